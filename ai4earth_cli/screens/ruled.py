"""A table whose columns are as wide as it is told: Rich's own measures every cell, and takes six times as long."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

GAP = 2  # cells between two columns
_END = 1  # free behind the last
_NEW_LINE = Segment.line()

Line = list[tuple[str, Style]]  # of a cell: pieces of text


@dataclass(frozen=True, slots=True)
class Ruled:
    """Rows of cells under a head with a rule; what is too long for its column is folded below.

    `columns` are the names and widths; each row has the style of what it does not style itself.
    """

    columns: Sequence[tuple[str, int]]
    rows: Sequence[tuple[Style, Sequence[Text]]]
    head_style: Style

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """Return what Rich prints."""
        widths = [width for _, width in self.columns]
        head = [_lines(console, Text(name), width, self.head_style) for name, width in self.columns]
        tallest = max(map(len, head))
        yield from _row([[*[[]] * (tallest - len(lines)), *lines] for lines in head], widths, self.head_style)
        yield Segment("─" * (sum(widths) + GAP * len(widths) - GAP + _END))
        yield _NEW_LINE
        for style, cells in self.rows:
            lines = [_lines(console, cell, width, style) for cell, width in zip(cells, widths, strict=True)]
            yield from _row(lines, widths, style)


def _lines(console: Console, cell: Text, width: int, style: Style) -> list[Line]:
    """Return the lines of a cell, as many as it takes, each in pieces."""
    text = cell.plain
    if not text:
        return []
    styled = style + console.get_style(cell.style) if cell.style else style
    if not cell.spans and "\n" not in text and _width(text) <= width:
        return [[(text, styled)]]
    return [_pieces(console, line, style, styled) for line in cell.wrap(console, width, overflow="fold")]


def _pieces(console: Console, line: Text, style: Style, styled: Style) -> Line:
    """Return the pieces of a line, which is `styled` as the whole cell is, or else part by part over `style`."""
    line.rstrip()
    if not line.spans:
        return [(line.plain, styled)]
    return [(text, style + own if own else style) for text, own, _ in line.render(console)]


def _row(cells: Sequence[list[Line]], widths: Sequence[int], style: Style) -> Iterator[Segment]:
    for lines in itertools.zip_longest(*cells, fillvalue=()):
        free = 0  # cells between what was written and where the next column begins
        for pieces, width in zip(lines, widths, strict=True):
            if pieces and free:
                yield Segment(" " * free, style)
                free = 0
            for text, styled in pieces:
                yield Segment(text, styled)
                free -= _width(text)
            free += width + GAP
        yield Segment(" " * (free - GAP + _END), style)
        yield _NEW_LINE


def _width(text: str) -> int:
    return len(text) if text.isascii() else cell_len(text)
