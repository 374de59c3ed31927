"""What holds where the command line says nothing: variables whose names begin with AI4EARTH_, then the config file."""

import os
from typing import TYPE_CHECKING, NamedTuple

from ai4earth_cli.store import config as file

if TYPE_CHECKING:  # a start without a config file reads none
    from ai4earth_cli.formats.toml.config import Config


class Found(NamedTuple):
    """A source that was asked for, the zone of its event if it was remembered with it, and whether the source was."""

    source: str | None = None
    event_tz: str | None = None
    is_remembered: bool = False


def variable(name: str) -> str | None:
    """Return what the user's variable for an option says: AI4EARTH_TZ for `tz`; None if it is not set, or empty."""
    return os.environ.get(f"AI4EARTH_{name.upper()}") or None


def configured() -> "Config | None":
    """Return what the config file says, None if there is none; raises UserError with all its faults."""
    text = file.text()
    if text is None:
        return None
    from ai4earth_cli.errors import faulty
    from ai4earth_cli.formats.toml.config import config_of
    from ai4earth_cli.text.printable import file_name

    config, faults = config_of(text)
    if faults:
        raise faulty(file_name(str(file.path())), faults)
    return config


def source_called(typed: str | None) -> Found:
    """Return the source that is typed, or that the variable or the config file names; nothing for the one shipped.

    A name of the config file goes before a file of that name: a file may always be written with its folder, `./name`.
    """
    config = configured()
    named = typed or variable("schedule") or (config.schedule if config else None)
    if config is None or named is None:
        return Found(named)
    is_remembered = not (typed or variable("schedule"))
    known = config.schedules.get(named)
    if known is None:
        return Found(named, config.event_tz, is_remembered)
    return Found(known.source, known.event_tz or config.event_tz, is_remembered)


def zones() -> tuple[str, ...]:
    """Return the zones that the config file names, in which times are shown."""
    config = configured()
    return config.tz if config else ()
