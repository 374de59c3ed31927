"""A file's text, changed in some places: what is not changed stays byte for byte."""

import codecs
from collections.abc import Callable, Iterable
from typing import NamedTuple


class Change(NamedTuple):
    """What stands from `start` to `end` in a text is to be `put`."""

    start: int
    end: int
    put: str


def edited(data: bytes, change: Callable[[str], str]) -> bytes:
    """Return the file, which is text in UTF-8, after `change` has been made to it; a byte order mark stays."""
    encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
    return change(data.decode(encoding)).encode(encoding)


def changed(text: str, changes: Iterable[Change]) -> str:
    """Return the text with changes made that do not overlap; those at one place in their order."""
    parts, here = [], 0
    for start, end, put in sorted(changes, key=lambda change: change.start):
        parts += [text[here:start], put]
        here = end
    return "".join([*parts, text[here:]])


def line_end(text: str) -> str:
    """Return what ends each line of a text: that of Windows if all do."""
    return "\r\n" if "\n" in text and text.count("\n") == text.count("\r\n") else "\n"


def line_start(text: str, place: int) -> int:
    """Return where the line begins that a place is on."""
    return text.rfind("\n", 0, place) + 1


def next_line(text: str, place: int) -> int:
    """Return where the line after the one that a place is on begins; the end if that is the last one."""
    return text.find("\n", place) + 1 or len(text)


def indent(text: str, place: int) -> str | None:
    """Return the white space before a place, if nothing else stands there on its line."""
    before = text[line_start(text, place) : place]
    return None if before.strip() else before


def blank_before(text: str, place: int) -> int:
    """Return where the empty line begins that ends at the beginning of a line; that beginning if there is none."""
    start = line_start(text, place - 1) if place else 0
    return place if text[start:place].strip() else start
