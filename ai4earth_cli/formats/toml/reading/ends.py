"""The ends of talks that say none: when the next one of the same section or room starts on that day."""

import bisect
import datetime as dt
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ai4earth_cli.formats.toml.reading.table import Table
from ai4earth_cli.schedule.model import Schedule, Span, Talk
from ai4earth_cli.schedule.questions import timed, workshop_day


class _Place(NamedTuple):
    """Where one talk follows another on a day: a room, or else a section by its id, `is_whole` or what has no room."""

    day: dt.date
    section: str | None = None
    room: str | None = None
    is_whole: bool = False


def ended(schedule: Schedule, without_end: Mapping[int, Table]) -> Schedule:
    """Return the schedule with an end for each talk that has a table in `without_end`, by its place in the file.

    Its `span` so far is to its start. What has no next that day is a problem of its table.
    """
    problems = next(iter(without_end.values())).problems
    are_read = not any(path[-1:] == ("start",) for path, *_ in problems)  # what follows may be what could not be
    starts: dict[_Place, list[dt.datetime]] = {}
    for talk, span in sorted(timed(schedule.talks), key=lambda found: found[1].start):
        for place in _own_places(schedule, talk):
            starts.setdefault(place, []).append(span.start)
    talks = []
    for number, talk in enumerate(schedule.talks):
        table = without_end.get(number)
        if not talk.span or not table:
            talks.append(talk)
            continue
        start = talk.span.start
        known = (starts.get(place, []) for place in _places(schedule, talk))
        later = [times[next_] for times in known if (next_ := bisect.bisect_right(times, start)) < len(times)]
        if not later and are_read:
            where = " in its room" if talk.rooms else " in its section" if talk.section else ""
            message = f"it has a start but no end, and nothing follows it that day{where}: "
            table.problem(f'{message}add its end, or duration = "20m".', "start")
        talks.append(talk._replace(span=Span(start, min(later, default=start))))
    return schedule._replace(talks=tuple(talks))


def _places(schedule: Schedule, talk: Talk) -> Iterator[_Place]:
    """Yield where something follows a talk: in its rooms, and of its section, if it has rooms what has none."""
    day, section = workshop_day(schedule, talk), talk.section.id if talk.section else None
    yield _Place(day, section, is_whole=not talk.rooms)
    yield from (_Place(day, room=room) for room in talk.rooms)


def _own_places(schedule: Schedule, talk: Talk) -> Iterator[_Place]:
    """Yield where a talk follows others: in its rooms, of its section as a whole, and of what of that has no room."""
    whole, *rooms = _places(schedule, talk)
    yield from (whole._replace(is_whole=True), *rooms)
    if not rooms:
        yield whole._replace(is_whole=False)
