"""What is right and wrong in a file, as `check` tells it."""

import io
import json
import sys
from pathlib import Path

import pytest
from conftest import Outcome, Run

GOOD = 'workshop = { title = "W", date = 2030-04-26, timezone = "UTC" }\n'
BAD = "workshop = { title = 1, date = 2020-04-26, timezone = 'UTC' }\n"
DOUBTFUL = 'workshop = { title = "W", date = 2030-04-26, timezone = "UTC", url = "http://u" }\n'
SUMMARY = "0 talks in 0 sections, 26 April 2030, without times\n"
GOOD_SAYS = f"{SUMMARY}0 faults, 0 warnings in 0 talks: all is right\n"


def written(folder: Path, text: str, name: str = "s.toml") -> str:
    """Return the path of a file with that text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_shipped_schedule_is_right(run: Run) -> None:
    """Seen on its day, all that can be said of it is that the page's links have no encryption, and a gap."""
    outcome = run("check", "--at", "10:40")

    assert outcome == Outcome(
        0,
        "the shipped schedule:48: warning: 24 links begin with http: lines 48, 58, 68 …; check --all lists them\n"
        "the shipped schedule:331: section 'Keynotes &…', talk 1 'Data Science for…': warning: "
        "nothing is listed from 14:25 to 14:30: add a break, if it is one.\n"
        "29 talks and 2 breaks in 8 sections, 26 April 2020, 07:00–16:00 PDT\n"
        "0 faults, 25 warnings in 29 talks and 2 breaks\n",
        "",
    )


def test_a_chair_who_is_spelt_in_two_ways_has_a_line(run: Run, tmp_path: Path) -> None:
    """That of the section's key, in which it is the second way."""
    file = written(
        tmp_path,
        f"""{GOOD}
[[section]]
title = "Land"
chairs = ["Karthik Mukkavilli"]
[[section]]
title = "Sea"
chairs = ["S. Karthik Mukkavilli"]
""",
    )

    assert run("check", file).out.splitlines()[0] == (
        f"{file}:8: section 'Sea': warning: S. Karthik Mukkavilli is Karthik Mukkavilli elsewhere: "
        "write one name in one way."
    )


def test_all_warnings_come_one_by_one_with_all_and_for_programs(run: Run) -> None:
    """Each on its line of the file."""
    every = run("check", "--all", "--at", "10:40").out.splitlines()
    faults = json.loads(run("check", "--json", "--at", "10:40").out)["faults"]

    assert len([line for line in every if "begins with http" in line]) == 24
    assert len(every) == 25 + 2
    assert [fault["line"] for fault in faults] == [int(line.split(":")[1]) for line in every[:25]]


def test_check_tells_faults_and_warnings_and_counts_them(run: Run, tmp_path: Path) -> None:
    """Faults make it fail, warnings do with --strict; the file may be standard input or stand in the variable."""
    good, bad, doubtful = (
        written(tmp_path, text, f"{number}.toml") for number, text in enumerate((GOOD, BAD, DOUBTFUL))
    )
    fault = f"{bad}:1: workshop: title is 1: write text in quotes.\n1 fault\n"
    warning = f"{doubtful}:1: workshop: warning: url begins with http: write https, if the address answers to it.\n"
    doubtful_says = f"{warning}{SUMMARY}0 faults, 1 warning in 0 talks\n"

    assert run("check", good) == Outcome(0, GOOD_SAYS, "")
    assert run("check", bad) == Outcome(1, fault, "")
    assert run("check", doubtful) == Outcome(0, doubtful_says, "")
    assert run("check", "--strict", doubtful) == Outcome(1, doubtful_says, "")
    named = "".join(f"{good}: {line}" for line in GOOD_SAYS.splitlines(keepends=True))
    named += fault.replace("1 fault", f"{bad}: 1 fault") + warning
    named += f"{doubtful}: {SUMMARY}{doubtful}: 0 faults, 1 warning in 0 talks\n"
    assert run("check", good, bad, doubtful) == Outcome(1, named, "")


def test_check_reads_standard_input_and_the_variable(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As every command does."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BAD.encode())))
    assert run("check", "-") == Outcome(
        1, "standard input:1: workshop: title is 1: write text in quotes.\n1 fault\n", ""
    )

    monkeypatch.setenv("AI4EARTH_SCHEDULE", written(tmp_path, GOOD))
    assert run("check") == Outcome(0, GOOD_SAYS, "")


def test_check_tells_programs(run: Run, tmp_path: Path) -> None:
    """One object for one file."""
    bad, doubtful = written(tmp_path, BAD), written(tmp_path, DOUBTFUL, "d.toml")
    outcome = run("check", "--json", bad)

    assert outcome.exit_code == 1
    assert json.loads(outcome.out) == {
        "version": 1,
        "file": bad,
        "faults": [{"line": 1, "where": "workshop", "message": "title is 1: write text in quotes.", "level": "fault"}],
        "talks": None,
        "sections": None,
        "start": None,
        "end": None,
    }
    assert [fault["level"] for fault in json.loads(run("check", "--json", doubtful).out)["faults"]] == ["warning"]
    shipped = json.loads(run("check", "--json").out)
    assert [shipped[key] for key in ("talks", "sections", "start", "end")] == [
        31,
        8,
        "2020-04-26T07:00:00-07:00",
        "2020-04-26T16:00:00-07:00",
    ]
    assert run("check", "--json", bad, doubtful) == Outcome(
        2, "", "JSON is about one file: name one, or leave --json out.\n"
    )


def test_file_that_cannot_be_read_keeps_none_from_being_checked(run: Run, tmp_path: Path) -> None:
    """It is said, and all is not right."""
    file = tmp_path / "s.toml"
    run("new", str(file))
    right = "".join(f"{file}: {line}" for line in run("check", str(file)).out.splitlines(keepends=True))
    said = "Cannot read none.toml: No such file or directory. Name a schedule file, or - for standard input.\n"

    assert run("check", "none.toml", str(file)) == Outcome(1, right, said)
    assert run("check", "none.toml") == Outcome(1, "", said)
