"""A real web server on this computer, whose answers a test decides."""

import contextlib
import http.server
import ssl
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple


class Asked(NamedTuple):
    """A request that came: its path, and its headers by their names in small letters."""

    path: str
    headers: dict[str, str]


class Page(NamedTuple):
    """An answer: its body, its headers, its status; `length` is what it says of the body's length, if it says another."""

    body: bytes = b""
    headers: dict[str, str] = {}  # noqa: RUF012  never changed
    status: int = 200
    length: int | None = None


Answering = Callable[[Asked], Page | None]


class Server(NamedTuple):
    """A server that runs: its address, and what it was asked, the latest last."""

    address: str
    asked: list[Asked]


@contextlib.contextmanager
def serving(answering: Answering, certificate: Path | None = None) -> Iterator[Server]:
    """Serve what a function answers; nothing at all, and the end of the connection, for None.

    With a certificate, and its key in the same file, it is served by https.
    """
    asked: list[Asked] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(Asked(self.path, {name.lower(): value for name, value in self.headers.items()}))
            page = answering(asked[-1])
            if page is None:
                return
            self.send_response(page.status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            if "Transfer-Encoding" not in page.headers:
                self.send_header("Content-Length", str(len(page.body) if page.length is None else page.length))
            self.end_headers()
            with contextlib.suppress(OSError):  # who asked has gone
                self.wfile.write(page.body)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.handle_error = lambda *_: None  # type: ignore[method-assign]  # who asked did not trust it
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield Server(f"http{'s' if certificate else ''}://127.0.0.1:{server.server_port}", asked)
    finally:
        server.shutdown()
        server.server_close()
