"""A schedule from xCal: iCalendar as XML (RFC 6321), or in the older form that frab and Pentabarf publish."""

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from ai4earth_cli.formats.families.calendar_reading.calendar import (
    NAMES,
    SPEAKER,
    SUBTITLE,
    Calendar,
    Properties,
    Value,
)
from ai4earth_cli.formats.families.calendar_reading.reading import schedule_read
from ai4earth_cli.formats.families.remarks import Remarks
from ai4earth_cli.schedule.faults import Fault
from ai4earth_cli.schedule.model import Given, Reading

_COMPONENTS = {"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VALARM", "VTODO", "VJOURNAL", "VFREEBUSY"}
_WRAPPERS = {"PROPERTIES", "COMPONENTS"}  # of RFC 6321
_PENTABARF = {"SUBTITLE": SUBTITLE}  # what that has in a namespace of its own


class _RefusedError(Exception):
    """The document has a DOCTYPE, which may declare entities without end or files of this computer."""


class _Builder(ET.TreeBuilder):
    """Builds a tree, but of no document with a DOCTYPE."""

    def doctype(self, *_: object) -> None:
        """Refuse it."""
        raise _RefusedError


def read(data: bytes, given: Given) -> Reading:
    """Return the schedule of a calendar; `given` is what it does not say."""
    try:
        root = ET.fromstring(data, ET.XMLParser(target=_Builder()))  # noqa: S314  no DOCTYPE, so no entities
    except _RefusedError:
        return _unread("It has a DOCTYPE, which is not accepted. Remove the line that begins with <!DOCTYPE.")
    except (ET.ParseError, ValueError, LookupError) as error:
        return _unread(f"It can't be read as XML: {error}.")
    return schedule_read(_calendar(root), given, Remarks())


def _unread(message: str) -> Reading:
    return Reading(None, (Fault(0, "the file", message),))


def _calendar(root: ET.Element) -> Calendar:
    """Return the components below `root`, however deep; the innermost around a property has it."""
    calendar = Calendar()
    todo = [(root, calendar.about)]
    while todo:
        element, about = todo.pop()
        space, name = _name(element)
        if name in _COMPONENTS:
            about = calendar.component(name)
        elif element is not root and name not in _WRAPPERS:
            _add(about, space, name, element)
            continue
        todo.extend((child, about) for child in reversed(element))
    return calendar


def _name(element: ET.Element) -> tuple[str, str]:
    """Return the namespace and in capital letters the name of an element."""
    space, _, name = str(element.tag).rpartition("}")
    return space, name.upper()


def _add(about: Properties, space: str, name: str, element: ET.Element) -> None:
    """Add the values of a property to the component it is of."""
    name = _PENTABARF.get(name, "") if "pentabarf" in space else name
    parameters = _parameters(element)
    for text in _texts(element):
        if name == "ATTENDEE" and ":" not in text:  # a name, where iCalendar has an address
            about.add(SPEAKER, Value(text))
        elif name in NAMES or name == SUBTITLE:
            about.add(name, Value(text, parameters))


def _parameters(element: ET.Element) -> Mapping[str, str]:
    """Return the parameters of a property: elements in RFC 6321, attributes before."""
    given = {name.upper(): value for name, value in element.attrib.items()}
    for child in element:
        if _name(child)[1] == "PARAMETERS":
            given |= {_name(one)[1]: _all_text(one) for one in child}
        elif _name(child)[1] == "DATE":
            given["VALUE"] = "DATE"
    return given


def _texts(element: ET.Element) -> Iterator[str]:
    """Yield the values of a property: its own text, or that of each element that says its type."""
    children = [child for child in element if _name(child)[1] != "PARAMETERS"]
    if not children:
        yield element.text or ""
    for child in children:
        yield _rule(child) if _name(child)[1] == "RECUR" else _all_text(child)


def _rule(recur: ET.Element) -> str:
    """Return a rule as iCalendar writes it: `FREQ=DAILY;UNTIL=20200426;BYDAY=MO,TU`."""
    parts: dict[str, list[str]] = {}
    for part in recur:
        name, text = _name(part)[1], _all_text(part)
        parts.setdefault(name, []).append(re.sub("[-:]", "", text) if name == "UNTIL" else text)
    return ";".join(f"{name}={','.join(values)}" for name, values in parts.items())


def _all_text(element: ET.Element) -> str:
    """Return the text of an element; of one that has several parts (a period) they are separated by a slash."""
    return "/".join(part for text in element.itertext() if (part := text.strip()))
