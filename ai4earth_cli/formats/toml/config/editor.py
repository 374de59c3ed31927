"""The user's file, changed in one place: comments and layout stay as they are."""

from collections.abc import MutableMapping
from typing import Any, cast

import tomlkit
from tomlkit.items import Table

from ai4earth_cli.schedule.mine import Choice


def edited(data: bytes, name: str | None, choice: Choice | None) -> bytes:
    """Return the file with that schedule in use; with a `name`, remembered by it too.

    Without a choice what has the name is in use, and without a name none is. The file must be one that can be read.
    """
    document = tomlkit.parse(data.decode("utf-8-sig"))
    if choice and name:
        if "schedules" not in document:
            document["schedules"] = tomlkit.table()
        _put(cast("MutableMapping[str, Any]", document["schedules"]), name, choice)
    if name:
        document["schedule"] = name
    elif choice:
        _put(document, "schedule", choice)
    else:
        document.pop("schedule", None)
    return tomlkit.dumps(document).encode()


def without(data: bytes, name: str) -> bytes:
    """Return the file without the schedule that is remembered by that name, nor in use if it was.

    The file must be one that can be read, and has it.
    """
    document = tomlkit.parse(data.decode("utf-8-sig"))
    schedules = cast("MutableMapping[str, Any]", document["schedules"])
    del schedules[name]
    if not schedules:
        del document["schedules"]
    if document.get("schedule") == name:
        del document["schedule"]
    return tomlkit.dumps(document).encode()


def _put(table: MutableMapping[str, Any], key: str, choice: Choice) -> None:
    """Put a source at `key`: as text if that says all, else as a table; a table on lines of its own stays one."""
    known = {"source": choice.source, "event_tz": choice.event_tz, "event_date": choice.event_date}
    values = {name: value for name, value in known.items() if value is not None}
    there = table.get(key)
    if isinstance(there, Table):
        for name in known.keys() & there.keys() - values.keys():
            del there[name]
        there.update(values)
    elif len(values) == 1:
        table[key] = choice.source
    else:
        inline = tomlkit.inline_table()
        inline.update(values)
        table[key] = inline
