"""What was last seen of a source: private, whole, and overlooked where it is damaged."""

import datetime as dt
import os
import stat
import zlib
from pathlib import Path

import pytest

from ai4earth_cli.errors import UserError
from ai4earth_cli.store import private, seen, user_folder
from ai4earth_cli.store.files import Document

NOW = dt.datetime(2020, 4, 26, 7, tzinfo=dt.UTC)
NAME = "https://example.org/s.xml"
UNIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such thing")


def test_look_comes_back_as_it_was() -> None:
    """For the user alone; a file was not fetched."""
    assert seen.last(NAME) is None
    assert not seen.is_known(NAME)
    seen.note(NAME, Document(NAME, b"a\n\nb\x00", fetched=NOW), NOW + dt.timedelta(seconds=5))

    assert seen.is_known(NAME)
    assert seen.last(NAME) == seen.Look(NOW + dt.timedelta(seconds=5), NOW, b"a\n\nb\x00")
    if os.name != "nt":
        (file,) = user_folder("data").iterdir()
        assert [stat.S_IMODE(path.stat().st_mode) for path in (file.parent, file)] == [0o700, 0o600]
    seen.note(NAME, Document(NAME, b""), NOW)
    assert seen.last(NAME) == seen.Look(NOW, None, b"")


def test_source_is_known_wherever_it_is_asked_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file by its whole path, an address without its password; what is read once only by nothing."""
    (tmp_path / "s.xml").touch()
    monkeypatch.chdir(tmp_path)

    assert seen.name_of("./s.xml") == seen.name_of(str(tmp_path / "s.xml"))
    assert seen.name_of("https://me:x@example.org/s.xml") == NAME
    assert seen.name_of(None) not in {None, seen.name_of("s.xml")}
    assert [seen.name_of(once) for once in ("-", "none.xml", "\0")] == [None, None, None]


@UNIX
def test_pipe_is_known_by_nothing(tmp_path: Path) -> None:
    """Its name is another's the next time."""
    os.mkfifo(tmp_path / "pipe")

    assert seen.name_of(str(tmp_path / "pipe")) is None


@pytest.mark.parametrize(
    "text",
    [
        b"",
        NAME.encode(),
        f"{NAME}\n2020-04-26T07:00:00+00:00\n".encode(),
        f"{NAME}\nx\n\nx".encode(),
        f"{NAME}\n\n\nx".encode(),
        f"{NAME}\n2020-04-26T07:00:00\n\nx".encode(),
        f"{NAME}\n2020-04-26T07:00:00+00:00\n2020-04-26T07:00:00+01:00\nx".encode(),
        f"{NAME}\n\xff\n\nx".encode("latin-1"),
        f"{NAME}/2\n2020-04-26T07:00:00+00:00\n\nx".encode(),
    ],
)
def test_what_no_look_has_is_overlooked(text: bytes) -> None:
    """Also with the right check sum; and what another source had."""
    seen.note(NAME, Document(NAME, b"x"), NOW)
    (file,) = user_folder("data").iterdir()
    private.write(file, b"%08x\n%s" % (zlib.crc32(text), text))

    assert seen.last(NAME) is None


def test_damage_is_overlooked() -> None:
    """A byte more is no look."""
    seen.note(NAME, Document(NAME, b"x"), NOW)
    (file,) = user_folder("data").iterdir()
    file.write_bytes(file.read_bytes() + b"x")

    assert seen.last(NAME) is None


def test_without_a_place_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing was seen."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))

    with pytest.raises(UserError, match=r"^Cannot write .*: (Not a directory|File exists)\. What was seen is not"):
        seen.note(NAME, Document(NAME, b"x"), NOW)
    assert seen.last(NAME) is None
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / ("x" * 1_000)))
    assert not seen.is_known(NAME)


def test_oldest_gives_way() -> None:
    """To thirty; other files of the user's stay."""
    other = user_folder("data") / "stars.txt"
    private.write(other, b"")
    for number in range(31):
        before = set(other.parent.iterdir())
        seen.note(f"{NAME}/{number}", Document(NAME, b"x"), NOW)
        (file,) = set(other.parent.iterdir()) - before
        os.utime(file, (number, number))
    seen.note(f"{NAME}/31", Document(NAME, b"x"), NOW)

    assert [seen.is_known(f"{NAME}/{number}") for number in (0, 1, 2, 31)] == [False, False, True, True]
    assert other.exists()
