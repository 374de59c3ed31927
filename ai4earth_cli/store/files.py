"""Files: the schedule that is shipped or another, standard input, and what is written."""

import datetime as dt
import errno
import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ai4earth_cli.errors import NOTHING_FOUND, UnreadableError, UserError
from ai4earth_cli.text.printable import file_name
from ai4earth_cli.when.zone import since_1970

_PACKAGE = Path(__file__).parent.parent
_MOST_BYTES = 40_000_000  # room for 100,000 talks
_ADDRESS = r"[A-Za-z][A-Za-z0-9+.-]+://"  # RFC 3986 §3.1; one letter alone is a drive of Windows
_WRITABLE = 0o222  # by anyone: the administrator may write what nobody is meant to


def shipped_schedule() -> Path:
    """Return the workshop's own file: inside the installed package, or beside it in a checkout."""
    installed = _PACKAGE / "schedule.toml"
    return installed if installed.exists() else _PACKAGE.parent / "schedule.toml"


def is_passed_over() -> bool:
    """Return whether the current folder has a schedule.toml that is neither the shipped one nor a copy of it."""
    here, shipped = Path("schedule.toml"), shipped_schedule()
    try:
        sizes = here.stat().st_size, shipped.stat().st_size
        return sizes[0] != sizes[1] or here.read_bytes() != shipped.read_bytes()
    except OSError:
        return False


def shipped_text(name: str) -> str:
    """Return the text of a file that the package carries."""
    return (_PACKAGE / name).read_text(encoding="utf-8")


class Document(NamedTuple):
    """What was read, once: its name in messages, its bytes, and the moment (UTC) that they last changed, if known.

    Of what comes from the web, `fetched` is when it did (UTC), and `failed` says why it was not asked anew; else it
    is empty.
    """

    name: str
    data: bytes
    modified: dt.datetime | None = None
    fetched: dt.datetime | None = None
    failed: str = ""


def read(source: str | None = None) -> Document:
    """Return what the file `source` holds: the shipped schedule if none is named, standard input for `-`.

    Raises UserError if it can't be read or is too large for a schedule.
    """
    if source == "-":
        name = "standard input"
        from ai4earth_cli.store.streams import standard_input

        data, modified = standard_input(_MOST_BYTES), None
    elif source and re.match(_ADDRESS, source):
        scheme, _, rest = source.partition("//")
        name = file_name(f"{scheme}//{rest.rpartition('@')[2]}")
        message = f"Cannot read {name}: only http and https are fetched. Use an address like https://example.org/s.xml."
        raise UserError(message, exit_code=NOTHING_FOUND)
    else:
        path = place(source)
        name = file_name(str(path) if source is None else source)
        try:
            data, modified = _bytes(path)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "no file can have that name"
            message = f"Cannot read {name}: {reason}."
            raise UnreadableError(message, "Name a schedule file, or - for standard input.") from None
    if len(data) > _MOST_BYTES:
        message = f"Cannot read {name}: it has more than {_MOST_BYTES // 10**6} MB, which is too large for a schedule."
        raise UserError(message, exit_code=NOTHING_FOUND)
    return Document(name, data, modified)


def place(source: str | None) -> Path:
    """Return where the file `source` is: the shipped schedule if none is named."""
    return shipped_schedule() if source is None else Path(source or "\0")


def stamp(source: str | None) -> tuple[int, ...] | None:
    """Return what is another tuple when the file `source` may have changed: empty if it is not there.

    None for what can be read once only: standard input, a pipe.
    """
    if source == "-":
        return None
    try:
        about = place(source).stat()
    except (OSError, ValueError):
        return ()
    return None if stat.S_ISFIFO(about.st_mode) else (about.st_mtime_ns, about.st_size, about.st_ino)


def write_new(target: str, text: str) -> None:
    """Write `text` to a file that does not exist yet; raises UserError if it cannot, and leaves none behind then."""
    from ai4earth_cli.store.atomic import create  # here and below, since most commands write nothing

    try:
        create(_file(target), text.encode())
    except FileExistsError:
        message = f"{file_name(target)} already exists. Name another file. Nothing is written."
        raise UserError(message, exit_code=NOTHING_FOUND) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no file can have that name"
        message = f"Cannot write {file_name(target)}: {reason}. Name a file in a folder that can be written to."
        raise UserError(message, exit_code=NOTHING_FOUND) from None


def write_whole(target: str, pieces: Iterable[bytes]) -> None:
    """Write `pieces` to a file as they are made, replacing it whole or not at all; raises UserError if that cannot be.

    What is no file (a pipe, /dev/stdout) is written as it comes. A link stays one, and a file keeps its
    permissions.
    """
    from ai4earth_cli.store.atomic import replace
    from ai4earth_cli.store.streams import said_if_slow

    try:
        path = _file(target)
        if _is_there(path) and not path.is_file():
            with said_if_slow(f"Still waiting for whoever reads {file_name(target)}."), path.open("wb") as file:
                file.writelines(pieces)
        elif _is_shipped(path):
            message = f"{file_name(target)} is the schedule that is shipped, which is never changed. Name another file."
            raise UserError(message, exit_code=NOTHING_FOUND)
        else:
            replace(path.resolve(), pieces)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no file can have that name"
        message = f"Cannot write {file_name(target)}: {reason}. Name a file in a folder that can be written to."
        raise UserError(message, exit_code=NOTHING_FOUND) from None


def _file(target: str) -> Path:
    """Return the path of a file; raises IsADirectoryError for a name that ends as only a folder's does."""
    if target.endswith(("/", os.sep)):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    return Path(target or "\0")


def write_back(target: str, before: Document, data: bytes) -> None:
    """Write `data` in place of what was read from a file, whole or not at all.

    Raises UserError if the file is read-only, or has changed since by whoever else edits it: what they wrote stays.
    """
    from ai4earth_cli.store.atomic import alone

    path, name = Path(target), file_name(target)
    with alone(path.resolve().parent):
        try:
            is_same, is_writable = path.read_bytes() == before.data, path.stat().st_mode & _WRITABLE
        except OSError:
            is_same, is_writable = False, 0
        if not is_same:
            message = f"{name} was changed by someone else just now: nothing is written. Run the command again."
            raise UserError(message, exit_code=NOTHING_FOUND)
        if not (is_writable and os.access(path, os.W_OK)):
            message = f"Cannot write {name}: it is read-only. Make it writable first."
            raise UserError(message, exit_code=NOTHING_FOUND)
        write_whole(target, [data])


def is_own(source: str) -> bool:
    """Whether that is a file of the user's, which can be written in place of what it holds: not the one shipped."""
    try:
        path = Path(source).resolve()
        return path.is_file() and not _is_shipped(path)
    except (OSError, ValueError, RuntimeError):  # the last of links in a circle, before Python 3.13
        return False


def _is_shipped(path: Path) -> bool:
    return path.resolve() == shipped_schedule().resolve()


def changed(source: str) -> dt.datetime | None:
    """Return when a file last changed (UTC), to the second; None if there is none."""
    try:
        return since_1970(int(Path(source).stat().st_mtime))
    except (OSError, ValueError):
        return None


def _is_there(path: Path) -> bool:
    """Return whether there is such a file; raises OSError if that cannot be told, as of links in a circle."""
    try:
        path.stat()
    except FileNotFoundError:
        return False
    return True


def contents(file: BinaryIO, most: int) -> bytes:
    """Return what is in an open file, up to one byte more than `most`.

    Python makes room for what it is told to read: here for as much as the file is, and for the most only where it is
    no ordinary one or has grown.
    """
    size = os.fstat(file.fileno()).st_size
    found = file.read(min(size, most) + 1) or b""  # of a pipe that is not waited for, None
    return found + (file.read(most + 1 - len(found)) or b"") if len(found) > size else found


def _bytes(path: Path) -> tuple[bytes, dt.datetime | None]:
    """Return what the file holds, up to one byte more than a schedule may have, and when (UTC) it last changed."""
    if path.is_fifo():
        from ai4earth_cli.store.streams import from_pipe

        return from_pipe(path, _MOST_BYTES), None
    with path.open("rb") as file:
        changed_at = os.fstat(file.fileno()).st_mtime
        return contents(file, _MOST_BYTES), since_1970(int(changed_at))
