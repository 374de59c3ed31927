"""What, when, where to watch and whom to ask."""

from ai4earth_cli import records
from ai4earth_cli.cli.asked import Source, view_asked
from ai4earth_cli.cli.options import AsJson, AsLines, At, EventDate, EventZone, Offline, Refresh, ScheduleFile, Zones
from ai4earth_cli.cli.output import print_json, print_lines, terminal

EXAMPLES = (
    "ai4earth info",
    "ai4earth info --tz lima --json",
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
    json: AsJson = False,
    plain: AsLines = False,
) -> None:
    """What, when, where to watch, chat, contact, notices."""
    view = view_asked(Source(schedule, event_tz, event_date, refresh, offline), tz, at)
    if json:
        print_json(records.workshop(view))
    elif plain:
        print_lines(records.workshop_lines(view))
    else:
        from ai4earth_cli.screens.people import info_screen

        screen = terminal()
        screen.show(info_screen(view, screen.width))
