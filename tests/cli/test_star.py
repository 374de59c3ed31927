"""star: mark talks, unmark them, and take over what another app has marked."""

import io
import json
import os
from pathlib import Path

import pytest
from conftest import Outcome, Run
from rich.console import Console

from ai4earth_cli.cli import completion
from ai4earth_cli.cli.asked import Source, view_asked
from ai4earth_cli.schedule.questions import situation
from ai4earth_cli.screens.day.watch import watch_screens
from ai4earth_cli.store import files, stars

EVENT = """
workshop = {{ title = "Days", date = 2020-04-26, timezone = "Europe/Berlin" }}
talk = [{talks}]
"""
OPENING = '{ title = "Opening", start = "09:00", end = "10:00", room = "Aula", uid = "1@days", speakers = ["Ada"] },'
CLOSING = '{ title = "Closing", start = "09:50", end = "11:00", room = "Bar", uid = "2@days", speakers = ["Ada"] },'
MANY = "".join(f'{{ title = "Poster {letter}" }},' for letter in "ABCDEFGHIJKLMNOPQRSTUVW")
FAVOURITES = """\
BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1@days
SUMMARY:An older title
DTSTART:20200426T070000Z
DTEND:20200426T080000Z
END:VEVENT
BEGIN:VEVENT
UID:other
SUMMARY:closing
DTSTART:20200426T095000
DTEND:20200426T110000
END:VEVENT
BEGIN:VEVENT
UID:gone
SUMMARY:Gone
DTSTART:20200426T120000
DTEND:20200426T130000
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file of a schedule, which is the one that is asked about."""
    file = tmp_path / "event.toml"
    file.write_text(EVENT.format(talks=OPENING + CLOSING), encoding="utf-8")
    monkeypatch.setenv("AI4EARTH_SCHEDULE", str(file))
    return file


def marked() -> list[str]:
    """Return the titles of what is marked."""
    return [star.title for star in stars.read()]


def test_favourites_have_the_date_and_the_zone_of_the_schedule(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If they say neither; of two talks of one title the time tells."""
    monkeypatch.chdir(tmp_path)
    talks = "".join(f'{{ title = "Fog", start = "{hour}:00", end = "{hour}:30" }},' for hour in (9, 14))
    head = 'workshop = { title = "W", date = 2031-05-06, timezone = "America/Lima" }'
    Path("s.toml").write_text(f"{head}\ntalk = [{talks}]\n", encoding="utf-8")
    Path("mine.md").write_text(
        "| Start | End | Title |\n| --- | --- | --- |\n| 14:00 | 14:30 | Fog |\n", encoding="utf-8"
    )

    found = run("star", "--from", "mine.md", "--schedule", "s.toml")
    assert found == Outcome(0, "★ 2  Fog\n1 talk marked\n", "")


def test_number_marks_one(run: Run) -> None:
    """A second time it is said to be marked already, and nothing is written."""
    title = "Time-varying Semantic Representations Of Planetary Observations For Discovering Novelties"

    assert run("star", "16") == Outcome(0, f"★ 16  {title}\n", "")
    assert run("star", "srija") == Outcome(0, f"★ 16  {title} (marked before)\n", "")
    assert stars.path().read_text(encoding="utf-8").count("\n") == 1


def test_several_hits_are_listed_with_their_numbers(run: Run) -> None:
    """Nothing is marked then; a number decides, or --all."""
    assert run("star", "mohan") == Outcome(
        1,
        "",
        "2 talks match 'mohan'. Add a word, or give a number, or --all:\n"
        "  14  Embedding Hard Physical Constraints In Convolutional Neural Networks For 3d Turbulence\n"
        "  15  Wavelet-powered Neural Networks For Turbulence\n",
    )
    assert marked() == []
    assert run("star", "--all", "mohan").exit_code == 0
    assert len(marked()) == 2


def test_several_numbers_mark_several(run: Run) -> None:
    """In one word or in several; a word beside them makes all of it a query."""
    assert run("star", "15", "2 15").out.splitlines()[1].startswith("★ 15")
    assert len(marked()) == 2
    assert run("star", "2", "wavelet").exit_code == 1


@pytest.mark.usefixtures("event")
def test_overlap_is_said_when_it_is_made(run: Run) -> None:
    """With the length, and the other talk."""
    run("star", "opening")

    assert run("star", "closing").out == "★ 2  Closing\n  overlaps 1 by 10 min: Opening\n"


def test_long_list_of_hits_is_cut(event: Path, run: Run) -> None:
    """It says how many more there are."""
    event.write_text(EVENT.format(talks=MANY), encoding="utf-8")
    lines = run("star", "poster").err.splitlines()

    assert (len(lines), lines[-1]) == (22, "  … and 3 more")


@pytest.mark.parametrize(
    ("arguments", "exit_code", "message"),
    [
        ("star", 2, "Which talk? Give its number, or words of a name or the title. To see what is marked: ai4earth agenda\n"),
        ("star --all", 2, "Which talk? Give its number, or words of a name or the title. To see what is marked: ai4earth agenda\n"),
        ("star --remove", 2, "Which talk? Give its number, or words of a name or the title. To see what is marked: ai4earth agenda\n"),
        ("star --from f.ics 18", 2, "Use --from alone: it marks what the file holds.\n"),
        ("star 99", 1, "No talk found for '99'. The talks have the numbers 1 to 31, as ai4earth list shows.\n"),
        ("star mousawi", 1, "No talk found for 'mousawi'. Did you mean Seyed M Mousavi?\n"),
        ("star --remove 18", 1, "No marked talk matches '18'. To see what is marked: ai4earth agenda\n"),
        ("star --remove --all", 1, "No talk is marked. To see what is marked: ai4earth agenda\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(arguments: str, exit_code: int, message: str, run: Run) -> None:
    """With what can."""
    assert run(*arguments.split()) == Outcome(exit_code, "", message)


def test_marked_talk_is_unmarked_by_number_and_by_query(run: Run) -> None:
    """A query looks among what is marked only."""
    run("star", "14", "15", "18")

    assert run("star", "--remove", "14").out.startswith("Not marked any more: 14  Embedding Hard Physical")
    run("star", "14")
    assert run("star", "--remove", "mohan").exit_code == 1
    assert run("star", "--remove", "mohan", "wavelet").exit_code == 0
    assert run("star", "--remove", "mohan").exit_code == 0
    assert len(marked()) == 1


def test_all_are_unmarked_but_those_of_other_events(event: Path, run: Run) -> None:
    """Those whose talks are gone, too."""
    assert run("star", "15", "--schedule", str(files.shipped_schedule())).exit_code == 0
    assert run("star", "1", "2").exit_code == 0
    event.write_text(EVENT.format(talks=CLOSING), encoding="utf-8")

    assert run("star", "--remove", "--all").out == "Not marked any more: 1  Closing\nNot marked any more: Opening\n"
    assert marked() == ["Wavelet-powered Neural Networks For Turbulence"]


def test_mark_whose_talk_is_gone_is_removed_by_its_title(event: Path, run: Run) -> None:
    """Where no marked talk that is there is found."""
    run("star", "1", "2")
    event.write_text(EVENT.format(talks=CLOSING), encoding="utf-8")

    assert run("star", "--remove", "opening").out == "Not marked any more: Opening\n"
    assert marked() == ["Closing"]


def test_several_marks_whose_talks_are_gone_are_listed(event: Path, run: Run) -> None:
    """They have no numbers any more."""
    run("star", "1", "2")
    event.write_text(EVENT.format(talks=MANY), encoding="utf-8")

    assert run("star", "--remove", "ing").err == (
        "2 talks match 'ing'. Add a word, or give a number, or --all:\n  Opening\n  Closing\n"
    )
    assert run("star", "--remove", "--all", "ing").exit_code == 0
    assert marked() == []


@pytest.mark.usefixtures("event")
def test_favourites_of_a_calendar_are_taken_over(tmp_path: Path, run: Run) -> None:
    """By UID, else by title and start, which is the event's where the calendar says no zone; the rest is named."""
    (tmp_path / "mine.ics").write_text(FAVOURITES, encoding="utf-8")
    run("star", "1")

    assert run("star", "--from", str(tmp_path / "mine.ics")) == Outcome(
        0,
        "★ 2  Closing\n1 talk marked, 1 marked before, 1 not found\n",
        "Not found: Gone, Sunday 26 April 2020, 12:00 CEST\n",
    )
    assert run("star", "--from", str(tmp_path / "mine.ics")).out == "0 talks marked, 2 marked before, 1 not found\n"
    assert marked() == ["Opening", "Closing"]


def test_favourites_of_a_schedule_json_are_taken_over(tmp_path: Path, run: Run) -> None:
    """Here of our own, with all that is in it."""
    run("export", "json", "--speaker", "mohan", "--output", str(tmp_path / "mine.json"))

    assert run("star", "--from", str(tmp_path / "mine.json")).out.splitlines()[-1] == "2 talks marked"


@pytest.mark.usefixtures("event")
def test_favourites_that_eventfahrplan_shares_are_taken_over(tmp_path: Path, run: Run) -> None:
    """It tells neither start nor guid."""
    lectures = [
        {"lecture_id": "7", "title": "Opening", "url": "https://x/7"},
        {"title": "\x1b[31mGone"},
        {"title": 1},
        2,
    ]
    (tmp_path / "mine.json").write_text(json.dumps({"lectures": lectures}), encoding="utf-8")

    assert run("star", "--from", str(tmp_path / "mine.json")) == Outcome(
        0, "★ 1  Opening\n1 talk marked, 1 not found\n", "Not found: [31mGone\n"
    )


@pytest.mark.parametrize(
    "data", ['{"lectures": 1}', "[1]", '{"lectures": [{}]}', "{", "[" * 100_000, "BEGIN:VCALENDAR\n"]
)
def test_what_holds_no_favourites_is_refused(data: str, tmp_path: Path, run: Run) -> None:
    """With what was found instead, and what can be read."""
    (tmp_path / "mine").write_text(data, encoding="utf-8")
    outcome = run("star", "--from", str(tmp_path / "mine"))

    assert (outcome.exit_code, outcome.out) == (1, "")
    assert outcome.err.endswith("Favourites are read from a calendar or a schedule.json, as apps export them.\n")


def test_favourites_of_another_event_are_none_of_this(tmp_path: Path, run: Run) -> None:
    """Which is said, and nothing is marked."""
    (tmp_path / "mine.ics").write_text(FAVOURITES, encoding="utf-8")

    assert run("star", "--from", str(tmp_path / "mine.ics")) == Outcome(
        1, "", f"None of the 3 talks in {tmp_path / 'mine.ics'} is in AI for Earth Sciences.\n"
    )


@pytest.mark.parametrize("command", ["list", "next", "now", "export csv", "status"])
def test_starred_is_a_filter(command: str, run: Run) -> None:
    """Only what is marked passes, and where nothing is it says how to mark."""
    at = ["--at", "10:40"] if command != "export csv" else []
    assert run(*command.split(), *at, "--starred").err.startswith(
        "No talk of this programme is marked." if command != "status" else ""
    )

    run("star", "15", "18", "2")
    forms = [] if command in {"export csv", "status"} else ["--plain"]
    out = run(*command.split(), *at, "--starred", *forms).out
    assert "Wavelet" in out or command == "next"
    assert "Welcome" not in out
    assert out.count("\n") == {"list": 3, "next": 1, "now": 2, "export csv": 4, "status": 1}[command]


def test_export_of_what_is_marked_has_reminders(run: Run) -> None:
    """A calendar of one's own."""
    run("star", "15", "16")
    out = run("export", "ics", "--starred", "--alarm", "10m").out

    assert (out.count("BEGIN:VEVENT"), out.count("TRIGGER:-PT10M")) == (2, 2)


@pytest.mark.skipif(os.name == "nt", reason="a folder can be opened there")
def test_marks_that_cannot_be_read_are_said_and_all_else_goes_on(run: Run) -> None:
    """The answer is there, without them."""
    stars.path().mkdir(parents=True)
    outcome = run("now", "--plain", "--at", "10:40")

    assert (outcome.exit_code, outcome.out.count("\n")) == (0, 2)
    assert outcome.err == f"Cannot read the marked talks in {stars.path()}: Is a directory.\n"
    assert run("star", "18").exit_code == 1


@pytest.mark.usefixtures("event")
def test_status_line_is_of_the_starred_talk(run: Run) -> None:
    """Of those that are on at one time."""
    assert "2 on now" in run("status", "--at", "09:55", "--tz", "event").out
    run("star", "opening")
    assert "Opening" in run("status", "--at", "09:55", "--tz", "event").out


def test_marked_poster_stays_by_itself(event: Path, run: Run) -> None:
    """Many of one time and room are a line, but for what is marked."""
    posters = "".join(
        f'{{ title = "Poster {letter}", start = "09:00", end = "10:00", room = "Hall", type = "Poster" }},'
        for letter in "ABCDEF"
    )
    event.write_text(EVENT.format(talks=posters), encoding="utf-8")
    run("star", "poster", "c")
    out = run("list", "--tz", "event", "--at", "09:10").out

    assert "★3  now  09:00–10:00  Hall  Poster  Poster C" in out
    assert " 1  now  09:00–10:00  Hall  Poster  Poster · 5 talks" in out


def test_marked_poster_stays_by_itself_in_watch(event: Path, run: Run) -> None:
    """Among what comes after the next."""
    posters = "".join(
        f'{{ title = "Poster {letter}", start = "11:00", end = "12:00", room = "Hall", type = "Poster" }},'
        for letter in "ABCDEF"
    )
    first = '{ title = "Opening", start = "10:00", end = "11:00" },'
    event.write_text(EVENT.format(talks=first + posters), encoding="utf-8")
    run("star", "poster", "c")
    view = view_asked(Source(str(event)), ["event"], "09:00")
    paper = io.StringIO()
    for part in next(watch_screens(view, situation(view.schedule, view.now), view.schedule.talks, 80)):
        Console(file=paper, width=80).print(part)

    assert "Poster C" in paper.getvalue()
    assert "Poster · 5 talks" in paper.getvalue()


def test_many_of_one_time_stand_on_the_day_that_they_are_filed_under(event: Path, run: Run) -> None:
    """Behind midnight, too."""
    posters = "".join(
        f'{{ title = "Poster {letter}", date = 2020-04-27, start = "00:30", end = "01:30", room = "Hall" }},'
        for letter in "ABCDEF"
    )
    first = '{ title = "Opening", date = 2020-04-26, start = "10:00", end = "11:00" },'
    last = '{ title = "Coffee", date = 2020-04-27, start = "10:00", end = "11:00" },'
    text = EVENT.format(talks=first + posters + last).replace("timezone", 'day_start = "04:00", timezone')
    event.write_text(text, encoding="utf-8")
    json_ = event.with_suffix(".json")
    run("export", "json", "--schedule", str(event), "--output", str(json_))
    asked = ("list", "--tz", "event", "--at", "2019-01-01", "--schedule")

    assert run(*asked, str(event)) == run(*asked, str(json_))


def test_tab_offers_the_words_of_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """As to `talk`."""
    import typer

    from ai4earth_cli.cli.commands import star

    app = typer.Typer()
    app.command()(star.command)
    context = typer.Context(typer.main.get_command(app))
    context.params = {"words": ["arvind"]}
    monkeypatch.setenv("_AI4EARTH_COMPLETE", "complete_zsh")

    assert completion.complete_query(context, "moh") == ["mohan"]


def test_star_is_taken_away_of_a_talk_that_has_another_name_by_now(run: Run, event: Path) -> None:
    """Both marks are, where it was marked by both names."""
    run("star", "opening")
    event.write_text(EVENT.format(talks=OPENING.replace("1@days", "3@days") + CLOSING), encoding="utf-8")

    assert run("star", "1").out == "★ 1  Opening (marked before)\n"
    assert "not in the programme" not in run("agenda").out
    stars.add([stars.read()[0]._replace(identity="3@days")])
    assert run("star", "--remove", "opening").out == "Not marked any more: 1  Opening\n"
    assert marked() == []
