"""Times in words where there is room: one on another day has that day's name, `Mon 04:30`, not a mark. Pure."""

import datetime as dt
from collections.abc import Sequence

from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.model import Schedule, Span, Talk
from ai4earth_cli.schedule.words.clocks import Clocks, clocks
from ai4earth_cli.schedule.words.wording import date_words, from_to, range_words

_WEEK = 7


def said_from_to(span: Span, told: Clocks, day: dt.date) -> str:
    """Return two times as `23:50–Mon 00:10` or `Mon 04:30–05:00`; a week away or more as `from_to` does, with marks."""
    there = [moment.astimezone(told.zone) for moment in span]
    first, last = ((moment.date() - day).days for moment in there)
    if max(abs(first), abs(last)) >= _WEEK:
        return from_to(span, told, day)
    named = (first != 0, last not in {0, first})
    words = [f"{moment:%a %H:%M}" if name else f"{moment:%H:%M}" for moment, name in zip(there, named, strict=True)]
    return range_words(span, words, told, day)


def said_times(talk: Talk, schedule: Schedule, told: Clocks) -> str:
    """Return from when to when a talk is, as seen from its day of the programme: `23:50–Mon 00:10`."""
    if talk.span is None:
        return "unscheduled"
    return said_from_to(talk.span, told, questions.workshop_day(schedule, talk))


def times_elsewhere(talk: Talk, schedule: Schedule, told: Sequence[Clocks]) -> str:
    """Return the times in the reader's other zones, each with its city, on one line."""
    return " · ".join(f"{said_times(talk, schedule, clocks_)} {clocks_.city}" for clocks_ in told[1:])


def date_and_times(span: Span, zone: dt.tzinfo) -> str:
    """Return `Sunday 26 April 2020, 19:30–19:55 CEST (Europe/Berlin, UTC+2)`: the date is the one in `zone`.

    Where clocks change meanwhile: `Saturday 24 October 2026, 23:00 CEST–Sun 04:00 CET (Europe/Berlin)`.
    """
    day = span.start.astimezone(zone).date()
    told = clocks(zone, span)
    return f"{date_words(day)}, {said_from_to(span, told, day)}{told.place if told.change else f' {told.label}'}"
