"""A calendar as both of its notations (iCalendar, xCal) give it: names and texts, nothing read into them yet."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ai4earth_cli.formats.families.calendar import PARTS

# The properties that are read, of every component; of the others (ATTENDEE, X-ALT-DESC …) nothing is.
NAMES = frozenset({
    "PRODID", "METHOD", "NAME", "X-WR-CALNAME", "X-WR-CALDESC", "X-WR-TIMEZONE",
    "UID", "SEQUENCE", "RECURRENCE-ID", "RRULE", "RDATE", "EXDATE", "DTSTART", "DTEND", "DURATION", "LAST-MODIFIED",
    "SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "STATUS", "URL", "ATTACH", "CONFERENCE", PARTS,
    "TZID", "X-LIC-LOCATION", "TZOFFSETFROM", "TZOFFSETTO",
})  # fmt: skip
SPEAKER, SUBTITLE = "X-SPEAKER", "X-SUBTITLE"  # what xCal's older form has beside iCalendar's properties
_LONGEST_TOKEN = 100  # characters of a time, a length, a name of a zone; what is longer is none


class Value(NamedTuple):
    """The value of a property as text, nothing escaped in it any more, and the parameters (RFC 5545 §3.2)."""

    text: str
    parameters: Mapping[str, str] = {}


class Properties(dict[str, list[Value]]):
    """The properties of one component, by name in capital letters."""

    def add(self, name: str, value: Value) -> None:
        """Add one value, behind those that the property has."""
        self.setdefault(name, []).append(value)

    def all(self, name: str) -> list[Value]:
        """Return every value of a property."""
        return self.get(name, [])

    def first(self, name: str) -> Value | None:
        """Return the first value of a property that is not empty."""
        return next((value for value in self.all(name) if value.text.strip()), None)

    def text(self, name: str) -> str:
        """Return the text of the first value that is not empty; empty where there is none."""
        value = self.first(name)
        return value.text if value else ""

    def token(self, name: str) -> str:
        """Return a short text in capital letters, without the space around it: `CANCELLED`."""
        return self.text(name)[:_LONGEST_TOKEN].strip().upper()


@dataclass
class ZoneRules:
    """A VTIMEZONE: its properties, and those of its STANDARD and DAYLIGHT."""

    about: Properties
    observances: list[Properties] = field(default_factory=list)


@dataclass
class Calendar:
    """What one source has: of several VCALENDAR the properties are those of all."""

    about: Properties = field(default_factory=Properties)
    events: list[Properties] = field(default_factory=list)
    zones: list[ZoneRules] = field(default_factory=list)

    def component(self, name: str) -> Properties:
        """Return the properties of a new component, which are kept if they are ones that are read."""
        if name == "VCALENDAR":
            return self.about
        about = Properties()
        if name == "VEVENT":
            self.events.append(about)
        elif name == "VTIMEZONE":
            self.zones.append(ZoneRules(about))
        elif name in {"STANDARD", "DAYLIGHT"} and self.zones:
            self.zones[-1].observances.append(about)
        return about


def listed(values: list[Value]) -> list[Value]:
    """Return one value for each of the texts that are separated by commas in one."""
    parts = ([Value(part, value.parameters) for part in value.text.split(",")] for value in values)
    return list(itertools.chain.from_iterable(parts))
