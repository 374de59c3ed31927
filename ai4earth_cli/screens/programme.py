"""The screens of `list` and `next`: the programme as a table per section, and what comes."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.style import Style
from rich.table import Table
from rich.text import Text

from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.model import Section, Talk, View
from ai4earth_cli.schedule.wording import date_words, from_to, mark, speaker_names, standing, times, times_everywhere
from ai4earth_cli.screens.columns import Columns, columns
from ai4earth_cli.screens.parts import DAY, OVER, QUIET, RUNNING, STRONG, brief, grid, head, table
from ai4earth_cli.text.addresses import target
from ai4earth_cli.when.zones import city, offset

_ROOM_FOR_ALL = 72  # columns
_Names = Sequence[tuple[str, int]]  # of the columns of every table, and their widths


def programme_screen(view: View, talks: Sequence[Talk], width: int, *, clickable: bool) -> Iterator[RenderableType]:
    """Return a heading and a table for each section of `talks`, for a terminal of `width` columns.

    A schedule of several days has a heading for each, and the unscheduled talks under one of their own.
    """
    yield from head(view)
    plan = columns(view, talks, width, clickable=clickable)
    names = tuple(_names_and_widths(view, plan))
    if len(questions.days(view.schedule)) > 1:
        for number, (day, rows) in enumerate(questions.by_day(view.schedule, talks).items()):
            if number:
                yield Text()
            yield Text(date_words(day) if day else "Unscheduled", DAY)
            yield Text()
            yield from _sections(view, rows, questions.by_section(rows), plan, names)
    else:
        yield from _sections(view, talks, questions.programme(view.schedule), plan, names)


def _sections(
    view: View, talks: Sequence[Talk], whole: Mapping[Section, Sequence[Talk]], plan: Columns, names: _Names
) -> Iterator[RenderableType]:
    """Return a heading and a table for each section; the headings tell from when to when the `whole` of it is."""
    for number, (section, rows) in enumerate(questions.by_section(talks).items()):
        if number:
            yield Text()
        yield _heading(view, section, whole[section])
        yield _table(view, rows, plan, names)


def next_screen(view: View, talks: Sequence[Talk], width: int) -> Iterator[RenderableType]:
    """Return the talks with the time until each, above it where it is narrow."""
    yield from head(view)
    lines = grid()
    days = questions.days(view.schedule)
    for talk in talks:
        until = Text(standing(talk, view.now), RUNNING)
        when, about = brief(view, talk, days)
        if width < _ROOM_FOR_ALL:
            lines.add_row(when, Text("\n").join([until, about]))
        else:
            lines.add_row(until, when, about)
    yield lines


def _heading(view: View, section: Section, rows: Sequence[Talk]) -> Text:
    quiet = ""
    if section.chairs:
        quiet += f" · chair {' & '.join(section.chairs)}"
    span = questions.span(rows)
    if span:
        day = questions.workshop_day(view.schedule, rows[0])
        quiet += f" · {from_to(span, view.zone, day)}"
    return Text.assemble((section.title, STRONG), (quiet, QUIET))


def _table(view: View, rows: Sequence[Talk], plan: Columns, names: _Names) -> Table:
    found = table(*names)
    for talk in rows:
        found.add_row(*_cells(view, talk, plan), style=_row_style(view, talk))
    return found


def _row_style(view: View, talk: Talk) -> Style:
    return RUNNING if mark(talk, view.now) == "now" else QUIET if talk.is_break else Style.null()


def _names_and_widths(view: View, plan: Columns) -> Iterator[tuple[str, int]]:
    if plan.mark:
        yield "", plan.mark
    at = view.schedule.span.start if view.schedule.span else view.now
    for zone, cells in zip(view.zones, plan.times, strict=False):
        alone = len(plan.times) == 1
        yield "Time" if alone else " ".join(dict.fromkeys((city(zone, at), offset(zone, at)))), cells
    named = (("Room", plan.room), ("Type", plan.type), ("Speaker", plan.speakers), ("Title", plan.title))
    yield from ((name, cells) for name, cells in (*named, ("Links", plan.links)) if cells)


def _cells(view: View, talk: Talk, plan: Columns) -> Iterator[Text]:
    over = OVER if talk.cancelled or mark(talk, view.now) == "over" else ""
    if plan.mark:
        yield Text(mark(talk, view.now))
    yield from _times(view, talk, plan)
    if plan.room:
        yield Text(talk.room or "")
    if plan.type:
        yield _linked(talk.type, talk.slides, plan)
    names = _linked(speaker_names(talk), talk.video, plan)
    title = _linked(talk.title, talk.paper or talk.website, plan)
    if talk.cancelled:
        title.stylize(OVER)
        title = Text.assemble("Cancelled: ", title)
    if plan.speakers:
        yield names
    else:
        names.stylize(QUIET)
    above = [] if plan.times else [Text(times_everywhere(view, talk), over)]
    below = [] if plan.speakers or not names else [names]
    yield Text("\n").join([*above, title, *below]) if above or below else title
    if plan.links:
        yield Text("\n".join(link.url for link in talk.all_links))


def _times(view: View, talk: Talk, plan: Columns) -> Iterator[Text]:
    """Return a cell of times for each zone, or one for all of them, as the plan says."""
    over = OVER if talk.cancelled or mark(talk, view.now) == "over" else ""
    if len(plan.times) == len(view.zones):
        for zone in view.zones:
            yield Text(times(talk, view.schedule, zone), over)
    elif plan.times:
        yield Text(times_everywhere(view, talk), over)


def _linked(text: str, url: str | None, plan: Columns) -> Text:
    return Text(text, Style(link=target(url))) if url and plan.clickable else Text(text)
