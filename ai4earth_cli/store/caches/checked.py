"""Values that were written down as JSON and are read back: each is checked as what a schedule file says is.

A kind takes a column of values, all of one field, and returns them as the model has them; it raises ValueError if
one of them is not of that kind. By column, because one look at ten thousand values costs less than as many looks.
"""

import datetime as dt
import functools
import itertools
from collections.abc import Callable, Sequence
from typing import Any

from ai4earth_cli.text.addresses import are_addresses
from ai4earth_cli.text.printable import one_line
from ai4earth_cli.when.zone import YEARS, iana_names, iana_zone

Column = Sequence[Any]
Kind = Callable[[Column], Column]

_DAY = 86_400  # seconds


def text(column: Column) -> Column:
    """Take printable lines, none of them empty."""
    row = f"| {' | '.join(_of(str, column))} |"  # an empty cell, or a space at the end of one, makes two spaces
    _all(lambda line: one_line(line) == line, [row] if column else [])
    return column


def word(column: Column) -> Column:
    """Take printable lines, which may be empty."""
    text([value for value in _of(str, column) if value])
    return column


def paragraphs(column: Column) -> Column:
    """Take texts of several printable lines, not blank at either end."""
    word([line for value in _of(str, column) for line in value.split("\n")])
    return _all(lambda value: value and value == value.strip(), column)


def address(column: Column) -> Column:
    """Take printable addresses on the web."""
    _all(bool, [are_addresses(*text(column))])
    return column


def nothing(column: Column) -> Column:
    """Take null alone."""
    return _of(type(None), column)


def flag(column: Column) -> Column:
    """Take true and false."""
    return _of(bool, column)


def number(least: int, most: int) -> Kind:
    """Return the kind of whole numbers from `least` to `most`."""
    return lambda column: _all(lambda value: least <= value <= most, _of(int, column))


def minutes(least: int, most: int) -> Kind:
    """Return the kind of lengths of so many minutes."""
    numbers = number(least, most)
    return lambda column: [dt.timedelta(minutes=value) for value in numbers(column)]


def date(column: Column) -> Column:
    """Take dates as ISO 8601 has them, of years that are whole in every zone."""
    return _all(_is_within_reach, [dt.date.fromisoformat(value) for value in _of(str, column)])


def moment(column: Column) -> Column:
    """Take moments in UTC as ISO 8601 has them, of years that are whole in every zone."""
    known = {value: dt.datetime.fromisoformat(value) for value in set(_of(str, column))}
    _all(lambda value: value.tzinfo is dt.UTC and _is_within_reach(value), list(known.values()))
    return [known[value] for value in column]


def clock(column: Column) -> Column:
    """Take times of day as ISO 8601 has them."""
    return [dt.time.fromisoformat(value) for value in _of(str, column)]


def zone(column: Column) -> Column:
    """Take IANA names, and pairs of an offset (seconds east of Greenwich) and its letters."""
    return [_zone(value) if isinstance(value, str) else _fixed_zone(value) for value in column]


def one_of(choices: Sequence[Any]) -> Kind:
    """Return the kind of numbers, from 0, that stand for the choices."""
    numbers = number(0, len(choices) - 1)
    return lambda column: [choices[value] for value in numbers(column)]


def optional(kind: Kind) -> Kind:
    """Return the kind that has null, too."""

    def take(column: Column) -> Column:
        present = kind([value for value in column if value is not None])
        if len(present) == len(column):
            return present
        values = iter(present)
        return [None if value is None else next(values) for value in column] if present else column

    return take


def many(kind: Kind) -> Kind:
    """Return the kind of lists of that kind, which become tuples."""

    def take(column: Column) -> Column:
        found = tuple(kind([item for values in _of(list, column) for item in values]))
        ends = itertools.accumulate(map(len, column))
        return [found[end - len(values) : end] for values, end in zip(column, ends, strict=True)]

    return take


def record(of: type[tuple[Any, ...]], *kinds: Kind) -> Kind:
    """Return the kind of lists that have a value of each of `kinds`, and become tuples, named ones for example."""
    make = functools.partial(tuple.__new__, of)

    def take(column: Column) -> Column:
        _all({len(kinds)}.__contains__, list(map(len, _of(list, column))))
        columns = zip(*column, strict=True) if column else [()] * len(kinds)
        return list(map(make, zip(*(kind(values) for kind, values in zip(kinds, columns, strict=True)), strict=True)))

    return take


def _of(kind: type, column: Column) -> Column:
    """Return the column if its values are of that very type (true is not 1)."""
    if set(map(type, column)) - {kind}:
        message = f"not all are of the type {kind.__name__}"
        raise ValueError(message)
    return column


def _all(holds: Callable[[Any], object], values: Column) -> Column:
    """Return the values if that holds of each."""
    if not all(map(holds, values)):
        message = "not all are as a schedule file could have them"
        raise ValueError(message)
    return values


def _is_within_reach(value: dt.date) -> bool:
    return value.year in YEARS


def _zone(name: str) -> dt.tzinfo:
    _all(iana_names().__contains__, [name])
    return iana_zone(name)


_OFFSET = record(tuple, number(1 - _DAY, _DAY - 1), text)


def _fixed_zone(values: object) -> dt.tzinfo:
    """Return the offset, with letters of its own if a clock could show them, else with none."""
    ((seconds, letters),) = _OFFSET([values])
    offset = dt.timedelta(seconds=seconds)
    nameless = dt.timezone(offset)
    if nameless.tzname(None) == letters:
        return nameless
    _all(str.isalpha, [letters])
    return dt.timezone(offset, letters)
