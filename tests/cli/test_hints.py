"""What a screen says to type next: it is about what was asked."""

import shlex
from pathlib import Path

import pytest
from conftest import Run

TALKS = "".join(
    f'{{ title = "{title}", start = "{start}", duration = "1h", room = "{room}", type = "{kind}", language = "en", '
    f'speakers = ["Ada Lee"], video = "https://v.example", date = {day} }},'
    for title, start, room, kind, day in (
        ("Fog", "10:00", "Saal 1", "Talk", "2020-04-26"),
        ("Ice", "10:00", "Saal 2", "Talk", "2020-04-26"),
        ("Sun", "10:00", "Bar", "Poster", "2020-04-26"),
        ("Rain", "10:00", "Saal 1", "Talk", "2020-04-27"),
    )
)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("AI4EARTH_AT", "2020-04-26T09:00Z")
    head = 'workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }'
    Path("my file.toml").write_text(f'{head}\nsection = [{{ title = "Air", talk = [{TALKS}] }}]\n', encoding="utf-8")


FILTERS = [
    "--room 'Saal 1' --room 'saal 2'",
    "--section air --type talk --language en --speaker 'ada lee' --starred --recorded --left",
]


@pytest.mark.parametrize("filters", FILTERS)
def test_more_at_the_same_time_is_asked_for_with_the_same_filters(filters: str, run: Run) -> None:
    """And of the same schedule; what is said can be typed."""
    source = "--schedule 'my file.toml'"
    run("star", "--all", "ada", *shlex.split(source))
    hint = run("next", "1", *shlex.split(f"--day 1 {filters} {source}")).out.splitlines()[-1]
    said, _, command = hint.partition(": ")

    day = filters.replace(" --starred", " --day 1 --starred") if "starred" in filters else f"{filters} --day 1"
    assert (said, command) == ("1 more at the same time", f"ai4earth next 2 {day} {source}")
    assert len(run(*shlex.split(command)[1:], "--plain").out.splitlines()) == 2


@pytest.mark.parametrize(("filters", "found"), [("", 4), (FILTERS[0], 3), (FILTERS[1], 3)])
def test_every_day_is_asked_for_with_the_same_filters(filters: str, found: int, run: Run) -> None:
    """Of the schedule that was named."""
    source = "--schedule 'my file.toml'"
    run("star", "--all", "ada", *shlex.split(source))
    hint = run("list", *shlex.split(f"{filters} {source}")).out.splitlines()[-1]
    said, _, command = hint.rpartition(": ")

    assert (said, command) == (
        "This is today. For every day",
        " ".join(filter(None, ("ai4earth list --day all", filters, source))),
    )
    assert len(run(*shlex.split(command)[1:], "--plain").out.splitlines()) == found
