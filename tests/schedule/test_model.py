import datetime as dt

import pytest

from ai4earth_cli.formats.toml import reader
from ai4earth_cli.schedule.model import Link, Origin, Schedule, Section, Span, Talk, View
from ai4earth_cli.when.zone import iana_zone

SCHEDULE = reader.loads(
    """
    workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }
    [[section]]
    title = "S"
    [[section.talk]]
    title = "all"
    website = "https://w"
    slides = "https://s"
    paper = "https://p"
    video = "https://v"
    links = [{ title = "Code", url = "https://c" }, { title = "Data", url = "https://d" }]
    [[section.talk]]
    title = "one"
    slides = "https://s"
    [[section.talk]]
    title = "none"
    """
)


def test_links_of_a_talk_begin_with_the_video_and_end_with_its_own() -> None:
    """Those that it does not have are left out."""
    assert [talk.all_links for talk in SCHEDULE.talks] == [
        (
            Link("Video", "https://v"),
            Link("Paper", "https://p"),
            Link("Slides", "https://s"),
            Link("Website", "https://w"),
            Link("Code", "https://c"),
            Link("Data", "https://d"),
        ),
        (Link("Slides", "https://s"),),
        (),
    ]


@pytest.mark.parametrize(
    ("type_", "is_break"), [("Break", True), ("BREAK", True), ("Coffee break", False), ("Breakout", False), ("", False)]
)
def test_break_is_a_talk_of_that_very_type(type_: str, is_break: bool) -> None:  # noqa: FBT001  a column of the table
    """In any case."""
    assert SCHEDULE.talks[0]._replace(type=type_).is_break is is_break


def test_first_of_the_readers_zones_leads() -> None:
    """The others stand beside it."""
    tokyo, lima = iana_zone("Asia/Tokyo"), iana_zone("America/Lima")

    assert View(SCHEDULE, dt.datetime(2020, 4, 26, tzinfo=dt.UTC), (tokyo, lima)).zone is tokyo


@pytest.mark.parametrize(("minutes", "is_background"), [(719, False), (720, True)])
def test_what_lasts_half_a_day_is_in_the_background(minutes: int, *, is_background: bool) -> None:
    """To the minute."""
    start = dt.datetime(2020, 4, 26, tzinfo=dt.UTC)

    assert Span(start, start + dt.timedelta(minutes=minutes)).is_background == is_background


def test_what_a_source_does_not_say_is_not_so() -> None:
    """No section is parallel, no talk on demand, no calendar revised, and no copy stale by itself."""
    schedule = Schedule("W", dt.date(2020, 4, 26), dt.UTC, (), ())

    assert (Section("s", "S").parallel, Talk("t", None, "T").on_demand, schedule.revision) == (False, False, 0)
    assert not Origin("s.ics", "ics").stale
