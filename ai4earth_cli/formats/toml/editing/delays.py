"""The delays of a schedule file, written into it; with them what calendars must notice."""

import datetime as dt
from collections.abc import MutableMapping, Sequence
from typing import Any, cast

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.items import AoT, Array

from ai4earth_cli.formats.toml.editing.file import edited, put, taken_from_the_end
from ai4earth_cli.formats.toml.writer import delay_pairs
from ai4earth_cli.schedule.model import Delay, Schedule
from ai4earth_cli.when.zone.zones import stamp


def with_delays(data: bytes, schedule: Schedule, delays: Sequence[Delay], now: dt.datetime) -> bytes:
    """Return the file, which holds `schedule`, with these delays in place of its own, as of `now` (UTC).

    Those that stay are left as they are written. Its revision is raised, and it was updated now.
    """

    def change(document: TOMLDocument) -> None:
        workshop = cast("MutableMapping[str, Any]", document["workshop"])
        put(workshop, "updated", tomlkit.value(stamp(now, schedule.timezone)))
        put(workshop, "revision", tomlkit.item(schedule.revision + 1))
        _put(document, schedule, delays)

    found = edited(data, change)
    return found if delays else _ended_once(found)


def _ended_once(data: bytes) -> bytes:
    """Return the file without empty lines at its end, which stood before the delays."""
    text = data.rstrip(b"\r\n")
    ends = data[len(text) :]
    return text + (b"\r\n" if ends.startswith(b"\r\n") else ends[:1])


def _put(document: TOMLDocument, schedule: Schedule, delays: Sequence[Delay]) -> None:
    written = cast("AoT | Array", document.get("delay", tomlkit.aot()))
    for place in reversed(range(len(schedule.delays))):
        if schedule.delays[place] not in delays:
            del written[place]
    for delay in delays:
        if delay not in schedule.delays:
            _append(written, delay, schedule)
    if not written:
        document.pop("delay", None)
    elif "delay" not in document:
        document.append("delay", written)


def _append(written: AoT | Array, delay: Delay, schedule: Schedule) -> None:
    """Append a delay behind the others, an empty line before it."""
    values = {key: tomlkit.value(value) for key, value in delay_pairs(delay, schedule) if isinstance(value, str)}
    if isinstance(written, Array):
        inline = tomlkit.inline_table()
        inline.update(values)
        written.append(inline)
        return
    table = tomlkit.table()
    table.update(values)
    if written:
        behind = taken_from_the_end(written[-1])  # it is about what comes next
        table.trivia.indent = "\n"
        for item in behind:
            table.add(item)
    written.append(table)
