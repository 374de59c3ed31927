"""What is on in one line, for prompts and status bars."""

import contextlib
import datetime as dt
import io
import sys
from collections.abc import Mapping
from typing import Annotated, NamedTuple

import typer

from ai4earth_cli import sources
from ai4earth_cli.cli.asked import Source, clock, loaded, resolved, view_of
from ai4earth_cli.cli.asked.settings import option_or_variable
from ai4earth_cli.cli.asked.wanted import Wanted, some_talks
from ai4earth_cli.cli.options import (
    At,
    Day,
    EventDate,
    EventZone,
    Languages,
    Left,
    Offline,
    Recorded,
    Refresh,
    Rooms,
    ScheduleFile,
    Sections,
    SpeakerName,
    Starred,
    Types,
    Zones,
    whole_number,
)
from ai4earth_cli.cli.output import for_waybar
from ai4earth_cli.errors import NOTHING_FOUND, UserError
from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.questions import Situation
from ai4earth_cli.schedule.words.glance import Glance, glance, line
from ai4earth_cli.store import config, stars
from ai4earth_cli.store.caches import minute
from ai4earth_cli.store.caches.minute import State

_MINUTE = dt.timedelta(minutes=1)

EXAMPLES = (
    "ai4earth status --width 60",
    "ai4earth status --waybar",
)


def command(
    *,
    width: Annotated[
        int,
        typer.Option(metavar="N", parser=whole_number, help="At most this many cells; wide letters take two."),
    ] = 90,
    waybar: Annotated[
        bool, typer.Option("--waybar", help="Print JSON for waybar: text, tooltip, class and percentage.")
    ] = False,
    section: Sections = None,
    type_: Types = None,
    room: Rooms = None,
    speaker: SpeakerName = None,
    language: Languages = None,
    day: Day = None,
    starred: Starred = False,
    recorded: Recorded = False,
    left: Left = False,
    tz: Zones = None,
    at: At = None,
    schedule: ScheduleFile = None,
    event_tz: EventZone = None,
    event_date: EventDate = None,
    refresh: Refresh = False,
    offline: Offline = False,
) -> None:
    """What is on in one line, for prompts and status bars."""
    wanted = Wanted(section, type_, room, speaker, day, language, recorded, left, starred)
    begun = clock()
    found = _found(Source(schedule, event_tz, event_date, refresh, offline), tz, at, wanted)
    text = _text(found, width, waybar=waybar)
    if text:  # which an unbuffered output would write even if it is empty, and fail if it is full
        sys.stdout.write(text)
    if minute.is_for_a_bar() and found.read and _holds_a_minute(found, at, begun):
        minute.keep(text, found.read, begun.timestamp())


class _Found(NamedTuple):
    """What is on and next at `now`, and what of it a bar shows.

    `read` are the files that it comes from, as they were before; none if one can't be read again.
    """

    now: dt.datetime
    situation: Situation
    seen: Glance | None
    read: Mapping[str, State | None]


def _found(source: Source, tz: list[str] | None, at: str | None, wanted: Wanted) -> _Found:
    """Return what is to see; into a pipe, which leads to a bar or a prompt, nothing is said of what is not there.

    A web that is down, or a file that is just being edited, would be said there anew every few seconds.
    """
    if sys.stdout.isatty():
        return _asked_for(source, tz, at, wanted)
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            return _asked_for(source, tz, at, wanted)
    except UserError as error:
        if error.exit_code != NOTHING_FOUND:
            raise
        raise typer.Exit(NOTHING_FOUND) from None


def _asked_for(source: Source, tz: list[str] | None, at: str | None, wanted: Wanted) -> _Found:
    read = minute.states(config.path(), stars.path())
    asked = resolved(source)
    file = sources.on_disk(asked.schedule)
    read = {**read, **minute.states(file)} if file else {}
    view = view_of(asked, *loaded(asked), tz, at)
    situation = questions.situation(view.schedule, view.now, some_talks(view, wanted))
    return _Found(view.now, situation, glance(view, situation, view.starred), read)


def _text(found: _Found, width: int, *, waybar: bool) -> str:
    if found.seen is None:
        return ""
    text = line(found.seen, width)
    return f"{for_waybar(found.seen, text) if waybar else text}\n"


def _holds_a_minute(found: _Found, at: str | None, begun: dt.datetime) -> bool:
    """Whether nothing begins or ends within it, by the clock or by one that is some seconds from it (`--at +0.5m`)."""
    typed = option_or_variable(at, "at")
    if typed is not None and (found.now - begun) % _MINUTE:
        from ai4earth_cli.when.moments import is_from_now

        if is_from_now(typed):
            return False
    spans = [span for _, span in questions.timed((*found.situation.on, *found.situation.coming))]
    return not any(moment.second or moment.microsecond for span in spans for moment in span)
