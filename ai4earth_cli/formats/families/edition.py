"""What every writer is handed."""

import datetime as dt
from typing import NamedTuple

from ai4earth_cli.schedule.model import Schedule, Talk


class Edition(NamedTuple):
    """What is published: a schedule, those of its talks that were asked for, and as of which moments (UTC).

    `now` is when it is published; `updated` is when the programme last changed, or if it does not say so a moment not
    before that, as that of its file; `alarm` is how long before a talk a calendar should remind of it.
    """

    schedule: Schedule
    talks: tuple[Talk, ...]
    now: dt.datetime
    updated: dt.datetime
    alarm: dt.timedelta | None = None
