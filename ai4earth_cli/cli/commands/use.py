"""Remember a schedule, so that nothing need be typed."""

import datetime as dt
from typing import Annotated

import typer

from ai4earth_cli import sources
from ai4earth_cli.cli import settings
from ai4earth_cli.cli.options import EventZone, at_tab
from ai4earth_cli.cli.output import print_lines, terminal
from ai4earth_cli.cli.request import Source, clock, schedule_asked
from ai4earth_cli.errors import UserError
from ai4earth_cli.formats.toml.config import Config, is_name
from ai4earth_cli.schedule.wording import summary
from ai4earth_cli.store import config as file
from ai4earth_cli.text.addresses import is_on_the_web, without_password
from ai4earth_cli.text.printable import file_name, quoted

EXAMPLES = (
    "ai4earth use iclr schedule.toml",
    "ai4earth use --shipped",
)


def command(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME] [SOURCE]",
            help="A file, an address, or the name of one that is known; with both, SOURCE gets that name.",
            autocompletion=at_tab("known"),
        ),
    ] = None,
    *,
    shipped: Annotated[bool, typer.Option("--shipped", help="Go back to the schedule that is shipped.")] = False,
    event_tz: EventZone = None,
) -> None:
    """Remember a schedule, so that nothing need be typed."""
    given = words or []
    if len(given) > 2 or (shipped and given):  # noqa: PLR2004  a name and a source
        message = "Give a source, or a name and a source, or --shipped alone. See: ai4earth use --help"
        raise UserError(message)
    known = settings.configured() or Config()
    if shipped:
        _remember(None, None, None, None)
        print_lines(["In use: the schedule that is shipped."])
    elif not given:
        _show(known)
    else:
        _use(known, given, event_tz)


def _use(known: Config, given: list[str], event_tz: str | None) -> None:
    """Read a source, and remember it if that can be done; raises UserError if it can't, and nothing is remembered."""
    name = given[0] if len(given) > 1 or given[0] in known.schedules else None
    if name is not None and not is_name(name):
        message = f"A schedule can't be called {quoted(name)}: use letters, digits, - and _, 40 at most."
        raise UserError(message)
    source = given[-1]
    if source == "-":
        message = "Standard input can't be remembered: name a file or an address."
        raise UserError(message)
    schedule, _ = schedule_asked(Source(source, event_tz))
    print_lines([schedule.title, summary(schedule)])
    if name == source and event_tz is None:
        _remember(name, None, None, None)
    elif name == source:
        _remember(name, name, known.schedules[name].source, event_tz)
    else:
        _remember(name or file.as_remembered(source), name, file.as_remembered(source), event_tz)
    print_lines([f"In use from now on: {name or _shown(source)}"])


def _remember(in_use: str | None, name: str | None, source: str | None, event_tz: str | None) -> None:
    """Write down which schedule is in use, and under a name its source; all else in the file stays as it is."""
    import tomlkit

    document = tomlkit.parse(file.text() or "")
    if in_use is None:
        document.pop("schedule", None)
    else:
        document["schedule"] = in_use
    if name is not None and source is not None:
        schedules = document.setdefault("schedules", tomlkit.table())
        schedules[name] = source
        if event_tz:
            about = tomlkit.inline_table()
            about.update({"source": source, "event_tz": event_tz})
            schedules[name] = about
    elif event_tz and source is not None:
        document["event_tz"] = event_tz
    file.write(tomlkit.dumps(document))


def _show(known: Config) -> None:
    """Show what is known, what of it is in use, and how old it is."""
    from ai4earth_cli.screens.known import Row, known_screen

    in_use = settings.source_called(None).source
    named = {name: schedule.source for name, schedule in known.schedules.items()}
    rows = [Row(name, _shown(source), source == in_use, _age(source)) for name, source in named.items()]
    if in_use is not None and in_use not in named.values():
        rows.append(Row("", _shown(in_use), is_in_use=True, age=_age(in_use)))
    rows.append(Row("", "the schedule that is shipped", in_use is None, age=None))
    screen = terminal()
    screen.show(known_screen(rows, file_name(str(file.path()))))


def _age(source: str) -> dt.timedelta | None:
    """Return how long ago a file changed, or an address was fetched; None if neither is known."""
    changed = sources.changed(source)
    return clock() - changed if changed else None


def _shown(source: str) -> str:
    return file_name(without_password(source) if is_on_the_web(source) else source)
