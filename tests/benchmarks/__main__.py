"""The benchmarks: `python tests/benchmarks` measures, and prints tables for the README beside it, which says more.

They run where there is POSIX, and install what they measure with pip.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import environments
import growth
import pyperf
import schedules
import startup
from report import report
from rounds import Conditions, measured, suite_of, tell

PARTS = ("startup", "growth")
ROUNDS = {"startup": 40, "growth": 15}
QUICK_ROUNDS = 5


def main() -> None:
    """Measure what the command line asks for."""
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="ai4earth-benchmarks-") as folder:
        runs = _runs(asked, Path(folder))
    suite = suite_of(runs)
    if asked.output:
        suite.dump(asked.output, replace=True)
    sys.stdout.write(f"{report(suite, asked.sizes)}\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", help="startup or growth; both where none is named")
    parser.add_argument("--quick", action="store_true", help="measure a few rounds only, for a first look")
    parser.add_argument("--sizes", type=_sizes, default=growth.SIZES, help="of the schedules, in talks: 31,1000")
    parser.add_argument("--limit", type=int, default=300, help="the most seconds that one process gets")
    parser.add_argument(
        "--file", action="append", default=[], type=Path, help="also measure a schedule.xml or .ics that was published"
    )
    parser.add_argument("--output", metavar="FILE", help="keep what was measured, for `pyperf show` and `compare_to`")
    asked = parser.parse_args()
    unknown = set(asked.parts) - set(PARTS)
    if unknown:
        parser.error(f"no part is called {unknown.pop()}: name startup or growth")
    wrong = [file for file in asked.file if not file.is_file() or file.suffix not in {".xml", ".ics"}]
    if wrong:
        parser.error(f"{wrong[0]} is no file whose name ends with .xml or .ics")
    return asked


def _sizes(text: str) -> list[int]:
    sizes = sorted(int(number) for number in text.split(","))
    if sizes[0] < schedules.FEWEST_TALKS:
        message = f"{sizes[0]} talks are too few: write numbers from {schedules.FEWEST_TALKS}."
        raise argparse.ArgumentTypeError(message)
    return sizes


def _runs(asked: argparse.Namespace, folder: Path) -> list[pyperf.Run]:
    """Return what was measured in environments made in `folder`."""
    parts = asked.parts or PARTS
    tell("installing this checkout, and what it is compared with")
    ours = environments.with_ours(folder / "ours")
    khal = environments.with_khal(folder / "khal") if "startup" in parts else None
    home = folder / "home"
    home.mkdir()
    variables = environments.surroundings(home)
    conditions = Conditions(variables, asked.limit, environments.notes(ours, khal))
    rounds = dict.fromkeys(PARTS, QUICK_ROUNDS) if asked.quick else ROUNDS
    runs = []
    if khal:
        published = [file.resolve() for file in asked.file]
        cases = startup.cases(startup.Programs(ours, khal, variables), home, published)
        startup.check_answers(cases, variables)
        runs += measured(cases, rounds["startup"], conditions)
        startup.check_answers(cases, variables)  # the talk is still on
    if "growth" in parts:
        runs += measured(list(growth.cases(ours, asked.sizes, folder, variables)), rounds["growth"], conditions)
    return runs


if __name__ == "__main__":
    main()
