"""What is said beside the answer, on standard error."""

import os
import sys

import typer


def say(text: str) -> None:
    """Say it; in a terminal its lines break between words, as those of the help do."""
    typer.echo(_broken(text, _columns()), err=True)


def _columns() -> int | None:
    """Return how wide the terminal is that standard error is; None if it is none."""
    if sys.stderr is None or not sys.stderr.isatty():
        return None
    return os.get_terminal_size(sys.stderr.fileno()).columns or None


def _broken(text: str, columns: int | None) -> str:
    """Return `text` in lines of at most so many columns; what one breaks into stands below its beginning."""
    if columns is None:
        return text
    import textwrap

    return "\n".join(
        textwrap.fill(
            line,
            columns,
            subsequent_indent=" " * (len(line) - len(line.lstrip())),
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in text.split("\n")
    )
