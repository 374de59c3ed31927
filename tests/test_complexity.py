"""How the work grows with the talks: counted in calls, not in seconds, so that it cannot drift unseen."""

import datetime as dt
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from ai4earth_cli import records
from ai4earth_cli.formats.toml import reader
from ai4earth_cli.formats.toml.warnings import warnings
from ai4earth_cli.schedule import favourites, questions, search, stars
from ai4earth_cli.schedule.model import Schedule, View
from ai4earth_cli.screens.programme import next_screen, programme_screen

FEW, MANY = 300, 3_000
NOW = dt.datetime(2020, 4, 26, 10, tzinfo=dt.UTC)


def conference(talks: int) -> str:
    """Return a schedule of so many talks: twelve a section, thirty speakers to a name, all in two days."""
    lines = ['workshop = { title = "Big", date = 2020-04-26, timezone = "Europe/Berlin" }']
    for number in range(talks):
        if number % 12 == 0:
            lines.append(f'[[section]]\ntitle = "Track {number}"')
        lines.append(
            f'[[section.talk]]\ntitle = "Talk {number}"\nroom = "Room {number // 12}"\nduration = "20m"\n'
            f"start = 2020-04-{26 + number % 2}T{8 + number % 12:02}:00:00\n"
            f'speakers = ["Speaker {number // 30}"]'
        )
    return "\n".join(lines)


TEXTS = {talks: conference(talks) for talks in (FEW, MANY)}
SCHEDULES = {talks: reader.loads(text) for talks, text in TEXTS.items()}


def calls(question: Callable[[], object]) -> int:
    """Return how many functions of Python and of C were called to answer."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        question()
    finally:
        sys.setprofile(before)
    return count


def view(schedule: Schedule) -> View:
    """Return the schedule as someone in Berlin reads it."""
    return View(schedule, NOW, (schedule.timezone,))


@pytest.mark.parametrize(
    "question",
    [
        lambda schedule: questions.on_at(schedule.talks, NOW),
        lambda schedule: questions.next_after(schedule.talks, NOW),
        lambda schedule: questions.state(schedule, NOW),
        lambda schedule: questions.by_section(schedule.talks),
        lambda schedule: questions.by_day(schedule, schedule.talks),
        questions.everyone,
        questions.days,
        lambda schedule: search.search(schedule, "speaker 1"),
        lambda schedule: search.select(schedule, search.Filters(["track-0"], (), ["room 0"], "speaker", NOW.date())),
        lambda schedule: search.day_called(schedule, "1", NOW),
        lambda schedule: questions.dates(schedule, schedule.talks),
        lambda schedule: stars.starred(schedule, [stars.star(schedule, talk) for talk in schedule.talks]),
        lambda schedule: favourites.matches(schedule, favourites.favourites_of(schedule)),
        lambda schedule: list(records.talk_lines(view(schedule), schedule.talks)),
        lambda schedule: records.talks(view(schedule), schedule.talks),
        lambda schedule: records.sections(view(schedule)),
        lambda schedule: list(records.speakers_json(view(schedule))),
        lambda schedule: list(programme_screen(view(schedule), schedule.talks, 80, clickable=True)),
        lambda schedule: list(next_screen(view(schedule), schedule.talks, len(schedule.talks), 80)),
        lambda schedule: reader.loads(TEXTS[len(schedule.talks)]),
        lambda schedule: warnings(TEXTS[len(schedule.talks)].encode(), schedule, NOW),
    ],
)
def test_ten_times_the_talks_are_ten_times_the_work(question: Callable[[Schedule], object]) -> None:
    """And no more: every question looks at each talk a fixed number of times."""
    few, many = (calls(lambda schedule=SCHEDULES[talks]: question(schedule)) for talks in (FEW, MANY))  # type: ignore[misc]

    assert 1 < many / few < 11


def test_lines_are_made_one_by_one() -> None:
    """Each is there before the next, so that `| head` need not wait; only their numbers are known before the first."""
    lines = records.talk_lines(view(SCHEDULES[MANY]), SCHEDULES[MANY].talks)
    next(lines)

    assert calls(lambda: next(lines)) < 50
