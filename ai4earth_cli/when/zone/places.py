"""Cities and countries, and the zones they keep: read only where a name is no zone's."""

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ai4earth_cli.text.matching import fold
from ai4earth_cli.when.zone import country_table, zone_table

_PACKAGE = Path(__file__).parent
_ABBREVIATED = 2  # letters: ME, for Maine
_FAR_LARGER = 10  # times the people: then a shared name means the larger city
_RESERVED = {"uk": "GB"}  # ISO 3166-1 keeps this code for it, exceptionally


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a name may mean: its own name, its country's name and its IANA zone."""

    name: str
    country: str
    zone: str


def plain(name: str) -> str:
    """Return a name folded and without punctuation: `st petersburg` for `St. Petersburg`."""
    joined = re.sub(r"['`.\u2018\u2019]", "", name)
    return " ".join(re.sub(r"[^a-z0-9]", " ", fold(joined)).split())


def cities_called(typed: str, *within: str) -> list[Place]:
    """Return the cities of that name, the largest first, without those that one of ten times the people outshines.

    Only those that are in all that they are said to be `within`: countries and regions, by name or code.
    """
    found = _named(typed)
    for outer in within:
        of_country = [pair for pair in found if pair[1].country in map(country_name, _codes(outer))]
        found = of_country or [pair for pair in found if any(_holds(region, pair[1]) for region in _regions(outer))]
    return [place for people, place in found if people * _FAR_LARGER > found[0][0]]


def regions_called(typed: str, *within: str) -> list[Place]:
    """Return the zones of what is `within` a region if that is named behind it, or else of the regions called `typed`.

    What the code may also mean is among them: Montenegro beside Maine for `Augusta, ME`.
    """
    regions = [region for name in within or (typed,) for region in _regions(name)]
    countries = [place for name in within if regions for country in countries_called(name) for place in country]
    return [*countries, *(Place(name, country_name(code), zone) for code, name, zones in regions for zone in zones)]


Region = tuple[str, str, tuple[str, ...]]  # its country's code, its name, its zones


def _regions(typed: str) -> list[Region]:
    """Return the regions of that name or abbreviation."""
    wanted = _bare(typed)
    rows = [row for row in _rows("regions.tsv") if wanted and wanted in {row[1].casefold(), plain(row[2])}]
    return [(code, name, tuple(zones.split("|"))) for code, _, name, zones in rows]


def _holds(region: Region, place: Place) -> bool:
    code, _, zones = region
    return place.country == country_name(code) and place.zone in zones


def rivals_of(typed: str, zones: Iterable[str]) -> list[Place]:
    """Return the cities of that name outside the `zones` that have half the people of the one in them, or more."""
    found = _named(typed)
    own = max((people for people, place in found if place.zone in zones), default=0)
    return [place for people, place in found if place.zone not in zones and people * 2 >= own]


def people_in(zone: str) -> int:
    """Return how many people live in the cities of a zone."""
    return _people().get(zone, 0)


@functools.cache
def _people() -> dict[str, int]:
    found: dict[str, int] = {}
    for _, _, zone, people, _ in _rows("cities.tsv"):
        found[zone] = found.get(zone, 0) + int(people)
    return found


def _named(typed: str) -> list[tuple[int, Place]]:
    """Return the cities of that name with their people, the largest first."""
    wanted = plain(typed)
    found = [
        (int(people), Place(name, country_name(code), zone))
        for name, code, zone, people, others in _rows("cities.tsv")
        if wanted and (wanted == name.casefold() or wanted in others.split("|"))
    ]
    return sorted(found, key=lambda pair: -pair[0])


def countries_called(typed: str) -> list[list[Place]]:
    """Return each country of that name or ISO 3166 code, as a place for each of its zones, the main one first."""
    found = {
        code: [Place(part, country_name(code), zone) for of, zone, part in zone_table() if of == code]
        for code in sorted(_codes(typed))
    }
    return [places for places in found.values() if places]


def _codes(typed: str) -> set[str]:
    wanted = _bare(typed)
    codes = {code for code, *names in _rows("countries.tsv") if wanted in {plain(code), *map(_bare, names)}}
    codes |= {code for code, name in country_table() if wanted == plain(name.partition(" (")[0])}
    return codes | {code for name, code in _RESERVED.items() if wanted == name}


def country_name(code: str) -> str:
    """Return the English name of the country with that ISO 3166 code."""
    return next((name for known, _, name in _rows("countries.tsv") if known == code), code)


def all_names() -> Iterator[str]:
    """Yield the name of every city, region and country that has a zone, to find the nearest to a slip."""
    for name, *_ in _rows("cities.tsv"):
        yield name
    zoned = {code for code, _, _ in zone_table()}
    for code, _, name in _rows("countries.tsv"):
        if code in zoned:
            yield name
    for _, _, name, _ in _rows("regions.tsv"):
        yield name


def may_have(city: str, *within: str) -> bool:
    """Whether one of the regions `within` may have a city of that name, which is not known there.

    It may if its country has one of that name, or if the region is abbreviated: `TX` is written after cities only.
    """
    if any(len(_bare(name)) == _ABBREVIATED and _regions(name) for name in within):
        return True
    countries = {country_name(code) for name in within for code, *_ in _regions(name)}
    return any(place.country in countries for _, place in _named(city))


def _bare(name: str) -> str:
    return plain(name).removeprefix("the ")


@functools.cache
def _rows(file: str) -> tuple[tuple[str, ...], ...]:
    lines = (_PACKAGE / file).read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if not line.startswith("#"))
