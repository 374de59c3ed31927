"""How what is said on standard error looks in a terminal."""

import os
import sys

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
                "  Asia/Kolkata (India,",
                "  UTC+5:30)",
                "  Asia/Jerusalem (Israel,",
                "  UTC+3)",
                "  Europe/Dublin (Ireland,",
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
