"""Standard output: lines and JSON for programs, screens for people."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ai4earth_cli import records
from ai4earth_cli.schedule.model import Talk, View

if TYPE_CHECKING:  # Rich is loaded only by an answer for people
    from rich.console import RenderableType

    from ai4earth_cli.schedule.words.glance import Glance
    from ai4earth_cli.screens.pieces.terminal import Drawn, Terminal


_ABOVE = 3  # a third of a pager's screen is for what stands above what is on


def terminal() -> "Terminal":
    """Return the terminal, or what stands for it in a pipe, that screens are printed to."""
    from ai4earth_cli.screens.pieces.terminal import Terminal

    return Terminal()


def show(screen: "Terminal", parts: "Iterable[RenderableType]", *, pager: bool) -> None:
    """Print a screen, through the user's pager if it may be and the terminal has too few lines, at what is on."""
    if not (pager and screen.can_page):
        screen.show(parts)
        return
    from ai4earth_cli.screens.pieces.terminal import rows

    drawn, height = screen.drawn(parts), rows()
    if drawn.lines < height or not _paged(drawn, height):
        sys.stdout.write(drawn.text)


def _paged(drawn: "Drawn", height: int) -> bool:
    """Show what is drawn in a pager on a screen of that many lines; return False if there is none."""
    from ai4earth_cli.store import programs  # which starts others, and so is slow to load

    line = drawn.here - height // _ABOVE if drawn.here >= height else 1
    return programs.page(drawn.text.encode(sys.stdout.encoding, sys.stdout.errors or "strict"), line)


def print_json(record: Mapping[str, object]) -> None:
    """Print an object as JSON, piece by piece; a list in it may be an iterator."""
    from ai4earth_cli.text.streamed import json_pieces

    sys.stdout.writelines(json_pieces(record, ascii_only=_ascii_only()))
    sys.stdout.write("\n")


def print_speakers_json(view: View, talks: Sequence[Talk] | None) -> None:
    """Print who speaks as JSON, piece by piece."""
    sys.stdout.writelines(records.speakers_json(view, talks, ascii_only=_ascii_only()))


def for_waybar(seen: "Glance", text: str) -> str:
    """Return what waybar reads of a program, on one line: text and tooltip as Pango's markup, class and percentage."""
    import json

    from ai4earth_cli.text.inert import without_markup

    tooltip = without_markup("\n".join(seen.details))
    record = {"text": without_markup(text), "tooltip": tooltip, "class": seen.kind, "percentage": seen.percentage}
    return json.dumps(record, ensure_ascii=_ascii_only())


def _ascii_only() -> bool:
    """Whether the output has another encoding than UTF-8."""
    return "utf" not in (sys.stdout.encoding or "").casefold()


def print_pieces(pieces: Iterable[str]) -> None:
    """Print text as it is made, in UTF-8 and with line ends of its own."""
    sys.stdout.flush()
    sys.stdout.buffer.writelines(piece.encode() for piece in pieces)
    sys.stdout.buffer.flush()


def print_lines(lines: Iterable[str]) -> None:
    """Print lines as they come."""
    sys.stdout.writelines(f"{line}\n" for line in lines)


def print_for_programs(view: View, talks: Iterable[Talk], *, json: bool, template: str | None = None) -> None:
    """Print the talks as JSON, or as a template has them, or else as lines."""
    if json:
        print_json(records.answer(view, talks=records.each_talk(view, talks)))
    elif template is not None:
        from ai4earth_cli.records import templates

        print_lines(templates.template_lines(view, talks, templates.template(template)))
    else:
        print_lines(records.talk_lines(view, talks))


def print_programme(view: View, talks: tuple[Talk, ...], hint: str = "", *, pager: bool) -> None:
    """Print the talks as tables, and below them a hint how to go on, if there is one."""
    from ai4earth_cli.screens.programme import programme_screen

    screen = terminal()
    parts = programme_screen(view, talks, screen.width, clickable=screen.has_links, hint=hint)
    show(screen, parts, pager=pager)


def print_topic(text: str) -> None:
    """Print a text in Markdown of our own: laid out on a terminal, as it is in a pipe."""
    if not sys.stdout.isatty():
        sys.stdout.write(text)
        return
    from ai4earth_cli.screens.topic import topic_screen

    screen = terminal()
    screen.show(topic_screen(text, screen.width))
