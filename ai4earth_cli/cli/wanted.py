"""The filters of the command line, and the talks that pass them."""

from collections.abc import Sequence
from typing import NamedTuple

from ai4earth_cli.cli.request import day_asked
from ai4earth_cli.cli.starred import only_starred
from ai4earth_cli.schedule.model import Talk, View


class Wanted(NamedTuple):
    """What the filters say: --section, --type, --room, --speaker and so on, each None or false if it is not given."""

    section: Sequence[str] | None = None
    type_: Sequence[str] | None = None
    room: Sequence[str] | None = None
    speaker: str | None = None
    day: str | None = None
    language: Sequence[str] | None = None
    recorded: bool = False
    left: bool = False
    starred: bool = False


def talks_asked(view: View, wanted: Wanted) -> tuple[Talk, ...] | None:
    """Return the talks that pass the filters of the command line at the view's moment, None if it has none.

    Raises UserError if no talk does.
    """
    if wanted == Wanted():
        return None
    from ai4earth_cli.schedule import search  # without a filter, `now` and `status` start without it

    section, type_, room, speaker, day, language, recorded, left, starred = wanted
    date = day_asked(day, view.schedule, view.now)
    mine = only_starred(view.starred, wanted=starred)
    filters = search.Filters(section, type_, room, speaker, date, language, recorded, view.now if left else None, mine)
    talks = search.select(view.schedule, filters)
    if not talks:
        raise search.nothing_matches()
    return talks
