"""A file written whole or not at all, whoever else reads or writes it meanwhile, and whatever interrupts it."""

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import FrameType

_NEW_FILE = 0o666  # less what the umask says
_PRIVATE_FILE = 0o600
_ENDINGS = ("SIGTERM", "SIGHUP")  # what ends a process at once; of Ctrl-C Python makes an exception by itself


def replace(path: Path, pieces: Iterable[bytes], mode: int | None = None) -> None:
    """Write `pieces` in place of what the file holds, which keeps its owner and permissions unless `mode` gives others.

    Raises OSError if it can't, and leaves the file as it was and nothing else.
    """
    about = path.stat() if mode is None and path.exists() else None
    mode = about.st_mode if about else mode
    draft = path.with_name(f".{path.name}.{os.urandom(6).hex()}")  # like no other, and so ours to remove

    def opener(name: str, flags: int) -> int:
        return os.open(name, flags, _NEW_FILE if mode is None else _PRIVATE_FILE)

    def write() -> None:
        with open(draft, "xb", opener=opener) as file:
            file.writelines(pieces)
        if about:
            with contextlib.suppress(OSError, AttributeError):  # the administrator's alone; not on Windows
                os.chown(draft, about.st_uid, about.st_gid)
        if mode is not None:
            draft.chmod(mode)
        draft.replace(path)

    _or_remove(draft, write)


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other process of ours writes there, where folders can be locked; the end of a process unlocks."""
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):  # Windows, and a folder that can't be read
        yield
        return
    try:
        with contextlib.suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def create(path: Path, data: bytes) -> None:
    """Write `data` to a file that does not exist yet; raises OSError if it can't, and leaves none behind then."""
    with path.open("xb") as file:

        def write() -> None:
            file.write(data)
            file.flush()

        _or_remove(path, write)


class _Ended(BaseException):
    """A signal came that ends the process."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def _or_remove(path: Path, write: Callable[[], None]) -> None:
    """Write, and remove the file if that fails or is interrupted, by Ctrl-C or by a signal that ends the process.

    Such a signal still ends it, after that; where it is ignored (by `nohup`), it stays so.
    """
    import signal

    known = [getattr(signal, name) for name in _ENDINGS if hasattr(signal, name)]
    endings = [ending for ending in known if signal.getsignal(ending) is signal.SIG_DFL]

    def handle(how: Callable[[int, FrameType | None], None] | signal.Handlers) -> None:
        for ending in endings:
            signal.signal(ending, how)

    def end(number: int, _: FrameType | None) -> None:
        handle(signal.SIG_IGN)  # what is being cleaned up needs no second one
        raise _Ended(number)

    try:
        handle(end)
        try:
            write()
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        finally:
            handle(signal.SIG_DFL)
    except _Ended as ended:
        signal.raise_signal(ended.number)
