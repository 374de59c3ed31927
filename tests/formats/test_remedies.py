"""What faults and warnings say to write can be pasted: it is TOML, and read."""

import datetime as dt
import re
import tomllib

import pytest

from ai4earth_cli.formats.toml.reader import described

NOW = dt.datetime(2020, 5, 1, tzinfo=dt.UTC)
WORKSHOP = {"title": '"W"', "date": "2020-04-26", "timezone": '"America/Los_Angeles"'}
VALUE = r'"[^"]*"|\{[^}]*\}|\d{4}-\d\d-\d\d(?:T[\d:.]+\d(?:[+-]\d\d:\d\d)?)?|\d\d:\d\d:\d\d|true|false|\d+(?= or more)'
REMEDY = re.compile(rf"(?:\b(?P<key>[a-z]+) = |(?<= ))(?P<value>{VALUE})")


def document(talk: str = "", **workshop: str) -> str:
    """Return a schedule file with those lines in its talk, and those values in its workshop; an empty one leaves out."""
    values = {**WORKSHOP, **workshop}
    head = "".join(f"{key} = {value}\n" for key, value in values.items() if value)
    return f'[workshop]\n{head}[[section]]\ntitle = "S"\n[[section.talk]]\ntitle = "T"\n{talk}\n'


def mended(text: str, line: int, remedy: re.Match[str]) -> str:
    """Return the text with the remedy in it: in place of the value on the line, or of the item, or as a line below."""
    lines = text.splitlines()
    there, equals, _ = lines[line - 1].partition(" = ")
    key, value = remedy["key"], remedy["value"]
    if not equals and not there.startswith("["):
        lines[line - 1] = value
    elif equals and key in {None, there}:
        lines[line - 1] = f"{there} = {value}"
    else:
        lines.insert(line, f"{key} = {value}")
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "remedies"),
    [
        (document(title=""), ['title = "…"']),
        (document(date=""), ["date = 2020-04-26"]),
        (document(timezone=""), ['timezone = "America/Los_Angeles"']),
        (document(timezone='"local"'), ['"America/Los_Angeles"']),
        (document(timezone='"IST"'), ['"Asia/Kolkata"', '"Asia/Jerusalem"', '"Europe/Dublin"']),
        (document(timezone='"springfield"'), ['"America/Chicago"', '"America/New_York"']),
        (document(date='"2020"'), ["2020-04-26"]),
        (document(updated="1"), ["2020-04-28T17:56:50-07:00"]),
        (document(updated="2020-11-01T01:30:00"), ["2020-11-01T01:30:00-07:00", "2020-11-01T01:30:00-08:00"]),
        (document(revision="-1"), ["0"]),
        (document('end = "09:30"'), ['start = "09:10"']),
        (document('duration = "20m"'), ['start = "09:10"']),
        (document('start = "09:30"'), ['duration = "20m"']),
        (document('start = "09:30"\nend = "09:10"'), ["end = 2020-04-27T09:10:00"]),
        (document('start = "09:30"\nend = 09:10:00.25'), ["end = 2020-04-27T09:10:00.250000"]),
        (document('start = "nine"\nduration = "20m"'), ['"09:10"', "09:10:00", "2020-04-26T09:10:00"]),
        (document('start = "09:10"\nduration = "20"'), ['"20m"', '"1h"', '"1h30m"']),
        (
            document('start = 2020-03-08T02:30:00.5\nduration = "20m"'),
            ["2020-03-08T01:30:00.500000-08:00", "2020-03-08T03:30:00.500000-07:00"],
        ),
        (  # clocks were put back by 4 minutes and 2 seconds, which no offset of TOML has
            document('start = 1883-11-18T12:01:00\nduration = "20m"', timezone='"America/New_York"'),
            ["1883-11-18T16:57:02+00:00", "1883-11-18T12:01:00-05:00"],
        ),
        (document('date = "Monday"'), ["2020-04-26"]),
        (document("cancelled = 1"), ["true", "false"]),
        (document("speakers = [\n3\n]"), ['{ name = "…", affiliation = "…" }']),
        (document("[[section.talk.speakers]]"), ['name = "…"']),
        (document('[[section.talk.links]]\ntitle = "Code"'), ['url = "https://…"']),
        (document().replace('title = "T"', ""), ['title = "…"']),
    ],
)  # fmt: skip
def test_each_remedy_of_a_fault_can_be_pasted(text: str, remedies: list[str]) -> None:
    """In place of what is wrong, or below where it is missing; the file is right then."""
    schedule, (fault,) = described(text)
    found = list(REMEDY.finditer(re.split(r"\b(?:[Ww]rite|Use)(?= )", fault.message)[-1]))

    assert schedule is None
    assert "\n" not in fault.shown("f.toml")
    assert [remedy[0] for remedy in found] == remedies
    for remedy in found:
        pasted = mended(text, fault.line, remedy)
        assert tomllib.loads(pasted)
        assert described(pasted)[1] == (), pasted


def test_table_that_is_missing_is_told_whole() -> None:
    """Its keys that have one kind of value are named alone."""
    _, (fault,) = described("")

    assert fault.message == 'it has no [workshop]: add the table, with title = "…", date and timezone.'
    assert tomllib.loads('[workshop]\ntitle = "…"\n')


def test_zone_with_choices_is_one_fault_on_one_line() -> None:
    """Each of them as the file has it, and where it is."""
    _, faults = described(document(timezone='"IST"'))

    assert [fault.shown("f.toml") for fault in faults] == [
        "f.toml:4: workshop: timezone: 'IST' stands for several time zones. Choose one: "
        '"Asia/Kolkata" (India, UTC+5:30); "Asia/Jerusalem" (Israel, UTC+3); "Europe/Dublin" (Ireland, UTC+1)'
    ]


def test_zone_that_is_unknown_is_not_to_be_the_events_own() -> None:
    """Which only whoever asks may say."""
    _, (fault,) = described(document(timezone='"qqqq"'))

    assert fault.message == (
        "timezone: No time zone is called 'qqqq'. Write one like Africa/Nairobi, Nairobi, Kenya or UTC+3."
    )
