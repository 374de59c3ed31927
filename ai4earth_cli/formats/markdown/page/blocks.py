"""What a page of Markdown is made of: headings, lines of prose, tables, and what its front matter says."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ai4earth_cli.formats.markdown.page.inline import reference_key, shielded

_LONGEST_LINE = 20_000  # letters; the rest of a line is left out
_MOST_CELLS = 50
_RULE = re.compile(r"\|?(?: ?:?-+:? ?\|)+(?: ?:?-+:?)?")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]++(.*)|)")
_REFERENCE = re.compile(r" {0,3}\[([^\[\]]{1,200})\]:[ \t]*<?([^\s<>]{1,2000})")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_FRONT_MATTER = re.compile(r"(title|subtitle)[ \t]*:[ \t]*(.*)", re.IGNORECASE)
_UNSEEN = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"))


class Heading(NamedTuple):
    """A heading of a level from 1 to 6, its text shielded."""

    line: int
    level: int
    text: str


class Prose(NamedTuple):
    """A line of words that is in no table, shielded."""

    line: int
    text: str


Row = tuple[int, tuple[str, ...]]  # its line, and its cells, shielded


class Table(NamedTuple):
    """A table: the cells of its head and of its rows, shielded, each row with its line."""

    line: int
    head: tuple[str, ...]
    rows: tuple[Row, ...]


class Page(NamedTuple):
    """A page in the order of its lines, what it gives names to, and what its front matter says of itself."""

    blocks: tuple[Heading | Prose | Table, ...]
    references: dict[str, str]
    about: dict[str, str]


def page(text: str) -> Page:
    """Return what a page is made of; comments, scripts and code are left out."""
    for opening, closing in _UNSEEN:
        text = _without(text, opening, closing)
    lines = [line[:_LONGEST_LINE] for line in text.split("\n")]
    about, first = _front_matter(lines)
    references = {
        reference_key(shielded(found[1])): shielded(found[2]) for line in lines if (found := _REFERENCE.match(line))
    }
    return Page(tuple(_blocks(_outside_code(lines, first))), references, about)


def is_rule(line: str) -> bool:
    """Whether a line is what stands between the head of a table and its rows: `| --- | :-: |`."""
    return "|" in line and "-" in line and bool(_RULE.fullmatch(" ".join(line.split())))


def _without(text: str, opening: str, closing: str) -> str:
    """Return `text` without what stands from each `opening` to its `closing`, the lines still where they were."""
    first, *others = text.split(opening)
    kept = [first]
    for part in others:
        hidden, end, seen = part.partition(closing)
        kept.append("\n" * hidden.count("\n") + seen if end else opening + part)
    return "".join(kept)


def _front_matter(lines: Sequence[str]) -> tuple[dict[str, str], int]:
    """Return what the front matter says (Jekyll's, between two `---`) and the index of the first line behind it."""
    if lines[0].rstrip() != "---":
        return {}, 0
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() in {"---", "..."}:
            entries = (_FRONT_MATTER.match(entry) for entry in lines[1:index])
            return {entry[1].lower(): entry[2].strip().strip("\"'") for entry in entries if entry}, index + 1
    return {}, 0


def _outside_code(lines: Sequence[str], first: int) -> list[tuple[int, str]]:
    """Return the lines with their numbers, without fenced code and definitions of links."""
    kept = []
    fence = None
    for number, line in enumerate(lines[first:], start=first + 1):
        found = _FENCE.match(line)
        if found and fence in {None, found[1]}:
            fence = None if fence else found[1]
        elif not fence and not _REFERENCE.match(line):
            kept.append((number, line))
    return kept


def _blocks(lines: Sequence[tuple[int, str]]) -> Iterator[Heading | Prose | Table]:
    index = 0
    while index < len(lines):
        number, line = lines[index]
        below = lines[index + 1][1].strip() if index + 1 < len(lines) else ""
        heading = _HEADING.fullmatch(line.rstrip())
        index += 1
        if heading:
            yield Heading(number, len(heading[1]), shielded((heading[2] or "").rstrip().rstrip("#")))
        elif "|" in line and is_rule(below):
            rows = list(itertools.takewhile(_is_row, lines[index + 1 :]))
            index += 1 + len(rows)
            yield Table(number, cells(line), tuple((row, cells(text)) for row, text in rows if not is_rule(text)))
        elif line.strip("-=*_ \t"):
            level = _underlined(below)
            index += bool(level)
            yield Heading(number, level, shielded(line)) if level else Prose(number, shielded(line))


def _underlined(below: str) -> int:
    """Return the level of a heading from the line below it, which is all `=` or all `-`; 0 if it is none."""
    return 1 if below and not below.strip("=") else 2 if below and not below.strip("-") else 0


def _is_row(line: tuple[int, str]) -> bool:
    return "|" in line[1]


def cells(line: str) -> tuple[str, ...]:
    """Return the cells of a table's line, shielded."""
    inside = shielded(line).removeprefix("|").removesuffix("|")
    return tuple(text.strip() for text in inside.split("|", _MOST_CELLS)[:_MOST_CELLS])
