"""A schedule and what it is made of: frozen values. Every moment is in UTC.

Named tuples, which cost a start an eighth of what dataclasses do.
"""

import datetime as dt
from typing import NamedTuple


class Link(NamedTuple):
    """An address on the web (http or https) and what a person calls it."""

    title: str
    url: str


class Speaker(NamedTuple):
    """Someone who gives a talk; the name as it is written in the programme."""

    name: str
    affiliation: str | None = None
    url: str | None = None


class Section(NamedTuple):
    """A themed part of the programme (a track, to frab and pretalx)."""

    id: str
    title: str
    aliases: tuple[str, ...] = ()
    chairs: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Return the hash of the id, which no other section has: it is asked for with every talk."""
        return hash(self.id)


class Talk(NamedTuple):
    """One row of the programme; a break is a talk of type `Break`.

    `start` and `end` are moments in UTC, the end not included; both are None for a talk without a
    time. `language` is a BCP 47 tag.
    """

    id: str
    section: Section
    title: str
    type: str = ""
    speakers: tuple[Speaker, ...] = ()
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    room: str | None = None
    abstract: str | None = None
    language: str | None = None
    cancelled: bool = False
    video: str | None = None
    paper: str | None = None
    slides: str | None = None
    website: str | None = None
    links: tuple[Link, ...] = ()

    @property
    def all_links(self) -> tuple[Link, ...]:
        """Every link of the talk, the video first."""
        kinds = ("Video", self.video), ("Paper", self.paper), ("Slides", self.slides), ("Website", self.website)
        return (*(Link(title, url) for title, url in kinds if url), *self.links)

    @property
    def is_break(self) -> bool:
        """Whether nobody speaks: lunch, coffee."""
        return self.type.casefold() == "break"


class Schedule(NamedTuple):
    """A workshop's programme: what its file says, talks in the order of the file.

    `date` is the workshop's first day in its own `timezone`; `updated` is a moment in UTC;
    `revision` counts the changes that calendars must notice (iCalendar's SEQUENCE).
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
    notices: tuple[str, ...] = ()
    updated: dt.datetime | None = None
    revision: int = 0

    @property
    def start(self) -> dt.datetime | None:
        """The moment the first talk starts that is not cancelled; None where no talk has a time."""
        return min((talk.start for talk in self._held if talk.start), default=None)

    @property
    def end(self) -> dt.datetime | None:
        """The moment the last talk ends that is not cancelled; None where no talk has a time."""
        return max((talk.end for talk in self._held if talk.end), default=None)

    @property
    def _held(self) -> tuple[Talk, ...]:
        """The talks that are held, or where everything is cancelled all of them."""
        return tuple(talk for talk in self.talks if not talk.cancelled) or self.talks


class View(NamedTuple):
    """A schedule as someone reads it: at a moment (UTC), in their zones, the first of which leads."""

    schedule: Schedule
    now: dt.datetime
    zones: tuple[dt.tzinfo, ...]

    @property
    def zone(self) -> dt.tzinfo:
        """The zone that single times are shown in."""
        return self.zones[0]


class Edition(NamedTuple):
    """What is published: a schedule, those of its talks that were asked for, and as of which moments (UTC).

    `now` is when it is published, `updated` when the programme last changed; `alarm` is how long
    before a talk a calendar should remind of it.
    """

    schedule: Schedule
    talks: tuple[Talk, ...]
    now: dt.datetime
    updated: dt.datetime
    alarm: dt.timedelta | None = None
