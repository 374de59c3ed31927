"""By which names calendars and apps know a workshop and its talks, whatever happens to titles and times."""

import re
from collections.abc import Iterable, Iterator

from ai4earth_cli.schedule.model import Schedule, Talk
from ai4earth_cli.text.matching import fold


def uid(schedule: Schedule, talk: Talk) -> str:
    """Return the UID of a talk (RFC 5545 §3.8.4.7): `fei-air-quality@ai-for-earth-sciences-2020-04-26`.

    Behind the @ is the workshop's own id or, if it has none, its title and date, so that workshops are
    told apart whose talks have the same ids. The talk's own title and times have no part in it. A UID or
    guid from the source stays as it is.
    """
    if talk.identity:
        return talk.identity
    return f"{talk.id}@{event(schedule)}"


def event(schedule: Schedule) -> str:
    """Return by what an event is known: its own id, or its title and date, `ai-for-earth-sciences-2020-04-26`."""
    return schedule.id or "-".join(filter(None, (slug(schedule.title), str(schedule.date))))


def known_as(schedule: Schedule, talk: Talk) -> str:
    """Return by what a talk is known among the talks of all events: its UID or guid.

    A code or a number from the source, which may be another talk's elsewhere, has the event behind an @.
    """
    name = uid(schedule, talk)
    return name if _is_known_everywhere(name) else f"{name}@{event(schedule)}"


def _is_known_everywhere(name: str) -> bool:
    """Whether no two events give that name: a UID with a host (RFC 5545 §3.8.4.7), an address, a guid (RFC 9562)."""
    return "@" in name or ":" in name or (len(name) == _GUID and name.count("-") == _DASHES)


_GUID, _DASHES = 36, 4  # characters of 8-4-4-4-12 digits


def slug(text: str, joiner: str = "-") -> str:
    """Return `solid-earth` for `Solid Earth`: ASCII letters and digits in lower case; empty if there are none."""
    return re.sub(r"[^a-z0-9]+", joiner, fold(text)).strip(joiner)


def made_ids(titles: Iterable[str]) -> Iterator[str]:
    """Yield an id for each title, no two the same: `solid-earth` for `Solid Earth`, `solid-earth-2` for the next."""
    taken: set[str] = set()
    uses: dict[str, int] = {}
    for title in titles:
        yield unlike(slug(title) or "untitled", taken, uses)


def unlike(name: str, taken: set[str], uses: dict[str, int]) -> str:
    """Return `name`, with a number if it is taken, and take it; `uses` counts, so that none is tried twice."""
    made = name
    while made in taken:
        uses[name] = uses.get(name, 1) + 1
        made = f"{name}-{uses[name]}"
    taken.add(made)
    return made
