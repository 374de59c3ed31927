"""What has changed, in words."""

import datetime as dt

import pytest

from ai4earth_cli.schedule.changes import KINDS, Comparison, Difference
from ai4earth_cli.schedule.model import Schedule, Span, Talk, View
from ai4earth_cli.schedule.words import news
from ai4earth_cli.schedule.words.clocks import clocks
from ai4earth_cli.when.zone import iana_zone

SUNDAY = dt.date(2020, 4, 26)
TOKYO, PACIFIC = iana_zone("Asia/Tokyo"), iana_zone("America/Los_Angeles")


def talk(id_: str, day: int, hour: int, *, filed: int | None = None) -> Talk:
    """Return a talk of half an hour in Tokyo, maybe one that its source files under another day of April."""
    start = dt.datetime(2020, 4, day, hour, tzinfo=TOKYO).astimezone(dt.UTC)
    span = Span(start, start + dt.timedelta(minutes=30))
    return Talk(id_, None, id_, span=span, day=None if filed is None else dt.date(2020, 4, filed))


def test_nothing_is_known_of_a_source_at_the_first_look() -> None:
    """Which is by its name."""
    assert news.first_look("s.ics") == (
        "Nothing to compare with yet: this is the first look at s.ics. "
        "What it has is remembered; next time this tells what has changed."
    )


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, ""),
        (1, "1 of your marked talks has changed: ai4earth changes --starred"),
        (2, "2 of your marked talks have changed: ai4earth changes --starred"),
    ],
)
def test_marked_talks_that_changed_are_counted(number: int, said: str) -> None:
    """Nothing is said of none."""
    assert news.marked_words(number) == said


def test_changes_are_under_the_days_of_the_programme() -> None:
    """In the order of time; what has none is last, whatever day it is filed under."""
    monday, night, sunday = talk("a", 27, 9), talk("b", 27, 1, filed=26), talk("c", 26, 9)
    untimed = Talk("x", None, "X", day=SUNDAY)
    one = {told.id: Difference(told, None, ("added",)) for told in (untimed, monday, night, sunday)}
    schedule = Schedule("W", SUNDAY, TOKYO, (), ())

    assert list(news.by_day(schedule, one.values()).items()) == [
        (SUNDAY, [one["b"], one["c"]]),
        (dt.date(2020, 4, 27), [one["a"]]),
        (None, [one["x"]]),
    ]


def test_move_within_a_day_is_told_by_that_day_of_the_programme() -> None:
    """Where the reader has another date, with its weekday."""
    before, after = talk("a", 26, 9), talk("a", 26, 10)
    view = View(Schedule("W", SUNDAY, TOKYO, (), (after,)), dt.datetime(2020, 4, 26, tzinfo=dt.UTC), (PACIFIC,))
    moments = [before.span.start, after.span.start] if before.span and after.span else []

    assert list(news.words(view, Difference(after, before, ("moved",)), clocks(PACIFIC, moments))) == [
        "moved Sat 17:00 → Sat 18:00"
    ]


def test_summary_counts_each_kind() -> None:
    """In words."""
    one = Talk("a", None, "A")
    view = View(Schedule("W", SUNDAY, TOKYO, (), (one,)), dt.datetime(2020, 4, 26, tzinfo=dt.UTC), (TOKYO,))

    assert news.summary(view, Comparison(view, (Difference(one, one, KINDS),))) == (
        "Compared with another schedule: 1 added, 1 removed, 1 cancelled, 1 reinstated, 1 moved, 1 in another room, "
        "1 renamed, 1 with other speakers, 1 with other links."
    )
