"""Help: all commands, one of them, or more on a topic."""

from typing import Annotated

import typer

from ai4earth_cli.cli.output import print_topic
from ai4earth_cli.cli.topics import TOPICS, text
from ai4earth_cli.errors import UserError
from ai4earth_cli.text.printable import quoted

EXAMPLES = (
    "ai4earth help now",
    "ai4earth help zones",
)


def command(
    context: typer.Context,
    subject: Annotated[
        str | None,
        typer.Argument(metavar="[COMMAND|TOPIC]", help=f"A command, or one of: {', '.join(TOPICS)}."),
    ] = None,
) -> None:
    """Help: all commands, one of them, or more on a topic."""
    program = context.parent or context
    if subject is None:
        typer.echo(program.get_help())
        typer.echo(f"\nMore: {', '.join(f'ai4earth help {topic}' for topic in TOPICS)}")
    elif subject in TOPICS:
        print_topic(text(subject))
    else:
        from ai4earth_cli.cli.program import COMMANDS, loaded

        if not any(subject in group for group in COMMANDS.values()):
            message = (
                f"No command or topic is called {quoted(subject)}. The topics are: {', '.join(TOPICS)}. "
                "The commands: ai4earth help"
            )
            raise UserError(message)
        typer.echo(loaded(subject).make_context(subject, [], parent=program, resilient_parsing=True).get_help())
