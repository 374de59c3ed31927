"""The marked talks in the order of time: what is free between them, and which of them overlap. Pure."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ai4earth_cli.schedule.model import Schedule, Span, Talk
from ai4earth_cli.schedule.questions import day_of, foreground, in_order, is_on_day, timed, upcoming, workshop_day
from ai4earth_cli.schedule.words import count, far_words, held_words, length_words

_DAY = dt.timedelta(days=1)
_NOTHING = dt.timedelta()


class Overlap(NamedTuple):
    """Another marked talk that is on at the same time, and for how long."""

    talk: Talk
    length: dt.timedelta


class Entry(NamedTuple):
    """A marked talk; how long is `free` before it since the others of that day, None for the first; what it overlaps.

    What is cancelled or has no time neither takes any nor overlaps.
    """

    talk: Talk
    free: dt.timedelta | None = None
    overlaps: tuple[Overlap, ...] = ()


def agenda(schedule: Schedule, talks: Iterable[Talk]) -> tuple[Entry, ...]:
    """Return the marked `talks` in the order of the programme."""
    rows = in_order(schedule, talks)
    clashes = _clashes([(talk, span) for talk, span in timed(rows) if not talk.cancelled])
    busy: dict[dt.date, dt.datetime] = {}
    entries = []
    for talk in rows:
        if talk.span is None or talk.cancelled:
            entries.append(Entry(talk))
            continue
        day = workshop_day(schedule, talk)
        until = busy.get(day)
        free = None if until is None else max(_NOTHING, talk.span.start - until)
        if not talk.span.is_background:  # beside which one is free to hear another
            busy[day] = max(until or talk.span.end, talk.span.end)
        entries.append(Entry(talk, free, tuple(clashes.get(talk.id, ()))))
    return tuple(entries)


def _clashes(held: Sequence[tuple[Talk, Span]]) -> Mapping[str, list[Overlap]]:
    """Return what each talk overlaps by its id; the talks are in the order of their starts."""
    found: dict[str, list[Overlap]] = {}
    on: list[tuple[Talk, Span]] = []
    for talk, span in held:
        on = [(other, theirs) for other, theirs in on if theirs.end > span.start]
        for other, theirs in on if span.length else ():
            length = min(span.end, theirs.end) - span.start
            found.setdefault(other.id, []).append(Overlap(talk, length))
            found.setdefault(talk.id, []).append(Overlap(other, length))
        on.append((talk, span))
    return found


def summary(schedule: Schedule, entries: Sequence[Entry], now: dt.datetime) -> str:
    """Return `5 talks, 1 overlap, 2 h 40 min left today`: how much of today's talks is still to come.

    If nothing is, when the next one starts, or that all are over.
    """
    talks = [entry.talk for entry in entries]
    held = [talk for talk in talks if talk.span and not talk.cancelled]
    overlaps = sum(len(entry.overlaps) for entry in entries) // 2
    parts = [held_words(talks), *([count(overlaps, "overlap")] if overlaps else [])]
    left, coming = _left_today(schedule, foreground(held), now), upcoming(held, now)
    if left:
        parts.append(f"{length_words(left)} left today")
    elif coming and coming[0].span:
        parts.append(f"next in {far_words(now, coming[0].span.start)}")
    elif held:
        parts.append("all over")
    return ", ".join(parts)


def _left_today(schedule: Schedule, talks: Iterable[Talk], now: dt.datetime) -> dt.timedelta:
    """Return how long talks of today's programme are still on before the day ends; what overlaps counts once."""
    today = day_of(schedule, now)
    tomorrow = dt.datetime.combine(today + _DAY, schedule.day_start or dt.time(), schedule.timezone)
    left, until = _NOTHING, now
    for _, span in sorted(timed(talk for talk in talks if is_on_day(schedule, talk, today)), key=lambda pair: pair[1]):
        left += max(_NOTHING, min(span.end, tomorrow) - max(span.start, until))
        until = max(until, span.end)
    return left
