"""The life of a screen: it is drawn anew when the clock, the schedule or the terminal's size has changed."""

import contextlib
import datetime as dt
import signal
from collections.abc import Callable, Hashable, Iterator
from typing import NamedTuple

import typer

from ai4earth_cli.errors import UserError
from ai4earth_cli.schedule.model import Talk, View
from ai4earth_cli.schedule.pulse import beats, next_beat, to_ring_for
from ai4earth_cli.schedule.words import count

_LOOKS_EVERY = 1.0  # second: at the file, and at the clock, which goes on while a laptop sleeps
_BY_SIGNAL = 128  # as shells have it, and the signal's number
_LEAST_WAIT = 0.05  # seconds: as often as a replay is drawn at most


Clock = Callable[[], dt.datetime]  # which says a moment in UTC


class Scene(NamedTuple):
    """What is shown: a schedule, and those of its talks that were asked for, None if all.

    It was read when the world's `stamp` was this one. `trouble` says why it is not the newest, if so.
    """

    view: View
    talks: tuple[Talk, ...] | None
    stamp: Hashable
    trouble: str = ""

    @property
    def chosen(self) -> tuple[Talk, ...]:
        """The talks that are shown."""
        return self.view.schedule.talks if self.talks is None else self.talks

    @property
    def rung_for(self) -> tuple[Talk, ...]:
        """The talks that an alarm is for: those that are marked, or all where none is."""
        return tuple(talk for talk in self.chosen if talk.id in self.view.starred) or self.chosen


class World(NamedTuple):
    """What a living screen has to do with.

    `clock` says the moment, and goes `speed` times as fast as the time that `wait` waits: up to so many seconds,
    less if a key is typed or the terminal's size changes. It returns the keys. `stamp` is another one when the
    schedule is to be read anew, which `read` does, or raises UserError; both are as of a moment. `look` is another
    one when it is to be drawn for another size or page. `draw` shows a scene as of a moment, `ring` tells of talks.
    """

    clock: Clock
    speed: float
    wait: Callable[[float], str]
    stamp: Callable[[dt.datetime], Hashable]
    read: Callable[[dt.datetime], Scene]
    look: Callable[[], Hashable]
    draw: Callable[[Scene, dt.datetime], None]
    ring: Callable[[Scene, tuple[Talk, ...], dt.datetime], None]


def follow(world: World, scene: Scene, alarm: dt.timedelta | None = None) -> None:
    """Show a scene and keep it up to date until a key ends it.

    What is to be rung for when it begins is on the screen then, and not rung for.
    """
    drawn = due = world.clock()
    look: Hashable = None
    rung = _alarms(scene, drawn, alarm)
    while True:
        now, new_look = world.clock(), world.look()
        newest = _newest(world, scene, now)
        if newest is not scene or new_look != look or now >= due or now < drawn:
            scene, look, drawn = newest, new_look, now
            world.draw(scene, now)
            alarms = _alarms(scene, now, alarm)
            fresh = tuple(talk for name, talk in alarms.items() if name not in rung)
            if fresh:
                world.ring(scene, fresh, now)
            rung = alarms
            due = next_beat(beats(scene.chosen, alarm), now)
        ahead = (due - world.clock()).total_seconds() / world.speed
        if _ends(world.wait(min(max(ahead, _LEAST_WAIT), _LOOKS_EVERY))):
            return


def _newest(world: World, scene: Scene, now: dt.datetime) -> Scene:
    """Return the same scene if nothing has changed, else a new one; if that can't be read, the old one, and why."""
    stamp = world.stamp(now)
    if stamp == scene.stamp:
        return scene
    try:
        return world.read(now)
    except UserError as error:
        first, *others = str(error).splitlines()
        more = f" (and {count(len(others), 'line')} more)" if others else ""
        return scene._replace(stamp=stamp, trouble=f"{first}{more}")


def _alarms(scene: Scene, now: dt.datetime, alarm: dt.timedelta | None) -> dict[Hashable, Talk]:
    """Return the talks to ring for, by what tells them apart: one that is moved is rung for again."""
    talks = to_ring_for(scene.rung_for, now, alarm) if alarm else ()
    return {(talk.id, talk.span): talk for talk in talks}


def _ends(typed: str) -> bool:
    """Whether `q` or Esc was typed; what other keys send begins like Esc, but goes on."""
    return typed == "\x1b" or (not typed.startswith("\x1b") and "q" in typed.casefold())


@contextlib.contextmanager
def ended_by_signals() -> Iterator[None]:
    """Let a signal that ends a program end this one in order, with the exit code that shells give it.

    What comes after the first is overlooked, so that the terminal can be given back.
    """
    names = ("SIGINT", "SIGTERM", "SIGHUP")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]

    def end(number: int, _frame: object) -> None:
        for one in numbers:
            signal.signal(one, signal.SIG_IGN)
        if number == signal.SIGINT:
            raise KeyboardInterrupt
        raise typer.Exit(_BY_SIGNAL + number)

    before = {number: signal.signal(number, end) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
