"""Small files of conference apps for the tests: the same event as schedule.xml and as schedule.json."""

import json
import random
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from ai4earth_cli.formats.schedule_json import reader as json_reader
from ai4earth_cli.formats.schedule_xml import reader as xml_reader
from ai4earth_cli.schedule.model import Given, Reading, Schedule, Talk

Event = dict[str, Any]  # texts, `persons` (names), `links` and `attachments` (url, title, type), `optout`

CONFERENCE = {"title": "Clouds 2017", "start": "2017-12-27", "time_zone_name": "Europe/Berlin"}
DAY = {"date": "2017-12-27", "start": "2017-12-27T10:00:00+01:00", "end": "2017-12-28T06:00:00+01:00"}
TALK = {"guid": "g1", "title": "Fog", "date": "2017-12-27T11:00:00+01:00", "start": "11:00", "duration": "0:30"}

NOTHING_GIVEN = Given()


def read(*events: Event, given: Given = NOTHING_GIVEN, conference: Event = CONFERENCE, day: Event = DAY) -> Reading:
    """Return what both readers read of the same events in one room, after asserting that it is the same."""
    from_xml = xml_reader.read(as_xml(*events, conference=conference, day=day), given)
    from_json = json_reader.read(as_json(*events, conference=conference, day=day), given)
    assert from_xml.schedule == from_json.schedule
    assert sorted(fault.message for fault in from_xml.faults if "first: " not in fault.message) == sorted(
        fault.message for fault in from_json.faults if "first: " not in fault.message
    )
    return from_xml


def schedule(*events: Event, **known: Any) -> Schedule:
    """Return the schedule that both readers read, without a remark."""
    found, faults = read(*events, **known)
    assert faults == ()
    assert found is not None
    return found


def talk(**changes: Any) -> Talk:
    """Return the one talk of a schedule: TALK with other fields, read without a remark."""
    return schedule(TALK | changes).talks[0]


def messages(reading: Reading) -> list[str]:
    """Return the messages of a reading."""
    return [fault.message for fault in reading.faults]


def as_xml(*events: Event, conference: Event = CONFERENCE, day: Event = DAY) -> bytes:
    """Return the events as schedule.xml."""
    root = Element("schedule")
    _add(SubElement(root, "conference"), conference)
    room = SubElement(SubElement(root, "day", day), "room", {"name": "Hall"})
    for event in events:
        _add_event(room, event)
    return tostring(root)


def _add(parent: Element, texts: Event) -> None:
    for key, text in texts.items():
        SubElement(parent, key).text = text


def _add_event(room: Element, event: Event) -> None:
    texts = dict(event)
    lists = {key: texts.pop(key, ()) for key in ("persons", "links", "attachments")}
    optout = texts.pop("optout", None)
    element = SubElement(room, "event", {key: texts.pop(key) for key in ("guid", "id", "code") if key in texts})
    _add(element, texts)
    persons = SubElement(element, "persons")
    for name in lists["persons"]:
        SubElement(persons, "person", {"id": "1"}).text = name
    for key in ("links", "attachments"):
        parent = SubElement(element, key)
        for url, title, type_ in lists[key]:
            SubElement(parent, key.removesuffix("s"), {"href": url, "type": type_}).text = title
    if optout is not None:
        SubElement(SubElement(element, "recording"), "optout").text = optout


def as_json(*events: Event, conference: Event = CONFERENCE, day: Event = DAY) -> bytes:
    """Return the events as schedule.json."""
    rooms = {"Hall": [_json_event(event) for event in events]}
    names = {"start": "day_start", "end": "day_end"}
    filed = {names.get(key, key): value for key, value in day.items()}
    document = {"schedule": {"version": "1", "conference": {**conference, "days": [{**filed, "rooms": rooms}]}}}
    return json.dumps(document).encode()


def _json_event(event: Event) -> Event:
    found = dict(event)
    found["persons"] = [{"id": 1, "public_name": name} for name in event.get("persons", ())]
    for key in ("links", "attachments"):
        found[key] = [{"url": url, "title": title, "type": type_} for url, title, type_ in event.get(key, ())]
    if "optout" in found:
        found["do_not_record"] = found.pop("optout") == "true"
    return found


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return `data` with some bytes changed, lost or doubled."""
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 4)):
        place, length = chance.randrange(len(changed)), chance.randrange(1, 20)
        kind = chance.randrange(3)
        if kind == 0:
            changed[place] = chance.choice(b"<>&'\"/0123456789:-+Z[]{},\x00\xff")
        elif kind == 1:
            del changed[place : place + length]
        else:
            changed[place:place] = changed[place : place + length]
    return bytes(changed)
