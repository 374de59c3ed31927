"""The process from its first moment to its last: bugs and interrupts, wherever they come."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping

import pytest

UNIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such thing")
PATIENCE = 60  # seconds; the machine may be busy
ADVICE = "Please send them the line of ai4earth --version; AI4EARTH_DEBUG=1 shows the traceback."


def begun(prepared: str, *arguments: str, debug: str = "") -> "subprocess.CompletedProcess[str]":
    """Run the program as its script does, after what is `prepared` in Python."""
    script = f"{prepared}\nfrom ai4earth_cli.__main__ import program\nprogram()\n"
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env=environment(AI4EARTH_DEBUG=debug),
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


def environment(**added: str) -> Mapping[str, str]:
    """Return the environment of the tests with what is added."""
    return {**os.environ, **added}


def failing(statement: str) -> str:
    """Return what makes the schedule's reading fail so."""
    return f"from ai4earth_cli import sources\ndef load(source, given, asking):\n    {statement}\nsources.load = load"


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("raise KeyError('x')", "KeyError: 'x'"),
        ("return load(source, given, asking)", "RecursionError: maximum recursion depth exceeded"),
        ("raise MemoryError", "MemoryError"),
        (r"raise ValueError('\x1b]0;a\x07 b\n' + 'c' * 300)", f"ValueError: ]0;a b {'c' * 181}"),
        ("open('/no/such')", "FileNotFoundError: [Errno 2] No such file or directory: '/no/such'"),
    ],
)
@pytest.mark.parametrize("debug", ["", "0"])
def test_bug_is_a_line_that_says_so(statement: str, said: str, debug: str) -> None:
    """Where to report it, and how to see more; what was printed before stays."""
    outcome = begun(failing(statement), "now", debug=debug)

    assert (outcome.returncode, outcome.stdout) == (1, "")
    assert (
        outcome.stderr == f"This is a bug in ai4earth, of which its maintainers would like to know: {said}. {ADVICE}\n"
    )


@pytest.mark.followed
def test_bug_shows_its_traceback_to_whoever_asks_for_it() -> None:
    """By AI4EARTH_DEBUG, as the tests do."""
    outcome = begun(failing("raise KeyError('x')"), "now", debug="1")

    assert outcome.returncode == 1
    assert outcome.stderr.startswith("Traceback")
    assert outcome.stderr.endswith("KeyError: 'x'\n")


@pytest.mark.followed
def test_bug_without_standard_error_still_ends_with_1() -> None:
    """There is nowhere to say it."""
    outcome = begun(f"import sys\nsys.stderr = None\n{failing('raise KeyError')}", "now")

    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (1, "", "")


INTERRUPTED_AT = """
import os, signal, sys
class Interrupting:
    count = 0
    def find_spec(self, name, path=None, target=None):
        Interrupting.count += 1
        if Interrupting.count == {number}:
            os.kill(os.getpid(), signal.SIGINT)
from ai4earth_cli import __main__
sys.meta_path.insert(0, Interrupting())
"""


@UNIX
@pytest.mark.parametrize("number", [1, 2, 3, 5, 10, 20, 40, 80])
def test_interrupt_while_modules_load_is_quiet(number: int) -> None:
    """From the first of them on."""
    outcome = begun(INTERRUPTED_AT.format(number=number), "list")

    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (130, "", "")


@pytest.mark.followed
@UNIX
def test_interrupt_after_the_answer_is_quiet() -> None:
    """While the last of it is written."""
    prepared = """
import os, signal, sys
class Stream:
    encoding = "utf-8"
    count = 0
    def __getattr__(self, name): return getattr(sys.__stdout__, name)
    def flush(self):
        sys.__stdout__.flush()
        Stream.count += 1
        if Stream.count == 2:
            os.kill(os.getpid(), signal.SIGINT)
sys.stdout = Stream()
"""
    outcome = begun(prepared, "list", "--plain")

    assert (outcome.returncode, len(outcome.stdout.splitlines()), outcome.stderr) == (130, 31, "")


@pytest.mark.followed
def test_interrupt_that_cannot_be_raised_ends_all_the_same() -> None:
    """In a callback of the interpreter, where Python shows it and goes on; other mishaps there are shown."""
    falling = "class Falling:\n    def __del__(self):\n        raise {}\n"
    interrupted = failing("Falling()") + "\n" + falling.format("KeyboardInterrupt")
    assert (begun(interrupted, "now").returncode, begun(interrupted, "now").stderr) == (130, "")

    other = begun(falling.format("ZeroDivisionError") + "\n" + failing("Falling(); raise KeyError"), "now")
    assert other.returncode == 1
    assert "ZeroDivisionError" in other.stderr.splitlines()[-2]


BEGUN = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # which a background job of a shell ignores
class Telling:
    def find_spec(self, name, path=None, target=None):
        if name == "typer":
            os.write(2, b".")
from ai4earth_cli.__main__ import program
sys.meta_path.insert(0, Telling())
program()
"""


@UNIX
def test_interrupt_at_any_moment_is_quiet() -> None:
    """Real ones, a few milliseconds apart, from when the program loads its first library: 130, or it had ended before.

    Not measured, since coverage waits for ever for a lock that it was interrupted with.
    """
    unmeasured = {name: value for name, value in environment().items() if not name.startswith("COVERAGE")}
    codes = set()
    for delay in range(0, 102, 6):
        child = subprocess.Popen(
            [sys.executable, "-c", BEGUN, "list", "--plain"],
            env=unmeasured,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert child.stderr
        assert child.stderr.read(1) == b"."
        time.sleep(delay / 1000)
        child.send_signal(signal.SIGINT)
        _, said = child.communicate(timeout=PATIENCE)
        codes.add(child.returncode)
        assert said == b""
    assert 130 in codes
    assert codes <= {0, 130}


@pytest.mark.followed
@UNIX
@pytest.mark.parametrize("debug", ["", "1"])
def test_interrupt_that_python_wraps_is_quiet(debug: str) -> None:
    """Up to 3.11 one in `__set_name__` arrives as the cause of a RuntimeError."""
    named = """
class Named:
    def __set_name__(self, owner, name):
        raise KeyboardInterrupt
def load(source, given, asking):
    try:
        type("Owner", (), {"name": Named()})
    except KeyboardInterrupt as error:
        raise RuntimeError("Error calling __set_name__") from error
from ai4earth_cli import sources
sources.load = load
"""
    outcome = begun(named, "list", debug=debug)

    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (130, "", "")
