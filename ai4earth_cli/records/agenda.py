"""The answer to `agenda` for programs."""

import datetime as dt
from collections.abc import Iterator, Sequence

from ai4earth_cli.records import Record, talk_lines, talks
from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.mine.agenda import Entry
from ai4earth_cli.schedule.mine.stars import Star
from ai4earth_cli.schedule.model import View

_MINUTE = dt.timedelta(minutes=1)


def agenda_found(view: View, entries: Sequence[Entry], gone: Sequence[Star]) -> Record:
    """Return the marked talks, each with `overlaps` and `free_minutes`, and the marks whose talks are `gone`."""
    numbers = questions.numbers(view.schedule)
    found = talks(view, [entry.talk for entry in entries])
    for record, entry in zip(found, entries, strict=True):
        record["overlaps"] = [numbers[other.id] for other, _ in entry.overlaps]
        record["free_minutes"] = _free_minutes(entry)
    lost = [
        {"title": star.title, "start": star.start and star.start.astimezone(view.zone).isoformat()} for star in gone
    ]
    return {"talks": found, "gone": lost}


def agenda_lines(view: View, entries: Sequence[Entry]) -> Iterator[str]:
    """Yield a line per marked talk: the fields of `talk_lines`, the free minutes before it, the numbers it overlaps."""
    numbers = questions.numbers(view.schedule)
    lines = talk_lines(view, [entry.talk for entry in entries])
    for line, entry in zip(lines, entries, strict=True):
        minutes = _free_minutes(entry)
        overlaps = "; ".join(str(numbers[other.id]) for other, _ in entry.overlaps)
        yield f"{line}\t{'' if minutes is None else minutes}\t{overlaps}"


def _free_minutes(entry: Entry) -> int | None:
    return None if entry.free is None else entry.free // _MINUTE
