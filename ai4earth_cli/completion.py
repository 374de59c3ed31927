"""What Tab offers: formats, sections, types, rooms, speakers, zones."""

import os
from typing import TYPE_CHECKING

import typer

from ai4earth_cli.matching import fold

if TYPE_CHECKING:  # loaded by Tab only
    from ai4earth_cli.model import Schedule


def _schedule(context: typer.Context) -> "Schedule | None":
    """Return the schedule that the command line being completed is about; None where it cannot be read."""
    from ai4earth_cli import files
    from ai4earth_cli.errors import UserError

    source = context.params.get("schedule") or os.environ.get("AI4EARTH_SCHEDULE")
    try:
        return None if source == "-" else files.load(source)
    except UserError:
        return None


def complete_section(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the ids of the sections, with their titles."""
    schedule = _schedule(context)
    sections = schedule.sections if schedule else ()
    return [(finished, section.title) for section in sections if (finished := _finish(incomplete, section.id))]


def complete_type(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the types of the talks."""
    schedule = _schedule(context)
    kinds = dict.fromkeys(talk.type for talk in schedule.talks if talk.type) if schedule else ()
    return [finished for kind in kinds if (finished := _finish(incomplete, kind))]


def complete_room(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the rooms."""
    schedule = _schedule(context)
    rooms = dict.fromkeys(talk.room for talk in schedule.talks if talk.room) if schedule else ()
    return [finished for room in rooms if (finished := _finish(incomplete, room))]


def complete_speaker(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the speakers' names."""
    return [finished for name in _speakers(context) if (finished := _finish(incomplete, name))]


def complete_query(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the words of the speakers' names, one at a time, since a query is made of words."""
    typed = [fold(word) for word in context.params.get("words") or ()]
    names = [name for name in _speakers(context) if all(word in fold(name) for word in typed)]
    words = dict.fromkeys(word for name in names for word in name.split() if fold(word) not in typed)
    return [finished for word in words if (finished := _finish(incomplete, word))]


def complete_format(incomplete: str) -> list[str]:
    """Offer the formats that `export` knows."""
    from ai4earth_cli.formats import FORMATS

    return [finished for name in FORMATS if (finished := _finish(incomplete, name))]


def complete_zone(incomplete: str) -> list[str]:
    """Offer the IANA names, and their last parts of one word."""
    from ai4earth_cli.zones import iana_names

    names = dict.fromkeys((*iana_names(), *(name.rpartition("/")[2] for name in iana_names() if "_" not in name)))
    return [finished for name in names if (finished := _finish(incomplete, name))]


def _speakers(context: typer.Context) -> list[str]:
    schedule = _schedule(context)
    talks = schedule.talks if schedule else ()
    return sorted({speaker.name for talk in talks for speaker in talk.speakers})


def _finish(typed: str, name: str) -> str | None:
    """Return what was typed, finished to `name`: `cerr` to `cerrón`; None where it is no beginning of it.

    What stands on the line stays as it is, because shells drop an offer that begins otherwise; the
    commands ignore case and accents.
    """
    wanted = fold(typed)
    lengths = range(len(name) + 1)
    cut = next((length for length in lengths if fold(name[:length]) == wanted), None)
    if cut is None:
        return None
    rest = name[cut:]
    if os.environ.get("_AI4EARTH_COMPLETE") != "complete_bash" or " " not in name:
        return typed + rest
    # Typer leaves it to the offer to be one word in bash; what is typed must stay as it is
    in_quotes = os.environ.get("COMP_WORDS", "").split(" ")[-1][:1] in {"'", '"'}
    return typed + (rest if in_quotes else rest.replace(" ", "\\ ")) if " " not in typed else None
