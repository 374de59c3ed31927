"""schedule.xml, as Pentabarf, frab, pretalx, wafer, OSEM, the hub and people write it.

Any DOCTYPE is refused: it is of no use here, and entities could grow without bound.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree as ET
from xml.parsers import expat

from ai4earth_cli.formats.families.frab_reading.links import Reference
from ai4earth_cli.formats.families.frab_reading.reading import reading
from ai4earth_cli.formats.families.frab_reading.source import Row, Source, Texts, is_true
from ai4earth_cli.schedule.faults import Fault
from ai4earth_cli.schedule.model import Given, Reading
from ai4earth_cli.text.printable import one_line

_MOST_TAGS = 2_000_000  # which bounds the memory; a conference of 1,000 talks has 60,000
_MOST_ATTRIBUTES = 500_000  # which bounds the time; it has 10,000
_FIRST_STEP = 4096  # bytes
_EVENTS = {("schedule", "day", "room", "event"), ("schedule", "day", "event"), ("schedule", "event")}
_PARTS = {"persons", "links", "attachments", "recording"}  # of an event, that are more than a text


def read(data: bytes, given: Given) -> Reading:
    """Return the schedule that `data` describes with remarks, or the fault that leaves none."""
    written = data.lstrip(b" \t\r\n")  # before the declaration, where XML has no place for it
    try:
        root = _root(written)
    except (_Refused, ET.ParseError, ValueError, LookupError) as error:  # the last two: unknown encodings
        line = error.position[0] if isinstance(error, ET.ParseError) else 1
        message = str(error) if isinstance(error, _Refused) else f"It can't be read as XML: {one_line(str(error))}."
        return Reading(None, (Fault(line, "the file", message),))
    if root.tag != "schedule":
        message = f"It is XML, but not a schedule.xml: it begins with <{one_line(root.tag)[:60]}>, not with <schedule>."
        return Reading(None, (Fault(1, "the file", message),))
    before = data[: len(data) - len(written)].count(b"\n")
    source = _source(root)
    return reading(source, given, lambda: _lines(written, before, len(source.rows)))


class _Refused(Exception):  # noqa: N818  not an error of the program
    """What a file may not have, in words."""


class _Begun(Exception):  # noqa: N818
    """The first element: no DOCTYPE can follow."""


def _root(data: bytes) -> ET.Element:
    if data.count(b"<") > _MOST_TAGS or data.count(b"=") > _MOST_ATTRIBUTES:
        message = f"It is too large: it has more than {_MOST_TAGS:,} tags or {_MOST_ATTRIBUTES:,} attributes."
        raise _Refused(message)
    _refuse_doctype(data)
    root = ET.XML(data)
    if root.tag.startswith("{"):
        for element in root.iter():
            element.tag = element.tag.rpartition("}")[2]
    return root


def _refuse_doctype(data: bytes) -> None:
    """Raise _Refused where the file has a DOCTYPE, in whatever encoding; ends at the first element."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _doctype
    parser.StartElementHandler = _element
    start, step = 0, _FIRST_STEP
    try:
        while start < len(data):
            parser.Parse(data[start : start + step], False)  # noqa: FBT003  expat's own
            start, step = start + step, step * 2  # in growing steps: expat begins an unfinished token anew at each
        parser.Parse(b"", True)  # noqa: FBT003  newer expats put off what they may until they are told that it is all
    except (_Begun, expat.ExpatError):  # what is wrong is told when all of it is read
        return


def _doctype(*_: object) -> None:
    message = "It has a DOCTYPE, which is not accepted. Remove the line that begins with <!DOCTYPE."
    raise _Refused(message)


def _element(*_: object) -> None:
    raise _Begun


def _source(root: ET.Element) -> Source:
    conference = root.find("conference")
    event = dict(_texts(root))
    if conference is not None:
        event |= _texts(conference)
    days = root.findall("day")
    generator = root.find("generator")
    ours = generator is not None and generator.get("name") == "ai4earth"
    return Source(event, [day.attrib for day in days], list(_rows(root)), {}, ours)


def _rows(root: ET.Element) -> Iterator[Row]:
    place, index = 0, -1
    for child in root:
        if child.tag == "day":
            index += 1
            for room, event in _filed(child):
                yield _row(place, index, room, event)
                place += 1
        elif child.tag == "event":
            yield _row(place, None, "", child)
            place += 1


def _filed(day: ET.Element) -> Iterator[tuple[str, ET.Element]]:
    """Yield the events of a day, each with the room it is in, if it is in one."""
    for child in day:
        if child.tag == "room":
            name = child.get("name") or ""
            for event in child:
                if event.tag == "event":
                    yield name, event
        elif child.tag == "event":
            yield "", child


def _row(place: int, day: int | None, room: str, event: ET.Element) -> Row:
    texts = event.attrib
    parts: dict[str, ET.Element] = {}
    for child in event:
        tag = child.tag
        if tag in _PARTS:
            parts[tag] = child
        elif text := child.text if not len(child) else "".join(child.itertext()):
            texts[tag] = f"{texts[tag]}, {text}" if tag == "language" and tag in texts else text
    if "href" in texts:
        texts.setdefault("url", texts["href"])
    references = [_reference(link, attached=False) for link in parts.get("links", ())]
    references += [_reference(link, attached=True) for link in parts.get("attachments", ())]
    people = [_person(person) for person in parts.get("persons", ())]
    opted_out = "recording" in parts and is_true(parts["recording"].findtext("optout") or "")
    return Row(place, "", day, room, texts, people, references, opted_out)


def _texts(element: ET.Element) -> Iterable[tuple[str, str]]:
    return ((child.tag, child.text) for child in element if child.text and not len(child))


def _person(person: ET.Element) -> Texts:
    texts = person.attrib.copy()
    if len(person):
        texts.update(_texts(person))
    elif person.text:
        texts["public_name"] = person.text
    if "href" in texts:
        texts.setdefault("url", texts["href"])
    return texts


def _reference(link: ET.Element, *, attached: bool) -> Reference:
    text = one_line(link.text or "")
    url = link.get("href") or link.get("url")
    return Reference(url or text, text if url else "", link.get("type", ""), attached)


def _lines(data: bytes, before: int, events: int) -> Mapping[int, int]:
    """Return on which line each of the `events` begins; `before` counts the lines before the declaration."""
    starts = [match.start() for match in re.finditer(rb"<event[\s>]", data)]
    if len(starts) != events:  # in another encoding, or named in a comment
        return _lines_by_parsing(data, before)
    line, last = before + 1, 0
    found = {}
    for place, start in enumerate(starts):
        line += data.count(b"\n", last, start)
        found[place], last = line, start
    return found


def _lines_by_parsing(data: bytes, before: int) -> Mapping[int, int]:
    parser = expat.ParserCreate(namespace_separator=" ")
    within: list[str] = []
    found: list[int] = []

    def start(name: str, _: object) -> None:
        within.append(name.rpartition(" ")[2])
        if len(within) <= 4 and tuple(within) in _EVENTS:  # noqa: PLR2004  the most of any of them
            found.append(parser.CurrentLineNumber + before)

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: within.pop()
    parser.Parse(data, True)  # noqa: FBT003  expat's own
    return dict(enumerate(found))
