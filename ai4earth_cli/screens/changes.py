"""The screen of `changes`: what is different, what is marked first, then by day, old → new."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.style import Style
from rich.table import Table
from rich.text import Text

from ai4earth_cli.schedule import news, questions
from ai4earth_cli.schedule.changes import Comparison, Difference
from ai4earth_cli.schedule.clocks import Clocks, readers_clocks
from ai4earth_cli.schedule.model import View
from ai4earth_cli.schedule.wording import speaker_names, times, times_elsewhere
from ai4earth_cli.screens.columns import widest
from ai4earth_cli.screens.parts import DAY, GAP, NARROW_TITLE, OVER, QUIET, STAR, STRONG, day_heading, head

_CHANGED = Style(color="yellow")


def changes_screen(view: View, compared: Comparison, width: int) -> Iterator[RenderableType]:
    """Yield what is different, in a terminal of `width` columns."""
    told = readers_clocks(view, (talk.span for one in compared.found for talk in (one.talk, one.before) if talk))
    yield from head(view, told)
    yield Text(news.summary(view, compared), STRONG)
    mine = [one for one in compared.found if compared.is_marked(view, one)]
    if mine:
        yield from (Text(), Text("Marked by you", DAY), Text(), _table(view, compared, mine, told, width))
    others = [one for one in compared.found if not compared.is_marked(view, one)]
    first, last = questions.dates(view.schedule, (*view.schedule.talks, *(one.talk for one in others)))
    days = news.by_day(view.schedule, others)
    for day, there in days.items():
        yield Text()
        if first != last or (mine and day is not None) or (day is None and len(days) > 1):
            yield day_heading(day, told)
            yield Text()
        yield _table(view, compared, there, told, width)


def _table(view: View, compared: Comparison, found: Sequence[Difference], told: Sequence[Clocks], width: int) -> Table:
    """Return a table of talks; where there is little room the times stand above the titles."""
    known = questions.numbers(view.schedule)
    numbers = ["" if one.is_gone else str(known[one.talk.id]) for one in found]
    digits = widest(numbers)
    stars = [STAR if compared.is_marked(view, one) else "" for one in found]
    whens = [times(one.talk, view.schedule, told[0]) for one in found]
    beside = width - sum(cells + GAP for cells in (digits + widest(stars), widest(whens))) >= NARROW_TITLE
    grid = Table.grid(padding=(0, GAP, 0, 0))
    for cells in (digits + widest(stars), *([widest(whens)] if beside else [])):
        grid.add_column(width=cells)
    grid.add_column(overflow="fold")
    for one, number, star, when in zip(found, numbers, stars, whens, strict=True):
        is_off = one.is_gone or one.talk.cancelled
        time = Text(when, OVER if is_off else "")
        title = Text(one.talk.title, OVER if is_off else STRONG)
        lines = [Text(line, _CHANGED) for line in news.words(view, one, told[0])]
        about = (" · ".join(filter(None, (speaker_names(one.talk), one.talk.room))),)
        below = [Text(line, QUIET) for line in (*about, times_elsewhere(one.talk, view.schedule, told)) if line]
        cell = Text("\n").join([*([] if beside else [time]), title, *lines, *below])
        grid.add_row(Text(f"{star}{number.rjust(digits)}", QUIET), *([time] if beside else []), cell)
    return grid
