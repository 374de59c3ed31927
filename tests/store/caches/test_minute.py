"""What bars and prompts are told again in the same minute, and when they are not."""

import os
import sys
from pathlib import Path

import pytest
from conftest import outside

from ai4earth_cli.store.caches import minute

BEGUN = 4_000_000_040.0  # 20 seconds into a minute, long after whatever a test has just written
LINE = "▶ Clouds · 5 min left\n"
UNIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such thing")


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Stand for a process that a bar has started; return where it keeps what it writes."""
    monkeypatch.setattr(sys, "argv", ["ai4earth", "status"])
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "ai4earth"


@pytest.fixture
def schedule(tmp_path: Path) -> Path:
    """Return a file that is read."""
    file = tmp_path / "s.toml"
    file.write_text("one", encoding="utf-8")
    return file


def test_answer_holds_for_its_minute(schedule: Path) -> None:
    """To its last second, and not before it."""
    minute.keep(LINE, minute.states(schedule), BEGUN)

    answers = [minute.answer(BEGUN + seconds) for seconds in (0, 39.9, 40, -20, -20.1)]
    assert answers == [LINE.replace("\n", os.linesep).encode(), answers[0], None, answers[0], None]


def test_empty_answer_is_one(schedule: Path) -> None:
    """Nothing is on, and a bar asks again."""
    minute.keep("", minute.states(schedule), BEGUN)

    assert minute.answer(BEGUN) == b""


def test_other_question_has_no_answer(schedule: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Other arguments, another folder, other variables that may matter; those of a pane don't."""
    minute.keep(LINE, minute.states(schedule), BEGUN)

    monkeypatch.setenv("TMUX_PANE", "%7")
    assert minute.answer(BEGUN)
    for name in ("AI4EARTH_TZ", "LC_ALL", "TZ", "XDG_CONFIG_HOME", "PYTHONUTF8", "HOME"):
        with monkeypatch.context() as other:
            other.setenv(name, "x")
            assert minute.answer(BEGUN) is None, name
    with monkeypatch.context() as other:
        other.setattr(sys, "argv", ["ai4earth", "status", "--waybar"])
        assert minute.answer(BEGUN) is None
    with monkeypatch.context() as other:
        other.chdir(tmp_path)
        assert minute.answer(BEGUN) is None
    assert minute.answer(BEGUN)


@UNIX
def test_folder_that_was_removed_is_none(schedule: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """And is asked from all the same."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    minute.keep(LINE, minute.states(schedule), BEGUN)

    assert minute.answer(BEGUN)


def test_file_that_is_not_as_it_was_ends_it(schedule: Path, tmp_path: Path) -> None:
    """Whether it is changed, replaced by one of the same size and time, removed, or made."""
    stars = tmp_path / "stars.txt"

    def keep() -> None:
        minute.keep(LINE, minute.states(schedule, stars), BEGUN)
        assert minute.answer(BEGUN)

    keep()
    schedule.write_text("longer", encoding="utf-8")
    assert minute.answer(BEGUN) is None

    keep()
    about = schedule.stat()
    other = tmp_path / "other"
    other.write_text("LONGER", encoding="utf-8")
    os.utime(other, ns=(about.st_atime_ns, about.st_mtime_ns))
    other.replace(schedule)
    assert minute.answer(BEGUN) is None

    keep()
    about = schedule.stat()
    schedule.write_text("writte", encoding="utf-8")  # in place, with the same size
    os.utime(schedule, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert minute.answer(BEGUN) is None

    keep()
    stars.write_text("+\n", encoding="utf-8")
    assert minute.answer(BEGUN) is None

    keep()
    schedule.unlink()
    assert minute.answer(BEGUN) is None


def test_file_that_has_just_changed_may_change_again(schedule: Path, folder: Path) -> None:
    """In the same second, and look the same: nothing is kept."""
    changed = schedule.stat().st_ctime
    for begun in (changed - 5, changed, changed + 1.9):
        minute.keep(LINE, minute.states(schedule), begun)
        assert not folder.exists()

    minute.keep(LINE, minute.states(schedule), changed + 2.1)
    assert len(list(folder.iterdir())) == 1


def test_change_between_reading_and_keeping_ends_it(schedule: Path, tmp_path: Path) -> None:
    """Also if what takes the place of a file is older than both."""
    other = tmp_path / "other"
    other.write_text("two", encoding="utf-8")
    read = minute.states(schedule)
    other.replace(schedule)
    minute.keep(LINE, read, BEGUN)

    assert minute.answer(BEGUN) is None


@UNIX
def test_file_of_the_zone_is_one_of_them(schedule: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """TZ may name one."""
    zone = tmp_path / "zone"
    zone.write_text("a", encoding="utf-8")
    monkeypatch.setenv("TZ", f":{zone}")
    minute.keep(LINE, minute.states(schedule), BEGUN)
    assert minute.answer(BEGUN)

    zone.write_text("other", encoding="utf-8")
    assert minute.answer(BEGUN) is None


@UNIX
def test_pipe_is_read_once(tmp_path: Path, folder: Path) -> None:
    """What came from it is not kept; nor what came from a file whose name is none."""
    os.mkfifo(tmp_path / "pipe")
    minute.keep(LINE, minute.states(tmp_path / "pipe"), BEGUN)

    assert not folder.exists()


@pytest.mark.parametrize(
    "damage",
    [lambda _: b"", lambda _: b"\0", lambda data: data[:-3], lambda data: b"x" + data, lambda data: data + b"\0"],
)
def test_damage_is_overlooked(damage: object, schedule: Path, folder: Path) -> None:
    """A file cut off, or of something else."""
    minute.keep(LINE, minute.states(schedule), BEGUN)
    (file,) = folder.iterdir()
    file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]

    assert minute.answer(BEGUN) is None


def test_name_that_no_file_has_is_none(schedule: Path) -> None:
    """Of a file that was read, and of what is kept."""
    minute.keep(LINE, minute.states(schedule, Path("\0")), BEGUN)

    assert minute.answer(BEGUN) is None


def test_eight_are_kept(schedule: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of those that were asked for; whatever else lies there stays."""
    folder.mkdir(parents=True)
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    for number in range(10):
        monkeypatch.setattr(sys, "argv", ["ai4earth", "status", "--width", str(number)])
        minute.keep(LINE, minute.states(schedule), BEGUN)

    assert len(list(folder.iterdir())) == 9


def test_without_a_place_nothing_is_kept(schedule: Path, folder: Path) -> None:
    """As where a file has the folder's name."""
    folder.parent.mkdir()
    folder.write_text("", encoding="utf-8")
    minute.keep(LINE, minute.states(schedule), BEGUN)

    assert minute.answer(BEGUN) is None


@pytest.mark.parametrize(
    ("arguments", "is_for_one"),
    [("status", True), ("status --width 60", True), ("status --refresh", False), ("now status", False), ("", False)],
)
def test_only_status_is_for_a_bar(arguments: str, is_for_one: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001  pytest's
    """And not if the web is to be asked."""
    monkeypatch.setattr(sys, "argv", ["ai4earth", *arguments.split()])

    assert minute.is_for_a_bar() == is_for_one


def test_without_output_there_is_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which `main` says."""
    monkeypatch.setattr(sys, "stdout", None)

    assert not minute.is_for_a_bar()


def test_second_answer_is_the_first_and_loads_nothing() -> None:
    """Of two processes in one minute; a third, whose output nobody reads, says so as ever."""
    asked = ["status", "--at", "20:40", "--tz", "nairobi", "--width", "60"]
    loaded, shown = [], set()
    for _ in range(3):  # a minute may end between two of them
        outcome = outside(*asked, env={**os.environ, "PYTHONPROFILEIMPORTTIME": "1"})
        assert outcome.returncode == 0
        loaded.append("typer" in outcome.stderr)
        shown.add(outcome.stdout)
    assert loaded[0]
    assert not all(loaded)
    assert shown == {"▶ Wavelet-powered Neural Networks For… · 15 min left\n"}


@pytest.mark.followed
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full disk at hand")
def test_full_disk_is_said_as_ever() -> None:
    """Also where the answer is known; but one that is empty needs no space."""
    for at, code, said in (("10:40", 1, "Cannot print the answer: No space left on device.\n"), ("20:40", 0, "")):
        for _ in range(2):
            assert outside("status", "--at", at).returncode == 0
        with Path("/dev/full").open("w") as full:
            outcome = outside("status", "--at", at, stdout=full)

        assert (outcome.returncode, outcome.stderr) == (code, said)
