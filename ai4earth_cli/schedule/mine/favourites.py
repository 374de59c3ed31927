"""The talks that another app has marked, found in a schedule by what they are known, their address, or title. Pure."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ai4earth_cli.schedule.identity import uid
from ai4earth_cli.schedule.model import Schedule, Talk
from ai4earth_cli.text.matching import fold

_CODE = re.compile(r"/talk/([A-Z0-9]{5,8})(?:/|$)|^pretalx-.*-([A-Z0-9]{5,8})(?:-\d+)?@|^([A-Z0-9]{5,8})$")


class Favourite(NamedTuple):
    """A talk as another app tells of it: its title, what it is known by, its page, its start (UTC); None: not told."""

    title: str
    known_as: str | None = None
    url: str | None = None
    start: dt.datetime | None = None


class Matches(NamedTuple):
    """The talks that were found, each once, and the favourites that were not."""

    talks: tuple[Talk, ...]
    missing: tuple[Favourite, ...]


def favourites_of(schedule: Schedule) -> tuple[Favourite, ...]:
    """Return the talks of a schedule that holds nothing but favourites."""
    return tuple(
        Favourite(talk.title, uid(schedule, talk), talk.website, talk.span and talk.span.start)
        for talk in schedule.talks
    )


def matches(schedule: Schedule, favourites: Iterable[Favourite]) -> Matches:
    """Return which talks of a schedule the favourites are.

    A UID or guid goes before a code of pretalx's, that before an address, and that before title and start. A title
    alone will do for a favourite without a start. What several talks share tells none of them.
    """
    known = _known(schedule)
    found: dict[str, Talk] = {}
    missing = []
    for favourite in favourites:
        talk = next((known[key] for key in _keys(favourite) if known.get(key)), None)
        if talk:
            found[talk.id] = talk
        else:
            missing.append(favourite)
    return Matches(tuple(found.values()), tuple(missing))


_Key = Sequence[object]


def _known(schedule: Schedule) -> Mapping[_Key, Talk | None]:
    """Return the talks by all that a favourite may tell of them; None for what is told of several."""
    known: dict[_Key, Talk | None] = {}
    for talk, favourite in zip(schedule.talks, favourites_of(schedule), strict=True):
        own = {*_keys(favourite), *_keys(favourite._replace(start=None)), ("name", talk.id)}
        for key in own:
            known[key] = None if key in known else talk
    return known


def _keys(favourite: Favourite) -> Iterator[_Key]:
    """Yield what tells a talk, the surest first."""
    if favourite.known_as:
        yield "name", favourite.known_as
    for text in (favourite.known_as, favourite.url):
        code = _CODE.search(text or "")
        if code:
            yield "code", next(filter(None, code.groups()))
    if favourite.url:
        yield "url", favourite.url.partition("://")[2].rstrip("/")
    yield "title", fold(favourite.title), favourite.start
