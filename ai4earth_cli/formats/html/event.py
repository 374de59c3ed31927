"""One talk as a calendar of its own, for the links of the web page (RFC 5545)."""

from collections.abc import Iterator

from ai4earth_cli.formats.families.calendar import content_line, escaped, identified
from ai4earth_cli.schedule.model import Edition, Span, Talk


def event(talk: Talk, span: Span, edition: Edition) -> str:
    """Return a calendar with the talk alone, its lines ended by CRLF."""
    return "".join(_lines(talk, span, edition))


def _lines(talk: Talk, span: Span, edition: Edition) -> Iterator[str]:
    address = talk.video or edition.schedule.livestream
    yield content_line("BEGIN", "VCALENDAR")
    yield content_line("VERSION", "2.0")
    yield content_line("PRODID", "-//ai4earth//ai4earth export html//EN")
    yield content_line("BEGIN", "VEVENT")
    yield from identified(talk, span, edition)
    if talk.all_links:
        yield content_line("DESCRIPTION", escaped("\n".join(f"{link.title}: {link.url}" for link in talk.all_links)))
    if talk.room:
        yield content_line("LOCATION", escaped(talk.room))
    if talk.section:
        yield content_line("CATEGORIES", escaped(talk.section.title))
    if address:
        yield content_line("URL", address)
    yield content_line("END", "VEVENT")
    yield content_line("END", "VCALENDAR")
