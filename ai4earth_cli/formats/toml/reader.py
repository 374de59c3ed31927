"""The schedule file: TOML 1.0 as an organiser writes it by hand. `ai4earth help schedule-file` lists its keys."""

import datetime as dt
from collections.abc import Iterator, Sequence

from ai4earth_cli.errors import UserError
from ai4earth_cli.formats.toml.reading.document import contents, contents_of_text
from ai4earth_cli.formats.toml.reading.table import Table, on_one_line, shown
from ai4earth_cli.formats.toml.reading.times import (
    SOME_DAY,
    bounds_of,
    date_of,
    day_start_of,
    is_open,
    span_of,
    updated_of,
)
from ai4earth_cli.schedule.identity import slug, unlike
from ai4earth_cli.schedule.model import Given, Link, Notice, Reading, Schedule, Section, Speaker, Talk
from ai4earth_cli.text.matching import fold
from ai4earth_cli.text.printable import quoted
from ai4earth_cli.when.zone import iana_names, iana_zone
from ai4earth_cli.when.zone.zonenames import zone_called

_TIMES = {"start": "a start", "end": "an end", "duration": "a duration"}  # which what is on demand has not
_MOST_PEOPLE = 200  # of one talk or section, with each of whom all the others are told


def loads(text: str, file: str = "schedule.toml") -> Schedule:
    """Return the schedule that `text` describes; `file` is its name in messages.

    Raises UserError with all the faults of the text at once, each as FILE:LINE: where: what and remedy.
    """
    schedule, faults = described(text)
    if schedule is None:
        from ai4earth_cli.schedule.faults import faulty

        raise faulty(file, faults)
    return schedule


def read(data: bytes, given: Given) -> Reading:  # noqa: ARG001  such a file says both itself
    """Return the schedule that `data` describes and no faults, or all the faults in the order of the text."""
    return Reading(*contents(data, _schedule))


def described(text: str) -> Reading:
    """Return the schedule that `text` describes and no faults, or all the faults in the order of the text."""
    return Reading(*contents_of_text(text, _schedule))


_REVISIONS = range(2**31)  # what an INTEGER of a calendar can be (RFC 5545 §3.3.8)


def _schedule(document: Table) -> Schedule:
    values = document.typed("workshop", dict)
    if "workshop" not in document.values:
        document.problem('it has no [workshop]: add the table, with title = "…", date and timezone.')
    workshop = Table(_PLACEHOLDER if values is None else values, ("workshop",), "workshop", document.problems)
    date = date_of(workshop)
    zone = _zone(workshop, date or SOME_DAY)
    if "date" not in workshop.values:
        workshop.problem("it has no date: add date = 2020-04-26, the day of talks that have no date.")
    sections, talks, without_end = _programme(document, date or SOME_DAY, zone)
    delays = list(document.tables("delay"))
    document.only_known()
    schedule = Schedule(
        title=workshop.required_text("title"),
        subtitle=workshop.text("subtitle"),
        date=date or SOME_DAY,
        timezone=zone,
        day_start=day_start_of(workshop),
        url=workshop.address("url"),
        livestream=workshop.address("livestream"),
        chat=workshop.address("chat"),
        contact=workshop.text("contact"),
        notices=tuple(_notices(workshop, date or SOME_DAY, zone)),
        updated=updated_of(workshop, zone),
        revision=_revision(workshop),
        id=workshop.text("id"),
        sections=sections,
        talks=talks,
    )
    workshop.only_known()
    if without_end:
        from ai4earth_cli.formats.toml.reading.ends import ended  # which most talks say

        schedule = ended(schedule, without_end)
    if not delays:
        return schedule
    from ai4earth_cli.formats.toml.reading.delays import put_off  # on the day only

    return put_off(schedule, delays)


# What stands in for a part that is missing or wrong, so that the rest is still read and checked.
_PLACEHOLDER = {"title": "-", "date": SOME_DAY, "timezone": "UTC"}


def _zone(workshop: Table, date: dt.date) -> dt.tzinfo:
    name = workshop.required_text("timezone", "America/Los_Angeles")
    if not name:
        return dt.UTC
    if name.casefold() in {"local", "event"}:
        workshop.problem(
            f'timezone is {quoted(name)}: name the workshop\'s own zone, like "America/Los_Angeles".', "timezone"
        )
        return dt.UTC
    if name in iana_names():  # also one of old times, which is written again as it is
        return iana_zone(name)
    try:
        return zone_called(name, None, date)
    except UserError as error:
        workshop.problem(f"timezone: {on_one_line(error)}", "timezone")
        return dt.UTC


def _notices(workshop: Table, date: dt.date, zone: dt.tzinfo) -> Iterator[Notice]:
    for index, value in workshop.items("notices"):
        if isinstance(value, str):
            yield Notice(workshop.printable(value, "notices", index) or "")
        elif isinstance(value, dict):
            table = workshop.child(value, "notices", index)
            yield Notice(table.required_text("text"), *bounds_of(table, date, zone))
            table.only_known()
        else:
            message = f'notices has {shown(value)}: write text in quotes, or {{ text = "…", until = "13:00" }}.'
            workshop.problem(message, "notices", index)


def _revision(workshop: Table) -> int:
    revision = workshop.typed("revision", int) or 0
    if revision not in _REVISIONS:
        workshop.problem(f"revision is {shown(revision)}: write 0 or more, and at most {_REVISIONS[-1]}.", "revision")
    return revision


def _programme(
    document: Table, date: dt.date, zone: dt.tzinfo
) -> tuple[tuple[Section, ...], tuple[Talk, ...], dict[int, Table]]:
    """Return the sections, the talks, and by their places the tables of those that do not say when they end."""
    tables = list(document.tables("section"))
    sections = [_section(table, id_) for table, id_ in zip(tables, _ids(tables), strict=True)]
    rows: list[tuple[Table, Section | None]] = [
        (talk, section) for table, section in zip(tables, sections, strict=True) for talk in table.tables("talk")
    ]
    rows += [(talk, None) for talk in document.tables("talk")]  # of no section
    ids = _ids([talk for talk, _ in rows])
    talks = [_talk(table, id_, section, date, zone) for (table, section), id_ in zip(rows, ids, strict=True)]
    for table in tables:
        table.only_known()
    _check_names(tables, sections)
    without_end = {place: table for place, (table, _) in enumerate(rows) if talks[place].span and is_open(table)}
    return tuple(sections), tuple(talks), without_end


def _ids(tables: Sequence[Table]) -> list[str]:
    """Return an id for each table, unlike all others: its own, or one made from its title."""
    own = [table.text("id") for table in tables]
    taken: dict[str, str] = {}
    for table, id_ in zip(tables, own, strict=True):
        if id_ in taken:
            table.problem(f"its id {quoted(id_)} is already that of {taken[id_]}: give it another.", "id")
        elif id_:
            taken[id_] = table.where
    ids, uses = set(taken), dict[str, int]()
    return [id_ or unlike(_plain_id(table), ids, uses) for table, id_ in zip(tables, own, strict=True)]


def _plain_id(table: Table) -> str:
    title = table.values.get("title")
    return (slug(title) if isinstance(title, str) else "") or "untitled"


def _section(table: Table, id_: str) -> Section:
    return Section(
        id_,
        table.required_text("title"),
        table.texts("aliases"),
        table.texts("chairs", most=_MOST_PEOPLE),
        table.typed("parallel", bool) or False,
    )


def _check_names(tables: Sequence[Table], sections: Sequence[Section]) -> None:
    """Report a title or an alias that is already another section's title, alias or id."""
    taken: dict[str, int] = {}
    for index, section in enumerate(sections):
        for name in (section.id, section.title):
            taken.setdefault(fold(name), index)
    for index, (table, section) in enumerate(zip(tables, sections, strict=True)):
        for key, names in (("title", (section.title,)), ("aliases", section.aliases)):
            for name in names:
                other = taken.setdefault(fold(name), index)
                if other != index:
                    table.problem(f"{quoted(name)} already names {tables[other].where}: give it another name.", key)


def _talk(table: Table, id_: str, section: Section | None, date: dt.date, zone: dt.tzinfo) -> Talk:
    talk = Talk(
        id=id_,
        section=section,
        title=table.required_text("title"),
        type=table.text("type") or "",
        speakers=tuple(_people(table, "speakers")),
        span=span_of(table, date, zone),
        rooms=table.text_or_texts("room"),
        abstract=table.paragraphs("abstract"),
        language=table.text("language"),
        cancelled=table.typed("cancelled", bool) or False,
        video=table.address("video"),
        paper=table.address("paper"),
        slides=table.address("slides"),
        website=table.address("website"),
        links=tuple(_links(table)),
        subtitle=table.text("subtitle"),
        recorded=table.typed("recorded", bool),
        authors=tuple(_people(table, "authors")),
        on_demand=table.typed("on_demand", bool) or False,
        identity=table.text("uid"),
        day=date_of(table, "day"),
    )
    timed = next((called for key, called in _TIMES.items() if key in table.values), None)
    if talk.on_demand and timed:
        table.problem(f"it is on demand, and has {timed}: leave one of them out.", "on_demand")
    table.only_known()
    return talk


def _people(talk: Table, key: str) -> Iterator[Speaker]:
    for index, value in talk.items(key, most=_MOST_PEOPLE):
        if isinstance(value, str):
            yield Speaker(talk.printable(value, key, index) or "")
        elif isinstance(value, dict):
            person = talk.child(value, key, index)
            yield Speaker(person.required_text("name"), person.text("affiliation"), person.address("url"))
            person.only_known()
        else:
            message = f'{key} has {shown(value)}: write a name in quotes, or {{ name = "…", affiliation = "…" }}.'
            talk.problem(message, key, index)


def _links(talk: Table) -> Iterator[Link]:
    for link in talk.tables("links"):
        if "url" not in link.values:
            link.problem('it has no url: add url = "https://…".')
        yield Link(link.required_text("title"), link.address("url") or "")
        link.only_known()
