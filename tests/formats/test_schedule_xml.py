"""schedule.xml: valid by its XSDs, the same as schedule.json, and XML whatever the text."""

import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import as_format
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from odd_schedules import NOW, ODD, edition, odd_edition

from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.schedule.model import Schedule, Section, Span, Speaker, Talk

VALIDATORS = Path(__file__).parents[1] / "validators"
NEWER = etree.XMLSchema(file=VALIDATORS / "schedule.xml.xsd")
OLDER = etree.XMLSchema(file=VALIDATORS / "schedule-without-person.xml.xsd")


def valid(edition: Edition) -> Any:
    """Return what is read from the edition's schedule.xml, which both XSDs find no fault with.

    The older one does not know that links have types, so they are taken away before it looks.
    """
    root = etree.fromstring(as_format("xml", edition).encode())
    NEWER.assertValid(root)
    untyped = etree.fromstring(as_format("xml", edition).encode())
    for link in untyped.iter("link"):
        del link.attrib["type"]
    OLDER.assertValid(untyped)
    return root


def event_as_json(event: Any) -> dict[str, Any]:
    """Return an event of schedule.xml as schedule.json has it, so far as both know the same."""
    return {
        "guid": event.get("guid"),
        "id": int(event.get("id")),
        **{child.tag: child.text or "" for child in event if len(child) == 0},
        "persons": [{"guid": person.get("guid"), "name": person.text} for person in event.find("persons")],
        "links": [{"title": a.text, "url": a.get("href"), "type": a.get("type")} for a in event.find("links")],
        "attachments": [],
    }


def json_event(event: dict[str, Any]) -> dict[str, Any]:
    """Return an event of schedule.json without what schedule.xml has no place for."""
    persons = [{"guid": person["guid"], "name": person["name"]} for person in event["persons"]]
    own = {key: value for key, value in event.items() if key != "end"} | {"persons": persons}
    hours, minutes = event["duration"].split(":")
    if int(hours) >= 100:
        own["duration"] = f"{int(hours) // 24}:{int(hours) % 24:02}:{minutes}"
    no_page = event["url"].startswith("urn:")
    return {key: value for key, value in own.items() if value is not None and not (key == "url" and no_page)}


def test_workshop_is_written_whole(schedule: Schedule, golden: Callable[[str, str], None]) -> None:
    """The workshop's schedule.xml is the golden file, and valid."""
    valid(edition(schedule))

    golden("export/workshop.xml", as_format("xml", edition(schedule)))


@pytest.mark.parametrize("name", ["days", "night", "untimed", "empty", "long"])
def test_xml_says_what_json_says(name: str) -> None:
    """Both files have the same days, rooms and events, with the same ids and guids."""
    root = valid(odd_edition(name))
    conference = json.loads(as_format("json", odd_edition(name)))["schedule"]["conference"]

    days = [
        {
            "index": int(day.get("index")),
            "date": day.get("date"),
            "day_start": day.get("start"),
            "day_end": day.get("end"),
            "rooms": {room.get("name"): [event_as_json(event) for event in room] for room in day},
        }
        for day in root.iter("day")
    ]

    assert days == [
        day | {"rooms": {room: [json_event(event) for event in events] for room, events in day["rooms"].items()}}
        for day in conference["days"]
    ]
    assert root.findtext("conference/acronym") == conference["acronym"]
    assert {room.get("guid") for room in root.iter("room") if room.get("guid")} == {
        room["guid"] for room in conference["rooms"]
    }


@pytest.mark.parametrize(
    ("length", "written"),
    [
        (dt.timedelta(minutes=20), "00:20"),
        (dt.timedelta(hours=99, minutes=59), "99:59"),
        (dt.timedelta(hours=99, minutes=59, seconds=1), "4:04:00"),
        (dt.timedelta(hours=105), "4:09:00"),
        (dt.timedelta(days=99, hours=23, minutes=59), "99:23:59"),
        (dt.timedelta(days=100, hours=1), "99:01:00"),
    ],
)
def test_length_has_days_where_two_digits_of_hours_are_too_few(length: dt.timedelta, written: str) -> None:
    """As readers of three parts take it: D:HH:MM. The schema has two digits for days, too."""
    talk = Talk("t", Section("s", "S"), "T", span=Span(NOW, NOW + length))
    root = valid(edition(odd_edition("days").schedule._replace(talks=(talk,))))

    assert [found.text for found in root.iter("duration")] == [written]


def test_day_begins_when_its_night_is_over() -> None:
    """A day is from one `day_start` to the next, later if clocks skip that time; the last day is that of the last end."""
    root = valid(odd_edition("night"))

    assert [(*dict(day.attrib).values(), *day.xpath("room/event/title/text()")) for day in root.iter("day")] == [
        ("1", "2027-03-26", "2027-03-26T02:30:00+01:00", "2027-03-27T02:30:00+01:00", "Film"),
        ("2", "2027-03-27", "2027-03-27T02:30:00+01:00", "2027-03-28T03:30:00+02:00", "Breakfast", "Exhibition"),
    ]
    assert [root.findtext(f"conference/{name}") for name in ("start", "end", "days")] == [
        "2027-03-26",
        "2027-03-29",
        "2",
    ]


def test_people_have_one_number_each() -> None:
    """A person who gives two talks has the same number in both, and nobody else has it."""
    people = [(person.text, person.get("id")) for person in valid(odd_edition("days")).iter("person")]

    assert [name for name, _ in people] == ["Ann Lee", "Bo Ek", "Bo Ek", "Cy Fox", "Di Gil"]
    assert len(set(people)) == len({number for _, number in people}) == 4


@pytest.mark.parametrize("name", ODD)
def test_odd_schedule_is_valid(name: str) -> None:
    """Days, rooms, hostile text, no times and no talks make a valid file with the workshop's zone, if it has a name."""
    schedule = odd_edition(name).schedule

    assert valid(odd_edition(name)).findtext("conference/time_zone_name") == getattr(schedule.timezone, "key", None)


def test_what_xml_cannot_carry_is_left_out() -> None:
    """Control characters, lone surrogates and non-characters vanish, and lines end as XML reads them."""
    talk = Talk("t", Section("s", "S"), "a\0\x1b\ud800\ufffe b", span=Span(NOW, NOW + dt.timedelta(hours=1)))
    schedule = odd_edition("empty").schedule._replace(talks=(talk._replace(abstract="c\r\nd\re\x0b\x85\u2028😀"),))

    event = valid(edition(schedule)).find("day/room/event")

    assert (event.findtext("title"), event.findtext("abstract")) == ("a b", "c\nd\ne\u2028😀")


texts = st.text(min_size=1)


@given(title=texts, name=texts, id_=texts, zone=st.timezones())
def test_any_text_makes_a_valid_file(title: str, name: str, id_: str, zone: dt.tzinfo) -> None:
    """Whatever titles, names, ids and zones hold, the file is valid and says the same, control characters apart."""
    section, span = Section(name, name), Span(NOW, NOW + dt.timedelta(minutes=20))
    talk = Talk(id_, section, title, name, (Speaker(name, title),), span, (name,))
    schedule = Schedule(title, NOW.date(), zone, (section,), (talk,), title)

    root = valid(edition(schedule))

    said = (root.findtext("conference/title"), root.findtext("day/room/event/title"), root.findtext(".//person"))
    assert said == (in_xml(title), in_xml(title), in_xml(name))


def in_xml(text: str) -> str:
    """Return `text` with its lines ended by a line feed, and without control characters."""
    ended = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]", "", ended)


@given(st.from_regex(r"https?://[^\s/?#<>\"]+[^\s<>\"]*", fullmatch=True))
def test_any_address_makes_a_valid_file(url: str) -> None:
    """Every address that a schedule file may have is a valid one in the file."""
    schedule = odd_edition("long").schedule

    valid(edition(schedule._replace(url=url, talks=(schedule.talks[0]._replace(website=url),))))
