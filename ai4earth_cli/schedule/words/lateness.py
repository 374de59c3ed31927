"""How late a talk is, and the whole workshop, in words."""

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence

from ai4earth_cli.schedule.model import Delay, Schedule, Talk
from ai4earth_cli.schedule.questions import days, timed
from ai4earth_cli.schedule.words import from_to, length_words, short_day
from ai4earth_cli.schedule.words.clocks import unaided
from ai4earth_cli.text.printable import quoted
from ai4earth_cli.when.zone import letters

_MONTH = dt.timedelta(days=28)  # the shortest, after which a day has the same number again


def late_words(talk: Talk) -> str:
    """Return `+10 min` for a delayed talk, for one that is shorter than planned `+10 min, for 30 min`; else nothing.

    What counts is how late it ends, for a break that ends on time how late it starts.
    """
    held, planned = talk.span, talk.planned
    if not (held and planned):
        return ""
    late = f"+{length_words(held.end - planned.end or held.start - planned.start)}"
    return f"{late}, for {length_words(held.length)}" if held.length < planned.length and not talk.cancelled else late


def standing_lines(schedule: Schedule) -> Iterator[str]:
    """Yield a line for each delay that holds, and one for each talk or break that it makes shorter."""
    if not schedule.delays:
        yield "Everything is on time."
    turns = sorted(schedule.delays, key=lambda delay: delay.start)
    for place, delay in enumerate(turns):
        ended = _ended(delay, turns[place + 1 :])
        if ended.until is None or ended.until > ended.start:  # else another takes its place at once
            yield _delay_line(ended, schedule)
    shorter = [
        (talk, held, talk.planned)
        for talk, held in timed(schedule.talks)
        if talk.planned and held.length < talk.planned.length and not talk.cancelled
    ]
    if shorter:
        told = unaided(schedule.timezone, itertools.chain.from_iterable(held for _, held, _ in shorter))
        known = days(schedule)
        only = _only_day(schedule, known)
        for talk, held, planned in shorter:
            day = held.start.astimezone(schedule.timezone).date()
            named = "" if day == only else f"{_day(day, known)} "
            when = f": {named}{from_to(held, told, day)}" if held.length else ""
            yield f"{talk.title} is {length_words(held.length)} instead of {length_words(planned.length)}{when}."


def _ended(delay: Delay, later: Sequence[Delay]) -> Delay:
    """Return a delay that ends where another takes its place."""
    places = [one.start for one in later if (one.room, one.section) in {(None, None), (delay.room, delay.section)}]
    return delay._replace(until=min(filter(None, (delay.until, *places)), default=None))


def nothing_line(delay: Delay, schedule: Schedule) -> str:
    """Return what is wrong with a delay that no talk has, and what would be right."""
    where, when = _where(delay, schedule), _when(delay, schedule)
    return f"Nothing{where} is planned {when}, so nothing can be late. Use --from with another time."


def _delay_line(delay: Delay, schedule: Schedule) -> str:
    """Return `Everything in room 'A' is 10 min late from 10:40 until 12:00 PDT.`."""
    late = f"{length_words(delay.by)} late" if delay.by else "on time"
    return f"Everything{_where(delay, schedule)} is {late} {_when(delay, schedule)}."


def _where(delay: Delay, schedule: Schedule) -> str:
    titles = {section.id: section.title for section in schedule.sections}
    room = f" in room {quoted(delay.room)}" if delay.room else ""
    return f" in section {quoted(titles[delay.section])}" if delay.section else room


def _when(delay: Delay, schedule: Schedule) -> str:
    """Return `from 10:40 until 12:00 PDT`, or `from 10:40 PDT on`, where what is on time has no end."""
    zone, until, known = schedule.timezone, delay.until if delay.by else None, days(schedule)
    there = delay.start.astimezone(zone)
    start = _clock(there, known, _only_day(schedule, known))
    if until is None:
        return f"from {start} {letters(zone, delay.start)} on"
    end = _clock(until.astimezone(zone), known, there.date())
    shared = letters(zone, delay.start) == letters(zone, until)
    first = start if shared else f"{start} {letters(zone, delay.start)}"
    return f"from {first} until {end} {letters(zone, until)}"


def _only_day(schedule: Schedule, known: Sequence[dt.date]) -> dt.date | None:
    """Return the day that need not be said: that of an event of one day."""
    return schedule.date if len(known) == 1 else None


def _clock(there: dt.datetime, known: Sequence[dt.date], told: dt.date | None) -> str:
    """Return a time of the event's, with its day if that is another than what is told already."""
    return f"{there:%H:%M}" if there.date() == told else f"{_day(there.date(), known)} {there:%H:%M}"


def _day(day: dt.date, known: Sequence[dt.date]) -> str:
    """Return `Sun 26`, or if the days that are known have that number twice `Sun 26 Apr`."""
    month = f" {day:%b}" if known and known[-1] - known[0] >= _MONTH else ""
    return f"{short_day(day)}{month}"
