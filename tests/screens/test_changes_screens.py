"""Whole answers of `changes`: tests/golden/changes."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run

from ai4earth_cli.store import seen
from ai4earth_cli.store.files import Document

OLD = """
workshop = { title = "Days", date = 2026-10-24, timezone = "Europe/Berlin" }
[[section]]
title = "Main"
talk = [
  { title = "Opening", start = "09:00", end = "09:30", room = "Aula", speakers = ["Ada"] },
  { title = "Clouds over the North Sea, seen from a ship", start = "10:00", end = "11:00", room = "Aula", speakers = ["Bo", "Cy"] },
  { title = "Ice", start = "11:00", end = "12:00", room = "Aula", speakers = ["Di"] },
  { title = "Night", start = "23:30", end = 2026-10-25T00:30:00, room = "Bar" },
  { id = "soil", title = "Soil", date = 2026-10-25, start = "09:00", end = "10:00", room = "Aula", speakers = ["Eva"] },
  { title = "Wind", date = 2026-10-25, start = "10:00", end = "11:00", cancelled = true },
  { title = "Sand", date = 2026-10-25, start = "11:00", end = "12:00", cancelled = true },
  { title = "Poster" },
]
"""
NEW = """
workshop = { title = "Days", date = 2026-10-24, timezone = "Europe/Berlin" }
[[section]]
title = "Main"
talk = [
  { title = "Opening", start = "09:00", end = "09:30", room = "Aula", speakers = ["Ada"], video = "https://example.org/v" },
  { title = "Clouds over the North Sea, seen from a ship", start = "10:15", end = "11:15", room = "Forum", speakers = ["Bo"] },
  { title = "Ice", start = "11:00", end = "12:00", room = "Aula", speakers = ["Di"], cancelled = true },
  { title = "Night", date = 2026-10-25, start = "23:30", end = 2026-10-26T00:30:00, room = "Bar" },
  { id = "soil", title = "Soils", date = 2026-10-25, start = "09:00", end = "10:30", room = "Aula", speakers = ["Eva"] },
  { title = "Wind", date = 2026-10-25, start = "10:00", end = "11:00" },
  { title = "Sand", date = 2026-10-25, start = "12:00", end = "13:00", cancelled = true },
  { title = "Discussion" },
]
"""
ONE_DAY = ("Poster", "Soil", "Wind", "Sand", "Night", "Discussion")
Golden = Callable[[str, str], None]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of two schedules of which the older one was looked at, and again of two of one day."""
    monkeypatch.chdir(tmp_path)
    day, poster = of_one_day(OLD), of_one_day(NEW).removesuffix("]") + '{ title = "Poster" }]'
    for name, old, new in (("days", OLD, NEW), ("day", day, of_one_day(NEW)), ("poster", day, poster)):
        Path(f"{name}-before.toml").write_text(old, encoding="utf-8")
        Path(f"{name}.toml").write_text(new, encoding="utf-8")
        known = seen.name_of(f"{name}.toml")
        assert known
        looked = dt.datetime(2026, 10, 23, 12, 5, tzinfo=dt.UTC)
        seen.note(known, Document(f"{name}.toml", old.encode()), looked)


def of_one_day(text: str) -> str:
    """Return a schedule without the talks of other days and those without a time."""
    return "\n".join(line for line in text.splitlines() if not any(f'"{title}' in line for title in ONE_DAY))


ANSWERS = {
    "days.txt": "--schedule days.toml",
    "days-marked.txt": "--schedule days.toml",
    "days-marked-elsewhere.txt": "--tz auckland --schedule days.toml",
    "days-in-two-zones.txt": "--schedule days.toml --tz event --tz lima",
    "days-filtered.txt": "--schedule days.toml --room bar",
    "day.txt": "--schedule day.toml",
    "day-with-a-poster.txt": "--schedule poster.toml",
    "day-marked.txt": "--schedule day.toml",
    "day-nothing.txt": "day.toml --schedule day.toml",
    "days-from-another.txt": "day-before.toml --schedule days.toml",
    "days.json": "--schedule days.toml --json --speaker eva",
    "days.tsv": "--schedule days.toml --plain",
    "days.md": "--schedule days.toml --markdown",
    "day.md": "--schedule day.toml --markdown",
    "day-nothing.md": "day.toml --schedule day.toml --markdown",
}


@pytest.mark.parametrize("name", ANSWERS)
def test_answer(name: str, run: Run, golden: Golden) -> None:
    """The answer is the one that was looked at and found good."""
    arguments = ANSWERS[name].split()
    if "marked" in name:
        for title in ("clouds", "poster" if "days" in name else "ice"):
            before = arguments[-1].replace(".", "-before.")
            assert run("star", title, "--schedule", before).exit_code == 0
    zones = [] if "--tz" in arguments else ["--tz", "event"]
    outcome = run("changes", *arguments, *zones, "--at", "2026-10-24T10:30")

    assert (outcome.exit_code, outcome.err) == (0, "")
    golden(f"changes/{name}", outcome.out)


@pytest.mark.parametrize("width", ["30", "50", "200"])
def test_width(width: str, run: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is little room the times stand above the titles."""
    monkeypatch.setenv("COLUMNS", width)
    outcome = run("changes", "--schedule", "days.toml", "--tz", "event", "--at", "2026-10-24T10:30")

    golden(f"changes/days-{width}.txt", outcome.out)
