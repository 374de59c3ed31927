"""What clocks show in a calendar, and the moments that those are: zones by name, by rules of their own, or by none."""

import bisect
import collections
import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from ai4earth_cli.errors import UserError
from ai4earth_cli.formats.families.calendar_reading.calendar import Calendar, Properties, Value, ZoneRules
from ai4earth_cli.formats.families.calendar_reading.rules import Budget, repeated, rule_parts
from ai4earth_cli.formats.families.remarks import Remarks
from ai4earth_cli.text.printable import quoted
from ai4earth_cli.when.zone import YEARS, iana_names, iana_zone, moment
from ai4earth_cli.when.zone.windowszones import windows_zone
from ai4earth_cli.when.zone.zonenames import zone_called

_DATE = len("2020-04-26")
_LONGEST = 100  # characters of a time or of a zone's name
_MOST_YEARS = 30  # of the rules of a VTIMEZONE that are worked out
_MOST_GUESSES = 3  # names that are looked for among letters and cities, which takes long for one that is nowhere
_SOME_DAY = dt.date(2020, 1, 1)


class Wall(NamedTuple):
    """What a clock shows in a zone; `whole_day` if only a date is written."""

    clock: dt.datetime
    zone: dt.tzinfo
    whole_day: bool = False


class OwnZone(dt.tzinfo):
    """A zone by the rules of a VTIMEZONE: from which times on its clocks (as they were before) have which offset."""

    def __init__(self, onsets: list[tuple[dt.datetime, dt.timedelta]], before: dt.timedelta) -> None:
        self._onsets = [when for when, _ in onsets]
        self._offsets = [before, *(offset for _, offset in onsets)]

    def utcoffset(self, at: dt.datetime | None) -> dt.timedelta | None:
        """Return how far clocks that show `at` are from UTC."""
        return self._offsets[bisect.bisect(self._onsets, at.replace(tzinfo=None))] if at else None

    def fromutc(self, at: dt.datetime) -> dt.datetime:
        """Return what its clocks show when those in UTC show `at`; within an hour of a change it may be the other."""
        offset = self.utcoffset(at) or dt.timedelta()
        return at + (self.utcoffset(at + offset) or dt.timedelta())

    def dst(self, at: dt.datetime | None) -> None:
        """Return nothing: nobody asks."""

    def tzname(self, at: dt.datetime | None) -> None:
        """Return nothing: such a zone is shown as its offset."""


class Zones:
    """The zones of one calendar by the names it uses; a VTIMEZONE decides only where a name says nothing."""

    def __init__(self, calendar: Calendar, steps: Budget) -> None:
        self._rules = {zone.about.text("TZID").strip(): zone for zone in calendar.zones}
        self._steps = steps
        self._first_year = min((_year(event) for event in calendar.events), default=YEARS[0])
        self._guesses = iter(range(_MOST_GUESSES))
        self._known: dict[str, dt.tzinfo | None] = {}

    def called(self, name: str) -> dt.tzinfo | None:
        """Return the zone with that TZID; None if nothing says which that is."""
        if name not in self._known:
            self._known[name] = self._found(name.strip()) if len(name) <= _LONGEST else None
        return self._known[name]

    def _found(self, name: str) -> dt.tzinfo | None:
        rules = self._rules.get(name)
        also = rules.about.text("X-LIC-LOCATION") if rules else ""
        own = _named(name) or _named(also) or (self._by_rules(rules) if rules else None)
        if own or not name or next(self._guesses, None) is None:
            return own
        try:
            return zone_called(name, None, _SOME_DAY)
        except UserError:
            return None

    def _by_rules(self, rules: ZoneRules) -> dt.tzinfo | None:
        onsets = []
        before = []
        for observance in rules.observances:
            try:
                offset = _offset(observance.text("TZOFFSETTO"))
                before.append((_local(observance.text("DTSTART")), _offset(observance.text("TZOFFSETFROM"))))
                onsets += [(when, offset) for when in self._onsets(observance)]
            except ValueError:
                return None
        return OwnZone(sorted(onsets), min(before)[1]) if before else None

    def _onsets(self, observance: Properties) -> Iterator[dt.datetime]:
        """Yield when an observance begins, of a rule's times those around the calendar's own."""
        start = _local(observance.text("DTSTART"))
        yield start
        for value in observance.all("RDATE"):
            yield from (_local(text) for text in value.text.split(","))
        parts = rule_parts(observance.text("RRULE"))
        if parts and parts["FREQ"] == "YEARLY":
            until = _local(parts["UNTIL"]) if "UNTIL" in parts else dt.datetime.max  # noqa: DTZ901
            first = start.replace(year=max(start.year, self._first_year - 1), day=min(start.day, 28))
            for when in repeated(parts, first, self._steps):
                if when > until or when.year > first.year + _MOST_YEARS:
                    break
                yield when


def _year(event: Properties) -> int:
    text = event.text("DTSTART").strip()[:4]
    return max(int(text), YEARS[0]) if text.isascii() and text.isdecimal() else YEARS[-1]


def _named(name: str) -> dt.tzinfo | None:
    """Return the IANA zone of that name, be a vendor's name before it (`/example.org/Europe/Berlin`), or Windows'."""
    parts = name.strip("/").split("/")
    for first in range(len(parts)):
        known = "/".join(parts[first:])
        if known in iana_names():
            return iana_zone(known)
    windows = windows_zone(name)
    return iana_zone(windows) if windows in iana_names() else None


def _offset(text: str) -> dt.timedelta:
    """Return an offset written as `+0200`; raises ValueError if it is none."""
    zone = dt.datetime.strptime(text[:_LONGEST].strip(), "%z").tzinfo
    return (zone and zone.utcoffset(None)) or dt.timedelta()


def _local(text: str) -> dt.datetime:
    return clock_shown(text).replace(tzinfo=None)


def clock_shown(text: str) -> dt.datetime:
    """Return the time that is written as ISO 8601, with a zone only in UTC or with an offset; ValueError if none."""
    return dt.datetime.fromisoformat(text[:_LONGEST].strip())


class Clock:
    """What the times of one calendar mean; a time that names no zone is in the event's."""

    def __init__(self, zones: Zones, event: dt.tzinfo, remarks: Remarks[str]) -> None:
        self._zones = zones
        self.event = event
        self._remarks = remarks

    def wall(self, value: Value, where: str) -> Wall:
        """Return what a value shows, which may be a date; raises ValueError if it is neither that nor a time."""
        clock = clock_shown(value.text)
        if clock.tzinfo:
            return Wall(clock.replace(tzinfo=None), clock.tzinfo)
        whole_day = len(value.text.strip()) <= _DATE or value.parameters.get("VALUE", "").upper() == "DATE"
        if whole_day:
            clock = dt.datetime.combine(clock, dt.time())
        name = value.parameters.get("TZID", "")
        zone = self._zones.called(name) if name else self.event
        if zone is None:
            message = f"No time zone is called {quoted(name)}: its times are read in the event's."
            self._remarks.add("times name an unknown time zone", where, message)
        return Wall(clock, zone or self.event, whole_day)

    def moment(self, wall: Wall, where: str) -> dt.datetime:
        """Return the moment in UTC, the first of two where clocks show a time twice; UserError if out of reach."""
        try:
            return moment(wall.clock, wall.zone)
        except UserError:
            if wall.clock.year not in YEARS:
                raise
            first = wall.clock.replace(tzinfo=wall.zone).astimezone(dt.UTC)
            problem = (
                f"Clocks skipped or repeated {wall.clock.date()} {wall.clock:%H:%M}: it is read as {first:%H:%M} UTC."
            )
            self._remarks.add("times were skipped or repeated by clocks", where, problem)
            return first


def event_zone(calendar: Calendar, zones: Zones, given: dt.tzinfo | None, remarks: Remarks[str]) -> dt.tzinfo | None:
    """Return the zone of the event: the one that most starts name, else the calendar's, else what is given.

    Where nothing but UTC is written it is that, with a remark; None where not even that is.
    """
    starts = [value for event in calendar.events if (value := event.first("DTSTART"))]
    named = collections.Counter(value.parameters["TZID"] for value in starts if value.parameters.get("TZID"))
    names = [name for name, _ in named.most_common()]
    names.append(calendar.about.text("X-WR-TIMEZONE"))
    if len(calendar.zones) == 1:
        names.append(calendar.zones[0].about.text("TZID"))
    found = next((zone for name in names if name and (zone := zones.called(name))), given)
    if found is None and any(value.text.strip().upper().endswith("Z") for value in starts):
        message = "All times are in UTC, and so are the days: set the event's own time zone with --event-tz ZONE."
        remarks.add("calendars are in UTC", "the calendar", message)
        return dt.UTC
    return found
