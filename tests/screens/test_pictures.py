"""The pictures of the README: what the program prints on a terminal with colours, as Rich draws it."""

import datetime as dt
import io
import re
from collections.abc import Callable, Iterator, Sequence
from zoneinfo import ZoneInfo

import pytest
from conftest import outside
from rich.console import Console
from rich.text import Text

from ai4earth_cli.schedule.model import Schedule, View
from ai4earth_cli.schedule.questions import situation
from ai4earth_cli.screens.day.watch import watch_foot, watch_screens
from ai4earth_cli.screens.pieces.stage import Stage

pytestmark = pytest.mark.no_cover  # much of it, and nothing that no other test reaches

PICTURES = {
    "now": ("now --at 20:40 --tz nairobi --tz lima", 100),
    "list": ("list --section solid --section theoretical --at 10:40 --tz event --tz nairobi", 110),
}
FONT_FROM_THE_WEB = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
CONTROL = re.compile(r"\x1b\[(?:\?\d+[hl]|\d*H|2J)")
COLUMNS, LINES = 92, 24  # of a terminal in which no address is broken

# `watch`, from within a talk to the end of the break after the next: a drawing every four minutes, shown for so long.
FIRST = dt.datetime(2020, 4, 26, 17, 34, tzinfo=dt.UTC)
FRAMES = [FIRST + dt.timedelta(minutes=4 * number) for number in range(14)]
SECONDS = 1.0
MOST_BYTES = 300_000
ANIMATED = """\
<svg viewBox="{box}" xmlns="http://www.w3.org/2000/svg">
<title>{title}</title>
<style>
.frame {{ visibility: hidden; animation: shown {whole:g}s step-end infinite; }}
.frame:nth-of-type(1) {{ visibility: visible; }}
@keyframes shown {{ from {{ visibility: visible; }} {part:.3f}%, to {{ visibility: hidden; }} }}
@media (prefers-reduced-motion: reduce) {{ .frame {{ animation: none; }} }}
</style>
{frames}</svg>
"""


class Drawn(Stage):
    """A stage of a size that no terminal has to have."""

    @staticmethod
    def size() -> tuple[int, int]:
        """Return the columns and lines of the picture."""
        return COLUMNS, LINES


def drawn(printed: str, title: str, width: int, name: str = "ai4earth") -> str:
    """Return a terminal's window with what was printed in it, as SVG; the name is that of its styles."""
    canvas = Console(record=True, width=width, file=io.StringIO(), force_terminal=True, legacy_windows=False)
    canvas.print(Text.from_ansi(printed))
    return FONT_FROM_THE_WEB.sub("", canvas.export_svg(title=title, unique_id=name)) + "\n"


def animated(frames: Sequence[str], title: str) -> str:
    """Return a drawing that shows one after the other, without end; or the first, where motion is reduced."""
    box = re.search(r'viewBox="([^"]*)"', frames[0])
    assert box
    part = "".join(
        f'<g class="frame" style="animation-delay: {number * SECONDS:.1f}s">\n{frame}</g>\n'
        for number, frame in enumerate(frames)
    )
    whole = SECONDS * len(frames)
    return ANIMATED.format(box=box[1], title=title, whole=whole, part=100 / len(frames), frames=part)


@pytest.fixture(autouse=True)
def _terminal_with_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("FORCE_HYPERLINK", "0")


@pytest.mark.parametrize("name", PICTURES)
def test_picture_is_what_the_program_prints(
    name: str, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it is in the README; --rewrite-golden draws it anew."""
    arguments, width = PICTURES[name]
    monkeypatch.setenv("COLUMNS", str(width))
    printed = outside(*arguments.split()).stdout.rstrip("\n")  # and a line below, or the last one is cut off

    golden(f"pictures/{name}.svg", drawn(f"{printed}\n ", f"ai4earth {arguments}", width))


def test_animated_picture_is_what_watch_draws(
    golden: Callable[[str, str], None], schedule: Schedule, capsys: pytest.CaptureFixture[str]
) -> None:
    """A screen every four minutes, without end."""

    def screens() -> Iterator[str]:
        with Drawn() as stage:
            for now in FRAMES:
                view = View(schedule, now, (ZoneInfo("Africa/Nairobi"),))
                found = situation(schedule, now, schedule.talks)
                capsys.readouterr()
                stage.show(watch_screens(view, found, schedule.talks, COLUMNS), watch_foot("", "240 times as fast"))
                yield CONTROL.sub("", capsys.readouterr().out)

    title = "ai4earth watch --at 20:34 --tz nairobi --speed 240"
    frames = [drawn(screen, title, COLUMNS, f"f{number}") for number, screen in enumerate(screens())]
    picture = animated(frames, title)

    assert {screen.count("\n") for screen in frames} == {frames[0].count("\n")}
    assert len(picture.encode()) < MOST_BYTES
    golden("pictures/watch.svg", picture)
