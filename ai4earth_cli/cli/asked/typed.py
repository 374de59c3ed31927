"""What is typed beside options about schedules: a query, a length of time."""

import datetime as dt
from collections.abc import Iterable

from ai4earth_cli.cli.saying import say
from ai4earth_cli.errors import UserError
from ai4earth_cli.schedule.model import Schedule, Talk
from ai4earth_cli.text.printable import quoted


def query_asked(words: Iterable[str]) -> str:
    """Return the words of a query as one text, which must not be empty."""
    typed = " ".join(words).strip()
    if not typed:
        message = "Which talk? Give its number, or words of a name or the title."
        raise UserError(message)
    return typed


def found_asked(schedule: Schedule, typed: str) -> tuple[str, tuple[Talk, ...]]:
    """Return the talks that a query finds, and the query; says on standard error what a slip is taken for."""
    from ai4earth_cli.schedule.finding.slips import search_or_nearest

    meant, talks = search_or_nearest(schedule, typed)
    if meant != typed:
        say(f"No talk found for {quoted(typed)}. Showing {quoted(meant)} instead.")
    return meant, talks


def length_asked(text: str | None) -> dt.timedelta | None:
    """Return the length of time that an option gives, None without one."""
    from ai4earth_cli.when.clocktimes import length_of_time

    length = None if text is None else length_of_time(text)
    if text is not None and length is None:
        message = f"Can't read {quoted(text)} as a length of time. Use one like 10m or 1h."
        raise UserError(message)
    return length


def read_once() -> UserError:
    """Return the error for standard input that is named twice."""
    return UserError("Standard input can be read only once: name a file for one of the two.")
