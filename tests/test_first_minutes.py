"""The README from top to bottom, typed into a real shell at a real terminal, in a fresh copy of the checkout."""

import os
import re
import shutil
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest

pexpect = pytest.importorskip("pexpect", reason="pseudo-terminals are Unix's")
pytestmark = pytest.mark.skipif(os.name == "nt" or not shutil.which("bash"), reason="it is a session in bash")

CHECKOUT = Path(__file__).parent.parent
SETTING_UP = re.compile(r"^    (python3 -m venv .*ai4earth now)$", re.MULTILINE)
COMMAND = re.compile(r"^    (ai4earth (?!.*https:).*)$", re.MULTILINE)  # what is on the web is not asked
TRANSCRIPT = re.compile(r"^```console\n((?:.*\n)*?)```$", re.MULTILINE)
STEP = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)  # a command, and what it shows
STYLES = re.compile(r"\x1b\[[0-9;]*m")
PATIENCE = 30  # seconds


def surroundings(home: Path) -> dict[str, str]:
    """Return an environment in which pip finds what it needs beside this Python, and nothing is fetched."""
    return {
        **{name: value for name, value in os.environ.items() if name != "COLUMNS"},
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip reads it the other way round: there is none
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "VIRTUAL_ENV_DISABLE_PROMPT": "1",
        "TZ": "Africa/Nairobi",
        "TERM": "xterm-256color",
        "FORCE_HYPERLINK": "0",
        "BROWSER": "true %s",
    }


def typed(shell: Any, line: str) -> tuple[str, int]:
    """Type a line, and return what the terminal shows for it, without colours and blanks at line ends, and the exit code."""
    shell.sendline(line)
    shell.sendline('echo "[$?]"')
    shell.expect(r"\[(\d+)\]\r\n")
    lines = STYLES.sub("", shell.before).split("\r\n")
    return "\n".join(line.rstrip() for line in lines), int(shell.match[1])


def test_readme_is_what_a_newcomer_sees(tmp_path: Path) -> None:
    """Its first command sets everything up; every transcript is what the terminal shows; every other command works."""
    clone, folder = tmp_path / "a clone", tmp_path / "a workshop"
    shutil.copytree(CHECKOUT, clone, ignore=shutil.ignore_patterns(".*", "__pycache__", "build", "dist"))
    folder.mkdir()
    readme = (clone / "README.md").read_text(encoding="utf-8")
    setting_up, others = SETTING_UP.findall(readme), COMMAND.findall(readme)
    shown = [step for transcript in TRANSCRIPT.findall(readme) for step in STEP.findall(transcript)]
    shell = pexpect.spawn(
        "bash", ["--norc", "--noprofile", "--noediting"], cwd=clone, env=surroundings(tmp_path), dimensions=(60, 80),
        encoding="utf-8", timeout=PATIENCE,
    )  # fmt: skip
    shell.sendline("stty -echo; PS1=; echo ready")
    shell.expect("\r\nready\r\n")

    assert len(setting_up) == 1
    answer, exit_code = typed(shell, setting_up[0])
    assert (answer.splitlines()[0], exit_code) == ("AI for Earth Sciences · ICLR 2020 workshop", 0)
    assert (clone / ".venv" / "bin" / "ai4earth").exists()
    typed(shell, ". .venv/bin/activate")
    typed(shell, f"cd '{folder}'")
    assert [(asked, typed(shell, asked)[0]) for asked, _ in shown] == shown
    assert {other: typed(shell, other)[1] for other in others} == dict.fromkeys(others, 0)
    assert sorted(path.name for path in folder.iterdir()) == [
        "index.html",
        "mine.ics",
        "schedule.toml",
        "workshop.ics",
    ]
    shell.sendline("exit")
    shell.expect(pexpect.EOF)
    shell.close()
