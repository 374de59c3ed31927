"""This computer's own time zone, with the rules of every date rather than today's offset."""

import datetime as dt
import io
import os
import re
import struct
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ai4earth_cli.errors import UserError
from ai4earth_cli.text.printable import MOST_TYPED, quoted
from ai4earth_cli.when.zone import iana_names, iana_zone

_USUAL_CHANGES = ",M3.2.0,M11.1.0"  # what the C library takes where a rule names summer time and no dates
_SYSTEM_LINK = Path("/etc/localtime")
_MOST_BYTES = 100_000  # of a compiled zone file; the largest there is has 4,000
_HEADER = struct.Struct(">4s c 15x 6L")
_TYPE = struct.Struct(">l B b")
_DAY = 24 * 60 * 60  # seconds
_MOST_HOURS = 22  # of a rule's offset, since one for summer time that isn't given is an hour more


def local_zone(system_link: Path | None = None) -> dt.tzinfo | None:
    """Return the zone that TZ or else the system's settings give; None if nothing is set.

    Most systems say it by `system_link`, a link to a file under .../zoneinfo/ (/etc/localtime).

    TZ has the forms of POSIX.1-2017 §8.3 and of glibc: `Area/City`, `:Area/City`, `posix/Area/City`,
    `:/path/of/a/file` and `CET-1CEST,M3.5.0,M10.5.0/3`. Raises UserError if it has none of them.
    """
    setting = os.environ.get("TZ")
    if setting is None:
        link = system_link or _SYSTEM_LINK
        return _from_link(link) or _from_system_settings(link)
    name = setting.removeprefix(":")
    if not name:
        return dt.UTC
    return _from_name(name) or _from_file(Path(name)) or _from_posix_string(name)


def _from_name(name: str) -> dt.tzinfo | None:
    """Return the zone of that name below .../zoneinfo/, where systems also have all zones under posix/ and right/.

    Those under right/ count leap seconds, which no schedule does: to show them would put every talk half a
    minute off, so they are taken for the plain zones that they are otherwise.
    """
    plain = name.removeprefix("posix/").removeprefix("right/")
    return iana_zone(plain) if plain in iana_names() else None


def _from_link(link: Path) -> dt.tzinfo | None:
    """Return the zone whose file under .../zoneinfo/ `link` stands for."""
    return _from_name(os.path.realpath(link).rpartition("zoneinfo/")[2])


def _from_system_settings(system_link: Path) -> dt.tzinfo | None:
    """Ask tzlocal, which knows Windows, Android and the older Unix systems."""
    import tzlocal  # slow to load, and most systems have the link

    try:
        name = tzlocal.get_localzone_name()
    except (ZoneInfoNotFoundError, OSError, ValueError):  # the system's settings contradict each other, or are damaged
        return None
    return iana_zone(name) if name in iana_names() else _from_file(system_link)


def _from_file(path: Path) -> dt.tzinfo | None:
    """Return the zone of a compiled zone file, nameless if the file lies elsewhere; None if it is none."""
    try:
        if not (path.is_absolute() and path.is_file()):  # nobody may write to a pipe, and a device may never end
            return None
        with path.open("rb") as rules:
            return _from_link(path) or _from_rules(rules.read(_MOST_BYTES))
    except OSError:
        return None


def _from_rules(data: bytes) -> dt.tzinfo | None:
    """Return the zone of a compiled zone file's bytes; None if they are not whole, or no clock could show it."""
    try:
        footer = _footer(data)
        return ZoneInfo.from_file(io.BytesIO(data)) if footer is not None and _is_near(footer) else None
    except (struct.error, ValueError):
        return None


def _footer(data: bytes) -> str | None:
    """Return the rule at the end of a compiled zone file, if the counts before it are as RFC 8536 §3 has them.

    zoneinfo trusts a file: if its counts are wrong it takes minutes, and for the end of a cut footer
    it looks for ever. Raises struct.error or ValueError where there is less than a header.
    """
    at = 0
    for width in (4, 8):  # bytes of a moment, in the first block and in the second
        _, version, universal, standard, leaps, times, types, letters = _HEADER.unpack_from(data, at)
        at += _HEADER.size
        sizes = (times * width, times, types * _TYPE.size, letters, leaps * (width + 4), standard, universal)
        kinds = data[at + sizes[0] :][:times]
        start = at + sizes[0] + sizes[1]
        at += sum(sizes)
        if at > len(data) or max(kinds, default=0) >= types:
            return None
        for offset, summer, index in _TYPE.iter_unpack(data[start : start + sizes[2]]):
            if abs(offset) >= _DAY or summer > 1 or not 0 <= index < letters:
                return None
        if version == b"\0":  # the first version has one block, and no rule for what comes after it
            return ""
    footer = data[at:].decode("ascii")
    return footer if footer[:1] == "\n" and "\n" in footer[1:] else None


def _is_near(rule: str) -> bool:
    """Whether all offsets of a rule such as `<+0545>-5:45` are less than a day, though POSIX has 24 hours and more."""
    offsets = re.findall(r"[A-Za-z>][+-]?(\d+)", re.sub("<[^<>]*+>", ">", rule.partition(",")[0]))
    return all(len(hours) <= len("22") and int(hours) <= _MOST_HOURS for hours in offsets)


def _from_posix_string(text: str) -> dt.tzinfo:
    for rule in (text, f"{text}{_USUAL_CHANGES}") if len(text) <= MOST_TYPED else ():
        zone = _from_footer(rule)
        if zone:
            return zone
    message = (
        f"The environment variable TZ is {quoted(text)}, which is not a time zone: set it to one like Africa/Nairobi."
    )
    raise UserError(message)


def _from_footer(rule: str) -> dt.tzinfo | None:
    """Return the zone of a rule such as `<+0545>-5:45`: a zone file of which that is the whole footer."""
    counts = _HEADER.pack(b"TZif", b"2", 0, 0, 0, 0, 1, 1)
    type_and_letters = bytes(_TYPE.size + 1)  # RFC 8536 §3.2 asks for at least one; the rule goes before it
    data = (counts + type_and_letters) * 2 + b"\n" + os.fsencode(rule) + b"\n"
    return _from_rules(data)
