"""What is a user's own: here what is chosen for good, the schedule in use, others by name, and time zones."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import NamedTuple

_NAME = r"[A-Za-z0-9][A-Za-z0-9_-]{0,49}"


class Choice(NamedTuple):
    """A source that is remembered, with what it does not say itself: the event's zone and its first day.

    The `name` is empty if it has none.
    """

    source: str
    event_tz: str | None = None
    event_date: dt.date | None = None
    name: str = ""


class Config(NamedTuple):
    """What the user's file says: the schedule in use, the zones of answers and of events, and schedules by name.

    `file` is its name in messages, and `data` its bytes, which have the lines of what is told later.
    """

    schedule: Choice | None = None
    tz: tuple[str, ...] = ()
    event_tz: str | None = None
    schedules: Mapping[str, Choice] = {}
    file: str = ""
    data: bytes = b""


def is_name(text: str) -> bool:
    """Whether a source can be called that: letters, digits, - and _, so that it is no path and no address."""
    return bool(re.fullmatch(_NAME, text))
