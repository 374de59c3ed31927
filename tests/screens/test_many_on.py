"""More talks at once than there is room for blocks: a table by room."""

from pathlib import Path

import pytest
from conftest import Run

ROOMS = """
workshop = { title = "Many", date = 2020-04-26, timezone = "UTC" }
[[section]]
title = "Parallel"
talk = [
  { title = "Opening of all the rooms", start = "08:00", end = "08:10", room = "Great Lecture Theatre" },
  { title = "Camp", start = "08:00", duration = "12h", room = "Field" },
  { title = "Fog", start = "09:00", end = "10:00", room = "Annexe" },
  { title = "Clouds [spotlight] at 1 km", start = "09:00", end = "11:00", room = ["Great Lecture Theatre", "Field"] },
  { title = "Rain", start = "09:00", end = "20:59", room = "Field" },
  { title = "Snow", start = "09:00", end = "09:30" },
  { title = "Hail", start = "09:00", end = "10:00", room = "Great Lecture Theatre" },
]
"""


def screen(run: Run, folder: Path, text: str, monkeypatch: pytest.MonkeyPatch, width: int) -> str:
    """Return what is on at 09:00 in a terminal of that width, below the head."""
    file = folder / "s.toml"
    file.write_text(text, encoding="utf-8")
    monkeypatch.setenv("COLUMNS", str(width))
    return run("now", "--schedule", str(file), "--at", "09:00", "--tz", "event").out.split("On now", 1)[1]


def test_many_talks_are_a_table_in_the_order_of_the_rooms(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the schedule names them first; what lasts twelve hours is in the background, what lasts less is not."""
    assert screen(run, tmp_path, ROOMS, monkeypatch, 80) == (
        " · 6 talks\n"
        "\n"
        "   Room                          Left         Title\n"
        "────────────────────────────────────────────────────────────────────────────────\n"
        "3  Great Lecture Theatre         1 h          Hail\n"
        "4  Field                         11 h 59 min  Rain\n"
        "5  Annexe                        1 h          Fog\n"
        "6  Great Lecture Theatre, Field  2 h          Clouds [spotlight] at 1 km\n"
        "7  Parallel                      30 min       Snow\n"
        "2  Field                         11 h         Camp\n"
    )


def test_room_stands_below_the_title_where_it_would_leave_it_little(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a narrow terminal."""
    assert screen(run, tmp_path, ROOMS, monkeypatch, 50) == (
        " · 6 talks\n"
        "\n"
        "   Left         Title\n"
        "──────────────────────────────────────────────────\n"
        "3  1 h          Hail\n"
        "                Great Lecture Theatre\n"
        "4  11 h 59 min  Rain\n"
        "                Field\n"
        "5  1 h          Fog\n"
        "                Annexe\n"
        "6  2 h          Clouds [spotlight] at 1 km\n"
        "                Great Lecture Theatre, Field\n"
        "7  30 min       Snow\n"
        "                Parallel\n"
        "2  11 h         Camp\n"
        "                Field\n"
    )


def test_talks_without_rooms_are_in_the_order_of_the_sections(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which stand where the rooms would; a talk of neither has nothing there."""
    talk = '{ title = "T", start = "09:00", end = "10:00" }'
    sections = "\n".join(f'[[section]]\ntitle = "{name}"\ntalk = [{talk}]' for name in ("Zoo", "Art", "Bee"))
    text = f'workshop = {{ title = "W", date = 2020-04-26, timezone = "UTC" }}\ntalk = [{talk}]\n{sections}'
    assert screen(run, tmp_path, text, monkeypatch, 50) == (
        " · 4 talks\n"
        "\n"
        "   Section  Left  Title\n"
        "──────────────────────────────────────────────────\n"
        "1  Zoo      1 h   T\n"
        "2  Art      1 h   T\n"
        "3  Bee      1 h   T\n"
        "4           1 h   T\n"
    )


def test_delay_is_told_behind_the_title(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the table as in the blocks."""
    late = f'{ROOMS}[[delay]]\nfrom = "08:30"\nby = "10m"\nroom = "Annexe"\n'
    file = tmp_path / "s.toml"
    file.write_text(late, encoding="utf-8")
    monkeypatch.setenv("COLUMNS", "80")
    out = run("now", "--schedule", str(file), "--at", "09:20", "--tz", "event").out

    assert "5  Annexe                        50 min       Fog · +10 min\n" in out


CANCELLED = """
workshop = { title = "Off", date = 2020-04-26, timezone = "UTC" }
[[section]]
title = "Morning"
talk = [
  { title = "Dawn", start = "08:00", end = "08:30" },
%s
  { title = "Rain", start = "11:00", end = "12:00" },
]
"""


@pytest.mark.parametrize(("number", "more"), [(1, ""), (3, ""), (5, "2 more cancelled\n\n")])
def test_cancelled_slot_says_so_and_what_comes(
    number: int, more: str, run: Run, tmp_path: Path
) -> None:  # fmt: skip
    """The first three by name."""
    talks = "".join(
        f'{{ title = "Fog {place}", start = "09:00", end = "10:00", room = "{place}", cancelled = true }},\n'
        for place in range(number)
    )
    file = tmp_path / "s.toml"
    file.write_text(CANCELLED % talks, encoding="utf-8")
    told = "".join(
        f"Cancelled · Morning · {place}\n  Fog {place}\n  09:00–10:00\n\n" for place in range(min(number, 3))
    )

    assert run("now", "--schedule", str(file), "--at", "09:30", "--tz", "event").out == (
        "Off\n"
        "Sunday 26 April 2020 · times in UTC · now 09:30\n"
        "\n"
        f"{told}{more}"
        "Next in 1 h 30 min\n"
        f"  {number + 2}  11:00–12:00  Rain\n"
        "                  Morning\n"
    )


def test_cancelled_slot_before_all_else_stands_before_when_it_starts(run: Run, tmp_path: Path) -> None:
    """Since what starts is not that."""
    file = tmp_path / "s.toml"
    first = '{ title = "Fog", start = "07:00", end = "07:30", cancelled = true },'
    file.write_text(CANCELLED % first, encoding="utf-8")

    assert run("now", "--schedule", str(file), "--at", "07:10", "--tz", "event").out.split("\n", 3)[3] == (
        "Cancelled · Morning\n"
        "  Fog\n"
        "  07:00–07:30\n"
        "\n"
        "Starts in 50 min\n"
        "on Sunday 26 April 2020, 08:00 UTC, with\n"
        "  2  08:00–08:30  Dawn\n"
        "                  Morning\n"
    )


def test_many_speakers_are_one_table(run: Run, tmp_path: Path) -> None:
    """With one head, though it is made in parts."""
    rows = "".join(
        f'{{ title = "Talk {number:04}", speakers = ["Ann {number:04}"], start = "09:00", end = "10:00" }},'
        for number in range(1001)
    )
    file = tmp_path / "many.toml"
    file.write_text(
        f'workshop = {{ title = "W", date = 2020-04-26, timezone = "UTC" }}\ntalk = [{rows}]', encoding="utf-8"
    )
    lines = run("speakers", "--tz", "event", "--at", "2020-04-01", "--schedule", str(file)).out.splitlines()

    assert len(lines) == 1001 + 5
    assert lines[3].split() == ["Speaker", "Time", "Title"]
    assert [line.split()[1:3] for line in lines[5:]] == [[f"{number:04}", f"{number + 1}"] for number in range(1001)]
