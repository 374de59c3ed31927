"""The command line: the program and the commands that it has."""

from collections.abc import Callable
from typing import Annotated

import typer

from ai4earth_cli import __version__, ask, organise

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_COMMANDS: dict[str, Callable[..., None]] = {
    "now": ask.now,
    "next": ask.next_,
    "list": ask.list_,
    "talk": ask.talk,
    "sections": ask.sections,
    "speakers": ask.speakers,
    "info": ask.info,
    "open": ask.open_,
    "check": organise.check,
    "export": organise.export,
    "new": organise.new,
}
for name, command in _COMMANDS.items():
    app.command(name)(command)


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
    """The workshop in your terminal, in your time zone."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
