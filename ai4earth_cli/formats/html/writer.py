"""The schedule as one web page that loads nothing: a template, its style and its script, in the folder `page`."""

import datetime as dt
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.html import calendar
from ai4earth_cli.formats.html.assets import PAGE, policy, script, style
from ai4earth_cli.schedule import identity, questions
from ai4earth_cli.schedule.model import Schedule, Section, Span, Talk
from ai4earth_cli.schedule.words import date_words, dates_words, held_words, moment_words
from ai4earth_cli.schedule.words.clocks import Clocks, clocks
from ai4earth_cli.schedule.words.lateness import late_words
from ai4earth_cli.text import addresses
from ai4earth_cli.text.matching import fold
from ai4earth_cli.when.zone import iana_name

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True)
class _Part:
    """The table of a section, or of what a section has on one of several days."""

    anchor: str
    section: Section | None
    talks: tuple[Talk, ...]

    @property
    def title(self) -> str:
        """What it is headed."""
        return self.section.title if self.section else "Programme"

    @property
    def span(self) -> Span | None:
        """The first start and the last end."""
        return questions.span(self.talks)


@dataclass(frozen=True)
class _Day:
    """The tables of a day in the workshop's zone; without a date, of the unscheduled talks of several days.

    The title is empty if there is one day only, whose sections need no heading above them.
    """

    anchor: str
    title: str
    date: dt.date | None
    parts: tuple[_Part, ...]


def pieces(edition: Edition) -> Iterator[str]:
    """Yield the page. As it stands, its times are in the workshop's zone and only what is cancelled is struck through.

    Its script shows the times in the reader's zone, and what is over, on and next by the reader's clock.
    """
    schedule = edition.schedule
    days = _days(edition)
    told = _clocks(edition, days)
    event = identity.event(schedule)
    return _template().generate(
        edition=edition,
        schedule=schedule,
        days=days,
        dates=dates_words(schedule),
        held=held_words(edition.talks),
        first_day=_all_days(schedule)[0],
        one_day=len(set(questions.dates(schedule, schedule.talks))) == 1,
        night=schedule.day_start and schedule.day_start.hour * 60 + schedule.day_start.minute,
        span=questions.span(edition.talks),
        rooms=any(talk.room for talk in edition.talks),
        marked=any(_is_marked(talk, schedule) for talk in edition.talks),
        zone=_zone(schedule.timezone, told.firsts[0]),
        told=told,
        late=late_words,
        updated=moment_words(edition.updated, schedule.timezone),
        clock=lambda moment, day: _clock(moment, schedule.timezone, day),
        event=event,
        numbers=questions.numbers(schedule),
        known=lambda talk: _known(talk, schedule, event),
        calendar=calendar.dumps(edition, event),
        style=style(),
        script=script(),
        policy=policy(),
    )


@functools.cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        autoescape=True,
        loader=FileSystemLoader(PAGE),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "anchor": _anchor,
        "data": _data,
        "folded": _folded,
        "href": addresses.target,
        "paragraphs": _paragraphs,
        "pieces": addresses.pieces,
        "stamp": _stamp,
    }
    return environment.get_template("page.html.j2")


def _days(edition: Edition) -> tuple[_Day, ...]:
    days = _all_days(edition.schedule)
    if len(days) == 1:
        return (_Day("day", "", days[0], _parts(edition.talks, set())),)
    seen: set[Section | None] = set()
    return tuple(
        _Day(f"day-{name}", date_words(date) if date else "Unscheduled", date, _parts(talks, seen, f"@{name}"))
        for date, talks in questions.by_day(edition.schedule, edition.talks).items()
        for name in [date or "unscheduled"]
    )


def _clocks(edition: Edition, days: tuple[_Day, ...]) -> Clocks:
    """Return the workshop's clocks at the times of the page; without any, at its first start."""
    schedule = edition.schedule
    headed = {day.date: [talk for part in day.parts for talk in part.talks] for day in days if day.title and day.date}
    of_days = {date: questions.moments(talks) for date, talks in headed.items()}
    found = questions.moments(edition.talks) or {(schedule.span or (edition.now,))[0]}
    return clocks(schedule.timezone, found, of_days)


def _parts(talks: tuple[Talk, ...], seen: set[Section | None], suffix: str = "") -> tuple[_Part, ...]:
    """Return a table per section; `suffix` tells the later tables of the sections already `seen` from the first."""
    parts = []
    for section, rows in questions.by_section(talks).items():
        anchor = _anchor(section.id, "section") if section else "programme"
        parts.append(_Part(anchor + suffix if section in seen else anchor, section, rows))
        seen.add(section)
    return tuple(parts)


def _all_days(schedule: Schedule) -> list[dt.date]:
    return questions.days(schedule) or [schedule.date]


def _anchor(id_: str, kind: str) -> str:
    """Return `talk-fei-air-quality`, the same in an id and behind the # of an address: no white space, no @."""
    return f"{kind}-{quote(id_, safe='')}"


def _clock(moment: dt.datetime, zone: dt.tzinfo, day: dt.date) -> tuple[str, str]:
    """Return the time in `zone`, and `+1` or `-1` if it falls on another date than `day`."""
    there = moment.astimezone(zone)
    shift = (there.date() - day).days
    return f"{there:%H:%M}", f"{shift:+d}" if shift else ""


def _is_marked(talk: Talk, schedule: Schedule) -> bool:
    day = questions.workshop_day(schedule, talk)
    return any(_clock(moment, schedule.timezone, day)[1] for moment in talk.span or ())


def _stamp(moment: dt.datetime) -> str:
    """Return a moment as `datetime` of HTML's `time` has it, and Date.parse reads it."""
    return f"{moment.astimezone(dt.UTC).replace(tzinfo=None).isoformat()}Z"


def _zone(zone: dt.tzinfo, at: dt.datetime) -> str:
    """Return what Intl.DateTimeFormat calls `zone`: its IANA name, or if it has none its offset as `+0530`."""
    return iana_name(zone) or f"{at.astimezone(zone):%z}"


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of an abstract, between which there is an empty line."""
    return re.split(r"\n{2,}", text)


def _folded(talk: Talk) -> str | None:
    """Return what a search for the talk in ASCII finds too; None if the page's script can tell by itself.

    The script takes accents away; it cannot write ø or Cyrillic as ASCII.
    """
    texts = (talk.title, *(speaker.name for speaker in talk.speakers), talk.type, talk.section and talk.section.title)
    text = " ".join(filter(None, texts))
    return None if text.isascii() else fold(text)


def _known(talk: Talk, schedule: Schedule, event: str) -> str | None:
    """Return the UID of the talk, by which stars and calendars know it; None if the script can tell from its anchor."""
    found = identity.uid(schedule, talk)
    return None if found == f"{talk.id}@{event}" else found


def _data(calendar: str) -> str:
    """Return an address (RFC 2397) that holds the calendar."""
    return f"data:text/calendar;charset=utf-8,{quote(calendar, safe='/:;,=@+!*()?$')}"
