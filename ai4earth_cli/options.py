"""The options that commands share, and what Tab offers for them."""

import datetime as dt
import os
from typing import Annotated

import typer

from ai4earth_cli import files
from ai4earth_cli.errors import UserError
from ai4earth_cli.formats import FORMATS
from ai4earth_cli.matching import fold
from ai4earth_cli.model import Schedule
from ai4earth_cli.moments import moment_called
from ai4earth_cli.zones import iana_names


def _schedule(context: typer.Context) -> Schedule | None:
    """Return the schedule that the command line being completed is about; None where it cannot be read."""
    source = context.params.get("schedule") or os.environ.get("AI4EARTH_SCHEDULE")
    try:
        return None if source == "-" else files.load(source)
    except UserError:
        return None


def _complete_section(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    schedule = _schedule(context)
    sections = schedule.sections if schedule else ()
    return [(finished, section.title) for section in sections if (finished := _finish(incomplete, section.id))]


def _complete_type(context: typer.Context, incomplete: str) -> list[str]:
    schedule = _schedule(context)
    kinds = dict.fromkeys(talk.type for talk in schedule.talks if talk.type) if schedule else ()
    return [finished for kind in kinds if (finished := _finish(incomplete, kind))]


def _complete_room(context: typer.Context, incomplete: str) -> list[str]:
    schedule = _schedule(context)
    rooms = dict.fromkeys(talk.room for talk in schedule.talks if talk.room) if schedule else ()
    return [finished for room in rooms if (finished := _finish(incomplete, room))]


def _complete_speaker(context: typer.Context, incomplete: str) -> list[str]:
    return [finished for name in _speakers(context) if (finished := _finish(incomplete, name))]


def _complete_query(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the words of the speakers' names, one at a time, since a query is made of words."""
    typed = [fold(word) for word in context.params.get("words") or ()]
    names = [name for name in _speakers(context) if all(word in fold(name) for word in typed)]
    words = dict.fromkeys(word for name in names for word in name.split() if fold(word) not in typed)
    return [finished for word in words if (finished := _finish(incomplete, word))]


def complete_format(incomplete: str) -> list[str]:
    """Offer the formats that `export` knows."""
    return [finished for name in FORMATS if (finished := _finish(incomplete, name))]


def _complete_zone(incomplete: str) -> list[str]:
    """Offer the IANA names, and their last parts of one word."""
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


def moment_asked(at: str, zone: dt.tzinfo, schedule: Schedule) -> dt.datetime:
    """Return the moment (UTC) that --at names, read in `zone`. This is where the clock is read."""
    return moment_called(at, zone, schedule, dt.datetime.now(dt.UTC).replace(microsecond=0))


_QUERY = typer.Argument(
    metavar="QUERY...", help="Words of a speaker's name, or else of the title.", autocompletion=_complete_query
)
Query = Annotated[list[str], _QUERY]
OptionalQuery = Annotated[list[str] | None, _QUERY]
Zones = Annotated[
    list[str] | None,
    typer.Option(
        "--tz",
        metavar="ZONE",
        help="Show times in this zone: nairobi, Africa/Nairobi, kenya, +03:00, PDT, event. Repeat it for several. "
        "[env var: AI4EARTH_TZ; default: this computer's zone]",
        autocompletion=_complete_zone,
    ),
]
At = Annotated[
    str,
    typer.Option(
        metavar="WHEN",
        envvar="AI4EARTH_AT",
        help="Answer as if it were this moment: 10:40, 26 April 10:40 PDT, +90m.",
    ),
]
ScheduleFile = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        envvar="AI4EARTH_SCHEDULE",
        help="Another schedule than the one shipped; - is standard input.",
    ),
]


def _not_both(context: typer.Context, plain: bool) -> bool:  # noqa: FBT001  Typer calls it so
    if plain and context.params.get("json"):
        message = "An answer has one form: give --json or --plain."
        raise UserError(message)
    return plain


AsJson = Annotated[bool, typer.Option("--json", is_eager=True, help="Print the answer as JSON.")]
AsLines = Annotated[
    bool, typer.Option("--plain", callback=_not_both, help="Print the answer as tab-separated lines, never cut off.")
]
Sections = Annotated[
    list[str] | None,
    typer.Option(
        "--section",
        metavar="ID",
        help="Only this section, by id, title or a part of it. May be repeated.",
        autocompletion=_complete_section,
    ),
]
Types = Annotated[
    list[str] | None,
    typer.Option(
        "--type", metavar="TYPE", help="Only talks of this type. May be repeated.", autocompletion=_complete_type
    ),
]
Rooms = Annotated[
    list[str] | None,
    typer.Option(
        "--room", metavar="ROOM", help="Only talks in this room. May be repeated.", autocompletion=_complete_room
    ),
]
Day = Annotated[
    str | None,
    typer.Option("--day", metavar="DAY", help="Only this day: 2020-04-26, sunday, or its number from 1."),
]
SpeakerName = Annotated[
    str | None,
    typer.Option("--speaker", metavar="NAME", help="Only talks by this speaker.", autocompletion=_complete_speaker),
]
