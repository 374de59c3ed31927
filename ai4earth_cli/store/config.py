"""The user's own file, `config.toml` in their folder for settings: read by every command, written by `use`."""

import os
from collections.abc import Callable
from pathlib import Path

from ai4earth_cli.errors import NOTHING_FOUND, UserError
from ai4earth_cli.store import user_folder
from ai4earth_cli.store.files import Document, contents
from ai4earth_cli.text.printable import file_name

_MOST_BYTES = 1_000_000
_PRIVATE_FOLDER, _PRIVATE_FILE = 0o700, 0o600  # addresses say what a person attends
_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0)  # for somebody who writes into a pipe


def read() -> Document | None:
    """Return what is in the file; None if there is no such file. Raises UserError if it can't be read."""
    there = path()
    try:
        with open(there, "rb", opener=_open) as file:
            data = contents(file, _MOST_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        message = f"Cannot read {name()}: {error.strerror}. Make it a file that you can read, or remove it."
        raise UserError(message, exit_code=NOTHING_FOUND) from None
    if len(data) > _MOST_BYTES:
        message = f"Cannot read {name()}: it has more than {_MOST_BYTES // 10**6} MB. Leave only settings in it."
        raise UserError(message, exit_code=NOTHING_FOUND)
    return Document(name(), data)


def edit(change: Callable[[Document], bytes]) -> None:
    """Put in place of the file what `change` makes of it, whole or not at all; whoever else does so waits meanwhile.

    It is made if it is not there. A link stays one. Raises UserError if the file can't be written.
    """
    from ai4earth_cli.store.atomic import alone, replace

    there = path()
    try:
        there.parent.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
        with alone(there.parent):
            before = read()
            after = change(before or Document(name(), b""))
            replace(there.resolve(), [after], None if before else _PRIVATE_FILE)
    except OSError as error:
        message = f"Cannot write {name()}: {error.strerror}. Nothing is remembered."
        raise UserError(message, exit_code=NOTHING_FOUND) from None


def name() -> str:
    """Return the name of the file as messages say it."""
    return file_name(str(path()))


def located(source: str) -> str:
    """Return the path of a file that the file names: from its own folder, or with ~ from the user's."""
    return os.path.normpath(path().parent / os.path.expanduser(source))  # noqa: PTH111  Path's raises without a home


def from_here(source: str) -> str:
    """Return the path of a file that the command line names, wherever commands are typed later."""
    return os.path.abspath(source)  # noqa: PTH100  Path's leaves `..` in it


def path() -> Path:
    """Return where the file is, or would be."""
    return user_folder("config") / "config.toml"


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | _WITHOUT_WAITING)
