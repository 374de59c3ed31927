"""When the rows of a table are: moments in UTC from what clocks in the event's zone show."""

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ai4earth_cli.errors import UserError
from ai4earth_cli.formats.markdown.page.clocks import Clock
from ai4earth_cli.schedule.model import Span
from ai4earth_cli.when.zone import YEARS, moment

_NOWHERE, _ANYWHERE = "", " "  # beside the names of rooms
_DAY = dt.timedelta(days=1)
_HALF_A_DAY = _DAY / 2
_BACK = dt.timedelta(hours=4)  # and more: times go on at 1:00 behind 12:00
_TWELVE = range(1, 13)
_AFTERNOON = range(1, 7)


class Planned(NamedTuple):
    """What a row says of its time: a start and an end or a length, each if it says so, and in which rooms it is."""

    start: Clock | None = None
    end: Clock | None = None
    length: dt.timedelta | None = None
    rooms: tuple[str, ...] = ()


class Timed(NamedTuple):
    """When a row is, and what a reader did to know it: a message, and what to call it where there are many."""

    span: Span | None = None
    message: str = ""
    kind: str = ""


_NOTHING = "", ""
_NO_END = "it has a start but no end, and nothing follows it: add an end.", "talks have no end"
_BACKWARDS = (
    "it ends before it starts, so its end is left out: write 0:20+1 for the next day.",
    "talks end before they start",
)
_FAR = f"its time is out of reach, so it has none: use years from {YEARS[0]} to {YEARS[-1]}.", "talks are out of reach"
_CHANGE = "clocks skip its time or show it twice: the first reading is taken.", "talks are when clocks change"


def afternoons(tables: Sequence[Sequence[Planned]]) -> list[list[Planned]] | None:
    """Return tables that follow a clock of twelve hours with their 1:00 to 6:59 in the afternoon; None if they do not.

    They do if no hour is beyond 12, none says `am` or `pm`, and within a table 1:30 stands behind 12:00.
    """
    shown = [[clock for row in rows for clock in (row.start, row.end) if clock] for rows in tables]
    if any(clock.has_half or clock.days or clock.time.hour not in _TWELVE for clocks in shown for clock in clocks):
        return None
    starts = [[_since_midnight(row.start) for row in rows if row.start] for rows in tables]
    if not any(before - after > _BACK for listed in starts for before, after in itertools.pairwise(listed)):
        return None
    return [[row._replace(start=_later(row.start), end=_later(row.end)) for row in rows] for rows in tables]


def _later(clock: Clock | None) -> Clock | None:
    is_later = clock is not None and clock.time.hour in _AFTERNOON
    return Clock(clock.time.replace(hour=clock.time.hour + 12)) if clock and is_later else clock


def spans(rows: Sequence[Planned], day: dt.date, zone: dt.tzinfo) -> list[Timed]:
    """Return when the rows of a table are; those behind midnight, with or without `+1`, are on the day after `day`.

    A row without an end ends when the next one starts, in its room or in none if it names one.
    """
    starts = list(_starts(rows))
    following = _following(rows, starts)
    midnight = dt.datetime.combine(day, dt.time())
    return [
        Timed() if start is None else _timed(row, start, after, midnight, zone)
        for row, start, after in zip(rows, starts, following, strict=True)
    ]


def _starts(rows: Sequence[Planned]) -> Iterator[dt.timedelta | None]:
    """Yield each row's start since its day's midnight; where times go back by half a day, a day is over."""
    before = passed = dt.timedelta()
    for row in rows:
        if row.start is None:
            yield None
            continue
        start = _since_midnight(row.start) + passed * (not row.start.days)
        if before - start > _HALF_A_DAY and not row.start.days:
            passed += _DAY
            start += _DAY
        before = start
        yield start


def _following(rows: Sequence[Planned], starts: Sequence[dt.timedelta | None]) -> list[dt.timedelta | None]:
    """Return for each row when the next one below it starts that is later: in one of its rooms, or in none.

    What has no room, as lunch has none, is followed by any.
    """
    found: list[dt.timedelta | None] = [None] * len(rows)
    last: dict[str, list[dt.timedelta]] = {}
    for index in range(len(rows) - 1, -1, -1):
        start, rooms = starts[index], rows[index].rooms
        if start is None:
            continue
        followed = (*rooms, _NOWHERE) if rooms else (_ANYWHERE,)
        for place in (*rooms, _NOWHERE, _ANYWHERE):
            later = last.setdefault(place, [])
            while later and later[-1] <= start:
                later.pop()
        found[index] = min((last[place][-1] for place in followed if last[place]), default=None)
        for place in (*(rooms or (_NOWHERE,)), _ANYWHERE):
            last[place].append(start)
    return found


def _timed(
    row: Planned, start: dt.timedelta, after: dt.timedelta | None, midnight: dt.datetime, zone: dt.tzinfo
) -> Timed:
    end, said = _end(row, start)
    if end is None:
        end = start if after is None else after
        said = said or (_NO_END if after is None else None)
    try:
        first, is_first = _moment(midnight + start, zone)
        last, is_last = _moment(midnight + end, zone)
    except OverflowError:
        return Timed(None, *_FAR)
    return Timed(Span(first, max(first, last)), *(said or _NOTHING if is_first and is_last else _CHANGE))


def _end(row: Planned, start: dt.timedelta) -> tuple[dt.timedelta | None, tuple[str, str] | None]:
    """Return the end that a row says, since its day's midnight; None, and a remark, if it is before the start."""
    if row.length is not None:
        return start + row.length, None
    if row.end is None or row.start is None:
        return None, None
    end = start - _since_midnight(row.start) + _since_midnight(row.end)
    if end < start and not row.end.days and end + _DAY - start <= _HALF_A_DAY:
        end += _DAY
    return (end, None) if end >= start else (None, _BACKWARDS)


def _moment(wall: dt.datetime, zone: dt.tzinfo) -> tuple[dt.datetime, bool]:
    """Return the moment at which clocks show `wall`, and whether it is the only one. Raises OverflowError."""
    if wall.year not in YEARS:
        raise OverflowError
    try:
        found, is_only = moment(wall, zone), True
    except UserError:
        found, is_only = wall.replace(tzinfo=zone).astimezone(dt.UTC), False
    if found.year not in YEARS:
        raise OverflowError
    return found, is_only


def _since_midnight(clock: Clock) -> dt.timedelta:
    time = clock.time
    return dt.timedelta(days=clock.days, hours=time.hour, minutes=time.minute, seconds=time.second)
