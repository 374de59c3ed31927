"""schedule.json, as frab, pretalx and the hub write it, and schedule2, whose events are beside the conference."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ai4earth_cli.formats.families.frab_reading.links import Reference
from ai4earth_cli.formats.families.frab_reading.reading import reading
from ai4earth_cli.formats.families.frab_reading.source import Row, Source, Texts, is_true
from ai4earth_cli.schedule.faults import Fault
from ai4earth_cli.schedule.model import Given, Reading
from ai4earth_cli.text.printable import one_line

_MOST = 2_000_000  # objects and lists, which bounds the memory; a conference of 1,000 talks has 5,000
_PEOPLE = ("persons", "participants", "speakers")


Values = Mapping[str, Any]  # an object, whatever is in it
Languages = tuple[str, ...]  # that texts are wanted in, the first first
Filed = tuple[str, int | None, str, Values]  # its path, the day and the room it is under, what is written


def read(data: bytes, given: Given) -> Reading:
    """Return the schedule that `data` describes with remarks, or the fault that leaves none."""
    if data.count(b"{") + data.count(b"[") > _MOST:
        return _fault(1, f"It is too large: it has more than {_MOST:,} objects and lists.")
    try:
        document = json.loads(data)
    except RecursionError:
        return _fault(1, "It can't be read: its brackets are nested too deep.")
    except ValueError as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        return _fault(line, f"It can't be read as JSON: {one_line(str(error))[:200]}.")
    document = _dict(document)
    schedule = _dict(document.get("schedule")) or document
    conference = _dict(schedule.get("conference"))
    if not conference:
        return _fault(1, 'It is JSON, but not a schedule.json: it has no "conference".')
    return reading(_source(document, schedule, conference), given, dict)


def _fault(line: int, message: str) -> Reading:
    return Reading(None, (Fault(line, "the file", message),))


def _dict(value: object) -> Values:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _languages(conference: Values) -> Languages:
    default = _dict(conference.get("defaults")).get("language")
    return (default, "en") if isinstance(default, str) else ("en",)


def _text(value: object, languages: Languages) -> str:
    """Return a value as text: of an object its name, or the text in one of the languages; of a list its items."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return ", ".join(item for item in value if isinstance(item, str))
    if isinstance(value, dict):
        for key in ("name", *languages, "slug", *value):
            found = value.get(key)
            if isinstance(found, dict):
                found = next((found[language] for language in (*languages, *found) if language in found), None)
            if isinstance(found, str) and found:
                return found
    return ""


def _texts(values: Values, languages: Languages) -> dict[str, str]:
    found = {}
    for key, value in values.items():
        text = value if isinstance(value, str) else _text(value, languages)
        if text:
            found[key] = text
    return found


def _source(document: Values, schedule: Values, conference: Values) -> Source:
    languages = _languages(conference)
    event = _texts(schedule, languages) | _texts(conference, languages)
    ours = _dict(document.get("generator")).get("name") == "ai4earth"
    days = [_dict(day) for day in _list(conference.get("days"))]
    pages = _pages(schedule)
    filed = [*_filed(days), *_beside("schedule", schedule), *_beside("schedule.conference", conference)]
    rows = [_row(place, event, languages, pages) for place, event in enumerate(filed)]
    return Source(event, [_day(day) for day in days], rows, _tracks(conference, languages), ours)


def _filed(days: list[Values]) -> Iterator[Filed]:
    """Yield the events of the days."""
    for index, day in enumerate(days):
        for name, events in _rooms(day):
            path = f"schedule.conference.days[{index}].rooms.{one_line(name)}"
            for number, event in enumerate(_list(events)):
                yield f"{path}[{number}]", index, name, _dict(event)


def _rooms(day: Values) -> Iterable[tuple[str, object]]:
    """Return the rooms of a day with their events: an object by their names, or a list of objects."""
    rooms = day.get("rooms")
    if isinstance(rooms, dict):
        return rooms.items()
    return [(_text(room, ("en",)), _dict(room).get("events")) for room in _list(rooms)]


def _beside(path: str, values: Values) -> Iterator[Filed]:
    """Yield the events that are under no day."""
    for number, event in enumerate(_list(values.get("events"))):
        yield f"{path}.events[{number}]", None, "", _dict(event)


def _day(day: Values) -> Texts:
    texts = _texts(day, ("en",))
    start, end = (texts.get(f"day_{key}") or texts.get(key, "") for key in ("start", "end"))
    return {"date": texts.get("date", ""), "start": start, "end": end}


def _tracks(conference: Values, languages: Languages) -> Texts:
    """Return the names of tracks by their slugs, which talks may give instead."""
    tracks = [_texts(_dict(track), languages) for track in _list(conference.get("tracks"))]
    return {track["slug"]: track["name"] for track in tracks if "slug" in track and "name" in track}


def _pages(schedule: Values) -> Texts:
    """Return where people's pages are, by guid: schedule2 has them beside the conference."""
    people = [_texts(_dict(person), ("en",)) for person in _list(schedule.get("persons"))]
    return {person["guid"]: person["url"] for person in people if "guid" in person and "url" in person}


def _row(place: int, filed: Filed, languages: Languages, pages: Texts) -> Row:
    path, day, room, event = filed
    texts = _texts(event, languages)
    people = [_person(person, languages, pages) for key in _PEOPLE for person in _list(event.get(key))]
    references = [_reference(link, languages, attached=False) for link in _list(event.get("links"))]
    references += [_reference(link, languages, attached=True) for link in _list(event.get("attachments"))]
    return Row(place, path, day, room, texts, people, references, is_true(texts.get("do_not_record", "")))


def _person(person: object, languages: Languages, pages: Texts) -> Texts:
    if isinstance(person, str):
        return {"name": person}
    texts = _texts(_dict(person), languages)
    if "url" not in texts and texts.get("guid") in pages:
        texts["url"] = pages[texts["guid"]]
    return texts


def _reference(link: object, languages: Languages, *, attached: bool) -> Reference:
    if isinstance(link, str):
        return Reference(link, attached=attached)
    texts = _texts(_dict(link), languages)
    title = one_line(texts.get("title", ""))
    url = texts.get("url") or texts.get("href") or texts.get("link")
    return Reference(url or title, title if url else "", texts.get("type", ""), attached)
