"""The programme, a table per section."""

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
from ai4earth_cli.cli.output import print_for_programs, print_programme
from ai4earth_cli.schedule import questions

EXAMPLES = (
    "ai4earth list --section solid-earth",
    "ai4earth list --type keynote --tz nairobi",
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
    format_: AsFormat = None,
) -> None:
    """The programme, a table per section."""
    view = view_asked(Source(schedule, event_tz, event_date, refresh, offline), tz, at)
    view = view._replace(day=day_asked(day, view.schedule, view.now))
    wanted = Wanted(section, type_, room, speaker, day, language, recorded, left, starred)
    found = talks_asked(view, wanted)
    talks = view.schedule.talks if found is None else found
    if json or plain or format_ is not None:
        print_for_programs(view, talks, json=json, template=format_)
    elif talks:
        if not (type_ or speaker):
            from ai4earth_cli.schedule.words import gathered  # which programs need not wait for

            talks = gathered(talks, view.starred)
        today = None if day else questions.today(view.schedule, view.now)
        of_today = tuple(talk for talk in talks if today and questions.is_on_day(view.schedule, talk, today))
        if of_today:
            filters = asked_again(wanted._replace(day=None))
            hint = f"This is today. For every day: ai4earth list --day all{filters}{view.again}"
            print_programme(view._replace(day=today), of_today, hint, pager=not no_pager)
        else:
            print_programme(view, talks, pager=not no_pager)
    if not talks:
        raise nothing_found(view.schedule, view.starred, wanted=starred)
