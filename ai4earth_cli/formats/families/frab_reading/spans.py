"""From when to when a talk is, and the day it belongs to: which of its fields decides."""

import datetime as dt
from typing import NamedTuple

from ai4earth_cli.formats.families.frab_reading.source import Row, Source, Texts
from ai4earth_cli.formats.families.frab_reading.times import (
    Day,
    clock_time,
    date_and_time,
    date_in,
    day_of,
    first_moment,
    length,
    on_day,
)
from ai4earth_cli.formats.families.remarks import Remarks
from ai4earth_cli.schedule.model import Span
from ai4earth_cli.text.printable import quoted
from ai4earth_cli.when.zone import YEARS

_ONE_DAY = dt.timedelta(days=1)
_LAST = dt.datetime(YEARS[-1], 12, 31, tzinfo=dt.UTC)


class Calendar(NamedTuple):
    """What tells times of the event: its zone, its days, and when a day changes if it says so."""

    zone: dt.tzinfo
    days: tuple[Day, ...]
    change: dt.time | None


def calendar(source: Source, zone: dt.tzinfo, first: dt.date | None) -> Calendar:
    """Return the calendar of an event; its days follow each other from the `first` where they have no date."""
    days = []
    for index, day in enumerate(source.days):
        usual = first + index * _ONE_DAY if first and first.year in YEARS else None
        days.append(day_of(day.get("date", ""), day.get("start", ""), day.get("end", ""), zone, usual))
    return Calendar(zone, tuple(days), clock_time(source.event.get("day_change", "")))


def walls(source: Source) -> list[dt.datetime]:
    """Return the dates and times of all talks that have an offset; where none has, those of the days."""
    talks = [row.texts.get(key, "") for row in source.rows for key in ("date", "start")]
    days = [day.get(key, "") for day in source.days for key in ("start", "end")]
    return _with_offset(talks) or _with_offset(days)


def _with_offset(texts: list[str]) -> list[dt.datetime]:
    return [wall for text in texts if (wall := date_and_time(text)) and wall.tzinfo]


def day_and_span(row: Row, known: Calendar, remarks: Remarks[Row | None]) -> tuple[dt.date | None, Span | None]:
    """Return the date of the day a talk is filed under, unless that is the day it starts on, and its span."""
    day = known.days[row.day] if row.day is not None else Day(None)
    start = _start(row, day, known, remarks)
    if start is None:
        return day.date, None
    if row.day is None:
        day = next((day for day in known.days if day.start and day.end and day.start <= start < day.end), day)
    span = _span(row, start, known, remarks)
    filed = day.date if day.date != start.astimezone(known.zone).date() else None
    return filed, span


def _start(row: Row, day: Day, known: Calendar, remarks: Remarks[Row | None]) -> dt.datetime | None:
    date, start = row.texts.get("date") or "", row.texts.get("start") or ""
    wall = date_and_time(date) or date_and_time(start)
    time = clock_time(start)
    if wall is None:
        wall = _wall(date, time, day, known)
        if wall is None:
            remarks.add(
                "talks have no time", row, f"It has no time: its date is {quoted(date)}, its start {quoted(start)}."
            )
            return None
    found, said = first_moment(wall, known.zone)
    if said:
        remarks.add("talks are at a time that clocks skipped or showed twice", row, said)
    if found and time and (time.hour, time.minute) != (wall.hour, wall.minute):
        there = found.astimezone(known.zone)
        if (time.hour, time.minute) != (there.hour, there.minute):
            message = f"Its start {quoted(start)} and its date {quoted(date)} differ: the time of the date is used."
            remarks.add("talks have a start that is not the time of their date", row, message)
    return found


def _wall(date: str, time: dt.time | None, day: Day, known: Calendar) -> dt.datetime | None:
    """Return what the event's clocks show when a talk starts that says no more than a time, and perhaps a date."""
    if time is None:
        return None
    own = date_in(date)
    if own and own != day.date:
        return dt.datetime.combine(own, time)
    return on_day(day, time, known.change, known.zone)


def _span(row: Row, start: dt.datetime, known: Calendar, remarks: Remarks[Row | None]) -> Span | None:
    """Return the span from a start: until its end if that is on a clock that is known, else as long as its duration."""
    end = _end(row.texts, start, known)
    if end is not None:
        return Span(start, end)
    text = row.texts.get("duration") or ""
    lasting = length(text)
    if lasting is None:
        if text:
            message = f"Can't read its duration {quoted(text)}. Use one like '0:45'. It is shown without length."
            remarks.add("talks have a duration that can't be read", row, message)
        else:
            remarks.add("talks have no duration", row, "It has no duration. It is shown without length.")
        return Span(start, start)
    if lasting > _LAST - start:
        remarks.add("talks end out of reach", row, f"Its duration {quoted(text)} is too long, so it has no time.")
        return None
    return Span(start, start + lasting)


def _end(texts: Texts, start: dt.datetime, known: Calendar) -> dt.datetime | None:
    wall = date_and_time(texts.get("end") or "")
    if wall is None or (wall.tzinfo is None and texts.get("duration")):
        return None
    end = first_moment(wall, known.zone)[0]
    return end if end and end >= start else None
