"""A real web server on this computer, whose answers a test decides."""

import contextlib
import http.server
import threading
from collections.abc import Callable, Iterator
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
def serving(answering: Answering) -> Iterator[Server]:
    """Serve what a function answers; nothing at all, and the end of the connection, for None."""
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
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield Server(f"http://127.0.0.1:{server.server_port}", asked)
    finally:
        server.shutdown()
        server.server_close()
