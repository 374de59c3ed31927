"""The options that commands share."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from ai4earth_cli.errors import UserError

_MOST_DIGITS = 6


def at_tab(what: str) -> Callable[..., list[Any]]:
    """Return what answers Tab with offers of that kind, a function `complete_…` of `completion`, loaded then only.

    Typer reads what each says of its parameters at every start; of a lambda that is their names.
    """
    return lambda ctx, incomplete: _offers(what, ctx, incomplete)


def _offers(what: str, context: typer.Context, incomplete: str) -> list[Any]:
    from ai4earth_cli.cli import completion

    found: list[Any] = getattr(completion, f"complete_{what}")(context, incomplete)
    return found


def whole_number(text: str | int) -> int:
    """Return the number that `text` is, from 1; Typer passes a default through here, too."""
    if str(text).isdecimal() and len(str(text)) <= _MOST_DIGITS and int(text):
        return int(text)
    message = "write a whole number from 1 to 999999."
    raise typer.BadParameter(message)


Query = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="QUERY...",
        help="Words of a speaker's name, or else of title, section, chair or abstract; or a number.",
        autocompletion=at_tab("query"),
    ),
]
Zones = Annotated[
    list[str] | None,
    typer.Option(
        "--tz",
        metavar="ZONE",
        help="Show times in this zone: nairobi, Africa/Nairobi, kenya, +03:00, PDT, or event, the event's own. "
        "Several: repeat it, or write lima,event. "
        "[env var: AI4EARTH_TZ; default: this computer's zone]",
        autocompletion=at_tab("zone"),
    ),
]
At = Annotated[
    str | None,
    typer.Option(
        metavar="WHEN",
        help="Answer as if it were this moment: 10:40 (in the zone of the answer), 26 April 10:40 PDT, tomorrow, "
        "2 days ago, +90m. "
        "[env var: AI4EARTH_AT; default: now]",
        autocompletion=at_tab("moment"),
    ),
]
ScheduleFile = Annotated[
    str | None,
    typer.Option(
        metavar="SOURCE",
        help="A schedule other than the shipped one: a file, an address or a remembered name; TOML, schedule.xml, "
        "schedule.json, iCalendar, xCal, or tables in Markdown; - is standard input. [env var: AI4EARTH_SCHEDULE]",
        autocompletion=at_tab("known"),
    ),
]
EventZone = Annotated[
    str | None,
    typer.Option(
        "--event-tz",
        metavar="ZONE",
        help="The event's time zone, if its schedule does not say it. [env var: AI4EARTH_EVENT_TZ]",
        autocompletion=at_tab("zone"),
    ),
]
EventDate = Annotated[
    str | None,
    typer.Option(
        "--event-date",
        metavar="DATE",
        help="The event's first day, if its schedule does not say it: 2020-04-26. [env var: AI4EARTH_EVENT_DATE]",
    ),
]


Refresh = Annotated[bool, typer.Option("--refresh", help="Ask the web anew, however fresh the copy is.")]
Offline = Annotated[bool, typer.Option("--offline", help="Ask nobody: use the copy of what was fetched before.")]


def alone(name: str) -> Callable[[typer.Context, Any], Any]:
    """Return what refuses an answer in two forms; Typer calls it with the option `name` and what that says."""

    def checked(context: typer.Context, said: Any) -> Any:  # noqa: ANN401  as Typer has it
        forms = {form: context.params.get(form) for form in ("json", "plain", "format_")}
        given = (form for form, value in forms.items() if form != name and value not in {None, False})
        other = next(given, None)
        if said not in {None, False} and other:
            first, second = sorted((name, other), key=("json", "plain", "format_").index)
            message = f"Use --{first} or --{second.removesuffix('_')}, not both."
            raise UserError(message)
        return said

    return checked


AsJson = Annotated[bool, typer.Option("--json", is_eager=True, help="Print the answer as JSON.")]
AsLines = Annotated[
    bool,
    typer.Option(
        "--plain",
        callback=alone("plain"),
        help="Print the answer as tab-separated lines, never cut off.",
    ),
]
AsFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="TEXT",
        callback=alone("format_"),
        help="Print this for each talk, with its fields: '{start:%H:%M} {title}'.",
    ),
]
NoPager = Annotated[
    bool, typer.Option("--no-pager", help="Use no pager, also where the answer is longer than the screen.")
]
Sections = Annotated[
    list[str] | None,
    typer.Option(
        "--section",
        metavar="ID",
        help="Only this section, by id, title or a part of it. May be repeated.",
        autocompletion=at_tab("section"),
    ),
]
Types = Annotated[
    list[str] | None,
    typer.Option(
        "--type", metavar="TYPE", help="Only talks of this type. May be repeated.", autocompletion=at_tab("type")
    ),
]
Rooms = Annotated[
    list[str] | None,
    typer.Option(
        "--room", metavar="ROOM", help="Only talks in this room. May be repeated.", autocompletion=at_tab("room")
    ),
]
Day = Annotated[
    str | None,
    typer.Option(
        "--day",
        metavar="DAY",
        help="Only this day of the programme: 26 April, sunday, today or tomorrow (where the event is), its number "
        "from 1, or all.",
        autocompletion=at_tab("day"),
    ),
]
SpeakerName = Annotated[
    str | None,
    typer.Option("--speaker", metavar="NAME", help="Only talks by this speaker.", autocompletion=at_tab("speaker")),
]
Languages = Annotated[
    list[str] | None,
    typer.Option(
        "--language",
        metavar="TAG",
        help="Only talks in this language: en, de. May be repeated.",
        autocompletion=at_tab("language"),
    ),
]
Recorded = Annotated[bool, typer.Option("--recorded", help="Only talks that have a video.")]
Starred = Annotated[bool, typer.Option("--starred", help="Only talks that you have marked: ai4earth star 18.")]
Left = Annotated[bool, typer.Option("--left", help="Only talks that are not over.")]
