"""Lines as their reader wants them: `{start:%H:%M} {title}` is a line for each talk, with what JSON has of it."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ai4earth_cli.errors import UserError
from ai4earth_cli.records import Record, each_talk
from ai4earth_cli.schedule.model import Talk, View
from ai4earth_cli.text.printable import quoted

_FIELDS = (
    *("number", "title", "speakers", "start", "end", "section", "type", "room", "status", "id", "subtitle", "day"),
    *(
        "minutes",
        "rooms",
        "language",
        "abstract",
        "cancelled",
        "starred",
        "recorded",
        "authors",
        "on_demand",
        "planned",
    ),
)
_LINKS = ("video", "paper", "slides", "website")
_MOMENTS = ("start", "end", "day")
_ESCAPES = {"t": "\t", "n": "\n", "\\": "\\"}
_LETTERS = "aAbBdHIjmMpSUwyYz%"  # of strftime, what each system has
_DIRECTIVES = rf"(?:[^%{{}}\x00-\x1f\x7f\ud800-\udfff]|%[{_LETTERS}])*"


class Part(NamedTuple):
    """Text, and the field that follows it, if one does; `as_` is how a moment is written (strftime), if it says."""

    text: str
    field: str | None = None
    as_: str = ""


def template(text: str) -> tuple[Part, ...]:
    """Return the parts of a template; raises UserError for a field that talks have not, or a brace without its pair."""
    import string

    try:
        text.encode()
    except UnicodeEncodeError:  # of bytes that are no text (PEP 383)
        message = f"{quoted(text)} has bytes that are not UTF-8. Type it again in UTF-8."
        raise UserError(message) from None
    unescaped = re.sub(r"\\([tn\\])", lambda match: _ESCAPES[match[1]], text)
    try:
        parsed = list(string.Formatter().parse(unescaped))
    except ValueError:
        message = f"A brace in {quoted(text)} has no pair. Write {{{{ or }}}} for a brace itself."
        raise UserError(message) from None
    return tuple(Part(before, _field(name, as_, conversion), as_ or "") for before, name, as_, conversion in parsed)


def _field(name: str | None, as_: str | None, conversion: str | None) -> str | None:
    if name is None:
        return None
    if name not in (*_FIELDS, *_LINKS) or conversion:
        written = f"{name}!{conversion}" if conversion else name
        message = f"Talks have no field {quoted(written)}. The fields are: {', '.join((*_FIELDS, *_LINKS))}."
        raise UserError(message)
    if as_ and name not in _MOMENTS:
        message = f"Can't write {name} as {quoted(as_)}. Only start, end and day take a format, as in {{start:%H:%M}}."
        raise UserError(message)
    if as_ and not re.fullmatch(_DIRECTIVES, as_):
        known = " ".join(f"%{letter}" for letter in _LETTERS)
        message = f"Can't write {name} as {quoted(as_)}. Use text without braces, and of these: {known}."
        raise UserError(message)
    return name


def template_lines(view: View, found: Iterable[Talk], parts: tuple[Part, ...]) -> Iterator[str]:
    """Yield what the template makes of each talk; what is not known is empty."""
    for record in each_talk(view, found):
        yield "".join(f"{part.text}{_text(record, part)}" for part in parts)


def _text(record: Record, part: Part) -> str:
    if part.field is None:
        return ""
    value = record["links"][part.field] if part.field in _LINKS else record[part.field]
    if value is None:
        return ""
    if part.field == "section":
        value = value["id"]
    if part.field in {"speakers", "authors"}:
        value = [person["name"] for person in value]
    if part.field == "planned":  # an interval of ISO 8601
        value = "/".join(value.values())
    if part.as_:
        return dt.datetime.fromisoformat(value).strftime(part.as_)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(value) if isinstance(value, list) else " ".join(str(value).split())
