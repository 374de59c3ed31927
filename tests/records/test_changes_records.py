"""What `changes` tells programs of each kind of difference."""

import datetime as dt
from typing import Any

from ai4earth_cli.formats.toml.reader import loads
from ai4earth_cli.records.changes import change_lines, changes_found
from ai4earth_cli.schedule.changes import Comparison, differences
from ai4earth_cli.schedule.model import Origin, View

HEAD = """
workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }
[[section]]
title = "S"
"""
OLD = loads(f"""{HEAD}
talk = [
  {{ id = "fog", title = "Fog", start = "09:00", end = "09:30", room = "Aula", speakers = ["Ada"] }},
  {{ id = "ice", title = "Ice", start = "10:00", end = "10:30" }},
  {{ id = "soil", title = "Soil", start = "11:00", end = "11:30" }},
  {{ id = "wind", title = "Wind", start = "12:00", end = "12:30" }},
]
""")
NEW = loads(f"""{HEAD}
talk = [
  {{ id = "fog", title = "Fogs", start = "09:15", end = "09:45", room = "Bar", speakers = ["Bo", "Cy"], video = "https://v", links = [{{ title = "Code", url = "https://c" }}] }},
  {{ id = "ice", title = "Ice", start = "10:00", end = "10:30", cancelled = true }},
  {{ id = "soil", title = "Soil", start = "11:00", end = "11:30" }},
  {{ id = "rain", title = "Rain", start = "13:00", end = "13:30" }},
]
""")
NOW = dt.datetime(2020, 4, 26, 8, tzinfo=dt.UTC)
NAIROBI = dt.timezone(dt.timedelta(hours=3))
VIEW = View(NEW, NOW, (NAIROBI,), origin=Origin("new.toml", "toml"))
BEFORE = View(OLD, NOW, (NAIROBI,), origin=Origin("old.toml", "toml"))
COMPARED = Comparison(BEFORE, differences(OLD, NEW), NOW)


def speaker(name: str) -> dict[str, Any]:
    """Return a speaker of whom only the name is known."""
    return {"name": name, "affiliation": None, "url": None}


def links(video: str | None, *other: dict[str, str]) -> dict[str, Any]:
    """Return the links of a talk."""
    return {"video": video, "paper": None, "slides": None, "website": None, "other": list(other)}


def test_changes_as_objects() -> None:
    """What was, and what is; of a talk that came or went, neither, and one that went has no number."""
    found = changes_found(VIEW, COMPARED)

    assert [
        (one["kind"], one["talk"]["id"], one["talk"]["number"], one["before"], one["after"])
        for one in found.pop("changes")
    ] == [
        (
            "moved", "fog", 1,
            {"start": "2020-04-26T12:00:00+03:00", "end": "2020-04-26T12:30:00+03:00"},
            {"start": "2020-04-26T12:15:00+03:00", "end": "2020-04-26T12:45:00+03:00"},
        ),
        ("room", "fog", 1, "Aula", "Bar"),
        ("title", "fog", 1, "Fog", "Fogs"),
        ("speakers", "fog", 1, [speaker("Ada")], [speaker("Bo"), speaker("Cy")]),
        ("links", "fog", 1, links(None), links("https://v", {"title": "Code", "url": "https://c"})),
        ("cancelled", "ice", 2, False, True),
        ("removed", "wind", None, None, None),
        ("added", "rain", 4, None, None),
    ]  # fmt: skip
    assert found == {
        "old": {"name": "old.toml", "format": "toml", "fetched": None, "stale": False},
        "new": {"name": "new.toml", "format": "toml", "fetched": None, "stale": False},
        "since": "2020-04-26T11:00:00+03:00",
    }


def test_first_look_has_no_changes() -> None:
    """And nothing that it compares with."""
    assert changes_found(VIEW, None) == {
        "changes": [],
        "old": None,
        "new": {"name": "new.toml", "format": "toml", "fetched": None, "stale": False},
        "since": None,
    }


def test_changes_as_lines() -> None:
    """Kind, before and after; then the talk, of which one that went has no number."""
    found = [line.split("\t") for line in change_lines(VIEW, COMPARED)]

    assert [(*line[:3], line[9], line[11]) for line in found] == [
        (
            "moved",
            "2020-04-26T12:00:00+03:00/2020-04-26T12:30:00+03:00",
            "2020-04-26T12:15:00+03:00/2020-04-26T12:45:00+03:00",
            "Fogs",
            "1",
        ),
        ("room", "Aula", "Bar", "Fogs", "1"),
        ("title", "Fog", "Fogs", "Fogs", "1"),
        ("speakers", "Ada", "Bo; Cy", "Fogs", "1"),
        ("links", "", "https://v https://c", "Fogs", "1"),
        ("cancelled", "", "", "Ice", "2"),
        ("removed", "", "", "Wind", ""),
        ("added", "", "", "Rain", "4"),
    ]
