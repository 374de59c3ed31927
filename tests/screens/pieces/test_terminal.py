"""What a person sees: the program in a real pseudo-terminal, its screen read by a terminal emulator."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from conftest import Run, outside

from ai4earth_cli.screens.pieces.terminal import links_work

pexpect = pytest.importorskip("pexpect", reason="pseudo-terminals are Unix's")
pyte = pytest.importorskip("pyte")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are Unix's")

PATIENCE = 30  # seconds


def typed(arguments: str, columns: int = 80, **variables: str) -> str:
    """Return all that the program writes to a terminal of that width, codes and all."""
    environment = {
        **{name: value for name, value in os.environ.items() if name != "COLUMNS"},
        "TZ": "Africa/Nairobi",
        "TERM": "xterm-256color",
        **variables,
    }
    child = pexpect.spawn(
        sys.executable,
        ["-m", "ai4earth_cli", *arguments.split()],
        env=environment,
        dimensions=(60, columns),
        encoding="utf-8",
        timeout=PATIENCE,
    )
    output = child.read()
    child.close()
    assert child.exitstatus == 0
    return str(output)


def screen(output: str, columns: int = 80) -> Any:
    """Return the screen that a terminal shows for `output`."""
    emulator = pyte.Screen(columns, 60)
    pyte.Stream(emulator).feed(output)
    return emulator


def styles(emulator: Any, line: int, text: str) -> set[tuple[str, bool, bool]]:
    """Return the colour, boldness and strike of each letter of `text` on that line."""
    start = emulator.display[line].index(text)
    letters = [emulator.buffer[line][column] for column in range(start, start + len(text))]
    return {(letter.fg, letter.bold, letter.strikethrough) for letter in letters}


def line_with(emulator: Any, text: str) -> int:
    """Return the number of the first line that has `text`."""
    return next(number for number, line in enumerate(emulator.display) if text in line)


def test_list_strikes_what_is_over_and_lights_what_is_on() -> None:
    """As the workshop's page did by hand; a sign and the words `over` and `now` say it too."""
    emulator = screen(typed("list --section theoretical --at 20:40"))
    over, now = line_with(emulator, "20:00–20:30"), line_with(emulator, "▶ 15")

    assert styles(emulator, over, "20:00–20:30") == {("default", False, True)}
    assert styles(emulator, now, "▶") == styles(emulator, now, "20:30–20:55") == {("008700", True, False)}
    assert styles(emulator, now, "Wavelet-powered") == {("default", True, False)}
    assert "over" in emulator.display[over + 1]
    assert "now " in emulator.display[now + 1]


def test_rules_and_what_is_over_are_dim() -> None:
    """And what stands under a title, which is not bold in a bold row."""
    lines = typed("list --section theoretical --at 20:40").splitlines()
    rule = next(line for line in lines if "──" in line)
    over, now = (next(line for line in lines if time in line) for time in ("20:00–20:30", "20:30–20:55"))
    names = lines[lines.index(now) + 1]

    assert rule.startswith("\x1b[2m──")
    assert "\x1b[2mEmbedding" in over
    assert "\x1b[1mWavelet" in now
    assert "\x1b[2mArvind" in names
    assert "\x1b[0mnow 20:40" in lines[1]


@pytest.mark.parametrize("columns", [50, 80, 120])
@pytest.mark.parametrize("arguments", ["list --section solid --at 20:40", "now --at 20:40", "speakers --at 20:40"])
def test_terminal_shows_the_lines_that_a_pipe_gets(arguments: str, columns: int) -> None:
    """At any width, with colours and without, and on a dumb terminal; addresses run on where a line ends."""
    environment = {**os.environ, "COLUMNS": str(columns), "TZ": "Africa/Nairobi"}
    piped = outside(*arguments.split(), env=environment).stdout
    emulator = pyte.Screen(columns, 400)
    pyte.Stream(emulator).feed(typed(arguments, columns))
    dumb = typed(arguments, columns, TERM="dumb").replace("\r\n", "\n")

    lines = piped.splitlines()
    folded = [line[start : start + columns] for line in lines for start in range(0, len(line) or 1, columns)]
    shown = [line.rstrip() for line in emulator.display]
    assert shown[: len(folded)] == [line.rstrip() for line in folded]
    assert [line.rstrip() for line in dumb.splitlines()] == lines


@pytest.mark.followed
@pytest.mark.parametrize("columns", [None, "0", "wide"])
def test_width_is_80_where_nothing_says_it(columns: str | None) -> None:
    """No terminal, and no number in COLUMNS."""
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    said = {"COLUMNS": columns} if columns else {}
    outcome = outside("list", "--section", "solid", env={**environment, **said}, stdin=subprocess.DEVNULL)

    assert max(map(len, outcome.stdout.splitlines())) == 80


def test_no_color_keeps_bold_and_strike_but_no_colour() -> None:
    """https://no-color.org."""
    emulator = screen(typed("list --section theoretical --at 20:40", NO_COLOR="1"))
    now = line_with(emulator, "▶ 15")

    assert styles(emulator, now, "20:30–20:55") == {("default", True, False)}


def test_terminal_of_16_colours_gets_none() -> None:
    """Since it chooses them itself, and its green may be unreadable on its white; what is on is bold there."""
    output = typed("list --section theoretical --at 20:40", TERM="xterm")

    assert "\x1b[1mWavelet" in output
    assert re.findall(r"\x1b\[[0-9;]*3[0-9][;m]", output) == []


def test_dumb_terminal_gets_no_codes() -> None:
    """Only text and line ends."""
    output = typed("list --section theoretical --at 20:40", TERM="dumb")

    assert [letter for letter in output if ord(letter) < 32 and letter not in "\r\n"] == []


def test_links_are_made_where_the_terminal_says_it_can() -> None:
    """Words that say what they lead to; written out, and labelled, where it says nothing and there is room."""
    with_links = typed("list --section theoretical --at 20:40", TERM_PROGRAM="WezTerm")
    without = typed("list --section theoretical --at 20:40", TERM_PROGRAM="nobody")
    wide = typed("list --section theoretical --at 20:40", 200, TERM_PROGRAM="nobody")

    assert re.findall(r";(https?:[^\x1b]*)\x1b\\\x1b\[2m(\w+)", with_links)[-4:-1] == [
        ("https://slideslive.com/38926359/", "video"),
        ("http://ai4earthscience.github.io/iclr-2020-workshop/papers/ai4earth23.pdf", "paper"),
        ("http://ai4earthscience.github.io/iclr-2020-workshop/papers/ai4earth23slides.pdf", "slides"),
    ]
    assert "Srija Chakraborty · Regular · video paper slides" in without
    assert "\x1b]8;" not in without + wide
    assert re.findall(r"slides http://\S+", wide) == [
        "slides http://ai4earthscience.github.io/iclr-2020-workshop/papers/ai4earth23slides.pdf"
    ]
    assert ";https://slideslive.com/38926370/\x1b\\https://slideslive.com/38926370/" in typed(
        "talk wavelet", TERM_PROGRAM="WezTerm"
    )
    assert "https://slideslive.com/38926370/" in typed("talk wavelet", TERM_PROGRAM="nobody")


@pytest.mark.parametrize(
    ("contact", "leads_to"),
    [
        ("ann@example.org", "mailto:ann@example.org"),
        ("https://example.org/ask", "https://example.org/ask"),
        ("a@b.c?bcc=evil", "mailto:a@b.c%3Fbcc%3Devil"),
        ("a@b.c?bcc=evil@x", None),
        ("javascript://x/%0aalert(1)", None),
        ("file:///etc/passwd", None),
        ("ssh://-oProxyCommand=x", None),
        ("vscode://x@y", None),
        ("data://x", None),
    ],
)
def test_contact_is_a_link_to_the_web_or_to_a_mailbox_or_none(
    contact: str, leads_to: str | None, tmp_path: Path
) -> None:
    """It is text that anybody may have written; the address of the chat beside it is a link."""
    file = tmp_path / "s.toml"
    head = 'title = "W"\ndate = 2020-04-26\ntimezone = "UTC"\nchat = "https://c.example"\n'
    file.write_text(f'[workshop]\n{head}contact = "{contact}"\nnotices = ["See https://n.example."]\n')

    output = typed(f"info --schedule {file}", TERM_PROGRAM="WezTerm")
    links = re.findall(r"\x1b\]8;[^;]*;([^\x1b]+)\x1b\\([^\x1b]*)", output)

    mailbox = [(leads_to, contact)] if leads_to else []
    assert links == [("https://c.example", "https://c.example"), *mailbox, ("https://n.example", "https://n.example")]


@pytest.mark.parametrize(
    ("environment", "is_terminal", "expected"),
    [
        ({"TERM": "xterm-256color"}, True, False),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, True, True),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, True, False),
        ({"TERM": "xterm-kitty"}, True, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7006"}, True, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "4205"}, True, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "?"}, True, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "²"}, True, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "9" * 4_301}, True, False),
        ({"WT_SESSION": "1"}, True, True),
        ({"TERM": "dumb", "WT_SESSION": "1"}, True, False),
        ({"TERM": "xterm-kitty"}, False, False),
        ({"FORCE_HYPERLINK": "1"}, False, True),
        ({"TERM": "xterm-kitty", "FORCE_HYPERLINK": "0"}, True, False),
    ],
)
def test_links_work_where_terminals_say_so(
    environment: Mapping[str, str], is_terminal: bool, expected: bool  # noqa: FBT001
) -> None:  # fmt: skip
    """By their names and variables; FORCE_HYPERLINK decides where it is set."""
    assert links_work(environment, is_terminal=is_terminal) is expected


def test_colour_can_be_forced_into_a_pipe(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """By FORCE_COLOR, and not otherwise."""
    assert "\x1b[" not in run("now", "--at", "10:40").out

    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("now", "--at", "10:40").out


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="Linux shows when it has come to wait")
def test_interrupted_in_a_terminal_ends_with_130_and_no_traceback() -> None:
    """Ctrl-C while standard input is waited for."""
    child = pexpect.spawn(
        sys.executable, ["-m", "ai4earth_cli", "list", "--schedule", "-"], encoding="utf-8", timeout=PATIENCE
    )
    threads = Path(f"/proc/{child.pid}/task")
    most = time.monotonic() + PATIENCE
    while len(list(threads.iterdir())) < 2:  # the other would say that it is waited for, if it took long
        assert time.monotonic() < most
        time.sleep(0.05)
    child.sendintr()
    output = child.read()
    child.close()

    assert (child.exitstatus, output.replace("^C", "").strip()) == (130, "")
