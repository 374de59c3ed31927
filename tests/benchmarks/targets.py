"""What is to be reached, as ratios of what one run measured, and whether it was."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import growth
import pyperf
import startup
from rounds import first_output, last_output

MIB = 1 << 20
FEWEST_FOR_AN_ERROR = 3


@dataclass(frozen=True)
class Target:
    """That the median time of one benchmark is at most `limit` times that of another."""

    measured: str
    reference: str
    limit: float


@dataclass(frozen=True)
class MemoryTarget:
    """That the peak memory of a benchmark is less than `limit` MiB."""

    measured: str
    limit: float


@dataclass(frozen=True)
class Verdict:
    """A target in words, what was measured and its standard error; None where they are not known."""

    target: str
    limit: str
    measured: float | None
    error: float | None
    is_reached: bool


SMALL = "ai4earth now"  # of the 31 talks that are shipped
LARGEST, LARGE = 100_000, 10_000


def of_file(name: str, kind: str) -> tuple[Target, Target]:
    """Return what is to be reached with a file that other programs publish: read for the first time, and kept."""
    first = Target(startup.first_now(name), startup.parse_of(name), FIRST[kind])
    return first, Target(startup.kept_now(name), SMALL, 1.4)


FIRST = {"xml": 2.5, "ics": 1.6}  # times a bare parse
TARGETS = (
    Target("ai4earth now", startup.RICH_FLOOR, 0.75),
    Target("ai4earth list", startup.RICH_FLOOR, 0.75),
    Target("ai4earth now --plain", startup.TYPER, 1.1),
    Target(startup.STATUS, startup.TYPER, 1.1),
    Target(startup.STATUS_AGAIN, startup.TYPER, 1.1),
    Target("ai4earth list --plain", startup.PLAIN_FLOOR, 1.15),
    Target("ai4earth list --json", startup.PLAIN_FLOOR, 1.15),
    Target(startup.TAB, startup.DEFAULT_TAB, 1.15),
    Target("ai4earth --help", startup.DEFAULT_HELP, 0.5),
    Target("ai4earth now", startup.KHAL_AT, 0.45),
    Target("ai4earth now --plain", startup.KHAL_AT, 0.3),
    *(target for kind in startup.PARSES for target in of_file(startup.made_up(kind), kind)),
    Target(startup.of_conference("now"), SMALL, 1.4),
    Target(startup.of_conference("list --day 1"), SMALL, 2.5),
    Target(startup.of_conference("export ics"), SMALL, 3),
    Target(startup.of_conference("export html"), SMALL, 5),
    Target(growth.name("check", LARGE), growth.name(growth.LINES_FIRST_TIME, LARGE), 1.5),
    Target(growth.name(growth.FIRST_TIME, LARGE), growth.name(growth.PARSE, LARGE), 1.8),
    *(
        # ten times the talks: what grows no worse than linearly takes about ten times as long
        Target(growth.name(command, LARGEST), growth.name(command, LARGE), 10.5)
        for command in growth.COMMANDS
        if command != growth.TABLES
    ),
    # A program that makes all lines before it prints the first is within a hundredth of 1: what it takes to push them
    # through the pipe. The file has to be read before either, so the ratio of one that does not is no small one.
    *(
        Target(first_output(growth.piped(LARGEST, command)), last_output(growth.piped(LARGEST, command)), 0.98)
        for command in (growth.LINES, growth.JSON)
    ),
)
MEMORY_TARGETS = tuple(
    MemoryTarget(growth.name(command, talks), limit)
    for talks, limit in ((LARGE, 80), (LARGEST, 350))
    for command in growth.COMMANDS
    if command != growth.TABLES or talks <= growth.MOST_TALKS_IN_TABLES
)


def verdicts(benchmarks: Mapping[str, pyperf.Benchmark]) -> Iterator[Verdict]:
    """Return for each target whether it is reached; `benchmarks` has what was measured by its name."""
    for target in (*TARGETS, *_of_published(benchmarks)):
        words, limit = f"{target.measured} ÷ {target.reference}", f"at most {target.limit}"
        measured, reference = benchmarks.get(target.measured), benchmarks.get(target.reference)
        if measured and reference:
            ratio = measured.median() / reference.median()
            yield Verdict(words, limit, ratio, _error(ratio, measured, reference), ratio <= target.limit)
        else:
            yield Verdict(words, limit, None, None, is_reached=False)
    for memory in MEMORY_TARGETS:
        words, limit = f"{memory.measured}: peak memory, MiB", f"under {memory.limit}"
        found = benchmarks.get(memory.measured)
        peak = peak_memory(found) if found else None
        yield Verdict(words, limit, peak, None, peak is not None and peak < memory.limit)


def _of_published(names: Iterable[str]) -> Iterator[Target]:
    """Yield the targets of the files that were published, which are known by the parses that were measured."""
    for name in names:
        file = name.removeprefix(startup.parse_of(""))
        kind = file.rpartition(".")[2]
        if file != name and kind in FIRST:
            yield from of_file(file, kind)


def peak_memory(benchmark: pyperf.Benchmark) -> float:
    """Return the most memory, in MiB, that any of its processes had."""
    most: int = max(run.get_metadata()["command_max_rss"] for run in benchmark.get_runs())
    return most / MIB


def _error(ratio: float, *benchmarks: pyperf.Benchmark) -> float | None:
    """Return the standard error of a ratio of medians; None where there are too few values to tell.

    For values that are about normal, their deviation is 1.4826 times the median absolute one, and that of their
    median 1.2533 times that of their mean.
    """
    if any(benchmark.get_nvalue() < FEWEST_FOR_AN_ERROR for benchmark in benchmarks):
        return None
    return ratio * math.hypot(
        *(
            1.4826 * 1.2533 * found.median_abs_dev() / found.median() / math.sqrt(found.get_nvalue())
            for found in benchmarks
        )
    )
