"""What was measured, as Markdown for the README beside it."""

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

import growth
import pyperf
import startup
from environments import VERSION_KEYS
from rounds import first_output, last_output
from targets import FEWEST_FOR_AN_ERROR, peak_memory, verdicts

Benchmarks = Mapping[str, pyperf.Benchmark]
Row = Sequence[str]


def report(suite: pyperf.BenchmarkSuite, sizes: Sequence[int]) -> str:
    """Return the tables of a run, and which targets it reached; `sizes` are those of its schedules, ascending."""
    benchmarks = {benchmark.get_name(): benchmark for benchmark in suite}
    parts = [_circumstances(suite)]
    if startup.BARE in benchmarks:
        parts.append(_table(("program", "median", "±", "÷ bare", "÷ lines", "÷ Rich", "MiB"), _startup(benchmarks)))
    if growth.name("now", sizes[0]) in benchmarks:
        heads = ("command", "talks", "median", "±", "MiB", "for one more talk", "exponent")
        parts.append(_table(heads, _growth(benchmarks, sizes)))
        parts.append(_table(("lines read as they come", "first", "last", "ended"), _piped(benchmarks, sizes)))
    parts.append(_table(("target", "limit", "measured", ""), _targets(benchmarks)))
    return "\n\n".join(parts)


def _circumstances(suite: pyperf.BenchmarkSuite) -> str:
    """Return when, where and with which versions; and the load, which tells whether the machine did something else."""
    runs = [run.get_metadata() for benchmark in suite for run in benchmark.get_runs()]
    one = runs[0]
    loads = sorted(run["load_avg_1min"] for run in runs)
    versions = ", ".join(f"{name} {one[key]}" for name, key in VERSION_KEYS.items() if key in one)
    return (
        f"{one['date'][:10]} · CPython {one['python_version']} · {one['platform']} · {one['cpu_count']} cores"
        f" ({one.get('cpu_model_name', 'unknown')}) · load {loads[0]:.1f} to {loads[-1]:.1f}\\\n"
        f"{versions}. Medians, ± the median absolute deviation; MiB is the peak memory."
    )


def _startup(benchmarks: Benchmarks) -> Iterator[Row]:
    references = [benchmarks[name].median() for name in (startup.BARE, startup.PLAIN_FLOOR, startup.RICH_FLOOR)]
    published = [name for name in benchmarks if name not in startup.NAMES and startup.is_of_a_file(name)]
    for name in (*startup.NAMES, *published):
        found = benchmarks.get(name)
        if found:
            ratios = [f"{found.median() / reference:.2f}" for reference in references]
            yield (name, *_median_and_deviation(found), *ratios, f"{peak_memory(found):.0f}")


def _growth(benchmarks: Benchmarks, sizes: Sequence[int]) -> Iterator[Row]:
    for command in (*growth.COMMANDS, growth.PARSE, growth.FIRST_TIME, growth.LINES_FIRST_TIME):
        smaller: tuple[int, float] | None = None
        for talks in sizes:
            found = benchmarks.get(growth.name(command, talks))
            if found:
                larger = talks, found.median()
                slope = _slope(smaller, larger) if smaller else ("", "")
                memory = f"{peak_memory(found):.0f}"
                yield (f"`{command}`", f"{talks:,}", *_median_and_deviation(found), memory, *slope)
                smaller = larger


def _slope(smaller: tuple[int, float], larger: tuple[int, float]) -> Row:
    """Return the time for one more talk, and the power of the number of talks with which the time grows."""
    (talks, seconds), (more_talks, more_seconds) = smaller, larger
    each = (more_seconds - seconds) / (more_talks - talks)
    exponent = math.log(more_seconds / seconds) / math.log(more_talks / talks)
    return f"{each * 1e6:.0f} µs", f"{exponent:.2f}"


def _piped(benchmarks: Benchmarks, sizes: Iterable[int]) -> Iterator[Row]:
    for command, talks in itertools.product((growth.LINES, growth.JSON), sizes):
        name = growth.piped(talks, command)
        found = [benchmarks.get(each) for each in (first_output(name), last_output(name), name)]
        if all(found):
            yield (name, *(benchmark.format_value(benchmark.median()) for benchmark in found if benchmark))


def _targets(benchmarks: Benchmarks) -> Iterator[Row]:
    for verdict in verdicts(benchmarks):
        if verdict.measured is None:
            yield verdict.target, verdict.limit, "", "not measured"
        else:
            error = "" if verdict.error is None else f" ± {verdict.error:.2f}"
            result = "reached" if verdict.is_reached else "**missed**"
            yield verdict.target, verdict.limit, f"{verdict.measured:.2f}{error}", result


def _median_and_deviation(benchmark: pyperf.Benchmark) -> Row:
    median = benchmark.format_value(benchmark.median())
    if benchmark.get_nvalue() < FEWEST_FOR_AN_ERROR:
        return median, ""
    return median, f"{benchmark.median_abs_dev() / benchmark.median():.0%}"


def _table(heads: Row, rows: Iterable[Row]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
