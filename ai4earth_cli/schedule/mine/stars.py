"""The talks that someone has marked: how they are known whatever happens to title and time, and found again. Pure."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ai4earth_cli.errors import NOTHING_FOUND, UserError
from ai4earth_cli.schedule.identity import event, known_as
from ai4earth_cli.schedule.model import Schedule, Talk


class Star(NamedTuple):
    """A marked talk: by what it is known, and as it was then: its start (UTC, None without a time), title and event."""

    identity: str
    start: dt.datetime | None
    title: str
    event: str


def star(schedule: Schedule, talk: Talk) -> Star:
    """Return what is written down of a talk that is marked."""
    return Star(known_as(schedule, talk), talk.span and talk.span.start, talk.title, event(schedule))


def starred(schedule: Schedule, stars: Iterable[Star]) -> frozenset[str]:
    """Return the ids of the talks that are marked."""
    marked = {one.identity for one in stars}
    return frozenset(id_ for identity, id_ in _ids(schedule).items() if identity in marked) if marked else frozenset()


def gone(schedule: Schedule, stars: Iterable[Star]) -> tuple[Star, ...]:
    """Return the marks whose talks this event had and does not have any more.

    The event is known by its id, or title and date; if these are other ones by now, by the talks of it that are there.
    """
    known, marks = _ids(schedule), tuple(stars)
    names = {event(schedule), *(one.event for one in marks if one.identity in known)}
    return tuple(one for one in marks if one.event in names and one.identity not in known)


def _ids(schedule: Schedule) -> Mapping[str, str]:
    return {known_as(schedule, talk): talk.id for talk in schedule.talks}


def nothing_marked() -> UserError:
    """Return the error that says that no talk is marked, and how to mark one."""
    message = "No talk is marked yet. Mark one by its number, or by name or title: ai4earth star 1"
    return UserError(message, exit_code=NOTHING_FOUND)
