"""The objects that programs get: whole, of a schedule that has every key there is."""

import datetime as dt
import zoneinfo

from ai4earth_cli import records
from ai4earth_cli.formats.toml.reader import loads
from ai4earth_cli.schedule.model import Origin, View

SCHEDULE = loads("""
[workshop]
id = "w-2020"
title = "Workshop"
subtitle = "For all"
date = 2020-04-26
timezone = "America/Los_Angeles"
day_start = "04:30"
url = "https://example.org/"
livestream = "https://example.org/live"
chat = "https://example.org/chat"
contact = "desk@example.org"
notices = ["Bring a cup."]
updated = 2020-04-25T12:00:00Z
revision = 3
[[section]]
id = "earth"
title = "Solid Earth"
aliases = ["rocks"]
chairs = ["Cy Young"]
parallel = true
[[section.talk]]
id = "fog"
title = "Fog"
subtitle = "And mist"
type = "Keynote"
start = "10:40"
end = "11:00"
room = ["Aula", "Bar"]
language = "de"
speakers = [{ name = "Ada Lovelace", affiliation = "London", url = "https://example.org/ada" }]
abstract = "Of water."
uid = "fog@example.org"
recorded = false
authors = ["Di Ng"]
video = "https://example.org/v"
paper = "https://example.org/p"
slides = "https://example.org/s"
website = "https://example.org/w"
links = [{ title = "Code", url = "https://example.org/c" }]
[[talk]]
title = "Poster"
""")
ORIGIN = Origin("s.toml", "toml", dt.datetime(2020, 4, 26, 8, tzinfo=dt.UTC), stale=True)
VIEW = View(
    SCHEDULE,
    dt.datetime(2020, 4, 26, 10, tzinfo=dt.UTC),
    (zoneinfo.ZoneInfo("Africa/Nairobi"),),
    origin=ORIGIN,
    starred=frozenset({"fog"}),
)
TIMES = {"start": "2020-04-26T20:40:00+03:00", "end": "2020-04-26T21:00:00+03:00"}


def test_schedule_has_every_key_of_the_file() -> None:
    """And where it comes from, when that was fetched, and what is asked: times are the reader's."""
    assert records.workshop(VIEW) == {
        "version": 1,
        "schedule": {
            "title": "Workshop",
            "subtitle": "For all",
            "timezone": "America/Los_Angeles",
            **TIMES,
            "url": "https://example.org/",
            "livestream": "https://example.org/live",
            "id": "w-2020",
            "date": "2020-04-26",
            "chat": "https://example.org/chat",
            "contact": "desk@example.org",
            "notices": ["Bring a cup."],
            "updated": "2020-04-25T15:00:00+03:00",
            "revision": 3,
            "day_start": "04:30",
        },
        "source": {"name": "s.toml", "format": "toml", "fetched": "2020-04-26T11:00:00+03:00", "stale": True},
        "at": "2020-04-26T13:00:00+03:00",
        "timezone": "Africa/Nairobi",
        "state": "before",
    }


def test_sections_and_rooms() -> None:
    """When what they have begins and ends, and how much it is."""
    assert records.sections(VIEW) == [
        {
            "id": "earth",
            "title": "Solid Earth",
            "aliases": ["rocks"],
            "chairs": ["Cy Young"],
            "parallel": True,
            **TIMES,
            "talks": 1,
        }
    ]
    assert records.rooms(VIEW) == [{"name": name, **TIMES, "talks": 1} for name in ("Aula", "Bar")]


def test_talk_has_every_key_of_the_file() -> None:
    """And those that follow from them."""
    assert records.talks(VIEW, SCHEDULE.talks[:1]) == [
        {
            "id": "fog",
            "number": 1,
            "section": {"id": "earth", "title": "Solid Earth"},
            "type": "Keynote",
            "title": "Fog",
            "subtitle": "And mist",
            "speakers": [{"name": "Ada Lovelace", "affiliation": "London", "url": "https://example.org/ada"}],
            "authors": [{"name": "Di Ng", "affiliation": None, "url": None}],
            **TIMES,
            "planned": None,
            "day": "2020-04-26",
            "minutes": 20,
            "status": "upcoming",
            "on_demand": False,
            "room": "Aula, Bar",
            "rooms": ["Aula", "Bar"],
            "language": "de",
            "abstract": "Of water.",
            "cancelled": False,
            "starred": True,
            "recorded": False,
            "links": {
                "video": "https://example.org/v",
                "paper": "https://example.org/p",
                "slides": "https://example.org/s",
                "website": "https://example.org/w",
                "other": [{"title": "Code", "url": "https://example.org/c"}],
            },
        }
    ]


def test_what_a_talk_has_not_is_null_or_empty() -> None:
    """Every talk has the same keys."""
    (fog, poster) = records.talks(VIEW, SCHEDULE.talks)

    assert list(poster) == list(fog)
    assert {name: value for name, value in poster.items() if value} == {
        "id": "poster",
        "number": 2,
        "title": "Poster",
        "status": "unscheduled",
        "links": {"video": None, "paper": None, "slides": None, "website": None, "other": []},
    }
