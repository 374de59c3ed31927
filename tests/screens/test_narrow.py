"""Long rooms, names and times where there is little room: the title stays readable and no time is cut."""

import datetime as dt
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Run
from rich.console import Console, RenderableType

from ai4earth_cli.formats.toml import reader
from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.model import View
from ai4earth_cli.schedule.words.clocks import readers_clocks
from ai4earth_cli.screens.now import now_screen
from ai4earth_cli.screens.people import speakers_screen
from ai4earth_cli.screens.pieces.columns import columns
from ai4earth_cli.screens.programme import next_screen, programme_screen
from ai4earth_cli.screens.sections import sections_screen
from ai4earth_cli.when.zone import iana_zone

pytestmark = pytest.mark.no_cover  # much of it, and nothing that no other test reaches

LONG_ROOM = """
workshop = { title = "Long Room", date = 2027-05-10, timezone = "Europe/Madrid" }
[[section]]
title = "Remote Sensing of Vegetation"
[[section.talk]]
title = "Soil moisture from space"
speakers = ["Ada Brown"]
start = "10:00"
end = "10:30"
room = "Lecture Theatre 2 (ground floor)"
[[section.talk]]
title = "Snow depth from phones"
date = 2027-05-11
speakers = ["Bo Carlsen"]
start = "10:30"
end = "11:00"
room = "Library"
type = "Spotlight"
"""
ROOMS = """
workshop = { title = "Room Test", date = 2027-05-10, timezone = "Europe/Madrid" }
[[section]]
title = "Morning"
[[section.talk]]
title = "Soil moisture from space"
speakers = ["Ada Brown"]
start = "10:00"
end = "10:30"
room = "Auditorium B"
[[section.talk]]
title = "Snow depth from phones"
start = "10:30"
end = "11:00"
room = "Library"
"""
CROWDED = """
workshop = { title = "Crowded", date = 2027-05-10, timezone = "Europe/Madrid" }
[[section]]
title = "Observations of the atmosphere from the ground, from the air and from space"
chairs = ["Ada Brown"]
[[section.talk]]
title = "Soil moisture from space, and what farmers in three countries do with it"
speakers = ["Ada Brown", { name = "Bo Carlsen", affiliation = "University of Applied Sciences and Arts, Hildesheim" }]
start = "10:00"
end = "10:30"
type = "Extended Abstract"
room = "The large room with sixty letters, on the left of the entrance"
[[section.talk]]
title = "Night"
speakers = [{ name = "Bo Carlsen", affiliation = "University of Applied Sciences and Arts, Hildesheim" }]
start = "23:30"
end = 2027-05-11T00:30:00
room = "Mehrzweckveranstaltungsraum"
[[section]]
title = "At once"
talk = [
  { title = "One", start = "10:30", end = "11:00", room = "A" },
  { title = "Two", start = "10:30", end = "11:05", room = "B", speakers = ["Bo"] },
  { title = "Three", start = "10:30", end = "11:10", room = "C", cancelled = true },
  { title = "Four", start = "10:30", end = "11:15", room = "D" },
  { title = "Five", start = "10:30", end = "11:15", room = "E" },
  { title = "Poster" },
]
"""
UTC = dt.UTC
MOMENTS = [dt.datetime(2027, 5, 10, 6, tzinfo=UTC), dt.datetime(2027, 5, 10, 8, 45, tzinfo=UTC)]
ZONES = [(iana_zone("Europe/Madrid"),), (iana_zone("America/Los_Angeles"), iana_zone("Asia/Tokyo"))]
VIEWS = [
    View(reader.loads(text), now, zones)
    for text in (LONG_ROOM, ROOMS, CROWDED) for now in MOMENTS for zones in ZONES
]  # fmt: skip
NARROW = {
    "rooms-list": (ROOMS, "list"),
    "long-room-list": (LONG_ROOM, "list --day all"),
    "long-room-list-in-two-zones": (LONG_ROOM, "list --day all --tz tokyo"),
    "long-room-next": (LONG_ROOM, "next"),
    "long-room-now": (LONG_ROOM, "now"),
    "long-room-sections": (LONG_ROOM, "sections"),
    "long-room-speakers": (LONG_ROOM, "speakers"),
}
Golden = Callable[[str, str], None]
Screen = Callable[[View, int], Iterator[RenderableType]]
SCREENS: dict[str, Screen] = {
    "list": lambda view, width: programme_screen(view, view.schedule.talks, width, clickable=False),
    "next": lambda view, width: next_screen(view, questions.upcoming(view.schedule.talks, view.now), 9, width),
    "now": lambda view, width: now_screen(view, questions.situation(view.schedule, view.now), width),
    "sections": sections_screen,
    "speakers": speakers_screen,
}


@pytest.mark.parametrize(
    "screen", [(name, width) for name in NARROW for width in ("30", "46", "50", "80")], ids="-".join
)
def test_narrow_screen(
    screen: tuple[str, str], run: Run, golden: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A room stands beside the title if there is space for both, else below it; times are whole."""
    name, width = screen
    text, command = NARROW[name]
    monkeypatch.setenv("COLUMNS", width)
    file = tmp_path / "rooms.toml"
    file.write_text(text, encoding="utf-8")
    outcome = run(*command.split(), "--tz", "event", "--at", "2027-05-10T08:00+02:00", "--schedule", str(file))

    assert (outcome.exit_code, outcome.err) == (0, "")
    golden(f"narrow/{name}-{width}.txt", outcome.out)


@pytest.mark.parametrize("view", VIEWS)
def test_title_has_a_readable_width_in_every_terminal(view: View) -> None:
    """24 cells, 20 beside the times of several zones, or as many as its longest line has, or all there are.

    Beside other columns than those of the number and the times it has 48, or as many as the longest title.
    """
    talks = view.schedule.talks
    told = readers_clocks(view, (talk.span for talk in talks))
    longest = columns(view, talks, told, 1000, clickable=True).title
    for width in range(20, 161):
        plan = columns(view, talks, told, width, clickable=False)
        least = 48 if plan.speakers else 24 if len(view.zones) == 1 else 20

        assert plan.title >= min(least, longest, width - 1), (width, plan)


def rendered(screen: Screen, view: View, width: int) -> str:
    """Return a screen as text."""
    paper = io.StringIO()
    console = Console(width=width, file=paper)
    for part in screen(view, width):
        console.print(part, markup=False)
    return paper.getvalue()


def clocks(text: str) -> list[str]:
    """Return the times of the day in a text, in order of their size."""
    return sorted(re.findall(r"\b\d\d:\d\d(?:[+-]\d)?(?!\d)", text))


@pytest.mark.no_cover
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("screen", SCREENS)
def test_no_time_is_cut_at_any_width(screen: str, view: View) -> None:
    """Each screen has the times that it has where there is all the room, and none of them in two parts."""
    whole = clocks(rendered(SCREENS[screen], view, 400))
    for width in (*range(30, 61, 3), 72, 80, 96, 120):
        text = rendered(SCREENS[screen], view, width)

        assert clocks(text) == whole, width
        assert "…" not in text
