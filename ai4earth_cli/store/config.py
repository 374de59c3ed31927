"""The user's config file: where it is, what it holds, and how it is replaced."""

import os
import sys
from pathlib import Path

from ai4earth_cli.errors import NOTHING_FOUND, UserError
from ai4earth_cli.text.addresses import is_on_the_web
from ai4earth_cli.text.printable import file_name

_MOST_BYTES = 1_000_000


def path() -> Path:
    """Return where the config file is, or would be: `config.toml` in the user's folder for this program."""
    if sys.platform in {"darwin", "win32"}:
        import platformdirs

        folder = platformdirs.user_config_path("ai4earth", appauthor=False)
    else:  # as platformdirs has it, which would cost every start a twentieth
        home = os.environ.get("XDG_CONFIG_HOME", "")
        folder = (Path(home) if home.strip() else Path("~/.config").expanduser()) / "ai4earth"
    return folder / "config.toml"


def text() -> str | None:
    """Return what the config file holds, None if there is none; raises UserError if it can't be read."""
    there = path()
    try:
        if not there.exists():
            return None
        with there.open("rb") as file:
            data = file.read(_MOST_BYTES)
        return data.decode("utf-8-sig")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not text in UTF-8"
        message = f"Cannot read {file_name(str(there))}: {reason}. Put it right, or remove it."
        raise UserError(message, exit_code=NOTHING_FOUND) from None


def as_remembered(source: str) -> str:
    """Return a source as it is found from anywhere: an address as it is, a file with all its folders."""
    return source if is_on_the_web(source) else str(Path(source).resolve())


def write(content: str) -> None:
    """Replace the config file, whole or not at all, for the user alone; raises UserError if that can't be."""
    from ai4earth_cli.store import private

    there = path()
    try:
        private.write(there.resolve() if there.is_symlink() else there, content.encode())
    except OSError as error:
        message = f"Cannot write {file_name(str(there))}: {error.strerror}. Nothing is remembered."
        raise UserError(message, exit_code=NOTHING_FOUND) from None
