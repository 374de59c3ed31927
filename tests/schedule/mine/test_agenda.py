"""The marked talks in the order of time: what is free between them, and what overlaps."""

import datetime as dt
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ai4earth_cli.schedule.mine.agenda import agenda, summary
from ai4earth_cli.schedule.model import Schedule, Span, Talk

DAY = dt.datetime(2020, 4, 26, tzinfo=dt.UTC)


def talk(id_: str, start: float, end: float, *, cancelled: bool = False) -> Talk:
    """Return a talk between two hours of the first day."""
    span = Span(DAY + dt.timedelta(hours=start), DAY + dt.timedelta(hours=end))
    return Talk(id_, None, id_, span=span, cancelled=cancelled)


def schedule(*talks: Talk) -> Schedule:
    """Return a schedule of these talks."""
    return Schedule("W", DAY.date(), dt.UTC, (), talks)


def minutes(*talks: Talk) -> list[tuple[str, int | None, list[tuple[str, int]]]]:
    """Return the agenda in minutes."""
    minute = dt.timedelta(minutes=1)
    return [
        (one.id, None if free is None else free // minute, [(other.id, length // minute) for other, length in overlaps])
        for one, free, overlaps in agenda(schedule(*talks), talks)
    ]


def test_what_is_free_is_counted_from_the_end_of_all_before() -> None:
    """Of a long talk, too, that began earlier than the last."""
    assert minutes(talk("c", 14, 15), talk("a", 9, 12), talk("b", 10, 11)) == [
        ("a", None, [("b", 60)]),
        ("b", 0, [("a", 60)]),
        ("c", 120, []),
    ]


def test_first_talk_of_each_day_has_nothing_before_it() -> None:
    """The night between is not free time."""
    assert minutes(talk("a", 9, 10), talk("b", 33, 34), talk("c", 35, 36)) == [
        ("a", None, []),
        ("b", None, []),
        ("c", 60, []),
    ]


def test_talks_that_only_touch_do_not_overlap() -> None:
    """The end is not part of a talk."""
    assert minutes(talk("a", 9, 10), talk("b", 10, 11)) == [("a", None, []), ("b", 0, [])]


def test_what_takes_no_time_overlaps_nothing() -> None:
    """A gong within a talk, and before another."""
    assert minutes(talk("gong", 10, 10), talk("a", 9, 11), talk("b", 10, 11))[1] == ("gong", 0, [])
    assert minutes(talk("a", 9, 11), talk("b", 9, 11))[0] == ("a", None, [("b", 120)])


def test_cancelled_and_unscheduled_talks_take_no_time() -> None:
    """They are there, and neither in the way nor followed by anything free."""
    off = talk("off", 9, 12, cancelled=True)
    poster = Talk("poster", None, "poster")

    assert minutes(poster, off, talk("a", 10, 11)) == [("off", None, []), ("a", None, []), ("poster", None, [])]


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 6)), max_size=8))
def test_overlaps_are_those_of_every_pair(spans: list[tuple[int, int]]) -> None:
    """Each told from both sides, with the same length."""
    talks = [talk(str(number), start, start + length) for number, (start, length) in enumerate(spans)]
    expected = set()
    for (a, (start, length)), (b, (other, theirs)) in combinations(enumerate(spans), 2):
        shared = min(start + length, other + theirs) - max(start, other)
        if shared > 0 and length and theirs:
            expected |= {(str(a), str(b), shared * 60), (str(b), str(a), shared * 60)}

    assert {(one, other, length) for one, _, overlaps in minutes(*talks) for other, length in overlaps} == expected


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (7, "4 talks, 1 overlap, 2 h 30 min left today"),
        (9.25, "4 talks, 1 overlap, 2 h 15 min left today"),
        (10.25, "4 talks, 1 overlap, 1 h 15 min left today"),
        (13, "4 talks, 1 overlap, next in 20 h"),
        (32.99, "4 talks, 1 overlap, 1 h left today"),
        (34, "4 talks, 1 overlap, all over"),
        (-30, "4 talks, 1 overlap, next in 1 day 15 h"),
    ],
)
def test_summary_says_what_is_left_of_today(hour: float, words: str) -> None:
    """What overlaps counts once, and what is cancelled not at all."""
    talks = (talk("a", 9, 10.5), talk("b", 10, 11.5), talk("off", 12, 13, cancelled=True), talk("c", 33, 34))
    entries = agenda(schedule(*talks), talks)

    assert summary(schedule(*talks), entries, DAY + dt.timedelta(hours=hour)) == words


def test_summary_of_talks_without_times_counts_them() -> None:
    """And of one that is cancelled."""
    talks = (Talk("a", None, "a"),)

    assert summary(schedule(*talks), agenda(schedule(*talks), talks), DAY) == "1 talk"


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (13, "1 talk, 11 h left today"),
        (23.5, "1 talk, 30 min left today"),
        (24, "1 talk, 1 day left today"),
        (49, "1 talk, 17 h left today"),
    ],
)
def test_what_goes_on_for_days_has_the_rest_of_today(hour: float, words: str) -> None:
    """Until midnight, where the workshop is."""
    talks = (talk("a", 11, 66),)

    assert summary(schedule(*talks), agenda(schedule(*talks), talks), DAY + dt.timedelta(hours=hour)) == words


def test_exhibition_keeps_nobody_busy() -> None:
    """What lasts half a day or more is no reason not to be free, on any of its days; that it overlaps is told."""
    talks = (talk("x", 9, 57), talk("a", 10, 11), talk("b", 12, 13), talk("c", 33, 34), talk("d", 35, 36))
    entries = agenda(schedule(*talks), talks)

    assert [entry.free and entry.free // dt.timedelta(hours=1) for entry in entries] == [None, None, 1, None, 1]
    assert [bool(entry.overlaps) for entry in entries] == [True] * 5
    assert summary(schedule(*talks), entries, DAY + dt.timedelta(hours=11)) == "5 talks, 4 overlaps, 1 h left today"


def test_what_is_left_is_counted_in_the_order_of_time() -> None:
    """Whatever the ids are."""
    talks = (talk("z", 9, 10), talk("a", 10, 11))

    assert summary(schedule(*talks), agenda(schedule(*talks), talks), DAY) == "2 talks, 2 h left today"
