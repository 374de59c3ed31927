"""Schedules of real size: a long workshop, a conference of many rooms, and far more than that."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Run, outside

from ai4earth_cli.formats.toml import reader


def conference(talks: int, days: int, rooms: int, minutes: int) -> str:
    """Return a schedule of so many talks, each so long, room by room and day by day from 08:00 in Berlin."""
    lines = ['workshop = { title = "Big", date = 2020-04-26, timezone = "Europe/Berlin" }']
    each = -(-talks // (days * rooms))
    for number in range(talks):
        slot, day, room = number % each, 26 + number // each % days, number // (each * days)
        if slot == 0 and day == 26:
            lines.append(f'[[section]]\ntitle = "Track {room}"\nchairs = ["Chair {room}"]')
        hour, minute = divmod(8 * 60 + slot * minutes, 60)
        lines += [
            f'[[section.talk]]\ntitle = "Talk {number}"\nroom = "Room {room}"\nduration = "{minutes}m"',
            f"start = 2020-04-{day}T{hour:02}:{minute:02}:00",
            f'speakers = [{{ name = "Speaker {number % 997}", affiliation = "University {number % 101}" }}]',
        ]
    return "\n".join(lines)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("size", "on", "of_the_day", "said"),
    [
        ((75, 1, 1, 11), 1, 75, "75 talks in 1 section, 26 April 2020, 08:00–21:45 CEST"),
        ((1400, 4, 90, 60), 88, 4, "1400 talks in 88 sections, 26 April 2020 to 29 April 2020, CEST"),
        ((10_000, 4, 50, 14), 50, 50, "10000 talks in 50 sections, 26 April 2020 to 29 April 2020, CEST"),
    ],
)
def test_schedule_of_real_size_is_checked_and_asked(
    size: tuple[int, int, int, int], on: int, of_the_day: int, said: str, tmp_path: Path
) -> None:
    """All of it is there, and a day, a room and a moment are found in it."""
    file = tmp_path / "big.toml"
    file.write_text(conference(*size), encoding="utf-8")
    asked = ["--schedule", str(file), "--tz", "event", "--at", "2020-04-26T08:05"]
    now = json.loads(outside("now", "--json", *asked).stdout)
    lines = outside("list", "--plain", "--day", "1", "--room", "room 0", *asked).stdout.splitlines()
    verdict = outside("check", str(file), "--at", "2020-04-26T08:05").stdout.splitlines()[-2]

    assert (verdict, len(now["talks"]), len(lines)) == (said, on, of_the_day)
    assert lines[0].split("\t")[-3] == "Talk 0"


def test_many_talks_on_at_once_are_a_table_of_the_rooms(run: Run, tmp_path: Path) -> None:
    """The glance of `now` is for a hall with more than one door, too."""
    file = tmp_path / "s.toml"
    file.write_text(conference(4, 1, 4, 60), encoding="utf-8")
    outcome = run("now", "--schedule", str(file), "--tz", "event", "--at", "08:20")

    assert outcome.out.splitlines()[3:] == [
        "On now · 4 talks",
        "",
        "   Room    Left    Title",
        "─" * 80,
        "1  Room 0  40 min  Talk 0",
        "2  Room 1  40 min  Talk 1",
        "3  Room 2  40 min  Talk 2",
        "4  Room 3  40 min  Talk 3",
    ]


@pytest.mark.no_cover
def test_titles_that_are_all_alike_get_ids_of_their_own() -> None:
    """Soon enough for ten thousand lunches."""
    talks = ", ".join(['{ title = "Lunch" }'] * 10_000)
    text = f'workshop = {{ title = "L", date = 2020-04-26, timezone = "UTC" }}\nsection = [{{ title = "S", talk = [{talks}] }}]'

    assert [talk.id for talk in reader.loads(text).talks][::5000] == ["lunch", "lunch-5001"]


@pytest.mark.parametrize("arguments", ["list --json", "export ics"])
def test_reader_who_leaves_early_ends_what_is_written_as_it_is_made(arguments: str, tmp_path: Path) -> None:
    """Quietly, with most of it unwritten, as `| head` has it."""
    file = tmp_path / "big.toml"
    file.write_text(conference(3_000, 4, 50, 14), encoding="utf-8")
    command = [sys.executable, "-m", "ai4earth_cli", *arguments.split(), "--schedule", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline().strip() in {b"{", b"BEGIN:VCALENDAR"}
        process.stdout.close()

        assert process.stderr.read() == b""
    assert process.returncode == 0
