"""That the web is being asked, shown to whoever waits for it."""

import contextlib
import sys
from collections.abc import Iterator

from ai4earth_cli.text.addresses import host_of

_PATIENCE = 1  # seconds


@contextlib.contextmanager
def shown_if_slow(address: str) -> Iterator[None]:
    """Show on standard error, if that is a terminal, that an address is asked, once that takes more than a second."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    import threading

    shown = contextlib.ExitStack()

    def show() -> None:
        from ai4earth_cli.screens.waiting import waiting

        shown.enter_context(waiting(host_of(address)))

    timer = threading.Timer(_PATIENCE, show)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        shown.close()
