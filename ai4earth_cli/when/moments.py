"""A moment from what people type: ISO 8601, a time of day, a date in words, a time from now."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from ai4earth_cli.errors import UserError
from ai4earth_cli.text.printable import MOST_TYPED, quoted
from ai4earth_cli.when.clocktimes import length_of_time, time_of_day
from ai4earth_cli.when.zonenames import zone_called
from ai4earth_cli.when.zones import YEARS, moment

_HOURS = 24
# Compiled where they are used, since most moments need none of them.
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*+\.?"
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*+\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE_IN_WORDS = rf"(?i)(?:{_WEEKDAY},?\s*)?(?:{_DAY}\.?\s+{_MONTH}|{_MONTH}\s+{_DAY})(?:,?\s+\d{{4}})?|{_WEEKDAY}"
_DATE_IN_NUMBERS = r"(?a)\d{1,4}([-/.])\d{1,2}(?:\1\d{0,4})?"
_TIME = (
    r"(?i)(?<![\d.:])(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?!\.?\d)\s*(?:[ap]m\b|[ap]\.m\.)?"
    r"|\d{1,2}\s*(?:[ap]m\b|[ap]\.m\.)|noon|midnight)"
)
_FILLERS = r"(?i)\b(?:at|on|the|of)\b"
_OFFSET_BEHIND = r"(?i)(.*\d)\s*((?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?|z)"
_NO_ZONE = rf"(?i)am|pm|a\.m\.|p\.m\.|noon|midnight|{_WEEKDAY}|{_MONTH}|\d.*"
_MOST_WORDS = 4  # of a zone: `st john's newfoundland canada`


class Days(NamedTuple):
    """The first and the last day of an event, in its own zone."""

    first: dt.date
    last: dt.date
    zone: dt.tzinfo


def moment_called(typed: str, zone: dt.tzinfo, event: Days, now: dt.datetime) -> dt.datetime:
    """Return the moment in UTC that `typed` names.

    It may be `now`, a length from now (`+90m`, `-1h30m`), ISO 8601, a time of day (`10:40`, `10am`,
    `10`), a date with its month in letters or its order certain (`26 April`, `26.4.2020`), and the
    name of a zone behind. Without a zone it is read in `zone`, without a date on the event's
    first day, without a year in its year: nothing is taken from today. Raises UserError where it cannot be
    read, or where clocks skipped or repeated that time.
    """
    found = _found(typed.strip(), zone, event, now) if len(typed) <= MOST_TYPED else None
    if found is None or found.year not in YEARS:
        raise _unread(typed, event.first)
    return found


def _found(text: str, zone: dt.tzinfo, event: Days, now: dt.datetime) -> dt.datetime | None:
    if text.casefold() == "now":
        return now
    if text[:1] in {"+", "-"}:
        return _from_now(text, now)
    wall = _wall(text, event)
    letters = ""
    for before, behind in () if wall else _splits(text):
        wall = _wall(before, event)
        if wall:
            zone, letters = zone_called(behind, event.zone, event.first), behind.upper()
            break
    if wall is None or wall.year not in YEARS:
        return None
    if wall.tzinfo:
        return wall.astimezone(dt.UTC)
    readings = (wall.replace(tzinfo=zone, fold=fold).astimezone(dt.UTC) for fold in (0, 1))
    shown = ((reading, reading.astimezone(zone)) for reading in readings)
    told = [
        reading for reading, there in shown if there.tzname() == letters and there.replace(tzinfo=None, fold=0) == wall
    ]
    return told[0] if len(told) == 1 else moment(wall, zone)  # letters tell the first 01:30 from the second


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """Return the ways in which `text` may be a time and a zone behind it."""
    match = re.fullmatch(_OFFSET_BEHIND, text)
    if match:
        yield match[1], match[2]
    words = text.split()
    for count in range(1, min(_MOST_WORDS, len(words) - 1) + 1):
        if not re.fullmatch(_NO_ZONE, words[-count]):
            yield " ".join(words[:-count]), " ".join(words[-count:])


def _unread(typed: str, day: dt.date) -> UserError:
    example = f"{day.day} {day:%B} {day.year} 10:40"
    advice = f"Write one like 10:40, {example}, {day}T10:40-07:00, +90m or now."
    if len(typed) <= MOST_TYPED and re.fullmatch(_DATE_IN_NUMBERS, typed.strip()):
        return UserError(f"Which is the day and which the month in {quoted(typed)} is not certain. {advice}")
    return UserError(f"No moment is written {quoted(typed)}. {advice}")


def _from_now(text: str, now: dt.datetime) -> dt.datetime | None:
    length = length_of_time(text[1:]) or dt.timedelta.max
    try:
        return now + length if text[0] == "+" else now - length
    except OverflowError:
        return None


def _wall(text: str, event: Days) -> dt.datetime | None:
    """Return the date and time that `text` is, with a zone only where ISO 8601 gives one; None if it is none."""
    day = event.first
    if re.fullmatch(r"\d{1,2}", text, re.ASCII) and int(text) < _HOURS:
        return dt.datetime.combine(day, dt.time(int(text)))
    time = time_of_day(text)
    if time:
        return None if re.fullmatch(_DATE_IN_NUMBERS, text) else dt.datetime.combine(day, time)
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        pass
    text = " ".join(re.sub(_FILLERS, " ", text).split())
    found = re.search(_TIME, text)
    if found is None:
        date = _date(text, event)
        return dt.datetime.combine(date, dt.time()) if date else None
    time = time_of_day(found[1])
    rest = f"{text[: found.start()]} {text[found.end() :]}".strip(" ,")
    date = _date(rest, event) if rest else day
    return dt.datetime.combine(date, time) if time and date else None


def _date(text: str, event: Days) -> dt.date | None:
    """Return the date that `text` is, completed from the event's first day; None if its order is a guess."""
    if re.fullmatch(_DATE_IN_WORDS, text):
        return _date_in_words(text, event)
    numbers = re.fullmatch(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})", text, re.ASCII)
    if numbers is None:
        return None
    first, second, third = int(numbers[1]), int(numbers[3]), int(numbers[4])
    year = 1000  # and more: a year is written out
    months = 12
    if first >= year:
        order = (first, second, third)
    elif third >= year and first > months:
        order = (third, second, first)
    elif third >= year and second > months:
        order = (third, first, second)
    else:
        return None
    try:
        return dt.date(*order)
    except ValueError:
        return None


def _date_in_words(text: str, event: Days) -> dt.date | None:
    """Return the date; a weekday must be that of the date, or alone one of the event's days."""
    from dateutil import parser

    try:
        date: dt.date = parser.parse(text, default=dt.datetime.combine(event.first, dt.time())).date()
    except (ValueError, OverflowError):
        return None
    weekday = re.match(_WEEKDAY, text, re.IGNORECASE)
    if weekday is None:
        return date
    is_alone = weekday[0] == text
    agrees = f"{date:%a}".casefold() == weekday[0][:3].casefold()
    return date if agrees and (date <= event.last or not is_alone) else None
