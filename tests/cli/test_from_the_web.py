"""Schedules from the web on the command line: what is said while it is asked, and when it does not answer."""

import datetime as dt
import json
import re
import shlex
import sys
import threading
import time
from pathlib import Path

import pytest
from conftest import Run, outside
from webserver import Asked, Page, serving

TEXT = Path(__file__).parents[2].joinpath("schedule.toml").read_bytes()
XML = b"""<?xml version="1.0"?>
<schedule><conference><title>Democon</title><time_zone_name>Europe/Berlin</time_zone_name></conference>
<day date="2020-04-26"><room name="R">
<event guid="g"><title>Clouds</title><start>10:00</start><duration>00:30</duration></event>
</room></day></schedule>
"""
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin without copies, and ask the server itself."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("http_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


def test_copy_answers_when_the_server_has_gone(run: Run) -> None:
    """It says so on standard error, in the head, and to programs; the answer is the same."""
    with serving(lambda _: Page(TEXT)) as server:
        asked = ["now", "--schedule", server.address, "--at", "10:40", "--tz", "event"]
        before = run(*asked)
        source = json.loads(run(*asked, "--json").out)["source"]
    after = run(*asked, "--refresh")
    host = server.address.removeprefix("http://")

    assert (before.exit_code, after.exit_code, before.err) == (0, 0, "")
    assert re.fullmatch(
        rf"As of [A-Z][a-z]+day \d\d:\d\d P[SD]T, just now; nothing newer from {host}: it refused the connection\.\n",
        after.err,
    )
    head, *rest = after.out.split("\n\n")
    assert re.search(
        rf" · now 10:40 · as of [A-Z][a-z]+day \d\d:\d\d; nothing newer from {host}$", " ".join(head.split())
    )
    assert rest == before.out.split("\n\n")[1:]
    assert (source["name"], source["format"], source["stale"]) == (server.address, "toml", False)
    fetched = dt.datetime.fromisoformat(source["fetched"])
    assert dt.timedelta() <= dt.datetime.now(dt.UTC) - fetched < dt.timedelta(minutes=5)
    again = json.loads(run(*asked, "--json").out)["source"]
    assert again == {**source, "stale": True}


def test_every_command_asks_the_web(run: Run) -> None:
    """Those that ask, `check` and `export`; and Tab asks nobody."""
    with serving(lambda _: Page(TEXT, {"Last-Modified": "Tue, 28 Apr 2020 10:00:00 GMT"})) as server:
        for command in ("list", "next", "talk mohan", "sections", "speakers", "info", "export ics"):
            outcome = run(*command.split(), "--schedule", server.address, "--refresh", "--at", "2020-04-26T07:00-07:00")
            said = "3 talks without a time left out.\n" if command == "export ics" else ""
            assert (outcome.exit_code, outcome.err) == (0, said)
        assert run("check", server.address, "--refresh").exit_code == 0
        assert len(server.asked) == 8
        offline = run("list", "--plain", "--schedule", server.address, "--offline")
        assert len(offline.out.splitlines()) == 31
        assert len(server.asked) == 8


def test_check_says_that_the_web_did_not_answer(run: Run) -> None:
    """And checks the copy."""
    with serving(lambda _: Page(TEXT)) as server:
        run("info", "--schedule", server.address)
    outcome = run("check", server.address, "--refresh")

    assert outcome.exit_code == 0
    assert outcome.out.splitlines()[-2] == "29 talks and 2 breaks in 8 sections, 26 April 2020, 07:00–16:00 PDT"
    assert ": it refused the connection.\n" in outcome.err


def test_long_ago_has_its_date(run: Run) -> None:
    """A weekday alone would be that of this week."""
    from ai4earth_cli.schedule.model import Origin
    from ai4earth_cli.schedule.words import as_of, stale_words

    origin = Origin("https://example.org/s", "xml", dt.datetime(2020, 4, 24, 14, 5, tzinfo=dt.UTC), stale=True)
    soon, late = (dt.datetime(2020, 4, day, 17, 5, tzinfo=dt.UTC) for day in (24, 30))

    assert as_of(origin, soon, dt.UTC) == "as of Friday 14:05"
    assert as_of(origin, late, dt.UTC) == "as of Friday 24 April 2020, 14:05"
    assert stale_words(origin, "it took too long", soon, dt.UTC) == (
        "As of Friday 14:05 UTC, 3 h ago; nothing newer from example.org: it took too long."
    )
    assert ", just now; " in stale_words(origin, "it took too long", origin.fetched or soon, dt.UTC)
    assert run("list", "--refresh", "--offline").err == "Use --refresh or --offline, not both.\n"


@pytest.mark.followed
@UNIX
def test_whoever_waits_sees_what_for_and_may_end_it() -> None:
    """After a second, on the terminal; Ctrl-C ends it with 130."""
    import pexpect

    ended = threading.Event()

    def answer(_: object) -> None:
        ended.wait(60)

    with serving(answer) as server:
        child = pexpect.spawn(
            sys.executable, ["-m", "ai4earth_cli", "now", "--schedule", server.address], encoding="utf-8", timeout=30
        )
        child.expect(f"Asking {server.address.removeprefix('http://')} …")
        child.sendintr()
        child.expect(pexpect.EOF)
        child.close()
        ended.set()

    assert child.exitstatus == 130
    assert "Traceback" not in child.before


@UNIX
def test_who_waits_a_moment_sees_only_the_answer() -> None:
    """Also where it comes after a while, when the sign is gone again."""
    import pexpect

    for seconds, is_shown in ((0, False), (1.5, True)):

        def answer(_: object, seconds: float = seconds) -> Page:
            time.sleep(seconds)
            return Page(TEXT)

        with serving(answer) as server:
            command = ["-m", "ai4earth_cli", "list", "--plain", "--refresh", "--schedule", server.address]
            said = pexpect.run(shlex.join([sys.executable, *command]), encoding="utf-8", timeout=30)
        assert ("Asking" in said) is is_shown
        assert "Wavelet-powered" in said


def test_progress_is_for_terminals() -> None:
    """In a pipe nothing but the answer."""

    def answer(_: object) -> Page:
        time.sleep(1.2)
        return Page(TEXT)

    with serving(answer) as server:
        ran = outside("list", "--plain", "--schedule", server.address)

    assert (ran.returncode, ran.stderr, len(ran.stdout.splitlines())) == (0, "", 31)


@pytest.mark.followed
@UNIX
def test_server_of_a_conference_goes_while_it_is_followed(tmp_path: Path) -> None:
    """`use` of a page that leads to its schedule; then `now`, `status` and `watch` are right without it, and say so."""
    import os

    import pexpect
    import pyte

    asked: list[str] = []

    def answer(question: Asked) -> Page:
        asked.append(question.path)
        if question.path == "/democon/schedule/" and "text/html" not in question.headers["accept"].split(", ")[0]:
            return Page(status=303, headers={"Location": "/democon/schedule/export/schedule.xml"})
        return Page(XML)

    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "AI4EARTH_AT": "10:10", "AI4EARTH_TZ": "event"}
    with serving(answer) as server:
        used = outside("use", f"{server.address}/democon/schedule/", env=environment)
        assert (used.returncode, used.stderr) == (0, "")
        assert asked == ["/democon/schedule/", "/democon/schedule/export/schedule.xml"]
        assert "Clouds" in outside("now", env=environment).stdout
        assert len(asked) == 2
    gone = outside("now", "--refresh", env=environment)
    host = server.address.removeprefix("http://")
    assert (gone.returncode, f"; nothing newer from {host}: it refused the connection.\n" in gone.stderr) == (0, True)
    assert "Clouds" in gone.stdout
    line = outside("status", env=environment)
    assert (line.returncode, line.stdout, line.stderr) == (0, "▶ Clouds · 20 min left\n", "")

    terminal = {name: value for name, value in environment.items() if name not in {"COLUMNS", "LINES"}}
    child = pexpect.spawn(
        sys.executable,
        ["-m", "ai4earth_cli", "watch"],
        env=terminal,
        encoding="utf-8",
        dimensions=(30, 100),
        timeout=30,
    )
    child.expect("q ends")
    screen = pyte.Screen(100, 30)
    pyte.Stream(screen).feed(child.before)
    child.send("q")
    child.expect(pexpect.EOF)
    child.close()
    shown = " ".join(" ".join(screen.display).split())
    assert child.exitstatus == 0
    assert "Clouds" in shown
    assert f"; nothing newer from {host}" in shown
