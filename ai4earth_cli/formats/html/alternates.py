"""The schedules that a web page names for programs: `<link rel="alternate" type="…" href="…">` (HTML §4.6.7.1)."""

import re
from html.parser import HTMLParser
from typing import NamedTuple

from ai4earth_cli.text.printable import one_line

_LOOKED_AT = 1_000_000  # bytes
_MOST_LINKS = 1000
_LONGEST = 2000  # characters of an address
# A tag at a time is handed to the parser, which a page made for it could keep busy for hours.
_LINK = re.compile(r"<link\s[^<>]{1,2500}>", re.IGNORECASE)
_PREFERRED = (
    "application/vnd.c3voc.schedule+xml",
    "application/vnd.c3voc.schedule+json",
    "application/json",
    "text/calendar",
    "application/calendar+xml",
    "application/xml",
    "text/xml",
    "text/markdown",
)


class Alternate(NamedTuple):
    """A schedule that a page names: its media type, and where it is, as the page writes it (often without a host)."""

    type: str
    href: str


def alternates(data: bytes) -> tuple[Alternate, ...]:
    """Return the schedules that the first million bytes of a page name, the ones that say most first.

    These are schedule.xml, schedule.json, calendars, Markdown, and at last what may be any XML. JSON of no particular
    kind is one only where `rel` says `schedule` too.
    """
    text = data[:_LOOKED_AT].decode("utf-8", errors="replace")
    parser = _Links()
    for number, found in enumerate(_LINK.finditer(_without_comments(text))):
        if number == _MOST_LINKS:
            break
        parser.reset()
        parser.feed(found[0])
    return tuple(sorted(dict.fromkeys(parser.found), key=lambda link: _PREFERRED.index(link.type)))


def _without_comments(text: str) -> str:
    first, *others = text.split("<!--")
    return first + "".join(part.partition("-->")[2] for part in others)


class _Links(HTMLParser):
    """Collects the links to schedules of the tags that it is fed."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Alternate] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a `link` whose relation and type are those of a schedule."""
        told = {name: value or "" for name, value in reversed(attrs)}  # of two of a name the first holds
        relations = told.get("rel", "").lower().split()
        kind = told.get("type", "").partition(";")[0].strip().lower()
        href = one_line(told.get("href", ""))
        is_named = "alternate" in relations if kind != "application/json" else "schedule" in relations
        if tag == "link" and is_named and kind in _PREFERRED and 0 < len(href) <= _LONGEST:
            self.found.append(Alternate(kind, href))
