"""The events of a calendar with their times read: the newest of several states, and what cannot be read left out."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ai4earth_cli.errors import UserError
from ai4earth_cli.formats.families.calendar_reading.calendar import Properties, Value
from ai4earth_cli.formats.families.calendar_reading.clock import Clock, Wall
from ai4earth_cli.formats.families.remarks import Remarks
from ai4earth_cli.schedule.model import Span
from ai4earth_cli.text.printable import quoted
from ai4earth_cli.when.zone import YEARS

_DAY = dt.timedelta(days=1)
_LONGEST = 100  # characters of a length of time


class Entry(NamedTuple):
    """An event that starts at a time; its length is one of clocks if it takes whole days, else one of time.

    `place` is where in a series it would be (its RECURRENCE-ID), if it stands for one of that.
    """

    about: Properties
    where: str
    start: Wall
    length: dt.timedelta
    place: Wall | None = None


def called(about: Properties) -> str:
    """Return what remarks call an event: its title, else its UID."""
    return quoted(about.text("SUMMARY") or about.text("UID") or "an event without a title")


def uid_of(about: Properties) -> str:
    """Return the UID of an event, which may be empty."""
    return about.text("UID").strip()


def sequence(about: Properties) -> int:
    """Return the number of an event's state (SEQUENCE, RFC 5545 §3.8.7.4): 0 if it says none."""
    text = about.token("SEQUENCE")
    most = 9  # digits, as many as every calendar can count
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= most else 0


def newest(events: Iterable[Properties], remarks: Remarks[str]) -> Iterator[Properties]:
    """Yield the events, of those with one UID and RECURRENCE-ID only the ones with the highest SEQUENCE."""
    said = [about for about in events if _says_something(about, remarks)]
    keyed = [((uid_of(about), about.text("RECURRENCE-ID").strip()), about) for about in said]
    highest: dict[tuple[str, str], int] = {}
    for key, about in keyed:
        highest[key] = max(sequence(about), highest.get(key, 0))
    for key, about in keyed:
        if not key[0] or sequence(about) == highest[key]:
            yield about
        else:
            message = f"A newer state of it is there, too (SEQUENCE:{highest[key]}): this one is left out."
            remarks.add("events are older states of others and left out", called(about), message)


def _says_something(about: Properties, remarks: Remarks[str]) -> bool:
    """Whether an event has a title or a time; one that has neither is left out."""
    if about.first("SUMMARY") or about.first("DTSTART"):
        return True
    message = "It has neither a title nor a time: it is left out."
    remarks.add("events have neither a title nor a time and are left out", called(about), message)
    return False


def entry_of(about: Properties, begins: Value, clock: Clock, remarks: Remarks[str]) -> Entry | None:
    """Return an event and its times, of which it `begins` at one; None, with a remark, if they can't be read."""
    where = called(about)
    try:
        start = clock.wall(begins, where)
        length = _length(about, start, clock, remarks)
        span(start, length, clock, where)
    except (ValueError, OverflowError, UserError):
        message = f"Can't read when it is ({quoted(begins.text)}): it is left out."
        remarks.add("talks are left out, since their times can't be read", where, message)
        return None
    return Entry(about, where, start, length, _place(about, clock, remarks))


def span(start: Wall, length: dt.timedelta, clock: Clock, where: str) -> Span:
    """Return from when to when; raises OverflowError or UserError for what is out of reach."""
    first = clock.moment(start, where)
    if start.whole_day:
        return Span(first, clock.moment(start._replace(clock=start.clock + length), where))
    last = first + length
    if last.year not in YEARS:
        raise OverflowError
    return Span(first, last)


def _length(about: Properties, start: Wall, clock: Clock, remarks: Remarks[str]) -> dt.timedelta:
    """Return how long an event takes: by its end, else by its duration, else a day or nothing."""
    where = called(about)
    end = about.first("DTEND")
    length = _DAY if start.whole_day else dt.timedelta()
    try:
        if end:
            last = clock.wall(end, where)
            exact = clock.moment(last, where) - clock.moment(start, where)
            length = last.clock - start.clock if start.whole_day else exact
        elif about.first("DURATION"):
            length = _duration(about.text("DURATION"))
    except (ValueError, OverflowError, UserError):
        remarks.add("talks have ends that can't be read", where, "Can't read when it ends: it has no length here.")
    if length < dt.timedelta():
        remarks.add("talks end before they start", where, "It ends before it starts: it has no length here.")
        return dt.timedelta()
    return length


def _duration(text: str) -> dt.timedelta:
    """Return a length written as `PT1H30M` (RFC 5545 §3.3.6); raises ValueError if it is none."""
    from icalendar import vDuration

    length: dt.timedelta = vDuration.from_ical(text[:_LONGEST].strip().upper())  # type: ignore[no-untyped-call]
    return length


def _place(about: Properties, clock: Clock, remarks: Remarks[str]) -> Wall | None:
    value = about.first("RECURRENCE-ID")
    if value is None:
        return None
    try:
        place = clock.wall(value, called(about))
        clock.moment(place, called(about))
    except (ValueError, UserError):
        message = f"Can't read which of a series it is ({quoted(value.text)}): it is a talk of its own."
        remarks.add("talks are of a series, but which of it can't be read", called(about), message)
        return None
    return place
