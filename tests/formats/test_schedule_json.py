"""schedule.json: valid by its schema, and what conference apps read in it."""

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
from jsonschema import Draft6Validator, FormatChecker
from odd_schedules import NOW, ODD, edition, odd_edition

from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.toml.reader import loads
from ai4earth_cli.schedule.model import Link, Schedule, Section, Span, Speaker, Talk

SCHEMA = Path(__file__).parents[1] / "validators" / "schedule.schema.json"


def is_rfc_3339(text: str) -> bool:
    """Whether `text` is a date and time with an offset, which jsonschema does not check by itself."""
    return dt.datetime.fromisoformat(text).tzinfo is not None


def is_uri(text: str) -> bool:
    """Whether `text` has a scheme and, after it, what RFC 3986 allows where it allows it."""
    part = r"[\w!$&'()*+,;=:@/?.~%-]"
    host = r"([^\[\]@]*@)?(\[[\da-fA-F:.]+\]|[^\[\]:@]*)(:\d*)?"
    pattern = rf"urn:uuid:[\da-f-]{{36}}|https?://(?P<host>[^/?#]*){part}*(#{part}*)?"
    found = re.fullmatch(pattern, text, re.ASCII)
    broken = re.search(r"%(?![\da-fA-F]{2})", text)
    return bool(found and not broken and re.fullmatch(host, found["host"] or ""))


FORMATS = FormatChecker()
FORMATS.checks("date-time", raises=ValueError)(is_rfc_3339)
FORMATS.checks("uri")(is_uri)
VALIDATOR = Draft6Validator(json.loads(SCHEMA.read_text(encoding="utf-8")), format_checker=FORMATS)


def valid(edition: Edition) -> Any:
    """Return what is read from the edition's schedule.json, which the schema finds no fault with."""
    document = json.loads(as_format("json", edition))
    assert [error.message for error in VALIDATOR.iter_errors(document)] == []
    return document["schedule"]["conference"]


def events(edition: Edition) -> list[Any]:
    """Return the events of all days and rooms."""
    return [event for day in valid(edition)["days"] for room in day["rooms"].values() for event in room]


def test_workshop_is_written_whole(schedule: Schedule, golden: Callable[[str, str], None]) -> None:
    """The workshop's schedule.json is the golden file, and valid."""
    valid(edition(schedule))

    golden("export/workshop.json", as_format("json", edition(schedule)))


@pytest.mark.parametrize("name", ODD)
def test_odd_schedule_is_valid(name: str) -> None:
    """Days, rooms, hostile text, no times and no talks make a valid file, with every talk that has a time once."""
    timed = [talk.title for talk in odd_edition(name).talks if talk.span]

    written = [event["title"].removeprefix("Cancelled: ") for event in events(odd_edition(name))]

    assert sorted(written) == sorted(timed)


def test_talks_are_under_the_workshops_own_days_and_rooms() -> None:
    """A talk past midnight stays on its day, days have their own offsets, and a talk without a room gets one."""
    conference = valid(odd_edition("days"))

    assert [
        (day["index"], day["day_start"], day["day_end"], {room: len(talks) for room, talks in day["rooms"].items()})
        for day in conference["days"]
    ] == [
        (1, "2020-10-24T09:00:00+02:00", "2020-10-25T00:20:00+02:00", {"Hall 1": 1, "Hall 2": 1, "Waves": 2}),
        (2, "2020-10-25T09:00:00+01:00", "2020-10-25T10:00:00+01:00", {"Soil": 1}),
    ]
    assert (conference["daysCount"], conference["timeslot_duration"]) == (2, "00:10")
    assert [room["name"] for room in conference["rooms"]] == ["Hall 1", "Hall 2", "Waves", "Soil"]


def test_event_says_all_that_is_known() -> None:
    """An event has its talk's type, language, abstract, people with affiliation and page, and typed links."""
    opening = events(odd_edition("days"))[0]

    assert opening == {
        "guid": "441dc629-121a-5e61-a688-452932039980",
        "id": 940550,
        "date": "2020-10-24T09:00:00+02:00",
        "start": "09:00",
        "end": "2020-10-24T09:30:00+02:00",
        "duration": "00:30",
        "room": "Hall 1",
        "slug": "quake_days_2020-940550-opening",
        "url": "https://example.org/opening",
        "title": "Opening",
        "subtitle": "",
        "track": "Waves",
        "type": "Talk",
        "language": "de",
        "abstract": "First.\nSecond.",
        "description": "Ann Lee, MIT",
        "persons": [
            {
                "guid": "993fc413-f508-54fb-b581-fc208aa3c25a",
                "name": "Ann Lee",
                "public_name": "Ann Lee",
                "url": "https://example.org/~ann",
            },
            {"guid": "bf42c29c-ea6b-513d-8d2e-1afe6dece4f5", "name": "Bo Ek", "public_name": "Bo Ek"},
        ],
        "links": [
            {"title": "Video", "url": "https://example.org/opening", "type": "media"},
            {"title": "Ann Lee", "url": "https://example.org/~ann", "type": "web"},
        ],
        "attachments": [],
    }


def test_cancelled_talk_and_break_say_so() -> None:
    """What is cancelled stays in the file and says so in its title; a break is of type Break."""
    found = {event["title"]: event["type"] for event in events(odd_edition("days"))}

    assert found == {
        "Opening": "Talk",
        "Panel": "",
        "Cancelled: Lunch": "Break",
        "Cancelled: Night walk": "",
        "After the clocks went back": "",
    }


def test_links_have_the_types_of_the_schema() -> None:
    """Video, paper, slides, website and other links are media, paper, slides, web and related."""
    schedule = odd_edition("long").schedule
    talk = schedule.talks[0]._replace(
        video="https://example.org/video",
        paper="https://example.org/paper",
        slides="https://example.org/slides",
        website="https://example.org/website",
        links=(Link("Code", "https://example.org/ä b"),),
    )

    links = events(edition(schedule._replace(talks=(talk,))))[0]["links"]

    assert [(link["type"], link["title"], link["url"]) for link in links] == [
        ("media", "Video", "https://example.org/video"),
        ("paper", "Paper", "https://example.org/paper"),
        ("slides", "Slides", "https://example.org/slides"),
        ("web", "Website", "https://example.org/website"),
        ("related", "Code", "https://example.org/%C3%A4%20b"),
    ]


def test_event_url_is_the_nearest_page_there_is() -> None:
    """A talk's page is its website, else the workshop's, else its first link; without any the URL opens nothing."""
    schedule = odd_edition("long").schedule._replace(url="https://example.org/")
    talk = schedule.talks[0]._replace(website="https://example.org/west")
    bare = talk._replace(website=None, slides=None)
    known = [(schedule, talk), (schedule, bare), (schedule._replace(url=None), talk._replace(website=None))]

    urls = [events(edition(where._replace(talks=(what,))))[0]["url"] for where, what in known]
    nothing = events(edition(schedule._replace(url=None, talks=(bare,))))[0]

    assert urls == ["https://example.org/west", "https://example.org/", "https://example.org/map"]
    assert nothing["url"] == f"urn:uuid:{nothing['guid']}"


@pytest.mark.parametrize(
    ("name", "zone"),
    [("days", "Europe/Berlin"), ("hostile", "Asia/Tokyo"), ("untimed", None), ("empty", None)],
)
def test_zone_is_named_where_the_schema_knows_the_name(name: str, zone: str | None) -> None:
    """An offset has no name, and the schema allows none like Etc/GMT+5."""
    assert valid(odd_edition(name)).get("time_zone_name") == zone


def test_long_talk_has_all_its_hours() -> None:
    """A talk of 200 hours lasts 200:00; offsets before 1900 are in whole minutes."""
    event = events(odd_edition("long"))[0]

    assert (event["duration"], event["date"], event["end"]) == (
        "200:00",
        "1880-01-01T10:00:30-04:56",
        "1880-01-09T18:00:30-04:56",
    )


def test_schedule_without_times_has_its_date_as_a_day() -> None:
    """A schedule in which nothing has a time has one day, without rooms."""
    day = {
        "index": 1,
        "date": "2020-04-26",
        "day_start": "2020-04-26T00:00:00+05:30",
        "day_end": "2020-04-26T23:59:00+05:30",
        "rooms": {},
    }

    assert valid(odd_edition("untimed"))["days"] == [day]


def test_part_of_a_schedule_keeps_ids_and_guids(schedule: Schedule) -> None:
    """A filtered export, a changed time or title, other talks gone and a new one leave ids, guids and slugs as they were."""
    names = [(event["id"], event["guid"], event["slug"]) for event in events(edition(schedule))]
    section = [talk for talk in schedule.talks if talk.section and talk.section.id == "solid-earth"]
    more = section[0]._replace(id="new", title="New")
    later = [
        talk._replace(title="X", span=talk.span and talk.span._replace(end=talk.span.end + dt.timedelta(hours=1)))
        for talk in section
    ]
    changed = schedule._replace(talks=(*later, more))

    part = [
        (event["id"], event["guid"], event["slug"]) for event in events(Edition(schedule, tuple(section), NOW, NOW))
    ]
    kept = [(event["id"], event["guid"], event["slug"]) for event in events(edition(changed))]

    assert [name for name in names if name in part] == part
    assert [name for name in kept if name in part] == part
    assert len(part) == 3
    assert len(kept) == 4


texts = st.text(min_size=1)


@given(title=texts, name=texts, id_=texts, zone=st.timezones())
def test_any_text_makes_a_valid_file(title: str, name: str, id_: str, zone: dt.tzinfo) -> None:
    """Whatever titles, names, ids and zones hold, the file is valid and says the same."""
    section, span = Section(name, name), Span(NOW, NOW + dt.timedelta(minutes=20))
    talk = Talk(id_, section, title, name, (Speaker(name, title),), span, (name,))
    schedule = Schedule(title, NOW.date(), zone, (section,), (talk,), title)

    conference = valid(edition(schedule))
    event = conference["days"][0]["rooms"][name][0]

    assert (conference["title"], event["title"], event["persons"][0]["name"]) == (title, title, name)
    assert dt.datetime.fromisoformat(event["date"]) == NOW


@given(st.from_regex(r"https?://[^\s/?#<>\"]+[^\s<>\"]*", fullmatch=True))
def test_any_address_makes_a_valid_file(url: str) -> None:
    """Every address that a schedule file may have comes out as an address of RFC 3986."""
    schedule = odd_edition("long").schedule

    valid(edition(schedule._replace(url=url, talks=(schedule.talks[0]._replace(website=url),))))


def test_minute_that_has_begun_counts_as_one_of_the_duration() -> None:
    """Durations have no seconds; none is shorter than its talk."""
    assert [event["duration"] for event in events(odd_edition("seconds"))] == ["00:21", "00:20", "00:01"]


@pytest.mark.parametrize(
    ("times", "timeslot"),
    [
        ([("10:00", "12:00"), ("14:00", "18:00")], "01:00"),
        ([("10:00", "11:00")], "01:00"),
        ([("10:00", "10:30"), ("10:30", "12:00")], "00:30"),
        ([("10:00", "10:20"), ("10:30", "11:00")], "00:10"),
        ([("10:00", "10:59")], "00:01"),
        ([], "01:00"),
    ],
)
def test_timeslot_is_what_every_time_is_a_multiple_of(times: list[tuple[str, str]], timeslot: str) -> None:
    """At most an hour, though all talks be of two."""
    talks = ", ".join(f'{{ title = "T", start = "{start}", end = "{end}" }}' for start, end in times)
    schedule = loads(
        f"""
        workshop = {{ title = "W", date = 2020-04-26, timezone = "UTC" }}
        section = [{{ title = "S", talk = [{talks}] }}]
        """
    )

    assert valid(edition(schedule))["timeslot_duration"] == timeslot
