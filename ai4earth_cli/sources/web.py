"""A schedule from an address: asked for again when it may be another by now, else recalled."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from ai4earth_cli.errors import NOTHING_FOUND, UnreadableError, UserError
from ai4earth_cli.formats import told
from ai4earth_cli.schedule.model import Reading, Schedule
from ai4earth_cli.store.files import Document
from ai4earth_cli.store.web import copies
from ai4earth_cli.store.web.copies import LONG_AGO, Copy
from ai4earth_cli.store.web.fetch import UNKNOWN, Answer, beside, fetched
from ai4earth_cli.store.web.reasons import FetchError
from ai4earth_cli.text.addresses import without_password
from ai4earth_cli.text.printable import file_name

if TYPE_CHECKING:
    from ai4earth_cli.sources import Asking

_DAY = dt.timedelta(days=1)
_WHILE_IT_RUNS, _BEFORE, _AFTERWARDS = dt.timedelta(minutes=30), _DAY, dt.timedelta(weeks=1)
_AFTER_A_FAILURE = dt.timedelta(minutes=5)


def answered(address: str, read: Callable[[bytes], Reading], asking: "Asking") -> tuple[Document, Reading]:
    """Return what is at an address, or the last good copy of it, and what `read` makes of it.

    What can't be read never takes the place of what could. Raises UserError if there is neither.
    """
    copy = copies.recalled(address)
    reading = read(copy.data) if copy else Reading(None)
    if copy and (asking.offline or (reading.schedule and not _is_due(copy, reading.schedule, asking))):
        return _document(address, copy), reading
    if asking.offline:
        message = f"There is no copy of {_shown(address)} yet: leave --offline out once, so that one is kept."
        raise UserError(message, exit_code=NOTHING_FOUND)
    if reading.schedule is None:
        copy = None
    try:
        kept, found = _renewed(address, copy, reading, read, asking)
    except FetchError as error:
        if copy is None:
            message = f"Cannot read {_shown(address)}: {error}."
            raise UnreadableError(message, "Try the address in a browser, or name a file.") from None
        wait = max(_AFTER_A_FAILURE, dt.timedelta(seconds=error.wait))
        kept, found = copy._replace(failed=str(error), not_before=asking.clock + wait), reading
    if found.schedule:
        copies.keep(address, kept)
    return _document(address, kept), found


def _renewed(
    address: str, copy: Copy | None, reading: Reading, read: Callable[[bytes], Reading], asking: "Asking"
) -> tuple[Copy, Reading]:
    """Return what is there now, and what it says; raises FetchError if that can't take the place of the copy."""
    answer, now = _asked(address, copy), asking.clock
    if copy and answer.data in {None, copy.data}:
        fresh = copy._replace(fetched=now, max_age=answer.max_age, failed="", not_before=LONG_AGO)
        return fresh._replace(validators=answer.validators), reading
    if answer.data is None:
        message = "it says that nothing has changed, and there is no copy"
        raise FetchError(message)
    found = read(answer.data)
    if copy and found.schedule is None and not asking.as_it_is:
        message = "what it sends now is not a schedule that can be read"
        raise FetchError(message)
    return Copy(answer.data, now, now, answer.validators, answer.max_age), found


def _is_due(copy: Copy, schedule: Schedule, asking: "Asking") -> bool:
    """Whether the address is to be asked again: as seldom as the event is far."""
    if asking.refresh:
        return True
    if asking.clock < copy.not_before:
        return False
    span = schedule.span
    if span is None or asking.clock < span.start - _DAY:
        interval = _BEFORE
    else:
        interval = _WHILE_IT_RUNS if asking.clock < span.end + _DAY else _AFTERWARDS
    age = asking.clock - copy.fetched
    return not dt.timedelta() <= age < max(interval, dt.timedelta(seconds=copy.max_age))


def _asked(address: str, copy: Copy | None) -> Answer:
    """Return the answer of an address; if that is a page that names a schedule, that of the schedule's."""
    answer = fetched(address, copy.validators if copy else UNKNOWN)
    if answer.data is None or told(answer.data) != "html":
        return answer
    from ai4earth_cli.formats.html.alternates import alternates

    named = alternates(answer.data)
    return fetched(beside(address, answer.address, named[0].href)) if named else answer


def _document(address: str, copy: Copy) -> Document:
    return Document(_shown(address), copy.data, copy.modified, copy.fetched, copy.failed)


def _shown(address: str) -> str:
    return file_name(without_password(address))
