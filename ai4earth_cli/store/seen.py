"""What was last seen of each source: its bytes, private, in the user's data folder. Damage is overlooked.

A file there is named by a check sum of the source's name. It holds a check sum of the rest, that name, the moment of
the look and that of the fetching (UTC, or an empty line), a line each, and what the source had.
"""

import datetime as dt
import os
import zlib
from pathlib import Path
from typing import NamedTuple

from ai4earth_cli.errors import NOTHING_FOUND, UserError
from ai4earth_cli.store import files, private, user_folder
from ai4earth_cli.store.files import Document
from ai4earth_cli.text.addresses import is_on_the_web, without_password
from ai4earth_cli.text.printable import file_name

_MOST_FILES = 30
_MOST_BYTES = 41_000_000  # one of 40 MB, and what is known of it


class Look(NamedTuple):
    """What a source had `at` a moment, and when that was fetched from the web, None for a file (UTC)."""

    at: dt.datetime
    fetched: dt.datetime | None
    data: bytes


def name_of(source: str | None) -> str | None:
    """Return by what a source is known, wherever it is asked from; None for what can be read once only."""
    if source is None:
        return "the schedule that is shipped"
    if is_on_the_web(source):
        return file_name(without_password(source))
    return file_name(str(Path(source).resolve())) if files.stamp(source) else None


def is_known(name: str) -> bool:
    """Return whether a look at that source has been noted."""
    return os.path.exists(_path(name))  # noqa: PTH110  Path's raises for a folder that is closed


def last(name: str) -> Look | None:
    """Return the last look at a source that was noted; None if there is none that can be relied on."""
    text = private.read_whole(_path(name), _MOST_BYTES)
    if text is None:
        return None
    try:
        named, at, fetched, data = text.split(b"\n", 3)
        look = Look(_moment(at), _moment(fetched) if fetched else None, data)
    except ValueError:
        return None
    return look if named == name.encode() else None


def note(name: str, document: Document, at: dt.datetime) -> None:
    """Write down what a source has, whole or not at all; raises UserError if that can't be."""
    fetched = document.fetched.isoformat() if document.fetched else ""
    text = b"\n".join([*(line.encode() for line in (name, at.isoformat(), fetched)), document.data])
    path = _path(name)
    try:
        private.keep_whole(path, text, _MOST_FILES)
    except OSError as error:
        message = f"Cannot write {file_name(str(path))}: {error.strerror}. What was seen is not remembered."
        raise UserError(message, exit_code=NOTHING_FOUND) from None


def _path(name: str) -> Path:
    return user_folder("data") / f"seen-{zlib.crc32(name.encode()):08x}"


def _moment(text: bytes) -> dt.datetime:
    """Return a moment in UTC; raises ValueError for what is none."""
    found = dt.datetime.fromisoformat(text.decode())
    if found.tzinfo is not dt.UTC:
        message = "not a moment in UTC"
        raise ValueError(message)
    return found
