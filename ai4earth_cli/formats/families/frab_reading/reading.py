"""A schedule from what schedule.xml and schedule.json say alike, or why there is none."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from ai4earth_cli.formats.families.frab_reading.identity import identities
from ai4earth_cli.formats.families.frab_reading.links import address
from ai4earth_cli.formats.families.frab_reading.source import Row, Source, Texts
from ai4earth_cli.formats.families.frab_reading.spans import Calendar, calendar, day_and_span, walls
from ai4earth_cli.formats.families.frab_reading.talks import Known, Shared, talk_of, written_title
from ai4earth_cli.formats.families.frab_reading.times import date_in
from ai4earth_cli.formats.families.frab_reading.zone import event_zone
from ai4earth_cli.formats.families.remarks import Remarks
from ai4earth_cli.formats.families.titles import cancelled
from ai4earth_cli.schedule.faults import Fault
from ai4earth_cli.schedule.identity import made_ids
from ai4earth_cli.schedule.model import Given, Reading, Schedule, Section, Talk
from ai4earth_cli.schedule.words import CANCELLED
from ai4earth_cli.text.printable import one_line, quoted

_SOME_DAY = dt.date(2000, 1, 1)  # for the letters of a zone, if the file has no date
_REVISION = re.compile(r"revision (\d{1,9})(?: of |\Z)", re.ASCII)
_ZONES = ("time_zone_name", "timezone", "time_zone")
_NO_ZONE = "It does not say its time zone. Name it with --event-tz, as in --event-tz Europe/Berlin."
_NO_DATE = "It does not say its date. Name its first day with --event-date, as in --event-date 2020-04-26."

Lines = Callable[[], Mapping[int, int]]  # the line of each talk, counted from 0; asked only where there are remarks


def reading(source: Source, given: Given, lines: Lines) -> Reading:
    """Return the schedule that `source` describes with remarks, or the fault that leaves none."""
    remarks: Remarks[Row | None] = Remarks()
    source = source._replace(rows=_readable(source.rows, remarks))
    if not source.rows:
        return _fault("There is no talk in it.")
    first = date_in(source.event.get("start", "")) or given.date
    name = one_line(next((source.event[key] for key in _ZONES if source.event.get(key)), ""))
    zone, said = event_zone(name, walls(source), given.zone, first or _SOME_DAY)
    if zone is None:
        return _fault(" ".join([*said, _NO_ZONE]))
    for message in said:
        remarks.add(message, None, message)
    talks = _talks(source, calendar(source, zone, first), remarks)
    date = min(filter(None, (_day(talk, zone) for talk in talks)), default=first)
    if date is None:
        return _fault(_NO_DATE)
    schedule = Schedule(
        title=_event_title(source),
        date=date,
        timezone=zone,
        sections=tuple(dict.fromkeys(talk.section for talk in talks if talk.section)),
        talks=talks,
        subtitle=one_line(source.event.get("subtitle", "") or source.event.get("description", "")) or None,
        url=address(source.event.get("url", ""), "") or address(source.event.get("base_url", ""), ""),
        revision=_revision(source),
    )
    return Reading(schedule, _located(remarks, lines))


def _fault(message: str) -> Reading:
    return Reading(None, (Fault(0, "the file", message),))


def _readable(rows: Sequence[Row], remarks: Remarks[Row | None]) -> Sequence[Row]:
    """Return the rows that say what talk they are, or when."""
    readable = []
    for row in rows:
        texts = row.texts
        if texts.get("title") or texts.get("date") or texts.get("start"):
            readable.append(row)
        else:
            message = "It has neither a title nor a time. It is left out."
            remarks.add("talks have neither title nor time, and are left out", row, message)
    return readable


def _talks(source: Source, dates: Calendar, remarks: Remarks[Row | None]) -> tuple[Talk, ...]:
    rows = source.rows
    tracks = [_track(row, source.tracks) for row in rows]
    names = list(dict.fromkeys(filter(None, tracks)))
    sections = {name: Section(id_, name) for name, id_ in zip(names, made_ids(names), strict=True)}
    base, url = (address(source.event.get(key) or "", "") for key in ("base_url", "url"))
    shared = Shared(
        _event_title(source), base or "", frozenset(filter(None, (base, url))), sections, source.ours, remarks
    )
    titles = [_told(row, _title(row, remarks), ours=source.ours) for row in rows]
    ids = made_ids(title for _, title in titles)
    return tuple(
        talk_of(row, Known(id_, identity, title, off, track, *day_and_span(row, dates, remarks)), shared)
        for row, id_, identity, (off, title), track in zip(
            rows, ids, _identities(rows, remarks), titles, tracks, strict=True
        )
    )


def _track(row: Row, names: Texts) -> str:
    text = one_line(row.texts.get("track") or "")
    return names.get(text, text)


def _told(row: Row, title: str, *, ours: bool) -> tuple[bool, str]:
    """Return whether a talk's title says that it is cancelled, and the title without that."""
    if not ours:
        return cancelled(title)
    off = title.startswith(CANCELLED) and f"Title: {title}" not in (row.texts.get("description") or "").splitlines()
    return off, title.removeprefix(CANCELLED) if off else title


def _title(row: Row, remarks: Remarks[Row | None]) -> str:
    title = written_title(row)
    if not row.texts.get("title"):
        remarks.add("talks have no title", row, f"It has no title. It is called {quoted(title)}.")
    return title


def _identities(rows: Sequence[Row], remarks: Remarks[Row | None]) -> Iterator[str | None]:
    for row, (identity, repeated) in zip(rows, identities(rows), strict=True):
        if repeated:
            remarks.add("talks repeat a guid", row, "It has the guid of a talk before it.")
        yield identity


def _day(talk: Talk, zone: dt.tzinfo) -> dt.date | None:
    """Return the day a talk belongs to."""
    return talk.day or (talk.span.start.astimezone(zone).date() if talk.span else None)


def _event_title(source: Source) -> str:
    named = (one_line(source.event.get(key, "")) for key in ("title", "acronym"))
    return next(filter(None, named), "Untitled")


def _revision(source: Source) -> int:
    """Return which revision a file of this program is, which is in its version."""
    found = _REVISION.match(source.event.get("version", "")) if source.ours else None
    return int(found[1]) if found else 0


def _located(remarks: Remarks[Row | None], lines: Lines) -> tuple[Fault, ...]:
    if not remarks:
        return ()
    known = lines()

    def place(row: Row | None) -> tuple[int, str]:
        if row is None:
            return 0, "the file"
        return known.get(row.place, 0), f"{row.path or f'talk {row.place + 1}'} {quoted(written_title(row))}"

    return remarks.faults(place)
