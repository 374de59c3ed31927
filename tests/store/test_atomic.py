"""A file is written whole or not at all, also when the write is interrupted."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Outcome

from ai4earth_cli.store import atomic

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")

# The program, held up inside a write: at the step named first it says so, and waits there for what is to hit it.
HELD_UP = """
import sys, time
step = sys.argv.pop(1)
steps = []
def hold_up(here):
    if here == step and not steps:
        steps.append(here)
        print("inside", flush=True)
        time.sleep(30)
def of_the_system(event, arguments):
    if event in {"open", "os.chmod", "os.rename"} and "out" in str(arguments[0]):
        hold_up(event)
def of_a_file(frame, event, what):
    if event == "c_call" and frame.f_code.co_filename.endswith("atomic.py"):
        hold_up(what.__name__)
from ai4earth_cli.__main__ import program
sys.addaudithook(of_the_system)
sys.setprofile(of_a_file)
program()
"""
INTERRUPTED = {"SIGINT": 130, "SIGTERM": -15, "SIGHUP": -1}


def hit(step: str, name: str, folder: Path, *arguments: str) -> Outcome:
    """Return what the program left behind that gets the signal of that name at that step."""
    with subprocess.Popen(
        [sys.executable, "-c", HELD_UP, step, *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "inside\n"
        process.send_signal(getattr(signal, name))
        out, err = process.communicate()
        return Outcome(process.returncode, out, err.strip())


@pytest.mark.parametrize("name", INTERRUPTED)
@pytest.mark.parametrize("step", ["open", "writelines", "os.chmod", "os.rename"])
def test_interrupted_export_leaves_the_old_file_and_nothing_else(step: str, name: str, tmp_path: Path) -> None:
    """By Ctrl-C, by whoever ends the process, by a terminal that is closed; and it ends as it would anywhere."""
    (tmp_path / "out.csv").write_text("old")

    assert hit(step, name, tmp_path, "export", "csv", "--output", "out.csv") == Outcome(INTERRUPTED[name], "", "")
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]
    assert (tmp_path / "out.csv").read_text() == "old"


@pytest.mark.parametrize("name", INTERRUPTED)
@pytest.mark.parametrize("step", ["write", "flush"])
def test_interrupted_new_leaves_no_file(step: str, name: str, tmp_path: Path) -> None:
    """Not even the beginning of one."""
    assert hit(step, name, tmp_path, "new", "out.toml") == Outcome(INTERRUPTED[name], "", "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", INTERRUPTED)
def test_interrupted_cache_leaves_no_draft(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept is written as every file is."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    talk = '[[section.talk]]\ntitle = "T"\n'
    head = '[workshop]\ntitle = "W"\ndate = 2020-04-26\ntimezone = "UTC"\n[[section]]\ntitle = "S"\n'
    (tmp_path / "s.toml").write_text(head + talk + f"#{'-' * 1_000}\n" * 150)  # so much is kept

    assert hit("writelines", name, tmp_path, "now", "--schedule", "s.toml") == Outcome(INTERRUPTED[name], "", "")
    assert list((tmp_path / "cache" / "ai4earth").iterdir()) == []


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_draft_is_gone_when_the_signal_ends_the_process(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It does so by the system's own rule again."""
    number, found = getattr(signal, name), []

    def is_hit(_: Path, __: Path) -> None:
        os.kill(os.getpid(), number)

    def end(ending: int) -> None:
        found.append((ending, list(tmp_path.iterdir()), signal.getsignal(ending)))

    monkeypatch.setattr(Path, "replace", is_hit)
    monkeypatch.setattr(signal, "raise_signal", end)
    atomic.replace(tmp_path / "out.csv", [b"data"])

    assert found == [(number, [], signal.SIG_DFL)]


def test_signal_that_is_ignored_stays_ignored(tmp_path: Path) -> None:
    """As `nohup` has it of a terminal that is closed."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # which a new process takes over
    try:
        with subprocess.Popen(
            [sys.executable, "-c", HELD_UP.replace("30", "1"), "write", "new", "out.toml"],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
        ) as process:
            assert process.stdout
            assert process.stdout.readline() == b"inside\n"
            process.send_signal(signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)

    assert process.returncode == 0
    shipped = Path(__file__).parents[2] / "ai4earth_cli" / "formats" / "toml" / "new.toml"
    whole = shipped.read_text(encoding="utf-8").replace("check schedule.toml", "check out.toml")
    assert (tmp_path / "out.toml").read_text(encoding="utf-8") == whole


def test_signals_are_as_usual_behind_a_write(tmp_path: Path) -> None:
    """What ended the program before ends it then."""
    script = """
import signal, sys
from ai4earth_cli.__main__ import main
main(["new", "out.toml"])
print(signal.getsignal(signal.SIGTERM) is signal.getsignal(signal.SIGHUP) is signal.SIG_DFL)
"""
    outcome = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert outcome.stdout.splitlines()[-1] == "True"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only the administrator can give a file away")
def test_file_keeps_its_owner(tmp_path: Path) -> None:
    """Also where the administrator's cron writes it, so that whoever owns the page can go on."""
    path = tmp_path / "page.md"
    path.write_bytes(b"old")
    os.chown(path, 1234, 1234)
    before = path.stat()

    atomic.replace(path, [b"new"])
    after = path.stat()
    assert (after.st_uid, after.st_gid, after.st_mode) == (before.st_uid, before.st_gid, before.st_mode)
    assert (path.read_bytes(), after.st_ino != before.st_ino) == (b"new", True)
