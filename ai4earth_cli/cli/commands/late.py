"""How late things run, written into the schedule file on the day."""

import datetime as dt
import re
import shlex
from typing import Annotated

import typer

from ai4earth_cli.cli.asked import Source, clock, loaded, resolved
from ai4earth_cli.cli.asked.settings import option_or_variable
from ai4earth_cli.cli.asked.typed import length_asked
from ai4earth_cli.cli.options import At, ScheduleFile, at_tab
from ai4earth_cli.cli.saying import answer
from ai4earth_cli.errors import NOTHING_FOUND, UserError
from ai4earth_cli.schedule import finding, questions
from ai4earth_cli.schedule.delays import delayed, has_any, said, taken_back
from ai4earth_cli.schedule.model import Delay, Schedule
from ai4earth_cli.schedule.words import date_words
from ai4earth_cli.schedule.words.lateness import nothing_line, standing_lines
from ai4earth_cli.sources.late import check_not_shipped, check_own, put_off
from ai4earth_cli.text.printable import quoted
from ai4earth_cli.when.moments import moment_called

EXAMPLES = (
    "ai4earth late 10m --from 09:05 --schedule schedule.toml",
    "ai4earth late",
)
_MINUTE, _MOST = dt.timedelta(minutes=1), dt.timedelta(days=1)
_NOTHING = r"(?a)0+\s*(?:[dhm]|min|minutes?|hours?)?"


def command(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[LENGTH]",
            help="How much later than planned things run, as 10m or 10 min; 0m takes back what was said "
            "today. Without it, how things stand. It is written into the schedule file.",
        ),
    ] = None,
    *,
    from_: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="WHEN",
            help="Things are late from this time on, where the event is; without it, from now on.",
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(
            metavar="WHEN",
            help="Things are on time again from this time on, where the event is; a break before it gives way. Without "
            "it, from the next day on.",
        ),
    ] = None,
    room: Annotated[
        str | None, typer.Option("--room", metavar="ROOM", help="Only in this room.", autocompletion=at_tab("room"))
    ] = None,
    section: Annotated[
        str | None, typer.Option(metavar="ID", help="Only in this section.", autocompletion=at_tab("section"))
    ] = None,
    at: At = None,
    schedule: ScheduleFile = None,
) -> None:
    """Say how late things run: every answer and export follows."""
    if room is not None and section is not None:
        message = "Use --room or --section, not both."
        raise UserError(message)
    length = " ".join(words) if words else None
    asked = resolved(Source(schedule))
    if length is not None:
        check_not_shipped(asked.schedule)
    programme, document = loaded(asked)
    where = (
        None if room is None else finding.room_called(programme, room),
        None if section is None else finding.section_called(programme, section).id,
    )
    typed_at = option_or_variable(at, "at")
    now = clock() if typed_at is None else _moment(typed_at, programme, clock())
    if length is None:
        if any(given is not None for given in (from_, until, *where)):
            message = "Say how late things run: ai4earth late 10m."
            raise UserError(message)
        answer(standing_lines(programme))
        return
    check_own(asked.schedule, document, asked.again)
    delays = _delays(programme, length, (from_, until), where, now)
    if delays == programme.delays:
        answer([*standing_lines(programme), "Nothing has changed, and nothing is written."])
        return
    later = put_off(asked.schedule or "", document, programme, delays, now)
    answer([*standing_lines(later), f"Written to {document.name}, revision {later.revision}."])
    new = next((delay for delay in delays if delay.by and delay not in programme.delays), None)
    if new:
        answer([f"To take it back: ai4earth late 0m{_same(new, programme, now)}{asked.again}"])


def _same(delay: Delay, schedule: Schedule, now: dt.datetime) -> str:
    """Return the options that are about what a delay is about: where, and from when if that is on another day."""
    name, place = ("room", delay.room) if delay.room else ("section", delay.section)
    where = f" --{name} {shlex.quote(place)}" if place else ""
    event, today = questions.event_days(schedule), questions.evening_of(schedule, now)
    if questions.evening_of(schedule, delay.start) == today or not event.first <= today <= event.last:
        return where
    there = delay.start.astimezone(schedule.timezone)
    return f"{where} --from {there.date()}T{there:%H:%M}"


def _delays(
    schedule: Schedule,
    length: str,
    bounds: tuple[str | None, str | None],
    where: tuple[str | None, str | None],
    now: dt.datetime,
) -> tuple[Delay, ...]:
    """Return what holds once that has been said."""
    from_, until = bounds
    by = dt.timedelta() if re.fullmatch(_NOTHING, length.strip(), re.IGNORECASE) else length_asked(length)
    if by and (by % _MINUTE or by > _MOST):
        message = f"Can't be {quoted(length)} late. Use whole minutes, up to a day, like 10m or 1h30m."
        raise UserError(message)
    if not by and from_ is None:
        if until is not None:
            message = "What is taken back has no end: leave out --until, or say with --from when things are on time."
            raise UserError(message)
        return taken_back(schedule, *where, now)
    start = now.replace(second=0) if from_ is None else _moment(from_, schedule, now)
    _check_start(start, from_, schedule)
    end = None if until is None else _moment(until, schedule, now)
    if end is not None and end <= start:
        begins, ends, next_day = (
            f"{moment.date()} {moment:%H:%M}"
            for moment in (one.astimezone(schedule.timezone) for one in (start, end, end + _MOST))
        )
        message = (
            f"The end, {ends}, is not after the start, {begins}. Use a later --until, or for the next day {next_day}."
        )
        raise UserError(message)
    delays = said(schedule, Delay(start, by or dt.timedelta(), end, *where))
    later = delayed(schedule._replace(delays=delays))
    if by and not has_any(later, delays[-1]):
        raise UserError(nothing_line(delays[-1], schedule), exit_code=NOTHING_FOUND)
    # One that is about another room counts for its own, even where the talk of two rooms is as late already.
    is_said = not by or any((one.room, one.section) in {(None, None), where} for one in schedule.delays)
    return schedule.delays if is_said and later.talks == schedule.talks else delays


def _check_start(start: dt.datetime, typed: str | None, schedule: Schedule) -> None:
    """Raise UserError if a delay can't begin at that moment (UTC), which is now if none is typed."""
    if schedule.span is None:
        message = "No talk has a time yet, so nothing can be late."
        raise UserError(message, exit_code=NOTHING_FOUND)
    first, day = min(schedule.date, *questions.days(schedule)), questions.day_of(schedule, start)
    if day < first:
        wrong, advice = (
            ("today", "Say from when, with --from 09:00.")
            if typed is None
            else (f"on {date_words(day)}", f"Say from when on that day, as --from {first}T09:00.")
        )
        message = f"The event begins on {date_words(first)}, not {wrong}. {advice}"
        raise UserError(message)
    if schedule.span.end <= start:
        there, end = (moment.astimezone(schedule.timezone) for moment in (start, schedule.span.end))
        message = (
            f"At {there.date()} {there:%H:%M} everything is over: the last talk ends at {end.date()} {end:%H:%M}. "
            "Use --from with an earlier time."
        )
        raise UserError(message, exit_code=NOTHING_FOUND)


def _moment(typed: str, schedule: Schedule, now: dt.datetime) -> dt.datetime:
    """Return the moment (UTC) that is typed, by the event's clocks: without a date today's, if the event is on."""
    event, today = questions.event_days(schedule), questions.evening_of(schedule, now)
    is_on = event.first <= today <= event.last
    event = event._replace(first=today if is_on else event.first)
    found = moment_called(typed, schedule.timezone, event, now)
    is_of_night = questions.evening_of(schedule, found) < event.first
    is_night = is_on and now.astimezone(schedule.timezone).date() > today
    if event.first == event.last or not (is_of_night or is_night):
        return found
    after = moment_called(typed, schedule.timezone, event._replace(first=event.first + _MOST), now)
    is_too_early = schedule.span is not None and found < schedule.span.start
    if is_of_night and (schedule.day_start or is_too_early):  # a night belongs to the evening before it
        return after
    return min(found, after, key=lambda moment: abs(moment - now)) if is_on else found
