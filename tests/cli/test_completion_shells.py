"""Tab in real shells at a pseudo-terminal: what it writes onto the line, and that nothing in a schedule runs."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

SHELLS = {
    "bash": ["--norc", "--noprofile"],
    "zsh": ["-f"],
    "fish": ["--no-config"],
}
# It completes for real; otherwise it writes down what the shell called it with.
PROGRAM = f"""\
#!/bin/sh
if [ -n "$_AI4EARTH_COMPLETE" ]; then exec "{sys.executable}" -m ai4earth_cli "$@"; fi
printf '%s\\n' "$@" >unfinished && mv unfinished arguments
"""
PAYLOADS = [  # what stands open on the line, and what follows there if it is offered as it is; MADE is a file
    ("", "\\$(>MADE)"),  # the first ten are also listed together, so none of them is a fault of syntax to zsh
    ("", "\\`>MADE\\`"),
    ("", ":\\$(>MADE)"),
    ("", ";>MADE"),
    ("", "$(>MADE)"),
    ("", "`>MADE`"),
    ("", "${x:-$(>MADE)}"),
    ("", "|>MADE"),
    ("", "&>MADE"),
    ("", "\n>MADE"),
    ("", "<(>MADE)"),
    ("", "(touch MADE)"),
    ("", "))';>MADE;'(("),
    ("", '")));>MADE;((("'),
    ('"', '";>MADE;"'),
    ('"', "\\$(>MADE)"),
    ("'", "';>MADE;'"),
]


class Shell:
    """An interactive shell that has loaded the program's script for it and works in a folder of its own."""

    def __init__(self, name: str, folder: Path, **variables: str) -> None:
        import pexpect

        programs, home = folder / "programs", folder / "home"
        self.folder = folder / "here"
        for new in (programs, home, self.folder):
            new.mkdir()
        program = programs / "ai4earth"
        program.write_text(PROGRAM, encoding="utf-8")
        program.chmod(0o755)
        environment = {
            **os.environ,
            "PATH": f"{programs}:{os.environ['PATH']}",
            "HOME": str(home),
            "TERM": "dumb",
            "LC_ALL": "C.UTF-8",
            **variables,
        }
        script = folder / "script"  # as --show-completion prints it in such a shell
        script.write_bytes(
            subprocess.check_output(program, env={**environment, "_AI4EARTH_COMPLETE": f"source_{name}"})
        )
        self._nothing_more = pexpect.TIMEOUT
        self._terminal = pexpect.spawn(
            name, SHELLS[name], env=environment, encoding="utf-8", cwd=self.folder, dimensions=(50, 250)
        )
        if name == "zsh":
            self._terminal.sendline("NULLCMD=:; autoload -Uz compinit; compinit -u -D")
        self._terminal.sendline(f"source '{script}'")
        assert self.settles()

    def settles(self) -> bool:
        """Return whether everything typed so far comes to an end."""
        self._terminal.sendline("touch settled")
        return self._appears("settled")

    def tab(self, line: str) -> None:
        """Type the line and Tab, and take the line back."""
        self._terminal.send(f"{line}\t")
        self._read()
        self._terminal.send("\x15")

    def tab_and_enter(self, line: str, quote: str = "") -> list[str] | None:
        """Type the line, Tab and Enter, and return what the program is called with.

        Before Enter the quote is typed, twice if the first one opens another; None if nothing is called.
        """
        self._terminal.send(f"{line}\t")
        for _ in range(2):
            self._terminal.send(f"{quote}\r")
            if self._appears("arguments"):
                return self._arguments
        return None

    def _appears(self, name: str) -> bool:
        file = self.folder / name
        most = time.monotonic() + 10
        while not file.exists() and time.monotonic() < most:
            self._read()
        if file.exists():
            self._arguments = file.read_text(encoding="utf-8").splitlines()
            file.unlink()
            return True
        return False

    def _read(self) -> None:
        self._terminal.expect(self._nothing_more, timeout=0.02)

    def close(self) -> None:
        """Close the terminal."""
        self._terminal.close(force=True)


@pytest.fixture(params=SHELLS)
def shell_name(request: pytest.FixtureRequest) -> Any:
    """Return the name of each shell that is here."""
    if os.name == "nt" or not shutil.which(request.param):
        pytest.skip(f"there is no {request.param} here")
    return request.param


def schedule(file: Path, names: list[str]) -> Path:
    """Write a schedule with a section, a type, a room and a speaker of each name, and return it."""
    parts = ['[workshop]\ntitle = "W"\ndate = 2020-04-26\ntimezone = "UTC"']
    for name in names:
        text = json.dumps(name, ensure_ascii=False)
        parts.append(f"[[section]]\nid = {text}\ntitle = {text}")
        parts.append(f'[[section.talk]]\ntitle = "T"\ntype = {text}\nroom = {text}\nspeakers = [{text}]')
    file.write_text("\n".join(parts), encoding="utf-8")
    return file


def test_tab_finishes_what_is_harmless(shell_name: str, tmp_path: Path) -> None:
    """Commands, ids, zones, names with spaces and accents, also inside quotes; what is left of others."""
    shell = Shell(shell_name, tmp_path)
    other = schedule(tmp_path / "other.toml", ["Sinéad O'Brien", "Hall B2, upper/left"])
    config = Path(os.environ["XDG_CONFIG_HOME"]) / "ai4earth" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f'schedules.my_38-c3 = "{other}"\n', encoding="utf-8")

    for line, arguments in {
        "sec": "sections",
        "list --section sol": "list|--section|solid-earth",
        "talk Cerr": "talk|Cerrón",
        "list --speaker Brian": "list|--speaker|Brian Cerrón",
        'list --speaker "Brian': "list|--speaker|Brian Cerrón",
        'list --speaker "Brian C': "list|--speaker|Brian Cerrón",
        "list --speaker 'Brian": "list|--speaker|Brian Cerrón",
        "now --tz Etc/GMT+5": "now|--tz|Etc/GMT+5",
        "use my": "use|my_38-c3",
        "list --schedule my_38-c3 --room Ha": "list|--schedule|my_38-c3|--room|Hall B2, upper/left",
        f"list --schedule {other} --speaker Sin": f"list|--schedule|{other}|--speaker|Sinéad O Brien",
        f"list --schedule {other} --room Sin": f"list|--schedule|{other}|--room|Sin",
    }.items():
        assert (line, shell.tab_and_enter(f"ai4earth {line}")) == (line, arguments.split("|"))
    shell.close()


def test_nothing_in_a_schedule_runs_at_tab(shell_name: str, tmp_path: Path) -> None:
    """Not when all the names are listed, with the titles of the sections, nor when one is finished and Enter pressed."""
    names = [f"p{number:02}{text.replace('MADE', f'made-{number:02}')}" for number, (_, text) in enumerate(PAYLOADS)]
    file = schedule(tmp_path / "hostile.toml", names)
    shell = Shell(shell_name, tmp_path, AI4EARTH_SCHEDULE=str(file))

    def made() -> list[str]:
        return [PAYLOADS[int(path.name[5:7])][1] for path in sorted(shell.folder.glob("made-*"))]

    for typed in ("list --section p0", "list --section p1", "list --type p0", "list --speaker p0", "talk p0"):
        shell.tab(f"ai4earth {typed}")
    assert (shell.settles(), made()) == (True, [])

    quoted = [number for number, (quote, _) in enumerate(PAYLOADS) if quote]
    for number in (0, *quoted):  # the first for all of its kind: no room with such a sign is offered to any shell
        quote = PAYLOADS[number][0]
        typed = f"{quote}p{number:02}"
        shell.tab_and_enter(f"ai4earth list --room {typed}", quote)
        if quote:
            shell.tab_and_enter(f"ai4earth list --speaker {typed}")  # which is, and ends the quote
    assert (shell.settles(), made()) == (True, [])
    shell.close()
