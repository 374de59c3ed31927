"""The workshop's calendar in the page, for readers without JavaScript (RFC 5545); with it, the script makes them."""

from collections.abc import Iterator

from ai4earth_cli.formats.families.calendar import content_line, escaped, identified, stamp
from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.model import Span, Talk

_MOST_TALKS = 100  # of more the page would be half calendar: there it has the days


def dumps(edition: Edition, event: str) -> str | None:
    """Return the calendar, its lines ended by CRLF; None if nothing that is held has a time.

    `event` is what the UIDs of the workshop have behind the @.
    """
    held = [(talk, span) for talk, span in questions.timed(edition.talks) if not talk.is_break and not talk.cancelled]
    if not held:
        return None
    events = _talks(held, edition) if len(held) <= _MOST_TALKS else _days(held, edition, event)
    return "".join((*_head(), *events, content_line("END", "VCALENDAR")))


def _head() -> Iterator[str]:
    yield content_line("BEGIN", "VCALENDAR")
    yield content_line("VERSION", "2.0")
    yield content_line("PRODID", "-//ai4earth//ai4earth export html//EN")


def _talks(held: list[tuple[Talk, Span]], edition: Edition) -> Iterator[str]:
    for talk, span in held:
        yield content_line("BEGIN", "VEVENT")
        yield from identified(talk, span, edition)
        if talk.room:
            yield content_line("LOCATION", escaped(talk.room))
        address = talk.video or edition.schedule.livestream
        if address:
            yield content_line("URL", address)
        yield content_line("END", "VEVENT")


def _days(held: list[tuple[Talk, Span]], edition: Edition, event: str) -> Iterator[str]:
    """Yield an event for each day of the programme, from its first start to its last end."""
    schedule = edition.schedule
    for day, talks in questions.by_day(schedule, [talk for talk, _ in held]).items():
        spans = [span for _, span in questions.timed(talks)]
        yield content_line("BEGIN", "VEVENT")
        yield content_line("UID", escaped(f"{day}@{event}"))
        yield content_line("DTSTAMP", stamp(edition.updated))
        yield content_line("SEQUENCE", str(schedule.revision))
        yield content_line("DTSTART", stamp(min(span.start for span in spans)))
        yield content_line("DTEND", stamp(max(span.end for span in spans)))
        yield content_line("SUMMARY", escaped(schedule.title))
        if schedule.url:
            yield content_line("URL", schedule.url)
        yield content_line("END", "VEVENT")
