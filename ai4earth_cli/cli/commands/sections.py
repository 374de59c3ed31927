"""The sections of the programme."""

from ai4earth_cli import records
from ai4earth_cli.cli.asked import Source, view_asked
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
from ai4earth_cli.cli.output import print_json, print_lines, show, terminal

EXAMPLES = (
    "ai4earth sections",
    "ai4earth sections --tz event",
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
    """The sections: id, title, chair, from-to, number of talks."""
    view = view_asked(Source(schedule, event_tz, event_date, refresh, offline), tz, at)
    if json:
        print_json(records.answer(view, sections=records.sections(view), rooms=records.rooms(view)))
    elif plain:
        print_lines(records.section_lines(view))
    else:
        from ai4earth_cli.screens.sections import sections_screen

        screen = terminal()
        show(screen, sections_screen(view, screen.width), pager=not no_pager)
