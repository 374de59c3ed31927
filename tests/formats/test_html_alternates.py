"""Which schedules a web page names for programs."""

import time

import pytest

from ai4earth_cli.formats.html.alternates import Alternate, alternates
from ai4earth_cli.formats.html.reader import read
from ai4earth_cli.schedule.model import Given

XML = "application/vnd.c3voc.schedule+xml"


def test_what_says_most_comes_first() -> None:
    """A schedule.xml goes before a schedule.json, and that before calendars, whatever the page's order."""
    types = ["application/calendar+xml", "text/calendar", "application/vnd.c3voc.schedule+json", XML]
    page = "".join(f'<link rel="alternate" type="{kind}" href="/{index}">' for index, kind in enumerate(types))

    assert alternates(page.encode()) == tuple(Alternate(types[index], f"/{index}") for index in (3, 2, 1, 0))


def test_two_of_a_type_are_in_the_order_of_the_page_and_each_once() -> None:
    """The first calendar that a page names is the first; one that is named twice is one."""
    page = b"".join(b"<link rel=alternate type=text/calendar href=%s>" % href for href in (b"b", b"a", b"b"))

    assert alternates(page) == (Alternate("text/calendar", "b"), Alternate("text/calendar", "a"))


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        (
            '<LINK REL="Alternate" TYPE="text/calendar; charset=utf-8" HREF=" a?b=1&amp;c=2 "/>',
            ("text/calendar", "a?b=1&c=2"),
        ),
        ('<link rel="alternate schedule" type="application/json" href="s">', ("application/json", "s")),
        ('<link rel="alternate" type="application/json" href="s">', None),
        ('<link rel="alternate" type="application/xml" href="s">', ("application/xml", "s")),
        ('<link rel="alternate" type="text/xml" href="s">', ("text/xml", "s")),
        ('<link rel="alternate" type="text/markdown" href="s">', ("text/markdown", "s")),
        ('<link rel="alternate" type="application/rss+xml" href="s">', None),
        ('<link rel="stylesheet" type="text/calendar" href="s">', None),
        ('<link rel="alternate" type="text/html" href="s">', None),
        ('<link rel="alternate" type="text/calendar" href=" ">', None),
        ('<link rel="alternate" type="text/calendar" href>', None),
        (f'<link rel="alternate" type="text/calendar" href="{"a" * 2001}">', None),
        (f'<link rel="alternate" type="text/calendar" href="{"a" * 2000}">', ("text/calendar", "a" * 2000)),
        ('<link rel="x" rel="alternate" type="text/calendar" href="s">', None),  # of two, the first holds
        ('<link type="text/calendar" href="s">', None),
        ('<link rel="alternate" href="s">', None),
        ('<!-- <link rel="alternate" type="text/calendar" href="s"> -->', None),
        ('<link rel="alternate" type="text/calendar" href="a\x1b[0m">', ("text/calendar", "a[0m")),
        ('<link rel="alternate" type="text/calendar" href="s"', None),
        ("<links rel=alternate type=text/calendar href=s>", None),
    ],
)
def test_link_counts_if_relation_type_and_address_say_so(tag: str, found: tuple[str, str] | None) -> None:
    """A link is taken if it is an alternate of a schedule's type; JSON needs `schedule` in its relation too."""
    assert alternates(f"<html>{tag}</html>".encode()) == ((Alternate(*found),) if found else ())


def test_only_the_first_million_bytes_and_thousand_links_are_read() -> None:
    """What stands far down, or behind very many links, is not looked for."""
    link = b"<link rel=alternate type=text/calendar href=s>"

    assert alternates(b" " * (1_000_000 - len(link)) + link)
    assert not alternates(b" " * (1_000_001 - len(link)) + link)
    assert alternates(b"<link a>" * 999 + link)
    assert not alternates(b"<link a>" * 1000 + link)


@pytest.mark.parametrize(
    "part", [b"<link ", b"<!--", b"<link rel='", b"<", b"\xff\x00", b"<link " + b"a='" * 800 + b">"]
)
def test_a_page_made_to_hang_does_not(part: bytes) -> None:
    """A million bytes of anything take less than two seconds of work, and are no error."""
    start = time.process_time()

    assert alternates(part * (1_000_000 // len(part))) == ()
    assert time.process_time() - start < 2


def test_page_is_no_schedule_but_says_where_it_is() -> None:
    """The best that it names; without any, what to look for."""
    page = b'<!doctype html><link rel="alternate" type="text/calendar" href="/s.ics">'

    there = page.replace(b"/s.ics", b"https://a.example/s.ics?x&amp;y")

    said = [fault.message for data in (page, there, b"<html></html>") for fault in read(data, Given()).faults]
    assert said == [
        "It is a web page, whose schedule is at /s.ics instead: save that, and name the file.",
        "It is a web page, whose schedule is at https://a.example/s.ics?x&y instead: name that: "
        "--schedule 'https://a.example/s.ics?x&y'.",
        "It is a web page, and not a schedule. Save what it links to and name that file: a schedule.xml or "
        "schedule.json, a calendar (.ics), or a page in Markdown.",
    ]
