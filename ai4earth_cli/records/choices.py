"""What `use` knows, for programs."""

from collections.abc import Iterator

from ai4earth_cli.records import VERSION, Record
from ai4earth_cli.schedule.mine import Choice
from ai4earth_cli.schedule.mine.known import Choices, Known, shown_source

_SHIPPED = Choice("")


def choices(found: Choices) -> Record:
    """Return the schedules that can be chosen, and the file that remembers them; the one shipped has no source."""
    return {"version": VERSION, "file": found.file, "schedules": [_record(known) for known in found.known]}


def choice_lines(found: Choices) -> Iterator[str]:
    """Yield a line per schedule that can be chosen: `in use` or `known`, its name, its source, when that changed."""
    for known in found.known:
        record = _record(known)
        fields = ("in use" if known.in_use else "known", record["name"], record["source"], record["changed"])
        yield "\t".join(field or "" for field in fields)


def _record(known: Known) -> Record:
    choice = known.choice or _SHIPPED
    return {
        "name": choice.name or None,
        "source": shown_source(choice) if choice.source else None,
        "event_tz": choice.event_tz,
        "event_date": choice.event_date.isoformat() if choice.event_date else None,
        "changed": known.changed.isoformat() if known.changed else None,
        "in_use": known.in_use,
    }
