"""How what a screen says looks in a terminal of 256 colours: golden files have its letters only."""

import re
from pathlib import Path

import pytest
from conftest import Run

SCHEDULE = """
workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }
[[section]]
title = "Air"
talk = [
  { title = "Dawn", start = "08:00", end = "09:00", room = "Aula" },
  { title = "Noon", start = "12:00", end = "13:00", room = "Aula" },
  { title = "Dusk", start = "12:30", end = "13:30", room = "Bar", cancelled = false },
  { title = "Night", start = "20:00", end = "21:00", room = "Bar" },
]
"""
BOLD, DIM, RED, STRUCK, GREEN, BROWN = "1", "2", "31", "9", "38;5;28", "38;5;130"


@pytest.fixture(autouse=True)
def _colours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Print colours, and work in a folder of that schedule."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AI4EARTH_SCHEDULE", "s.toml")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TZ", "UTC")
    Path("s.toml").write_text(SCHEDULE, encoding="utf-8")


def look(run: Run, words: str, *arguments: str) -> set[str]:
    """Return the codes that hold where an answer says `words` for the first time."""
    outcome = run(*arguments)
    assert (outcome.exit_code, outcome.err) == (0, "")
    before, found, _ = outcome.out.partition(words)
    assert found
    *_, last = ["", *re.findall(r"\x1b\[([\d;]*)m", before)]
    return set(re.findall(r"38;5;\d+|\d+", last)) - {"0"}


def test_programme(run: Run) -> None:
    """What is over is dim and its times struck through, what is on is green and bold, and what was cancelled is as over."""
    at = ("list", "--at", "12:15")

    assert look(run, "08:00–09:00", *at) == {DIM, STRUCK}
    assert look(run, "Dawn", *at) == {DIM}
    assert look(run, "12:00–13:00", *at) == {BOLD, GREEN}
    assert look(run, "Noon", *at) == {BOLD}
    assert look(run, "12:30–13:30", *at) == look(run, "Dusk", *at) == set()
    Path("s.toml").write_text(SCHEDULE.replace("false", "true"), encoding="utf-8")
    assert look(run, "12:30–13:30", *at) == {DIM, STRUCK}
    assert look(run, "Dusk", *at) == {DIM, STRUCK}


def test_agenda(run: Run) -> None:
    """What overlaps is red."""
    run("star", "2", "3", "4")
    at = ("agenda", "--at", "10:00")

    assert look(run, "overlaps 3", *at) == look(run, "!", *at) == {BOLD, RED}
    assert look(run, "Night", *at) == {BOLD}
    assert look(run, "free", *at) == {DIM}


def test_changes(run: Run) -> None:
    """What is another is brown; what is gone is struck through."""
    Path("after.toml").write_text(
        SCHEDULE.replace("20:00", "19:30").replace(
            '  { title = "Dawn", start = "08:00", end = "09:00", room = "Aula" },\n', ""
        ),
        encoding="utf-8",
    )
    asked = ("changes", "s.toml", "--schedule", "after.toml", "--at", "07:00")

    assert look(run, "08:00–09:00", *asked) == look(run, "Dawn", *asked) == {STRUCK}
    assert look(run, "Night", *asked) == {BOLD}
    assert look(run, "moved 20:00", *asked) == {BROWN}


def test_card(run: Run) -> None:
    """What is on is green and bold; all else of a talk's status is plain."""
    told = {"dawn": "over", "noon": "on now", "night": "in 7 h"}

    codes = {talk: look(run, words, "talk", talk, "--at", "12:15") for talk, words in told.items()}
    assert codes == {"dawn": set(), "noon": {BOLD, GREEN}, "night": set()}
