"""When a screen that lives has something new to show, and which talks it rings for. Pure; moments are in UTC."""

import datetime as dt
from collections.abc import Iterable

from ai4earth_cli.schedule.model import Talk
from ai4earth_cli.schedule.questions import timed

_MINUTE = dt.timedelta(minutes=1)
_NO_LENGTH = dt.timedelta()


def beats(talks: Iterable[Talk], alarm: dt.timedelta | None = None) -> frozenset[dt.timedelta]:
    """Return how far into a minute something changes: at its turn, and where talks start, end or are rung for.

    What a screen says of lengths changes at whole minutes from these moments, and so at the same ones.
    """
    found = {_NO_LENGTH}
    for _, span in timed(talks):
        found |= {_into_minute(span.start), _into_minute(span.end), _into_minute(span.start - (alarm or _NO_LENGTH))}
    return frozenset(found)


def next_beat(known: Iterable[dt.timedelta], now: dt.datetime) -> dt.datetime:
    """Return the first moment after `now` that is one of the beats."""
    turn = now - _into_minute(now)
    moments = [turn + beat for beat in known]
    return min(moment if moment > now else moment + _MINUTE for moment in moments)


def to_ring_for(talks: Iterable[Talk], now: dt.datetime, alarm: dt.timedelta) -> tuple[Talk, ...]:
    """Return the talks that start within the length of the alarm; breaks and what is cancelled are not rung for."""
    return tuple(
        talk
        for talk, span in timed(talks)
        if span.start - alarm <= now < span.start and not talk.cancelled and not talk.is_break
    )


def _into_minute(moment: dt.datetime) -> dt.timedelta:
    return dt.timedelta(seconds=moment.second, microseconds=moment.microsecond)
