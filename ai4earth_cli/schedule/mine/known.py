"""All schedules that a user can choose, and how old each is."""

import datetime as dt
from typing import NamedTuple

from ai4earth_cli.schedule.mine import Choice
from ai4earth_cli.schedule.words import ago_words
from ai4earth_cli.text.addresses import is_on_the_web, without_password
from ai4earth_cli.text.printable import file_name


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
    ago = ago_words(now - changed)
    return f"copy of {ago}" if on_the_web else f"changed {ago}"
