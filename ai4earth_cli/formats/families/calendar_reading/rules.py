"""When what repeats takes place: RRULE (RFC 5545 §3.3.10), by dateutil, which is kept from searching without end.

A rule that can never be met (30 February, an interval of 0) has dateutil go on to the year 9999, so that only
rules are read that are met at least once a year; those are the ones that calendars of people have.
"""

import datetime as dt
import re
from collections.abc import Iterator

_DAY = "(?:MO|TU|WE|TH|FR|SA|SU)"
_MONTH = r"(?:1[0-2]|[1-9])"
_DATE = r"-?(?:1\d|2[0-8]|[1-9])"
_NUMBERED_DAY = rf"(?:[+-]?[1-4])?{_DAY}"
_PART = re.compile(
    r"FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)"
    r"|INTERVAL=[1-9]\d{0,2}"
    r"|COUNT=[1-9]\d{0,4}"
    r"|UNTIL=\d{8}(?:T\d{6}Z?)?"
    rf"|WKST={_DAY}"
    rf"|BYDAY={_NUMBERED_DAY}(?:,{_NUMBERED_DAY})*"
    rf"|BYMONTH={_MONTH}(?:,{_MONTH})*"
    rf"|BYMONTHDAY={_DATE}(?:,{_DATE})*",
    re.ASCII,
)
_LONGEST = 200  # characters
_MOST_STEPS = 5_000  # of all the rules of one source together

Budget = Iterator[int]


def budget() -> Budget:
    """Return what the rules of one source may use up together, a step for each time that they are met."""
    return iter(range(_MOST_STEPS))


def rule_parts(text: str) -> dict[str, str] | None:
    """Return the parts of a rule by name; None for a rule that is not read."""
    said = [part for part in text[: _LONGEST + 1].strip().upper().split(";") if part]
    known = all(_PART.fullmatch(part) for part in said)
    parts = {name: value for name, _, value in (part.partition("=") for part in said)}
    if len(text) > _LONGEST or not known or "FREQ" not in parts:
        return None
    try:
        dt.datetime.fromisoformat(parts.get("UNTIL", "20000101"))
    except ValueError:
        return None
    by = parts.keys() & {"BYDAY", "BYMONTH", "BYMONTHDAY"}
    if parts.get("INTERVAL", "1") != "1":
        return parts if not by or (parts["FREQ"] == "WEEKLY" and by == {"BYDAY"}) else None
    dated = "BYMONTHDAY" in by and ("BYDAY" in by or parts["FREQ"] in {"DAILY", "WEEKLY"})
    return None if dated else parts


def repeated(parts: dict[str, str], start: dt.datetime, steps: Budget) -> Iterator[dt.datetime]:
    """Yield what clocks show each time a rule is met, the start first if it meets it; UNTIL is left to the caller.

    `start` has no zone. It ends with the steps.
    """
    from dateutil.rrule import rrulestr  # few calendars repeat anything

    rule = ";".join(f"{name}={value}" for name, value in parts.items() if name != "UNTIL")
    for _, wall in zip(steps, rrulestr(rule, dtstart=start), strict=False):
        yield wall
