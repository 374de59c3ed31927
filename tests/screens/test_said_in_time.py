"""What screens say of a moment: which notices hold, which sections are over."""

from pathlib import Path

import pytest
from conftest import Run

SCHEDULE = """
[workshop]
title = "W"
date = 2020-04-26
timezone = "UTC"
notices = ["Mute yourself.", { text = "Lunch is late.", from = "12:00", until = "13:00" }]
[[section]]
title = "Air"
talk = [
  { title = "Dawn", start = "08:00", end = "09:00" },
  { title = "Dusk", start = "20:00", end = "21:00", cancelled = true },
]
[[section]]
title = "Sea"
talk = [{ title = "Tide", start = "08:00", end = "09:00", cancelled = true }]
"""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AI4EARTH_SCHEDULE", "s.toml")
    monkeypatch.setenv("TZ", "UTC")
    Path("s.toml").write_text(SCHEDULE, encoding="utf-8")


@pytest.mark.parametrize(
    ("at", "notices"),
    [
        ("11:59", ["Mute yourself."]),
        ("12:00", ["Lunch is late.", "Mute yourself."]),
        ("12:59", ["Lunch is late.", "Mute yourself."]),
        ("13:00", ["Mute yourself."]),
    ],
)
def test_notice_is_said_while_it_holds(at: str, notices: list[str], run: Run) -> None:
    """To people and programs alike."""
    _, _, behind = run("info", "--at", at).out.partition("Notices\n")
    lines = run("info", "--plain", "--at", at).out.splitlines()

    assert [line for line in behind.splitlines() if line] == notices
    assert [line.partition("\t")[2] for line in lines if line.startswith("notice")] == notices


@pytest.mark.parametrize(("at", "air"), [("08:59", "now"), ("09:00", "over"), ("20:30", "over"), ("07:59", "")])
def test_section_is_over_after_the_last_talk_that_is_held(at: str, air: str, run: Run) -> None:
    """What is cancelled holds nobody; a section of which nothing is held is never over."""
    rows = [line.split() for line in run("sections", "--at", at).out.splitlines()[-4:-2]]

    assert [{"now", "over"}.intersection(row) for row in rows] == [{air} - {""}, set()]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("now --at 07:00", ["Starts in 1 h", "on Sunday 26 April 2020, 08:00 UTC, with"]),
        ("now --speaker bo --at 07:00", ["Next in 3 h 30 min", "on Sunday 26 April 2020, 10:30 UTC, with"]),
        ("now --speaker cy --at 07:00", ["Starts in 1 h", "on Sunday 26 April 2020, 08:00 UTC"]),
        ("now --at 22:00", ["Over since Sunday 26 April 2020, 11:00 UTC · 2 talks"]),
        ("now --speaker ada --at 22:00", ["Over since Sunday 26 April 2020, 09:00 UTC · 1 talk"]),
        ("now --speaker cy --at 22:00", ["Over · 0 talks"]),
    ],
)
def test_filter_has_its_own_first_start_and_last_end(asked: str, said: list[str], run: Run) -> None:
    """Of what is cancelled there is none."""
    talks = (
        '{ title = "Fog", start = "08:00", end = "09:00", speakers = ["Ada"] }',
        '{ title = "Ice", start = "10:30", end = "11:00", speakers = ["Bo"] }',
        '{ title = "Rain", start = "12:00", end = "13:00", speakers = ["Cy"], cancelled = true }',
    )
    head = 'workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }'
    Path("s.toml").write_text(f"{head}\ntalk = [{', '.join(talks)}]\n", encoding="utf-8")
    lines = run(*asked.split()).out.splitlines()

    assert lines[3 : 3 + len(said)] == said


def test_what_is_a_week_away_has_its_date(run: Run) -> None:
    """What has begun by then, and what is to come."""
    Path("s.toml").write_text(
        'workshop = { title = "W", date = 2020-04-10, timezone = "UTC" }\n'
        'talk = [{ title = "Show", start = "08:00", end = 2020-04-28T18:00:00 },\n'
        '{ title = "End", date = 2020-05-09, start = "10:00", end = "11:00" }]\n',
        encoding="utf-8",
    )

    assert run("now", "--at", "2020-04-26T10:00Z").out == (
        "W\n"
        "10 April – 9 May 2020 · times in UTC · now Sun 26 Apr 10:00\n\n"
        "On now\n"
        "  Show\n"
        "  since Friday 10 April 2020\n"
        "  08:00–18:00+18  ━━━━━━━━━━━━━━━━━━━━━━━────  16 days 2 h gone, 2 days 8 h left\n\n"
        "Next in 13 days\n"
        "  2  10:00–11:00  End\n"
        "                  Saturday 9 May 2020\n"
    )
