"""The commands that ask: each reads, asks and prints. Their docstrings are their help."""

import datetime as dt
import os
import re
from collections.abc import Iterable
from typing import Annotated

import typer

from ai4earth_cli import files, finding, query, records
from ai4earth_cli.errors import NOTHING_FOUND, UserError
from ai4earth_cli.localzone import local_zone
from ai4earth_cli.model import Schedule, View
from ai4earth_cli.options import (
    AsJson,
    AsLines,
    At,
    Day,
    OptionalQuery,
    Query,
    Rooms,
    ScheduleFile,
    Sections,
    SpeakerName,
    Types,
    Zones,
    moment_asked,
)
from ai4earth_cli.output import print_json, print_lines, print_programme, printed_for_programs, terminal
from ai4earth_cli.zonenames import zone_called

_MOST_CARDS = 3


def _count(text: str | int) -> int:
    """Return the number that `text` is, from 1; Typer passes the default through here, too."""
    if str(text).isdecimal() and int(text):
        return int(text)
    message = "write a whole number from 1."
    raise typer.BadParameter(message)


def now(
    *, tz: Zones = None, at: At = "now", schedule: ScheduleFile = None, json: AsJson = False, plain: AsLines = False
) -> None:
    """What is on, how far through, and what comes next."""
    view = _view(schedule, tz, at)
    on, coming = query.on_at(view.schedule.talks, view.now), query.next_after(view.schedule.talks, view.now)
    if json:
        print_json(records.answer(view, talks=records.talks(view, on), next=records.talks(view, coming)))
    elif plain:
        print_lines(records.talk_lines(view, (*on, *coming)))
    else:
        from ai4earth_cli.console.now import now_screen

        screen = terminal()
        screen.show(now_screen(view, screen.width))


def next_(
    count: Annotated[int, typer.Argument(metavar="[N]", parser=_count, help="How many talks.")] = 3,
    *,
    section: Sections = None,
    type_: Types = None,
    room: Rooms = None,
    speaker: SpeakerName = None,
    day: Day = None,
    tz: Zones = None,
    at: At = "now",
    schedule: ScheduleFile = None,
    json: AsJson = False,
    plain: AsLines = False,
) -> None:
    """The talks that start next, with the time until each."""
    view = _view(schedule, tz, at)
    filters = finding.Filters(section or (), type_ or (), room or (), speaker, day)
    talks = query.upcoming(finding.select(view.schedule, filters), view.now)[:count]
    if printed_for_programs(view, talks, json=json, plain=plain):
        pass
    elif talks:
        from ai4earth_cli.console.programme import next_screen

        screen = terminal()
        screen.show(next_screen(view, talks, screen.width))
    if not talks:
        message = "No more talks that were asked for are to start. See those that were: ai4earth list"
        raise UserError(message, exit_code=NOTHING_FOUND)


def list_(
    *,
    section: Sections = None,
    type_: Types = None,
    room: Rooms = None,
    speaker: SpeakerName = None,
    day: Day = None,
    tz: Zones = None,
    at: At = "now",
    schedule: ScheduleFile = None,
    json: AsJson = False,
    plain: AsLines = False,
) -> None:
    """The programme, a table per section."""
    view = _view(schedule, tz, at)
    talks = finding.select(view.schedule, finding.Filters(section or (), type_ or (), room or (), speaker, day))
    if not printed_for_programs(view, talks, json=json, plain=plain) and talks:
        print_programme(view, talks)
    if not talks:
        message = "No talk fits all of that. Leave one of the filters out."
        raise UserError(message, exit_code=NOTHING_FOUND)


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
    talks = finding.search(view.schedule.talks, typed)
    if printed_for_programs(view, talks, json=json, plain=plain):
        pass
    elif len(talks) > _MOST_CARDS:
        print_programme(view, talks)
    elif talks:
        from ai4earth_cli.console.card import cards_screen

        terminal().show(cards_screen(view, talks))
    if not talks:
        raise finding.nobody(typed, view.schedule)


def sections(
    *, tz: Zones = None, at: At = "now", schedule: ScheduleFile = None, json: AsJson = False, plain: AsLines = False
) -> None:
    """The sections: id, title, chair, from-to, number of talks."""
    view = _view(schedule, tz, at)
    if json:
        print_json(records.answer(view, sections=records.sections(view)))
    elif plain:
        print_lines(records.section_lines(view))
    else:
        from ai4earth_cli.console.people import sections_screen

        screen = terminal()
        screen.show(sections_screen(view, screen.width))


def speakers(
    *, tz: Zones = None, at: At = "now", schedule: ScheduleFile = None, json: AsJson = False, plain: AsLines = False
) -> None:
    """Everyone who speaks, alphabetically, and when."""
    view = _view(schedule, tz, at)
    if json:
        print_json(records.answer(view, speakers=records.speakers(view)))
    elif plain:
        print_lines(records.speaker_lines(view))
    else:
        from ai4earth_cli.console.people import speakers_screen

        screen = terminal()
        screen.show(speakers_screen(view, screen.width))


def info(
    *, tz: Zones = None, at: At = "now", schedule: ScheduleFile = None, json: AsJson = False, plain: AsLines = False
) -> None:
    """What, when, where to watch, chat, contact, notices."""
    view = _view(schedule, tz, at)
    if json:
        print_json(records.workshop(view))
    elif plain:
        print_lines(records.workshop_lines(view))
    else:
        from ai4earth_cli.console.people import info_screen

        terminal().show(info_screen(view))


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
    kinds: dict[finding.Kind, bool] = {"paper": paper, "slides": slides, "website": website}
    wanted: list[finding.Kind] = [kind for kind, is_given in kinds.items() if is_given]
    given = [*wanted, *(["livestream"] if livestream else [])]
    if len(given) > 1:
        message = f"One link at a time: give --{' or --'.join(given)}."
        raise UserError(message)
    if livestream and words:
        message = "The livestream is the workshop's, not a talk's: give --livestream alone."
        raise UserError(message)
    typed = "" if livestream else _query(words or ())
    programme = files.load(schedule)
    kind = wanted[0] if wanted else "video"
    _open(finding.livestream(programme) if livestream else finding.link(programme, typed, kind))


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

    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        typer.echo(url)
        return
    typer.echo(f"Opening {url}", err=True)
    if not browser.open(url):
        typer.echo(url)


def _view(source: str | None, tz: list[str] | None, at: str) -> View:
    """Return the schedule as the reader sees it: zones from --tz, AI4EARTH_TZ or this computer."""
    schedule = files.load(source)
    named = re.split(r",(?![^(]*\))", os.environ.get("AI4EARTH_TZ", ""))  # a zone as it is shown has one in brackets
    names = tz or [name for name in named if name.strip()] or ["local"]
    zones = tuple(dict.fromkeys(_zone(name, schedule) for name in names))
    return View(schedule, moment_asked(at, zones[0], schedule), zones)


def _zone(name: str, schedule: Schedule) -> dt.tzinfo:
    """Return the zone called `name`, and say so where it is this computer's and nothing is set."""
    if name.strip().casefold() == "local" and local_zone() is None:
        typer.echo("This computer has no time zone set, so times are in UTC. Give --tz, or set TZ.", err=True)
    return zone_called(name, schedule.timezone, schedule.date)
