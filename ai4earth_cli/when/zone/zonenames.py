"""A zone from what people type."""

import datetime as dt

from ai4earth_cli.when.zone import iana_names, iana_zone
from ai4earth_cli.when.zone.localzone import local_zone


def zone_called(typed: str, event: dt.tzinfo | None, date: dt.date) -> dt.tzinfo:
    """Return the zone that `typed` names; `event` is the workshop's own zone, if known, and `date` its day.

    It may be `event` or `local`; letters that the event's zone uses; an IANA name in any case or its
    last part; an offset (`+05:30`, `UTC-3`); letters that mean one offset; a country, a city, or a city
    and its country or state; a time by its name (`Pacific Time`, and as Windows has it); or a zone as a
    screen shows it (`CEST (Europe/Berlin, UTC+2)`). A country goes before an IANA name of old times.
    Raises UserError that lists the choices if several zones fit, or the nearest names if none does.
    """
    zone = _sought(typed.strip(), event, date)
    if zone is None:
        from ai4earth_cli.when.zone.zonesearch import unknown

        raise unknown(typed.strip(), event)
    return zone


def zones_listed(text: str) -> tuple[str, ...]:
    """Return the zones that commas separate; a comma in brackets, as in a zone that a screen shows, does not."""
    parts, depth = [""], 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth < 1:
            parts.append("")
        else:
            parts[-1] += letter
    return tuple(part for part in parts if part.strip())


def is_in_another(text: str) -> bool:
    """Whether a text with commas is a city and what it is in, as `Austin, TX`, or a country that has one in its name.

    A city that is not known there may be meant if others of its country are called so: `Portland, Maine`; but not
    if what it would be in is a city itself, `denver, new york`.
    """
    from ai4earth_cli.when.zone.places import cities_called, countries_called, may_have

    city, *within = parts = [part.strip() for part in text.split(",")]
    if {"event", "local"}.intersection(map(str.casefold, parts)):
        return False
    if cities_called(city, *within) or cities_called(city, ", ".join(within)) or countries_called(text):
        return True
    return not cities_called(within[-1]) and may_have(city, *within)


def _sought(text: str, event: dt.tzinfo | None, date: dt.date) -> dt.tzinfo | None:
    whose = text.casefold().removesuffix(" time")
    if event and whose == "event":
        return event
    if whose == "local":
        return local_zone() or dt.UTC
    if "/" in text and text in iana_names():  # unlike GMT or EST, nobody's letters
        return iana_zone(text)
    from ai4earth_cli.when.zone.zonesearch import zone_meant  # all that compares names and reads places

    return zone_meant(text, event, date)
