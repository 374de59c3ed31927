"""Schedules that nobody would write, and what the reader must hold to with all of them."""

import datetime as dt
import io
import json
from typing import Any

from fuzz import check, mutated
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from ai4earth_cli import records
from ai4earth_cli.formats.toml import reader
from ai4earth_cli.schedule import review
from ai4earth_cli.schedule.model import View
from ai4earth_cli.screens.programme import programme_screen
from ai4earth_cli.text.printable import JOINERS, one_line
from ai4earth_cli.when.zone import iana_zone


@given(st.integers(min_value=0))
def test_mutated_files_are_read_or_faulted_on_lines_that_exist(seed: int) -> None:
    """Real files with lines and tokens changed; tests/fuzz.py does the same for as long as one likes."""
    check(mutated(seed))


@given(st.text())
def test_any_text_is_read_or_faulted(text: str) -> None:
    """Even if it was never TOML."""
    check(text)


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
TITLE = st.one_of(st.from_regex(r"[A-Za-z]\w{0,20}", fullmatch=True), TEXT)
CLOCK = st.times().map(lambda time: f"{time:%H:%M}")
TIME = st.one_of(CLOCK, TEXT, st.integers(), st.booleans())
TALK = st.fixed_dictionaries(
    {"title": TITLE},
    optional={
        "start": TIME,
        "end": TIME,
        "duration": st.sampled_from(["20m", "1h", "3 days", "0m", ""]),
        "type": st.sampled_from(["Break", "Talk", ""]),
        "speakers": st.lists(st.one_of(TEXT, st.fixed_dictionaries({"name": TEXT}, optional={"url": TEXT}))),
        "room": TEXT,
        "cancelled": st.booleans(),
        "video": st.sampled_from(["https://v", "http://v", "ftp://v"]),
        "unknown": TEXT,
    },
)


def inline(value: Any) -> str:
    """Return a value as TOML writes it on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {inline(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    return json.dumps(value).replace("\x7f", "\\u007f") if not isinstance(value, str) else basic_string(value)


def basic_string(text: str) -> str:
    """Return a TOML basic string, every letter but the plainest by its number."""
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\U{ord(c):08x}" for c in text) + '"'


HEAD = 'workshop = { title = "W", date = 2020-04-26, timezone = "America/Los_Angeles" }\n'


@given(st.lists(st.fixed_dictionaries({"title": TITLE}, optional={"talk": st.lists(TALK), "chairs": st.lists(TEXT)})))
def test_built_schedules_are_read_or_faulted(sections: list[dict[str, Any]]) -> None:
    """Though each key may have what is another's."""
    check(f"{HEAD}section = {inline(sections)}\n")


NAME = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=90).filter(one_line)
TIMES = st.fixed_dictionaries({"start": CLOCK, "duration": st.sampled_from(["20m", "1h", "3 days", "0m"])})
PLAIN_TALK = st.fixed_dictionaries(
    {"title": NAME},
    optional={
        "type": st.sampled_from(["Break", "Talk"]),
        "speakers": st.lists(NAME, max_size=5, unique_by=one_line),
        "room": NAME,
        "cancelled": st.booleans(),
        "video": st.just("https://v.example"),
    },
)
TALKS = st.lists(st.builds(lambda talk, times: talk | times, PLAIN_TALK, TIMES | st.just({})), min_size=1, max_size=4)


@settings(max_examples=40)  # the screens take their time
@given(st.lists(st.tuples(NAME, TALKS), min_size=1, max_size=2))
def test_built_schedules_are_shown(sections: list[tuple[str, list[dict[str, Any]]]]) -> None:
    """Whatever their texts are: in lines that fit, which nothing had to squeeze."""
    named = [{"title": f"{place} {title}", "talk": talks} for place, (title, talks) in enumerate(sections)]
    text = f"{HEAD}section = {inline(named)}\n"
    check(text)
    schedule, faults = reader.described(text)
    assert schedule, faults

    now = dt.datetime(2020, 4, 26, 17, 40, tzinfo=dt.UTC)
    view = View(schedule, now, (iana_zone("Pacific/Auckland"), iana_zone("Asia/Kathmandu")))
    json.loads(records.as_json(records.answer(view, talks=records.talks(view, schedule.talks))))
    assert {line.count("\t") for line in records.talk_lines(view, schedule.talks)} == {8}
    assert {doubt.talk for doubt in review.doubts(schedule, now) if doubt.talk} <= set(schedule.talks)
    paper = io.StringIO()
    screen = Console(file=paper)
    for part in programme_screen(view, schedule.talks, 50, clickable=False):
        screen.print(part, markup=False, width=50 if isinstance(part, Text) else 80)
    shown = paper.getvalue().splitlines()
    assert [line for line in shown if cell_len(line) > 50] == []
    assert {letter for line in shown for letter in line if not letter.isprintable()} <= set(JOINERS)
