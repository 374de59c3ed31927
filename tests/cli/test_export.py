"""`export`: where what is published goes, and what it says of itself."""

import datetime as dt
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from conftest import Outcome, Run, as_format, outside

from ai4earth_cli.formats import WRITTEN
from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.schedule.model import Schedule
from ai4earth_cli.store import files

LEFT_OUT = "3 talks without a time left out.\n"
NOW = dt.datetime(2020, 4, 26, 17, 40, tzinfo=dt.UTC)


def whole(schedule: Schedule) -> Edition:
    """Return the shipped schedule as it is published at 10:40 on its day."""
    assert schedule.updated
    return Edition(schedule, schedule.talks, NOW, schedule.updated)


@pytest.mark.parametrize("name", WRITTEN)
def test_format_goes_to_standard_output_byte_for_byte(name: str, schedule: Schedule) -> None:
    """In UTF-8 with its own line ends, whatever the terminal has."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    outcome: Any = outside("export", name, "--at", "10:40", env=environment, text=False, encoding=None)

    said = LEFT_OUT if name in {"ics", "json", "xml"} else ""
    assert (outcome.returncode, outcome.stderr) == (0, said.encode())
    assert outcome.stdout == as_format(name, whole(schedule)).encode()


def test_output_replaces_a_file_whole_and_keeps_its_permissions(run: Run, tmp_path: Path, schedule: Schedule) -> None:
    """Through a link, too; nothing else is left in the folder."""
    target, link = tmp_path / "s.csv", tmp_path / "link.csv"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    link.symlink_to(target)

    assert run("export", "csv", "--output", str(link), "--at", "10:40") == Outcome(
        0, "", f"{link}: 29 talks and 2 breaks\n"
    )
    assert link.is_symlink()
    assert target.read_bytes() == as_format("csv", whole(schedule)).encode()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.csv", "s.csv"]


def test_output_to_a_new_file_has_the_permissions_of_new_files(run: Run, tmp_path: Path) -> None:
    """As the umask says."""
    run("export", "csv", "-o", str(tmp_path / "new.csv"))
    (tmp_path / "other").touch()

    assert (tmp_path / "new.csv").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such device")
def test_output_to_what_is_no_file_is_written_as_it_comes(run: Run) -> None:
    """A device stays one."""
    assert run("export", "csv", "--output", "/dev/null") == Outcome(0, "", "/dev/null: 29 talks and 2 breaks\n")
    assert not Path("/dev/null").is_file()


def test_output_that_cannot_be_written_says_why_and_changes_nothing(run: Run, tmp_path: Path) -> None:
    """No folder, a folder, a full disk: the old file is still there."""
    missing = tmp_path / "no" / "s.csv"
    advice = "Name a file in a folder that can be written to.\n"

    assert run("export", "csv", "--output", str(missing)) == Outcome(
        1, "", f"Cannot write {missing}: No such file or directory. {advice}"
    )
    assert run("export", "csv", "--output", str(tmp_path)) == Outcome(
        1, "", f"Cannot write {tmp_path}: Is a directory. {advice}"
    )
    assert run("export", "csv", "--output", f"{tmp_path}/site/") == Outcome(
        1, "", f"Cannot write {tmp_path}/site/: Is a directory. {advice}"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
def test_full_disk_leaves_the_old_file(run: Run, tmp_path: Path) -> None:
    """A limit on the size of files stands for it."""
    import resource

    target = tmp_path / "s.csv"
    target.write_text("old", encoding="utf-8")
    _, hard = before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        outcome = run("export", "csv", "--output", str(target))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert (outcome.exit_code, outcome.err.split(".")[0]) == (1, f"Cannot write {tmp_path}/s")
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("arguments", "exit_code", "said"),
    [
        ("pdf", 2, "No format is called 'pdf'. The formats are: ics, markdown, html, csv, json, xml, toml.\n"),
        (
            "--section solid",
            2,
            "Which format? Name one, or a file with --output whose name ends with one. "
            "The formats are: ics, markdown, html, csv, json, xml, toml.\n",
        ),
        (
            "csv --alarm 10m",
            2,
            "Only calendars have reminders, and csv is none: leave --alarm out, or export ics.\n",
        ),
        ("ics --alarm soon", 2, "Can't read 'soon' as a length of time. Use one like 10m or 1h.\n"),
        ("csv --section solid --type keynote", 1, "No talk matches all filters. Leave one out.\n"),
        ("csv --room aula", 2, "No talk is in room 'aula'. The schedule names no rooms.\n"),
    ],
)
def test_export_that_cannot_be_says_what_could(arguments: str, exit_code: int, said: str, run: Run) -> None:
    """And prints nothing."""
    assert run("export", *arguments.split()) == Outcome(exit_code, "", said)


@pytest.mark.parametrize(
    "asked",
    [
        (["ICS"], "out", "ics"),
        (["ical"], "out", "ics"),
        (["md"], "out.txt", "markdown"),
        ([], "out.ICS", "ics"),
        ([], "out.md", "markdown"),
        ([], "index.htm", "html"),
        (["csv"], "out.ics", "csv"),
    ],
)
def test_format_may_be_called_otherwise_or_be_the_end_of_the_files_name(
    asked: tuple[list[str], str, str], run: Run, tmp_path: Path, schedule: Schedule
) -> None:
    """What is typed goes first, and is said if the name says another; how many talks are in the file is, too."""
    typed, name, format_ = asked
    target = tmp_path / name
    left_out = format_ == "ics"
    unlike = ", as csv" if asked == (["csv"], "out.ics", "csv") else ""
    said = f"{target}: {26 if left_out else 29} talks and 2 breaks{unlike}\n{LEFT_OUT if left_out else ''}"

    assert run("export", *typed, "--output", str(target), "--at", "10:40") == Outcome(0, "", said)
    assert target.read_bytes() == as_format(format_, whole(schedule)).encode()


def test_export_takes_the_filters_of_list_and_an_alarm() -> None:
    """Only those talks, each with a reminder."""
    outcome = outside("export", "ics", "--section", "environet", "--type", "lightning", "--alarm", "10m")

    assert outcome.stdout.count("BEGIN:VEVENT") == 1
    assert "TRIGGER:-PT10M" in outcome.stdout
    assert outcome.stderr == ""


@pytest.mark.followed
def test_export_without_updated_has_the_time_of_the_file_or_of_the_first_day(tmp_path: Path) -> None:
    """So that a calendar knows which is newer, and the same input gives the same bytes whenever it is read."""
    text = 'workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }\nsection = [{ title = "S", talk = [{ title = "T", start = "09:00", duration = "1h" }] }]\n'
    file = tmp_path / "s.toml"
    file.write_text(text, encoding="utf-8")
    os.utime(file, (1587909600, 1587909600))

    exported = outside("export", "ics", "--schedule", str(file)).stdout
    assert "DTSTAMP:20200426T140000Z" in exported
    assert "LAST-MODIFIED" not in exported  # a checkout has given it that time
    assert "last changed" not in outside("export", "html", "--schedule", str(file)).stdout
    assert "last changed on Tuesday 28 April 2020, 17:56 PDT." in outside("export", "html").stdout
    piped = [outside("export", "ics", "--schedule", "-", "--at", at, input=text).stdout for at in ("10:00", "11:00")]
    assert "DTSTAMP:20200426T000000Z" in piped[0]
    assert piped[0] == piped[1]
    assert files.read().modified == dt.datetime.fromtimestamp(int(files.shipped_schedule().stat().st_mtime), dt.UTC)


@pytest.mark.parametrize(
    "talks",
    ['{ title = "Accepted but not placed" }', '{ title = "T", start = "09:00", end = "10:00" }, { title = "U" }'],
)
def test_calendar_of_nothing_is_not_written(talks: str, run: Run, tmp_path: Path) -> None:
    """RFC 5545 §3.6 asks for a component; the other formats say that there is nothing."""
    file, target = tmp_path / "s.toml", tmp_path / "out"
    file.write_text(
        'workshop = { title = "W", date = 2027-05-10, timezone = "UTC" }\n'
        f'section = [{{ title = "S", talk = [{talks}] }}, {{ title = "Other", talk = [{{ title = "X" }}] }}]',
        encoding="utf-8",
    )
    asked = ["export", "ics", "--schedule", str(file), "--output", str(target), "--section", "other"]

    said = "None of the talks has a time, and a calendar needs at least one: nothing is written.\n"
    assert run(*asked) == Outcome(1, "", said)
    assert not target.exists()
    assert run("export", "json", "--schedule", str(file), "--section", "other").exit_code == 0
