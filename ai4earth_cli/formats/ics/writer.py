"""The schedule as a calendar: iCalendar (RFC 5545) with the properties of RFC 7986, all times in UTC."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ai4earth_cli.schedule.identity import uid
from ai4earth_cli.schedule.model import Edition, Link, Schedule, Span, Speaker, Talk
from ai4earth_cli.schedule.questions import timed
from ai4earth_cli.when.zones import iana_names

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Component, Event

_PRODUCT = "-//ai4earth//ai4earth export ics//EN"
_REFRESH = dt.timedelta(hours=1)  # how soon a calendar that subscribes should look again


def dumps(edition: Edition) -> str:
    """Return the talks that have a time as a calendar, its lines folded at 75 octets and ended by CRLF.

    Reminders are set where the edition has an alarm, except for what is cancelled.
    """
    calendar = _calendar(edition.schedule)
    for talk, span in timed(edition.talks):
        calendar.add_component(_event(talk, span, edition))
    octets: bytes = calendar.to_ical(sorted=False)
    return octets.decode()


def _calendar(schedule: Schedule) -> "Calendar":
    from icalendar import Calendar, vDuration

    calendar = Calendar()
    _add_texts(
        calendar,
        {
            "prodid": _PRODUCT,
            "version": "2.0",
            "name": schedule.title,
            "x-wr-calname": schedule.title,
            "description": schedule.subtitle,
            "x-wr-timezone": _zone_name(schedule.timezone),
        },
    )
    if schedule.url:
        calendar.add("url", schedule.url)
    calendar.add("refresh-interval", vDuration(_REFRESH), {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(_REFRESH))
    return calendar


def _zone_name(zone: dt.tzinfo) -> str | None:
    """Return the IANA name of `zone`, since calendars know no other; None where none has its offset."""
    if isinstance(zone, ZoneInfo):
        return zone.key
    hours = (zone.utcoffset(None) or dt.timedelta()) / dt.timedelta(hours=1)
    name = f"Etc/GMT{int(-hours):+}"  # POSIX counts west of Greenwich, and so these names do
    return name if hours.is_integer() and name in iana_names() else None


def _event(talk: Talk, span: Span, edition: Edition) -> "Event":
    from icalendar import Event

    schedule = edition.schedule
    summary = " – ".join(filter(None, (talk.title, ", ".join(speaker.name for speaker in talk.speakers))))
    event = Event()
    _add_texts(event, {"uid": uid(schedule, talk)})
    event.add("dtstamp", edition.updated)
    event.add("last-modified", edition.updated)
    event.add("sequence", schedule.revision)
    event.add("dtstart", span.start)
    event.add("dtend", span.end)
    _add_texts(
        event,
        {
            "summary": summary,
            "description": _description(talk, schedule),
            "location": talk.room,
            "categories": talk.section.title,
            "status": "CANCELLED" if talk.cancelled else "CONFIRMED",
            "transp": "TRANSPARENT" if talk.is_break else "OPAQUE",
        },
    )
    _add_address(event, talk, schedule)
    if edition.alarm is not None and not talk.cancelled:
        event.add_component(_alarm(edition.alarm, summary))
    return event


def _add_address(event: "Event", talk: Talk, schedule: Schedule) -> None:
    """Add where to watch: the talk's video once there is one, before that the livestream."""
    from icalendar import Parameters, vUri

    label, address = ("Video", talk.video) if talk.video else ("Livestream", schedule.livestream)
    if address:
        event.add("url", address)
        about = Parameters(VALUE="URI", FEATURE=["AUDIO", "VIDEO"], LABEL=label)
        event.add("conference", vUri(address), about)


def _description(talk: Talk, schedule: Schedule) -> str:
    """Return everything about the talk as text, addresses among it, since Outlook shows no URL."""
    facts = {"Type": talk.type, "Section": talk.section.title, "Room": talk.room}
    livestream = (Link("Livestream", schedule.livestream),) if schedule.livestream else ()
    blocks = (
        "\n".join(_person(speaker) for speaker in talk.speakers),
        "\n".join(f"{name}: {value}" for name, value in facts.items() if value),
        talk.abstract,
        "\n".join(f"{link.title}: {link.url}" for link in (*talk.all_links, *livestream)),
    )
    return "\n\n".join(block for block in blocks if block)


def _person(speaker: Speaker) -> str:
    return ", ".join(filter(None, (speaker.name, speaker.affiliation, speaker.url)))


def _alarm(before: dt.timedelta, summary: str) -> "Alarm":
    from icalendar import Alarm, vDuration

    alarm = Alarm()
    _add_texts(alarm, {"action": "DISPLAY", "description": summary})
    alarm.add("trigger", vDuration(-before))
    return alarm


def _add_texts(component: "Component", texts: Mapping[str, str | None]) -> None:
    """Add the properties whose value is a TEXT (RFC 5545 §3.3.11), leaving out the missing ones."""
    from icalendar.prop import vInline

    for name, text in texts.items():
        if text:
            # icalendar's own escaping takes a backslash and an N in a text for the end of a line
            escaped = re.sub(r"([\\;,])", r"\\\1", text).replace("\n", r"\n")
            component.add(name, vInline(escaped))
