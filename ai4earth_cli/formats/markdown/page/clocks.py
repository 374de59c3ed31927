"""Times in the cells of a table: `~~7:00~~`, `12pm`, `8:07!`, `0:20+1`, `7:00 – 7:20`, `XX`."""

import datetime as dt
import re
from typing import NamedTuple

from ai4earth_cli.when.clocktimes import length_of_time, time_of_day

_MOST = 100  # letters of a cell that are looked at
_ON_DEMAND = "on demand"
_NOTHING = frozenset({"", "x", "xx", "n/a", "tba", "tbc", "tbd", "unscheduled", _ON_DEMAND})
_AROUND = " ~*!?-–—.…()"
_SHIFTED = re.compile(r"(?a)(.*\d)([+-]\d{1,3})")
_RANGE = re.compile(r" ?[-–—] ?| (?:to|until|bis) ")
_HALF = re.compile(r"(?ai)([ap])\.?m\.?$")
_HOUR_ALONE = re.compile(r"(?a)\d{1,2}")
_UNIT = re.compile(r" ?(?:[Uu]hr|h)$| (?!(?i:[ap]m))[A-Z]{2,5}$")  # the letters of a zone too, which are read elsewhere


class Clock(NamedTuple):
    """What a clock shows, so many days after that of its table; whether `am` or `pm` says which half of the day."""

    time: dt.time
    days: int = 0
    has_half: bool = False


class Unread(Exception):  # noqa: N818  no error: what a cell says is no time
    """A cell says something that is not a time."""


def is_nothing(text: str) -> bool:
    """Whether a cell is a way to leave it empty: `XX`, `--`, `TBA`."""
    return text.strip(_AROUND).casefold() in _NOTHING


def is_on_demand(text: str) -> bool:
    """Whether a cell says that there is no time and never will be."""
    return text.strip(_AROUND).casefold() == _ON_DEMAND


def clock(text: str) -> Clock | None:
    """Return the time that a cell is; None if it says that there is none. Raises Unread if it says anything else."""
    text = text[:_MOST]
    if is_nothing(text):
        return None
    text = _UNIT.sub("", text.strip("~*!? "))
    time = time_of_day(text)
    shifted = None if time else _SHIFTED.fullmatch(text)
    if shifted:
        time = time_of_day(shifted[1])
    if time is None:
        raise Unread(text)
    return Clock(time, int(shifted[2]) if shifted else 0, bool(_HALF.search(text)))


def clocks(text: str) -> tuple[Clock | None, Clock | None]:
    """Return the start and the end that one cell tells: `7:00 - 7:20`, `7-8am`, `7:00`. Raises Unread."""
    first, *last = _RANGE.split(text[:_MOST].strip("~*!? "), maxsplit=1)
    if is_nothing(text) or not last or not first:
        return clock(text), None
    end = clock(last[0])
    half = _HALF.search(last[0])
    if end and half and not _HALF.search(first):
        start = clock(f"{first}{half[1]}m")
        return (start if start and start.time <= end.time else clock(f"{first}am")), end
    return clock(f"{first}:00" if _HOUR_ALONE.fullmatch(first) else first), end


def length(text: str) -> dt.timedelta | None:
    """Return the length that a cell tells: `20 min`, `1h30m`, `0:20`, or so many minutes. Raises Unread."""
    text = text[:_MOST].strip("~*!? ")
    if is_nothing(text):
        return None
    found = re.fullmatch(r"(?a)(?:(\d{1,3}):)?(\d{1,4})", text)
    if found:
        return dt.timedelta(hours=int(found[1] or 0), minutes=int(found[2])) or None
    told = length_of_time(text)
    if told is None:
        raise Unread(text)
    return told
