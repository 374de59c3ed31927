"""Where clocks change between two times each day says its letters and offset, or else each time: tests/golden/clocks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from clock_changes import BERLIN, LORD_HOWE, NAIROBI, NEW_YORK, TWICE
from conftest import Run

pytestmark = pytest.mark.no_cover  # much of it, and nothing that no other test reaches

SCREENS = {
    "berlin-list": (BERLIN, "list --tz event --at 2026-11-25T12:00Z"),
    "berlin-list-of-sunday": (BERLIN, "list --tz event --day sunday --at 2026-11-25T12:00Z"),
    "berlin-list-in-two-zones": (BERLIN, "list --tz event --tz Europe/London --at 2026-11-25T12:00Z"),
    "berlin-now-before": (BERLIN, "now --tz event --at 2026-10-23T12:00Z"),
    "berlin-now-in-the-night": (BERLIN, "now --tz event --at 2026-10-25T00:10Z"),
    "berlin-now-on-sunday": (BERLIN, "now --tz event --at 2026-10-25T08:00Z"),
    "berlin-now-after": (BERLIN, "now --tz event --at 2026-10-25T11:00Z"),
    "berlin-next": (BERLIN, "next --tz event --tz Europe/London --at 2026-10-24T06:00Z"),
    "berlin-talk": (BERLIN, "talk night --tz Europe/London --at 2026-10-24T06:00Z"),
    "berlin-talks-of-both-days": (BERLIN, "talk ada --tz event --at 2026-10-24T06:00Z"),
    "berlin-sections": (BERLIN, "sections --tz event --tz Asia/Tokyo --at 2026-10-24T06:00Z"),
    "berlin-speakers": (BERLIN, "speakers --tz event --at 2026-10-24T06:00Z"),
    "berlin-info": (BERLIN, "info --tz event --at 2026-10-24T06:00Z"),
    "new-york-list": (NEW_YORK, "list --day all --tz event --at 2026-10-31T12:00Z"),
    "new-york-list-in-two-zones": (NEW_YORK, "list --day all --tz event --tz Europe/Berlin --at 2026-10-31T12:00Z"),
    "lord-howe-list": (LORD_HOWE, "list --tz event --at 2026-04-03T00:00Z"),
    "lord-howe-list-in-two-zones": (LORD_HOWE, "list --tz event --tz Asia/Tokyo --at 2026-04-03T00:00Z"),
    "reader-on-lord-howe-list": (NAIROBI, "list --tz Australia/Lord_Howe --at 2026-04-03T00:00Z"),
    "reader-on-lord-howe-now": (NAIROBI, "now --tz Australia/Lord_Howe --tz event --at 2026-04-05T06:30Z"),
    "reader-on-lord-howe-speakers": (NAIROBI, "speakers --tz Australia/Lord_Howe --at 2026-04-05T06:30Z"),
    "twice-list": (TWICE, "list --tz event --at 2026-10-25T00:40Z"),
    "twice-list-of-one": (TWICE, "list --tz event --speaker bo --at 2026-10-25T00:40Z"),
    "twice-now": (TWICE, "now --tz event --at 2026-10-25T00:40Z"),
    "twice-next": (TWICE, "next --tz event --tz Europe/London --at 2026-10-24T21:00Z"),
    "twice-talk": (TWICE, "talk over --tz event --at 2026-10-24T21:00Z"),
    "twice-sections": (TWICE, "sections --tz event --at 2026-10-24T21:00Z"),
}


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Return a function that writes a schedule file, in the folder where the program works, and returns its name."""
    monkeypatch.chdir(tmp_path)

    def write(text: str) -> str:
        Path("schedule.toml").write_text(text, encoding="utf-8")
        return "schedule.toml"

    return write


@pytest.mark.parametrize("name", SCREENS)
def test_letters_are_those_of_the_moment(
    name: str,
    run: Run,
    golden: Callable[[str, str], None],
    written: Callable[[str], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each screen at 50, 80 and 120 columns is the one that was looked at and found good."""
    text, arguments = SCREENS[name]
    shown = []
    for width in ("50", "80", "120"):
        monkeypatch.setenv("COLUMNS", width)
        outcome = run(*arguments.split(), "--schedule", written(text))
        assert (outcome.exit_code, outcome.err) == (0, "")
        assert [line for line in outcome.out.splitlines() if len(line) > int(width)] == []
        shown.append(outcome.out)

    golden(f"clocks/{name}.txt", f"{'=' * 50}\n".join(shown))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BERLIN, "3 talks in 2 sections, 24 October 2026 to 25 October 2026, CEST/CET"),
        (NEW_YORK, "2 talks in 1 section, 31 October 2026 to 1 November 2026, EDT/EST"),
        (LORD_HOWE, "2 talks in 1 section, 4 April 2026 to 5 April 2026, UTC+11/UTC+10:30"),
        (NAIROBI, "2 talks in 1 section, 4 April 2026 to 5 April 2026, EAT"),
        (TWICE, "4 talks in 1 section, 25 October 2026, 02:30 CEST–03:15 CET"),
    ],
)
def test_check_says_all_letters(text: str, said: str, run: Run, written: Callable[[str], str]) -> None:
    """Its last line but one has the letters of every time of the schedule, within a day beside the time."""
    assert run("check", written(text), "--at", "2026-01-01").out.splitlines()[-2] == said


def test_hour_that_clocks_show_twice_is_told_apart_in_sentences(run: Run, written: Callable[[str], str]) -> None:
    """Of a bar, of `late`, of a fault and of a doubt: nothing above them says the zone."""
    file = written(
        """
        workshop = { title = "Hour", date = 2026-10-25, timezone = "Europe/Berlin" }
        talk = [
          { title = "A", start = "01:00", end = 2026-10-25T02:30:00+02:00, room = "R" },
          { title = "C", type = "Break", start = 2026-10-25T02:30:00+02:00, end = 2026-10-25T02:20:00+01:00, room = "R" },
          { title = "B", start = 2026-10-25T02:50:00+01:00, end = "04:00", room = "R" },
        ]
        """
    )
    asked = ("--schedule", file)

    status = run("status", "--tz", "event", "--at", "2026-10-25T02:40+02:00", *asked).out
    assert status == "C · 40 min left · next 02:50 CET B\n"
    assert "nothing is listed from 02:20 CET to 02:50 CET: add a break" in run("check", file).out
    wrong = run("late", "2h", "--from", "01:00", "--until", "02:20 CET", *asked).err
    assert "'A' would end at 03:30 CET, and until is 02:20 CET: make by shorter" in wrong
    assert "C is 40 min instead of 50 min: 02:40 CEST–02:20 CET." in (
        run("late", "10m", "--from", "01:00", "--until", "02:20 CET", *asked).out
    )


def test_gap_over_the_change_is_told_with_letters(run: Run, written: Callable[[str], str]) -> None:
    """A gap that begins at the first 02:30 and ends at the second lasts an hour."""
    text = """
    workshop = { title = "Gap", date = 2026-10-25, timezone = "Europe/Berlin" }
    [[section]]
    title = "Night"
    talk = [
      { title = "A", start = "01:00", end = 2026-10-25T02:30:00+02:00 },
      { title = "B", start = 2026-10-25T02:30:00+01:00, end = "03:00" },
      { title = "C", start = "03:10", end = "03:30" },
    ]
    """
    said = [
        line.partition("warning: ")[2] for line in run("check", written(text), "--at", "2026-01-01").out.splitlines()
    ]

    assert said == [
        "nothing is listed from 02:30 CEST to 02:30 CET: add a break, if it is one.",
        "nothing is listed from 03:00 to 03:10: add a break, if it is one.",
        "",
        "",
    ]


def test_programs_get_the_offset_of_each_moment(run: Run, written: Callable[[str], str]) -> None:
    """Every stamp has its own; a zone without a name is called by the offset that it has at the moment asked about."""
    lines = run("list", "--plain", "--tz", "event", "--at", "2026-10-24T00:00Z", "--schedule", written(TWICE)).out

    assert [line.split("\t")[1:3] for line in lines.splitlines()] == [
        ["2026-10-25T02:30:00+02:00", "2026-10-25T02:50:00+02:00"],
        ["2026-10-25T02:50:00+02:00", "2026-10-25T02:30:00+01:00"],
        ["2026-10-25T02:30:00+01:00", "2026-10-25T02:50:00+01:00"],
        ["2026-10-25T02:55:00+01:00", "2026-10-25T03:15:00+01:00"],
    ]


@pytest.mark.parametrize("tz", ["CEST/CET (Europe/Berlin)", "UTC+11/UTC+10:30 (Australia/Lord_Howe)"])
def test_zone_can_be_given_as_it_is_shown(tz: str, run: Run, written: Callable[[str], str]) -> None:
    """What a head says of a zone whose clocks change is understood by --tz."""
    shown = run(
        "list", "--tz", tz, "--at", "2026-01-01", "--schedule", written(BERLIN if "Berlin" in tz else LORD_HOWE)
    )

    assert shown.out.splitlines()[1].endswith(f" · times in {tz}") or f"times in {tz}" in " ".join(shown.out.split())
