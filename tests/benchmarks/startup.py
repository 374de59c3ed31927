"""The first part: what a command costs on the workshop that is shipped, beside floors and beside khal."""

import datetime as dt
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import khal_calendar
import schedules
from environments import NOW, ROOT, Environment
from rounds import Case

BARE = "bare interpreter"
TYPER = "import typer"
PLAIN_FLOOR = "floor: lines"
RICH_FLOOR = "floor: one Rich table"
DEFAULT_HELP = "Typer's defaults: --help"
DEFAULT_TAB = "Typer's defaults: Tab"
TAB = "ai4earth s, Tab"
KHAL_AT = "khal at now"
KHAL_LIST = "khal list"
CONFERENCE = 1_351  # talks, as a large congress has them
PARSES = {
    "xml": "import sys, xml.etree.ElementTree as tree; tree.parse(sys.argv[1])",
    "ics": "import sys, icalendar; icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())",
}


def made_up(kind: str) -> str:
    """Return what a conference's schedule.xml or calendar that is made up is called."""
    return f"{kind} of {CONFERENCE:,} talks"


def parse_of(file: str) -> str:
    """Return what the bare parse of a file is called."""
    return f"floor: parse of {file}"


CONFERENCE_COMMANDS = ("now", "list --day 1", "export ics", "export html", "check")


def of_conference(command: str) -> str:
    """Return what the benchmark of a command on a conference's schedule that was read before is called."""
    return f"ai4earth {command}, {CONFERENCE:,} talks"


def first_now(file: str) -> str:
    """Return what the benchmark of `now` of a file is called that was not read before."""
    return f"ai4earth now, {file}, first"


def kept_now(file: str) -> str:
    """Return what the benchmark of `now` of a file is called that was read before."""
    return f"ai4earth now, {file}, kept"


OURS = ("now", "now --plain", "list", "list --plain", "list --json", "talk mousavi", "--help")
STATUS, STATUS_AGAIN = "ai4earth status, first", "ai4earth status, again in the minute"
UNKNOWN = "nwo"
TITLE = 6  # which field of a line of `list --plain` it is
NAMES = (
    BARE,
    TYPER,
    PLAIN_FLOOR,
    RICH_FLOOR,
    *(f"ai4earth {words}" for words in OURS),
    STATUS,
    STATUS_AGAIN,
    DEFAULT_HELP,
    TAB,
    DEFAULT_TAB,
    f"ai4earth {UNKNOWN}",
    KHAL_AT,
    KHAL_LIST,
    *(name(made_up(kind)) for kind in PARSES for name in (parse_of, first_now, kept_now)),
    *map(of_conference, CONFERENCE_COMMANDS),
)


def is_of_a_file(name: str) -> bool:
    """Whether a benchmark is one of a file that was published or made up."""
    return name.startswith(parse_of("")) or (name.startswith("ai4earth now, ") and name.endswith((", first", ", kept")))


class Programs(NamedTuple):
    """What is measured, and the environment variables it is measured with."""

    ours: Environment
    khal: Environment
    variables: Mapping[str, str]


def cases(programs: Programs, home: Path, published: Sequence[Path]) -> list[Case]:
    """Return what is measured, also of files that were `published`; khal gets its calendar in `home`."""
    ours, khal, variables = programs
    schedule = str(ROOT / "schedule.toml")
    program, floor, defaults = (ours.program(name) for name in ("ai4earth", "floor", "defaults"))
    return [
        Case(BARE, (ours.program("python"), "-c", "pass")),
        Case(TYPER, (ours.program("python"), "-c", "import typer")),
        Case(PLAIN_FLOOR, (floor, "plain", schedule, NOW)),
        Case(RICH_FLOOR, (floor, "table", schedule, NOW)),
        *(Case(f"ai4earth {words}", (program, *words.split())) for words in OURS),
        Case(STATUS, (program, "status", "--refresh")),  # which no line that was kept answers
        Case(STATUS_AGAIN, (program, "status")),
        Case(DEFAULT_HELP, (defaults, "--help")),
        Case(TAB, (program,), _tab("ai4earth")),
        Case(DEFAULT_TAB, (defaults,), _tab("defaults")),
        Case(f"ai4earth {UNKNOWN}", (program, UNKNOWN), exit_code=2),
        *_khal_cases(ours, khal, variables, home),
        *_conference_cases(ours, variables, home),
        *(case for file in published for case in _file_cases(ours, file.name, file.suffix.removeprefix("."), file)),
    ]


def check_answers(cases: Sequence[Case], variables: Mapping[str, str]) -> None:
    """See that what is compared answers the same, so that no ratio is one of different work.

    It also starts each program once before it is measured. Raises RuntimeError where answers differ.
    """
    said = {case.name: _output(case, variables) for case in cases}
    is_on = khal_calendar.TALK_ON
    timed = [line for line in said["ai4earth list --plain"].splitlines() if not line.startswith("unscheduled")]
    agreements = {
        "the floor's lines are those of list --plain": said[PLAIN_FLOOR] == said["ai4earth list --plain"],
        "Tab offers the same": said[TAB] == said[DEFAULT_TAB] != "",
        "the same talk is on": is_on in said["ai4earth now"] and is_on in said[KHAL_AT],
        "khal lists every talk that has a time": all(line.split("\t")[TITLE] in said[KHAL_LIST] for line in timed),
    }
    for agreement, holds in agreements.items():
        if not holds:
            message = f"It does not hold that {agreement}."
            raise RuntimeError(message)


def _tab(program: str) -> dict[str, str]:
    """Return what bash sets for the completion of `s`."""
    return {f"_{program.upper()}_COMPLETE": "complete_bash", "COMP_WORDS": f"{program} s", "COMP_CWORD": "1"}


def _khal_cases(ours: Environment, khal: Environment, variables: Mapping[str, str], home: Path) -> list[Case]:
    export = [ours.program("ai4earth"), "export", "ics"]
    exported = subprocess.run(export, env=variables, check=True, capture_output=True).stdout.decode()
    calendar = khal_calendar.moved(exported, dt.datetime.now(dt.UTC))
    khal_calendar.fill(khal, calendar, variables, home)
    program, day = khal.program("khal"), khal_calendar.first_day(calendar, variables["TZ"])
    # the calendar is on two days where it was moved across midnight
    return [Case(KHAL_AT, (program, "at", "now")), Case(KHAL_LIST, (program, "list", day, "2d"))]


def _conference_cases(ours: Environment, variables: Mapping[str, str], folder: Path) -> Iterator[Case]:
    """Yield what is measured of files that other programs publish, made from a schedule that is made up."""
    program = ours.program("ai4earth")
    schedule = folder / "conference.toml"
    schedule.write_text(schedules.schedule(CONFERENCE), encoding="utf-8")
    for command in CONFERENCE_COMMANDS:
        yield Case(of_conference(command), (program, *command.split()), {"AI4EARTH_SCHEDULE": str(schedule)})
    for kind in PARSES:
        file = folder / f"conference.{kind}"
        export = [program, "export", kind, "--schedule", str(schedule), "--output", str(file)]
        subprocess.run(export, env=variables, check=True, stderr=subprocess.DEVNULL)
        yield from _file_cases(ours, made_up(kind), kind, file)


def _file_cases(ours: Environment, name: str, kind: str, file: Path) -> Iterator[Case]:
    program = ours.program("ai4earth")
    of_it = {"AI4EARTH_SCHEDULE": str(file), "AI4EARTH_EVENT_TZ": "America/Los_Angeles"}
    yield Case(parse_of(name), (ours.program("python"), "-c", PARSES[kind], str(file)))
    yield Case(first_now(name), (program, "now"), {**of_it, "XDG_CACHE_HOME": os.devnull})
    yield Case(kept_now(name), (program, "now"), of_it)


def _output(case: Case, variables: Mapping[str, str]) -> str:
    environment = {**variables, **case.variables}
    return subprocess.run(
        case.command, env=environment, check=False, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    ).stdout
