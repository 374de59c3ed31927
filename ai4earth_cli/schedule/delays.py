"""How late things run: one pure function shifts a schedule by its delays. Moments are in UTC.

What is over at `from` stays, what is on is extended, what is to come starts and ends later, and never before `from`.
What is planned from `until` on is on time again: a break before it gives way, and so does what is cancelled, or lasts
half a day or more; another talk that would end after it is too long. `by` counts from the plan. So of several delays,
in the order of their starts, each takes the place of those before it in its room or section, or everywhere: in what is
over by then it changes nothing.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ai4earth_cli.schedule.model import Delay, Schedule, Span, Talk
from ai4earth_cli.schedule.questions import evening_of
from ai4earth_cli.when.zone import YEARS

_PAUSE = dt.timedelta(hours=1)  # the least between two days
_LAST = dt.datetime.max.replace(tzinfo=dt.UTC)


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
        if place is None or not (later.span and later.planned):
            continue
        until = schedule.delays[place].until
        if until and later.span.end > max(until, later.planned.end):
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


def said(schedule: Schedule, delay: Delay) -> tuple[Delay, ...]:
    """Return the delays of a schedule with one that is said now: without an `until` it ends with its day.

    It takes the place of those about the same that begin while it holds, or on that day. What is on time anyway need
    not be said.
    """
    day = evening_of(schedule, delay.start)

    def is_replaced(one: Delay) -> bool:
        while_it_holds = one.start < delay.until if delay.until else evening_of(schedule, one.start) == day
        return _about(one) == _about(delay) and delay.start <= one.start and while_it_holds

    rest = tuple(one for one in schedule.delays if not is_replaced(one))
    if delay.until is None:
        delay = delay._replace(until=_next_morning(schedule, delay))
    told = (*rest, delay)
    is_needless = not delay.by and _talks(schedule, rest) == _talks(schedule, told)
    return rest if is_needless else told


def taken_back(schedule: Schedule, room: str | None, section: str | None, now: dt.datetime) -> tuple[Delay, ...]:
    """Return the delays without today's, as of `now` (UTC), of a room, a section, or everything; while no day is, all.

    What was late on the days before stays so, and what is said of later days: where a delay goes on from one day to the
    next, things are on time from this morning on.
    """
    meant = {one for one in schedule.delays if not (room or section) or _about(one) == (room, section)}
    today = evening_of(schedule, now)
    days = list(_days(schedule, schedule.talks))
    if not days or not min(days)[0] <= today <= max(days)[0]:
        return tuple(one for one in schedule.delays if one not in meant)
    morning = min(plan.start for day, plan in days if day >= today)
    rest = tuple(one for one in schedule.delays if one not in meant or evening_of(schedule, one.start) != today)
    goes_on = any(one in meant and one.start < morning < (one.until or _LAST) for one in rest)
    told = (*rest, Delay(morning, dt.timedelta(), None, room, section))
    return told if goes_on and _talks(schedule, rest) != _talks(schedule, told) else rest


def has_any(schedule: Schedule, delay: Delay) -> bool:
    """Whether a talk is on or to come while a delay of the schedule holds."""
    last = delay.until or _LAST
    held = ((talk.planned or talk.span, talk.span) for talk in schedule.talks if _is_about(delay, talk))
    return any(plan and span and span.end > delay.start and plan.start < last for plan, span in held)


def _next_morning(schedule: Schedule, delay: Delay) -> dt.datetime | None:
    """Return when, by the plan, the next day starts of what a delay is about; None if there is none.

    Or if nothing separates the days: then the programme goes on through the night, and so does the delay.
    """
    today = evening_of(schedule, delay.start)
    days = _days(schedule, (talk for talk in schedule.talks if _is_about(delay, talk) and not talk.cancelled))
    plans = [(day, plan) for day, plan in days if not plan.is_background]
    firsts: dict[dt.date, dt.datetime] = {}
    for day, plan in plans:
        firsts[day] = min(plan.start, firsts.get(day, plan.start))
    for day in sorted(day for day in firsts if day > today):
        evening = max((plan.end for _, plan in plans if plan.start < firsts[day]), default=delay.start)
        if firsts[day] - evening >= max(_PAUSE, delay.by) and firsts[day] > delay.start:
            return firsts[day]
    return None


def _days(schedule: Schedule, talks: Iterable[Talk]) -> Iterator[tuple[dt.date, Span]]:
    """Yield of each talk that has a time the day of the programme, a night being one of the evening's, and the plan."""
    for talk in talks:
        plan = talk.planned or talk.span
        if plan:
            yield talk.day or evening_of(schedule, plan.start), plan


def _talks(schedule: Schedule, delays: tuple[Delay, ...]) -> tuple[Talk, ...]:
    return delayed(schedule._replace(delays=delays)).talks


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
        if held.start < delay.start and held.end <= delay.start:
            break  # it is over by then, and by the start of those that follow
        if _is_about(delay, talk):
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
    end = max(delay.start, plan.end + delay.by)
    if until and (gives_way or plan.is_background):
        last = max(until, plan.end)
        return Span(min(start, last), min(end, last))
    return Span(start, end)
