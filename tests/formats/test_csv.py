"""The table for spreadsheets: a column per field, read back whole, nothing in it that runs."""

import csv
import datetime as dt
import io
import unicodedata
from collections.abc import Callable

import pytest
from conftest import as_format
from hypothesis import given, settings
from hypothesis import strategies as st
from odd_schedules import SECONDS

from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.toml.reader import loads
from ai4earth_cli.schedule.model import Schedule, Section, Speaker, Talk

UPDATED = dt.datetime(2020, 4, 29, 0, 56, 50, tzinfo=dt.UTC)
HEAD = '[workshop]\ntitle = "W"\ndate = 2020-04-26\ntimezone = "America/Los_Angeles"\n[[section]]\ntitle = "S"\n'


def exported(schedule: Schedule) -> str:
    """Return the whole schedule as CSV."""
    return as_format("csv", Edition(schedule, schedule.talks, UPDATED, UPDATED))


def rows(text: str) -> list[dict[str, str]]:
    """Return what a reader of CSV finds in `text`, empty cells left out."""
    found = csv.DictReader(io.StringIO(text.encode().decode("utf-8-sig"), newline=""), strict=True)
    return [{column: cell for column, cell in row.items() if cell} for row in found]


def test_whole_workshop(schedule: Schedule, golden: Callable[[str, str], None]) -> None:
    """The shipped schedule is the table that is expected; every row ends in CRLF."""
    text = exported(schedule)

    assert text.splitlines(keepends=True) == [f"{line}\r\n" for line in text.split("\r\n")[:-1]]
    golden("export/workshop.csv", text.replace("\r\n", "\n"))


def test_talk_with_every_key() -> None:
    """Each key has its column; several speakers or links share a cell, an affiliation stands once."""
    schedule = loads(
        HEAD
        + r"""
        id = "s"
        [[section.talk]]
        id = "t"
        start = "23:30"
        end = 2020-04-27T00:30:00
        type = "Spotlight"
        title = "T, \"t\""
        authors = ["G H", { name = "I J", affiliation = "V" }]
        speakers = ["A B", { name = "C D", affiliation = "U" }, { name = "E F", affiliation = "U" }]
        room = "R"
        abstract = "One.\n\nTwo."
        language = "en"
        cancelled = true
        video = "https://v"
        paper = "https://p"
        slides = "https://s"
        website = "https://h"
        links = [{ title = "Code", url = "https://x" }, { title = "Data", url = "https://y" }]
        """
    )

    assert exported(schedule) == (
        '\ufeff"id","section_id","section","type","title","speakers","affiliations","start_date","start_time","end_date",'
        '"end_time","timezone","start_utc","end_utc","minutes","room","language","cancelled","abstract","video","paper",'
        '"slides","website","links","authors","on_demand","planned_start_utc","planned_end_utc"\r\n'
        '"t","s","S","Spotlight","T, ""t""","A B; C D; E F","U","2020-04-26","23:30:00","2020-04-27","00:30:00",'
        '"America/Los_Angeles","2020-04-27T06:30:00Z","2020-04-27T07:30:00Z","60","R","en","true","One.\n\nTwo.",'
        '"https://v","https://p","https://s","https://h","Code <https://x>; Data <https://y>","G H; I J","false","",""\r\n'
    )


def test_talk_without_a_time_has_empty_cells() -> None:
    """As has whatever else it lacks."""
    schedule = loads(HEAD + '[[section.talk]]\ntitle = "T"\n')

    assert rows(exported(schedule)) == [
        {"id": "t", "section_id": "s", "section": "S", "title": "T", "cancelled": "false", "on_demand": "false"}
    ]


def test_what_is_there_whenever_one_wants_says_so() -> None:
    """As a poster or a recording is."""
    schedule = loads(HEAD + '[[section.talk]]\ntitle = "T"\non_demand = true\n')

    assert rows(exported(schedule))[0]["on_demand"] == "true"


def test_hour_that_clocks_show_twice_is_told_apart_in_utc() -> None:
    """On 1 November 2020 the clocks of Los Angeles went from 02:00 back to 01:00."""
    talks = '[[section.talk]]\ntitle = "T"\nduration = "30m"\nstart = '
    schedule = loads(HEAD + talks + "2020-11-01T01:30:00-07:00\n" + talks + "2020-11-01T01:30:00-08:00\n")

    found = rows(exported(schedule))
    assert [(row["start_date"], row["start_time"]) for row in found] == [("2020-11-01", "01:30:00")] * 2
    assert [row["start_utc"] for row in found] == ["2020-11-01T08:30:00Z", "2020-11-01T09:30:00Z"]


def test_offset_without_a_zone_is_named() -> None:
    """A schedule may have an offset for a zone."""
    schedule = loads(
        HEAD.replace("America/Los_Angeles", "+05:30")
        + '[[section.talk]]\ntitle = "T"\nstart = "09:00"\nduration = "20m"'
    )

    assert [row["timezone"] for row in rows(exported(schedule))] == ["UTC+5:30"]


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("  =1", "'  =1"),
        ("\t=1", "'\t'=1"),
        ("a;=1", "a;'=1"),
        ("a; +1; -1", "a;' +1;' -1"),
        ('a;"=1', "a;'\"=1"),
        ("a\t@b", "a\t'@b"),
        ("a\n- b", "a\n'- b"),
        ("a;＝1", "a;'＝1"),
        ("a;b=1", "a;b=1"),
        ("a,=1", "a,=1"),
        ("\tT", "'\tT"),
        ("\rT", "'\rT"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠1", "'＠1"),
        ("\u3000＝1", "'\u3000＝1"),
        ("'=1", "'=1"),
        ("1-2=3", "1-2=3"),
        ("–1", "–1"),
        ("42", "42"),
    ],
)
def test_cell_that_would_run_as_a_formula_is_text(title: str, cell: str) -> None:
    """An apostrophe before it says so, also behind what ends a cell elsewhere; all else stays as it is."""
    schedule = loads(HEAD)
    talk = Talk("t", Section("s", "S"), title)

    assert [row["title"] for row in rows(as_format("csv", Edition(schedule, (talk,), UPDATED, UPDATED)))] == [cell]


@settings(deadline=None)
@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=3, max_size=3))
def test_any_text_is_read_back(texts: list[str]) -> None:
    """Whatever signs a text has, the row has its columns, and each cell its text, with apostrophes at most."""
    title, room, abstract = texts
    talk = Talk("t", Section("s", "S"), title, rooms=(room,), abstract=abstract)
    (row,) = rows(as_format("csv", Edition(loads(HEAD), (talk,), UPDATED, UPDATED)))

    cells = [row.get(column, "") for column in ("title", "room", "abstract")]
    assert [cell.replace("'", "") for cell in cells] == [text.replace("'", "") for text in texts]


SEPARATORS = st.sampled_from([*'=+-@＝;,\t" \n\r|', "a", "1", "'", '"";', '";'])


@settings(deadline=None)
@given(texts=st.lists(st.lists(SEPARATORS).map("".join), min_size=4, max_size=4), separator=st.sampled_from(",;\t"))
def test_no_separator_makes_a_formula_of_a_cell(texts: list[str], separator: str) -> None:
    """Spreadsheets of other languages split at semicolons, and then inside of cells; nothing they find there runs."""
    title, room, abstract, id_ = texts
    talk = Talk(
        id_, Section("s", "S"), title, speakers=(Speaker(title), Speaker(room)), rooms=(room,), abstract=abstract
    )
    text = as_format("csv", Edition(loads(HEAD), (talk,), UPDATED, UPDATED))
    cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) for cell in row]

    assert [cell for cell in cells if unicodedata.normalize("NFKC", cell).lstrip()[:1] in set("=+-@")] == []


def test_minutes_are_the_nearest() -> None:
    """Times have their seconds."""
    found = rows(exported(loads(SECONDS)))

    assert [(row["end_time"], row["minutes"]) for row in found] == [
        ("09:20:20", "20"),
        ("09:40:00", "20"),
        ("09:40:01", "0"),
    ]
