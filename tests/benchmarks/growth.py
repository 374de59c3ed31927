"""The second part: what commands cost as the schedule grows."""

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import schedules
from environments import Environment
from rounds import Case

SIZES = (31, 1_000, 10_000, 100_000)
TABLES = "list"
FIRST_TIME = "now, of a file not read before"
LINES = "list --plain"
LINES_FIRST_TIME = f"{LINES}, of a file not read before"
PARSE = "tomllib.load"
PARSES = "import sys, tomllib; tomllib.load(open(sys.argv[1], 'rb'))"
JSON = "list --json"
COMMANDS = (
    "now",
    f"talk {schedules.surname(schedules.DAYS)}",  # who speaks first in the first session
    LINES,
    JSON,
    "check",
    "status --refresh",  # which is answered anew each time
    "export ics",
    TABLES,
)
MOST_TALKS_IN_TABLES = 10_000
LARGE = 10_000


def name(command: str, talks: int) -> str:
    """Return what the benchmark of a command on a schedule of so many talks is called."""
    return f"{command}, {talks:,} talks"


def piped(talks: int, command: str = LINES) -> str:
    """Return what the benchmark of a command is called whose output is read as it comes."""
    return f"{command} into a pipe, {talks:,} talks"


def cases(ours: Environment, sizes: Sequence[int], folder: Path, variables: Mapping[str, str]) -> Iterator[Case]:
    """Yield what is measured; the schedules are written to `folder`, and read once, so that they are kept."""
    program = ours.program("ai4earth")
    for talks in sizes:
        file = folder / f"{talks}.toml"
        file.write_text(schedules.schedule(talks), encoding="utf-8")
        of_it = {"AI4EARTH_SCHEDULE": str(file)}
        subprocess.run((program, "now"), env={**variables, **of_it}, check=True, stdout=subprocess.DEVNULL)
        every = _every(talks)
        for command in COMMANDS:
            if command != TABLES or talks <= MOST_TALKS_IN_TABLES:
                yield Case(name(command, talks), (program, *command.split()), of_it, every=every)
        nowhere = {"XDG_CACHE_HOME": os.devnull}  # nothing can be kept there, so each time is the first
        yield Case(name(PARSE, talks), (ours.program("python"), "-c", PARSES, str(file)), every=every)
        yield Case(name(FIRST_TIME, talks), (program, "now"), {**of_it, **nowhere}, every=every)
        yield Case(name(LINES_FIRST_TIME, talks), (program, *LINES.split()), {**of_it, **nowhere}, every=every)
        for command in (LINES, JSON):
            yield Case(piped(talks, command), (program, *command.split()), of_it, every=every, is_watched=True)


def _every(talks: int) -> int:
    """Return in which rounds so many talks are measured: what takes long, in fewer."""
    return 1 if talks < LARGE else 2 if talks == LARGE else 5
