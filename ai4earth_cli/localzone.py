"""This computer's own time zone, with the rules of every date rather than today's offset."""

import datetime as dt
import io
import os
import struct
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ai4earth_cli.errors import UserError
from ai4earth_cli.printable import MOST_TYPED, quoted
from ai4earth_cli.zones import iana_names, iana_zone

_USUAL_CHANGES = ",M3.2.0,M11.1.0"  # what the C library takes where a rule names summer time and no dates
_SYSTEM_LINK = Path("/etc/localtime")


def local_zone(system_link: Path | None = None) -> dt.tzinfo | None:
    """Return the zone that TZ or else the system's settings give; None where nothing is set.

    Most systems say it by `system_link`, a link to a file under .../zoneinfo/ (/etc/localtime).

    TZ has the forms of POSIX.1-2017 §8.3 and of glibc: `Area/City`, `:Area/City`, `:/path/of/a/file`
    and `CET-1CEST,M3.5.0,M10.5.0/3`. Raises UserError where it has none of them.
    """
    setting = os.environ.get("TZ")
    if setting is None:
        link = system_link or _SYSTEM_LINK
        return _from_link(link) or _from_system_settings(link)
    name = setting.removeprefix(":")
    if name in iana_names():
        return iana_zone(name)
    if not name:
        return dt.UTC
    return _from_file(Path(name)) or _from_posix_string(name)


def _from_link(link: Path) -> dt.tzinfo | None:
    """Return the zone whose file under .../zoneinfo/ `link` stands for."""
    name = os.path.realpath(link).rpartition("zoneinfo/")[2]
    return iana_zone(name) if name in iana_names() else None


def _from_system_settings(system_link: Path) -> dt.tzinfo | None:
    """Ask tzlocal, which knows Windows, Android and the older Unix systems."""
    import tzlocal  # slow to load, and most systems have the link

    try:
        name = tzlocal.get_localzone_name()
    except ZoneInfoNotFoundError:  # the system's settings contradict each other
        return None
    return iana_zone(name) if name in iana_names() else _from_file(system_link)


def _from_file(path: Path) -> dt.tzinfo | None:
    """Return the zone of a compiled zone file, nameless where the file lies elsewhere; None if it is none."""
    if not path.is_absolute():
        return None
    try:
        with path.open("rb") as rules:
            return _from_link(path) or ZoneInfo.from_file(rules)
    except (OSError, ValueError):
        return None


def _from_posix_string(text: str) -> dt.tzinfo:
    for rule in (text, f"{text}{_USUAL_CHANGES}") if len(text) <= MOST_TYPED else ():
        zone = _from_footer(rule)
        if zone:
            return zone
    message = (
        f"The environment variable TZ is {quoted(text)}, which is no time zone: set it to one like Africa/Nairobi."
    )
    raise UserError(message)


def _from_footer(rule: str) -> dt.tzinfo | None:
    """Return the zone of a rule such as `<+0545>-5:45`: a zone file of which that is the whole footer."""
    counts = struct.pack(">4s c 15x 6L", b"TZif", b"2", 0, 0, 0, 0, 1, 1)
    type_and_letters = struct.pack(">l B B c", 0, 0, 0, b"\0")  # RFC 8536 §3.2 asks for at least one
    data = (counts + type_and_letters) * 2 + b"\n" + os.fsencode(rule) + b"\n"
    try:
        return ZoneInfo.from_file(io.BytesIO(data))
    except ValueError:
        return None
