"""The screen of `watch`: that of `now`, with what comes after that, and a foot."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from ai4earth_cli.schedule.model import Talk, View
from ai4earth_cli.schedule.questions import Situation, upcoming
from ai4earth_cli.schedule.words import gathered
from ai4earth_cli.screens.now import now_screen
from ai4earth_cli.screens.pieces import QUIET, STRONG

_MOST_LATER = 12  # talks behind those that start next


def watch_screens(
    view: View, found: Situation, talks: Sequence[Talk], width: int
) -> Iterator[Iterator[RenderableType]]:
    """Yield the screen with as many of the `talks` after the next as it may have, then with one less each time."""
    coming = upcoming(talks, view.now)
    later = gathered(coming[len(found.coming) :], view.starred)[:_MOST_LATER]
    for count in range(len(later), -1, -1):
        yield now_screen(view, found, width, later[:count])


def watch_foot(trouble: str, replay: str) -> Iterator[RenderableType]:
    """Yield how to leave, how fast a replay is, and above that why what is shown is not the newest, if so."""
    if trouble:
        yield Text(f"Not up to date: {trouble}", STRONG)
    yield Text(" · ".join(filter(None, ("q ends", replay))), QUIET)
