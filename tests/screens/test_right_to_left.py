"""Hebrew and Arabic on screens: isolated, so that a terminal that reorders letters leaves the columns where they are."""

import os
import re
from pathlib import Path

import pytest
from conftest import Run, outside

TEXTS = """
workshop = { title = "Texts", date = 2027-05-10, timezone = "Asia/Jerusalem" }
[[section]]
title = "שלום Section"
chairs = ["דוד כהן"]
[[section.talk]]
title = "מבוא ללמידה (part 1) של מכונה"
speakers = ["דוד כהן", { name = "عمر الشريف", affiliation = "جامعة القاهرة" }]
start = "10:00"
end = "10:30"
room = "אולם 3"
[[section.talk]]
title = "Soil"
start = "10:30"
end = "11:00"
"""
LIST = {
    "46": """\
Texts
Monday 10 May 2027 · times in IDT
(Asia/Jerusalem, UTC+3) · now 09:50

<שלום Section> · <chair דוד כהן> · 10:00–11:00
   Time         Title
──────────────────────────────────────────────
1  10:00–10:30  <מבוא ללמידה (part 1) של מכונה>
                <דוד כהן & عمر الشريف> · <אולם 3>
2  10:30–11:00  Soil
""",
    "80": """\
Texts
Monday 10 May 2027 · times in IDT (Asia/Jerusalem, UTC+3) · now 09:50

<שלום Section> · <chair דוד כהן> · 10:00–11:00
   Time         Room    Speaker               Title
────────────────────────────────────────────────────────────────────────────
1  10:00–10:30  <אולם 3>  <דוד כהן & عمر الشريف>  <מבוא ללמידה (part 1) של מכונה>
2  10:30–11:00                                Soil
""",
}
SCREENS = ["list", "now", "next", "talk מבוא", "sections", "speakers"]
ASKED = ("--at", "2027-05-10T09:50+03:00", "--tz", "event", "--schedule")


def written(tmp_path: Path) -> str:
    """Return the name of a file with the schedule."""
    file = tmp_path / "texts.toml"
    file.write_text(TEXTS, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("width", LIST)
def test_cells_with_right_to_left_letters_are_isolated(
    width: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each line of each cell by itself, and no cell wider for it; here < and > stand for the isolates."""
    monkeypatch.setenv("COLUMNS", width)
    outcome = run("list", *ASKED, written(tmp_path))

    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out == LIST[width].replace("<", "\u2068").replace(">", "\u2069")


@pytest.mark.no_cover
@pytest.mark.parametrize("width", ["46", "50", "80", "200"])
@pytest.mark.parametrize("screen", SCREENS)
def test_isolates_are_closed_on_their_line(
    screen: str, width: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every letter that runs from right to left is in one, and no line is longer than the terminal."""
    monkeypatch.setenv("COLUMNS", width)
    outcome = run(*screen.split(), *ASKED, written(tmp_path))
    bare = re.sub("\u2068[^\u2068\u2069\n]+\u2069", "", outcome.out)

    assert outcome.out.count("\u2068") > 0
    assert re.findall("[\u0590-\u06ff\u2068\u2069]", bare) == []
    assert max(len(line) for line in re.sub("[\u2068\u2069]", "", outcome.out).splitlines()) <= int(width)


@pytest.mark.parametrize("command", ["list --plain", "list --json", "export toml", "export csv", "export markdown"])
def test_programs_get_no_isolates(command: str, run: Run, tmp_path: Path) -> None:
    """They are for terminals."""
    where = ("--schedule", written(tmp_path))
    outcome = run(*command.split(), *where)

    assert "מבוא ללמידה (part 1) של מכונה" in outcome.out
    assert re.findall("[\u2068\u2069]", outcome.out) == []


def test_encoding_without_isolates_gets_none(tmp_path: Path) -> None:
    """It has the letters; what it lacks would be a question mark."""
    environment = {**os.environ, "PYTHONIOENCODING": "iso-8859-8"}
    ran = outside("talk", "soil", *ASKED, written(tmp_path), env=environment, encoding="iso-8859-8")

    assert ran.returncode == 0
    assert "Section  שלום Section (chair דוד כהן)\n" in ran.stdout
