"""One talk as a calendar of its own, for the links of the web page: iCalendar (RFC 5545), times in UTC.

By hand, since a page has such a link for every talk, and its bytes must not depend on how a library folds.
"""

import datetime as dt
import re
from collections.abc import Iterator

from ai4earth_cli.schedule.identity import uid
from ai4earth_cli.schedule.model import Edition, Talk

_MOST_OCTETS = 75  # of a line, without its end (§3.1)


def event(talk: Talk, edition: Edition) -> str:
    """Return a calendar with the talk alone, its lines ended by CRLF."""
    return "".join(f"{_folded(line)}\r\n" for line in _lines(talk, edition))


def _lines(talk: Talk, edition: Edition) -> Iterator[str]:
    schedule = edition.schedule
    links = "\n".join(f"{link.title}: {link.url}" for link in talk.all_links)
    values = {
        "UID": _text(uid(schedule, talk)),
        "DTSTAMP": _moment(edition.updated),
        "LAST-MODIFIED": _moment(edition.updated),
        "SEQUENCE": str(schedule.revision),
        "DTSTART": talk.span and _moment(talk.span.start),
        "DTEND": talk.span and _moment(talk.span.end),
        "SUMMARY": _text(" – ".join(filter(None, (talk.title, ", ".join(speaker.name for speaker in talk.speakers))))),
        "DESCRIPTION": _text(links),
        "LOCATION": _text(talk.room or ""),
        "CATEGORIES": _text(talk.section.title),
        "URL": talk.video or schedule.livestream,
    }
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ai4earth//ai4earth export html//EN", "BEGIN:VEVENT")
    yield from (f"{name}:{value}" for name, value in values.items() if value)
    yield from ("END:VEVENT", "END:VCALENDAR")


def _moment(moment: dt.datetime) -> str:
    """Return a moment as `20200426T140300Z` (§3.3.5)."""
    return re.sub(r"[-:]|\+.*", "", moment.astimezone(dt.UTC).isoformat(timespec="seconds")) + "Z"


def _text(text: str) -> str:
    """Return `text` on one line, its commas, semicolons and backslashes escaped (§3.3.11)."""
    return r"\n".join(re.sub(r"([\\;,])", r"\\\1", line) for line in text.splitlines())


def _folded(line: str) -> str:
    """Return `line` cut into lines of 75 octets at most, no character cut in two, each but the first indented."""
    folded = ""
    length = 0
    for letter in line:
        octets = len(letter.encode())
        if length + octets > _MOST_OCTETS:
            folded += "\r\n "
            length = 1
        folded += letter
        length += octets
    return folded
