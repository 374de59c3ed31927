"""What is on in one line, for prompts and status bars."""

import contextlib
import io
import sys
from typing import Annotated

import typer

from ai4earth_cli.cli.asked.request import Source, view_asked
from ai4earth_cli.cli.asked.wanted import Wanted, talks_asked
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
from ai4earth_cli.cli.output import print_for_waybar, print_lines
from ai4earth_cli.errors import NOTHING_FOUND, UserError
from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.words.glance import Glance, glance, line

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
    seen = _seen(Source(schedule, event_tz, event_date, refresh, offline), tz, at, wanted)
    if seen is None:
        return
    text = line(seen, width)
    if waybar:
        print_for_waybar(seen, text)
    else:
        print_lines([text])


def _seen(source: Source, tz: list[str] | None, at: str | None, wanted: Wanted) -> Glance | None:
    """Return what is to see; into a pipe, which leads to a bar or a prompt, nothing is said of what is not there.

    A web that is down, or a file that is just being edited, would be said there anew every few seconds.
    """
    if sys.stdout.isatty():
        return _glance(source, tz, at, wanted)
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            return _glance(source, tz, at, wanted)
    except UserError as error:
        if error.exit_code != NOTHING_FOUND:
            raise
        raise typer.Exit(NOTHING_FOUND) from None


def _glance(source: Source, tz: list[str] | None, at: str | None, wanted: Wanted) -> Glance | None:
    view = view_asked(source, tz, at)
    talks = talks_asked(view, wanted)
    return glance(view, questions.situation(view.schedule, view.now, talks), view.starred)
