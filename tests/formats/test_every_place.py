"""Whatever stands at any place of what conferences publish, what is read of it is text that prints, and is kept."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import as_format

from ai4earth_cli.errors import UserError
from ai4earth_cli.formats import reader_of
from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.toml.reader import loads
from ai4earth_cli.schedule.model import Given, Talk
from ai4earth_cli.store.caches import kept
from ai4earth_cli.text.printable import one_line

SCHEDULE = loads("""
[workshop]
title = "Earth"
subtitle = "Fifth"
date = 2020-04-26
timezone = "Europe/Berlin"
url = "https://ai4earth.example/"
livestream = "https://live.example/w"
chat = "https://chat.example"
contact = "hello@ai4earth.example"
notices = ["Bring a cup."]
updated = 2020-04-28T17:56:50-07:00
[[section]]
title = "Solid Earth"
chairs = ["Kelly Rock"]
[[section.talk]]
title = "Waves"
subtitle = "And more"
type = "Keynote"
speakers = ["Ann Bee", { name = "Carl Dee", affiliation = "Yale", url = "https://c.example" }]
authors = ["Eve Fox"]
start = "09:10"
end = "09:35"
room = "A"
language = "en"
abstract = "Waves.\\n\\nMore waves."
video = "https://v.example/1"
paper = "https://p.example/1"
links = [{ title = "Code", url = "https://code.example" }]
""")
NOW = dt.datetime(2020, 4, 26, tzinfo=dt.UTC)
PUBLISHED = {
    name: as_format(name, Edition(SCHEDULE, SCHEDULE.talks, NOW, NOW))
    for name in ("ics", "json", "xml", "markdown", "html")
}
IN_JSON = ("\x1b[31mX\u202e", "  X  ", "\x1f", "\x1e", "\x9b2J", "\u2028", "\ud800", "")
IN_XML = ("&#x9b;2J", "\u202e", "  X  ", "\u2028", "&#x85;", "")
IN_LINES = ("\x1b[31mX\u202e", "  X  ", "\x1f", "\x1e", "\x9b2J", "\u2028")


def texts(value: object) -> Iterator[str]:
    """Yield every text in a schedule; of an abstract each line."""
    if isinstance(value, str):
        yield value
    if isinstance(value, Talk) and value.abstract:
        yield from value.abstract.split("\n")
        value = value._replace(abstract=None)
    if isinstance(value, tuple):
        for part in value:
            yield from texts(part)


def check(name: str, data: bytes) -> None:
    """Read it, if it can be; what is kept of it is the same."""
    try:
        schedule = reader_of(name).read(data, Given(dt.UTC, NOW.date())).schedule
    except UserError:
        return
    if schedule is None:
        return
    assert [text for text in texts(schedule) if one_line(text) != text] == []
    assert all(talk.title and talk.id for talk in schedule.talks)
    kept.keep(data, name, schedule)
    assert repr(kept.recalled(data, name)) == repr(schedule)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the path and the text of each leaf that is one."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield from leaves(part, (*path, key))
    if isinstance(value, str):
        yield path, value


def with_leaf(value: Any, path: tuple[str | int, ...], text: str) -> Any:
    """Return the value with another text at that path."""
    if not path:
        return text
    changed = value.copy()
    changed[path[0]] = with_leaf(value[path[0]], path[1:], text)
    return changed


def around(text: str, wrong: str) -> tuple[str, ...]:
    """Return a text with something wrong before it, behind it, and in its place."""
    return wrong + text, text + wrong, wrong


@pytest.mark.no_cover
def test_each_leaf_of_json() -> None:
    """Types of links among them, which become titles."""
    published = json.loads(PUBLISHED["json"])
    (event,) = published["schedule"]["conference"]["days"][0]["rooms"]["A"]
    event["links"] += [
        {"url": "https://l.example/x", "type": "code"},
        {"url": "https://l.example/y", "type": "repository"},
    ]
    for path, text in leaves(published):
        for wrong in IN_JSON:
            for other in around(text, wrong):
                check("json", json.dumps(with_leaf(published, path, other)).encode())


@pytest.mark.no_cover
def test_each_text_and_attribute_of_xml() -> None:
    """Types of links among them."""
    published = PUBLISHED["xml"].replace("<links>", '<links><link href="https://l.example/x" type="code"></link>', 1)
    assert "l.example" in published
    for found in re.finditer(r'>([^<>\n]+)<|="([^"]*)"', published):
        start, end = found.span(found.lastindex or 0)
        for wrong in IN_XML:
            for other in around(found[found.lastindex or 0], wrong):
                check("xml", f"{published[:start]}{other}{published[end:]}".encode())


@pytest.mark.no_cover
@pytest.mark.parametrize("product", ["ours", "another's"])
def test_each_property_of_a_calendar(product: str) -> None:
    """And each part of what stands in a description; a title, too, may be missing."""
    lines = PUBLISHED["ics"].replace("\r\n ", "").split("\r\n")
    if product != "ours":
        lines = [line for line in lines if not line.startswith(("PRODID", "X-"))]
    for place, line in enumerate(lines):
        name, _, value = line.partition(":")
        for wrong in IN_LINES:
            others = [f"{name}:{other}" for other in around(value, wrong)]
            others += [f"{name}:" + value.replace(sign, f"{sign}{wrong}") for sign in ("\\n", ": ") if sign in value]
            others += [f"{name}:" + value.replace("@", f"{wrong}@")]
            for other in ["", f"{name}:", *others]:
                check("ics", "\r\n".join([*lines[:place], other, *lines[place + 1 :]]).encode())


@pytest.mark.no_cover
@pytest.mark.parametrize("name", ["markdown", "html"])
def test_each_line_of_a_page(name: str) -> None:
    """In several places."""
    lines = PUBLISHED[name].split("\n")[:200]
    for place, line in enumerate(lines):
        for wrong in (*IN_LINES, "&#27;", "&#8238;"):
            for within in range(0, min(len(line), 60), 12):
                other = line[:within] + wrong + line[within:]
                check(name, "\n".join([*lines[:place], other, *lines[place + 1 :]]).encode())
