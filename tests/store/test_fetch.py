"""Fetching from a real server on this computer, which behaves as servers do, and worse."""

import gzip
import http.client
import shutil
import socket
import ssl
import subprocess
import sys
import time
import tracemalloc
import urllib.error
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from webserver import Asked, Page, serving

from ai4earth_cli.store.web import reasons
from ai4earth_cli.store.web.fetch import LIMITS, Answer, Limits, Validators, beside, fetched, is_same_host
from ai4earth_cli.store.web.reasons import FetchError, of_error, of_status

QUICK = Limits(step=0.3, whole=1, most=1000)
XML = b"<schedule/>"


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask the server itself, whatever stands between this computer and the web."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def why(answering: Callable[[Asked], Page | None], path: str = "/", limits: Limits = QUICK) -> str:
    """Return why nothing came."""
    with serving(answering) as server, pytest.raises(FetchError) as caught:
        fetched(server.address + path, limits=limits)
    return str(caught.value)


def test_answer_has_all_that_a_later_question_needs() -> None:
    """Its validators and its age; the question says which formats are read, and that gzip is."""
    headers = {
        "ETag": '"1"',
        "Last-Modified": "Sun, 26 Apr 2020 14:00:00 GMT",
        "Cache-Control": 'public, Max-Age="600"',
    }
    with serving(lambda _: Page(XML, headers)) as server:
        answer = fetched(f"{server.address}/a?b=ü c#d")

        assert answer == Answer(
            f"{server.address}/a?b=%C3%BC%20c", XML, Validators('"1"', "Sun, 26 Apr 2020 14:00:00 GMT"), 600
        )
        (asked,) = server.asked
        assert asked.path == "/a?b=%C3%BC%20c"
        assert (asked.headers["accept-encoding"], asked.headers["user-agent"]) == ("gzip", "ai4earth")
        assert asked.headers["accept"].startswith("application/vnd.c3voc.schedule+xml, ")
        assert "authorization" not in asked.headers


def test_what_is_known_is_asked_for_only_if_it_is_another() -> None:
    """304 says that it is not."""
    with serving(lambda _: Page(status=304, headers={"Cache-Control": "max-age=60"})) as server:
        known = Validators('"1"', "Sun, 26 Apr 2020 14:00:00 GMT")
        answer = fetched(server.address, known)

        assert answer == Answer(server.address, None, known, 60)
        (asked,) = server.asked
        assert asked.headers["if-none-match"] == '"1"'
        assert asked.headers["if-modified-since"] == "Sun, 26 Apr 2020 14:00:00 GMT"


def test_password_is_for_its_host_alone() -> None:
    """It goes along on the same host, and not to another."""
    with serving(lambda _: Page(XML)) as other:

        def answering(asked: Asked) -> Page:
            leads = {"/": "/same", "/same": f"{other.address}/there"}
            return Page(status=302, headers={"Location": leads[asked.path]})

        with serving(answering) as server:
            answer = fetched(server.address.replace("://", "://me:s%C3%A9cret@") + "/")

            assert [asked.headers.get("authorization") for asked in server.asked] == ["Basic bWU6c8OpY3JldA=="] * 2
            assert (answer.address, answer.data) == (f"{other.address}/there", XML)
            assert "authorization" not in other.asked[0].headers


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("https://a.example/elsewhere?x", True),
        ("http://a.example/s.xml", False),  # where everybody between could read it
        ("https://a.example:8443/s.xml", False),
        ("https://b.a.example/s.xml", False),
    ],
)
def test_password_is_for_one_scheme_host_and_port(other: str, same: bool) -> None:  # noqa: FBT001
    """As browsers have it."""
    assert is_same_host(other, "https://a.example/s.xml") is same


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("file:///etc/passwd", "it redirects to what is neither http nor https"),
        ("ftp://127.0.0.1/x", "it redirects to what is neither http nor https"),
        ("javascript:alert(1)", "it redirects to what is neither http nor https"),
        ("/", "it redirects more than 5 times"),
    ],
)
def test_redirects_stay_on_the_web_and_end(target: str, reason: str) -> None:
    """Five are enough; none leads to a file."""
    assert why(lambda _: Page(status=301, headers={"Location": target})) == reason


def test_five_redirects_are_followed() -> None:
    """And no more: each to another page."""

    def answering(asked: Asked) -> Page:
        step = int(asked.path[1:])
        return Page(XML) if step == 5 else Page(status=307, headers={"Location": f"/{step + 1}"})

    with serving(answering) as server:
        assert fetched(f"{server.address}/0").data == XML
        with pytest.raises(FetchError, match="more than 4 times"):
            fetched(f"{server.address}/0", limits=Limits(redirects=4))


def test_gzip_is_unpacked_within_the_limit() -> None:
    """A bomb of 300 MB is given up at 40, in little memory; what only says that it is packed is told."""
    with serving(lambda _: Page(gzip.compress(XML), {"Content-Encoding": "gzip"})) as server:
        assert fetched(server.address).data == XML
    bomb = gzip.compress(bytes(300_000_000), compresslevel=1)
    too_large = "it has more than 40 MB, which is too large for a schedule"
    tracemalloc.start()
    assert why(lambda _: Page(bomb, {"Content-Encoding": "gzip"}), limits=LIMITS) == too_large
    assert tracemalloc.get_traced_memory()[1] < 2.5 * LIMITS.most
    tracemalloc.stop()
    assert why(lambda _: Page(XML, {"Content-Encoding": "gzip"})) == "its answer can't be unpacked"
    assert why(lambda _: Page(gzip.compress(XML)[:-4], {"Content-Encoding": "gzip"})) == "its answer can't be unpacked"


def stalling(_: Asked) -> None:
    """Answer nothing for longer than anybody waits."""
    time.sleep(0.6)


def dripping(_: Asked) -> Page:
    """Answer a redirect a little later each time."""
    time.sleep(0.25)
    return Page(status=302, headers={"Location": "/"})


@pytest.mark.parametrize(
    ("answering", "reason"),
    [
        (lambda _: Page(b"x" * 1001), "it has more than 0 MB, which is too large for a schedule"),
        (lambda _: Page(b"half", length=400), "its answer breaks off"),
        (lambda _: Page(b"5\r\nhal", {"Transfer-Encoding": "chunked"}), "its answer breaks off"),
        (lambda _: Page(status=404), "it has no such page (404)"),
        (lambda _: Page(status=401), "it asks for a name and a password (401)"),
        (lambda _: Page(status=418), "it answers with an error (418)"),
        (lambda _: None, "it broke off the connection"),
        (stalling, "it took too long"),
    ],
)
def test_what_is_no_answer_is_told_in_words(answering: Callable[[Asked], Page | None], reason: str) -> None:
    """One that lies about its length, stops, stalls or has an error."""
    assert why(answering) == reason


def test_all_of_it_takes_no_longer_than_the_limit() -> None:
    """However short each step is."""
    begin = time.monotonic()
    assert why(dripping, limits=Limits(redirects=1000, step=5, whole=0.6)) == "it took more than 0.6 seconds"
    assert time.monotonic() - begin < 5


def test_body_that_comes_slowly_is_given_up() -> None:
    """Part by part, each in time."""

    def parts() -> Iterator[bytes]:
        for _ in range(100):
            time.sleep(0.05)
            yield b"x"

    with socket.create_server(("127.0.0.1", 0)) as listening:
        import threading

        def serve() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(b"HTTP/1.0 200 OK\r\n\r\n")
                try:
                    for part in parts():
                        connection.sendall(part)
                except OSError:
                    return

        threading.Thread(target=serve, daemon=True).start()
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        with pytest.raises(FetchError, match=r"it took more than 0\.5 seconds"):
            fetched(address, limits=Limits(step=1, whole=0.5))


@pytest.mark.parametrize("header", ["", "soon", "9" * 10, "٣"])
def test_wait_that_is_no_number_is_none(header: str) -> None:
    """Of a number it is so many seconds, at most a week."""
    for value, wait in ((header, 0), ("120", 120), ("999999999", 7 * 24 * 3600)):
        headers = {"Retry-After": value.encode().decode("latin-1")}
        with serving(lambda _, headers=headers: Page(status=429, headers=headers)) as server:  # type: ignore[misc]
            with pytest.raises(FetchError, match="it was asked too often") as caught:
                fetched(server.address)
            assert caught.value.wait == wait


def test_proxy_of_the_environment_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the whole address."""
    with serving(lambda _: Page(XML)) as proxy:
        monkeypatch.setenv("http_proxy", proxy.address)
        assert fetched("http://schedule.example/x").data == XML
        assert proxy.asked[0].path == "http://schedule.example/x"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://127.0.0.1:1/", "it refused the connection"),
        ("http://nowhere.invalid/", "there is no such host, or no network"),
        ("http://[::1/", "the address is malformed"),
        ("http://127.0.0.1:x/", "its answer can't be read"),
        (f"http://{'a' * 64}ü.example/", "the address is malformed"),
    ],
)
def test_host_that_cannot_be_asked_is_told(address: str, reason: str) -> None:
    """Without a connection, or without a host."""
    with pytest.raises(FetchError) as caught:
        fetched(address)
    assert str(caught.value) == reason


def test_host_of_other_letters_is_asked_by_its_name_in_ascii() -> None:
    """It is not to be found, but by no fault of its letters."""
    with pytest.raises(FetchError, match="no such host"):
        fetched("http://zürich.invalid/")


def test_reasons_of_tls_are_told() -> None:
    """The certificate says why; all else of it is one."""
    untrusted = ssl.SSLCertVerificationError("x")
    untrusted.verify_message = "self-signed certificate"
    assert of_error(untrusted) == "its certificate is not to be trusted: self-signed certificate"
    assert of_error(ssl.SSLError("x")) == "a secure connection (TLS) failed"
    assert of_error(OSError("x")) == "it can't be reached"
    assert of_error(http.client.BadStatusLine("x")) == "its answer can't be read"
    assert of_error(urllib.error.URLError("unknown url type")) == "it can't be reached"
    assert of_status(503) == "it is unavailable just now (503)"
    assert reasons.of_status(999) == "it answers with an error (999)"


def test_plain_server_is_no_secure_one() -> None:
    """Https to what speaks http."""
    with serving(lambda _: Page(XML)) as server, pytest.raises(FetchError) as caught:
        fetched(server.address.replace("http:", "https:"), limits=Limits(step=5, whole=10))
    assert str(caught.value) == "a secure connection (TLS) failed"


@pytest.fixture(params=[True, False])
def has_truststore(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Return whether truststore can be had, which asks the system whom to trust; else Python does."""
    if request.param:
        for name in [name for name in sys.modules if name.partition(".")[0] == "truststore"]:
            monkeypatch.delitem(sys.modules, name)
    else:
        monkeypatch.setitem(sys.modules, "truststore", None)
    return bool(request.param)


def certificate(folder: Path, host: str) -> Path:
    """Return a certificate for a host, an address of the internet, by which it vouches for itself, and its key."""
    if not shutil.which("openssl"):
        pytest.skip("there is no openssl here to make a certificate")
    file = folder / "certificate.pem"
    made = "openssl req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -subj /CN=test"
    subprocess.run(
        [*made.split(), "-addext", f"subjectAltName=IP:{host}", "-keyout", file, "-out", folder / "alone"],
        check=True,
        capture_output=True,
    )
    with file.open("a", encoding="ascii") as both:
        both.write((folder / "alone").read_text(encoding="ascii"))
    return file


def test_whoever_nobody_vouches_for_is_not_trusted(has_truststore: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """Nothing is asked of such a server; the system decides if truststore is installed, else Python's OpenSSL."""
    limits = Limits(step=5, whole=10)
    with (
        serving(lambda _: Page(XML), certificate(tmp_path, "127.0.0.1")) as server,
        pytest.raises(FetchError, match=r"^its certificate is not to be trusted: self-signed certificate$"),
    ):
        fetched(server.address, limits=limits)

    assert server.asked == []
    assert bool(sys.modules["truststore"]) == has_truststore


@pytest.mark.usefixtures("has_truststore")
@pytest.mark.parametrize(("host", "is_its_own"), [("127.0.0.1", True), ("127.0.0.2", False)])
def test_certificate_is_trusted_for_its_host_alone(
    host: str,
    is_its_own: bool,  # noqa: FBT001  a parameter of the test
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """If the system trusts it."""
    file = certificate(tmp_path, host)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    limits = Limits(step=5, whole=10)
    with serving(lambda _: Page(XML), file) as server:
        if is_its_own:
            assert fetched(server.address, limits=limits).data == XML
        else:
            with pytest.raises(FetchError, match="its certificate is not to be trusted: IP address mismatch"):
                fetched(server.address, limits=limits)


@pytest.mark.parametrize(
    ("address", "href", "found"),
    [
        ("https://e.org/a/b", "c.xml", "https://e.org/a/c.xml"),
        ("https://me:x@e.org/a/b", "/c.xml", "https://me:x@e.org/c.xml"),
        ("https://me:x@e.org/a/b", "//f.org/c.xml", "https://f.org/c.xml"),
        ("https://me:x@e.org/a/b", "http://e.org/c.xml", "http://e.org/c.xml"),
    ],
)
def test_page_names_an_address_beside_it(address: str, href: str, found: str) -> None:
    """The password goes along on the same host only."""
    assert beside(address, "https://e.org/a/b", href) == found


@pytest.mark.parametrize("href", ["file:///x", "javascript:x", "http://[::1"])
def test_page_names_nothing_but_the_web(href: str) -> None:
    """No file, and nothing that runs."""
    with pytest.raises(FetchError, match="it names a schedule that is not on the web"):
        beside("https://e.org/", "https://e.org/", href)
