import os
import sys
import types
from pathlib import Path

import pytest

from ai4earth_cli.screens.pieces import keyboard
from ai4earth_cli.screens.pieces.stage import Stage, message
from ai4earth_cli.store import files, programs


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, ""),
        ({"TERM": "xterm-256color"}, ""),
        ({"TERM": "linux"}, ""),
        ({"TERM_PROGRAM": "WezTerm"}, "\x1b]9;A; b: in 5 min\x1b\\"),
        ({"TERM": "xterm-kitty"}, "\x1b]9;A; b: in 5 min\x1b\\"),
        ({"TERM": "foot-extra"}, "\x1b]777;notify;A, b;in 5 min\x1b\\"),
    ],
)
def test_message_is_sent_where_a_terminal_knows_it(environment: dict[str, str], expected: str) -> None:
    """Another may write it onto the screen."""
    assert message(environment, "A; b", "in 5 min") == expected


def test_size_is_a_usual_one_where_there_is_no_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It went away."""
    with (tmp_path / "out").open("w") as out:
        monkeypatch.setattr(sys, "stdout", out)
        assert Stage.size() == (80, 24)


def test_keys_of_a_console_that_is_asked_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Windows' is: what is typed ends the wait, and all of it is returned; nothing if nothing is."""
    typed = list("qx")
    asked: list[bool] = []

    def is_typed() -> bool:
        asked.append(True)
        return len(asked) > 2 and bool(typed)

    monkeypatch.setitem(sys.modules, "msvcrt", types.SimpleNamespace(kbhit=is_typed, getwch=lambda: typed.pop(0)))
    monkeypatch.setattr(sys, "platform", "win32")

    with keyboard.keyboard() as wait:
        assert wait(10) == "qx"
        assert wait(0.06) == ""


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are Unix's")
def test_keys_of_a_terminal_are_returned_as_they_are_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its end counts as q; where there is no input at all it only waits."""
    ours, theirs = os.openpty()
    with os.fdopen(theirs, encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stdin", terminal)
        with keyboard.keyboard() as wait:
            os.write(ours, "§".encode())
            assert (wait(10), wait(0)) == ("§", "")
            os.close(ours)
            assert wait(10) == "q"
    monkeypatch.setattr(sys, "stdin", None)
    with keyboard.keyboard() as wait:
        assert wait(0) == ""


def test_stamp_of_a_file_changes_with_it(tmp_path: Path) -> None:
    """Its content, its absence; there is none for what is read once only."""
    file = tmp_path / "s.toml"
    stamps = [files.stamp(str(file))]
    file.write_text("a")
    stamps.append(files.stamp(str(file)))
    file.write_text("ab")
    stamps += [files.stamp(str(file)), files.stamp(None)]

    assert stamps[0] == ()
    assert len(set(stamps)) == 4
    assert files.stamp(str(file)) == stamps[2]
    assert (files.stamp("-"), files.stamp("a\0b"), files.stamp("")) == (None, (), ())


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such thing")
def test_pipe_has_no_stamp(tmp_path: Path) -> None:
    """Since it can be read once only."""
    os.mkfifo(tmp_path / "pipe")

    assert files.stamp(str(tmp_path / "pipe")) is None


@pytest.mark.skipif(os.name == "nt", reason="the command is a shell's")
def test_command_gets_texts_in_variables_only(tmp_path: Path) -> None:
    """Nothing in a title is run."""
    title = f"$(touch {tmp_path}/made); touch {tmp_path}/made"
    started = programs.start(f'printf %s "$TITLE" >{tmp_path}/told', {"TITLE": title})

    assert started.wait(30) == 0
    assert (tmp_path / "told").read_text() == title
    assert [path.name for path in tmp_path.iterdir()] == ["told"]
