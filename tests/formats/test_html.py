"""The web page as it stands, before its script runs; test_html_in_browser.py has what the script does."""

import base64
import hashlib
import re
from collections.abc import Callable
from datetime import UTC
from urllib.parse import unquote_to_bytes

import pytest
import vobject
from conftest import as_format
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pages import EMPTY, NIGHT, NOW, OFFSET, ROOMS, UNTIMED, UPDATED, Reader, page_of, published

from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.model import Link, Notice, Schedule, Section, Span, Speaker, Talk


def words(text: str) -> str:
    """Return a text as a browser shows it, with single spaces."""
    return " ".join(text.split())


def calendars(page: str) -> list[str]:
    """Return the calendars that the page's links hold."""
    start = "data:text/calendar;charset=utf-8,"
    links = [link for link in Reader(page).attributes("href") if link.startswith(start)]
    return [unquote_to_bytes(link.removeprefix(start)).decode() for link in links]


def test_whole_workshop(schedule: Schedule, golden: Callable[[str, str], None]) -> None:
    """The shipped schedule is the page that was looked at, under 100 KB, and the same each time."""
    page = published(schedule)

    golden("export/workshop.html", page)
    assert published(schedule) == page
    assert len(page.encode()) < 100_000


@pytest.mark.no_cover
def test_conference_of_500_talks_is_under_600_kb() -> None:
    """With a room, a speaker, a link and an abstract of 250 letters for each."""
    lines = [
        f'{{ id = "talk-{number}-with-a-name", title = "A talk about {number} things that go on", start = 2020-04-2{number % 4}T09:00:00,'
        f' duration = "30m", room = "Room {number % 8}", type = "Lecture", website = "https://example.org/talks/{number}",'
        f' speakers = ["Speaker number {number}"], abstract = "{"letters of " * 23}" }},'
        for number in range(500)
    ]
    head = 'workshop = { title = "Big", date = 2020-04-20, timezone = "UTC" }'

    assert len(page_of(f'{head}\nsection = [{{ title = "S", talk = [{"".join(lines)}] }}]').encode()) < 600_000


@pytest.mark.parametrize("text", [ROOMS, UNTIMED, EMPTY, None])
def test_nothing_is_loaded(text: str | None, schedule: Schedule) -> None:
    """Only links lead out, none into another window; the icon is in the page itself."""
    page = Reader(page_of(text) if text else published(schedule))
    addresses = [(tag, name) for tag, found in page.elements for name in found if name in {"src", "srcset", "href"}]

    assert {pair for pair in addresses if pair != ("a", "href")} == {("link", "href")}
    assert [found["href"][:5] for tag, found in page.elements if tag == "link"] == ["data:"]
    assert page.attributes("target") == []
    assert re.findall(r"url\(|@import|\bfetch\b|XMLHttp|\bimport\b", page.text["style"] + page.text["script"]) == []


def test_policy_allows_the_page_its_own_style_and_script(schedule: Schedule) -> None:
    """The hashes in the Content Security Policy are those of the two texts, and nothing else may run or load."""
    page = Reader(published(schedule))
    digests = [hashlib.sha256(page.text[tag].encode()).digest() for tag in ("style", "script")]
    style, script = (f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)

    assert [found["content"] for _, found in page.elements if "http-equiv" in found] == [
        f"default-src 'none'; style-src {style}; script-src {script}; img-src data:; base-uri 'none'; form-action 'none'"
    ]
    names = {name for _, found in page.elements for name in found}
    assert {name for name in names if name == "style" or name.startswith("on")} == set()


def test_links_within_the_page_lead_to_something() -> None:
    """Every id is there once, and every section, day and talk has a link to it."""
    page = Reader(page_of(ROOMS))
    ids = page.attributes("id")
    within = {link.removeprefix("#") for link in page.attributes("href") if link.startswith("#")}
    named = {label for labels in page.attributes("aria-labelledby") for label in labels.split()}
    programme = [id_ for id_ in ids if re.match("section-|day-|talk-", id_)]

    assert sorted(set(ids)) == sorted(ids)
    assert within | named <= set(ids)
    assert set(programme) <= within
    assert programme == [
        "day-2020-04-26",
        "section-parallel-odd",
        "talk-first",
        "talk-called-off",
        "talk-coffee",
        "section-second",
        "talk-elsewhere",
        "day-2020-04-27",
        "section-parallel-odd@2020-04-27",
        "talk-a%20%22b%22%2F%3Cc%3E%23%25",
        "day-unscheduled",
        "section-parallel-odd@unscheduled",
        "talk-poster",
    ]


def test_tables_of_several_days_rooms_and_odd_talks() -> None:
    """Each talk is a row with its times in the workshop's zone; what is cancelled or has no time says so."""
    head = ["Time", "Room", "Type", "Speaker", "Title", "Links"]
    keynote = [
        "00:30–01:30",
        "One",
        "Keynote",
        "Søren ŁBo, Université",
        "A <script>alert(2)</script> [spotlight]",
        "Slides <Code> language: fr #",
        "Abstract Premier, https://example.org/x. Ligne. Deuxième <p>.",
    ]

    assert [[words(cell) for cell in row] for row in Reader(page_of(ROOMS)).rows] == [
        [*head, "Abstract"],
        keynote,
        ["00:30–01:30 cancelled", "", "", "", "Called off", "#", ""],
        ["01:00–02:00", "Two", "Break", "", "Coffee", "#", ""],
        head,
        ["00:30–01:15", "Three", "Workshop", "", "Elsewhere", "#"],
        head,
        ["23:30–00:30+1", "", "", "Иванов", "In the night", "#"],
        head,
        ["unscheduled", "", "Poster", "", "Poster", "#"],
    ]


def test_what_is_on_demand_and_who_wrote() -> None:
    """In place of a time, and below who speaks."""
    talk = '{ title = "T", on_demand = true, speakers = ["Ada"], authors = ["Ada", "<b>Bo</b>"] }'
    page = page_of(f'workshop = {{ title = "W", date = 2020-04-26, timezone = "UTC" }}\ntalk = [{talk}]')

    assert [[words(cell) for cell in row] for row in Reader(page).rows][1:] == [
        ["on demand", "", "Adaby Ada, <b>Bo</b>", "T", "#"]
    ]


def test_times_are_moments(schedule: Schedule) -> None:
    """Each time of the page carries its moment: of the workshop, of its sections, of the rows in order."""
    page = Reader(published(schedule))
    moments = [found["datetime"] for tag, found in page.elements if tag == "time"]
    expected = [*(schedule.span or ())]
    for talks in questions.by_section(schedule.talks).values():
        expected += [*(questions.span(talks) or ()), *(moment for talk in talks for moment in talk.span or ())]

    assert moments == [f"{moment:%Y-%m-%dT%H:%M:%SZ}" for moment in expected]


def test_head_of_the_page() -> None:
    """Title, days and zone stand on top; texts that look like markup are text."""
    page = Reader(page_of(ROOMS))

    assert page.text["title"] == "Rooms <b>bold</b> · </script><script>alert(1)</script>"
    assert words(page.text["header"]) == (
        "Rooms <b>bold</b> </script><script>alert(1)</script> 26–27 April 2020 · 5 talks and 1 break"
        " Times in CEST (Europe/Berlin, UTC+2); +1 and -1 mark the day after and the day before."
        " Watch Chat Website o'team@example.org Add all to calendar"
    )
    assert "mailto:o%27team@example.org" in page.attributes("href")
    assert "https://example.org/how?a=1&b=2" in page.attributes("href")
    assert "See https://example.org/how?a=1&b=2, then <i>come</i>." in page.text["section"]


def test_marks_are_explained_where_there_are_any() -> None:
    """What +1 means is hidden, until the script needs it, where no talk crosses midnight."""
    hidden = [
        [found for _, found in Reader(page_of(text)).elements if found.get("id") == "marks" and "hidden" in found]
        for text in (ROOMS, OFFSET, NIGHT)
    ]

    assert [len(found) for found in hidden] == [0, 1, 0]


def test_night_stands_under_the_day_before() -> None:
    """Its times are marked as those of the next day."""
    page = Reader(page_of(NIGHT))

    assert page.attributes("data-night") == ["240"]
    assert [words(row[0]) for row in page.rows] == ["Time", "01:30+1–03:00+1", "Time", "10:00–11:00"]
    assert [anchor for anchor in page.attributes("id") if re.match("day-|talk-", anchor)] == [
        "day-2020-04-25",
        "talk-film",
        "day-2020-04-26",
        "talk-breakfast",
    ]


def test_schedule_without_times_and_one_without_talks() -> None:
    """Both are pages; a contact that is no address is text."""
    untimed, empty = Reader(page_of(UNTIMED)), Reader(page_of(EMPTY))

    assert [[words(cell) for cell in row] for row in untimed.rows] == [
        ["Time", "Type", "Speaker", "Title", "Links"],
        ["unscheduled", "", "", "P", "#"],
    ]
    assert untimed.attributes("data-zone") == ["+0530"]
    assert empty.rows == []
    assert words(empty.text["main"]) == (
        "Add these talks to yours? Add to mine No, thanks Search Show all Times in Filter Now No talks."
        " Nothing found. Show all Now"
    )
    assert words(empty.text["header"]).endswith(" ask at the desk")


def test_selection_of_talks(schedule: Schedule) -> None:
    """Only the talks that were asked for are in the page, and its hours are theirs."""
    chosen = tuple(talk for talk in schedule.talks if talk.section and talk.section.id == "solid-earth" and talk.span)
    page = Reader(as_format("html", Edition(schedule, chosen, NOW, UPDATED)))

    assert [row[3] for row in page.rows[1:]] == [talk.title for talk in chosen]
    assert "Sunday 26 April 2020, 09:10–10:00" in page.text["header"]


def test_search_in_ascii_is_prepared() -> None:
    """What cannot be written in ASCII by dropping accents is in the page in ASCII too."""
    assert Reader(page_of(ROOMS)).attributes("data-folded") == [
        "a <script>alert(2)</script> [spotlight] soren l bo keynote parallel & odd",
        "in the night ivanov parallel & odd",
    ]


SAME = ["summary", "url", "dtstart", "dtend", "dtstamp", "last-modified", "sequence", "location"]


def told(calendar: str) -> dict[str, list[str | None]]:
    """Return what a calendar says of each event, by its UID."""
    events = vobject.readOne(calendar).vevent_list
    return {
        event.uid.value: [str(event.contents[name][0].value) if name in event.contents else None for name in SAME]
        for event in events
    }


def test_calendar_is_part_of_the_whole_one(schedule: Schedule) -> None:
    """Without JavaScript there is a link with what `export ics` says of the talks, under the same UIDs."""
    (text,) = calendars(published(schedule))
    whole = told(as_format("ics", Edition(schedule, schedule.talks, NOW, UPDATED)))
    found = told(text)

    assert len(found) == 26
    assert found == {uid: whole[uid] for uid in found}


@pytest.mark.parametrize(("url", "more"), [("", []), ('url = "https://example.org/"', ["URL:https://example.org/"])])
def test_calendar_of_many_talks_has_the_days(url: str, more: list[str]) -> None:
    """More than a hundred talks would make half of the page calendar; what is called off has no part."""
    lines = [
        f'{{ title = "{number}", start = 2020-04-2{6 + number % 2}T09:{number % 60:02}:00, duration = "5m" }},'
        for number in range(101)
    ]
    start = (
        f'workshop = {{ title = "Big", date = 2020-04-26, timezone = "UTC", id = "big" {"," if url else ""} {url} }}'
    )
    (text,) = calendars(page_of(f'{start}\nsection = [{{ title = "S", talk = [{"".join(lines)}] }}]'))

    assert [line for line in text.splitlines() if line.startswith(("UID", "DTSTART", "DTEND", "URL"))] == [
        *("UID:2020-04-26@big", "DTSTART:20200426T090000Z", "DTEND:20200426T100300Z", *more),
        *("UID:2020-04-27@big", "DTSTART:20200427T090100Z", "DTEND:20200427T100400Z", *more),
    ]


def test_without_a_time_there_is_no_calendar() -> None:
    """Nor a link to one."""
    assert calendars(page_of(UNTIMED)) == []


def test_lines_of_an_event_are_folded_between_letters() -> None:
    """No line is longer than 75 octets, and unfolded each says what it said, signs escaped (RFC 5545 §3.1, §3.3.11)."""
    (text,) = calendars(page_of(ROOMS.replace("In the night", "Ж, ж; ж" * 20).replace("Иванов", "\\\\Ж")))
    summaries = [event.summary.value for event in vobject.readOne(text).vevent_list]

    assert max(len(line.encode()) for line in text.split("\r\n")) == 75
    assert "Ж, ж; ж" * 20 + " – \\Ж" in summaries


def test_rows_have_number_and_identity(schedule: Schedule) -> None:
    """By its number a link carries a talk, by its UID stars know it, where that cannot be told from its anchor."""
    page = Reader(published(schedule))
    marked = Reader(page_of(ROOMS.replace('title = "Poster"', 'title = "Poster"\nuid = "1\\"<2@x"')))

    assert sorted(map(int, page.attributes("data-number"))) == list(range(1, 32))
    assert page.attributes("data-uid") == []
    assert marked.attributes("data-uid") == ['1"<2@x']
    assert marked.attributes("data-event") == ["rooms-b-bold-b-2020-04-26"]


any_text = st.text(st.characters(codec="utf-8"), min_size=1)
addresses = st.one_of(any_text, any_text.map("https://example.org/{}".format), any_text.map("javascript:{}".format))


def page_with(title: str, name: str, abstract: str, id_: str, address: str) -> Reader:
    """Return the page of a schedule of one talk, in which these texts stand wherever a text can."""
    section = Section(id_, title, chairs=(name,))
    speakers = (Speaker(name, abstract, address),)
    links = (Link(title, address),)
    talk = Talk(
        id_, section, title, name, speakers, Span(NOW, NOW), (name,), abstract, title, video=address, links=links
    )
    schedule = Schedule(
        title, NOW.date(), UTC, (section,), (talk,), name, address, address, address, address, (Notice(abstract),)
    )
    return Reader(published(schedule))


PLAIN = page_with("t", "n", "a", "i", "https://example.org/")


@settings(max_examples=60, deadline=None)
@given(any_text, any_text, any_text, any_text, addresses)
def test_any_text_comes_out_as_text(title: str, name: str, abstract: str, id_: str, address: str) -> None:
    """Whatever a text says, the page has the elements of any other page, that text, and links to the web only."""
    assume(name.casefold() != "break")  # whose type is special: nobody marks it
    page = page_with(title, name, abstract, id_, address)
    varying = {"a", "p"}  # as many as there are addresses and paragraphs
    out = [link for link in page.attributes("href") if not link.startswith(("#", "data:"))]

    assert [tag for tag, _ in page.elements if tag not in varying] == [
        tag for tag, _ in PLAIN.elements if tag not in varying
    ]
    assert (page.text["h1"], page.rows[1][1:5]) == (title, [name, name, f"{name}, {abstract}", title])
    assert [link for link in out if not re.match("https?://|mailto:[^:]+$", link, re.IGNORECASE)] == []
    assert (page.text["style"], page.text["script"]) == (PLAIN.text["style"], PLAIN.text["script"])
