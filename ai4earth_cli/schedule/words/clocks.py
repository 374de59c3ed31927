"""A zone's clocks on one screen or page: what stands above its times, and beside them where clocks change. Pure."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from ai4earth_cli.schedule.model import Span, View
from ai4earth_cli.when.zone import iana_name, label, letters, offset, own_name, zone_name

_NO_DAYS: Mapping[dt.date, dt.datetime] = MappingProxyType({})


class Clocks(NamedTuple):
    """The clocks of `zone` as they are on one screen.

    `firsts` has the first moment of each name and offset that they have there, so that there are
    several where clocks change. `days` are then those of the workshop whose heading can say the
    zone for all of their times, each with its first moment.
    """

    zone: dt.tzinfo
    firsts: tuple[dt.datetime, ...]
    days: Mapping[dt.date, dt.datetime] = _NO_DAYS

    @property
    def change(self) -> bool:
        """Whether clocks change between two times."""
        return len(self.firsts) > 1

    @property
    def label(self) -> str:
        """What stands above all times: `CEST (Europe/Berlin, UTC+2)`, or `CEST/CET (Europe/Berlin)`."""
        if not self.change:
            return label(self.zone, self.firsts[0])
        return f"{self.letters}{self.place}"

    @property
    def place(self) -> str:
        """What stands behind letters that say the offset already: ` (Europe/Berlin)`, or nothing."""
        name = iana_name(self.zone)
        return f" ({own_name(name)})" if name else ""

    @property
    def letters(self) -> str:
        """What is known of the zone in short: `CEST`, or `CEST/CET`."""
        return "/".join(self._told(first) for first in self.firsts)

    @property
    def city(self) -> str:
        """The last part of the zone's name, for the head of a column: `New York`; else `UTC+2`, or `CEST/CET`."""
        if self.change and not self.place:
            return self.letters
        return zone_name(self.zone, self.firsts[0]).rpartition("/")[2].replace("_", " ")

    def of_day(self, day: dt.date) -> str:
        """Return what the heading of a day says where clocks change on another one: `CEST, UTC+2`; else nothing."""
        first = self.days.get(day)
        return ", ".join(dict.fromkeys((letters(self.zone, first), offset(self.zone, first)))) if first else ""

    def offset(self, day: dt.date | None) -> str:
        """Return the offset of all times under the heading of a day, `UTC+2`; nothing if it changes among them."""
        first = self.firsts[0] if not self.change else self.days.get(day) if day else None
        return offset(self.zone, first) if first else ""

    def beside(self, moment: dt.datetime, day: dt.date | None = None) -> str:
        """Return what stands beside a time of the workshop's `day`: `CET` where nothing above says it, else nothing."""
        return self._told(moment) if self.change and day not in self.days else ""

    def _told(self, moment: dt.datetime) -> str:
        """Return the letters, or the offset if the letters stay the same: Moscow's in 2014."""
        tell = len({letters(self.zone, first) for first in self.firsts}) == len(self.firsts)
        return letters(self.zone, moment) if tell else offset(self.zone, moment)


def clocks(
    zone: dt.tzinfo, moments: Iterable[dt.datetime], days: Mapping[dt.date, Iterable[dt.datetime]] | None = None
) -> Clocks:
    """Return the clocks of `zone` at these moments (UTC), of which there is one at least.

    `days` has the moments under each day that has a heading of its own.
    """
    firsts = _firsts(zone, moments)
    if len(firsts) == 1 or not days:
        return Clocks(zone, firsts)
    found = ((day, _firsts(zone, there)) for day, there in days.items())
    return Clocks(zone, firsts, {day: there[0] for day, there in found if len(there) == 1})


def unaided(zone: dt.tzinfo, moments: Iterable[dt.datetime]) -> Clocks:
    """Return what `clocks` does, for a sentence: nothing above it tells of which of two hours a time is."""
    here = [moment.astimezone(zone) for moment in moments]
    other = (there.replace(fold=1 - there.fold) for there in here)
    return clocks(zone, [moment.astimezone(dt.UTC) for moment in (*here, *other)])


def short_names(told: Sequence[Clocks]) -> tuple[str, ...]:
    """Return what tells the zones of times under each other apart in little room: letters, or if they don't, cities."""
    known = tuple(one.letters for one in told)
    are_told = len(set(known)) == len(known) and not any(one.change for one in told)
    return known if are_told else tuple(one.city for one in told)


def readers_clocks(
    view: View, spans: Iterable[Span | None], days: Mapping[dt.date, Iterable[Span]] | None = None
) -> tuple[Clocks, ...]:
    """Return the clocks of each of the reader's zones at the ends of these spans; without any, at the first start."""
    schedule = view.schedule
    moments = {moment for span in spans for moment in span or ()} or {(schedule.span or (view.now,))[0]}
    ends = {day: [moment for span in there for moment in span] for day, there in (days or {}).items()}
    return tuple(clocks(zone, moments, ends) for zone in view.zones)


def _firsts(zone: dt.tzinfo, moments: Iterable[dt.datetime]) -> tuple[dt.datetime, ...]:
    """Return the first moment of each name and offset that clocks in `zone` have, in the order of time."""
    found: dict[tuple[str | None, dt.timedelta | None], dt.datetime] = {}
    for moment in moments:
        there = moment.astimezone(zone)
        name = there.tzname(), there.utcoffset()
        found[name] = min(moment, found.get(name, moment))
    return tuple(sorted(found.values()))
