"""How late things run: one pure function shifts a schedule by its delays. Moments are in UTC.

What is over at `from` stays, what is on is extended, what is to come starts and ends later, and never before `from`.
What is planned from `until` on is on time again: a break before it gives way, and so does what is cancelled; a talk
that would end after it is too long. `by` counts from the plan. So of several delays, in the order of their starts, each
takes the place of those before it in its room or section, or everywhere: in what is over by then it changes nothing.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ai4earth_cli.schedule.model import Delay, Schedule, Span, Talk
from ai4earth_cli.when.zone.zones import YEARS

_NIGHT = dt.timedelta(hours=5)
_FIRST, _LAST = dt.datetime.min.replace(tzinfo=dt.UTC), dt.datetime.max.replace(tzinfo=dt.UTC)


class TooLong(NamedTuple):
    """A talk that would end after the `until` of a delay, which is told by its place in the schedule."""

    delay: int
    talk: Talk
    end: dt.datetime


def delayed(schedule: Schedule) -> Schedule:
    """Return the schedule with the times that hold after its delays, counted from what was planned."""
    turns = _in_turn(schedule)
    return schedule._replace(talks=tuple(_held(talk, turns)[0] for talk in schedule.talks))


def too_long(schedule: Schedule) -> Iterator[TooLong]:
    """Yield the talks that would end after the `until` of their delay."""
    turns = _in_turn(schedule)
    for talk in schedule.talks:
        later, place = _held(talk, turns)
        if place is None or _gives_way(talk) or not (later.span and later.planned):
            continue
        until = schedule.delays[place].until
        if until and later.planned.start < until and later.span.end > max(until, later.planned.end):
            yield TooLong(place, talk, later.span.end)


def is_sound(schedule: Schedule) -> bool:
    """Whether the delays of a schedule, which are in its times, are as a schedule file could have them."""
    known: set[tuple[str | None, str | None]] = {
        (None, None),
        *((room, None) for talk in schedule.talks for room in talk.rooms),
    }
    known |= {(None, section.id) for section in schedule.sections}
    are_theirs = all(
        _about(delay) in known and (delay.until is None or delay.start < delay.until) for delay in schedule.delays
    )
    return are_theirs and not any(too_long(schedule)) and not any(map(is_beyond, schedule.talks))


def is_beyond(talk: Talk) -> bool:
    """Whether a talk ends in a year that is out of reach."""
    return talk.span is not None and talk.span.end.year not in YEARS


def taken_place_of(delays: Sequence[Delay], new: Delay) -> tuple[Delay, ...]:
    """Return the delays with a new one, without those about the same that begin while it holds."""
    ends = new.until or _LAST
    return (*(one for one in delays if _about(one) != _about(new) or not new.start <= one.start < ends), new)


def taken_back(schedule: Schedule, room: str | None, section: str | None, now: dt.datetime) -> tuple[Delay, ...]:
    """Return the delays without those of a room or a section, or without either all, as of `now` (UTC).

    What was late on the days before stays so: from this morning on things are on time.
    """
    days = _days(schedule)
    today = max((place for place, day in enumerate(days) if day.start <= now), default=0)
    evening, morning = (days[today - 1].end, days[today].start) if today else (_FIRST, _FIRST)
    return tuple(
        one._replace(until=min(one.until or morning, morning)) if _is_meant(one, room, section) else one
        for one in schedule.delays
        if one.start < evening or not _is_meant(one, room, section)
    )


def next_morning(schedule: Schedule, start: dt.datetime, by: dt.timedelta) -> dt.datetime | None:
    """Return when the day after the one that a delay begins on starts, by the plan; None if there is no night between.

    A night is one only for who is less late than it is long.
    """
    to_come = [day for day in _days(schedule) if day.end > start]
    if len(to_come) == 1 or to_come[1].start - to_come[0].end < by:
        return None
    return to_come[1].start


def _days(schedule: Schedule) -> list[Span]:
    """Return from when to when something is planned, with nights between; without dates, since evenings may go on."""
    days: list[Span] = []
    for plan in sorted(plan for talk in schedule.talks if (plan := talk.planned or talk.span)):
        if days and plan.start - days[-1].end < _NIGHT:
            days[-1] = Span(days[-1].start, max(days[-1].end, plan.end))
        else:
            days.append(plan)
    return days


def _is_meant(delay: Delay, room: str | None, section: str | None) -> bool:
    return not (room or section) or _about(delay) == (room, section)


def _about(delay: Delay) -> tuple[str | None, str | None]:
    return delay.room, delay.section


def _in_turn(schedule: Schedule) -> list[tuple[int, Delay]]:
    return sorted(enumerate(schedule.delays), key=lambda turn: turn[1].start)


def _held(talk: Talk, turns: Sequence[tuple[int, Delay]]) -> tuple[Talk, int | None]:
    """Return the talk at the time that holds, and the place of the delay that it has last from, if any."""
    plan = talk.planned or talk.span
    if plan is None:
        return talk, None
    held, place = plan, None
    for turn, delay in turns:
        if _is_about(delay, talk) and not (held.start < delay.start and held.end <= delay.start):
            held, place = _shifted(held, plan, delay, gives_way=_gives_way(talk)), turn
    return talk._replace(span=held, planned=None if held == plan else plan), place


def _is_about(delay: Delay, talk: Talk) -> bool:
    if delay.section is not None:
        return talk.section is not None and talk.section.id == delay.section
    return delay.room is None or delay.room in talk.rooms


def _gives_way(talk: Talk) -> bool:
    return talk.is_break or talk.cancelled


def _shifted(held: Span, plan: Span, delay: Delay, *, gives_way: bool) -> Span:
    """Return the time of what is on or to come at the start of a delay, and so far was to be at the time `held`."""
    until = delay.until
    if until and plan.start >= until:
        return plan
    start = held.start if held.start < delay.start else max(delay.start, plan.start + delay.by)
    end = max(start, delay.start, plan.end + delay.by)
    if gives_way and until:
        last = max(until, plan.end)
        return Span(min(start, last), min(end, last))
    return Span(start, end)
