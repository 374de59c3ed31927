"""Zones by what people call their time: Pacific Time, Anywhere on Earth, W. Europe Standard Time."""

import datetime as dt
import re

from ai4earth_cli.when.zone import iana_names, iana_zone, letters, offset
from ai4earth_cli.when.zone.windowszones import windows_zone

_ANYWHERE_ON_EARTH = dt.timezone(dt.timedelta(hours=-12), "AoE")  # where a day ends last, as deadlines have it

# With the offset before it and the countries behind it, as calendars and meeting programs write them
_TIME = re.compile(
    r"(?:\((?:utc|gmt)[^()]*\) )?(?:u\.?s\.? (?!time))?([^()]+?)( standard| daylight| summer)?( time)?"
    r"(?: \(us (?:&|and) canada\))?",
    re.IGNORECASE,
)
_BY_LETTERS = {
    "central european": "CET",
    "coordinated universal": "UTC",
    "eastern european": "EET",
    "greenwich mean": "GMT",
    "western european": "WET",
}


def zone_of_time(text: str, event: dt.tzinfo | None, at: dt.datetime) -> dt.tzinfo | None:
    """Return the zone whose time is called `text`; None if no time is called so.

    The zone of the `event` goes before others with a time of that name: Eastern Time is Toronto's in Toronto and
    Sydney's in Sydney.
    """
    if text.casefold() in {"aoe", "anywhere on earth"}:
        return _ANYWHERE_ON_EARTH
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    name = match[1].title()
    is_alone = f"US/{name}" in iana_names() and f"Canada/{name}" in iana_names()  # enough without "time" behind it
    if not (match[3] or is_alone):
        return None
    if event and is_alone and f"A{name[0]}ST" in letters_around(event, at):  # Australia's
        return event
    found = _zone(text, name)
    if event and found and _is_own(event, found, initials(text), at):
        return event
    return found


def place_of_time(text: str) -> str | None:
    """Return the place whose time `text` is, `Vancouver` for `Vancouver time`; None if it is no time."""
    match = _TIME.fullmatch(text)
    return match[1] if match and match[3] else None


def initials(text: str) -> str:
    """Return the letters that `text` has for short: `EAT` for East Africa Time."""
    return "".join(word[0] for word in text.split()).upper()


def letters_around(zone: dt.tzinfo, at: dt.datetime) -> set[str]:
    """Return the letters beside the clocks of a zone in the year around that moment; offsets are none."""
    return {name for instant in year_around(at) if (name := instant.astimezone(zone).tzname() or "").isalpha()}


def year_around(at: dt.datetime) -> list[dt.datetime]:
    """Return that moment, and one of each month of its year."""
    return [at, *(at.replace(month=month, day=1) for month in range(1, 13))]


def _zone(text: str, name: str) -> dt.tzinfo | None:
    """Return the zone that Windows calls `text`, else the one with a time of that `name`, bare of Standard Time."""
    published = (windows_zone(text), _BY_LETTERS.get(name.casefold()), windows_zone(f"{name} Standard Time"))
    known = (*published, f"US/{name}", f"Canada/{name}")
    return next((iana_zone(zone) for zone in known if zone and zone in iana_names()), None)


def _is_own(event: dt.tzinfo, found: dt.tzinfo, said: str, at: dt.datetime) -> bool:
    """Whether clocks at the event and in the zone `found` agree that day, or in the season of the letters `said`."""
    ours, theirs = ({(letters(zone, then), offset(zone, then)) for then in year_around(at)} for zone in (event, found))
    shown = (letters(event, at), offset(event, at)) == (letters(found, at), offset(found, at))
    return shown or said in {short for short, _ in ours & theirs}
