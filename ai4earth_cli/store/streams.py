"""What may keep one waiting: standard input, named pipes, and whoever is on the other side of them."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from ai4earth_cli.errors import NOTHING_FOUND, UserError

_PATIENCE = 10  # seconds


def standard_input(most: int) -> bytes:
    """Return what is on standard input, up to one byte more than `most`; raises UserError if it can't be read."""
    if sys.stdin is None:
        message = "Cannot read standard input: it is closed. Name a schedule file instead of -."
        raise UserError(message, exit_code=NOTHING_FOUND)
    with said_if_slow("Still waiting for the schedule on standard input. Ctrl-C ends it."):
        try:
            return sys.stdin.buffer.read(most + 1)
        except OSError as error:  # it is a folder, or open for writing only
            message = f"Cannot read standard input: {error.strerror}. Name a schedule file instead of -."
            raise UserError(message, exit_code=NOTHING_FOUND) from None


def from_pipe(path: Path, most: int) -> bytes:
    """Return what is written to a named pipe up to its end, and wait no longer than that for any part of it."""
    import select

    pipe = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    found = bytearray()
    with os.fdopen(pipe, "rb", buffering=0) as file:
        while len(found) <= most:
            if not select.select([file], [], [], _PATIENCE)[0]:
                raise TimeoutError(errno.ETIMEDOUT, f"it is a pipe, and nobody wrote to it for {_PATIENCE} seconds")
            part = file.read(most)
            if not part:
                break
            found += part
    return bytes(found)


@contextlib.contextmanager
def said_if_slow(message: str) -> Iterator[None]:
    """Say on standard error what is waited for, if it takes long."""
    import threading

    timer = threading.Timer(_PATIENCE, _say, [message])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _say(message: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"{message}\n")
