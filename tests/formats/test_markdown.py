"""The schedule as Markdown: the workshop's own page again, and any text as text."""

import datetime as dt
import itertools
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from clock_changes import BERLIN, TWICE
from conftest import as_format
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from odd_schedules import NOW, edition, odd_edition

from ai4earth_cli.formats.toml.reader import loads
from ai4earth_cli.schedule.model import Link, Notice, Schedule, Section, Span, Speaker, Talk
from ai4earth_cli.text.printable import one_line

PAGE = Path(__file__).parents[1] / "page_rows.md"
HEAD = "| Start | End | Type | Speaker & Video | Title and paper |\n| --- | --- | --- | --- | --- |\n"
RENDERER = RendererHTML()
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
AFTER = dt.datetime(2020, 4, 26, 23, tzinfo=dt.UTC)  # 16:00 in Los Angeles

Tables = list[tuple[str, list[list[str]]]]


def tables(markdown: str) -> Tables:
    """Return each heading with the rows of its table, each cell as HTML."""
    found: Tables = []
    tokens = MARKDOWN.parse(markdown)
    for before, token in itertools.pairwise(tokens):
        if before.type == "heading_open":
            found.append((html(token), []))
        elif token.type == "tr_open":
            found[-1][1].append([])
        elif before.type in {"th_open", "td_open"}:
            found[-1][1][-1].append(html(token))
    return [(heading, rows[1:]) for heading, rows in found]


def html(inline: Token) -> str:
    """Return what stands in a cell or a heading as HTML."""
    return RENDERER.renderInline(inline.children or [], MARKDOWN.options, {})


def plain(markdown: str) -> tuple[list[str], list[str]]:
    """Return the texts of headings and cells as they are read, and the addresses linked to."""
    inlines = [token for token in MARKDOWN.parse(markdown) if token.type == "inline"]
    texts = ["".join(child.content for child in inline.children or [] if child.type == "text") for inline in inlines]
    links = [str(child.attrs["href"]) for inline in inlines for child in inline.children or [] if "href" in child.attrs]
    return texts, links


def page() -> str:
    """Return the rows of the workshop's page as Markdown, with what an organiser would put right.

    The encoding accident in a name is undone, and `12pm` is written as all other times are. The first
    section, which has no heading on the page, and the heads of the tables are put in, since they are
    not among the rows.
    """
    rows = PAGE.read_text(encoding="utf-8").replace("√≥", "ó").replace("12pm", "12:00")
    lines = ["### Welcome", *rows.splitlines()]
    return "\n".join(f"\n{line}\n\n{HEAD.rstrip()}" if line.startswith("### ") else line for line in lines)


def test_workshop_is_written_whole(schedule: Schedule, golden: Callable[[str, str], None]) -> None:
    """The workshop's Markdown at 10:40 of its day is the golden file."""
    golden("export/workshop.md", as_format("markdown", edition(schedule)))


@pytest.mark.parametrize(("name", "text"), [("berlin", BERLIN), ("twice", TWICE)])
def test_clocks_that_change_within_a_day_are_told_in_its_rows(
    name: str, text: str, golden: Callable[[str, str], None]
) -> None:
    """The line over a day's tables has both letters, each time has its own; another day is as any."""
    golden(f"clocks/{name}.md", as_format("markdown", edition(loads(text))))


def test_every_cell_is_as_on_the_workshops_page(schedule: Schedule) -> None:
    """When the workshop is over, headings, texts, links and strikes are those of its page, cell by cell."""
    rendered = tables(as_format("markdown", edition(schedule, AFTER)))

    assert rendered == [("Schedule", []), *tables(page())]
    assert sum(len(rows) for _, rows in rendered) == 31


def test_times_are_struck_through_as_they_pass(schedule: Schedule) -> None:
    """The start once a talk is on, the end at its end, and those of what has no time when the workshop is over."""
    ends = dt.datetime(2020, 4, 26, 16, 10, tzinfo=dt.UTC)  # the morning break, the last of its section
    minute = dt.timedelta(minutes=1)

    def struck(now: dt.datetime) -> list[str]:
        rows = dict(tables(as_format("markdown", edition(schedule, now))))["Hydro and Cryospheres"]
        return [f"{row[0]} {row[1]}".replace("<s>", "~").replace("</s>", "~") for row in rows]

    over = ["~8:10~ ~8:25~", "~8:25~ ~8:48~", "~8:48~ ~9:00~"]
    assert struck(ends - 10 * minute - minute) == [*over[:2], "~8:48~ 9:00", "XX XX", "9:00 9:10"]
    assert struck(ends - minute) == [*over, "XX XX", "~9:00~ 9:10"]
    assert struck(ends) == [*over, "XX XX", "~9:00~ ~9:10~"]
    assert struck(AFTER - minute) == struck(ends)
    assert struck(AFTER) == [*over, "~XX~ ~XX~", "~9:00~ ~9:10~"]


def test_where_to_watch_and_notices_come_first() -> None:
    """As text, whatever it begins with; addresses in it are links."""
    schedule = odd_edition("untimed").schedule
    texts = ("- 1. see https://example.org/a_b. [now]", "https://example.org", "{{ x }} <b>")
    notices = (*map(Notice, texts), Notice("not yet", NOW + dt.timedelta(minutes=1)), Notice("past", None, NOW))
    told = schedule._replace(livestream="https://example.org/live", chat="https://example.org/chat", notices=notices)

    assert as_format("markdown", edition(told)).split("\n\n")[2:6] == [
        "**Watch:** [livestream](https://example.org/live) · **Chat:** [chat](https://example.org/chat)",
        "**Note:** - 1. see [https\\://example.org/a\\_b](https://example.org/a_b). \\[now\\]",
        "**Note:** [https\\://example.org](https://example.org)",
        "**Note:** &#123;&#123; x \\}\\} \\<b\\>",
    ]


def test_days_have_a_heading_and_a_zone_each() -> None:
    """Several days stand under their dates, each with its own letters of the zone, the unscheduled talks last."""
    markdown = as_format("markdown", odd_edition("days"))

    assert markdown == (
        "**Watch:** [livestream](https://example.org/live)\n\n"
        "## Saturday 24 October 2020\n\nAll times are in CEST (Europe/Berlin, UTC+2).\n\n### Waves\n\n"
        f"{HEAD}"
        "| 9:00 | 9:30 | Talk | [Ann Lee (MIT)](https://example.org/~ann) & Bo Ek ([video](https://example.org/opening)) "
        "| Opening (Hall 1) |\n"
        "| 9:00 | 10:00 |  | Bo Ek, Cy Fox & Di Gil | Panel (Hall 2, [Code](https://example.org/code)) |\n"
        "| ~~12:00~~ | ~~13:00~~ | ~~Lunch~~ |  | (cancelled, [website](https://example.org/menu)) |\n"
        "| ~~23:30~~ | ~~0:20+1~~ | [Slides](https://example.org/slides) |  "
        "| ~~[Night walk](https://example.org/night)~~ (cancelled, [website](https://example.org/walk)) |\n\n"
        "## Sunday 25 October 2020\n\nAll times are in CET (Europe/Berlin, UTC+1).\n\n### Soil\n\n"
        f"{HEAD}"
        "| 9:00 | 10:00 |  | [Video](https://example.org/after) | After the clocks went back |\n\n"
        "## Unscheduled\n\n### Soil\n\n"
        f"{HEAD}"
        "| ~~XX~~ | ~~XX~~ |  |  | ~~Some day~~ (cancelled) |\n"
    )


def test_schedule_without_times_says_its_date_and_zone() -> None:
    """A schedule in which nothing has a time has its date, its zone and XX; nothing of it is ever over."""
    assert as_format("markdown", odd_edition("untimed", AFTER + dt.timedelta(days=9))) == (
        "## Schedule\n\nSunday 26 April 2020. All times are in UTC+5:30.\n\n"
        f"### Posters\n\n{HEAD}| XX | XX | Poster |  | One |\n"
    )


def test_schedule_without_talks_says_its_date_and_zone() -> None:
    """A schedule without talks has no tables."""
    text = "## Schedule\n\nSunday 26 April 2020. All times are in UTC-5 (Etc/GMT+5).\n"

    assert as_format("markdown", odd_edition("empty")) == text


def test_section_is_in_the_order_of_time() -> None:
    """Talks stand by time whatever the file's order, unscheduled ones behind the talk they follow in the file."""
    schedule = odd_edition("untimed").schedule
    talk = schedule.talks[0]
    hours = {"zero": None, "ten": 10, "nine": 9, "after nine": None}
    starts = {title: NOW.replace(hour=hour) if hour else None for title, hour in hours.items()}
    talks = tuple(
        talk._replace(title=title, span=Span(start, start + dt.timedelta(minutes=30)) if start else None)
        for title, start in starts.items()
    )

    rows = dict(tables(as_format("markdown", edition(schedule._replace(talks=talks)))))["Posters"]

    assert [row[4] for row in rows] == ["zero", "nine", "after nine", "ten"]


def test_hostile_text_comes_out_as_text() -> None:
    """Whatever looks like markup, a table's edge, a link or a template is read as it was typed."""
    edition = odd_edition("hostile")
    talk = edition.talks[0]
    cells = ["9:00", "9:20", "", "<b>*R*</b> | S, [T]", f"{talk.title} (A|B)", "XX", "XX", "", "", "-"]
    address = "https://example.org/a_%28b%29%7Cc%7E%7Ed"

    texts, links = plain(as_format("markdown", edition))

    assert texts[2:] == [
        talk.section.title if talk.section else "",
        *HEAD.splitlines()[0].strip("| ").split(" | "),
        *cells,
    ]
    assert links == [address, f"{address}?x=1&lt;=2#e"]


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("^1", "&#94;1"),  # a footnote, once it stands in the brackets of a link
        (
            "{{ page.url }} {% if %} {:.red}",
            r"&#123;&#123; page.url \}\} &#123;% if %\} &#123;:.red\}",
        ),  # Jekyll, kramdown
        ("$x$", r"\$x\$"),  # mathematics
        ("a--b - c...", r"a\-\-b - c\.\.\."),  # kramdown's dashes and dots
        ("WWW.a.org http://a.org", r"WWW\.a.org http\://a.org"),  # GitHub's links
        ("a@b.org @ c", "a@<!-- -->b.org @ c"),
        ("Q&A &amp; R & D", "Q&A &#38;amp; R & D"),
    ],
)
def test_what_only_other_readers_take_for_markup_is_escaped(title: str, written: str) -> None:
    """What GitHub, kramdown or Jekyll would read and markdown-it does not is written so that they do not either."""
    schedule = odd_edition("untimed").schedule
    talk = schedule.talks[0]._replace(section=Section("s", title))

    assert f"### {written}\n" in as_format("markdown", edition(schedule._replace(talks=(talk,)))).splitlines(
        keepends=True
    )


title_texts = (
    st.one_of(
        st.text(),
        st.lists(st.sampled_from([*"\\`*_[]<>#{}$|~&@-.:/()+!^ 1a", "&amp;", "~~", "www.", "https://a.b"])).map(
            "".join
        ),
    )
    .map(one_line)
    .filter(lambda text: text and text.casefold() != "break")
)


@given(title_texts)
def test_any_title_comes_out_as_text(title: str) -> None:
    """Every title that a schedule file may have is read in headings, cells and links as it was typed."""
    section = Section("s", title)
    talk = Talk("t", section, title, title, (Speaker(title, title),), paper="https://example.org/p")
    schedule = Schedule(title, NOW.date(), dt.UTC, (section,), (talk,))

    texts, links = plain(as_format("markdown", edition(schedule)))

    assert (texts[2], texts[-5:]) == (title, ["XX", "XX", title, f"{title}, {title}", title])
    assert links == ["https://example.org/p"]


@given(st.from_regex(r"https?://[a-z]+\.[a-z]+[^\s<>\"]*", fullmatch=True).map(one_line))
def test_any_address_leads_where_it_led(url: str) -> None:
    """Spaces, brackets and pipes in an address do not end the link, the cell or the strike."""
    schedule = odd_edition("untimed").schedule
    talk = schedule.talks[0]._replace(paper=url, cancelled=True)

    texts, links = plain(as_format("markdown", edition(schedule._replace(talks=(talk,)))))

    assert texts[-1] == "One (cancelled)"
    assert [unquote(link) for link in links] == [unquote(url)]


braces = st.lists(st.sampled_from([*"{%}|\\`[]()!~&;# a", "{{", "{%", "&#123;"])).map("".join).map(one_line)


@given(st.lists(braces, min_size=6, max_size=6))
def test_jekyll_finds_nothing_to_run(texts: list[str]) -> None:
    """Liquid runs `{{` and `{%` before Markdown is read, wherever they stand: in texts, addresses, from cell to cell."""
    title, type_, name, affiliation, room, end = texts
    url = f"https://example.org/{end.replace(' ', '')}"
    section = Section("s", title or "-")
    talk = Talk(
        "t",
        section,
        title or "-",
        type_,
        (Speaker(name or "-", affiliation, url), Speaker(name or "-")),
        rooms=(room,),
        video=url,
        paper=url,
        slides=url,
        website=url,
        links=(Link(title or "-", url),),
    )
    schedule = Schedule("W", NOW.date(), dt.UTC, (section,), (talk, talk._replace(type="Break", cancelled=True)))

    markdown = as_format("markdown", edition(schedule))

    assert ("{{" in markdown, "{%" in markdown) == (False, False)
    assert plain(markdown)[0][2] == (title or "-")
    assert {unquote(link) for link in plain(markdown)[1]} == {unquote(url)}
