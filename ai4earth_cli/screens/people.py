"""The screens of `sections`, `speakers` and `info`: who, where and how to take part."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.model import Span, Talk, View
from ai4earth_cli.schedule.words.clocks import Clocks, readers_clocks
from ai4earth_cli.schedule.words.wording import (
    count,
    days_and_clocks,
    from_to,
    held_words,
    mark,
    moment_words,
    short_day,
    times_everywhere,
)
from ai4earth_cli.screens.pieces.columns import taken, widest
from ai4earth_cli.screens.pieces.parts import (
    NARROW_TITLE,
    QUIET,
    STRONG,
    address,
    head,
    labelled,
    linked,
    numbered,
    table,
)

_ROOM_FOR_ALL = 96  # columns; below it cells share lines


def sections_screen(view: View, width: int) -> Iterator[RenderableType]:
    """Yield a table of the sections, or of the rooms where there are none.

    Where it is narrow, id and chair stand under the title, at last the times too.
    """
    if not view.schedule.sections:
        yield from _rooms(view)
        return
    programme = questions.programme(view.schedule)
    told = readers_clocks(view, map(questions.span, programme.values()))
    yield from head(view, told)
    names = ("Id", "Title", "Chair", "Time", "Talks")
    rows = [
        (id_, title, " & ".join(chairs), _spans(view, questions.span(talks), told), _talks(talks))
        for (id_, title, _, chairs, _), talks in programme.items()
    ]
    columns = zip(names, *rows, strict=True)
    widths = [widest(line for text in column for line in text.splitlines()) for column in columns]
    *_, times_width, talks_width = widths
    if _ROOM_FOR_ALL <= width >= taken(widths) - 1:
        found = table(*zip(names, widths, strict=True))
        for row in rows:
            found.add_row(*map(Text, row))
    else:
        times_beside = width - taken((times_width, talks_width)) - 1 >= min(NARROW_TITLE, max(widths[:3]))
        times_column = [("Time", times_width)] if times_beside else []
        found = table(("Section", None), *times_column, ("Talks", talks_width))
        for id_, title, chairs, when, talks in rows:
            below = [Text(text, QUIET) for text in (id_, chairs) if text]
            about = [Text(title), *([] if times_beside or not when else [Text(when)]), *below]
            found.add_row(Text("\n").join(about), *([Text(when)] if times_beside else []), Text(talks))
    yield found


def _talks(talks: Sequence[Talk]) -> str:
    return str(sum(1 for talk in talks if not talk.is_break))


def _rooms(view: View) -> Iterator[RenderableType]:
    rooms = questions.by_room(view.schedule)
    told = readers_clocks(view, map(questions.span, rooms.values()))
    yield from head(view, told)
    if not rooms:
        yield Text("The schedule has neither sections nor rooms.")
        return
    rows = [(room, _spans(view, questions.span(talks), told), _talks(talks)) for room, talks in rooms.items()]
    widths = [widest(("Time", *(line for _, when, _ in rows for line in when.splitlines()))), len("Talks")]
    found = table(("Room", None), *zip(("Time", "Talks"), widths, strict=True))
    for row in rows:
        found.add_row(*map(Text, row))
    yield found


def speakers_screen(view: View, width: int) -> Iterator[RenderableType]:
    """Yield a table of everyone who speaks, with each of their talks.

    Where it is narrow the time stands above the title; where it is very narrow, the name above both.
    """
    told = readers_clocks(view, (talk.span for talk in view.schedule.talks if talk.speakers))
    yield from head(view, told)
    rows = list(_spoken(view, told))
    if width >= _ROOM_FOR_ALL:
        times_width = widest(line for *_, when, _ in rows for line in ("Time", *when.splitlines()))
        digits = widest(number for _, number, *_ in rows)
        found = table(("Speaker", None), ("", digits), ("", None), ("Time", times_width), ("Title", None))
        for name, number, word, when, title in rows:
            found.add_row(name, Text(number.rjust(digits), QUIET), Text(word), Text(when), Text(title))
        yield found
        return
    name_width = widest(name.plain for name, *_ in rows)
    one_column = width < 2 * NARROW_TITLE and width - taken((name_width,)) - 1 < NARROW_TITLE
    found = table(("Speaker and talk", None)) if one_column else table(("Speaker", None), ("Talk", None))
    for name, number, word, when, title in rows:
        about = Text("\n").join([Text(f"{number}  {f'{word} {when}'.strip()}", QUIET), Text(title)])
        if one_column:
            found.add_row(Text("\n").join([name, about]) if name else about)
        else:
            found.add_row(name, about)
    yield found


def _spoken(view: View, told: Sequence[Clocks]) -> Iterator[tuple[Text, str, str, str, str]]:
    """Yield for each talk of each speaker the name, only once, and the talk's number, mark, times and title."""
    several_days = len(questions.days(view.schedule)) > 1
    numbers = numbered(view, [talk for talk in view.schedule.talks if talk.speakers])
    for speaker, talks in questions.everyone(view.schedule).items():
        affiliation = f", {speaker.affiliation}" if speaker.affiliation else ""
        name = Text.assemble(speaker.name, (affiliation, QUIET))
        for talk in talks:
            when = times_everywhere(talk, view.schedule, told)
            if several_days and talk.span:
                when = f"{short_day(questions.workshop_day(view.schedule, talk))}  {when}"
            yield name, numbers[talk.id].strip(), mark(talk, view.now), when, talk.title
            name = Text()


def info_screen(view: View) -> Iterator[RenderableType]:
    """Yield what the workshop is, when, where to watch and whom to ask."""
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
        yield linked(notice)


def _spans(view: View, span: Span | None, told: Sequence[Clocks]) -> str:
    """Return from when to when, a line for each of the reader's zones, with the days if there are several."""
    if span is None:
        return ""
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
