"""Time zones: the rules of each, its names on screen, and wall clock to moment.

The rules come from the tzdata package on every system, so that the same question has the same answer everywhere.
"""

import contextlib
import datetime as dt
import functools
import os
from collections.abc import Iterator
from pathlib import Path

import tzdata

from ai4earth_cli.errors import UserError


@contextlib.contextmanager
def _no_zones_of_the_system() -> Iterator[None]:
    """Name no folders of zones: to find the system's, zoneinfo loads how Python was built, which takes 1 ms."""
    if "PYTHONTZPATH" in os.environ:
        yield
        return
    os.environ["PYTHONTZPATH"] = ""
    try:
        yield
    finally:
        del os.environ["PYTHONTZPATH"]


with _no_zones_of_the_system():
    from zoneinfo import ZoneInfo

_TZDATA = Path(tzdata.__file__).parent  # by path, because importlib.resources costs more than reading the zone
_WINTER = dt.datetime(2020, 1, 1)  # noqa: DTZ001  a wall clock, in the north's standard time
YEARS = range(2, 9999)  # the ones of Python's calendar that have all their moments in every zone


@functools.cache
def iana_names() -> tuple[str, ...]:
    """Return the name of every zone in the IANA database, the older names among them."""
    return tuple((_TZDATA / "zones").read_text(encoding="utf-8").split())


@functools.cache
def iana_zone(name: str) -> ZoneInfo:
    """Return the zone called `name`, one of `iana_names`."""
    with (_TZDATA / "zoneinfo" / name).open("rb") as rules:
        return ZoneInfo.from_file(rules, key=name)


def zone_table() -> tuple[tuple[str, str, str], ...]:
    """Return the IANA database's zone.tab: country code (ISO 3166), zone, and which part of the country it is for.

    A country's main zone comes first.
    """
    rows = (row.split("\t") for row in _table("zone.tab"))
    return tuple((code, zone, "".join(comment)) for code, _, zone, *comment in rows)


def country_table() -> tuple[tuple[str, str], ...]:
    """Return the IANA database's iso3166.tab: country code and English name."""
    return tuple((code, name) for code, name in (row.split("\t") for row in _table("iso3166.tab")))


@functools.cache
def _table(file: str) -> tuple[str, ...]:
    return tuple(line for line in _text(file).splitlines() if not line.startswith("#"))


@functools.cache
def _text(file: str) -> str:
    return (_TZDATA / "zoneinfo" / file).read_text(encoding="utf-8")


def check_reach(when: dt.date) -> None:
    """Raise UserError if clocks can't show that date, or that moment (UTC), in every zone."""
    if when.year not in YEARS:
        in_utc = " in UTC" if isinstance(when, dt.datetime) else ""
        message = f"The year {when.year}{in_utc} is out of reach: write one from {YEARS[0]} to {YEARS[-1]}."
        raise UserError(message)


def later(start: dt.datetime, length: dt.timedelta) -> dt.datetime:
    """Return the moment (UTC) that is `length` after `start`; raises UserError as `check_reach` does."""
    try:
        end = start + length
    except OverflowError:
        message = f"The year that it ends in is out of reach: write one from {YEARS[0]} to {YEARS[-1]}."
        raise UserError(message) from None
    check_reach(end)
    return end


def since_1970(seconds: int) -> dt.datetime | None:
    """Return the moment (UTC) so many seconds after 1970 began; None if that is out of reach."""
    try:
        found = dt.datetime.fromtimestamp(seconds, dt.UTC)
    except (OSError, OverflowError, ValueError):  # which it is, depends on the system and on how far it is
        return None
    return found if found.year in YEARS else None


def moment(wall: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """Return the moment in UTC at which clocks in `zone` show `wall`; a zone of its own goes before `zone`.

    Raises UserError, with the two readings, where clocks skipped that time or showed it twice, and
    where no clock can show it in every zone.
    """
    check_reach(wall.date())
    if wall.tzinfo:
        first = second = wall.astimezone(dt.UTC)
    else:
        first, second = (wall.replace(tzinfo=zone, fold=fold).astimezone(dt.UTC) for fold in (0, 1))
    check_reach(first)
    if first == second:
        return first
    shown = [instant.astimezone(zone).replace(tzinfo=None) for instant in (first, second)]
    if wall in shown:
        problem = "clocks showed that time twice"
    else:
        problem = "clocks skipped that time"
        first, second = second, first
    one, other = (stamp(instant, zone) for instant in (first, second))
    message = f"{wall.date()} {wall:%H:%M} is not a single moment in {zone}: {problem}. Write {one} or {other}."
    raise UserError(message)


def stamp(instant: dt.datetime, zone: dt.tzinfo) -> str:
    """Return a moment (UTC) as TOML and RFC 3339 have it: with the offset of `zone`, or if that can't be, in UTC.

    It can't be if the offset has seconds, or if the year there is none of YEARS: what is written is to be read again.
    """
    there = instant.astimezone(zone)
    seconds = (there.utcoffset() or dt.timedelta()) % dt.timedelta(minutes=1)
    return instant.isoformat() if seconds or there.year not in YEARS else there.isoformat()


def offset(zone: dt.tzinfo, at: dt.datetime) -> str:
    """Return how far `zone` is from UTC at that moment: `UTC+2`, `UTC-3:30`, `UTC`."""
    minutes = round((at.astimezone(zone).utcoffset() or dt.timedelta()) / dt.timedelta(minutes=1))
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "") if minutes else "UTC"


def letters(zone: dt.tzinfo, at: dt.datetime) -> str:
    """Return the letters beside a clock in `zone` at that moment: `CEST`, or `UTC+5:45` if it has none."""
    name = at.astimezone(zone).tzname() or ""
    return name if name.isalpha() else offset(zone, at)


def label(zone: dt.tzinfo, at: dt.datetime) -> str:
    """Return `zone` as people know it: `CEST (Europe/Berlin, UTC+2)`, `UTC+5:45 (Asia/Kathmandu)`, `UTC`."""
    known = letters(zone, at)
    parts = dict.fromkeys((known, zone_name(zone, at), offset(zone, at)))
    more = ", ".join(list(parts)[1:])
    return f"{known} ({more})" if more else known


def iana_name(zone: dt.tzinfo) -> str | None:
    """Return the IANA name that a zone is known by, old or not, as files have it; None if it has none."""
    return (zone.key or None) if isinstance(zone, ZoneInfo) else None


def zone_name(zone: dt.tzinfo, at: dt.datetime) -> str:
    """Return the zone's own IANA name, or if it has none its offset at that moment, as `UTC+5:30`."""
    name = iana_name(zone)
    return own_name(name) if name else offset(zone, at)


@functools.cache
def own_name(name: str) -> str:
    """Return what IANA calls a zone today: `Asia/Kolkata` for `Asia/Calcutta`, `Asia/Tokyo` for `Japan`.

    A name that is the letters of its clocks (`CET`) and one that is no link stay as they are.
    """
    if any(name == zone for _, zone, _ in zone_table()):
        return name
    for code, country in country_table():
        if name == country:  # Iceland, whose link leads to Abidjan because clocks agree
            return next(zone for of, zone, _ in zone_table() if of == code)
    if iana_zone(name).tzname(_WINTER) == name:
        return name
    links = (row.split() for row in _text("tzdata.zi").splitlines() if row.startswith("L "))
    target = next((target for _, target, link in links if link == name), name)
    return {"Etc/GMT": "GMT", "Etc/UTC": "UTC"}.get(target, target)
