"""A text of `help`, laid out for the width of the screen.

It is the Markdown that our topics are written in, and no other: headings, paragraphs, lists, tables and code. Rich has
a reader of Markdown, too, whose headings and code look different from one version to the next.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from rich.console import RenderableType
from rich.constrain import Constrain
from rich.style import Style
from rich.text import Text

from ai4earth_cli.screens.pieces import DAY, GAP, QUIET, STRONG, Rows, grid, table, taken, widest

_MOST_WIDTH = 120  # columns: a longer line is hard to read
_LEAST_SHARE = 0.4  # of the width, for the first column of a table where there is little room
_INDENT = " " * GAP
_CODE = Style(bold=True)
_INLINE = re.compile(r"`([^`]+)`|\[([^][]+)\]\(([^()]+)\)")
_CELL_END = re.compile(r"(?<!\\)\|")
_COMMENT = re.compile(r"(?:^|\s)# .*$")

_Kind = Literal["heading", "rows", "items", "code", "prose"]


def topic_screen(text: str, width: int) -> Iterator[RenderableType]:
    """Yield a text in Markdown of our own, in a terminal of so many columns."""
    width = min(width, _MOST_WIDTH)
    for kind, lines in _blocks(text):
        match kind:
            case "heading":
                level, _, words = lines[0].partition(" ")
                yield Text(words, DAY if level == "#" else STRONG)
            case "rows":
                yield _table(lines, width)
            case "items":
                yield _items(lines, width)
            case "code":
                yield from map(_code, lines)
            case _:
                yield Constrain(_inline(" ".join(lines)), width)
        yield Text()


def _blocks(text: str) -> Iterator[tuple[_Kind, list[str]]]:
    """Yield what is between empty lines: its kind and its lines, code without its fence or indent."""
    for number, part in enumerate(re.split(r"^```.*\n((?:.*\n)*?)```\n", text, flags=re.MULTILINE)):
        if number % 2:
            yield "code", part.splitlines()
            continue
        for is_empty, found in groupby(part.splitlines(), key=lambda line: not line):
            if not is_empty:
                lines = list(found)
                yield _kind(lines[0]), [line.removeprefix("    ") for line in lines]


def _kind(line: str) -> _Kind:
    """Return of what kind the block is that begins with a line."""
    kinds: dict[str, _Kind] = {"#": "heading", "|": "rows", "- ": "items", "    ": "code"}
    return next((kind for mark, kind in kinds.items() if line.startswith(mark)), "prose")


def _inline(words: str) -> Text:
    """Return words with their code and links: behind the words of a link stands its address."""
    shown, end = Text(), 0
    for found in _INLINE.finditer(words):
        shown.append(words[end : found.start()])
        if found[1]:
            shown.append(found[1].replace(r"\|", "|"), _CODE)
        else:
            shown.append(f"{found[2]} ({found[3]})")
        end = found.end()
    return shown.append(words[end:])


def _code(line: str) -> Text:
    """Return a line of code, which is broken nowhere, so that it can be copied; a comment is quiet."""
    shown = Text(f"{_INDENT}{line.expandtabs()}", no_wrap=True)
    if line.startswith("$ "):
        shown.stylize(STRONG)
    comment = _COMMENT.search(shown.plain)
    if comment:
        shown.stylize(QUIET, comment.start())
    return shown


def _items(lines: list[str], width: int) -> Rows:
    """Return the items of a list, each with a dot before it."""
    items = re.split(r"^- ", "\n".join(lines), flags=re.MULTILINE)[1:]
    shown = grid(1)
    shown.add_column(width=1)
    shown.add_column(width=width - GAP, overflow="fold")
    for item in items:
        shown.add_row("•", _inline(" ".join(line.strip() for line in item.splitlines())))
    return shown


def _table(lines: list[str], width: int) -> Rows:
    """Return a table of two columns; the second has what the first leaves."""
    names, _, *rows = [[cell.strip() for cell in _CELL_END.split(line)[1:-1]] for line in lines]
    shown_rows = [[_inline(cell) for cell in row] for row in rows]
    first = widest([names[0], *(row[0].plain for row in shown_rows)])
    first = min(first, int(width * _LEAST_SHARE))
    shown = table((names[0], first), (names[1], width - taken((first,)) - 1))
    for row in shown_rows:
        shown.add_row(*row)
    return shown
