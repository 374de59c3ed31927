"""The screen of `agenda`: the marked talks by day, what is free between them, and what overlaps."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.console import RenderableType
from rich.style import Style
from rich.text import Text

from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.mine.agenda import Entry, summary
from ai4earth_cli.schedule.mine.stars import Star
from ai4earth_cli.schedule.model import View
from ai4earth_cli.schedule.words import (
    CANCELLED,
    length_words,
    mark,
    moment_words,
    times,
    times_elsewhere,
)
from ai4earth_cli.schedule.words.clocks import Clocks, readers_clocks
from ai4earth_cli.schedule.words.lateness import late_words
from ai4earth_cli.schedule.words.names import speakers_briefly
from ai4earth_cli.screens.pieces import (
    GAP,
    HERE,
    NARROW_TITLE,
    OVER,
    QUIET,
    STRONG,
    Rows,
    day_heading,
    first_cell,
    grid,
    head,
    row_style,
    signed,
    told_time,
    widest,
)

_CLASH = Style(bold=True, color="red")
_MOST_OVERLAPS = 5  # of a talk
_MINUTE = dt.timedelta(minutes=1)


def agenda_screen(view: View, entries: Sequence[Entry], gone: Sequence[Star], width: int) -> Iterator[RenderableType]:
    """Yield the marked talks under their days, in a terminal of `width` columns, and last what is `gone`.

    A row between two of them says what is free, and where the next one is if that is another room.
    """
    days = questions.by_day(view.schedule, [entry.talk for entry in entries])
    spans = {day: [span for _, span in questions.timed(talks)] for day, talks in days.items() if day}
    told = readers_clocks(view, (span for there in spans.values() for span in there), spans)
    yield from head(view, told)
    yield Text(summary(view.schedule, entries, view.now), STRONG)
    known = {entry.talk.id: entry for entry in entries}
    numbers = questions.numbers(view.schedule)
    marked = [entry.talk for entry in entries]
    digits = max(map(len, map(str, map(numbers.get, known))), default=0)
    padded = {id_: str(numbers[id_]).rjust(digits) for id_ in known}
    signs = signed(view, marked, padded)
    has_clash = any(entry.overlaps for entry in entries)
    number, when = widest(signs.values()), widest(times(entry.talk, view.schedule, told[0]) for entry in entries)
    beside = width - (number + GAP + has_clash * (1 + GAP) + when + GAP) >= NARROW_TITLE
    shared = _Shared(
        view, told, numbers, signs, number, when if beside else 0, has_clash, questions.at_hand(marked, view.now)
    )
    first, last = questions.dates(view.schedule, view.schedule.talks)
    for day, talks in days.items():
        yield Text()
        if first != last or day is None:
            yield day_heading(day, told)
            yield Text()
        yield _table([known[talk.id] for talk in talks], shared)
    if gone:
        yield Text()
        yield Text("Marked, but not in the programme any more", STRONG)
        for star in gone:
            was = f" (was {moment_words(star.start, view.zone)})" if star.start else ""
            yield Text.assemble(star.title, (was, QUIET))


class _Shared(NamedTuple):
    """What the tables of all days share: numbers, with the sign for what is on, and how wide their columns are.

    Where there is little room there is no column for the times (`when` is 0), and they stand above the titles.
    """

    view: View
    told: Sequence[Clocks]
    numbers: Mapping[str, int]
    signs: Mapping[str, str]
    number: int
    when: int
    has_clash: bool
    here: frozenset[str]


def _table(entries: Sequence[Entry], shared: _Shared) -> Rows:
    """Return a table of one day."""
    view, told, numbers, signs, number, when_width, has_clash, here = shared
    beside = bool(when_width)
    shown = grid()
    shown.add_column(width=number)
    if has_clash:
        shown.add_column(width=1)
    if beside:
        shown.add_column(width=when_width)
    shown.add_column(overflow="fold")
    before: Entry | None = None
    for entry in entries:
        when = times(entry.talk, view.schedule, told[0])
        between = _between(before, entry)
        if between:
            shown.add_row(*[Text()] * (1 + has_clash + beside), Text(f"── {between}", QUIET))
        word = mark(entry.talk, view.now)
        time = told_time(when, word)
        sign = [Text("!" if entry.overlaps else "", _CLASH)] if has_clash else []
        about = Text("\n").join([*([] if beside else [time]), *_about(view, entry, told, numbers)])
        style = row_style(word)
        style += HERE if entry.talk.id in here else Style.null()
        shown.add_row(first_cell(signs[entry.talk.id]), *sign, *([time] if beside else []), about, style=style)
        before = before if entry.talk.cancelled else entry
    return shown


def _between(before: Entry | None, entry: Entry) -> str:
    """Return `1 h 12 min free · other room: Aula`, or as much of it as is so."""
    if before is None or entry.free is None:
        return ""
    free = f"{length_words(entry.free)} free" if entry.free >= _MINUTE else ""
    changes = entry.talk.room and before.talk.room and entry.talk.room != before.talk.room and not entry.overlaps
    return " · ".join(filter(None, (free, f"other room: {entry.talk.room}" if changes else "")))


def _about(view: View, entry: Entry, told: Sequence[Clocks], numbers: Mapping[str, int]) -> Iterator[Text]:
    """Yield the lines of a talk: its title, who and where, its times in other zones, and what it overlaps."""
    talk = entry.talk
    word = mark(talk, view.now)
    title = Text(talk.title, OVER if talk.cancelled else "" if word == "over" else STRONG)
    yield Text.assemble(CANCELLED, title) if talk.cancelled else title
    below = (word if word in {"over", "now"} else "", late_words(talk), speakers_briefly(talk), talk.room)
    elsewhere = times_elsewhere(talk, view.schedule, told) if talk.span else ""
    for line in (" · ".join(filter(None, below)), elsewhere):
        if line:
            yield Text(line, QUIET)
    for other, length in entry.overlaps[:_MOST_OVERLAPS]:
        where = f" in {other.room}" if other.room and other.room != talk.room else ""
        yield Text(f"overlaps {numbers[other.id]}{where} by {length_words(length)}", _CLASH)
    more = len(entry.overlaps) - _MOST_OVERLAPS
    if more > 0:
        yield Text(f"overlaps {more} more", _CLASH)
