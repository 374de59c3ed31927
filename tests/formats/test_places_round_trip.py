"""Rooms, and what is cancelled, written into the formats of conference apps and calendars, and read back from them."""

import datetime as dt

import pytest
from conftest import as_format

from ai4earth_cli.formats import reader_of
from ai4earth_cli.formats.toml.reader import loads
from ai4earth_cli.schedule.changes import differences
from ai4earth_cli.schedule.model import Edition, Given, Schedule

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


def test_what_is_cancelled_is_so_by_the_status_of_a_calendar() -> None:
    """Its title is the one it had, and so is one that begins like that."""
    found = read_back("ics", loads(TEXT.replace("Flight", "Cancelled: a flight")))

    assert {talk.title for talk in found.talks if not talk.cancelled} == {
        *("Fog", "Ice", "Lunch", "Dinner", "Cancelled: a flight"),
    }
    assert [talk.title for talk in found.talks if talk.cancelled] == ["Sun"]


@FORMATS
def test_nothing_has_changed_in_what_was_published(name: str) -> None:
    """Two rooms are told as one, which is none else."""
    assert differences(read_back(name), SCHEDULE, same_format=False) == ()
