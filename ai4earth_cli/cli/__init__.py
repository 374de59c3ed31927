"""The command line: the program, what its commands are called and do, and how its help looks."""

import functools
import importlib
import os
import shutil
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from ai4earth_cli import __version__

if TYPE_CHECKING:  # Typer's own click has no public name
    from collections.abc import Iterable

    from typer._click import Command, Context, HelpFormatter, Parameter

# What each command does in a line, under what a person wants to do: the help is made of it, and no command is loaded
# before it is called.
COMMANDS = {
    "Ask": {
        "now": "What is on, how far through, and what comes next.",
        "next": "The talks that start next, with the time until each.",
        "list": "The programme, a table per section.",
        "talk": "Talks by speaker, or by words of the title.",
        "sections": "The sections: id, title, chair, from-to, number of talks.",
        "speakers": "Everyone who speaks, alphabetically, and when.",
        "info": "What, when, where to watch, chat, contact, notices.",
        "open": "Open a talk's video, or another of its links, in the browser.",
    },
    "Follow": {
        "watch": "What is on and what comes next, kept up to date on the whole screen.",
        "status": "What is on in one line, for prompts and status bars.",
        "star": "Mark talks, or take over what an app has marked.",
        "agenda": "Your marked talks: what is free between, what overlaps.",
        "changes": "What has changed since you last looked, or from another file.",
    },
    "Publish": {
        "export": "Write the schedule for calendars, web pages, spreadsheets and conference apps.",
    },
    "Write a schedule": {
        "new": "Write a small schedule file to start from.",
        "check": "Check a schedule file for mistakes.",
        "late": "Say how late things run: every answer and export follows.",
    },
    "Choose": {
        "use": "Remember a schedule, so that nothing need be typed.",
        "help": "Help: all commands, one of them, or more on a topic.",
    },
}

_NARROW = 52  # columns, below which Typer's help is wider than the terminal
_WANTED_MOST = """
ai4earth list           the programme
ai4earth talk WORDS     by speaker or by title
ai4earth --help         all else"""


class _Program(TyperGroup):
    """The program, which knows its commands by name and loads the one that is called."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401  Typer's own
        super().__init__(**attributes)
        summaries = {name: summary for group in COMMANDS.values() for name, summary in group.items()}
        self.commands = {name: TyperCommand(name, help=summary) for name, summary in summaries.items()}
        _fitted(self)

    def main(self, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401  Typer's own
        """Run the program, or answer Tab: what asks for completions as no shell does is offered none."""
        if os.environ.get("_AI4EARTH_COMPLETE"):
            from ai4earth_cli.cli.completion import can_answer

            os.environ["TERMINAL_WIDTH"] = "1000"  # or Typer breaks help texts, and fish takes each line for an offer
            if not can_answer():
                return 0
        return super().main(*arguments, **options)

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Return what is left of the arguments; raises Typer's error if an option of a command stands before it."""
        is_asked = args and not ctx.resilient_parsing  # which is Tab
        if is_asked and args[0].startswith("-") and args[0] not in _options(self.get_params(ctx)):
            from ai4earth_cli.cli.slips import check_place

            check_place(ctx, args, self.commands, _options(loaded("now").params))
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: "Context", args: list[str]) -> "tuple[str | None, Command | None, list[str]]":
        """Return the command that is called, loaded, and its own arguments."""
        if args[0] not in self.commands and not ctx.resilient_parsing:
            if args[0] == "version":
                self.parse_args(ctx, ["--version"])
            from ai4earth_cli.cli.slips import refuse_command

            refuse_command(ctx, args[0], self.commands)
        called, command, rest = super().resolve_command(ctx, args)
        return called, command and loaded(command.name or ""), rest

    def format_commands(self, ctx: "Context", formatter: "HelpFormatter") -> None:  # noqa: ARG002  Typer's own
        """Write the commands in their groups, with their whole summaries however narrow the terminal is."""
        for title, summaries in COMMANDS.items():
            with formatter.section(title):
                formatter.write_dl(list(summaries.items()))


def _options(parameters: "Iterable[Parameter]") -> set[str]:
    return {name for parameter in parameters for name in parameter.opts}


def loaded(name: str) -> "Command":
    """Return the command of that name; its help ends with its examples."""
    return _fitted(_made(name))


@functools.cache
def _made(name: str) -> "Command":
    module = importlib.import_module(f"ai4earth_cli.cli.commands.{name}")
    lines = "".join(f"\n  {example}" for example in module.EXAMPLES)
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    alone.command(name, epilog=f"\b\nExamples:{lines}")(module.command)
    return typer.main.get_command(alone)


def _fitted(command: "Command") -> "Command":
    """Return the command, whose help is no wider than the terminal."""
    if shutil.get_terminal_size().columns < _NARROW:
        from ai4earth_cli.cli.narrow import NarrowContext

        command.context_class = NarrowContext
    return command


app = typer.Typer(
    cls=_Program,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(context: typer.Context, wanted: bool) -> None:  # noqa: FBT001  Typer calls it so
    if wanted and not context.resilient_parsing:  # which is Tab
        import platform

        from tzdata import IANA_VERSION

        typer.echo(f"ai4earth {__version__} (Python {platform.python_version()}, time zone data {IANA_VERSION})")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def ai4earth(
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001  it has been answered by then
        bool,
        typer.Option(
            "--version",
            "-V",
            callback=_print_version,
            is_eager=True,
            help="Print the versions of ai4earth, of Python and of the time zone data.",
        ),
    ] = False,
) -> None:
    """Any conference in your terminal, in your time zone."""
    if context.invoked_subcommand is None:
        from ai4earth_cli.cli.commands import now

        now.command()
        typer.echo(_WANTED_MOST)
