"""Why the web does not answer, in words."""

import gzip
import http.client
import socket
import ssl
import zlib

_SAID = {
    401: "it asks for a name and a password",
    403: "it refuses access",
    404: "it has no such page",
    410: "that page is gone",
    429: "it was asked too often",
    503: "it is unavailable just now",
}
_KINDS: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], str], ...] = (
    (socket.gaierror, "there is no such host, or no network"),
    (ConnectionRefusedError, "it refused the connection"),
    (TimeoutError, "it took too long"),
    (ssl.SSLError, "a secure connection (TLS) failed"),
    (http.client.IncompleteRead, "its answer breaks off"),
    (http.client.RemoteDisconnected, "it broke off the connection"),
    (ConnectionError, "it broke off the connection"),
    (http.client.HTTPException, "its answer can't be read"),
    ((zlib.error, EOFError, gzip.BadGzipFile), "its answer can't be unpacked"),
    (ValueError, "the address is malformed"),
)


class FetchError(Exception):
    """Nothing came that can be used; the message says why: `it has no such page (404)`.

    `wait` is how many seconds it asks to be left alone.
    """

    def __init__(self, reason: str, wait: int = 0) -> None:
        super().__init__(reason)
        self.wait = wait


def of_status(code: int) -> str:
    """Return what an HTTP status says (RFC 9110 §15)."""
    return f"{_SAID.get(code, 'it answers with an error')} ({code})"


def of_error(error: object) -> str:
    """Return what an error of the socket, of TLS, HTTP or gzip says."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not to be trusted: {error.verify_message}"
    return next((words for kinds, words in _KINDS if isinstance(error, kinds)), "it can't be reached")
