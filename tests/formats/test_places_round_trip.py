"""Rooms, and what is cancelled, written into the formats of conference apps and calendars, and read back from them."""

import datetime as dt

import pytest
from conftest import as_format

from ai4earth_cli.formats import reader_of
from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.toml.reader import loads
from ai4earth_cli.schedule.changes import differences
from ai4earth_cli.schedule.model import Given, Schedule

TEXT = """\
workshop = { title = "Weather", date = 2020-04-26, timezone = "UTC" }
talk = [
  { title = "Lunch", start = "12:00", end = "13:00" },
  { title = "Dinner", start = "18:00", end = "19:00", room = "Weather" },
]
[[section]]
title = "Posters"
talk = [
  { title = "Fog", start = "9:00", end = "9:30" },
  { title = "Ice", start = "9:00", end = "9:30", room = "Posters", speakers = [{ name = "Ann", affiliation = "MIT" }] },
  { title = "Sun", start = "9:30", end = "9:40", room = "Aula", cancelled = true, speakers = ["Bob"] },
  { title = "Flight", start = "9:40", end = "9:50", room = ["Aula", "Bar"] },
]
"""
SCHEDULE = loads(TEXT)
NOW = dt.datetime(2020, 4, 26, tzinfo=dt.UTC)
FORMATS = pytest.mark.parametrize("name", ["ics", "json", "xml"])


def read_back(name: str, schedule: Schedule = SCHEDULE) -> Schedule:
    """Return a schedule as it is after it was written in a format."""
    written = as_format(name, Edition(schedule, schedule.talks, NOW, NOW)).encode()
    found = reader_of(name).read(written, Given())
    assert found.schedule
    assert found.faults == ()
    return found.schedule


@FORMATS
def test_room_that_is_called_like_a_section_stays_one(name: str) -> None:
    """What has no room gets none, neither its section nor the event."""
    found = {talk.title: talk for talk in read_back(name).talks}

    assert {title: talk.room for title, talk in found.items()} == {
        "Fog": None,
        "Ice": "Posters",
        "Sun": "Aula",
        "Flight": "Aula, Bar",
        "Lunch": None,
        "Dinner": "Weather",
    }
    assert [(person.name, person.affiliation) for person in found["Ice"].speakers] == [("Ann", "MIT")]
    assert found["Ice"].abstract is None


@FORMATS
def test_title_that_begins_as_of_what_is_cancelled_stays(name: str) -> None:
    """Whether it is or not; and a subtitle cancels nothing."""
    named = TEXT.replace('"Flight"', '"Cancelled: a flight", subtitle = "Cancelled"').replace(
        "Sun", "Cancelled: the sun"
    )
    schedule = loads(named.replace('"Ice"', '"Ice [cancelled]"').replace('"Lunch"', '"CANCELLED"'))
    found = read_back(name, schedule)

    assert {(talk.title, talk.cancelled) for talk in found.talks} == {
        ("Fog", False),
        ("Ice [cancelled]", False),
        ("Cancelled: the sun", True),
        ("Cancelled: a flight", False),
        ("CANCELLED", False),
        ("Dinner", False),
    }
    assert differences(found, schedule, same_format=False) == ()


@FORMATS
def test_nothing_has_changed_in_what_was_published(name: str) -> None:
    """Two rooms are told as one, which is none else."""
    assert differences(read_back(name), SCHEDULE, same_format=False) == ()
