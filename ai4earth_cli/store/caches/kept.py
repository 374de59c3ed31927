"""Schedules as they were read before, beside the user's other caches; never needed, and damage is overlooked.

A file there is named by what it was read from, and holds a check sum, of a small one what it was read from, then the
schedule as columns of text. What they say is checked as what a reader would make, since a check sum does not tell
who wrote it.
"""

import zlib
from pathlib import Path
from typing import Any

from tzdata import IANA_VERSION

from ai4earth_cli import __version__
from ai4earth_cli.schedule.model import Delay, Link, Notice, Schedule, Section, Span, Speaker, Talk
from ai4earth_cli.store import files, private, user_folder
from ai4earth_cli.store.caches import columns
from ai4earth_cli.store.caches.columns import Kind, many, optional, record

_MOST_FILES = 8  # of small ones, and of large ones
_SMALL = 100_000  # bytes: in fewer it takes less time to compare all that was read than to load SHA-256
_MOST_BYTES = 100_000_000  # some four times what 100,000 talks take
_MOST_MINUTES = 24 * 60  # of a delay
_MOST_REVISION = 2**31 - 1  # RFC 5545 §3.3.8


def recalled(data: bytes, reader: str) -> Schedule | None:
    """Return the schedule that `reader`, by its name, made of these bytes; None if that is not known any more."""
    path, beginning = _place(data, reader)
    text = private.read_whole(path, _MOST_BYTES)
    if text is None or not text.startswith(beginning):
        return None
    try:
        return _schedule(text[len(beginning) :].decode())
    except ValueError:
        return None


def keep(data: bytes, reader: str, schedule: Schedule) -> None:
    """Write down what `reader` made of these bytes, if that can be, and give up the oldest of the others."""
    path, beginning = _place(data, reader)
    try:
        private.keep_whole(path, beginning + _text(schedule).encode(), _MOST_FILES)
    except OSError:
        return


def _place(data: bytes, reader: str) -> tuple[Path, bytes]:
    """Return where a schedule read from these bytes is, or would be, by this program, its values and its time zones.

    And with what it begins: of a small one all of that, since the name's check sum may be another's, too.
    """
    fields = [kind._fields for kind in (Schedule, Section, Talk, Span, Speaker, Link, Notice, Delay)]
    written_by = files.stamp(__file__), files.stamp(columns.__file__)
    whole = f"{reader} {__version__} {written_by} {fields} {IANA_VERSION} ".encode() + data
    folder = user_folder("cache")
    if len(data) < _SMALL:
        return folder / f"schedule-{zlib.crc32(whole):08x}", whole + b"\n"
    import hashlib

    return folder / f"schedule-{hashlib.sha256(whole).hexdigest()}", b""


_SECTION = record(Section, columns.text, columns.text, many(columns.text), many(columns.text), columns.flag)
_SPEAKER = record(Speaker, columns.text, optional(columns.text), optional(columns.address))
_SPAN = record(Span, columns.moment, columns.moment)
_LINK = record(Link, columns.text, columns.address)
_NOTICE = record(Notice, columns.text, optional(columns.moment), optional(columns.moment))
_DELAY = record(
    Delay,
    columns.moment,
    columns.minutes(0, _MOST_MINUTES),
    optional(columns.moment),
    optional(columns.text),
    optional(columns.text),
)
_ABOUT = record(
    tuple,
    columns.text,  # title
    columns.date,
    columns.zone,
    optional(columns.text),  # subtitle
    optional(columns.address),  # url
    optional(columns.address),  # livestream
    optional(columns.address),  # chat
    optional(columns.text),  # contact
    many(_NOTICE),
    optional(columns.moment),  # updated
    columns.number(0, _MOST_REVISION),
    optional(columns.text),  # id
    optional(columns.morning),  # day_start
    many(_DELAY),
)


def _talk(sections: tuple[Section, ...]) -> Kind:
    return record(
        Talk,
        columns.text,  # id
        optional(columns.one_of(sections)),
        columns.text,  # title
        columns.word,  # type
        many(_SPEAKER),
        optional(_SPAN),
        many(columns.text),  # rooms
        optional(columns.paragraphs),  # abstract
        optional(columns.text),  # language
        columns.flag,  # cancelled
        optional(columns.address),  # video
        optional(columns.address),  # paper
        optional(columns.address),  # slides
        optional(columns.address),  # website
        many(_LINK),
        optional(columns.text),  # subtitle
        optional(columns.flag),  # recorded
        many(_SPEAKER),  # authors
        columns.flag,  # on_demand
        optional(columns.text),  # identity
        optional(columns.date),  # day
        columns.nothing,  # planned, which is found out again from the delays
    )


def _text(schedule: Schedule) -> str:
    """Return the schedule as one text: its sections, its talks as planned, what else it says."""
    title, date, zone, sections, talks, *about = schedule
    if schedule.delays:
        talks = tuple(talk._replace(span=talk.planned or talk.span, planned=None) for talk in talks)
    parts = (many(_SECTION), sections), (many(_talk(sections)), talks), (_ABOUT, (title, date, zone, *about))
    return columns.joined(column for kind, part in parts for column in kind.columns([part]))


def _schedule(text: str) -> Schedule:
    """Return the schedule that `_text` made this text of; raises ValueError if it made it of none."""
    left = columns.parted(text)
    (sections,) = many(_SECTION).values(left, 1)
    (talks,) = many(_talk(sections)).values(left, 1)
    (about,) = _ABOUT.values(left, 1)
    if next(left, None) is not None:
        message = "there are columns of nothing"
        raise ValueError(message)
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


def _are_told_apart(things: tuple[Any, ...]) -> bool:
    return len({thing.id for thing in things}) == len(things)


def _has_a_time_or_none(talk: Talk) -> bool:
    return talk.span is None or (talk.span.start <= talk.span.end and not talk.on_demand)
