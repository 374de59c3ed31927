"""Favourites of other apps, found again by what is surest."""

import datetime as dt

import pytest

from ai4earth_cli.schedule.mine.favourites import Favourite, favourites_of, matches
from ai4earth_cli.schedule.model import Schedule, Span, Talk

NINE = dt.datetime(2020, 4, 26, 9, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
SPAN = Span(NINE, NINE + HOUR)
TALKS = (
    Talk("by-guid", None, "Guid", identity="0c5e5ab2-6d7b-5a4f-9d0e-3f8f1b7a2c11", span=SPAN),
    Talk("by-code", None, "Code", identity="x@y", website="https://pretalx.com/demo/talk/ABC123/", span=SPAN),
    Talk("by-url", None, "Url", identity="z@y", website="http://example.org/talks/7", span=SPAN),
    Talk("by-title", None, "Tïtle", identity="t@y", span=SPAN),
    Talk("lunch", None, "Lunch", identity="l1", span=SPAN),
    Talk("lunch-2", None, "Lunch", identity="l2", span=Span(NINE + HOUR, NINE + 2 * HOUR)),
    Talk("own", None, "Own", span=SPAN),
)
SCHEDULE = Schedule("W", NINE.date(), dt.UTC, (), TALKS)


@pytest.mark.parametrize(
    ("favourite", "found"),
    [
        (Favourite("Other", "0c5e5ab2-6d7b-5a4f-9d0e-3f8f1b7a2c11"), "by-guid"),
        (Favourite("Other", "pretalx-demo-ABC123@pretalx.com"), "by-code"),
        (Favourite("Other", "pretalx-demo-2020-ABC123-2@pretalx.com"), "by-code"),
        (Favourite("Other", "ABC123"), "by-code"),
        (Favourite("Other", None, "https://other.org/demo/talk/ABC123"), "by-code"),
        (Favourite("Other", "1", "https://example.org/talks/7/"), "by-url"),
        (Favourite("title", "1", None, NINE), "by-title"),
        (Favourite("TITLE"), "by-title"),
        (Favourite("Lunch", None, None, NINE + HOUR), "lunch-2"),
        (Favourite("Other", "own"), "own"),
        (Favourite("Other", "own@w-2020-04-26"), "own"),
        (Favourite("Lunch"), None),
        (Favourite("Other", "1", "https://archive.org/web/http://example.org/talks/7"), None),
        (Favourite("Other", "1", "http://example.org/talks/7X"), None),
        (Favourite("Title", None, None, NINE + HOUR), None),
        (Favourite("Other", "1", "https://example.org/talks/8", NINE), None),
    ],
)
def test_favourite_is_found_by_what_is_surest(favourite: Favourite, found: str | None) -> None:
    """What two talks share finds neither."""
    talks, missing = matches(SCHEDULE, [favourite])

    assert [talk.id for talk in talks] == ([found] if found else [])
    assert missing == (() if found else (favourite,))


def test_surest_goes_before_the_rest() -> None:
    """A guid before the address and the title of another talk."""
    talks, _ = matches(SCHEDULE, [Favourite("Title", "l1", "http://example.org/talks/7", NINE)])

    assert [talk.id for talk in talks] == ["lunch"]


def test_talk_that_is_there_twice_is_taken_once() -> None:
    """In the order of the favourites."""
    talks, _ = matches(SCHEDULE, [Favourite("Url"), Favourite("Code"), Favourite("Url")])

    assert [talk.id for talk in talks] == ["by-url", "by-code"]


def test_every_talk_of_a_schedule_is_found_in_it_again() -> None:
    """Those of the same title, too."""
    assert matches(SCHEDULE, favourites_of(SCHEDULE)) == (TALKS, ())
