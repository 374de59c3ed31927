"""The only reader of files: the schedule that is shipped, or another."""

import sys
from pathlib import Path

from ai4earth_cli.errors import NOTHING_FOUND, UserError
from ai4earth_cli.formats import toml
from ai4earth_cli.model import Schedule
from ai4earth_cli.printable import one_line

_PACKAGE = Path(__file__).parent


def shipped_schedule() -> Path:
    """Return the workshop's own file: inside the installed package, or beside it in a checkout."""
    installed = _PACKAGE / "schedule.toml"
    return installed if installed.exists() else _PACKAGE.parent / "schedule.toml"


def load(source: str | None = None) -> Schedule:
    """Return the schedule in the file `source`: the shipped one for None, standard input for `-`.

    Raises UserError where it cannot be read, is not UTF-8 or is not a schedule.
    """
    if source == "-":
        return toml.loads(_decoded(_standard_input(), "standard input"), "standard input")
    path = Path(source) if source else shipped_schedule()
    name = one_line(str(path))
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no file can have that name"
        message = f"Cannot read {name}: {reason}. Name a schedule file, or - for standard input."
        raise UserError(message, exit_code=NOTHING_FOUND) from None
    return toml.loads(_decoded(data, name), name)


def _standard_input() -> bytes:
    if sys.stdin is None:
        message = "Cannot read standard input: it is closed. Name a schedule file instead of -."
        raise UserError(message, exit_code=NOTHING_FOUND)
    return sys.stdin.buffer.read()


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")  # editors on Windows put a byte order mark before it
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"{name}:{line}: the file: it is not text in UTF-8: save it with that encoding."
        raise UserError(message, exit_code=NOTHING_FOUND) from None
