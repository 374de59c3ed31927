"""What is asked: about which schedule, in which zones, as of which moment, in which words."""

import contextlib
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import typer

from ai4earth_cli import sources
from ai4earth_cli.cli.settings import remembered, setting, zone_fault
from ai4earth_cli.cli.waiting import shown_if_slow
from ai4earth_cli.errors import UnreadableError, UserError
from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.choices import Choice, Config, is_name
from ai4earth_cli.schedule.model import Given, Schedule, View
from ai4earth_cli.store.files import Document
from ai4earth_cli.text.printable import quoted
from ai4earth_cli.when.localzone import local_zone
from ai4earth_cli.when.zonenames import zone_called, zones_listed
from ai4earth_cli.when.zones import check_reach

_MOST_ZONES = 20
_SOME_DAY = dt.date(2020, 1, 1)  # for the letters of a zone, if no day is given


class Source(NamedTuple):
    """What --schedule, --event-tz and --event-date say; their variables hold where they say nothing.

    `refresh` and `offline` say how the web is asked.
    """

    schedule: str | None = None
    event_tz: str | None = None
    event_date: str | None = None
    refresh: bool = False
    offline: bool = False


class Asked(NamedTuple):
    """A source after options, variables and what is remembered, in this order, have said what they say.

    `schedule` is a path, an address or `-`, or None for the shipped one; `choice` what is remembered of it, if
    anything is, `named` whether that was asked for by its name.
    """

    schedule: str | None
    given: Given
    asking: sources.Asking
    config: Config = Config()
    choice: Choice | None = None
    named: bool = False


def resolved(source: Source) -> Asked:
    """Return the source that is asked about; raises UserError if the user's file, a zone or a date is wrong."""
    asking = asking_of(source)
    known = remembered()
    typed = source.schedule or setting("schedule")
    choice = known.schedules.get(typed) if typed else known.schedule
    given = _given(source, known, choice)
    return Asked(choice.source if choice else typed, given, asking, known, choice, bool(typed))


def schedule_asked(source: Source) -> tuple[Schedule, Document]:
    """Return the schedule that --schedule, AI4EARTH_SCHEDULE or `use` names, else the shipped one, and its document."""
    return loaded(resolved(source))


def loaded(asked: Asked) -> tuple[Schedule, Document]:
    """Return the schedule that a source holds, and its document; raises UserError if it can't be had, or is none."""
    with shown_if_slow(asked.schedule), remedied(asked):
        schedule, document = sources.load(asked.schedule, asked.given, asked.asking)
    say_if_stale(document)
    return schedule, document


@contextlib.contextmanager
def remedied(asked: Asked) -> Iterator[None]:
    """Say of a source that can't be had what mends that if it is remembered, or could have been."""
    try:
        yield
    except UnreadableError as error:
        names = ", ".join(asked.config.schedules)
        if asked.choice and not asked.named:
            remedy = "It is the schedule in use; to go back to the one shipped: ai4earth use --shipped"
        elif asked.choice:
            remedy = f"To remember another by that name: ai4earth use {asked.choice.name} SOURCE"
        elif names and is_name(asked.schedule or ""):
            remedy = f"Name a file or an address, or one of {names}."
        else:
            raise
        raise UnreadableError(error.said, remedy) from None


def say_if_stale(document: Document) -> None:
    """Say on standard error how old a copy is, if the web did not answer."""
    if document.failed:
        from ai4earth_cli.schedule.wording import stale_words

        typer.echo(stale_words(sources.origin(document), document.failed, clock(), local_zone() or dt.UTC), err=True)


def asking_of(source: Source) -> sources.Asking:
    """Return how the web is asked; raises UserError if it is to be asked and not to be asked."""
    if source.refresh and source.offline:
        message = "Use --refresh or --offline, not both."
        raise UserError(message)
    return sources.Asking(clock(), source.refresh, source.offline)


def _given(source: Source, known: Config, choice: Choice | None) -> Given:
    """Return the event's zone and first day, None if nobody says them: options, variables, what is remembered."""
    day = source.event_date or setting("event_date")
    date = _date(day) if day else choice and choice.event_date
    name = source.event_tz or setting("event_tz")
    if name:
        return Given(zone_called(name, None, date or _SOME_DAY), date)
    path: tuple[str, ...] = ("event_tz",)
    if choice and choice.event_tz:
        name, path = choice.event_tz, (*(("schedules", choice.name) if choice.name else ("schedule",)), "event_tz")
    else:
        name = known.event_tz
    return Given(_zone_remembered(name, known, path, None, date or _SOME_DAY) if name else None, date)


def _zone_remembered(
    name: str, known: Config, path: tuple[str, ...], event: dt.tzinfo | None, date: dt.date
) -> dt.tzinfo:
    """Return the zone that the user's file names at `path`; raises UserError with its line if it is none."""
    try:
        return zone_called(name, event, date)
    except UserError as error:
        raise zone_fault(known, path, error) from None


def _date(text: str) -> dt.date:
    try:
        date = dt.date.fromisoformat(text.strip())
    except ValueError:
        message = f"Can't read {quoted(text)} as the event's first day. Use a date like 2020-04-26."
        raise UserError(message) from None
    check_reach(date)
    return date


def view_asked(source: Source, tz: list[str] | None, at: str | None) -> View:
    """Return the schedule as the reader sees it: zones from --tz, AI4EARTH_TZ, the user's file or this computer."""
    asked = resolved(source)
    schedule, document = loaded(asked)
    zones = _zones(tz or zones_listed(setting("tz") or ""), asked.config, schedule)
    return View(schedule, moment_asked(at, zones[0], schedule), zones, origin=sources.origin(document))


def _zones(typed: Sequence[str], known: Config, schedule: Schedule) -> tuple[dt.tzinfo, ...]:
    names = typed or known.tz or ["local"]
    if len(names) > _MOST_ZONES:
        message = f"{len(names)} time zones are asked for: give {_MOST_ZONES} at most, with --tz or in AI4EARTH_TZ."
        raise UserError(message)
    if "local" in {name.strip().casefold() for name in names} and local_zone() is None:
        typer.echo("This computer has no time zone set, so times are in UTC. Give --tz, or set TZ.", err=True)
    if typed or not known.tz:
        found = [zone_called(name, schedule.timezone, schedule.date) for name in names]
    else:
        found = [_zone_remembered(name, known, ("tz",), schedule.timezone, schedule.date) for name in names]
    return tuple(dict.fromkeys(found))


def clock() -> dt.datetime:
    """Return what time it is (UTC). This is where the clock is read."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


def moment_asked(at: str | None, zone: dt.tzinfo, schedule: Schedule) -> dt.datetime:
    """Return the moment (UTC) that --at or AI4EARTH_AT names, read in `zone`."""
    now = clock()
    typed = at or setting("at")
    if not typed:
        return now
    from ai4earth_cli.when.moments import moment_called

    return moment_called(typed, zone, questions.event_days(schedule), now)


def day_asked(typed: str | None, schedule: Schedule, now: dt.datetime) -> dt.date | None:
    """Return the day of the programme that --day names; None without it, or for `all`; today is that of `now`."""
    from ai4earth_cli.schedule.search import day_called

    return None if typed is None or typed.strip().casefold() == "all" else day_called(schedule, typed, now)


def query_asked(words: Iterable[str]) -> str:
    """Return the words of a query as one text, which must not be empty."""
    typed = " ".join(words).strip()
    if not typed:
        message = "Whose talk? Give a part of a speaker's name, or words of the title."
        raise UserError(message)
    return typed
