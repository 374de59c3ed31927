"""What a schedule says, in words: here dates, times, lengths and states. Pure."""

import datetime as dt
import itertools
import math
from collections.abc import Iterable, Sequence

from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.model import Origin, Schedule, Span, Talk, View
from ai4earth_cli.schedule.words.clocks import Clocks, clocks, short_names
from ai4earth_cli.text.addresses import host_of
from ai4earth_cli.text.printable import file_name
from ai4earth_cli.when.zone import letters

CANCELLED = "Cancelled: "  # before a title, where nothing else says so
_MINUTE = dt.timedelta(minutes=1)
_NEAR = dt.timedelta(days=6)
_WEEK = dt.timedelta(days=7)  # after which a weekday comes again
_MANY_MONTHS = 2  # from which on days say less
_MANY = 5  # talks of one time, room and type, which no room has but one for posters


def date_words(date: dt.date) -> str:
    """Return `Sunday 26 April 2020`."""
    return f"{date:%A} {date.day} {date:%B} {date.year}"


def dates_words(schedule: Schedule) -> str:
    """Return the workshop's days: `Sunday 26 April 2020`, `2–6 October 2027`, `30 September – 2 October 2027`."""
    first, last = questions.dates(schedule, schedule.talks)
    if first == last:
        return date_words(first)
    if first.year != last.year:
        return f"{short_date(first)} – {short_date(last)}"
    if first.month != last.month:
        return f"{first.day} {first:%B} – {short_date(last)}"
    return f"{first.day}–{short_date(last)}"


def short_date(date: dt.date) -> str:
    """Return `26 April 2020`."""
    return f"{date.day} {date:%B} {date.year}"


def summary(schedule: Schedule) -> str:
    """Return what a schedule holds: `29 talks and 2 breaks in 8 sections, 26 April 2020, 07:00–16:00 PDT`."""
    among = f" in {count(len(schedule.sections), 'section')}" if schedule.sections or not schedule.talks else ""
    held = f"{held_words(schedule.talks)}{among}"
    span = schedule.span
    if span is None:
        return f"{held}, {short_date(schedule.date)}, without times"
    first, last = questions.dates(schedule, schedule.talks)
    if first != last:
        told = clocks(schedule.timezone, questions.moments(schedule.talks))
        return f"{held}, {short_date(first)} to {short_date(last)}, {told.letters}"
    told = clocks(schedule.timezone, span)
    return f"{held}, {short_date(first)}, {from_to(span, told, first)}{'' if told.change else f' {told.letters}'}"


def held_words(talks: Sequence[Talk]) -> str:
    """Return how many there are: `29 talks and 2 breaks`, `1 talk`, `2 breaks`."""
    breaks = sum(1 for talk in talks if talk.is_break)
    parts = [(len(talks) - breaks, "talk"), (breaks, "break")]
    return " and ".join(count(number, name) for number, name in parts if number) or "0 talks"


def count(number: int, name: str) -> str:
    """Return `1 section`, `8 sections`."""
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def length_words(length: dt.timedelta) -> str:
    """Return `5 min`, `2 h 10 min`, `3 days 4 h`: minutes rounded up, and left out beside days."""
    minutes = math.ceil(length / _MINUTE)
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (0 if days else minutes, "min")]
    return " ".join(f"{number} {unit}" for number, unit in parts if number) or "0 min"


def far_words(now: dt.datetime, then: dt.datetime) -> str:
    """Return how long it is from `now` until a later moment: `3 years 5 months`; below two months as `length_words`."""
    months = (then.year - now.year) * 12 + then.month - now.month
    months -= (then.day, then.time()) < (now.day, now.time())
    years, rest = divmod(months, 12)
    if months < _MANY_MONTHS:
        return length_words(then - now)
    return " ".join(count(number, unit) for number, unit in ((years, "year"), (rest, "month")) if number)


def clock(moment: dt.datetime, zone: dt.tzinfo, day: dt.date) -> str:
    """Return the time in `zone`, marked `+1` or `-1` if it falls on another date than `day`."""
    there = moment.astimezone(zone)
    days = (there.date() - day).days
    return f"{there:%H:%M}" + (f"{days:+d}" if days else "")


def clock_words(moment: dt.datetime, told: Clocks, day: dt.date) -> str:
    """Return the time, on another date than `day` with its weekday, and what stands beside it: `Mon 04:00 CET`."""
    return f"{_on_weekday(moment, told.zone, day)} {told.beside(moment, day)}".rstrip()


def from_to(span: Span, told: Clocks, day: dt.date) -> str:
    """Return two times as `23:50–Mon 00:10` or `Mon 04:30–05:00`, where clocks change `02:10–02:50 CET`."""
    first, last = (moment.astimezone(told.zone).date() for moment in span)
    is_told = first == last and abs(first - day) < _WEEK
    words = _on_weekday(span.start, told.zone, day), _on_weekday(span.end, told.zone, last if is_told else day)
    return range_words(span, words, told, day)


def _on_weekday(moment: dt.datetime, zone: dt.tzinfo, day: dt.date) -> str:
    """Return the time in `zone`, with the weekday if it is on another date than `day`; a week away as `clock` does."""
    there = moment.astimezone(zone)
    is_near = there.date() != day and abs(there.date() - day) < _WEEK
    return f"{there:%a %H:%M}" if is_near else clock(moment, zone, day)


def range_words(span: Span, words: Sequence[str], told: Clocks, day: dt.date | None = None) -> str:
    """Return two times that are in words, each with what stands beside it, which is said once if it is the same.

    Of what takes no time, return its one time.
    """
    first, last = (f" {beside}" if (beside := told.beside(moment, day)) else "" for moment in span)
    if not span.length:
        return f"{words[0]}{first}"
    return f"{words[0]}{first if first != last else ''}–{words[1]}{last}"


def times(talk: Talk, schedule: Schedule, told: Clocks, day: dt.date | None = None) -> str:
    """Return from when to when a talk is: `23:50–Mon 00:10`.

    What has no weekday is on `day`, or else on the day of the programme that the talk belongs to.
    """
    if talk.span is None:
        return "on demand" if talk.on_demand else "unscheduled"
    return from_to(talk.span, told, day or questions.workshop_day(schedule, talk))


def begun_before(view: View, talk: Talk) -> str:
    """Return `since Sat 2` for a talk that has begun before the day that was asked for, else nothing.

    What begins after midnight has not, though its source may file it under the evening before.
    """
    day = questions.day_of(view.schedule, talk.span.start) if talk.span else view.day
    return f"since {short_day(day)}" if view.day and day and day < view.day else ""


def times_everywhere(talk: Talk, schedule: Schedule, told: Sequence[Clocks], day: dt.date | None = None) -> str:
    """Return the times in the reader's zone, or in several a line each with the zone; days as in `times`."""
    if len(told) == 1 or talk.span is None:
        return times(talk, schedule, told[0], day)
    pairs = zip(told, short_names(told), strict=True)
    return "\n".join(f"{times(talk, schedule, clocks_, day)} {name}" for clocks_, name in pairs)


def times_elsewhere(talk: Talk, schedule: Schedule, told: Sequence[Clocks], day: dt.date | None = None) -> str:
    """Return the times in the reader's other zones, each with its city, on one line; days as in `times`."""
    return " · ".join(f"{times(talk, schedule, clocks_, day)} {clocks_.city}" for clocks_ in told[1:])


def date_and_times(span: Span, zone: dt.tzinfo) -> str:
    """Return `Sunday 26 April 2020, 19:30–19:55 CEST (Europe/Berlin, UTC+2)`: the date is the one in `zone`.

    Where clocks change meanwhile: `Saturday 24 October 2026, 23:00 CEST–Sun 04:00 CET (Europe/Berlin)`.
    """
    day = span.start.astimezone(zone).date()
    told = clocks(zone, span)
    return f"{date_words(day)}, {from_to(span, told, day)}{told.place if told.change else f' {told.label}'}"


def told_day(
    view: View, talk: Talk, dates: tuple[dt.date, dt.date], heading: dt.date | None = None
) -> tuple[dt.date, str]:
    """Return the day that times of a talk without a weekday are on, and that day in words if it is not told above.

    It is the reader's today, or that of a heading, from which weekdays tell the others. A week away it is the day the
    talk is on, by the reader's clocks; or the workshop's, if of `dates`, its first and its last, both are the same.
    """
    today = heading or view.now.astimezone(view.zone).date()
    start = talk.span.start.astimezone(view.zone).date() if talk.span else today
    if abs(start - today) < _WEEK:
        return today, ""
    first, last = dates
    return (questions.workshop_day(view.schedule, talk), "") if first == last else (start, date_words(start))


def days_and_clocks(span: Span, told: Clocks) -> str:
    """Return two times, each with the day it is on in the zone: `Mon 27 22:30–Tue 28 04:00`."""
    there = [moment.astimezone(told.zone) for moment in span]
    return range_words(span, [f"{short_day(moment.date())} {moment:%H:%M}" for moment in there], told)


def short_day(day: dt.date) -> str:
    """Return `Mon 27`, for tables of several days that no heading tells apart."""
    return f"{day:%a} {day.day}"


def standing(talk: Talk, now: dt.datetime) -> str:
    """Return the talk's status in words: `in 2 h 10 min`, `on now, 5 min left`, `over`, `cancelled`."""
    if talk.cancelled:
        return "cancelled"
    if talk.span is None:
        return "on demand" if talk.on_demand else "not scheduled"
    start, end = talk.span
    if now < start:
        return f"in {far_words(now, start)}"
    return f"on now, {length_words(end - now)} left" if now < end else "over"


def as_of(origin: Origin, now: dt.datetime, zone: dt.tzinfo) -> str:
    """Return when a schedule was fetched from the web: `as of Friday 14:05`, with its date if that is long ago."""
    there = (origin.fetched or now).astimezone(zone)
    is_near = now - there < _NEAR
    return f"as of {there:%A} {there:%H:%M}" if is_near else f"as of {date_words(there.date())}, {there:%H:%M}"


def stale_words(origin: Origin, failed: str, now: dt.datetime, zone: dt.tzinfo) -> str:
    """Return how old a copy is, and why: `As of Friday 14:05 EAT, 3 h ago; nothing newer from example.org: …`."""
    then = origin.fetched or now
    when = f"{as_of(origin, now, zone)} {letters(zone, then)}"
    return f"A{when[1:]}, {ago_words(now - then)}; {no_answer(origin)}: {failed}."


def ago_words(age: dt.timedelta) -> str:
    """Return `3 h ago`, or `just now` in the first minute."""
    minutes = age // _MINUTE
    return f"{length_words(minutes * _MINUTE)} ago" if minutes > 0 else "just now"


def no_answer(origin: Origin) -> str:
    """Return who gave no answer, or none that can be read: `nothing newer from example.org`."""
    return f"nothing newer from {file_name(host_of(origin.name))}"


def mark(talk: Talk, now: dt.datetime) -> str:
    """Return the one word that a table has for a status: `over`, `now`, `off`, or nothing for what is to come."""
    return {"past": "over", "now": "now", "cancelled": "off"}.get(questions.status(talk, now), "")


def marked_title(talk: Talk) -> str:
    """Return the title, saying that the talk is cancelled if it is, where nothing else would."""
    return f"{CANCELLED}{talk.title}" if talk.cancelled else talk.title


def gathered(talks: Iterable[Talk], starred: frozenset[str] = frozenset()) -> tuple[Talk, ...]:
    """Return the talks with many of one time, room, type and section as one, the first with their number as its title.

    So twenty posters in a hall are `Poster · 20 talks`. The talks whose ids are `starred` stay by themselves.
    """
    kinds: dict[object, list[Talk]] = {}
    for talk in talks:
        alike = talk.span and talk.rooms and not talk.cancelled and talk.id not in starred
        kind = (talk.span, talk.day, talk.rooms, talk.type, talk.section) if alike else talk.id
        kinds.setdefault(kind, []).append(talk)
    return tuple(
        itertools.chain.from_iterable([_as_one(kind)] if len(kind) >= _MANY else kind for kind in kinds.values())
    )


def _as_one(talks: Sequence[Talk]) -> Talk:
    first = talks[0]
    title = " · ".join(filter(None, (first.type, count(len(talks), "talk"))))
    return Talk(
        *(first.id, first.section, title, first.type),
        span=first.span,
        rooms=first.rooms,
        day=first.day,
        planned=first.planned,
    )


def moment_words(moment: dt.datetime, zone: dt.tzinfo) -> str:
    """Return a date and a time in `zone`: `Sunday 26 April 2020, 17:00 EAT`."""
    there = moment.astimezone(zone)
    return f"{date_words(there.date())}, {there:%H:%M} {letters(zone, moment)}"
