"""Help: all commands, one of them, or more on a topic."""

from typing import Annotated

import typer

from ai4earth_cli.cli.options import at_tab
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
        typer.Argument(
            metavar="[COMMAND|TOPIC]",
            help=f"A command, or one of: {', '.join(TOPICS)}.",
            autocompletion=at_tab("subject"),
        ),
    ] = None,
) -> None:
    """Help: all commands, one of them, or more on a topic."""
    program = context.parent or context
    if subject is None:
        typer.echo(program.get_help())
        formatter = program.make_formatter()
        with formatter.section("Topics (ai4earth help TOPIC)"):
            formatter.write_dl(list(TOPICS.items()))
        typer.echo(f"\n{formatter.getvalue()}", nl=False)
    elif subject in TOPICS:
        print_topic(text(subject))
    else:
        from ai4earth_cli.cli import COMMANDS, loaded

        if not any(subject in group for group in COMMANDS.values()):
            commands = [name for group in COMMANDS.values() for name in group]
            message = f"No command or topic is called {quoted(subject)}.{_meant(subject, commands)} See: ai4earth help"
            raise UserError(message)
        typer.echo(loaded(subject).make_context(subject, [], parent=program, resilient_parsing=True).get_help())


def _meant(subject: str, commands: list[str]) -> str:
    """Return in words which command or topic may be meant; nothing if none is."""
    from ai4earth_cli.cli.slips import CALLED_ELSEWHERE
    from ai4earth_cli.text.matching import fold, has_words, nearest

    if subject in CALLED_ELSEWHERE:
        return f" Did you mean {CALLED_ELSEWHERE[subject]}?"
    about = [topic for topic, told in TOPICS.items() if has_words([fold(subject)], told)]
    close = list(dict.fromkeys([*nearest(subject, [*commands, *TOPICS], most=1), *about]))
    return f" Did you mean {' or '.join(close[:2])}?" if close else ""
