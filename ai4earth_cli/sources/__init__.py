"""A schedule from a source, whatever its format: a file, an address, standard input, or the file that is shipped."""

import datetime as dt
from collections.abc import Hashable
from typing import TYPE_CHECKING, NamedTuple

from ai4earth_cli.formats import reader_of, told
from ai4earth_cli.schedule.model import Given, Origin, Reading, Schedule, Section, Talk
from ai4earth_cli.store import files
from ai4earth_cli.store.files import Document
from ai4earth_cli.text.addresses import is_on_the_web

if TYPE_CHECKING:
    from pathlib import Path

    from ai4earth_cli.schedule.faults import Fault

_OURS = "toml"
_NOTHING = Given()


class Asking(NamedTuple):
    """How the web is asked: at which moment by the real clock (UTC), in any case, or not at all.

    What it says is wanted `as_it_is`, or a copy in place of what can't be read.
    """

    clock: dt.datetime
    refresh: bool = False
    offline: bool = False
    as_it_is: bool = False


_NOT_AT_ALL = Asking(dt.datetime(1970, 1, 1, tzinfo=dt.UTC), offline=True)


def load(named: str | None = None, given: Given = _NOTHING, asking: Asking = _NOT_AT_ALL) -> tuple[Schedule, Document]:
    """Return the schedule that a source holds, and the document it was read from.

    `given` is what the source may not say. What is read is kept in the user's cache, for the next time, and so is what
    comes from the web. Raises UserError, with all the faults, if it can't be read or is not a schedule.
    """
    document, reading = _found(named, given, asking)
    if reading.schedule is None:
        from ai4earth_cli.schedule.words.verdict import unreadable

        raise unreadable(document.name, reading.faults)
    return reading.schedule, document


def stamp(named: str | None = None) -> Hashable:
    """Return what is another value when a file may have changed, so that it is worth loading anew."""
    return files.stamp(named)


def on_disk(named: str | None) -> "Path | None":
    """Return the file that a source is read from: its own, or that of its last good copy; None for standard input."""
    if named is None or not is_on_the_web(named):
        return None if named == "-" else files.place(named)
    from ai4earth_cli.store.web import copies

    return copies.place(named)


def examined(named: str | None, given: Given, asking: Asking) -> tuple[Document, Reading]:
    """Return a source, and the schedule that it holds with remarks on what was not read, or the faults that leave none.

    Of an address it is what the web says now, also if that can't be read and a copy could. Raises UserError if it
    can't be read at all.
    """
    if named is not None and is_on_the_web(named):
        document, _ = _found(named, given, asking._replace(refresh=not asking.offline, as_it_is=True))
    else:
        document = files.read(named)
    return document, reader_of(told(document.data)).read(document.data, given)


def origin(document: Document) -> Origin:
    """Return where a schedule comes from."""
    return Origin(document.name, told(document.data), document.fetched, bool(document.failed))


def doubts(document: Document, schedule: Schedule, now: dt.datetime) -> "list[Fault]":
    """Return what in a document, which holds `schedule`, is probably a mistake as of `now` (UTC)."""
    if told(document.data) == _OURS:
        from ai4earth_cli.formats.toml.warnings import warnings

        return warnings(document.data, schedule, now)
    from ai4earth_cli.schedule import review
    from ai4earth_cli.schedule.faults import Fault

    found = review.doubts_of_another(schedule, now)
    return [Fault(0, _called(doubt.talk, doubt.section), doubt.message, "warning", many=doubt.many) for doubt in found]


def changed(named: str) -> dt.datetime | None:
    """Return when a file last changed, or an address was fetched (UTC); None if that is not known."""
    if is_on_the_web(named):
        from ai4earth_cli.store.web import copies

        copy = copies.recalled(named)
        return copy.fetched if copy else None
    return files.changed(named)


def _called(talk: Talk | None, section: Section | None) -> str:
    from ai4earth_cli.text.printable import quoted

    if talk:
        return f"talk {quoted(talk.title)}"
    return f"section {quoted(section.title)}" if section else "the event"


def _found(named: str | None, given: Given, asking: Asking) -> tuple[Document, Reading]:
    if named is not None and is_on_the_web(named):
        from ai4earth_cli.sources.web import answered

        return answered(named, lambda data: reading_of(data, given), asking)
    document = files.read(named)
    if named == "-":  # which is often meant to leave nothing behind
        return document, reader_of(told(document.data)).read(document.data, given)
    return document, reading_of(document.data, given)


def reading_of(data: bytes, given: Given) -> Reading:
    """Return what a source says, without remarks if it was kept from an earlier time."""
    name = told(data)
    from ai4earth_cli.store.caches import kept

    reader = name if name == _OURS or given == _NOTHING else f"{name} {given}"
    schedule = kept.recalled(data, reader)
    if schedule is not None:
        return Reading(schedule)
    reading = reader_of(name).read(data, given)
    if reading.schedule is not None:
        kept.keep(data, reader, reading.schedule)
    return reading
