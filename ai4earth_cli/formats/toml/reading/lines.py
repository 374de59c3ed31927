"""On which line of a TOML file each table and key stands, which tomllib does not tell."""

import bisect
import itertools
import re
import tomllib
from collections.abc import Container, Iterator, Mapping

from ai4earth_cli.formats.toml.reading.bounds import STRING
from ai4earth_cli.formats.toml.reading.table import Path
from ai4earth_cli.schedule.model import Schedule, Section

_BLANK = re.compile(r"(?:\s++|#[^\n]*+)*+")
_KEY_PART = re.compile(rf"[ \t]*+({STRING}|[A-Za-z0-9_-]++)[ \t]*+(\.?)", re.DOTALL)
_VALUE = rf"(?:{STRING}|[^,\]}}#\n\"']++)++"
_SCALAR = re.compile(_VALUE, re.DOTALL)
# As most lines are, in one match: of 10,000 talks lines took 316 ms without it, and 265 with it.
_PLAIN_PAIR = re.compile(rf"([A-Za-z0-9_-]++)[ \t]*+=[ \t]*+(?![\[{{]){_VALUE}", re.DOTALL)


def nearest_line(known: Mapping[Path, int], path: Path) -> int:
    """Return the line of `path` among the `known` ones, or if it is missing of the table it is missing from."""
    while path and path not in known:
        path = path[:-1]
    return known.get(path, 1)


class _Every:
    """All paths there are."""

    def __contains__(self, _: object) -> bool:
        return True


def lines(text: str, wanted: Container[Path] = _Every()) -> dict[Path, int]:
    """Return the line (from 1) of every table, key and item of `text`, by path: `("section", 0, "title")`.

    Of those that are `wanted` only, if they are few: the paths of all take more memory than the schedule.
    The text must be TOML that tomllib reads; line ends may be of either kind.
    """
    breaks = [match.start() for match in re.finditer("\n", text)]
    return {path: bisect.bisect_left(breaks, place) + 1 for path, place in positions(text, wanted).items()}


def positions(text: str, wanted: Container[Path]) -> dict[Path, int]:
    """Return where in `text` each of the `wanted` tables, keys and items begins, if it is there."""
    return _Walk(text, wanted).positions()


def value_at(text: str, place: int) -> slice:
    """Return where the value stands of the pair, or the item of a list, that begins at a place in `text`."""
    walk = _Walk(text, ())
    walk.here = place
    if text[place] not in "{[":
        walk.key()
        walk.here += 1  # the equals sign
        walk.blank()
    start = walk.here
    walk.value(())
    return slice(start, start + len(text[start : walk.here].rstrip()))


def talk_paths(schedule: Schedule) -> Iterator[Path]:
    """Yield the path of each talk's table in the file that holds `schedule`, in the order of its talks."""
    numbers = {section: number for number, section in enumerate(schedule.sections)}
    counts: dict[Section | None, Iterator[int]] = {section: itertools.count() for section in (None, *numbers)}
    for talk in schedule.talks:
        own = "talk", next(counts[talk.section])
        yield ("section", numbers[talk.section], *own) if talk.section else own


class _Walk:
    """One walk through a text that is known to be TOML, noting where each path first stands."""

    def __init__(self, text: str, wanted: Container[Path]) -> None:
        self.text = text
        self.wanted = wanted
        self.here = 0
        self.found: dict[Path, int] = {}
        self.items: dict[Path, int] = {}  # how many tables each array of tables has so far

    def note(self, path: Path, start: int) -> None:
        """Remember where a path first stands, if that is asked for."""
        if path in self.wanted:
            self.found.setdefault(path, start)

    def positions(self) -> dict[Path, int]:
        table: Path = ()
        while self.blank() < len(self.text):
            start = self.here
            brackets = 2 if self.text.startswith("[[", start) else int(self.text[start] == "[")
            if not brackets:
                plain = _PLAIN_PAIR.match(self.text, start)
                if plain:
                    self.note((*table, plain[1]), start)
                    self.here = plain.end()
                else:
                    self.pair(table)
                continue
            self.here += brackets
            table = self.header(self.key(), start, is_array=brackets == 2)  # noqa: PLR2004  two brackets: an array
            self.here += brackets
        return self.found

    def blank(self) -> int:
        """Step over white space and comments; return where that ends."""
        match = _BLANK.match(self.text, self.here)
        self.here = match.end() if match else self.here
        return self.here

    def header(self, keys: list[str], start: int, *, is_array: bool) -> Path:
        """Return the path that a table's header names: each array on the way stands for its last item."""
        path: Path = ()
        for depth, key in enumerate(keys, start=1):
            path = (*path, key)
            self.note(path, start)
            if is_array and depth == len(keys):
                self.items[path] = self.items.get(path, 0) + 1
            if path in self.items:
                path = (*path, self.items[path] - 1)
                self.note(path, start)
        return path

    def key(self) -> list[str]:
        """Step over a key, dotted or not; return its parts."""
        parts = []
        more = "."
        while more:
            match = _KEY_PART.match(self.text, self.here)
            assert match  # noqa: S101  tomllib has read this text, so a key stands here
            self.here = match.end()
            part, more = match.groups()
            parts.append(tomllib.loads(f"key = {part}")["key"] if part[0] in "\"'" else part)
        return parts

    def pair(self, table: Path) -> None:
        start = self.here
        path = table
        for part in self.key():
            path = (*path, part)
            self.note(path, start)
        self.here += 1  # the equals sign
        self.value(path)

    def value(self, path: Path) -> None:
        self.blank()
        opening = self.text[self.here]
        if opening not in "[{":
            match = _SCALAR.match(self.text, self.here)
            self.here = match.end() if match else self.here
            return
        self.here += 1
        index = 0
        while self.text[self.blank()] not in "]}":
            if opening == "{":
                self.pair(path)
            else:
                self.note((*path, index), self.here)
                self.value((*path, index))
                index += 1
            if self.text[self.blank()] == ",":
                self.here += 1
        self.here += 1
