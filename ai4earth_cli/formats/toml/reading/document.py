"""A file in TOML, of whatever kind: what its tables hold, or all that is wrong in it, each with its line."""

import tomllib
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from ai4earth_cli.formats.toml.reading.bounds import excess
from ai4earth_cli.formats.toml.reading.table import Path, Problem, Table

if TYPE_CHECKING:  # what tells faults is loaded where there are any
    from ai4earth_cli.schedule.faults import Fault

Found = TypeVar("Found")
Faults = tuple["Fault", ...]


def contents(data: bytes, take: Callable[[Table], Found]) -> tuple[Found | None, Faults]:
    """Return what `take` makes of a file's root table and no faults, or nothing and all the faults, by their lines."""
    data = data.removeprefix(b"\xef\xbb\xbf")  # a byte order mark, which editors on Windows put before it
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        from ai4earth_cli.schedule.faults import Fault

        line = data.count(b"\n", 0, error.start) + 1
        return None, (Fault(line, "the file", "it is not text in UTF-8: save it with that encoding."),)
    return contents_of_text(text, take)


def contents_of_text(text: str, take: Callable[[Table], Found]) -> tuple[Found | None, Faults]:
    """Return what `contents` does, of a text."""
    beyond = excess(text)
    if beyond:
        return None, (beyond,)
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        from ai4earth_cli.formats.toml.reading.syntax import syntax_fault

        return None, (syntax_fault(text, error),)
    problems: list[Problem] = []
    found = take(Table(document, (), "", problems))
    if not problems:
        return found, ()
    from ai4earth_cli.formats.toml.reading.lines import lines, nearest_line
    from ai4earth_cli.schedule.faults import Fault

    known = lines(text)
    faults = [Fault(nearest_line(known, path), where or "the file", message) for path, where, message in problems]
    return None, tuple(sorted(faults, key=_line))


def line_of(data: bytes, path: Path) -> int:
    """Return the line (from 1) of what is at `path` in a file that can be read, or of the table it is missing from."""
    from ai4earth_cli.formats.toml.reading.lines import lines, nearest_line

    return nearest_line(lines(data.decode("utf-8-sig")), path)


def _line(fault: "Fault") -> int:
    return fault.line
