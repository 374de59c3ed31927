"""Disk and network: no other floor touches either, but to read what packages carry and this computer's zone.

Here is where the user's folders are, as platformdirs knows them; on Linux without it, for what every start looks for.
"""

import os
import sys
from pathlib import Path
from typing import Literal

_ON_LINUX = {
    "cache": ("XDG_CACHE_HOME", "~/.cache"),
    "config": ("XDG_CONFIG_HOME", "~/.config"),
    "data": ("XDG_DATA_HOME", "~/.local/share"),
}
_NOWHERE = Path(os.devnull)  # for a user without a home, of whom nothing is kept


def user_folder(kind: Literal["cache", "config", "data"]) -> Path:
    """Return the user's folder for what this program keeps of that kind; it may not exist."""
    if sys.platform in {"darwin", "win32"}:
        import platformdirs

        found = {
            "cache": platformdirs.user_cache_path,
            "config": platformdirs.user_config_path,
            "data": platformdirs.user_data_path,
        }
        return found[kind]("ai4earth", appauthor=False)
    variable, default = _ON_LINUX[kind]
    folder = os.environ.get(variable, "")  # as platformdirs has it, which takes 4 ms to load
    base = Path(folder if os.path.isabs(folder) else os.path.expanduser(default))  # noqa: PTH111, PTH117  Path's raises without a home
    return (base if base.is_absolute() else _NOWHERE) / "ai4earth"
