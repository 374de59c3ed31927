"""How a page is divided: which day and which section each of its tables is of, and what is said between them."""

import datetime as dt
import itertools
import operator
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ai4earth_cli.formats.markdown.page import prose
from ai4earth_cli.formats.markdown.page.blocks import Heading, Page, Prose, Row, Table
from ai4earth_cli.formats.markdown.page.inline import Anchor, cell, plain
from ai4earth_cli.formats.markdown.page.people import people
from ai4earth_cli.formats.markdown.reading.columns import Columns, columns

GENERAL = re.compile(
    r"(?i)\b(?:schedule|program|programme|agenda|timetable|unscheduled)\b|^(?:talks|sessions|presentations)$"
)
_CHAIRS = re.compile(r"(?i)(?:session )?chair(?:s|ed by)?: ?(.+)")


class Listed(NamedTuple):
    """A table of talks, the section it is of, and the day, each if the page says so."""

    table: Table
    columns: Columns
    section: str | None
    day: dt.date | None


class Outline(NamedTuple):
    """A page's tables of talks and what stands between them: lines of words, links, the chairs of sections.

    `days` is the dates that may be the event's first day; one alone is certain.
    """

    title: str | None
    listed: tuple[Listed, ...]
    lines: tuple[str, ...]
    links: tuple[Anchor, ...]
    chairs: dict[str, tuple[str, ...]]
    days: tuple[dt.date, ...]


class _Open(NamedTuple):
    """A heading that what is read stands below."""

    level: int
    section: str | None
    day: dt.date | None
    is_general: bool


def outline(page: Page, given: dt.date | None) -> Outline:
    """Return how a page is divided; `given` is the event's first day if the page's own is not certain."""
    said = {block.line: cell(block.text, page.references) for block in page.blocks if not isinstance(block, Table)}
    words = {line: plain(found.text, found.links) for line, found in said.items()}
    headings = [block for block in page.blocks if isinstance(block, Heading)]
    days = prose.first_day(
        [page.about.get("title", ""), *(words[heading.line] for heading in headings)],
        [words[block.line] for block in page.blocks if isinstance(block, Prose)],
    )
    walk = _Walk(words, days[0] if len(days) == 1 else given, (given or [*days, None][0]))
    for block in page.blocks:
        walk.step(block)
    title = words[headings[0].line] if headings and headings[0].level == 1 else None
    links = tuple(link for found in said.values() for link in found.links)
    return Outline(title or None, tuple(walk.listed), tuple(words.values()), links, walk.chairs, tuple(days))


class _Walk:
    """One walk down a page, below which headings it is; `near` is a date in the year that the page is about."""

    def __init__(self, words: Mapping[int, str], first: dt.date | None, near: dt.date | None) -> None:
        self.words = words
        self.first = first
        self.near = near
        self.above = [_Open(0, None, None, is_general=False)]
        self.listed: list[Listed] = []
        self.chairs: dict[str, tuple[str, ...]] = {}
        self.is_first = True

    def step(self, block: Heading | Prose | Table) -> None:
        """Go on by one block."""
        if isinstance(block, Heading):
            self.heading(block)
        elif isinstance(block, Prose):
            self.prose(self.words[block.line])
        else:
            told = columns(block.head)
            if told:
                above = self.above[-1]
                days = self.days(block, told.at["date"]) if "date" in told.at else [(above.day, block.rows)]
                self.listed += [Listed(block._replace(rows=rows), told, above.section, day) for day, rows in days]

    def days(self, block: Table, column: int) -> Iterator[tuple[dt.date | None, tuple[Row, ...]]]:
        """Yield the rows of a table that has a column of days, day by day; what says none is of the day above it."""
        day = self.above[-1].day
        told: list[tuple[dt.date | None, Row]] = []
        for row in block.rows:
            words = plain(cell(row[1][column], {}).text, ()) if column < len(row[1]) else ""
            day = prose.day_of(words, self.first, self.near.year if self.near else None)[0] or day
            told.append((day, row))
        for known, rows in itertools.groupby(told, key=operator.itemgetter(0)):
            yield known, tuple(row for _, row in rows)

    def heading(self, block: Heading) -> None:
        """Go below a heading: of a day, of the whole programme, or of a section."""
        while len(self.above) > 1 and self.above[-1].level >= block.level:
            self.above.pop()
        above = self.above[-1]
        name = self.words[block.line]
        day, rest = (None, name) if above.day else prose.day_of(name, self.first, self.near.year if self.near else None)
        is_title = self.is_first and block.level == 1
        is_general = not (above.is_general or above.day) and bool(GENERAL.search(rest))
        section = None if is_title or is_general else rest or None
        self.above.append(_Open(block.level, section, day or above.day, is_general or above.is_general))
        self.is_first = False

    def prose(self, words: str) -> None:
        """Read a line of words: the day of what is below, or who chairs a section."""
        above = self.above[-1]
        day = prose.day_below(words)
        if day:
            self.above[-1] = above._replace(day=day)
        chaired = _CHAIRS.fullmatch(words)
        if chaired and above.section:
            self.chairs[above.section] = tuple(speaker.name for speaker in people(chaired[1], (), has_several=True))
