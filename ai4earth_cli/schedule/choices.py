"""What a user has chosen for good: the schedule in use, others by name, and time zones."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import NamedTuple

from ai4earth_cli.schedule.wording import length_words
from ai4earth_cli.text.addresses import is_on_the_web, without_password
from ai4earth_cli.text.printable import file_name

_MINUTE = dt.timedelta(minutes=1)
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
    """What the user's file says: the schedule in use, the zones of answers and of events, and schedules by name."""

    schedule: Choice | None = None
    tz: tuple[str, ...] = ()
    event_tz: str | None = None
    schedules: Mapping[str, Choice] = {}


class Known(NamedTuple):
    """A schedule that a user can choose; without a choice, the one that is shipped.

    `changed` is when the file last changed, or the copy of an address was fetched (UTC); None if there is neither.
    """

    choice: Choice | None
    changed: dt.datetime | None
    in_use: bool


class Choices(NamedTuple):
    """All schedules that a user can choose, the name of the file that says so, and the moment (UTC) that is now."""

    known: tuple[Known, ...]
    file: str
    now: dt.datetime


def is_name(text: str) -> bool:
    """Whether a source can be called that: letters, digits, - and _, so that it is no path and no address."""
    return bool(re.fullmatch(_NAME, text))


def shown_source(choice: Choice) -> str:
    """Return a source as it can be printed, without a password."""
    return file_name(without_password(choice.source) if is_on_the_web(choice.source) else choice.source)


def age_words(source: str, changed: dt.datetime | None, now: dt.datetime) -> str:
    """Return how old a file is, or the copy of an address: `changed 3 h ago`, `copy of 2 days 4 h ago`.

    It is that of `changed` (UTC), if there is anything that can be looked at.
    """
    on_the_web = is_on_the_web(source)
    if source == "-":
        return "standard input"
    if changed is None:
        return "no copy yet" if on_the_web else "not there"
    minutes = max(dt.timedelta(), now - changed) // _MINUTE
    ago = f"{length_words(minutes * _MINUTE)} ago" if minutes else "just now"
    return f"copy of {ago}" if on_the_web else f"changed {ago}"
