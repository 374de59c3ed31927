"""The screens of `list` and `next`: the programme as a table per section, and what comes."""

import datetime as dt
import itertools
from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.style import Style
from rich.text import Text

from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.model import Section, Talk, View
from ai4earth_cli.schedule.words import (
    CANCELLED,
    begun_before,
    from_to,
    mark,
    standing,
    times,
    times_everywhere,
)
from ai4earth_cli.schedule.words.clocks import Clocks, readers_clocks
from ai4earth_cli.schedule.words.lateness import late_words
from ai4earth_cli.schedule.words.names import names_words, speakers_briefly
from ai4earth_cli.screens.pieces import (
    HERE,
    ON,
    OVER,
    QUIET,
    RUNNING,
    STAR,
    STRONG,
    Rows,
    day_heading,
    entries,
    first_cell,
    head,
    row_style,
    table,
    told_time,
)
from ai4earth_cli.screens.pieces.columns import Columns, below_title, columns
from ai4earth_cli.screens.pieces.references import addressed, linked_words

_Names = Sequence[tuple[str, int]]  # of the columns of every table, and their widths


def programme_screen(
    view: View, talks: Sequence[Talk], width: int, *, clickable: bool, hint: str = ""
) -> Iterator[RenderableType]:
    """Yield a heading and a table for each section of `talks`, for a terminal of `width` columns.

    They are in the order of the programme. A schedule of several days has a heading for each, and the unscheduled
    talks under one of their own; if one day was asked for, all is under that, what has begun before it too. A `hint`
    stands at the end.
    """
    talks = questions.in_order(view.schedule, talks)
    first, last = questions.dates(view.schedule, view.schedule.talks)
    if first != last:
        days: Mapping[dt.date | None, Sequence[Talk]] = (
            {view.day: talks} if view.day else questions.by_day(view.schedule, talks)
        )
        told = _clocks_of_days(view, days)
        yield from head(view, told)
        plan = columns(view, talks, told, width, clickable=clickable)
        for number, (day, rows) in enumerate(days.items()):
            if number:
                yield Text()
            yield day_heading(day, told)
            yield Text()
            yield from _sections(view, rows, rows, plan, day)
    else:
        whole = view.schedule.talks
        told = _clocks_of_sections(view, talks, questions.by_section(whole))
        yield from head(view, told)
        yield from _sections(view, talks, whole, columns(view, talks, told, width, clickable=clickable))
    for lines in ("\n".join(_terms(talks)), hint):
        if lines:
            yield Text()
            yield Text(lines, QUIET)


def _terms(talks: Sequence[Talk]) -> Iterator[str]:
    """Yield what those words mean in the tables that not everybody knows."""
    types = {talk.type.casefold() for talk in talks if talk.span is None and not talk.on_demand}
    if types:
        yield "unscheduled: it has no time in the programme, as a paper or a poster may."
    if "abstract" in types:
        yield "Abstract: a paper that is there to be read, without a talk."


def _clocks_of_days(view: View, days: Mapping[dt.date | None, Sequence[Talk]]) -> tuple[Clocks, ...]:
    spans = {day: [span for _, span in questions.timed(rows)] for day, rows in days.items() if day}
    return readers_clocks(view, itertools.chain(*spans.values()), spans)


def _clocks_of_sections(
    view: View, talks: Sequence[Talk], whole: Mapping[Section | None, Sequence[Talk]]
) -> tuple[Clocks, ...]:
    """Return the clocks of a screen on which the headings tell from when to when the whole of a section is."""
    sections = dict.fromkeys(talk.section for talk in talks)
    return readers_clocks(view, (*(talk.span for talk in talks), *(questions.span(whole[one]) for one in sections)))


def _sections(
    view: View, talks: Sequence[Talk], whole: Sequence[Talk], plan: Columns, day: dt.date | None = None
) -> Iterator[RenderableType]:
    """Yield a heading and a table for each section; the headings tell from when to when all it has of the `whole` is.

    Talks of no section have no heading, unless others have one.
    """
    names = tuple(_names_and_widths(day, plan))
    everything = questions.by_section(whole)
    for number, (section, rows) in enumerate(questions.by_section(talks).items()):
        if number:
            yield Text()
        if section or len(everything) > 1:
            yield _heading(view, section, everything[section], plan.told[0])
        yield _table(view, rows, plan, names)


def next_screen(view: View, coming: Sequence[Talk], count: int, width: int) -> Iterator[RenderableType]:
    """Yield the first `count` of the talks that come, with the time until each, and how many start with the last."""
    talks, rest = coming[:count], coming[count:]
    told = readers_clocks(view, (talk.span for talk in talks))
    yield from head(view, told)
    yield entries(view, [(standing(talk, view.now), talk) for talk in talks], told, width)
    together = sum(1 for talk in rest if talk.span and talks[-1].span and talk.span.start == talks[-1].span.start)
    if together:
        yield Text()
        yield Text(f"{together} more at the same time: ai4earth next {count + together}{view.again}", QUIET)


def _heading(view: View, section: Section | None, rows: Sequence[Talk], told: Clocks) -> Text:
    quiet = ""
    if section and section.chairs:
        quiet += f" · chair {names_words(section.chairs)}"
    span = questions.span(rows)
    if span:
        day = view.day or questions.workshop_day(view.schedule, rows[0])
        quiet += f" · {from_to(span, told, day)}"
    return Text.assemble((section.title if section else "Without a section", STRONG), (quiet, QUIET))


def _table(view: View, rows: Sequence[Talk], plan: Columns, names: _Names) -> Rows:
    found = table(*names)
    for talk in rows:
        number = [first_cell(plan.numbers[talk.id])] if plan.number else []
        found.add_row(*number, *_cells(view, talk, plan), style=_row_style(view, talk, plan))
    return found


def _row_style(view: View, talk: Talk, plan: Columns) -> Style:
    word = mark(talk, view.now)
    style = row_style(word) or (QUIET if talk.is_break else Style.null())
    return style + HERE if talk.id in plan.here else style


def _names_and_widths(day: dt.date | None, plan: Columns) -> Iterator[tuple[str, int]]:
    """Yield the columns; a zone's has its offset where all times below have that one."""
    yield from (("", cells) for cells in (plan.number, plan.mark) if cells)
    for clocks, cells in zip(plan.told, plan.times, strict=False):
        words = dict.fromkeys((clocks.city, clocks.offset(day)))
        yield "Time" if len(plan.times) == 1 else " ".join(words).rstrip(), cells
    title = "Title" if plan.times else "Time and title"
    named = (("Room", plan.room), ("Type", plan.type), ("Speaker", plan.speakers), (title, plan.title))
    yield from ((name, cells) for name, cells in (*named, ("Links", plan.links)) if cells)


def _cells(view: View, talk: Talk, plan: Columns) -> Iterator[Text]:
    if plan.mark:
        word = mark(talk, view.now)
        yield Text(word, RUNNING if word == "now" else "")
    yield from _times(view, talk, plan)
    if plan.room:
        yield Text(talk.room or "")
    if plan.type:
        yield Text(talk.type)
    if plan.speakers:
        yield Text(speakers_briefly(talk))
    above = [] if plan.times else [_above(view, talk, plan)]
    below = _below(talk, plan) if plan.is_brief else Text()
    yield Text("\n").join([*above, _title(view, talk, plan), *([below] if below else [])])
    if plan.links:
        yield Text("\n".join(addressed(talk))) if plan.written_out else linked_words(talk, clickable=plan.clickable)


def _title(view: View, talk: Talk, plan: Columns) -> Text:
    """Return the title, behind the signs that have no number to stand beside."""
    title = Text(talk.title)
    if talk.cancelled:
        title.stylize(OVER)
        title = Text.assemble(CANCELLED, title)
    star = STAR if talk.id in view.starred and not plan.number else ""
    return Text.assemble((f"{star} ", QUIET), title) if star else title


def _above(view: View, talk: Talk, plan: Columns) -> Text:
    """Return the times where they stand above the title, and in the same line how the talk stands."""
    when = times_everywhere(talk, view.schedule, plan.told, view.day)
    word = mark(talk, view.now)
    sign = f"{ON} " if word == "now" and not plan.number else ""
    line = Text.assemble((sign, RUNNING), told_time(when, word))
    return Text.assemble(line, *((f" · {said}", QUIET) for said in (word, *_said_of_times(view, talk)) if said))


def _below(talk: Talk, plan: Columns) -> Text:
    """Return quietly what stands under a title: who, what, where, and the words of its links."""
    text = Text(" · ".join(below_title(talk, clickable=plan.clickable, with_links=False)))
    named = Text() if plan.links else linked_words(talk, clickable=plan.clickable)
    line = Text(" · ").join(part for part in (text, named) if part)
    line.stylize(QUIET)
    return line


def _times(view: View, talk: Talk, plan: Columns) -> Iterator[Text]:
    """Yield a cell of times for each zone, or one for all of them, as the plan says."""
    if len(plan.times) == len(plan.told):
        for place, clocks in enumerate(plan.told):
            yield _marked(times(talk, view.schedule, clocks, view.day), view, talk, plan, is_first=not place)
    elif plan.times:
        yield _marked(times_everywhere(talk, view.schedule, plan.told, view.day), view, talk, plan)


def _marked(when: str, view: View, talk: Talk, plan: Columns, *, is_first: bool = True) -> Text:
    """Return times, struck through if they are over; below the first how it stands, how late, and since when."""
    word = mark(talk, view.now)
    said = ("" if plan.mark else word, *_said_of_times(view, talk)) if is_first else ()
    return Text("\n").join([told_time(when, word), *(Text(words, QUIET) for words in said if words)])


def _said_of_times(view: View, talk: Talk) -> tuple[str, str]:
    return late_words(talk), begun_before(view, talk)
