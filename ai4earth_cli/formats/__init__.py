"""The formats a schedule is read from and written to: a module each, none knowing another."""

import importlib
from typing import Protocol, cast

from ai4earth_cli.schedule.model import Edition


class Format(Protocol):
    """What a module of a format has, if schedules can be written in it."""

    def dumps(self, edition: Edition) -> str:
        """Return the edition as text; the same edition gives the same text."""


# The name that `export` takes, and the module, which is loaded only then.
FORMATS: dict[str, str] = {
    "ics": "ics.writer",
    "markdown": "markdown.writer",
    "html": "html.writer",
    "csv": "csv",
    "json": "schedule_json.writer",
    "xml": "schedule_xml.writer",
    "toml": "toml.writer",
}


# Those that have no place for a talk without a time.
TIMED = frozenset({"ics", "json", "xml"})

# Those that must have a talk with a time (RFC 5545 §3.6: a calendar has one component or more).
EMPTY_IS_INVALID = frozenset({"ics"})


def format_called(name: str) -> Format:
    """Return the module of a format, one of FORMATS."""
    return cast("Format", importlib.import_module(f"ai4earth_cli.formats.{FORMATS[name]}"))
