"""What is said of the delays of a schedule: one line each."""

import datetime as dt

import pytest

from ai4earth_cli.schedule.delays import delayed
from ai4earth_cli.schedule.model import Delay, Schedule, Span, Talk
from ai4earth_cli.schedule.words.lateness import standing_lines

SUNDAY = dt.datetime(2020, 4, 26, tzinfo=dt.UTC)
MINUTES = dt.timedelta(minutes=10)


def at(hours: float) -> dt.datetime:
    """Return the moment that is so many hours after midnight of the first day."""
    return SUNDAY + dt.timedelta(hours=hours)


def lines(*delays: Delay, apart: int = 1) -> list[str]:
    """Return what is said of delays of two breaks, so many days apart."""
    breaks = (
        Talk(f"b{day}", None, f"Tea {day}", "Break", span=Span(at(24 * day + 10), at(24 * day + 11)), rooms=("R", "S"))
        for day in (0, apart)
    )
    schedule = Schedule("W", SUNDAY.date(), dt.UTC, (), tuple(breaks), delays=delays)
    return list(standing_lines(delayed(schedule)))


def test_delays_are_told_in_the_order_of_their_starts() -> None:
    """Those of one start as they were said; one whose place another takes at once is not told."""
    one, other = Delay(at(9), 2 * MINUTES, room="S"), Delay(at(9), MINUTES, room="R")

    assert lines(Delay(at(9.5), MINUTES, room="R"), one, other, apart=0) == [
        "Everything in room 'S' is 20 min late from 09:00 UTC on.",
        "Everything in room 'R' is 10 min late from 09:00 until 09:30 UTC.",
        "Everything in room 'R' is 10 min late from 09:30 UTC on.",
    ]
    assert lines(one, one._replace(by=MINUTES), apart=0) == ["Everything in room 'S' is 10 min late from 09:00 UTC on."]


@pytest.mark.parametrize(("apart", "first", "last"), [(27, "Sun 26", "Sat 23"), (28, "Sun 26 Apr", "Sun 24 May")])
def test_days_have_their_month_if_the_event_has_a_number_twice(apart: int, first: str, last: str) -> None:
    """From four weeks on, as February has them."""
    late = Delay(at(9), MINUTES, at(24 * apart + 11))

    assert lines(late, apart=apart) == [
        f"Everything is 10 min late from {first} 09:00 until {last} 11:00 UTC.",
        f"Tea {apart} is 50 min instead of 1 h: {last} 10:10–11:00.",
    ]
    assert lines(late._replace(by=dt.timedelta()), apart=apart) == [f"Everything is on time from {first} 09:00 UTC on."]
