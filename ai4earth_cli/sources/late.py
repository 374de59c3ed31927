"""How late things run, written into the schedule file that was read."""

import datetime as dt
from collections.abc import Sequence

from ai4earth_cli.errors import UserError
from ai4earth_cli.formats import reader_of, told
from ai4earth_cli.schedule.faults import faulty
from ai4earth_cli.schedule.model import Delay, Given, Schedule
from ai4earth_cli.store import files
from ai4earth_cli.store.files import Document

_OURS = "toml"


def check_not_shipped(named: str | None) -> None:
    """Raise UserError, which says how to have one's own, if no source is named: what is shipped is never written."""
    if named is not None:
        return
    if files.is_passed_over():  # which a copy would replace
        message = (
            "The schedule that is shipped is never changed. "
            "To change the schedule.toml in this folder: ai4earth use schedule.toml"
        )
        raise UserError(message)
    shipped = "the schedule that is shipped"
    raise _never_changed(shipped, "")


def check_own(named: str | None, document: Document, again: str) -> None:
    """Raise UserError, which says how to make one, if a source is not a schedule file that is the user's to change.

    `again` are the options that ask for that source again.
    """
    check_not_shipped(named)
    if named is not None and files.is_own(named) and told(document.data) == _OURS:
        return
    raise _never_changed(document.name, again)


def _never_changed(what: str, source: str) -> UserError:
    copy = "my-schedule.toml" if files.stamp("schedule.toml") else "schedule.toml"
    return UserError(
        f"ai4earth never changes {what}: that needs a schedule file of your own. To copy it and use the copy: "
        f"ai4earth export toml{source} --output {copy} && ai4earth use {copy}"
    )


def put_off(named: str, document: Document, schedule: Schedule, delays: Sequence[Delay], now: dt.datetime) -> Schedule:
    """Write delays in place of those that a file has, as of `now` (UTC), and return the schedule that it then holds.

    The file is replaced whole or not at all: not if it would be wrong, which raises UserError.
    """
    from ai4earth_cli.formats.toml.editing.delays import with_delays

    return rewritten(named, document, with_delays(document.data, schedule, delays, now))


def rewritten(named: str, document: Document, data: bytes) -> Schedule:
    """Write `data` in place of a document, a schedule file, and return the schedule that it then holds.

    The file is replaced whole or not at all: not if it would be wrong, which raises UserError.
    """
    reading = reader_of(_OURS).read(data, Given())
    if reading.schedule is None:
        wrong = faulty(document.name, (fault._replace(line=0) for fault in reading.faults))  # lines of no file there is
        message = f"{wrong}\nNothing is written."
        raise UserError(message, exit_code=wrong.exit_code)
    files.write_back(named, document, data)
    return reading.schedule
