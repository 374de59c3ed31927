"""The README's transcripts, run; and that it leaves no command and no option out."""

import re
import shlex
from pathlib import Path

import pytest
from conftest import Run

from ai4earth_cli.cli import COMMANDS
from ai4earth_cli.cli.topics import TOPICS

README = Path(__file__).parent.parent / "README.md"
TRANSCRIPT = re.compile(r"(?<=```console\n)\$ .*\n(?:.*\n)*?(?=```)")


def answer(command: str, run: Run) -> str:
    """Return what a person sees for a command of the README, cut as `| cut -f` says."""
    ours, _, cut = command.partition(" | cut -f ")
    outcome = run(*shlex.split(ours)[1:])
    if not cut:
        return outcome.out + outcome.err
    columns = [int(number) - 1 for number in cut.split(",")]
    lines = (line.split("\t") for line in outcome.out.splitlines())
    return "".join("\t".join(fields[column] for column in columns) + "\n" for fields in lines)


def replayed(text: str, run: Run) -> str:
    """Return a text in Markdown with every transcript as it is now: each command of each, in order, and its answer."""

    def transcript(found: re.Match[str]) -> str:
        commands = re.findall(r"^\$ (.*)$", found[0], re.MULTILINE)
        return "".join(f"$ {command}\n{answer(command, run)}" for command in commands)

    return TRANSCRIPT.sub(transcript, text)


def check_transcripts(path: Path, run: Run, *, rewrite: bool) -> None:
    """Compare every transcript of a file with what the program prints, whole; or write them anew."""
    text = path.read_text(encoding="utf-8")
    fresh = replayed(text, run)
    if rewrite:
        path.write_text(fresh, encoding="utf-8", newline="\n")
        text = fresh

    assert text == fresh


def test_readme_shows_what_the_program_prints(
    run: Run, pytestconfig: pytest.Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every transcript, typed in one folder from top to bottom; --rewrite-golden writes them anew."""
    monkeypatch.chdir(tmp_path)
    check_transcripts(README, run, rewrite=pytestconfig.getoption("--rewrite-golden"))

    assert len(TRANSCRIPT.findall(README.read_text(encoding="utf-8"))) == 2


def test_readme_is_read_in_some_minutes() -> None:
    """What is looked up is in the topics of `ai4earth help`."""
    assert len(README.read_bytes()) < 12_000


def test_readme_links_to_files_that_are_there() -> None:
    """Its pictures, and the texts of the topics."""
    links = re.findall(r"""\]\(([^)#:]+)\)|src="([^":]+)\"""", README.read_text(encoding="utf-8"))
    paths = {one or other for one, other in links}

    assert {path for path in paths if not (README.parent / path).is_file()} == set()
    assert {f"ai4earth_cli/cli/topics/{topic}.md" for topic in TOPICS} - paths == set()


def test_readme_names_every_command_and_option(run: Run) -> None:
    """A command or an option that is not in the README is not there for its readers."""
    text = README.read_text(encoding="utf-8")
    commands = [name for group in COMMANDS.values() for name in group]
    options = {option for command in commands for option in re.findall(r"--[a-z-]+", run(command, "--help").out)}

    assert [command for command in commands if f"ai4earth {command}" not in text] == []
    assert sorted(option for option in options - {"--help"} if f"`{option}" not in text) == []
