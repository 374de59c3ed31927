"""The zones that are asked for: the reader's, and the event's with its first day."""

import contextlib
import datetime as dt
from collections.abc import Sequence

from ai4earth_cli.cli.asked.settings import option_or_variable, told_of, variable, zone_fault
from ai4earth_cli.cli.saying import say
from ai4earth_cli.errors import AmbiguousError, UserError
from ai4earth_cli.schedule.mine import Choice, Config
from ai4earth_cli.schedule.model import Given, Schedule
from ai4earth_cli.text.printable import quoted
from ai4earth_cli.when.zone import check_reach
from ai4earth_cli.when.zone.localzone import local_zone
from ai4earth_cli.when.zone.zonenames import is_in_another, zone_called, zones_listed

_MOST_ZONES = 20
_SEVERAL = 2
_SOME_DAY = dt.date(2020, 1, 1)  # for the letters of a zone, if no day is given


def zones_asked(tz: Sequence[str] | None, known: Config, schedule: Schedule) -> tuple[dt.tzinfo, ...]:
    """Return the reader's zones, from --tz, AI4EARTH_TZ, what is remembered, or this computer.

    It says so if this computer's zone is asked for, and none is set.
    """
    text = variable("tz") or ""
    typed = tz or ([text] if zones_listed(text) else [])
    names = [part for name in typed or known.tz or ["local"] for part in zones_listed(name) or (name,)]
    if len(names) > _MOST_ZONES:
        message = f"{len(names)} time zones are asked for: give {_MOST_ZONES} at most, with --tz or in AI4EARTH_TZ."
        raise UserError(message)
    if "local" in {name.strip().casefold() for name in names} and local_zone() is None:
        say("This computer has no time zone set, so times are in UTC. Give --tz, or set TZ.")
    if typed or not known.tz:
        try:
            with told_of(tz or not typed, "tz"):
                found = [zone for name in typed or ("local",) for zone in _zones_called(name, schedule)]
        except AmbiguousError as error:  # each is shown as it can be typed
            raise AmbiguousError(error.said, [f"--tz {choice}" for choice in error.choices]) from None
    else:
        found = [_zone_remembered(name, known, ("tz",), schedule.timezone, schedule.date) for name in known.tz]
    return tuple(dict.fromkeys(found))


def _zones_called(text: str, schedule: Schedule) -> list[dt.tzinfo]:
    """Return the zones that commas separate, `lima,event`, or else the zone of a place in another, `Austin, TX`.

    A place that is not known is one only with a space behind the comma: `Ely, Nevada`.
    """

    def called(name: str) -> dt.tzinfo:
        return zone_called(name, schedule.timezone, schedule.date)

    names = zones_listed(text) or (text,)
    if len(names) < _SEVERAL:
        return [called(names[0])]
    if is_in_another(text):
        return [called(text)]
    try:
        return [called(name) for name in names]
    except UserError:
        if ", " not in text:
            raise
        with contextlib.suppress(UserError):
            return [called(text)]
        raise


def given_asked(event_tz: str | None, event_date: str | None, known: Config, choice: Choice | None) -> Given:
    """Return the event's zone and first day: from the options, the variables, or what is remembered of a choice.

    Each is None if none of them says it. Raises UserError if one is wrong.
    """
    day = option_or_variable(event_date, "event_date")
    with told_of(event_date, "event_date"):
        date = choice and choice.event_date if day is None else _date(day)
    name = option_or_variable(event_tz, "event_tz")
    if name is not None:
        with told_of(event_tz, "event_tz"):
            return Given(zone_called(name, None, date or _SOME_DAY), date)
    path: tuple[str, ...] = ("event_tz",)
    if choice and choice.event_tz:
        name, path = choice.event_tz, (*(("schedules", choice.name) if choice.name else ("schedule",)), "event_tz")
    else:
        name = known.event_tz
    return Given(_zone_remembered(name, known, path, None, date or _SOME_DAY) if name else None, date)


def _zone_remembered(
    name: str, known: Config, path: tuple[str, ...], event: dt.tzinfo | None, date: dt.date
) -> dt.tzinfo:
    """Return the zone that the user's file names at `path`; raises UserError with its line if it is none."""
    try:
        return zone_called(name, event, date)
    except UserError as error:
        raise zone_fault(known, path, error) from None


def _date(text: str) -> dt.date:
    try:
        date = dt.date.fromisoformat(text.strip())
    except ValueError:
        message = f"Can't read {quoted(text)} as the event's first day. Use a date like 2020-04-26."
        raise UserError(message) from None
    check_reach(date)
    return date
