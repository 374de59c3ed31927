"""What is asked: about which schedule, in which zones, as of which moment, in which words."""

import datetime as dt
import os
import re
from collections.abc import Iterable

import typer

from ai4earth_cli import files
from ai4earth_cli.errors import UserError
from ai4earth_cli.localzone import local_zone
from ai4earth_cli.model import Schedule, View
from ai4earth_cli.moments import moment_called
from ai4earth_cli.zonenames import zone_called


def view_asked(source: str | None, tz: list[str] | None, at: str) -> View:
    """Return the schedule as the reader sees it: zones from --tz, AI4EARTH_TZ or this computer."""
    schedule = files.load(source)
    named = re.split(r",(?![^(]*\))", os.environ.get("AI4EARTH_TZ", ""))  # a zone as it is shown has one in brackets
    names = tz or [name for name in named if name.strip()] or ["local"]
    zones = tuple(dict.fromkeys(_zone(name, schedule) for name in names))
    return View(schedule, moment_asked(at, zones[0], schedule), zones)


def moment_asked(at: str, zone: dt.tzinfo, schedule: Schedule) -> dt.datetime:
    """Return the moment (UTC) that --at names, read in `zone`. This is where the clock is read."""
    return moment_called(at, zone, schedule, dt.datetime.now(dt.UTC).replace(microsecond=0))


def query_asked(words: Iterable[str]) -> str:
    """Return the words of a query as one text, which must not be empty."""
    typed = " ".join(words).strip()
    if not typed:
        message = "Whose talk? Give a part of a speaker's name, or words of the title."
        raise UserError(message)
    return typed


def _zone(name: str, schedule: Schedule) -> dt.tzinfo:
    """Return the zone called `name`, and say so where it is this computer's and nothing is set."""
    if name.strip().casefold() == "local" and local_zone() is None:
        typer.echo("This computer has no time zone set, so times are in UTC. Give --tz, or set TZ.", err=True)
    return zone_called(name, schedule.timezone, schedule.date)
