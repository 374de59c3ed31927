"""What is longer than the screen is shown by a pager: real ones, at a real pseudo-terminal."""

import os
import re
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from conftest import outside

from ai4earth_cli.screens.pieces.terminal import rows

pexpect = pytest.importorskip("pexpect", reason="pseudo-terminals are Unix's")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are Unix's")

PATIENCE = 30  # seconds
LONG = "list --at 10:40 --tz event"


def started(arguments: str, lines: int = 24, **variables: str) -> Any:
    """Return the program as it runs in a terminal of 80 columns and that many lines."""
    environment = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LESS"}}
    return pexpect.spawn(
        sys.executable,
        ["-m", "ai4earth_cli", *arguments.split()],
        env={**environment, **variables},
        dimensions=(lines, 80),
        encoding="utf-8",
        timeout=PATIENCE,
    )


def shown(arguments: str, lines: int = 24, **variables: str) -> list[str]:
    """Return the lines that a terminal gets until the program ends, which it does well."""
    child = started(arguments, lines, **variables)
    output = str(child.read())
    child.close()
    assert child.exitstatus == 0
    return output.splitlines()


def program(folder: Path, name: str, script: str) -> str:
    """Return the path of a program in a folder of its own."""
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)
    return str(file)


@pytest.mark.parametrize("arguments", [LONG, "speakers", "sections", "talk learning"])
def test_pager_gets_what_is_longer_than_the_screen(arguments: str) -> None:
    """With its colours; with --no-pager, or on a screen with a line more than it, it is printed at once."""
    paged = shown(arguments, 8, PAGER="sed 's/^/P /'")
    whole = shown(f"{arguments} --no-pager", PAGER="sed 's/^/P /'")

    assert paged == [f"P {line}" for line in whole]
    assert any("\x1b[" in line for line in paged)
    assert shown(arguments, len(whole), PAGER="sed 's/^/P /'") == paged
    assert shown(arguments, len(whole) + 1, PAGER="sed 's/^/P /'") == whole


def test_pager_gets_changes_cards_and_agenda(tmp_path: Path) -> None:
    """On a screen of five lines."""
    environment = {**os.environ, "COLUMNS": "80"}
    (tmp_path / "old.toml").write_text(
        'workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }', encoding="utf-8"
    )
    outside("star", "18", env=environment)
    for arguments in (f"changes {tmp_path / 'old.toml'}", "talk wavelet", "agenda"):
        assert shown(f"{arguments} --at 10:40", 5, PAGER="sed 's/^/P /'")[0].startswith("P ")


def test_less_is_opened_at_what_is_on(tmp_path: Path) -> None:
    """A third of the screen above it; where that is seen anyway, or nothing is on or to come, at the top."""
    less = program(tmp_path / "bin", "less", 'cat >/dev/null; echo "$@" "LESS=$LESS"')
    path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
    lines = shown(f"{LONG} --no-pager")
    here = next(number for number, line in enumerate(lines, start=1) if "▶" in line)

    assert shown(LONG, PAGER=less) == [f"+{here - 8} LESS=FRX"]
    assert shown(LONG, PAGER=f"{less} -R", LESS="M") == [f"-R +{here - 8} LESS=M"]
    assert shown(LONG, PAGER="", PATH=path) == [f"-FRX +{here - 8} LESS=FRX"]
    assert shown("list --at 06:00 --tz event", PAGER=less) == ["LESS=FRX"]
    assert shown("list --at 2020-04-27 --tz event", PAGER=less) == ["LESS=FRX"]
    assert shown(LONG, PAGER=f"sh {less}") == ["LESS=FRX"]


@pytest.mark.followed
@pytest.mark.parametrize("pager", ["not-there", "'", "/not/there/less"])
def test_pager_that_is_missing_is_done_without(pager: str) -> None:
    """Quietly: what it would show is printed."""
    printed, expected = (
        re.sub("id=[0-9]+", "", "\n".join(shown(arguments, PAGER=pager, FORCE_HYPERLINK="1")))
        for arguments in (LONG, f"{LONG} --no-pager")
    )

    assert "\x1b]8;" in printed
    assert printed == expected


def test_pager_that_is_left_early_ends_it_quietly(tmp_path: Path) -> None:
    """As a pipe does that is closed, with more in it than it holds."""
    talks = "".join(
        f'{{ title = "Talk {number}", speakers = ["Xu"], start = "10:00", end = "11:00" }},' for number in range(2_000)
    )
    file = tmp_path / "s.toml"
    file.write_text(
        f'workshop = {{ title = "W", date = 2020-04-26, timezone = "UTC" }}\ntalk = [{talks}]', encoding="utf-8"
    )

    assert len(shown(f"list --at 10:40 --speaker xu --schedule {file}", PAGER="head -n 3")) == 3


@pytest.mark.followed
def test_ctrl_c_is_the_pagers(tmp_path: Path) -> None:
    """It ends one that does not know better, and then the program, without a word."""
    child = started(LONG, PAGER=program(tmp_path, "pager", "echo begun; exec sleep 60"))
    child.expect("begun")
    time.sleep(0.3)
    child.sendintr()
    rest = child.read().replace("^C", "").strip()
    child.close()

    assert (child.exitstatus, rest) == (0, "")


@pytest.mark.followed
def test_links_are_for_a_pager_that_knows_them(tmp_path: Path) -> None:
    """A less from 566 on; an older one, and others, would show their codes."""
    told = {
        name: program(tmp_path / name, "less", f'[ "$1" = --version ] && echo "{name}" || cat')
        for name in ("less 590 (GNU regular expressions)", "less 566", "less 565", "BusyBox")
    }
    have = {
        name: "\x1b]8;" in "".join(shown(LONG, PAGER=f'"{less}"', FORCE_HYPERLINK="1")) for name, less in told.items()
    }

    assert have == {"less 590 (GNU regular expressions)": True, "less 566": True, "less 565": False, "BusyBox": False}
    assert "\x1b]8;" not in "".join(shown(LONG, PAGER="cat", FORCE_HYPERLINK="1"))
    assert "\x1b]8;" in "".join(shown(f"{LONG} --no-pager", FORCE_HYPERLINK="1"))


def test_pipe_has_no_pager() -> None:
    """Nor has a dumb terminal."""
    environment = {**os.environ, "PAGER": "sed 's/^/P /'"}

    assert not outside(*LONG.split(), env=environment).stdout.startswith("P ")
    assert not shown(LONG, PAGER="sed 's/^/P /'", TERM="dumb")[0].startswith("P ")


def test_lines_are_the_usual_ones_where_there_is_no_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It went away."""
    with (tmp_path / "out").open("w") as out:
        monkeypatch.setattr(sys, "stdout", out)
        assert rows() == 24
