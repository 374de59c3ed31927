"""The questions: what is on, what comes next, what is when. Pure; moments are in UTC."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from ai4earth_cli.schedule.model import Schedule, Section, Span, Talk, enclosing
from ai4earth_cli.when import Days

_DAY = dt.timedelta(days=1)
_TICK = dt.datetime.resolution
_MIDNIGHT = dt.time()
_MORNING = dt.time(6)
Status = Literal["past", "now", "upcoming", "unscheduled", "cancelled"]
State = Literal["before", "running", "between", "after"]


def status(talk: Talk, now: dt.datetime) -> Status:
    """Return where `talk` stands at `now`: on from its start up to, not including, its end; cancelled at any time."""
    if talk.cancelled:
        return "cancelled"
    if talk.span is None:
        return "unscheduled"
    if now < talk.span.start:
        return "upcoming"
    return "past" if talk.span.end <= now else "now"


class Situation(NamedTuple):
    """Where a programme is at a moment: its state, the talks and breaks that are on, and what starts next.

    `cancelled` are the talks that would be on.
    """

    state: State
    on: tuple[Talk, ...]
    coming: tuple[Talk, ...]
    cancelled: tuple[Talk, ...] = ()


def situation(schedule: Schedule, now: dt.datetime, talks: Sequence[Talk] | None = None) -> Situation:
    """Return the answer to `now`, for screens and records alike: of `talks`, if not of all; the state is of all."""
    on = on_at(schedule.talks, now)
    found = _state(schedule, now, on)
    if talks is None:
        talks = schedule.talks
    else:
        on = on_at(talks, now)
    cancelled = (talk for talk, span in timed(talks) if talk.cancelled and span.start <= now < span.end)
    return Situation(found, on, in_order(schedule, next_after(talks, now)), tuple(cancelled))


def state(schedule: Schedule, now: dt.datetime) -> State:
    """Return where the whole workshop is: a break, like a gap, is `between`, whatever lasts half a day beside it."""
    return _state(schedule, now, on_at(schedule.talks, now))


def _state(schedule: Schedule, now: dt.datetime, on: tuple[Talk, ...]) -> State:
    span = schedule.span
    if span is None:
        today = day_of(schedule, now)
        return "before" if today < schedule.date else "after" if today > schedule.date else "between"
    if now < span.start:
        return "before"
    if span.end <= now:
        return "after"
    return "between" if all(talk.is_break for talk in foreground(on)) else "running"


def on_at(talks: Iterable[Talk], now: dt.datetime) -> tuple[Talk, ...]:
    """Return the talks and breaks that are on."""
    return tuple(talk for talk in talks if status(talk, now) == "now")


def at_hand(talks: Sequence[Talk], now: dt.datetime) -> frozenset[str]:
    """Return the ids of the talks that have begun last of those that are on, or if none is of those that start next."""
    on = on_at(talks, now)
    last = max(map(_start, on), default=None)
    return frozenset(talk.id for talk in ([talk for talk in on if _start(talk) == last] or next_after(talks, now)))


def next_after(talks: Iterable[Talk], now: dt.datetime) -> tuple[Talk, ...]:
    """Return those that start next: one, or all that start at that same moment."""
    coming = upcoming(talks, now)
    return tuple(talk for talk in coming if _start(talk) == _start(coming[0]))


def upcoming(talks: Iterable[Talk], now: dt.datetime) -> tuple[Talk, ...]:
    """Return the talks that are still to start and not cancelled, the earliest first; no break that has given way."""
    coming = (talk for talk in talks if status(talk, now) == "upcoming" and not talk.has_given_way)
    return tuple(sorted(coming, key=_start))


def by_section(talks: Iterable[Talk]) -> dict[Section | None, tuple[Talk, ...]]:
    """Return the talks under their sections, in the order of the file, within each by time, unscheduled last.

    Those that the source files under no section are under None.
    """
    sections: dict[Section | None, list[Talk]] = {}
    for talk in talks:
        sections.setdefault(talk.section, []).append(talk)
    return {section: tuple(sorted(rows, key=_start)) for section, rows in sections.items()}


def programme(schedule: Schedule) -> dict[Section, tuple[Talk, ...]]:
    """Return every section with its talks, the empty ones too."""
    talks = by_section(schedule.talks)
    return {section: talks.get(section, ()) for section in schedule.sections}


def by_room(schedule: Schedule) -> dict[str, tuple[Talk, ...]]:
    """Return the talks of each room, in the order in which the talks name the rooms."""
    rooms: dict[str, list[Talk]] = {}
    for talk in schedule.talks:
        for room in talk.rooms:
            rooms.setdefault(room, []).append(talk)
    return {room: tuple(talks) for room, talks in rooms.items()}


def notices(schedule: Schedule, now: dt.datetime) -> tuple[str, ...]:
    """Return the notices that hold at `now`: those that do so only for a while, then the others, as in the file."""
    holding = [notice for notice in schedule.notices if notice.holds(now)]
    return tuple(notice.text for notice in sorted(holding, key=lambda notice: not notice.is_for_a_while))


def span(talks: Iterable[Talk]) -> Span | None:
    """Return the span from the first start to the last end; None if no talk has a time."""
    return enclosing(talk.span for talk in talks)


def timed(talks: Iterable[Talk]) -> Iterator[tuple[Talk, Span]]:
    """Yield the talks that have a time, each with its span."""
    return ((talk, talk.span) for talk in talks if talk.span)


def foreground(talks: Sequence[Talk]) -> Sequence[Talk]:
    """Return the talks that do not last half a day; if all do, those."""
    return [talk for talk, span in timed(talks) if not span.is_background] or talks


def moments(talks: Iterable[Talk]) -> set[dt.datetime]:
    """Return when the talks start and end."""
    return {moment for _, span in timed(talks) for moment in span}


def numbers(schedule: Schedule) -> dict[str, int]:
    """Return each talk's number by its id: its place in the programme as it was planned, however late things run."""
    talks = schedule.talks
    if schedule.delays:
        talks = tuple(talk._replace(span=talk.planned or talk.span) for talk in talks)
    return {talk.id: number for number, talk in enumerate(in_order(schedule, talks), start=1)}


def in_order(schedule: Schedule, talks: Iterable[Talk]) -> tuple[Talk, ...]:
    """Return some talks of a schedule in the order of the programme: by start, then room, the unscheduled last.

    Rooms have the order in which the talks name them. Talks of one start and room have that of the file.
    """
    rooms = {room: number for number, room in enumerate(dict.fromkeys(talk.room for talk in schedule.talks))}
    return tuple(sorted(talks, key=lambda talk: (_start(talk), rooms[talk.room])))


def event_days(schedule: Schedule) -> Days:
    """Return the days by which is read what people type: from the workshop's date to its last end by the calendar."""
    span = schedule.span
    last = span.end.astimezone(schedule.timezone).date() if span else schedule.date
    return Days(schedule.date, max(schedule.date, last), schedule.timezone, tuple(days(schedule)))


def days(schedule: Schedule) -> list[dt.date]:
    """Return the days of the programme on which something starts."""
    return sorted({workshop_day(schedule, talk) for talk in schedule.talks if talk.span})


def today(schedule: Schedule, now: dt.datetime) -> dt.date | None:
    """Return the day of the programme at `now` if it is one of several on which something starts; else None."""
    known, day = days(schedule), day_reached(schedule, now)
    return day if len(known) > 1 and day in known else None


def dates(schedule: Schedule, talks: Iterable[Talk]) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of the programme that `talks` have: the last is that of the last end.

    A night that is over by six in the morning, or by `day_start` in a schedule that has one, is no day more.
    Without a time, they have the workshop's date.
    """
    known = list(talks)
    starts = [workshop_day(schedule, talk) for talk in known if talk.span] or [schedule.date]
    held = span(talk for talk in known if not talk.cancelled)
    ends = [evening_of(schedule, held.end - _TICK)] if held else []
    return min(starts), max([*starts, *ends])


def by_day(schedule: Schedule, talks: Iterable[Talk]) -> dict[dt.date | None, tuple[Talk, ...]]:
    """Return the talks under the workshop's own days, the unscheduled ones last under None."""
    found: dict[dt.date | None, list[Talk]] = {}
    for talk in talks:
        found.setdefault(workshop_day(schedule, talk) if talk.span else None, []).append(talk)
    return {day: tuple(found[day]) for day in sorted(found, key=lambda day: day or dt.date.max)}


def workshop_day(schedule: Schedule, talk: Talk) -> dt.date:
    """Return the day of the programme that `talk` belongs to: the one its source files it under, or it starts on.

    A delay across midnight changes nothing about that.
    """
    span = talk.planned or talk.span
    return talk.day or (day_of(schedule, span.start) if span else schedule.date)


def day_of(schedule: Schedule, moment: dt.datetime) -> dt.date:
    """Return the day of the programme at a moment: before `day_start`, by the workshop's clocks, the one before."""
    return _day(schedule, moment, schedule.day_start or _MIDNIGHT)


def day_reached(schedule: Schedule, now: dt.datetime) -> dt.date:
    """Return the day of the programme at `now`: the one before as long as what a source files under that goes on."""
    day = day_of(schedule, now)
    goes_on = any(talk.day == day - _DAY and now < span.end for talk, span in timed(schedule.talks))
    has_begun = any(workshop_day(schedule, talk) == day and span.start <= now for talk, span in timed(schedule.talks))
    return day - _DAY if goes_on and not has_begun else day


def evening_of(schedule: Schedule, moment: dt.datetime) -> dt.date:
    """Return the day of the programme at a moment, a night until six, or `day_start`, being one of the evening's."""
    return _day(schedule, moment, schedule.day_start or _MORNING)


def _day(schedule: Schedule, moment: dt.datetime, begins: dt.time) -> dt.date:
    there = moment.astimezone(schedule.timezone)
    return there.date() - _DAY if there.time() < begins else there.date()


def last_day(schedule: Schedule, span: Span) -> dt.date:
    """Return the last day of the programme that has some of `span`."""
    return day_of(schedule, span.end - _TICK)


def is_on_day(schedule: Schedule, talk: Talk, day: dt.date) -> bool:
    """Whether `talk` starts on that day of the programme, or has begun before and lasts into it, not cancelled."""
    if talk.span is None:
        return False
    first = workshop_day(schedule, talk)
    if talk.day and not talk.cancelled:  # its source has said to which day a night belongs
        return first <= day <= max(first, evening_of(schedule, talk.span.end - _TICK))
    return first <= day <= (first if talk.cancelled else max(first, last_day(schedule, talk.span)))


_LAST = dt.datetime.max.replace(tzinfo=dt.UTC)


def _start(talk: Talk) -> dt.datetime:
    return talk.span.start if talk.span else _LAST
