"""Values as columns of text, and back: each is checked as what a schedule file says is.

A kind writes values of one field as columns, and reads so many back from them; it raises ValueError if one is not of
that kind. By column, because one look at ten thousand values costs less than as many looks; as text, because to load
Python's own JSON takes 1 ms of every start.
"""

import datetime as dt
import functools
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from ai4earth_cli.text.addresses import are_addresses
from ai4earth_cli.text.printable import one_line
from ai4earth_cli.when.zone import YEARS, iana_name, iana_names, iana_zone

Values = Sequence[Any]

_BETWEEN, _BEHIND = (
    "\x1f",
    "\x1e",
)  # values and columns: ASCII's separators of units and records, which nothing printable has
_MOST_COLUMNS = 200  # three times what a schedule has; of more, the last has the rest
_DAY = 86_400  # seconds
_NOON = dt.time(12)


class Kind:
    """How values are written, one at least, and how so many are read from the columns that are left.

    No named tuple, which takes 0.1 ms to make.
    """

    def __init__(
        self, columns: Callable[[Values], Iterable[str]], values: Callable[[Iterator[str], int], Values]
    ) -> None:
        self.columns, self.values = columns, values


def joined(columns: Iterable[str]) -> str:
    """Return columns as one text."""
    return _BEHIND.join(columns)


def parted(whole: str) -> Iterator[str]:
    """Return the columns of a text that `joined` made."""
    return iter(whole.split(_BEHIND, _MOST_COLUMNS))


def _column(columns: Iterator[str], count: int) -> list[str]:
    """Return the next column, of so many texts."""
    column = next(columns, None)
    if column is None or column.count(_BETWEEN) + 1 != count:
        message = f"a column of {count} is not there"
        raise ValueError(message)
    return column.split(_BETWEEN)


def _texts(read: Callable[[list[str]], Values], write: Callable[[Any], str] = str) -> Kind:
    """Return a kind whose values are a column, each a text."""
    return Kind(
        lambda values: (_BETWEEN.join(map(write, values)),), lambda columns, count: read(_column(columns, count))
    )


def _lines(texts: list[str]) -> list[str]:
    row = f"| {' | '.join(texts)} |"  # an empty cell, or a space at the end of one, makes two spaces
    _all(lambda line: one_line(line) == line, [row] if texts else [])
    return texts


def _words(texts: list[str]) -> list[str]:
    _lines([text for text in texts if text])
    return texts


def _paragraphs(texts: list[str]) -> list[str]:
    _words([line for text in texts for line in text.split("\n")])
    _all(lambda text: text and text == text.strip(), texts)
    return texts


def _addresses(texts: list[str]) -> list[str]:
    _all(bool, [are_addresses(*_lines(texts))])
    return texts


def _dates(texts: list[str]) -> Values:
    return _all(_is_within_reach, [dt.date.fromisoformat(text) for text in texts])


def _moments(texts: list[str]) -> Values:
    known = {text: dt.datetime.fromisoformat(text) for text in set(texts)}
    _all(lambda found: found.tzinfo is dt.UTC and _is_within_reach(found), list(known.values()))
    return [known[text] for text in texts]


def _mornings(texts: list[str]) -> Values:
    return _all(lambda time: time.tzinfo is None and time < _NOON, [dt.time.fromisoformat(text) for text in texts])


def _flags(columns: Iterator[str], count: int) -> list[bool]:
    """Return so many flags, whose column is written without signs between them."""
    column = next(columns, "")
    _all({"0", "1"}.issuperset, [column])
    _all(count.__eq__, [len(column)])
    return [sign == "1" for sign in column]


text = _texts(_lines)  # printable lines, none of them empty
word = _texts(_words)  # printable lines, which may be empty
paragraphs = _texts(_paragraphs)  # several printable lines, not blank at either end
address = _texts(_addresses)  # printable addresses on the web
date = _texts(_dates, dt.date.isoformat)  # ISO 8601, of years that are whole in every zone
moment = _texts(_moments, dt.datetime.isoformat)  # ISO 8601 in UTC, of such years
morning = _texts(_mornings, dt.time.isoformat)  # times before noon, as ISO 8601 has them
flag = Kind(lambda values: ("".join("01"[value] for value in values),), _flags)
nothing = Kind(lambda _: (), lambda _, count: [None] * count)  # None alone, of which nothing is written


def number(least: int, most: int) -> Kind:
    """Return the kind of whole numbers from `least` to `most`."""

    def read(texts: list[str]) -> Values:
        values = list(map(int, texts))
        _all(range(least, most + 1).__contains__, [min(values), max(values)])
        return values

    return _texts(read)


def minutes(least: int, most: int) -> Kind:
    """Return the kind of lengths of so many minutes."""
    numbers = number(least, most)
    minute = dt.timedelta(minutes=1)
    return Kind(
        lambda lengths: numbers.columns([length // minute for length in lengths]),
        lambda columns, count: [value * minute for value in numbers.values(columns, count)],
    )


def one_of(choices: Values) -> Kind:
    """Return the kind of these choices, written as their numbers from 0."""
    numbers = number(0, len(choices) - 1)
    return Kind(
        lambda values: numbers.columns(list(map({choice: place for place, choice in enumerate(choices)}.get, values))),
        lambda columns, count: [choices[value] for value in numbers.values(columns, count)],
    )


def optional(kind: Kind) -> Kind:
    """Return the kind that has None, too: which are there stands before them."""

    def write(values: Values) -> Iterator[str]:
        present = [value for value in values if value is not None]
        yield from flag.columns([value is not None for value in values])
        yield from kind.columns(present) if present else ()

    def read(columns: Iterator[str], count: int) -> Values:
        there = flag.values(columns, count)
        present = kind.values(columns, sum(there)) if any(there) else ()
        if len(present) == count:
            return present
        values = iter(present)
        return [next(values) if is_there else None for is_there in there]

    return Kind(write, read)


def many(kind: Kind) -> Kind:
    """Return the kind of tuples of that kind: how many are in each stands before them all."""
    lengths = number(0, 2**31)

    def write(values: Values) -> Iterator[str]:
        yield from lengths.columns(list(map(len, values)))
        yield from kind.columns(list(itertools.chain.from_iterable(values))) if any(values) else ()

    def read(columns: Iterator[str], count: int) -> Values:
        ends = list(itertools.accumulate(lengths.values(columns, count), initial=0))
        found = tuple(kind.values(columns, ends[-1])) if ends[-1] else ()
        return [found[start:end] for start, end in itertools.pairwise(ends)]

    return Kind(write, read)


def record(of: type[tuple[Any, ...]], *kinds: Kind) -> Kind:
    """Return the kind of tuples, named ones for example, that have a value of each of `kinds`."""
    make = functools.partial(tuple.__new__, of)

    def write(values: Values) -> Iterator[str]:
        fields = zip(*values, strict=True)
        return itertools.chain.from_iterable(kind.columns(field) for kind, field in zip(kinds, fields, strict=True))

    def read(columns: Iterator[str], count: int) -> Values:
        return list(map(make, zip(*[kind.values(columns, count) for kind in kinds], strict=True)))

    return Kind(write, read)


def _all(holds: Callable[[Any], object], values: Values) -> Values:
    """Return the values if that holds of each."""
    if not all(map(holds, values)):
        message = "not all are as a schedule file could have them"
        raise ValueError(message)
    return values


def _is_within_reach(value: dt.date) -> bool:
    return value.year in YEARS


def _written_zone(zone: dt.tzinfo) -> str:
    """Return a zone's IANA name or, for one that is an offset, its seconds east of Greenwich and its letters."""
    seconds = (zone.utcoffset(None) or dt.timedelta()) // dt.timedelta(seconds=1)
    return iana_name(zone) or f"{seconds} {zone.tzname(None)}"


def _zone(written: str) -> dt.tzinfo:
    """Return the zone, an offset with letters of its own if a clock could show them, else with none."""
    if written in iana_names():
        return iana_zone(written)
    seconds, _, letters = written.partition(" ")
    _all(range(1 - _DAY, _DAY).__contains__, [int(seconds)])
    offset = dt.timedelta(seconds=int(seconds))
    nameless = dt.timezone(offset)
    if nameless.tzname(None) == letters:
        return nameless
    _all(str.isalpha, [letters])
    return dt.timezone(offset, letters)


zone = _texts(lambda texts: [_zone(text) for text in texts], _written_zone)
