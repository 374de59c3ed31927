"""Programs of the user's: commands that are told of talks in variables of the environment, and the pager."""

import contextlib
import os
import re
import shlex
import signal
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

_USUAL_PAGER = "less -FRX"
_FIRST_LINKING_LESS = 566
_LINK = rb"\x1b\]8;[^\x1b]*\x1b\\"
_PATIENCE = 5  # seconds


def start(command: str, variables: Mapping[str, str]) -> "subprocess.Popen[bytes]":
    """Start what the user has written as a command of their shell, and don't wait for it.

    What comes from a schedule is in the `variables` only, never in the text that a shell reads. It has no input
    and no output, since the screen is taken.
    """
    nowhere = subprocess.DEVNULL
    return subprocess.Popen(  # noqa: S602  the user's own command, and so their shell
        command,
        shell=True,
        env={**os.environ, **variables},
        stdin=nowhere,
        stdout=nowhere,
        stderr=nowhere,
        start_new_session=True,  # so that Ctrl-C, which ends the screen, does not end it
    )


def page(text: bytes, line: int) -> bool:
    """Show text in the pager that PAGER names, else in less, which opens at that line; return False if none starts.

    Colours and links are in codes, of which less is told that it may pass them on.
    """
    try:
        command = shlex.split(os.environ.get("PAGER", "")) or shlex.split(_USUAL_PAGER)
    except ValueError:  # a quote too few
        return False
    is_less = Path(command[0]).name == "less"
    if b"\x1b]8;" in text and not (is_less and _takes_links(command[0])):
        text = re.sub(_LINK, b"", text)
    at = [f"+{line}"] if is_less and line > 1 else []
    with _interrupts_are_the_pagers():
        try:
            pager = subprocess.Popen([*command, *at], stdin=subprocess.PIPE, env={"LESS": "FRX", **os.environ})  # noqa: S603  the user's own
        except OSError:
            return False
        pager.communicate(text)  # which overlooks that it was left early
    return True


@contextlib.contextmanager
def _interrupts_are_the_pagers() -> Iterator[None]:
    """Leave Ctrl-C to a program that is waited for: less ends what it is doing, others themselves."""
    before = signal.signal(signal.SIGINT, lambda *_: None)  # a handler, since what is ignored would be so there, too
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _takes_links(less: str) -> bool:
    """Whether a less is new enough to pass links on (OSC 8); an older one shows their codes as text."""
    try:
        said = subprocess.run([less, "--version"], capture_output=True, check=False, timeout=_PATIENCE).stdout  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False
    found = re.match(rb"less (\d{1,6})", said)
    return found is not None and int(found[1]) >= _FIRST_LINKING_LESS
