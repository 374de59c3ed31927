"""Processes measured side by side: in each round every case once, in random order. pyperf keeps what was measured."""

import itertools
import random
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyperf

STOPWATCH = Path(__file__).parent / "stopwatch.py"
KILLED = -9


@dataclass(frozen=True)
class Case:
    """A command that is measured in each `every`-th round, what it adds to the environment, and how it has to end.

    Where its output is watched, it is read from a pipe, and two more benchmarks tell when its first and its last
    part came.
    """

    name: str
    command: tuple[str, ...]
    variables: Mapping[str, str] = field(default_factory=dict)
    exit_code: int = 0
    every: int = 1
    is_watched: bool = False


@dataclass(frozen=True)
class Conditions:
    """What holds for every process: its environment, the most seconds, and what is noted beside its measurements."""

    variables: Mapping[str, str]
    limit: int
    notes: Mapping[str, str]


@dataclass(frozen=True)
class Reading:
    """What the stopwatch said: seconds, and the peak memory in bytes."""

    whole: float
    first_output: float
    last_output: float
    peak: int
    exit_code: int


def first_output(name: str) -> str:
    """Return what the benchmark of a case's first output is called."""
    return f"{name}: first output"


def last_output(name: str) -> str:
    """Return what the benchmark of a case's last output is called."""
    return f"{name}: last output"


def measured(cases: Sequence[Case], rounds: int, conditions: Conditions) -> list[pyperf.Run]:
    """Return a run for each measurement, in the order of the cases.

    A case that takes longer than the limit, or more memory than there is, is told on standard error and not measured
    again. Raises RuntimeError where one ends with another exit code than it should.
    """
    runs: dict[str, list[pyperf.Run]] = {case.name: [] for case in cases}
    killed: set[str] = set()
    for number in range(rounds):
        for case in _in_random_order(cases, number):
            if case.name in killed:
                continue
            tell(f"round {number + 1} of {rounds}: {case.name}")
            reading = _reading(case, conditions)
            if reading.exit_code == KILLED:
                killed.add(case.name)
                why = f"after {conditions.limit} s or for want of memory"
                sys.stderr.write(f"{case.name} was killed, {why}, and is not measured again.\n")
            elif reading.exit_code != case.exit_code:
                message = f"{case.name} ended with exit code {reading.exit_code}"
                raise RuntimeError(message)
            else:
                runs[case.name].extend(_runs(case, reading, conditions.notes))
    return list(itertools.chain.from_iterable(runs.values()))


def suite_of(runs: Iterable[pyperf.Run]) -> pyperf.BenchmarkSuite:
    """Return the runs as benchmarks, each by its name."""
    by_name: dict[str, list[pyperf.Run]] = {}
    for run in runs:
        by_name.setdefault(run.get_metadata()["name"], []).append(run)
    return pyperf.BenchmarkSuite([pyperf.Benchmark(found) for found in by_name.values()])


def _in_random_order(cases: Iterable[Case], number: int) -> list[Case]:
    """Return the cases of a round; those that are not in all of them are in the first, and then evenly spread."""
    taking_part = [case for case in cases if number % case.every == 0]
    return random.sample(taking_part, len(taking_part))


def _reading(case: Case, conditions: Conditions) -> Reading:
    mode = "read" if case.is_watched else "discard"
    # isolated and without site, so that the stopwatch is as small as Python can be
    stopwatch = [sys.executable, "-I", "-S", str(STOPWATCH), str(conditions.limit), mode, *case.command]
    environment = {**conditions.variables, **case.variables}
    said = subprocess.run(stopwatch, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    whole, first, last, peak, exit_code = said.split()
    return Reading(float(whole), float(first), float(last), int(peak), int(exit_code))


def _runs(case: Case, reading: Reading, notes: Mapping[str, str]) -> Iterator[pyperf.Run]:
    """Return the run of a measurement; of a case that is watched also those of its first and its last output.

    pyperf adds the date, the load and the machine to each.
    """
    found = {case.name: reading.whole}
    if case.is_watched:
        found |= {first_output(case.name): reading.first_output, last_output(case.name): reading.last_output}
    for name, seconds in found.items():
        # the name under which pyperf knows the peak memory of a command
        yield pyperf.Run([seconds], metadata={**notes, "name": name, "command_max_rss": reading.peak})


def tell(progress: str) -> None:
    """Show a person at a terminal how far it is, over what was shown before."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{progress}\r")
        sys.stderr.flush()
