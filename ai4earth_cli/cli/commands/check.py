"""Is a schedule file right?"""

import os
from typing import Annotated

import typer

from ai4earth_cli import records
from ai4earth_cli.cli.options import At
from ai4earth_cli.cli.output import print_json, print_lines
from ai4earth_cli.cli.request import moment_asked
from ai4earth_cli.errors import NOTHING_FOUND, UserError
from ai4earth_cli.formats.toml import reader
from ai4earth_cli.schedule.wording import summary
from ai4earth_cli.store import files

EXAMPLES = (
    "ai4earth check schedule.toml",
    "ai4earth check --schema > schedule.schema.json",
)


def command(
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
        print_lines([files.shipped_text("formats/toml/schedule.schema.json").rstrip()])
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
    schedule, faults = reader.read(text)
    if schedule:
        faults = reader.warnings(text, schedule, moment_asked(at, schedule.timezone, schedule))
    if json:
        print_json(records.verdict(name, schedule, faults))
    else:
        print_lines(fault.shown(name) for fault in faults)
        print_lines([summary(schedule)] if schedule else [])
    return bool(schedule) and not (strict and faults)
