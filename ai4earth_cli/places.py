"""Cities and countries, and the zones they keep: read only where a name is no zone's."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ai4earth_cli.matching import fold
from ai4earth_cli.zones import country_table, zone_table

_PACKAGE = Path(__file__).parent
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


def cities_called(typed: str) -> list[Place]:
    """Return the cities of that name, the largest first, without those that one of ten times the people outshines."""
    wanted = plain(typed)
    found = [
        (int(people), Place(name, country_name(code), zone))
        for name, code, zone, people, others in _rows("cities.tsv")
        if wanted and (wanted == name.casefold() or wanted in others.split("|"))
    ]
    found.sort(key=lambda pair: -pair[0])
    return [place for people, place in found if people * _FAR_LARGER > found[0][0]]


def countries_called(typed: str) -> list[list[Place]]:
    """Return each country of that name or ISO 3166 code, as a place for each of its zones, the main one first."""
    wanted = _bare(typed)
    codes = {code for code, *names in _rows("countries.tsv") if wanted in {plain(code), *map(_bare, names)}}
    codes |= {code for code, name in country_table() if wanted == plain(name.partition(" (")[0])}
    codes |= {code for name, code in _RESERVED.items() if wanted == name}
    places = {
        code: [Place(part, country_name(code), zone) for of, zone, part in zone_table() if of == code] for code in codes
    }
    return [places[code] for code in sorted(codes) if places[code]]


def country_name(code: str) -> str:
    """Return the English name of the country with that ISO 3166 code."""
    return next((name for known, _, name in _rows("countries.tsv") if known == code), code)


def all_names() -> Iterator[str]:
    """Return the name of every city and country, to find the nearest to a slip."""
    for name, *_ in _rows("cities.tsv"):
        yield name
    for _, _, name in _rows("countries.tsv"):
        yield name


def _bare(name: str) -> str:
    return plain(name).removeprefix("the ")


@functools.cache
def _rows(file: str) -> tuple[tuple[str, ...], ...]:
    lines = (_PACKAGE / file).read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if not line.startswith("#"))
