"""schedule.json, which c3voc, frab and pretalx exchange: https://c3voc.de/schedule/schema.json.

The schema of its successor, schedule2, has no place for the `daysCount` that this one requires, so
that no file is both.
"""

import re
from collections.abc import Iterator
from typing import Any

from ai4earth_cli.formats.families import frab, guids
from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.families.frab import Day, Person, Slot
from ai4earth_cli.schedule.words import marked_title
from ai4earth_cli.text.streamed import json_pieces
from ai4earth_cli.when.zone import iana_name

_SCHEMA = "https://c3voc.de/schedule/schema.json"
_ZONE = re.compile(r"[A-Z][a-z]+/[A-Z][a-z]+|.*UTC$")  # the names that the schema knows


def pieces(edition: Edition) -> Iterator[str]:
    """Yield the talks that have a time, under the workshop's days and rooms.

    A talk without a room is in one called like its section, or the event. Ids and guids are those of `guids`.
    """
    document = {
        "$schema": _SCHEMA,
        "generator": {"name": "ai4earth"},
        "schedule": {
            "version": frab.version(edition),
            **_where_known(base_url=_address(edition.schedule.url)),
            "conference": _conference(edition),
        },
    }
    yield from json_pieces(document)
    yield "\n"


def _conference(edition: Edition) -> dict[str, Any]:
    schedule = edition.schedule
    days = frab.days(edition)
    first, last = frab.first_and_last(edition)
    zone = iana_name(schedule.timezone)
    sections = dict.fromkeys(talk.section for talk in edition.talks if talk.section)
    rooms = dict.fromkeys(room for day in days for room in day.rooms)
    return {
        "acronym": guids.acronym(schedule),
        "title": schedule.title,
        **_where_known(description=schedule.subtitle, url=_address(schedule.url)),
        "start": first,
        "end": last,
        "daysCount": len(days),
        "timeslot_duration": frab.timeslot(days),
        **_where_known(time_zone_name=zone if zone and _ZONE.match(zone) else None),
        "tracks": [{"name": section.title} for section in sections],
        "rooms": [{"name": room, "guid": str(guids.guid(schedule, "room", room))} for room in rooms],
        "days": (_day(day) for day in days),
    }


def _day(day: Day) -> dict[str, Any]:
    return {
        "index": day.index,
        "date": day.date.isoformat(),
        "day_start": day.start.isoformat(),
        "day_end": day.end.isoformat(),
        "rooms": {room: map(_event, slots) for room, slots in day.rooms.items()},
    }


def _event(slot: Slot) -> dict[str, Any]:
    talk = slot.talk
    return {
        "guid": str(slot.guid),
        "id": slot.number,
        "date": slot.start.isoformat(),
        "start": f"{slot.start:%H:%M}",
        "end": slot.end.isoformat(),
        "duration": "{:02}:{:02}".format(*frab.hours_and_minutes(slot)),
        "room": slot.room,
        "slug": slot.slug,
        "url": slot.url or slot.guid.urn,  # required; a URN opens nothing, and leads nowhere else
        "title": marked_title(talk),
        "subtitle": talk.subtitle or "",
        "track": talk.section.title if talk.section else None,
        "type": frab.kind(talk),
        "language": talk.language,
        "abstract": talk.abstract or "",
        "description": frab.description(slot),
        **({"do_not_record": True} if talk.recorded is False else {}),
        "persons": [_person(person) for person in slot.persons],
        "links": [{"title": link.title, "url": link.url, "type": type_} for type_, link in frab.links(talk)],
        "attachments": [],
    }


def _person(person: Person) -> dict[str, Any]:
    """Return a person without the integer id: beside `public_name` and `name` the schema forbids it.

    The older apps read `public_name`, which pretalx has kept, the newer ones `name`.
    """
    name = person.speaker.name
    return {
        "guid": str(person.guid),
        "name": name,
        "public_name": name,
        **_where_known(url=_address(person.speaker.url)),
    }


def _address(url: str | None) -> str | None:
    return frab.address(url) if url else None


def _where_known(**values: str | None) -> dict[str, str]:
    return {key: value for key, value in values.items() if value}
