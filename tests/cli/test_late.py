"""`late`: what it writes into a file, what it refuses, and who follows."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Outcome, Run

from ai4earth_cli.formats.markdown import reader
from ai4earth_cli.schedule.model import Given
from ai4earth_cli.store import files

TEXT = """\
[workshop]
title = "W"   # ours
date = 2020-04-26
timezone = "America/Los_Angeles"

[[section]]
id = "main"
title = "Main"

[[section.talk]]
id = "clouds"
title = "Clouds"
start = "10:30"
end = "10:50"
room = "Aula"
[[section.talk]]
title = "Fog"
start = "10:50"
end = "11:20"
room = "Aula"
[[section.talk]]
title = "Lunch"
type = "Break"
start = "11:20"
end = "12:00"
[[section.talk]]
title = "Rain"
start = "12:00"
end = "12:20"
room = "Bar"
"""
DAY_TWO = '[[section.talk]]\ntitle = "Ice"\ndate = 2020-04-27\nstart = "09:00"\nend = "09:30"\nroom = "Aula"\n'
BACK = "\nTo take it back: ai4earth late 0m\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a schedule file, which is in use, in the working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AI4EARTH_SCHEDULE", "schedule.toml")
    Path("schedule.toml").write_text(TEXT, encoding="utf-8")
    return tmp_path / "schedule.toml"


def starts(run: Run, *arguments: str) -> list[str]:
    """Return the times of all talks."""
    lines = run("list", "--plain", "--day", "all", *arguments).out.splitlines()
    return ["–".join(part[11:16] for part in line.split("\t")[1:3]) for line in lines]


@pytest.mark.usefixtures("file")
def test_talk_alone_says_when_it_was_planned_and_how_late_it_is(run: Run) -> None:
    """A talk that is on lasts longer."""
    run("late", "10m", "--at", "10:40")
    lines = run("talk", "clouds", "--tz", "event", "--at", "10:40").out.splitlines()

    assert [line for line in lines if line.startswith(("When", "Planned", "Late", "Length"))] == [
        "When     Sunday 26 April 2020, 10:30–11:00 PDT (America/Los_Angeles, UTC-7)",
        "Planned  Sunday 26 April 2020, 10:30–10:50 PDT (America/Los_Angeles, UTC-7)",
        "Late     +10 min",
        "Length   30 min",
    ]


def test_late_is_written_told_and_taken_back(run: Run, file: Path) -> None:
    """From the moment it is said on, to the minute."""
    assert run("late") == Outcome(0, "Everything is on time.\n", "")
    said = "Everything is 10 min late from 10:40 until 12:00 PDT.\nLunch is 30 min instead of 40 min: 11:30–12:00.\n"

    late = run("late", "10m", "--until", "12:00", "--at", "10:40:30")
    assert late == Outcome(0, f"{said}Written to schedule.toml, revision 1.{BACK}", "")
    dated = 'timezone = "America/Los_Angeles"\nupdated = 2020-04-26T10:40:30-07:00\nrevision = {}\n'
    written = TEXT.replace('timezone = "America/Los_Angeles"\n', dated)
    delay = '\n[[delay]]\nfrom = "10:40"\nby = "10m"\nuntil = "12:00"\n'
    assert file.read_text(encoding="utf-8") == written.format(1) + delay
    assert run("late") == Outcome(0, said, "")
    assert starts(run) == ["10:30–11:00", "11:00–11:30", "11:30–12:00", "12:00–12:20"]
    taken = Outcome(0, "Everything is on time.\nWritten to schedule.toml, revision 2.\n", "")
    assert run("late", "0 min", "--at", "10:40:30") == taken
    assert file.read_text(encoding="utf-8") == written.format(2)
    nothing = Outcome(0, "Everything is on time.\nNothing has changed, and nothing is written.\n", "")
    assert run("late", "0") == nothing
    assert file.read_text(encoding="utf-8") == written.format(2)


def test_times_are_those_of_the_event_and_of_today(run: Run, file: Path) -> None:
    """While it is on; before it they are of its first day."""
    file.write_text(TEXT + DAY_TWO, encoding="utf-8")

    late = run("late", "5m", "--from", "8:55", "--at", "2020-04-27T08:00-07:00", "--room", "aul").out
    assert late.splitlines()[0] == "Everything in room 'Aula' is 5 min late from Mon 27 08:55 PDT on."
    assert run("late", "5m", "--from", "11:00", "--at", "2020-04-01", "--section", "MAIN").out.splitlines()[0] == (
        "Everything in section 'Main' is 5 min late from Sun 26 11:00 until Mon 27 09:00 PDT."
    )
    assert starts(run) == ["10:30–10:50", "10:50–11:25", "11:25–12:05", "12:05–12:25", "09:05–09:35"]
    left = run("late", "0m", "--room", "Aula").out.splitlines()
    assert [line.partition(" is ")[0] for line in left[:-1]] == ["Everything in section 'Main'"]


@pytest.mark.parametrize(("last", "until"), [("2020-05-23", "Sat 23"), ("2020-05-24", "Sun 24 May")])
def test_month_is_told_where_a_day_of_another_has_the_same_number(last: str, until: str, run: Run, file: Path) -> None:
    """From four weeks on."""
    file.write_text(TEXT + DAY_TWO.replace("2020-04-27", last), encoding="utf-8")

    first = "Sun 26 Apr" if "May" in until else "Sun 26"
    now = "--at", "2020-04-26T10:40-07:00"
    assert run("late", "5m", *now).out.splitlines()[0] == (
        f"Everything is 5 min late from {first} 10:40 until {until} 09:00 PDT."
    )
    assert run("late", "10m", "--until", "12:00", *now).out.splitlines()[:2] == [
        f"Everything is 10 min late from {first} 10:40 until 12:00 PDT.",
        f"Lunch is 30 min instead of 40 min: {first} 11:30–12:00.",
    ]


def test_each_day_begins_on_time(run: Run, file: Path) -> None:
    """What was late the day before stays so, whatever is taken back; a day is told with each time."""
    file.write_text(TEXT + DAY_TWO, encoding="utf-8")
    sunday, monday = ("--at", "2020-04-26T10:40-07:00"), ("--at", "2020-04-27T09:10-07:00")
    said = "Everything is 10 min late from Sun 26 10:40 until Mon 27 09:00 PDT.\n"

    assert run("late", "10m", *sunday).out == f"{said}Written to schedule.toml, revision 1.{BACK}"
    assert "until = 2020-04-27T09:00:00\n" in file.read_text(encoding="utf-8")
    late = ["10:30–11:00", "11:00–11:30", "11:30–12:10", "12:10–12:30"]
    assert starts(run) == [*late, "09:00–09:30"]
    nothing = f"{said}Nothing has changed, and nothing is written.\n"
    for at in ("2020-04-27T06:00-07:00", "2020-04-27T09:10-07:00"):
        assert run("late", "0m", "--at", at).out == nothing
    assert run("late", "5m", *monday).out.startswith(
        f"{said}Everything is 5 min late from Mon 27 09:10 PDT on.\nWritten"
    )
    assert starts(run) == [*late, "09:00–09:35"]
    assert run("late", "0m", *monday).out == f"{said}Written to schedule.toml, revision 3.\n"
    assert starts(run) == [*late, "09:00–09:30"]
    assert run("late", "0m", *sunday).out.startswith("Everything is on time.\nWritten")


def test_what_runs_late_into_the_evening_is_no_reason_for_the_next_day(run: Run, file: Path) -> None:
    """While it is on; when it is over, nothing can be late that day."""
    file.write_text(TEXT + DAY_TWO, encoding="utf-8")
    run("late", "30m", "--at", "2020-04-26T12:10-07:00")
    until = "until Mon 27 09:00 PDT"

    more = run("late", "45m", "--at", "2020-04-26T12:40-07:00").out.splitlines()
    assert more[:2] == [
        "Everything is 30 min late from Sun 26 12:10 until 12:40 PDT.",
        f"Everything is 45 min late from Sun 26 12:40 {until}.",
    ]
    assert starts(run)[3:] == ["12:00–13:05", "09:00–09:30"]
    before = file.read_bytes()
    for where, what in ((), ""), (("--room", "bar"), " in room 'Bar'"), (("--section", "main"), " in section 'Main'"):
        ends = " PDT on" if "bar" in where else f" {until}"  # in which there is nothing on Monday
        assert run("late", "10m", *where, "--at", "2020-04-26T13:05-07:00") == Outcome(
            1,
            "",
            f"Nothing{what} is planned from Sun 26 13:05{ends}, so nothing can be late. "
            "Use --from with another time.\n",
        )
    assert file.read_bytes() == before


def test_what_would_change_nothing_is_not_written(run: Run, file: Path) -> None:
    """A delay that is said again, and one on time of what is."""
    assert file
    unchanged = "Nothing has changed, and nothing is written.\n"

    assert run("late", "0m", "--from", "11:00") == Outcome(0, f"Everything is on time.\n{unchanged}", "")
    run("late", "10m", "--at", "10:40")
    said = "Everything is 10 min late from 10:40 PDT on.\n"
    assert run("late", "10m", "--at", "10:50") == Outcome(0, f"{said}{unchanged}", "")


def test_how_to_take_it_back_is_about_the_same(run: Run, file: Path) -> None:
    """Where it is, and from when if that is on another day; what is typed so takes it back."""
    file.write_text(f'{TEXT}{DAY_TWO}[[delay]]\nfrom = "10:35"\nby = "5m"\nuntil = "12:00"\n', encoding="utf-8")
    before = starts(run)

    for typed, back in (
        ("late 20m --room bar --at 2020-04-26T12:05-07:00", "--room Bar"),
        ("late 20m --section main --at 2020-04-26T12:05-07:00", "--section main"),
        (
            "late 20m --room aula --from 2020-04-27T09:10 --at 2020-04-26T12:05-07:00",
            "--room Aula --from 2020-04-27T09:10",
        ),
        ("late 20m --room aula --from 2020-04-27T09:10 --at 2020-04-01", "--room Aula"),
    ):
        hint = run(*typed.split()).out.splitlines()[-1]
        assert hint == f"To take it back: ai4earth late 0m {back}"
        assert starts(run) != before
        assert run("late", "0m", *back.split(), "--at", typed.split()[-1]).exit_code == 0
        assert starts(run) == before


NIGHTS = """[workshop]
title = "N"
date = 2030-05-04
timezone = "Europe/Berlin"
{}
[[section]]
title = "S"
talk = [
  {{ title = "Noon", start = "12:00", end = "13:00" }},
  {{ title = "Film", start = "23:00", end = 2030-05-05T00:30:00 }},
  {{ title = "Late film", date = 2030-05-05, start = "01:00", end = "02:30" }},
  {{ title = "Morning", date = 2030-05-05, start = "10:00", end = "11:00" }},
]
"""


@pytest.mark.parametrize("day_start", ["", 'day_start = "05:00"'])
@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("01:00 at 2030-05-05T00:40", "Sun 5 01:00 until 10:00"),
        ("01:00 at 2030-05-04T23:40", "Sun 5 01:00 until 10:00"),
        ("23:30 at 2030-05-05T00:40", "Sat 4 23:30 until Sun 5 10:00"),
        ("10:10 at 2030-05-05T00:40", "Sun 5 10:10 on"),
        ("10:10 at 2030-05-05T09:40", "Sun 5 10:10 on"),
        ("12:10 at 2030-05-04T10:40", "Sat 4 12:10 until Sun 5 10:00"),
        ("2030-05-05T01:10 at 2030-05-04T10:40", "Sun 5 01:10 until 10:00"),
        ("01:00 at 2030-04-01T10:40", "Sun 5 01:00 until 10:00"),
        ("12:10 at 2030-04-01T10:40", "Sat 4 12:10 until Sun 5 10:00"),
    ],
)
def test_night_is_one_of_the_evening_before_it(day_start: str, asked: str, told: str, run: Run, file: Path) -> None:
    """At 23:40 as at 00:40, 01:00 is the one to come."""
    file.write_text(NIGHTS.format(day_start), encoding="utf-8")
    typed, _, now = asked.partition(" at ")

    said = run("late", "10m", "--from", typed, "--at", f"{now}+02:00").out.splitlines()[0]
    assert said.replace(" CEST", "") == f"Everything is 10 min late from {told}."


@pytest.mark.parametrize(("now", "told"), [("06:30", "Sun 5 05:30 CEST on"), ("05:10", "Sun 5 05:30 CEST on")])
def test_morning_that_begins_early_is_not_the_night(now: str, told: str, run: Run, file: Path) -> None:
    """Of two times at five the nearer is meant, where no day_start tells."""
    text = NIGHTS.format("").replace('"10:00", end = "11:00"', '"05:00", end = "11:00"')
    file.write_text(text, encoding="utf-8")

    said = run("late", "10m", "--from", "5:30", "--at", f"2030-05-05T{now}+02:00").out.splitlines()[0]
    assert said == f"Everything is 10 min late from {told}."


def test_on_time_from_a_moment_on_is_no_taking_back(run: Run, file: Path) -> None:
    """What was late stays so."""
    assert file
    run("late", "10m", "--from", "10:40")
    run("late", "0m", "--from", "11:40")

    assert run("late").out == (
        "Everything is 10 min late from 10:40 until 11:40 PDT.\nEverything is on time from 11:40 PDT on.\n"
        "Lunch is 30 min instead of 40 min: 11:30–12:00.\n"
    )
    assert starts(run) == ["10:30–11:00", "11:00–11:30", "11:30–12:00", "12:00–12:20"]


@pytest.mark.parametrize(
    ("arguments", "exit_code", "said"),
    [
        ("soon", 2, "Can't read 'soon' as a length of time. Use one like 10m or 1h."),
        ("10m --room Aula --section main", 2, "Use --room or --section, not both."),
        ("10m --room= --from 10:40", 2, "No talk is in room ''. The rooms are: Aula, Bar."),
        ("10m --section= --from 10:40", 2, "No section is called ''. The sections are: main."),
        ("--room Aula", 2, "Say how late things run: ai4earth late 10m."),
        ("10m --section x", 2, "No section is called 'x'. The sections are: main."),
        ("10m --from x", 2, "'x' is not a time. Try 10:40, 26 April 2020 10:40, "
                            "2020-04-26T10:40-07:00, tomorrow 10:40, +90m or now."),
        ("--from 10:40", 2, "Say how late things run: ai4earth late 10m."),
        ("0m --until 10:40", 2, "What is taken back has no end: leave out --until, or say with --from when things are on time."),
        ("10m --at 12:20", 1, "At 2020-04-26 12:20 everything is over: the last talk ends at 2020-04-26 12:20. "
                              "Use --from with an earlier time."),
        ("10m --at 2020-04-25T23:59-07:00", 2, "The event begins on Sunday 26 April 2020, not today. Say from when, with --from 09:00."),
        ("10m --from 25.4.2020T23:59", 2, "The event begins on Sunday 26 April 2020, not on Saturday 25 April 2020. "
                                          "Say from when on that day, as --from 2020-04-26T09:00."),
        ("10m --from 10:40 --until 11:20", 1,
         "schedule.toml: delay 1: 'Fog' would end at 11:30, and until is 11:20: make by shorter, write an until at the end of a "
         "break, or leave it out.\nNothing is written."),
        *((f"{length} --from 10:40", 2, f"Can't be '{length}' late. Use whole minutes, up to a day, like 10m or 1h30m.")
          for length in ("25h", "0.5m", "1.5m", "9999d")),
        ("10m --from 10:40 --until 9:00", 2,
         "The end, 2020-04-26 09:00, is not after the start, 2020-04-26 10:40. Use a later --until, or for the next day "
         "2020-04-27 09:00."),
        ("10 mins 5 --from 10:40", 2, "Can't read '10 mins 5' as a length of time. Use one like 10m or 1h."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_and_not_written(arguments: str, exit_code: int, said: str, run: Run, file: Path) -> None:
    """The file stays as it was."""
    assert run("late", *arguments.split()) == Outcome(exit_code, "", f"{said}\n")
    assert file.read_text(encoding="utf-8") == TEXT


def test_night_before_the_first_day_may_be_late(run: Run, file: Path) -> None:
    """What starts before the workshop's date is in its programme, too."""
    text = TEXT.replace("[[section]]", 'day_start = "05:00"\n[[section]]', 1).replace('"10:30"', '"00:30"')
    file.write_text(text, encoding="utf-8")

    assert run("late", "10m", "--from", "00:35").exit_code == 0
    assert starts(run)[0] == "00:30–11:00"


def test_break_that_has_given_way_is_not_announced(run: Run, file: Path) -> None:
    """Nothing is left of it; in a calendar it has no end, which must be later than its start (RFC 5545 §3.8.2.2)."""
    run("late", "40m", "--from", "10:40", "--until", "12:00")
    assert starts(run)[2] == "12:00–12:00"

    assert run("status", "--tz", "event", "--at", "11:50").out == "▶ Fog · 10 min left · +40 min · next 12:00 Rain\n"
    assert "Next in 10 min\n" in (out := run("now", "--tz", "event", "--at", "11:50").out)
    assert "Lunch" not in out
    calendar = run("export", "ics").out.replace("\r\n", "\n")
    lunch = next(part for part in calendar.split("BEGIN:VEVENT\n") if "SUMMARY:Lunch" in part)
    assert "DTSTART:20200426T190000Z\nSUMMARY:Lunch\n" in lunch
    assert file.exists()


def test_delay_of_a_room_is_its_own(run: Run, file: Path) -> None:
    """Where a talk in two rooms is as late already by the other's: it stays so when that is taken back."""
    file.write_text(TEXT.replace('"Aula"', '["Aula", "Bar"]', 1), encoding="utf-8")
    run("late", "5m", "--from", "10:00", "--room", "Aula")

    assert "Written to" in run("late", "5m", "--from", "10:00", "--room", "Bar").out
    run("late", "0m", "--room", "Aula", "--at", "10:10")
    assert starts(run)[0] == "10:35–10:55"


def test_length_of_a_delay_is_changed_where_it_stands(run: Run, file: Path) -> None:
    """With what is written around it; so is its end."""
    delay = '\n[[delay]]  # rain\nfrom = "10:00" # since ten\nby = "5m" # or so\nuntil = "12:00" # lunch\n'
    file.write_text(TEXT + delay, encoding="utf-8")
    run("late", "7m", "--from", "10:00", "--until", "13:00")

    assert file.read_text(encoding="utf-8").endswith(delay.replace("5m", "7m").replace("12:00", "13:00"))


def test_of_several_at_once_none_is_lost_unsaid(file: Path) -> None:
    """Who comes too late is told so."""
    places: tuple[list[str], ...] = ([], ["--room", "Aula"], ["--room", "Bar"], ["--section", "main"])
    line = [sys.executable, "-m", "ai4earth_cli", "late", "5m", "--from", "10:00"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8"}
    several = [subprocess.Popen([*line, *place], **pipes) for place in places]  # type: ignore[call-overload]
    ends = [(*one.communicate(), one.returncode) for one in several]
    refused = "schedule.toml was changed by someone else just now: nothing is written. Run the command again.\n"
    written = sum("\nWritten to schedule.toml" in out for out, _, _ in ends)

    assert {(err, code) for _, err, code in ends} <= {("", 0), (refused, 1)}
    assert file.read_text(encoding="utf-8").count("[[delay]]") == written >= 1


def test_talks_without_a_time_cannot_be_late(run: Run, file: Path) -> None:
    """Nothing is written."""
    text = "".join(line for line in TEXT.splitlines(keepends=True) if not line.startswith(("start", "end")))
    file.write_text(text, encoding="utf-8")

    said = "No talk has a time yet, so nothing can be late.\n"
    assert run("late", "10m", "--from", "10:40") == Outcome(1, "", said)
    nothing = "Everything is on time.\nNothing has changed, and nothing is written.\n"
    assert run("late", "0m") == Outcome(0, nothing, "")
    assert file.read_text(encoding="utf-8") == text
    assert [path.name for path in Path().iterdir()] == ["schedule.toml"]


def test_what_another_takes_the_place_of_at_once_is_not_told(run: Run, file: Path) -> None:
    """It holds for no minute; and what takes it back names the file that was named."""
    assert file
    run("late", "5m", "--from", "10:40", "--room", "aula")

    back = f"{BACK.rstrip()} --schedule schedule.toml\n"
    assert run("late", "10m", "--from", "10:40", "--schedule", "schedule.toml") == Outcome(
        0, f"Everything is 10 min late from 10:40 PDT on.\nWritten to schedule.toml, revision 2.{back}", ""
    )


def test_length_may_be_several_words(run: Run, file: Path) -> None:
    """As it is said."""
    assert file

    assert run("late", "1", "h", "5", "min", "--from", "10:40").out.startswith(
        "Everything is 1 h 5 min late from 10:40"
    )


def test_file_that_is_read_only_stays_as_it_is(run: Run, file: Path) -> None:
    """Though its folder could be written to."""
    file.chmod(0o444)

    assert run("late", "10m", "--from", "10:40") == Outcome(
        1, "", "Cannot write schedule.toml: it is read-only. Make it writable first.\n"
    )
    assert file.read_text(encoding="utf-8") == TEXT


def test_what_is_not_ones_own_is_never_written(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped file, also by its name, a link to it, and what is in another format; what is said to type works."""
    monkeypatch.chdir(tmp_path)
    shipped = files.shipped_schedule()
    before = shipped.read_bytes()
    Path("link.toml").symlink_to(shipped)
    Path("page.md").write_text("## M\n\n| Start | Title |\n| --- | --- |\n| 9:10 | Clouds |\n", encoding="utf-8")
    monkeypatch.setenv("AI4EARTH_EVENT_DATE", "2020-04-26")
    monkeypatch.setenv("AI4EARTH_EVENT_TZ", "UTC")

    def said(what: str, source: str = "") -> Outcome:
        copy = f"ai4earth export toml{source} --output schedule.toml && ai4earth use schedule.toml"
        message = f"ai4earth never changes {what}: that needs a schedule file of your own. To copy it and use the copy: {copy}\n"
        return Outcome(2, "", message)

    assert run("late", "10m", "--at", "10:40") == said("the schedule that is shipped")
    for name in (str(shipped), "link.toml", "page.md"):
        assert run("late", "10m", "--at", "9:00", "--schedule", name) == said(name, f" --schedule {shlex.quote(name)}")
    Path("our page.md").symlink_to("page.md")
    assert run("late", "10m", "--at", "9:00", "--schedule", "our page.md") == said(
        "our page.md", " --schedule 'our page.md'"
    )
    assert shipped.read_bytes() == before
    assert run("export", "toml", "--schedule", "page.md", "--output", "schedule.toml").exit_code == 0
    assert run("use", "schedule.toml").exit_code == 0
    assert run("late", "10m", "--at", "9:00").out.startswith("Everything is 10 min late from 09:00 UTC on.\n")
    another = "--output my-schedule.toml && ai4earth use my-schedule.toml\n"
    assert run("late", "10m", "--at", "9:00", "--schedule", "page.md").err.endswith(another)


def test_schedule_in_the_folder_is_not_replaced_by_a_copy(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it is passed over, what mends that is said."""
    monkeypatch.delenv("AI4EARTH_SCHEDULE")

    assert run("late", "10m", "--at", "10:40") == Outcome(
        2,
        "",
        "The schedule that is shipped is never changed. "
        "To change the schedule.toml in this folder: ai4earth use schedule.toml\n",
    )
    assert file.read_text(encoding="utf-8") == TEXT


def test_answers_follow(run: Run, file: Path) -> None:
    """On screens with `+10 min`, for programs with what was planned."""
    assert file
    run("late", "10m", "--at", "10:40")

    assert run("status", "--at", "10:40").out == "▶ Clouds · 20 min left · +10 min · next 11:00 Fog\n"
    assert run("status", "--at", "10:25").out == "in 5 min: Clouds\n"
    talk = json.loads(run("talk", "fog", "--json").out)["talks"][0]
    assert (talk["start"], talk["planned"]) == (
        "2020-04-26T11:00:00-07:00",
        {"start": "2020-04-26T10:50:00-07:00", "end": "2020-04-26T11:20:00-07:00"},
    )
    run("star", "fog")
    assert "11:00–11:30  Fog\n                +10 min · " in run("agenda", "--at", "10:40").out
    exported = run("export", "ics").out
    assert (exported.count("SEQUENCE:1"), exported.count("DTSTART:20200426T180000Z")) == (4, 1)
    for name, start in (
        ("xml", "<start>11:00</start>"),
        ("json", '"start": "11:00"'),
        ("csv", "11:00"),
        ("markdown", "11:00"),
    ):
        assert start in run("export", name).out
    assert run("export", "csv").out.count('"2020-04-26T17:50:00Z","2020-04-26T18:20:00Z"\r\n') == 1
    page = run("export", "markdown").out
    assert "Fog (+10 min, Aula) |\n" in page
    read_back = reader.read(page.encode(), Given()).schedule
    assert read_back
    assert [(one.title, one.rooms) for one in read_back.talks][1] == ("Fog", ("Aula",))
    file.write_text(file.read_text(encoding="utf-8").replace("end", 'speakers = ["Ann"]\nend', 1), encoding="utf-8")
    assert "10:30–11:00  Clouds · +10 min" in run("speakers", "--tz", "event", "--at", "10:40").out


def test_changes_tell_what_is_later(run: Run, file: Path) -> None:
    """As moved, each talk the one it was."""
    assert file
    Path("old.toml").write_text(TEXT, encoding="utf-8")
    run("late", "10m", "--at", "11:30")

    changes = json.loads(run("changes", "old.toml", "--json").out)["changes"]
    assert [(one["kind"], one["talk"]["title"], one["before"]["start"][11:16]) for one in changes] == [
        ("moved", "Lunch", "11:20"),
        ("moved", "Rain", "12:00"),
    ]


def test_screens(run: Run, file: Path, golden: Callable[[str, str], None]) -> None:
    """At 80 columns and at 50: the time that holds, and beside it how late."""
    run("late", "10m", "--until", "12:00", "--at", "10:40")
    asked = ("now", "next", "list", "talk fog", "talk lunch")
    for width in ("80", "50"):
        os.environ["COLUMNS"] = width
        golden(f"screens/late-{width}.txt", "\n".join(run(*words.split(), "--at", "10:45").out for words in asked))
    assert file


def test_delay_of_last_year_is_doubted(run: Run, file: Path) -> None:
    """Whoever takes over the file would have everything late."""
    delay = '\n[[delay]]\nfrom = 2019-04-26T10:00:00\nby = "10m"\n[[delay]]\nfrom = "10:35"\nby = "5m"\n'
    file.write_text(TEXT + delay, encoding="utf-8")
    said = "it is from 2019-04-26, and the workshop on 2020-04-26: remove it, or correct one of the dates."

    assert f"schedule.toml:32: delay 1: warning: {said}\n" in run("check", "--at", "2020-04-01").out
    assert "delay 2" not in run("check", "--at", "2020-04-01").out
