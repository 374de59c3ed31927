"""What holds where the command line says nothing: the variables whose names begin with AI4EARTH_."""

import os


def setting(name: str) -> str | None:
    """Return what the user has set for an option: AI4EARTH_TZ for `tz`; None if it is not set, or empty."""
    return os.environ.get(f"AI4EARTH_{name.upper()}") or None
