"""What is said of a command line that is not understood: a slip in a command or an option, a word too many."""

from difflib import get_close_matches
from typing import TYPE_CHECKING

from ai4earth_cli.text.printable import one_line, quoted

if TYPE_CHECKING:  # Typer's own click has no public name
    from collections.abc import Container, Iterable, Sequence

    import typer
    from typer._click import Context

# What people type who know other programs.
CALLED_ELSEWHERE = {
    "search": "talk", "find": "talk", "show": "talk", "speaker": "talk", "ls": "list", "program": "list",
    "programme": "list", "schedule": "list", "upcoming": "next", "live": "watch", "mark": "star",
    "favourites": "agenda", "favorites": "agenda", "diff": "changes", "validate": "check", "lint": "check",
    "init": "new",
}  # fmt: skip
_EXTRA = "Got unexpected extra argument(s) ("  # Typer's words
_NEAR = 0.8  # difflib's ratio of two options; --tz and --at have 0.75


def said_of(error: "typer.TyperException", arguments: "Sequence[str]") -> str:
    """Return what is said of an error of Typer's: what is wrong, what may be meant, and where to read on."""
    context = getattr(error, "ctx", None)
    named = [word for word in arguments if not word.startswith("-")][:1]
    command = context.command_path if context else " ".join(["ai4earth", *named])
    said = one_line(_meant(error, command.rpartition(" ")[2]) or error.format_message())
    end = "" if said.endswith((".", "?")) else "."
    return f"{said}{end} See: {one_line(command)} --help"


def _meant(error: "typer.TyperException", command: str) -> str:
    """Return `No such option: --sectoin. Did you mean --section?` of a slip in an option; of any other error, nothing.

    To `late`, what begins with a minus and a number is no slip but a length.
    """
    known, name = getattr(error, "possibilities", None), getattr(error, "option_name", "")
    said: str = getattr(error, "message", "")
    if said.startswith(_EXTRA):
        word = quoted(said.removeprefix(_EXTRA).removesuffix(")"))
        if command == "list":
            return f"list takes no words. For a section: list --section {word}, for talks: talk {word}."
        more = f"{word} is more than {command} takes."
        return more if command == "help" else f"{more} To find talks: ai4earth talk WORDS."
    if command == "late" and name[1:2].isdigit():
        return "Nothing runs earlier than planned. Say how late things are now: late 5m, or late 0m if on time."
    if not known:
        return ""
    close = get_close_matches(name, known, n=1, cutoff=_NEAR)
    return f"{error.message}. Did you mean {close[0]}?" if close else error.message


def refuse_command(context: "Context", name: str, commands: "Iterable[str]") -> None:
    """Raise Typer's error of a command that there is not: `Did you mean 'now' or 'new'?` if one is like it."""
    close = [CALLED_ELSEWHERE[name]] if name in CALLED_ELSEWHERE else get_close_matches(name, list(commands))
    meant = f" Did you mean {' or '.join(map(quoted, close))}?" if close else ""
    context.fail(f"No such command {quoted(name)}.{meant}")


def check_place(
    context: "Context", arguments: "Sequence[str]", commands: "Container[str]", of_now: "Container[str]"
) -> None:
    """Raise Typer's error of an option that is a command's: it belongs behind it, or without one behind `now`.

    `of_now` are the options of `now`. An option of no command is left to Typer.
    """
    called = next((word for word in arguments if word in commands), None)
    if called:
        rest = list(arguments)
        rest.remove(called)
        context.fail(f"Options follow the command: {quoted(' '.join(['ai4earth', called, *rest]))}.")
    if arguments[0].partition("=")[0] in of_now:
        context.fail(f"Options follow a command: {quoted(' '.join(['ai4earth', 'now', *arguments]))}.")
