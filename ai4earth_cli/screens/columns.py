"""How wide the columns of the programme's tables are, and which give way where there is little room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from ai4earth_cli.schedule.clocks import Clocks
from ai4earth_cli.schedule.model import Talk, View
from ai4earth_cli.schedule.wording import mark, speaker_names, times, times_everywhere
from ai4earth_cli.screens.parts import GAP

_WIDE_TITLE = 40
_NARROW_TITLE = 24
_MOST_TITLE = 72
_MOST_SPEAKERS = 28
_TIGHT_SPEAKERS = 16


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of the columns in cells, 0 for one that has given way; `told` are the clocks that times are told by.

    Without a column for speakers they stand under the title; without columns for the times of
    each zone (`times` is then one wide) the zones stand under each other, without any above the title.
    Where text is `clickable` it carries the links.
    """

    mark: int
    times: tuple[int, ...]
    room: int
    type: int
    speakers: int
    title: int
    links: int
    clickable: bool
    told: Sequence[Clocks]


def columns(view: View, talks: Sequence[Talk], told: Sequence[Clocks], width: int, *, clickable: bool) -> Columns:
    """Return the columns for `talks` in `width` cells: links give way first, then the type, then the speakers.

    Links need no column where text is `clickable`.
    """
    marks = _widest(mark(talk, view.now) for talk in talks)
    when = _times(view, talks, told, width)
    room = _column("Room", [talk.room or "" for talk in talks])
    left = width - _taken((marks, *when, room)) - 1  # which Rich leaves free behind the last column
    if (len(told) > 1 or told[0].change) and left < _NARROW_TITLE:
        when = ()
        left = width - _taken((marks, room)) - 1
    kinds = [talk.type for talk in talks]
    names = [speaker_names(talk) for talk in talks]
    full_type, full_speakers = _column("Type", kinds), min(_column("Speaker", names), _MOST_SPEAKERS)
    tight_type = _column("Type", [word for kind in kinds for word in kind.split()])
    tight_speakers = min(full_speakers, _TIGHT_SPEAKERS)
    all_links = 0 if clickable else _widest(link.url for talk in talks for link in talk.all_links)
    choices = (
        ((full_type, full_speakers, all_links), _WIDE_TITLE),
        ((full_type, full_speakers, 0), _WIDE_TITLE),
        ((tight_type, tight_speakers, 0), _NARROW_TITLE),
        ((0, tight_speakers, 0), _NARROW_TITLE),
    )
    fitting = (choice for choice, least in choices if left - _taken(choice) >= least)
    type_, speakers, links = chosen = next(fitting, (0, 0, 0))
    most = max(_column("Title", [talk.title for talk in talks]), 0 if speakers else _widest(names))
    if not when:
        most = max(
            most,
            _widest(
                line for talk in talks for line in times_everywhere(talk, view.schedule, told, view.day).splitlines()
            ),
        )
    title = max(1, min(left - _taken(chosen), most, _MOST_TITLE))
    return Columns(marks, when, room, type_, speakers, title, links, clickable, told)


def _taken(widths: Iterable[int]) -> int:
    """Return the cells that columns of these widths take with the gaps between them; none where the width is 0."""
    return sum(cells + GAP for cells in widths if cells)


def _times(view: View, talks: Sequence[Talk], told: Sequence[Clocks], width: int) -> tuple[int, ...]:
    """Return the width of a column of times for each zone, or of a single one where they would take half the room."""
    widths = tuple(_widest(times(talk, view.schedule, clocks, view.day) for talk in talks) for clocks in told)
    if len(widths) == 1:
        return widths
    cities = [_widest(clocks.city.split()) for clocks in told]
    apart = tuple(max(pair) for pair in zip(widths, cities, strict=True))
    if _taken(apart) * 2 <= width:
        return apart
    return (max(widths) + 1 + _widest(clocks.city for clocks in told),)


def _widest(texts: Iterable[str]) -> int:
    return max(map(cell_len, texts), default=0)


def _column(name: str, texts: Sequence[str]) -> int:
    """Return the width of a column that is as wide as its texts and its name, or 0 where it would be empty."""
    widest = _widest(texts)
    return widest and max(widest, cell_len(name))
