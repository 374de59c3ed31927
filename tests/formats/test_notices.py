"""Notices for a while: how a schedule file says so, who shows them when, and what is wrong."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from conftest import Run, as_format
from pages import Look
from playwright.sync_api import expect

from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.ics import reader as ics_reader
from ai4earth_cli.formats.toml.reader import described, loads
from ai4earth_cli.schedule.model import Given, Notice

pytest_plugins = ["browsers"]

NOTICES = """\
    "Bring a cup.",
    { text = "Lunch is in the bar.", from = "12:00", until = "13:00" },
    { text = "The doors are open.", until = "9:30" },
    { text = "Thank you!", from = 2020-04-27T00:30:00 },
"""
TEXT = f"""\
[workshop]
title = "W"
date = 2020-04-26
timezone = "Europe/Berlin"
notices = [
{NOTICES}]
[[talk]]
title = "T"
start = "9:00"
end = 2020-04-27T01:00:00
"""
NOW = dt.datetime(2020, 4, 26, 10, tzinfo=dt.UTC)  # noon


def test_times_are_written_as_those_of_talks() -> None:
    """On the workshop's day, where no other is said; and the same is read back."""
    schedule = loads(TEXT)
    hour = dt.timedelta(hours=1)

    assert schedule.notices == (
        Notice("Bring a cup."),
        Notice("Lunch is in the bar.", NOW, NOW + hour),
        Notice("The doors are open.", None, NOW - 2.5 * hour),
        Notice("Thank you!", NOW + 12.5 * hour),
    )
    written = as_format("toml", Edition(schedule, schedule.talks, NOW, NOW))
    assert f"notices = [\n{NOTICES.replace('9:30', '09:30')}]\n" in written
    assert loads(written) == schedule


@pytest.mark.parametrize(
    ("notice", "said"),
    [
        ("[]", 'workshop: notices has a list: write text in quotes, or { text = "…", until = "13:00" }.'),
        ('{ from = "9:00" }', 'workshop, notice 5: it has no text: add text = "…".'),
        ('{ text = "a", from = "x" }', 'workshop, notice 5: from: "x" is not a time. Use "09:10", 09:10:00, 2020-04-26T09:10:00 or '
                                       "that with an offset."),
        ('{ text = "a", from = "9:00", until = "9:00" }', "workshop, notice 5: until is 09:00, which is not after from (09:00). "
                                                          "For the next day, write until = 2020-04-27T09:00:00."),
        ('{ text = "a", from = "9:00", until = 2020-04-25T12:00:00 }',
         "workshop, notice 5: until is 2020-04-25 12:00, which is not after from (2020-04-26 09:00)."),
        ('{ text = "a", to = "9:00" }', "workshop, notice 5: unknown key 'to': the keys here are text, from, until."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(notice: str, said: str) -> None:
    """With the line of the notice."""
    schedule, faults = described(TEXT.replace("]\n[[talk", f"{notice}]\n[[talk"))

    assert schedule is None
    assert [f"{fault.line}: {fault.where}: {fault.message}" for fault in faults] == [f"10: {said}"]


@pytest.mark.parametrize(
    ("at", "notices"),
    [
        ("8:59", ["The doors are open.", "Bring a cup."]),
        ("9:30", ["Bring a cup."]),
        ("12:00", ["Lunch is in the bar.", "Bring a cup."]),
        ("12:59", ["Lunch is in the bar.", "Bring a cup."]),
        ("13:00", ["Bring a cup."]),
        ("2020-04-27 00:30", ["Thank you!", "Bring a cup."]),
    ],
)
def test_notice_is_shown_while_it_holds(at: str, notices: list[str], run: Run, tmp_path: Path) -> None:
    """By `info` on a screen and for programs, and in Markdown, before those that always hold; the first by `now`."""
    file = tmp_path / "s.toml"
    file.write_text(TEXT, encoding="utf-8")
    asked = "--schedule", str(file), "--at", f"{at} CEST"

    assert run("info", *asked).out.partition("Notices\n\n")[2] == "\n\n".join(notices) + "\n"
    assert json.loads(run("info", "--json", *asked).out)["schedule"]["notices"] == notices
    plain = run("info", "--plain", *asked).out.splitlines()
    assert [line for line in plain if line.startswith("notices")] == [f"notices\t{notice}" for notice in notices]
    assert run("export", "markdown", *asked).out.split("\n\n")[2:-1] == [f"**Note:** {notice}" for notice in notices]
    shown = run("now", *asked).out.splitlines()
    assert [line for line in shown if line.startswith("Note")] == ([f"Note     {notices[0]}"] if at != "8:59" else [])


def test_now_shows_none_where_none_holds(run: Run, tmp_path: Path) -> None:
    """Without those that always do."""
    file = tmp_path / "s.toml"
    file.write_text(TEXT.replace('    "Bring a cup.",\n', ""), encoding="utf-8")

    assert "Note" not in run("now", "--schedule", str(file), "--at", "10:00 CEST").out


def test_calendar_has_it_with_the_talks_of_that_time() -> None:
    """What is always to be read is in none of them; and it is no part of an abstract that is read back."""
    rows = [("A", "9:00", "9:30"), ("B", "9:30", "12:00"), ("C", "11:50", "12:10"), ("D", "13:00", "14:00")]
    talks = "".join(f'[[talk]]\ntitle = "{title}"\nstart = "{start}"\nend = "{end}"\n' for title, start, end in rows)
    schedule = loads(f"{TEXT.partition('[[talk]]')[0]}{talks}".replace("2020-04-27T00:30:00", '"14:00"'))
    written = as_format("ics", Edition(schedule, schedule.talks, NOW, NOW))

    events = written.split("BEGIN:VEVENT")[1:]
    assert [re.findall("DESCRIPTION:(.*)\r", event) for event in events] == [
        ["Note: The doors are open."],
        [],
        ["Note: Lunch is in the bar."],
        [],
    ]
    found = ics_reader.read(written.encode(), Given(dt.UTC))
    assert found.schedule
    assert [talk.abstract for talk in found.schedule.talks] == [None] * 4


def test_page_shows_each_for_its_time(look: Look) -> None:
    """By its script, as the clock goes on."""
    page = look(TEXT, at=NOW - dt.timedelta(seconds=10))
    lunch = page.get_by_text("Lunch is in the bar.")

    expect(page.get_by_text("Bring a cup.")).to_be_visible()
    expect(page.get_by_text("The doors are open.")).to_be_hidden()
    expect(lunch).to_be_hidden()
    page.clock.run_for("00:10")
    expect(lunch).to_be_visible()
    page.clock.fast_forward("01:00:00")
    expect(lunch).to_be_hidden()
