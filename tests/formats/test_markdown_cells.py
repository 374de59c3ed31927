"""What the cells of a page's tables say: times, words with links, people, what a column is."""

import datetime as dt

import pytest

from ai4earth_cli.formats.markdown.page.clocks import Clock, Unread, clock, clocks, length
from ai4earth_cli.formats.markdown.page.inline import Anchor, cell, plain, shielded
from ai4earth_cli.formats.markdown.page.people import people
from ai4earth_cli.formats.markdown.reading.columns import columns
from ai4earth_cli.schedule.model import Speaker


def at(hour: int, minute: int = 0, days: int = 0, *, half: bool = False) -> Clock:
    """Return what a clock shows."""
    return Clock(dt.time(hour, minute), days, half)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("7:03", at(7, 3)),
        ("~7:00~", at(7)),
        ("12pm", at(12, half=True)),
        ("8:07!", at(8, 7)),
        ("9:00 am", at(9, half=True)),
        ("0:20+1", at(0, 20, 1)),
        ("23:30-1", at(23, 30, -1)),
        ("9.30 Uhr", at(9, 30)),
        ("9:30h", at(9, 30)),
        ("9:30 PDT", at(9, 30)),
        ("9:30 AM EST", at(9, 30, half=True)),
        ("noon", at(12)),
        *((nothing, None) for nothing in ("XX", "--", "", "TBA", "~~", "—", "(tbd)", "?", "n/a")),
    ],
)
def test_time_is_read_as_people_write_it(text: str, shown: Clock | None) -> None:
    """Times may be struck badly, marked, of twelve hours, or of another day; many ways say that there is none."""
    assert clock(text) == shown


@pytest.mark.parametrize("text", ["soon", "25:00", "7", "0:20+", "7+1", "13pm", "9:00 pdt", "1" * 200])
def test_anything_else_is_no_time(text: str) -> None:
    """What is neither a time nor a way to say that there is none is not guessed at."""
    with pytest.raises(Unread):
        clock(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("7:00", (at(7), None)),
        ("7:00-7:20", (at(7), at(7, 20))),
        ("7:00 – 7:20", (at(7), at(7, 20))),
        ("7:00 to 7:20", (at(7), at(7, 20))),
        ("9-10:30", (at(9), at(10, 30))),
        ("7-8am", (at(7, half=True), at(8, half=True))),
        ("12:30-1:30 pm", (at(12, 30, half=True), at(13, 30, half=True))),
        ("11-1pm", (at(11, half=True), at(13, half=True))),
        ("11am-1pm", (at(11, half=True), at(13, half=True))),
        ("7:00 - TBA", (at(7), None)),
        ("XX - XX", (None, None)),
        ("--", (None, None)),
    ],
)
def test_one_cell_may_tell_start_and_end(text: str, shown: tuple[Clock | None, Clock | None]) -> None:
    """A range is a start and an end; `am` or `pm` behind the end is for both, unless that went backwards."""
    assert clocks(text) == shown


def test_a_range_without_a_start_is_no_time() -> None:
    """An end alone is not taken for a start."""
    with pytest.raises(Unread):
        clocks("-7:00")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("20 min", 20), ("1h30m", 90), ("20", 20), ("0:45", 45), ("1:05", 65), ("", None), ("0", None)],
)
def test_length_is_read_as_people_write_it(text: str, minutes: int | None) -> None:
    """A length has units, or is hours and minutes, or minutes; nothing and 0 are none."""
    assert length(text) == (dt.timedelta(minutes=minutes) if minutes else None)


def test_a_length_that_is_none_is_not_guessed_at() -> None:
    """Words are no length."""
    with pytest.raises(Unread):
        length("long")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("**Bold** and *it*, __b__ _i_ ***both*** **a *b* c**", "Bold and it, b i both a b c"),
        ("2 * 3 * 4, snake_case_name, *open", "2 * 3 * 4, snake_case_name, *open"),
        (r"\*not\* \_x\_ &#42;y&#42; Q&A &amp;amp; `a*b*`", "*not* _x_ *y* Q&A &amp; a*b*"),
        ("a<br>b <b>c</b> <i class='x'>d</i> a@<!-- -->b <T>", "a b c d a@b <T>"),
        ("![logo](x.png) name", "logo name"),
        ("~~gone~~ ~20 min ~~~", "gone ~20 min"),
        ("[kind] title [ref] [no][name]", "[kind] title words [no][name]"),
        ("[a](/relative) [b](mailto:x) [c]()", "a b [c]()"),
        ("\x1b[31mred\u202e", "[31mred"),
        ("a\U000f0041b\U00100000", "ab"),
    ],
)
def test_markup_is_gone_and_text_is_as_meant(line: str, words: str) -> None:
    """Marks of emphasis go where they are a pair; escapes, references and code are what they stand for."""
    found = cell(shielded(line), {"ref": "https://example.org/r"})

    assert plain(found.text, found.links).replace("ref", "words") == words


def test_links_are_told_apart_from_words() -> None:
    """Each link has its words, its address and its title; an address alone is a link without words."""
    line = (
        '[**A** ~~b~~](https://a.org/x_(y)_z "Website") <https://b.org> https://c.org [d][E] ~~[f](<https://f.org>)~~'
    )

    found = cell(shielded(line), {"e": "https://e.org"})

    assert found.is_struck
    assert found.links == (
        Anchor("A b", "https://a.org/x_(y)_z", "website", "A b"),
        Anchor("", "https://b.org"),
        Anchor("", "https://c.org"),
        Anchor("d", "https://e.org", shielded="d"),
        Anchor("f", "https://f.org", shielded="f"),
    )


def test_what_leads_nowhere_is_words() -> None:
    """A link that is no address on the web leaves its words, and is told of."""
    found = cell(shielded("[slides](slides.pdf) [x](javascript:alert&#40;1&#41;)"), {})

    assert (found.text, found.links, found.dropped) == ("slides x", (), ("slides.pdf", "javascript:alert(1)"))


@pytest.mark.parametrize(
    ("text", "has_several", "named"),
    [
        ("Ann Lee", False, ["Ann Lee"]),
        ("Ethan Weber & Hassan Kane", False, ["Ethan Weber", "Hassan Kane"]),
        ("Bo Ek, Cy Fox & Di Gil", False, ["Bo Ek", "Cy Fox", "Di Gil"]),
        ("Bo Ek, Cy Fox, and Di Gil", True, ["Bo Ek", "Cy Fox", "Di Gil"]),
        ("Bo Ek; Cy Fox and Di Gil", False, ["Bo Ek", "Cy Fox", "Di Gil"]),
        ("Prof. Daniel M. Kammen, UC Berkeley", False, [("Prof. Daniel M. Kammen", "UC Berkeley")]),
        ("Ann Lee, Google Brain", False, [("Ann Lee", "Google Brain")]),
        ("Ann Lee, Bo Ek", True, ["Ann Lee", "Bo Ek"]),
        ("Ann Lee, Ohio State University", True, [("Ann Lee", "Ohio State University")]),
        ("Ann Lee, MIT & Bo Ek, ETH", True, [("Ann Lee", "MIT"), ("Bo Ek", "ETH")]),
        ("Ann Lee (MIT, CSAIL) & Bo Ek", False, [("Ann Lee", "MIT, CSAIL"), "Bo Ek"]),
        ("Keynote & AI for Earth Sciences Team", False, ["Keynote & AI for Earth Sciences Team"]),
        ("Ann Lee & EnviroNet Team", False, ["Ann Lee", "EnviroNet Team"]),
        ("Ann Lee, , Bo Ek", True, ["Ann Lee", "Bo Ek"]),
        ("R&D", False, ["R&D"]),
    ],
)
def test_people_are_told_apart(text: str, has_several: bool, named: list[str | tuple[str, str]]) -> None:  # noqa: FBT001
    """Names are taken apart at commas and `&`; one comma is an affiliation, unless the column has several people."""
    expected = tuple(Speaker(*((name,) if isinstance(name, str) else name)) for name in named)

    assert people(text, (), has_several=has_several) == expected


def test_columns_are_known_by_their_words() -> None:
    """The first word that says what a column is decides; what is not known is left out."""
    told = columns(
        ["Start time (PDT)", "End", "Kind", "Speakers & Video", "*Title* & Website", "Room", "Notes", "Begin"]
    )

    assert told is not None
    assert told.at == {"start": 0, "end": 1, "type": 2, "speakers": 3, "title": 4, "room": 5}
    assert (told.is_own, told.has_videos, told.has_papers, told.has_websites, told.has_several, told.zone) == (
        False,
        True,
        False,
        True,
        True,
        "PDT",
    )


@pytest.mark.parametrize(
    ("head", "at"),
    [
        (["Time", "Session"], {"start": 0, "title": 1}),
        (["Time", "Session", "Talk"], {"start": 0, "section": 1, "title": 2}),
        (["Time", "Who"], {"start": 0, "speakers": 1}),
        (["Time", "Monday"], None),
        (["Title", "Speaker"], None),
    ],
)
def test_a_programme_has_starts_and_what_starts(head: list[str], at: dict[str, int] | None) -> None:
    """A session is a talk where nothing else is; a table without starts, or with nothing else, is no programme."""
    told = columns(head)

    assert (told and told.at) == at
