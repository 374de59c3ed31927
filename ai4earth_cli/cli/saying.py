"""What is said in sentences: beside the answer, on standard error, or as the answer."""

import os
import sys
from collections.abc import Iterable
from typing import TextIO

import typer


def say(text: str) -> None:
    """Say it; in a terminal its lines break between words, as those of the help do."""
    typer.echo(_broken(text, _columns(sys.stderr)), err=True)


def answer(lines: Iterable[str]) -> None:
    """Print lines as the answer; in a terminal they break as those of `say`, and for programs not at all."""
    columns = _columns(sys.stdout)
    sys.stdout.writelines(f"{_broken(line, columns)}\n" for line in lines)


def _columns(stream: TextIO | None) -> int | None:
    """Return how wide the terminal is that a stream writes to; None if it is not a terminal."""
    if stream is None or not stream.isatty():
        return None
    return os.get_terminal_size(stream.fileno()).columns or None


def _broken(text: str, columns: int | None) -> str:
    """Return `text` in lines of at most so many columns; what one breaks into stands below its beginning."""
    if columns is None:
        return text
    import textwrap

    return "\n".join(
        line
        if len(line) <= columns
        else textwrap.fill(
            line,
            columns,
            subsequent_indent=" " * (len(line) - len(line.lstrip())),
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in text.split("\n")
    )
