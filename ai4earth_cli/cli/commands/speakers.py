"""Everyone who speaks, and when."""

from ai4earth_cli import records
from ai4earth_cli.cli.asked import Source, view_asked
from ai4earth_cli.cli.asked.wanted import Wanted, nothing_found, talks_asked
from ai4earth_cli.cli.options import (
    AsJson,
    AsLines,
    At,
    Day,
    EventDate,
    EventZone,
    Languages,
    Left,
    NoPager,
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
from ai4earth_cli.cli.output import print_lines, print_speakers_json, show, terminal

EXAMPLES = (
    "ai4earth speakers",
    "ai4earth speakers --section environet --tz event",
)


def command(
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
    no_pager: NoPager = False,
    json: AsJson = False,
    plain: AsLines = False,
) -> None:
    """Everyone who speaks, alphabetically, and when."""
    view = view_asked(Source(schedule, event_tz, event_date, refresh, offline), tz, at)
    talks = talks_asked(view, Wanted(section, type_, room, speaker, day, language, recorded, left, starred))
    if json:
        print_speakers_json(view, talks)
    elif plain:
        print_lines(records.speaker_lines(view, talks))
    elif talks != ():
        from ai4earth_cli.screens.people import speakers_screen

        screen = terminal()
        show(screen, speakers_screen(view, screen.width, talks), pager=not no_pager)
    if talks == ():
        raise nothing_found(view.schedule, view.starred, wanted=starred)
