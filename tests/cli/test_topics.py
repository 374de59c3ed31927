"""The topics of `help`: each has a text, which leaves out no key and no field, and whose transcripts are true."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from test_readme import check_transcripts

from ai4earth_cli.cli import topics
from ai4earth_cli.cli.output import terminal
from ai4earth_cli.screens.topic import topic_screen
from ai4earth_cli.store.files import shipped_schedule

FOLDER = Path(topics.__file__).parent
SCHEMA = FOLDER.parents[1] / "formats" / "toml" / "schedule.schema.json"


def keys(value: Any) -> Iterator[str]:
    """Yield the names of all properties of a JSON schema."""
    if isinstance(value, dict):
        yield from value.get("properties", {})
        for inner in value.values():
            yield from keys(inner)


def fields(value: Any) -> Iterator[str]:
    """Yield the keys of all objects of an answer."""
    if isinstance(value, dict):
        yield from value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from fields(inner)


def words(topic: str) -> set[str]:
    """Return the words that a topic's text shows as code."""
    code = re.findall(r"```.*?```|`[^`]+`", topics.text(topic), re.DOTALL)
    return set(re.findall(r"\w+", " ".join(code)))


def test_each_topic_has_a_text_and_each_text_a_topic() -> None:
    """The list and the folder say the same."""
    assert sorted(path.stem for path in FOLDER.glob("*.md")) == sorted(topics.TOPICS)


@pytest.mark.parametrize("topic", topics.TOPICS)
def test_text_begins_with_its_title_and_links_nowhere_inside(topic: str) -> None:
    """It stands alone: there is no other section to jump to."""
    assert re.match(r"# \w[^\n]*\n\n\S", topics.text(topic))
    assert "](#" not in topics.text(topic)


def test_schedule_file_names_every_key_of_the_schema() -> None:
    """A key that is not there is not there for its readers."""
    assert set(keys(json.loads(SCHEMA.read_text(encoding="utf-8")))) - words("schedule-file") == set()


@pytest.mark.parametrize(
    ("command", "empty"),
    [
        *((command, ()) for command in ("now", "list", "next", "talk ice", "sections", "speakers", "info", "check")),
        ("agenda", ("talks", "gone")),
        ("changes old.toml", ("changes",)),
        ("use", ("schedules",)),
    ],
)
def test_json_names_every_field(
    command: str, empty: tuple[str, ...], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of every answer for programs; lists that may be empty are not."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AI4EARTH_AT", "2020-04-26T10:40Z")
    old = (
        'workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }\n[[section]]\ntitle = "S"\nchairs = ["Cy"]\n'
        '[[section.talk]]\nid = "gone"\ntitle = "Gone"\nstart = "09:00"\nend = "09:30"\nspeakers = ["Al"]\nroom = "A"\n'
        '[[section.talk]]\nid = "ice"\ntitle = "Ice"\nstart = "10:30"\nend = "11:00"\nspeakers = ["Bo"]\nroom = "A"\n'
        'paper = "http://a.example"\n'
    )
    head, _, ice = old.split("[[section.talk]]")
    for before, after in (("10:30", "10:20"), ('"Ice"', '"Sea ice"'), ("Bo", "Di"), ('"A"', '"B"'), ("a.ex", "b.ex")):
        ice = ice.replace(before, after)
    Path("old.toml").write_text(old, encoding="utf-8")
    Path("schedule.toml").write_text(f"{head}[[section.talk]]{ice}", encoding="utf-8")
    for typed in ("star 1 2 --schedule old.toml", "use mine schedule.toml"):
        assert run(*typed.split()).exit_code == 0
    answered = json.loads(run(*command.split(), "--json").out)

    assert [name for name in empty if not answered[name]] == []
    assert set(fields(answered)) - words("json") == set()


def test_bars_names_every_field_of_waybar(run: Run) -> None:
    """And the classes, which style sheets need."""
    answers = [json.loads(run("status", "--waybar", "--at", at).out) for at in ("06:00", "06:55", "11:16", "10:40")]

    assert {key for answer in answers for key in answer} <= words("bars")
    assert [answer["class"] for answer in answers] == ["before", "soon", "break", "now"]


@pytest.mark.parametrize("topic", topics.TOPICS)
def test_transcripts_are_what_the_program_prints(topic: str, run: Run, pytestconfig: pytest.Config) -> None:
    """Whole, as in the README."""
    check_transcripts(FOLDER / f"{topic}.md", run, rewrite=pytestconfig.getoption("--rewrite-golden"))


@pytest.mark.parametrize("topic", topics.TOPICS)
def test_topic_in_a_pipe_is_its_text(topic: str, run: Run) -> None:
    """Markdown, for a page or a program."""
    assert run("help", topic).out == topics.text(topic)


@pytest.mark.parametrize(
    ("topic", "width"), [*((topic, 80) for topic in topics.TOPICS), ("zones", 40), ("following", 40), ("zones", 200)]
)
def test_topic_on_a_terminal_is_laid_out_for_its_width(
    topic: str,
    width: int,
    golden: Callable[[str, str], None],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Here as a pager shows it, without its bold letters; code alone may be wider than the terminal."""
    monkeypatch.setenv("COLUMNS", str(width))
    screen = terminal()
    screen.show(topic_screen(topics.text(topic), screen.width))
    shown = capsys.readouterr().out
    lines = shown.splitlines()

    assert [line for line in lines if len(line) > min(width, 120) and not line.startswith("  ")] == []
    golden(f"topics/{topic}-{width}.txt", shown)


@pytest.mark.followed
@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are Unix's")
def test_topic_on_a_terminal_has_a_bold_title() -> None:
    """At a real one."""
    import pexpect

    child = pexpect.spawn(sys.executable, ["-m", "ai4earth_cli", "help", "zones"], encoding="utf-8", timeout=30)
    child.expect(pexpect.EOF)
    child.close()

    assert (child.before.splitlines()[0], child.exitstatus) == ("\x1b[1;4mZones\x1b[0m", 0)


@pytest.mark.skipif(shutil.which("git") is None, reason="the recipe is of a site in git")
def test_recipe_for_cron_pushes_what_has_changed(tmp_path: Path) -> None:
    """The script as it stands, in a clone of the site: once, since five minutes later nothing is another."""
    found = re.search(r"(?s)```sh\n(.*?)```", topics.text("site"))
    assert found
    site, clone, programs = tmp_path / "site.git", tmp_path / "clone", tmp_path / "programs"
    programs.mkdir()
    (programs / "ai4earth").write_text(f'#!/bin/sh\nexec {shlex.join([sys.executable, "-m", "ai4earth_cli"])} "$@"\n')
    (programs / "ai4earth").chmod(0o700)
    environment = {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "AI4EARTH_AT": "2020-04-26T10:40-07:00",
        "GIT_CONFIG_GLOBAL": os.devnull,
        **{f"GIT_{who}_{what}": "o@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }

    def shell(lines: str, at: Path = clone) -> tuple[int, str]:
        outcome = subprocess.run(
            ["sh", "-ec", lines], cwd=at, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        return outcome.returncode, outcome.stdout + outcome.stderr

    assert shell("git init -q --bare -b main site.git\ngit clone -q site.git clone 2>/dev/null", at=tmp_path) == (0, "")
    shutil.copy(shipped_schedule(), clone / "schedule.toml")
    (clone / "index.md").write_text("# Workshop\n", encoding="utf-8")
    (clone / "publish.sh").write_text(found[1], encoding="utf-8")
    commit = "git add . && git commit -qm first && git push -q -u origin main"
    assert shell(f"git checkout -q -b main && {commit}") == (0, "")
    for _ in range(2):
        assert shell("sh clone/publish.sh", at=tmp_path) == (0, "")

    assert shell("git log --format=%s", at=site) == (0, "The schedule as of now\nfirst\n")
    assert shell("git show main:index.md", at=site)[1].startswith("# Workshop\n\n<!-- ai4earth -->\n\n## Schedule\n")
    (clone / "schedule.toml").write_text("[workshop]\n", encoding="utf-8")
    code, said = shell("sh publish.sh")
    assert (code, sorted(said.splitlines())) == (
        1,
        [
            "schedule.toml:1: workshop: it has no date: add date = 2020-04-26, the day of talks that have no date.",
            'schedule.toml:1: workshop: it has no timezone: add timezone = "America/Los_Angeles".',
            'schedule.toml:1: workshop: it has no title: add title = "…".',
        ],
    )
