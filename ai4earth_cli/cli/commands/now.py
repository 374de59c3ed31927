"""What is on, how far through, and what comes next."""

from ai4earth_cli import records
from ai4earth_cli.cli.asked import Source, view_and_hint
from ai4earth_cli.cli.asked.wanted import Wanted, nothing_found, talks_asked
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
)
from ai4earth_cli.cli.output import print_for_programs, print_json, terminal
from ai4earth_cli.schedule import questions

EXAMPLES = (
    "ai4earth now",
    'ai4earth now --tz lima --at "10:40 PDT"',
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
    json: AsJson = False,
    plain: AsLines = False,
    format_: AsFormat = None,
) -> None:
    """What is on, how far through, and what comes next."""
    source = Source(schedule, event_tz, event_date, refresh, offline)
    view, hint = view_and_hint(source, tz, at, for_people=not (json or plain or format_ is not None))
    wanted = Wanted(section, type_, room, speaker, day, language, recorded, left, starred)
    talks = talks_asked(view, wanted)
    found = questions.situation(view.schedule, view.now, talks)
    state, on, coming, _ = found
    if json:
        print_json(records.answer(view, state, talks=records.talks(view, on), next=records.talks(view, coming)))
    elif plain or format_ is not None:
        print_for_programs(view, (*on, *coming), json=False, template=format_)
    elif talks != ():
        from ai4earth_cli.screens.now import now_screen
        from ai4earth_cli.screens.pieces import with_hint

        screen = terminal()
        screen.show(with_hint(now_screen(view, found, screen.width, asked=talks), hint))
    if talks == ():
        raise nothing_found(view.schedule, view.starred, wanted=starred)
