"""What in a schedule file is probably a mistake, each with the line of its key."""

import datetime as dt

from ai4earth_cli.formats.toml.reading.lines import lines, nearest_line, talk_paths
from ai4earth_cli.formats.toml.reading.table import Path, called
from ai4earth_cli.schedule.faults import Fault
from ai4earth_cli.schedule.model import Delay, Schedule, Section, Talk
from ai4earth_cli.schedule.review import About, doubts
from ai4earth_cli.schedule.words import count

_KEYS = {"talk": "", "time": "start"}  # of the file, for what is in doubt; others are called alike
_UPDATED = ("workshop", "updated")
_WEEK = dt.timedelta(days=7)


def warnings(data: bytes, schedule: Schedule, now: dt.datetime) -> list[Fault]:
    """Return what in `data`, which describes `schedule`, is probably a mistake, in the order of the text.

    `now` (UTC) tells whether the workshop is over.
    """
    odd = list(doubts(schedule, now))
    stale = [number for number, delay in enumerate(schedule.delays) if _is_of_another_time(delay, schedule)]
    if not odd and not stale and not schedule.updated:  # as it should be: no line has to be known
        return []
    paths = {talk.id: path for talk, path in zip(schedule.talks, talk_paths(schedule), strict=True)}
    told = []
    for talk, about, message, many, section in odd:
        path = paths[talk.id] if talk else _path(schedule, section)
        told.append(((*path, _KEYS.get(about, about)), _where(schedule, path, talk), _told(about, message), many))
    ids = {(*path, "id") for path in paths.values()}
    wanted = {path[:length] for path, *_ in told for length in range(1, len(path) + 1)}
    known = lines(data.decode("utf-8-sig"), wanted | ids | {_UPDATED, *(("delay", number) for number in stale)})
    found = [
        Fault(nearest_line(known, path), where, message, "warning", many=many)
        for path, where, message, many in told
        if path not in ids or path not in known  # that one is its own, though it be like those that are made
    ]
    found += [
        Fault(known["delay", number], f"delay {number + 1}", _stale(schedule.delays[number], schedule), "warning")
        for number in stale
    ]
    made = [talk for talk in schedule.talks if talk.identity is None and (*paths[talk.id], "id") not in known]
    if schedule.updated and made:
        found.append(_known_by_titles(known[_UPDATED], len(made)))
    return sorted(found, key=_line)


def _told(about: About, message: str) -> str:
    """Return what is said of a doubt, of an id also what writes one."""
    return f"{message.removesuffix('.')}, as ai4earth check --write-ids does." if about == "id" else message


def _is_of_another_time(delay: Delay, schedule: Schedule) -> bool:
    """Whether a delay is of more than a week before the programme, and so probably of the last one."""
    return bool(schedule.span and delay.start < schedule.span.start - _WEEK)


def _stale(delay: Delay, schedule: Schedule) -> str:
    day = delay.start.astimezone(schedule.timezone).date()
    return f"it is from {day}, and the workshop on {schedule.date}: remove it, or correct one of the dates."


def _known_by_titles(line: int, talks: int) -> Fault:
    """Return the warning about a programme that is published while some of its talks are known by their titles."""
    message = (
        f"it is published, and {count(talks, 'talk')} without an id would be another to calendars when "
        "its title changes. To write ids: ai4earth check FILE --write-ids"
    )
    return Fault(line, "workshop", message, "warning")


def _line(fault: Fault) -> int:
    return fault.line


def _path(schedule: Schedule, section: Section | None) -> Path:
    return ("section", schedule.sections.index(section)) if section else ("workshop",)


def _where(schedule: Schedule, path: Path, talk: Talk | None) -> str:
    """Return what the table at a path is called, which is that of a talk, if one is given."""
    places = []
    if path[0] == "section" and isinstance(path[1], int):
        places.append(called("section", path[1], schedule.sections[path[1]].title))
    if talk and isinstance(path[-1], int):
        places.append(called("talk", path[-1], talk.title))
    return ", ".join(places) or "workshop"
