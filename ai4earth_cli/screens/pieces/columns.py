"""How wide the columns of the programme's tables are, and which give way where there is little room."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.model import Talk, View
from ai4earth_cli.schedule.words import mark, marked_title, times, times_everywhere
from ai4earth_cli.schedule.words.clocks import Clocks
from ai4earth_cli.schedule.words.names import speakers_briefly
from ai4earth_cli.screens.pieces import NARROW_TITLE, numbered, signed, taken, widest
from ai4earth_cli.screens.pieces.references import addressed, words

_GOOD_TITLE = 48
_TIGHT_TITLE = 20  # cells that a title has at least beside the times of several zones
_WHOLE_TITLE = 72  # cells that a title has before addresses are written out beside it
_MOST_NAME = 28  # of a room, or of speakers


class Columns(NamedTuple):
    """The widths of the columns in cells, 0 for one that has given way, and what some of them need.

    `told` are the clocks that times are told by, `numbers` those of the talks by their ids, with stars and with a
    sign before what is on. Where it `is_brief` there are a number, times and a title alone, and under them what else
    is to say. Without columns for the times of each zone (`times` is then one wide) the zones stand under each other,
    without any above the title. `links` is a column of words, or where they are `written_out` of addresses; where
    text is `clickable` the words carry the links. `here` are the ids of the talks that a pager opens at.
    """

    number: int
    mark: int
    times: tuple[int, ...]
    room: int
    type: int
    speakers: int
    title: int
    links: int
    is_brief: bool
    written_out: bool
    clickable: bool
    told: Sequence[Clocks]
    numbers: Mapping[str, str]
    here: frozenset[str]


def columns(view: View, talks: Sequence[Talk], told: Sequence[Clocks], width: int, *, clickable: bool) -> Columns:
    """Return the columns for `talks` in `width` cells.

    All stand beside each other where the title has 48 cells then, or all that it needs; else each talk has two lines,
    and its title at least 24 cells (beside the times of several zones 20) or all there are: the times give way first,
    then the number. Addresses are written out where text is not `clickable` and there is room for each of them beside
    the title.
    """
    numbers = signed(view, talks, numbered(view, talks, len(str(len(view.schedule.talks)))))
    number = widest(numbers.values())
    when = _times(view, talks, told, width - taken((number,)) - 1)
    if not when and width - taken((number,)) - 1 < NARROW_TITLE:
        number = 0
    left = width - taken((number, *when)) - 1  # which Rich leaves free behind the last column
    longest = _column("Title", [marked_title(talk) for talk in talks])
    all_columns = (
        widest(mark(talk, view.now) for talk in talks),
        min(_column("Room", [talk.room or "" for talk in talks]), _MOST_NAME),
        _column("Type", [talk.type for talk in talks]),
        min(_column("Speaker", [speakers_briefly(talk) for talk in talks]), _MOST_NAME),
    )
    no_column = (0, 0, 0, 0)
    named = _column("Links", [" ".join(words(talk, clickable=clickable)) for talk in talks])
    addresses = 0 if clickable else _column("Links", [line for talk in talks for line in addressed(talk)])
    whole, good = min(longest, _WHOLE_TITLE), min(longest, _GOOD_TITLE)
    choices = (
        *(((all_columns, addresses, whole), (no_column, addresses, whole)) if addresses else ()),
        (all_columns, named, good),
    )
    beside = when and number
    fitting = ((shown, links) for shown, links, least in choices if beside and left - taken((*shown, links)) >= least)
    shown, links = next(fitting, (no_column, 0))
    marks, room, type_, speakers = shown
    is_brief = shown == no_column
    written_out = bool(links) and links == addresses
    most = longest
    if is_brief:
        below = (" · ".join(below_title(talk, clickable=clickable, with_links=not links)) for talk in talks)
        most = max(most, widest(below))
    if not when:
        most = max(most, widest(_stacked(view, talks, told)))
    title = max(1, min(left - taken((*shown, links)), most))
    return Columns(
        number,
        marks,
        when,
        room,
        type_,
        speakers,
        title,
        links,
        is_brief,
        written_out,
        clickable,
        told,
        numbers,
        questions.at_hand(talks, view.now),
    )


def below_title(talk: Talk, *, clickable: bool, with_links: bool = True) -> list[str]:
    """Return what stands under a title where there are no columns for it: who, what, where, and the words of links."""
    kind = "" if talk.is_break else talk.type
    named = " ".join(words(talk, clickable=clickable)) if with_links else ""
    return [part for part in (speakers_briefly(talk), kind, talk.room, named) if part]


def _times(view: View, talks: Sequence[Talk], told: Sequence[Clocks], left: int) -> tuple[int, ...]:
    """Return the width of a column of times for each zone, or of one for all of them, or none, in `left` cells.

    Those of each zone take half of the room at most; all leave a title what it needs.
    """
    if len(told) > 1:
        widths = (widest(times(talk, view.schedule, clocks, view.day) for talk in talks) for clocks in told)
        cities = (widest(clocks.city.split()) for clocks in told)
        apart = tuple(max(pair) for pair in zip(widths, cities, strict=True))
        if taken(apart) * 2 <= left:
            return apart
    together = (widest(_stacked(view, talks, told)),)
    least = NARROW_TITLE if len(told) == 1 else _TIGHT_TITLE
    return together if left - taken(together) >= least else ()


def _stacked(view: View, talks: Sequence[Talk], told: Sequence[Clocks]) -> list[str]:
    """Return the lines of the times of all talks where zones stand under each other."""
    return [line for talk in talks for line in times_everywhere(talk, view.schedule, told, view.day).splitlines()]


def _column(name: str, texts: Sequence[str]) -> int:
    """Return the width of a column that is as wide as its texts and its name, or 0 if it would be empty."""
    cells = widest(texts)
    return cells and max(cells, cell_len(name))
