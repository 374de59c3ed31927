"""The screen of `changes`: what is different, what is marked first, then by day, old → new."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.console import RenderableType
from rich.text import Text

from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.changes import Comparison, Difference
from ai4earth_cli.schedule.model import View
from ai4earth_cli.schedule.words import CANCELLED, news, short_day, times, times_elsewhere
from ai4earth_cli.schedule.words.clocks import Clocks, readers_clocks
from ai4earth_cli.schedule.words.names import speakers_briefly
from ai4earth_cli.screens.pieces import (
    CHANGED,
    DAY,
    GAP,
    NARROW_TITLE,
    OVER,
    QUIET,
    STAR,
    STRONG,
    Rows,
    day_heading,
    grid,
    head,
    widest,
)


class _Screen(NamedTuple):
    """What all rows of a screen share; `is_long` if the talks are of several days.

    All tables have the same columns: where there is little room none for the times (`when` is 0), which stand above the
    titles then.
    """

    view: View
    compared: Comparison
    told: Sequence[Clocks]
    numbers: Mapping[str, int]
    is_long: bool
    digits: int
    when: int


def changes_screen(view: View, compared: Comparison, width: int) -> Iterator[RenderableType]:
    """Yield what is different, in a terminal of `width` columns."""
    found = compared.found
    told = readers_clocks(view, (talk.span for one in found for talk in (one.talk, one.before) if talk))
    first, last = questions.dates(view.schedule, (*view.schedule.talks, *(one.talk for one in found)))
    mine = [one for one in found if compared.is_marked(view, one)]
    screen = _Screen(view, compared, told, questions.numbers(view.schedule), first != last, 0, 0)
    digits = widest(_number(screen, one) for one in found) + bool(mine)
    when = widest(_when(screen, one, with_day=screen.is_long and compared.is_marked(view, one)) for one in found)
    beside = width - digits - GAP - when - GAP >= NARROW_TITLE
    screen = screen._replace(digits=digits, when=when if beside else 0)
    yield from head(view, told)
    yield Text(news.summary(view, compared), STRONG)
    if mine:
        yield from (Text(), Text("Marked by you", DAY), Text(), _table(screen, mine, are_mine=True))
    days = news.by_day(view.schedule, (one for one in found if not compared.is_marked(view, one)))
    for day, others in days.items():
        yield Text()
        if screen.is_long or mine or None in days:
            yield day_heading(day, told)
            yield Text()
        yield _table(screen, others, are_mine=False)


def _table(screen: _Screen, found: Sequence[Difference], *, are_mine: bool) -> Rows:
    shown = grid()
    shown.add_column(width=screen.digits)
    if screen.when:
        shown.add_column(width=screen.when)
    shown.add_column(overflow="fold")
    for one in found:
        when = _when(screen, one, with_day=screen.is_long and are_mine)
        time = [Text(when, OVER if one.is_gone or one.talk.cancelled else "")]
        about = Text("\n").join([*([] if screen.when else time), *_about(screen, one)])
        star = STAR if are_mine else ""
        first = Text(f"{star}{_number(screen, one).rjust(screen.digits - len(star))}", QUIET)
        shown.add_row(first, *(time if screen.when else []), about)
    return shown


def _number(screen: _Screen, one: Difference) -> str:
    return "" if one.is_gone else str(screen.numbers[one.talk.id])


def _when(screen: _Screen, one: Difference, *, with_day: bool) -> str:
    told, span = screen.told[0], one.talk.span
    if not (with_day and span):
        return times(one.talk, screen.view.schedule, told)
    day = span.start.astimezone(told.zone).date()
    return f"{short_day(day)} {times(one.talk, screen.view.schedule, told, day)}"


def _about(screen: _Screen, one: Difference) -> Iterator[Text]:
    """Yield the lines of a talk: its title, what is different, who and where, its times in other zones."""
    talk = one.talk
    title = Text(talk.title, OVER if one.is_gone or talk.cancelled else STRONG)
    yield Text.assemble(CANCELLED, title) if talk.cancelled and "cancelled" not in one.kinds else title
    yield from (Text(line, CHANGED) for line in news.words(screen.view, one, screen.told[0]))
    elsewhere = times_elsewhere(talk, screen.view.schedule, screen.told) if talk.span else ""
    for line in (" · ".join(filter(None, (speakers_briefly(talk), talk.room))), elsewhere):
        if line:
            yield Text(line, QUIET)
