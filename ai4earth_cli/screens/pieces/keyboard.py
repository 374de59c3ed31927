"""The keys of a terminal as they are typed, unseen, and what else ends a wait for them: a signal, a new size."""

import contextlib
import sys
from collections.abc import Callable, Iterator

Wait = Callable[[float], str]  # up to so many seconds, for the keys that are typed meanwhile

_POLLED_EVERY = 0.05  # seconds


@contextlib.contextmanager
def keyboard() -> Iterator[Wait]:
    """Yield what waits for keys, which are neither shown nor kept back until Enter; leave the terminal as it was.

    Where standard input is no terminal it only waits. The end of the input counts as the key `q`.
    """
    with _polled_keyboard() if sys.platform == "win32" else _unix_keyboard() as wait:
        yield wait


@contextlib.contextmanager
def _unix_keyboard() -> Iterator[Wait]:
    import os
    import select
    import signal

    signalled, signals = os.pipe()
    os.set_blocking(signals, False)
    os.set_blocking(signalled, False)
    before = signal.set_wakeup_fd(signals)
    resized = signal.signal(signal.SIGWINCH, lambda *_: None)  # with a handler it ends a wait
    keys = sys.stdin.fileno() if sys.stdin is not None and sys.stdin.isatty() else None
    listened = [signalled] if keys is None else [signalled, keys]

    def wait(seconds: float) -> str:
        ready, _, _ = select.select(listened, [], [], seconds)
        if signalled in ready:
            os.read(signalled, 1000)
        if keys is None or keys not in ready:
            return ""
        return os.read(keys, 1000).decode(errors="replace") or "q"

    try:
        with _unseen(keys) if keys is not None else contextlib.nullcontext():
            yield wait
    finally:
        signal.signal(signal.SIGWINCH, resized)
        signal.set_wakeup_fd(before)
        os.close(signalled)
        os.close(signals)


@contextlib.contextmanager
def _unseen(keys: int) -> Iterator[None]:
    """Let keys come as they are typed, unseen; Ctrl-Z does nothing, since it would leave a screen half taken."""
    import termios

    before = termios.tcgetattr(keys)
    unseen = termios.tcgetattr(keys)
    unseen[3] &= ~(termios.ECHO | termios.ICANON)
    unseen[6][termios.VSUSP] = b"\0"
    termios.tcsetattr(keys, termios.TCSADRAIN, unseen)
    try:
        yield
    finally:
        with contextlib.suppress(termios.error):  # the terminal is gone
            termios.tcsetattr(keys, termios.TCSAFLUSH, before)


@contextlib.contextmanager
def _polled_keyboard() -> Iterator[Wait]:
    """Yield what waits for keys where none can be waited for: Windows' console is asked again and again."""
    import msvcrt
    import time

    asked, typed = getattr(msvcrt, "kbhit"), getattr(msvcrt, "getwch")  # noqa: B009  typed on Windows only

    def wait(seconds: float) -> str:
        end = time.monotonic() + seconds
        while not asked() and time.monotonic() < end:
            time.sleep(_POLLED_EVERY)
        found = ""
        while asked():
            found += typed()
        return found

    yield wait
