"""What is on and what comes next, kept up to date on the whole screen."""

import datetime as dt
from collections.abc import Hashable
from typing import Annotated, NamedTuple

import typer

from ai4earth_cli import sources
from ai4earth_cli.cli.asked import (
    Source,
    clock_asked,
    schedule_again,
    stamp_asked,
    view_asked,
)
from ai4earth_cli.cli.asked.typed import length_asked
from ai4earth_cli.cli.asked.wanted import Wanted, some_talks, starred_now
from ai4earth_cli.cli.live import Scene, World, ended_by_signals, follow
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
)
from ai4earth_cli.errors import UserError
from ai4earth_cli.records.variables import talk_variables
from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.model import Talk, View
from ai4earth_cli.schedule.words import standing
from ai4earth_cli.store import programs, stars

EXAMPLES = (
    "ai4earth watch --alarm 5m",
    'ai4earth watch --at "10:40 PDT" --speed 60',
)

_MOST_SPEED = 86_400  # a day in a second


def _factor(text: str | float) -> float:
    """Return the speed that `text` is; Typer passes the default through here, too."""
    try:
        factor = float(text)
    except ValueError:
        factor = 0.0
    if 0 < factor <= _MOST_SPEED:
        return factor
    message = "write a number such as 60 or 0.5, up to 86400."
    raise typer.BadParameter(message)


def command(
    *,
    speed: Annotated[
        float,
        typer.Option(metavar="FACTOR", parser=_factor, help="Replay: run the clock this many times as fast."),
    ] = 1.0,
    alarm: Annotated[
        str | None,
        typer.Option(
            metavar="LENGTH",
            help="Ring this long before each marked talk, or if none is marked each that is shown: 5m.",
        ),
    ] = None,
    run: Annotated[
        str | None,
        typer.Option(
            metavar="COMMAND",
            help="Also run this when it rings; AI4EARTH_TALK_TITLE and other variables describe the talk.",
        ),
    ] = None,
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
    """What is on and what comes next, kept up to date on the whole screen."""
    from ai4earth_cli.screens.pieces.stage import can_take_over

    if not can_take_over():
        message = "watch needs a terminal with a whole screen. Use ai4earth now, or ai4earth status for one line."
        raise UserError(message)
    length = length_asked(alarm)
    if run is not None and length is None:
        message = "Say how long before each talk to run the command: --alarm 5m."
        raise UserError(message)
    source = Source(schedule, event_tz, event_date, refresh, offline)
    files = _stamp_of_files(source)  # before it is read, so that what changes meanwhile is seen
    view = view_asked(source, tz, at)
    wanted = Wanted(section, type_, room, speaker, day, language, recorded, left, starred)
    asked = _Asked(source, wanted, view, at, speed, run)
    talks = some_talks(view, wanted)
    scene = Scene(view, talks, asked.stamp_of(files, view.now))
    _watch(asked, scene, length)


class _Asked(NamedTuple):
    """What is followed, and how."""

    source: Source
    wanted: Wanted
    view: View
    at: str | None
    speed: float
    run: str | None

    def stamp(self, now: dt.datetime) -> Hashable:
        """Return what is another when a file has changed, or the day has come at which --day means another."""
        return self.stamp_of(_stamp_of_files(self.source), now)

    def stamp_of(self, files: Hashable, now: dt.datetime) -> Hashable:
        """Return the stamp at a moment at which the files have that of their own."""
        return files, self.wanted.day and questions.day_reached(self.view.schedule, now)

    def read(self, now: dt.datetime) -> Scene:
        """Return what the file has now; raises UserError if it can't be read, or nothing passes the filters."""
        stamp = self.stamp(now)
        schedule, document = schedule_again(self.source)
        origin, starred = sources.origin(document), starred_now(schedule)
        view = self.view._replace(schedule=schedule, origin=origin, starred=starred)
        return Scene(view, some_talks(view._replace(now=now), self.wanted), stamp)


def _stamp_of_files(source: Source) -> Hashable:
    """Return what is another when the schedule may have changed, or what is marked."""
    return stamp_asked(source), stars.stamp()


def _watch(asked: _Asked, scene: Scene, alarm: dt.timedelta | None) -> None:
    from ai4earth_cli.screens.day.watch import watch_foot, watch_screens
    from ai4earth_cli.screens.pieces.keyboard import keyboard
    from ai4earth_cli.screens.pieces.stage import Stage

    replay = f"{asked.speed:g} times as fast" if asked.speed != 1 else ""
    with ended_by_signals(), keyboard() as wait, Stage() as stage:

        def draw(shown: Scene, now: dt.datetime) -> None:
            view = shown.view._replace(now=now.replace(microsecond=0))
            found = questions.situation(view.schedule, view.now, shown.talks)
            width, _ = stage.size()
            stage.show(watch_screens(view, found, shown.chosen, width), watch_foot(shown.trouble, replay))

        def ring(shown: Scene, talks: tuple[Talk, ...], now: dt.datetime) -> None:
            view = shown.view._replace(now=now)
            for talk in talks:
                stage.ring(talk.title, standing(talk, now))
                if asked.run is not None:
                    programs.start(asked.run, talk_variables(view, talk))

        def turned(seconds: float) -> str:
            typed = wait(seconds)
            stage.turn(typed)
            return typed

        def look() -> Hashable:
            return stage.size(), stage.page

        clock = clock_asked(asked.at, asked.view.now, asked.speed)  # a replay begins when the screen is there
        world = World(clock, asked.speed, turned, asked.stamp, asked.read, look, draw, ring)
        follow(world, scene, alarm)
