"""By which names calendars and apps know a workshop and its talks, whatever happens to titles and times."""

import re

from ai4earth_cli.schedule.model import Schedule, Talk
from ai4earth_cli.text.matching import fold


def uid(schedule: Schedule, talk: Talk) -> str:
    """Return the UID of a talk (RFC 5545 §3.8.4.7): `fei-air-quality@ai-for-earth-sciences-2020-04-26`.

    Behind the @ is the workshop's own id or, if it has none, its title and date, so that workshops are
    told apart whose talks have the same ids. The talk's own title and times have no part in it.
    """
    return f"{talk.id}@{schedule.id or '-'.join(filter(None, (slug(schedule.title), str(schedule.date))))}"


def slug(text: str, joiner: str = "-") -> str:
    """Return `solid-earth` for `Solid Earth`: ASCII letters and digits in lower case; empty if there are none."""
    return re.sub(r"[^a-z0-9]+", joiner, fold(text)).strip(joiner)
