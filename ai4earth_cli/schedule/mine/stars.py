"""The talks that someone has marked: how they are known whatever happens to title and time, and found again. Pure."""

import datetime as dt
from collections.abc import Container, Iterable, Mapping, Sequence
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
    return Star(known_as(schedule, talk), _planned(talk), talk.title, event(schedule))


def _planned(talk: Talk) -> dt.datetime | None:
    """Return when a talk was to start (UTC), however late things run."""
    span = talk.planned or talk.span
    return span and span.start


def starred(schedule: Schedule, stars: Iterable[Star]) -> frozenset[str]:
    """Return the ids of the talks that are marked."""
    return frozenset(ids_of(schedule, tuple(stars)).values())


def gone(schedule: Schedule, stars: Iterable[Star]) -> tuple[Star, ...]:
    """Return the marks whose talks this event had and does not have any more."""
    marks = tuple(stars)
    there = ids_of(schedule, marks)
    names = _names(schedule, marks, there)
    return tuple(one for one in marks if one.event in names and one.identity not in there)


def ids_of(schedule: Schedule, stars: Sequence[Star]) -> Mapping[str, str]:
    """Return by the identity of each mark the id of its talk, if that is in the programme.

    A source may give its talks other names each time: one that is not known by its name is by title and start.
    """
    if not stars:
        return {}
    known = {known_as(schedule, talk): talk.id for talk in schedule.talks}
    there = {one.identity: known[one.identity] for one in stars if one.identity in known}
    names = _names(schedule, stars, there)
    lost = [one for one in stars if one.event in names and one.identity not in there]
    if lost:
        same: dict[tuple[str, dt.datetime | None], list[str]] = {}
        for talk in schedule.talks:
            for start in {_planned(talk), talk.span and talk.span.start}:
                same.setdefault((talk.title, start), []).append(talk.id)
        alike = {one.identity: same.get((one.title, one.start), []) for one in lost}
        there.update({identity: ids[0] for identity, ids in alike.items() if len(ids) == 1})
    return there


def _names(schedule: Schedule, stars: Iterable[Star], there: Container[str]) -> set[str]:
    """Return by what the event is or was known: its id, or title and date, or what marks of its talks say."""
    return {event(schedule), *(one.event for one in stars if one.identity in there)}


def nothing_marked() -> UserError:
    """Return the error that says that no talk is marked, and how to mark one."""
    message = "No talk of this programme is marked. Mark one by its number, or by name or title: ai4earth star 1"
    return UserError(message, exit_code=NOTHING_FOUND)
