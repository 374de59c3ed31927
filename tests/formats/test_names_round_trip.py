"""Names and titles with the signs that lists are made of, written into a format and read back from it."""

import datetime as dt

import pytest
from conftest import as_format

from ai4earth_cli.formats import reader_of
from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.toml.reader import loads
from ai4earth_cli.schedule.changes import differences
from ai4earth_cli.schedule.model import Given

NOW = dt.datetime(2027, 1, 4, tzinfo=dt.UTC)
HEAD = 'workshop = { title = "W", date = 2027-01-05, timezone = "Europe/Berlin" }\n'
ANYWHERE = [
    'title = "Solar Forecasts (Invited Talk)"',
    'title = "How to deal with loss (cancelled)"',
    'title = "A smile :)"',
    'title = "A", speakers = [{ name = "Ann Li", affiliation = "Univ. of X, Berlin" }]',
    'title = "A", speakers = ["Ann Li, PhD"]',
    'title = "A", speakers = ["John Doe, Jr.", "Ann; Li"]',
    'title = "A", speakers = ["Ann", "MIT Lab"]',
    'title = "A", authors = ["Ann Li, PhD", "Bo (B.) Ek; C"]',
    'title = "A", authors = ["Ann Li, PhD"]',
    'title = "A", authors = ["Bo (B.) Ek"]',
    'title = "A", speakers = [{ name = "Bob, Jr.", affiliation = "Uni, Bar" }, "Ann (Annie) Li"], '
    'video = "https://v.example"',
]
IN_MARKDOWN = [
    'title = "A", speakers = ["O\'Neil & Sons", "Ann and Bob"]',
    'title = "A", speakers = ["Asuka & Emmanouela"]',
    'title = "A", speakers = ["Asuka & the Team"]',
    'title = "A", speakers = ["Asuka & the Team", "Bo Ek"]',
    'title = "A", speakers = [{ name = "Ann & Bob", affiliation = "This and That" }]',
    'title = "A", speakers = ["Ann & Bob"], video = "https://v.example", authors = ["Ann & Bob", "Cy and Di"]',
    'title = "A (part 2, Berlin)", paper = "https://arxiv.org/abs/1"',
    'title = "A", speakers = [{ name = "Ann", affiliation = "Uni (Foo)" }, { name = "Bob", affiliation = "Uni (Bar)" }]',
    'title = "A", speakers = [{ name = "Ann, Li", affiliation = "U (F)", url = "https://a.example" }, "Bob"]',
    'title = "A", authors = ["Roe, Jane", "MIT Lab"], room = ["Room A, first floor", "B (east", "C)"]',
    'title = "Fog (1)", cancelled = true',
]


@pytest.mark.parametrize(
    ("name", "talk"),
    [
        *((name, talk) for name in ("ics", "json", "xml", "markdown") for talk in ANYWHERE),
        *(("markdown", talk) for talk in IN_MARKDOWN),
    ],
)
def test_nothing_has_changed_in_what_was_published(name: str, talk: str) -> None:
    """No name is two, none is an affiliation, and no bracket of a title is a room."""
    schedule = loads(f'{HEAD}talk = [{{ id = "t", start = "9:00", end = "10:00", {talk} }}]\n')
    written = as_format(name, Edition(schedule, schedule.talks, NOW, NOW)).encode()
    found = reader_of(name).read(written, Given()).schedule

    assert found
    assert differences(found, schedule, same_format=False) == ()
    assert found.talks[0].speakers == schedule.talks[0].speakers
    assert found.talks[0].authors == schedule.talks[0].authors


@pytest.mark.parametrize(
    "abstract",
    [
        "Room: none\\n\\nWords.",
        "Words.\\n\\nRead on: https://x.example/",
        "A, B",
        "Type: X",
        "Link: https://x.example/",
    ],
)
def test_abstract_that_looks_like_another_block_is_one(abstract: str) -> None:
    """Of our own calendar, which says what it has; where it says nothing, a block is what it looks like."""
    schedule = loads(f'{HEAD}talk = [{{ title = "T – A", start = "9:00", end = "10:00", abstract = "{abstract}" }}]\n')
    written = as_format("ics", Edition(schedule, schedule.talks, NOW, NOW))
    read = reader_of("ics").read
    found, older = (
        read(text.encode(), Given()).schedule
        for text in (written, written.replace("X-AI4EARTH-PARTS:abstract\r\n", ""))
    )

    assert found
    assert (found.talks[0].title, found.talks[0].abstract, found.talks[0].links) == (
        "T – A",
        schedule.talks[0].abstract,
        (),
    )
    assert older
    assert older.talks[0] != found.talks[0]
