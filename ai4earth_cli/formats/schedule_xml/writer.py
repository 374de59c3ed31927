"""schedule.xml, which frab, pretalx and c3voc exchange: https://c3voc.de/schedule/schema.xsd.

It is valid by schedule.xml.xsd; and by the older schedule-without-person.xml.xsd too, but for the
types of links, which that one does not know.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ai4earth_cli.formats.families import frab, guids
from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.families.frab import Day, Slot
from ai4earth_cli.schedule.words import marked_title
from ai4earth_cli.when.zone import iana_name

_MOST = 100  # hours, and days: schedule.xml.xsd has two digits for each
# What XML 1.0 §2.2 has no way to write, and the C1 controls, which it advises against.
_NOT_XML = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def pieces(edition: Edition) -> Iterator[str]:
    """Yield the talks that have a time, under the workshop's days and rooms, to be encoded in UTF-8.

    A talk without a room is in one called like its section, or the event. Ids and guids are those of `guids`.
    """
    days = frab.days(edition)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<schedule>\n'
    about = Element("schedule")
    SubElement(about, "generator", {"name": "ai4earth"})
    _add(about, version=frab.version(edition))
    _add_conference(about, edition, days)
    for element in about:
        yield _written(element, 1)
    for day in days:
        yield from _day(day, edition)
    yield "</schedule>\n"


def _day(day: Day, edition: Edition) -> Iterator[str]:
    times = {"date": day.date.isoformat(), "start": day.start.isoformat(), "end": day.end.isoformat()}
    element = Element("day", {"index": str(day.index), **times})
    if not day.rooms:
        yield _written(element, 1)
        return
    begin, end = _tags(element, 1)
    yield begin
    for name, slots in day.rooms.items():
        room = Element("room", {"name": name, "guid": str(guids.guid(edition.schedule, "room", name))})
        first, last = _tags(room, 2)
        yield first
        for slot in slots:
            yield _written(_event(slot), 3)
        yield last
    yield end


def _written(element: Element, level: int) -> str:
    """Return the lines of an element that is so deep in others."""
    for one in element.iter():
        _clean(one)
    indent(element, level=level)
    return f"{'  ' * level}{tostring(element, encoding='unicode').strip()}\n"


def _tags(element: Element, level: int) -> tuple[str, str]:
    """Return the lines between which an element has others."""
    _clean(element)
    begin, end = tostring(element, encoding="unicode", short_empty_elements=False).split("></")
    return f"{'  ' * level}{begin}>\n", f"{'  ' * level}</{end}\n"


def _add_conference(root: Element, edition: Edition, days: tuple[Day, ...]) -> None:
    schedule = edition.schedule
    first, last = frab.first_and_last(edition)
    _add(
        SubElement(root, "conference"),
        acronym=guids.acronym(schedule),
        title=schedule.title,
        start=first,
        end=last,
        days=str(len(days)),
        timeslot_duration=frab.timeslot(days),
        base_url=frab.address(schedule.url) if schedule.url else None,
        time_zone_name=iana_name(schedule.timezone),
    )


def _event(slot: Slot) -> Element:
    talk = slot.talk
    event = Element("event", {"guid": str(slot.guid), "id": str(slot.number)})
    _add(
        event,
        date=slot.start.isoformat(),
        start=f"{slot.start:%H:%M}",
        duration=_duration(slot),
        room=slot.room,
        slug=slot.slug,
        url=slot.url,
        title=marked_title(talk),
        subtitle=talk.subtitle or "",
        track=talk.section.title if talk.section else "",
        type=frab.kind(talk),
        language=talk.language,
        abstract=talk.abstract or "",
        description=frab.description(slot),
    )
    if talk.recorded is False:
        _add(SubElement(event, "recording"), license="", optout="true")
    persons = SubElement(event, "persons")
    for person in slot.persons:
        known = {"id": str(person.number), "guid": str(person.guid)}
        SubElement(persons, "person", known).text = person.speaker.name
    links = SubElement(event, "links")
    for type_, link in frab.links(talk):
        SubElement(links, "link", {"href": link.url, "type": type_}).text = link.title
    SubElement(event, "attachments")
    return event


def _duration(slot: Slot) -> str:
    """Return how long a talk is as `00:20`, or if that has too few digits, with days, as `4:09:00`."""
    hours, minutes = frab.hours_and_minutes(slot)
    days, rest = divmod(hours, 24)
    return f"{hours:02}:{minutes:02}" if hours < _MOST else f"{min(days, _MOST - 1)}:{rest:02}:{minutes:02}"


def _add(parent: Element, **texts: str | None) -> None:
    """Add an element for each text, leaving out those that are None."""
    for name, text in texts.items():
        if text is not None:
            SubElement(parent, name).text = text


def _clean(element: Element) -> None:
    element.text = _xml_text(element.text or "")
    for name, value in element.attrib.items():
        element.set(name, _xml_text(value))


def _xml_text(text: str) -> str:
    """Return `text` without what XML cannot carry, its lines ended as XML 1.0 §2.11 would read them."""
    return _NOT_XML.sub("", re.sub("\r\n?", "\n", text))
