"""A zone from what people type."""

import datetime as dt

from ai4earth_cli.when.localzone import local_zone
from ai4earth_cli.when.zones import iana_names, iana_zone


def zone_called(typed: str, event: dt.tzinfo | None, date: dt.date) -> dt.tzinfo:
    """Return the zone that `typed` names; `event` is the workshop's own zone, if known, and `date` its day.

    It may be `event` or `local`; letters that the event's zone uses; an IANA name in any case or its
    last part; an offset (`+05:30`, `UTC-3`); letters that mean one offset; a country, a city, or a city
    and its country; or a zone as a screen shows it (`CEST (Europe/Berlin, UTC+2)`). Raises UserError
    that lists the choices where several zones fit, or the nearest names where none does.
    """
    text = typed.strip()
    if event and text.casefold() == "event":
        return event
    if text.casefold() == "local":
        return local_zone() or dt.UTC
    if "/" in text and text in iana_names():  # unlike GMT or EST, nobody's letters
        return iana_zone(text)
    from ai4earth_cli.when.zonesearch import zone_meant  # all that compares names and reads places

    return zone_meant(text, event, date)
