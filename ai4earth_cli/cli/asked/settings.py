"""What holds where the command line says nothing: the variables that begin with AI4EARTH_, then the user's file."""

import contextlib
import os
from collections.abc import Iterable, Iterator

from ai4earth_cli.errors import NOTHING_FOUND, UserError
from ai4earth_cli.schedule.mine import Choice, Config
from ai4earth_cli.store import config
from ai4earth_cli.store.files import Document
from ai4earth_cli.text.addresses import is_on_the_web
from ai4earth_cli.text.printable import quoted


def variable(name: str) -> str | None:
    """Return what the user has set for an option: AI4EARTH_TZ for `tz`; None if it is not set, or empty."""
    return os.environ.get(f"AI4EARTH_{name.upper()}") or None


def option_or_variable(option: str | None, name: str) -> str | None:
    """Return what an option says, also if that is nothing, which will be told, or without it its variable."""
    return variable(name) if option is None else option


@contextlib.contextmanager
def told_of(option: object, name: str) -> Iterator[None]:
    """Say in what is wrong with a value that it is that of a variable, if no option has said it."""
    try:
        yield
    except UserError as error:
        if option or not variable(name):
            raise
        message = f"AI4EARTH_{name.upper()}: {error}"
        raise UserError(message, exit_code=error.exit_code) from None


def remembered() -> Config:
    """Return what the user's file says, with paths that hold in every folder; nothing if there is no file.

    Raises UserError with all that is wrong in it.
    """
    file = config.read()
    if file is None:
        return Config()
    found = _read(file)
    schedules = {name: _located(choice) for name, choice in found.schedules.items()}
    used = found.schedule and _located(found.schedule)
    return found._replace(schedule=used, schedules=schedules, file=file.name, data=file.data)


def remember(name: str | None, choice: Choice | None) -> None:
    """Write into the user's file which schedule is in use: a choice, by a name too, or what has the name, or none.

    Raises UserError if the file is wrong, or can't be written.
    """

    def change(file: Document) -> bytes:
        _read(file)
        from ai4earth_cli.formats.toml.config.editor import edited

        return edited(file.data, name, choice)

    config.edit(change)


def forget(name: str) -> None:
    """Take a schedule that is remembered by that name out of the user's file.

    Raises UserError if the file is wrong, or can't be written, or there is none of that name.
    """

    def change(file: Document) -> bytes:
        known = _read(file).schedules
        if name not in known:
            raise _not_remembered(name, known)
        from ai4earth_cli.formats.toml.config.editor import without

        return without(file.data, name)

    config.edit(change)


def _not_remembered(name: str, known: Iterable[str]) -> UserError:
    names = ", ".join(known)
    remedy = f"Name one of {names}." if names else "To remember one: ai4earth use NAME SOURCE"
    return UserError(f"No schedule is remembered as {quoted(name)}. {remedy}", exit_code=NOTHING_FOUND)


def zone_fault(found: Config, path: tuple[str, ...], error: UserError) -> UserError:
    """Return what is wrong with a zone that the user's file has at `path`, with its line."""
    from ai4earth_cli.formats.toml.config.reader import zone_fault
    from ai4earth_cli.schedule.faults import faulty

    return faulty(found.file, [zone_fault(found.data, path, error)])


def _read(file: Document) -> Config:
    from ai4earth_cli.formats.toml.config.reader import read

    found, faults = read(file.data)
    if found is None:
        from ai4earth_cli.schedule.faults import faulty

        raise faulty(file.name, faults)
    return found


def _located(choice: Choice) -> Choice:
    return choice if is_on_the_web(choice.source) else choice._replace(source=config.located(choice.source))
