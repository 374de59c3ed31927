"""Options that many commands have: each passes each of them on."""

from pathlib import Path

import pytest
from conftest import Run
from webserver import Page, serving

from ai4earth_cli.cli import COMMANDS, loaded

pytestmark = pytest.mark.no_cover  # much of it, and nothing that no other test reaches

# Two talks at once that have nothing in common, and others like the second at another time.
SCHEDULE = """
workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }
[[section]]
title = "Air"
[[section.talk]]
title = "Picked"
type = "Keynote"
start = "10:00"
end = "11:00"
room = "Aula"
speakers = ["Ada"]
language = "de"
video = "https://example.org/v"
[[section]]
title = "Rocks"
talk = [
  { title = "Besides", start = "10:00", end = "11:00", room = "Bar", speakers = ["Bo"], language = "en" },
  { title = "Earlier", start = "08:00", end = "09:00", room = "Bar", speakers = ["Bo"], language = "en" },
  { title = "Tomorrow", date = 2020-04-27, start = "10:00", end = "11:00", room = "Bar", speakers = ["Bo"] },
]
"""
TITLES = ("Picked", "Besides", "Earlier", "Tomorrow")
FOUND = {  # by each command without a filter, while the first two are on, or before; what is next belongs to what is on
    "now --plain --at 10:30": {"Picked", "Besides", "Tomorrow"},
    "next --plain --at 09:30": {"Picked", "Besides", "Tomorrow"},
    "status --at 10:30": {"Picked", "Tomorrow"},
    "list --plain --at 10:30": {*TITLES},
    "speakers --json --at 10:30": {*TITLES},
    "export csv --at 10:30": {*TITLES},
    "changes before.toml --plain --at 10:30": {*TITLES},
}
FILTERS = {
    "--section air": {"Picked"},
    "--type keynote": {"Picked"},
    "--room aula": {"Picked"},
    "--speaker ada": {"Picked"},
    "--language de": {"Picked"},
    "--recorded": {"Picked"},
    "--starred": {"Picked"},
    "--room bar": {"Besides", "Earlier", "Tomorrow"},
    "--day 1": {"Picked", "Besides", "Earlier"},
    "--left": {"Picked", "Besides", "Tomorrow"},
}


def commands_with(option: str) -> set[str]:
    """Return the commands that have an option."""
    names = [name for group in COMMANDS.values() for name in group]
    return {name for name in names if any(option in parameter.opts for parameter in loaded(name).params)}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    """Work in a folder of that schedule, of which one talk is marked, and of one in which all was later and elsewhere."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AI4EARTH_SCHEDULE", "s.toml")
    monkeypatch.setenv("TZ", "UTC")
    Path("s.toml").write_text(SCHEDULE, encoding="utf-8")
    Path("before.toml").write_text(
        SCHEDULE.replace('0"\nend', '5"\nend').replace(':00", end', ':05", end'), encoding="utf-8"
    )
    assert run("star", "picked").exit_code == 0


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", FOUND)
def test_filter_is_that_of_every_command(command: str, run: Run) -> None:
    """What is found is what the command finds, less what does not pass."""
    found = {}
    for filter_ in ("", *FILTERS):
        outcome = run(*command.split(), *filter_.split())
        found[filter_] = {title for title in TITLES if title in outcome.out}
    expected = {"": FOUND[command]} | {name: FOUND[command] & passing for name, passing in FILTERS.items()}
    if command.startswith("status"):  # which names one of those that are on
        expected["--room bar"] = {"Besides", "Tomorrow"}

    assert found == expected


def test_every_command_with_filters_is_asked() -> None:
    """But `watch`, which stays; what it shows is what `now` and `next` do."""
    assert commands_with("--language") == {command.split()[0] for command in FOUND} | {"watch"}


WEB = {
    **{command: command for command in ("now", "next", "list", "sections", "speakers", "info", "status", "agenda")},
    **{command: command for command in ("changes", "export csv", "talk mohan")},
    "open": "open wavelet",
    "star": "star wavelet",
}


@pytest.mark.parametrize("command", [*WEB.values(), "check"])
def test_web_is_asked_anew_or_not_at_all(
    command: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By --refresh, though the copy is fresh, and by --offline, though it is old."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    for name in ("http_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    page = Page(Path(__file__).parents[2].joinpath("schedule.toml").read_bytes())
    with serving(lambda _: page) as server:
        source = [server.address] if command == "check" else ["--schedule", server.address]
        assert run("list", "--schedule", server.address).exit_code == 0
        asked = [len(server.asked)]
        for option in ("--refresh", "--offline", "--refresh"):
            run(*command.split(), *source, option)
            asked.append(len(server.asked))

    assert asked == [1, 2, 2, 3]


def test_every_command_that_may_ask_the_web_is_tried() -> None:
    """But `watch`, which stays."""
    assert commands_with("--refresh") == {command.split()[0] for command in WEB} | {"check", "watch"}
