"""schedule.json as its writers write it: what XML has no place for, and schedule2."""

import datetime as dt
import json
import random
from typing import Any

import pytest
from conferences import NOTHING_GIVEN, mutated

from ai4earth_cli.formats.schedule_json.reader import read
from ai4earth_cli.schedule.model import Given, Link, Schedule, Section, Span, Speaker, Talk
from ai4earth_cli.when.zone import iana_zone

HEAD = {"title": "Clouds", "time_zone_name": "UTC"}
TIME = {"title": "Fog", "date": "2017-12-27T11:00:00Z", "duration": "0:30"}


def schedule(document: Any) -> Schedule:
    """Return the schedule that is read of a document, without a remark."""
    found, faults = read(json.dumps(document).encode(), NOTHING_GIVEN)
    assert faults == ()
    assert found is not None
    return found


def talk(**changes: Any) -> Talk:
    """Return the one talk of a schedule."""
    rooms = {"Hall": [TIME | changes]}
    return schedule({"schedule": {"conference": HEAD | {"days": [{"date": "2017-12-27", "rooms": rooms}]}}}).talks[0]


SCHEDULE2: dict[str, Any] = {
    "schedule": {
        "conference": {
            "title": {"de": "Wolken", "en": "Clouds"},
            "start": "2017-12-27T10:00:00+00:00",
            "time_zone_name": "Europe/Berlin",
            "tracks": [{"slug": "weather", "name": {"de": "Wetter", "en": "Weather"}}, {"slug": "none"}, None],
            "days": [
                {"date": "2017-12-27", "start": "2017-12-27T09:00:00+01:00", "end": "2017-12-28T06:00:00+01:00"},
                {"date": "2017-12-28", "start": "2017-12-28T06:00:00+01:00", "end": "2017-12-29T06:00:00+01:00"},
            ],
        },
        "events": [
            {
                "guid": "g1",
                "start": "2017-12-28T01:00:00+01:00",
                "end": "2017-12-28T01:40:00+01:00",
                "title": {"en": "Fog", "de": "Nebel"},
                "room": {"name": "Hall", "slug": "hall", "guid": "r1"},
                "track": {"slug": "weather"},
                "type": "TALK",
                "abstract": None,
                "logo": {"url": "https://clouds.example/logo.png"},
                "participants": [{"guid": "p1", "name": "Ada", "role": "SPEAKER"}, {"guid": "p2", "name": "Bob"}],
                "links": [{"type": "FEEDBACK", "url": "https://clouds.example/feedback"}],
                "attachments": [{"type": "SLIDES", "url": "https://clouds.example/1.pdf"}],
            },
            {
                "type": "BREAK",
                "title": "Lunch",
                "start": "2017-12-30T12:00:00+01:00",
                "end": "2017-12-30T13:00:00+01:00",
            },
        ],
        "persons": [{"guid": "p1", "name": "Ada", "url": "https://ada.example/"}, {"guid": "p2"}],
    }
}


def test_schedule2_has_its_events_beside_the_conference() -> None:
    """The hub's events are beside the conference; rooms are objects, days spans, people have their page elsewhere."""
    found = schedule(SCHEDULE2)
    weather = Section("weather", "Weather")
    assert (found.title, found.date, found.timezone) == ("Clouds", dt.date(2017, 12, 27), iana_zone("Europe/Berlin"))
    assert found.talks == (
        Talk(
            id="fog",
            section=weather,
            title="Fog",
            type="TALK",
            speakers=(Speaker("Ada", url="https://ada.example/"), Speaker("Bob")),
            span=Span(dt.datetime(2017, 12, 28, 0, 0, tzinfo=dt.UTC), dt.datetime(2017, 12, 28, 0, 40, tzinfo=dt.UTC)),
            rooms=("Hall",),
            slides="https://clouds.example/1.pdf",
            links=(Link("Feedback", "https://clouds.example/feedback"),),
            identity="g1",
            day=dt.date(2017, 12, 27),
        ),
        Talk(
            id="lunch",
            section=None,
            title="Lunch",
            type="BREAK",
            span=Span(dt.datetime(2017, 12, 30, 11, 0, tzinfo=dt.UTC), dt.datetime(2017, 12, 30, 12, 0, tzinfo=dt.UTC)),
        ),
    )


def test_texts_in_several_languages_are_in_that_of_the_event() -> None:
    """The event's own language is taken, else English, else what there is."""
    conference = SCHEDULE2["schedule"]["conference"] | {"defaults": {"language": "de"}}
    assert schedule({"schedule": SCHEDULE2["schedule"] | {"conference": conference}}).talks[0].title == "Nebel"
    assert talk(title={"fr": "Brouillard"}).title == "Brouillard"
    assert talk(title={"name": {"fr": "Brouillard"}}).title == "Brouillard"
    assert talk(subtitle={"en": "", "x": 1, "name": {}}).subtitle is None


def test_document_may_be_the_schedule_itself() -> None:
    """What is within `schedule` may be the whole document; events may be in the conference, rooms a list."""
    rooms = [{"name": "Hall", "events": [TIME]}, "Cellar"]
    conference = HEAD | {"days": [{"date": "2017-12-27", "rooms": rooms}], "events": [TIME | {"room": "Attic"}]}
    assert [talk.rooms for talk in schedule({"conference": conference}).talks] == [("Hall",), ("Attic",)]


def test_values_of_other_types_are_read_as_text() -> None:
    """Numbers are text, lists their items, null and false nothing; people and links may be bare."""
    found = talk(
        id=7,
        duration=45,
        language=["en"],
        track=None,
        subtitle=2.5,
        type=False,
        do_not_record=True,
        persons=[
            "Ada",
            {"public_name": "Bob", "url": "https://bob.example/"},
            None,
            {"name": "Cy", "affiliation": "Rain"},
        ],
        links=["https://a.example/", {"title": "B", "link": "https://b.example/"}],
        attachments=None,
    )
    assert (found.identity, found.language, found.section, found.subtitle) == ("7", "en", None, "2.5")
    assert (found.type, found.recorded) == ("", False)
    assert found.span is not None
    assert found.span.length == dt.timedelta(minutes=45)
    assert found.speakers == (Speaker("Ada"), Speaker("Bob", url="https://bob.example/"), Speaker("Cy", "Rain"))
    assert found.links == (Link("a.example", "https://a.example/"), Link("B", "https://b.example/"))


def test_remark_has_the_path_of_its_event() -> None:
    """Where there are no lines, a path leads to the talk."""
    rooms = {"Hall": [TIME, 7], "Attic": [TIME | {"language": "??"}]}
    document = {"conference": HEAD | {"days": [{"rooms": rooms}], "events": [{}]}, "events": [None]}
    _, faults = read(json.dumps(document).encode(), NOTHING_GIVEN)
    assert [(fault.line, fault.where) for fault in faults] == [
        (0, "schedule.conference.days[0].rooms.Hall[1] 'Untitled'"),
        (0, "schedule.events[0] 'Untitled'"),
        (0, "schedule.conference.events[0] 'Untitled'"),
        (0, "schedule.conference.days[0].rooms.Attic[0] 'Fog'"),
    ]


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"", 1, "It can't be read as JSON: Expecting value: line 1 column 1 (char 0)."),
        (
            b"{\n]",
            2,
            "It can't be read as JSON: Expecting property name enclosed in double quotes: line 2 column 1 (char 2).",
        ),
        (
            b'"\xff"',
            1,
            "It can't be read as JSON: 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte.",
        ),
        (b"[]", 1, 'It is JSON, but not a schedule.json: it has no "conference".'),
        (b'{"schedule": 1}', 1, 'It is JSON, but not a schedule.json: it has no "conference".'),
        (b'{"conference": {"title": "x"}}', 0, "There is no talk in it."),
        (b"[" * 200_000, 1, "It can't be read: its brackets are nested too deep."),
        (b'{"a":' * 200_000, 1, "It can't be read: its brackets are nested too deep."),
        (b"[" * 2_000_001, 1, "It is too large: it has more than 2,000,000 objects and lists."),
    ],
    ids=range(9),
)
def test_what_cannot_be_read_ends_in_one_line(data: bytes, line: int, message: str) -> None:
    """A file that is no schedule, or one that means harm, leaves one fault in one line."""
    found, faults = read(data, NOTHING_GIVEN)
    assert found is None
    assert [(fault.line, fault.level, fault.message) for fault in faults] == [(line, "fault", message)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_encoding_of_json_is_read(encoding: str) -> None:
    """The first bytes tell the encoding (RFC 4627 §3)."""
    text = json.dumps({"conference": HEAD, "events": [TIME | {"title": "Düne"}]}, ensure_ascii=False)
    found, _ = read(text.encode(encoding), NOTHING_GIVEN)
    assert found is not None
    assert found.talks[0].title == "Düne"


def test_any_bytes_are_read_or_refused() -> None:
    """A file in which bytes were changed, lost or doubled gives a schedule or a fault, never an error of the program."""
    chance = random.Random(14)
    whole = json.dumps(SCHEDULE2).encode()
    readings = [read(mutated(whole, chance), Given(dt.UTC, dt.date(2017, 12, 27))) for _ in range(500)]
    assert {reading.schedule is None for reading in readings} == {True, False}
    assert all(("fault" in {fault.level for fault in faults}) == (found is None) for found, faults in readings)


JUNK: list[Any] = [None, True, 1.5, "\ud800", [], {}, [[], {}, "x", 1], {"a": []}]


def test_any_value_may_be_anywhere() -> None:
    """Whatever stands in place of a value, the rest is read or a fault says that there is nothing."""
    for path in paths(SCHEDULE2):
        for junk in JUNK:
            document = json.loads(json.dumps(SCHEDULE2))
            *way, last = path
            place = document
            for key in way:
                place = place[key]
            place[last] = junk
            found, faults = read(json.dumps(document).encode(), NOTHING_GIVEN)
            assert (found is None) == any(fault.level == "fault" for fault in faults)


def paths(value: Any, before: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the paths to all values within a value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path for key, inner in items for path in ((*before, key), *paths(inner, (*before, key)))]


def test_other_names_of_people_and_of_addresses_are_read() -> None:
    """People as `speakers`, links by `href`; a person's own page goes before the one that has their guid."""
    found = talk(
        speakers=[{"name": "Ann", "url": "https://ann.example/"}],
        links=[{"title": "Code", "href": "https://x.example/"}],
    )
    people = [{"guid": "a", "name": "Ann", "url": "https://other.example/"}]
    own = {"guid": "a", "name": "Ann", "url": "https://ann.example/"}
    rooms = {"Hall": [TIME | {"persons": [own]}]}
    days = [{"date": "2017-12-27", "rooms": rooms}]
    again = schedule({"schedule": {"conference": HEAD | {"days": days}, "persons": people}}).talks[0]

    assert (found.speakers, found.links) == (
        (Speaker("Ann", url="https://ann.example/"),),
        (Link("Code", "https://x.example/"),),
    )
    assert again.speakers == found.speakers
