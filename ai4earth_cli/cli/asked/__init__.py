"""What is asked: about which schedule, in which zones, as of which moment, in which words."""

import contextlib
import datetime as dt
from collections.abc import Callable, Hashable, Iterator
from typing import NamedTuple

from ai4earth_cli import sources
from ai4earth_cli.cli.asked.settings import option_or_variable, remembered, told_of, variable
from ai4earth_cli.cli.asked.wanted import starred_in
from ai4earth_cli.cli.asked.zones import given_asked, zones_asked
from ai4earth_cli.cli.saying import say
from ai4earth_cli.errors import UnreadableError, UserError
from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.mine import Choice, Config, is_name
from ai4earth_cli.schedule.model import Given, Schedule, View
from ai4earth_cli.store import files, stars
from ai4earth_cli.store.files import Document
from ai4earth_cli.text.addresses import is_on_the_web
from ai4earth_cli.when.zone.localzone import local_zone

_PASSED_OVER = (
    "This is the shipped schedule, not the schedule.toml in this folder. "
    "To answer from that: ai4earth use schedule.toml"
)

SHIPPED = "the shipped schedule"  # as people are told of it


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
    anything is, `named` whether that was asked for by its name. `again` are the options that ask for the same again.
    """

    schedule: str | None
    given: Given
    asking: sources.Asking
    config: Config = Config()
    choice: Choice | None = None
    named: bool = False
    again: str = ""


def resolved(source: Source) -> Asked:
    """Return the source that is asked about; raises UserError if the user's file, a zone or a date is wrong."""
    if source.schedule is not None and not source.schedule.strip():
        message = "The source is empty. Name a schedule file, an address, or one that is remembered."
        raise UserError(message)
    asking = asking_of(source)
    known, choice, typed = _chosen(source)
    given = given_asked(source.event_tz, source.event_date, known, choice)
    return Asked(choice.source if choice else typed, given, asking, known, choice, bool(typed), _again(source))


def _again(source: Source) -> str:
    """Return those of the options that a source was named by, as a shell takes them: ` --schedule 'my file'`."""
    given = ("schedule", source.schedule), ("event-tz", source.event_tz), ("event-date", source.event_date)
    if not any(value for _, value in given):
        return ""
    import shlex

    return "".join(f" --{name} {shlex.quote(value)}" for name, value in given if value and value.isprintable())


def _chosen(source: Source) -> tuple[Config, Choice | None, str | None]:
    """Return all that is remembered, what of it is asked about, and the source that an option or a variable names."""
    known = remembered()
    typed = source.schedule or variable("schedule")
    return known, known.schedules.get(typed) if typed else known.schedule, typed


def schedule_asked(source: Source) -> tuple[Schedule, Document]:
    """Return the schedule that --schedule, AI4EARTH_SCHEDULE or `use` names, else the shipped one, and its document."""
    return loaded(resolved(source))


def loaded(asked: Asked) -> tuple[Schedule, Document]:
    """Return the schedule that a source holds, and its document; raises UserError if it can't be had, or is none."""
    with awaited(asked):
        schedule, document = sources.load(asked.schedule, asked.given, asked.asking)
    say_if_stale(document)
    say_if_passed_over(asked)
    _note_first_look(asked.schedule, document)
    return schedule, document


def _note_first_look(named: str | None, document: Document) -> None:
    """Write down what a source has when it is read for the first time, so that `changes` can tell what is new since."""
    if named is None:
        return
    from ai4earth_cli.store import seen

    name = seen.name_of(named)
    if name is not None and not seen.is_known(name):
        with contextlib.suppress(UserError):  # nobody has asked for it
            seen.note(name, document, clock())


@contextlib.contextmanager
def awaited(asked: Asked) -> Iterator[None]:
    """Do what `remedied` does, and show that the web is asked, if it is, and takes its time."""
    with contextlib.ExitStack() as stack:
        stack.enter_context(remedied(asked))
        if asked.schedule is not None and is_on_the_web(asked.schedule):
            from ai4earth_cli.cli.asked.waiting import shown_if_slow

            stack.enter_context(shown_if_slow(asked.schedule))
        yield


@contextlib.contextmanager
def remedied(asked: Asked) -> Iterator[None]:
    """Add to the error of a source that can't be had what mends it, if it is remembered or another is."""
    try:
        yield
    except UnreadableError as error:
        names = ", ".join(asked.config.schedules)
        if asked.choice and not asked.named:
            remedy = "It is the schedule in use; to go back to the one shipped: ai4earth use --shipped"
        elif asked.choice:
            remedy = f"To remember another by that name: ai4earth use {asked.choice.name} SOURCE"
        elif not asked.again and asked.schedule == variable("schedule"):
            remedy = "AI4EARTH_SCHEDULE names it: set that to a file or an address, or to nothing."
        elif names and is_name(asked.schedule or ""):
            remedy = f"Name a file or an address, or one of {names}."
        else:
            raise
        raise UnreadableError(error.said, remedy) from None


def schedule_again(source: Source) -> tuple[Schedule, Document]:
    """Return what `schedule_asked` does, and say nothing, since there is a screen to say it on."""
    asked = resolved(source._replace(refresh=False))
    with remedied(asked):
        return sources.load(asked.schedule, asked.given, asked.asking)


def stamp_asked(source: Source) -> Hashable:
    """Return what is another value when the schedule that is asked for may have changed: on the web, each minute."""
    _, choice, typed = _chosen(source)
    named = choice.source if choice else typed
    if named is not None and is_on_the_web(named):
        return clock().replace(second=0)
    return sources.stamp(named)


def say_if_stale(document: Document) -> None:
    """Say on standard error how old a copy is, if the web did not answer."""
    if document.failed:
        from ai4earth_cli.schedule.words import stale_words

        say(stale_words(sources.origin(document), document.failed, clock(), local_zone() or dt.UTC))


def say_if_passed_over(asked: Asked) -> None:
    """Say on standard error that the answer is not from the schedule.toml that lies in the current folder."""
    if asked.schedule is None and files.is_passed_over():
        say(_PASSED_OVER)


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


def view_asked(source: Source, tz: list[str] | None, at: str | None) -> View:
    """Return the schedule as the reader sees it: zones from --tz, AI4EARTH_TZ, the user's file or this computer."""
    asked = resolved(source)
    return view_of(asked, *loaded(asked), tz, at)


def view_and_hint(source: Source, tz: list[str] | None, at: str | None, *, for_people: bool) -> tuple[View, str]:
    """Return what `view_asked` does, and for people a line if marked talks are not as they were at the last look."""
    asked = resolved(source)
    schedule, document = loaded(asked)
    view = view_of(asked, schedule, document, tz, at)
    if not (for_people and stars.stamp()):
        return view, ""
    from ai4earth_cli.cli.asked.compared import hint_of_changes  # where nothing is marked, nothing of it is loaded

    return view, hint_of_changes(view, document, asked)


def view_of(asked: Asked, schedule: Schedule, document: Document, tz: list[str] | None, at: str | None) -> View:
    """Return a schedule that was loaded as the reader sees it."""
    zones = zones_asked(tz, asked.config, schedule)
    now = moment_asked(at, zones[0], schedule)
    return View(schedule, now, zones, origin=sources.origin(document), starred=starred_in(schedule), again=asked.again)


def moment_asked(at: str | None, zone: dt.tzinfo, schedule: Schedule) -> dt.datetime:
    """Return the moment (UTC) that --at or AI4EARTH_AT names, read in `zone`."""
    now = clock()
    typed = option_or_variable(at, "at")
    if typed is None:
        return now
    from ai4earth_cli.when.moments import moment_called

    with told_of(at, "at"):
        return moment_called(typed, zone, questions.event_days(schedule), now)


def clock_asked(at: str | None, begin: dt.datetime, speed: float) -> Callable[[], dt.datetime]:
    """Return a clock (UTC): the real one, or if --at, AI4EARTH_AT or a speed is given, one that goes on from `begin`.

    That one goes `speed` times as fast as the real one, and goes on while that is set.
    """
    if speed == 1 and option_or_variable(at, "at") is None:
        return _clock
    import time

    begun = time.monotonic()
    return lambda: begin + dt.timedelta(seconds=(time.monotonic() - begun) * speed)
