"""The README's transcripts, run; and that it leaves no command and no option out."""

import re
import shlex
from pathlib import Path

import pytest
from conftest import Run

from ai4earth_cli.cli.program import COMMANDS

README = Path(__file__).parent.parent / "README.md"
TRANSCRIPT = re.compile(r"(?<=```console\n)\$ (.*)\n((?:.*\n)*?)(?=```)")


def answer(command: str, run: Run) -> str:
    """Return what a person sees for a command of the README, cut as `| cut -f` says."""
    ours, _, cut = command.partition(" | cut -f ")
    outcome = run(*shlex.split(ours)[1:])
    if not cut:
        return outcome.out + outcome.err
    columns = [int(number) - 1 for number in cut.split(",")]
    lines = (line.split("\t") for line in outcome.out.splitlines())
    return "".join("\t".join(fields[column] for column in columns) + "\n" for fields in lines)


def test_readme_shows_what_the_program_prints(run: Run, pytestconfig: pytest.Config) -> None:
    """Every transcript, whole; --rewrite-golden writes them anew."""
    text = README.read_text(encoding="utf-8")
    fresh = TRANSCRIPT.sub(lambda found: f"$ {found[1]}\n{answer(found[1], run)}", text)
    if pytestconfig.getoption("--rewrite-golden"):
        README.write_text(fresh, encoding="utf-8", newline="\n")
        text = fresh

    assert TRANSCRIPT.search(text)
    assert text == fresh


def test_readme_names_every_command_and_option(run: Run) -> None:
    """A command or an option that is not in the README is not there for its readers."""
    text = README.read_text(encoding="utf-8")
    commands = [name for group in COMMANDS.values() for name in group]
    options = {option for command in commands for option in re.findall(r"--[a-z-]+", run(command, "--help").out)}

    assert [command for command in commands if f"ai4earth {command}" not in text] == []
    assert sorted(option for option in options - {"--help"} if f"`{option}" not in text) == []
