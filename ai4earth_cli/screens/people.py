"""The screens of `speakers` and `info`: who, where and how to take part."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.console import RenderableType
from rich.style import Style
from rich.text import Text

from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.model import Speaker, Talk, View
from ai4earth_cli.schedule.people import everyone
from ai4earth_cli.schedule.words import count, held_words, mark, moment_words, short_day, times_everywhere
from ai4earth_cli.schedule.words.clocks import Clocks, readers_clocks
from ai4earth_cli.schedule.words.lateness import late_words
from ai4earth_cli.schedule.words.names import by_surname
from ai4earth_cli.screens.pieces import (
    HERE,
    NARROW_TITLE,
    QUIET,
    STRONG,
    first_cell,
    head,
    numbered,
    row_style,
    signed,
    table,
    taken,
    told_time,
    widest,
)
from ai4earth_cli.screens.pieces.lines import address, labelled, linked

_GOOD_TITLE = 48  # cells that a title has beside all else
_MOST_ROWS = 500  # of one table, all of which is made before any of it is shown


class _Row(NamedTuple):
    """A talk of someone: the person in the first of their rows only; `word` is `over`, `now` or `off`."""

    speaker: Speaker | None
    number: str
    word: str
    when: str
    title: str
    is_here: bool


def speakers_screen(view: View, width: int, talks: Sequence[Talk] | None = None) -> Iterator[RenderableType]:
    """Yield a table of who gives one of `talks`, if not of all, by surname, with theirs, in `width` columns.

    Where it is narrow the title stands under the name; where it is very narrow, the times above both.
    """
    speakers = everyone(view.schedule, talks)
    told = readers_clocks(view, (talk.span for talk in view.schedule.talks if talk.speakers))
    yield from head(view, told)
    if not speakers:
        yield Text("No speaker is named.")
        return
    rows = list(_rows(view, speakers, told))
    number = widest(row.number for row in rows)
    when = widest(("Time", *(line for row in rows for line in row.when.splitlines())))
    name = widest(("Speaker", *(_name(row).plain for row in rows)))
    word = widest(row.word for row in rows)
    title = min(widest(("Title", *(row.title for row in rows))), width - taken((name, number, word, when)) - 1)
    is_wide = title >= min(_GOOD_TITLE, widest(row.title for row in rows))
    beside = width - taken((number, when)) - 1 >= NARROW_TITLE
    columns: tuple[tuple[str, int | None], ...] = (
        (("Speaker", name), ("", number), *([("", word)] if word else []), ("Time", when), ("Title", title))
        if is_wide
        else (("", number), ("Time", when), ("Speaker", None))
        if beside
        else (("", number), ("Time and speaker", None))
    )
    cells = functools.partial(_wide, has_word=word > 0) if is_wide else _beside if beside else _below
    for start in range(0, len(rows), _MOST_ROWS):
        found = table(*columns, has_head=start == 0)
        for row in rows[start : start + _MOST_ROWS]:
            found.add_row(*cells(row), style=_style(row))
        yield found


def _wide(row: _Row, *, has_word: bool) -> tuple[Text, ...]:
    words = [Text(row.word)] if has_word else []
    return _name(row), first_cell(row.number), *words, _struck(row), Text(row.title)


def _beside(row: _Row) -> tuple[Text, ...]:
    below = [Text(row.word, QUIET)] if row.word else []
    return first_cell(row.number), Text("\n").join([_struck(row), *below]), _about(row)


def _below(row: _Row) -> tuple[Text, ...]:
    times = Text.assemble(_struck(row), (f" · {row.word}" if row.word else "", QUIET))
    return first_cell(row.number), Text("\n").join([times, _about(row)])


def _about(row: _Row) -> Text:
    """Return the title, under the name where that is the first of a person's rows."""
    return Text("\n").join([*([_name(row)] if row.speaker else []), Text(row.title, QUIET)])


def _rows(view: View, everyone: Mapping[Speaker, Sequence[Talk]], told: Sequence[Clocks]) -> Iterator[_Row]:
    """Yield a row for each talk of each speaker."""
    several_days = len(questions.days(view.schedule)) > 1
    spoken = [talk for talk in view.schedule.talks if talk.speakers]
    numbers = signed(view, spoken, numbered(view, spoken))
    here = questions.at_hand(spoken, view.now)
    for speaker in sorted(everyone, key=lambda speaker: by_surname(speaker.name)):
        person: Speaker | None = speaker
        for talk in everyone[speaker]:
            when = times_everywhere(talk, view.schedule, told)
            if several_days and talk.span:
                when = f"{short_day(questions.workshop_day(view.schedule, talk))}  {when}"
            title = " · ".join(filter(None, (talk.title, late_words(talk))))
            yield _Row(person, numbers[talk.id], mark(talk, view.now), when, title, talk.id in here)
            person = None


def _name(row: _Row) -> Text:
    if row.speaker is None:
        return Text()
    affiliation = f", {row.speaker.affiliation}" if row.speaker.affiliation else ""
    return Text.assemble(row.speaker.name, (affiliation, QUIET))


def _struck(row: _Row) -> Text:
    return told_time(row.when, row.word)


def _style(row: _Row) -> Style:
    return row_style(row.word) + HERE if row.is_here else row_style(row.word)


def info_screen(view: View, width: int) -> Iterator[RenderableType]:
    """Yield what the workshop is, when, where to watch and whom to ask, in a terminal of `width` columns."""
    schedule = view.schedule
    yield from head(view, readers_clocks(view, [schedule.span]))
    if schedule.span:
        yield labelled("Starts", moment_words(schedule.span.start, view.zone))
        yield labelled("Ends", moment_words(schedule.span.end, view.zone))
    yield labelled("Talks", f"{held_words(schedule.talks)} in {count(len(schedule.sections), 'section')}")
    named = (("Page", schedule.url), ("Watch", schedule.livestream), ("Chat", schedule.chat))
    for name, url in (*named, ("Contact", schedule.contact)):
        if url:
            yield address(name, url)
    if schedule.updated:
        yield labelled("Updated", moment_words(schedule.updated, view.zone))
    notices = questions.notices(schedule, view.now)
    if notices:
        yield Text()
        yield Text("Notices", STRONG)
    for notice in notices:
        yield Text()
        yield from linked(notice, width)
