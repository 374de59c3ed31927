"""A file to start from: written whole, never over another."""

import os
from pathlib import Path

import pytest
from conftest import Outcome, Run

RIGHT = "1 talk and 1 break in 1 section, 4 May 2030, 09:00–09:30 CEST\n0 faults, 0 warnings in 1 talk and 1 break: all is right\n"
UNIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such thing")


def what_is_said(shown: str, typed: str) -> str:
    """Return what is said of a file that was written: its name, and how to go on."""
    return (
        f"Wrote {shown}. Change it, then: ai4earth check {typed}\n"
        f"So that every command is about it: ai4earth use {typed}\n"
    )


def test_new_writes_a_file_that_is_right_and_never_over_another(run: Run, tmp_path: Path) -> None:
    """With a hint of what to do next."""
    path = str(tmp_path / "next.toml")
    assert run("new", path) == Outcome(0, what_is_said(path, path), "")
    assert run("check", "--strict", path) == Outcome(0, RIGHT, "")
    assert f"ai4earth check {path}\n" in Path(path).read_text(encoding="utf-8")

    before = Path(path).read_bytes()
    assert run("new", path) == Outcome(1, "", f"{path} already exists. Name another file. Nothing is written.\n")
    assert Path(path).read_bytes() == before


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("no/folder.toml", "No such file or directory"),
        ("a\0b", "no file can have that name"),
        ("folder/", "Is a directory"),
    ],
)
def test_new_says_why_it_cannot_write(name: str, reason: str, run: Run, tmp_path: Path) -> None:
    """And where it could."""
    path = f"{tmp_path}/{name}"
    shown = path.replace("\0", "�")

    assert run("new", path) == Outcome(
        1, "", f"Cannot write {shown}: {reason}. Name a file in a folder that can be written to.\n"
    )


def test_new_file_has_a_name(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other commands take a file called `-` for standard input."""
    monkeypatch.chdir(tmp_path)

    assert run("new", "-") == Outcome(2, "", "A schedule file needs a name, such as schedule.toml.\n")
    assert list(tmp_path.iterdir()) == []


def test_new_file_may_begin_as_an_option_does(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes next can be typed as it stands."""
    monkeypatch.chdir(tmp_path)

    assert run("new", "--", "-x.toml") == Outcome(0, what_is_said("-x.toml", "./-x.toml"), "")
    assert run("check", "./-x.toml") == Outcome(0, RIGHT, "")


@UNIX
@pytest.mark.parametrize(
    ("name", "said", "typed"),
    [
        (b"2021.toml", "2021.toml", "{}"),
        (b"my file.toml", "my file.toml", "'{}'"),
        (b"caf\xe9.toml", "caf�.toml", "FILE"),
        (b"\x1b]0;a\x07.toml", "�]0;a�.toml", "FILE"),
    ],
)
def test_new_says_no_name_that_a_terminal_would_obey(
    name: bytes, said: str, typed: str, run: Run, tmp_path: Path
) -> None:
    """What does not print or is no text is replaced; what comes next can be typed as it stands."""
    path = os.fsdecode(os.fsencode(tmp_path) + b"/" + name)
    shown = f"{tmp_path}/{said}"

    assert run("new", path) == Outcome(0, what_is_said(shown, typed.format(shown)), "")
    assert run("check", path) == Outcome(0, RIGHT, "")
    assert run("new", path).err == f"{shown} already exists. Name another file. Nothing is written.\n"


@UNIX
def test_new_leaves_nothing_behind_on_a_full_disk(run: Run, tmp_path: Path) -> None:
    """A limit on the size of files stands for it."""
    import resource

    path = tmp_path / "n.toml"
    _, hard = before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        outcome = run("new", str(path))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert outcome == Outcome(
        1, "", f"Cannot write {path}: File too large. Name a file in a folder that can be written to.\n"
    )
    assert not path.exists()
