"""Everyone who speaks, and when."""

from ai4earth_cli import records
from ai4earth_cli.cli.asked.request import Source, view_asked
from ai4earth_cli.cli.options import (
    AsJson,
    AsLines,
    At,
    EventDate,
    EventZone,
    NoPager,
    Offline,
    Refresh,
    ScheduleFile,
    Zones,
)
from ai4earth_cli.cli.output import print_lines, print_speakers_json, show, terminal

EXAMPLES = (
    "ai4earth speakers",
    "ai4earth speakers --tz event --plain",
)


def command(
    *,
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
    if json:
        print_speakers_json(view)
    elif plain:
        print_lines(records.speaker_lines(view))
    else:
        from ai4earth_cli.screens.people import speakers_screen

        screen = terminal()
        show(screen, speakers_screen(view, screen.width), pager=not no_pager)
