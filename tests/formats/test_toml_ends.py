"""Talks of a schedule file that say no end: when they end, and what is said where nothing follows."""

import datetime as dt

import pytest
from conftest import as_format

from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.toml.reader import described, loads

NOW = dt.datetime(2020, 4, 26, tzinfo=dt.UTC)
HEAD = """\
[workshop]
title = "W"
date = 2020-04-26
timezone = "Europe/Berlin"
day_start = "04:00"
"""


def file(*rows: str) -> str:
    """Return a file of rows `section | title | start | end | rooms`, what has no section at its end."""
    sections: dict[str, list[str]] = {}
    for row in rows:
        section, title, start, end, rooms = (part.strip() for part in row.split("|"))
        keys = [f'title = "{title}"', f"start = {start}" if "T" in start else f'start = "{start}"']
        keys += [f'end = "{end}"'] if end else []
        keys += [f"room = {rooms.split()!r}"] if rooms else []
        sections.setdefault(section, []).append("\n".join(keys))
    parts = [HEAD]
    for section in sorted(sections, key=lambda name: name == ""):
        if section:
            parts.append(f'[[section]]\ntitle = "{section}"')
        table = "[[section.talk]]" if section else "[[talk]]"
        parts += [f"{table}\n{keys}" for keys in sections[section]]
    return "\n".join(parts) + "\n"


def times(*rows: str) -> list[str]:
    """Return the times of the talks of such a file by their titles, once it is known to be read back when it is written."""
    schedule = loads(file(*rows))
    assert loads(as_format("toml", Edition(schedule, schedule.talks, NOW, NOW))) == schedule
    spans = {talk.title: talk.span for talk in schedule.talks}
    return [
        f"{title} {' '.join(f'{moment.astimezone(schedule.timezone):%H:%M}' for moment in spans[title] or ())}"
        for title in sorted(spans)
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("S|A|9:00||", "S|B|9:20||", "S|C|9:50|10:00|"), ["A 09:00 09:20", "B 09:20 09:50", "C 09:50 10:00"]),
        (("S|B|9:20|10:00|", "S|A|9:00||"), ["A 09:00 09:20", "B 09:20 10:00"]),  # whatever the order of the file
        (("S|A|9:00||", "S|B|9:00||", "S|C|9:30|10:00|"), ["A 09:00 09:30", "B 09:00 09:30", "C 09:30 10:00"]),
        (("S|A|9:00||", "T|B|9:10|9:20|", "S|C|9:30|10:00|"), ["A 09:00 09:30", "B 09:10 09:20", "C 09:30 10:00"]),
        (("S|A|9:00||R", "T|B|9:10|9:20|R", "S|C|9:30|10:00|R"), ["A 09:00 09:10", "B 09:10 09:20", "C 09:30 10:00"]),
        (("S|A|9:00||R", "S|B|9:10|9:20|Q", "S|C|9:30|10:00|R"), ["A 09:00 09:30", "B 09:10 09:20", "C 09:30 10:00"]),
        (("S|A|9:00||R Q", "T|B|9:10|9:20|Q P"), ["A 09:00 09:10", "B 09:10 09:20"]),
        (("S|A|9:00||R", "S|Break|9:10|9:20|", "S|C|9:30|10:00|R"), ["A 09:00 09:10", "Break 09:10 09:20", "C 09:30 10:00"]),
        (("S|Break|9:00||", "S|B|9:10|9:20|R"), ["B 09:10 09:20", "Break 09:00 09:10"]),
        (("|A|9:00||R", "|Lunch|9:30|10:00|"), ["A 09:00 09:30", "Lunch 09:30 10:00"]),
        (("S|A|23:50||", "S|B|2020-04-27T00:20:00||", "S|C|2020-04-27T03:00:00|03:30|"),  # the night is of that day
         ["A 23:50 00:20", "B 00:20 03:00", "C 03:00 03:30"]),
    ],
)  # fmt: skip
def test_talk_ends_when_the_next_of_its_section_or_room_starts(rows: tuple[str, ...], expected: list[str]) -> None:
    """Of its section, what is in another room is not the next; and no talk of another day is."""
    assert times(*rows) == expected


NOTHING = "it has a start but no end, and nothing follows it that day"
ADD = 'add its end, or duration = "20m".'


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (("S|A|9:00||", "S|B|9:20||"), [f"14: section 'S', talk 2 'B': {NOTHING} in its section: {ADD}"]),
        (("S|A|9:00||", "T|B|9:20|9:30|"), [f"11: section 'S', talk 1 'A': {NOTHING} in its section: {ADD}"]),
        (("S|A|9:00||R", "S|B|9:20|9:30|Q"), [f"11: section 'S', talk 1 'A': {NOTHING} in its room: {ADD}"]),
        (("|A|9:00||", "S|B|9:20|9:30|"), [f"15: talk 1 'A': {NOTHING}: {ADD}"]),
        (("S|A|9:00||", "S|B|2020-04-27T09:00:00|9:30|"), [f"11: section 'S', talk 1 'A': {NOTHING} in its section: {ADD}"]),
        (("S|A|9:00||", "S|B|9.61|9:30|"),  # once that is right, it may end A
         ['14: section \'S\', talk 2 \'B\': start: "9.61" is not a time. Use "09:10", 09:10:00, 2020-04-26T09:10:00 or that '
          "with an offset."]),
    ],
)  # fmt: skip
def test_last_talk_needs_an_end(rows: tuple[str, ...], said: list[str]) -> None:
    """Of the day, in its section and its rooms."""
    schedule, faults = described(file(*rows))

    assert schedule is None
    assert [f"{fault.line}: {fault.where}: {fault.message}" for fault in faults] == said


def test_two_talks_of_one_id_are_one_fault() -> None:
    """Of which one says no end, and is followed by the other."""
    text = file("S|A|9:00||", "S|B|9:20|9:30|").replace("\nstart =", '\nid = "x"\nstart =')

    assert [fault.message for fault in described(text)[1]] == [
        "its id 'x' is already that of section 'S', talk 1 'A': give it another."
    ]


def test_delay_is_counted_from_the_plan() -> None:
    """A talk without an end is as long as it was planned."""
    text = file("S|A|9:00||", "S|B|9:20|10:00|") + '[[delay]]\nfrom = "9:10"\nby = "10m"\n'

    first = loads(text).talks[0]
    assert [f"{span.start:%H:%M} {span.end:%H:%M}" for span in (first.planned, first.span) if span] == [
        "07:00 07:20",
        "07:00 07:30",
    ]
