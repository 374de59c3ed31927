"""A link of a talk, or the livestream, in the browser."""

from typing import Annotated

import typer

from ai4earth_cli import records
from ai4earth_cli.cli.asked import Source, view_asked
from ai4earth_cli.cli.asked.typed import found_asked, query_asked
from ai4earth_cli.cli.options import EventDate, EventZone, Offline, Query, Refresh, ScheduleFile, alone
from ai4earth_cli.cli.output import print_json, print_lines
from ai4earth_cli.errors import UserError
from ai4earth_cli.schedule import finding
from ai4earth_cli.schedule.finding import slips

EXAMPLES = (
    "ai4earth open wavelet",
    "ai4earth open wavelet --paper",
)


def command(
    words: Query = None,
    *,
    paper: Annotated[bool, typer.Option("--paper", help="Open the paper instead of the video.")] = False,
    slides: Annotated[bool, typer.Option("--slides", help="Open the slides.")] = False,
    website: Annotated[bool, typer.Option("--website", help="Open the website.")] = False,
    livestream: Annotated[bool, typer.Option("--livestream", help="Open the workshop's livestream.")] = False,
    schedule: ScheduleFile = None,
    event_tz: EventZone = None,
    event_date: EventDate = None,
    refresh: Refresh = False,
    offline: Offline = False,
    json: Annotated[
        bool, typer.Option("--json", is_eager=True, help="Print talk and address as JSON, and open nothing.")
    ] = False,
    plain: Annotated[
        bool, typer.Option("--plain", callback=alone("plain"), help="Print the address, and open nothing.")
    ] = False,
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
    typed = "" if livestream else query_asked(words or ())
    view = view_asked(Source(schedule, event_tz, event_date, refresh, offline), None, None)
    meant, talks = ("", ()) if livestream else found_asked(view.schedule, typed)
    if not (livestream or talks):
        raise slips.nobody(typed, view.schedule)
    kind = wanted[0] if wanted else "video"
    link = finding.livestream(view.schedule) if livestream else finding.link(view.schedule, meant, talks, kind)
    if json:
        print_json(records.answer(view, talks=records.talks(view, talks), link=link))
    elif plain:
        print_lines([link])
    else:
        _open(link)


def _open(url: str) -> None:
    """Show `url` in the browser, or if there is none print it."""
    import webbrowser

    try:
        browser = webbrowser.get()
    except (webbrowser.Error, IndexError, ValueError):  # no browser, or BROWSER is a space, or has a quote too few
        typer.echo(url)
        return
    typer.echo(f"Opening {url}", err=True)
    if not browser.open(url):
        typer.echo(url)
