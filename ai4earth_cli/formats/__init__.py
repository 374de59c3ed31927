"""The formats a schedule is read from and written to: a module or package each, none knowing another."""

import importlib
import re
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Protocol

    from ai4earth_cli.formats.families.edition import Edition
    from ai4earth_cli.schedule.model import Given, Reading

    class Reader(Protocol):
        """What the module has that reads a format."""

        def read(self, data: bytes, given: Given) -> Reading:
            """Return the schedule with remarks on what was not read, or the faults that leave none."""

    class Writer(Protocol):
        """What the module has that writes a format."""

        def pieces(self, edition: Edition) -> Iterator[str]:
            """Yield the edition as text as it is made, the same for the same edition.

            If it can't be, raises UserError before the first.
            """


class Format(NamedTuple):
    """The modules that read and write a format, loaded only then; empty if it is not read, or not written."""

    reader: str = ""
    writer: str = ""
    has_untimed: bool = True  # a place for a talk without a time
    may_be_empty: bool = True  # RFC 5545 §3.6: a calendar has one component or more


FORMATS: dict[str, Format] = {
    "ics": Format("ics.reader", "ics.writer", has_untimed=False, may_be_empty=False),
    "xcal": Format("xcal"),
    "markdown": Format("markdown.reader", "markdown.writer"),
    "html": Format("html.reader", "html.writer"),
    "csv": Format("", "csv"),
    "json": Format("schedule_json.reader", "schedule_json.writer", has_untimed=False),
    "xml": Format("schedule_xml.reader", "schedule_xml.writer", has_untimed=False),
    "toml": Format("toml.reader", "toml.writer"),
}
WRITTEN = tuple(name for name, format_ in FORMATS.items() if format_.writer)


def reader_of(name: str) -> "Reader":
    """Return what reads a format, one of FORMATS that has a reader."""
    return cast("Reader", importlib.import_module(f"ai4earth_cli.formats.{FORMATS[name].reader}"))


def writer_of(name: str) -> "Writer":
    """Return what writes a format, one of WRITTEN."""
    return cast("Writer", importlib.import_module(f"ai4earth_cli.formats.{FORMATS[name].writer}"))


SHORT = {"ical": "ics", "md": "markdown"}  # as people call them
_CALLED = {**SHORT, "icalendar": "ics", "htm": "html"}


def written_as(name: str) -> str | None:
    """Return the format, one of WRITTEN, that is called so, or that the end of a file's name says; None if none is."""
    folded = name.casefold()
    known = _CALLED.get(folded, folded)
    return known if known in WRITTEN else None


_LOOKED_AT = 4096  # bytes
# Compiled where they are used, since a schedule is of one format.
_BEFORE_ROOT = r"(?s)<(?:\?[^>]*+>|!--.*?-->|![^>]*+>)\s*+"
_ROOT = r"<(?:[\w.-]++:)?([\w.-]++)"
_USUAL = {"[workshop]", "[[section]]"}  # which most begin with, and which need no pattern
_FILE = r"\[{1,2} *(?:workshop|section|talk)\b|(?:workshop|section|talk)[\w.]* *="
_ROOTS = {"icalendar": "xcal", "vcalendar": "xcal", "html": "html", "head": "html"}


def told(data: bytes) -> str:
    """Return the name of the format that these bytes are in, told from the beginning of them; `toml` if of no other.

    The readers say what is wrong with a file that only looks like one of theirs.
    """
    begins = data[:_LOOKED_AT].decode(_encoding(data), errors="replace").lstrip("\ufeff \t\r\n")
    if begins.startswith("{"):
        return "json"
    if begins[:15].casefold() == "begin:vcalendar":
        return "ics"
    if begins.startswith("<"):
        return _told_of_markup(begins)
    words = (line.strip() for line in begins.split("\n"))
    first = next((line for line in words if line and not line.startswith("#")), "")
    if not first or first in _USUAL or re.match(_FILE, first):
        return "toml"
    from ai4earth_cli.formats.markdown.reader import looks_like

    return "markdown" if looks_like(data) else "toml"


def _encoding(data: bytes) -> str:
    return "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"


def _told_of_markup(begins: str) -> str:
    while before := re.match(_BEFORE_ROOT, begins):
        if before[0].casefold().startswith("<!doctype html"):
            return "html"
        begins = begins[before.end() :]
    root = re.match(_ROOT, begins)
    return _ROOTS.get(root[1].casefold() if root else "", "xml")
