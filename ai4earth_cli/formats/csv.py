"""The schedule as a table for spreadsheets: CSV (RFC 4180), a row per talk, a column per field."""

import csv
import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator

from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.schedule.model import Schedule, Talk
from ai4earth_cli.when.zone import zone_name


def pieces(edition: Edition) -> Iterator[str]:
    """Yield the talks as rows under a header; dates and times are ISO 8601, rows end in CRLF.

    It begins with a byte order mark, without which Excel takes UTF-8 for the encoding of its country;
    pandas and LibreOffice read past it (Python's csv with the encoding utf-8-sig).

    Times stand in the workshop's zone, which `timezone` names, and in UTC. A cell that a
    spreadsheet would run as a formula begins with an apostrophe (OWASP, CSV Injection). Every
    cell is quoted, and what follows a semicolon, a tab or a line's end in one is guarded like
    a cell, since spreadsheets of other languages take commas for text and those for ends.
    """
    yield _MARK
    row = csv.writer(_Row(), quoting=csv.QUOTE_ALL).writerow
    yield row(_COLUMNS)
    for talk in edition.talks:
        record = _record(talk, edition.schedule)
        yield row([_harmless(record.get(column) or "") for column in _COLUMNS])


class _Row:
    """What csv writes a row to, and returns what that returns."""

    @staticmethod
    def write(row: str) -> str:
        """Return the row."""
        return row


_MARK = "\ufeff"

_COLUMNS = (
    "id",
    "section_id",
    "section",
    "type",
    "title",
    "speakers",
    "affiliations",
    "start_date",
    "start_time",
    "end_date",
    "end_time",
    "timezone",
    "start_utc",
    "end_utc",
    "minutes",
    "room",
    "language",
    "cancelled",
    "abstract",
    "video",
    "paper",
    "slides",
    "website",
    "links",
    "authors",
    "on_demand",
    "planned_start_utc",
    "planned_end_utc",
)


def _record(talk: Talk, schedule: Schedule) -> dict[str, str | None]:
    return {
        "id": talk.id,
        "section_id": talk.section and talk.section.id,
        "section": talk.section and talk.section.title,
        "type": talk.type,
        "title": talk.title,
        "speakers": _joined(speaker.name for speaker in talk.speakers),
        "affiliations": _joined(dict.fromkeys(speaker.affiliation or "" for speaker in talk.speakers)),
        **_times(talk, schedule),
        "room": talk.room,
        "language": talk.language,
        "cancelled": "true" if talk.cancelled else "false",
        "abstract": talk.abstract,
        "video": talk.video,
        "paper": talk.paper,
        "slides": talk.slides,
        "website": talk.website,
        "links": _joined(f"{link.title} <{link.url}>" for link in talk.links),
        "authors": _joined(author.name for author in talk.authors),
        "on_demand": "true" if talk.on_demand else "false",
        "planned_start_utc": talk.planned and _in_utc(talk.planned.start),
        "planned_end_utc": talk.planned and _in_utc(talk.planned.end),
    }


def _times(talk: Talk, schedule: Schedule) -> dict[str, str]:
    """Return when the talk is, on the clocks of the workshop and in UTC; nothing if it is unscheduled."""
    span = talk.span
    if span is None:
        return {}
    start, end = (moment.astimezone(schedule.timezone) for moment in span)
    return {
        "start_date": start.date().isoformat(),
        "start_time": start.time().isoformat(),
        "end_date": end.date().isoformat(),
        "end_time": end.time().isoformat(),
        "timezone": zone_name(schedule.timezone, span.start),
        "start_utc": _in_utc(span.start),
        "end_utc": _in_utc(span.end),
        "minutes": str(round(span.length / dt.timedelta(minutes=1))),
    }


def _in_utc(moment: dt.datetime) -> str:
    return f"{moment.replace(tzinfo=None).isoformat()}Z"


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(text for text in texts if text)


def _harmless(cell: str) -> str:
    """Return the cell with an apostrophe wherever a spreadsheet would take it, or a part of it, for a formula."""
    parts = re.split(r"([;\t\r\n])", cell)
    guarded = "".join(f"'{part}" if _is_formula(part) else part for part in parts)
    return f"'{guarded}" if cell[:1] in {"\t", "\r", "\n"} else guarded


def _is_formula(text: str) -> bool:
    """Whether `text` begins like a formula, perhaps behind a quotation mark.

    NFKC makes the full-width and small forms of the signs, which some spreadsheets take too, plain.
    """
    return bool(re.match(r"[\s\"]*[=+\-@]", unicodedata.normalize("NFKC", text)))
