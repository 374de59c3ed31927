"""What `status` wrote, for the minute in which it holds: bars and prompts ask for it again every few seconds.

A file there is named by a check sum of what was asked: the arguments, the folder, the environment. It holds that, the
minute, the answer, and each file that was read with its state then, with a NUL between.
"""

import os
import stat
import sys
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ai4earth_cli import __version__
from ai4earth_cli.store import private, user_folder

_MINUTE = 60  # seconds
_JUST_NOW = 2  # seconds: what changed so shortly before may change again, and look the same
_MOST_FILES = 8
_MOST_BYTES = 100_000
_VARIABLES = ("AI4EARTH_", "APPDATA", "HOME", "LANG", "LC_", "LOCALAPPDATA", "PYTHON", "TZ", "USERPROFILE", "XDG_")
_SYSTEM_ZONE = "/etc/localtime"


class State(NamedTuple):
    """Whether a file is an ordinary one, when it last changed (seconds since 1970), and what tells it from another."""

    is_file: bool
    changed: float
    told: tuple[int, int, int, int]


def is_for_a_bar() -> bool:
    """Whether this process was started for what a bar or a prompt shows, and need not ask the web anew."""
    return sys.argv[1:2] == ["status"] and "--refresh" not in sys.argv and sys.stdout is not None and not os.isatty(1)


def answer(now: float) -> bytes | None:
    """Return what the same question was answered in this minute; None if it wasn't, or a file is not as it was.

    `now` is in seconds since 1970.
    """
    asked = _asked()
    try:
        question, minute, text, *read = (private.read(_path(asked), _MOST_BYTES) or b"").split(b"\0")
    except ValueError:
        return None
    files, states = read[::2], read[1::2]
    holds = (
        question == asked and minute == _minute(now) and [_text(state(os.fsdecode(file))) for file in files] == states
    )
    return text if holds else None


def states(*files: Path) -> dict[str, State | None]:
    """Return in which state these files are, and what says this computer's zone: to be asked before they are read."""
    zones = _SYSTEM_ZONE, os.environ.get("TZ", "").removeprefix(":")  # the second is seldom a file, and may be one
    return {file: state(file) for file in (*zones, *map(str, files))}


def keep(text: str, read: Mapping[str, State | None], begun: float) -> None:
    """Write down the text that is printed in this minute, if that can be, and give up the oldest of the others.

    It was made of files that were `read` in these states from `begun` on, in seconds since 1970. If one is not an
    ordinary file, or had just changed, nothing is written down.
    """
    if not all(found is None or (found.is_file and found.changed < begun - _JUST_NOW) for found in read.values()):
        return
    asked = _asked()
    printed = text.replace("\n", os.linesep).encode(sys.stdout.encoding, sys.stdout.errors or "strict")
    parts = [part for file, found in read.items() for part in (os.fsencode(file), _text(found))]
    path = _path(asked)
    try:
        private.keep(path, b"\0".join([asked, _minute(begun), printed, *parts]), _MOST_FILES)
    except OSError:
        return


def _asked() -> bytes:
    """Return all that the answer depends on, beside the files and the time."""
    variables = sorted(item for item in os.environ.items() if item[0].startswith(_VARIABLES))
    try:
        folder = os.getcwd()  # noqa: PTH109  Path's is the same, and slower
    except OSError:  # somebody has removed it
        folder = ""
    return repr((__version__, __file__, sys.version, sys.stdout.encoding, sys.argv, folder, variables)).encode()


def _path(asked: bytes) -> Path:
    return user_folder("cache") / f"line-{zlib.crc32(asked):08x}"


def _minute(seconds: float) -> bytes:
    return b"%d" % (seconds // _MINUTE)


def state(file: str) -> State | None:
    """Return the state of a file; None if there is none."""
    try:
        about = os.stat(file)  # noqa: PTH116  Path's is the same, and slower
    except (OSError, ValueError):
        return None
    told = about.st_mtime_ns, about.st_ctime_ns, about.st_size, about.st_ino
    return State(stat.S_ISREG(about.st_mode), max(about.st_mtime, about.st_ctime), told)


def _text(found: State | None) -> bytes:
    return b"%d %d %d %d" % found.told if found else b""
