"""The event's zone, from its name as apps write it, or from what its dates have in common."""

import datetime as dt
from collections.abc import Sequence

from ai4earth_cli.errors import UserError
from ai4earth_cli.text.printable import quoted
from ai4earth_cli.when.zone import iana_names, iana_zone, offset
from ai4earth_cli.when.zone.zonenames import zone_called

_MOST_LETTERS = 100  # of a zone's name
_NOBODYS = {"local", "event"}  # what people may type, and no file

# Rails' names that are neither cities nor countries, or mean others than those: frab writes them.
_RAILS = {
    "Atlantic Time (Canada)": "America/Halifax",
    "Cape Verde Is.": "Atlantic/Cape_Verde",
    "Central America": "America/Guatemala",
    "Central Time (US & Canada)": "America/Chicago",
    "Chatham Is.": "Pacific/Chatham",
    "Eastern Time (US & Canada)": "America/New_York",
    "Georgetown": "America/Guyana",
    "Greenland": "America/Nuuk",
    "Indiana (East)": "America/Indiana/Indianapolis",
    "International Date Line West": "Etc/GMT+12",
    "Marshall Is.": "Pacific/Majuro",
    "Mid-Atlantic": "Atlantic/South_Georgia",
    "Midway Island": "Pacific/Midway",
    "Mountain Time (US & Canada)": "America/Denver",
    "Nuku'alofa": "Pacific/Tongatapu",
    "Pacific Time (US & Canada)": "America/Los_Angeles",
    "Samoa": "Pacific/Apia",
    "Solomon Is.": "Pacific/Guadalcanal",
    "Sri Jayawardenepura": "Asia/Colombo",
    "Tokelau Is.": "Pacific/Fakaofo",
    "Ulaan Bataar": "Asia/Ulaanbaatar",
    "West Central Africa": "Africa/Algiers",
}


def zone_named(name: str, date: dt.date) -> dt.tzinfo | None:
    """Return the zone that a file calls `name`: IANA's name, Rails', or any that people type; None if it is unknown."""
    name = _RAILS.get(name, name)
    if name in iana_names():
        return iana_zone(name)
    if name.casefold() in _NOBODYS or len(name) > _MOST_LETTERS:
        return None
    try:
        return zone_called(name, None, date)
    except UserError:
        return None


def event_zone(
    name: str, walls: Sequence[dt.datetime], given: dt.tzinfo | None, date: dt.date
) -> tuple[dt.tzinfo | None, list[str]]:
    """Return the event's zone and what is to be said about it; None if nothing tells it.

    It is the zone called `name`, else the one offset of all `walls` that have one, else `given`. A given
    zone that has this very offset at all of them is taken for it, since it says more.
    """
    said = []
    if name:
        zone = zone_named(name, date)
        if zone:
            return zone, []
        said.append(f"Its time zone {quoted(name)} is unknown.")
    offsets = {wall.utcoffset() for wall in walls if wall.tzinfo}
    if len(offsets) == 1:
        shared = offsets.pop() or dt.timedelta()
        if given and all(_at(wall, given) == shared for wall in walls if wall.tzinfo):
            return given, said
        zone = dt.UTC if not shared else dt.timezone(shared)
        shown = offset(zone, dt.datetime(2000, 1, 1, tzinfo=dt.UTC))
        said.append(f"It names no time zone. All its dates are in {shown}, which is taken; --event-tz names another.")
        return zone, said
    return given, said


def _at(wall: dt.datetime, zone: dt.tzinfo) -> dt.timedelta | None:
    try:
        return wall.astimezone(zone).utcoffset()
    except OverflowError:  # in the first or last days of all years
        return None
