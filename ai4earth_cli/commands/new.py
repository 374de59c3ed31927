"""A small schedule file to start from."""

from typing import Annotated

import typer

from ai4earth_cli import files

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
    files.write_new(file, files.shipped_text("new.toml"))
    typer.echo(f"Wrote {file}. Change it, then: ai4earth check {file}")
