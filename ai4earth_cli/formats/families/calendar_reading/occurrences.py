"""Each time of what repeats in a calendar: RRULE, RDATE, EXDATE and RECURRENCE-ID (RFC 5545 §3.8.5)."""

import contextlib
import datetime as dt
import operator
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ai4earth_cli.errors import UserError
from ai4earth_cli.formats.families.calendar_reading.calendar import Properties, listed
from ai4earth_cli.formats.families.calendar_reading.clock import Clock, Wall, clock_shown
from ai4earth_cli.formats.families.calendar_reading.entries import Entry, span, uid_of
from ai4earth_cli.formats.families.calendar_reading.rules import Budget, repeated, rule_parts
from ai4earth_cli.formats.families.remarks import Remarks
from ai4earth_cli.schedule.model import Span
from ai4earth_cli.text.printable import quoted
from ai4earth_cli.when.zone import YEARS

_MOST_TIMES = 100  # of one rule within a year; one that goes on is held for as long as the event is
_YEAR = dt.timedelta(days=366)

_Days = tuple[dt.date, dt.date]


class Occurrence(NamedTuple):
    """A talk at one time, or at none; `place` is the moment (UTC) that tells it from the others of its series."""

    about: Properties
    span: Span | None
    place: dt.datetime | None = None


def occurrences(entries: Sequence[Entry], clock: Clock, steps: Budget, remarks: Remarks[str]) -> Iterator[Occurrence]:
    """Yield each time of every entry, in their order; all that repeats shares the steps.

    What repeats for more than a year, or very often, is held on the days of the event, which all the others make.
    """
    series = _Series(clock, steps, remarks)
    series.replace(entry for entry in entries if entry.place)
    found = [series.times(entry) for entry in entries]
    spans = [one.span for times in found for one in times or () if one.span]
    days = _days(spans, clock.event) if spans else None
    for entry, times in zip(entries, found, strict=True):
        yield from series.times_on(entry, days) if times is None else times


def _days(spans: Sequence[Span], zone: dt.tzinfo) -> _Days:
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    last = end if end == start else end - dt.timedelta.resolution  # midnight ends a day
    return start.astimezone(zone).date(), last.astimezone(zone).date()


def _until(text: str, zone: dt.tzinfo) -> Wall:
    """Return the last time of a rule: a day if that is all it says, or is as far off as `99991231T235959Z`."""
    clock = clock_shown(text)
    whole_day = "T" not in text or clock.year not in YEARS
    return Wall(clock.replace(tzinfo=None), clock.tzinfo or zone, whole_day)


class _Series:
    """What repeats in one calendar; `replaced` has by UID the times that have events of their own."""

    def __init__(self, clock: Clock, steps: Budget, remarks: Remarks[str]) -> None:
        self._clock = clock
        self._steps = steps
        self._remarks = remarks
        self._replaced: dict[str, set[dt.datetime | dt.date]] = {}

    def replace(self, entries: Iterable[Entry]) -> None:
        """Note that these stand for one time of their series each."""
        for entry in entries:
            times = self._named([entry.place] if entry.place else [], entry.where)
            self._replaced.setdefault(uid_of(entry.about), set()).update(times)

    def times(self, entry: Entry) -> list[Occurrence] | None:
        """Return each time of an entry; None if it goes on for longer than an event does."""
        about = entry.about
        if entry.place:
            place = self._clock.moment(entry.place, entry.where)
            return [Occurrence(about, span(entry.start, entry.length, self._clock, entry.where), place)]
        rule = self._rule(entry)
        if not rule and "RDATE" not in about and "EXDATE" not in about:
            return [Occurrence(about, span(entry.start, entry.length, self._clock, entry.where))]
        walls = [entry.start]
        for wall in self._met(entry, rule):
            if len(walls) > _MOST_TIMES or wall.clock - entry.start.clock > _YEAR:
                return None
            walls.append(wall)
        return self._held(entry, walls)

    def times_on(self, entry: Entry, days: _Days | None) -> list[Occurrence]:
        """Return the times of an entry that goes on: those on the days, or without any those of its first year."""
        walls: list[Wall] = []
        for wall in self._met(entry, self._rule(entry)):
            day = self._clock.moment(wall, entry.where).astimezone(self._clock.event).date()
            if day > days[1] if days else len(walls) >= _MOST_TIMES or wall.clock - entry.start.clock > _YEAR:
                break
            if days is None or day >= days[0]:
                walls.append(wall)
        listed = "the times on days of other talks" if days else "those of its first year"
        message = f"It repeats for longer than the event: only {listed} are listed."
        self._remarks.add("talks repeat for longer than the event", entry.where, message)
        return self._held(entry, walls)

    def _rule(self, entry: Entry) -> dict[str, str] | None:
        text = entry.about.text("RRULE")
        parts = rule_parts(text) if text else None
        if text and parts is None:
            message = f"Can't read its rule {quoted(text)}: only its first time is listed."
            self._remarks.add("talks repeat by rules that are not read", entry.where, message)
        return parts

    def _met(self, entry: Entry, rule: dict[str, str] | None) -> Iterator[Wall]:
        """Yield when a rule is met, until its own end or as far as the steps and the calendar reach."""
        until = _until(rule["UNTIL"], entry.start.zone) if rule and "UNTIL" in rule else None
        for clock in repeated(rule, entry.start.clock, self._steps) if rule else ():
            wall = entry.start._replace(clock=clock)
            if clock.year not in YEARS or (until and self._is_after(wall, until, entry.where)):
                break
            yield wall
        if rule and not operator.length_hint(self._steps):
            message = "The calendar has too many repetitions to read them all: some times may be missing."
            self._remarks.add("talks repeat in a calendar that repeats more than is read", entry.where, message)

    def _is_after(self, wall: Wall, until: Wall, where: str) -> bool:
        if until.whole_day:
            return wall.clock.date() > until.clock.date()
        return self._clock.moment(wall, where) > self._clock.moment(until, where)

    def _held(self, entry: Entry, walls: list[Wall]) -> list[Occurrence]:
        """Return the times at these and at the RDATEs, but not those that EXDATE or other events take."""
        without = self._named(self._walls(entry, "EXDATE"), entry.where)
        without |= self._replaced.get(uid_of(entry.about), set())
        found = {}
        for wall in (*walls, *self._walls(entry, "RDATE")):
            place = self._clock.moment(wall, entry.where)
            if place not in without and wall.clock.date() not in without:
                with contextlib.suppress(OverflowError, UserError):
                    found[place] = span(wall, entry.length, self._clock, entry.where)
        return [Occurrence(entry.about, found[place], place) for place in sorted(found)]

    def _named(self, walls: Iterable[Wall], where: str) -> set[dt.datetime | dt.date]:
        """Return the moments of the walls, and the days of those that say no time."""
        return {wall.clock.date() if wall.whole_day else self._clock.moment(wall, where) for wall in walls}

    def _walls(self, entry: Entry, name: str) -> list[Wall]:
        """Return what a property with a list of times says, of periods the starts."""
        found = []
        for value in listed(entry.about.all(name)):
            try:
                wall = self._clock.wall(value._replace(text=value.text.partition("/")[0]), entry.where)
                self._clock.moment(wall, entry.where)
            except (ValueError, UserError):
                message = f"Can't read {quoted(value.text)} as a time ({name}): it is left out."
                self._remarks.add("times of what repeats can't be read", entry.where, message)
            else:
                found.append(wall)
        return found
