"""Fetching from the web with the standard library: http and https only, within limits of time and size."""

import base64
import email.message
import email.utils
import gzip
import http.client
import io
import queue
import re
import ssl
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import zlib
from typing import NamedTuple

from ai4earth_cli.store.web.reasons import FetchError, of_error, of_status
from ai4earth_cli.text.addresses import is_on_the_web, without_password
from ai4earth_cli.text.printable import one_line

# pretalx answers with its page where text/html is among them, else with a 303 to its schedule.xml.
_ACCEPTED = (
    "application/vnd.c3voc.schedule+xml, application/vnd.c3voc.schedule+json, text/calendar, "
    "application/calendar+xml, application/xml;q=0.9, application/json;q=0.9, */*;q=0.1"
)
_PART = 1 << 16
_NOT_MODIFIED = 304
_REDIRECTS = {301, 302, 303, 307, 308}  # RFC 9110 §15.4
_A_WEEK = 7 * 24 * 3600
_MOST_DIGITS = 9


class Limits(NamedTuple):
    """How far a fetch goes: redirects, seconds for each step and in all, and bytes, also after unpacking."""

    redirects: int = 5
    step: float = 10
    whole: float = 30
    most: int = 40_000_000


LIMITS = Limits()


class Validators(NamedTuple):
    """What an answer was marked with, by which a later one is asked for only if it is another (RFC 9110 §8.8)."""

    etag: str | None = None
    modified: str | None = None


UNKNOWN = Validators()


class Answer(NamedTuple):
    """What came, from which address in the end; `data` is None if it is still what the validators say.

    `max_age` is how many seconds it may be kept (RFC 9111 §5.2.2.1), 0 if nothing is said.
    """

    address: str
    data: bytes | None
    validators: Validators = UNKNOWN
    max_age: int = 0


def fetched(address: str, known: Validators = UNKNOWN, limits: Limits = LIMITS) -> Answer:
    """Return what is at an address, which may have a name and a password: `https://me:secret@example.org/x`.

    They go to that host only. Raises FetchError if nothing comes within the limits.
    """
    answers: queue.SimpleQueue[Answer | FetchError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(_answer(address, known, limits))
        except FetchError as none:
            answers.put(none)
        except urllib.error.URLError as error:
            answers.put(FetchError(of_error(error.reason) + _by_way_of(address)))
        except (OSError, http.client.HTTPException, zlib.error, EOFError, ValueError) as error:
            answers.put(FetchError(of_error(error) + _by_way_of(address)))

    # In a thread of its own, since neither the search for a host nor headers that drip have a limit of their own.
    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=limits.whole)
    except queue.Empty:
        raise FetchError(_too_long(limits)) from None
    if isinstance(answer, FetchError):
        raise answer
    return answer


def _by_way_of(address: str) -> str:
    """Return the proxy that is asked for an address, since what went wrong may be its fault; else nothing."""
    scheme, _, behind = without_password(address).partition("://")
    proxy = urllib.request.getproxies().get(scheme.casefold(), "")
    if not proxy or urllib.request.proxy_bypass(re.split("[/?#]", behind, maxsplit=1)[0]):
        return ""
    return f" (by way of the proxy {one_line(proxy.rpartition('@')[2].rpartition('//')[2])})"


def beside(address: str, page: str, href: str) -> str:
    """Return the address that a page names, with the name and password of `address` if it is on the same host.

    Raises FetchError if that is no address on the web.
    """
    try:
        named = urllib.parse.urljoin(page, href)
    except ValueError:
        named = ""
    if not is_on_the_web(named):
        message = "it names a schedule that is not on the web"
        raise FetchError(message)
    user, at, _ = urllib.parse.urlsplit(address).netloc.rpartition("@")
    is_same = at and is_same_host(named, without_password(address))
    return named.replace("://", f"://{user}@", 1) if is_same else named


def is_same_host(one: str, other: str) -> bool:
    """Whether a name and a password for one address are for the other, too: by the same scheme, host and port."""
    return urllib.parse.urlsplit(one)[:2] == urllib.parse.urlsplit(other)[:2]


def _answer(address: str, known: Validators, limits: Limits) -> Answer:
    """Return what is at an address, or where it leads to."""
    deadline = time.monotonic() + limits.whole
    opener = _opener()
    user, _, _ = urllib.parse.urlsplit(address).netloc.rpartition("@")
    here = _as_ascii(without_password(address))
    for _ in range(limits.redirects + 1):
        try:
            with opener.open(_request(here, user, known), timeout=limits.step) as response:
                data = _unpacked(_body(response, limits, deadline), response.headers.get("Content-Encoding"), limits)
                found = Validators(response.headers.get("ETag"), response.headers.get("Last-Modified"))
                return Answer(here, data, found, _max_age(response.headers))
        except urllib.error.HTTPError as error:
            with error:
                if error.code == _NOT_MODIFIED:
                    return Answer(here, None, known, _max_age(error.headers))
                if error.code not in _REDIRECTS:
                    wait = _wait(error.headers)
                    raise FetchError(of_status(error.code), wait) from None
                there = _following(here, error.headers.get("Location", ""))
        if not is_same_host(there, here):
            user = ""
        here = there
    message = f"it redirects more than {limits.redirects} times"
    raise FetchError(message)


def _following(here: str, location: str) -> str:
    """Return the address that a redirect leads to; raises FetchError if that is neither http nor https."""
    as_sent = location.encode("latin-1", "replace").decode("utf-8", "replace")  # headers are read as Latin-1
    there = urllib.parse.urljoin(here, as_sent)
    if not location or not is_on_the_web(there):
        message = "it redirects to what is neither http nor https"
        raise FetchError(message)
    return _as_ascii(without_password(there))


def _request(address: str, user: str, known: Validators) -> urllib.request.Request:
    headers = {"Accept": _ACCEPTED, "Accept-Encoding": "gzip", "User-Agent": "ai4earth"}
    if user:
        secret = urllib.parse.unquote(user).encode()
        headers["Authorization"] = f"Basic {base64.b64encode(secret).decode()}"
    if known.etag:
        headers["If-None-Match"] = known.etag
    if known.modified:
        headers["If-Modified-Since"] = known.modified
    return urllib.request.Request(address, headers=headers)  # noqa: S310  http or https


def _as_ascii(address: str) -> str:
    """Return an address as it is sent: a host of other letters by IDNA, all else in percent signs."""
    scheme, host, path, query, _ = urllib.parse.urlsplit(address)
    safe = "/%:@!$&'()*+,;=~-._?"
    there = host if host.isascii() else host.encode("idna").decode()
    return urllib.parse.urlunsplit((scheme, there, urllib.parse.quote(path, safe), urllib.parse.quote(query, safe), ""))


def _opener() -> urllib.request.OpenerDirector:
    """Return what opens http and https, through the proxies of the environment; it follows no redirect."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=_trust()),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _trust() -> ssl.SSLContext:
    """Return whom to trust: what the system does if truststore is installed, else what Python's OpenSSL does."""
    try:
        import truststore
    except ImportError:
        return ssl.create_default_context()
    context: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return context


def _body(response: http.client.HTTPResponse, limits: Limits, deadline: float) -> bytes:
    found = bytearray()
    while part := response.read1(_PART):
        found += part
        if len(found) > limits.most:
            raise FetchError(_too_large(limits))
        if time.monotonic() > deadline:
            raise FetchError(_too_long(limits))
    promised = response.headers.get("Content-Length", "")
    if promised.isdecimal() and len(found) < int(promised):
        message = "its answer breaks off"
        raise FetchError(message)
    return bytes(found)


def _unpacked(data: bytes, encoding: str | None, limits: Limits) -> bytes:
    packing = (encoding or "identity").strip().casefold()
    if packing == "identity":
        return data
    if packing not in {"gzip", "x-gzip"}:
        message = "its answer is compressed in a way that can't be read (gzip can)"
        raise FetchError(message)
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
        found = packed.read(limits.most + 1)
    if len(found) > limits.most:
        raise FetchError(_too_large(limits))
    return found


def _too_long(limits: Limits) -> str:
    return f"it took more than {limits.whole:g} seconds"


def _too_large(limits: Limits) -> str:
    return f"it has more than {limits.most // 10**6} MB, which is too large for a schedule"


def _wait(headers: email.message.Message) -> int:
    """Return for how many seconds to wait (RFC 9110 §10.2.3): a number, or from one moment to another."""
    retry = headers.get("Retry-After", "")
    try:
        again, now = (email.utils.parsedate_to_datetime(text).timestamp() for text in (retry, headers.get("Date", "")))
    except (ValueError, OverflowError):
        return _seconds(retry)
    return min(max(0, int(again - now)), _A_WEEK)


def _max_age(headers: email.message.Message) -> int:
    """Return the seconds of `max-age`, 0 without it."""
    parts = (part.strip().casefold().partition("=") for part in headers.get("Cache-Control", "").split(","))
    return next((_seconds(value) for name, _, value in parts if name == "max-age"), 0)


def _seconds(text: str) -> int:
    """Return the seconds that a header gives as a number, at most a week; 0 if it gives none."""
    number = text.strip().strip('"')
    is_number = number.isascii() and number.isdecimal() and len(number) <= _MOST_DIGITS
    return min(int(number), _A_WEEK) if is_number else 0
