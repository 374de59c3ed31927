"""The last good copy of what an address had, private, beside the user's other caches.

A file there is named by its address without a password, and holds a check sum, what is known of the copy as JSON on
one line, and the copy. Damage is overlooked.
"""

import datetime as dt
import email.utils
import hashlib
import json
from pathlib import Path
from typing import NamedTuple

from ai4earth_cli.store import private, user_folder
from ai4earth_cli.store.web.fetch import Validators
from ai4earth_cli.text.addresses import without_password

_MOST_FILES = 20
_MOST_BYTES = 41_000_000  # one of 40 MB, and what is known of it
LONG_AGO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class Copy(NamedTuple):
    """What an address had at `fetched`, as it has been since `changed` (moments in UTC).

    `validators` and `max_age` (seconds) are those of the answer. If the address has not answered since, `failed` says
    why, and until `not_before` it is not asked again.
    """

    data: bytes
    fetched: dt.datetime
    changed: dt.datetime
    validators: Validators
    max_age: int = 0
    failed: str = ""
    not_before: dt.datetime = LONG_AGO

    @property
    def modified(self) -> dt.datetime:
        """When it last changed (UTC): as the answer said, or else when that was first seen."""
        try:
            said = email.utils.parsedate_to_datetime(self.validators.modified or "")
            return min(said.astimezone(dt.UTC), self.changed) if said.tzinfo else self.changed
        except (ValueError, TypeError, OverflowError):
            return self.changed


def recalled(address: str) -> Copy | None:
    """Return the last good copy of what is at an address; None if there is none that can be relied on."""
    text = private.read_whole(place(address), _MOST_BYTES)
    if text is None:
        return None
    about, _, data = text.partition(b"\n")
    try:
        fetched, changed, etag, modified, max_age, failed, not_before = json.loads(about)
        return Copy(
            data,
            _moment(fetched),
            _moment(changed),
            Validators(_text(etag), _text(modified)),
            int(max_age),
            _text(failed) or "",
            _moment(not_before),
        )
    except (ValueError, TypeError, OverflowError, OSError, RecursionError):
        return None


def keep(address: str, copy: Copy) -> None:
    """Write a copy down, whole or not at all; without a place for it, it is not kept."""
    fetched, changed, not_before = (int(moment.timestamp()) for moment in (copy.fetched, copy.changed, copy.not_before))
    about = json.dumps([fetched, changed, *copy.validators, copy.max_age, copy.failed, not_before]).encode()
    text = b"\n".join([about, copy.data])
    try:
        path = place(address)
        private.keep_whole(path, text, _MOST_FILES)
    except OSError:
        return


def _moment(seconds: float) -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds, dt.UTC)


def _text(value: object) -> str | None:
    """Return a header's text, which is sent again; raises ValueError for what no header has."""
    if value is None or (isinstance(value, str) and value.isprintable()):
        return value
    message = "no header has that"
    raise ValueError(message)


def place(address: str) -> Path:
    """Return where the copy of what is at an address is, or would be."""
    name = f"web-{hashlib.sha256(without_password(address).encode()).hexdigest()}"
    return user_folder("cache") / name
