"""Which talks are wanted: the filters of the command line, and the talks that are marked."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from ai4earth_cli.cli.saying import say
from ai4earth_cli.errors import UserError
from ai4earth_cli.schedule.model import Schedule, Talk, View
from ai4earth_cli.store import stars


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
    """Return the talks that pass the filters of the command line at the view's moment, None if it has none."""
    return None if wanted == Wanted() else passing(view.schedule, view.now, view.starred, wanted)


def passing(schedule: Schedule, now: dt.datetime, starred: frozenset[str], wanted: Wanted) -> tuple[Talk, ...]:
    """Return the talks that pass the filters of the command line at `now` (UTC); `starred` are ids of marked ones."""
    from ai4earth_cli.schedule import finding  # without a filter, `now` and `status` start without it

    section, type_, room, speaker, day, language, recorded, left, only_starred = wanted
    date, after, mine = day_asked(day, schedule, now), now if left else None, starred if only_starred else None
    return finding.select(
        schedule, finding.Filters(section, type_, room, speaker, date, language, recorded, after, mine)
    )


def some_talks(view: View, wanted: Wanted) -> tuple[Talk, ...] | None:
    """Return what `talks_asked` does; raises UserError if no talk passes."""
    talks = talks_asked(view, wanted)
    if talks == ():
        raise nothing_found(view.schedule, view.starred, wanted=wanted.starred)
    return talks


def nothing_found(schedule: Schedule, starred: frozenset[str], *, wanted: bool) -> UserError:
    """Return the error that says that no talk passes the filters, or if only marked ones are wanted that none is."""
    if wanted and not starred:
        from ai4earth_cli.schedule.mine.stars import nothing_marked

        return nothing_marked()
    from ai4earth_cli.schedule.finding import nothing_matches

    return nothing_matches(schedule)


def asked_again(wanted: Wanted) -> str:
    """Return the filters as a shell takes them: ` --room 'Saal 1' --left`."""
    if wanted == Wanted():
        return ""
    import shlex

    lists = ("section", wanted.section), ("type", wanted.type_), ("room", wanted.room), ("language", wanted.language)
    named = [(name, one) for name, several in lists for one in several or ()]
    named += [(name, one) for name, one in (("speaker", wanted.speaker), ("day", wanted.day)) if one is not None]
    flags = ("starred", wanted.starred), ("recorded", wanted.recorded), ("left", wanted.left)
    given = [f"--{name} {shlex.quote(one)}" for name, one in named] + [
        f"--{name}" for name, is_given in flags if is_given
    ]
    return f" {' '.join(given)}"


def day_asked(typed: str | None, schedule: Schedule, now: dt.datetime) -> dt.date | None:
    """Return the day of the programme that --day names; None without it, or for `all`; today is that of `now`."""
    if typed is None or typed.strip().casefold() == "all":
        return None
    from ai4earth_cli.schedule.finding import day_called

    return day_called(schedule, typed, now)


def starred_in(schedule: Schedule) -> frozenset[str]:
    """Return the ids of the talks that are marked; if these can't be read, says so on standard error, and goes on."""
    try:
        return starred_now(schedule)
    except UserError as error:
        say(str(error))
        return frozenset()


def starred_now(schedule: Schedule) -> frozenset[str]:
    """Return the ids of the talks that are marked; raises UserError if these can't be read."""
    marks = stars.read()
    if not marks:
        return frozenset()
    from ai4earth_cli.schedule.mine.stars import starred

    return starred(schedule, marks)
