import datetime as dt

import pytest

from ai4earth_cli.schedule.model import Schedule, Span, Talk
from ai4earth_cli.schedule.words.clocks import clocks
from ai4earth_cli.schedule.words.wording import from_to, times

SUNDAY = dt.date(2020, 4, 26)


def utc(moment: str) -> dt.datetime:
    """Return a moment of May 2020 or April, as `04-26T23:50`."""
    return dt.datetime.fromisoformat(f"2020-{moment}").replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("04-26T10:00", "04-26T11:00", "10:00–11:00"),
        ("04-26T23:50", "04-27T00:10", "23:50–Mon 00:10"),
        ("04-27T04:30", "04-27T05:00", "Mon 04:30–05:00"),
        ("04-27T04:30", "04-28T05:00", "Mon 04:30–Tue 05:00"),
        ("04-25T23:00", "04-26T05:00", "Sat 23:00–05:00"),
        ("04-26T10:00", "04-26T10:00", "10:00"),
        ("04-27T10:00", "04-27T10:00", "Mon 10:00"),
        ("04-26T10:00", "05-02T10:00", "10:00–Sat 10:00"),
        ("04-26T10:00", "05-03T10:00", "10:00–10:00+7"),
        ("04-19T10:00", "04-26T10:00", "10:00-7–10:00"),
    ],
)
def test_time_on_another_day_has_its_name(start: str, end: str, words: str) -> None:
    """Once if both are on it; a week away or more it would be another day of that name."""
    span = Span(utc(start), utc(end))

    assert from_to(span, clocks(dt.UTC, span), SUNDAY) == words


def test_talk_without_a_time_is_unscheduled() -> None:
    """As everywhere."""
    talk = Talk("t", None, "T")
    schedule = Schedule("W", SUNDAY, dt.UTC, (), (talk,))

    assert times(talk, schedule, clocks(dt.UTC, [utc("04-26T10:00")])) == "unscheduled"
