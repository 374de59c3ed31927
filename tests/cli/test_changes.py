"""What `changes` compares, remembers and says."""

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Outcome, Run, outside
from webserver import Page, serving

from ai4earth_cli.store import private, seen, user_folder
from ai4earth_cli.store.files import Document

OLD = """
workshop = { title = "W [bold]", date = 2020-04-26, timezone = "UTC", day_start = "04:00" }
[[section]]
id = "main"
title = "Main"
chairs = ["Ada"]
[[section.talk]]
id = "clouds"
title = "Clouds"
start = "09:00"
end = "09:30"
room = "Aula"
speakers = ["Eva Rossi"]
[[section.talk]]
id = "fog"
title = "Fog [red]"
start = "09:30"
end = "10:00"
room = "Bar"
[[section.talk]]
title = "Rain"
start = "10:00"
end = "10:30"
type = "Poster"
"""
NEW = OLD.replace('start = "09:00"\nend = "09:30"', 'start = "09:15"\nend = "09:45"').replace('"Bar"', '"B *1*"')
MORE = """
[[section]]
title = "Side"
[[section.talk]]
title = "Dawn"
start = "06:00"
end = "06:30"
room = "ROOM"
video = "https://example.org/v"
[[section.talk]]
title = "Sun"
date = 2020-04-27
start = "09:00"
end = "09:30"
room = "ROOM"
language = "de"
"""
NOTHING = "nothing has changed."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, which is the working folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(text: str, name: str = "s.toml") -> None:
    """Write a schedule file."""
    Path(name).write_text(text, encoding="utf-8")


def changes(run: Run, *arguments: str) -> Outcome:
    """Return what is said of s.toml, in the zone of the event."""
    return run("changes", *arguments, "--schedule", "s.toml", "--tz", "event", "--at", "2020-04-26T09:40")


def last(outcome: Outcome) -> str:
    """Return the last words of an answer."""
    assert (outcome.exit_code, outcome.err) == (0, "")
    return " ".join(outcome.out.split()).rpartition("UTC: ")[2]


def test_second_time_says_that_nothing_has_changed(run: Run) -> None:
    """The first time says that there is nothing to compare with; both end with 0."""
    written(OLD)

    assert changes(run) == Outcome(
        0,
        "Nothing to compare with yet: this is the first look at s.toml. "
        "What it has is remembered; next time this tells what has changed.\n",
        "",
    )
    assert last(changes(run)) == NOTHING
    written(NEW)
    assert last(changes(run)).startswith("1 moved, 1 in another room.")
    assert last(changes(run)) == NOTHING


@pytest.mark.parametrize("arguments", ["list", "now --plain", "export ics", "use s.toml", "status"])
def test_first_reading_by_any_command_is_a_look(arguments: str, run: Run) -> None:
    """Later ones are none, or there would be nothing to tell for who looks at the programme all day."""
    named = [] if arguments.startswith("use") else ["--schedule", "s.toml"]
    written(OLD)
    run(*arguments.split(), *named)
    written(NEW)
    run(*arguments.split(), *named)

    assert last(changes(run)).startswith("1 moved, 1 in another room.")


def test_keep_tells_the_same_again(run: Run) -> None:
    """But a first look is one in any case."""
    written(OLD)
    changes(run, "--keep")
    written(NEW)

    assert changes(run, "--keep").out == changes(run, "--keep").out
    assert "1 moved" in changes(run).out
    assert last(changes(run)) == NOTHING


def test_what_a_filter_leaves_out_is_told_later(run: Run) -> None:
    """So an answer behind a filter is no look, and says how much there is beside."""
    written(OLD)
    changes(run)
    written(NEW)

    said = last(changes(run, "--room", "aula"))
    assert said.startswith("1 moved. The filters leave out 1 other change.")
    assert last(changes(run)).startswith("1 moved, 1 in another room.")


@pytest.mark.parametrize(
    ("filters", "titles"),
    [
        ("", ["Dawn", "Clouds", "Fog [red]", "Rain", "Sun"]),
        ("--section main", ["Clouds", "Fog [red]", "Rain"]),
        ("--section side", ["Dawn", "Sun"]),
        ("--language de", ["Sun"]),
        ("--recorded", ["Dawn"]),
        ("--day 2", ["Sun"]),
        ("--room bar", ["Fog [red]"]),
        ("--room *1*", ["Fog [red]"]),
        ("--type poster", ["Rain"]),
        ("--speaker rossi", ["Clouds"]),
        ("--day 2020-04-26", ["Dawn", "Clouds", "Fog [red]", "Rain"]),
        ("--left", ["Clouds", "Fog [red]", "Rain", "Sun"]),
        ("--starred", ["Rain"]),
        ("--starred --room bar", []),
    ],
)
def test_filter_finds_a_talk_as_it_is_and_as_it_was(filters: str, titles: list[str], run: Run) -> None:
    """In the room that it leaves, and in a section that has another chair by now."""
    written(OLD + MORE, "old.toml")
    written(
        NEW.replace('"Ada"', '"Bo"').partition('[[section.talk]]\ntitle = "Rain"')[0] + MORE.replace("ROOM", "Aula")
    )
    run("star", "rain", "--schedule", "old.toml")
    outcome = changes(run, "old.toml", "--json", *filters.split())

    assert (outcome.exit_code, outcome.err) == (0, "")
    assert [change["talk"]["title"] for change in json.loads(outcome.out)["changes"]] == titles


def test_filter_that_no_talk_passes_is_an_error(run: Run) -> None:
    """As elsewhere; and so are a name that neither schedule has, and marks where there are none."""
    written(OLD, "old.toml")
    written(NEW)

    assert changes(run, "old.toml", "--room", "aula", "--type", "poster").exit_code == 1
    assert changes(run, "old.toml", "--room", "nowhere").err.startswith("No talk is in room 'nowhere'.")
    assert changes(run, "old.toml", "--starred").err.startswith("No talk of this programme is marked.")


@pytest.mark.parametrize("data", [b"not a schedule", b""])
def test_look_that_cannot_be_read_any_more_is_none(data: bytes, run: Run) -> None:
    """So this is the first one."""
    written(OLD)
    name = seen.name_of("s.toml")
    assert name
    seen.note(name, Document("s.toml", data), dt.datetime(2020, 4, 26, tzinfo=dt.UTC))

    assert changes(run).out.startswith("Nothing to compare with yet")
    assert last(changes(run)) == NOTHING


def test_damaged_look_is_none(run: Run) -> None:
    """It is overlooked, and replaced."""
    written(OLD)
    changes(run)
    (file,) = user_folder("data").iterdir()
    private.write(file, b"x")

    assert changes(run).out.startswith("Nothing to compare with yet")
    assert last(changes(run)) == NOTHING


def test_first_look_at_the_shipped_schedule_calls_it_so(run: Run) -> None:
    """Where it lies is of no use to anyone."""
    assert run("changes") == Outcome(
        0,
        "Nothing to compare with yet: this is the first look at the shipped schedule. "
        "What it has is remembered; next time this tells what has changed.\n",
        "",
    )


def test_first_look_for_programs(run: Run) -> None:
    """JSON has no old one; lines are none, and what they would not say is said on standard error."""
    written(OLD)
    found = json.loads(changes(run, "--json").out)
    written(OLD, "t.toml")
    lines = run("changes", "--plain", "--schedule", "t.toml")

    assert (found["changes"], found["old"], found["since"]) == ([], None, None)
    assert found["new"] == found["source"] == {"name": "s.toml", "format": "toml", "fetched": None, "stale": False}
    assert (lines.exit_code, lines.out, lines.err[:27]) == (0, "", "Nothing to compare with yet")
    assert changes(run, "--plain") == Outcome(0, "", "")


def test_misuse_is_said(run: Run) -> None:
    """With what would be right."""
    written(OLD)

    assert changes(run, "--markdown", "--json") == Outcome(
        2, "", "Use --markdown, --json or --plain, only one of them.\n"
    )
    assert changes(run, " ") == Outcome(
        2, "", "Name the schedule to compare with, or leave it out for what you last saw.\n"
    )
    assert run("changes", "--schedule", "-").err == (
        "What can be read only once is not remembered. Name what to compare it with: ai4earth changes OLD\n"
    )
    assert run("changes", "-", "--schedule", "-").err == (
        "Standard input can be read only once: name a file for one of the two.\n"
    )
    assert (
        run("star", "--from", "-", "--schedule", "-")
        == run("check", "-", "-")
        == Outcome(2, "", "Standard input can be read only once: name a file for one of the two.\n")
    )
    assert changes(run, "none.toml").err.startswith("Cannot read none.toml: No such file or directory.")
    assert run("changes", "--schedule", "none.toml").exit_code == 1


def test_standard_input_is_compared_with_a_file() -> None:
    """Either way."""
    written(OLD, "old.toml")
    for arguments in (["old.toml", "--schedule", "-"], ["-", "--schedule", "old.toml"]):
        outcome = outside("changes", *arguments, "--plain", input=NEW)
        assert (outcome.returncode, outcome.stderr) == (0, "")
        assert [line.split("\t")[0] for line in outcome.stdout.splitlines()] == ["moved", "room"]
    assert seen.is_known(seen.name_of("old.toml") or "")


def test_where_nothing_can_be_remembered_it_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """By `changes` alone, behind its answer: other commands were asked for something else."""
    written(OLD)
    Path("file").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(Path("file").resolve()))

    assert run("list", "--schedule", "s.toml").err == ""
    outcome = changes(run)
    assert (outcome.exit_code, outcome.out[:15]) == (1, "Nothing to comp")
    assert outcome.err.endswith("What was seen is not remembered.\n")


def test_shipped_schedule_is_looked_at_by_changes_alone(run: Run) -> None:
    """Nothing is written for who has none of their own."""
    run("list")
    assert not user_folder("data").exists()
    assert run("changes").out.startswith("Nothing to compare with yet")
    assert last(run("changes", "--tz", "UTC")) == NOTHING


def test_address_is_known_without_its_password(run: Run) -> None:
    """Both looks say when they were fetched."""
    pages = [OLD, NEW]
    with serving(lambda _: Page(pages[0].encode())) as server:
        assert run("info", "--schedule", server.address).exit_code == 0
        pages.pop(0)
        address = server.address.replace("://", "://me:secret@")
        outcome = run("changes", "--json", "--schedule", address, "--refresh")
    found = json.loads(outcome.out)

    assert (outcome.exit_code, outcome.err) == (0, "")
    assert [change["kind"] for change in found["changes"]] == ["moved", "room"]
    assert found["old"]["fetched"]
    assert found["new"]["fetched"]
    assert "secret" not in outcome.out
    assert not any(b"secret" in file.read_bytes() for file in user_folder("data").iterdir())


def test_hostile_texts_stay_text(run: Run) -> None:
    """On the screen and in Markdown."""
    written(OLD, "old.toml")
    written(NEW)

    assert "room Bar → B *1*" in changes(run, "old.toml").out
    assert "Fog [red]" in changes(run, "old.toml").out
    assert "**Fog \\[red\\]**: room Bar → B \\*1\\*" in changes(run, "old.toml", "--markdown").out


@pytest.mark.parametrize("command", ["now", "agenda"])
def test_changes_of_marked_talks_are_mentioned(command: str, run: Run) -> None:
    """In one quiet line, until they were told."""
    written(OLD)
    run("star", "clouds", "--schedule", "s.toml")
    hint = "1 of your marked talks has changed: ai4earth changes --starred"
    asked = [command, "--schedule", "s.toml", "--at", "2020-04-26T09:40"]

    assert hint not in run(*asked).out
    written(NEW)
    assert run(*asked).out.endswith(f"\n\n{hint}\n")
    assert "\n\n\n" not in run(*asked).out
    assert hint not in run(*asked, "--plain").out
    run("star", "fog", "--schedule", "s.toml")
    assert run(*asked).out.endswith("\n\n2 of your marked talks have changed: ai4earth changes --starred\n")
    changes(run)
    assert "ai4earth changes" not in run(*asked).out
    piped = outside(command, "--schedule", "-", *asked[3:], input=OLD)
    assert (piped.returncode, "ai4earth changes" in piped.stdout) == (0, False)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such thing")
def test_pipe_is_compared_with_a_file_only() -> None:
    """What is behind its name another time is another's."""
    written(OLD, "old.toml")
    program = f"'{sys.executable}' -m ai4earth_cli changes --plain"
    script = f"{program} old.toml --schedule <(cat old.toml); {program} --schedule <(cat old.toml)"
    said = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)

    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr == (
        "What can be read only once is not remembered. Name what to compare it with: ai4earth changes OLD\n"
    )


def test_postponed_event_is_told_with_month_and_year(run: Run) -> None:
    """Where both days have the same name, too."""
    text = 'workshop = { title = "W", date = 2027-04-06, timezone = "UTC" }\ntalk = [{ title = "T", start = "9:00", end = "10:00" }]'
    Path("april.toml").write_text(text, encoding="utf-8")
    Path("july.toml").write_text(text.replace("2027-04", "2027-07"), encoding="utf-8")

    assert (
        "moved 6 April 2027 09:00 → 6 July 2027 09:00"
        in run("changes", "april.toml", "--schedule", "july.toml", "--tz", "event", "--markdown").out
    )
