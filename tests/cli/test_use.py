"""What is remembered: the config file, names for schedules, and which of all goes first."""

import os
import stat
import sys
from pathlib import Path

import platformdirs
import pytest
import typer
from conftest import Outcome, Run
from webserver import Page, serving

from ai4earth_cli.cli import completion
from ai4earth_cli.cli.program import app
from ai4earth_cli.store import config

ICS = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
SUMMARY:Clouds
DTSTART:20200426T091000
DURATION:PT20M
END:VEVENT
END:VCALENDAR
"""
TOML = 'workshop = { title = "Own", date = 2020-04-26, timezone = "Asia/Tokyo" }\ntalk = [{ title = "Fog" }]\n'
CONFIG = """# mine
tz = "Asia/Tokyo"   # at home

[schedules]
# one a year
old = "old.toml"
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, which is the working folder, with a config folder of its own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.toml").write_text(TOML, encoding="utf-8")
    (tmp_path / "camp.ics").write_text(ICS, encoding="utf-8")
    return tmp_path


def configure(text: str) -> Path:
    """Write the config file, and return where it is."""
    config.path().parent.mkdir(parents=True, exist_ok=True)
    config.path().write_text(text, encoding="utf-8")
    return config.path()


def title(run: Run, *arguments: str) -> str:
    """Return the title of the schedule that is answered."""
    return run("info", *arguments).out.splitlines()[0]


def test_schedule_is_read_and_then_remembered(run: Run, folder: Path) -> None:
    """With all its folders, so that it is found from anywhere; the file is the user's alone."""
    outcome = run("use", "own.toml")
    file = folder.resolve() / "own.toml"

    assert outcome == Outcome(
        0, "Own\n1 talk in 0 sections, 26 April 2020, without times\nIn use from now on: own.toml\n", ""
    )
    assert config.path().read_text(encoding="utf-8") == f'schedule = "{file}"\n'
    assert title(run) == "Own"
    if os.name != "nt":
        assert [stat.S_IMODE(path.stat().st_mode) for path in (config.path().parent, config.path())] == [0o700, 0o600]


def test_what_cannot_be_read_is_not_remembered(run: Run) -> None:
    """A typo is told at once."""
    outcome = run("use", "onw.toml")

    assert (outcome.exit_code, outcome.out) == (1, "")
    assert outcome.err == (
        "Cannot read onw.toml: No such file or directory. Name a schedule file, or - for standard input.\n"
    )
    assert not config.path().exists()


def test_names_are_given_and_used(run: Run, folder: Path) -> None:
    """With the event's zone, if that was given; comments and layout stay."""
    configure(CONFIG)
    file = folder.resolve() / "camp.ics"
    assert run("use", "camp", "camp.ics", "--event-tz", "berlin").out.endswith("\nIn use from now on: camp\n")
    expected = (
        CONFIG.replace("\n[schedules]", '\nschedule = "camp"\n\n[schedules]')
        + f'camp = {{source = "{file}", event_tz = "berlin"}}\n'
    )
    assert sorted(config.path().read_text(encoding="utf-8").split()) == sorted(expected.split())
    assert "2020-04-26T16:10:00+09:00" in run("list", "--plain").out

    assert run("use", "own", "own.toml").exit_code == 0
    assert (title(run), title(run, "--schedule", "camp")) == ("Own", "Calendar")
    assert run("use", "camp").exit_code == 0
    assert title(run) == "Calendar"
    assert run("use", "camp", "--event-tz", "lima").exit_code == 0
    assert "2020-04-26T23:10:00+09:00" in run("list", "--plain").out
    assert run("use", "--shipped").out == "In use: the schedule that is shipped.\n"
    assert title(run) == "AI for Earth Sciences · ICLR 2020 workshop"
    assert "# at home" in config.path().read_text(encoding="utf-8")


def test_zone_of_a_schedule_without_a_name_is_remembered(run: Run) -> None:
    """For all whose event's zone is not said."""
    assert run("use", "camp.ics", "--event-tz", "tokyo").exit_code == 0
    assert 'event_tz = "tokyo"' in config.path().read_text(encoding="utf-8")
    assert "T09:10:00+09:00" in run("list", "--plain", "--tz", "event").out


def test_what_is_known_is_listed(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is in use, and how old each is; without a config file, the schedule that is shipped."""
    monkeypatch.setenv("COLUMNS", "300")
    assert run("use").out.splitlines()[:3] == [
        "        Name  Schedule                      Age",
        "────────────────────────────────────────────────",
        "in use        the schedule that is shipped",
    ]
    with serving(lambda _: Page(TOML.encode())) as server:
        secret = server.address.replace("://", "://me:secret@")
        assert run("use", "web", secret).exit_code == 0
        assert run("use", "gone", "own.toml").exit_code == 0
        assert run("use", "camp.ics", "--event-tz", "berlin").exit_code == 0
    (folder / "own.toml").unlink()
    listed = run("use").out

    assert "secret" not in listed
    rows = [line.split() for line in listed.splitlines()[2:6]]
    assert rows[0] == ["web", server.address, *rows[0][2:]]
    assert rows[0][-1] == "min"
    assert rows[1] == ["gone", str(folder.resolve() / "own.toml")]
    assert rows[2][:3] == ["in", "use", str(folder.resolve() / "camp.ics")]
    assert listed.splitlines()[-1] == f"Remembered in {config.path()}"
    assert run("use", "web").exit_code == 0
    assert run("use").out.splitlines()[2].startswith("in use  web   http://")


def test_remembered_schedule_that_has_gone_is_told(run: Run, folder: Path) -> None:
    """With the way to another; one that is typed has no need of that."""
    run("use", "own.toml")
    (folder / "own.toml").unlink()
    outcome = run("now")

    assert (outcome.exit_code, outcome.out) == (1, "")
    assert outcome.err.splitlines()[1:] == [
        "It is the schedule in use. For another: ai4earth use SOURCE, or ai4earth use --shipped"
    ]
    assert len(run("now", "--schedule", "own.toml").err.splitlines()) == 1
    assert completion._schedule(_context()) is None  # noqa: SLF001  what all completions ask


def test_option_goes_before_variable_before_file(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each for each: the schedule, the zones, the event's zone."""
    configure('schedule = "own.toml"\ntz = ["Asia/Tokyo", "lima"]\nevent_tz = "lima"\n')
    line = "2020-04-26T14:10:00+00:00"

    assert title(run) == "Own"
    assert "JST" in run("list").out.splitlines()[1]
    assert line in run("list", "--plain", "--schedule", "camp.ics", "--tz", "UTC").out
    monkeypatch.setenv("AI4EARTH_SCHEDULE", "camp.ics")
    monkeypatch.setenv("AI4EARTH_TZ", "UTC")
    assert line in run("list", "--plain").out
    monkeypatch.setenv("AI4EARTH_EVENT_TZ", "UTC")
    assert "2020-04-26T09:10:00+00:00" in run("list", "--plain").out
    assert title(run, "--schedule", "own.toml") == "Own"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('tz = 5\nx = 1\nschedules = { "a b" = "c" }', [
            "1: the file: tz is 5: write text in quotes.",
            "2: the file: unknown key 'x': the keys here are schedule, tz, event_tz, schedules.",
            '3: schedules: "a b" is no name: use letters, digits, - and _, 40 at most.',
        ]),
        ('[schedules]\na = 5\nb = { event_tz = "x", y = 1 }', [
            "2: schedules: a is 5: write text in quotes.",
            '3: schedule "b": it has no source: add source = "https://…".',
            "3: schedule \"b\": unknown key 'y': the keys here are source, event_tz.",
        ]),
        ("schedule = ", ['1: TOML: this is not a value: write text in quotes ("…"), lists in [ ], dates and numbers bare.', "  schedule = ", "            ^"]),
        (f"a = {'[' * 30}", ["1: TOML: lists or tables stand in each other too deeply: a schedule needs six levels."]),
    ],
)  # fmt: skip
def test_faults_of_the_file_are_told_as_a_schedules(text: str, said: list[str], run: Run) -> None:
    """All of them, each with its line and its remedy; Tab has nothing to offer then."""
    file = configure(text)
    outcome = run("now")

    assert (outcome.exit_code, outcome.out) == (1, "")
    assert outcome.err.splitlines() == [f"{file}:{line}" if line[0].isdigit() else line.rstrip() for line in said]
    assert completion.complete_known(_context(), "") == []
    assert completion._schedule(_context()) is None  # noqa: SLF001


def _context() -> typer.Context:
    return typer.Context(typer.main.get_command(app))


def test_tab_offers_the_names(run: Run) -> None:
    """The first of two words; none without a file."""
    assert completion.complete_known(_context(), "") == []
    run("use", "camp-2020", "camp.ics", "--event-tz", "utc")
    context = _context()
    assert completion.complete_known(context, "ca") == ["camp-2020"]
    context.params["words"] = ["camp-2020"]
    assert completion.complete_known(context, "") == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a", "b", "c"], "Give a source, or a name and a source, or --shipped alone. See: ai4earth use --help"),
        (["a", "--shipped"], "Give a source, or a name and a source, or --shipped alone. See: ai4earth use --help"),
        (["a b", "own.toml"], "A schedule can't be called 'a b': use letters, digits, - and _, 40 at most."),
        (["-"], "Standard input can't be remembered: name a file or an address."),
    ],
)
def test_what_cannot_be_used_is_told(arguments: list[str], said: str, run: Run) -> None:
    """And nothing is written."""
    assert run("use", *arguments) == Outcome(2, "", f"{said}\n")
    assert not config.path().exists()


def test_config_file_that_cannot_be_read_or_written_is_told(run: Run, folder: Path) -> None:
    """A folder in its place, other bytes than text, a file where its folder would be."""
    config.path().mkdir(parents=True)
    assert run("now").err == f"Cannot read {config.path()}: Is a directory. Put it right, or remove it.\n"
    config.path().rmdir()
    config.path().write_bytes(b"\xff")
    assert run("now").err == f"Cannot read {config.path()}: it is not text in UTF-8. Put it right, or remove it.\n"
    config.path().unlink()
    config.path().parent.rmdir()
    config.path().parent.write_text("")
    assert run("use", "own.toml").err.startswith(f"Cannot write {config.path()}: ")
    assert folder.exists()


def test_link_to_the_config_file_stays_one(run: Run, folder: Path) -> None:
    """It may lead to where people keep such files together."""
    file = configure("# mine\n")
    file.rename(folder / "dotfile")
    file.symlink_to(folder / "dotfile")
    run("use", "own.toml")

    assert file.is_symlink()
    assert (folder / "dotfile").read_text(encoding="utf-8").startswith("# mine\nschedule = ")


@pytest.mark.parametrize("home", ["set", " ", None])
def test_config_file_is_where_such_files_are(home: str | None, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As platformdirs has it, which is asked on other systems."""
    monkeypatch.setenv("HOME", str(folder))
    if home is None:
        monkeypatch.delenv("XDG_CONFIG_HOME")
    else:
        monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / home) if home.strip() else home)
    expected = platformdirs.user_config_path("ai4earth", appauthor=False) / "config.toml"

    assert config.path() == expected
    monkeypatch.setattr(sys, "platform", "darwin")
    assert config.path() == expected
