"""A schedule and what it is made of: frozen values. Every moment is in UTC.

Named tuples, which cost a start an eighth of what dataclasses do.
"""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # what is told of a schedule file is loaded if there is something to tell
    from ai4earth_cli.schedule.faults import Fault


class Link(NamedTuple):
    """An address on the web (http or https) and what a person calls it."""

    title: str
    url: str


class Speaker(NamedTuple):
    """Someone who gives a talk; the name as it is written in the programme."""

    name: str
    affiliation: str | None = None
    url: str | None = None

    @property
    def is_nobody(self) -> bool:
        """Whether the name only says that there is none yet, or that there are many: `TBA`, `N.N.`, `various`."""
        words = self.name.casefold().replace("speakers", "").replace("speaker", "").strip(_AROUND_A_NAME)
        return " ".join(words.split()) in _NOBODY


_AROUND_A_NAME = " .:-–—…?*()[]/'\""  # or all there is of one
_NOBODY = {
    *("", "tba", "tbd", "tbc", "t.b.a", "t.b.d", "t.b.c", "nn", "n.n", "n. n", "nomen nescio", "n/a", "n.a"),
    *("to be announced", "to be determined", "to be decided", "to be defined", "to be confirmed"),
    *("none", "nobody", "unknown", "not applicable", "not available", "various", "various authors", "several"),
}


class Section(NamedTuple):
    """A themed part of the programme (a track, to frab and pretalx); `parallel` if its talks at one time are meant."""

    id: str
    title: str
    aliases: tuple[str, ...] = ()
    chairs: tuple[str, ...] = ()
    parallel: bool = False

    def __hash__(self) -> int:
        """Return the hash of the id, which no other section has: it is asked for with every talk."""
        return hash(self.id)


class Span(NamedTuple):
    """From when to when: moments in UTC, the end not included."""

    start: dt.datetime
    end: dt.datetime

    @property
    def length(self) -> dt.timedelta:
        """How long it lasts."""
        return self.end - self.start

    @property
    def is_background(self) -> bool:
        """Whether it lasts half a day or more, and so is no news beside what else is on."""
        return self.length >= _BACKGROUND


_BACKGROUND = dt.timedelta(hours=12)


class Talk(NamedTuple):
    """One row of the programme; a break is a talk of type `Break`.

    `section` is None if the source has no tracks. `span` is None for a talk without a time. `recorded`
    is False where there will be no video, None where nothing is said. `language` is a BCP 47 tag.
    `authors` are those who wrote what is told, if they are others than who speaks. `on_demand` is what has no time
    and never will.
    `identity` is what the source knows it by (a guid, a UID), whatever happens to title and time; None
    if that is its `id`. `day` is the day of the programme that the source files it under; None if that
    is the day it starts on. `span` is the time that holds; `planned` is what it was to be, if that is another.
    """

    id: str
    section: Section | None
    title: str
    type: str = ""
    speakers: tuple[Speaker, ...] = ()
    span: Span | None = None
    rooms: tuple[str, ...] = ()
    abstract: str | None = None
    language: str | None = None
    cancelled: bool = False
    video: str | None = None
    paper: str | None = None
    slides: str | None = None
    website: str | None = None
    links: tuple[Link, ...] = ()
    subtitle: str | None = None
    recorded: bool | None = None
    authors: tuple[Speaker, ...] = ()
    on_demand: bool = False
    identity: str | None = None
    day: dt.date | None = None
    planned: Span | None = None

    @property
    def room(self) -> str | None:
        """The names of its rooms: `A, B`."""
        return ", ".join(self.rooms) or None

    @property
    def all_links(self) -> tuple[Link, ...]:
        """Every link of the talk, the video first."""
        kinds = ("Video", self.video), ("Paper", self.paper), ("Slides", self.slides), ("Website", self.website)
        return (*(Link(title, url) for title, url in kinds if url), *self.links)

    @property
    def known_speakers(self) -> tuple[Speaker, ...]:
        """Those of the speakers who are somebody."""
        return tuple(speaker for speaker in self.speakers if not speaker.is_nobody)

    @property
    def has_given_way(self) -> bool:
        """Whether a delay has left no time for it, which it had."""
        return bool(self.span and self.planned and not self.span.length and self.planned.length)

    @property
    def is_break(self) -> bool:
        """Whether nobody speaks: lunch, coffee."""
        return self.type.casefold() == "break"


class Notice(NamedTuple):
    """What the organisers have to say to everybody; if they say so, only from `start` on, or until `end` (UTC)."""

    text: str
    start: dt.datetime | None = None
    end: dt.datetime | None = None

    def holds(self, now: dt.datetime) -> bool:
        """Whether it is to be read at that moment (UTC)."""
        return (self.start is None or self.start <= now) and (self.end is None or now < self.end)

    def is_during(self, span: Span) -> bool:
        """Whether it is only for a while, and that has some of the span."""
        begins, lasts = (self.start is None or self.start < span.end), (self.end is None or span.start < self.end)
        return self.is_for_a_while and begins and lasts

    @property
    def is_for_a_while(self) -> bool:
        """Whether it does not hold all the time."""
        return self.start is not None or self.end is not None


class Delay(NamedTuple):
    """How late things run from `start` (UTC) on: `by` whole minutes, not negative.

    What is planned from `until` on (UTC) is on time again; None if nothing is. It is about a room, by its name, or a
    section, by its id, or else about everything.
    """

    start: dt.datetime
    by: dt.timedelta
    until: dt.datetime | None = None
    room: str | None = None
    section: str | None = None


class Schedule(NamedTuple):
    """A workshop's programme: what its file says, talks in the order of the file.

    `date` is the workshop's first day in its own `timezone`; what starts before `day_start`, a time there,
    belongs to the programme of the day before; `updated` is a moment in UTC; `revision` counts the changes that
    calendars must notice (iCalendar's SEQUENCE); `id` is what calendars and apps know the workshop by, whatever
    happens to its title and date. The times of its talks are those that hold after its `delays`.
    """

    title: str
    date: dt.date
    timezone: dt.tzinfo
    sections: tuple[Section, ...]
    talks: tuple[Talk, ...]
    subtitle: str | None = None
    url: str | None = None
    livestream: str | None = None
    chat: str | None = None
    contact: str | None = None
    notices: tuple[Notice, ...] = ()
    updated: dt.datetime | None = None
    revision: int = 0
    id: str | None = None
    day_start: dt.time | None = None
    delays: tuple[Delay, ...] = ()

    @property
    def span(self) -> Span | None:
        """From the first start to the last end of what is held, or of everything if all is cancelled."""
        held = [talk.span for talk in self.talks if not talk.cancelled] or [talk.span for talk in self.talks]
        return enclosing(held)


def enclosing(spans: Iterable[Span | None]) -> Span | None:
    """Return the span from the first start to the last end; None if there is no span at all."""
    known = [span for span in spans if span]
    return Span(min(span.start for span in known), max(span.end for span in known)) if known else None


class Origin(NamedTuple):
    """Where a schedule comes from: its name, its format, when it was fetched from the web (UTC).

    It is `stale` if the web has not answered since.
    """

    name: str
    format: str
    fetched: dt.datetime | None = None
    stale: bool = False


class View(NamedTuple):
    """A schedule as someone reads it: at a moment (UTC), in their zones, the first of which leads.

    `day` is the day of the programme that was asked for, None if that is all of them; `origin` is None for a schedule
    that was made up; `starred` are the ids of the talks that are marked; `again` is what behind a command makes it one
    about this schedule, as a shell takes it, if anything does.
    """

    schedule: Schedule
    now: dt.datetime
    zones: tuple[dt.tzinfo, ...]
    day: dt.date | None = None
    origin: Origin | None = None
    starred: frozenset[str] = frozenset()
    again: str = ""

    @property
    def zone(self) -> dt.tzinfo:
        """The zone that single times are shown in."""
        return self.zones[0]


class Given(NamedTuple):
    """What a reader is told beside the bytes: the event's zone and first day, for a source that says neither."""

    zone: dt.tzinfo | None = None
    date: dt.date | None = None


class Reading(NamedTuple):
    """What a reader made of a source: a schedule, with remarks on what was not read, or no schedule and the faults."""

    schedule: Schedule | None
    faults: "tuple[Fault, ...]" = ()
