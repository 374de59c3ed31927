"""What in a schedule file is probably a mistake, each with the line of its key."""

import datetime as dt
import itertools
from collections.abc import Iterator

from ai4earth_cli.errors import Fault
from ai4earth_cli.formats.toml.lines import lines, nearest_line
from ai4earth_cli.formats.toml.table import Path, called
from ai4earth_cli.schedule.model import Schedule, Section
from ai4earth_cli.schedule.review import doubts

_KEYS = {"talk": "", "time": "start"}  # of the file, for what is in doubt; others are called alike


def warnings(data: bytes, schedule: Schedule, now: dt.datetime) -> list[Fault]:
    """Return what in `data`, which describes `schedule`, is probably a mistake, in the order of the text.

    `now` (UTC) tells whether the workshop is over.
    """
    odd = list(doubts(schedule, now))
    if not odd:  # as it should be: no line has to be known
        return []
    places = dict(_places(schedule))
    told = []
    for talk, about, message, many, section in odd:
        path, where = places[talk.id] if talk else _place(schedule, section)
        told.append(((*path, _KEYS.get(about, about)), where, message, many))
    wanted = {path[:length] for path, *_ in told for length in range(1, len(path) + 1)}
    known = lines(data.decode("utf-8-sig"), wanted)
    found = [
        Fault(nearest_line(known, path), where, message, "warning", many=many) for path, where, message, many in told
    ]
    return sorted(found, key=_line)


def _line(fault: Fault) -> int:
    return fault.line


def _place(schedule: Schedule, section: Section | None) -> tuple[Path, str]:
    if section is None:
        return ("workshop",), "workshop"
    number = schedule.sections.index(section)
    return ("section", number), called("section", number, section.title)


def _places(schedule: Schedule) -> Iterator[tuple[str, tuple[Path, str]]]:
    """Yield for each talk's id the path of its table and its place in words."""
    numbers = {section: number for number, section in enumerate(schedule.sections)}
    counts: dict[Section | None, Iterator[int]] = {section: itertools.count() for section in (None, *numbers)}
    for talk in schedule.talks:
        number = next(counts[talk.section])
        path: Path = ("talk", number)
        where = called("talk", number, talk.title)
        if talk.section:
            section = numbers[talk.section]
            path = ("section", section, *path)
            where = f"{called('section', section, talk.section.title)}, {where}"
        yield talk.id, (path, where)
