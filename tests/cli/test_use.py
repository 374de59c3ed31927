"""A schedule that is remembered: by `use`, and in the user's own file."""

import datetime as dt
import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from conftest import Outcome, Run
from webserver import Page, serving

from ai4earth_cli.cli import app, completion
from ai4earth_cli.schedule.mine.known import age_words
from ai4earth_cli.store import files

ANSWERS = "Remembered: every command answers from it now.\n"
XML = """<?xml version="1.0"?>
<schedule><conference><title>Con</title></conference><day date="2020-04-26"><room name="R">
<event guid="g"><title>Clouds</title><start>09:10</start><duration>00:20</duration></event>
</room></day></schedule>
"""
PAGE = "## Morning\n\n| Start | Title |\n| --- | --- |\n| 9:10 | Clouds |\n"
Golden = Callable[[str, str], None]


def ours(title: str) -> str:
    """Return a schedule file of that title."""
    return f'workshop = {{ title = "{title}", date = 2030-04-26, timezone = "UTC" }}\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that commands are typed in; it has two schedules of ours, and two of others."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    for name, text in {"a.toml": ours("A"), "b.toml": ours("B"), "con.xml": XML, "page.md": PAGE}.items():
        Path(name).write_text(text, encoding="utf-8")
    return tmp_path / "here"


def config(folder: Path) -> Path:
    """Return the user's file."""
    return folder.parent / "config" / "ai4earth" / "config.toml"


def written(folder: Path, text: str) -> Path:
    """Write the user's file, and return it."""
    config(folder).parent.mkdir(parents=True, exist_ok=True)
    config(folder).write_text(text, encoding="utf-8")
    return config(folder)


def title(run: Run, *arguments: str) -> str:
    """Return the title of the schedule that is asked about."""
    outcome = run("info", "--json", *arguments)
    assert outcome.exit_code == 0, outcome.err
    return str(json.loads(outcome.out)["schedule"]["title"])


def test_source_is_read_shown_and_remembered(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From then on in every folder, until one goes back; nothing is picked up from a folder before."""
    Path("schedule.toml").write_text(ours("Here"), encoding="utf-8")
    assert title(run) == "AI for Earth Sciences"

    summary = "A\n0 talks in 0 sections, 26 April 2030, without times · UTC\n"
    assert run("use", "a.toml") == Outcome(0, summary + ANSWERS, "")
    assert config(folder).read_text() == f'schedule = "{folder}/a.toml"\n'
    monkeypatch.chdir("/")
    assert title(run) == "A"
    assert run("check").out.startswith("0 talks in 0 sections, 26 April 2030, without times\n")
    assert run("use", "--shipped") == Outcome(0, "Every command answers from the shipped schedule again.\n", "")
    assert run("use", "--shipped") == Outcome(
        0, "No schedule was remembered. Without one, commands answer from the one shipped.\n", ""
    )
    assert title(run) == "AI for Earth Sciences"


def test_summary_is_that_of_the_workshop(run: Run, folder: Path) -> None:
    """With its subtitle, and its times in its zone."""
    assert folder
    assert run("use", "shipped", str(files.shipped_schedule())).out == (
        "AI for Earth Sciences · ICLR 2020 workshop\n"
        "29 talks and 2 breaks in 8 sections, 26 April 2020, 07:00–16:00 PDT · America/Los_Angeles\n"
        "Remembered as shipped: every command answers from it now.\n"
    )


def test_zone_that_is_an_offset_is_told_once(run: Run, folder: Path) -> None:
    """Its letters are its name."""
    assert folder
    text = ours("Offset").replace('"UTC"', '"+01:00"') + '\ntalk = [{ title = "T", start = "09:00", end = "10:00" }]\n'
    Path("offset.toml").write_text(text, encoding="utf-8")

    assert run("use", "offset.toml").out.splitlines()[1] == "1 talk, 26 April 2030, 09:00–10:00 UTC+1"


def test_name_goes_back_to_its_source(run: Run, folder: Path) -> None:
    """It may be given another; the file is not written anew where it says it all."""
    run("use", "one", "a.toml")
    run("use", "two", "b.toml")
    assert title(run) == "B"
    text = config(folder).read_text()
    assert run("use", "one").out.endswith("Remembered as one: every command answers from it now.\n")
    assert title(run) == "A"
    assert config(folder).read_text() == text.replace('schedule = "two"', 'schedule = "one"')
    run("use", "one", "two")
    assert title(run, "--schedule", "one") == "B"


def test_name_is_forgotten(run: Run, folder: Path) -> None:
    """With its source; what is in use by it is in use no more, and all else in the file stays."""
    file = written(folder, f'# mine\ntz = "lima"\n\n[schedules]\na = "{folder}/a.toml" # A\n')
    run("use", "b", "b.toml")

    assert run("use", "--forget", "a") == Outcome(0, "a is forgotten.\n", "")
    assert title(run) == "B"
    assert run("use", "--forget", "c") == Outcome(1, "", "No schedule is remembered as 'c'. Name one of b.\n")
    assert run("use", "--forget", "b") == Outcome(
        0, "b is forgotten.\nEvery command answers from the shipped schedule again.\n", ""
    )
    assert title(run) == "AI for Earth Sciences"
    assert file.read_text() == '# mine\ntz = "lima"\n\n'


def test_source_that_is_in_use_without_a_name_stays_when_one_is_forgotten(run: Run, folder: Path) -> None:
    """It is remembered for itself."""
    run("use", "a", "a.toml")
    run("use", str(folder / "a.toml"))

    assert run("use", "--forget", "a") == Outcome(0, "a is forgotten.\n", "")
    assert config(folder).read_text().strip() == f'schedule = "{folder}/a.toml"'


def test_name_goes_before_a_file_of_that_name(run: Run, folder: Path) -> None:
    """Which is still found as a path."""
    Path("one").write_text(ours("File"), encoding="utf-8")
    assert title(run, "--schedule", "one") == "File"
    written(folder, f'schedules.one = "{folder}/a.toml"\n')

    assert title(run, "--schedule", "one") == "A"
    assert title(run, "--schedule", "./one") == "File"


def test_option_goes_before_variable_before_file(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For the schedule, by name or not, the reader's zones and the event's."""
    written(
        folder,
        f"""\
schedule = "page"
tz = "event, Asia/Tokyo"
event_tz = "UTC"
[schedules]
page = {{ source = "{folder}/page.md", event_date = 2020-04-26, event_tz = "lima" }}
con = "{folder}/con.xml"
""",
    )
    asked = ("list", "--plain")

    def start(*arguments: str) -> str:
        return run(*asked, *arguments).out.split("\t")[1]

    assert start() == "2020-04-26T09:10:00-05:00"
    assert start("--schedule", "con") == "2020-04-26T09:10:00+00:00"
    monkeypatch.setenv("AI4EARTH_SCHEDULE", "con")
    assert start() == "2020-04-26T09:10:00+00:00"
    assert start("--schedule", "page") == "2020-04-26T09:10:00-05:00"
    monkeypatch.setenv("AI4EARTH_EVENT_TZ", "Europe/Berlin")
    assert start("--schedule", "page") == "2020-04-26T09:10:00+02:00"
    assert start("--event-tz", "Asia/Kathmandu") == "2020-04-26T09:10:00+05:45"
    assert start("--schedule", "page", "--event-date", "2021-01-01") == "2021-01-01T09:10:00+01:00"
    monkeypatch.setenv("AI4EARTH_TZ", "UTC")
    assert start() == "2020-04-26T07:10:00+00:00"
    assert start("--tz", "Asia/Tokyo") == "2020-04-26T16:10:00+09:00"


def test_zones_of_the_file_are_those_of_answers(run: Run, folder: Path) -> None:
    """All of them."""
    written(folder, 'tz = ["event", "Asia/Tokyo"]\n')

    assert "times in PDT (America/Los_Angeles, UTC-7) and JST (Asia/Tokyo, UTC+9)" in run("info").out.replace("\n", " ")


def test_what_a_source_does_not_say_is_remembered_with_it(run: Run, folder: Path) -> None:
    """Zone and day; they can be given later, and are known under another name too."""
    assert "--event-date" in run("use", "page.md").err
    assert not config(folder).exists()
    assert run("use", "page", "page.md", "--event-date", "2020-04-26", "--event-tz", "lima").exit_code == 0
    assert "2020-04-26T09:10:00-05:00" in run("list", "--plain", "--tz", "event").out
    assert run("use", "page", "--event-tz", " Europe/Berlin ").exit_code == 0
    assert "2020-04-26T09:10:00+02:00" in run("list", "--plain", "--tz", "event").out
    run("use", "other", "page")

    kept = f'{{source = "{folder}/page.md", event_tz = "Europe/Berlin", event_date = 2020-04-26}}\n'
    assert config(folder).read_text() == f'schedule = "other"\n\n[schedules]\npage = {kept}other = {kept}'


@pytest.mark.parametrize(
    ("arguments", "exit_code", "said"),
    [
        ("typo.toml", 1, "Cannot read typo.toml: No such file or directory. Name a file or an address."),
        ("wrong.toml", 1, 'wrong.toml:1: the file: it has no [workshop]: add the table, with title = "…", date and timezone.'),
        ("-", 2, "Standard input can't be remembered: name a file or an address."),
        ("a.toml rivers", 2, "'a.toml' is not a name: use up to 50 letters from a to z, digits, - and _. "
                             "The name comes first: ai4earth use rivers a.toml"),
        ("x.y a.toml", 2, "'x.y' is not a name: use up to 50 letters from a to z, digits, - and _."),
        ("one two three", 2, "Use one source, with a name before it or not, or --shipped, or --forget NAME."),
        ("--shipped a.toml", 2, "Use one source, with a name before it or not, or --shipped, or --forget NAME."),
        ("--forget a a.toml", 2, "Use one source, with a name before it or not, or --shipped, or --forget NAME."),
        ("--forget a --shipped", 2, "Use one source, with a name before it or not, or --shipped, or --forget NAME."),
        ("--forget '' --shipped", 2, "Use one source, with a name before it or not, or --shipped, or --forget NAME."),
        ("--forget a", 1, "No schedule is remembered as 'a'. To remember one: ai4earth use NAME SOURCE"),
        (
            "--event-tz berlin",
            2,
            "Name the source that --event-tz and --event-date are about: ai4earth use SOURCE --event-tz berlin.",
        ),
        ("a.toml --event-date soon", 2, "Can't read 'soon' as the event's first day. Use a date like 2020-04-26."),
        ("a\u202e.toml", 2, "{folder}/a�.toml can't be remembered: its name has letters that don't print. Rename it."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_and_not_remembered(
    arguments: str, exit_code: int, said: str, run: Run, folder: Path
) -> None:
    """At once."""
    Path("wrong.toml").write_text("", encoding="utf-8")

    assert run("use", *arguments.split()) == Outcome(exit_code, "", said.format(folder=folder) + "\n")
    assert not config(folder).exists()


def test_slip_in_a_name_is_told_with_the_names(run: Run, folder: Path) -> None:
    """Where a name can be meant."""
    written(folder, f'schedules = {{ one = "{folder}/a.toml", two = "b.toml" }}\n')

    assert run("use", "on").err == (
        "Cannot read on: No such file or directory. Name a file or an address, or one of one, two.\n"
    )
    assert run("now", "--schedule", "on") == Outcome(
        1, "", "Cannot read on: No such file or directory. Name a file or an address, or one of one, two.\n"
    )
    assert run("now", "--schedule", "on.toml").err == (
        "Cannot read on.toml: No such file or directory. Name a schedule file, or - for standard input.\n"
    )


def test_remembered_source_that_is_gone_is_told_with_what_to_type(run: Run, folder: Path) -> None:
    """In use, or by its name."""
    run("use", "one", "a.toml")
    Path("a.toml").unlink()
    gone = f"Cannot read {folder}/a.toml: No such file or directory."

    back = f"{gone} It is the schedule in use; to go back to the one shipped: ai4earth use --shipped\n"
    assert [run(command) for command in ("now", "check")] == [Outcome(1, "", back)] * 2
    other = f"{gone} To remember another by that name: ai4earth use one SOURCE\n"
    assert run("now", "--schedule", "one") == Outcome(1, "", other)
    assert run("use", "one") == Outcome(1, "", other)
    run("use", "--shipped")
    assert run("now").exit_code == 0


def test_address_that_does_not_answer_is_told_the_same_way(run: Run, folder: Path) -> None:
    """There is no copy of it; nothing is shown of its password."""
    written(folder, 'schedule = "http://me:secret@127.0.0.1:9/x"\n')
    outcome = run("now")

    assert outcome.exit_code == 1
    assert outcome.err.startswith("Cannot read http://127.0.0.1:9/x: ")
    assert outcome.err.endswith(". It is the schedule in use; to go back to the one shipped: ai4earth use --shipped\n")
    assert "no copy yet\n         http://127.0.0.1:9/x\n" in run("use").out


def test_address_answers_after_its_server_has_gone(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the copy, whose age is listed, and whose password is not."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    with serving(lambda _: Page(ours("Web").encode())) as server:
        assert run("use", "web", server.address.replace("://", "://me:secret@")).out.startswith("Web\n")
    assert title(run) == "Web"

    listed = run("use").out
    assert listed.startswith(f"In use   web · copy of just now\n         {server.address}\n")
    assert "secret" not in listed + run("use", "--json").out + run("use", "--plain").out


def test_faults_of_the_file_are_told_by_every_command(run: Run, folder: Path) -> None:
    """All at once, with their lines; and `use` leaves the file alone."""
    file = written(folder, "shedule = 1\ntz = 2\n")
    said = (
        f"{file}:1: the file: unknown key 'shedule': did you mean schedule?\n"
        f"{file}:2: the file: tz is 2: write text in quotes.\n"
    )

    commands = (["now"], ["check"], ["use"], ["use", "a.toml"], ["use", "--shipped"], ["export", "csv"])
    assert [run(*command) for command in commands] == [Outcome(1, "", said)] * len(commands)
    assert file.read_text() == "shedule = 1\ntz = 2\n"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('\ntz = ["UTC", "nowhere-at-all"]', "2: the file: tz"),
        ('event_tz = "nowhere-at-all"', "1: the file: event_tz"),
        ('schedule = { source = "../../here/con.xml", event_tz = "nowhere-at-all" }', "1: schedule: event_tz"),
        ('schedule = "c"\n[schedules.c]\nsource = "x"\nevent_tz = "nowhere-at-all"', "4: schedules, c: event_tz"),
    ],
)
def test_zone_of_the_file_that_is_none_is_told_with_its_line(text: str, where: str, run: Run, folder: Path) -> None:
    """On one line, which begins as faults do."""
    file = written(folder, text)
    outcome = run("now")

    assert (outcome.exit_code, outcome.out, outcome.err.count("\n")) == (1, "", 1)
    assert outcome.err.startswith(f"{file}:{where}: No time zone")
    assert run("now", "--schedule", "a.toml", "--tz", "UTC", "--event-tz", "UTC").exit_code == 0


def test_variable_that_goes_before_is_said(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or `use` would seem to do nothing; it is what is in use."""
    monkeypatch.setenv("AI4EARTH_SCHEDULE", "b.toml")
    said = "AI4EARTH_SCHEDULE is set to 'b.toml', and goes before what is remembered.\n"

    assert run("use", "a.toml").err == said
    listed = run("use", "--plain")
    assert [line.split("\t")[:3] for line in listed.out.splitlines()] == [
        ["in use", "", "b.toml"],
        ["known", "", f"{folder}/a.toml"],
        ["known", "", ""],
    ]
    assert listed.err == said
    monkeypatch.setenv("AI4EARTH_SCHEDULE", "-")
    assert run("use").out.startswith("In use   standard input\n         -\n")


def known(folder: Path) -> None:
    """Write a file with a name for each kind of source, whose age is known."""
    os.utime("a.toml", (time.time() - 3 * 3600 - 30,) * 2)
    Path("gone.toml").unlink(missing_ok=True)
    written(
        folder,
        """\
schedule = "workshop"
[schedules]
workshop = { source = "../../here/a.toml", event_tz = "lima", event_date = 2027-05-04 }
gone = "/nowhere/with/a/long/path/to/go/to/before/there/is/anything/to/be/found/gone.toml"
camp = "https://me:secret@camp.example/2027/schedule/export/schedule.xml"
""",
    )


@pytest.mark.parametrize("width", ["50", "80"])
def test_what_is_known_is_listed(
    width: str, run: Run, folder: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First what is in use, with the age of each; no source is broken, and no password shown."""
    monkeypatch.setenv("COLUMNS", width)
    for name, write in {"shipped": lambda _: None, "several": known}.items():
        write(folder)
        outcome = run("use")

        assert (outcome.exit_code, outcome.err) == (0, "")
        golden(f"screens/use-{name}-{width}.txt", outcome.out.replace(str(folder.parent), "/home/me"))


def test_what_is_known_is_listed_for_programs(run: Run, folder: Path) -> None:
    """Also right after a change."""
    known(folder)
    os.utime("a.toml", (86_400, 86_400))
    url = "https://camp.example/2027/schedule/export/schedule.xml"

    record = json.loads(run("use", "workshop", "--json").out)
    assert record["version"] == 1
    assert record["file"] == str(config(folder))
    assert record["schedules"][0] == {
        "name": "workshop",
        "source": f"{folder}/a.toml",
        "event_tz": "lima",
        "event_date": "2027-05-04",
        "changed": "1970-01-02T00:00:00+00:00",
        "in_use": True,
    }
    assert record["schedules"][2] == {
        **dict.fromkeys(("event_tz", "event_date", "changed")),
        "name": "camp",
        "source": url,
        "in_use": False,
    }
    assert [known["name"] for known in record["schedules"]] == ["workshop", "gone", "camp", None]
    assert run("use", "--plain").out.splitlines()[2:] == [f"known\tcamp\t{url}\t", "known\t\t\t"]


NOW = dt.datetime(2027, 5, 4, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("source", "ago", "said"),
    [
        ("/x", 59, "changed just now"),
        ("/x", -3600, "changed just now"),
        ("/x", 60, "changed 1 min ago"),
        ("/x", 119, "changed 1 min ago"),
        ("https://x", 0, "copy of just now"),
        ("https://x", 2 * 86_400 + 4 * 3600 + 59 * 60, "copy of 2 days 4 h ago"),
        ("https://x", None, "no copy yet"),
        ("/x", None, "not there"),
    ],
)
def test_age_is_in_whole_minutes(source: str, ago: int | None, said: str) -> None:
    """That have gone by; a clock that was wrong makes it no age below zero."""
    changed = None if ago is None else NOW - dt.timedelta(seconds=ago)

    assert age_words(source, changed, NOW) == said


def offers(incomplete: str, *words: str) -> list[str]:
    """Return what Tab offers for the beginning of a name."""
    context = typer.Context(typer.main.get_command(app))
    context.params = {"words": list(words)}
    return completion.complete_known(context, incomplete)


def test_tab_offers_names(folder: Path) -> None:
    """As the first word; none if the file is wrong, or there is none."""
    assert offers("") == []
    known(folder)
    assert offers("") == ["workshop", "gone", "camp"]
    assert offers("ca") == ["camp"]
    assert offers("", "camp") == []
    written(folder, '[schedules]\n"$(touch x)" = "/x"\n')
    assert offers("") == []


def test_tab_reads_what_is_in_use(folder: Path) -> None:
    """By name or not, and of a file that is wrong nothing."""
    context = typer.Context(typer.main.get_command(app))
    written(folder, f'schedule = "con"\n[schedules]\ncon = {{ source = "{folder}/con.xml", event_tz = "lima" }}\n')
    assert completion.complete_room(context, "") == ["R"]
    context.params["schedule"] = "con"
    assert completion.complete_room(context, "") == ["R"]
    written(folder, "schedule = 3\n")
    assert completion.complete_room(context, "") == []


def test_schedule_file_in_the_folder_that_is_not_asked_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line beside the answer, where a command falls back to the shipped schedule; none once the file is named."""
    monkeypatch.chdir(tmp_path)
    assert run("export", "csv").err == ""
    run("new")
    said = (
        "This is the shipped schedule, not the schedule.toml in this folder. "
        "To answer from that: ai4earth use schedule.toml\n"
    )

    assert [run(*command).err for command in (["now"], ["export", "csv"], ["check"])] == [said] * 3
    assert run("now", "--schedule", "schedule.toml").err == ""
    run("use", "schedule.toml")
    assert run("export", "csv").err == ""
    run("use", "--shipped")
    Path("schedule.toml").write_bytes(files.shipped_schedule().read_bytes())
    assert run("export", "csv").err == ""


def test_source_that_is_empty_is_none(run: Run) -> None:
    """As a shell makes it of a variable that is not set."""
    said = "The source is empty. Name a schedule file, an address, or one that is remembered.\n"

    assert run("use", "") == run("use", "name", " ") == run("check", "") == Outcome(2, "", said)
