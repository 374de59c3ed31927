"""The screen of `now`: what is on, how far through, what comes next, where to watch."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.model import Span, Talk, View
from ai4earth_cli.schedule.questions import Situation, State
from ai4earth_cli.schedule.words import (
    far_words,
    gathered,
    length_words,
    moment_words,
    standing,
    times,
    times_elsewhere,
    told_day,
)
from ai4earth_cli.schedule.words.clocks import Clocks, readers_clocks
from ai4earth_cli.schedule.words.lateness import late_words
from ai4earth_cli.schedule.words.names import speakers_briefly
from ai4earth_cli.screens.pieces import (
    GAP,
    NARROW_TITLE,
    OVER,
    QUIET,
    RUNNING,
    STAR,
    STRONG,
    Rows,
    entries,
    gone_and_left,
    head,
    numbered,
    progress,
    table,
    taken,
    widest,
)
from ai4earth_cli.screens.pieces.lines import address, linked, links

_MOST_BAR = 40
_MOST_BLOCKS = 3
_LEAST_BAR = 10
_INDENT = 2
_SUGGESTED = 9  # cells for what can be done


def now_screen(
    view: View, found: Situation, width: int, later: Sequence[Talk] = (), asked: Sequence[Talk] | None = None
) -> Iterator[RenderableType]:
    """Yield what a glance between two talks is for, in a terminal of `width` columns.

    `later` are talks that start after those that start next, and are shown behind them. When all is over, it is said of
    the talks that are `asked` about, if not of all.
    """
    state = found.state
    on = sorted(gathered(found.on, view.starred), key=_is_background)
    coming = found.coming
    ended = view.schedule.span if state == "after" else None
    told = readers_clocks(
        view, [ended and Span(ended.end, ended.end), *(talk.span for talk in (*on, *found.cancelled, *coming, *later))]
    )
    yield from head(view, told)
    cancelled = list(_cancelled(view, found.cancelled, told))
    if state in {"before", "after"}:
        yield from cancelled
        cancelled = []
    if state == "before":
        yield from _before(view, coming)
    elif state == "after":
        yield from _after(view, asked)
    elif not (on or found.cancelled):
        yield Text("Nothing is on right now.", STRONG)
        yield Text()
    if len(on) > _MOST_BLOCKS:
        yield Text.assemble(("On now", RUNNING), f" · {len(found.on)} talks")
        yield Text()
        yield _by_room(view, on, width, "Left", lambda span: span.end - view.now)
        yield Text()
    else:
        yield from _blocks(view, on, told, width)
    yield from cancelled
    if coming:
        yield from _next(view, coming, state, told, width)
    if later:
        yield Text("After that", STRONG)
        rows = [(standing(talk, view.now), talk) for talk in later]
        yield _indented(entries(view, rows, told, width - _INDENT))
        yield Text()
    yield from _where(view, state, width)


def _before(view: View, coming: Sequence[Talk]) -> Iterator[RenderableType]:
    """Yield when it starts, or if only later talks are asked about when the first of those does."""
    first, span = questions.span(coming), view.schedule.span
    if span:
        start = first.start if first else span.start
        yield Text(f"{'Starts' if start == span.start else 'Next'} in {far_words(view.now, start)}", STRONG)
        yield Text(f"on {moment_words(start, view.zone)}{', with' if first else ''}")
    else:
        yield Text("No talk has a time yet.", STRONG)
        yield Text()


def _after(view: View, asked: Sequence[Talk] | None) -> Iterator[RenderableType]:
    from ai4earth_cli.schedule.words.afterwards import over_words, suggestions  # which searches; till then nothing does

    yield Text(over_words(view, asked), STRONG)
    yield Text()
    found = suggestions(view, asked)
    for what, command in found:
        yield Text.assemble((f"{what:<{_SUGGESTED}} ", QUIET), command)
    if found:
        yield Text()


def _by_room(view: View, talks: Sequence[Talk], width: int, what: str, length: Callable[[Span], dt.timedelta]) -> Rows:
    """Return a table of many talks of one time, in the order of their rooms, or without rooms of their sections.

    What lasts half a day or more is in the background, and stands last. Where a room would leave little for the
    title, it stands below it.
    """
    order = {place: number for number, place in enumerate(dict.fromkeys(map(_place, view.schedule.talks)))}
    found = sorted(questions.timed(talks), key=lambda pair: (_is_background(pair[0]), order[_place(pair[0])]))
    numbers = numbered(view, talks)
    digits = widest(numbers.values())
    rows = [(numbers[talk.id], _place(talk), length_words(length(span)), _late_title(talk)) for talk, span in found]
    name = "Room" if any(talk.rooms for talk in talks) else "Section"
    room, left = widest([name, *(row[1] for row in rows)]), widest([what, *(row[2] for row in rows)])
    title = width - taken((digits, room, left)) - 1
    if title >= NARROW_TITLE:
        shown = table(("", digits), (name, room), (what, left), ("Title", title))
        for number, place, words, text in rows:
            shown.add_row(Text(number, QUIET), Text(place), Text(words, RUNNING), text)
    else:
        shown = table(("", digits), (what, left), ("Title", width - taken((digits, left)) - 1))
        for number, place, words, text in rows:
            shown.add_row(
                Text(number, QUIET),
                Text(words, RUNNING),
                Text("\n").join([text, *([Text(place, QUIET)] if place else [])]),
            )
    return shown


def _late_title(talk: Talk) -> Text:
    late = late_words(talk)
    return Text.assemble(talk.title, (f" · {late}" if late else "", QUIET))


def _is_background(talk: Talk) -> bool:
    return talk.span is not None and talk.span.is_background


def _place(talk: Talk) -> str:
    return talk.room or (talk.section.title if talk.section else "")


def _blocks(view: View, on: Sequence[Talk], told: Sequence[Clocks], width: int) -> Iterator[RenderableType]:
    """Yield a block for each talk that is on, with bars of one width, under each other.

    Times in several zones stand together, above the bar.
    """
    dates = questions.dates(view.schedule, view.schedule.talks)
    timed = list(questions.timed(on))
    days = [told_day(view, talk, dates) for talk, _ in timed]
    whens = [
        " ".join(filter(None, (times(talk, view.schedule, told[0], day), late_words(talk))))
        for (talk, _), (day, _) in zip(timed, days, strict=True)
    ]
    minutes = [gone_and_left(span, view.now) for _, span in timed]
    beside = 0 if len(view.zones) > 1 else widest(whens) + GAP  # what stands beside the bar, but for the minutes
    room = width - _INDENT - widest(minutes) - GAP - beside
    for (talk, span), (day, named), when, left in zip(timed, days, whens, minutes, strict=True):
        elsewhere = times_elsewhere(talk, view.schedule, told, day)
        bar = progress(span, view.now, min(room if room >= _LEAST_BAR else width - _INDENT, _MOST_BAR))
        if room < _LEAST_BAR:
            lines = [Text.assemble(when, "  ", left), *([Text(elsewhere, QUIET)] if elsewhere else []), bar]
        elif elsewhere:
            lines = [Text.assemble(when, (f" · {elsewhere}", QUIET)), Text.assemble(bar, "  ", left)]
        else:
            lines = [Text.assemble(when.ljust(widest(whens)), "  ", bar, "  ", left)]
        yield from _on(view, talk, named, lines)


def _on(view: View, talk: Talk, since: str, how_far: Sequence[Text]) -> Iterator[RenderableType]:
    heading = "Break" if talk.is_break else "On now"
    kind = "" if talk.is_break else talk.type
    place = " · ".join(dict.fromkeys(part for part in (talk.section and talk.section.title, kind, talk.room) if part))
    yield Text.assemble((heading, RUNNING), f" · {place}" if place else "")
    star = f"{STAR} " if talk.id in view.starred else ""
    yield _indented(Text.assemble((star, QUIET), (talk.title, STRONG)))
    if talk.speakers:
        yield _indented(Text(speakers_briefly(talk)))
    if since:
        yield _indented(Text(f"since {since}", QUIET))
    yield from map(_indented, how_far)
    yield Text()
    found = list(links(talk))
    if found:
        yield from found
        yield Text()


def _cancelled(view: View, talks: Sequence[Talk], told: Sequence[Clocks]) -> Iterator[RenderableType]:
    """Yield which talks would be on and are not: the first three, and how many more."""
    for talk in talks[:_MOST_BLOCKS]:
        place = "".join(f" · {part}" for part in (talk.section and talk.section.title, talk.room) if part)
        yield Text.assemble(("Cancelled", STRONG), place)
        yield _indented(Text(talk.title, OVER))
        yield _indented(Text(times(talk, view.schedule, told[0]), QUIET))
        yield Text()
    more = len(talks) - _MOST_BLOCKS
    if more > 0:
        yield Text(f"{more} more cancelled", QUIET)
        yield Text()


def _next(
    view: View, coming: tuple[Talk, ...], state: State, told: Sequence[Clocks], width: int
) -> Iterator[RenderableType]:
    """Yield what starts next: each talk with all that is to know, or if they are many a table by room."""
    span = questions.span(coming[:1])
    shown = gathered(coming, view.starred)
    is_many = len(shown) > _MOST_BLOCKS
    many = f" · {len(coming)} talks" if is_many else ""
    if span and state != "before":
        day, _ = told_day(view, coming[0], questions.dates(view.schedule, view.schedule.talks))
        when = times(coming[0], view.schedule, told[0], day).partition("–")[0]
        yield Text.assemble((f"Next in {far_words(view.now, span.start)}", STRONG), f" · {when}{many}" if many else "")
    if is_many:
        yield Text()
        yield _by_room(view, shown, width, "Length", lambda span: span.length)
    else:
        heading = span.start.astimezone(view.zone).date() if span and state == "before" else None
        yield _indented(entries(view, [("", talk) for talk in shown], told, width - _INDENT, heading=heading))
    yield Text()


def _where(view: View, state: State, width: int) -> Iterator[RenderableType]:
    schedule = view.schedule
    if schedule.livestream:
        yield address("Watch", schedule.livestream)
    if schedule.chat and state != "after":
        yield address("Chat", schedule.chat)
    if schedule.url and state in {"before", "after"}:
        yield address("Page", schedule.url)
    if state in {"running", "between"}:
        for notice in questions.notices(schedule, view.now)[:1]:
            yield from linked(notice, width, "Note")


def _indented(part: RenderableType) -> Padding:
    return Padding(part, (0, 0, 0, _INDENT))
