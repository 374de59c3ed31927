"""What the terminal can do, and the one place that prints to it."""

import math
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment, Segments
from rich.text import Text

from ai4earth_cli.screens.pieces.lines import Address
from ai4earth_cli.text.direction import isolated

_LINKING_PROGRAMS = {"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio", "WarpTerminal", "mintty"}
_LINKING_TERMS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "contour", "wezterm")
_LINKING_VARIABLES = ("WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "DOMTERM")
_FIRST_LINKING_VTE = 5000
_USUAL_WIDTH = 80
_USUAL_HEIGHT = 24
_MOST_WIDTH = 10_000  # columns; more than any screen has, and still few enough to fill a line of them with spaces
_HEIGHT = 25  # of no consequence, but without it Rich takes a dumb terminal to be 80 columns wide


class Drawn(NamedTuple):
    """A screen as text, with all codes: how many lines it takes, and from 1 the first that tells what is on, or 0."""

    text: str
    lines: int
    here: int


class Terminal(Console):
    """Standard output as Rich sees it; `has_links` says whether it can make text clickable."""

    def __init__(self) -> None:
        super().__init__(highlight=False, markup=False, emoji=False, soft_wrap=False, width=_width(), height=_HEIGHT)
        self.no_color = self.no_color or self.color_system == "standard"  # 16 colours, which each terminal chooses
        can_link = links_work(os.environ, is_terminal=sys.stdout.isatty())
        self.has_links = can_link and self.color_system is not None  # without it Rich writes no codes at all
        self._has_isolates = self.encoding.startswith("utf")  # other encodings lack them

    def on_broken_pipe(self) -> None:
        """Leave a closed pipe to the program's edge, where all output meets the same end."""
        raise BrokenPipeError

    def show(self, parts: Iterable[RenderableType]) -> None:
        """Print the parts of a screen, with one empty line between them at most and none at its end.

        Text that must not wrap, such as an address, is left to the terminal.
        """
        for part in self._fitted(parts):
            unwrapped = isinstance(part, Text) and bool(part.no_wrap)
            shown = _Shown(part, has_links=self.has_links, has_isolates=self._has_isolates)
            if self.is_terminal:
                self.print(shown, soft_wrap=unwrapped, crop=False)
            else:
                with self.capture() as captured:
                    self.print(shown, soft_wrap=unwrapped, crop=False)
                self.file.write(re.sub("(?<! ) ++$", "", captured.get(), flags=re.MULTILINE))

    @property
    def can_page(self) -> bool:
        """Whether it is a terminal on which a pager can turn pages."""
        return sys.stdout.isatty() and not self.is_dumb_terminal

    def drawn(self, parts: Iterable[RenderableType]) -> Drawn:
        """Return the parts of a screen as `show` prints them to a terminal, to be shown by another program."""
        lines: list[list[Segment]] = []
        taken = here = 0
        for line in self._whole_lines(parts):
            if not here and any(style and style.meta.get("here") for _, style, _ in line):
                here = taken + 1
            taken += max(math.ceil(Segment.get_line_length(line) / self.width), 1)
            lines.append(line)
        with self.capture() as captured:
            self.print(
                Segments(segment for line in lines for segment in (*line, Segment.line())), soft_wrap=True, end=""
            )
        return Drawn(captured.get(), taken, here)

    def lines(self, parts: Iterable[RenderableType]) -> Iterator[list[Segment]]:
        """Yield the lines of a screen, none wider than the terminal, with no empty one at the end.

        Text that must not wrap is broken where the terminal would break it.
        """
        for line in self._whole_lines(parts):
            cells = max(Segment.get_line_length(line), 1)
            yield from Segment.divide(line, range(self.width, cells + self.width, self.width))

    def _whole_lines(self, parts: Iterable[RenderableType]) -> Iterator[list[Segment]]:
        """Yield the lines of a screen, with no empty one at the end; text that must not wrap may be wider than it."""
        for part in self._fitted(parts):
            unwrapped = isinstance(part, Text) and bool(part.no_wrap)
            shown = _Shown(part, has_links=self.has_links, has_isolates=self._has_isolates)
            options = self.options.update(width=_MOST_WIDTH if unwrapped else self.width, height=None)
            yield from self.render_lines(shown, options, pad=False)

    def _fitted(self, parts: Iterable[RenderableType]) -> Iterator[RenderableType]:
        """Yield the parts, with one empty line between them at most and none at the end, and addresses as they fit."""
        for part in _with_single_gaps(parts):
            yield part.fitted(self.width) if isinstance(part, Address) else part


def _with_single_gaps(parts: Iterable[RenderableType]) -> Iterator[RenderableType]:
    gap = None
    for part in parts:
        if isinstance(part, Text) and not part.plain:
            gap = part
            continue
        if gap is not None:
            yield gap
        gap = None
        yield part


def rows() -> int:
    """Return the lines that the terminal has."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).lines or _USUAL_HEIGHT
    except OSError:  # it went away
        return _USUAL_HEIGHT


def _width() -> int:
    """Return the columns there are: as COLUMNS says, or the terminal's, dumb or not; 80 if there is none."""
    columns = os.environ.get("COLUMNS", "")
    number = re.fullmatch(r"0*([1-9]\d*)", columns, re.ASCII)
    if number:
        return min(int(number[1][:6]), _MOST_WIDTH)  # six digits are already more than that
    for stream in (1, 0, 2):  # output, input, errors: in a pipe to a pager one of the others is the terminal
        try:
            return os.get_terminal_size(stream).columns or _USUAL_WIDTH
        except OSError:
            continue
    return _USUAL_WIDTH


class _Shown:
    """A part as this terminal can show it: without codes of links that it would show as text, and with isolates.

    Every line of every cell is a segment of its own by then, so that none is isolated with another.
    In a pipe it is the same: what comes out of one is read by people, in a pager or a mail.
    """

    def __init__(self, part: RenderableType, *, has_links: bool, has_isolates: bool) -> None:
        self.part, self.has_links, self.has_isolates = part, has_links, has_isolates

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        for text, style, control in console.render(self.part, options):
            plain = style.update_link(None) if style and style.link and not self.has_links else style
            yield Segment(isolated(text) if self.has_isolates else text, plain, control)


def links_work(environment: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Whether text can be made a link by OSC 8, judged by what terminals say of themselves.

    There is no way to ask. FORCE_HYPERLINK, which other programs know too, decides if it is set.
    """
    forced = environment.get("FORCE_HYPERLINK")
    if forced is not None:
        return forced not in {"", "0"}
    term = environment.get("TERM", "")
    if not is_terminal or term == "dumb":
        return False
    vte = environment.get("VTE_VERSION", "")
    return (
        environment.get("TERM_PROGRAM") in _LINKING_PROGRAMS
        or term.startswith(_LINKING_TERMS)
        or any(variable in environment for variable in _LINKING_VARIABLES)
        or bool(re.fullmatch(r"\d{1,9}", vte, re.ASCII) and int(vte) >= _FIRST_LINKING_VTE)
    )
