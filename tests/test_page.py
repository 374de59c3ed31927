"""schedule.toml against the rows of the workshop's own page, read here without the program's reader."""

import json
import re
from pathlib import Path
from typing import Any

from conftest import Run

PAGE = Path(__file__).parent / "page_rows.md"
PEOPLE = {  # cells that name more, or less, than one speaker by name
    "Ethan Weber & Hassan Kane": ["Ethan Weber", "Hassan Kane"],
    "Prof. Daniel M. Kammen, UC Berkeley": ["Prof. Daniel M. Kammen"],
    "Vipin Kumar & S. Karthik Mukkavilli": ["Vipin Kumar", "S. Karthik Mukkavilli"],
    "": [],
}

Row = dict[str, Any]


def page_rows() -> list[Row]:
    """Return the page's rows as the program ought to know them."""
    text = PAGE.read_text(encoding="utf-8").replace("√≥", "ó")  # the page's encoding accident
    section = "Welcome"
    rows = []
    for line in text.splitlines():
        if line.startswith("### "):
            section = line.removeprefix("### ").strip()
        else:
            rows.append({"section": section, **page_row(line.split("|")[1:6])})
    return rows


def page_row(cells: list[str]) -> Row:
    """Return one row: start, end, type, speaker and title, with the links as the page has them."""
    (kind, slides), (speaker, video), (title, about) = map(link, cells[2:])
    if kind.endswith(" Break"):
        kind, title = "Break", kind
    if video and "slideslive" not in video:
        video = None  # a person's own page
    is_paper = about is not None and ("arxiv.org" in about or about.endswith(".pdf"))
    return {
        "start": clock(cells[0]),
        "end": clock(cells[1]),
        "type": kind,
        "title": title,
        "speakers": PEOPLE.get(speaker, [speaker]),
        "video": video,
        "paper": about if is_paper else None,
        "slides": slides,
        "website": None if is_paper else about,
    }


def clock(cell: str) -> str | None:
    """Return `07:03` for `~~7:03~~` and `12:00` for `~~12pm~~`."""
    text = cell.strip().strip("~").replace("12pm", "12:00")
    return None if text == "XX" else text.zfill(5)


def link(cell: str) -> tuple[str, str | None]:
    """Return a cell's text without its link, and the link."""
    found = re.search(r"\]\((.*?)\)", cell)
    return re.sub(r"\[(.*?)\]\(.*?\)", r"\1", cell).strip(), found[1] if found else None


def program_rows(run: Run) -> list[Row]:
    """Return the rows as `ai4earth list --json` prints them."""
    answer = json.loads(run("list", "--json", "--tz", "America/Los_Angeles").out)
    return [
        {
            "section": talk["section"]["title"],
            "start": talk["start"] and talk["start"][11:16],
            "end": talk["end"] and talk["end"][11:16],
            "type": talk["type"],
            "title": talk["title"],
            "speakers": [speaker["name"] for speaker in talk["speakers"]],
            **{kind: talk["links"][kind] for kind in ("video", "paper", "slides", "website")},
        }
        for talk in answer["talks"]
    ]


def test_every_row_of_the_page_is_in_the_schedule(run: Run) -> None:
    """The schedule has the page's 31 rows in the page's order, each equal in every cell and link."""
    expected = page_rows()

    assert len(expected) == 31
    assert program_rows(run) == expected


def test_what_the_page_says_outside_its_columns_is_in_the_schedule(schedule: Any) -> None:
    """An affiliation, a person's own page and another name for a section are kept where they belong."""
    speakers = {speaker.name: speaker for talk in schedule.talks for speaker in talk.speakers}

    assert speakers["Prof. Daniel M. Kammen"].affiliation == "UC Berkeley"
    assert speakers["Vipin Kumar"].url == "https://www-users.cs.umn.edu/~kumar001/"
    assert [section.aliases for section in schedule.sections if section.aliases] == [("keynotes",)]
    assert "Brian Cerrón" in speakers
