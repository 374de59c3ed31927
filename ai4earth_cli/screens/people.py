"""The screens of `sections`, `speakers` and `info`: who, where and how to take part."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.clocks import Clocks, readers_clocks
from ai4earth_cli.schedule.model import Span, View
from ai4earth_cli.schedule.wording import (
    count,
    days_and_clocks,
    from_to,
    mark,
    moment_words,
    short_day,
    times_everywhere,
)
from ai4earth_cli.screens.parts import QUIET, STRONG, address, head, labelled, linked, table

_ROOM_FOR_ALL = 96  # columns; below it cells share lines


def sections_screen(view: View, width: int) -> Iterator[RenderableType]:
    """Return a table of the sections; where it is narrow, id and chair stand under the title."""
    programme = questions.programme(view.schedule)
    spans = [questions.span(rows) for rows in programme.values()]
    told = readers_clocks(view, spans)
    yield from head(view, told)
    narrow = width < _ROOM_FOR_ALL
    letters = any(clocks.change for clocks in told)  # beside times, which are then longer than the line
    names = ("Section", "Time", "Talks") if narrow else ("Id", "Title", "Chair", "Time", "Talks")
    found = table(*((name, None) for name in names))
    for (section, rows), span in zip(programme.items(), spans, strict=True):
        chairs = " & ".join(section.chairs)
        cells = [Text(section.id, no_wrap=True), Text(section.title), Text(chairs)]
        if narrow:
            below = (Text(text, QUIET) for text in (section.id, chairs) if text)
            cells = [Text("\n").join([Text(section.title), *below])]
        found.add_row(
            *cells,
            Text(_spans(view, span, told) if span else "", no_wrap=not (narrow and letters)),
            Text(str(len(rows))),
        )
    yield found


def speakers_screen(view: View, width: int) -> Iterator[RenderableType]:
    """Return a table of everyone who speaks, with each of their talks; where it is narrow, the time above it."""
    told = readers_clocks(view, (talk.span for talk in view.schedule.talks if talk.speakers))
    yield from head(view, told)
    narrow = width < _ROOM_FOR_ALL
    several_days = len(questions.days(view.schedule)) > 1
    names = ("Speaker", "Talk") if narrow else ("Speaker", "", "Time", "Title")
    found = table(*((name, None) for name in names))
    for speaker, spoken in questions.everyone(view.schedule).items():
        affiliation = f", {speaker.affiliation}" if speaker.affiliation else ""
        name = Text.assemble(speaker.name, (affiliation, QUIET))
        for talk in spoken:
            when, word, title = times_everywhere(talk, view.schedule, told), mark(talk, view.now), Text(talk.title)
            if several_days and talk.span:
                when = f"{short_day(questions.workshop_day(view.schedule, talk))}  {when}"
            if narrow:
                found.add_row(name, Text("\n").join([Text(f"{word} {when}".lstrip(), QUIET), title]))
            else:
                found.add_row(name, Text(word), Text(when, no_wrap=True), title)
            name = Text()
    yield found


def info_screen(view: View) -> Iterator[RenderableType]:
    """Return what the workshop is, when, where to watch and whom to ask."""
    schedule = view.schedule
    yield from head(view, readers_clocks(view, [schedule.span]))
    if schedule.span:
        yield labelled("Starts", moment_words(schedule.span.start, view.zone))
        yield labelled("Ends", moment_words(schedule.span.end, view.zone))
    yield labelled("Talks", f"{len(schedule.talks)} in {count(len(schedule.sections), 'section')}")
    named = (("Page", schedule.url), ("Watch", schedule.livestream), ("Chat", schedule.chat))
    for name, url in (*named, ("Contact", schedule.contact)):
        if url:
            yield address(name, url)
    if schedule.updated:
        yield labelled("Updated", moment_words(schedule.updated, view.zone))
    if schedule.notices:
        yield Text()
        yield Text("Notices", STRONG)
    for notice in schedule.notices:
        yield Text()
        yield linked(notice)


def _spans(view: View, span: Span, told: Sequence[Clocks]) -> str:
    """Return from when to when, a line for each of the reader's zones, with the days where there are several."""
    first, last = questions.day_of(view.schedule, span.start), questions.last_day(view.schedule, span)
    several_days = len(questions.days(view.schedule)) > 1
    lines = []
    for clocks in told:
        if several_days and first != last:
            line = days_and_clocks(span, clocks)
        else:
            line = (f"{short_day(first)}  " if several_days else "") + from_to(span, clocks, first)
        lines.append(line + (f" {clocks.city}" if len(told) > 1 else ""))
    return "\n".join(lines)
