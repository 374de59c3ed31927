"""What Tab offers: asked as each shell asks, and once in a real bash."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ai4earth_cli.__main__ import main


def offered(line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what bash is offered for the last word of `line`."""
    words = line.replace("\\ ", "_").split(" ")
    monkeypatch.setenv("_AI4EARTH_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
    with pytest.raises(SystemExit) as caught:
        main([])
    assert caught.value.code == 0
    return capsys.readouterr().out.split("\n")[:-1]


@pytest.mark.parametrize(
    ("line", "offers"),
    [
        ("ai4earth s", ["sections", "speakers"]),
        ("ai4earth list --s", ["--section", "--speaker", "--schedule"]),
        ("ai4earth list --section ", [
            "welcome", "atmospheric-science", "hydro-and-cryospheres", "solid-earth", "theoretical-advances",
            "remote-sensing", "environet", "keynotes-discussion",
        ]),
        ("ai4earth list --section so", ["solid-earth"]),
        ("ai4earth list --type sp", ["spotlight"]),
        ("ai4earth list --type Ex", ["Extended\\ Discussion"]),
        ("ai4earth list --speaker Brian", ["Brian\\ Cerrón"]),
        ('ai4earth list --speaker "Brian', ["Brian Cerrón"]),
        ("ai4earth list --speaker Brian\\ C", [""]),
        ("ai4earth list --speaker brian", ["brian\\ Cerrón"]),
        ("ai4earth talk Cerr", ["Cerrón"]),
        ("ai4earth talk cerro", ["cerron"]),
        ("ai4earth talk brian ", ["Cerrón"]),
        ("ai4earth open Mous", ["Mousavi"]),
        ("ai4earth now --tz Africa/Na", ["Africa/Nairobi"]),
        ("ai4earth now --tz africa/nair", ["africa/nairobi"]),
        ("ai4earth now --tz nairo", ["nairobi"]),
        ("ai4earth export m", ["markdown"]),
        ("ai4earth list --section Sol", ["Solid-earth"]),
        ("ai4earth talk zzz", [""]),
    ],
)  # fmt: skip
def test_tab_offers(
    line: str, offers: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commands, options, section ids, types, speakers with their accents, zones."""
    assert offered(line, capsys, monkeypatch) == offers


@pytest.mark.parametrize("schedule", ["no-such-file", "-"])
def test_tab_offers_nothing_for_a_schedule_that_cannot_be_read(
    schedule: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And does not wait for standard input."""
    for option in ("--section", "--type", "--room", "--speaker"):
        assert offered(f"ai4earth list --schedule {schedule} {option} ", capsys, monkeypatch) == [""]


def test_tab_offers_from_the_schedule_that_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the line or in the variable."""
    file = tmp_path / "s.toml"
    file.write_text(
        'section = [{ title = "Other", talk = [{ title = "T", room = "Aula" }] }]\nworkshop = { title = "W", date = 2021-01-01, timezone = "UTC" }',
        encoding="utf-8",
    )
    assert offered(f"ai4earth list --schedule {file} --section ", capsys, monkeypatch) == ["other"]
    assert offered(f"ai4earth list --schedule {file} --room a", capsys, monkeypatch) == ["aula"]

    monkeypatch.setenv("AI4EARTH_SCHEDULE", str(file))
    assert offered("ai4earth list --section ", capsys, monkeypatch) == ["other"]


@pytest.mark.parametrize(
    ("shell", "out"),
    [
        ("zsh", '_arguments \'*: :(("solid-earth":"Solid Earth"))\'\n'),
        ("fish", "solid-earth\tSolid Earth\n"),
    ],
)
def test_other_shells_are_offered_the_same(
    shell: str, out: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the title beside the id."""
    monkeypatch.setenv("_AI4EARTH_COMPLETE", f"complete_{shell}")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "ai4earth list --section so")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    with pytest.raises(SystemExit):
        main([])

    assert capsys.readouterr().out == out


@pytest.mark.skipif(os.name == "nt" or not shutil.which("bash"), reason="there is no bash here")
def test_tab_in_a_real_bash(tmp_path: Path) -> None:
    """The script that the program prints for bash finishes a command, an id and a name with an accent."""
    import pexpect

    program = tmp_path / "ai4earth"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ai4earth_cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = tmp_path / "completion.bash"
    variables = {**os.environ, "_AI4EARTH_COMPLETE": "source_bash"}  # as --show-completion does in a bash
    script.write_bytes(subprocess.check_output(program, env=variables))
    environment = {
        **os.environ,
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "PS1": "$ ",
        "TERM": "dumb",
        "LC_ALL": "C.UTF-8",
    }
    bash = pexpect.spawn("bash", ["--norc", "--noprofile"], env=environment, encoding="utf-8", timeout=30)
    bash.sendline(f"source '{script}'; echo read''y")
    bash.expect("ready")

    for typed, finished in (("sec", "sections "), ("list --section sol", "solid-earth "), ("talk Cerr", "Cerrón ")):
        bash.send(f"ai4earth {typed}\t")
        bash.expect_exact(finished)
        bash.send("\x15")  # clears the line
    bash.send("ai4earth list --plain --type ext\t")
    bash.expect_exact("\\ Discussion ")
    bash.send("\r")
    bash.expect_exact("Vipin Kumar; S. Karthik Mukkavilli")
    bash.close()
