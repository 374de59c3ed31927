"""A schedule as conference apps exchange it (c3voc, frab, pretalx): days, their rooms, and slots in those."""

import datetime as dt
import math
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from ai4earth_cli.formats.families import guids
from ai4earth_cli.formats.families.authors import author_lines
from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.schedule.model import Link, Schedule, Speaker, Talk
from ai4earth_cli.schedule.questions import dates, timed, workshop_day
from ai4earth_cli.schedule.words import CANCELLED

_DAY = dt.timedelta(days=1)
_MINUTE = dt.timedelta(minutes=1)
_AUTHORITY = re.compile(r"([^@\[\]]*@)?(\[[0-9A-Fa-f:.]+\]|[^:@\[\]]+)(:\d{1,5})?", re.ASCII)  # RFC 3986 §3.2


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who gives a talk, and what apps know them by."""

    speaker: Speaker
    guid: uuid.UUID
    number: int


@dataclass(frozen=True, slots=True)
class Slot:
    """A talk in a room at a time (pretalx's word); `start` and `end` have the workshop's offset from UTC.

    `place` is what its room would be called if it had none.
    """

    talk: Talk
    guid: uuid.UUID
    number: int
    slug: str
    room: str
    place: str
    start: dt.datetime
    end: dt.datetime
    persons: tuple[Person, ...]
    url: str | None


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the workshop, counted from 1; rooms in the file's order.

    It is from the first start to the last end, or from one `day_start` to the next in a schedule that has one.
    """

    index: int
    date: dt.date
    start: dt.datetime
    end: dt.datetime
    rooms: dict[str, tuple[Slot, ...]]


def days(edition: Edition) -> tuple[Day, ...]:
    """Return the days in the workshop's zone with the talks that have a time.

    Without any there is the workshop's date with no rooms, since schedule.xml.xsd asks for a day.
    """
    slots: dict[dt.date, list[Slot]] = {}
    for slot in _slots(edition):
        slots.setdefault(workshop_day(edition.schedule, slot.talk), []).append(slot)
    if not slots:
        midnight = dt.datetime.combine(edition.schedule.date, dt.time(), tzinfo=edition.schedule.timezone)
        start = _whole_minutes(midnight)
        return (Day(1, start.date(), start, start.replace(hour=23, minute=59), {}),)
    return tuple(_day(index, date, slots[date], edition.schedule) for index, date in enumerate(sorted(slots), 1))


def first_and_last(edition: Edition) -> tuple[str, str]:
    """Return the dates of the first and the last day, which is the one on which the last talk ends."""
    first, last = dates(edition.schedule, edition.talks)
    return first.isoformat(), last.isoformat()


def kind(talk: Talk) -> str:
    """Return the type of a talk, that of a break in one spelling."""
    return "Break" if talk.is_break else talk.type


def links(talk: Talk) -> tuple[tuple[str, Link], ...]:
    """Return the links of a talk and of those who give it, each with its type (schedule.schema.json, Reference)."""
    own = {"media": talk.video, "paper": talk.paper, "slides": talk.slides, "web": talk.website}
    titles = {"media": "Video", "paper": "Paper", "slides": "Slides", "web": "Website"}
    people = [Link(speaker.name, speaker.url) for speaker in talk.speakers if speaker.url]
    return (
        *((type_, Link(titles[type_], address(url))) for type_, url in own.items() if url),
        *(("related", Link(link.title, address(link.url))) for link in talk.links),
        *(("web", Link(link.title, address(link.url))) for link in people),
    )


def description(slot: Slot) -> str:
    """Return who wrote it, and whose affiliation is known, a line each: neither format has fields for that.

    And the room if that looks like the place of what has none, and a title that looks like that of what is cancelled.
    """
    talk = slot.talk
    title = [f"Title: {talk.title}"] if talk.title.startswith(CANCELLED) and not talk.cancelled else []
    room = [f"Room: {talk.room}"] if talk.room == slot.place else []
    known = (f"{person.name}, {person.affiliation}" for person in talk.speakers if person.affiliation)
    return "\n".join([*title, *author_lines(talk.authors), *room, *known])


def version(edition: Edition) -> str:
    """Return which state of the programme this is: `revision 3 of 2020-04-28 17:56-07:00`, or the first of it."""
    if not edition.schedule.updated:  # a checkout gives every file the time that it was made
        return f"revision {edition.schedule.revision}"
    updated = _whole_minutes(edition.updated.astimezone(edition.schedule.timezone))
    return f"revision {edition.schedule.revision} of {updated.isoformat(sep=' ', timespec='minutes')}"


def hours_and_minutes(slot: Slot) -> tuple[int, int]:
    """Return how long a talk is, what has begun of a minute counted as one."""
    return divmod(math.ceil((slot.end - slot.start) / _MINUTE), 60)


def timeslot(days: Iterable[Day]) -> str:
    """Return the length of which every start and end is a multiple: `00:05`; an hour at most."""
    slots = [slot for day in days for room in day.rooms.values() for slot in room]
    minutes = math.gcd(60, *(slot.start.minute for slot in slots), *(slot.end.minute for slot in slots))
    return f"{minutes // 60:02}:{minutes % 60:02}"


def address(url: str) -> str:
    """Return `url` (http or https) as RFC 3986 has it: what it does not allow as percent signs and hexadecimals."""
    scheme, _, rest = url.partition("://")
    authority = re.split("[/?#]", rest, maxsplit=1)[0]
    path, mark, fragment = rest.removeprefix(authority).partition("#")
    authority = authority.removesuffix(":")  # a port may be empty (RFC 3986 §3.2.3), though not to libxml2
    host = _encoded(authority, ":@[]" if _AUTHORITY.fullmatch(authority) else "")
    return f"{scheme.lower()}://{host}{_encoded(path, ':@/?')}{mark}{_encoded(fragment, ':@/?')}"


def _encoded(part: str, delimiters: str) -> str:
    return re.sub("%(?![0-9A-Fa-f]{2})", "%25", quote(part, safe=f"!$&'()*+,;=%{delimiters}"))


def _day(index: int, date: dt.date, slots: list[Slot], schedule: Schedule) -> Day:
    rooms: dict[str, list[Slot]] = {}
    for slot in slots:
        rooms.setdefault(slot.room, []).append(slot)
    in_order = {room: tuple(sorted(found, key=_start)) for room, found in rooms.items()}
    start, end = min(map(_start, slots)), max(slot.end for slot in slots)
    if schedule.day_start:
        walls = (dt.datetime.combine(day, schedule.day_start, schedule.timezone) for day in (date, date + _DAY))
        # by way of UTC, so that a time that clocks skip is one that they show
        start, end = (_whole_minutes(wall.astimezone(dt.UTC).astimezone(schedule.timezone)) for wall in walls)
    return Day(index, date, start, end, in_order)


def _start(slot: Slot) -> dt.datetime:
    return slot.start


def _slots(edition: Edition) -> list[Slot]:
    """Return the slots of an edition; numbers come from the whole schedule, so that they are those of every edition."""
    schedule = edition.schedule
    known = guids.numbers(guids.talk_guid(schedule, talk) for talk in schedule.talks)
    names = {speaker.name for talk in schedule.talks for speaker in talk.speakers}
    people = {name: guids.person_guid(schedule, name) for name in names}
    people_known = guids.numbers(people.values())
    slots = []
    for talk, span in timed(edition.talks):
        guid = guids.talk_guid(schedule, talk)
        place = talk.section.title if talk.section else schedule.title
        slot = Slot(
            talk=talk,
            guid=guid,
            number=known[guid],
            slug=guids.talk_slug(schedule, talk, known[guid]),
            room=talk.room or place,
            place=place,
            start=_whole_minutes(span.start.astimezone(schedule.timezone)),
            end=_whole_minutes(span.end.astimezone(schedule.timezone)),
            persons=tuple(
                Person(speaker, people[speaker.name], people_known[people[speaker.name]]) for speaker in talk.speakers
            ),
            url=_page(talk, schedule),
        )
        slots.append(slot)
    return slots


def _page(talk: Talk, schedule: Schedule) -> str | None:
    """Return where to read about a talk: its own website, else the workshop's, else the first link it has."""
    first = next((link.url for link in talk.all_links), None)
    url = talk.website or schedule.url or first
    return address(url) if url else None


def _whole_minutes(there: dt.datetime) -> dt.datetime:
    """Return a time with its offset from UTC in whole minutes, as RFC 3339 and XML have it; before 1900 few were."""
    minutes = round((there.utcoffset() or dt.timedelta()) / _MINUTE)
    return there.replace(tzinfo=dt.timezone(dt.timedelta(minutes=minutes)))
