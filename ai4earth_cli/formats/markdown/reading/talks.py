"""The talks of a page: its rows with their times, their sections and ids of their own."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ai4earth_cli.formats.families.remarks import Located, Remarks
from ai4earth_cli.formats.markdown.reading.entries import Entry
from ai4earth_cli.formats.markdown.reading.outline import Listed
from ai4earth_cli.formats.markdown.reading.timing import afternoons, spans
from ai4earth_cli.schedule.identity import made_ids
from ai4earth_cli.schedule.model import Section, Talk
from ai4earth_cli.text.matching import fold
from ai4earth_cli.text.printable import quoted

_AFTERNOON = "times go on after 12:59 without am or pm: 1:00 to 6:59 are taken as the afternoon."


class Tabled(NamedTuple):
    """A table of talks and its rows."""

    listed: Listed
    entries: tuple[Entry, ...]

    @property
    def section(self) -> str | None:
        """The section that the page puts the table in."""
        return self.listed.section

    @property
    def is_timed(self) -> bool:
        """Whether any of its rows has a start."""
        return any(entry.planned.start for entry in self.entries)


def talks(
    tables: Sequence[Tabled],
    first: dt.date,
    zone: dt.tzinfo,
    chairs: dict[str, tuple[str, ...]],
    remarks: Remarks[Located],
) -> tuple[tuple[Talk, ...], tuple[Section, ...]]:
    """Return the talks of all tables, the sections in the order of the page, and add to the remarks.

    A table that the page gives no day is of the `first`; clocks are those of `zone`.
    """
    rows = [talk for table in _plain_times(tables, remarks) for talk in _timed(table, first, zone, remarks)]
    names = [name for name, _ in rows]
    sections = _sections(names, chairs)
    ids = made_ids([talk.title for _, talk in rows])
    found = tuple(
        talk._replace(id=id_, section=sections[fold(name)] if name else None)
        for (name, talk), id_ in zip(rows, ids, strict=True)
    )
    return found, tuple(sections.values())


def _plain_times(tables: Sequence[Tabled], remarks: Remarks[Located]) -> Sequence[Tabled]:
    """Return the tables with hours of 24, where they follow a clock of twelve and are not our own."""
    foreign = [table for table in tables if not table.listed.columns.is_own]
    read = afternoons([[entry.planned for entry in table.entries] for table in foreign])
    if read is None:
        return tables
    remarks.add("pages", (foreign[0].listed.table.line, "the page"), _AFTERNOON)
    later = {
        table.listed.table.line: table._replace(
            entries=tuple(entry._replace(planned=planned) for entry, planned in zip(table.entries, plans, strict=True))
        )
        for table, plans in zip(foreign, read, strict=True)
    }
    return [later.get(table.listed.table.line, table) for table in tables]


def _timed(
    table: Tabled, first: dt.date, zone: dt.tzinfo, remarks: Remarks[Located]
) -> Iterator[tuple[str | None, Talk]]:
    """Yield each talk of a table with its time, and the name of its section."""
    day = table.listed.day or first
    times = spans([entry.planned for entry in table.entries], day, zone)
    for entry, time in zip(table.entries, times, strict=True):
        if time.message:
            remarks.add(time.kind, (entry.line, f"talk {quoted(entry.talk.title)}"), time.message)
        is_on_day = time.span is None or time.span.start.astimezone(zone).date() == day
        talk = entry.talk._replace(
            span=time.span, day=None if is_on_day else day, on_demand=entry.talk.on_demand and time.span is None
        )
        yield entry.section or table.section, talk


def _sections(names: Sequence[str | None], chairs: dict[str, tuple[str, ...]]) -> dict[str, Section]:
    """Return the sections by their folded names, in the order of first mention."""
    titles: dict[str, str] = {}
    for name in names:
        if name:
            titles.setdefault(fold(name), name)
    ids = made_ids(titles.values())
    return {
        folded: Section(id_, title, chairs=chairs.get(title, ()))
        for (folded, title), id_ in zip(titles.items(), ids, strict=True)
    }
