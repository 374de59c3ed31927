"""A zone from what is not its exact name: letters, offsets, countries, cities, what a screen shows."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from ai4earth_cli.errors import AmbiguousError, UserError
from ai4earth_cli.text.matching import fold, nearest
from ai4earth_cli.text.printable import MOST_TYPED, quoted
from ai4earth_cli.when.zone import iana_names, iana_zone, offset, zone_table
from ai4earth_cli.when.zone.places import (
    Place,
    all_names,
    cities_called,
    countries_called,
    country_name,
    people_in,
    plain,
    regions_called,
    rivals_of,
)
from ai4earth_cli.when.zone.timenames import initials, letters_around, place_of_time, year_around, zone_of_time

_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+-])\s*(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
_LABEL = re.compile(r"([^()]+) \((.+)\)")
_MOST_LETTERS = 6  # that stand beside a clock, as in PDT; tzdata has five at most
_MOST_CHOICES = 8  # beyond it, one for each country and offset
_LEAST, _MOST = dt.timedelta(hours=-12), dt.timedelta(hours=14)  # of the offsets that are in use


def zone_meant(text: str, event: dt.tzinfo | None, date: dt.date) -> dt.tzinfo | None:
    """Return the zone that `text` means, which is none of the names that `zonenames` knows by itself; None if none.

    Takes what `zonenames.zone_called` does, and raises UserError if several zones fit.
    """
    text = " ".join(text.split())
    if len(text) > MOST_TYPED:
        return None
    noon = dt.datetime.combine(date, dt.time(12), dt.UTC)
    if event and _is_of(event, text, noon):
        return event
    return (
        _by_iana_name(text, noon)
        or _by_offset(text)
        or zone_of_time(text, event, noon)
        or _by_label(text, event, date)
        or _by_last_part(text, noon)
        or _by_letters(text, noon)
        or _by_place(text, noon)
        or _by_time_there(text, event, date, noon)
    )


def _is_of(event: dt.tzinfo, text: str, at: dt.datetime) -> bool:
    """Whether `text` is letters of the event's clocks: `PST`, `PDT`, or `PT` for both."""
    known = letters_around(event, at)
    family = _family(text.upper())
    return text.upper() in known or (bool(family) and family <= known)


def _family(letters: str) -> set[str]:
    """Return the letters in winter and in summer that `ET` or `AET` has for short; none for others."""
    is_short = letters.isascii() and letters.isalpha() and len(letters) in {2, 3} and letters[-1] == "T"
    return {f"{letters[:-1]}ST", f"{letters[:-1]}DT"} if is_short else set()


def _by_iana_name(text: str, at: dt.datetime) -> dt.tzinfo | None:
    """Return the zone of that name, or the main one of a country that is called so, as `Japan` and `NZ` are.

    Letters that clocks show (`EST`) are no country's code here.
    """
    wanted = fold(text).replace(" ", "_")
    name = next((name for name in iana_names() if name.casefold() == wanted), None)
    if name is None:
        return None
    zone = iana_zone(name)
    if "/" in name or name in letters_around(zone, at):
        return zone
    countries = countries_called(name)
    return iana_zone(countries[0][0].zone) if countries else zone


def _by_offset(text: str) -> dt.tzinfo | None:
    match = _OFFSET.fullmatch("".join(_plain_sign(letter) for letter in unicodedata.normalize("NFKC", text)))
    if match is None:
        return dt.UTC if text in {"Z", "z"} else None
    hours, minutes = int(match[2]), int(match[3] or 0)
    ahead = dt.timedelta(hours=hours, minutes=minutes)
    length = -ahead if match[1] == "-" else ahead
    if not _LEAST <= length <= _MOST or minutes > 59:  # noqa: PLR2004  minutes of an hour
        message = f"{quoted(text)} is outside -12:00 to +14:00, the offsets from UTC in use."
        raise UserError(message)
    return dt.timezone(length)


def _plain_sign(letter: str) -> str:
    """Return a hyphen for every dash, for the minus sign and for the hyphen that Unicode has as a letter of its own."""
    return "-" if unicodedata.category(letter) == "Pd" or letter in "\u2212\u02d7" else letter


def _by_label(text: str, event: dt.tzinfo | None, date: dt.date) -> dt.tzinfo | None:
    """Return the zone that is shown so, also as one of several choices.

    It is found by its IANA name, else by letters that mean the offset, else by that.
    """
    match = _LABEL.fullmatch(text)
    if match is None:
        return None
    before, name = match[1], _inner(match[2])
    if "/" in before and before in iana_names():  # a choice: America/New_York (Eastern (most areas), United States)
        return iana_zone(before)
    if name in iana_names() and name != "UTC":  # which is an offset there: GMT (UTC)
        return iana_zone(name)
    shown = zone_meant(name, event, date)
    if shown is None or (isinstance(shown, ZoneInfo) and "/" in shown.key):  # a place: PST (Vancouver time)
        return shown
    try:
        found = zone_meant(before, event, date) or shown
    except UserError:
        return shown
    noon = dt.datetime.combine(date, dt.time(12), dt.UTC)
    return found if offset(found, noon) == offset(shown, noon) else shown


def _inner(about: str) -> str:
    """Return the name in what a zone's brackets hold: `Europe/Berlin, UTC+2`."""
    return about.partition(",")[0].partition("(")[0].strip()


def _by_last_part(text: str, at: dt.datetime) -> dt.tzinfo | None:
    """Return the zone of that last part, unless a city elsewhere is as likely meant: San Juan, Puerto Rico."""
    wanted = plain(text)
    names = [name for name in iana_names() if wanted and plain(name.rpartition("/")[2]) == wanted]
    if not names:
        return None
    main = [name for name in names if name in {zone for _, zone, _ in zone_table()}]
    if not main:  # an older name, of a region and not of a city: Australia/Victoria
        countries = [place for country in countries_called(text) for place in country]
        others = countries or cities_called(text)
        if others:
            return _agreed(text, others, at)
    # one zone has several names: the longer one says where it is (America/Argentina/Buenos_Aires)
    places = [Place("", "", name) for name in sorted(main or names, key=len, reverse=True)]
    return _agreed(text, [*places, *rivals_of(text, main)], at)


def _by_letters(text: str, at: dt.datetime) -> dt.tzinfo | None:
    """Return the offset that letters mean everywhere.

    Letters that no clock shows on that very day (AEDT in April) are not taken for an offset, since
    whoever types them means a place; nor are those that places elsewhere have at another time of the
    year (PST in April, when only Manila has it); nor ET, where both EST and EDT are in use, for Ethiopia.
    The places to choose from are those that have them on that day, or would without summer time (not Whitehorse for
    PST in December 2020, which had them that spring), if there are any; where most people live comes first.
    """
    wanted = text.upper()
    if not (wanted.isascii() and wanted.isalpha() and len(wanted) <= _MOST_LETTERS):
        return None
    family = _family(wanted)
    users = {}
    for code, name, part in zone_table():
        zone, place = iana_zone(name), Place(part, country_name(code), name)
        if family and family <= letters_around(zone, at):
            users[place] = dt.timedelta.max
        for instant in year_around(at):
            there = instant.astimezone(zone)
            if there.tzname() == wanted:
                users[place] = there.utcoffset() or dt.timedelta()
                break
    if not users:
        return None
    that_day = {place: at.astimezone(iana_zone(place.zone)) for place in users}
    shown = any(there.tzname() == wanted for there in that_day.values())
    if len(set(users.values())) == 1 and shown:
        return dt.timezone(next(iter(users.values())), wanted)
    likely = [place for place, there in that_day.items() if there.tzname() == wanted or _is_summer_time(there)]
    countries = [place for country in countries_called(text) for place in country]
    raise _several(text, [*sorted(likely or users, key=_by_people), *countries], at)


def _is_summer_time(there: dt.datetime) -> bool:
    return (there.dst() or dt.timedelta()) > dt.timedelta()


def _by_people(place: Place) -> int:
    return -people_in(place.zone)


def _by_place(text: str, at: dt.datetime) -> dt.tzinfo | None:
    countries = countries_called(text)
    if len(countries) == 1:
        return _agreed(text, countries[0], at)
    if countries:
        raise _several(text, [place for country in countries for place in country], at)
    city, *within = (part.strip() for part in text.split(","))
    found = cities_called(city, ", ".join(within)) if within[1:] else []  # a country's name may have a comma
    return _agreed(text, found or cities_called(city, *within) or regions_called(city, *within), at)


def _by_time_there(text: str, event: dt.tzinfo | None, date: dt.date, at: dt.datetime) -> dt.tzinfo | None:
    """Return the zone of a place whose time it is, or else of the letters: `Vancouver time`, `East Africa Time`."""
    place, short = place_of_time(text), initials(text)
    if place is None:
        return None
    found = zone_meant(place, event, date)
    return found or (_by_letters(short, at) if len(short) > len("PT") else None)


def _one_of_each(places: Iterable[Place], at: dt.datetime) -> list[Place]:
    """Return for each country and offset at that moment the place where most people live, most people first."""
    ranked = sorted(places, key=_by_people)
    firsts: dict[tuple[str, str], Place] = {}
    for place in ranked:
        firsts.setdefault((place.country, offset(iana_zone(place.zone), at)), place)
    return list(firsts.values())


def _agreed(text: str, places: Sequence[Place], at: dt.datetime) -> dt.tzinfo | None:
    """Return the first of the zones if clocks in all of them agree at that moment; None if there is none."""
    if len({at.astimezone(iana_zone(place.zone)).utcoffset() for place in places}) > 1:
        raise _several(text, places, at)
    return iana_zone(places[0].zone) if places else None


def _several(text: str, places: Iterable[Place], at: dt.datetime) -> UserError:
    listed = list(places)
    if len(listed) > _MOST_CHOICES:
        listed = _one_of_each(listed, at)
    choices = dict.fromkeys(_choice(place, at) for place in listed)
    return AmbiguousError(f"{quoted(text)} stands for several time zones. Choose one:", choices)


def _choice(place: Place, at: dt.datetime) -> str:
    about = (place.name, place.country, offset(iana_zone(place.zone), at))
    return f"{place.zone} ({', '.join(part for part in about if part)})"


def unknown(typed: str, event: dt.tzinfo | None) -> UserError:
    """Return the error for a name that no zone has, with the names nearest to it."""
    match = _LABEL.fullmatch(typed) if len(typed) <= MOST_TYPED else None
    if match:
        return unknown(_inner(match[2]), event)
    example = f"Africa/Nairobi, Nairobi, {'Kenya, UTC+3 or event' if event else 'Kenya or UTC+3'}"
    if not _is_latin(typed):  # what its letters become in others says nothing about what is near
        return UserError(f"Can't read {quoted(typed)} as a time zone. Write it in Latin letters, like {example}.")
    lasts = {name.rpartition("/")[2].replace("_", " "): name for name in iana_names()}
    near = nearest(typed, (*lasts, *iana_names(), *all_names()))
    names = " or ".join(dict.fromkeys(lasts.get(name, name) for name in near))
    advice = f"Did you mean {names}?" if names else f"Write one like {example}."
    return UserError(f"No time zone is called {quoted(typed)}. {advice}")


def _is_latin(text: str) -> bool:
    return all("LATIN" in unicodedata.name(letter, "") for letter in text if letter.isalpha())
