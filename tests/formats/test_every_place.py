"""Whatever stands at any place of what conferences publish, what is read of it is text that prints, and is kept."""

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import fuzz
import pytest
from conftest import as_format

from ai4earth_cli.errors import UserError
from ai4earth_cli.formats import reader_of
from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.toml.reader import loads
from ai4earth_cli.schedule.model import Given, Speaker, Talk
from ai4earth_cli.store.caches import kept
from ai4earth_cli.text.printable import one_line

SMALL = loads(fuzz.SMALL)
TALK = SMALL.talks[0]._replace(subtitle="And more", authors=(Speaker("Eve Fox"),), paper="https://p.example/1")
SCHEDULE = SMALL._replace(talks=(TALK,))
NOW = dt.datetime(2020, 4, 26, tzinfo=dt.UTC)
PUBLISHED = {
    name: as_format(name, Edition(SCHEDULE, SCHEDULE.talks, NOW, NOW)) for name in ("ics", "json", "xml", "markdown")
}
IN_JSON = ("\x1b[31mX\u202e\x9b", "  X  ", "\x1f\x1e", "\u2028", "\ud800", "")
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


def check(name: str, published: Iterable[bytes]) -> None:
    """Read what can be read, which is most of it; what is kept of it is the same."""
    read = [_is_read(name, data) for data in published]

    assert sum(read) > len(read) / 2


def _is_read(name: str, data: bytes) -> bool:
    try:
        schedule = reader_of(name).read(data, Given(dt.UTC, NOW.date())).schedule
    except UserError:
        return False
    if schedule is None:
        return False
    assert [text for text in texts(schedule) if one_line(text) != text] == []
    assert all(talk.title and talk.id for talk in schedule.talks)
    kept.keep(data, name, schedule)
    assert repr(kept.recalled(data, name)) == repr(schedule)
    return True


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
    event["links"] += [{"url": f"https://l.example/{kind}", "type": kind} for kind in ("code", "repository")]
    check(
        "json",
        (
            json.dumps(with_leaf(published, path, other)).encode()
            for path, text in leaves(published)
            for wrong in IN_JSON
            for other in around(text, wrong)
        ),
    )


@pytest.mark.no_cover
def test_each_text_and_attribute_of_xml() -> None:
    """Types of links among them."""
    published = PUBLISHED["xml"].replace("<links>", '<links><link href="https://l.example/x" type="code"></link>', 1)
    assert "l.example" in published
    places = [found.span(found.lastindex or 0) for found in re.finditer(r'>([^<>\n]+)<|="([^"]*)"', published)]
    check(
        "xml",
        (
            f"{published[:start]}{other}{published[end:]}".encode()
            for start, end in places
            for wrong in IN_XML
            for other in around(published[start:end], wrong)
        ),
    )


@pytest.mark.no_cover
@pytest.mark.parametrize("product", ["ours", "another's"])
def test_each_property_of_a_calendar(product: str) -> None:
    """And each part of what stands in a description; a title, too, may be missing."""
    lines = PUBLISHED["ics"].replace("\r\n ", "").split("\r\n")
    if product != "ours":
        lines = [line for line in lines if not line.startswith(("PRODID", "X-"))]
    check(
        "ics",
        (
            "\r\n".join([*lines[:place], other, *lines[place + 1 :]]).encode()
            for place, line in enumerate(lines)
            for wrong in IN_LINES
            for other in properties(line, wrong)
        ),
    )


def properties(line: str, wrong: str) -> Iterator[str]:
    """Yield a line of a calendar with something wrong around each of its parts, without its value, and none at all."""
    name, _, value = line.partition(":")
    yield from ("", f"{name}:", *(f"{name}:{other}" for other in around(value, wrong)))
    yield from (f"{name}:{value.replace(sign, f'{sign}{wrong}')}" for sign in ("\\n", ": ") if sign in value)
    if "@" in value:
        yield f"{name}:{value.replace('@', f'{wrong}@')}"


@pytest.mark.no_cover
def test_each_line_of_a_page() -> None:
    """In several places; a page in HTML leads to a schedule, and is none."""
    lines = PUBLISHED["markdown"].split("\n")
    check(
        "markdown",
        (
            "\n".join([*lines[:place], line[:within] + wrong + line[within:], *lines[place + 1 :]]).encode()
            for place, line in enumerate(lines)
            for wrong in (*IN_LINES, "&#27;", "&#8238;")
            for within in range(0, min(len(line), 60), 12)
        ),
    )
