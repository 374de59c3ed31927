"""The manual page and the completions that the wheel carries: as the commands are, and read by what reads them."""

import shutil
import subprocess
import tomllib
from collections.abc import Callable

import pytest
from conftest import GOLDEN
from shared_data import COMPLETIONS, MAN_PAGE, completion, man_page

from ai4earth_cli.cli import COMMANDS

CHECKOUT = GOLDEN.parents[1]
SHARED = GOLDEN / "share"
SYNTAX = {"bash": ["bash", "-n"], "zsh": ["zsh", "-n"], "fish": ["fish", "--no-execute"]}


def test_man_page_is_what_the_commands_say(golden: Callable[[str, str], None]) -> None:
    """Of every command; --rewrite-golden makes it anew."""
    page = man_page()

    assert [name for group in COMMANDS.values() for name in group if f'.SS "ai4earth {name} ' not in page] == []
    golden(f"share/{MAN_PAGE}", page)


@pytest.mark.skipif(not shutil.which("groff"), reason="groff formats it")
@pytest.mark.parametrize("width", [80, 120])
def test_man_page_has_no_mistakes(width: int) -> None:
    """With all warnings of groff."""
    command = ["groff", "-man", "-ww", "-K", "utf8", "-T", "utf8", f"-rLL={width}n", str(SHARED / MAN_PAGE)]
    outcome = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)

    assert outcome.stderr == ""
    assert "ai4earth - any conference in your terminal, in your time zone" in outcome.stdout


@pytest.mark.parametrize("shell", COMPLETIONS)
def test_completion_is_the_one_that_the_program_installs(shell: str, golden: Callable[[str, str], None]) -> None:
    """For the version of Typer that wrote it; and the shell can read it."""
    golden(f"share/{COMPLETIONS[shell]}", completion(shell))
    if shutil.which(shell):
        outcome = subprocess.run(
            [*SYNTAX[shell], SHARED / COMPLETIONS[shell]], capture_output=True, text=True, check=True
        )

        assert (outcome.stdout, outcome.stderr) == ("", "")


def test_wheel_takes_them_along() -> None:
    """All that is in the folder, and it is one folder in pyproject.toml."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]

    assert shared == {SHARED.relative_to(CHECKOUT).as_posix(): "share"}
    assert sorted(path.relative_to(SHARED).as_posix() for path in SHARED.rglob("*") if path.is_file()) == sorted(
        [MAN_PAGE, *COMPLETIONS.values()]
    )
