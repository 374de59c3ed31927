"""What Tab offers, asked as the scripts for the shells ask."""

import json
import os
import time
import unicodedata
from pathlib import Path

import pytest
import typer
from conftest import outside
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ai4earth_cli import sources
from ai4earth_cli.__main__ import main
from ai4earth_cli.cli import app, completion
from ai4earth_cli.errors import UserError
from ai4earth_cli.schedule import finding


def offered(line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what bash is offered for the last word of `line`."""
    words = [word.replace("\0", "\\ ") for word in line.replace("\\ ", "\0").split(" ")]
    monkeypatch.setenv("TERMINAL_WIDTH", "80")
    monkeypatch.setenv("_AI4EARTH_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "\n".join(words))
    monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
    with pytest.raises(SystemExit) as caught:
        main([])
    assert caught.value.code == 0
    return capsys.readouterr().out.split("\n")[:-1]


@pytest.mark.parametrize(
    ("line", "offers"),
    [
        ("ai4earth s", ["sections", "speakers", "status", "star"]),
        ("ai4earth list --s", ["--section", "--speaker", "--starred", "--schedule"]),
        ("ai4earth list --section ", [
            "welcome", "atmospheric-science", "hydro-and-cryospheres", "solid-earth", "theoretical-advances",
            "remote-sensing", "environet", "keynotes-discussion",
        ]),
        ("ai4earth list --section so", ["solid-earth"]),
        ("ai4earth list --section ear", ["earth"]),
        ("ai4earth list --section adv", ["advances"]),
        ("ai4earth list --type sp", ["spotlight"]),
        ("ai4earth list --type Ex", ["Extended\\ Discussion"]),
        ("ai4earth list --speaker Brian", ["Brian\\ Cerrón"]),
        ('ai4earth list --speaker "Brian', ["Brian Cerrón"]),
        ("ai4earth list --speaker 'Brian", ["Brian Cerrón"]),
        ("ai4earth list --speaker Brian\\ C", [""]),
        ("ai4earth list --speaker brian", ["brian\\ Cerrón"]),
        ("ai4earth talk Cerr", ["Cerrón"]),
        ("ai4earth talk cerro", ["cerron"]),
        ("ai4earth talk brian ", ["Cerrón"]),
        ("ai4earth open Mous", ["Mousavi"]),
        ("ai4earth star Mous", ["Mousavi"]),
        ("ai4earth star --remove brian ", ["Cerrón"]),
        ("ai4earth now --tz Africa/Na", ["Africa/Nairobi"]),
        ("ai4earth now --tz africa/nair", ["africa/nairobi"]),
        ("ai4earth now --tz nairo", ["nairobi"]),
        ("ai4earth export m", ["markdown", "md"]),
        ("ai4earth export i", ["ics", "ical"]),
        ("ai4earth help s", ["schedule-file", "site", "settings", "sections", "speakers", "status", "star"]),
        ("ai4earth list --section Sol", ["Solid-earth"]),
        ("ai4earth now --tz Etc/GMT+5", ["Etc/GMT+5"]),
        ("ai4earth talk zzz", [""]),
        ("ai4earth list --speaker mcg", ["mcgovern"]),
        ("ai4earth talk wavel", ["wavelet-powered"]),
        ("ai4earth talk 3", ["3", "30", "31"]),
        ("ai4earth talk &", [""]),
        ("ai4earth list --day ", ["2020-04-26", "today", "tomorrow", "all"]),
        ("ai4earth list --day 2020", ["2020-04-26"]),
        ("ai4earth list --day xyz", ["xyz"]),
        ("ai4earth now --at ", ["now", "tomorrow"]),
        ("ai4earth now --at 10", ["10"]),
        ("ai4earth now --at `x", [""]),
        ("ai4earth now --tz zzz", ["zzz"]),
        ("ai4earth --version li", ["list"]),
        ("ai4earth list --json --plain --sec", ["--section"]),
    ],
)  # fmt: skip
def test_tab_offers(
    line: str, offers: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commands, options, section ids, types, speakers with their accents, zones."""
    assert offered(line, capsys, monkeypatch) == offers


@pytest.mark.parametrize("source", ["no-such-file", "-", ".", "x" * 5000, "locked/file", os.devnull, "wrong.toml"])
def test_tab_offers_nothing_for_a_schedule_that_cannot_be_read(
    source: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And does not wait for standard input."""
    monkeypatch.chdir(tmp_path)
    Path("locked").mkdir(mode=0)
    Path("wrong.toml").write_text("[", encoding="utf-8")
    for option in ("--section", "--type", "--room", "--speaker"):
        assert offered(f"ai4earth list --schedule {source} {option} ", capsys, monkeypatch) == [""]
    assert offered(f"ai4earth talk --schedule {source} ", capsys, monkeypatch) == [""]


@pytest.mark.skipif(os.name == "nt", reason="there are no named pipes here")
def test_tab_does_not_wait_for_a_pipe(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the line or in the variable: a schedule that somebody may write some day offers nothing now."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    before = time.monotonic()
    assert offered(f"ai4earth list --schedule {pipe} --room ", capsys, monkeypatch) == [""]

    monkeypatch.setenv("AI4EARTH_SCHEDULE", str(pipe))
    assert offered("ai4earth list --room ", capsys, monkeypatch) == [""]
    assert time.monotonic() - before < 5


def test_tab_offers_from_the_schedule_that_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the line or in the variable."""
    file = schedule_of(tmp_path / "s.toml", "Aula", id="other")
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
def test_other_shells_are_offered_the_same(shell: str, out: str) -> None:
    """With the title beside the id."""
    assert asked_of(shell, "ai4earth list --section so") == (out, "")


def test_title_beside_an_id_is_harmless_too(tmp_path: Path) -> None:
    """Zsh evaluates it, and colons and tabs part it from the id."""
    file = schedule_of(tmp_path / "s.toml", "Q&A: what's \\$(>made) [bold]next[/]? " + "x" * 200, id="talks")
    title = "Q A what s made bold next / " + "x" * 63

    offers = asked_of("zsh", f"ai4earth list --schedule {file} --section ")
    assert offers == (f'_arguments \'*: :(("talks":"{title}"))\'\n', "")


@pytest.mark.parametrize("variable", ["COLUMNS", "TERMINAL_WIDTH"])
@pytest.mark.parametrize("width", ["20", "x"])
def test_help_beside_an_offer_is_one_line(variable: str, width: str) -> None:
    """However narrow the terminal is: fish takes each line for an offer."""
    out, err = asked_of("fish", "ai4earth list --t", **{variable: width})

    assert [line.split("\t")[0] for line in out.splitlines()] == ["--type", "--tz"]
    assert err == ""


@pytest.mark.parametrize(
    ("name", "rooms", "speakers", "words"),
    [
        ("Hall B2, upper/left", ["Hall B2, upper/left"], ["Hall B2, upper/left"], ["B2", "Hall", "upper/left"]),
        ("Sinéad O'Brien", [], ["Sinéad O Brien"], ["Brien", "Sinéad"]),
        ("Nguyễn Thị Ánh", ["Nguyễn Thị Ánh"], ["Nguyễn Thị Ánh"], ["Nguyễn", "Thị", "Ánh"]),
        ("अमृता 王小明 م", ["अमृता 王小明 م"], ["अमृता 王小明 م"], ["م", "अमृता", "王小明"]),
        ("Hall;>made", [], ["Hall made"], ["Hall", "made"]),
        ("Hall #3", [], ["Hall 3"], ["Hall"]),
        ("--help", [], ["help"], ["help"]),
        ("*", [], [], []),
        ("~", [], [], []),
        ("a" * 100, ["a" * 100], ["a" * 100], ["a" * 100]),
        ("a" * 101, [], [], []),
    ],
)
def test_tab_offers_what_no_shell_acts_on(
    name: str, rooms: list[str], speakers: list[str], words: list[str], tmp_path: Path
) -> None:
    """A room whole or not at all; of speakers, who are searched by words, what is left without the other signs."""
    context = asking_for(schedule_of(tmp_path / "s.toml", name))

    assert completion.complete_room(context, "") == rooms
    assert completion.complete_type(context, "") == rooms
    assert completion.complete_section(context, "") == [(room, room) for room in rooms]
    assert completion.complete_speaker(context, "") == speakers
    assert sorted(completion.complete_query(context, "")) == words


def test_half_of_a_letter_is_no_beginning(tmp_path: Path) -> None:
    """`ß` is two letters to a search, which can't be finished from the first."""
    context = asking_for(schedule_of(tmp_path / "s.toml", "ßa"))

    assert [completion.complete_room(context, typed) for typed in ("s", "ss", "")] == [[], ["ssa"], ["ßa"]]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(min_size=1), typed=st.integers(0, 5))
def test_what_tab_offers_is_harmless_and_is_found(name: str, typed: int, tmp_path: Path) -> None:
    """Whatever a file calls its rooms, types, sections and speakers, and however much of it stands on the line."""
    file = schedule_of(tmp_path / "s.toml", name)
    context = asking_for(file)
    try:
        schedule = sources.load(str(file))[0]
    except UserError:  # nothing in the name prints
        assert completion.complete_room(context, "") == []
        return
    start = name[:typed]

    rooms, speakers = completion.complete_room(context, start), completion.complete_speaker(context, start)
    types, words = completion.complete_type(context, start), completion.complete_query(context, start)
    sections = completion.complete_section(context, start)

    for offer in (*rooms, *speakers, *types, *words, *(text for section in sections for text in section)):
        assert all(unicodedata.category(letter)[0] in "LMN" or letter in " -_.,/+" for letter in offer)
    assert not any(offer.startswith("-") for offer in (*rooms, *speakers, *types, *words))
    for room in rooms:
        assert finding.room_called(schedule, room) == schedule.talks[0].room
    for kind in types:
        assert finding.types_called(schedule, kind) == (schedule.talks[0].type,)
    for id_, _ in sections:
        assert finding.section_called(schedule, id_) == schedule.sections[0]
    for query in (*speakers, *words):
        assert finding.search(schedule, query) == schedule.talks


@pytest.mark.parametrize(
    ("room", "offers"),
    [("Hall Café", "Hall Cafe\n"), ("Hall ʻtouchʻ", "\n"), ("Hall Ъ", "\n"), ("Hall Ϗ", "\n")],
)
def test_tab_offers_no_sign_that_stands_in_for_a_letter(room: str, offers: str, tmp_path: Path) -> None:
    """An encoding without the letters prints an e for the é, but a backtick, a quote and an ampersand for the others."""
    file = schedule_of(tmp_path / "s.toml", room)
    line = f"ai4earth list --schedule {file} --room Ha"

    assert asked_of("fish", line, PYTHONIOENCODING="ascii") == (offers, "")


@pytest.mark.parametrize(
    "variables",
    [
        "_AI4EARTH_COMPLETE=complete_bash",
        "_AI4EARTH_COMPLETE=complete_bash COMP_WORDS=ai4earth",
        "_AI4EARTH_COMPLETE=complete_bash COMP_CWORD=1",
        "_AI4EARTH_COMPLETE=complete_bash COMP_WORDS=ai4earth COMP_CWORD=one",
        "_AI4EARTH_COMPLETE=complete_bash COMP_WORDS=ai4earth COMP_CWORD=-1",
        f"_AI4EARTH_COMPLETE=complete_bash COMP_WORDS=ai4earth COMP_CWORD={'9' * 5000}",
        "_AI4EARTH_COMPLETE=complete_zsh",
        "_AI4EARTH_COMPLETE=complete_fish",
        "_AI4EARTH_COMPLETE=complete_tcsh COMP_WORDS=ai4earth COMP_CWORD=1",
        "_AI4EARTH_COMPLETE=complete",
        "_AI4EARTH_COMPLETE=source_tcsh",
        "_AI4EARTH_COMPLETE=other_bash COMP_WORDS=ai4earth COMP_CWORD=1",
        "_AI4EARTH_COMPLETE=yes",
    ],
)
def test_nothing_is_offered_to_what_asks_as_no_shell_does(
    variables: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Quietly, since whatever is printed would land on somebody's line."""
    for name in ("COMP_WORDS", "COMP_CWORD", "_TYPER_COMPLETE_ARGS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERMINAL_WIDTH", "80")
    for variable in variables.split(" "):
        monkeypatch.setenv(*variable.split("="))

    assert main([]) == 0
    assert capsys.readouterr() == ("", "")


def asked_of(shell: str, line: str, **variables: str) -> tuple[str, str]:
    """Return what a process prints that is asked as that shell's script asks."""
    asked = {
        "_AI4EARTH_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    outcome = outside(env={**os.environ, **asked, **variables})
    return outcome.stdout, outcome.stderr


def schedule_of(file: Path, name: str, id: str | None = None) -> Path:  # noqa: A002  as the file calls it
    """Write a schedule in which everything is called that, and return it."""
    text = json.dumps(name, ensure_ascii=False).replace("\x7f", "\\u007f")
    file.write_text(
        f'workshop = {{ title = "W", date = 2021-01-01, timezone = "UTC" }}\n'
        f"section = [{{ id = {json.dumps(id) if id else text}, title = {text}, talk = [\n"
        f'  {{ title = "T", type = {text}, room = {text}, speakers = [{text}] }} ] }}]\n',
        encoding="utf-8",
    )
    return file


def asking_for(file: Path) -> typer.Context:
    """Return what Typer hands to a completion: a line with that schedule on it."""
    context = typer.Context(typer.main.get_command(app))
    context.params["schedule"] = str(file)
    return context


def test_languages_are_offered_each_once(tmp_path: Path) -> None:
    """As the schedule has them; none without a schedule."""
    file = tmp_path / "s.toml"
    talks = ", ".join(f'{{ title = "T", language = "{language}" }}' for language in ("en", "de-CH", "en", "*"))
    file.write_text(
        f'workshop = {{ title = "W", date = 2020-04-26, timezone = "UTC" }}\ntalk = [{talks}]', encoding="utf-8"
    )

    assert completion.complete_language(asking_for(file), "") == ["en", "de-CH"]
    assert completion.complete_language(asking_for(tmp_path / "none.toml"), "") == []


def test_words_of_names_are_offered_without_signs(tmp_path: Path) -> None:
    """No single letters and no signs, each word once, of titles only once something is typed."""
    file = tmp_path / "s.toml"
    file.write_text(
        'workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }\n'
        'talk = [{ title = "Rivers & A (sea)", speakers = ["Ada B. Brown", "A & Ada"] }]',
        encoding="utf-8",
    )

    assert completion.complete_query(asking_for(file), "") == ["Ada", "Brown"]
    assert completion.complete_query(asking_for(file), "s") == ["sea"]
    assert completion.complete_query(asking_for(tmp_path / "none.toml"), "1") == []
    assert completion.complete_day(asking_for(tmp_path / "none.toml"), "tod") == [("today", "where the event is")]
