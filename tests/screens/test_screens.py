"""Whole screens, as they are printed where there is no terminal: tests/golden/screens."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run

from ai4earth_cli.store.files import shipped_schedule

SCREENS = {
    "now-before": "now --at 2020-04-24T10:00 --tz Asia/Kathmandu",
    "now-running": "now --at 20:40 --tz Africa/Nairobi",
    "now-running-in-two-zones": "now --at 10:40 --tz event --tz Asia/Tokyo",
    "now-between-minutes": "now --at 10:40:31",
    "now-break": "now --at 09:04",
    "now-gap": "now --at 14:27 --tz event --tz Europe/Berlin",
    "now-after": "now --at 16:00",
    "next": "next --at 10:40",
    "next-between-minutes": "next --at 10:40:31",
    "next-in-two-zones": "next 1 --at 10:40 --tz event --tz Asia/Tokyo",
    "list": "list --at 10:40 --tz event",
    "list-auckland": "list --section keynotes --tz Pacific/Auckland --at 2020-04-25T10:00",
    "list-in-two-zones": "list --section atmos --at 08:05 --tz event --tz Asia/Tokyo",
    "list-in-four-zones": "list --section environet --at 08:05 --tz event --tz Asia/Tokyo --tz lima --tz berlin",
    "talk-two": "talk mousavi --at 09:25 --tz Europe/Berlin",
    "talk-unscheduled": "talk shibeshi --at 09:25",
    "talk-affiliation": "talk kammen --at 12:20",
    "talk-many": "talk learning --at 12:20",
    "talk-own-page": "talk vipin --at 12:20",
    "sections": "sections --at 09:25 --tz Asia/Kathmandu",
    "sections-in-two-zones": "sections --at 09:25 --tz event --tz Asia/Kathmandu",
    "speakers": "speakers --at 09:25",
    "speakers-of-a-section": "speakers --section environet --at 13:20",
    "info": "info --at 2020-01-01 --tz Europe/Berlin",
}
GIVE_WAY = {  # the columns that a narrow screen does without, and the words in the type's
    *("Speaker", "Type", "Links", "Id", "Chair", "Time", "Title", "Section", "website"),
    *("welcome", "environet"),  # ids
    *("Abstract", "Break", "Closing", "Discussion", "Extended", "Invited", "Lightning", "Regular", "Spotlight"),
}
Golden = Callable[[str, str], None]


@pytest.mark.parametrize("width", ["50", "80", "200"])
@pytest.mark.parametrize("name", SCREENS)
def test_screen(name: str, width: str, run: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen is the one that was looked at and found good."""
    monkeypatch.setenv("COLUMNS", width)
    outcome = run(*SCREENS[name].split())

    assert (outcome.exit_code, outcome.err) == (0, "")
    golden(f"screens/{name}-{width}.txt", outcome.out)


CUT_NOWHERE = [
    *SCREENS.values(),
    "next 40 --at 2019-01-01T00:00 --tz kathmandu",
    "list --tz lima --tz kathmandu --tz auckland --at 10:40",
    "speakers --tz lima --tz kathmandu --at 10:40",
]


@pytest.mark.no_cover
@pytest.mark.parametrize("width", ["50", "51"])
@pytest.mark.parametrize("arguments", CUT_NOWHERE)
def test_narrow_screen_is_cut_nowhere(arguments: str, width: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has every title and name of the talks that a wide one has, folded; only addresses are longer than a line."""
    monkeypatch.setenv("COLUMNS", width)
    narrow = run(*arguments.split()).out
    monkeypatch.setenv("COLUMNS", "400")
    wide = run(*arguments.split()).out

    assert [line for line in narrow.splitlines() if len(line) > int(width) and not re.search("://|@", line)] == []
    assert "…" not in narrow
    squeezed = "".join(narrow.split())
    words = {word for word in wide.split() if word.isalpha()} - GIVE_WAY
    assert [word for word in sorted(words) if word not in squeezed] == []


ROOMS = """
workshop = { title = "Rooms [bold]", date = 2020-04-26, timezone = "UTC", livestream = "https://live" }
[[section]]
title = "Parallel"
talk = [
  { title = "A [spotlight] at 1 km", start = "09:00", end = "10:00", room = "One", speakers = ["A"], language = "fr" },
  { title = "B", start = "09:30", duration = "1h", room = "Two", type = "Break" },
  { title = "C", start = "09:00", end = "10:00", room = "One", cancelled = true, speakers = ["C"] },
  { title = "D", start = 2020-04-27T23:30:00, end = 2020-04-28T00:30:00, abstract = "One.\\n\\nTwo." },
]
[[section]]
title = "Empty"
"""
EMPTY = 'workshop = { title = "E", date = 2020-04-26, timezone = "UTC", notices = ["See https://x now."] }'
UNTIMED = """
workshop = { title = "U", date = 2020-04-26, timezone = "UTC" }
section = [{ title = "Posters", talk = [{ title = "P" }] }]
"""
DAYS = """
workshop = { title = "Days", date = 2020-04-26, timezone = "Europe/Berlin" }
[[section]]
title = "Main"
talk = [
  { title = "Opening", start = "09:00", end = "09:30", room = "Aula", speakers = ["A"] },
  { title = "Day two", date = 2020-04-27, start = "09:00", end = "10:30", room = "Aula", speakers = ["B", "A"] },
  { title = "Night", date = 2020-04-27, start = "23:30", end = 2020-04-28T00:30:00, room = "Bar" },
  { title = "Poster", speakers = ["C"] },
]
[[section]]
title = "Side"
talk = [{ title = "Parallel", date = 2020-04-27, start = "09:15", end = "10:00", room = "B 1" }]
"""
LONG = """
workshop = { title = "Long Things", date = 2027-10-02, timezone = "Europe/Rome" }
[[section]]
title = "Main"
talk = [
  { title = "Exhibition", start = "09:00", end = 2027-10-06T18:00:00, room = "Foyer" },
  { title = "Contest", start = "10:00", duration = "26h", room = "Lab" },
  { title = "Called off", start = "10:00", duration = "26h", room = "Lab", cancelled = true },
  { title = "Sunday talk", date = 2027-10-03, start = "10:00", duration = "1h", room = "Hall", speakers = ["Eva Rossi"] },
]
"""
NIGHT = """
workshop = { title = "Night Camp", date = 2027-07-30, timezone = "Europe/Berlin", day_start = "04:00" }
[[section]]
title = "Main"
talk = [
  { title = "Opening", start = "20:00", end = "21:00", room = "Dome" },
  { title = "Hacker Jeopardy", start = "21:00", end = 2027-07-31T01:15:00, room = "Dome" },
  { title = "Late Film", date = 2027-07-31, start = "01:15", duration = "90m", room = "Dome" },
  { title = "Breakfast Talk", date = 2027-07-31, start = "10:00", duration = "1h", room = "Dome" },
]
[[section]]
title = "Side"
talk = [{ title = "Chill-out", date = 2027-07-31, start = "02:00", end = "03:59", room = "Bar" }]
"""
CROWD = """
workshop = { title = "Crowd", date = 2020-04-26, timezone = "UTC" }
[[section]]
title = "Parallel"
talk = [
  { title = "Third to end", start = "09:00", end = "10:30", room = "One", speakers = ["Ada", "Bo"] },
  { title = "Last to end", start = "09:00", end = "11:00", room = "Two", speakers = ["Ada", "Bo"] },
  { title = "First to end", start = "09:00", end = "10:00:30", room = "Three", speakers = ["Ada", "Bo"], type = "Talk" },
  { title = "Second to end", start = "09:30", end = "10:15", room = "Four", speakers = ["Bo"] },
  { title = "Next", start = "10:00", end = "10:30", room = "Five" },
]
"""
_POSTERS = "".join(
    f'{{ title = "Poster {letter}", start = "10:00", end = "12:00", room = "Hall", type = "Poster" }},'
    for letter in "ABCDEF"
)
_TALKS = "".join(
    f'{{ title = "Talk {room}", start = "10:00", end = "10:20", room = "Room {room}" }},' for room in "4321"
)
_STANDS = "".join(
    f'{{ title = "Stand {letter}", start = "09:00", end = "18:00", room = "Foyer" }},' for letter in "ABCDE"
)
HALLS = f"""
workshop = {{ title = "Halls", date = 2020-04-26, timezone = "UTC" }}
talk = [{_TALKS}{_POSTERS}{_STANDS}
  {{ title = "Poster G", start = "10:00", end = "12:00", room = "Hall", type = "Poster", cancelled = true }},
  {{ title = "Gong", date = 2020-04-27, start = "08:00", duration = "0m", room = "Foyer" }},
  {{ title = "Farewell", date = 2020-04-27, start = "09:00", end = "10:00", speakers = ["Ada"] }},
]
"""
LOOSE = """
workshop = { title = "Loose", date = 2020-04-26, timezone = "UTC" }
section = [{ title = "S", talk = [{ title = "A", start = "09:00", end = "09:30" }] }]
talk = [
  { title = "Lunch", type = "Break", start = "09:30", end = "09:40", room = ["One", "Two"] },
  { title = "Fog", subtitle = "And mist", start = "09:50", duration = "0m", uid = "x@y" },
]
"""
OTHERS = {
    "long-list": (LONG, "list --day all --at 2027-10-03T10:30 --tz event"),
    "long-list-of-sunday": (LONG, "list --day sunday --at 2027-10-03T10:30 --tz event"),
    "long-list-of-sunday-in-two-zones": (LONG, "list --day today --at 2027-10-03T10:30 --tz event --tz lima"),
    "long-list-of-sunday-in-four-zones": (
        LONG,
        "list --day 2 --at 2027-10-03T10:30 --tz event --tz lima --tz tokyo --tz chatham",
    ),
    "long-list-of-wednesday": (LONG, "list --day 2027-10-06 --at 2027-10-06T18:00 --tz event"),
    "long-now": (LONG, "now --at 2027-10-03T10:30 --tz event"),
    "long-next": (LONG, "next --day sunday --at 2027-10-01 --tz event"),
    "long-info": (LONG, "info --at 2027-10-03T10:30 --tz event"),
    "long-sections": (LONG, "sections --at 2027-10-03T10:30 --tz event"),
    "long-check": (LONG, "check --at 2027-10-03T12:00"),
    "night-list": (NIGHT, "list --day all --at 2027-07-31T01:40 --tz event"),
    "night-list-of-today": (NIGHT, "list --day today --at 2027-07-31T03:59 --tz event"),
    "night-list-of-tomorrow": (NIGHT, "list --day tomorrow --at 2027-07-31T03:59 --tz event"),
    "night-list-of-saturday": (NIGHT, "list --day saturday --at 2027-07-31T04:00 --tz event"),
    "night-now": (NIGHT, "now --at 2027-07-31T02:40 --tz event"),
    "night-sections": (NIGHT, "sections --at 2027-07-31T02:40 --tz event"),
    "night-check": (NIGHT, "check --at 2027-07-31T02:40"),
    "crowd-three-now": (CROWD, "now --at 09:29:59"),
    "crowd-four-now": (CROWD, "now --at 09:30:00"),
    "crowd-three-talks": (CROWD, "talk ada --at 09:29:59"),
    "crowd-four-talks": (CROWD, "talk bo --at 09:30:00"),
    "days-now-between-minutes": (DAYS, "now --at 2020-04-25T08:59:29"),
    "rooms-now-between-minutes": (ROOMS, "now --at 09:40:31"),
    "rooms-talk-between-minutes": (ROOMS, "talk spotlight --at 09:40:31"),
    "rooms-list-at-an-end": (ROOMS, "list --day all --at 09:59:59"),
    "days-list-of-all": (DAYS, "list --day ALL --at 2020-04-27T09:30"),
    "days-list": (DAYS, "list --at 2020-04-27T09:30"),
    "days-list-of-one": (DAYS, "list --day monday --room aula --at 2020-04-27T09:30"),
    "days-now": (DAYS, "now --at 12:00"),
    "days-next": (DAYS, "next --at 2020-04-27T06:00"),
    "days-sections": (DAYS, "sections --tz Asia/Tokyo --at 12:00"),
    "days-speakers": (DAYS, "speakers --at 12:00"),
    "days-talk": (DAYS, "talk night --at 12:00"),
    "days-check": (DAYS, "check --at 2020-04-27T12:00"),
    "untimed-list": (UNTIMED, "list --at 12:00"),
    "rooms-now": (ROOMS, "now --at 09:40"),
    "rooms-gap": (ROOMS, "now --at 11:00"),
    "rooms-list": (ROOMS, "list --day all --at 09:40"),
    "rooms-talk-on": (ROOMS, "talk spotlight --at 09:40"),
    "rooms-talk-cancelled": (ROOMS, "talk C --at 09:40"),
    "rooms-talk-abstract": (ROOMS, "talk D --at 09:40"),
    "rooms-sections": (ROOMS, "sections --at 09:40"),
    "rooms-info": (ROOMS, "info --at 09:40"),
    "loose-list": (LOOSE, "list --at 09:35"),
    "loose-list-of-no-section": (LOOSE.replace("section =", "# "), "list --at 09:35"),
    "loose-now": (LOOSE, "now --at 09:35"),
    "loose-next": (LOOSE, "next --at 09:35"),
    "loose-talk": (LOOSE, "talk fog --at 09:35"),
    "loose-check": (LOOSE, "check --at 2020-04-27"),
    "empty-now-before": (EMPTY, "now --at 2020-04-25"),
    "empty-now-on-the-day": (EMPTY, "now --at 12:00"),
    "empty-now-after": (EMPTY, "now --at 2020-04-27"),
    "halls-list": (HALLS, "list --at 09:30"),
    "halls-list-of-posters": (HALLS, "list --type poster --day sunday --at 09:30"),
    "halls-talk-without-length": (HALLS, "talk gong --at 09:30"),
    "halls-list-of-monday": (HALLS, "list --day monday --at 09:30"),
    "halls-list-of-another-day": (HALLS, "list --speaker ada --at 09:30"),
    "halls-now": (HALLS, "now --at 10:10"),
    "halls-now-before-many": (HALLS, "now --at 09:30"),
    "halls-next": (HALLS, "next --at 09:30"),
    "halls-next-posters": (HALLS, "next 6 --type poster --at 09:30"),
    "halls-sections": (HALLS, "sections --at 09:30"),
    "halls-sections-for-programs": (HALLS, "sections --plain --at 09:30"),
    "empty-sections": (EMPTY, "sections --at 12:00"),
    "empty-info": (EMPTY, "info --at 12:00"),
    "empty-speakers": (EMPTY, "speakers --at 12:00"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_screen_of_another_schedule(
    name: str, run: Run, golden: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rooms, talks at once, cancelled ones, several days; no talks at all; markup in titles stays text."""
    text, arguments = OTHERS[name]
    monkeypatch.chdir(tmp_path)  # whose name would be long
    Path("other.toml").write_text(text, encoding="utf-8")
    command = arguments.split()
    zones = [] if "event" in command else ["--tz", "UTC"]
    named = ["other.toml"] if command[0] == "check" else [*zones, "--schedule", "other.toml"]
    outcome = run(*command, *named)

    assert (outcome.exit_code, outcome.err) == (0, "")
    golden(f"screens/{name}.txt", outcome.out)


PROGRAMS = {
    "now.json": "now --json",
    "now.tsv": "now --plain",
    "list.tsv": "list --plain",
    "list.json": "list --json --section keynotes",
    "next.json": "next --json 1",
    "talk.json": "talk --json cerron",
    "sections.json": "sections --json",
    "sections.tsv": "sections --plain",
    "speakers.json": "speakers --json",
    "speakers.tsv": "speakers --plain",
    "info.json": "info --json",
    "info.tsv": "info --plain",
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_answer_for_programs(name: str, run: Run, golden: Golden) -> None:
    """JSON and tab-separated lines, in another zone than the event's."""
    arguments = PROGRAMS[name].split()
    outcome = run(*arguments, "--at", "18:15", "--tz", "Europe/Berlin")

    assert (outcome.exit_code, outcome.err) == (0, "")
    golden(f"programs/{name}", outcome.out.replace(json.dumps(str(shipped_schedule())), '"schedule.toml"'))
