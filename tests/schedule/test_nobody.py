"""`TBA` and its kind: written where a name will be, and nobody's name."""

from pathlib import Path

import pytest
from conftest import Run

from ai4earth_cli.schedule.model import Speaker

TBA = """
workshop = { title = "Tba Test", date = 2027-05-10, timezone = "Europe/Madrid" }
[[section]]
title = "Track A"
talk = [{ title = "Keynote A", speakers = ["TBA"], start = "10:00", end = "10:30", room = "R1" }]
[[section]]
title = "Track B"
talk = [
  { title = "Keynote B", speakers = ["tba", "Ada Brown"], start = "10:00", end = "10:30", room = "R2" },
  { title = "Panel", speakers = [{ name = "T.B.A.", affiliation = "ESA" }], start = "10:30", end = "11:00" },
]
"""
LIST = """\
Tba Test
Monday 10 May 2027 · times in CEST (Europe/Madrid, UTC+2) · now 09:00

Track A · 10:00–10:30
   Time         Room  Speaker          Title
─────────────────────────────────────────────────
1  10:00–10:30  R1    TBA              Keynote A

Track B · 10:00–11:00
   Time         Room  Speaker          Title
─────────────────────────────────────────────────
2  10:00–10:30  R2    tba & Ada Brown  Keynote B
3  10:30–11:00        T.B.A.           Panel
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Return the name of a file with the schedule."""
    path = tmp_path / "tba.toml"
    path.write_text(TBA, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "TBA",
            "tba",
            "T.B.A.",
            "(TBA)",
            "[TBD]",
            "T.B.D.",
            "T.B.C.",
            "to be decided",
            "To be defined",
            "nobody",
            "Not applicable",
            "not available",
            "Several",
            "Tbc",
            "N.N.",
            "NN",
            "n. n.",
            "n/a",
            "N/A",
            "N.A.",
            "-",
            "–",
            "???",
        ),
        *("…", "To be announced", "to be  determined", "To Be Confirmed.", "None", "Various", "Various speakers"),
        *("Speaker TBA", "Speakers: to be announced", "Speaker", "various authors", "Unknown speaker", "Nomen nescio"),
    ],
)
def test_placeholder_is_nobody(name: str) -> None:
    """In any case, with or without points and brackets, whatever the affiliation."""
    assert Speaker(name).is_nobody
    assert Speaker(name, "ESA").is_nobody


@pytest.mark.parametrize(
    "name",
    ["Ada Brown", "Na", "Tba Tbd", "Nina N.", "Tobe Announce", "山田", "Nunes Various", "O", "DJ TBA!", "The Nones"],
)
def test_name_is_somebody(name: str) -> None:
    """Short ones and those that look like it."""
    assert not Speaker(name).is_nobody


def test_nobody_is_in_two_places_and_spelt_in_two_ways_without_a_doubt(file: str, run: Run) -> None:
    """Two sessions whose speakers are not known yet are no clash."""
    outcome = run("check", file, "--at", "2027-05-01")

    held = "3 talks in 2 sections, 10 May 2027, 10:00–11:00 CEST\n"
    assert (outcome.exit_code, outcome.out) == (0, f"{held}0 faults, 0 warnings in 3 talks: all is right\n")


def test_nobody_is_no_speaker(file: str, run: Run) -> None:
    """In what people see and in what programs get."""
    asked = ("--schedule", file, "--at", "2027-05-10T09:00+02:00")

    assert [line.split("\t")[0] for line in run("speakers", *asked, "--plain").out.splitlines()] == ["Ada Brown"]
    assert '"name": "Ada Brown"' in run("speakers", *asked, "--json").out
    assert run("talk", "tbaa", *asked).err == "No talk found for 'tbaa'. See who speaks: ai4earth speakers\n"


def test_nobody_is_shown_beside_the_talk_as_written_and_found_by_it(file: str, run: Run) -> None:
    """For `talk tba` is how an organiser asks where names are missing."""
    asked = ("--schedule", file, "--tz", "event", "--at", "2027-05-10T09:00+02:00")

    assert run("list", *asked).out == LIST
    assert [line.split("\t")[6] for line in run("talk", "tba", *asked, "--plain").out.splitlines()] == [
        "Keynote A",
        "Keynote B",
    ]
