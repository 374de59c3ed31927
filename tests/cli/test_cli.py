"""The command line: exit codes, messages, options and variables."""

import io
import json
import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path

import pytest
import tzdata
import tzlocal
from conftest import Outcome, Run, outside

from ai4earth_cli import __version__, cli
from ai4earth_cli.__main__ import main
from ai4earth_cli.cli import topics
from ai4earth_cli.cli.asked import Source, view_asked
from ai4earth_cli.store import files
from ai4earth_cli.when.zone import iana_name, localzone

Golden = Callable[[str, str], None]
SUMMARIES = {name: summary for group in cli.COMMANDS.values() for name, summary in group.items()}
PROGRAM = [sys.executable, "-m", "ai4earth_cli"]


def test_without_a_command_it_is_now_and_three_lines(run: Run) -> None:
    """What else to type, and where the rest is, in 50 columns."""
    assert run() == Outcome(
        0,
        f"""\
{run("now").out}
ai4earth list           the programme
ai4earth talk WORDS     by speaker or by title
ai4earth --help         all else
""",
        "",
    )


@pytest.mark.parametrize("width", [50, 80])
def test_help_has_every_command_in_its_group(
    width: int, run: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No summary is cut, however narrow the terminal is."""
    monkeypatch.setenv("COLUMNS", str(width))
    outcome = run("--help")

    golden(f"screens/help-{width}.txt", outcome.out)
    assert outcome == run("-h")
    for name, summary in SUMMARIES.items():
        assert "".join([name, *summary.split()]) in "".join(outcome.out.split())


@pytest.mark.parametrize("width", [30, 40, 51])
def test_help_is_as_narrow_as_the_terminal(width: int, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of every command, but for its examples, which are to be copied; and of all that it says beside a wide one."""
    commands: list[tuple[str, ...]] = [(), *((name,) for name in SUMMARIES)]
    wide = [run(*command, "--help").out for command in commands]
    monkeypatch.setenv("COLUMNS", str(width))
    narrow = [run(*command, "--help").out for command in commands]

    lines = [line for text in narrow for line in text.splitlines() if not line.lstrip().startswith("ai4earth ")]
    assert max(map(len, lines)) <= width
    assert ["".join(text.split()) for text in narrow] == ["".join(text.split()) for text in wide]


@pytest.mark.parametrize("command", SUMMARIES)
def test_every_command_has_help(command: str, run: Run) -> None:
    """It says how the command is used and, as the list of commands does, what it is for, and ends with two examples."""
    outcome = run(command, "--help")
    examples = outcome.out.partition("  Examples:\n")[2].splitlines()

    assert outcome.exit_code == 0
    assert outcome.out.startswith(f"Usage: ai4earth {command} [OPTIONS]")
    assert " ".join(outcome.out.split("\n\n")[1].split()) == SUMMARIES[command]
    assert [line.split()[:2] for line in examples] == [["ai4earth", command]] * 2
    assert outcome == run(command, "-h")


def test_examples_of_the_help_do_what_they_say(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each answers without a complaint, at a time when something is on; what a shell or a browser has to do with, there."""
    named = [name for name in SUMMARIES if name != "watch"]  # which needs a terminal, and goes on until `q`
    # The shipped schedule has the name that `new` would write.
    examples = [
        line.strip().replace("check schedule.toml", "check 2020.toml")
        for name in named
        for line in run(name, "--help").out.splitlines()[-2:]
    ]
    in_a_shell = [example for example in examples if ">" in example or example.startswith("ai4earth open")]
    shutil.copy(files.shipped_schedule(), tmp_path / "2020.toml")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AI4EARTH_AT", "2020-04-26T10:40-07:00")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    outcome = subprocess.run(
        ["sh", "-ec", "\n".join([f'ai4earth() {{ {shlex.join(PROGRAM)} "$@"; }}', *in_a_shell])],
        env={**os.environ, "BROWSER": "true %s"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    answered = {example: run(*shlex.split(example)[1:]).exit_code for example in examples if example not in in_a_shell}

    assert len(in_a_shell) == 3
    assert answered == dict.fromkeys(answered, 0)
    assert outcome.returncode == 0, outcome.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "2020.toml",
        "2021.toml",
        "config",
        "schedule.schema.json",
        "schedule.toml",
        "workshop.ics",
    ]


def test_version_is_printed(run: Run) -> None:
    """With what else a report of a fault needs: Python's, and that of the time zones."""
    version = f"ai4earth {__version__} (Python {platform.python_version()}, time zone data {tzdata.IANA_VERSION})\n"

    assert run("--version") == run("-V") == run("version") == Outcome(0, version, "")


@pytest.mark.parametrize(("typed", "same"), [("help now", "now --help"), ("help help", "help --help")])
def test_help_of_a_command_is_its_own(typed: str, same: str, run: Run) -> None:
    """As `--help` behind it gives it."""
    assert run(*typed.split()) == run(*same.split())


def test_help_alone_is_that_of_the_program_and_names_the_topics(run: Run) -> None:
    """A topic's text is the packaged one."""
    program, _, rest = run("help").out.partition("\nTopics (ai4earth help TOPIC):\n")

    assert program == run("--help").out
    assert " ".join(rest.split()) == " ".join(f"{topic} {about}" for topic, about in topics.TOPICS.items())
    assert [run("help", topic) for topic in topics.TOPICS] == [
        Outcome(0, topics.text(topic), "") for topic in topics.TOPICS
    ]


def test_zones_may_be_separated_by_commas_and_have_one_themselves(run: Run) -> None:
    """A zone's own comma goes first, as in `Austin, TX`, then that between two."""
    asked = [run("info", "--tz", typed).out.splitlines()[1] for typed in ("lima,event", "Austin, TX", "Paris,lima")]

    assert asked == [
        "Sunday 26 April 2020 · times in UTC-5 (America/Lima) and PDT",
        "Sunday 26 April 2020 · times in CDT (America/Chicago, UTC-5)",
        "Sunday 26 April 2020 · times in CEST (Europe/Paris, UTC+2) and UTC-5",
    ]


@pytest.mark.parametrize(
    ("typed", "zones"),
    [
        ("lima,event", ["America/Lima", "America/Los_Angeles"]),
        ("berlin,new_york", ["Europe/Berlin", "America/New_York"]),
        ("berlin,event,new york", ["Europe/Berlin", "America/Los_Angeles", "America/New_York"]),
        ("tokyo, california", ["Asia/Tokyo", "America/Los_Angeles"]),
        ("event, ny", ["America/Los_Angeles", "America/New_York"]),
        ("lima,", ["America/Lima"]),
        ("Austin,TX", ["America/Chicago"]),
        ("Portland, Maine", ["America/New_York"]),
        ("Smalltown, Ohio", ["America/New_York"]),
        ("Smalltown,NY", ["America/New_York"]),
        ("Lima, Peru", ["America/Lima"]),
    ],
)
def test_comma_is_of_a_place_only_where_that_may_be(
    typed: str, zones: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No zone is dropped; the variable is read as the option is."""
    asked = view_asked(Source(), [typed], None).zones
    monkeypatch.setenv("AI4EARTH_TZ", typed)

    assert [iana_name(zone) for zone in asked] == zones
    assert view_asked(Source(), None, None).zones == asked


def test_name_among_others_that_is_no_zone_is_told(run: Run) -> None:
    """And is no village of the state that is named behind it."""
    assert run("now", "--tz", "xyzzy,new_york").err.startswith("No time zone is called 'xyzzy'. ")
    assert run("now", "--tz", "xyzzy, berlin").err.startswith("No time zone is called 'xyzzy'. ")


@pytest.mark.parametrize(
    ("arguments", "exit_code", "said"),
    [
        ("ne", 2, "No such command 'ne'. Did you mean 'new' or 'next'? See: ai4earth --help"),
        ("qqqqq", 2, "No such command 'qqqqq'. See: ai4earth --help"),
        (
            "list solid earth",
            2,
            "list takes no words. For a section: list --section 'solid earth', for talks: talk 'solid earth'. "
            "See: ai4earth list --help",
        ),
        ("unexpected extra argument(s) (x)", 2, "No such command 'unexpected'. See: ai4earth --help"),
        ("-- --now", 2, "No such command '--now'. Did you mean 'now'? See: ai4earth --help"),
        ("--tz lima now --plain", 2, "Options follow the command: 'ai4earth now --tz lima --plain'. See: ai4earth --help"),
        ("--at 10:40", 2, "Options follow a command: 'ai4earth now --at 10:40'. See: ai4earth --help"),
        ("--sectoin x", 2, "No such option: --sectoin. See: ai4earth --help"),
        ("list --sectoin x", 2, "No such option: --sectoin. Did you mean --section? See: ai4earth list --help"),
        (
            "info what else",
            2,
            "'what else' is more than info takes. To find talks: ai4earth talk WORDS. See: ai4earth info --help",
        ),
        (
            f"info {'x' * 61}",
            2,
            f"'{'x' * 60}…' is more than info takes. To find talks: ai4earth talk WORDS. See: ai4earth info --help",
        ),
        ("info --section x", 2, "No such option: --section. See: ai4earth info --help"),  # not --json
        ("export ics --tz x", 2, "No such option: --tz. See: ai4earth export --help"),  # not --at
        ("help now next", 2, "'next' is more than help takes. See: ai4earth help --help"),
        ("export ics --output=", 1, "Cannot write '': no file can have that name. Name a file in a folder that can be written to."),
        ("export markdown --into=", 1, "There is no page '' to change. To write a new file, use --output."),
        ("star --from=", 1, "Cannot read '': no file can have that name. Name a schedule file, or - for standard input."),
        ("late -5m", 2, "Nothing runs earlier than planned. Say how late things are now: late 5m, or late 0m if on time. See: ai4earth late --help"),
        ("search x", 2, "No such command 'search'. Did you mean 'talk'? See: ai4earth --help"),
        ("help stars", 2, "No command or topic is called 'stars'. Did you mean star or following? See: ai4earth help"),
        ("help colours", 2, "No command or topic is called 'colours'. See: ai4earth help"),
        ("help nwo", 2, "No command or topic is called 'nwo'. Did you mean now? See: ai4earth help"),
        ("help search", 2, "No command or topic is called 'search'. Did you mean talk? See: ai4earth help"),
        ("help nope", 2, "No command or topic is called 'nope'. See: ai4earth help"),
        ("now --tz lima,berln", 2, "No time zone is called 'berln'. Did you mean Europe/Berlin or Bern?"),
        ("lst", 2, "No such command 'lst'. Did you mean 'list'? See: ai4earth --help"),
        ("list --sectio x", 2, "No such option: --sectio. Did you mean --section? See: ai4earth list --help"),
        ("list --tz", 2, "Option '--tz' requires an argument. See: ai4earth list --help"),
        ("next 0", 2, "Invalid value for '[N]': write a whole number from 1 to 999999. See: ai4earth next --help"),
        ("next x", 2, "Invalid value for '[N]': write a whole number from 1 to 999999. See: ai4earth next --help"),
        ("open --livestream x", 2, "The livestream is the workshop's, not a talk's: give --livestream alone."),
        ("talk", 2, "Which talk? Give its number, or words of a name or the title."),
        ("open", 2, "Which talk? Give its number, or words of a name or the title."),
        ("open --paper --slides mousavi", 2, "One link at a time: give --paper or --slides."),
        ("list --json --plain", 2, "Use --json or --plain, not both."),
        (
            "list --type spotligth",
            2,
            "No talk is of type 'spotligth'. Did you mean Spotlight? The types are: Welcome, Invited, Spotlight, Lightning, "
            "Abstract, Break, Regular, Extended Discussion, Keynote, Discussion, Closing Keynote.",
        ),
        (
            "now --at soon",
            2,
            "'soon' is not a time. Try 10:40, 26 April 2020 10:40, 2020-04-26T10:40-07:00, "
            "tomorrow 10:40, +90m or now.",
        ),
        ("now --tz berln", 2, "No time zone is called 'berln'. Did you mean Europe/Berlin or Bern?"),
        ("talk qqq zzz", 1, "No talk found for 'qqq zzz'. See who speaks: ai4earth speakers"),
        ("list --speaker mcgovren", 2, "No talk is by 'mcgovren'. Did you mean Amy McGovern? See who speaks: ai4earth speakers"),
        ("list --speaker nobody", 2, "No talk is by 'nobody'. See who speaks: ai4earth speakers"),
        ("list --section solid --type keynote", 1, "No talk matches all filters. Leave one out."),
        ("next --at 16:00", 1, "Over since Sunday 26 April 2020, 16:00 PDT · 29 talks, 21 recorded"),
        ("next --at 12:00 --section welcome", 1, "No upcoming talks match. See the whole programme: ai4earth list"),
        ("open shibeshi", 1, "'Geo-spatial Approach For Assessing The Impact Of Land-use And Land-cover Change On Groundwater "
         "Recharge: A Case Study In Akaki Catchment, Central Ethiopia' has no video. It has: paper."),
        ("open break", 1, "2 talks match 'break'. Add a word, or give a number:\n  10  Morning Break\n  17  Noon Break"),
        ("open noon break", 1, "'Noon Break' has no video, and no other link."),
        ("open nobody", 1, "No talk found for 'nobody'. See who speaks: ai4earth speakers"),
    ],
)  # fmt: skip
def test_what_went_wrong_is_said_once_on_stderr(arguments: str, exit_code: int, said: str, run: Run) -> None:
    """With what would be right; 2 where the program was used wrongly, 1 where nothing was found."""
    assert run(*arguments.split()) == Outcome(exit_code, "", f"{said}\n")


@pytest.mark.parametrize("arguments", ["talk xyzzy", "list --section solid --type keynote", "next --at 16:00"])
def test_finding_nothing_still_gives_programs_an_answer(arguments: str, run: Run) -> None:
    """JSON with no talks, no lines at all, and exit code 1."""
    as_json, as_lines = run(*arguments.split(), "--json"), run(*arguments.split(), "--plain")

    assert (as_json.exit_code, json.loads(as_json.out)["talks"]) == (1, [])
    assert (as_lines.exit_code, as_lines.out) == (1, "")


def test_speakers_are_those_of_the_talks_that_are_asked_for(run: Run) -> None:
    """On a screen, as lines and as JSON; where nobody is named, that is said."""
    asked = ("speakers", "--section", "environet", "--type", "lightning")
    (person,) = json.loads(run(*asked, "--json").out)["speakers"]

    assert (person["name"], [talk["number"] for talk in person["talks"]]) == ("Seyed M Mousavi", [22])
    assert run(*asked, "--plain").out.split("\t")[0] == "Seyed M Mousavi"
    assert run("speakers", "--type", "break").out.splitlines()[-1] == "No speaker is named."
    assert run(*asked, "--type", "zzz").exit_code == 2


def test_filters_hold_when_all_is_over(run: Run) -> None:
    """What is counted, and offered to watch, is what was asked for."""
    lines = run("now", "--section", "environet", "--at", "2020-05-26").out.splitlines()

    assert [line for line in lines if line.startswith(("Over", "Watch one"))] == [
        "Over since Sunday 26 April 2020 · 6 talks, 4 recorded",
        "Watch one ai4earth open obropta",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("now", "--schedule", ""),
            "The source is empty. Name a schedule file, an address, or one that is remembered.\n",
        ),
        (("new", ""), "A schedule file needs a name, such as schedule.toml.\n"),
        *(
            (
                (command, "--at", ""),
                "'' is not a time. Try 10:40, 26 April 2020 10:40, 2020-04-26T10:40-07:00, "
                "tomorrow 10:40, +90m or now.\n",
            )
            for command in ("now", "status", "check", "late")
        ),
        (
            ("list", "--event-tz", ""),
            "No time zone is called ''. Write one like Africa/Nairobi, Nairobi, Kenya or UTC+3.\n",
        ),
        (("list", "--event-date", ""), "Can't read '' as the event's first day. Use a date like 2020-04-26.\n"),
        (("late", "--from", ""), "Say how late things run: ai4earth late 10m.\n"),
    ],
)
def test_name_that_is_empty_is_none(arguments: tuple[str, ...], said: str, run: Run) -> None:
    """As a shell makes it of a variable that is not set."""
    assert run(*arguments) == Outcome(2, "", said)


def test_times_before_now_are_no_lengths_of_late(run: Run) -> None:
    """Only what stands alone is."""
    assert run("late", "-5m").exit_code == 2
    assert run("late", "5m", "--at", "-10m").err.startswith("ai4earth never changes the schedule that is shipped:")


def test_filters_combine(run: Run) -> None:
    """On `list` and on `next`."""
    listed = run(
        *[
            "list",
            "--plain",
            "--section",
            "solid",
            "--section",
            "environet",
            "--type",
            "lightning",
            "--speaker",
            "mousavi",
        ]
    )
    following = run(*["next", "5", "--plain", "--at", "08:00", "--section", "solid", "--type", "regular"])

    assert [line.split("\t")[6] for line in listed.out.splitlines()] == [
        "Dataset Labeling Paper: AI-based Earthquake Signal Detection And Processing"
    ]
    assert [line.split("\t")[5] for line in following.out.splitlines()] == ["Bas Peters"]


def test_variables_stand_for_options_and_options_go_first(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """AI4EARTH_TZ may hold several zones, split by commas."""
    file = tmp_path / "s.toml"
    file.write_text('workshop = { title = "Other", date = 2021-01-01, timezone = "UTC" }', encoding="utf-8")
    monkeypatch.setenv("AI4EARTH_SCHEDULE", str(file))
    monkeypatch.setenv("AI4EARTH_AT", "09:00")
    monkeypatch.setenv("AI4EARTH_TZ", "Asia/Tokyo, Europe/Berlin")

    answer = json.loads(run("now", "--json").out)
    assert (answer["schedule"]["title"], answer["at"]) == ("Other", "2021-01-01T09:00:00+09:00")
    assert run("info").out.splitlines()[1] == (
        "Friday 1 January 2021 · times in JST (Asia/Tokyo, UTC+9) and CET (Europe/Berlin,"
    )
    assert json.loads(run("now", "--json", "--tz", "UTC", "--at", "10:00").out)["at"] == "2021-01-01T10:00:00+00:00"


@pytest.mark.parametrize(
    ("zone", "first", "last"),
    [
        ("America/Mexico_City", "09:00–09:03", "17:30–18:00"),
        ("Asia/Kathmandu", "19:45–19:48", "Mon 04:15–04:45"),
        ("Pacific/Auckland", "Mon 02:00–02:03", "Mon 10:30–11:00"),
        ("Pacific/Honolulu", "04:00–04:03", "12:30–13:00"),
        ("Europe/Volgograd", "18:00–18:03", "Mon 02:30–03:00"),
    ],
)
def test_reader_sees_this_computers_zone(
    zone: str, first: str, last: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the rules of the day of the talks, and the days that differ marked."""
    monkeypatch.setenv("TZ", zone)
    lines = run("list", "--at", "2020-01-01").out.splitlines()
    times = [re.split(r"  +", line.strip())[1] for line in lines if line[:2].strip().isdigit()]

    assert (times[0], times[-1]) == (first, last)


@pytest.mark.parametrize("named", [[], ["--tz", "local"]])
def test_computer_without_a_zone_is_told_so(
    named: list[str], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Times are in UTC then; the answer is given all the same."""
    monkeypatch.delenv("TZ")
    monkeypatch.setattr(localzone, "_SYSTEM_LINK", tmp_path / "missing")
    monkeypatch.setattr(tzlocal, "get_localzone_name", lambda: None)
    outcome = run("now", "--json", "--at", "10:00", *named)

    assert outcome.err == "This computer has no time zone set, so times are in UTC. Give --tz, or set TZ.\n"
    assert json.loads(outcome.out)["timezone"] == "UTC"


def test_schedule_that_is_wrong_is_told_by_every_command(run: Run, tmp_path: Path) -> None:
    """All its faults, exit code 1, and no half an answer."""
    file = tmp_path / "s.toml"
    file.write_text('[workshop]\ntitle = 1\ndate = 2020-04-26\ntimezone = "UTC"\nx = 1', encoding="utf-8")
    faults = (
        f"{file}:2: workshop: title is 1: write text in quotes.\n"
        f"{file}:5: workshop: unknown key 'x': the keys here are date, timezone, title, subtitle, day_start, url, "
        "livestream, chat, contact, notices, updated, revision, id.\n"
    )

    for command in ("now", "next", "list", "sections", "speakers", "info", "open --livestream", "talk x"):
        assert run(*command.split(), "--schedule", str(file)) == Outcome(1, "", faults)


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file in which a browser, the only one there is, writes what it was asked to show."""
    asked = tmp_path / "asked"
    script = tmp_path / "browser"
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >> "{asked}"\n', encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{script} %s")
    return asked


@pytest.mark.skipif(os.name == "nt", reason="the browser here is a shell script")
@pytest.mark.parametrize(
    ("arguments", "url"),
    [
        pytest.param("wavelet", "https://slideslive.com/38926370/", marks=pytest.mark.followed),
        ("wavelet --paper", "http://ai4earthscience.github.io/iclr-2020-workshop/papers/ai4earth15.pdf"),
        ("chakraborty --slides", "http://ai4earthscience.github.io/iclr-2020-workshop/papers/ai4earth23slides.pdf"),
        ("dj spooky --website", "https://en.wikipedia.org/wiki/DJ_Spooky"),
        pytest.param(
            "--livestream", "https://slideslive.com/38926811/ai-for-earth-sciences", marks=pytest.mark.followed
        ),
    ],
)
def test_open_asks_the_browser(arguments: str, url: str, browser: Path) -> None:
    """For the link that was named, the video where none was."""
    outcome = outside("open", *arguments.split())

    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, "", f"Opening {url}\n")
    assert browser.read_text(encoding="utf-8") == f"{url}\n"


def test_open_prints_the_address_where_there_is_no_browser(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that it can be carried to one."""
    monkeypatch.setattr(webbrowser, "_tryorder", [])

    assert run("open", "wavelet") == Outcome(0, "https://slideslive.com/38926370/\n", "")


def test_open_prints_the_address_for_programs(run: Run) -> None:
    """And opens nothing."""
    url = "https://slideslive.com/38926370/"
    answer = json.loads(run("open", "wavelet", "--json").out)

    assert run("open", "wavelet", "--plain") == Outcome(0, f"{url}\n", "")
    assert (answer["link"], [talk["number"] for talk in answer["talks"]]) == (url, [15])
    assert json.loads(run("open", "--livestream", "--json").out)["talks"] == []
    assert run("open", "wavelet", "--json", "--plain").err == "Use --json or --plain, not both.\n"


@pytest.mark.skipif(os.name == "nt", reason="the browser here is Unix's")
def test_open_prints_the_address_where_the_browser_fails() -> None:
    """After it has said what it tried."""
    url = "https://slideslive.com/38926370/"
    outcome = outside("open", "wavelet", env={**os.environ, "BROWSER": "false %s"})

    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, f"{url}\n", f"Opening {url}\n")


def test_open_has_no_livestream_to_open_where_there_is_none(run: Run, tmp_path: Path) -> None:
    """It says where to look."""
    file = tmp_path / "s.toml"
    file.write_text('workshop = { title = "W", date = 2021-01-01, timezone = "UTC" }', encoding="utf-8")

    assert run("open", "--livestream", "--schedule", str(file)) == Outcome(
        1, "", "W has no livestream. See: ai4earth info\n"
    )


def test_interrupt_ends_with_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a traceback, while it works and while it loads."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(webbrowser, "get", interrupted)
    assert run("open", "wavelet") == Outcome(130, "", "")

    monkeypatch.setattr("typer.Typer.__call__", interrupted)
    assert run("now") == Outcome(130, "", "")


@pytest.mark.skipif(os.name == "nt", reason="no /bin/sh")
@pytest.mark.parametrize("forced", ["", "1"])
@pytest.mark.parametrize(
    "arguments",
    [
        "now --plain",
        "list --plain",
        "list --json",
        *(pytest.param(line, marks=pytest.mark.followed) for line in ("list", "--help")),
    ],
)
def test_pipe_that_is_closed_early_ends_quietly(arguments: str, forced: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads has had all it wanted, be it with colour codes."""
    monkeypatch.setenv("FORCE_COLOR", forced)
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as closed:
        outcome = subprocess.run([*PROGRAM, *arguments.split()], stdout=closed, stderr=subprocess.PIPE, check=False)

    assert (outcome.returncode, outcome.stderr) == (0, b"")


def test_json_is_ascii_where_the_output_is_not_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says the same in any encoding."""
    output = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    monkeypatch.setattr(sys, "stdout", output)
    main(["talk", "cerron", "--json"])
    output.seek(0)

    assert "Brian Cerr\\u00f3n" in output.read()


def test_minutes_of_an_answer_are_the_nearest(run: Run, tmp_path: Path) -> None:
    """Times have their seconds."""
    file = tmp_path / "s.toml"
    file.write_text(
        """
        workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }
        [[section]]
        title = "S"
        talk = [
          { title = "longer", start = 09:00:00, end = 09:20:20 },
          { title = "shorter", start = 09:20:20, end = 09:40:00 },
          { title = "some time" },
        ]
        """,
        encoding="utf-8",
    )
    talks = json.loads(run("list", "--json", "--tz", "UTC", "--schedule", str(file)).out)["talks"]

    assert [(talk["end"], talk["minutes"]) for talk in talks] == [
        ("2020-04-26T09:20:20+00:00", 20),
        ("2020-04-26T09:40:00+00:00", 20),
        (None, None),
    ]


@pytest.mark.parametrize(("command", "kept"), [("talk --plain", "title"), ("open", "link")])
def test_slip_finds_the_nearest_and_says_so(command: str, kept: str, run: Run) -> None:
    """On standard error, so that an answer for programs is whole."""
    name, *options = command.split()
    outcome = run(name, "wavlet", *options, "--at", "10:40") if name == "talk" else run(name, "wavlet")

    found = {
        "title": "Wavelet-powered Neural Networks For Turbulence\t\t15\n",
        "link": "https://slideslive.com/38926370/\n",
    }
    assert outcome.out.endswith(found[kept])
    assert (outcome.exit_code, outcome.err.partition("\n")[0]) == (
        0,
        "No talk found for 'wavlet'. Showing 'Wavelet' instead.",
    )


@pytest.mark.parametrize("typed", ["", " "])
def test_empty_speaker_is_nobody_and_not_everybody(typed: str, run: Run) -> None:
    """As a variable of a script that is not set would have it."""
    said = "No talk is by ''. See who speaks: ai4earth speakers\n"

    for command in (["list"], ["next"], ["export", "json"]):
        assert run(*command, "--speaker", typed, "--at", "10:40") == Outcome(2, "", said)


@pytest.mark.parametrize(("typed", "shown"), [("23", "2020-04-26T23:00:00-07:00"), ("0", "2020-04-26T00:00:00-07:00")])
def test_whole_hour_may_be_a_bare_number(typed: str, shown: str, run: Run) -> None:
    """From 0 to 23."""
    assert json.loads(run("now", "--json", "--at", typed).out)["at"] == shown


@pytest.mark.parametrize("typed", ["24", "24:01", "99", "2020-04-26T24:01"])
def test_hour_that_no_clock_shows_is_told(typed: str, run: Run) -> None:
    """In a message, with exit code 2."""
    outcome = run("now", "--at", typed)

    assert (outcome.exit_code, outcome.out, len(outcome.err.splitlines())) == (2, "", 1)
    assert f"'{typed}'" in outcome.err


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ("", ["now Wavelet", "upcoming Time-varying"]),
        ("--section environet", ["upcoming Climatenet:"]),
        ("--speaker mohan", ["now Wavelet"]),
        ("--type break", ["upcoming Noon"]),
        ("--section theoretical --type regular --day sunday", ["upcoming Time-varying"]),
    ],
)
def test_now_takes_the_filters_of_list(filters: str, found: list[str], run: Run) -> None:
    """What is on and what is next, of those talks; the state is that of the whole workshop."""
    asked = ["now", "--at", "10:40", "--tz", "event", *filters.split()]
    lines = [line.split("\t") for line in run(*asked, "--plain").out.splitlines()]

    assert [f"{line[0]} {re.split('[ -]power|[ ]', line[6])[0]}" for line in lines] == found
    assert json.loads(run(*asked, "--json").out)["state"] == "running"


def test_now_of_nothing_says_so(run: Run) -> None:
    """As list does."""
    asked = ("now", "--at", "10:40", "--section", "solid", "--type", "keynote")
    assert run(*asked) == Outcome(1, "", "No talk matches all filters. Leave one out.\n")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("TZ", "berln", "No time zone is called 'berln'. Did you mean Europe/Berlin or Bern?"),
        ("TZ", "ist", "'ist' stands for several time zones. Choose one:\n  Asia/Kolkata (India, UTC+5:30)\n"),
        ("AT", "foo", "'foo' is not a time. Try 10:40, 26 April 2020 10:40, "),
        ("EVENT_TZ", "berln", "No time zone is called 'berln'. "),
        ("EVENT_DATE", "foo", "Can't read 'foo' as the event's first day. Use a date like 2020-04-26."),
    ],
)
def test_variable_is_named_in_what_is_wrong_with_it(
    name: str, value: str, said: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An option goes before it, and is not."""
    monkeypatch.setenv(f"AI4EARTH_{name}", value)
    outcome = run("now")

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"AI4EARTH_{name}: {said}")
    asked = run("now", f"--{name.lower().replace('_', '-')}={value}").err
    assert asked.startswith(said.replace("\n  ", "\n  --tz "))


def test_schedule_of_the_variable_that_is_not_there_is_told_as_such(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who typed nothing has nothing to correct in what they typed."""
    monkeypatch.setenv("AI4EARTH_SCHEDULE", "nope.toml")
    remedy = "AI4EARTH_SCHEDULE names it: set that to a file or an address, or to nothing."

    assert run("now") == Outcome(1, "", f"Cannot read nope.toml: No such file or directory. {remedy}\n")
