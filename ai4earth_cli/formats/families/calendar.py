"""What calendars are made of, for `export ics` and the page's links alike: content lines (RFC 5545), times in UTC.

Written here, since the same schedule is to give the same bytes whatever a library folds like, and in a twentieth of the
time.
"""

import datetime as dt
from collections.abc import Iterator

from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.schedule.identity import uid
from ai4earth_cli.schedule.model import Span, Talk
from ai4earth_cli.schedule.words import marked_title

PARTS = "X-AI4EARTH-PARTS"  # which blocks a description has, since an abstract may look like any other
_MOST_OCTETS = 75  # of a line, without its end (§3.1)
_INSIDE = 0x80  # the first two bits of an octet of UTF-8 that no character begins with


def content_line(name: str, value: str) -> str:
    """Return a property as a line with its end; what is too long for one is folded, no character cut in two (§3.1).

    `name` has the parameters of the property with it, `value` is written as its type has it.
    """
    octets = f"{name}:{value}".encode()
    pieces = []
    start, room = 0, _MOST_OCTETS
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == _INSIDE:
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, _MOST_OCTETS - 1  # a line that goes on begins with a space
    return b"\r\n ".join((*pieces, octets[start:])).decode() + "\r\n"


def escaped(text: str) -> str:
    """Return a value of type TEXT (§3.3.11)."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def stamp(moment: dt.datetime) -> str:
    """Return a moment (UTC) as `20200426T140300Z` (§3.3.5), the year with four digits whichever it is."""
    return f"{moment.replace(microsecond=0, tzinfo=None).isoformat()}Z".replace("-", "").replace(":", "")


def duration(length: dt.timedelta) -> str:
    """Return a length, not negative, as `P1DT2H10M` (§3.3.6)."""
    minutes, seconds = divmod(round(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    time = "".join(f"{number}{unit}" for number, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if number)
    return "P" + (f"{days}D" if days or not time else "") + (f"T{time}" if time else "")


def summary(talk: Talk) -> str:
    """Return what a calendar calls a talk: title, speakers, and that it is cancelled, which not all show otherwise."""
    return " – ".join(filter(None, (marked_title(talk), ", ".join(speaker.name for speaker in talk.speakers))))


def identified(talk: Talk, span: Span, edition: Edition) -> Iterator[str]:
    """Yield the lines that every event begins with: what it is known by, how new it is, when it is.

    When it last changed is said only if the schedule says so: a checkout gives every file the time that it was made.
    """
    updated = stamp(edition.updated)
    yield content_line("UID", escaped(uid(edition.schedule, talk)))
    yield content_line("DTSTAMP", updated)
    if edition.schedule.updated:
        yield content_line("LAST-MODIFIED", updated)
    yield content_line("SEQUENCE", str(edition.schedule.revision))
    yield content_line("DTSTART", stamp(span.start))
    if span.length:  # without an end it ends when it starts (§3.6.1), which DTEND may not say (§3.8.2.2)
        yield content_line("DTEND", stamp(span.end))
    yield content_line("SUMMARY", escaped(summary(talk)))
