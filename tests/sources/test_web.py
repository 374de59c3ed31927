"""When an address is asked again, what its copy is for, and what is said of it: with a real server."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from webserver import Asked, Page, Server, serving

from ai4earth_cli import sources
from ai4earth_cli.errors import UserError
from ai4earth_cli.schedule.model import Given, Origin
from ai4earth_cli.sources import Asking
from ai4earth_cli.store.web import copies
from ai4earth_cli.store.web.fetch import Validators
from ai4earth_cli.when.zone import iana_zone

START = dt.datetime(2020, 4, 26, 7, 10, tzinfo=dt.UTC)
NOBODY = Given()
XML = """<?xml version="1.0"?>
<schedule><conference><title>{title}</title><time_zone_name>Europe/Berlin</time_zone_name></conference>
<day date="2020-04-26"><room name="R">
<event guid="g"><title>Clouds</title><start>09:10</start><duration>00:20</duration></event>
</room></day></schedule>
"""
FIRST, SECOND = (Page(XML.format(title=title).encode()) for title in ("First", "Second"))
UNTIMED = Page(b'workshop = { title = "U", date = 2020-04-26, timezone = "UTC" }\ntalk = [{ title = "T" }]')
LOGIN = Page(b"<!DOCTYPE html><html><body>Log in</body></html>", {"Content-Type": "text/html"})


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin without copies, and ask the server itself."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("http_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


def at(**after: float) -> Asking:
    """Return a question that is asked so long after the talk begins."""
    return Asking(START + dt.timedelta(**after))


def title(server: Server, asking: Asking, given: Given = NOBODY) -> str:
    """Return the title of the schedule that is answered."""
    return sources.load(f"{server.address}/s", given, asking)[0].title


def in_turn(*pages: Page) -> Callable[[Asked], Page]:
    """Return a server's answers: one after the other, and then the last."""
    left = list(pages)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


@pytest.mark.parametrize(
    ("page", "first", "fresh", "old"),
    [
        (FIRST, at(), at(minutes=29), at(minutes=30)),
        (FIRST, at(hours=23, minutes=40), at(hours=24, minutes=9), at(hours=24, minutes=10)),
        (FIRST, at(days=-3), at(days=-2, seconds=-1), at(days=-2)),
        (FIRST, at(days=-1, minutes=-10), at(days=-1, seconds=-1), at(days=-1, minutes=20)),
        (FIRST, at(days=30), at(days=37, seconds=-1), at(days=37)),
        (UNTIMED, at(), at(hours=24, seconds=-1), at(hours=24)),
        (FIRST._replace(headers={"Cache-Control": "max-age=7200"}), at(), at(minutes=119), at(minutes=120)),
        (FIRST._replace(headers={"Cache-Control": "max-age=60"}), at(), at(minutes=29), at(minutes=30)),
        (FIRST, at(), at(), at(seconds=-1)),
    ],
)
def test_address_is_asked_as_seldom_as_its_event_is_far(page: Page, first: Asking, fresh: Asking, old: Asking) -> None:
    """While it runs after half an hour, before it after a day, long after it after a week; never by a wrong clock."""
    with serving(lambda _: page) as server:
        questions = []
        for asking in (first, fresh, old):
            title(server, asking)
            questions.append(len(server.asked))

    assert questions == [1, 1, 2]


def test_refresh_and_offline_decide() -> None:
    """In any case, and in none."""
    with serving(in_turn(FIRST, SECOND)) as server:
        title(server, at())
        assert title(server, at(days=90)._replace(offline=True)) == "First"
        assert title(server, at()._replace(refresh=True)) == "Second"
        assert len(server.asked) == 2


def test_without_a_copy_nobody_can_answer_offline() -> None:
    """What is needed is told."""
    with serving(lambda _: FIRST) as server, pytest.raises(UserError) as caught:
        title(server, at()._replace(offline=True))

    assert server.asked == []
    assert (str(caught.value), caught.value.exit_code) == (
        f"There is no copy of {server.address}/s yet: leave --offline out once, so that one is kept.",
        1,
    )


@pytest.mark.parametrize(("again", "etag"), [(Page(status=304), '"1"'), (FIRST, '"2"')])
def test_copy_that_is_confirmed_is_as_good_as_new(again: Page, etag: str) -> None:
    """By 304 or by the same content: what failed before is forgotten, and what the answer says holds."""
    confirmed = again._replace(headers={"ETag": '"2"', "Cache-Control": "max-age=7200"})
    pages = in_turn(FIRST._replace(headers={"ETag": '"1"'}), Page(status=503), confirmed)
    with serving(pages) as server:
        for hours in range(2):
            title(server, at(hours=hours))
        copy = copies.recalled(f"{server.address}/s")
        assert copy
        assert (copy.failed, copy.not_before) == (
            "it is unavailable just now (503)",
            START + dt.timedelta(hours=1, minutes=5),
        )
        title(server, at(hours=2))
        copy = copies.recalled(f"{server.address}/s")

    now = START + dt.timedelta(hours=2)
    assert copy == copies.Copy(FIRST.body, now, START, Validators(etag), max_age=7200)


def test_what_has_not_changed_keeps_its_time() -> None:
    """By 304 or by the same content; a change is one since it was seen, or since the server says."""
    changed = SECOND._replace(headers={"Last-Modified": "Sun, 26 Apr 2020 06:00:00 GMT", "ETag": '"2"'})
    pages = in_turn(FIRST, FIRST, changed, Page(status=304))
    with serving(pages) as server:
        found = [sources.load(server.address, NOBODY, at(hours=hour))[1] for hour in range(4)]

    hours = [dt.timedelta(hours=hour) for hour in range(4)]
    assert [document.fetched for document in found] == [START + hour for hour in hours]
    said = dt.datetime(2020, 4, 26, 6, tzinfo=dt.UTC)
    assert [document.modified for document in found] == [START, START, said, said]
    assert server.asked[3].headers["if-none-match"] == '"2"'


@pytest.mark.parametrize(
    ("page", "failed"),
    [
        (Page(status=503), "it is unavailable just now (503)"),
        (LOGIN, "what it sends now is not a schedule that can be read"),
        (Page(b"<schedule"), "what it sends now is not a schedule that can be read"),
        (
            Page(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20200426T071000Z"),
            "what it sends now is not a schedule that can be read",
        ),
        (Page(b'<!DOCTYPE x [<!ENTITY e "x">]><schedule/>'), "what it sends now is not a schedule that can be read"),
    ],
)
def test_copy_answers_where_the_web_does_not(page: Page, failed: str) -> None:
    """For five minutes nobody is asked again; what can't be read never takes its place."""
    with serving(in_turn(FIRST, page, SECOND)) as server:
        title(server, at())
        schedule, document = sources.load(f"{server.address}/s", NOBODY, at(hours=1))
        again = sources.load(f"{server.address}/s", NOBODY, at(hours=1, minutes=4, seconds=59))[1]

        assert (schedule.title, document.failed, again.failed) == ("First", failed, failed)
        assert sources.origin(document) == Origin(f"{server.address}/s", "xml", START, stale=True)
        assert len(server.asked) == 2
        assert title(server, at(hours=1, minutes=5)) == "Second"


def test_server_that_asks_to_be_left_alone_is() -> None:
    """As long as it says."""
    with serving(in_turn(FIRST, Page(status=429, headers={"Retry-After": "3600"}), SECOND)) as server:
        title(server, at())
        titles = [title(server, at(minutes=minutes)) for minutes in (60, 119, 120)]

    assert titles == ["First", "First", "Second"]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (Page(status=404), "Cannot read {}: it has no such page (404). Try the address in a browser, or name a file."),
        (
            Page(status=304),
            "Cannot read {}: it says that nothing has changed, and there is no copy. "
            "Try the address in a browser, or name a file.",
        ),
    ],
)
def test_without_a_copy_the_reason_is_told(page: Page, said: str) -> None:
    """In one line."""
    with serving(lambda _: page) as server, pytest.raises(UserError) as caught:
        title(server, at())

    assert (str(caught.value), caught.value.exit_code) == (said.format(f"{server.address}/s"), 1)


def test_what_cannot_be_read_is_not_kept() -> None:
    """Its faults are told as a file's; so are those of a page without a schedule."""
    with serving(in_turn(LOGIN, FIRST)) as server:
        with pytest.raises(UserError, match="It is a web page, and not a schedule"):
            title(server, at())
        assert title(server, at()) == "First"


@pytest.mark.parametrize(
    ("href", "asked"),
    [("schedule.xml", ["/s", "/schedule.xml"]), ("file:///etc/passwd", ["/s"])],
)
def test_page_that_names_its_schedule_is_followed(href: str, asked: list[str]) -> None:
    """Once; and to the web only."""
    link = f'<link rel="alternate" type="application/vnd.c3voc.schedule+xml" href="{href}">'
    page = Page(f"<!DOCTYPE html><html><head>{link}</head></html>".encode())
    with serving(lambda asked: FIRST if asked.path == "/schedule.xml" else page) as server:
        if len(asked) > 1:
            assert title(server, at()) == "First"
        else:
            with pytest.raises(UserError, match="it names a schedule that is not on the web"):
                title(server, at())
        assert [question.path for question in server.asked] == asked


def test_page_that_names_a_page_is_followed_no_further() -> None:
    """Else it could go on for ever."""
    link = '<link rel="alternate" type="text/calendar" href="/again">'
    with serving(lambda _: Page(f"<html>{link}</html>".encode())) as server:
        with pytest.raises(UserError, match="It is a web page"):
            title(server, at())
        assert [question.path for question in server.asked] == ["/s", "/again"]


def test_copy_that_says_too_little_is_asked_anew() -> None:
    """A zone that was given once is to be given again: the copy stays, and so does the question."""
    page = Page(XML.format(title="Z").replace("<time_zone_name>Europe/Berlin</time_zone_name>", "").encode())
    given = Given(iana_zone("Europe/Berlin"))
    with serving(lambda _: page) as server:
        assert title(server, at(), given) == "Z"
        with pytest.raises(UserError, match="--event-tz"):
            title(server, at())
        assert title(server, at(minutes=1), given) == "Z"
        assert len(server.asked) == 2
        with pytest.raises(UserError, match="--event-tz"):
            title(server, at(minutes=1)._replace(offline=True))
        assert len(server.asked) == 2


def test_password_is_in_no_name() -> None:
    """Neither of the copy nor of the source; the copy is found without it."""
    with serving(lambda _: FIRST) as server:
        address = server.address.replace("://", "://me:secret@")
        document = sources.load(address, NOBODY, at())[1]

        assert document.name == server.address
        assert copies.recalled(server.address) is not None


def test_check_asks_each_time_and_tells_remarks() -> None:
    """Which are not kept."""
    twice = XML.format(title="T").replace("</room>", '<event guid="g"><title>Fog</title></event></room>')
    with serving(lambda _: Page(twice.encode())) as server:
        for _ in range(2):
            document, reading = sources.examined(server.address, NOBODY, at())
            assert document.name == server.address
            assert reading.faults
    assert len(server.asked) == 2
