"""Authors, and what is on demand, written into each format and read back from it."""

import datetime as dt

import pytest
from conftest import as_format

from ai4earth_cli.formats import reader_of
from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.toml.reader import loads
from ai4earth_cli.schedule.model import Given, Speaker

SCHEDULE = loads("""\
workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }
[[section]]
title = "Main"
[[section.talk]]
title = "Clouds"
start = "9:00"
end = "9:30"
type = "Talk"
speakers = ["Ann Bee"]
authors = ["Ann Bee", { name = "Eve Fox", affiliation = "MIT" }, "Gil Ho"]
room = "R"
abstract = "On rain."
[[section.talk]]
title = "Fog"
start = "9:30"
end = "9:40"
[[section.talk]]
title = "Poster"
authors = ["Cy Dee", "Eve Fox"]
on_demand = true
""")
NOW = dt.datetime(2020, 4, 26, tzinfo=dt.UTC)


@pytest.mark.parametrize("name", ["ics", "json", "xml", "markdown", "toml"])
def test_authors_are_read_back(name: str) -> None:
    """By their names, beside those who speak, and not as a part of the abstract."""
    written = as_format(name, Edition(SCHEDULE, SCHEDULE.talks, NOW, NOW)).encode()
    found = reader_of(name).read(written, Given(dt.UTC, dt.date(2020, 4, 26)))

    assert found.faults == ()
    assert found.schedule
    told = [
        (
            talk.title,
            [who.name for who in talk.speakers],
            [who.name for who in talk.authors],
            talk.rooms,
            talk.on_demand,
        )
        for talk in found.schedule.talks
    ]
    poster: tuple[object, ...] = ("Poster", [], ["Cy Dee", "Eve Fox"], (), True)
    assert told == [
        ("Clouds", ["Ann Bee"], ["Ann Bee", "Eve Fox", "Gil Ho"], ("R",), False),
        ("Fog", [], [], (), False),
        *([poster] if name in {"markdown", "toml"} else []),
    ]
    assert found.schedule.talks[0].abstract == (None if name == "markdown" else "On rain.")


def test_markdown_says_by_whom_and_that_it_is_on_demand() -> None:
    """In the brackets that have what no column has."""
    written = as_format("markdown", Edition(SCHEDULE, SCHEDULE.talks, NOW, NOW))

    assert written.splitlines()[-3:] == [
        "| 9:00 | 9:30 | Talk | Ann Bee | Clouds (by Ann Bee & Eve Fox & Gil Ho, R) |",
        "| 9:30 | 9:40 |  |  | Fog |",
        "| XX | XX |  |  | Poster (on demand, by Cy Dee & Eve Fox) |",
    ]
    assert SCHEDULE.talks[0].authors[1] == Speaker("Eve Fox", "MIT")


@pytest.mark.parametrize(
    ("start", "is_meant"),
    [("On demand", True), ("~~on demand~~", True), ("XX", False), ("TBA", False), ("9:00", False)],
)
def test_page_of_others_may_say_it_where_the_start_would_stand(start: str, *, is_meant: bool) -> None:
    """What is not scheduled yet is something else."""
    page = f"| Start | End | Title |\n| --- | --- | --- |\n| {start} | 10:00 | T |\n| 11:00 | 12:00 | U |\n"
    found = reader_of("markdown").read(page.encode(), Given(dt.UTC, dt.date(2020, 4, 26))).schedule

    assert found
    assert [talk.on_demand for talk in found.talks] == [is_meant, False]


def test_what_has_a_time_is_not_on_demand() -> None:
    """Whatever someone has written into our table."""
    written = as_format("markdown", Edition(SCHEDULE, SCHEDULE.talks, NOW, NOW)).replace("XX | XX", "8:00 | 8:30")
    found = reader_of("markdown").read(written.encode(), Given(dt.UTC, dt.date(2020, 4, 26))).schedule

    assert found
    assert [(talk.title, talk.on_demand) for talk in found.talks if talk.authors and not talk.speakers] == [
        ("Poster", False)
    ]
