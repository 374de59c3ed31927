"""The commands: each reads, asks and prints."""

import datetime as dt
import os
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from ai4earth_cli import __version__, files, query, records
from ai4earth_cli.errors import NOTHING_FOUND, UserError
from ai4earth_cli.localzone import local_zone
from ai4earth_cli.model import Schedule, Talk, View
from ai4earth_cli.moments import moment_called
from ai4earth_cli.options import (
    AsJson,
    AsLines,
    At,
    OptionalQuery,
    Query,
    ScheduleFile,
    Sections,
    SpeakerName,
    Types,
    Zones,
)
from ai4earth_cli.zonenames import zone_called

if TYPE_CHECKING:  # Rich is loaded only by an answer for people
    from ai4earth_cli.console.terminal import Terminal

_MOST_CARDS = 3

app = typer.Typer(
    help="The workshop in your terminal, in your time zone.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:  # noqa: FBT001  Typer calls it so
    if wanted:
        typer.echo(f"ai4earth {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def ai4earth(
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001  it has been answered by then
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Print the help where no command is given."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
def now(
    *, tz: Zones = None, at: At = "now", schedule: ScheduleFile = None, json: AsJson = False, plain: AsLines = False
) -> None:
    """What is on, how far through, and what comes next."""
    view = _view(schedule, tz, at)
    on, coming = query.on_at(view.schedule.talks, view.now), query.next_after(view.schedule.talks, view.now)
    if json:
        _print_json(records.answer(view, talks=records.talks(view, on), next=records.talks(view, coming)))
    elif plain:
        _print_lines(records.talk_lines(view, (*on, *coming)))
    else:
        from ai4earth_cli.console.now import now_screen

        terminal = _terminal()
        terminal.show(now_screen(view, terminal.width))


@app.command("next")
def next_(
    count: Annotated[int, typer.Argument(metavar="[N]", min=1, help="How many talks.")] = 3,
    *,
    section: Sections = None,
    type_: Types = None,
    speaker: SpeakerName = None,
    tz: Zones = None,
    at: At = "now",
    schedule: ScheduleFile = None,
    json: AsJson = False,
    plain: AsLines = False,
) -> None:
    """The talks that start next, with the time until each."""
    view = _view(schedule, tz, at)
    talks = query.upcoming(query.select(view.schedule, section or (), type_ or (), speaker), view.now)[:count]
    if _printed_for_programs(view, talks, json=json, plain=plain):
        pass
    elif talks:
        from ai4earth_cli.console.programme import next_screen

        _terminal().show(next_screen(view, talks))
    if not talks:
        message = "No more talks are to start. See those that were: ai4earth list"
        raise UserError(message, exit_code=NOTHING_FOUND)


@app.command("list")
def list_(
    *,
    section: Sections = None,
    type_: Types = None,
    speaker: SpeakerName = None,
    tz: Zones = None,
    at: At = "now",
    schedule: ScheduleFile = None,
    json: AsJson = False,
    plain: AsLines = False,
) -> None:
    """The programme, a table per section."""
    view = _view(schedule, tz, at)
    talks = query.select(view.schedule, section or (), type_ or (), speaker)
    if not _printed_for_programs(view, talks, json=json, plain=plain) and talks:
        _print_programme(view, talks)
    if not talks:
        message = "No talk fits all of that. Leave one of --section, --type and --speaker out."
        raise UserError(message, exit_code=NOTHING_FOUND)


@app.command()
def talk(
    words: Query,
    *,
    tz: Zones = None,
    at: At = "now",
    schedule: ScheduleFile = None,
    json: AsJson = False,
    plain: AsLines = False,
) -> None:
    """Talks by speaker, or by words of the title."""
    view = _view(schedule, tz, at)
    typed = _query(words)
    talks = query.search(view.schedule.talks, typed)
    if _printed_for_programs(view, talks, json=json, plain=plain):
        pass
    elif len(talks) > _MOST_CARDS:
        _print_programme(view, talks)
    elif talks:
        from ai4earth_cli.console.card import cards_screen

        _terminal().show(cards_screen(view, talks))
    if not talks:
        raise query.nobody(typed, view.schedule)


@app.command()
def sections(
    *, tz: Zones = None, at: At = "now", schedule: ScheduleFile = None, json: AsJson = False, plain: AsLines = False
) -> None:
    """The sections: id, title, chair, from-to, number of talks."""
    view = _view(schedule, tz, at)
    if json:
        _print_json(records.answer(view, sections=records.sections(view)))
    elif plain:
        _print_lines(records.section_lines(view))
    else:
        from ai4earth_cli.console.people import sections_screen

        terminal = _terminal()
        terminal.show(sections_screen(view, terminal.width))


@app.command()
def speakers(
    *, tz: Zones = None, at: At = "now", schedule: ScheduleFile = None, json: AsJson = False, plain: AsLines = False
) -> None:
    """Everyone who speaks, alphabetically, and when."""
    view = _view(schedule, tz, at)
    if json:
        _print_json(records.answer(view, speakers=records.speakers(view)))
    elif plain:
        _print_lines(records.speaker_lines(view))
    else:
        from ai4earth_cli.console.people import speakers_screen

        terminal = _terminal()
        terminal.show(speakers_screen(view, terminal.width))


@app.command()
def info(
    *, tz: Zones = None, at: At = "now", schedule: ScheduleFile = None, json: AsJson = False, plain: AsLines = False
) -> None:
    """What, when, where to watch, chat, contact, notices."""
    view = _view(schedule, tz, at)
    if json:
        _print_json(records.workshop(view))
    elif plain:
        _print_lines(records.workshop_lines(view))
    else:
        from ai4earth_cli.console.people import info_screen

        _terminal().show(info_screen(view))


@app.command("open")
def open_(
    words: OptionalQuery = None,
    *,
    paper: Annotated[bool, typer.Option("--paper", help="Open the paper instead of the video.")] = False,
    slides: Annotated[bool, typer.Option("--slides", help="Open the slides.")] = False,
    website: Annotated[bool, typer.Option("--website", help="Open the website.")] = False,
    livestream: Annotated[bool, typer.Option("--livestream", help="Open the workshop's livestream.")] = False,
    schedule: ScheduleFile = None,
) -> None:
    """Open a talk's video, or another of its links, in the browser."""
    wanted = [
        kind
        for kind, given in (("paper", paper), ("slides", slides), ("website", website), ("livestream", livestream))
        if given
    ]
    if len(wanted) > 1:
        message = f"One link at a time: give --{' or --'.join(wanted)}."
        raise UserError(message)
    typed = "" if livestream else _query(words or ())
    programme = files.load(schedule)
    kind = wanted[0] if wanted else "video"
    _open(query.livestream(programme) if livestream else query.link(programme, typed, kind))


def _query(words: Iterable[str]) -> str:
    """Return the words of a query as one text, which must not be empty."""
    typed = " ".join(words).strip()
    if not typed:
        message = "Whose talk? Give a part of a speaker's name, or words of the title."
        raise UserError(message)
    return typed


def _open(url: str) -> None:
    """Show `url` in the browser, or where there is none print it."""
    import webbrowser

    if webbrowser.open(url):
        typer.echo(f"Opening {url}", err=True)
    else:
        typer.echo(url)


def _view(source: str | None, tz: list[str] | None, at: str) -> View:
    """Return the schedule as the reader sees it: zones from --tz, AI4EARTH_TZ or this computer."""
    schedule = files.load(source)
    names = tz or [name for name in os.environ.get("AI4EARTH_TZ", "").split(",") if name.strip()] or ["local"]
    zones = tuple(dict.fromkeys(_zone(name, schedule) for name in names))
    clock = dt.datetime.now(dt.UTC).replace(microsecond=0)
    return View(schedule, moment_called(at, zones[0], schedule, clock), zones)


def _zone(name: str, schedule: Schedule) -> dt.tzinfo:
    """Return the zone called `name`, be it `local`: this computer's, UTC where none is set."""
    if name.strip().casefold() != "local":
        return zone_called(name, schedule.timezone, schedule.date)
    zone = local_zone()
    if zone is None:
        typer.echo("This computer has no time zone set, so times are in UTC. Give --tz, or set TZ.", err=True)
    return zone or dt.UTC


def _printed_for_programs(view: View, talks: Iterable[Talk], *, json: bool, plain: bool) -> bool:
    """Print the talks as JSON or as lines if either is wanted, and say whether it was."""
    if json:
        _print_json(records.answer(view, talks=records.talks(view, talks)))
    elif plain:
        _print_lines(records.talk_lines(view, talks))
    return json or plain


def _print_json(record: Mapping[str, object]) -> None:
    ascii_only = "utf" not in (sys.stdout.encoding or "").casefold()
    _print_lines([records.as_json(record, ascii_only=ascii_only)])


def _print_lines(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _print_programme(view: View, talks: tuple[Talk, ...]) -> None:
    from ai4earth_cli.console.programme import programme_screen

    terminal = _terminal()
    terminal.show(programme_screen(view, talks, terminal.width, clickable=terminal.has_links))


def _terminal() -> "Terminal":
    from ai4earth_cli.console.terminal import Terminal

    return Terminal()
