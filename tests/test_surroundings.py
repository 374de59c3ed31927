"""Outputs that cannot be written, inputs that never end, bugs."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from conftest import Outcome, Run, outside

from ai4earth_cli.store import files, streams

GOOD = 'workshop = { title = "W", date = 2030-04-26, timezone = "UTC" }\n'
GOOD_SAYS = "0 talks in 0 sections, 26 April 2030, without times\n0 faults, 0 warnings in 0 talks: all is right\n"
UNIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such thing")


def written(folder: Path, text: str, name: str = "s.toml") -> str:
    """Return the path of a file with that text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


@UNIX
@pytest.mark.parametrize(
    "arguments", [pytest.param("now", marks=pytest.mark.followed), "list --plain", "list --json", "--help", "check"]
)
def test_output_that_cannot_be_written_is_said(arguments: str) -> None:
    """A full disk, and no output at all: one line, exit code 1."""
    with Path("/dev/full").open("w") as full:
        outcome = outside(*arguments.split(), stdout=full)
    assert (outcome.returncode, outcome.stderr) == (1, "Cannot print the answer: No space left on device.\n")

    closed = subprocess.run(
        ["sh", "-c", f'exec "{sys.executable}" -m ai4earth_cli {arguments} >&-'], stderr=subprocess.PIPE, check=False
    )
    assert (closed.returncode, closed.stderr) == (1, b"Cannot print the answer: standard output is closed.\n")


@pytest.mark.followed
def test_output_without_our_letters_gets_the_nearest_it_has() -> None:
    """A terminal of ASCII only."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "COLUMNS": "80"}
    outcome = outside("talk", "cerron", "--at", "08:50", "--tz", "event", env=environment)

    assert (outcome.returncode, outcome.stderr) == (0, "")
    assert outcome.stdout.isascii()
    assert "Brian Cerron" in outcome.stdout
    assert "08:48-09:00 PDT" in outcome.stdout

    now = outside("status", "--at", "20:40", "--tz", "nairobi", "--width", "60", env=environment).stdout
    assert now == "> Wavelet-powered Neural Networks For... - 15 min left\n"


def test_bug_with_a_file_of_ours_shows_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is nothing that a person can put right."""
    monkeypatch.setattr("ai4earth_cli.store.files.shipped_text", lambda name: Path("/no/such", name).read_text())
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

    monkeypatch.setattr(streams, "_PATIENCE", 0.1)
    assert run("check", str(pipe)) == Outcome(
        1,
        "",
        f"Cannot read {pipe}: it is a pipe, and nobody wrote to it for 0.1 seconds. "
        "Name a schedule file, or - for standard input.\n",
    )


@UNIX
def test_pipe_that_stalls_after_its_beginning_is_not_waited_for_for_ever(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever writes holds it open, and writes no more."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    end = os.open(pipe, os.O_RDWR)
    os.write(end, GOOD.encode())
    monkeypatch.setattr(streams, "_PATIENCE", 0.1)
    outcome = run("now", "--schedule", str(pipe))
    os.close(end)

    assert outcome == Outcome(
        1,
        "",
        f"Cannot read {pipe}: it is a pipe, and nobody wrote to it for 0.1 seconds. "
        "Name a schedule file, or - for standard input.\n",
    )


@UNIX
def test_pipe_without_end_is_refused(run: Run, tmp_path: Path) -> None:
    """As any file without end is."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = subprocess.Popen(["sh", "-c", 'exec cat /dev/zero > "$0"', str(pipe)], stderr=subprocess.DEVNULL)
    outcome = run("check", str(pipe))
    writer.wait()

    assert outcome == Outcome(
        1, "", f"Cannot read {pipe}: it has more than 40 MB, which is too large for a schedule.\n"
    )


@UNIX
@pytest.mark.parametrize("is_said", [True, False])
def test_standard_input_that_is_waited_for_is_said(*, is_said: bool, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once, while it is waited for as other programs do; and nowhere if there is no standard error to say it on."""
    monkeypatch.setattr(streams, "_PATIENCE", 0.05)
    reading, writing = os.pipe()

    def write() -> None:
        os.write(writing, GOOD.encode())
        os.close(writing)

    writer = threading.Timer(0.5, write)
    writer.start()
    with os.fdopen(reading, encoding="utf-8") as stream, monkeypatch.context() as patched:
        patched.setattr(sys, "stdin", stream)
        if not is_said:
            patched.setattr(sys, "stderr", None)
        outcome = run("check", "-")

    said = "Still waiting for the schedule on standard input. Ctrl-C ends it.\n"
    assert outcome == Outcome(0, GOOD_SAYS, said if is_said else "")


@pytest.mark.followed
@UNIX
def test_standard_input_that_cannot_be_read_says_why() -> None:
    """It is open for writing only."""
    with Path(os.devnull).open("w") as unreadable:
        outcome = outside("check", "-", stdin=unreadable)

    said = "Cannot read standard input: Bad file descriptor. Name a schedule file instead of -.\n"
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (1, "", said)


@UNIX
def test_pipe_that_is_written_to_is_waited_for_and_that_is_said(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody reads it, a little late."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    monkeypatch.setattr(streams, "_PATIENCE", 0.05)
    read: list[bytes] = []
    reader = threading.Timer(0.5, lambda: read.append(pipe.read_bytes()))
    reader.start()
    outcome = run("export", "csv", "--output", str(pipe))
    reader.join()

    assert outcome == Outcome(0, "", f"Still waiting for whoever reads {pipe}.\n{pipe}: 29 talks and 2 breaks\n")
    assert read[0].decode() == run("export", "csv").out


@UNIX
def test_links_in_a_circle_are_no_place_to_write(run: Run, tmp_path: Path) -> None:
    """Nor to read, and are left as they are; a link to a file that is not there yet is one."""
    one, other, good = tmp_path / "one", tmp_path / "other", tmp_path / "good"
    one.symlink_to(other)
    other.symlink_to(one)
    good.symlink_to(tmp_path / "file.csv")

    assert run("export", "csv", "--output", str(one)) == Outcome(
        1,
        "",
        f"Cannot write {one}: Too many levels of symbolic links. Name a file in a folder that can be written to.\n",
    )
    assert one.is_symlink()
    assert run("check", str(one)) == Outcome(
        1,
        "",
        f"Cannot read {one}: Too many levels of symbolic links. Name a schedule file, or - for standard input.\n",
    )
    assert run("export", "csv", "--output", str(good)).exit_code == 0
    assert good.is_symlink()
    assert good.read_bytes() == (tmp_path / "file.csv").read_bytes()


@UNIX
@pytest.mark.parametrize("name", [b"caf\xe9", b"\x1b]0;a\x07", b"\xed\xa0\x80"])
def test_names_of_files_are_printed_harmless_wherever_they_are(name: bytes, run: Run, tmp_path: Path) -> None:
    """Those that are read, written, missing or wrong."""
    path = os.fsdecode(os.fsencode(tmp_path) + b"/" + name)
    shown = f"{tmp_path}/" + "".join(c if c.isprintable() else "�" for c in os.fsdecode(name))
    said = [
        run("check", path),
        run("now", "--schedule", path),
        run("export", "csv", "--output", f"{path}/x"),
        run("export", "csv", "--output", path),
        run("check", path),
        run("check", path, "--json"),
        run(path),
        run("list", path),
        run("list", f"--{path}"),
    ]

    assert [outcome.exit_code for outcome in said] == [1, 1, 1, 0, 1, 1, 2, 2, 2]
    assert [outcome for outcome in said[:3] if shown not in outcome.err] == []
    assert f"{shown}:1: " in said[4].out
    printed = "".join(outcome.out + outcome.err for outcome in said)
    assert {letter for letter in printed if not letter.isprintable()} <= {"\n"}


def test_time_of_a_file_is_its_own(tmp_path: Path) -> None:
    """In UTC."""
    file = tmp_path / "s.toml"
    file.write_text(GOOD)
    os.utime(file, (0, 86_400))
    assert str(files.read(str(file)).modified) == "1970-01-02 00:00:00+00:00"


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("columns", "same_as"),
    [
        ("0", "80"), ("", "80"), ("-5", "80"), ("٣", "80"), ("²", "80"), ("x", "80"), ("00050", "50"),
        ("10001", "10000"), ("9999999999", "10000"), ("9" * 4_301, "10000"), ("0" * 4_301 + "60", "60"),
    ],
)  # fmt: skip
def test_columns_of_any_kind_make_a_screen(
    columns: str, same_as: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is no number is overlooked, and what no screen has is cut to a most."""
    monkeypatch.setenv("COLUMNS", same_as)
    expected = [run(command, "--at", "10:40") for command in ("now", "list", "speakers", "sections", "info", "next")]
    with monkeypatch.context() as only_here:  # `pytest -v` would fill a line of that many columns
        only_here.setenv("COLUMNS", columns)
        shown = [run(command, "--at", "10:40") for command in ("now", "list", "speakers", "sections", "info", "next")]
        helped = run("--help").exit_code

    assert shown == expected
    assert helped == 0


@pytest.mark.parametrize("browser", [" ", "\t", "'%s", '"', "%s", ":", " : ", "&", "no-such-program-anywhere %s"])
def test_browser_that_is_none_leaves_the_address(browser: str) -> None:
    """To be clicked or copied."""
    outcome = outside("open", "--livestream", env={**os.environ, "BROWSER": browser, "PATH": ""})

    assert (outcome.returncode, outcome.stdout) == (0, "https://slideslive.com/38926811/ai-for-earth-sciences\n")
    assert "Traceback" not in outcome.stderr


@pytest.mark.parametrize("arguments", ["next {}", "now --at {}", "now --at +{}d", "list --day {}", "now --tz +{}"])
def test_number_of_4301_digits_is_said_in_a_line(arguments: str, run: Run) -> None:
    """Python reads none of so many."""
    outcome = run(*arguments.format("9" * 4_301).split())

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert len(outcome.err.splitlines()) == 1
    assert len(outcome.err) < 400


@UNIX
def test_file_without_end_is_refused(run: Run) -> None:
    """Before it fills the memory."""
    assert run("check", "/dev/zero") == Outcome(
        1, "", "Cannot read /dev/zero: it has more than 40 MB, which is too large for a schedule.\n"
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", 'the file: it has no [workshop]: add the table, with title = "…", date and timezone.'),
        ("title = 1".encode("utf-16"), "the file: it is not text in UTF-8: save it with that encoding."),
        (
            bytes(range(128)),
            'TOML: this is not a key, a table or a comment: write key = "value", [[section]] or # comment.',
        ),
        (
            b"\x00" * 100,
            'TOML: this is not a key, a table or a comment: write key = "value", [[section]] or # comment.',
        ),
    ],
)
def test_file_that_is_no_schedule_is_said_in_a_line(data: bytes, said: str, run: Run, tmp_path: Path) -> None:
    """Empty, in UTF-16, binary."""
    file = tmp_path / "s.toml"
    file.write_bytes(data)
    outcome = run("check", str(file))

    assert outcome.exit_code == 1
    assert (outcome.out + outcome.err).splitlines()[0] == f"{file}:1: {said}"
