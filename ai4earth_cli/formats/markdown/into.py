"""The schedule between two comments in a page that people write; what else the page has stays byte for byte.

Where the page has no such comments they are put at the place of its old tables of talks, or at its end.
"""

import codecs
import re
from collections.abc import Sequence
from typing import NamedTuple

from ai4earth_cli.errors import NOTHING_FOUND, UserError
from ai4earth_cli.formats.markdown.page.blocks import Heading, Page, Table, page
from ai4earth_cli.formats.markdown.reading.outline import GENERAL, outline

OPENING, CLOSING = "<!-- ai4earth -->", "<!-- /ai4earth -->"
_MARKER = re.compile(r"<!--[ \t]*(/?)ai4earth[ \t]*-->")
_FENCE = re.compile(r"(?<![^\r\n]) {0,3}(?:```|~~~)")  # which begins or ends a block of code
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
# A line of `export markdown` between its headings and tables, which may have been pasted.
_OURS = re.compile(r"(?:\w+ \d{1,2} \w+ \d{4}\. )?All times are in .+\.|\*\*(?:Watch|Chat|Note):\*\* .+")
_HEADING = "## Schedule\n\n"  # ours, which a page that has one does without
_TOP = 2  # headings of this level or above divide a page


class Merged(NamedTuple):
    """A page that has the schedule, and where that went, if the page had no place for it: `in place of 8 tables`."""

    data: bytes
    where: str = ""


class _Place(NamedTuple):
    """From where to where in a page the schedule goes, what stands before and behind it there, and in words."""

    start: int
    end: int
    before: str = ""
    behind: str = ""
    words: str = ""


def merged(data: bytes, markdown: str, name: str) -> Merged:
    """Return the page `name`, which is UTF-8, with the schedule in it; line ends are those of the page.

    Raises UserError if it has one of the comments and not the other, or several, or if other text among its old
    tables would be lost.
    """
    text = _text(data, name)
    place = _marked(text, name) or _found(text, name)
    schedule = markdown.removeprefix(_HEADING) if _has_heading(text[: place.start]) else markdown
    ends = "\r\n" if "\n" in text and text.count("\n") == text.count("\r\n") else "\n"
    put = f"{place.before}\n\n{schedule}\n{place.behind}".replace("\n", ends)
    encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
    return Merged((text[: place.start] + put + text[place.end :]).encode(encoding), place.words)


def _text(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _wrong(name, 0, "it is not text in UTF-8: save it with that encoding") from None


def _wrong(name: str, line: int, message: str) -> UserError:
    place = f"{name}:{line}" if line else name
    return UserError(f"{place}: {message}. Nothing is written.", exit_code=NOTHING_FOUND)


def _marked(text: str, name: str) -> _Place | None:
    """Return what is between the two comments; None if there is neither."""
    found = [one for one in _MARKER.finditer(text) if not _is_code(one)]
    if not found:
        return None
    opening, closing = ([one for one in found if one[1] == slash] for slash in ("", "/"))
    for kind, called in ((opening, OPENING), (closing, CLOSING)):
        if len(kind) > 1:
            raise _wrong(name, _line_of(text, kind[1]), f"{called} is there twice: remove one")
    if not closing:
        raise _wrong(name, _line_of(text, opening[0]), f"{OPENING} has no {CLOSING} below it: add it, or remove both")
    if not opening:
        raise _wrong(name, _line_of(text, closing[0]), f"{CLOSING} has no {OPENING} above it: add it, or remove both")
    if closing[0].start() < opening[0].start():
        raise _wrong(name, _line_of(text, closing[0]), f"{CLOSING} stands above {OPENING}: swap them")
    return _Place(opening[0].end(), closing[0].start())


def _is_code(found: re.Match[str]) -> bool:
    """Whether a comment is only told of: it has a backtick on either side, or is in a block of code."""
    if len(_FENCE.findall(found.string, 0, found.start())) % 2 and _FENCE.search(found.string, found.end()):
        return True
    return found.string[found.start() - 1 : found.start()] == "`" and found.string.startswith("`", found.end())


def _line_of(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1


def _found(text: str, name: str) -> _Place:
    """Return the place of the old tables of talks with the headings of their sections, or else the end."""
    lines = _LINE.findall(text)
    told = _page(text)
    tables = [listed.table for listed in outline(told, None).listed]
    if not tables:
        ended = "" if not lines or lines[-1].endswith(("\r", "\n")) else "\n"
        blank = "" if not lines or not lines[-1].strip() else "\n"
        return _Place(
            len(text), len(text), f"{ended}{blank}{OPENING}", CLOSING if ended else f"{CLOSING}\n", " at the end"
        )
    headings = [block for block in told.blocks if isinstance(block, Heading)]
    known = {line for table in tables for line in _lines_of(table)} | {
        line for heading in headings for line in _with_underline(heading, lines)
    }
    last = max(_lines_of(tables[-1]))
    first = _first_line(tables[0].line, headings, lines)
    for number in range(first, last + 1):
        line = lines[number - 1].strip()
        if number not in known and line.strip("-=*_ \t") and not _OURS.fullmatch(line):
            message = (
                f"this line among the old tables would be lost: move it away, or write {OPENING} and {CLOSING} "
                "where the schedule is to stand"
            )
            raise _wrong(name, number, message)
    start, end = (sum(map(len, lines[:number])) for number in (first - 1, last))
    gap = "\n" if first > 1 and lines[first - 2].strip() else ""
    words = " in place of a table" if len(tables) == 1 else f" in place of {len(tables)} tables"
    return _Place(start, end, f"{gap}{OPENING}", f"{CLOSING}\n", words)


def _page(text: str) -> Page:
    return page(text.replace("\r\n", "\n").replace("\r", "\n"))


def _lines_of(table: Table) -> Sequence[int]:
    return range(table.line, max([table.line + 1, *(line for line, _ in table.rows)]) + 1)


def _with_underline(heading: Heading, lines: Sequence[str]) -> tuple[int, ...]:
    is_underlined = not lines[heading.line - 1].lstrip().startswith("#")
    return (heading.line, heading.line + 1) if is_underlined else (heading.line,)


def _first_line(line: int, headings: Sequence[Heading], lines: Sequence[str]) -> int:
    """Return the first line of what a table belongs to: the headings of its day and section above it, and our lines."""
    known = {line: heading for heading in headings for line in _with_underline(heading, lines)}
    first = line
    for number in range(line - 1, 0, -1):
        heading = known.get(number)
        is_ours = bool(_OURS.fullmatch(lines[number - 1].strip()))
        is_part = heading and heading.level >= _TOP and not GENERAL.search(heading.text)
        if lines[number - 1].strip() and not (is_part or is_ours):
            break
        if heading or is_ours:
            first = heading.line if heading else number
    return first


def _has_heading(before: str) -> bool:
    """Whether the part of the page that a place is in is headed as the programme."""
    headings = [block for block in _page(before).blocks if isinstance(block, Heading) and block.level <= _TOP]
    return bool(headings) and bool(GENERAL.search(headings[-1].text))
