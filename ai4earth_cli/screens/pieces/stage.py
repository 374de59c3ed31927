"""The whole screen of a terminal, taken over and given back as it was."""

import contextlib
import math
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, Self

from rich.console import Console, ConsoleDimensions, ConsoleOptions, RenderableType
from rich.live import Live
from rich.segment import Segment
from rich.text import Text

from ai4earth_cli.screens.pieces import QUIET
from ai4earth_cli.screens.pieces.terminal import Terminal

_USUAL_SIZE = 80, 24  # columns and lines of a terminal that does not say
_BELL = "\a"
_FORWARD = {" ", "j", "\x1b[B", "\x1bOB", "\x1b[6~"}  # space, and the keys of an arrow and of a page
_BACKWARD = {"b", "k", "\x1b[A", "\x1bOA", "\x1b[5~"}
# Terminals that show OSC 9, or OSC 777, as a message on the desktop; another may write it onto the screen.
_TOLD_BY_9 = {"iTerm.app", "WezTerm", "ghostty"}
_TOLD_BY_777 = ("foot", "rxvt", "xterm-ghostty", "contour")


def can_take_over() -> bool:
    """Whether standard output is a terminal that has a whole screen to take over."""
    return sys.stdout.isatty() and os.environ.get("TERM", "") not in {"dumb", "unknown"}


def message(environment: Mapping[str, str], title: str, text: str) -> str:
    """Return what makes the terminal show a message on the desktop, by OSC 9 or OSC 777; nothing if it may not know.

    Both texts are printable; a semicolon would end the title.
    """
    if environment.get("TERM_PROGRAM") in _TOLD_BY_9 or environment.get("TERM", "") == "xterm-kitty":
        return f"\x1b]9;{title}: {text}\x1b\\"
    if environment.get("TERM", "").startswith(_TOLD_BY_777):
        return f"\x1b]777;notify;{title.replace(';', ',')};{text}\x1b\\"
    return ""


class Stage:
    """The alternate screen of the terminal, while it is entered; its size is the terminal's at each moment."""

    def __init__(self) -> None:
        self.page = 0  # of what has no room on one, counted on and back without end
        self._terminal = Terminal()
        self._live = Live(
            console=self._terminal, screen=True, auto_refresh=False, redirect_stdout=False, redirect_stderr=False
        )

    def __enter__(self) -> Self:
        """Take the screen."""
        self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Give it back as it was."""
        with contextlib.suppress(OSError):  # the terminal is gone
            self._live.stop()

    @staticmethod
    def size() -> tuple[int, int]:
        """Return the columns and the lines that there are now."""
        try:
            columns, lines = os.get_terminal_size(sys.stdout.fileno())
        except OSError:  # the terminal is gone
            return _USUAL_SIZE
        return columns or _USUAL_SIZE[0], lines or _USUAL_SIZE[1]

    def turn(self, typed: str) -> None:
        """Turn to the next page of what has no room on one if that is what was typed, or to the one before."""
        self.page += (typed in _FORWARD) - (typed in _BACKWARD)

    def show(self, versions: Iterable[Iterable[RenderableType]], foot: Iterable[RenderableType]) -> None:
        """Show the first of the versions that has room above the foot, else a page of the last.

        The versions are made one by one, for the width that the screen has.
        """
        self._terminal.size = ConsoleDimensions(*self.size())
        below = list(self._terminal.lines(foot))
        room = max(self._terminal.height - len(below), 0)
        lines: list[list[Segment]] = []
        for version in versions:
            lines = list(self._terminal.lines(version))
            if len(lines) <= room:
                break
        else:
            lines = self._one_page(lines, room)
        gap: list[list[Segment]] = [[]] * (room - len(lines))
        self._live.update(_Lines([*lines, *gap, *below][: self._terminal.height]), refresh=True)

    def _one_page(self, lines: list[list[Segment]], room: int) -> list[list[Segment]]:
        """Return the lines of the page that is turned to, and below them which it is."""
        length = max(room - 1, 1)
        pages = math.ceil(len(lines) / length)
        number = self.page % pages
        shown = lines[number * length : (number + 1) * length]
        gap: list[list[Segment]] = [[]] * (length - len(shown))
        which = Text(f"page {number + 1} of {pages} · space turns it", QUIET)
        return [*shown, *gap, *self._terminal.lines([which])][:room]

    def ring(self, title: str, text: str) -> None:
        """Ring the terminal's bell, and show a message where it can."""
        self._terminal.file.write(f"{_BELL}{message(os.environ, title, text)}")
        self._terminal.file.flush()


class _Lines(NamedTuple):
    """Lines that are drawn already."""

    lines: list[list[Segment]]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        for number, line in enumerate(self.lines):
            if number:
                yield Segment.line()
            yield from line
