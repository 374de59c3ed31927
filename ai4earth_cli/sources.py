"""A schedule from a source: the file that is named, standard input, or the file that is shipped."""

import datetime as dt

from ai4earth_cli.errors import NOTHING_FOUND, Fault, UserError, faulty
from ai4earth_cli.formats.toml import reader
from ai4earth_cli.schedule.model import Schedule
from ai4earth_cli.store import files
from ai4earth_cli.store.files import Document

_READER = "toml"
_LARGE = 100_000  # bytes: some 300 talks, which take longer to read than to recall


def load(named: str | None = None) -> tuple[Schedule, Document]:
    """Return the schedule that a source holds, and the document it was read from.

    A large one is kept in the user's cache, for the next time. Raises UserError, with all the faults,
    if it can't be read or is not a schedule.
    """
    document = files.read(named)
    if len(document.data) < _LARGE:
        return _read(document), document
    from ai4earth_cli.store import kept

    schedule = kept.recalled(document.data, _READER)
    if schedule is None:
        schedule = _read(document)
        kept.keep(document.data, _READER, schedule)
    return schedule, document


def examined(document: Document) -> tuple[Schedule | None, list[Fault]]:
    """Return the schedule that a document holds and no faults, or None and all of them in the order of the text.

    Raises UserError if it is not text in UTF-8.
    """
    return reader.read(_text(document))


def doubts(document: Document, schedule: Schedule, now: dt.datetime) -> list[Fault]:
    """Return what in a document, which holds `schedule`, is probably a mistake as of `now` (UTC)."""
    return reader.warnings(_text(document), schedule, now)


def _read(document: Document) -> Schedule:
    schedule, faults = examined(document)
    if schedule is None:
        raise faulty(document.name, faults)
    return schedule


def _text(document: Document) -> str:
    try:
        return document.data.decode("utf-8-sig")  # editors on Windows put a byte order mark before it
    except UnicodeDecodeError as error:
        line = document.data.count(b"\n", 0, error.start) + 1
        message = f"{document.name}:{line}: the file: it is not text in UTF-8: save it with that encoding."
        raise UserError(message, exit_code=NOTHING_FOUND) from None
