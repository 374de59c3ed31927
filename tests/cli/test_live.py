import datetime as dt
import os
import signal
from collections.abc import Hashable
from typing import NamedTuple

import pytest
import typer

from ai4earth_cli.cli.live import Scene, World, ended_by_signals, follow
from ai4earth_cli.errors import UserError
from ai4earth_cli.formats.toml import reader
from ai4earth_cli.schedule.model import Talk, View

TEXT = """
workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }
talk = [
  { title = "A", id = "a", start = "10:00", end = "10:02" },
  { title = "B", id = "b", start = "10:04", end = "10:10:30" },
]
"""
START = dt.datetime(2020, 4, 26, 10, tzinfo=dt.UTC)


class Seen(NamedTuple):
    """What was drawn at a moment: the titles, and what is wrong."""

    clock: str
    titles: str
    trouble: str


class Story:
    """A world in which nothing passes but what is told: at some second, a change."""

    def __init__(self, text: str = TEXT, speed: float = 1) -> None:
        self.now = START
        self.text = text
        self.columns = 80
        self.changes: dict[float, tuple[str, object]] = {}
        self.drawn: list[Seen] = []
        self.rung: list[tuple[str, str]] = []
        self.waits: list[float] = []
        self.world = World(
            lambda: self.now, speed, self.wait, self.stamp, self.read, lambda: self.columns, self.draw, self.ring
        )

    @property
    def seconds(self) -> float:
        """The seconds since the beginning."""
        return (self.now - START).total_seconds()

    def wait(self, seconds: float) -> str:
        """Let that time pass, and what is told of it happen."""
        self.waits.append(seconds)
        before = self.seconds
        self.now += dt.timedelta(seconds=seconds * self.world.speed)
        for second, (name, value) in self.changes.items():
            if before < second <= self.seconds:
                if name == "typed":
                    return str(value)
                setattr(self, name, value)
        return ""

    def stamp(self, _now: dt.datetime) -> Hashable:
        """Return the file itself."""
        return self.text

    def read(self, _now: dt.datetime) -> Scene:
        """Return what is in it."""
        if "workshop" not in self.text:
            raise UserError(self.text)
        schedule = reader.loads(self.text)
        return Scene(View(schedule, START, (dt.UTC,)), None, self.text)

    def draw(self, scene: Scene, now: dt.datetime) -> None:
        """Note what is shown."""
        self.drawn.append(Seen(f"{now:%H:%M:%S}", "".join(talk.title for talk in scene.chosen), scene.trouble))

    def ring(self, _scene: Scene, talks: tuple[Talk, ...], now: dt.datetime) -> None:
        """Note what is rung for."""
        self.rung.append((f"{now:%H:%M:%S}", "".join(talk.title for talk in talks)))

    def told(self, changes: dict[float, tuple[str, object]], alarm: float | None = None) -> list[Seen]:
        """Return what is drawn while those things happen."""
        self.changes = changes
        follow(self.world, self.read(START), dt.timedelta(seconds=alarm) if alarm else None)
        return self.drawn


def test_screen_is_drawn_at_each_full_minute_and_where_a_talk_ends_between() -> None:
    """And not otherwise, although the file is looked at every second."""
    story = Story()
    drawn = story.told({150: ("typed", "q")})

    assert [seen.clock for seen in drawn] == ["10:00:00", "10:00:30", "10:01:00", "10:01:30", "10:02:00"]
    assert set(story.waits) == {1.0}


def test_change_of_the_file_is_shown_at_once() -> None:
    """Within a second, not within a minute."""
    drawn = Story().told({5: ("text", TEXT.replace('"B"', '"C"')), 10: ("typed", "q")})

    assert drawn == [Seen("10:00:00", "AB", ""), Seen("10:00:05", "AC", "")]


def test_broken_file_leaves_what_was_there_and_says_so() -> None:
    """Until it is whole again; it is read once for each change."""
    drawn = Story().told(
        {5: ("text", "s.toml:1: x"), 7: ("text", "one\ntwo\nthree"), 9: ("text", TEXT), 10: ("typed", "q")}
    )

    assert drawn == [
        Seen("10:00:00", "AB", ""),
        Seen("10:00:05", "AB", "s.toml:1: x"),
        Seen("10:00:07", "AB", "one (and 2 lines more)"),
        Seen("10:00:09", "AB", ""),
    ]


def test_new_size_is_drawn_at_once() -> None:
    """When the wait ends, which a change of the size ends."""
    drawn = Story().told({5: ("columns", 50), 7: ("typed", "q")})

    assert [seen.clock for seen in drawn] == ["10:00:00", "10:00:05"]


def test_clock_that_is_set_back_is_followed() -> None:
    """And a laptop that has slept."""
    later, earlier = START + dt.timedelta(hours=3), START - dt.timedelta(hours=1)
    drawn = Story().told({2: ("now", later), 10_801: ("now", earlier), -3_599: ("typed", "q")})

    assert [seen.clock for seen in drawn] == ["10:00:00", "13:00:00", "09:00:00"]


def test_nothing_is_rung_for_that_a_laptop_has_slept_through() -> None:
    """But for what begins soon after it wakes."""
    story = Story(TEXT.replace("10:04", "11:04").replace("10:10:30", "11:10"))
    story.told({2: ("now", START + dt.timedelta(hours=1, minutes=3, seconds=30)), 3_815: ("typed", "q")}, alarm=60)

    assert story.rung == [("11:03:30", "B")]


@pytest.mark.parametrize("key", ["q", "Q", "\x1b", "xq"])
def test_key_ends_it(key: str) -> None:
    """Esc by itself."""
    assert len(Story().told({1: ("typed", key)})) == 1


@pytest.mark.parametrize("key", ["x", "\x1b[A", "\x1bOq", ""])
def test_other_key_does_not_end_it(key: str) -> None:
    """An arrow key begins like Esc, and what it goes on with is no q."""
    assert len(Story().told({1: ("typed", key), 40: ("typed", "q")})) == 2


def test_replay_is_as_fast_as_was_asked() -> None:
    """A minute a second, drawn at each beat; one of a day in a second at most twenty times a second."""
    story, day = Story(speed=60), Story(speed=86_400)

    assert [seen.clock for seen in story.told({91: ("typed", "q")})] == ["10:00:00", "10:00:30", "10:01:00", "10:01:30"]
    assert set(story.waits) == {0.5}
    assert len(day.told({43_200: ("typed", "q")})) == 10
    assert set(day.waits) == {0.05}


def test_alarm_rings_once_at_its_second() -> None:
    """For a talk that is moved, again; not for what was soon to start when it began."""
    moved = TEXT.replace('"10:04"', '"10:07"')
    story = Story()
    story.told({150: ("text", moved), 500: ("typed", "q")}, alarm=105)
    late = Story()
    late.told({100: ("typed", "q")}, alarm=300)
    none = Story()
    none.told({500: ("typed", "q")})

    assert story.rung == [("10:02:15", "B"), ("10:05:15", "B")]
    assert (late.rung, none.rung) == ([], [])


def test_talk_that_is_moved_after_its_alarm_is_rung_for_again() -> None:
    """At once, if it is soon: its time is another."""
    story = Story()
    story.told({150: ("text", TEXT.replace('"10:04"', '"10:03"')), 200: ("typed", "q")}, alarm=105)

    assert story.rung == [("10:02:15", "B"), ("10:02:30", "B")]


def test_talk_that_is_moved_into_the_time_of_its_alarm_is_rung_for() -> None:
    """At once."""
    story = Story()
    story.told({10: ("text", TEXT.replace('"10:04"', '"10:01"')), 90: ("typed", "q")}, alarm=60)

    assert story.rung == [("10:00:10", "B")]


@pytest.mark.skipif(os.name == "nt", reason="signals are Unix's")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_signal_ends_in_order_with_its_exit_code(name: str) -> None:
    """Another one meanwhile is overlooked, and afterwards all is as it was."""
    number = getattr(signal, name)
    before = signal.getsignal(number)

    def watched() -> None:
        with ended_by_signals():
            try:
                os.kill(os.getpid(), number)
            finally:
                os.kill(os.getpid(), signal.SIGTERM)

    with pytest.raises(typer.Exit) as ended:
        watched()
    assert ended.value.exit_code == 128 + number
    assert signal.getsignal(number) == before


def test_interrupt_stays_one() -> None:
    """The program's edge knows its exit code."""
    with pytest.raises(KeyboardInterrupt), ended_by_signals():
        signal.raise_signal(signal.SIGINT)
