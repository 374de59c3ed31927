"""Zones, moments and clock times; cities and countries."""

import datetime as dt
from typing import NamedTuple


class Days(NamedTuple):
    """The first and the last day of an event, in its own zone, and the days on which something of it starts."""

    first: dt.date
    last: dt.date
    zone: dt.tzinfo
    known: tuple[dt.date, ...] = ()
