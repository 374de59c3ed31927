"""What programs get where nothing is found: an object like any other, and the exit code that says so."""

import json
from pathlib import Path

import pytest
from conftest import Outcome, Run

SCHEDULE = """
workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }
talk = [
  { title = "Fog", start = "10:00", end = "11:00", room = "Aula" },
  { title = "Ice", start = "11:00", end = "12:00", room = "Bar", recorded = false },
]
"""
UNMARKED = "No talk of this programme is marked. Mark one by its number, or by name or title: ai4earth star 1\n"
MISSED = "No talk matches all filters. Leave one out.\n"
NO_MORE = "No upcoming talks match. See the whole programme: ai4earth list\n"
EMPTY: dict[str, dict[str, object]] = {
    "now": {"talks": [], "next": []},
    "next": {"talks": []},
    "list": {"talks": []},
    "speakers": {"speakers": []},
    "agenda": {"talks": [], "gone": []},
    "changes old.toml": {"changes": []},
}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AI4EARTH_SCHEDULE", "s.toml")
    monkeypatch.setenv("AI4EARTH_AT", "2020-04-26T10:30Z")
    Path("s.toml").write_text(SCHEDULE, encoding="utf-8")
    Path("old.toml").write_text(SCHEDULE.replace("10:00", "09:00"), encoding="utf-8")


def asked(run: Run, command: str, option: str) -> tuple[dict[str, object], int, str]:
    """Return what a command finds as JSON, its exit code and what it says."""
    answer = run(*command.split(), "--json", *option.split())
    found = json.loads(answer.out)
    return {key: found[key] for key in EMPTY[command]}, answer.exit_code, answer.err


@pytest.mark.parametrize("command", EMPTY)
def test_nothing_that_is_marked_is_an_empty_list(command: str, run: Run) -> None:
    """For people it is what to do; for lines it is none."""
    option = "" if command == "agenda" else "--starred"

    assert asked(run, command, option) == (EMPTY[command], 1, UNMARKED)
    assert run(*command.split(), *option.split()) == Outcome(1, "", UNMARKED)
    assert run(*command.split(), *option.split(), "--plain") == Outcome(1, "", UNMARKED)


@pytest.mark.parametrize("command", [name for name in EMPTY if name != "agenda"])
def test_nothing_that_passes_the_filters_is_an_empty_list(command: str, run: Run) -> None:
    """And so for each command."""
    said = NO_MORE if command == "next" else MISSED
    filters = "--room aula --left --at 2020-04-26T11:30Z"

    assert asked(run, command, filters) == (EMPTY[command], 1, said)
    assert run(*command.split(), *filters.split()) == Outcome(1, "", said)


def test_agenda_of_a_day_without_a_marked_talk_is_empty(run: Run) -> None:
    """Though some are marked on others."""
    run("star", "fog")

    assert asked(run, "agenda", "--left --at 2020-04-26T11:30Z") == (EMPTY["agenda"], 1, MISSED)
    assert run("agenda", "--left", "--at", "2020-04-26T11:30Z") == Outcome(1, "", MISSED)


@pytest.mark.parametrize("format_", ["csv", "ics"])
def test_nothing_is_exported(format_: str, run: Run) -> None:
    """No file without a talk is written."""
    assert run("export", format_, "--starred") == Outcome(1, "", UNMARKED)
    run("star", "fog")
    assert run("export", format_, "--starred", "--room", "bar") == Outcome(1, "", MISSED)


@pytest.mark.parametrize("command", ["list", "next", "export html", "export ics", "list --plain"])
def test_schedule_without_talks_says_so(command: str, run: Run) -> None:
    """No filter is to be left out."""
    Path("s.toml").write_text('workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }', encoding="utf-8")

    assert run(*command.split()) == Outcome(1, "", "The schedule has no talks yet.\n")
