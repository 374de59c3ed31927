"""The rules of the house fail when they are broken: a violation of each is planted in a copy."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the package with its rules."""
    copy = tmp_path_factory.mktemp("house")
    shutil.copy(CHECKOUT / "pyproject.toml", copy)
    shutil.copytree(CHECKOUT / "ai4earth_cli", copy / "ai4earth_cli", ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def broken_rules(house: Path) -> list[str]:
    """Return the names of the rules that import-linter finds broken."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as main; main()", "--no-cache"]
    told = subprocess.run(command, cwd=house, capture_output=True, text=True, check=False)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", told.stdout)  # some releases of Rich write styles into pipes, too
    broken = re.findall(r"^(.+) BROKEN", plain, re.MULTILINE)
    assert bool(broken) == bool(told.returncode), told.stdout
    return broken


@pytest.mark.parametrize(
    ("module", "planted", "rule"),
    [
        ("when/new_room.py", "import ai4earth_cli.schedule.model", "Imports look downwards"),
        ("schedule/new_room.py", "import ai4earth_cli.records", "Imports look downwards"),
        ("records/__init__.py", "import ai4earth_cli.screens.pieces", "Imports look downwards"),
        ("formats/markdown/new_room.py", "import ai4earth_cli.formats.csv", "Formats do not know each other"),
        ("formats/families/new_room.py", "import ai4earth_cli.formats.csv", "Formats do not know each other"),
        ("new_room.py", "", "Imports look downwards"),
        ("formats/new_room.py", "", "Formats do not know each other"),
        ("sources/__init__.py", "import typer", "Only the command line knows Typer"),
        ("screens/new_room.py", "import typer.core", "Only the command line knows Typer"),
        ("cli/new_room.py", "import click", "Only the command line knows Typer"),
        ("when/zone/zonesearch.py", "import rich.text", "Only screens know Rich"),
        ("cli/new_room.py", "from rich import box", "Only screens know Rich"),
        ("schedule/new_room.py", "import pathlib", "Only the store touches disk and network"),
        ("sources/__init__.py", "from urllib import request", "Only the store touches disk and network"),
        ("cli/live.py", "import select", "Only the store touches disk and network"),
        ("formats/ics/new_room.py", "import socket", "Only the store touches disk and network"),
    ],
)
def test_planted_violation_breaks_its_rule(house: Path, module: str, planted: str, rule: str) -> None:
    """In a module that is there, or in one of the day it is made, which must have its place."""
    room = house / "ai4earth_cli" / module
    before = room.read_text(encoding="utf-8") if room.exists() else None
    room.write_text(f"{before or ''}\n{planted}\n", encoding="utf-8")
    try:
        assert broken_rules(house) == [rule]
    finally:
        if before is None:
            room.unlink()
        else:
            room.write_text(before, encoding="utf-8")


def test_house_keeps_its_rules(house: Path) -> None:
    """As it stands."""
    assert broken_rules(house) == []
