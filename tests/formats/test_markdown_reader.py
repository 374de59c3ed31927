"""Schedules from pages of Markdown: the workshop's own page, our own export, and pages as people write them."""

import datetime as dt
import random
import re
import time
import tomllib
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from conftest import as_format

from ai4earth_cli.formats import told
from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.markdown.reader import looks_like, read
from ai4earth_cli.formats.toml.reader import loads
from ai4earth_cli.schedule.faults import Fault
from ai4earth_cli.schedule.model import Given, Link, Schedule, Section, Speaker, Talk

TESTS = Path(__file__).parents[1]
GOLDEN = TESTS / "golden/export/workshop.md"
LONDON = ZoneInfo("Europe/London")
DAY = dt.date(2020, 4, 26)
SUMMER = Given(LONDON, DAY)
HEAD = "| Start | End | Type | Speaker | Title |\n| --- | --- | --- | --- | --- |\n"
OWN = "| Start | End | Type | Speaker & Video | Title and paper |\n| --- | --- | --- | --- | --- |\n"
PROSE = """---
layout: default
title: "AI for Earth Sciences"
---

#  Join us virtually for the workshop April 26, 2020 from 7am-4pm PDT

---
# Livestream

<script>
    | not | a | table |
    | --- | --- | --- |
</script>

## Schedule

Tune into our [livestream](https://slideslive.com/38926826/ai-for-earth-sciences) on April 26 from 7am-4pm PDT (San
Francisco) time. Join us in [slack](https://join.slack.com/t/ai4earth/shared_invite/x~yQ) to mingle.

All times are listed in Pacific Daylight Time (San Francisco, USA).

"""


def schedule_of(page: str, given: Given = SUMMER) -> Schedule:
    """Return the schedule of a page that has one."""
    schedule = read(page.encode(), given).schedule
    assert schedule is not None
    return schedule


def only(row: str, head: str = HEAD) -> Talk:
    """Return the talk that a row of a table is."""
    (talk,) = schedule_of(f"{head}{row}\n").talks
    return talk


def clock(talk: Talk, zone: dt.tzinfo = LONDON) -> str:
    """Return when a talk is, as clocks in a zone show it: `26 09:00-09:30`."""
    if talk.span is None:
        return "XX"
    start, end = (moment.astimezone(zone) for moment in talk.span)
    return f"{start:%d %H:%M}-{end:%H:%M}"


def remarks(page: str, given: Given = SUMMER) -> list[tuple[int, str, str]]:
    """Return the lines, places and words of what a reader remarks on a page."""
    faults = read(page.encode(), given).faults
    assert {fault.level for fault in faults} <= {"remark"}
    return [(fault.line, fault.where, fault.message) for fault in faults]


def workshops_page() -> str:
    """Return the workshop's page: its rows, with heads of tables and the words that say when it is."""
    rows = (TESTS / "page_rows.md").read_text(encoding="utf-8").splitlines()
    head = "| Start | End | Type | Speaker & Video Link | Title & Paper Link|    \n| ---- | ---- | ---- | --- | -------- |     "
    lines = [PROSE + head]
    for row in rows:
        title = head.replace("Paper Link", "Website") if "Keynotes" in row else head
        lines.append(f"\n{row}\n\n{title}" if row.startswith("###") else row)
    return "\n".join([*lines, "", "## Contact Us", "", "Send inquiries to ai4earthscience[at]gmail[dot]com"])


def facts(schedule: Schedule) -> list[dict[str, Any]]:
    """Return what the shipped file says of each talk."""
    return [
        {
            "section": talk.section and talk.section.title,
            "when": clock(talk, schedule.timezone),
            "type": talk.type,
            "title": talk.title,
            "speakers": list(talk.speakers),
            "links": [talk.video, talk.paper, talk.slides, talk.website],
        }
        for talk in schedule.talks
    ]


def shipped() -> list[dict[str, Any]]:
    """Return the same of the shipped file, read here without the program's reader."""
    file = tomllib.loads((TESTS.parent / "schedule.toml").read_text(encoding="utf-8"))
    return [
        {
            "section": section["title"],
            "when": f"26 {talk['start']}-{talk['end']}" if "start" in talk else "XX",
            "type": talk["type"],
            "title": talk["title"],
            "speakers": [
                Speaker(name) if isinstance(name, str) else Speaker(**name) for name in talk.get("speakers", ())
            ],
            "links": [talk.get(kind) for kind in ("video", "paper", "slides", "website")],
        }
        for section in file["section"]
        for talk in section["talk"]
    ]


def test_workshops_page_is_the_shipped_schedule() -> None:
    """All 31 rows of the page in their eight sections are what the shipped file says of them; nothing need be given."""
    reading = read(workshops_page().encode(), Given())

    assert reading.schedule is not None
    assert len(shipped()) == 31
    assert facts(reading.schedule) == shipped()
    assert reading.schedule._replace(talks=(), sections=()) == Schedule(
        title="AI for Earth Sciences",
        date=DAY,
        timezone=reading.schedule.timezone,
        sections=(),
        talks=(),
        livestream="https://slideslive.com/38926826/ai-for-earth-sciences",
        chat="https://join.slack.com/t/ai4earth/shared_invite/x~yQ",
        contact="ai4earthscience@gmail.com",
    )
    assert str(reading.schedule.timezone) == "America/Los_Angeles"
    assert [section.id for section in reading.schedule.sections] == [
        "welcome",
        "atmospheric-science",
        "hydro-and-cryospheres",
        "solid-earth",
        "theoretical-advances",
        "remote-sensing",
        "environet",
        "keynotes-discussion",
    ]
    (fault,) = reading.faults
    assert fault.message == "an encoding accident is undone: 'Cerr√≥n' is read as 'Cerrón'."


def test_our_own_export_reads_back() -> None:
    """The workshop's Markdown gives the talks that it was written from, and says date and zone itself."""
    schedule = schedule_of(GOLDEN.read_text(encoding="utf-8"), Given())

    assert facts(schedule) == shipped()
    assert (schedule.date, str(schedule.timezone)) == (DAY, "America/Los_Angeles")
    assert len({talk.id for talk in schedule.talks}) == 31


def test_page_of_who_speaks_is_no_video() -> None:
    """Nor is it where it is the only link of the cell, or leads where videos are."""
    page = 'speakers = [{ name = "Ann", url = "https://ann.example/" }'
    video = 'video = "https://v.example"'
    talks = (
        'title = "A", speakers = [{ name = "Ann", affiliation = "MIT", url = "https://ann.example/x" }]',
        'title = "B", speakers = [{ name = "Ann", url = "https://youtube.com/@ann" }]',
        f'title = "C", {page}], {video}',
        f'title = "D", speakers = ["Ann"], {video}',
        f'title = "E", {page}, "Bo"]',
    )
    rows = "".join(f'{{ start = "{9 + place}:00", duration = "1h", {talk} }},' for place, talk in enumerate(talks))
    head = 'workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }'
    schedule = loads(f'{head}\nsection = [{{ title = "S", talk = [{rows}] }}]\n')
    now = dt.datetime(2020, 4, 26, tzinfo=dt.UTC)
    found = schedule_of(as_format("markdown", Edition(schedule, schedule.talks, now, now)), Given())

    assert [(talk.speakers, talk.all_links) for talk in found.talks] == [
        (talk.speakers, talk.all_links) for talk in schedule.talks
    ]


def test_several_days_read_back() -> None:
    """Each day has its heading and its letters of the zone; `+1`, strikes, brackets and bare links are as we write them."""
    page = (
        "## Saturday 24 October 2020\n\nAll times are in CEST (Europe/Berlin, UTC+2).\n\n### Waves\n\n"
        f"{OWN}"
        "| 9:00 | 9:30 | Talk | [Ann Lee (MIT)](https://example.org/~ann) & Bo Ek ([video](https://example.org/opening)) "
        "| Opening (Hall 1) |\n"
        "| 9:00 | 10:00 |  | Bo Ek, Cy Fox & Di Gil | Panel (Hall 2, Hall 3, [Code](https://example.org/code)) |\n"
        "| ~~12:00~~ | ~~13:00~~ | ~~Lunch~~ |  | (cancelled, [website](https://example.org/menu)) |\n"
        "| ~~23:30~~ | ~~0:20+1~~ | [Slides](https://example.org/slides) |  "
        "| ~~[Night walk](https://example.org/night)~~ (cancelled, [website](https://example.org/walk)) |\n"
        "| 0:30+1 | 1:00+1 |  | [Ann Lee, MIT](https://example.org/~ann) | Stars |\n\n"
        "## Sunday 25 October 2020\n\nAll times are in CET (Europe/Berlin, UTC+1).\n\n### Day 2\n\n"
        f"{OWN}"
        "| 9:00 | 10:00 |  | [Video](https://example.org/after) | After the clocks went back |\n\n"
        "## Unscheduled\n\n### Schedule\n\n"
        f"{OWN}"
        "| ~~XX~~ | ~~XX~~ |  |  | ~~TBA~~ (cancelled) |\n"
    )
    schedule = schedule_of(page, Given())
    waves, second, last = (
        Section(*names) for names in (("waves", "Waves"), ("day-2", "Day 2"), ("schedule", "Schedule"))
    )
    ann = Speaker("Ann Lee", "MIT", "https://example.org/~ann")

    assert read(page.encode(), Given()).faults == ()
    assert (schedule.date, str(schedule.timezone)) == (dt.date(2020, 10, 24), "Europe/Berlin")
    assert schedule.sections == (waves, second, last)
    assert [clock(talk, schedule.timezone) for talk in schedule.talks] == [
        "24 09:00-09:30",
        "24 09:00-10:00",
        "24 12:00-13:00",
        "24 23:30-00:20",
        "25 00:30-01:00",
        "25 09:00-10:00",
        "XX",
    ]
    assert [talk._replace(span=None) for talk in schedule.talks] == [
        Talk(
            "opening",
            waves,
            "Opening",
            "Talk",
            (ann, Speaker("Bo Ek")),
            rooms=("Hall 1",),
            video="https://example.org/opening",
        ),
        Talk(
            "panel",
            waves,
            "Panel",
            speakers=(Speaker("Bo Ek"), Speaker("Cy Fox"), Speaker("Di Gil")),
            rooms=("Hall 2", "Hall 3"),
            links=(Link("Code", "https://example.org/code"),),
        ),
        Talk("lunch", waves, "Lunch", "Break", cancelled=True, website="https://example.org/menu"),
        Talk(
            "night-walk",
            waves,
            "Night walk",
            cancelled=True,
            paper="https://example.org/night",
            slides="https://example.org/slides",
            website="https://example.org/walk",
        ),
        Talk("stars", waves, "Stars", speakers=(ann,), day=dt.date(2020, 10, 24)),
        Talk("after-the-clocks-went-back", second, "After the clocks went back", video="https://example.org/after"),
        Talk("tba", last, "TBA", cancelled=True),
    ]


def test_escaped_text_reads_back() -> None:
    """What we escape is text again, in headings, cells, brackets and links."""
    page = (
        "## Schedule\n\nSunday 26 April 2020. All times are in JST (Asia/Tokyo, UTC+9).\n\n"
        f"### \\# 1. \\{{\\{{ page.url \\}}\\}} &#124; \\*bold\\*\n\n{OWN}"
        "| 9:00 | 9:20 |  | [\\<b\\>\\*R\\*\\</b\\> &#124; S, \\[T\\]](https://example.org/a_%28b%29%7Cc%7E%7Ed) "
        "| [&#94;a &#124; b \\*c\\* \\_d\\_ &#96;e&#96; \\[f\\](g) &#38;amp; &#126;&#126;i&#126;&#126; &#92;&#124; "
        "www\\.example.org https\\://example.org me@<!-- -->example.org \\-\\- \\.\\.\\. \\$1\\$ &#94;2]"
        "(https://example.org/a_%28b%29?x=1&amp;lt;=2#e) (A&#124;B) |\n"
    )
    (talk,) = schedule_of(page, Given()).talks

    assert talk.section == Section("1-page-url-bold", "# 1. {{ page.url }} | *bold*")
    assert talk.title == (
        "^a | b *c* _d_ `e` [f](g) &amp; ~~i~~ \\| www.example.org https://example.org me@example.org -- ... $1$ ^2"
    )
    assert talk.paper == "https://example.org/a_%28b%29?x=1&lt;=2#e"
    assert (talk.speakers, talk.rooms) == ((Speaker("<b>*R*</b> | S", "[T]"),), ("A|B",))


@pytest.mark.parametrize(
    ("words", "date", "zone"),
    [
        ("April 26, 2020. All times are in UTC.", DAY, "UTC"),
        ("On Sunday, 26th of April 2020, at 9:00 CEST (Berlin).", DAY, "Europe/Berlin"),
        ("26-28 April 2020; times are given in Berlin time.", DAY, "Europe/Berlin"),
        ("April 26 – May 2, 2020, all times in Central European Summer Time", DAY, "CEST"),
        ("2020-04-26. Times shown in the Central European Time (Berlin, Germany)!", DAY, "Europe/Berlin"),
        ("26. April 2020. The deadline was on 1 March 2020. From 9am PDT.", None, None),
        ("1 March 2020: submission. From 9am PDT on 26 April 2020", None, None),
        ("26. April 2020, from 9am PDT.\n\nThe deadline was on 1 March 2020.", DAY, "PDT"),
        ("# Workshop on 26 April 2020\n\nAs on 1 May 2019. Times are in UTC.", DAY, "UTC"),
        ("30 February 2020, 26 April 2020. Times are in UTC", DAY, "UTC"),
    ],
)
def test_date_and_zone_are_the_pages_if_certain(words: str, date: dt.date | None, zone: str | None) -> None:
    """The page's words say which day and zone it means; headings go before the rest, and deadlines do not count."""
    reading = read(f"{words}\n\n{HEAD}| 9:00 | 10:00 | | A B | C |\n".encode(), Given())

    assert (reading.schedule is None) == (date is None)
    if reading.schedule:
        assert (reading.schedule.date, str(reading.schedule.timezone)) == (date, zone)


@pytest.mark.parametrize(
    ("words", "given", "message"),
    [
        ("", Given(), "it doesn't say for certain which day its times are of: name it with --event-date."),
        (
            "1 May 2020, 2 May 2020",
            Given(LONDON),
            "it doesn't say for certain which day its times are of: name it with --event-date. It names 1 May 2020, 2 May 2020.",
        ),
        (
            "1 May 2020, 2 May 2020, 3 May 2020, 4 May 2020",
            Given(LONDON),
            "it doesn't say for certain which day its times are of: name it with --event-date."
            " It names 1 May 2020, 2 May 2020, 3 May 2020 and more.",
        ),
        ("", Given(None, DAY), "it doesn't say for certain in which time zone its times are: name it with --event-tz."),
        (
            "Times are in UTC; from 9:00 CEST",
            Given(None, DAY),
            "it doesn't say for certain in which time zone its times are: name it with --event-tz.",
        ),
        (
            "All times are in local time",
            Given(None, DAY),
            "it doesn't say for certain in which time zone its times are: name it with --event-tz.",
        ),
        (
            "All times are in Nowhere time",
            Given(None, DAY),
            "it doesn't say for certain in which time zone its times are: name it with --event-tz.",
        ),
    ],
)
def test_what_is_not_certain_names_the_option(words: str, given: Given, message: str) -> None:
    """Without a certain date or zone there is no schedule but the option that says it."""
    reading = read(f"{words}\n\n{HEAD}| 9:00 | 10:00 | | A B | C |\n".encode(), given)

    assert reading == (None, (Fault(1, "the page", message),))


def test_options_say_what_the_page_does_not() -> None:
    """The given date and zone hold where the page names none or several."""
    page = f"1 May 2020, 2 May 2020\n\n{HEAD}| 9:00 | 10:00 | | A B | C |\n"

    assert clock(schedule_of(page).talks[0]) == "26 09:00-10:00"


def test_a_zone_that_contradicts_the_page_is_told_of() -> None:
    """The page's certain zone holds, and a remark says that the given one is not used; one that agrees is silent."""
    page = f"All times are in CEST (Europe/Berlin).\n\n{HEAD}| 9:00 | 10:00 | | A B | C |\n"

    assert remarks(page) == [
        (1, "the page", "it says that its times are in CEST (Europe/Berlin, UTC+2), so --event-tz is not used.")
    ]
    assert remarks(page, Given(ZoneInfo("Europe/Rome"), DAY)) == []


@pytest.mark.parametrize(
    "page",
    [
        "| Time (CEST) | Title |\n| --- | --- |\n| 9:00-9:30 | C |\n",
        "| Time | Title |\n| --- | --- |\n| 9:00 CEST | C |\n| |\n",
    ],
)
def test_zone_may_stand_with_the_times(page: str) -> None:
    """The head of the column of times, or the times themselves, may say the zone."""
    assert str(schedule_of(page, Given(None, DAY)).timezone) == "CEST"


def test_talks_of_one_title_have_ids_of_their_own() -> None:
    """Ids are made from titles and told apart, also from titles that end in a number."""
    page = HEAD + "".join(f"| XX | | | | {title} |\n" for title in ("A", "A 2", "a", "=", "+"))

    assert [talk.id for talk in schedule_of(page).talks] == ["a", "a-2", "a-3", "untitled", "untitled-2"]


def test_a_page_without_talks_is_no_schedule() -> None:
    """Where no table has starts and titles, or no row says anything, the message says what a table needs."""
    message = (
        "it has no table of talks in Markdown: a table needs a column Start and a column Title. None in HTML is read."
    )
    for page in ("", "# Hello\n", "| A | B |\n| --- | --- |\n| 1 | 2 |\n", f"{HEAD}| | | | | |\n"):
        assert read(page.encode(), SUMMER) == (None, (Fault(1, "the page", message),))


def test_rows_with_only_a_start_end_at_the_next() -> None:
    """A row without an end ends when the next later one starts, in its room if it has one; the last takes no time."""
    page = (
        "| Start | Title | Room |\n| --- | --- | --- |\n"
        "| 9:00 | a | P |\n| 9:00 | b | Q |\n| 9:30 | c | P |\n| 10:00 | d | Q |\n| 10:00 | e | Q |\n"
    )

    assert [clock(talk) for talk in schedule_of(page).talks] == [
        "26 09:00-09:30",
        "26 09:00-10:00",
        "26 09:30-09:30",
        "26 10:00-10:00",
        "26 10:00-10:00",
    ]
    message = "it has a start but no end, and nothing follows it: add an end."
    assert remarks(page) == [(5, "talk 'c'", message), (6, "talk 'd'", message), (7, "talk 'e'", message)]


def test_each_remark_of_a_kind_has_its_line() -> None:
    """Of many, `check` tells the number, or with --all each."""
    page = HEAD + "".join(f"| soon{number} | | Talk | | {number} |\n" for number in range(4))

    assert remarks(page) == [
        (3 + number, f"talk '{number}'", f"'soon{number}' is not a time, so it has none: use 7:03, 12pm or XX.")
        for number in range(4)
    ]


@pytest.mark.parametrize(
    ("rows", "times"),
    [
        (["22:00 | 23:30", "23:30 | 0:30", "0:30 | 1:00"], ["26 22:00-23:30", "26 23:30-00:30", "27 00:30-01:00"]),
        (["9:00 | 8:00", "10:00 | 11:00"], ["26 09:00-10:00", "26 10:00-11:00"]),
        (["9:00 | 12:00", "12:00 | 1:00", "1:00 | 2:30"], ["26 09:00-12:00", "26 12:00-13:00", "26 13:00-14:30"]),
        (["10:00 | 11:00", "9:30 | 11:00"], ["26 10:00-11:00", "26 09:30-11:00"]),
        (["9:00 | 12:00", "1:00 | 2:30", "15:00 | 16:00"], ["26 09:00-12:00", "26 01:00-02:30", "26 15:00-16:00"]),
        (["9am | 12pm", "1pm | 2:30pm"], ["26 09:00-12:00", "26 13:00-14:30"]),
        (["XX | 10:00", "-- | --"], ["XX", "XX"]),
        (["0:10+1 | 0:20+1"], ["27 00:10-00:20"]),
        (["9:00+999 | 10:00+999"], ["20 09:00-10:00"]),
    ],
)
def test_clocks_go_round(rows: list[str], times: list[str]) -> None:
    """Times that go back by half a day are of the next; those that go on at 1:00 after 12:00 are of the afternoon."""
    page = HEAD + "".join(f"| {row} | Talk | | {number} |\n" for number, row in enumerate(rows))

    assert [clock(talk) for talk in schedule_of(page).talks] == times


def test_lengths_are_ends() -> None:
    """A column of lengths says when a talk ends."""
    page = "| Start | Duration | Title |\n| --- | --- | --- |\n| 9:00 | 20 min | a |\n| 9:30 | | b |\n| 9:40 | 0:15 | c |\n"

    assert [clock(talk) for talk in schedule_of(page).talks] == ["26 09:00-09:20", "26 09:30-09:40", "26 09:40-09:55"]


@pytest.mark.parametrize(
    ("row", "when", "message"),
    [
        ("1:30 | 3:00", "29 02:30-03:00", "clocks skip its time or show it twice: the first reading is taken."),
        ("1:30 | 2:00", "29 02:30-02:30", "clocks skip its time or show it twice: the first reading is taken."),
        (
            "9:00 | 8:00",
            "29 09:00-09:00",
            "it ends before it starts, so its end is left out: write 0:20+1 for the next day.",
        ),
    ],
)
def test_what_is_done_about_odd_times_is_told(row: str, when: str, message: str) -> None:
    """Where clocks changed, or a talk ends before it starts, a remark says how it is read."""
    page = f"{HEAD}| {row} | Talk | | a |\n"
    given = Given(LONDON, dt.date(2020, 3, 29))  # when clocks went from 1:00 to 2:00

    assert clock(schedule_of(page, given).talks[0]) == when
    assert remarks(page, given) == [(3, "talk 'a'", message)]


@pytest.mark.parametrize(
    ("row", "is_timed"), [("9:00 | 10:00", True), ("9:00 | 10:00+1", False), ("9:00+999 | XX", False)]
)
def test_no_time_is_out_of_reach(row: str, is_timed: bool) -> None:  # noqa: FBT001
    """A talk that leaves the years of the calendar has no time, and a remark."""
    given = Given(dt.UTC, dt.date(9998, 12, 31))
    page = f"{HEAD}| {row} | Talk | | a |\n"
    message = "its time is out of reach, so it has none: use years from 2 to 9998."

    assert (schedule_of(page, given).talks[0].span is not None) == is_timed
    assert [words for _, _, words in remarks(page, given)] == ([] if is_timed else [message])


@pytest.mark.parametrize(
    ("hours", "day"),
    [(-12, dt.date(9998, 12, 31)), (14, dt.date(2, 1, 1))],
)
def test_a_moment_out_of_reach_is_no_time(hours: int, day: dt.date) -> None:
    """At both ends of the calendar a talk has no time where its moment in UTC is in no year that all zones have."""
    given = Given(dt.timezone(dt.timedelta(hours=hours)), day)
    start = "23:00" if hours < 0 else "1:00"

    assert schedule_of(f"{HEAD}| {start} | {start} | | A B | c |\n", given).talks[0].span is None


@pytest.mark.parametrize(
    ("heading", "day"), [("", dt.date.max), ("", dt.date.min), ("## Day 99", dt.date(9998, 12, 1))]
)
def test_a_day_out_of_reach_is_no_day(heading: str, day: dt.date) -> None:
    """A first day in a year that not all zones have is not one."""
    reading = read(
        f"Times are in PDT.\n\n{heading}\n\n{HEAD}| 9:00 | 9:30 | | A B | c |\n".encode(), Given(dt.UTC, day)
    )

    assert reading.schedule is None


def test_headings_are_days_and_sections() -> None:
    """Dates, numbered days and weekdays are days; other words are sections, of which general ones are none."""
    row = f"{HEAD}| 9:00 | 10:00 | | A B | C |\n"
    headings = [
        "Schedule",
        "Monday",
        "Day 3: Waves",
        "Tue, 28 April (Track A)",
        "Wednesday 29 April 2020",
        "Talks",
        "Atmosphere\n===",
        "Soil\n---",
        "Day 0",
        "31 April",
    ]
    page = "Monday 27 April 2020\n\n" + "\n".join(
        f"{heading if '=' in heading or '---' in heading else f'## {heading} ##'}\n\n{row}" for heading in headings
    )
    schedule = schedule_of(
        page.replace("Monday 27 April 2020", "From 26 April 2020 on.").replace("29 April 2020", "29 April")
    )

    assert [(clock(talk)[:2], talk.section and talk.section.title) for talk in schedule.talks] == [
        ("26", None),
        ("27", None),
        ("28", "Waves"),
        ("28", "Track A"),
        ("29", None),
        ("26", None),
        ("26", "Atmosphere"),
        ("26", "Soil"),
        ("26", "Day 0"),
        ("26", "31 April"),
    ]


def test_sections_are_one_wherever_they_stand() -> None:
    """A section that stands under several headings, or in a column, is one; who chairs it is read below its heading."""
    page = (
        f"## Waves\n\nChairs: Ann Lee and Bo Ek\n\n{HEAD}| 9:00 | 9:30 | | A B | c |\n\n## WAVES\n\n"
        "| Start | Track | Title |\n| --- | --- | --- |\n| 10:00 | | d |\n| 11:00 | Soil | e |\n\n"
    )
    schedule = schedule_of(page)
    waves = Section("waves", "Waves", chairs=("Ann Lee", "Bo Ek"))

    assert schedule.sections == (waves, Section("soil", "Soil"))
    assert [talk.section for talk in schedule.talks] == [waves, waves, Section("soil", "Soil")]


def test_a_table_without_a_section_is_called_by_its_type_beside_others() -> None:
    """Where other tables have sections, one that has none is a section of what all its talks are, if they are one."""
    welcome, waves = (f"{HEAD}| 9:00 | 9:30 | {kind} | A B | c |\n" for kind in ("Welcome", "Talk"))
    mixed = welcome + "| 10:00 | 11:00 | Talk | A B | d |\n"

    def sections(page: str) -> list[str]:
        return [section.title for section in schedule_of(page).sections]

    assert sections(f"{welcome}\n## Waves\n\n{waves}") == ["Welcome", "Waves"]
    assert sections(f"{mixed}\n## Waves\n\n{waves}") == ["Waves"]
    assert sections(f"{OWN}| 9:00 | 9:30 | Welcome | A B | c |\n\n## Waves\n\n{waves}") == ["Waves"]
    assert sections(welcome) == []


def test_title_is_the_front_matters_else_the_first_heading() -> None:
    """A page is called by its front matter, else by its first heading if that is of the first level, else plainly."""
    row = f"\n\n{HEAD}| 9:00 | 9:30 | | A B | c |\n"

    assert schedule_of(f"---\ntitle: 'One'\nsubtitle: Two\n...\n# Three{row}")[:1] == ("One",)
    assert schedule_of(f"---\ntitle: 'One'\nsubtitle: Two\n...\n# Three{row}").subtitle == "Two"
    assert schedule_of(f"---\ntitle: One\n# *Three*{row}").title == "Three"
    assert schedule_of(f"## Three{row}").title == "Schedule"
    assert schedule_of(f"#\n## Three{row}").title == "Schedule"


@pytest.mark.parametrize(
    ("row", "talk"),
    [
        ("XX | | Morning Break | | |", Talk("morning-break", None, "Morning Break", "Break")),
        ("XX | | | | Lunch |", Talk("lunch", None, "Lunch", "Break")),
        ("XX | | | Ann Lee | Lunch |", Talk("lunch", None, "Lunch", "", (Speaker("Ann Lee"),))),
        ("XX | | Keynote | Ann Lee | TBA |", Talk("keynote", None, "Keynote", "Keynote", (Speaker("Ann Lee"),))),
        (
            "XX | | | Ann Lee & Bo Ek | |",
            Talk("ann-lee-bo-ek", None, "Ann Lee, Bo Ek", "", (Speaker("Ann Lee"), Speaker("Bo Ek"))),
        ),
        ("XX | | | | c (part 2) |", Talk("c-part-2", None, "c (part 2)")),
        ("XX | | | | c (Room 5) |", Talk("c", None, "c", rooms=("Room 5",))),
        ("XX | | | | c) |", Talk("c", None, "c)")),
        ("XX | | | | [CANCELLED] c |", Talk("c", None, "c", cancelled=True)),
        ("XX | | | | c (cancelled) |", Talk("c", None, "c", cancelled=True)),
        ("XX | | | | ! CANCELED ! |", Talk("canceled", None, "! CANCELED !")),
        (
            "XX | | | | c [pdf](https://a.org/p) ([slides](https://a.org/s)) |",
            Talk("c", None, "c", paper="https://a.org/p", slides="https://a.org/s"),
        ),
        ("XX | | | | [c](https://a.org/p.pdf) |", Talk("c", None, "c", paper="https://a.org/p.pdf")),
        (
            "XX | | | | [c](https://arxiv.org/abs/1) [d](https://a.org) |",
            Talk("c-d", None, "c d", paper="https://arxiv.org/abs/1", website="https://a.org"),
        ),
        ("XX | | | | [c](https://a.org 'video') |", Talk("c", None, "c", video="https://a.org")),
        ("XX | | | | [paper](https://a.org) |", Talk("paper", None, "paper", paper="https://a.org")),
        (
            "XX | | | | [c](https://a.org) [d](https://b.org) |",
            Talk("c-d", None, "c d", website="https://a.org", links=(Link("d", "https://b.org"),)),
        ),
        ("XX | | [Talk](https://youtu.be/1) | | c |", Talk("c", None, "c", "Talk", video="https://youtu.be/1")),
        (
            "XX | | | [Ann Lee](https://a.org) | c |",
            Talk("c", None, "c", "", (Speaker("Ann Lee", None, "https://a.org"),)),
        ),
        (
            "XX | | | [Ann Lee](https://vimeo.com/1) | c |",
            Talk("c", None, "c", "", (Speaker("Ann Lee"),), video="https://vimeo.com/1"),
        ),
        (
            "XX | | | [A B & C D](https://a.org) | c |",
            Talk("c", None, "c", "", (Speaker("A B"), Speaker("C D")), website="https://a.org"),
        ),
    ],
)
def test_row_is_read_as_it_is_meant(row: str, talk: Talk) -> None:
    """Breaks, rooms, cancellations and links are where people put them."""
    assert only(f"| {row}") == talk


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("[c](https://example.org/c)", "paper"),
        ("[c](https://example.org/c.html)", "website"),
        ("[c](https://en.wikipedia.org/wiki/C)", "website"),
        ("[c](https://example.org/c.html) ([website](https://example.org))", "paper"),
        ("[c](https://example.org/c 'website')", "website"),
    ],
)
def test_title_leads_to_a_paper_unless_it_is_a_page(cell: str, kind: str) -> None:
    """In a column of titles and papers a link is the paper, unless it looks like a page or says that it is."""
    talk = only(f"| XX | XX | | | {cell} |", OWN)

    assert (talk.paper or "").startswith("https://") == (kind == "paper")
    assert bool(talk.website) == (kind == "website" or "([website]" in cell)


@pytest.mark.parametrize("cell", ["[Ann Lee](https://a.org/~ann)", "[Ann Lee](https://a.org 'website')"])
def test_speaker_leads_to_a_page_if_it_is_one(cell: str) -> None:
    """In a column of speakers and videos a link is the video, unless it is somebody's own page."""
    assert only(f"| XX | XX | | {cell} | c |", OWN).speakers == (
        Speaker("Ann Lee", None, re.findall(r"https[^ )]*", cell)[0]),
    )


def test_every_bracket_of_ours_is_rooms() -> None:
    """In tables that this program wrote, words in brackets behind a title are rooms, each once and none empty."""
    assert only("| XX | XX | | | c (Blue, &#8203;, Red) |", OWN).rooms == ("Blue", "Red")


@pytest.mark.parametrize(
    ("cell", "title", "rooms"),
    [
        (r"c (part 2\)", "c (part 2)", ()),
        (r"c \(part 2\) (Hall 1)", "c (part 2)", ("Hall 1",)),
        (r"c (Hall (left))", "c", ("Hall (left)",)),
    ],
)
def test_escaped_brackets_are_the_titles_own(cell: str, title: str, rooms: tuple[str, ...]) -> None:
    """A bracket that is escaped does not begin or end what stands behind a title."""
    talk = only(f"| XX | XX | | | {cell} |", OWN)

    assert (talk.title, talk.rooms) == (title, rooms)


def test_other_columns_are_read() -> None:
    """Rooms, abstracts and columns of links have a column each, if the page likes."""
    head = "| Time | Title | Room | Abstract | Video | Slides | Links |\n| - | - | - | - | - | - | - |\n"
    row = (
        "| 9-10:30 | c | Hall 1 | Why [paper](https://a.org/p) not. | <https://a.org/v> | [here](https://a.org/s) "
        "| [Code](https://a.org/c) [website](https://a.org/w) https://a.org/x |"
    )

    assert only(row, head)._replace(span=None) == Talk(
        "c",
        None,
        "c",
        rooms=("Hall 1",),
        abstract="Why paper not.",
        video="https://a.org/v",
        paper="https://a.org/p",
        slides="https://a.org/s",
        website="https://a.org/w",
        links=(Link("Code", "https://a.org/c"), Link("https://a.org/x", "https://a.org/x")),
    )
    assert only("| XX | c | | [abstract](https://a.org/p) | |", head).links == (Link("abstract", "https://a.org/p"),)


def test_what_a_row_loses_is_told() -> None:
    """Rows without a title, links that lead nowhere and titles that are only struck are remarks, with their lines."""
    page = f"{HEAD}| 9:00 | 10:00 | | | |\n| XX | | [Talk](slides.pdf) | | ~~c~~ |\n| XX | | | | ~~d~~ (cancelled) |\n"

    assert [talk.cancelled for talk in schedule_of(page).talks] == [True, True]
    assert remarks(page) == [
        (3, "the table", "this row has no title, so it is left out."),
        (4, "talk 'c'", "'slides.pdf' is not an address on the web, so it is left out: use one with https://."),
        (4, "talk 'c'", "its title is struck through: taken as cancelled."),
    ]


def test_comments_scripts_and_code_are_not_read() -> None:
    """What a reader of the page does not see, or sees as code, is no table; links may be defined at its end."""
    table = f"{HEAD}| XX | | | | hidden |\n"
    page = (
        f"<!--\n{table}-->\n<script>\n{table}</script>\n```\n{table}~~~\n```\n~~~\n{table}~~~\n"
        f"{HEAD}| --- | --- | --- | --- | --- |\n| XX | | | | [seen][1] |\n\n[1]: <https://a.org>\n<!-- open\n"
    )

    assert [(talk.title, talk.website) for talk in schedule_of(page).talks] == [("seen", "https://a.org")]
    assert remarks(page.replace("seen][1]", "~~seen~~](x)"))[0][0] == page[: page.index("seen")].count("\n") + 1


def test_letters_are_read_whatever_the_file() -> None:
    """A byte order mark, other ends of lines and Windows-1252 are read, the last with a remark."""
    page = f"\ufeff{HEAD}| XX | | | | Café |\n"
    older = read(page.removeprefix("\ufeff").encode("cp1252"), SUMMER)

    assert schedule_of(page.replace("\n", "\r\n")).talks[0].title == "Café"
    assert schedule_of(page.replace("\n", "\r")).talks[0].title == "Café"
    assert older.schedule is not None
    assert older.schedule.talks[0].title == "Café"
    read_as = "it is not UTF-8: read as Windows-1252."
    assert older.faults == (Fault(1, "the page", read_as, "remark", many="pages are not UTF-8"),)


def test_a_page_may_have_ten_thousand_lines() -> None:
    """What is behind the ten thousandth line is left out, with a remark."""
    row = "| XX | | | | c |"

    assert remarks(HEAD + row + "\n" * 9_997) == []
    assert remarks(HEAD + row + "\n" * 9_998) == [(10_001, "the page", "everything behind line 10000 is left out.")]


def test_mail_is_a_contact_only_where_it_is_said_so() -> None:
    """An address for mail counts in a line that speaks of contact or mail."""
    row = f"\n\n{HEAD}| XX | | | | c |\n"

    assert schedule_of(f"Questions: a.b@example.org.{row}").contact == "a.b@example.org"
    assert schedule_of(f"Contact us!\n\na.b@example.org{row}").contact is None


@pytest.mark.parametrize(
    ("page", "is_one"),
    [
        (HEAD, True),
        (f"# A\n\n<div>\n{HEAD}", True),
        ("a | b\n--- | :-:\n", True),
        ("| a |\n| - |\n", True),
        ("| a | b |\n\n| --- | --- |\n", False),
        ("a\n| --- | --- |\n", False),
        ("| a | b |\n| c | d-e |\n", False),
        ("", False),
        (f"<?xml version='1.0'?>\n{HEAD}", False),
        (f"\ufeff\n BEGIN:VCALENDAR\n{HEAD}", False),
        (f"{{\n{HEAD}", False),
        ("x" * (1_000_000 - len(HEAD)) + f"\n{HEAD}", True),
        ("x" * 1_000_000 + f"\n{HEAD}", False),
    ],
)
def test_a_table_tells_a_page(page: str, is_one: bool) -> None:  # noqa: FBT001
    """A line with bars above a rule, in the first million bytes, is Markdown; what begins as another format is not."""
    assert looks_like(page.encode()) == is_one


@pytest.mark.no_cover
def test_any_bytes_are_a_reading() -> None:
    """Whatever is done to pages, a reader gives a schedule or says why there is none."""
    random_ = random.Random(14)
    page = bytearray(workshops_page().encode())
    parts = [
        b"|",
        b"\n",
        b"---",
        b"#",
        b"[",
        b"](",
        b")",
        b"~~",
        b"*",
        b"&#0;",
        b"&#1114111;",
        b"9998",
        b"+99",
        b"\xff",
        b"<!--",
    ]
    for _ in range(75):
        mutated = bytearray(page)
        for _ in range(random_.randrange(1, 30)):
            start = random_.randrange(len(mutated))
            mutated[start : start + random_.randrange(40)] = random_.choice(parts)
        reading = read(bytes(mutated), Given(LONDON, DAY))
        assert (reading.schedule is None) == any(fault.level == "fault" for fault in reading.faults)
        assert reading.schedule is None or len({talk.id for talk in reading.schedule.talks}) == len(
            reading.schedule.talks
        )


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "part",
    [
        "|",
        "|\n",
        "# a\n",
        "[",
        "](",
        "[a](b",
        "![",
        "*a *",
        "_a _",
        "`",
        "<",
        "~~",
        " (",
        "1 May ",
        "a@b.",
        "times in X ",
        "7:00 PDT ",
        "Ã³",
    ],
)
def test_a_page_made_to_hang_does_not(part: str) -> None:
    """A million bytes of anything, in a table and out of it, take less than two seconds of work."""
    inside = part.replace("\n", "") * 5000
    for page in (part * (1_000_000 // len(part)), HEAD + f"| 9:00 | 10:00 | x | {inside} | {inside} |\n" * 10):
        start = time.process_time()
        read(page.encode()[:1_000_000], SUMMER)
        assert time.process_time() - start < 2


def test_table_may_have_a_column_of_days() -> None:
    """What says none is of the day above it; a column of dates and times is one of times."""
    page = (
        "| Date | Start | End | Title |\n| --- | --- | --- | --- |\n| 2020-07-15 | 9:00 | 10:00 | A |\n"
        "| | 10:00 | 11:00 | B |\n| Thursday 16 July 2020 | 9:00 | 10:00 | C |\n| 2020-07-15 |\n"
    )
    found = schedule_of(page, Given(LONDON))

    assert found.date == dt.date(2020, 7, 15)
    assert [f"{talk.title} {talk.span.start:%d %H:%M}" for talk in found.talks if talk.span] == [
        "A 15 08:00",
        "B 15 09:00",
        "C 16 08:00",
    ]
    assert only("| 9:00 | 10:00 | T |", "| Date and time | End | Title |\n| --- | --- | --- |\n").span


def test_table_that_begins_without_a_day_has_that_of_its_heading() -> None:
    """Or else the page's."""
    page = "| Day | Start | End | Title |\n| --- | --- | --- | --- |\n| | 9:00 | 10:00 | A |\n"

    assert [f"{talk.span.start:%d}" for talk in schedule_of(page).talks if talk.span] == [f"{DAY.day:02}"]


def test_column_that_is_not_read_is_remarked() -> None:
    """Once, if it says anything."""
    head = "| Date | Start | End | Title | Language | Chair |\n| --- | --- | --- | --- | --- | --- |\n"
    rows = "| 2020-07-15 | 9:00 | 10:00 | A | de | |\n| 2020-07-16 | 9:00 | 10:00 | B | en | |\n"

    assert remarks(head + rows) == [
        (1, "the table", "its column 'Language' is not read: nothing is known of that name.")
    ]


def test_time_in_another_zone_is_remarked() -> None:
    """It is read in the event's; its own letters, of either half of the year, say nothing else."""
    page = "| Start | End | Title |\n| --- | --- | --- |\n| 9:00 BST | | A |\n| 2pm EDT | 3pm | B |\n| 4pm GMT | 5pm | C |\n"
    said = "its time is in EDT, and read as one of the event's clocks: write it as they show it."

    assert remarks(page) == [(4, "the table", said)]


def test_speakers_in_brackets_are_several() -> None:
    """As `Speaker(s)` says; in German, too."""
    head = "| Start | End | {} | Title |\n| --- | --- | --- | --- |\n"

    for name in ("Speaker(s)", "Presenter(s)"):
        found = only("| 9:00 | 10:00 | Max Mole, Nina Ode | T |", head.format(name))
        assert [speaker.name for speaker in found.speakers] == ["Max Mole", "Nina Ode"]
    assert only("| 9:00 | 10:00 | Lea Au | T |", head.format("Vortragende")).speakers == (Speaker("Lea Au"),)


def test_row_without_an_end_ends_as_in_a_schedule_file() -> None:
    """With the next one in its room, or with what has none, as lunch has; what has none, with any."""
    rows = (
        ("9:00", "Doors", ""),
        ("9:30", "A", "R"),
        ("10:00", "B", "Q"),
        ("10:30", "Lunch", ""),
        ("11:30", "C", "R"),
        ("12:30", "End", ""),
    )
    page = "| Start | Title | Room |\n| --- | --- | --- |\n" + "".join(f"| {' | '.join(row)} |\n" for row in rows)
    found = [
        f"{talk.title} {talk.span.length // dt.timedelta(minutes=1)}" for talk in schedule_of(page).talks if talk.span
    ]

    assert found == ["Doors 30", "A 60", "B 30", "Lunch 60", "C 60", "End 0"]


def test_table_in_html_is_not_read_and_remarked() -> None:
    """Where there is no other, it is still a page, and no schedule file with a fault."""
    html = "# C\n\n<table><tr><td>9:00</td></tr></table>\n"
    none = (
        "it has no table of talks in Markdown: a table needs a column Start and a column Title. None in HTML is read."
    )

    assert told(html.encode()) == "markdown"
    assert [fault.message for fault in read(html.encode(), SUMMER).faults] == [none]
    assert remarks(f"{html}\n{HEAD}| 9:00 | 10:00 | | | T |\n") == [
        (3, "the page", "a table in HTML is not read: write it in Markdown.")
    ]
