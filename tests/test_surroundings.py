"""Outputs that cannot be written, inputs that never end, bugs."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from conftest import Outcome, Run, outside

from ai4earth_cli import files

GOOD = 'workshop = { title = "W", date = 2030-04-26, timezone = "UTC" }\n'
GOOD_SAYS = "0 talks in 0 sections, 26 April 2030, without times\n"
UNIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such thing")


def written(folder: Path, text: str, name: str = "s.toml") -> str:
    """Return the path of a file with that text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


@UNIX
@pytest.mark.parametrize("arguments", ["now", "list --plain", "list --json", "--help", "check"])
def test_output_that_cannot_be_written_is_said(arguments: str) -> None:
    """A full disk, and no output at all: one line, exit code 1."""
    with Path("/dev/full").open("w") as full:
        outcome = outside(*arguments.split(), stdout=full)
    assert (outcome.returncode, outcome.stderr) == (1, "Cannot print the answer: No space left on device.\n")

    closed = subprocess.run(
        ["sh", "-c", f'exec "{sys.executable}" -m ai4earth_cli {arguments} >&-'], stderr=subprocess.PIPE, check=False
    )
    assert (closed.returncode, closed.stderr) == (1, b"Cannot print the answer: standard output is closed.\n")


def test_output_without_our_letters_gets_the_nearest_it_has() -> None:
    """A terminal of ASCII only."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "COLUMNS": "80"}
    outcome = outside("talk", "cerron", "--at", "08:50", "--tz", "event", env=environment)

    assert (outcome.returncode, outcome.stderr) == (0, "")
    assert outcome.stdout.isascii()
    assert "Brian Cerron" in outcome.stdout
    assert "08:48-09:00 PDT" in outcome.stdout


def test_bug_with_a_file_of_ours_shows_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is nothing that a person can put right."""
    monkeypatch.setattr("ai4earth_cli.files.shipped_text", lambda name: Path("/no/such", name).read_text())
    from ai4earth_cli.__main__ import main

    with pytest.raises(FileNotFoundError):
        main(["check", "--schema"])


@UNIX
def test_named_pipe_is_read_and_is_not_waited_for_for_ever(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a shell's <( ) makes one; nobody at its other end is said so."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(GOOD,))
    writer.start()
    assert run("check", str(pipe)) == Outcome(0, GOOD_SAYS, "")
    writer.join()

    monkeypatch.setattr(files, "_PATIENCE", 0.1)
    assert run("check", str(pipe)) == Outcome(
        1,
        "",
        f"Cannot read {pipe}: it is a pipe, and nobody wrote to it for 0.1 seconds. "
        "Name a schedule file, or - for standard input.\n",
    )


@UNIX
def test_file_without_end_is_refused(run: Run) -> None:
    """Before it fills the memory."""
    assert run("check", "/dev/zero") == Outcome(
        1, "", "Cannot read /dev/zero: it has more than 40 MB, and is no schedule.\n"
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", 'the file: it has no [workshop]: add the table, with title = "…", date and timezone.'),
        ("title = 1".encode("utf-16"), "the file: it is not text in UTF-8: save it with that encoding."),
        (bytes(range(128)), 'TOML: this is no key, table or comment: write key = "value", [[section]] or # comment.'),
        (b"\x00" * 100, 'TOML: this is no key, table or comment: write key = "value", [[section]] or # comment.'),
    ],
)
def test_file_that_is_no_schedule_is_said_in_a_line(data: bytes, said: str, run: Run, tmp_path: Path) -> None:
    """Empty, in UTF-16, binary."""
    file = tmp_path / "s.toml"
    file.write_bytes(data)
    outcome = run("check", str(file))

    assert outcome.exit_code == 1
    assert (outcome.out + outcome.err).splitlines()[0] == f"{file}:1: {said}"
