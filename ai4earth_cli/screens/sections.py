"""The screen of `sections`: a row for each, or for each room where there are none."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.console import RenderableType
from rich.style import Style
from rich.text import Text

from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.model import Span, Talk, View
from ai4earth_cli.schedule.words import days_and_clocks, from_to, held_words, short_day
from ai4earth_cli.schedule.words.clocks import Clocks, readers_clocks, short_names
from ai4earth_cli.schedule.words.names import names_words
from ai4earth_cli.screens.pieces import (
    HERE,
    NARROW_TITLE,
    ON,
    QUIET,
    RUNNING,
    head,
    row_style,
    table,
    taken,
    widest,
)


class _Row(NamedTuple):
    """A section or a room in words: what it is called, by whom, `over` or `now`, when, how many talks it has."""

    title: str
    chairs: str
    word: str
    when: str
    talks: str
    id: str


_NAMES = _Row("Section", "Chair", "", "Time", "Talks", "Id")
_ID = _Row._fields.index("id")


def sections_screen(view: View, width: int) -> Iterator[RenderableType]:
    """Yield a table of the sections, or of the rooms where there are none, in a terminal of `width` columns.

    Where it is narrow the ids give way, then the chairs stand under the titles, and at last the times too.
    """
    schedule = view.schedule
    several_days = len(questions.days(schedule)) > 1
    if schedule.sections:
        programme = questions.programme(schedule)
        told = readers_clocks(view, map(questions.span, programme.values()))
        names = _NAMES
        rows = [
            _row(view, section.title, talks, told, several_days=several_days)._replace(
                chairs=names_words(section.chairs), id=section.id
            )
            for section, talks in programme.items()
        ]
    else:
        rooms = questions.by_room(schedule)
        told = readers_clocks(view, map(questions.span, rooms.values()))
        names = _NAMES._replace(title="Room")
        rows = [_row(view, room, talks, told, several_days=several_days) for room, talks in rooms.items()]
    yield from head(view, told)
    if rows:
        yield _table(rows, names, width)
        yield Text(f"\n{held_words(schedule.talks)}", QUIET)
    else:
        yield Text("The schedule has neither sections nor rooms.")


def _row(view: View, title: str, talks: Sequence[Talk], told: Sequence[Clocks], *, several_days: bool) -> _Row:
    span = questions.span(talk for talk in talks if not talk.cancelled)
    word = "now" if questions.on_at(talks, view.now) else "over" if span and span.end <= view.now else ""
    held = sum(1 for talk in talks if not talk.is_break)
    when = _spans(view, questions.span(talks), told, several_days=several_days)
    return _Row(title, "", word, when, str(held), "")


def _table(rows: Sequence[_Row], names: _Row, width: int) -> RenderableType:
    on = any(row.word == "now" for row in rows)
    widths = [_column(name, texts) for name, texts in zip(names, zip(*rows, strict=True), strict=True)]
    signs = 1 if on else 0
    places = [place for place in range(len(names)) if widths[place]]
    if taken((signs, *widths)) - 1 > width:
        places = [place for place in places if place != _ID]
        room = width - taken((signs, *(widths[place] for place in places[1:]))) - 1
        if room < min(NARROW_TITLE, widths[0]):
            return _narrow(rows, names, width, signs)
        widths[0] = min(widths[0], room)
    found = table(*([("", signs)] if signs else []), *((names[place], widths[place]) for place in places))
    for row in rows:
        cells = [Text(row[place].rjust(widths[place]) if names[place] == "Talks" else row[place]) for place in places]
        found.add_row(*_sign(row, signs), *cells, style=_style(row))
    return found


def _narrow(rows: Sequence[_Row], names: _Row, width: int, signs: int) -> RenderableType:
    """Return a table whose cells have several lines: the chairs under the title, the word under the times."""
    when, talks = widest(line for row in rows for line in row.when.splitlines()), len(names.talks)
    title = width - taken((signs, when, talks)) - 1
    beside = title >= min(NARROW_TITLE, widest(row.title for row in rows))
    title = min(title, widest(text for row in rows for text in (names.title, row.title, row.chairs)))
    columns = (
        [(names.title, title), (names.when, when)] if beside else [(f"{names.when} and {names.title.lower()}", None)]
    )
    found = table(*([("", signs)] if signs else []), *columns, (names.talks, talks))
    for row in rows:
        chairs = [Text(row.chairs, QUIET)] if row.chairs else []
        about = Text("\n").join([Text(row.title), *chairs])
        if beside:
            cells = [about, Text("\n").join([Text(row.when), *([Text(row.word, QUIET)] if row.word else [])])]
        else:
            times = " · ".join(filter(None, (row.when, row.word)))
            cells = [Text("\n").join([*([Text(times)] if times else []), about])]
        found.add_row(*_sign(row, signs), *cells, Text(row.talks.rjust(talks)), style=_style(row))
    return found


def _sign(row: _Row, signs: int) -> list[Text]:
    return [Text(ON if row.word == "now" else "", RUNNING)] if signs else []


def _style(row: _Row) -> Style:
    return row_style(row.word) + HERE if row.word == "now" else row_style(row.word)


def _column(name: str, texts: Sequence[str]) -> int:
    """Return the width of a column that is as wide as its lines and its name, or 0 if it would be empty."""
    cells = widest(line for text in texts for line in text.splitlines())
    return cells and max(cells, widest([name]))


def _spans(view: View, span: Span | None, told: Sequence[Clocks], *, several_days: bool) -> str:
    """Return from when to when, a line for each of the reader's zones, with the days if there are several."""
    if span is None:
        return ""
    first, last = questions.day_of(view.schedule, span.start), questions.last_day(view.schedule, span)
    lines = []
    for clocks, name in zip(told, short_names(told), strict=True):
        if several_days and first != last:
            line = days_and_clocks(span, clocks)
        else:
            line = (f"{short_day(first)}  " if several_days else "") + from_to(span, clocks, first)
        lines.append(line + (f" {name}" if len(told) > 1 else ""))
    return "\n".join(lines)
