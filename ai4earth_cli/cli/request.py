"""What is asked: about which schedule, in which zones, as of which moment, in which words."""

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

import typer

from ai4earth_cli import sources
from ai4earth_cli.cli import settings
from ai4earth_cli.cli.waiting import shown_if_slow
from ai4earth_cli.errors import UserError
from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.model import Given, Schedule, Talk, View
from ai4earth_cli.store.files import Document
from ai4earth_cli.text.addresses import is_on_the_web
from ai4earth_cli.text.printable import quoted
from ai4earth_cli.when.localzone import local_zone
from ai4earth_cli.when.zonenames import zone_called
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


class Wanted(NamedTuple):
    """What the filters say: --section, --type, --room, --speaker and so on, each None or false if it is not given."""

    section: Sequence[str] | None = None
    type_: Sequence[str] | None = None
    room: Sequence[str] | None = None
    speaker: str | None = None
    day: str | None = None
    language: Sequence[str] | None = None
    recorded: bool = False
    left: bool = False


def schedule_asked(source: Source) -> tuple[Schedule, Document]:
    """Return the schedule that --schedule, AI4EARTH_SCHEDULE or the config file names, else the shipped one.

    With it comes its document. That the web is asked, and that it did not answer, is said on standard error.
    """
    found = settings.source_called(source.schedule)
    try:
        with shown_if_slow(found.source):
            schedule, document = _loaded(source, found)
    except UserError as error:
        if not found.is_remembered:
            raise
        message = f"{error}\nIt is the schedule in use. For another: ai4earth use SOURCE, or ai4earth use --shipped"
        raise UserError(message, exit_code=error.exit_code) from None
    say_if_stale(document)
    return schedule, document


def schedule_again(source: Source) -> tuple[Schedule, Document]:
    """Return what `schedule_asked` does, and say nothing, since there is a screen to say it on."""
    return _loaded(source._replace(refresh=False), settings.source_called(source.schedule))


def _loaded(source: Source, found: settings.Found) -> tuple[Schedule, Document]:
    return sources.load(found.source, given_asked(source, found), asking_of(source))


def stamp_asked(source: Source) -> Hashable:
    """Return what is another value when the schedule that is asked for may have changed: on the web, each minute."""
    named = settings.source_called(source.schedule).source
    if named is not None and is_on_the_web(named):
        return clock().replace(second=0)
    return sources.stamp(named)


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


def clock() -> dt.datetime:
    """Return what time it is (UTC), to the second."""
    return _clock().replace(microsecond=0)


def _clock() -> dt.datetime:
    """Return the moment that it is (UTC). This is where the clock is read."""
    return dt.datetime.now(dt.UTC)


def given_asked(source: Source, found: settings.Found) -> Given:
    """Return the event's zone and first day from --event-tz and --event-date, the variables, or the config file."""
    day = source.event_date or settings.variable("event_date")
    date = _date(day) if day else None
    name = source.event_tz or settings.variable("event_tz") or found.event_tz
    return Given(zone_called(name, None, date or _SOME_DAY) if name else None, date)


def _date(text: str) -> dt.date:
    try:
        date = dt.date.fromisoformat(text.strip())
    except ValueError:
        message = f"Can't read {quoted(text)} as the event's first day. Use a date like 2020-04-26."
        raise UserError(message) from None
    check_reach(date)
    return date


def view_asked(source: Source, tz: list[str] | None, at: str | None) -> View:
    """Return the schedule as the reader sees it: zones from --tz, AI4EARTH_TZ, the config file or this computer."""
    schedule, document = schedule_asked(source)
    names = tz or _parts(settings.variable("tz") or "") or settings.zones() or ["local"]
    if len(names) > _MOST_ZONES:
        message = f"{len(names)} time zones are asked for: give {_MOST_ZONES} at most, with --tz or in AI4EARTH_TZ."
        raise UserError(message)
    zones = tuple(dict.fromkeys(_zone(name, schedule) for name in names))
    return View(schedule, moment_asked(at, zones[0], schedule), zones, origin=sources.origin(document))


def _parts(listed: str) -> list[str]:
    """Return the zones that commas separate; a comma in brackets, as in a zone that a screen shows, does not."""
    parts, depth = [""], 0
    for letter in listed:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth < 1:
            parts.append("")
        else:
            parts[-1] += letter
    return [part for part in parts if part.strip()]


def moment_asked(at: str | None, zone: dt.tzinfo, schedule: Schedule) -> dt.datetime:
    """Return the moment (UTC) that --at or AI4EARTH_AT names, read in `zone`."""
    now = clock()
    typed = at or settings.variable("at")
    if not typed:
        return now
    from ai4earth_cli.when.moments import moment_called

    return moment_called(typed, zone, questions.event_days(schedule), now)


def clock_asked(at: str | None, begin: dt.datetime, speed: float) -> Callable[[], dt.datetime]:
    """Return a clock (UTC): the real one, or if --at, AI4EARTH_AT or a speed is given, one that goes on from `begin`.

    That one goes `speed` times as fast as the real one, and goes on while that is set.
    """
    if speed == 1 and not (at or settings.variable("at")):
        return _clock
    import time

    begun = time.monotonic()
    return lambda: begin + dt.timedelta(seconds=(time.monotonic() - begun) * speed)


def length_asked(text: str | None) -> dt.timedelta | None:
    """Return the length of time that an option gives, None without one."""
    from ai4earth_cli.when.clocktimes import length_of_time

    length = None if text is None else length_of_time(text)
    if text is not None and length is None:
        message = f"Can't read {quoted(text)} as a length of time. Use one like 10m or 1h."
        raise UserError(message)
    return length


def talks_asked(schedule: Schedule, now: dt.datetime, wanted: Wanted) -> tuple[Talk, ...] | None:
    """Return the talks that pass the filters of the command line, None if it has none.

    Raises UserError if no talk does.
    """
    if wanted == Wanted():
        return None
    from ai4earth_cli.schedule import search  # without a filter, `now` and `status` start without it

    section, type_, room, speaker, day, language, recorded, left = wanted
    date = day_asked(day, schedule, now)
    filters = search.Filters(section, type_, room, speaker, date, language, recorded, now if left else None)
    talks = search.select(schedule, filters)
    if not talks:
        raise search.nothing_matches()
    return talks


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


def _zone(name: str, schedule: Schedule) -> dt.tzinfo:
    """Return the zone called `name`, and say so if it is this computer's and nothing is set."""
    if name.strip().casefold() == "local" and local_zone() is None:
        typer.echo("This computer has no time zone set, so times are in UTC. Give --tz, or set TZ.", err=True)
    return zone_called(name, schedule.timezone, schedule.date)
