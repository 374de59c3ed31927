"""A date from what people type: tomorrow, a weekday of the event, day and month in words or numbers, ISO 8601."""

import datetime as dt
import re
from collections.abc import Sequence

from ai4earth_cli.errors import UserError
from ai4earth_cli.text.printable import quoted
from ai4earth_cli.when import Days

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*+\.?"
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*+\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\.?"
_IN_WORDS = (
    rf"(?ai)(?:(?P<weekday>{_WEEKDAY}),?\s*)?"
    rf"(?:(?P<day>{_DAY})\s+(?P<month>{_MONTH})|(?P<month_first>{_MONTH})\s+(?P<day_behind>{_DAY}))(?:,?\s+(?P<year>\d{{4}}))?"
)
_IN_NUMBERS = r"(?a)(\d{1,4})([-/.])(\d{1,2})(?:\2(\d{0,4}))?"
_FILLERS = r"(?i)\b(?:at|on|the|of)\b"
_OF_A_MOMENT = rf"(?i)am|pm|a\.m\.|p\.m\.|noon|midnight|{_WEEKDAY}|{_MONTH}|at|\d.*"
_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}
_MONTHS_A_YEAR = 12
_YEAR = 4  # digits of one that is written out
_MOST_SHOWN = 3


def date_called(typed: str, event: Days, today: dt.date) -> dt.date | None:
    """Return the date that `typed` names; None if it can't be read.

    It may be `yesterday`, `today` or `tomorrow`; a weekday, which is the event's; a day and a month, with
    the month in letters (`26 April`, `Sun, April 26th`) or in an order that is certain (`26.4.2020`), without
    a year in the event's; or ISO 8601. Raises UserError for a date that no calendar has, a weekday that
    the event has not or has several times, a day without a year that it has in several, and an order that is a guess.
    """
    text = without_fillers(typed)
    if text.casefold() in _NEAR:
        return today + dt.timedelta(days=_NEAR[text.casefold()])
    if re.fullmatch(_WEEKDAY, text, re.ASCII | re.IGNORECASE):
        return _weekday(text, event)
    words = re.fullmatch(_IN_WORDS, text)
    if words:
        return _in_words(words, event)
    numbers = re.fullmatch(_IN_NUMBERS, text)
    if numbers:
        return _in_numbers(numbers, event)
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def without_fillers(text: str) -> str:
    """Return `text` with single spaces and without words that say nothing: `the 27th of April` as `27th April`."""
    return " ".join(re.sub(_FILLERS, " ", text).split())


def is_of_a_moment(word: str) -> bool:
    """Whether a word is of a date or of a time of day, and so of no zone behind them."""
    return bool(re.fullmatch(_OF_A_MOMENT, word))


def _weekday(text: str, event: Days) -> dt.date | None:
    """Return the day of the event that is such a weekday: one on which something starts, else the first there is."""
    import calendar  # here and below, since most moments are a time alone

    name = text.rstrip(".").casefold()
    number = next((number for number, day in enumerate(calendar.day_name) if day.casefold().startswith(name)), None)
    if number is None:
        return None
    starting = [day for day in event.known if day.weekday() == number]
    _check_one(text, starting, "date")
    after = dt.timedelta(days=(number - event.first.weekday()) % 7)
    if not starting and after > event.last - event.first:
        first, last = f"{event.first:%A} {event.first}", f"{event.last:%A} {event.last}"
        when = f"on {first}" if first == last else f"from {first} to {last}"
        message = f"The event has no {calendar.day_name[number]}: it is {when}."
        raise UserError(message)
    return starting[0] if starting else event.first + after


def _check_one(text: str, days: Sequence[dt.date], needed: str) -> None:
    """Raise UserError, which names what is needed, if several days may be meant."""
    if len(days) > 1:
        listed = " or ".join(f"{day:%A} {day}" for day in days[:_MOST_SHOWN])
        message = f"{quoted(text)} may be {listed}. Write the {needed}."
        raise UserError(message)


def _in_words(found: re.Match[str], event: Days) -> dt.date | None:
    """Return the date that _IN_WORDS found; None if the letters are no month's."""
    import calendar

    name = (found["month"] or found["month_first"]).rstrip(".").casefold()
    names = enumerate(calendar.month_name)
    month = next((number for number, known in names if known.casefold().startswith(name)), None)
    if month is None:
        return None
    day = int(re.sub(r"\D", "", found["day"] or found["day_behind"]))
    weekday = found["weekday"] or ""
    date = _date(int(found["year"] or _year(found[0], month, day, event, weekday)), month, day)
    if date and not _is_called(date, weekday):
        message = f"{date.day} {date:%B} {date.year:04} is a {date:%A}."
        raise UserError(message)
    return date


def _in_numbers(found: re.Match[str], event: Days) -> dt.date | None:
    """Return the date that _IN_NUMBERS found; None if it is no more than a month."""
    first, second, third = int(found[1]), int(found[3]), found[4]
    if len(found[1]) == _YEAR:
        return _date(first, second, int(third)) if third else None
    is_day_first, is_month_first = second <= _MONTHS_A_YEAR < first, first <= _MONTHS_A_YEAR < second
    if (third and len(third) != _YEAR) or not (is_day_first or is_month_first):
        message = (
            f"Can't tell the day from the month in {quoted(found[0])}. "
            f"Write it like {event.first} or {event.first.day} {event.first:%B} {event.first.year:04}."
        )
        raise UserError(message)
    day, month = (first, second) if is_day_first else (second, first)
    return _date(int(third or _year(found[0], month, day, event)), month, day)


def _is_called(date: dt.date, weekday: str) -> bool:
    """Whether a date is such a weekday: `Sun.`, `sunday`, or any if there is none."""
    return f"{date:%A}".casefold().startswith(weekday.rstrip(".").casefold())


def _year(text: str, month: int, day: int, event: Days, weekday: str = "") -> int:
    """Return the year in which something starts on such a day, else in which the event has it, else of its beginning.

    Raises UserError if something starts on such a day of several years, and the weekday does not tell of which.
    """
    starting = [date for date in event.known if (date.month, date.day) == (month, day)]
    starting = [date for date in starting if _is_called(date, weekday)] or starting
    _check_one(text, starting, "year")
    if starting:
        return starting[0].year
    first, last = ((date.year, date.month, date.day) for date in (event.first, event.last))
    years = range(event.first.year, event.last.year + 1)
    return next((year for year in years if first <= (year, month, day) <= last), event.first.year)


def _date(year: int, month: int, day: int) -> dt.date | None:
    """Return the date; None for the year 0. Raises UserError if there is no such month, or no such day in it."""
    if year < dt.MINYEAR:
        return None
    if not 1 <= month <= _MONTHS_A_YEAR:
        message = f"There is no month {month}: a year has {_MONTHS_A_YEAR}."
        raise UserError(message)
    import calendar

    _, days = calendar.monthrange(year, month)
    if not 1 <= day <= days:
        name = f"{calendar.month_name[month]} {year}"
        message = f"There is no {day} {name}: {name} has {days} days."
        raise UserError(message)
    return dt.date(year, month, day)
