"""The talks you have marked."""

from ai4earth_cli import records
from ai4earth_cli.cli.asked import Source, view_and_hint
from ai4earth_cli.cli.asked.wanted import Wanted, nothing_found, passing
from ai4earth_cli.cli.options import (
    AsFormat,
    AsJson,
    AsLines,
    At,
    Day,
    EventDate,
    EventZone,
    Left,
    NoPager,
    Offline,
    Refresh,
    ScheduleFile,
    Zones,
)
from ai4earth_cli.cli.output import print_for_programs, print_json, print_lines, show, terminal
from ai4earth_cli.cli.saying import say
from ai4earth_cli.records.agenda import agenda_found, agenda_lines
from ai4earth_cli.schedule.mine.agenda import agenda
from ai4earth_cli.schedule.mine.stars import gone
from ai4earth_cli.schedule.words import moment_words
from ai4earth_cli.store import stars

EXAMPLES = (
    "ai4earth agenda",
    "ai4earth agenda --left --tz nairobi",
)


def command(
    *,
    day: Day = None,
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
    format_: AsFormat = None,
) -> None:
    """Your marked talks: what is free between, what overlaps."""
    source = Source(schedule, event_tz, event_date, refresh, offline)
    view, hint = view_and_hint(source, tz, at, for_people=not (json or plain or format_ is not None))
    lost = gone(view.schedule, stars.read())
    wanted = Wanted(day=day, left=left, starred=True)
    shown = {talk.id for talk in passing(view.schedule, view.now, view.starred, wanted)}
    marked = agenda(view.schedule, (talk for talk in view.schedule.talks if talk.id in view.starred))
    entries = [entry for entry in marked if entry.talk.id in shown]
    if json:
        print_json(records.answer(view, **agenda_found(view, entries, lost)))
    elif plain or format_ is not None:
        if plain:
            print_lines(agenda_lines(view, entries))
        else:
            print_for_programs(view, [entry.talk for entry in entries], json=False, template=format_)
        for star in lost:
            was = f", was {moment_words(star.start, view.zone)}" if star.start else ""
            say(f"Not in the programme any more: {star.title}{was}")
    elif entries or lost:
        from ai4earth_cli.screens.day.agenda import agenda_screen
        from ai4earth_cli.screens.pieces import with_hint

        screen = terminal()
        show(screen, with_hint(agenda_screen(view, entries, lost, screen.width), hint), pager=not no_pager)
    if not (entries or lost):
        raise nothing_found(view.schedule, view.starred, wanted=True)
