"""Schedules whose web pages are tried, and a reader of those pages."""

import datetime as dt
from collections.abc import Callable
from html.parser import HTMLParser

from conftest import as_format
from playwright.sync_api import Page

from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.toml.reader import loads
from ai4earth_cli.schedule.model import Schedule

NOW = dt.datetime(2020, 4, 26, 17, 40, tzinfo=dt.UTC)  # 10:40 in Los Angeles
UPDATED = dt.datetime(2020, 4, 29, 0, 56, 50, tzinfo=dt.UTC)

BEFORE, DURING, BREAK, GAP, AFTER = (
    dt.datetime.fromisoformat(text)
    for text in (
        "2020-04-24T17:00:10Z",
        "2020-04-26T17:40:10Z",  # 10:40:10 in Los Angeles
        "2020-04-26T16:04:10Z",
        "2020-04-26T21:27:10Z",
        "2020-04-26T23:00:10Z",
    )
)
ROOMS_ON = dt.datetime.fromisoformat("2020-04-25T23:10:10Z")  # 01:10:10 in Berlin
Look = Callable[..., Page]  # opens a page

ROOMS = """
[workshop]
title = "Rooms <b>bold</b>"
subtitle = "</script><script>alert(1)</script>"
date = 2020-04-26
timezone = "Europe/Berlin"
livestream = "https://example.org/live"
chat = "https://example.org/chat"
url = "https://example.org/"
contact = "o'team@example.org"
notices = ["See https://example.org/how?a=1&b=2, then <i>come</i>."]
[[section]]
title = "Parallel & odd"
chairs = ["Ada L", "Grace H"]
[[section.talk]]
id = "first"
title = "A <script>alert(2)</script> [spotlight]"
type = "Keynote"
start = "00:30"
end = "01:30"
room = "One"
speakers = ["Søren Ł", { name = "Bo", affiliation = "Université", url = "https://example.org/bo" }]
language = "fr"
slides = "https://example.org/slides"
links = [{ title = "<Code>", url = "https://example.org/code" }]
abstract = "Premier, https://example.org/x.\\nLigne.\\n\\nDeuxième <p>."
[[section.talk]]
title = "Coffee"
type = "Break"
start = "01:00"
duration = "1h"
room = "Two"
[[section.talk]]
title = "Called off"
start = "00:30"
end = "01:30"
cancelled = true
[[section.talk]]
id = '''a "b"/<c>#%'''
title = "In the night"
start = 2020-04-27T23:30:00
end = 2020-04-28T00:30:00
speakers = ["Иванов"]
[[section.talk]]
title = "Poster"
type = "Poster"
[[section]]
title = "Second"
[[section.talk]]
title = "Elsewhere"
type = "Workshop"
start = "00:30"
duration = "45m"
room = "Three"
[[section]]
title = "Nothing yet"
"""
NIGHT = """
workshop = { title = "Night", date = 2020-04-25, timezone = "America/Los_Angeles", day_start = "04:00" }
[[section]]
title = "Main"
talk = [
  { title = "Film", date = 2020-04-26, start = "01:30", end = "03:00" },
  { title = "Breakfast", date = 2020-04-26, start = "10:00", end = "11:00" },
]
"""
UNTIMED = """
workshop = { title = "Posters", date = 2020-04-26, timezone = "+05:30" }
section = [{ title = "Wall", talk = [{ title = "P" }] }]
"""
OFFSET = """
workshop = { title = "Offset", date = 2020-04-26, timezone = "+05:30" }
section = [{ title = "S", talk = [{ title = "T", start = "09:00", end = "10:00" }] }]
"""
LATE = """
workshop = { title = "Late", date = 2020-04-26, timezone = "America/Los_Angeles", updated = 2020-04-26T17:31:00Z }
[[section]]
title = "S"
talk = [
  { title = "On", start = "10:30", end = "10:55" },
  { title = "Coffee", type = "Break", start = "10:55", end = "11:30" },
  { title = "On time again", start = "11:30", end = "12:00" },
]
[[delay]]
from = "10:31"
by = "10m"
until = "11:30"
"""
EMPTY = 'workshop = { title = "E", date = 2020-04-26, timezone = "UTC", contact = "ask at the desk" }'


def published(schedule: Schedule) -> str:
    """Return the page of the whole schedule."""
    return as_format("html", Edition(schedule, schedule.talks, NOW, schedule.updated or UPDATED))


def page_of(text: str) -> str:
    """Return the page of the schedule file `text`."""
    return published(loads(text))


class Reader(HTMLParser):
    """What a page has: its elements, each its tag and attributes; the text of its tables' cells; the text in each tag."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.rows: list[list[str]] = []
        self.text: dict[str, str] = {}
        self._open: list[str] = []
        self.feed(page)
        self.close()

    def attributes(self, name: str) -> list[str]:
        """Return the values of the attribute in the order of the page."""
        return [attributes[name] for _, attributes in self.elements if name in attributes]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in {"meta", "link", "input"}:  # those that have no end tag
            self._open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in {"th", "td"}:
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, which must be the one begun last."""
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note a text."""
        for tag in set(self._open):
            self.text[tag] = self.text.get(tag, "") + data
        if {"th", "td"} & set(self._open):
            self.rows[-1][-1] += data


def visible(page: Page) -> list[str]:
    """Return the ids of the rows that can be seen, without `talk-`."""
    shown = "rows => rows.filter((row) => row.checkVisibility()).map((row) => row.id)"
    return [id_.removeprefix("talk-") for id_ in page.locator("tbody tr").evaluate_all(shown)]
