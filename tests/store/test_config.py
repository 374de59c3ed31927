"""The user's file on disk: where it is, that it is written whole or not at all, and by one at a time."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import platformdirs
import pytest
from conftest import Outcome, Run

from ai4earth_cli.errors import UserError
from ai4earth_cli.store import config
from ai4earth_cli.store.files import Document

UNIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such thing")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the file would be, in a folder that is not there yet."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "ai4earth" / "config.toml"


@pytest.mark.parametrize("platform", ["linux", "darwin"])
@pytest.mark.parametrize("folder", ["/some/where", "", None])
def test_file_is_where_platformdirs_says(platform: str, folder: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where it is not asked, since that takes long."""
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.delenv("XDG_CONFIG_HOME")
    if folder is not None:
        monkeypatch.setenv("XDG_CONFIG_HOME", folder)

    assert config.name() == str(platformdirs.user_config_path("ai4earth", appauthor=False) / "config.toml")


def test_path_that_is_not_one_from_the_root_is_overlooked(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the XDG base directory specification has it."""
    monkeypatch.setenv("HOME", "/home/me")
    monkeypatch.setenv("XDG_CONFIG_HOME", "here")

    assert config.name() == "/home/me/.config/ai4earth/config.toml"


def test_file_is_made_private_and_keeps_its_permissions_then(file: Path) -> None:
    """It says what a person attends; who opens it to others has a reason."""
    assert config.read() is None
    config.edit(lambda before: before.data + b"tz = 'lima'\n")
    assert config.read() == Document(str(file), b"tz = 'lima'\n")
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert file.stat().st_mode & 0o777 == 0o600

    file.chmod(0o644)
    config.edit(lambda before: before.data + b"# more\n")
    assert file.read_bytes() == b"tz = 'lima'\n# more\n"
    assert file.stat().st_mode & 0o777 == 0o644
    assert [path.name for path in file.parent.iterdir()] == ["config.toml"]


def test_link_stays_one(file: Path, tmp_path: Path) -> None:
    """As who keeps such files in a repository has it."""
    (tmp_path / "mine.toml").write_text("tz = 'lima'\n")
    file.parent.mkdir(parents=True)
    file.symlink_to(tmp_path / "mine.toml")
    config.edit(lambda before: before.data + b"# more\n")

    assert file.is_symlink()
    assert (tmp_path / "mine.toml").read_text() == "tz = 'lima'\n# more\n"


@UNIX
def test_file_that_cannot_be_read_is_said(file: Path) -> None:
    """A folder of that name; links in a circle."""
    file.mkdir(parents=True)
    said = f"Cannot read {file}: Is a directory. Make it a file that you can read, or remove it."
    with pytest.raises(UserError, match=said) as caught:
        config.read()
    assert caught.value.exit_code == 1

    file.rmdir()
    file.symlink_to(file)
    with pytest.raises(UserError, match="Too many levels of symbolic links"):
        config.read()


@UNIX
def test_pipe_is_not_waited_for(file: Path) -> None:
    """Nobody writes to it; somebody might, and then does."""
    file.parent.mkdir(parents=True)
    os.mkfifo(file)
    assert config.read() == Document(str(file), b"")

    reader, writer = os.open(file, os.O_RDONLY | os.O_NONBLOCK), os.open(file, os.O_WRONLY)
    assert config.read() == Document(str(file), b"")
    os.write(writer, b"# one")
    assert config.read() == Document(str(file), b"# one")
    os.close(reader)
    os.close(writer)


def test_file_that_is_too_large_is_left_as_it_is(file: Path, run: Run) -> None:
    """What is beyond a million bytes would be lost if the rest were written back; the comment below is the last that fits."""
    file.parent.mkdir(parents=True)
    settings = b"# a comment\n" * 80_000 + b'tz = "Nairobi"\n'
    file.write_bytes(settings + b"#" * (1_000_000 - len(settings)))
    assert config.read() == Document(str(file), file.read_bytes())

    file.write_bytes(settings + b"#" * (1_000_001 - len(settings)))
    before = file.read_bytes()
    said = f"Cannot read {file}: it has more than 1 MB. Leave only settings in it.\n"
    assert run("use", "--shipped") == Outcome(1, "", said)
    assert run("now") == Outcome(1, "", said)
    assert file.read_bytes() == before


def test_folder_that_cannot_be_made_is_said(file: Path, tmp_path: Path) -> None:
    """A file is in its place: nothing is there to be read, and nothing can be written."""
    (tmp_path / "config").write_text("")

    assert config.read() is None
    with pytest.raises(UserError, match=f"Cannot write {file}: Not a directory. Nothing is remembered.") as caught:
        config.edit(lambda before: before.data)
    assert caught.value.exit_code == 1


def test_file_is_as_it_was_if_the_change_is_refused(file: Path) -> None:
    """And the next one can change it."""
    config.edit(lambda _: b"# one\n")

    def refused(_: Document) -> bytes:
        message = "no"
        raise UserError(message)

    with pytest.raises(UserError, match="no"):
        config.edit(refused)
    config.edit(lambda before: before.data + b"# two\n")
    assert file.read_bytes() == b"# one\n# two\n"


def test_system_without_locks_writes_all_the_same(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Windows, whose folders can't be locked."""
    monkeypatch.setitem(sys.modules, "fcntl", None)
    config.edit(lambda before: before.data + b"# one\n")

    assert file.read_bytes() == b"# one\n"


@UNIX
def test_many_who_write_at_once_lose_nothing(file: Path) -> None:
    """Each adds a name, and waits for its turn."""
    add = (
        "import sys; from ai4earth_cli.cli.asked.settings import remember; from ai4earth_cli.schedule.mine import Choice\n"
        "for number in range(5): remember(f'{sys.argv[1]}-{number}', Choice('/x'))"
    )
    writers = [subprocess.Popen([sys.executable, "-c", add, name]) for name in "abcd"]

    assert [writer.wait() for writer in writers] == [0] * 4
    names = {f"{name}-{number}" for name in "abcd" for number in range(5)}
    assert set(tomllib.loads(file.read_text())["schedules"]) == names


def test_paths_of_the_file_begin_at_its_folder(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of the command line where it is typed."""
    monkeypatch.setenv("HOME", "/home/me")
    monkeypatch.chdir("/usr")

    assert config.located("a/../b.xml") == str(file.parent / "b.xml")
    assert config.located("~/b.xml") == "/home/me/b.xml"
    assert config.located("/b.xml") == "/b.xml"
    assert config.from_here("lib/../b.xml") == "/usr/b.xml"
