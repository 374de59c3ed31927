"""How wide the columns of the programme's tables are, and which give way where there is little room."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from ai4earth_cli.schedule.model import Talk, View
from ai4earth_cli.schedule.words.clocks import Clocks
from ai4earth_cli.schedule.words.wording import mark, marked_title, speaker_names, times, times_everywhere
from ai4earth_cli.screens.pieces.parts import GAP, NARROW_TITLE, numbered

_WIDE_TITLE = 40
_MOST_TITLE = 72
_MOST_NAME = 28  # of a room, or of speakers
_TIGHT_NAME = 16


class Columns(NamedTuple):
    """The widths of the columns in cells, 0 for one that has given way, and what some of them need.

    `told` are the clocks that times are told by, `numbers` those of the talks by their ids, with stars. Without a
    column for speakers they stand under the title, and a room likewise; without columns for the times of each zone
    (`times` is then one wide) the zones stand under each other, without any above the title. Where text is
    `clickable` it carries the links.
    """

    number: int
    mark: int
    times: tuple[int, ...]
    room: int
    type: int
    speakers: int
    title: int
    links: int
    clickable: bool
    told: Sequence[Clocks]
    numbers: Mapping[str, str]


def columns(view: View, talks: Sequence[Talk], told: Sequence[Clocks], width: int, *, clickable: bool) -> Columns:
    """Return the columns for `talks` in `width` cells.

    The title has at least 24 of them, or all there are beside the mark: links give way first, then the
    type, then the speakers, then the room, then the times, then the number. Links need no column if text is
    `clickable`.
    """
    numbers = numbered(view, talks, len(str(len(view.schedule.talks))))
    number = widest(numbers.values())
    marks = widest(mark(talk, view.now) for talk in talks)
    when = _times(view, talks, told, width)
    left = width - taken((number, marks, *when)) - 1  # which Rich leaves free behind the last column
    if left < NARROW_TITLE:
        when = ()
        left = width - taken((number, marks)) - 1
    if left < NARROW_TITLE:
        number = 0
        left = width - taken((marks,)) - 1
    kinds, rooms = [talk.type for talk in talks], [talk.room or "" for talk in talks]
    names = [speaker_names(talk) for talk in talks]
    full_type, tight_type = _column("Type", kinds), _column("Type", _words(kinds))
    full_speakers = min(_column("Speaker", names), _MOST_NAME)
    tight_speakers = min(full_speakers, _TIGHT_NAME)
    full_room = min(_column("Room", rooms), _MOST_NAME)
    tight_room = min(full_room, max(_TIGHT_NAME, widest(_words(rooms))))
    all_links = 0 if clickable else widest(link.url for talk in talks for link in talk.all_links)
    choices = (
        ((full_room, full_type, full_speakers, all_links), _WIDE_TITLE),
        ((full_room, full_type, full_speakers, 0), _WIDE_TITLE),
        ((full_room, tight_type, tight_speakers, 0), NARROW_TITLE),
        ((tight_room, tight_type, tight_speakers, 0), NARROW_TITLE),
        ((tight_room, 0, tight_speakers, 0), NARROW_TITLE),
        ((tight_room, 0, 0, 0), NARROW_TITLE),
    )
    fitting = (choice for choice, least in choices if left - taken(choice) >= least)
    room, type_, speakers, links = chosen = next(fitting, (0, 0, 0, 0))
    below = (
        (name if not speakers else "", place if not room else "") for name, place in zip(names, rooms, strict=True)
    )
    most = max(
        _column("Title", [marked_title(talk) for talk in talks]), widest(" · ".join(filter(None, who)) for who in below)
    )
    if not when:
        most = max(
            most,
            widest(
                line for talk in talks for line in times_everywhere(talk, view.schedule, told, view.day).splitlines()
            ),
        )
    title = max(1, min(left - taken(chosen), most, _MOST_TITLE))
    return Columns(number, marks, when, room, type_, speakers, title, links, clickable, told, numbers)


def taken(widths: Iterable[int]) -> int:
    """Return the cells that columns of these widths take with the gaps between them; none if the width is 0."""
    return sum(cells + GAP for cells in widths if cells)


def _times(view: View, talks: Sequence[Talk], told: Sequence[Clocks], width: int) -> tuple[int, ...]:
    """Return the width of a column of times for each zone, or of a single one if they would take half the room."""
    widths = tuple(widest(times(talk, view.schedule, clocks, view.day) for talk in talks) for clocks in told)
    if len(widths) == 1:
        return widths
    cities = [widest(clocks.city.split()) for clocks in told]
    apart = tuple(max(pair) for pair in zip(widths, cities, strict=True))
    if taken(apart) * 2 <= width:
        return apart
    return (max(widths) + 1 + widest(clocks.city for clocks in told),)


def _words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in text.split()]


def widest(texts: Iterable[str]) -> int:
    """Return the cells that the widest of the texts takes."""
    return max(map(cell_len, texts), default=0)


def _column(name: str, texts: Sequence[str]) -> int:
    """Return the width of a column that is as wide as its texts and its name, or 0 if it would be empty."""
    cells = widest(texts)
    return cells and max(cells, cell_len(name))
