"""The parts that screens are made of: styles, the head, tables, bars, talks in a few lines."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.measure import Measurement
from rich.segment import Segment
from rich.style import Style, StyleType
from rich.table import Table
from rich.text import Text

from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.model import Span, Talk, View
from ai4earth_cli.schedule.words import (
    as_of,
    clock_words,
    date_words,
    dates_words,
    length_words,
    no_answer,
    short_day,
    times,
    times_elsewhere,
    told_day,
)
from ai4earth_cli.schedule.words.clocks import Clocks, clocks
from ai4earth_cli.schedule.words.lateness import late_words
from ai4earth_cli.schedule.words.names import speakers_briefly

# Bold and dim do not go together, so that what is quiet in a bold row is not bold.
QUIET = Style(dim=True, bold=False)
STRONG = Style(bold=True)
DAY = Style(bold=True, underline=True)
# Of the 256 colours, not of the 16 that each terminal chooses: this green and this brown have a contrast of more than
# 4.4 on white and on black, where Terminal.app's own green has 2.5 on white.
RUNNING = Style(bold=True, color="color(28)")
CHANGED = Style(color="color(130)")
OVER = Style(strike=True)

STAR = "★"  # beside the number of a marked talk
HERE = Style(meta={"here": True})  # of rows that a pager opens at
ON = "▶"  # before the number of what is on
GAP = 2  # cells between two columns of a table
NARROW_TITLE = 24  # cells that a title has at least, if there are so many

_MOST_PARTS = 3
_DAY = dt.timedelta(days=1)
_ROOM_FOR_ALL = 72  # columns


def head(view: View, told: Sequence[Clocks]) -> Iterator[Text]:
    """Yield the workshop's name, its date and the zones of all times, which stand once on every screen."""
    schedule = view.schedule
    yield Text(" · ".join(part for part in (schedule.title, schedule.subtitle) if part), STRONG)
    zones = " and ".join(clocks_.label for clocks_ in told)
    line = Text.assemble((f"{dates_words(schedule)} · times in {zones}", QUIET))
    first, last = questions.dates(schedule, schedule.talks)
    today = view.now.astimezone(view.zone).date()
    if first - _DAY <= today <= last + _DAY:
        with_now = clocks(view.zone, (*told[0].firsts, view.now))
        day = f"{short_day(today)} {today:%b} " if first != last else ""
        line.append(" · ", QUIET)
        line.append(f"now {day}{clock_words(view.now, with_now, today if day else schedule.date)}")
    if view.origin and view.origin.stale:
        line.append(f" · {as_of(view.origin, view.now, view.zone)}; {no_answer(view.origin)}", QUIET)
    yield line
    yield Text()


def day_heading(day: dt.date | None, told: Sequence[Clocks]) -> Text:
    """Return the day, and where clocks change between the days what they are there in it."""
    if day is None:
        return Text("Unscheduled", DAY)
    there = [(clocks, clocks.of_day(day)) for clocks in told]
    labels = [f"{clocks.city} {said}" if len(told) > 1 else said for clocks, said in there if said]
    return Text.assemble((date_words(day), DAY), ("".join(f" · {words}" for words in labels), QUIET))


def with_hint(screen: Iterable[RenderableType], hint: str) -> Iterator[RenderableType]:
    """Yield a screen, and quietly below it how to go on, if there is something to say."""
    yield from screen
    if hint:
        yield Text()
        yield Text(hint, QUIET)


def progress(span: Span, now: dt.datetime, width: int) -> Text:
    """Return a bar of `width` cells that fills as the time goes on, and is full only at the end."""
    done = int(width * ((now - span.start) / span.length))
    return Text.assemble(("━" * done, RUNNING), ("─" * (width - done), QUIET))


def gone_and_left(span: Span, now: dt.datetime) -> str:
    """Return `10 min gone, 15 min left`; what has begun of a minute is still to come."""
    gone = (now - span.start) // dt.timedelta(minutes=1)
    return f"{length_words(dt.timedelta(minutes=gone))} gone, {length_words(span.end - now)} left"


class Cell:
    """A text in a cell of a table, and how many blanks are kept free behind it.

    Rich looks how to break each text, a fifth of its time, and most fit as they are; its own blanks take another fifth.
    """

    def __init__(self, text: Text, gap: int) -> None:
        self.text, self.gap = text, gap

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterable[Segment]:
        """Return the text as it is where it fits, else as Rich breaks it."""
        width = max(options.max_width - self.gap, 1)
        if max(map(cell_len, self.text.plain.split("\n"))) > width:
            return self.text.__rich_console__(console, options.update_width(width))
        return Text.assemble(self.text).render(console)  # its style as a span, since render knows no other

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Return the least and the most cells that the text takes."""
        least, most = Measurement.get(console, options, self.text)
        return Measurement(least + self.gap, most + self.gap)


class Rows(Table):
    """Rich's table, in which each text is a `Cell` with such a gap."""

    gap = 0

    def add_row(self, *cells: RenderableType | None, style: StyleType | None = None, end_section: bool = False) -> None:
        """Add a row of as many cells as there are columns."""
        drawn = (Cell(cell, self.gap) if isinstance(cell, Text) else cell for cell in cells)
        super().add_row(*drawn, style=style, end_section=end_section)


def grid(gap: int = GAP) -> Rows:
    """Return a table of cells with a gap between them, without a head or rules, whose columns are still to be added."""
    return Rows(
        box=None, padding=(0, gap, 0, 0), collapse_padding=True, show_header=False, show_edge=False, pad_edge=False
    )


def table(*columns: tuple[str, int | None], has_head: bool = True) -> Rows:
    """Return a table with a rule under its head; each column has a name and a width in cells, None to be measured.

    Without a head it goes on where another one has ended.
    """
    made = Rows(
        box=box.SIMPLE_HEAD,
        padding=0,
        show_header=has_head,
        show_edge=False,
        header_style=QUIET,
        border_style=QUIET,
    )
    made.gap = 1  # and Rich's rule between columns, a blank
    for name, width in columns:
        made.add_column(Cell(Text(name), made.gap), width=width and width + made.gap, overflow="fold")
    return made


def taken(widths: Iterable[int]) -> int:
    """Return the cells that columns of these widths take with the gaps between them; none if the width is 0."""
    return sum(cells + GAP for cells in widths if cells)


def widest(texts: Iterable[str]) -> int:
    """Return the cells that the widest of the texts takes."""
    return max(map(cell_len, texts), default=0)


def numbered(view: View, talks: Iterable[Talk], digits: int = 0) -> dict[str, str]:
    """Return the number of each talk by its id, of so many digits at least; a star stands before those that are marked.

    All are as wide as the widest.
    """
    known = questions.numbers(view.schedule)
    numbers = {talk.id: str(known[talk.id]) for talk in talks}
    digits = max(digits, max(map(len, numbers.values()), default=0))
    if view.starred.isdisjoint(numbers):
        return {id_: number.rjust(digits) for id_, number in numbers.items()}
    return {id_: (STAR if id_ in view.starred else " ") + number.rjust(digits) for id_, number in numbers.items()}


def signed(view: View, talks: Iterable[Talk], numbers: Mapping[str, str]) -> dict[str, str]:
    """Return the numbers of talks with a sign before those that are on, all as wide, if any is on."""
    on = {talk.id for talk in questions.on_at(talks, view.now)}
    return {id_: f"{ON if id_ in on else ' '} {number}" if on else number for id_, number in numbers.items()}


def row_style(word: str) -> Style:
    """Return the style of a row by the word for how it stands: what is on is bold, what is over or cancelled quiet."""
    return STRONG if word == "now" else QUIET if word else Style.null()


def told_time(when: str, word: str) -> Text:
    """Return times by the word for how they stand: lit if they are on, struck through if they are over or cancelled."""
    return Text(when, RUNNING if word == "now" else OVER if word in {"over", "off"} else "")


def first_cell(number: str) -> Text:
    """Return a number as it stands in the first column: quietly, but not the sign before it."""
    sign, rest = (number[:1], number[1:]) if number.startswith(ON) else ("", number)
    return Text.assemble((sign, RUNNING), (rest, QUIET))


def entries(
    view: View,
    rows: Sequence[tuple[str, Talk]],
    told: Sequence[Clocks],
    width: int,
    *,
    heading: dt.date | None = None,
) -> Rows:
    """Return talks in `width` cells, each with its number, its times and words for how it stands, if there are any.

    Where these would leave little for the title they stand above it: first the words, then the times. Days are told
    from the reader's today, or from that of a `heading` above them.
    """
    dates = questions.dates(view.schedule, view.schedule.talks)
    numbers = numbered(view, [talk for _, talk in rows])
    digits = max(map(len, numbers.values()), default=0)
    found = [
        (Text(words, RUNNING), *_brief(view, talk, *told_day(view, talk, dates, heading), told)) for words, talk in rows
    ]
    width -= digits + GAP
    times_beside = width - max((when.cell_len + GAP for _, when, _ in found), default=0) >= NARROW_TITLE
    shown = grid()
    shown.add_column(width=digits)
    for _ in range(_MOST_PARTS if times_beside else 1):
        shown.add_column(overflow="fold")
    for (_, talk), (words, when, about) in zip(rows, found, strict=True):
        beside = [words, when] if width >= _ROOM_FOR_ALL else [when] if times_beside else []
        above = [part for part in (when, words) if part and part not in beside]
        first = Text(numbers[talk.id], QUIET)
        shown.add_row(first, *(part for part in beside if part), Text("\n").join([*above, about]))
    return shown


def _brief(view: View, talk: Talk, day: dt.date, named: str, told: Sequence[Clocks]) -> tuple[Text, Text]:
    """Return a talk in two cells: its times; its title with who, what, where and the day below it, and other times."""
    kind = "" if talk.is_break else talk.type
    about = dict.fromkeys((speakers_briefly(talk), kind, talk.section and talk.section.title, talk.room))
    elsewhere = times_elsewhere(talk, view.schedule, told, day)
    below = (" · ".join(part for part in about if part), named, elsewhere)
    lines = [Text(talk.title, STRONG), *(Text(line, QUIET) for line in below if line)]
    when = " ".join(filter(None, (times(talk, view.schedule, told[0], day), late_words(talk))))
    return Text(when), Text("\n").join(lines)
