"""By which names calendars and apps know a workshop and its talks."""

import json
from typing import Any

import pytest
from conftest import as_format

from ai4earth_cli.formats.families import guids
from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.toml import reader
from ai4earth_cli.schedule.identity import made_ids, slug, uid
from ai4earth_cli.schedule.model import Schedule

TALKS = """
[[section]]
title = "S"
[[section.talk]]
id = "opening"
title = "Opening"
start = "10:00"
end = "10:30"
[[section.talk]]
id = "coffee"
title = "Coffee"
start = "10:30"
end = "11:00"
"""


def workshop(id_: str = "", title: str = "Break Test", date: str = "2027-05-10", talks: str = TALKS) -> Schedule:
    """Return a workshop of two talks."""
    line = f'id = "{id_}"' if id_ else ""
    return reader.loads(f'[workshop]\n{line}\ntitle = "{title}"\ndate = {date}\ntimezone = "UTC"\n{talks}')


def names(schedule: Schedule) -> dict[str, tuple[Any, ...]]:
    """Return what calendars and apps know the talks by, under their titles."""
    published = schedule.span.end if schedule.span else None
    assert published
    document = json.loads(as_format("json", Edition(schedule, schedule.talks, published, published)))
    days = document["schedule"]["conference"]["days"]
    events = {event["title"]: event for day in days for room in day["rooms"].values() for event in room}
    return {
        talk.title: (
            uid(schedule, talk),
            events[talk.title]["guid"],
            events[talk.title]["id"],
            events[talk.title]["slug"],
        )
        for talk in schedule.talks
    }


def test_workshop_with_an_id_keeps_every_name_whatever_else_changes() -> None:
    """Its title, its date, the order of the talks, and other talks."""
    first, second = TALKS.split("[[section.talk]]\n")[1:]
    turned = f'[[section]]\ntitle = "S"\n[[section.talk]]\n{second}[[section.talk]]\n{first}'
    before = names(workshop("break-test"))

    assert before["Coffee"][0] == "coffee@break-test"
    assert names(workshop("break-test", title="Renamed", date="2028-01-01", talks=turned)) == before
    assert names(workshop("break-test", talks=f'[[section]]\ntitle = "S"\n[[section.talk]]\n{second}')) == {
        "Coffee": before["Coffee"]
    }


def test_workshop_without_an_id_is_known_by_title_and_date() -> None:
    """As in every version before this."""
    assert names(workshop())["Coffee"][0] == "coffee@break-test-2027-05-10"
    assert names(workshop(title="?"))["Coffee"][0] == "coffee@2027-05-10"
    assert names(workshop(title="Other"))["Coffee"] != names(workshop())["Coffee"]


@pytest.mark.parametrize(
    ("id_", "acronym"),
    [("ai4earth-iclr-2020", "ai4earth_iclr_2020"), ("iclr", "iclr"), ("ic2", "workshop_ic2"), ("!", "workshop")],
)
def test_acronym_is_made_from_the_id(id_: str, acronym: str) -> None:
    """Of four letters at least, since both schemas ask for them."""
    assert guids.acronym(workshop(id_)) == acronym


def test_slug_is_ascii() -> None:
    """Letters that Unicode does not take apart are transliterated."""
    assert [slug("Solid  Earth!"), slug("Ærø & Łódź", "_"), slug("?")] == ["solid-earth", "aero_lodz", ""]


@pytest.mark.parametrize(
    ("title", "after"),
    [
        ("AI for Earth Sciences", "ai-for-earth-sciences-2020-04-26"),
        ("  Søren's 2nd – Workshop! ", "soren-s-2nd-workshop-2020-04-26"),
        ("?", "2020-04-26"),
    ],
)
def test_uid_is_made_of_the_talks_id_and_the_workshops_title_and_date(title: str, after: str) -> None:
    """What can't stand in an address becomes one hyphen, and none at either end."""
    schedule = reader.loads(
        f"""
        workshop = {{ title = "{title}", date = 2020-04-26, timezone = "UTC" }}
        section = [{{ title = "S", talk = [{{ title = "T", id = "a-talk" }}] }}]
        """
    )

    assert uid(schedule, schedule.talks[0]) == f"a-talk@{after}"


def test_ids_made_of_titles_differ() -> None:
    """Titles that are alike, or like another's number, have ids that are not."""
    titles = ["Solid Earth", "Solid, Earth!", "Solid Earth 2", "Solid Earth", "…", "Grüße"]
    ids = ["solid-earth", "solid-earth-2", "solid-earth-2-2", "solid-earth-3", "untitled", "grusse"]
    assert list(made_ids(titles)) == ids
