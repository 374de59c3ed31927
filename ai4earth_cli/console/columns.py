"""How wide the columns of the programme's tables are, and which give way where there is little room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from ai4earth_cli.console.words import mark, speaker_names, times
from ai4earth_cli.model import Talk, View
from ai4earth_cli.zones import city

GAP = 2
_WIDE_TITLE = 40
_NARROW_TITLE = 24
_MOST_TITLE = 72
_MOST_SPEAKERS = 28
_TIGHT_SPEAKERS = 16


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of the columns in cells, 0 for one that has given way.

    Without a column for speakers they stand under the title; without columns for the times of
    each zone (`times` is then one wide) the zones stand under each other.
    """

    mark: int
    times: tuple[int, ...]
    room: int
    type: int
    speakers: int
    title: int
    links: int


def columns(view: View, talks: Sequence[Talk], width: int, *, clickable: bool) -> Columns:
    """Return the columns for `talks` in `width` cells: links give way first, then the type, then the speakers.

    Links need no column where text is `clickable`.
    """
    marks = _widest(mark(talk, view.now) for talk in talks)
    when = _times(view, talks, width)
    room = _widest(talk.room or "" for talk in talks)
    left = width - sum(cells + GAP for cells in (marks, *when, room) if cells)
    kinds = [talk.type for talk in talks]
    names = [speaker_names(talk) for talk in talks]
    type_, speakers = _widest(kinds), min(_widest(names), _MOST_SPEAKERS)
    narrow_type, narrow_speakers = _widest_word(kinds), min(_widest_word(names), _TIGHT_SPEAKERS)
    links = 0 if clickable else _widest(link.url for talk in talks for link in talk.all_links)
    choices = (
        (type_, speakers, links, _WIDE_TITLE),
        (type_, speakers, 0, _WIDE_TITLE),
        (narrow_type, narrow_speakers, 0, _NARROW_TITLE),
        (0, narrow_speakers, 0, _NARROW_TITLE),
        (0, 0, 0, 0),
    )
    for chosen in choices:
        title = left - sum(cells + GAP for cells in chosen[:3] if cells)
        if title >= chosen[3]:
            break
    most = max(_widest(talk.title for talk in talks), _widest(names) if not chosen[1] else 0)
    return Columns(marks, when, room, *chosen[:2], max(1, min(title, most, _MOST_TITLE)), chosen[2])


def _times(view: View, talks: Sequence[Talk], width: int) -> tuple[int, ...]:
    """Return the width of a column of times for each zone, or of a single one where they would take half the room."""
    widths = tuple(_widest(times(talk, view.schedule, zone) for talk in talks) for zone in view.zones)
    if len(widths) == 1:
        return widths
    cities = [_widest(city(zone, view.now).split()) for zone in view.zones]
    apart = tuple(max(pair) for pair in zip(widths, cities, strict=True))
    if sum(cells + GAP for cells in apart) * 2 <= width:
        return apart
    return (max(widths) + 1 + _widest(city(zone, view.now) for zone in view.zones),)


def _widest(texts: Iterable[str]) -> int:
    return max(map(cell_len, texts), default=0)


def _widest_word(texts: Iterable[str]) -> int:
    return _widest(word for text in texts for word in text.split())
