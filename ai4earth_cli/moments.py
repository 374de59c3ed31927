"""A moment, a time of day or a length of time from what people type."""

import datetime as dt
import re

from ai4earth_cli.errors import UserError
from ai4earth_cli.zones import moment

_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?:[:.](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?", re.ASCII | re.IGNORECASE)
_NOON = 12
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(days?|d|hours?|h|minutes?|min|m)(?![a-z])\s*", re.ASCII | re.IGNORECASE)
_UNITS = {"d": dt.timedelta(days=1), "h": dt.timedelta(hours=1), "m": dt.timedelta(minutes=1)}


def time_of_day(text: str) -> dt.time | None:
    """Return the time that `text` is (`09:10`, `9:10`, `9.10am`, `12pm`, `noon`, `midnight`); None if it is none.

    A bare number is no time unless `am` or `pm` follows.
    """
    text = text.strip()
    if text.casefold() in {"noon", "midnight"}:
        return dt.time(_NOON if text.casefold() == "noon" else 0)
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    hour, minute, second, half = match.groups()
    if minute is None and half is None:
        return None
    try:
        return dt.time(_hour(int(hour), half), int(minute or 0), int(second or 0))
    except ValueError:
        return None


def _hour(hour: int, half: str | None) -> int:
    """Return the hour of 24 from one of 12 and its half of the day; raises ValueError for `13pm`."""
    if half is None:
        return hour
    if not 1 <= hour <= _NOON:
        message = f"{hour} is not on a clock of twelve hours"
        raise ValueError(message)
    return hour % _NOON + (_NOON if half[0] in "pP" else 0)


def length_of_time(text: str) -> dt.timedelta | None:
    """Return the length that `text` is (`90m`, `1h30m`, `2d`, `45 min`, `1.5 h`); None if it is none, or nothing."""
    parts = _LENGTH.findall(text)
    if not parts or _LENGTH.sub("", text).strip():
        return None
    try:
        return sum((float(number) * _UNITS[unit[0].casefold()] for number, unit in parts), dt.timedelta()) or None
    except OverflowError:
        return None


def moment_called(typed: str, zone: dt.tzinfo, day: dt.date, now: dt.datetime) -> dt.datetime:
    """Return the moment in UTC that `typed` names.

    It may be `now`, ISO 8601 (`2020-04-26T10:40-07:00`, `2020-04-26 10:40`, `2020-04-26`) or a time
    of day. Without a zone it is read in `zone`, without a date on `day`. Raises UserError where it
    cannot be read, or where clocks in `zone` skipped or repeated that time.
    """
    text = typed.strip()
    if text.casefold() == "now":
        return now
    time = time_of_day(text)
    if time:
        return moment(dt.datetime.combine(day, time), zone)
    try:
        stamp = dt.datetime.fromisoformat(text)
        return stamp.astimezone(dt.UTC) if stamp.tzinfo else moment(stamp, zone)
    except (ValueError, OverflowError):
        message = f"No moment is written {typed!r}. Write one like 10:40, {day}T10:40 or {day}T10:40-07:00, or now."
        raise UserError(message) from None
