"""A moment from what people type: ISO 8601, a time of day, a date in words, a time from now."""

import datetime as dt
import re
from collections.abc import Iterator

from ai4earth_cli.errors import UserError
from ai4earth_cli.text.printable import MOST_TYPED, quoted
from ai4earth_cli.when import Days
from ai4earth_cli.when.clocktimes import clock_on, length_of_time
from ai4earth_cli.when.zone import YEARS, moment
from ai4earth_cli.when.zone.zonenames import zone_called

_HOURS = 24
# Compiled where they are used, since most moments need none of them.
_TIME = (
    r"(?i)(?<![\d.:])(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?!\.?\d)\s*(?:[ap]m\b|[ap]\.m\.)?"
    r"|\d{1,2}\s*(?:[ap]m\b|[ap]\.m\.)|noon|midnight)"
)
_AHEAD = r"(?i)(?:\+|in\s)(.*)|(.*)\sfrom now"
_BACK = r"(?i)-(.*)|(.*)\sago"
_OFFSET_BEHIND = r"(?i)(.*\d)\s*((?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?|z)"
_LETTERS_BEHIND = r"(?ai)(.*\d[:.]\d{2})(?!(?:am|pm)\Z)([a-z]{1,5})"  # 10:40PDT
_MOST_WORDS = 6  # of a zone: `kinshasa, democratic republic of the congo`


def moment_called(typed: str, zone: dt.tzinfo, event: Days, now: dt.datetime) -> dt.datetime:
    """Return the moment in UTC that `typed` names.

    It may be `now`, a length from now (`+90m`, `in 20 minutes`, `2 days ago`), ISO 8601, a time of day
    (`10:40`, `10.40`, `10am`, `10`), a date as `date_called` reads it, or a date and a time, and the name
    of a zone behind. Without a zone it is read in `zone`, where it is also today or tomorrow; without a date
    it is on the event's first day, without a time at the beginning of its day. Raises UserError if it can't
    be read, if there is no such day, or if clocks skipped or repeated that time.
    """
    found = _found(typed.strip(), zone, event, now) if len(typed) <= MOST_TYPED else None
    if found is None or found.year not in YEARS:
        day = event.first
        example = f"10:40, {day.day} {day:%B} {day.year} 10:40, {day}T10:40-07:00, tomorrow 10:40, +90m or now"
        message = f"{quoted(typed)} is not a time. Try {example}."
        raise UserError(message)
    return found


def is_from_now(text: str) -> bool:
    """Whether a text says how far from now a moment is, as `+90m` and `2 days ago`."""
    return bool(re.fullmatch(_AHEAD, text.strip()) or re.fullmatch(_BACK, text.strip()))


def _found(text: str, zone: dt.tzinfo, event: Days, now: dt.datetime) -> dt.datetime | None:
    if text.casefold() == "now":
        return now
    wall = _written(text, event.first)  # as most are
    if wall is None and is_from_now(text):
        return _from_now(text, now)
    wall = wall or _dated(text, event, _today(zone, now))
    letters = ""
    for before, behind in () if wall else _splits(text):
        if _wall(before, event, _today(zone, now)):
            zone, letters = zone_called(behind, event.zone, event.first), behind.upper()
            wall = _wall(before, event, _today(zone, now))
            break
    if wall is None or wall.year not in YEARS:
        return None
    if wall.tzinfo:
        return wall.astimezone(dt.UTC)
    readings = (wall.replace(tzinfo=zone, fold=fold).astimezone(dt.UTC) for fold in (0, 1))
    shown = ((reading, reading.astimezone(zone)) for reading in readings)
    told = [reading for reading, there in shown if there.tzname() == letters and there.replace(tzinfo=None) == wall]
    return told[0] if len(told) == 1 else moment(wall, zone)  # letters tell the first 01:30 from the second


def _today(zone: dt.tzinfo, now: dt.datetime) -> dt.date:
    return now.astimezone(zone).date()


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """Yield the ways in which `text` may be a time and a zone behind it."""
    match = re.fullmatch(_OFFSET_BEHIND, text) or re.fullmatch(_LETTERS_BEHIND, text)
    if match:
        yield match[1], match[2]
    from ai4earth_cli.when.dates import is_of_a_moment

    words = text.split()
    for count in range(1, min(_MOST_WORDS, len(words) - 1) + 1):
        if not is_of_a_moment(words[-count]):
            yield " ".join(words[:-count]), " ".join(words[-count:])


def _from_now(text: str, now: dt.datetime) -> dt.datetime | None:
    """Return the moment that is as far from `now` as _AHEAD or _BACK found; None if that is no length."""
    ahead = re.fullmatch(_AHEAD, text)
    found = ahead or re.fullmatch(_BACK, text)
    words = (found[1] or found[2] or "") if found else ""
    length = length_of_time(re.sub(r"(?i)\ban?\s", "1 ", re.sub(r"(?i),|\band\b", " ", words)))
    try:
        return (now + length if ahead else now - length) if length else None
    except OverflowError:
        return None


def _wall(text: str, event: Days, today: dt.date) -> dt.datetime | None:
    """Return the date and time that `text` is, with a zone only if ISO 8601 gives one; None if it is none."""
    return _written(text, event.first) or _dated(text, event, today)


def _written(text: str, day: dt.date) -> dt.datetime | None:
    """Return the date and time that `text` is in figures: a time on `day`, or ISO 8601; None if it is neither."""
    if re.fullmatch(r"\d{1,2}", text, re.ASCII) and int(text) < _HOURS:
        return dt.datetime.combine(day, dt.time(int(text)))
    return clock_on(day, text)


def _dated(text: str, event: Days, today: dt.date) -> dt.datetime | None:
    """Return the date and time that `text` is with a day in words or numbers, or that day's beginning; or None."""
    from ai4earth_cli.when.dates import date_called, without_fillers

    text = without_fillers(text)
    for found in re.finditer(_TIME, text):  # as which 28.12. looks, too
        rest = f"{text[: found.start()]} {text[found.end() :]}".strip(" ,").removesuffix("T")
        date = date_called(rest, event, today) if rest else event.first
        at = clock_on(date, found[1]) if date else None
        if at:
            return at
    date = date_called(text, event, today)
    return dt.datetime.combine(date, dt.time()) if date else None
