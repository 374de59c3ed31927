"""The user's file: `schedule`, `tz`, `event_tz`, and sources by their names."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from ai4earth_cli.errors import UserError
from ai4earth_cli.formats.toml.reading.document import Faults, contents, line_of
from ai4earth_cli.formats.toml.reading.table import Path, Table, on_one_line, shown
from ai4earth_cli.formats.toml.reading.times import date_of
from ai4earth_cli.schedule.faults import Fault
from ai4earth_cli.schedule.mine import Choice, Config, is_name
from ai4earth_cli.text.printable import quoted
from ai4earth_cli.when.zone.zonenames import zone_called, zones_listed

_SOME_DAY = dt.date(2020, 1, 1)  # for the letters of a zone
_SOURCE = 'a file or an address in quotes, or { source = "…", event_tz = "…" }'


def read(data: bytes) -> tuple[Config | None, Faults]:
    """Return what the file says and no faults, or all the faults in the order of the text.

    A zone may depend on the schedule, as letters do, and so is looked at where it is used; here only beside other
    faults, so that all are told at once.
    """
    return contents(data, _config)


def _config(table: Table) -> Config:
    named = table.typed("schedules", dict) or {}
    names = Table(named, ("schedules",), "schedules", table.problems)
    schedules = dict(_schedules(names))
    config = Config(_in_use(table, schedules, named), _zones(table), table.text("event_tz"), schedules)
    table.only_known()
    if table.problems:
        _check_zones(table, config)
    return config


def _schedules(names: Table) -> Iterator[tuple[str, Choice]]:
    for name in names.values:
        if not is_name(name):
            names.problem(f"{quoted(name)} is not a name: use up to 50 letters from a to z, digits, - and _.", name)
        choice = _choice(names, name)
        if choice:
            yield name, choice._replace(name=name)


def _in_use(table: Table, schedules: Mapping[str, Choice], named: Mapping[str, Any]) -> Choice | None:
    choice = _choice(table, "schedule")
    if choice is None or isinstance(table.values["schedule"], dict) or not is_name(choice.source):
        return choice
    if choice.source not in named:
        known = f"one of {', '.join(named)}" if named else "a name of [schedules]"
        table.problem(
            f"schedule is {shown(choice.source)}: write {known}, or for a file ./{choice.source}.", "schedule"
        )
    return schedules.get(choice.source)


def _choice(table: Table, key: str) -> Choice | None:
    """Return the source at `key`, which may be a table with what the source does not say."""
    value = table.take(key)
    if isinstance(value, dict):
        where = f"{table.where}, {key}" if table.where else key
        inner = Table(value, (*table.path, key), where, table.problems)
        if "source" not in value:
            inner.problem('it has no source: add source = "…".')
        choice = Choice(_source(inner, "source"), inner.text("event_tz"), date_of(inner, "event_date"))
        inner.only_known()
        return choice
    if value is None or isinstance(value, str):
        return None if value is None else Choice(_source(table, key))
    table.problem(f"{key} is {shown(value)}: write {_SOURCE}.", key)
    return None


def _source(table: Table, key: str) -> str:
    """Return the source as it is written, since the name of a file may have any letters."""
    source: str | None = table.typed(key, str)
    if source == "-":
        table.problem(f"{key} is -, which is standard input: write a file or an address.", key)
    elif source is not None and not source.strip():
        table.problem(f"{key} is empty: write a file or an address, or leave it out.", key)
    return source or ""


def _zones(table: Table) -> tuple[str, ...]:
    if isinstance(table.values.get("tz"), list):
        return table.texts("tz")
    return zones_listed(table.text("tz") or "")


def _check_zones(table: Table, config: Config) -> None:
    zones: list[tuple[str | None, Path]] = [(config.event_tz, ("event_tz",)), *((zone, ("tz",)) for zone in config.tz)]
    zones += [(choice.event_tz, ("schedules", name, "event_tz")) for name, choice in config.schedules.items()]
    if config.schedule and not config.schedule.name:
        zones.append((config.schedule.event_tz, ("schedule", "event_tz")))
    for zone, path in zones:
        try:
            zone_called(zone or "local", dt.UTC, _SOME_DAY)
        except UserError as error:
            table.problems.append((path, _where(path), f"{path[-1]}: {on_one_line(error)}"))


def zone_fault(data: bytes, path: Path, error: UserError) -> Fault:
    """Return what is wrong with the zone at `path` of a file that can be read otherwise."""
    return Fault(line_of(data, path), _where(path) or "the file", f"{path[-1]}: {on_one_line(error)}")


def _where(path: Path) -> str:
    return ", ".join(map(str, path[:-1]))
