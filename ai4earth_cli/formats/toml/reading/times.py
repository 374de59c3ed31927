"""The times of a schedule file and its talks, from every form that an organiser may write."""

import datetime as dt
import re

from ai4earth_cli.errors import UserError
from ai4earth_cli.formats.toml.reading.table import Table, shown
from ai4earth_cli.schedule.model import Span
from ai4earth_cli.when.clocktimes import clock_on, length_of_time, time_of_day
from ai4earth_cli.when.zone import check_reach, later, moment

SOME_DAY = dt.date(2000, 1, 1)  # where that of the workshop can not be read
NO_TIME = "0m"  # the length of what takes none: other formats have such talks
_NOON = dt.time(12)
_NOTHING = r"(?i)[\W_]*|x+|tb[acd]|n/?a"  # what pages have where there is no time
_FORMS = '"09:10", 09:10:00, 2020-04-26T09:10:00 or that with an offset'


def span_of(talk: Table, date: dt.date, zone: dt.tzinfo) -> Span | None:
    """Return from when to when the talk is (UTC): to its start if it says no end; None if it is unscheduled or wrong.

    `date` is the workshop's day and `zone` its zone; the talk's own date, and an offset at its
    start, go before them. An end without a date is on the day the start is on, `24:00` its end.
    """
    day = date_of(talk) or date
    if _says_nothing(talk):
        return None
    start = clock_at(talk, "start", day)
    end = clock_at(talk, "end", start.date() if start else day)
    length = _length(talk)
    if not _complete(talk):
        return None
    zone = (start and start.tzinfo) or zone
    first = moment_at(talk, "start", start, zone)
    if is_open(talk):
        return Span(first, first) if first else None
    last = _after(talk, first, length) if first and length is not None else moment_at(talk, "end", end, zone)
    if first is None or last is None:
        return None
    if last < first or (last == first and length is None):
        _backwards(talk, first.astimezone(zone), last.astimezone(zone))
    return Span(first, last)


def date_of(table: Table, key: str = "date") -> dt.date | None:
    """Return the date at `key` of the workshop or a talk; None if there is none, or one out of reach."""
    date: dt.date | None = table.typed(key, dt.date)
    if date is None:
        return None
    try:
        check_reach(date)
    except UserError as error:
        table.problem(f"{key}: {error}", key)
        return None
    return date


def updated_of(workshop: Table, zone: dt.tzinfo) -> dt.datetime | None:
    """Return when the file was last changed, as it says (UTC), in `zone` if it gives no offset."""
    return moment_at(workshop, "updated", workshop.typed("updated", dt.datetime), zone)


def bounds_of(table: Table, date: dt.date, zone: dt.tzinfo) -> tuple[dt.datetime | None, dt.datetime | None]:
    """Return from when and until when it is (UTC), if that is said: an until without a date is on the day of the start.

    `date` is the workshop's day and `zone` its zone.
    """
    first = clock_at(table, "from", date)
    last = clock_at(table, "until", first.date() if first else date)
    zone = (first and first.tzinfo) or zone
    start, until = moment_at(table, "from", first, zone), moment_at(table, "until", last, zone)
    if start and until and until <= start:
        _until_before(table, start.astimezone(zone), until.astimezone(zone))
    return start, until


def day_start_of(workshop: Table) -> dt.time | None:
    """Return the time before which what starts belongs to the day before, which is before noon."""
    value = workshop.take("day_start")
    time = time_of_day(value) if isinstance(value, str) else value
    if isinstance(time, dt.time) and time < _NOON:
        return time
    if "day_start" in workshop.values:
        workshop.problem(f'day_start is {shown(value)}: write a time before noon, like "04:00".', "day_start")
    return None


def _after(talk: Table, start: dt.datetime, length: dt.timedelta) -> dt.datetime | None:
    try:
        return later(start, length)
    except UserError as error:
        talk.problem(f"duration: {error}", "duration")
        return None


def is_open(talk: Table) -> bool:
    """Whether the talk starts and does not say when it ends."""
    return "start" in talk.values and not talk.values.keys() & {"end", "duration"}


def _says_nothing(talk: Table) -> bool:
    """Whether what stands for the start says that there is none, which is reported once."""
    start = talk.values.get("start")
    if not isinstance(start, str) or start[:1].isdigit() or not re.fullmatch(_NOTHING, start):
        return False
    for key in ("start", "end", "duration"):
        talk.take(key)
    talk.problem(
        f"{shown(start)} is not a time: leave out start and end, and if it never gets one write on_demand = true.",
        "start",
    )
    return True


def _complete(talk: Table) -> bool:
    """Whether the talk has the keys of a time, reporting it if it has some of them or too many."""
    start, end, duration = (key in talk.values for key in ("start", "end", "duration"))
    if start and end and duration:
        talk.problem("it has an end and a duration: leave one of them out.", "duration")
    elif (end or duration) and not start and talk.values.get("on_demand") is not True:
        talk.problem('it has no start: add start = "09:10".', "end" if end else "duration")
    return start and not (end and duration)


def clock_at(talk: Table, key: str, day: dt.date) -> dt.datetime | None:
    """Return what a clock shows at `key`: with a zone if it has an offset, else without."""
    value = talk.take(key)
    if isinstance(value, str):
        value = clock_on(day, value)
    if isinstance(value, dt.time) and value.tzinfo is None:
        return dt.datetime.combine(day, value)
    if isinstance(value, dt.datetime):
        return value
    if key in talk.values:
        talk.problem(f"{key}: {shown(talk.values[key])} is not a time. Use {_FORMS}.", key)
    return None


def _length(talk: Table) -> dt.timedelta | None:
    text = talk.typed("duration", str)
    if text == NO_TIME:
        return dt.timedelta()
    length = length_of_time(text) if text else None
    if text is not None and not length:
        talk.problem(f'duration is {shown(text)}: write one like "20m", "1h" or "1h30m".', "duration")
    return length


def moment_at(table: Table, key: str, wall: dt.datetime | None, zone: dt.tzinfo) -> dt.datetime | None:
    """Return the moment (UTC) at which clocks, in `zone` if `wall` has none of its own, show what is at `key`."""
    if wall is None:
        return None
    try:
        return moment(wall, zone)
    except UserError as error:
        table.problem(f"{key}: {error}", key)
        return None


def _until_before(table: Table, start: dt.datetime, until: dt.datetime) -> None:
    starts, ends = _clock_times(start, until)
    message = f"until is {ends}, which is not after from ({starts})."
    if start.date() == until.date() != SOME_DAY:
        message += f" For the next day, write until = {_next_day(start, until)}."
    table.problem(message, "until")


def _backwards(talk: Table, start: dt.datetime, end: dt.datetime) -> None:
    starts, ends = _clock_times(start, end)
    when = "when" if start == end else "before"
    message = f"it ends at {ends}, {when} it starts at {starts}."
    if start.date() == end.date() != SOME_DAY:
        message += f" If it ends after midnight, write end = {_next_day(start, end)}."
    talk.problem(message, "end")


def _clock_times(start: dt.datetime, end: dt.datetime) -> tuple[str, str]:
    """Return both as clocks there show them, on two days with their dates."""
    if start.date() == end.date():
        return f"{start:%H:%M}", f"{end:%H:%M}"
    first, last = (moment.replace(tzinfo=None).isoformat(" ", "minutes") for moment in (start, end))
    return first, last  # strftime has years before 1000 without a nought on some systems


def _next_day(start: dt.datetime, end: dt.datetime) -> str:
    """Return the time of the end on the day after the start, as the file has it."""
    return dt.datetime.combine(start.date() + dt.timedelta(days=1), end.time()).isoformat()
