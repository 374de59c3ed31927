"""Which talks are marked, as commands ask for it."""

import typer

from ai4earth_cli.errors import UserError
from ai4earth_cli.schedule.model import Schedule
from ai4earth_cli.store import stars


def starred_in(schedule: Schedule) -> frozenset[str]:
    """Return the ids of the talks that are marked; if these can't be read, says so on standard error, and goes on."""
    try:
        return starred_now(schedule)
    except UserError as error:
        typer.echo(str(error), err=True)
        return frozenset()


def starred_now(schedule: Schedule) -> frozenset[str]:
    """Return the ids of the talks that are marked; raises UserError if these can't be read."""
    marks = stars.read()
    if not marks:
        return frozenset()
    from ai4earth_cli.schedule.stars import starred

    return starred(schedule, marks)


def only_starred(starred: frozenset[str], *, wanted: bool) -> frozenset[str] | None:
    """Return the marked talks if --starred wants only these; raises UserError if there are none."""
    if wanted and not starred:
        from ai4earth_cli.schedule.stars import nothing_marked

        raise nothing_marked()
    return starred if wanted else None
