"""The schedule for calendars, web pages, spreadsheets and conference apps."""

import datetime as dt
from collections.abc import Iterable
from typing import Annotated

import typer

from ai4earth_cli.cli.asked import (
    Source,
    moment_asked,
    schedule_asked,
)
from ai4earth_cli.cli.asked.typed import length_asked
from ai4earth_cli.cli.asked.wanted import Wanted, nothing_found, passing, starred_in
from ai4earth_cli.cli.options import (
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
    at_tab,
)
from ai4earth_cli.cli.output import print_pieces
from ai4earth_cli.cli.saying import say
from ai4earth_cli.errors import NOTHING_FOUND, UserError
from ai4earth_cli.formats import FORMATS, WRITTEN, writer_of, written_as
from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.schedule.model import Schedule
from ai4earth_cli.schedule.words import count, held_words
from ai4earth_cli.sources.pages import put_into
from ai4earth_cli.store import files
from ai4earth_cli.text.printable import file_name, quoted

EXAMPLES = (
    "ai4earth export ics --output workshop.ics",
    "ai4earth export markdown --section environet",
)


def command(
    format_: Annotated[
        str | None,
        typer.Argument(
            metavar="[FORMAT]",
            help=f"One of {', '.join(WRITTEN)}; without it, what the name of --output ends with.",
            autocompletion=at_tab("format"),
        ),
    ] = None,
    *,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Write to this file, whole or not at all.")
    ] = "-",
    into: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="With markdown: write into this page, between <!-- ai4earth --> and <!-- /ai4earth -->, or where its "
            "tables are.",
        ),
    ] = None,
    alarm: Annotated[
        str | None, typer.Option(metavar="LENGTH", help="With ics: a reminder this long before each talk, such as 10m.")
    ] = None,
    section: Sections = None,
    type_: Types = None,
    room: Rooms = None,
    speaker: SpeakerName = None,
    language: Languages = None,
    day: Day = None,
    starred: Starred = False,
    recorded: Recorded = False,
    left: Left = False,
    at: At = None,
    schedule: ScheduleFile = None,
    event_tz: EventZone = None,
    event_date: EventDate = None,
    refresh: Refresh = False,
    offline: Offline = False,
) -> None:
    """Write the schedule for calendars, web pages, spreadsheets and conference apps."""
    if into is not None and output != "-":
        message = "Use --output or --into, not both."
        raise UserError(message)
    if into is not None and format_ is None:
        format_ = written_as(into.rpartition(".")[2]) or "markdown"
    name = _format_asked(format_, output)
    if into is not None and name != "markdown":
        message = f"--into writes Markdown into a page of Markdown, and not {name}. Write {name} with --output."
        raise UserError(message)
    if alarm is not None and name != "ics":
        message = f"Only calendars have reminders, and {name} is none: leave --alarm out, or export ics."
        raise UserError(message)
    programme, document = schedule_asked(Source(schedule, event_tz, event_date, refresh, offline))
    now = moment_asked(at, programme.timezone, programme)
    mine = starred_in(programme) if starred else frozenset()
    talks = passing(programme, now, mine, Wanted(section, type_, room, speaker, day, language, recorded, left, starred))
    if not talks:
        raise nothing_found(programme, mine, wanted=starred)
    if not FORMATS[name].may_be_empty and not any(talk.span for talk in talks):
        message = "None of the talks has a time, and a calendar needs at least one: nothing is written."
        raise UserError(message, exit_code=NOTHING_FOUND)
    updated = programme.updated or document.modified or _midnight(programme)
    edition = Edition(programme, talks, now, updated, length_asked(alarm))
    pieces = writer_of(name).pieces(edition)
    where = _written(pieces, output, into)
    written = talks if FORMATS[name].has_untimed else tuple(talk for talk in talks if talk.span)
    if where is not None:
        unlike = "" if into or written_as(output.rpartition(".")[2]) in {None, name} else f", as {name}"
        say(f"{file_name(into or output)}: {held_words(written)}{unlike}{where}")
    if len(written) < len(talks):
        say(f"{count(len(talks) - len(written), 'talk')} without a time left out.")


def _written(pieces: Iterable[str], output: str, into: str | None) -> str | None:
    """Write the pieces where they are to go; of a file return where in it that is, in words."""
    if into is not None:
        return put_into(into, "".join(pieces))
    if output != "-":
        files.write_whole(output, (piece.encode() for piece in pieces))
        return ""
    print_pieces(pieces)
    return None


def _format_asked(typed: str | None, output: str) -> str:
    """Return the format that is asked for, or that the name of the file ends with."""
    formats = f"The formats are: {', '.join(WRITTEN)}."
    if typed is None:
        found = written_as(output.rpartition(".")[2])
        message = f"Which format? Name one, or a file with --output whose name ends with one. {formats}"
    else:
        found = written_as(typed)
        message = f"No format is called {quoted(typed)}. {formats}"
    if found is None:
        raise UserError(message)
    return found


def _midnight(schedule: Schedule) -> dt.datetime:
    """Return the moment that stands for the last change if nothing says when that was: the same for the same input."""
    return dt.datetime.combine(schedule.date, dt.time(), tzinfo=schedule.timezone).astimezone(dt.UTC)
