"""What `talk` says of authors, of what is on demand, and of a talk that is given again."""

import json
from pathlib import Path

import pytest
from conftest import Run

TEXT = """\
[workshop]
title = "W"
date = 2020-04-26
timezone = "UTC"
[[section]]
title = "Main"
[[section.talk]]
title = "Clouds"
start = "9:00"
speakers = ["Ann Bee", "Cy Dee"]
authors = ["Ann Bee", { name = "Eve Fox", affiliation = "MIT" }]
[[section.talk]]
title = "CLOUDS"
start = "9:30"
end = "10:00"
speakers = ["Cy Dee", "Ánn Bee"]
[[section.talk]]
title = "Clouds"
start = "10:00"
end = "10:30"
speakers = ["Ann Bee"]
[[section.talk]]
title = "Clouds"
start = "11:00"
end = "11:30"
speakers = ["Ann Bee", "Cy Dee"]
cancelled = true
[[section.talk]]
title = "Clouds"
date = 2020-04-28
start = "8:00"
end = "8:30"
speakers = ["Ann Bee", "Cy Dee"]
[[section.talk]]
title = "Poster"
on_demand = true
[[section.talk]]
title = "Coffee"
start = "12:00"
end = "12:10"
[[section.talk]]
title = "Coffee"
start = "15:00"
end = "15:10"
"""


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Use the schedule above."""
    file = tmp_path / "s.toml"
    file.write_text(TEXT, encoding="utf-8")
    monkeypatch.setenv("AI4EARTH_SCHEDULE", str(file))


def card(run: Run, query: str) -> str:
    """Return the card of the talk that is found, without the head, seen in Berlin."""
    return run("talk", query, "--at", "9:10 UTC", "--tz", "Europe/Berlin").out.split("\n\n", 1)[1]


def test_talk_given_again_says_when_else(run: Run) -> None:
    """In the reader's zone: of that title and those speakers, in any order; and who wrote it."""
    assert card(run, "1") == (
        "Clouds\nAnn Bee\nCy Dee\n\n"
        "Authors  Ann Bee, Eve Fox (MIT)\n"
        "Number   1\n"
        "Section  Main\n"
        "When     Sunday 26 April 2020, 11:00–11:30 CEST (Europe/Berlin, UTC+2)\n"
        "         Sunday 26 April 2020, 09:00–09:30 UTC\n"
        "Length   30 min\n"
        "Also     Sunday 26 April 2020, 11:30–12:00 CEST (Europe/Berlin, UTC+2)\n"
        "         Tuesday 28 April 2020, 10:00–10:30 CEST (Europe/Berlin, UTC+2)\n"
        "Status   on now, 20 min left\n"
    )
    assert "Also" not in card(run, "3") + card(run, "5") + card(run, "6")


def test_what_is_on_demand_says_so(run: Run) -> None:
    """Rather than that it has no time yet."""
    assert card(run, "poster") == "Poster\n\nNumber   8\nSection  Main\nStatus   on demand\n"
    assert "8 on demand" in " ".join(run("list", "--day", "all").out.split())
    told = json.loads(run("talk", "poster", "--json").out)["talks"][0]
    assert (told["status"], told["on_demand"], told["authors"]) == ("unscheduled", True, [])


def test_authors_are_found_and_told(run: Run) -> None:
    """Where no speaker and no title is meant; they are no speakers."""
    talks = json.loads(run("talk", "eve fox", "--json").out)["talks"]
    assert [(talk["number"], talk["authors"]) for talk in talks] == [
        (
            1,
            [
                {"name": "Ann Bee", "affiliation": None, "url": None},
                {"name": "Eve Fox", "affiliation": "MIT", "url": None},
            ],
        )
    ]
    assert run("list", "--speaker", "eve").exit_code == 2
    assert (
        "DESCRIPTION:Ann Bee\\nCy Dee\\n\\nAuthors: Ann Bee\\, Eve Fox\\nSection: Main\r\n" in run("export", "ics").out
    )
    assert '"description": "Authors: Ann Bee, Eve Fox"' in run("export", "json").out
    assert "<description>Authors: Ann Bee, Eve Fox</description>" in run("export", "xml").out
