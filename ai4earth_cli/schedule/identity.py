"""By which name calendars know a talk, in every format."""

import re

from ai4earth_cli.schedule.model import Schedule, Talk
from ai4earth_cli.text.matching import fold


def uid(schedule: Schedule, talk: Talk) -> str:
    """Return the UID of a talk (RFC 5545 §3.8.4.7): `fei-air-quality@ai-for-earth-sciences-2020-04-26`.

    The workshop's title and date tell workshops apart whose talks have the same ids; the talk's own
    title and times have no part in it.
    """
    title = re.sub(r"[^a-z0-9]+", "-", fold(schedule.title)).strip("-")
    return f"{talk.id}@{title}-{schedule.date}" if title else f"{talk.id}@{schedule.date}"
