"""Files that are kept for the user: private, and read only if nobody else can have written them."""

import errno
import os
import re
import stat
import zlib
from pathlib import Path

_PRIVATE_FOLDER = 0o700
_PRIVATE_FILE = 0o600
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
# No link is followed, and no pipe or terminal is waited for, on systems that have such.
_CAREFULLY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)

_NAME = r"([a-z]+)-([0-9a-f]{8,64})|\.([a-z]+)-([0-9a-f]{8,64})\.[0-9a-f]{12}"  # and the draft of one
_AS_BYTES = getattr(os, "O_BINARY", 0)  # Windows would write other line ends


def read(path: Path, most: int) -> bytes | None:
    """Return the bytes of a file that was kept, `most` at most; None if there is none that can be relied on."""
    try:
        with open(path, "rb", opener=_open_carefully) as file:
            about = os.fstat(file.fileno())
            return file.read(about.st_size) if _is_reliable(about, most) else None  # for which room is made before
    except OSError:
        return None


def write(path: Path, data: bytes) -> None:
    """Write a file that nobody but the user may read, in a folder of the same kind; raises OSError if it can't."""
    from ai4earth_cli.store.atomic import replace  # what is only read is read without it

    path.parent.parent.mkdir(parents=True, exist_ok=True)
    path.parent.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)
    replace(path, [data], mode=_PRIVATE_FILE)


def append(path: Path, data: bytes) -> None:
    """Add whole lines to a file that nobody but the user may read; raises OSError if it can't.

    They are written at once, so that of two processes that do it neither loses its own (POSIX, open: O_APPEND).
    """
    path.parent.parent.mkdir(parents=True, exist_ok=True)
    path.parent.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)
    file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | _AS_BYTES, _PRIVATE_FILE)
    try:
        if os.fstat(file).st_size and not _ends_a_line(file):
            data = b"\n" + data
        written = os.write(file, data)
        if written < len(data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    finally:
        os.close(file)


def _ends_a_line(file: int) -> bool:
    os.lseek(file, -1, os.SEEK_END)
    return os.read(file, 1) == b"\n"


def keep(path: Path, data: bytes, most: int) -> None:
    """Write a file as `write` does, and remove all but the `most` newest of those that are called like it.

    Its name is a word and a check sum, `line-0b0b28fb`. Whatever else lies there is left alone.
    """
    write(path, data)
    ours = _called(path.name)
    with os.scandir(path.parent) as entries:
        named = [entry for entry in entries if _called(entry.name) == ours and entry.is_file(follow_symlinks=False)]
        newest_first = sorted(named, key=lambda entry: entry.stat(follow_symlinks=False).st_mtime_ns, reverse=True)
    for entry in newest_first[most:]:
        Path(entry.path).unlink(missing_ok=True)


def keep_whole(path: Path, data: bytes, most: int) -> None:
    """Do what `keep` does, with a check sum above the data, by which `read_whole` tells damage."""
    keep(path, b"\n".join([_check_sum(data), data]), most)


def read_whole(path: Path, most: int) -> bytes | None:
    """Return what `keep_whole` wrote, `most` bytes at most; None if there is none that can be relied on."""
    check_sum, _, data = (read(path, most) or b"").partition(b"\n")
    return data if check_sum == _check_sum(data) else None


def _check_sum(data: bytes) -> bytes:
    return b"%08x" % zlib.crc32(data)


def _called(name: str) -> tuple[str, int] | None:
    """Return of a kept file's name, or of its draft's, the word and how long its check sum is; None of any other."""
    found = re.fullmatch(_NAME, name)
    return (found[1] or found[3], len(found[2] or found[4])) if found else None


def _open_carefully(path: str, flags: int) -> int:
    return os.open(path, flags | _CAREFULLY)


def _is_reliable(about: os.stat_result, most: int) -> bool:
    """Whether a file is an ordinary one, not too large, the user's own, and writable by nobody else.

    Windows has neither owners nor writers here; its folders of a user are private.
    """
    is_own = os.name == "nt" or (about.st_uid == os.geteuid() and not about.st_mode & _OTHERS_WRITE)
    return stat.S_ISREG(about.st_mode) and about.st_size <= most and is_own
