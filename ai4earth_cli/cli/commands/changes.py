"""What has changed since you last looked, or from another file."""

from typing import Annotated

import typer

from ai4earth_cli import records
from ai4earth_cli.cli.asked import SHIPPED, Source, clock, loaded, resolved, view_of
from ai4earth_cli.cli.asked.compared import compared_since, compared_with, old_asked, passing
from ai4earth_cli.cli.asked.wanted import Wanted
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
    at_tab,
)
from ai4earth_cli.cli.output import print_json, print_lines, show, terminal
from ai4earth_cli.cli.saying import answer, say
from ai4earth_cli.errors import UserError
from ai4earth_cli.records.changes import change_lines, changes_found
from ai4earth_cli.schedule.words.news import first_look
from ai4earth_cli.store import seen

EXAMPLES = (
    "ai4earth changes",
    "ai4earth changes --markdown --tz event",
)


def command(
    old: Annotated[
        str | None,
        typer.Argument(
            metavar="[OLD]",
            help="Compare with this schedule: a file or an address, in any format. [default: what you last saw of it]",
            autocompletion=at_tab("known"),
        ),
    ] = None,
    *,
    keep: Annotated[
        bool, typer.Option("--keep", help="Tell the same again next time: don't count this as a look.")
    ] = False,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print a list in Markdown, for a chat or a page of news.")
    ] = False,
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
    """What has changed since you last looked, or from another file."""
    if markdown and (json or plain):
        message = "Use --markdown, --json or --plain, only one of them."
        raise UserError(message)
    source = Source(schedule, event_tz, event_date, refresh, offline)
    asked = resolved(source)
    other = old_asked(old, asked, source)
    name = None if other else seen.name_of(asked.schedule)
    look = seen.last(name) if name else None  # before this reading is noted, too, if it is the first
    programme, document = loaded(asked)
    view = view_of(asked, programme, document, tz, at)
    wanted = Wanted(section, type_, room, speaker, day, language, recorded, left, starred)
    compared = compared_with(view, other) if other else compared_since(view, document, asked, look)
    missed = None
    if compared:
        compared, missed = passing(view, compared, wanted)
    if json:
        print_json(records.answer(view, **changes_found(view, compared)))
    if missed is not None:
        raise missed
    if compared is None and not json:
        _say_first_look(first_look(document.name if asked.schedule else SHIPPED), is_for_people=not (plain or markdown))
    elif compared and plain:
        print_lines(change_lines(view, compared))
    elif compared and markdown:
        from ai4earth_cli.formats.markdown.changes import dumps

        print_lines(dumps(view, compared))
    elif compared and not json:
        from ai4earth_cli.screens.day.changes import changes_screen

        screen = terminal()
        show(screen, changes_screen(view, compared, screen.width), pager=not no_pager)
    if name and (compared is None or not (keep or wanted != Wanted())):  # behind a filter is what nobody has seen
        seen.note(name, document, clock())


def _say_first_look(words: str, *, is_for_people: bool) -> None:
    """Say that there is nothing to compare with yet: to people as the answer, beside that of programs."""
    if is_for_people:
        answer([words])
    else:
        say(words)
