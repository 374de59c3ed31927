"""The file of the marked talks: text, in the user's data folder.

A line each, tabs between: `+`, identity, start (UTC), title, event. A talk is unmarked by another line, with `-`: what
only grows loses nothing, however many processes write at once. The last line of an identity holds.
"""

import contextlib
import datetime as dt
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from ai4earth_cli.errors import NOTHING_FOUND, UserError
from ai4earth_cli.store import files, user_folder
from ai4earth_cli.text.printable import file_name, one_line

_MOST_BYTES = 10_000_000  # some 70,000 lines
_NO_WAITING = getattr(os, "O_NONBLOCK", 0)  # for whoever writes to a pipe
if TYPE_CHECKING:  # where nothing is marked, nothing of it is loaded
    from collections.abc import Hashable, Iterable

    from ai4earth_cli.schedule.mine.stars import Star


def path() -> Path:
    """Return where the file is, or would be."""
    return user_folder("data") / "stars.txt"


def read() -> "tuple[Star, ...]":
    """Return the stars, in the order in which they were set; raises UserError if there are some that can't be read."""
    there = path()
    try:
        if not there.exists():
            return ()
        with open(there, "rb", opener=lambda name, flags: os.open(name, flags | _NO_WAITING)) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise _cannot(there, "read", "it is not a file")
            data = files.contents(file, _MOST_BYTES)
    except OSError as error:
        raise _cannot(there, "read", str(error.strerror)) from None
    if len(data) > _MOST_BYTES:
        raise _cannot(there, "read", f"it has more than {_MOST_BYTES // 10**6} MB")
    return _stars(data.decode("utf-8-sig", errors="replace"))


def stamp() -> "Hashable":
    """Return what is another value when the file may have changed."""
    return files.stamp(str(path()))


def add(stars: "Iterable[Star]") -> None:
    """Write down that these are marked; raises UserError if that can't be."""
    _append("+", stars)


def remove(stars: "Iterable[Star]") -> None:
    """Write down that these are not marked any more; raises UserError if that can't be."""
    _append("-", stars)


def _append(sign: str, stars: "Iterable[Star]") -> None:
    from ai4earth_cli.store import private

    lines = []
    for identity, start, title, event in stars:
        fields = (sign, identity, start.isoformat() if start else "", title, event)
        lines.append("\t".join(map(one_line, fields)) + "\n")
    there = path()
    try:
        private.append(there, "".join(lines).encode())
    except OSError as error:
        raise _cannot(there, "write", str(error.strerror)) from None


def _stars(text: str) -> "tuple[Star, ...]":
    """Return what the lines of the file say; one that says nothing is overlooked."""
    from ai4earth_cli.schedule.mine.stars import Star

    found: dict[str, Star] = {}
    for line in text.split("\n"):
        sign, identity, start, title, event, *_ = (*map(one_line, line.split("\t")), "", "", "", "", "")
        if sign in {"+", "-"}:
            found.pop(identity, None)
        if sign == "+" and identity:
            found[identity] = Star(identity, _moment(start), title or identity, event)
    return tuple(found.values())


def _moment(text: str) -> dt.datetime | None:
    with contextlib.suppress(ValueError, OverflowError):
        moment = dt.datetime.fromisoformat(text)
        return moment.astimezone(dt.UTC) if moment.tzinfo else None
    return None


def _cannot(there: Path, do: str, reason: str) -> UserError:
    message = f"Cannot {do} the marked talks in {file_name(str(there))}: {reason}."
    return UserError(message, exit_code=NOTHING_FOUND)
