"""When a talk is, from the dates, times and lengths that frab, pretalx and their heirs write."""

import datetime as dt
import functools
import re
from typing import NamedTuple

from ai4earth_cli.errors import UserError
from ai4earth_cli.when.clocktimes import length_of_time, time_of_day
from ai4earth_cli.when.zone import YEARS, moment

_MOST_LETTERS = 100  # of a date, a time or a length
_MOST_KEPT = 1000  # of the times and lengths that were read: an event has few, and has them often
_CLOCK = re.compile(r"(\d{1,6}):(\d{1,4})(?::(\d{1,2}))?", re.ASCII)
_ISO = re.compile(r"P(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?", re.ASCII | re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,6})(?:\.0)?", re.ASCII)
_HOURS = 24
_USUAL_CHANGE = dt.time(4)  # of the day, where neither file nor day says when
_ONE_DAY = dt.timedelta(days=1)


class Day(NamedTuple):
    """A day of the programme: its date, and the moments (UTC) it starts and ends; each None if not said."""

    date: dt.date | None
    start: dt.datetime | None = None
    end: dt.datetime | None = None


def date_and_time(text: str) -> dt.datetime | None:
    """Return the date and time that `text` is (ISO 8601, or as Ruby writes it), with its offset if it has one."""
    text = text.strip()
    if not len("2017-12-27T1:0") <= len(text) <= _MOST_LETTERS or ":" not in text:
        return None
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        pass
    date, _, rest = text.replace(" UTC", "Z").partition(" ")
    try:
        return dt.datetime.fromisoformat(f"{date}T{rest.replace(' ', '')}")
    except ValueError:
        return None


def date_in(text: str) -> dt.date | None:
    """Return the date that `text` is or begins with: `2017-12-27`, `2017-12-27T10:00:00+01:00`."""
    try:
        return dt.date.fromisoformat(text.strip()[: len("2017-12-27")])
    except ValueError:
        return None


@functools.lru_cache(_MOST_KEPT)
def length(text: str) -> dt.timedelta | None:
    """Return the length that `text` is; None if it is none.

    Two parts are hours and minutes (`0:45`, `55:23`), three days, hours and minutes (`1:02:30`), a
    bare number minutes. `00:20:00` is what databases write for 20 minutes: no day, and no 20 hours.
    """
    text = text.strip()[:_MOST_LETTERS]
    clock = _CLOCK.fullmatch(text)
    if clock:
        first, second, third = clock.groups()
        if third is None:
            return dt.timedelta(hours=int(first), minutes=int(second))
        if int(first) == 0 and third == "00" and (first == "00" or int(second) >= _HOURS):
            return dt.timedelta(minutes=int(second))
        return dt.timedelta(days=int(first), hours=int(second), minutes=int(third))
    number = _NUMBER.fullmatch(text)
    if number:
        return dt.timedelta(minutes=int(number[1]))
    iso = _ISO.fullmatch(text)
    if iso and any(iso.groups()):
        days, hours, minutes, seconds = (int(part or 0) for part in iso.groups())
        return dt.timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return length_of_time(text)


@functools.lru_cache(_MOST_KEPT)
def clock_time(text: str) -> dt.time | None:
    """Return the time of day that `text` is."""
    return time_of_day(text[:_MOST_LETTERS])


def first_moment(wall: dt.datetime, zone: dt.tzinfo) -> tuple[dt.datetime | None, str]:
    """Return the moment (UTC) of a wall clock in `zone`, or of one with an offset, and what is to be said about it.

    Where clocks show a time twice or skip it, it is the first reading; None where no moment is near.
    """
    try:
        return moment(wall, zone), ""
    except UserError as error:
        if wall.year not in YEARS:
            return None, str(error)
        return wall.replace(tzinfo=zone, fold=0).astimezone(dt.UTC), f"{error} The first of them is taken."


def day_of(date: str, start: str, end: str, zone: dt.tzinfo, usual: dt.date | None) -> Day:
    """Return a day from what the file says; `usual` is its date where it says none.

    The date is that of the day's start in the event's own zone: some write UTC's beside it, and it is
    one off. A start with an offset other than UTC's is on a clock of its own, and so is its date.
    """
    first, last = date_and_time(start), date_and_time(end)
    own = date_in(date) or date_in(start) or usual
    if first and first.tzinfo:
        own = (first if first.utcoffset() else _there(first, zone)).date()
    return Day(own, first and first_moment(first, zone)[0], last and first_moment(last, zone)[0])


def _there(wall: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    return wall.astimezone(zone) if wall.year in YEARS else wall


def on_day(day: Day, time: dt.time, change: dt.time | None, zone: dt.tzinfo) -> dt.datetime | None:
    """Return what clocks show at `time` of a day: on its date, or after midnight on the next.

    That is the case before the `change` of the day, or where only the next night is within the day.
    """
    if day.date is None or day.date.year not in YEARS:
        return None
    wall = dt.datetime.combine(day.date, time)
    if change is None and day.start and day.end:
        early = first_moment(wall, zone)[0]
        late = first_moment(wall + _ONE_DAY, zone)[0]
        next_night = bool(early and late and early < day.start and late < day.end)
    else:
        next_night = time < (_USUAL_CHANGE if change is None else change)
    return wall + _ONE_DAY if next_night else wall
