"""The living screen at a real pseudo-terminal, read by a terminal emulator."""

import contextlib
import os
import shlex
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Outcome, Run, outside

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are Unix's")

PATIENCE = 30
SCHEDULE = """
workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }
talk = [
  { title = "Opening", start = "10:00", end = "10:30", room = "Hall" },
  { title = "Fog; and mist", start = "10:40", end = "11:00", speakers = ["Ada"], room = "Hall" },
  { title = "Farewell", start = "11:00", end = "11:10" },
]
"""


class Watch:
    """A terminal in which `watch` runs, started by a shell, so that what it leaves behind can be seen."""

    def __init__(self, arguments: str, lines: int = 24, columns: int = 80, **variables: str) -> None:
        import pexpect
        import pyte

        self._nothing = (pexpect.TIMEOUT, pexpect.EOF)
        environment = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
        program = f"{shlex.quote(sys.executable)} -m ai4earth_cli watch {arguments}"
        restored = '[ "$before" = "$(stty -a)" ] && echo restored'
        script = f"before=$(stty -a); {program}; echo rc=$?; {restored}; echo Good-bye"
        self.child = pexpect.spawn(
            "sh", ["-c", f"trap : INT; echo Hello; {script}"], env={**environment, "TZ": "UTC", **variables}, encoding="utf-8",
            dimensions=(lines, columns), timeout=PATIENCE,
        )  # fmt: skip
        self.written = ""
        self.emulator = Alternate(columns, lines)
        self._stream = pyte.Stream(self.emulator)

    def text(self) -> str:
        """Return what is on the screen by now."""
        try:
            part = self.child.read_nonblocking(100_000, timeout=0.05)
        except self._nothing:
            part = ""
        self.written += part
        self._stream.feed(part)
        return "\n".join(line.rstrip() for line in self.emulator.display)

    def until(self, is_so: Callable[[str], bool]) -> str:
        """Return the screen as soon as that is so of it."""
        most = time.monotonic() + PATIENCE
        while not is_so(shown := self.text()):
            assert time.monotonic() < most, shown
        return shown

    def shows(self, words: str) -> str:
        """Return the screen as soon as it has those words."""
        return self.until(lambda shown: words in shown)

    def resize(self, lines: int, columns: int) -> None:
        """Give the terminal another size."""
        self.child.setwinsize(lines, columns)
        self.emulator.resize(lines, columns)

    def kill(self, number: int) -> None:
        """Send the program, not its shell, a signal."""
        os.kill(int(self.processes()[-1]), number)

    def processes(self) -> list[str]:
        """Return the numbers of the shell's processes."""
        children = Path(f"/proc/{self.child.pid}/task/{self.child.pid}/children")
        if not children.exists():
            pytest.skip("only Linux tells the processes of another")
        return children.read_text().split()

    def left(self) -> list[str]:
        """Return the lines that are on the screen when all is over."""
        shown = self.shows("Good-bye")
        self.child.close()
        return [line for line in shown.splitlines() if line]


def Alternate(columns: int, lines: int) -> Any:  # noqa: N802  it stands for a class
    """Return a screen with an alternate one, which pyte lacks."""
    import pyte

    class Screen(pyte.Screen):
        kept: Any = None

        def set_mode(self, *modes: int, **how: Any) -> None:
            if how.get("private") and 1049 in modes:
                self.kept = [dict(self.buffer[line]) for line in range(self.lines)], (self.cursor.x, self.cursor.y)
                self.erase_in_display(2)
            super().set_mode(*modes, **how)

        def reset_mode(self, *modes: int, **how: Any) -> None:
            super().reset_mode(*modes, **how)
            if how.get("private") and 1049 in modes and self.kept:
                self.erase_in_display(2)
                for line, cells in enumerate(self.kept[0]):
                    self.buffer[line].update(cells)
                self.cursor.x, self.cursor.y = self.kept[1]

    return Screen(columns, lines)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a schedule in the folder where the terminal works."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "s.toml"
    path.write_text(SCHEDULE, encoding="utf-8")
    return path


@pytest.fixture
def watch() -> Iterator[Callable[..., Watch]]:
    """Return what starts `watch` in a terminal, which is left and then closed at the end, so that all is measured."""
    import pexpect

    started: list[Watch] = []

    def start(*arguments: Any, **options: Any) -> Watch:
        started.append(Watch(*arguments, **options))
        return started[-1]

    yield start
    for one in started:
        if not one.child.closed:
            with contextlib.suppress(OSError):  # it has ended
                one.child.send("q")
                one.child.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=PATIENCE)
        one.child.close(force=True)


def test_now_and_what_comes_are_on_the_whole_screen(file: Path, watch: Callable[..., Watch]) -> None:
    """And `q` ends it, with the terminal as it was."""
    screen = watch(f"--schedule {file} --at 10:10")

    assert screen.shows("q ends") == (
        "W\n"
        "Sunday 26 April 2020 · times in UTC · now 10:10\n"
        "\n"
        "On now · Hall\n"
        "  Opening\n"
        "  10:00–10:30  ━━━━━━━━━━━━━──────────────────────────  10 min gone, 20 min left\n"
        "\n"
        "Next in 30 min\n"
        "  2  10:40–11:00  Fog; and mist\n"
        "                  Ada · Hall\n"
        "\n"
        "After that\n"
        "  3  in 50 min  11:00–11:10  Farewell\n" + "\n" * 10 + "q ends"
    )
    screen.child.send("q")
    assert screen.left() == ["Hello", "rc=0", "restored", "Good-bye"]


@pytest.mark.parametrize(
    ("ending", "code"),
    [
        (lambda screen: screen.child.send("\x1b"), 0),
        (lambda screen: screen.child.send("\x03"), 130),
        (lambda screen: screen.kill(signal.SIGTERM), 143),
        (lambda screen: screen.kill(signal.SIGHUP), 129),
    ],
)
def test_however_it_ends_the_terminal_is_as_it_was(
    ending: Callable[[Watch], object], code: int, file: Path, watch: Callable[..., Watch]
) -> None:
    """Esc, Ctrl-C, SIGTERM, SIGHUP; what is typed else is not shown, and Ctrl-Z leaves no screen half taken."""
    screen = watch(f"--schedule {file} --at 10:10")
    screen.shows("q ends")
    screen.child.send("§\x1a\x1b[A")
    time.sleep(0.3)
    assert "§" not in screen.text()
    ending(screen)
    left = [line for line in screen.left() if "^C" not in line]

    assert [line for line in left if line not in {"Hangup", "Terminated"}] == [
        "Hello",
        f"rc={code}",
        "restored",
        "Good-bye",
    ]
    assert screen.written.rindex("\x1b[?25h") > screen.written.rindex("\x1b[?25l")


@pytest.mark.followed
def test_file_is_followed(file: Path, watch: Callable[..., Watch]) -> None:
    """A talk that is moved is shown so; a broken file leaves what was there and says so until it is whole again."""
    screen = watch(f"--schedule {file} --at 10:10")
    screen.shows("10:40–11:00  Fog; and mist")
    file.write_text(SCHEDULE.replace("10:40", "10:45"), encoding="utf-8")
    screen.shows("10:45–11:00  Fog; and mist")
    file.write_text("x", encoding="utf-8")
    shown = screen.shows("Not up to date")
    assert "10:45–11:00  Fog; and mist" in shown
    file.unlink()
    screen.until(
        lambda shown: "No such file" in " ".join(shown.split())
    )  # which breaks where the folder's name is long
    fresh = file.with_name("fresh")
    fresh.write_text(SCHEDULE.replace("Fog", "Smog"), encoding="utf-8")
    fresh.replace(file)
    assert "Not up to date" not in screen.shows("Smog")


@pytest.mark.followed
def test_delay_is_followed(file: Path, watch: Callable[..., Watch], run: Run) -> None:
    """As soon as it is said."""
    screen = watch(f"--schedule {file} --at 10:10")
    screen.shows("10:40–11:00  Fog; and mist")
    assert run("late", "10m", "--from", "10:10", "--schedule", str(file)).exit_code == 0

    assert "10:00–10:40 +10 min" in screen.shows("10:50–11:10 +10 min  Fog; and mist")


@pytest.mark.followed
def test_new_size_is_drawn(file: Path, watch: Callable[..., Watch]) -> None:
    """Narrower, and so low that there are two pages."""
    screen = watch(f"--schedule {file} --at 10:10")
    screen.shows("After that")
    screen.resize(10, 40)
    shown = screen.until(lambda shown: "now 10:1" in shown.splitlines()[2] and "page" in shown)

    assert shown.splitlines()[-2:] == ["page 1 of 2 · space turns it", "q ends"]
    for key, page in ((" ", 2), ("\x1b[B", 1), ("k", 2), ("\x1b[5~", 1), ("x", 1)):
        screen.child.send(key)
        assert ("Opening" in screen.shows(f"page {page} of 2")) == (page == 1)
    screen.resize(1, 40)
    screen.until(lambda shown: shown == "q ends")


def test_workshop_is_replayed_from_before_to_after(watch: Callable[..., Watch]) -> None:
    """Nine hours in nine seconds."""
    screen = watch("--at 06:58 --tz event --speed 3600")
    assert "3600 times as fast" in screen.shows("Over since")
    states = ("Starts in 2 min", "On now", "Break", "On now", "Next in", "Over since")
    places = [0]
    for words in states:
        places.append(screen.written.index(words, places[-1]))
    assert places[1:] == sorted(set(places[1:]))


@pytest.mark.followed
def test_alarm_rings_and_tells_and_runs_a_command(file: Path, watch: Callable[..., Watch], tmp_path: Path) -> None:
    """Once, with the talk in variables; the desktop's message where the terminal has it."""
    script = f'printf "%s|%s\\n" "$AI4EARTH_TALK_TITLE" "$AI4EARTH_TALK_START" >>{tmp_path}/told'
    screen = watch(f"--schedule {file} --at 10:34 --speed 60 --alarm 5m --run '{script}'", TERM="foot")
    screen.shows("now 10:37")

    assert screen.written.count("\x1b]777;notify;Fog; and mist;in 5 min\x1b\\") == 0
    assert screen.written.count("\a\x1b]777;notify;Fog, and mist;in 5 min\x1b\\") == 1
    assert (tmp_path / "told").read_text() == "Fog; and mist|2020-04-26T10:40:00+00:00\n"


@pytest.mark.followed
def test_clock_is_that_of_the_wall(watch: Callable[..., Watch]) -> None:
    """Where nothing else is asked for; in 2020 it was another time."""
    screen = watch("--tz event")

    assert screen.shows("q ends").splitlines()[3].startswith("Over since")


@pytest.mark.followed
def test_alarm_rings_without_a_command(file: Path, watch: Callable[..., Watch]) -> None:
    """The bell alone, where the terminal has no message."""
    screen = watch(f"--schedule {file} --at 10:34 --speed 60 --alarm 5m")
    screen.shows("now 10:36")

    assert (screen.written.count("\a"), screen.written.count("\x1b]")) == (1, 0)
    screen.child.send("q")
    assert "rc=0" in screen.left()


def test_keys_come_from_a_terminal_only(file: Path, watch: Callable[..., Watch]) -> None:
    """Where standard input is the schedule, Ctrl-C ends it."""
    screen = watch(f"--schedule - --at 10:10 <{file}")
    screen.shows("After that")
    screen.child.send("\x03")

    assert "rc=130" in screen.left()


def test_day_that_is_asked_for_by_today_is_that_of_the_clock(tmp_path: Path, watch: Callable[..., Watch]) -> None:
    """After midnight it is another; where nothing is on it, that is said, and what was there stays."""
    path = tmp_path / "days.toml"
    second = '{ title = "Second day", date = 2020-04-27, start = "09:00", end = "10:00" },\n]\n'
    path.write_text(f"{SCHEDULE.rstrip().removesuffix(']')}{second}", encoding="utf-8")
    screen = watch(f"--schedule {path} --at 23:57 --day today --speed 60")
    assert "Second day" not in screen.shows("now Sun 26 Apr 23:5")
    screen.shows("Second day")


@pytest.mark.parametrize(
    ("days", "at", "shown"),
    [
        (
            "2020-03-07 2020-03-09",
            "2020-03-07 23:58",
            ("now Sat 7 Mar 23:5", "now Sun 8 Mar 01:0"),
        ),  # there is no midnight
        ("2020-10-31 2020-11-02", "2020-11-01T00:58-04:00", ("00:5", "00:0")),
    ],
)
def test_rules_of_a_zone_that_change_at_midnight_are_followed(
    days: str, at: str, shown: tuple[str, str], file: Path, watch: Callable[..., Watch]
) -> None:
    """The clock goes on as those on the walls in Havana."""
    first, second = days.split()
    talks = ", ".join(f'{{ title = "T", date = {day}, start = "12:00", end = "13:00" }}' for day in (first, second))
    file.write_text(
        f'workshop = {{ title = "W", date = {first}, timezone = "UTC" }}\ntalk = [{talks}]', encoding="utf-8"
    )
    screen = watch(f"--schedule {file} --tz America/Havana --at '{at}' --speed 60")
    for words in shown:
        screen.shows(words)


@pytest.mark.parametrize("term", ["dumb", "xterm"])
def test_watch_needs_a_whole_screen(term: str, run: Run) -> None:
    """A pipe has none, and a dumb terminal neither."""
    said = "watch needs a terminal with a whole screen. Use ai4earth now, or ai4earth status for one line.\n"
    assert outside("watch", env={**os.environ, "TERM": term}).stderr == said
    assert run("watch") == Outcome(2, "", said)


def test_dumb_terminal_has_no_whole_screen(watch: Callable[..., Watch]) -> None:
    """Though it is one."""
    screen = watch("--at 10:40", TERM="dumb")

    assert screen.left()[1:3] == [
        "watch needs a terminal with a whole screen. Use ai4earth now, or ai4earth status",
        "for one line.",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("--speed 0", "Invalid value for '--speed': write a number such as 60 or 0.5, up to 86400."),
        pytest.param(
            "--speed fast",
            "Invalid value for '--speed': write a number such as 60 or 0.5, up to 86400.",
            marks=pytest.mark.followed,
        ),
        pytest.param(
            "--speed nan",
            "Invalid value for '--speed': write a number such as 60 or 0.5, up to 86400.",
            marks=pytest.mark.followed,
        ),
        ("--speed 86401", "Invalid value for '--speed': write a number such as 60 or 0.5, up to 86400."),
        ("--alarm soon", "Can't read 'soon' as a length of time. Use one like 10m or 1h."),
        pytest.param(
            "--run true", "Say how long before each talk to run the command: --alarm 5m.", marks=pytest.mark.followed
        ),
        pytest.param(
            "--section solid --type keynote", "No talk matches all filters. Leave one out.", marks=pytest.mark.followed
        ),
    ],
)
def test_what_is_asked_wrongly_is_said_before_the_screen_is_taken(
    arguments: str, said: str, watch: Callable[..., Watch]
) -> None:
    """On standard error, as by every command."""
    screen = watch(arguments, columns=200)

    assert any(line.startswith(said) for line in screen.left())
    assert "\x1b[?1049h" not in screen.written


@pytest.mark.skipif(not shutil.which("bash"), reason="it is tried in bash")
def test_terminal_that_goes_away_ends_it(file: Path, watch: Callable[..., Watch]) -> None:
    """Quickly, and without a process that is left behind."""
    screen = watch(f"--schedule {file} --at 10:10")
    screen.shows("q ends")
    children = screen.processes()
    screen.child.close(force=False)
    most = time.monotonic() + 10
    while (alive := [child for child in children if Path(f"/proc/{child}").exists()]) and time.monotonic() < most:
        time.sleep(0.05)

    assert alive == []
