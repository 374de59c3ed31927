"""The rows of a table of talks, each with what it says of its time, and remarks on what could not be read."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ai4earth_cli.formats.families.remarks import Located, Remarks
from ai4earth_cli.formats.markdown.page.clocks import Unread, clock, clocks, is_on_demand, length
from ai4earth_cli.formats.markdown.page.inline import Cell, plain
from ai4earth_cli.formats.markdown.reading.columns import Columns
from ai4earth_cli.formats.markdown.reading.rows import row
from ai4earth_cli.formats.markdown.reading.timing import Planned
from ai4earth_cli.schedule.model import Talk
from ai4earth_cli.text.printable import quoted


class Entry(NamedTuple):
    """A row: its line, the talk it is (without id, time and section), its time, and the section its column names."""

    line: int
    talk: Talk
    planned: Planned
    section: str | None


def entries(
    rows: Sequence[tuple[int, Sequence[str]]],
    columns: Columns,
    references: Mapping[str, str],
    remarks: Remarks[Located],
) -> Iterator[Entry]:
    """Yield the rows of a table that say something, and add to the remarks."""
    for line, texts in rows:
        found = row(texts, columns, references)
        if found is None:
            if any(texts):
                remarks.add("rows have no title", (line, "the table"), "this row has no title, so it is left out.")
            continue
        talk, cells = found
        where = f"talk {quoted(talk.title)}"
        for message, kind in _doubts(cells):
            remarks.add(kind, (line, where), message)
        planned, message = _planned(cells, talk.rooms)
        if message:
            remarks.add("times can't be read", (line, where), message)
        if is_on_demand(_words(cells, "start")):
            talk = talk._replace(on_demand=True)
        section = _words(cells, "section")
        yield Entry(line, talk, planned, section or None)


def _doubts(cells: Mapping[str, Cell]) -> Iterator[tuple[str, str]]:
    """Yield what a reader did about links that lead nowhere, and about a title that is struck and says nothing else."""
    for found in cells.values():
        for address in found.dropped:
            message = f"{quoted(address)} is not an address on the web, so it is left out: use one with https://."
            yield message, "links are not addresses on the web"
    title = cells.get("title", Cell())
    if title.is_struck and "cancel" not in title.text.casefold():
        yield "its title is struck through: taken as cancelled.", "titles are struck through: taken as cancelled"


def _planned(cells: Mapping[str, Cell], rooms: tuple[str, ...]) -> tuple[Planned, str]:
    """Return what a row says of its time, and what there is to remark on it."""
    told = {kind: _words(cells, kind) for kind in ("start", "end", "length")}
    try:
        start, end = (clock(told["start"]), clock(told["end"])) if told["end"] else clocks(told["start"])
        return Planned(start, end, length(told["length"]), rooms), ""
    except Unread as unread:
        return Planned(), f"{quoted(str(unread))} is not a time, so it has none: use 7:03, 12pm or XX."


def _words(cells: Mapping[str, Cell], kind: str) -> str:
    found = cells.get(kind, Cell())
    return plain(found.text, found.links)
