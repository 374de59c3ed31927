import json
import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import Outcome, Run, outside

TITLE = "A $(>MADE) `>MADE` #[fg=red] #(touch MADE) #{pid} %{A1:touch MADE:}b%{A} %F{red} <i>Q&A</i>"
HOSTILE = f"""
workshop = {{ title = "W", date = 2020-04-26, timezone = "UTC" }}
talk = [{{ title = '{TITLE}', start = "10:00", end = "10:20" }}]
"""
HARMLESS = (
    "▶ A $ (>MADE) '>MADE' # [fg=red] # (touch MADE) # {pid} % {A1:touch MADE:}b% {A} % F{red} <i>Q&A</i> · 10 min left"
)


@pytest.fixture
def hostile(tmp_path: Path) -> str:
    """Return a file whose only talk has a title of commands."""
    file = tmp_path / "s.toml"
    file.write_text(HOSTILE, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("waybar", [[], ["--waybar"]])
@pytest.mark.parametrize("moment", ["2020-04-25T06:59:59", "2020-04-26T16:00"])
def test_bar_is_empty_where_there_is_nothing_to_say(moment: str, waybar: list[str], run: Run) -> None:
    """More than a day before, and after the end; which is no error."""
    assert run("status", "--at", moment, "--tz", "event", *waybar) == Outcome(0, "", "")


def test_day_before_is_counted_down(run: Run) -> None:
    """From its same time on."""
    assert run("status", "--at", "2020-04-25T07:00", "--tz", "event").out == "in 1 day: AI for Earth Sciences\n"


def test_line_has_the_readers_clock(run: Run) -> None:
    """And says which times are tomorrow's."""
    assert run("status", "--at", "2020-04-26T23:58", "--tz", "nairobi").out == (
        "▶ AquaNet · 17 min left · next 00:15+1 EnviroNet\n"
    )


def test_filters_hold(run: Run) -> None:
    """As those of `now`."""
    filtered = run("status", "--at", "10:40", "--tz", "event", "--section", "environet")

    assert filtered.out.startswith("in 1 h 50 min: Climatenet")
    assert run("status", "--section", "solid", "--type", "keynote").exit_code == 1


@pytest.mark.parametrize("schedule", ["/no/such/file", "broken"])
def test_bar_has_no_line_for_a_schedule_that_is_not_to_be_had(schedule: str, tmp_path: Path) -> None:
    """It is empty, and so is standard error, which a prompt would show anew each time; the exit code says it."""
    (tmp_path / "broken").write_text("x", encoding="utf-8")
    outcome = outside("status", "--schedule", schedule, cwd=tmp_path)

    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (1, "", "")


def test_who_uses_it_wrongly_is_told_so(run: Run) -> None:
    """Also where it goes to a bar."""
    assert run("status", "--tz", "berln").err == "No time zone is called 'berln'. Did you mean Europe/Berlin or Bern?\n"
    assert run("status", "--width", "0") == Outcome(
        2, "", "Invalid value for '--width': write a whole number from 1 to 999999. See: ai4earth status --help\n"
    )


def test_line_is_kept_if_nothing_happens_within_a_minute(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not where a talk ends at half past; of standard input nothing is known later."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name, end in {"whole": "11:00:00", "half": "11:00:30"}.items():
        (tmp_path / name).write_text(
            'workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }\n'
            f'talk = [{{ title = "T", start = 2020-04-26T10:00:00, end = 2020-04-26T{end} }}]\n',
            encoding="utf-8",
        )
    time.sleep(3.1)  # what has just been written may be written again

    def kept(source: str, at: str = "2020-04-26T10:40Z") -> int:
        asked = ["status", *(["--at", at] if at else []), "--schedule", source]
        monkeypatch.setattr(sys, "argv", ["ai4earth", *asked])
        assert run(*asked).exit_code == 0
        return len(list(tmp_path.glob("cache/ai4earth/line-*")))

    whole = str(tmp_path / "whole")
    assert [kept(str(tmp_path / "half")), kept(whole, "+0.5m"), kept(whole), kept(whole, "")] == [0, 0, 1, 2]
    with (tmp_path / "whole").open(encoding="utf-8") as file:
        monkeypatch.setattr(sys, "stdin", file)
        assert kept("-") == 2


@pytest.mark.followed
@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are Unix's")
def test_schedule_that_is_not_to_be_had_is_said_in_a_terminal() -> None:
    """To who types the command."""
    import pexpect

    output, code = pexpect.run(
        f"{shlex.quote(sys.executable)} -m ai4earth_cli status --schedule /no/such",
        withexitstatus=True,
        encoding="utf-8",
        timeout=30,
    )
    assert (output, code) == (
        "Cannot read /no/such: No such file or directory. Name a schedule file, or - for\r\nstandard input.\r\n",
        1,
    )


def test_line_is_harmless_and_waybar_shows_it_as_it_is(hostile: str, run: Run) -> None:
    """No part of a title is a command, a style or markup."""
    asked = ["status", "--schedule", hostile, "--at", "10:10", "--tz", "UTC", "--width", "200"]
    found = json.loads(run(*asked, "--waybar").out)

    assert run(*asked).out == f"{HARMLESS}\n"
    assert found["text"] == HARMLESS.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert "<" not in found["tooltip"]


@pytest.mark.skipif(not shutil.which("tmux"), reason="there is no tmux here")
def test_tmux_shows_the_line_and_runs_nothing(hostile: str, tmp_path: Path) -> None:
    """In its status line, as the README has it."""
    pyte = pytest.importorskip("pyte")
    pexpect = pytest.importorskip("pexpect")
    program = (
        f"{shlex.quote(sys.executable)} -m ai4earth_cli status --width 120 --schedule {hostile} --at 10:10 --tz UTC"
    )
    configuration = tmp_path / "tmux.conf"
    configuration.write_text(
        f'set -g status-right "#({program})"\nset -g status-right-length 150\nset -g status-left ""\nset -g status-interval 1\n'
        "set -g window-status-current-format ''\n",
        encoding="utf-8",
    )
    socket = str(tmp_path / "socket")
    environment = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    environment.pop("TMUX", None)
    child = pexpect.spawn(
        "tmux", ["-S", socket, "-f", str(configuration), "new-session", "sleep 60"], env=environment, cwd=tmp_path,
        dimensions=(10, 160), encoding="utf-8",
    )  # fmt: skip

    class Screen(pyte.Screen):  # type: ignore[misc, name-defined]
        """One that newer tmux may ask whether it is dark (CSI ? 996 n), which pyte's own fails at."""

        def report_device_status(self, mode: int, **_: bool) -> None:
            """Say nothing."""

    emulator = Screen(160, 10)
    stream = pyte.Stream(emulator)
    most = time.monotonic() + 30
    while "10 min left" not in emulator.display[-1] and time.monotonic() < most:
        try:
            stream.feed(child.read_nonblocking(10_000, timeout=0.2))
        except pexpect.TIMEOUT:
            continue
    subprocess.run(["tmux", "-S", socket, "kill-server"], check=False)
    child.close(force=True)

    assert emulator.display[-1].strip() == HARMLESS
    assert not list(tmp_path.glob("MADE*"))
