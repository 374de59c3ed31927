"""A schedule from a calendar: iCalendar (RFC 5545), as apps, shops of tickets and conferences write it.

icalendar knows parameters, escapes and lengths. Its own way to read a whole calendar loses characters that
are folded in two, ends at the first line that is none, keeps the zones of one file for the next, and takes
five times as long.
"""

import functools
import re
from collections.abc import Mapping

from icalendar.parser import Contentline, split_on_unescaped_comma, unescape_backslash

from ai4earth_cli.formats.families.calendar_reading.calendar import NAMES, Calendar, Value
from ai4earth_cli.formats.families.calendar_reading.reading import schedule_read
from ai4earth_cli.formats.families.calendar_reading.texts import OURS
from ai4earth_cli.formats.families.remarks import Remarks
from ai4earth_cli.schedule.faults import Fault
from ai4earth_cli.schedule.model import Given, Reading
from ai4earth_cli.text.printable import quoted

_NAME = re.compile(r"[A-Za-z0-9-]+")
_PARAMETERS = re.compile(r"([^\":]*(?:\"[^\"]*\"[^\":]*)*):")  # a colon within quotes ends none
_LINE_ENDS = re.compile(rb"[\r\n]+")  # CRLF, and what became of it: CRCRLF, LF, CR
_PROPER_LINE_END = re.compile(r"(?<!\\)\\[nN]")


def read(data: bytes, given: Given) -> Reading:
    """Return the schedule of a calendar; `given` is what it does not say."""
    lines = _lines(data)
    if not any(line.strip().upper() == "BEGIN:VCALENDAR" for line in lines):
        message = "This is not a calendar: it has no line BEGIN:VCALENDAR."
        return Reading(None, (Fault(0, "the file", message),))
    if not _is_whole(lines):
        message = (
            "It ends in the middle: no line END:VCALENDAR follows its last talk. Fetch it again; "
            "if that is all there is, add the lines END:VEVENT and END:VCALENDAR."
        )
        return Reading(None, (Fault(0, "the file", message),))
    remarks: Remarks[str] = Remarks()
    return schedule_read(_calendar(lines, remarks), given, remarks)


def _is_whole(lines: list[str]) -> bool:
    """Return whether the calendar is ended after its last component: half a file must not take a good copy's place."""
    marks = (mark for line in reversed(lines) if (mark := line.strip().upper()).startswith(("BEGIN:", "END:VCALENDAR")))
    return next(marks) == "END:VCALENDAR"


def _lines(data: bytes) -> list[str]:
    """Return the lines, unfolded (§3.1) before they are decoded: a fold may be within a character."""
    octets = _LINE_ENDS.sub(b"\n", data).replace(b"\n ", b"").replace(b"\n\t", b"")
    try:
        text = octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\n".join(_decoded(line) for line in octets.removeprefix(b"\xef\xbb\xbf").split(b"\n"))
    if r"\\n" in text and OURS not in text and not _PROPER_LINE_END.search(text):
        text = text.replace("\\\\", "\\")  # everything was escaped twice
    return text.split("\n")


def _decoded(octets: bytes) -> str:
    """Return a line that should be UTF-8, or is what Windows made of Latin-1."""
    try:
        return octets.decode()
    except UnicodeDecodeError:
        return octets.decode("cp1252", errors="replace")


def _calendar(lines: list[str], remarks: Remarks[str]) -> Calendar:
    """Return the components that the lines begin and end; any END ends the innermost, whatever it names."""
    calendar = Calendar()
    open_ = [calendar.about]
    for line in lines:
        match = _NAME.match(line)
        name = match[0].upper() if match else ""
        if name == "BEGIN":
            open_.append(calendar.component(line[6:].strip().upper()))
        elif name == "END" and len(open_) > 1:
            open_.pop()
        elif name in NAMES:
            try:
                values = _values(name, line[len(name) :])
            except ValueError:
                where = open_[-1].text("SUMMARY") or "the file"
                remarks.add("lines cannot be read", quoted(where), f"The line {quoted(line)} cannot be read.")
                continue
            for value in values:
                open_[-1].add(name, value)
    return calendar


def _values(name: str, rest: str) -> list[Value]:
    """Return the values of the property `name`, of whose line this is the rest; raises ValueError if it is none."""
    parameters: Mapping[str, str] = {}
    if rest.startswith(";"):
        match = _PARAMETERS.match(rest)
        if match is None:
            raise ValueError(rest)
        parameters, rest = _parameters(match[1]), rest[match.end() :]
    elif rest.startswith(":"):
        rest = rest[1:]
    else:
        raise ValueError(rest)
    if name == "CATEGORIES":
        return [Value(text, parameters) for text in split_on_unescaped_comma(rest)]
    return [Value(unescape_backslash(rest).replace("\\r\n", "\n"), parameters)]


@functools.lru_cache(maxsize=256)  # the same few stand before most times of a calendar
def _parameters(text: str) -> Mapping[str, str]:
    """Return the parameters in `;TZID=Europe/London;VALUE=DATE`."""
    _, parameters, _ = Contentline(f"X{text}:").parts()  # type: ignore[no-untyped-call]
    return {name: value if isinstance(value, str) else ",".join(value) for name, value in parameters.items()}
