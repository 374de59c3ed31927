"""How late things run, as the file says on the day: `[[delay]]`, checked against the programme."""

import datetime as dt
from collections.abc import Iterable, Sequence

from ai4earth_cli.formats.toml.reading.table import Table, shown
from ai4earth_cli.formats.toml.reading.times import NO_TIME, bounds_of
from ai4earth_cli.schedule.delays import TooLong, delayed, is_beyond, too_long
from ai4earth_cli.schedule.model import Delay, Schedule
from ai4earth_cli.schedule.words.clocks import unaided
from ai4earth_cli.text.matching import fold, nearest
from ai4earth_cli.text.printable import quoted
from ai4earth_cli.when.clocktimes import length_of_time
from ai4earth_cli.when.zone import YEARS

_MINUTE = dt.timedelta(minutes=1)
_MOST = dt.timedelta(days=1)
_MOST_DELAYS = 500  # twenty rooms that run late five times a day, all week; each is tried on each talk


def put_off(schedule: Schedule, tables: Sequence[Table]) -> Schedule:
    """Return the schedule, read as it was planned, with its delays and the times that hold after them."""
    if len(tables) > _MOST_DELAYS:
        tables[_MOST_DELAYS].problem(
            f"the file has {len(tables)} delays: keep {_MOST_DELAYS} at most, and remove those of days that are over."
        )
        return schedule
    found = [_delay(table, schedule) for table in tables]
    if any(delay is None for delay in found):  # which is told
        return schedule
    later = delayed(schedule._replace(delays=tuple(delay for delay in found if delay)))
    for one in _last_of_each(too_long(later)):
        until = later.delays[one.delay].until or one.end
        told = unaided(schedule.timezone, (one.end, until))
        end, last = (
            f"{moment.astimezone(schedule.timezone):%H:%M} {told.beside(moment)}".rstrip()
            for moment in (one.end, until)
        )
        tables[one.delay].problem(
            f"{quoted(one.talk.title)} would end at {end}, and until is {last}: make by shorter, "
            "write an until at the end of a break, or leave it out.",
            "until",
        )
    beyond = next((talk for talk in later.talks if is_beyond(talk)), None)
    if beyond:
        message = f"{quoted(beyond.title)} would end in a year that is out of reach: write one up to {YEARS[-1]}."
        tables[-1].problem(message, "by")
    return later


def _last_of_each(found: Iterable[TooLong]) -> Iterable[TooLong]:
    """Return for each delay the talk that would end last."""
    last: dict[int, TooLong] = {}
    for one in found:
        last[one.delay] = max(one, last.get(one.delay, one), key=lambda late: late.end)
    return last.values()


def _delay(table: Table, schedule: Schedule) -> Delay | None:
    """Return what a table says; None, and problems, if that is wrong."""
    before = len(table.problems)
    if "from" not in table.values:
        table.problem('it has no from: add from = "10:40".')
    start, until = bounds_of(table, schedule.date, schedule.timezone)
    by = _length(table)
    room, section = _room(table, schedule), _section(table, schedule)
    if room and section:
        table.problem("it has a room and a section: leave one of them out.", "section")
    table.only_known()
    return Delay(start, by, until, room, section) if start and len(table.problems) == before else None


def _length(table: Table) -> dt.timedelta:
    text = table.typed("by", str)
    if "by" not in table.values:
        table.problem('it has no by: add by = "10m".')
    length = None if text is None or text == NO_TIME else length_of_time(text)
    if text is not None and text != NO_TIME and (not length or length % _MINUTE or length > _MOST):
        table.problem(
            f'by is {shown(text)}: write whole minutes, like "10m" or "1h30m", up to a day, or "0m" for on time.', "by"
        )
    return length or dt.timedelta()


def _room(table: Table, schedule: Schedule) -> str | None:
    typed = table.text("room")
    return _one_of({room: (room,) for talk in schedule.talks for room in talk.rooms}, typed, "room", table)


def _section(table: Table, schedule: Schedule) -> str | None:
    typed = table.text("section")
    names = {section.id: (section.id, section.title, *section.aliases) for section in schedule.sections}
    return _one_of(names, typed, "section", table)


def _one_of(known: dict[str, tuple[str, ...]], typed: str | None, key: str, table: Table) -> str | None:
    """Return what is called so, whatever its case and accents; None, and a problem, if nothing is."""
    if typed is None:
        return None
    wanted = fold(typed)
    alike = (name for name, called in known.items() if wanted in map(fold, called))
    found = typed if typed in known else next(alike, None)
    if found is None:
        near = nearest(typed, (name for called in known.values() for name in called), most=1)
        advice = f"did you mean {quoted(near[0])}?" if near else "write one that talks are in, or remove the delay."
        table.problem(f"no {key} is called {quoted(typed)}: {advice}", key)
    return found
