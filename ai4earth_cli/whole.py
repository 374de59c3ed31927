"""A file written whole or not at all, whoever else reads or writes it meanwhile."""

import os
from pathlib import Path

_NEW_FILE = 0o666


def replace(path: Path, data: bytes) -> None:
    """Write `data` in place of what the file holds; a file keeps its permissions.

    Raises OSError where that cannot be, and leaves the file as it was and nothing else.
    """
    import tempfile

    mode = path.stat().st_mode if path.exists() else None
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        draft = Path(file.name)
        try:
            file.write(data)
            file.close()
            draft.chmod(_NEW_FILE & ~_umask() if mode is None else mode)
            draft.replace(path)
        except OSError:
            draft.unlink()
            raise


def _umask() -> int:
    """Return the permissions that new files do not get, which can only be asked by setting them."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
