"""The schedule as a calendar: iCalendar (RFC 5545) with the properties of RFC 7986, all times in UTC."""

import datetime as dt
from collections.abc import Iterator

from ai4earth_cli.formats.families.authors import author_lines
from ai4earth_cli.formats.families.calendar import PARTS, content_line, duration, escaped, identified, summary
from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.schedule.model import Link, Schedule, Span, Speaker, Talk
from ai4earth_cli.schedule.questions import timed
from ai4earth_cli.when.zone import iana_name, iana_names

_PRODUCT = "-//ai4earth//ai4earth export ics//EN"
_REFRESH = "PT1H"  # how soon a calendar that subscribes should look again


def pieces(edition: Edition) -> Iterator[str]:
    """Yield the talks that have a time as a calendar, its lines folded at 75 octets and ended by CRLF.

    They come one by one, those of a talk together. Reminders are set if the edition has an alarm, except for what is
    cancelled.
    """
    schedule = edition.schedule
    yield content_line("BEGIN", "VCALENDAR")
    yield content_line("PRODID", _PRODUCT)
    yield content_line("VERSION", "2.0")
    yield content_line("NAME", escaped(schedule.title))
    yield content_line("X-WR-CALNAME", escaped(schedule.title))
    if schedule.subtitle:
        yield content_line("DESCRIPTION", escaped(schedule.subtitle))
    zone = _zone_name(schedule.timezone)
    if zone:
        yield content_line("X-WR-TIMEZONE", zone)
    if schedule.url:
        yield content_line("URL", schedule.url)
    yield content_line("REFRESH-INTERVAL;VALUE=DURATION", _REFRESH)
    yield content_line("X-PUBLISHED-TTL", _REFRESH)
    for talk, span in timed(edition.talks):
        yield "".join(_event(talk, span, edition))
    yield content_line("END", "VCALENDAR")


def _zone_name(zone: dt.tzinfo) -> str | None:
    """Return the IANA name of `zone`, since calendars know no other; None if none has its offset."""
    known = iana_name(zone)
    if known:
        return known
    hours = (zone.utcoffset(None) or dt.timedelta()) / dt.timedelta(hours=1)
    name = f"Etc/GMT{int(-hours):+}"  # POSIX counts west of Greenwich, and so these names do
    return name if hours.is_integer() and name in iana_names() else None


def _event(talk: Talk, span: Span, edition: Edition) -> Iterator[str]:
    schedule = edition.schedule
    yield content_line("BEGIN", "VEVENT")
    yield from identified(talk, span, edition)
    description = _description(talk, span, schedule)
    if description:
        yield content_line("DESCRIPTION", escaped("\n\n".join(description.values())))
        yield content_line(PARTS, " ".join(description))
    if talk.room:
        yield content_line("LOCATION", escaped(talk.room))
    if talk.section:
        yield content_line("CATEGORIES", escaped(talk.section.title))
    yield content_line("STATUS", "CANCELLED" if talk.cancelled else "CONFIRMED")
    yield content_line("TRANSP", "TRANSPARENT" if talk.is_break or talk.cancelled else "OPAQUE")
    label, address = ("Video", talk.video) if talk.video else ("Livestream", schedule.livestream)
    if address:  # where to watch: the talk's video once there is one, before that the livestream
        yield content_line("URL", address)
        yield content_line(f"CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL={label}", address)
    if edition.alarm is not None and not talk.cancelled:
        yield from _alarm(edition.alarm, talk)
    yield content_line("END", "VEVENT")


def _description(talk: Talk, span: Span, schedule: Schedule) -> dict[str, str]:
    """Return everything about the talk as blocks of text, addresses among it, since Outlook shows no URL.

    And the notices that hold only for a while, if that is during the talk.
    """
    facts = {
        "Type": talk.type,
        "Section": talk.section and talk.section.title,
        "Room": talk.room,
    }
    notes = (f"Note: {notice.text}" for notice in schedule.notices if notice.is_during(span))
    livestream = (Link("Livestream", schedule.livestream),) if schedule.livestream else ()
    blocks = {
        "people": "\n".join(_person(speaker) for speaker in talk.speakers),
        "facts": "\n".join(
            (*author_lines(talk.authors), *(f"{name}: {value}" for name, value in facts.items() if value), *notes)
        ),
        "abstract": talk.abstract or "",
        "links": "\n".join(f"{link.title}: {link.url}" for link in (*talk.all_links, *livestream)),
    }
    return {name: block for name, block in blocks.items() if block}


def _person(speaker: Speaker) -> str:
    return ", ".join(filter(None, (speaker.name, speaker.affiliation, speaker.url)))


def _alarm(before: dt.timedelta, talk: Talk) -> Iterator[str]:
    yield content_line("BEGIN", "VALARM")
    yield content_line("ACTION", "DISPLAY")
    yield content_line("DESCRIPTION", escaped(summary(talk)))
    yield content_line("TRIGGER", f"-{duration(before)}" if before else duration(before))
    yield content_line("END", "VALARM")
