"""The talks that start next."""

import shlex
from typing import Annotated

import typer

from ai4earth_cli.cli.asked import Source, view_asked
from ai4earth_cli.cli.asked.wanted import Wanted, asked_again, day_asked, nothing_found, talks_asked
from ai4earth_cli.cli.options import (
    AsFormat,
    AsJson,
    AsLines,
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
from ai4earth_cli.cli.output import print_for_programs, terminal
from ai4earth_cli.errors import NOTHING_FOUND, UserError
from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.model import View

EXAMPLES = (
    "ai4earth next --tz nairobi",
    "ai4earth next 5 --section environet",
)


def command(
    count: Annotated[int, typer.Argument(metavar="[N]", parser=whole_number, help="How many talks.")] = 3,
    *,
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
    json: AsJson = False,
    plain: AsLines = False,
    format_: AsFormat = None,
) -> None:
    """The talks that start next, with the time until each."""
    view = view_asked(Source(schedule, event_tz, event_date, refresh, offline), tz, at)
    view = view._replace(day=day_asked(day, view.schedule, view.now))
    wanted = Wanted(section, type_, room, speaker, day, language, recorded, left, starred)
    asked = talks_asked(view, wanted)
    found = questions.in_order(view.schedule, view.schedule.talks if asked is None else asked)
    coming = questions.upcoming(found, view.now)
    talks = coming[:count]
    if json or plain or format_ is not None:
        print_for_programs(view, talks, json=json, template=format_)
    elif talks:
        from ai4earth_cli.schedule.words import gathered  # which programs need not wait for
        from ai4earth_cli.screens.programme import next_screen

        screen = terminal()
        shown = coming if type_ or speaker else gathered(coming, view.starred)
        moment = ("--at", at), *(("--tz", zone) for zone in tz or ())
        given = "".join(f" {name} {shlex.quote(value)}" for name, value in moment if value is not None)
        again = f"{asked_again(wanted)}{given}{view.again}"
        screen.show(next_screen(view._replace(again=again), shown, count, screen.width))
    if starred and not view.starred:
        raise nothing_found(view.schedule, view.starred, wanted=True)
    if not talks:
        raise UserError(_nothing_comes(view), exit_code=NOTHING_FOUND)


def _nothing_comes(view: View) -> str:
    if not view.schedule.talks:
        return "The schedule has no talks yet."
    if questions.state(view.schedule, view.now) != "after":
        return "No upcoming talks match. See the whole programme: ai4earth list"
    from ai4earth_cli.schedule.words.afterwards import over_words

    return over_words(view)
