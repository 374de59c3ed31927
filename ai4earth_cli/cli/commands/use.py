"""Which schedule every command answers from."""

import datetime as dt
import shlex
from typing import Annotated

import typer

from ai4earth_cli import sources
from ai4earth_cli.cli.asked import Asked, Source, clock, loaded, resolved
from ai4earth_cli.cli.asked.settings import forget, remember, remembered, variable
from ai4earth_cli.cli.options import AsJson, AsLines, EventDate, EventZone, at_tab
from ai4earth_cli.cli.output import print_json, print_lines, terminal
from ai4earth_cli.cli.saying import answer, say
from ai4earth_cli.errors import UnreadableError, UserError
from ai4earth_cli.records.choices import choice_lines, choices
from ai4earth_cli.schedule.mine import Choice, is_name
from ai4earth_cli.schedule.mine.known import Choices, Known
from ai4earth_cli.schedule.words import summary
from ai4earth_cli.store import config
from ai4earth_cli.text.addresses import is_on_the_web
from ai4earth_cli.text.printable import file_name, quoted
from ai4earth_cli.when.zone import zone_name

EXAMPLES = (
    "ai4earth use schedule.toml",
    "ai4earth use --shipped",
)
_MOST_WORDS = 2
_SHIPPED_AGAIN = "Every command answers from the shipped schedule again."

_NOTHING = "No schedule was remembered. Without one, commands answer from the one shipped."


def command(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME] [SOURCE]",
            help="A file or an address, with a name for it before it if you like, or a name that is remembered. "
            "Without any, what is remembered is listed.",
            autocompletion=at_tab("known"),
        ),
    ] = None,
    *,
    shipped: Annotated[bool, typer.Option("--shipped", help="Go back to the schedule that is shipped.")] = False,
    forgotten: Annotated[
        str | None,
        typer.Option(
            "--forget",
            metavar="NAME",
            help="No longer remember the schedule of this name.",
            autocompletion=at_tab("known"),
        ),
    ] = None,
    event_tz: EventZone = None,
    event_date: EventDate = None,
    json: AsJson = False,
    plain: AsLines = False,
) -> None:
    """Remember a schedule, so that nothing need be typed."""
    typed = words or []
    if len(typed) > _MOST_WORDS or bool(typed) + shipped + (forgotten is not None) > 1:
        message = "Use one source, with a name before it or not, or --shipped, or --forget NAME."
        raise UserError(message)
    if not typed and (event_tz or event_date):
        message = "Name the source that --event-tz and --event-date are about: ai4earth use SOURCE --event-tz berlin."
        raise UserError(message)
    said = []
    if typed:
        said = _use(typed, event_tz, event_date)
    elif forgotten is not None:
        said = _forget(forgotten)
    elif shipped:
        said = [_SHIPPED_AGAIN if remembered().schedule else _NOTHING]
        remember(None, None)
    if overruling := variable("schedule"):
        say(f"AI4EARTH_SCHEDULE is set to {quoted(overruling)}, and goes before what is remembered.")
    if json:
        print_json(choices(_choices()))
    elif plain:
        print_lines(choice_lines(_choices()))
    elif said:
        answer(said)
    else:
        from ai4earth_cli.screens.choices import choices_screen

        terminal().show(choices_screen(_choices()))


def _use(words: list[str], event_tz: str | None, event_date: str | None) -> list[str]:
    """Read a source, remember it, and return what it is."""
    source = words[-1]
    known = remembered().schedules
    name = words[0] if len(words) == _MOST_WORDS else source if source in known else None
    if name is not None and not is_name(name):
        order = (
            f" The name comes first: ai4earth use {source} {shlex.quote(file_name(name))}" if is_name(source) else ""
        )
        message = f"{quoted(name)} is not a name: use up to 50 letters from a to z, digits, - and _.{order}"
        raise UserError(message)
    if source == "-":
        message = "Standard input can't be remembered: name a file or an address."
        raise UserError(message)
    place = source if is_on_the_web(source) else config.from_here(source)
    if not place.isprintable():
        message = f"{file_name(place)} can't be remembered: its name has letters that don't print. Rename it."
        raise UserError(message)
    asked = resolved(Source(source, event_tz, event_date))
    try:
        schedule, _ = loaded(asked)
    except UnreadableError as error:
        if asked.choice:
            raise
        names = f", or one of {', '.join(known)}" if known else ""
        remedy = f"Name a file or an address{names}."
        raise UnreadableError(error.said, remedy) from None
    remember(name, _to_remember(name, place, asked, event_tz, event_date))
    start = schedule.span.start if schedule.span else dt.datetime.combine(schedule.date, dt.time(), dt.UTC)
    about, zone = summary(schedule), zone_name(schedule.timezone, start)
    return [
        " · ".join(part for part in (schedule.title, schedule.subtitle) if part),
        about if about.endswith(f" {zone}") else f"{about} · {zone}",  # an offset is its own name
        f"Remembered{f' as {name}' if name else ''}: every command answers from it now.",
    ]


def _forget(name: str) -> list[str]:
    """Remember a schedule no longer, and return what that changes."""
    used = remembered().schedule
    forget(name)
    return [f"{name} is forgotten.", *([_SHIPPED_AGAIN] if used and used.name == name else [])]


def _to_remember(
    name: str | None, place: str, asked: Asked, event_tz: str | None, event_date: str | None
) -> Choice | None:
    """Return what is to be written down about the source at `place`; None if what is there says it all."""
    known = asked.choice
    if known and known.name == name and not event_tz and not event_date:
        return None
    zone = event_tz.strip() if event_tz else known and known.event_tz
    date = asked.given.date if event_date else known and known.event_date
    return Choice(known.source if known else place, zone, date)


def _choices() -> Choices:
    """Return what can be chosen: first what is in use, and last what is shipped, if it isn't that."""
    chosen = remembered()
    typed = variable("schedule")
    used = chosen.schedules.get(typed, Choice(typed)) if typed else chosen.schedule
    listed = dict.fromkeys([used, chosen.schedule, *chosen.schedules.values(), None])
    known = [Known(choice, sources.changed(choice.source) if choice else None, choice == used) for choice in listed]
    return Choices(tuple(known), config.name(), clock())
