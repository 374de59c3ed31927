"""Schedules as they were read before, beside the user's other caches; never needed, and damage is overlooked.

A file there is named by what it was read from, and holds a check sum, of a small one what it was read from, then the
schedule as JSON: data, never code. What it says is checked as a schedule file is, since a check sum does not tell who
wrote it.
"""

import datetime as dt
import json
import zlib
from pathlib import Path
from typing import Any

from tzdata import IANA_VERSION

from ai4earth_cli import __version__
from ai4earth_cli.schedule.model import Delay, Link, Notice, Schedule, Section, Span, Speaker, Talk
from ai4earth_cli.store import files, private
from ai4earth_cli.store.caches import checked
from ai4earth_cli.store.caches.checked import many, optional
from ai4earth_cli.store.folders import user_folder
from ai4earth_cli.when.zone import iana_name

_MOST_FILES = 8  # of small ones, and of large ones
_SMALL = 100_000  # bytes: in fewer it takes less time to compare all that was read than to load SHA-256
_MOST_BYTES = 100_000_000  # some three times what 100,000 talks take
_MOST_MINUTES = 24 * 60  # of a delay
_MOST_REVISION = 2**31 - 1  # RFC 5545 §3.3.8


def recalled(data: bytes, reader: str) -> Schedule | None:
    """Return the schedule that `reader`, by its name, made of these bytes; None if that is not known any more."""
    path, beginning = _place(data, reader)
    text = private.read_whole(path, _MOST_BYTES)
    if text is None or not text.startswith(beginning):
        return None
    try:
        return _schedule(json.loads(text[len(beginning) :]))
    except (ValueError, RecursionError):
        return None


def keep(data: bytes, reader: str, schedule: Schedule) -> None:
    """Write down what `reader` made of these bytes, if that can be, and give up the oldest of the others."""
    path, beginning = _place(data, reader)
    text = json.dumps(_values(schedule), ensure_ascii=False, separators=(",", ":")).encode()
    try:
        private.keep_whole(path, beginning + text, _MOST_FILES)
    except OSError:
        return


def _place(data: bytes, reader: str) -> tuple[Path, bytes]:
    """Return where a schedule read from these bytes is, or would be, by this program, its values and its time zones.

    And with what it begins: of a small one all of that, since the name's check sum may be another's, too.
    """
    fields = [kind._fields for kind in (Schedule, Section, Talk, Span, Speaker, Link, Notice, Delay)]
    whole = f"{reader} {__version__} {files.stamp(__file__)} {fields} {IANA_VERSION} ".encode() + data
    folder = user_folder("cache")
    if len(data) < _SMALL:
        return folder / f"schedule-{zlib.crc32(whole):08x}", whole + b"\n"
    import hashlib

    return folder / f"schedule-{hashlib.sha256(whole).hexdigest()}", b""


def _values(schedule: Schedule) -> tuple[object, ...]:
    """Return the schedule as JSON has values: each talk names its section by number."""
    numbers = {section: number for number, section in enumerate(schedule.sections)}
    talks = [_talk_values(talk, talk.section and numbers[talk.section]) for talk in schedule.talks]
    title, date, zone, sections, _, *about, notices, updated, revision, id_, day_start, delays = schedule
    return (
        sections,
        talks,
        (
            title,
            date.isoformat(),
            _zone_values(zone),
            *about,
            [(text, _stamp(start), _stamp(end)) for text, start, end in notices],
            _stamp(updated),
            revision,
            id_,
            day_start and day_start.isoformat(),
            [_delay_values(delay) for delay in delays],
        ),
    )


def _talk_values(talk: Talk, section: int | None) -> tuple[object, ...]:
    id_, _, title, type_, speakers, span, *rest, day, planned = talk
    return (
        id_,
        section,
        title,
        type_,
        speakers,
        [moment.isoformat() for moment in planned or span] if span else None,
        *rest,
        day and day.isoformat(),
        None,  # what holds is found out again
    )


def _delay_values(delay: Delay) -> tuple[object, ...]:
    start, by, until, room, section = delay
    return start.isoformat(), by // dt.timedelta(minutes=1), _stamp(until), room, section


def _stamp(moment: dt.datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _zone_values(zone: dt.tzinfo) -> str | tuple[int, str | None]:
    """Return a zone's IANA name or, for one that is an offset, its seconds east of Greenwich and its letters."""
    name = iana_name(zone)
    if name:
        return name
    return (zone.utcoffset(None) or dt.timedelta()) // dt.timedelta(seconds=1), zone.tzname(None)


_SECTION = checked.record(Section, checked.text, checked.text, many(checked.text), many(checked.text), checked.flag)
_SPEAKER = checked.record(Speaker, checked.text, optional(checked.text), optional(checked.address))
_SPAN = checked.record(Span, checked.moment, checked.moment)
_LINK = checked.record(Link, checked.text, checked.address)
_NOTICE = checked.record(Notice, checked.text, optional(checked.moment), optional(checked.moment))
_DELAY = checked.record(
    Delay,
    checked.moment,
    checked.minutes(0, _MOST_MINUTES),
    optional(checked.moment),
    optional(checked.text),
    optional(checked.text),
)
_ABOUT = checked.record(
    tuple,
    checked.text,  # title
    checked.date,
    checked.zone,
    optional(checked.text),  # subtitle
    optional(checked.address),  # url
    optional(checked.address),  # livestream
    optional(checked.address),  # chat
    optional(checked.text),  # contact
    many(_NOTICE),
    optional(checked.moment),  # updated
    checked.number(0, _MOST_REVISION),
    optional(checked.text),  # id
    optional(checked.clock),  # day_start
    many(_DELAY),
)


def _talk(sections: tuple[Section, ...]) -> checked.Kind:
    return checked.record(
        Talk,
        checked.text,  # id
        optional(checked.one_of(sections)),
        checked.text,  # title
        checked.word,  # type
        many(_SPEAKER),
        optional(_SPAN),
        many(checked.text),  # rooms
        optional(checked.paragraphs),  # abstract
        optional(checked.text),  # language
        checked.flag,  # cancelled
        optional(checked.address),  # video
        optional(checked.address),  # paper
        optional(checked.address),  # slides
        optional(checked.address),  # website
        many(_LINK),
        optional(checked.text),  # subtitle
        optional(checked.flag),  # recorded
        many(_SPEAKER),  # authors
        checked.flag,  # on_demand
        optional(checked.text),  # identity
        optional(checked.date),  # day
        checked.nothing,  # planned
    )


def _schedule(values: object) -> Schedule:
    """Return the schedule that `_values` made these values of; raises ValueError if it made none of them."""
    ((sections, talks, about),) = checked.record(tuple, _as_it_is, _as_it_is, _ABOUT)([values])
    (sections,) = many(_SECTION)([sections])
    (talks,) = many(_talk(sections))([talks])
    if not _are_told_apart(sections) or not _are_told_apart(talks) or not all(map(_has_a_time_or_none, talks)):
        message = "ids or times are not as a schedule file could have them"
        raise ValueError(message)
    title, date, zone, *rest = about
    schedule = Schedule(title, date, zone, sections, talks, *rest)
    if any(notice.start and notice.end and notice.end <= notice.start for notice in schedule.notices):
        message = "a notice is not as a schedule file could have it"
        raise ValueError(message)
    if not schedule.delays:
        return schedule
    from ai4earth_cli.schedule.delays import delayed, is_sound

    schedule = delayed(schedule)
    if not is_sound(schedule):
        message = "delays are not as a schedule file could have them"
        raise ValueError(message)
    return schedule


def _as_it_is(column: checked.Column) -> checked.Column:
    return column


def _are_told_apart(things: tuple[Any, ...]) -> bool:
    return len({thing.id for thing in things}) == len(things)


def _has_a_time_or_none(talk: Talk) -> bool:
    return talk.span is None or (talk.span.start <= talk.span.end and not talk.on_demand)
