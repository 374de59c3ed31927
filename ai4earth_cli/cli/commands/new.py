"""A small schedule file to start from."""

import shlex
from typing import Annotated

import typer

from ai4earth_cli.cli.saying import answer
from ai4earth_cli.errors import UserError
from ai4earth_cli.store import files
from ai4earth_cli.text.printable import file_name

EXAMPLES = (
    "ai4earth new",
    "ai4earth new 2021.toml",
)


def command(
    file: Annotated[
        str, typer.Argument(metavar="[FILE]", help="The file to write; it must not exist.")
    ] = "schedule.toml",
) -> None:
    """Write a small schedule file to start from."""
    if file.strip() in {"", "-"}:  # the second of which `check` and `use` would take for standard input
        message = "A schedule file needs a name, such as schedule.toml."
        raise UserError(message)
    shown = file_name(file)
    # What begins with a minus is no option if it is a path.
    command_line = shlex.quote(f"./{file}" if file.startswith("-") else file) if shown == file else "FILE"
    text = files.shipped_text("formats/toml/new.toml")
    files.write_new(file, text.replace("check schedule.toml", f"check {command_line}", 1))
    answer(
        [
            f"Wrote {shown}. Change it, then: ai4earth check {command_line}",
            f"So that every command is about it: ai4earth use {command_line}",
        ]
    )
