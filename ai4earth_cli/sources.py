"""A schedule from a source, whatever its format: a file, standard input, or the file that is shipped."""

import datetime as dt
from collections.abc import Hashable

from ai4earth_cli.errors import Fault, faulty
from ai4earth_cli.formats import reader_of, told
from ai4earth_cli.schedule.model import Given, Reading, Schedule, Talk
from ai4earth_cli.store import files
from ai4earth_cli.store.files import Document

_OURS = "toml"
# Bytes from which on a file takes longer to read than to recall: some 300 talks of our own, 20 of others.
_LARGE = 100_000
_LARGE_FOREIGN = 20_000
_NOTHING = Given()


def load(named: str | None = None, given: Given = _NOTHING) -> tuple[Schedule, Document]:
    """Return the schedule that a source holds, and the document it was read from.

    `given` is what the source may not say. A large one is kept in the user's cache, for the next time.
    Raises UserError, with all the faults, if it can't be read or is not a schedule.
    """
    document = files.read(named)
    name = told(document.data)
    if len(document.data) < (_LARGE if name == _OURS else _LARGE_FOREIGN):
        return _read(document, name, given), document
    from ai4earth_cli.store import kept

    reader = name if name == _OURS or given == _NOTHING else f"{name} {given}"
    schedule = kept.recalled(document.data, reader)
    if schedule is None:
        schedule = _read(document, name, given)
        kept.keep(document.data, reader, schedule)
    return schedule, document


def stamp(named: str | None = None) -> Hashable:
    """Return what is another value when a source may have changed, so that it is worth loading anew."""
    return files.stamp(named)


def examined(document: Document, given: Given = _NOTHING) -> Reading:
    """Return the schedule that a document holds with remarks on what was not read, or the faults that leave none."""
    return _reading(document, told(document.data), given)


def doubts(document: Document, schedule: Schedule, now: dt.datetime) -> list[Fault]:
    """Return what in a document, which holds `schedule`, is probably a mistake as of `now` (UTC)."""
    if told(document.data) == _OURS:
        from ai4earth_cli.formats.toml.warnings import warnings

        return warnings(document.data, schedule, now)
    from ai4earth_cli.schedule import review

    found = review.doubts_of_another(schedule, now)
    return [Fault(0, _called(doubt.talk), doubt.message, "warning") for doubt in found]


def _called(talk: Talk | None) -> str:
    from ai4earth_cli.text.printable import quoted

    return f"talk {quoted(talk.title)}" if talk else "the event"


def _read(document: Document, name: str, given: Given) -> Schedule:
    schedule, faults = _reading(document, name, given)
    if schedule is None:
        raise faulty(document.name, faults)
    return schedule


def _reading(document: Document, name: str, given: Given) -> Reading:
    return reader_of(name).read(document.data, given)
