"""A zone from what is not its exact name: letters, offsets, countries, cities, what a screen shows."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from ai4earth_cli.errors import UserError
from ai4earth_cli.text.matching import fold, nearest
from ai4earth_cli.text.printable import MOST_TYPED, quoted
from ai4earth_cli.when.places import (
    Place,
    all_names,
    cities_called,
    countries_called,
    country_name,
    people_in,
    plain,
    rivals_of,
)
from ai4earth_cli.when.zones import iana_names, iana_zone, offset, zone_table

_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+\-\u2212])(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
_LABEL = re.compile(r"([^()]+) \((.+)\)")
_MOST_CHOICES = 8  # beyond it, one for each country and offset
_LEAST, _MOST = dt.timedelta(hours=-12), dt.timedelta(hours=14)  # of the offsets that are in use


def zone_meant(text: str, event: dt.tzinfo | None, date: dt.date) -> dt.tzinfo:
    """Return the zone that `text` means, which is none of the names that `zonenames.zone_called` knows by itself.

    Takes and raises what that does.
    """
    if len(text) > MOST_TYPED:
        raise _unknown(text, event)
    noon = dt.datetime.combine(date, dt.time(12), dt.UTC)
    if event and text.upper() in _letters(event, noon):
        return event
    found = (
        _by_iana_name(text)
        or _by_offset(text)
        or _by_label(text, event, date)
        or _by_last_part(text, noon)
        or _by_letters(text, noon)
        or _by_place(text, noon)
    )
    if found is None:
        raise _unknown(text, event)
    return found


def _by_iana_name(text: str) -> dt.tzinfo | None:
    if text in iana_names():
        return iana_zone(text)
    wanted = fold(text).replace(" ", "_")
    return next((iana_zone(name) for name in iana_names() if name.casefold() == wanted), None)


def _by_offset(text: str) -> dt.tzinfo | None:
    match = _OFFSET.fullmatch(text)
    if match is None:
        return dt.UTC if text in {"Z", "z"} else None
    sign, hours, minutes = match.groups()
    length = dt.timedelta(hours=int(hours), minutes=int(minutes or 0)) * (1 if sign == "+" else -1)
    if not _LEAST <= length <= _MOST or int(minutes or 0) > 59:  # noqa: PLR2004  minutes of an hour
        message = f"{quoted(text)} is no offset from UTC. Write one from -12:00 to +14:00."
        raise UserError(message)
    return dt.timezone(length)


def _by_label(text: str, event: dt.tzinfo | None, date: dt.date) -> dt.tzinfo | None:
    """Return the zone that is shown so, also as one of several choices.

    It is found by its IANA name, else by letters that mean the offset, else by that.
    """
    match = _LABEL.fullmatch(text)
    if match is None:
        return None
    before, name = match[1], match[2].partition(",")[0].partition("(")[0]
    if "/" in before and before in iana_names():  # a choice: America/New_York (Eastern (most areas), United States)
        return iana_zone(before)
    if name in iana_names() and name != "UTC":  # which is an offset there: GMT (UTC)
        return iana_zone(name)
    shown = zone_meant(name, event, date)
    try:
        found = zone_meant(before, event, date)
    except UserError:
        return shown
    noon = dt.datetime.combine(date, dt.time(12), dt.UTC)
    return found if offset(found, noon) == offset(shown, noon) else shown


def _by_last_part(text: str, at: dt.datetime) -> dt.tzinfo | None:
    """Return the zone of that last part, unless a city elsewhere is as likely meant: San Juan, Puerto Rico."""
    wanted = plain(text)
    names = [name for name in iana_names() if wanted and plain(name.rpartition("/")[2]) == wanted]
    if not names:
        return None
    main = [name for name in names if name in {zone for _, zone, _ in zone_table()}]
    if not main:  # an older name, of a region and not of a city: Australia/Victoria
        cities = cities_called(text)
        if cities:
            return _agreed(text, cities, at)
    # one zone has several names: the longer one says where it is (America/Argentina/Buenos_Aires)
    places = [Place("", "", name) for name in sorted(main or names, key=len, reverse=True)]
    return _agreed(text, [*places, *rivals_of(text, main)], at)


def _letters(zone: dt.tzinfo, at: dt.datetime) -> set[str]:
    """Return the letters beside the clocks of a zone in the year around that moment; offsets are none."""
    return {name for instant in _year(at) if (name := instant.astimezone(zone).tzname() or "").isalpha()}


def _year(at: dt.datetime) -> list[dt.datetime]:
    return [at, *(at.replace(month=month, day=1) for month in range(1, 13))]


def _by_letters(text: str, at: dt.datetime) -> dt.tzinfo | None:
    """Return the offset that letters mean everywhere.

    Letters that no clock shows on that very day (AEDT in April) are not taken for an offset, since
    whoever types them means a place; nor are those that places elsewhere have at another time of the
    year (PST in April, when only Manila has it); nor ET, where both EST and EDT are in use, for Ethiopia.
    """
    wanted = text.upper()
    if not (wanted.isascii() and wanted.isalpha()):
        return None
    family = {f"{wanted[0]}ST", f"{wanted[0]}DT"} if len(wanted) == 2 and wanted[1] == "T" else set()  # noqa: PLR2004
    users = {}
    for code, name, part in zone_table():
        zone, place = iana_zone(name), Place(part, country_name(code), name)
        if family and family <= _letters(zone, at):
            users[place] = dt.timedelta.max
        for instant in _year(at):
            there = instant.astimezone(zone)
            if there.tzname() == wanted:
                users[place] = there.utcoffset() or dt.timedelta()
                break
    if not users:
        return None
    shown = any(at.astimezone(iana_zone(place.zone)).tzname() == wanted for place in users)
    if len(set(users.values())) == 1 and shown:
        return dt.timezone(next(iter(users.values())), wanted)
    countries = [place for country in countries_called(text) for place in country] if family else []
    raise _several(text, [*users, *countries], at)


def _by_place(text: str, at: dt.datetime) -> dt.tzinfo | None:
    countries = countries_called(text)
    if len(countries) == 1:
        return _agreed(text, countries[0], at)
    if countries:
        raise _several(text, [place for country in countries for place in country], at)
    city, _, country = text.partition(",")
    return _agreed(text, cities_called(city, country), at)


def _one_of_each(places: Iterable[Place], at: dt.datetime) -> list[Place]:
    """Return for each country and offset at that moment the place where most people live, most people first."""
    ranked = sorted(places, key=lambda place: -people_in(place.zone))
    firsts: dict[tuple[str, str], Place] = {}
    for place in ranked:
        firsts.setdefault((place.country, offset(iana_zone(place.zone), at)), place)
    return list(firsts.values())


def _agreed(text: str, places: Sequence[Place], at: dt.datetime) -> dt.tzinfo | None:
    """Return the first of the zones if clocks in all of them agree at that moment; None where there is none."""
    if len({at.astimezone(iana_zone(place.zone)).utcoffset() for place in places}) > 1:
        raise _several(text, places, at)
    return iana_zone(places[0].zone) if places else None


def _several(text: str, places: Iterable[Place], at: dt.datetime) -> UserError:
    listed = list(places)
    if len(listed) > _MOST_CHOICES:
        listed = _one_of_each(listed, at)
    choices = dict.fromkeys(_choice(place, at) for place in listed)
    return UserError(f"{quoted(text)} may be several time zones. Write one of:\n" + "\n".join(choices))


def _choice(place: Place, at: dt.datetime) -> str:
    about = (place.name, place.country, offset(iana_zone(place.zone), at))
    return f"  {place.zone} ({', '.join(part for part in about if part)})"


def _unknown(typed: str, event: dt.tzinfo | None) -> UserError:
    lasts = {name.rpartition("/")[2].replace("_", " "): name for name in iana_names()}
    near = nearest(typed, (*lasts, *iana_names(), *all_names()))
    names = " or ".join(dict.fromkeys(lasts.get(name, name) for name in near))
    known = "Kenya, UTC+3 or event" if event else "Kenya or UTC+3"
    advice = f"Did you mean {names}?" if names else f"Write one like Africa/Nairobi, Nairobi, {known}."
    return UserError(f"No time zone is called {quoted(typed)}. {advice}")
