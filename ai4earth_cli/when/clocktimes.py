"""A time of day, by itself or with its date, or a length of time from what people write."""

import datetime as dt
import re

from ai4earth_cli.text.printable import MOST_TYPED

_TIME = r"(?ai)(\d{1,2})(?:[:.](\d{2}))?(?:[:.](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?"
_NOON = 12
_END_OF_DAY = r"(?a)(?<![\d:.])24([:.]00(?:[:.]00)?)(?![\d:.])"
_DATE_ALONE = len("2020-04-26")
_LENGTH = r"(?ai)(?<![\d.])(\d++(?:\.\d++)?)\s*+(weeks?|w|days?|d|hours?|h|minutes?|min|m)\s*+"
_UNITS = {
    "w": dt.timedelta(weeks=1),
    "d": dt.timedelta(days=1),
    "h": dt.timedelta(hours=1),
    "m": dt.timedelta(minutes=1),
}


def clock_on(day: dt.date, text: str) -> dt.datetime | None:
    """Return the date and time that `text` is: a time on `day`, or ISO 8601 with a date and maybe an offset, or None.

    `24:00` is the end of a day, as in ISO 8601, whatever this Python makes of it.
    """
    text = text.strip()
    time = time_of_day(text)
    if time:
        return dt.datetime.combine(day, time)
    if len(text) > MOST_TYPED:
        return None
    started = re.sub(_END_OF_DAY, r"00\1", text) if "24" in text else text
    try:
        if started != text:
            start = clock_on(day, started)
            return start and start + dt.timedelta(days=1)
        return dt.datetime.fromisoformat(text) if len(text) > _DATE_ALONE else None
    except (ValueError, OverflowError):
        return None


def time_of_day(text: str) -> dt.time | None:
    """Return the time that `text` is (`09:10`, `9:10`, `9.10am`, `12pm`, `noon`, `midnight`); None if it is none.

    A bare number is no time unless `am` or `pm` follows.
    """
    if len(text) > MOST_TYPED:
        return None
    text = text.strip()
    if text.casefold() in {"noon", "midnight"}:
        return dt.time(_NOON if text.casefold() == "noon" else 0)
    try:
        if len(text) == len("09:10") and text[2] == ":" and text < "24":  # as most are written
            return dt.time.fromisoformat(text)
        return _loose_time(text)
    except ValueError:
        return None


def _loose_time(text: str) -> dt.time | None:
    """Return the time that `text` is; None, or ValueError, if it is none."""
    match = re.fullmatch(_TIME, text)
    if match is None:
        return None
    hour, minute, second, half = match.groups()
    if minute is None and half is None:
        return None
    return dt.time(_hour(int(hour), half), int(minute or 0), int(second or 0))


def _hour(hour: int, half: str | None) -> int:
    """Return the hour of 24 from one of 12 and its half of the day; raises ValueError for `13pm`."""
    if half is None:
        return hour
    if not 1 <= hour <= _NOON:
        raise ValueError
    return hour % _NOON + (_NOON if half[0] in "pP" else 0)


def length_of_time(text: str) -> dt.timedelta | None:
    """Return the length that `text` is (`90m`, `1h30m`, `2d`, `45 min`, `1.5 h`); None if it is none, or nothing."""
    parts = re.findall(_LENGTH, text) if len(text) <= MOST_TYPED else ()
    if not parts or re.sub(_LENGTH, "", text).strip():
        return None
    try:
        return sum((float(number) * _UNITS[unit[0].casefold()] for number, unit in parts), dt.timedelta()) or None
    except OverflowError:
        return None
