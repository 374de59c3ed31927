"""What is to be reached, as ratios of what one run measured, and whether it was."""

import math
from collections.abc import Iterator, Mapping
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


TARGETS = (
    Target("ai4earth now", startup.RICH_FLOOR, 1.15),
    Target("ai4earth list", startup.RICH_FLOOR, 1.15),
    Target("ai4earth now --plain", startup.PLAIN_FLOOR, 1.15),
    Target("ai4earth list --plain", startup.PLAIN_FLOOR, 1.15),
    Target("ai4earth list --json", startup.PLAIN_FLOOR, 1.15),
    Target(startup.TAB, startup.DEFAULT_TAB, 1.15),
    Target("ai4earth --help", startup.DEFAULT_HELP, 0.5),
    Target("ai4earth now", startup.KHAL_AT, 0.45),
    Target("ai4earth now --plain", startup.KHAL_AT, 0.3),
    Target(startup.first_now("xml"), startup.parse_of("xml"), 2.5),
    Target(startup.first_now("ics"), startup.parse_of("ics"), 1.6),
    *(Target(startup.kept_now(kind), "ai4earth now", 1.4) for kind in startup.PARSES),
    Target(growth.name("now", 10_000), growth.name("now", 31), 3),
    *(
        # ten times the talks: what grows no worse than linearly takes at most ten times as long
        Target(growth.name(command, 100_000), growth.name(command, 10_000), 10)
        for command in growth.COMMANDS
        if command != growth.TABLES
    ),
    Target(growth.name(growth.TABLES, 10_000), growth.name(growth.LINES, 10_000), 10),
    # A program that makes all lines before it prints the first is within a hundredth of 1: what it takes to push them
    # through the pipe. The file has to be read before either, so the ratio of one that does not is no small one.
    Target(first_output(growth.piped(100_000)), last_output(growth.piped(100_000)), 0.98),
)
MEMORY_TARGETS = (MemoryTarget(growth.name("now", 10_000), 100),)


def verdicts(benchmarks: Mapping[str, pyperf.Benchmark]) -> Iterator[Verdict]:
    """Return for each target whether it is reached; `benchmarks` has what was measured by its name."""
    for target in TARGETS:
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
