"""What several tests need: the real schedule, the program in and outside this process, whole expected outputs."""

import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any, NamedTuple

import coverage
import pytest
from hypothesis import settings

from ai4earth_cli import sources
from ai4earth_cli.__main__ import main
from ai4earth_cli.formats import writer_of
from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.schedule.model import Schedule

# No deadline, since machines differ; in CI the same examples each time, so that a change is to blame for a failure.
settings.register_profile("suite", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("suite")

# Hundreds of processes start here, and each would compile the whole program anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# What a shell starts in the background ignores an interrupt, and so would every program that the tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that rewrites the golden files from what the program says now."""
    parser.addoption("--rewrite-golden", action="store_true", help="write tests/golden anew, to be read in the diff")


def pytest_xdist_auto_num_workers() -> int:
    """Run one more test at once than there are cores: some wait for a terminal, a shell or a browser."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over the tests themselves, which stay: it would look at all of them anew each time."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Let nothing measure a `no_cover` test, or one of Hypothesis, which do many times over what others do once.

    Coverage follows a worker as it does any process, below what pytest-cov measures and stops there.
    """
    following: list[coverage.Coverage] = []
    is_repetitive = item.get_closest_marker("no_cover") or item.get_closest_marker("hypothesis")
    while is_repetitive and (one := coverage.Coverage.current()):
        one.stop()
        following.append(one)
    try:
        return (yield)
    finally:
        for one in reversed(following):
            one.start()


class Outcome(NamedTuple):
    """What a run of the program left behind."""

    exit_code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture(scope="session")
def schedule() -> Schedule:
    """Return the workshop's own schedule."""
    return sources.load()[0]


@pytest.fixture(autouse=True)
def _plain_surroundings(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> None:
    """Take away what the surroundings would change: zone, width, colours, pager, cache, and our own variables.

    Coverage goes into a process that a test starts only if the test is `followed` there: it would cost each of a
    thousand processes as much as their work does.
    """
    taken = ["AI4EARTH_", "FORCE_", "NO_COLOR", "LC_"]
    taken += [
        "COLORTERM",
        "TERM_PROGRAM",
        "VTE_",
        "WT_SESSION",
        "KITTY_",
        "KONSOLE_",
        "DOMTERM",
    ]  # what a terminal can do
    if not request.node.get_closest_marker("followed"):
        taken.append("COVERAGE")
    for name in os.environ:
        if name.startswith(tuple(taken)):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
    own = tmp_path_factory.getbasetemp() / f"own-{os.urandom(6).hex()}"  # each test's, made if it is written to
    monkeypatch.setenv("XDG_CONFIG_HOME", str(own / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(own / "data"))
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    if sys.platform != "win32":
        time.tzset()  # so that a time without a zone, which the C library would take for local, is seen to be wrong
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("PAGER", "cat")  # or in a terminal one would wait for keys
    monkeypatch.setenv("BROWSER", "false %s")  # or `open` would show a page, or wait for one
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("AI4EARTH_DEBUG", "1")  # a bug shows its traceback, and is no line that a test may overlook


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the program in this process with the arguments it is given."""

    def run(*arguments: str) -> Outcome:
        exit_code = main(arguments)
        out, err = capsys.readouterr()
        return Outcome(exit_code, out, err)

    return run


def as_format(name: str, edition: Edition) -> str:
    """Return what `export` writes in the format of that name."""
    return "".join(writer_of(name).pieces(edition))


def outside(*arguments: str, **options: Any) -> "subprocess.CompletedProcess[str]":
    """Run the program as a process of its own, and wait for it."""
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "encoding": "utf-8"}
    return subprocess.run([sys.executable, "-m", "ai4earth_cli", *arguments], check=False, **{**streams, **options})


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return a function that compares a whole output with the file of that name under tests/golden."""

    def compare(name: str, output: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--rewrite-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(output, encoding="utf-8", newline="\n")
        assert output == path.read_text(encoding="utf-8")

    return compare
