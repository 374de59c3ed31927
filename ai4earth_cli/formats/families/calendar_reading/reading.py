"""A schedule from a calendar, whichever notation it came in (iCalendar, xCal)."""

import contextlib
import datetime as dt
from collections.abc import Sequence

from ai4earth_cli.formats.families.calendar_reading.calendar import Calendar, Properties
from ai4earth_cli.formats.families.calendar_reading.clock import Clock, OwnZone, Zones, clock_shown, event_zone
from ai4earth_cli.formats.families.calendar_reading.entries import entry_of, newest, sequence
from ai4earth_cli.formats.families.calendar_reading.occurrences import Occurrence, occurrences
from ai4earth_cli.formats.families.calendar_reading.rules import budget
from ai4earth_cli.formats.families.calendar_reading.talks import Programme, programme
from ai4earth_cli.formats.families.remarks import Remarks, without_line
from ai4earth_cli.schedule.faults import Fault
from ai4earth_cli.schedule.identity import uid
from ai4earth_cli.schedule.model import Given, Reading, Schedule
from ai4earth_cli.text.addresses import address_in
from ai4earth_cli.text.printable import one_line
from ai4earth_cli.when.zone import YEARS

_SOME_DAY = dt.date(2000, 1, 1)  # of a calendar in which nothing has a time


def schedule_read(calendar: Calendar, given: Given, remarks: Remarks[str]) -> Reading:
    """Return the schedule of a calendar, whose reading has had these remarks; `given` is what it does not say."""
    steps = budget()
    zones = Zones(calendar, steps)
    events = list(newest(calendar.events, remarks))
    timed = [(about, begins) for about in events if (begins := about.first("DTSTART"))]
    zone = event_zone(calendar, zones, given.zone, remarks)
    if timed and zone is None:
        message = "Its times name no time zone: say with --event-tz ZONE in which one they are, like Europe/Berlin."
        return Reading(None, (Fault(0, "the calendar", message), *remarks.faults(without_line)))
    clock = Clock(zones, zone or dt.UTC, remarks)
    entries = [entry for about, begins in timed if (entry := entry_of(about, begins, clock, remarks))]
    untimed = [Occurrence(about, None) for about in events if not about.first("DTSTART")]
    held = [*occurrences(entries, clock, steps, remarks), *untimed]
    if not held:
        message = "It has no talk: a calendar has one VEVENT for each."
        return Reading(None, (Fault(0, "the calendar", message), *remarks.faults(without_line)))
    schedule = _with_own_ids(_schedule(calendar.about, programme(calendar, held, remarks), clock.event, given))
    return Reading(
        schedule._replace(updated=_updated(events), revision=max(map(sequence, events))), remarks.faults(without_line)
    )


def _schedule(about: Properties, found: Programme, zone: dt.tzinfo, given: Given) -> Schedule:
    names = ("NAME", "X-WR-CALNAME", "DESCRIPTION", "X-WR-CALDESC")
    title, *others = dict.fromkeys(name for key in names if (name := one_line(about.text(key)))) or ("Calendar",)
    start = min((talk.span.start for talk in found.talks if talk.span), default=None)
    if isinstance(zone, OwnZone):  # which no other has, so that people see it as an offset
        zone = dt.timezone((start and start.astimezone(zone).utcoffset()) or dt.timedelta())
    return Schedule(
        title=title,
        date=start.astimezone(zone).date() if start else given.date or _SOME_DAY,
        timezone=zone,
        sections=found.sections,
        talks=found.talks,
        subtitle=others[-1] if others else None,
        url=address_in(about.text("URL")),
        livestream=found.livestream,
    )


def _with_own_ids(schedule: Schedule) -> Schedule:
    """Return the schedule with the ids that its talks had where they come from, if `export ics` wrote all the UIDs."""
    talks = [talk._replace(id=(talk.identity or "").partition("@")[0].strip()) for talk in schedule.talks]
    ours = all(uid(schedule, talk._replace(identity=None)) == talk.identity for talk in talks)
    return schedule._replace(talks=tuple(talks)) if ours else schedule


def _updated(events: Sequence[Properties]) -> dt.datetime | None:
    """Return the moment (UTC) of the last change that is said to have been made, if any is."""
    found = []
    for about in events:
        with contextlib.suppress(ValueError):
            changed = clock_shown(about.text("LAST-MODIFIED"))
            if changed.tzinfo and changed.year in YEARS:
                found.append(changed.astimezone(dt.UTC))
    return max(found, default=None)
