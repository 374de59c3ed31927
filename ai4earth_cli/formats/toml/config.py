"""The user's config file: TOML, told what is wrong with it as a schedule file is."""

import re
import tomllib
from typing import NamedTuple

from ai4earth_cli.errors import Fault
from ai4earth_cli.formats.toml.bounds import excess
from ai4earth_cli.formats.toml.table import Problem, Table, shown

_NAME = r"[A-Za-z0-9_-]{1,40}"


class Known(NamedTuple):
    """A schedule that has a name: where it is, and its event's zone if it does not say that."""

    source: str
    event_tz: str | None = None


class Config(NamedTuple):
    """What holds where neither an option nor a variable says anything."""

    schedule: str | None = None
    tz: tuple[str, ...] = ()
    event_tz: str | None = None
    schedules: dict[str, Known] = {}  # noqa: RUF012  never changed


def is_name(text: str) -> bool:
    """Whether a schedule can be called so: letters, digits, - and _, which no file with an ending is."""
    return bool(re.fullmatch(_NAME, text))


def config_of(text: str) -> tuple[Config, tuple[Fault, ...]]:
    """Return what a config file says, and its faults in the order of the text."""
    beyond = excess(text)
    if beyond:
        return Config(), (beyond,)
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        from ai4earth_cli.formats.toml.syntax import syntax_fault

        return Config(), (syntax_fault(text, error),)
    problems: list[Problem] = []
    table = Table(document, (), "", problems)
    config = Config(table.text("schedule"), table.text_or_texts("tz"), table.text("event_tz"), _schedules(table))
    table.only_known()
    if not problems:
        return config, ()
    from ai4earth_cli.formats.toml.lines import lines, nearest_line

    known = lines(text)
    faults = [Fault(nearest_line(known, path), where or "the file", message) for path, where, message in problems]
    return config, tuple(sorted(faults, key=_line))


def _schedules(table: Table) -> dict[str, Known]:
    named = Table(table.typed("schedules", dict) or {}, ("schedules",), "schedules", table.problems)
    found = {}
    for name in named.values:
        value = named.take(name)
        if not is_name(name):
            named.problem(f"{shown(name)} is no name: use letters, digits, - and _, 40 at most.", name)
        elif isinstance(value, dict):
            about = Table(value, ("schedules", name), f"schedule {shown(name)}", table.problems)
            found[name] = Known(about.required_text("source", "https://…"), about.text("event_tz"))
            about.only_known()
        else:
            found[name] = Known(named.text(name) or "")
    return found


def _line(fault: Fault) -> int:
    return fault.line
