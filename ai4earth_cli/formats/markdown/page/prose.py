"""Days, zones and addresses that a page names in its words, where they are certain."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from ai4earth_cli.errors import UserError
from ai4earth_cli.when.zone import YEARS
from ai4earth_cli.when.zone.zonenames import zone_called

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?\b"
_TO = rf"(?: ?[-–—] ?(?:{_MONTH} )?{_NUMBER})?"
_DATE = re.compile(
    rf"(?ai)(?:\b{_WEEKDAY}[,.]? )?\b(?:(?P<day>{_NUMBER})\.?(?: ?[-–—] ?{_NUMBER}\.?)? (?:of )?(?P<month>{_MONTH})"
    rf"|(?P<month_first>{_MONTH}) (?P<day_last>{_NUMBER}){_TO})(?:,? (?P<year>\d{{4}})\b)?"
    r"|\b(?P<iso>\d{4}-\d{2}-\d{2})\b"
)
_NUMBERED_DAY = re.compile(r"(?ai)\bday (\d{1,2})\b")
_ONLY_WEEKDAY = re.compile(rf"(?ai)\b{_WEEKDAY}")
_OTHER_DATES = re.compile(
    r"(?i)deadline|submi|camera|notif|accept|updated|posted|published|registration|copyright|©|until|due\b"
)
_TIMES_ARE_IN = re.compile(
    r"(?i)\btimes?(?: are| is| were| below| listed| given| shown| displayed| stated){0,4} in (?:the )?"
    r"((?:[^.,;:!() ]|:\d| (?!\()){1,60}(?: \([^()]{1,80}\))?)"
)
_BESIDE = re.compile(r"\d(?: ?[aApP][mM]|:\d\d(?: ?[aApP][mM])?) ([A-Z]{2,5}\b(?: \([^()]{1,60}\))?)")
_LABEL = re.compile(r"([^()]+) \(([^(),]+)(?:,[^()]*)?\)")
_ZONE_WORDS = re.compile(r"(?i) (?:local )?time(?: ?zone)?$")
_IN_FULL = re.compile(r"(?i)(?:[a-z]+ ){1,3}(?:standard|daylight|summer) time")
_NO_ZONE = frozenset({"", "local", "event", "your"})
_MOST_ZONES = 4  # that are looked up: a name that nobody knows takes long
_MAIL = re.compile(
    r"(?ai)\b([\w.+-]{1,64}+) ?(?:@|[\[(] ?at ?[\])]) ?([\w-]{1,63}(?: ?(?:\.|[\[(] ?dot ?[\])]) ?[\w-]{1,63}){1,5})"
)

_DOT = re.compile(r" ?[\[(] ?dot ?[\])] ?")


def dates_in(text: str, year: int | None = None) -> list[dt.date]:
    """Return the dates in a line, of a range its first; one without a year is of `year`, or left out."""
    found = []
    for match in _DATE.finditer(text):
        try:
            found.append(_date(match, year))
        except ValueError:  # no such day
            continue
    return [date for date in found if date and date.year in YEARS]


def _date(match: re.Match[str], year: int | None) -> dt.date | None:
    if match["iso"]:
        return dt.date.fromisoformat(match["iso"])
    told = int(match["year"]) if match["year"] else year
    month = (match["month"] or match["month_first"])[:3].lower()
    day = re.sub(r"\D", "", match["day"] or match["day_last"])
    return dt.date(told, _MONTHS.index(month) + 1, int(day)) if told else None


def day_below(text: str) -> dt.date | None:
    """Return the day that a line says what is below is of, in the words of our own export."""
    found = _DATE.match(text)
    is_said = found and text.startswith(". All times are in", found.end())
    return next(iter(dates_in(text)), None) if is_said else None


def first_day(titles: Iterable[str], lines: Iterable[str]) -> list[dt.date]:
    """Return the dates that may be the first day: those of the titles, else of the words; one alone is certain."""
    for texts in (titles, lines):
        dates = {date for text in texts if not _OTHER_DATES.search(text) for date in dates_in(text)}
        if dates:
            return sorted(dates)
    return []


def day_of(heading: str, first: dt.date | None, year: int | None) -> tuple[dt.date | None, str]:
    """Return the day that a heading says it is of, and the rest of its words.

    `first` is the event's first day, which `Day 2` and `Monday` need, and `year` what a date without one needs.
    """
    found = _DATE.search(heading)
    dates = dates_in(heading, year)
    if found and dates:
        return dates[0], _rest(heading, found)
    numbered = _NUMBERED_DAY.search(heading)
    if numbered and first and int(numbered[1]):
        return first + dt.timedelta(days=int(numbered[1]) - 1), _rest(heading, numbered)
    weekday = _ONLY_WEEKDAY.fullmatch(heading)
    if weekday and first:
        ahead = (_WEEKDAYS.index(heading[:3].lower()) - first.weekday()) % len(_WEEKDAYS)
        return first + dt.timedelta(days=ahead), ""
    return None, heading


def _rest(text: str, found: re.Match[str]) -> str:
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    return " ".join(_ONLY_WEEKDAY.sub(" ", _NUMBERED_DAY.sub(" ", rest)).split()).strip(" ,:;.()-–—|")


def zone_in(lines: Sequence[str], date: dt.date) -> dt.tzinfo | None:
    """Return the zone that a page says its times are in, or that stands beside times; None where that is not certain.

    It is certain if all that can be read mean the same clocks on that date.
    """
    noon = dt.datetime.combine(date, dt.time(12), dt.UTC)
    found = (one for said in (_TIMES_ARE_IN.finditer, _BESIDE.finditer) for line in lines for one in said(line))
    names = list(dict.fromkeys(name[1].strip() for name in found))
    zones = [zone for name in names[:_MOST_ZONES] if (zone := _zone_named(name, date))]
    agreed = len({noon.astimezone(zone).utcoffset() for zone in zones}) == 1
    return next((zone for zone in zones if isinstance(zone, ZoneInfo)), zones[0]) if agreed else None


def _zone_named(name: str, date: dt.date) -> dt.tzinfo | None:
    """Return the zone that a page calls so: `PDT (America/Los_Angeles, UTC-7)`, `Berlin time`."""
    for tried in _readings(name):
        if tried.casefold() not in _NO_ZONE:
            try:
                return zone_called(tried, None, date)
            except UserError:
                continue
    return None


def _readings(name: str) -> list[str]:
    """Return what may name the zone, the most certain first: the place in brackets, then the letters."""
    label = _LABEL.fullmatch(name)
    if label and label[1].isupper():
        return [name] if "/" in label[2] else [label[2], label[1]]
    before = label[1] if label else name
    said = "".join(word[0] for word in before.split()) if _IN_FULL.fullmatch(before) else _ZONE_WORDS.sub("", before)
    return [label[2], said] if label else [said]


def mail_in(text: str) -> str | None:
    """Return the first e-mail address of a line, `name[at]example[dot]org` too."""
    found = _MAIL.search(text)
    return f"{found[1]}@{_DOT.sub('.', found[2])}" if found else None
