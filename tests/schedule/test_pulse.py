import datetime as dt

import pytest

from ai4earth_cli.schedule.model import Span, Talk
from ai4earth_cli.schedule.pulse import beats, next_beat, to_ring_for

DAY = dt.datetime(2020, 4, 26, tzinfo=dt.UTC)


def at(clock: str) -> dt.datetime:
    """Return that time of the day."""
    return dt.datetime.combine(DAY, dt.time.fromisoformat(clock), tzinfo=dt.UTC)


def talk(start: str, end: str, **fields: object) -> Talk:
    """Return a talk at that time."""
    return Talk("t", None, "T", span=Span(at(start), at(end)))._replace(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("10:40:00", "10:41:00"),
        ("10:40:00.000001", "10:41:00"),
        ("10:40:59.999999", "10:41:00"),
        ("10:41:00", "10:42:00"),
    ],
)
def test_minute_turns_at_its_full_second(now: str, expected: str) -> None:
    """The next one, never this one."""
    assert next_beat(beats([talk("11:00", "11:20"), Talk("u", None, "U")]), at(now)) == at(expected)


@pytest.mark.parametrize(
    ("now", "expected"),
    [("10:40:00", "10:40:15"), ("10:40:15", "10:40:30"), ("10:40:30", "10:40:50"), ("10:40:50", "10:41:00")],
)
def test_what_starts_or_ends_between_minutes_changes_there(now: str, expected: str) -> None:
    """And what is rung for: an alarm of 85 seconds before 11:00:15."""
    known = beats([talk("11:00:15", "11:20:30")], dt.timedelta(seconds=85))

    assert next_beat(known, at(now)) == at(expected)


@pytest.mark.parametrize(("now", "rings"), [("10:54:59", 0), ("10:55:00", 1), ("10:59:59", 1), ("11:00:00", 0)])
def test_talk_is_rung_for_up_to_its_start(now: str, rings: int) -> None:
    """From the length of the alarm before it on."""
    talks = [
        talk("11:00", "11:20"),
        talk("11:00", "11:20", type="Break"),
        talk("11:00", "11:20", cancelled=True),
        Talk("u", None, "U"),
    ]

    assert to_ring_for(talks, at(now), dt.timedelta(minutes=5)) == tuple(talks[:rings])
