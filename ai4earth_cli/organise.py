"""The commands for who writes a schedule: is it right, and a file to start from. Their docstrings are their help."""

import datetime as dt
import os
from typing import Annotated

import typer

from ai4earth_cli import files, finding, records
from ai4earth_cli.clocktimes import length_of_time
from ai4earth_cli.console.words import count, summary
from ai4earth_cli.errors import NOTHING_FOUND, UserError
from ai4earth_cli.formats import FORMATS, TIMED, format_called, toml
from ai4earth_cli.model import Edition
from ai4earth_cli.options import (
    At,
    Day,
    Rooms,
    ScheduleFile,
    Sections,
    SpeakerName,
    Types,
    complete_format,
    moment_asked,
)
from ai4earth_cli.output import print_bytes, print_json, print_lines
from ai4earth_cli.printable import quoted


def check(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="A schedule file, - for standard input. [env var: AI4EARTH_SCHEDULE; default: the one shipped]",
        ),
    ] = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as faults.")] = False,
    at: At = "now",
    json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of such a file, for editors.")
    ] = False,
) -> None:
    """Is this schedule file right?"""
    if schema:
        print_lines([files.shipped_text("schedule.schema.json").rstrip()])
        return
    if json and sources and len(sources) > 1:
        message = "JSON is about one file: name one, or leave --json out."
        raise UserError(message)
    named: list[str | None] = [*sources] if sources else [os.environ.get("AI4EARTH_SCHEDULE") or None]
    passed = [_passes(source, at, json=json, strict=strict) for source in named]
    if not all(passed):
        raise typer.Exit(NOTHING_FOUND)


def _passes(source: str | None, at: str, *, json: bool, strict: bool) -> bool:
    """Print what is wrong with one file, and return whether nothing is."""
    name, text = files.read(source)
    schedule, faults = toml.read(text)
    if schedule:
        faults = toml.warnings(text, schedule, moment_asked(at, schedule.timezone, schedule))
    if json:
        print_json(records.verdict(name, schedule, faults))
    else:
        print_lines(fault.shown(name) for fault in faults)
        print_lines([summary(schedule)] if schedule else [])
    return bool(schedule) and not (strict and faults)


def new(
    file: Annotated[
        str, typer.Argument(metavar="[FILE]", help="The file to write; it must not exist.")
    ] = "schedule.toml",
) -> None:
    """Write a small schedule file to start from."""
    files.write_new(file, files.shipped_text("new.toml"))
    typer.echo(f"Wrote {file}. Change it, then: ai4earth check {file}")


def export(
    format_: Annotated[
        str, typer.Argument(metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.", autocompletion=complete_format)
    ],
    *,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Write to this file, whole or not at all.")
    ] = "-",
    alarm: Annotated[
        str | None, typer.Option(metavar="LENGTH", help="With ics: a reminder so long before each talk, as 10m.")
    ] = None,
    section: Sections = None,
    type_: Types = None,
    room: Rooms = None,
    speaker: SpeakerName = None,
    day: Day = None,
    at: At = "now",
    schedule: ScheduleFile = None,
) -> None:
    """Write the schedule for calendars, web pages, spreadsheets and conference apps."""
    if format_ not in FORMATS:
        message = f"No format is called {quoted(format_)}. The formats are: {', '.join(FORMATS)}."
        raise UserError(message)
    programme = files.load(schedule)
    talks = finding.select(programme, finding.Filters(section or (), type_ or (), room or (), speaker, day))
    if not talks:
        message = "No talk fits all of that. Leave one of the filters out."
        raise UserError(message, exit_code=NOTHING_FOUND)
    now = moment_asked(at, programme.timezone, programme)
    updated = programme.updated or files.modified(schedule) or now
    edition = Edition(programme, talks, now, updated, _length(alarm))
    data = format_called(format_).dumps(edition).encode()
    if output == "-":
        print_bytes(data)
    else:
        files.write_whole(output, data)
    untimed = sum(1 for talk in talks if talk.start is None)
    if untimed and format_ in TIMED:
        typer.echo(f"{count(untimed, 'talk')} without a time left out.", err=True)


def _length(text: str | None) -> dt.timedelta | None:
    if text is None:
        return None
    length = length_of_time(text)
    if length is None:
        message = f"No length of time is written {quoted(text)}. Write one like 10m or 1h."
        raise UserError(message)
    return length
