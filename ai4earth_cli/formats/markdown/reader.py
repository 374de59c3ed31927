"""A schedule from a page of Markdown whose tables have a column of starts, as the workshop's own page."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence

from ai4earth_cli.formats.families.remarks import Located, Remarks, as_it_is
from ai4earth_cli.formats.markdown.page import prose
from ai4earth_cli.formats.markdown.page.blocks import is_rule, page
from ai4earth_cli.formats.markdown.page.decoding import text_of
from ai4earth_cli.formats.markdown.page.inline import Anchor
from ai4earth_cli.formats.markdown.reading.entries import entries
from ai4earth_cli.formats.markdown.reading.outline import Outline, outline
from ai4earth_cli.formats.markdown.reading.talks import Tabled, talks
from ai4earth_cli.schedule.faults import Fault
from ai4earth_cli.schedule.model import Given, Reading, Schedule
from ai4earth_cli.text.printable import quoted
from ai4earth_cli.when.zone import YEARS, label

_LOOKED_AT = 1_000_000  # bytes
_NO_TALK = (
    "it has no table of talks in Markdown: a table needs a column Start and a column Title. None in HTML is read."
)
_NO_ZONE = "it doesn't say for certain in which time zone its times are: name it with --event-tz."
_NO_DATE = "it doesn't say for certain which day its times are of: name it with --event-date."
_ASKS_FOR_MAIL = re.compile(r"(?i)contact|inquir|question|mail")
_LIVESTREAM = re.compile(r"(?i)live ?stream")
_CHAT = re.compile(r"(?i)\b(?:slack|discord|zulip|gitter|matrix|mattermost|chat)\b")
_ZONE_BEHIND = re.compile(r"\d(?: ?[aApP][mM])? ([A-Z]{2,5})$")


def looks_like(data: bytes) -> bool:
    """Whether the first million bytes have a table: a line with `|` and below it `| --- | --- |`, or one in HTML."""
    if data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"<?xml", b"BEGIN:")):
        return False
    is_head = False
    for line in data[:_LOOKED_AT].split(b"\n"):
        has_bars = b"|" in line
        if is_head and has_bars and is_rule(line[:1000].decode("latin-1")):
            return True
        is_head = has_bars
    return b"<table" in data[:_LOOKED_AT].lower()  # which is not read, but no schedule file has one


def read(data: bytes, given: Given) -> Reading:
    """Return the schedule of a page with remarks in the order of its lines, or why there is none.

    The event's first day and zone are the page's where its words make them certain, else those `given`.
    """
    text, remarks = text_of(data)
    found = page(text)
    given_day = given.date if given.date and given.date.year in YEARS else None
    plan = outline(found, given_day)
    rows = (
        Tabled(listed, tuple(entries(listed.table.rows, listed.columns, found.references, remarks)))
        for listed in plan.listed
    )
    tables = _called_by_type([table for table in rows if table.entries])
    certain = plan.days[0] if len(plan.days) == 1 else given_day
    date = min((table.listed.day for table in tables if table.listed.day), default=certain)
    if not tables:
        return _none(_NO_TALK)
    if (
        date is None
        or date.year not in YEARS
        or (certain is None and any(table.is_timed and not table.listed.day for table in tables))
    ):
        return _none(_NO_DATE + _several(plan.days))
    zone = _zone(plan, tables, date, given, remarks)
    if zone is None:
        return _none(_NO_ZONE)
    for number, line in enumerate(text.splitlines(), start=1):
        if "<table" in line.lower():
            message = "a table in HTML is not read: write it in Markdown."
            remarks.add("tables are in HTML and not read", (number, "the page"), message)
    _doubt_columns(plan, remarks)
    _doubt_letters(tables, date, zone, remarks)
    listed, sections = talks(tables, certain or date, zone, plan.chairs, remarks)
    schedule = Schedule(
        title=found.about.get("title") or plan.title or "Schedule",
        subtitle=found.about.get("subtitle") or None,
        date=date,
        timezone=zone,
        sections=sections,
        talks=listed,
        livestream=_linked(plan.links, _LIVESTREAM.search),
        chat=_linked(plan.links, _CHAT.search),
        contact=next(
            (mail for line in plan.lines if _ASKS_FOR_MAIL.search(line) and (mail := prose.mail_in(line))), None
        ),
    )
    return Reading(schedule, remarks.faults(as_it_is))


def _none(message: str) -> Reading:
    return Reading(None, (Fault(1, "the page", message),))


def _several(days: Sequence[dt.date]) -> str:
    """Return the days that a page names, to end a message with."""
    most = 3
    named = [f"{day.day} {day:%B} {day.year}" for day in days[:most]]
    return f" It names {', '.join(named)}{' and more' * (len(days) > most)}." if named else ""


def _called_by_type(tables: Sequence[Tabled]) -> list[Tabled]:
    """Return the tables; one in no section, where others are in one, is one of what its talks are: `Welcome`."""
    if not any(table.section for table in tables):
        return list(tables)
    return [table._replace(listed=table.listed._replace(section=table.section or _type(table))) for table in tables]


def _type(table: Tabled) -> str | None:
    types = {entry.talk.type for entry in table.entries}
    return types.pop() or None if len(types) == 1 and not table.listed.columns.is_own else None


def _zone(
    plan: Outline, tables: Sequence[Tabled], date: dt.date, given: Given, remarks: Remarks[Located]
) -> dt.tzinfo | None:
    """Return the zone that the page says, in its words or with its times, else the one given."""
    beside = dict.fromkeys(letters for table in tables for letters in _letters(table))
    said = prose.zone_in([*plan.lines, *(f"times in {letters}" for letters in beside)], date)
    noon = dt.datetime.combine(date, dt.time(12), dt.UTC)
    if said and given.zone and noon.astimezone(said).utcoffset() != noon.astimezone(given.zone).utcoffset():
        message = f"it says that its times are in {label(said, noon)}, so --event-tz is not used."
        remarks.add("zones", (1, "the page"), message)
    return said or given.zone


def _letters(table: Tabled) -> Iterator[str]:
    """Yield what may be a zone at the head of the column of times, and behind those."""
    if table.listed.columns.zone:
        yield table.listed.columns.zone
    yield from (letters for _, letters in _behind(table))


def _behind(table: Tabled) -> Iterator[tuple[int, str]]:
    """Yield what may be a zone behind a start, with its line."""
    start = table.listed.columns.at["start"]
    for line, texts in table.listed.table.rows:
        found = _ZONE_BEHIND.search("".join(texts[start : start + 1]))
        if found:
            yield line, found[1]


def _doubt_letters(tables: Sequence[Tabled], date: dt.date, zone: dt.tzinfo, remarks: Remarks[Located]) -> None:
    """Remark on times with the letters of another zone, since all are read in the event's."""
    noon = dt.datetime.combine(date, dt.time(12), dt.UTC)
    half_a_year = dt.timedelta(days=182)
    own = {(noon + ahead).astimezone(zone).tzname() for ahead in (dt.timedelta(), half_a_year)}
    for line, letters in (one for table in tables for one in _behind(table)):
        other = prose.zone_in([f"times in {letters}"], date)
        if other and letters not in own and noon.astimezone(other).utcoffset() != noon.astimezone(zone).utcoffset():
            message = f"its time is in {letters}, and read as one of the event's clocks: write it as they show it."
            remarks.add("times are in another zone", (line, "the table"), message)


def _doubt_columns(plan: Outline, remarks: Remarks[Located]) -> None:
    """Remark on columns that say something and are none that is read."""
    told = (
        (listed.table.line, head)
        for listed in plan.listed
        for place, head in listed.columns.unread
        if any(text.strip() for _, texts in listed.table.rows for text in texts[place : place + 1])
    )
    for line, head in dict.fromkeys(told):  # a table of several days is one
        message = f"its column {quoted(head)} is not read: nothing is known of that name."
        remarks.add("columns are not read", (line, "the table"), message)


def _linked(links: Sequence[Anchor], is_meant: Callable[[str], object]) -> str | None:
    """Return where the first link of that name leads."""
    return next((link.url for link in links if is_meant(link.text)), None)
