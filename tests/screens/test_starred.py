"""agenda and the stars on all other screens, whole: tests/golden/agenda."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run

Golden = Callable[[str, str], None]
DAYS = """
workshop = { title = "Days", date = 2020-04-26, timezone = "Europe/Berlin" }
[[section]]
title = "Main"
talk = [
  { title = "Opening", start = "09:00", end = "09:30", room = "Aula", speakers = ["Ada Lovelace"] },
  { title = "A [long] talk on the weather of other planets", start = "10:42", end = "11:30", room = "Aula" },
  { title = "Clouds", start = "11:20", end = "12:00", room = "Bar", speakers = ["Bo"] },
  { title = "Sea ice", start = "11:25", end = "12:00", room = "Bar" },
  { title = "Called off", start = "12:30", end = "13:00", room = "Bar", cancelled = true },
  { title = "Rivers", start = "12:00", end = "12:30", room = "Bar" },
  { title = "Forests", start = "12:30", end = "13:00", room = "Aula" },
  { title = "Day two", date = 2020-04-27, start = "09:00", end = "10:30" },
  { title = "Poster", speakers = ["C"] },
]
"""
AGENDAS = {
    "before": "--at 2020-04-25T12:00 --tz event",
    "running": "--at 2020-04-26T11:22:30 --tz event",
    "after": "--at 2020-04-28 --tz event",
    "two-zones": "--at 2020-04-26T11:22 --tz event --tz Asia/Tokyo",
    "left": "--left --at 2020-04-26T11:22 --tz event",
    "monday": "--day monday --at 2020-04-26T11:22 --tz event",
}
STARRED = {
    "list": "list --section theoretical --at 10:40 --tz event",
    "now": "now --at 10:40 --tz event",
    "next": "next --at 10:40 --tz event",
    "talk": "talk 15 --at 10:40 --tz event",
    "talk-many": "talk learning --at 10:40 --tz event",
    "speakers": "speakers --at 10:40 --tz event",
    "agenda": "agenda --at 10:40 --tz event",
}


@pytest.fixture
def days(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """Return the file of two days, all of whose talks are marked, and two more that are gone."""
    file = tmp_path / "days.toml"
    monkeypatch.setenv("AI4EARTH_SCHEDULE", str(file))
    lost = '{ title = "Lost", start = "20:00", end = "21:00" }, { title = "Late" }]'
    file.write_text(DAYS.removesuffix("]\n") + lost, encoding="utf-8")
    run("star", *map(str, range(1, 12)))
    file.write_text(DAYS, encoding="utf-8")
    return file


@pytest.mark.parametrize("width", ["30", "80"])
@pytest.mark.parametrize("name", AGENDAS)
@pytest.mark.usefixtures("days")
def test_agenda(name: str, width: str, run: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two days, with what overlaps, what is free, what is cancelled, what is in another room, and what is gone."""
    monkeypatch.setenv("COLUMNS", width)
    outcome = run("agenda", *AGENDAS[name].split())

    assert (outcome.exit_code, outcome.err) == (0, "")
    golden(f"agenda/{name}-{width}.txt", outcome.out)


@pytest.mark.parametrize("form", ["json", "plain"])
def test_agenda_for_programs(form: str, days: Path, run: Run, golden: Golden) -> None:
    """What is gone is in the JSON, and beside the lines on standard error."""
    outcome = run("agenda", f"--{form}", "--at", "2020-04-26T11:22", "--tz", "event")

    golden(f"agenda/{form}.txt", outcome.out.replace(str(days), "days.toml"))
    assert outcome.err == (
        "Not in the programme any more: Lost, was Sunday 26 April 2020, 20:00 CEST\n"
        "Not in the programme any more: Late\n"
        if form == "plain"
        else ""
    )


@pytest.mark.parametrize("width", ["30", "50", "80"])
@pytest.mark.parametrize("name", STARRED)
def test_star_stands_beside_the_number(
    name: str, width: str, run: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or before the title, where a narrow screen has no numbers."""
    monkeypatch.setenv("COLUMNS", width)
    run("star", "15", "16", "2")
    outcome = run(*STARRED[name].split())

    assert (outcome.exit_code, outcome.err) == (0, "")
    assert "★" in outcome.out or name == "agenda"
    golden(f"agenda/starred-{name}-{width}.txt", outcome.out)


def test_many_at_once_many_blocks_have_their_stars(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the table of rooms as well."""
    talks = "".join(
        f'{{ title = "Talk {room}", start = "10:00", end = "10:20", room = "Room {room}" }},' for room in "4321"
    )
    file = tmp_path / "crowd.toml"
    file.write_text(
        f'workshop = {{ title = "C", date = 2020-04-26, timezone = "UTC" }}\ntalk = [{talks}]', encoding="utf-8"
    )
    monkeypatch.setenv("AI4EARTH_SCHEDULE", str(file))
    run("star", "talk", "2")

    assert "★3  Room 2  10 min  Talk 2" in run("now", "--at", "10:10", "--tz", "event").out


def test_many_overlaps_are_counted(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who marks all of a crowded hour knows that; programs get all of them."""
    talks = ",".join(f'{{ title = "Talk {number}", start = "10:00", end = "10:20" }}' for number in range(8))
    file = tmp_path / "crowd.toml"
    file.write_text(
        f'workshop = {{ title = "C", date = 2020-04-26, timezone = "UTC" }}\ntalk = [{talks}]', encoding="utf-8"
    )
    monkeypatch.setenv("AI4EARTH_SCHEDULE", str(file))
    run("star", "--all", "talk")
    shown = run("agenda", "--at", "10:10", "--tz", "event").out

    assert (shown.count("by 20 min"), shown.count("overlaps 2 more")) == (40, 8)
    assert run("agenda", "--plain").out.splitlines()[7].endswith("\t0\t1; 2; 3; 4; 5; 6; 7")
