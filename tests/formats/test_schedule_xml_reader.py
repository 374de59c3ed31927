"""schedule.xml as its writers write it: what JSON has no place for."""

import datetime as dt
import random

import pytest
from conferences import NOTHING_GIVEN, TALK, as_xml, messages, mutated

from ai4earth_cli.formats.schedule_xml.reader import read
from ai4earth_cli.schedule.model import Given, Link, Schedule, Speaker

HEAD = "<conference><title>Clouds</title><time_zone_name>UTC</time_zone_name></conference>"
TIME = "<date>2017-12-27T11:00:00Z</date><duration>0:30</duration>"


def event(inside: str, attributes: str = "") -> str:
    """Return an event that has a title and a time, and what is `inside`."""
    return f"<event {attributes}><title>Fog</title>{TIME}{inside}</event>"


def schedule(inside: str) -> Schedule:
    """Return the schedule of an event without a remark; `inside` is what follows its conference."""
    found, faults = read(f"<schedule>{HEAD}{inside}</schedule>".encode(), NOTHING_GIVEN)
    assert faults == ()
    assert found is not None
    return found


def in_room(inside: str, name: str = "Hall") -> str:
    """Return a day with one room that has what is `inside`."""
    return f'<day date="2017-12-27"><room name="{name}">{inside}</room></day>'


def test_events_are_read_wherever_they_are() -> None:
    """An event may be in a room, in a day or in neither; its room is the one around it, else its own; blank is none."""
    inside = (
        in_room(event("<room>Cellar</room>"))
        + in_room(event("<room> </room>"), name="")
        + f"<day>{event('<room>Cellar</room>')}<note/></day>"
        + event("<room>Attic</room>")
    )
    assert [talk.rooms for talk in schedule(inside).talks] == [("Hall",), (), ("Cellar",), ("Attic",)]


def test_rooms_have_nothing_but_events() -> None:
    """Other elements in a room and beside the days are passed over."""
    inside = f'<day date="2017-12-27"><room><event><title>Fog</title>{TIME}</event><break/></room></day><more/>'
    assert [talk.rooms for talk in schedule(inside).talks] == [()]


def test_people_have_their_name_inside_or_below() -> None:
    """A person's name is the text, or a name in it; a link may be an attribute."""
    persons = (
        "<persons><person href='https://ada.example'>Ada</person><person><name>Bob</name><company>Rain Inc</company></person>"
        "<person><full_public_name>Cy</full_public_name></person><person/><person public_name='Di'/></persons>"
    )
    assert schedule(in_room(event(persons))).talks[0].speakers == (
        Speaker("Ada", url="https://ada.example"),
        Speaker("Bob", "Rain Inc"),
        Speaker("Cy"),
        Speaker("Di"),
    )


def test_links_may_be_bare() -> None:
    """A link may have its address as text, without a title; an event its page as an attribute."""
    links = "<links><link>https://a.example/x</link><link url='https://b.example'>B</link></links>"
    found = schedule(in_room(event(links, "href='https://page.example'"))).talks[0]
    assert found.links == (Link("a.example", "https://a.example/x"), Link("B", "https://b.example"))
    assert found.website == "https://page.example"


def test_languages_may_be_two_elements() -> None:
    """Two languages of a talk are told as one text in two is."""
    data = f"<schedule>{HEAD}{in_room(event('<language>De</language><language>en</language>'))}</schedule>"
    found, faults = read(data.encode(), NOTHING_GIVEN)
    assert found is not None
    assert found.talks[0].language == "de"
    assert [fault.message for fault in faults] == ["It is in several languages, 'De, en'. The first is taken."]


def test_elements_inside_a_text_are_part_of_it() -> None:
    """A writer that does not escape its HTML loses none of the words."""
    inside = in_room(event("<abstract>All <b>of</b> it <i/></abstract>"))
    assert schedule(inside).talks[0].abstract == "All of it"


def test_conference_may_be_missing() -> None:
    """Days without a conference are read."""
    found, _ = read(as_xml(TALK).replace(b"conference>", b"other>"), NOTHING_GIVEN)
    assert found is not None
    assert (found.title, found.timezone) == ("Untitled", dt.timezone(dt.timedelta(hours=1)))


def test_namespace_is_passed_over() -> None:
    """A namespace of the whole file changes nothing, nor do empty lines before the declaration."""
    data = as_xml(TALK)
    spaced = b"\n \n<?xml version='1.0'?>" + data.replace(b"<schedule>", b"<schedule xmlns='https://clouds.example/'>")
    assert read(spaced, NOTHING_GIVEN) == read(data, NOTHING_GIVEN)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_any_encoding_is_read(encoding: str) -> None:
    """The declaration or the first bytes tell the encoding."""
    text = f"<?xml version='1.0' encoding='{encoding}'?>\n<schedule>{HEAD}{in_room(event('<subtitle>Düne</subtitle>'))}</schedule>"
    found, _ = read(text.encode(encoding), NOTHING_GIVEN)
    assert found is not None
    assert found.talks[0].subtitle == "Düne"


ODD = event("<language>??</language>")
BODY = f"<schedule>\n{HEAD}<day><room>\n{ODD}\n{ODD}</room>\n{ODD}</day>\n<event>\n<room/></event></schedule>"


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (BODY.encode(), [3, 4, 5]),
        (f"\n\n{BODY}".encode(), [5, 6, 7]),
        (f"<!-- <event > -->\n{BODY}".encode(), [4, 5, 6]),
        (BODY.encode("utf-16"), [3, 4, 5]),
        (f"\n\n<!-- <event > -->\n{BODY}".encode(), [6, 7, 8]),
    ],
)
def test_remark_has_the_line_of_its_event(data: bytes, lines: list[int]) -> None:
    """The line is counted from the top of the file, in every encoding; a comment's event doesn't count."""
    _, faults = read(data, NOTHING_GIVEN)
    assert [fault.line for fault in faults] == [*lines, lines[-1] + 1]
    assert [fault.where for fault in faults] == [f"talk {number} 'Fog'" for number in (1, 2, 3)] + ["talk 4 'Untitled'"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_doctype_is_refused(encoding: str) -> None:
    """A DOCTYPE is refused before anything it says is used, in any encoding and however late."""
    declared = "" if encoding == "utf-16" else f"<?xml version='1.0' encoding='{encoding}'?>"
    comment = f"<!--{'x' * 20000}-->"
    data = f"{declared}{comment}<!DOCTYPE schedule [<!ENTITY a 'aaaa'>]><schedule>&a;</schedule>".encode(encoding)
    assert messages(read(data, NOTHING_GIVEN)) == [
        "It has a DOCTYPE, which is not accepted. Remove the line that begins with <!DOCTYPE."
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "It can't be read as XML: no element found: line 1, column 0."),
        (b"<!-- -->", "It can't be read as XML: no element found: line 1, column 8."),
        (b"<schedule>\n<day>", "It can't be read as XML: no element found: line 2, column 5."),
        (b"<a>\xff</a>", "It can't be read as XML: not well-formed (invalid token): line 1, column 3."),
        (b"<?xml version='1.0' encoding='klingon'?><a/>", "It can't be read as XML: unknown encoding: klingon."),
        (
            b"<?xml version='1.0' encoding='big5'?><a/>",
            "It can't be read as XML: multi-byte encodings are not supported.",
        ),
        (b"<html/>", "It is XML, but not a schedule.xml: it begins with <html>, not with <schedule>."),
        (b"<schedule/>", "There is no talk in it."),
        (b"<a>" * 200_000, "It can't be read as XML: no element found: line 1, column 600000."),
        (b"<schedule>" + b"<a>" * 200_000 + b"</a>" * 200_000 + b"</schedule>", "There is no talk in it."),
        (b"<schedule " + b" ".join(b"a%d=''" % n for n in range(200_000)) + b"/>", "There is no talk in it."),
        (b"<a>" * 2_000_001, "It is too large: it has more than 2,000,000 tags or 500,000 attributes."),
        (b"=" * 500_001, "It is too large: it has more than 2,000,000 tags or 500,000 attributes."),
    ],
    ids=range(13),
)
def test_what_cannot_be_read_ends_in_one_line(data: bytes, message: str) -> None:
    """A file that is no schedule, or one that means harm, leaves one fault in one line."""
    found, faults = read(data, NOTHING_GIVEN)
    assert found is None
    assert [(fault.level, fault.message) for fault in faults] == [("fault", message)]


def test_any_bytes_are_read_or_refused() -> None:
    """A file in which bytes were changed, lost or doubled gives a schedule or a fault, never an error of the program."""
    chance = random.Random(14)
    parts = event(
        "<persons><person>Ada</person></persons><links><link href='www.a.example'>A</link></links>", "guid='1'"
    )
    whole = f"<?xml version='1.0'?><schedule>{HEAD}{in_room(parts * 3)}</schedule>".encode()
    given = Given(dt.UTC, dt.date(2017, 12, 27))
    readings = [read(mutated(whole, chance), given) for _ in range(500)]
    assert {reading.schedule is None for reading in readings} == {True, False}
    assert all(("fault" in {fault.level for fault in faults}) == (found is None) for found, faults in readings)
