"""Talks by speaker, or by words of the title."""

from ai4earth_cli.cli.asked import Source, view_asked
from ai4earth_cli.cli.asked.typed import found_asked, query_asked
from ai4earth_cli.cli.options import (
    AsJson,
    AsLines,
    At,
    EventDate,
    EventZone,
    NoPager,
    Offline,
    Query,
    Refresh,
    ScheduleFile,
    Zones,
)
from ai4earth_cli.cli.output import print_for_programs, print_programme, show, terminal
from ai4earth_cli.schedule.finding import slips
from ai4earth_cli.schedule.words import count
from ai4earth_cli.text.printable import quoted

_MOST_CARDS = 3

EXAMPLES = (
    "ai4earth talk mousavi",
    "ai4earth talk wavelet turbulence",
)


def command(
    words: Query = None,
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
    """Talks by speaker, or by words of the title."""
    query = query_asked(words or ())
    view = view_asked(Source(schedule, event_tz, event_date, refresh, offline), tz, at)
    typed, talks = found_asked(view.schedule, query)
    if json or plain:
        print_for_programs(view, talks, json=json)
    elif len(talks) > _MOST_CARDS:
        print_programme(view, talks, f"{count(len(talks), 'talk')} match {quoted(typed)}.", pager=not no_pager)
    elif talks:
        from ai4earth_cli.screens.card import cards_screen

        show(terminal(), cards_screen(view, talks), pager=not no_pager)
    if not talks:
        raise slips.nobody(typed, view.schedule)
