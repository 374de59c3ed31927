"""The screen of `talk`: a card for each talk found, with everything known about it."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.model import Span, Speaker, Talk, View
from ai4earth_cli.schedule.people import given_again
from ai4earth_cli.schedule.words import date_and_times, length_words, standing
from ai4earth_cli.schedule.words.clocks import readers_clocks
from ai4earth_cli.schedule.words.languages import language_words
from ai4earth_cli.schedule.words.lateness import late_words
from ai4earth_cli.schedule.words.names import names_words
from ai4earth_cli.screens.pieces import QUIET, RUNNING, STAR, STRONG, head
from ai4earth_cli.screens.pieces.lines import Address, labelled, links


def cards_screen(view: View, talks: Sequence[Talk]) -> Iterator[RenderableType]:
    """Yield a card for each of the talks."""
    yield from head(view, readers_clocks(view, (talk.span for talk in talks)))
    numbers = questions.numbers(view.schedule)
    for place, talk in enumerate(talks):
        if place:
            yield Text()
        yield from _card(view, talk, numbers[talk.id])


def _card(view: View, talk: Talk, number: int) -> Iterator[RenderableType]:
    yield Text(talk.title, STRONG)
    if talk.subtitle:
        yield Text(talk.subtitle)
    for speaker in talk.speakers:
        yield _person(speaker)
    yield Text()
    if talk.authors:
        yield labelled("Authors", ", ".join(_named(author) for author in talk.authors))
    yield labelled("Number", f"{number} {STAR}" if talk.id in view.starred else str(number))
    if talk.section:
        chairs = f" (chair {names_words(talk.section.chairs)})" if talk.section.chairs else ""
        yield labelled("Section", f"{talk.section.title}{chairs}")
    if talk.type:
        yield labelled("Type", talk.type)
    if talk.room:
        yield labelled("Room", talk.room)
    if talk.language:
        yield labelled("Language", language_words(talk.language))
    yield from _when(view, talk)
    running = questions.status(talk, view.now) == "now"
    yield labelled("Status", standing(talk, view.now), RUNNING if running else "")
    yield from links(talk)
    if talk.abstract:
        yield Text()
        yield Text(talk.abstract)


def _named(author: Speaker) -> str:
    return f"{author.name} ({author.affiliation})" if author.affiliation else author.name


def _person(speaker: Speaker) -> Text:
    affiliation = f", {speaker.affiliation}" if speaker.affiliation else ""
    line = Text.assemble(speaker.name, (affiliation, QUIET))
    return Address(line.append("  "), speaker.url) if speaker.url else line


def _when(view: View, talk: Talk) -> Iterator[RenderableType]:
    if talk.span:
        yield from _span(view, talk, talk.span)
    label = "Also"
    for again in given_again(view.schedule, talk):
        yield labelled(label, date_and_times(again, view.zone))
        label = ""


def _span(view: View, talk: Talk, span: Span) -> Iterator[RenderableType]:
    label = "When"
    for zone in dict.fromkeys((*view.zones, view.schedule.timezone)):
        yield labelled(label, date_and_times(span, zone))
        label = ""
    if talk.planned:
        yield labelled("Planned", date_and_times(talk.planned, view.zone))
        yield labelled("Late", late_words(talk))
    if span.length:
        yield labelled("Length", length_words(span.length))
