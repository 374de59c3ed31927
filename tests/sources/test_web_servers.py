"""What servers do that a client has to know: pretalx's page, open connections, wrong dates, passwords, proxies."""

import contextlib
import datetime as dt
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Run
from webserver import Asked, Page, serving

from ai4earth_cli import sources
from ai4earth_cli.errors import UserError
from ai4earth_cli.schedule.model import Given
from ai4earth_cli.sources import Asking
from ai4earth_cli.store.web import copies
from ai4earth_cli.store.web.fetch import Limits, fetched
from ai4earth_cli.store.web.reasons import FetchError

NOW = dt.datetime(2020, 4, 26, 8, tzinfo=dt.UTC)
XML = b"""<?xml version="1.0"?>
<schedule><conference><title>Con</title><time_zone_name>Europe/Berlin</time_zone_name></conference>
<day date="2020-04-26"><room name="R">
<event guid="g"><title>Clouds</title><start>09:10</start><duration>00:20</duration></event>
</room></day></schedule>
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the copies, for each test its own; and ask the server itself."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    return tmp_path / "cache" / "ai4earth"


def said(address: str) -> str:
    """Return the complaint about an address."""
    with pytest.raises(UserError) as caught:
        sources.load(address, Given(), Asking(NOW))
    return str(caught.value)


def test_page_of_pretalx_leads_to_its_schedule() -> None:
    """It does so for whoever doesn't name text/html: its own rule, from its source."""

    def pretalx(asked: Asked) -> Page:
        if asked.path != "/con/schedule/":
            return Page(XML)
        accepted = asked.headers["accept"]
        if "text/html" in accepted or not ("application/xml" in accepted or "text/xml" in accepted):
            return Page(b"<!doctype html><title>Con</title>")
        return Page(status=303, headers={"Location": "/con/schedule/export/schedule.xml"})

    with serving(pretalx) as server:
        assert sources.load(f"{server.address}/con/schedule/", Given(), Asking(NOW))[0].title == "Con"


@contextlib.contextmanager
def left_open(answer: bytes) -> Iterator[str]:
    """Return the address of a server that answers so, and leaves the connection open for a while."""
    is_over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(65_536)
                connection.sendall(answer)
                is_over.wait(10)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        finally:
            is_over.set()
            thread.join()


def test_connection_that_stays_open_is_not_waited_for() -> None:
    """An answer is over where its length says so."""
    begun = time.monotonic()
    with left_open(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef") as address:
        assert fetched(address, limits=Limits(step=5, whole=6)).data == b"abc"
    assert time.monotonic() - begun < 4


def test_packing_that_was_not_asked_for_is_no_schedule() -> None:
    """Though its bytes might be read as one."""
    with serving(lambda _: Page(XML, {"Content-Encoding": "br"})) as server:
        assert "its answer is compressed in a way that can't be read (gzip can)" in said(server.address)
    with serving(lambda _: Page(XML, {"Content-Encoding": "Identity"})) as server:
        assert fetched(server.address).data == XML


def test_redirect_is_read_as_utf8() -> None:
    """As servers write it, and browsers read it."""
    pages = {"/": Page(status=302, headers={"Location": "/café".encode().decode("latin-1")}), "/caf%C3%A9": Page(XML)}
    with serving(lambda asked: pages[asked.path]) as server:
        assert fetched(f"{server.address}/").address == f"{server.address}/caf%C3%A9"


@pytest.mark.parametrize(
    ("header", "modified"),
    [
        ("Sat, 25 Apr 2020 10:00:00 GMT", NOW - dt.timedelta(hours=22)),
        ("Sat, 25 Apr 2120 10:00:00 GMT", NOW),
        ("Fri, 31 Dec 9999 23:59:59 -1200", NOW),
    ],
)
def test_last_change_is_never_in_the_future(header: str, modified: dt.datetime) -> None:
    """A date that can't be is overlooked, and so is one of a year that no zone has."""
    with serving(lambda _: Page(XML, {"Last-Modified": header})) as server:
        assert sources.load(server.address, Given(), Asking(NOW))[1].modified == modified


@pytest.mark.parametrize(
    ("retry", "wait"),
    [
        ("Sun, 26 Apr 2020 08:10:00 GMT", 600),
        ("Sun, 26 Apr 2020 07:00:00 GMT", 0),
        ("Sun, 26 Apr 2022 07:00:00 GMT", 7 * 24 * 3600),
        ("120", 120),
    ],
)
def test_wait_may_be_until_a_moment(retry: str, wait: int) -> None:
    """By the server's own clock."""
    date = b"Date: Sun, 26 Apr 2020 08:00:00 GMT\r\nRetry-After: " + retry.encode()
    with left_open(b"HTTP/1.1 503 -\r\n" + date + b"\r\nContent-Length: 0\r\n\r\n") as address:
        with pytest.raises(FetchError) as caught:
            fetched(address)
        assert caught.value.wait == wait


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("http://me:se/cret@a.example/x", "http://a.example/x"),
        ("http://me:s?cret@a.example/x", "http://a.example/x"),
        (
            "http://me:1?cret@a.example/x",
            "http://me:1?cret@a.example/x",
        ),  # a host, its port and a question, for all one knows
        ("http://[::1]/a@b", "http://[::1]/a@b"),
        ("http://[::1]:1/a@b", "http://[::1]:1/a@b"),
        ("ftp://me:secret@a.example/x", "ftp://a.example/x"),
    ],
)
def test_password_is_shown_nowhere(typed: str, shown: str) -> None:
    """Not even of an address that is none; what is no http is told as such."""
    complaint = said(typed)

    assert complaint.startswith(f"Cannot read {shown}: ")
    assert complaint.count("cret") == shown.count("cret")
    assert ("only http and https are fetched" in complaint) == typed.startswith("ftp")


def test_proxy_is_named_where_it_may_be_to_blame(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its password; and not where it isn't asked."""
    monkeypatch.setenv("http_proxy", "http://me:secret@127.0.0.1:1")

    assert "it refused the connection (by way of the proxy 127.0.0.1:1)." in said("http://a.example/")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert "it refused the connection." in said("http://127.0.0.1:1/")


def test_check_tells_the_faults_of_what_is_there_now(run: Run) -> None:
    """Not of the copy, however new it is, which stays for everyone else; with --offline it is the copy that is told of."""
    pages = [Page(XML)]
    summary = "1 talk, 26 April 2020, 09:10–09:30 CEST\n0 faults, 0 warnings in 1 talk: all is right\n"
    with serving(lambda _: pages[0]) as server:
        address = f"{server.address}/s"
        assert run("check", address).out.endswith(summary)
        pages[0] = Page(XML.replace(b"</event>", b""))
        outcome = run("check", address)
        assert (outcome.exit_code, outcome.out[: len(address) + 3]) == (1, f"{address}:5:")
        assert run("check", address, "--offline").out.endswith(summary)
        assert run("now", "--plain", "--schedule", address, "--offline").exit_code == 0
    assert run("check", address).err.startswith("As of ")


def test_only_the_newest_twenty_copies_are_kept(cache: Path) -> None:
    """Whatever else lies there stays."""
    cache.mkdir(mode=0o700, parents=True)
    (cache / "notes").touch()
    with serving(lambda _: Page(XML)) as server:
        for number in range(22):
            sources.load(f"{server.address}/{number}", Given(), Asking(NOW))
        assert (len(list(cache.glob("web-*"))), (cache / "notes").exists()) == (20, True)
        assert copies.recalled(f"{server.address}/21")
