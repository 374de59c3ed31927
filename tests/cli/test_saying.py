"""How sentences look in a terminal, on standard error and as an answer."""

import os
import sys
from pathlib import Path

import pytest

pexpect = pytest.importorskip("pexpect", reason="pseudo-terminals are Unix's")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are Unix's")


@pytest.mark.parametrize(
    ("arguments", "columns", "lines"),
    [
        (
            ["talk", "zzz zzz"],
            40,
            ["No talk found for 'zzz zzz'. See who", "speaks: ai4earth speakers"],
        ),
        (
            ["now", "--tz", "IST", "--at", "10:40"],
            30,
            [
                "'IST' stands for several time",
                "zones. Choose one:",
                "  --tz Asia/Kolkata (India,",
                "  UTC+5:30)",
                "  --tz Asia/Jerusalem (Israel,",
                "  UTC+3)",
                "  --tz Europe/Dublin (Ireland,",
                "  UTC+1)",
            ],
        ),
        (["now", "--atx"], 20, ["No such option:", "--atx. Did you mean", "--at? See: ai4earth", "now --help"]),
        (["now", "--schedule", "x" * 30], 20, ["Cannot read", "x" * 20, "x" * 10 + ":", "No such file or", "directory. Name a", "schedule file, or -", "for standard input."]),
    ],
)  # fmt: skip
def test_lines_break_between_words(arguments: list[str], columns: int, lines: list[str]) -> None:
    """What one line breaks into stands below its beginning; a word that is too long is left to the terminal."""
    child = pexpect.spawn(
        sys.executable,
        ["-m", "ai4earth_cli", *arguments],
        env={**os.environ, "TZ": "UTC"},
        dimensions=(60, columns),
        encoding="utf-8",
        timeout=30,
    )
    said = child.read()
    child.close()

    shown = [line[start : start + columns] for line in said.splitlines() for start in range(0, len(line), columns)]
    assert (child.exitstatus in {1, 2}, shown) == (True, lines)


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (["new"], ["Wrote schedule.toml. Change", "it, then: ai4earth check", "schedule.toml", "So that every command is", "about it: ai4earth use", "schedule.toml"]),
        (["star", "15"], ["★ 15  Wavelet-powered Neural", "Networks For Turbulence"]),
        (["use", "--shipped"], ["No schedule was remembered.", "Without one, commands answer", "from the one shipped."]),
        (["late"], ["Everything is on time."]),
        (["changes"], ["Nothing to compare with yet:", "this is the first look at", "the shipped schedule. What", "it has is remembered; next", "time this tells what has", "changed."]),
        (["check", "bad.toml"], ["bad.toml:1: workshop: it has", 'no title: add title = "…".', "1 fault"]),
    ],
)  # fmt: skip
def test_lines_of_an_answer_break_between_words(arguments: list[str], lines: list[str], tmp_path: Path) -> None:
    """As those on standard error do."""
    (tmp_path / "bad.toml").write_text('[workshop]\ndate = 2030-04-26\ntimezone = "UTC"\n', encoding="utf-8")
    child = pexpect.spawn(
        sys.executable,
        ["-m", "ai4earth_cli", *arguments],
        env={**os.environ, "TZ": "UTC"},
        cwd=str(tmp_path),
        dimensions=(60, 28),
        encoding="utf-8",
        timeout=30,
    )

    assert child.read().splitlines() == lines
    child.close()
