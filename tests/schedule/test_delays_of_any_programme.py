"""What holds of every delay that is said, whatever the programme."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from ai4earth_cli.schedule.delays import delayed, has_any, said, taken_back, too_long
from ai4earth_cli.schedule.model import Delay, Schedule, Section, Span, Talk
from ai4earth_cli.schedule.words.lateness import nothing_line, standing_lines
from ai4earth_cli.when.zone import iana_zone

BERLIN = iana_zone("Europe/Berlin")
FIRST = dt.datetime(2020, 10, 23, 22, tzinfo=dt.UTC)  # midnight, two days before clocks change
MINUTE = dt.timedelta(minutes=1)
SECTION = Section("s", "S")

SPANS = st.builds(
    lambda start, length: Span(FIRST + start * MINUTE, FIRST + (start + length) * MINUTE),
    st.integers(0, 4000),
    st.sampled_from([0, 10, 30, 60, 120, 600, 1000]),
)
TALKS = st.builds(
    lambda span, section, rooms, type_, off: Talk("", section, "T", type_, (), span, rooms, cancelled=off),
    SPANS | st.none(),
    st.sampled_from([None, SECTION]),
    st.sampled_from([(), ("A",), ("B",), ("A", "B")]),
    st.sampled_from(["", "Break"]),
    st.booleans(),
)


@given(
    talks=st.lists(TALKS, min_size=1, max_size=12),
    start=st.integers(-500, 5000),
    by=st.sampled_from([5, 10, 90, 600]),
    where=st.sampled_from([(None, None), ("A", None), (None, "s")]),
    day_start=st.sampled_from([None, dt.time(4)]),
)
def test_what_is_late_ends_with_its_day_and_can_be_taken_back(
    talks: list[Talk], start: int, by: int, where: tuple[str | None, str | None], day_start: dt.time | None
) -> None:
    """Nothing that it moves is wrong for that, and nothing from its end on is moved."""
    named = tuple(talk._replace(id=str(place)) for place, talk in enumerate(talks))
    schedule = Schedule("W", dt.date(2020, 10, 24), BERLIN, (SECTION,), named, day_start=day_start)
    now = FIRST + start * MINUTE

    (delay,) = said(schedule, Delay(now, by * MINUTE, None, *where))
    held = delayed(schedule._replace(delays=(delay,)))
    moved = [talk for talk in held.talks if talk.planned]
    assert list(too_long(held)) == []
    assert not (moved and not has_any(held, delay))
    assert [talk for talk in moved if talk.planned and delay.until and talk.planned.start >= delay.until] == []
    assert next(standing_lines(held)).startswith("Everything")
    assert nothing_line(delay, held).startswith("Nothing")
    assert taken_back(held, *where, now) == taken_back(held, None, None, now) == ()
