"""Is a schedule file right?"""

from typing import Annotated

import typer

from ai4earth_cli import records, sources
from ai4earth_cli.cli.asked import (
    SHIPPED,
    Source,
    awaited,
    moment_asked,
    resolved,
    say_if_passed_over,
    say_if_stale,
)
from ai4earth_cli.cli.asked.typed import read_once
from ai4earth_cli.cli.options import At, EventDate, EventZone, Offline, Refresh
from ai4earth_cli.cli.output import print_json, print_lines
from ai4earth_cli.cli.saying import answer, say
from ai4earth_cli.errors import NOTHING_FOUND, UnreadableError, UserError
from ai4earth_cli.schedule.words import summary
from ai4earth_cli.schedule.words.verdict import grouped, tally
from ai4earth_cli.sources.ids import written_ids
from ai4earth_cli.store import files

EXAMPLES = (
    "ai4earth check schedule.toml",
    "ai4earth check --schema > schedule.schema.json",
)


def command(
    files_: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SOURCE]...",
            help="A schedule file or an address, - for standard input. "
            "[env var: AI4EARTH_SCHEDULE; default: the one in use]",
        ),
    ] = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as faults.")] = False,
    event_tz: EventZone = None,
    event_date: EventDate = None,
    refresh: Refresh = False,
    offline: Offline = False,
    at: At = None,
    every: Annotated[
        bool, typer.Option("--all", help="List every fault, warning and remark, also where many are alike.")
    ] = False,
    write_ids: Annotated[
        bool,
        typer.Option(
            "--write-ids", help="Write the ids that are made from titles into the file, so that titles may change."
        ),
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of such a file, for editors.")
    ] = False,
) -> None:
    """Check a schedule file for mistakes."""
    if schema:
        print_lines([files.shipped_text("formats/toml/schedule.schema.json").rstrip()])
        return
    if json and files_ and len(files_) > 1:
        message = "JSON is about one file: name one, or leave --json out."
        raise UserError(message)
    if json and write_ids:
        message = "Use --json or --write-ids, not both."
        raise UserError(message)
    named: list[str | None] = [*files_] if files_ else [None]
    if named.count("-") > 1:
        raise read_once()
    asked = Source(None, event_tz, event_date, refresh, offline)
    passed, several = [], len(named) > 1
    for source in named:
        if write_ids:
            _give_ids(asked._replace(schedule=source))
        try:
            passed.append(
                _passes(asked._replace(schedule=source), at, json=json, strict=strict, every=every, several=several)
            )
        except UnreadableError as error:
            if not several:
                raise
            say(str(error))  # and the others are checked all the same
            passed.append(False)
    if not all(passed):
        raise typer.Exit(NOTHING_FOUND)


def _give_ids(source: Source) -> None:
    """Write ids into a schedule file and say so; nothing into one that is wrong, which is then told."""
    asked = resolved(source)
    with awaited(asked):
        document, (schedule, _) = sources.examined(asked.schedule, asked.given, asked.asking)
    if schedule:
        answer([written_ids(asked.schedule, document, schedule, asked.again)])


def _passes(source: Source, at: str | None, *, json: bool, strict: bool, every: bool, several: bool) -> bool:
    """Print what is wrong with one source, of several with its name, and return whether nothing is."""
    asked = resolved(source)
    with awaited(asked):
        document, (schedule, faults) = sources.examined(asked.schedule, asked.given, asked.asking)
    say_if_stale(document)
    say_if_passed_over(asked)
    if schedule:
        faults = (*faults, *sources.doubts(document, schedule, moment_asked(at, schedule.timezone, schedule)))
    if json:
        print_json(records.verdict(document.name, schedule, faults))
    else:
        name = document.name if asked.schedule else SHIPPED
        answer(fault.shown(name) for fault in (faults if every else grouped(faults)))
        whose = f"{name}: " if several else ""
        answer(f"{whose}{line}" for line in (*([summary(schedule)] if schedule else ()), tally(schedule, faults)))
    return bool(schedule) and not (strict and any(fault.level == "warning" for fault in faults))
