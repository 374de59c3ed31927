"""What a command loads: start-up is a feature, and this is how it does not drift."""

import json
import subprocess
import sys

import pytest

WATCHED = (
    "anyascii",
    "click",
    "dateutil",
    "hypothesis",
    "icalendar",
    "importlib.metadata",
    "importlib.resources",
    "jinja2",
    "pydantic",
    "rich",
    "tzlocal",
    "webbrowser",
)
LOADED = f"""
import json, os, sys
from ai4earth_cli import places
from ai4earth_cli.__main__ import main
sys.stdout = open(os.devnull, "w")
main(sys.argv[1:])
tables = ["places"] if places._rows.cache_info().currsize else []
print(json.dumps([name for name in {WATCHED} if name in sys.modules] + tables), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [
        ("now --plain", []),
        ("now --plain --tz Europe/Berlin --at 2020-04-26T10:40", []),
        ("list --json --tz europe/berlin --at 10:40", []),
        ("list --plain --tz America/Lima --at +90m", []),
        ("list --plain --tz lima --at +90m", ["places"]),
        ("--help", []),
        ("now --at 10:40", ["rich"]),
        ("list --at 10:40 --tz PDT", ["rich"]),
        ("talk mousavi --plain", []),
        ("now --plain --tz munich", ["places"]),
        ("now --plain --tz peru", ["places"]),
        ("now --plain --at 26.4.2020", []),
        ("check", []),
        ("export csv", []),
        ("export toml", []),
        ("export markdown", []),
    ],
)
def test_command_loads_only_what_it_uses(arguments: str, loaded: list[str]) -> None:
    """No Rich for programs, no places for a zone, no dateutil for ISO 8601, no anyascii for plain letters."""
    outcome = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments.split()], capture_output=True, text=True, check=True
    )

    assert json.loads(outcome.stderr.splitlines()[-1]) == loaded


@pytest.mark.parametrize(
    ("arguments", "library"),
    [
        (["now", "--plain", "--at", "26 April 10:40"], "dateutil"),
        (["talk", "--plain", "søren"], "anyascii"),
        (["export", "html"], "jinja2"),
    ],
)
def test_library_is_loaded_where_it_is_needed(arguments: list[str], library: str) -> None:
    """Dateutil for a date in words, anyascii for letters that Unicode does not take apart."""
    outcome = subprocess.run([sys.executable, "-c", LOADED, *arguments], capture_output=True, text=True, check=True)

    loaded = json.loads(outcome.stderr.splitlines()[-1])
    assert [name for name in loaded if not name.startswith("importlib")] == [library]
