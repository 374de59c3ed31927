"""Schedules of other conferences, from the command line."""

import json
from pathlib import Path

import pytest
import typer
from conftest import Outcome, Run

from ai4earth_cli import sources
from ai4earth_cli.cli import app, completion
from ai4earth_cli.schedule.model import Given
from ai4earth_cli.when.zone import iana_zone

XML = """<?xml version="1.0"?>
<schedule><conference><title>Con</title></conference><day date="2020-04-26"><room name="R">
<event guid="g"><title>Clouds</title><start>09:10</start><duration>00:20</duration></event>
<event guid="g"><title>Fog</title><start>09:20</start><duration>00:20</duration></event>
</room></day></schedule>
"""
PAGE = "## Morning\n\n| Start | Title |\n| --- | --- |\n| 9:10 | Clouds |\n"


def written(folder: Path, text: str, name: str = "s.txt") -> str:
    """Return the path of a file with that text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_foreign_schedule_is_answered_as_ours(run: Run, tmp_path: Path) -> None:
    """Whatever the name of the file; the zone that it does not say is given."""
    file = written(tmp_path, XML)
    asked = ["now", "--plain", "--schedule", file, "--at", "09:15", "--tz", "event"]

    line = "now\t2020-04-26T09:10:00+02:00\t2020-04-26T09:30:00+02:00\t\t\t\tClouds\tR\t1\n"
    following = (
        line.replace("now", "upcoming")
        .replace("09:10", "09:20")
        .replace("09:30", "09:40")
        .replace("Clouds\tR\t1", "Fog\tR\t2")
    )
    assert run(*asked, "--event-tz", "europe/berlin") == Outcome(0, line + following, "")


def test_option_that_is_missing_is_named(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For the zone and for the day; the variables stand for the options, which go first."""
    file = written(tmp_path, PAGE)
    asked = ["list", "--plain", "--schedule", file, "--tz", "event"]

    assert "--event-date" in run(*asked).err
    monkeypatch.setenv("AI4EARTH_EVENT_DATE", "2020-04-26")
    assert "--event-tz" in run(*asked).err
    monkeypatch.setenv("AI4EARTH_EVENT_TZ", "lima")
    assert "2020-04-26T09:10:00-05:00" in run(*asked).out
    assert "2020-04-27T09:10:00+02:00" in run(*asked, "--event-date", "2020-04-27", "--event-tz", "Europe/Berlin").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--event-date", "soon"], "Can't read 'soon' as the event's first day. Use a date like 2020-04-26.\n"),
        (
            ["--event-date", "20200426x"],
            "Can't read '20200426x' as the event's first day. Use a date like 2020-04-26.\n",
        ),
    ],
)
def test_day_that_is_none_is_refused(arguments: list[str], said: str, run: Run) -> None:
    """With what would be one."""
    assert run("now", *arguments) == Outcome(2, "", said)


def test_day_out_of_reach_is_refused(run: Run) -> None:
    """As in a schedule file."""
    assert run("now", "--event-date", "0001-01-01").exit_code == 2
    assert run("now", "--event-date", "0002-01-01").exit_code == 0


def test_check_tells_remarks_then_doubts(run: Run, tmp_path: Path) -> None:
    """Remarks with their lines; neither they nor doubts fail, doubts do with --strict."""
    file = written(tmp_path, XML)
    remark = f"{file}:4: talk 2 'Fog': remark: It has the guid of a talk before it.\n"
    doubt = f"{file}: talk 'Fog': warning: 'Clouds' is still on in room 'R': change one of the times.\n"
    summary = "2 talks, 26 April 2020, 09:10–09:40 CEST\n0 faults, 1 warning, 1 remark in 2 talks\n"
    asked = ["check", file, "--event-tz", "Europe/Berlin", "--at", "09:00"]

    assert run(*asked) == Outcome(0, remark + doubt + summary, "")
    assert run(*asked, "--strict") == Outcome(1, remark + doubt + summary, "")
    levels = [fault["level"] for fault in json.loads(run(*asked, "--json").out)["faults"]]
    assert levels == ["remark", "warning"]


def test_remarks_are_not_warnings(run: Run, tmp_path: Path) -> None:
    """Strict or not."""
    file = written(tmp_path, XML.replace("09:20", "09:30"))
    asked = ["check", "--strict", file, "--event-tz", "Europe/Berlin", "--at", "09:00"]

    assert run(*asked).exit_code == 0


def test_doubt_about_the_event_says_so(run: Run, tmp_path: Path) -> None:
    """It is of no talk."""
    file = written(tmp_path, XML.replace("</title></conf", "</title><url>http://a.example</url></conf", 1))

    outcome = run("check", file, "--event-tz", "Europe/Berlin", "--at", "09:00")
    assert f"{file}: the event: warning: url begins with http" in outcome.out


def test_web_page_is_no_schedule(run: Run, tmp_path: Path) -> None:
    """One line says what is."""
    file = written(tmp_path, "<!doctype html><title>Con</title>", "schedule.xml")

    outcome = run("now", "--schedule", file)
    assert (outcome.exit_code, outcome.out) == (1, "")
    assert outcome.err.startswith(f"{file}:1: the file: It is a web page, and not a schedule.")


def test_foreign_schedule_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By what was given, too: in another zone it is another schedule."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    berlin, lima = (Given(iana_zone(name)) for name in ("Europe/Berlin", "America/Lima"))
    file = written(tmp_path, XML)

    found = [sources.load(file, given)[0] for given in (berlin, lima, berlin)]
    assert len(list((tmp_path / "cache").rglob("schedule-*"))) == 2
    assert found[0] == found[2]
    assert found[0].timezone != found[1].timezone


def test_tab_reads_what_is_given(tmp_path: Path) -> None:
    """The rooms of a schedule that does not say its zone are offered once that is typed."""
    context = typer.Context(typer.main.get_command(app))
    context.params = {"schedule": written(tmp_path, XML)}

    assert completion.complete_room(context, "") == []
    context.params["event_tz"] = "Europe/Berlin"
    assert completion.complete_room(context, "") == ["R"]


def test_what_is_suggested_afterwards_is_about_the_same_schedule(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the options that it was named by, as a shell takes them, if they are printable."""
    path = tmp_path / "my page.md"
    path.write_text(
        "## M\n\n| Start | End | Title |\n| --- | --- | --- |\n| 9:10 | 9:30 | Clouds |\n", encoding="utf-8"
    )
    monkeypatch.setenv("COLUMNS", "300")
    named = ["--schedule", str(path), "--event-tz", "UTC", "--event-date", "2020-04-26"]

    again = f"--schedule '{path}' --event-tz UTC --event-date 2020-04-26"
    assert f"Relive    ai4earth now --at 09:20 --tz event {again}\n" in run("now", *named, "--at", "2020-04-28").out
