"""The file of the marked talks: private, only growing, and read whatever is in it."""

import datetime as dt
import os
import stat
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest
from conftest import outside

from ai4earth_cli.errors import UserError
from ai4earth_cli.schedule.mine.stars import Star
from ai4earth_cli.store import private, stars, user_folder

NINE = dt.datetime(2020, 4, 26, 9, tzinfo=dt.UTC)
RED, BLUE, GREEN = (Star(f"{name}@w", NINE, f"Title of {name}", "w-2020-04-26") for name in ("red", "blue", "green"))
unix_only = pytest.mark.skipif(os.name == "nt", reason="files have no modes on Windows")


def written(text: str) -> None:
    """Put these lines into the file."""
    stars.path().parent.mkdir(parents=True, exist_ok=True)
    stars.path().write_bytes(text.encode())


def test_no_file_has_no_stars() -> None:
    """And none is made by looking."""
    assert stars.read() == ()
    assert not stars.path().parent.exists()


def test_what_is_marked_and_not_unmarked_again_is_read() -> None:
    """In the order in which it was marked, the last mark of a talk counting."""
    stars.add([RED, BLUE])
    stars.add([GREEN._replace(start=None)])
    stars.remove([BLUE])
    stars.add([RED._replace(title="New")])

    assert stars.read() == (GREEN._replace(start=None), RED._replace(title="New"))


def test_line_is_what_the_readme_says() -> None:
    """Sign, identity, moment, title and event, with tabs between them that no title can add to."""
    stars.add([RED._replace(title="Tabs\tand\x1b[31m\nlines")])

    assert stars.path().read_bytes() == (b"+\tred@w\t2020-04-26T09:00:00+00:00\tTabs and[31m lines\tw-2020-04-26\n")


@unix_only
def test_file_is_for_the_user_alone() -> None:
    """So is its folder, whatever the umask."""
    stars.add([RED])

    assert stat.S_IMODE(stars.path().stat().st_mode) == 0o600
    assert stat.S_IMODE(stars.path().parent.stat().st_mode) == 0o700


def test_twenty_processes_lose_none() -> None:
    """Though all of them write at once, each for another talk."""
    command = [sys.executable, "-m", "ai4earth_cli", "star"]
    processes = [subprocess.Popen([*command, str(number)], stdout=subprocess.DEVNULL) for number in range(1, 21)]

    assert [process.wait(60) for process in processes] == [0] * 20
    assert len(stars.read()) == 20
    assert len(outside("agenda", "--plain").stdout.splitlines()) == 20


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("+\tred@w\t2020-04-26T11:00:00+02:00\tTitle of red\tw-2020-04-26\textra", (RED,)),
        ("\ufeff+\tred@w\n", (Star("red@w", None, "red@w", ""),)),
        ("+\tred@w\tsoon\tTitle\tw\r\n", (Star("red@w", None, "Title", "w"),)),
        ("+\tred@w\t2020-04-26T09:00\tTitle\tw", (Star("red@w", None, "Title", "w"),)),
        ("+\tred@w\t0001-01-01T00:00+05:00\tTitle\tw", (Star("red@w", None, "Title", "w"),)),
        ("+\tred@w\n# of mine\tred@w\n\n-\n+\n+\t\n-\tblue@w\n", (Star("red@w", None, "red@w", ""),)),
    ],
)
def test_what_was_edited_by_hand_is_read(text: str, found: tuple[Star, ...]) -> None:
    """A line that says nothing is overlooked, and so is what a line lacks."""
    written(text)

    assert stars.read() == found


def test_line_that_was_left_open_is_ended_first() -> None:
    """As by an editor that writes no last line end, or a full disk."""
    written("+\tred@w\t\tRed\tw")
    stars.add([BLUE])

    assert [star.identity for star in stars.read()] == ["red@w", "blue@w"]


def test_what_is_not_text_is_replaced() -> None:
    """The marks beside it are read."""
    stars.path().parent.mkdir(parents=True)
    stars.path().write_bytes(b"+\tred@w\t\t\xff\tw\n")

    assert stars.read() == (Star("red@w", None, "\ufffd", "w"),)


@unix_only
def test_link_to_another_folder_stays_one(tmp_path: Path) -> None:
    """As people have who keep such files in one place."""
    stars.path().parent.mkdir(parents=True)
    stars.path().symlink_to(tmp_path / "mine")
    stars.add([RED])

    assert stars.read() == (RED,)
    assert stars.path().is_symlink()


@unix_only
@pytest.mark.parametrize(
    ("kind", "reason"),
    [("folder", "Is a directory"), ("pipe", "it is not a file"), ("large", "it has more than 10 MB")],
)
def test_file_that_cannot_be_read_is_told(kind: str, reason: str) -> None:
    """And a pipe is not waited for."""
    if kind == "folder":
        stars.path().mkdir(parents=True)
    else:
        written("" if kind == "pipe" else "\n" * 10_000_001)
    if kind == "pipe":
        stars.path().unlink()
        os.mkfifo(stars.path())

    with pytest.raises(UserError, match=f"Cannot read the marked talks in .*stars.txt: {reason}"):
        stars.read()


def test_folder_that_cannot_be_written_to_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the system's reason."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))

    with pytest.raises(UserError, match=r"Cannot write the marked talks in .*stars\.txt: File exists\."):
        stars.add([RED])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full disk at hand")
def test_full_disk_is_told() -> None:
    """Nothing is said to be marked then."""
    stars.path().parent.mkdir(parents=True)
    stars.path().symlink_to("/dev/full")

    with pytest.raises(UserError, match="No space left"):
        stars.add([RED])


@unix_only
def test_half_a_line_is_an_error(tmp_path: Path) -> None:
    """Of a disk that has room for a part of it."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        with pytest.raises(OSError, match="No space left"):
            private.append(tmp_path / "own" / "file", b"x" * 200)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("name", ["", "relative"])
def test_folder_without_the_variable_is_the_usual_one(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A variable that holds no whole path does not count (XDG Base Directory Specification)."""
    monkeypatch.setenv("XDG_DATA_HOME", name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")

    assert user_folder("data") == tmp_path / ".local" / "share" / "ai4earth"


def test_folder_on_other_systems_is_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    """As platformdirs has it."""
    monkeypatch.setattr(sys, "platform", "darwin")

    assert user_folder("data") == platformdirs.user_data_path("ai4earth", appauthor=False)
