"""What a command loads: start-up is a feature, and this is how it does not drift."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from webserver import Page, serving

from ai4earth_cli import sources
from ai4earth_cli.store.files import shipped_schedule

# What is slow to load, and is not loaded by Typer itself.
WATCHED = (
    "anyascii",
    "click",
    "hashlib",
    "http.client",
    "hypothesis",
    "icalendar",
    "importlib.metadata",
    "importlib.resources",
    "jinja2",
    "json",
    "markdown_it",
    "platformdirs",
    "pydantic",
    "pygments",
    "rich",
    "rich.live",
    "rich.markdown",
    "rich.progress",
    "rich.syntax",
    "rich.traceback",
    "ssl",
    "tempfile",
    "tomlkit",
    "tzlocal",
    "webbrowser",
)
OURS = (
    "ai4earth_cli.formats.families.frab",
    "ai4earth_cli.formats.markdown.reader",
    "ai4earth_cli.formats.toml.reader",
    "ai4earth_cli.schedule.finding",
    "ai4earth_cli.schedule.mine.stars",
    "ai4earth_cli.store.caches.kept",
    "ai4earth_cli.store.web",
    "ai4earth_cli.schedule.review",
    "ai4earth_cli.when.dates",
    "ai4earth_cli.when.zone.zonesearch",
)
RECALLED = ("store.caches.kept",)  # a schedule that was read before
LOADED = f"""
import json, os, sys
del sys.modules["json"]
from ai4earth_cli.when.zone import places
from ai4earth_cli.__main__ import main
sys.stdout = open(os.devnull, "w", encoding="utf-8")
main(sys.argv[1:])
tables = ["places"] if places._rows.cache_info().currsize else []
names = [name for name in {WATCHED} if name in sys.modules]
names += ["how Python was built"] if any(name.startswith("_sysconfigdata") for name in sys.modules) else []
ours = [name.removeprefix("ai4earth_cli.") for name in {OURS} if name in sys.modules]
print(json.dumps([*names, *ours, *tables]), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [
        ("", ["rich", *RECALLED, "schedule.finding"]),
        ("--help", []),
        ("now --help", []),
        ("nwo", []),
        ("help now", []),
        ("help zones", []),
        ("now --plain", [*RECALLED]),
        ("now --plain --tz Europe/Berlin --at 2020-04-26T10:40", [*RECALLED]),
        ("list --json --tz Europe/Berlin --at 10:40", ["json", *RECALLED]),
        ("list --plain --tz America/Lima --at +90m", [*RECALLED]),
        ("list --plain --tz europe/berlin", [*RECALLED, "when.zone.zonesearch"]),
        ("now --plain --tz pacific", ["tzlocal", *RECALLED, "when.zone.zonesearch"]),
        ("list --plain --tz lima", [*RECALLED, "when.zone.zonesearch", "places"]),
        ("now --at 10:40", ["rich", *RECALLED]),
        ("status", [*RECALLED]),
        ("status --at 2020-04-26T10:40 --width 40", [*RECALLED]),
        ("status --at 10:40 --waybar", ["json", *RECALLED]),
        ("next --at 10:40", ["rich", *RECALLED]),
        ("list --at 10:40 --tz PDT", ["rich", *RECALLED, "when.zone.zonesearch"]),
        ("talk mousavi --plain", [*RECALLED, "schedule.finding"]),
        ("talk mousavi", ["rich", *RECALLED, "schedule.finding"]),
        ("sections", ["rich", *RECALLED]),
        ("speakers", ["rich", *RECALLED]),
        ("info", ["rich", *RECALLED]),
        ("open wavelet", ["webbrowser", *RECALLED, "schedule.finding"]),
        ("now --plain --tz munich", [*RECALLED, "when.zone.zonesearch", "places"]),
        ("now --plain --tz peru", [*RECALLED, "when.zone.zonesearch", "places"]),
        ("list --plain --day 1", [*RECALLED, "schedule.finding", "when.dates"]),
        ("now --plain --at 26.4.2020", [*RECALLED, "when.dates"]),
        ("check", ["formats.toml.reader", "schedule.review"]),
        ("star 18", [*RECALLED, "schedule.finding", "schedule.mine.stars"]),
        ("check --schema", []),
        ("export csv", [*RECALLED, "schedule.finding"]),
        ("export toml", [*RECALLED, "schedule.finding"]),
        ("export markdown", [*RECALLED, "schedule.finding"]),
        ("export json", ["hashlib", "json", "formats.families.frab", *RECALLED, "schedule.finding"]),
        ("export xml", ["hashlib", "formats.families.frab", *RECALLED, "schedule.finding"]),
        ("changes", [*RECALLED]),
        ("changes SHIPPED --plain", [*RECALLED]),
        ("changes SHIPPED --markdown", [*RECALLED]),
        ("changes SHIPPED --left", ["rich", *RECALLED, "schedule.finding"]),
        ("new", []),
        ("late", [*RECALLED, "schedule.finding"]),
        ("use", ["rich"]),
        ("use --plain", []),
        ("use --shipped", ["tomlkit"]),
    ],
)
def test_command_loads_only_what_it_uses(arguments: str, loaded: list[str], tmp_path: Path) -> None:
    """No Rich for programs, no places for a zone, no reader of dates for now, no reader of what was read before."""
    sources.load()
    outcome = subprocess.run(
        [
            sys.executable,
            "-c",
            LOADED,
            *(word.replace("SHIPPED", str(shipped_schedule())) for word in arguments.split()),
        ],
        cwd=tmp_path,  # where `new` writes
        env={**os.environ, "BROWSER": "true %s"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert set(json.loads(outcome.stderr.splitlines()[-1])) == set(loaded)


def test_first_reading_loads_the_reader(tmp_path: Path) -> None:
    """And what keeps it for the next."""
    outcome = subprocess.run(
        [sys.executable, "-c", LOADED, "now", "--plain"],
        env={**os.environ, "XDG_CACHE_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(outcome.stderr.splitlines()[-1]) == ["formats.toml.reader", "store.caches.kept"]


def test_the_web_is_loaded_by_addresses_alone(tmp_path: Path) -> None:
    """And a copy loads no Rich, and what was read before from another place no reader."""
    folder = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    page = (
        '<?xml version="1.0"?><schedule><conference><title>C</title></conference><day date="2020-04-26"><room name="R">'
    )
    page += "<event><title>T</title><start>09:00</start><duration>1:00</duration></event></room></day></schedule>"
    with serving(lambda _: Page(page.encode())) as server:
        asked = ["now", "--plain", "--event-tz", "Europe/Berlin", "--schedule", server.address]
        loaded = []
        for source in (server.address, str(tmp_path / "s.xml")):
            (tmp_path / "s.xml").write_text(page, encoding="utf-8")
            outcome = subprocess.run(
                [sys.executable, "-c", LOADED, *asked[:-1], source],
                env=folder,
                capture_output=True,
                text=True,
                check=True,
            )
            loaded.append(json.loads(outcome.stderr.splitlines()[-1]))

    assert loaded == [
        ["hashlib", "http.client", "json", "ssl", "tempfile", "store.caches.kept", "store.web"],
        ["store.caches.kept"],
    ]


@pytest.mark.parametrize(
    ("arguments", "library"),
    [
        (["talk", "--plain", "søren"], "anyascii"),
        (["export", "html"], "jinja2"),
    ],
)
def test_library_is_loaded_where_it_is_needed(arguments: list[str], library: str) -> None:
    """One that writes in ASCII letters that Unicode does not take apart."""
    outcome = subprocess.run([sys.executable, "-c", LOADED, *arguments], capture_output=True, text=True, check=True)

    assert library in json.loads(outcome.stderr.splitlines()[-1])
