"""Large schedules as they were read before, beside the user's other caches; never needed, and damage is overlooked.

A file there is named by what it was read from, and holds a check sum, then the schedule as JSON: data, never code.
"""

import datetime as dt
import hashlib
import json
import os
import zlib
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import platformdirs
from tzdata import IANA_VERSION

from ai4earth_cli import __version__
from ai4earth_cli.model import Link, Schedule, Section, Speaker, Talk
from ai4earth_cli.whole import replace
from ai4earth_cli.zones import iana_zone

_LAYOUT = 2  # raised whenever what is written here, or read from a schedule file, changes within a version
_MOST_FILES = 8


def recalled(data: bytes) -> Schedule | None:
    """Return the schedule that was read from a file of these bytes; None where that is not known any more."""
    try:
        check_sum, _, text = _path(data).read_bytes().partition(b"\n")
    except OSError:
        return None
    return _schedule(json.loads(text)) if check_sum == _check_sum(text) else None


def keep(data: bytes, schedule: Schedule) -> None:
    """Write down what was read from a file of these bytes, if that can be, and give up the oldest of the others."""
    path = _path(data)
    text = json.dumps(_values(schedule), ensure_ascii=False, separators=(",", ":")).encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, b"\n".join([_check_sum(text), text]))
        for old in sorted(path.parent.iterdir(), key=os.path.getmtime, reverse=True)[_MOST_FILES:]:
            old.unlink()
    except OSError:
        return


def _path(data: bytes) -> Path:
    """Return where a schedule read from these bytes is, or would be, under these rules and time zones."""
    about = f"{__version__} {_LAYOUT} {IANA_VERSION} "
    return platformdirs.user_cache_path("ai4earth", appauthor=False) / hashlib.sha256(about.encode() + data).hexdigest()


def _check_sum(text: bytes) -> bytes:
    return b"%08x" % zlib.crc32(text)


def _values(schedule: Schedule) -> dict[str, Any]:
    """Return the schedule as JSON has values: each talk names its section by number."""
    numbers = {section: number for number, section in enumerate(schedule.sections)}
    return schedule._asdict() | {
        "date": schedule.date.isoformat(),
        "timezone": _zone_values(schedule.timezone),
        "talks": [_talk_values(talk, numbers[talk.section]) for talk in schedule.talks],
        "updated": _stamp(schedule.updated),
    }


def _schedule(values: dict[str, Any]) -> Schedule:
    sections = tuple(
        Section(id_, title, tuple(aliases), tuple(chairs)) for id_, title, aliases, chairs in values["sections"]
    )
    return Schedule(
        **{
            **values,
            "date": dt.date.fromisoformat(values["date"]),
            "timezone": _zone(values["timezone"]),
            "sections": sections,
            "talks": tuple([_talk(row, sections) for row in values["talks"]]),
            "notices": tuple(values["notices"]),
            "updated": _moment(values["updated"]),
        }
    )


def _talk_values(talk: Talk, section: int) -> tuple[object, ...]:
    id_, _, title, type_, speakers, start, end, *rest = talk
    return (id_, section, title, type_, speakers, _stamp(start), _stamp(end), *rest)


def _talk(values: list[Any], sections: tuple[Section, ...]) -> Talk:
    id_, section, title, type_, speakers, start, end, *rest, links = values
    who = tuple([Speaker(*speaker) for speaker in speakers])
    where = tuple([Link(*link) for link in links])
    return Talk._make((id_, sections[section], title, type_, who, _moment(start), _moment(end), *rest, where))


def _stamp(moment: dt.datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _moment(stamp: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(stamp) if stamp else None


def _zone_values(zone: dt.tzinfo) -> str | tuple[float, str]:
    """Return a zone's IANA name or, for one that is an offset, its seconds east of Greenwich and its letters."""
    if isinstance(zone, ZoneInfo):
        return zone.key
    return (zone.utcoffset(None) or dt.timedelta()).total_seconds(), zone.tzname(None) or ""


def _zone(values: Any) -> dt.tzinfo:  # noqa: ANN401  what JSON makes of the two kinds of it
    if isinstance(values, str):
        return iana_zone(values)
    seconds, letters = values
    offset = dt.timedelta(seconds=seconds)
    zone = dt.timezone(offset)
    return zone if zone.tzname(None) == letters else dt.timezone(offset, letters)
