"""The screen of `use`: the schedules that are known."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.console import RenderableType
from rich.text import Text

from ai4earth_cli.schedule.wording import length_words
from ai4earth_cli.screens.parts import QUIET, RUNNING, table


class Row(NamedTuple):
    """A schedule that is known: its name if it has one, where it is, and how long ago that changed or was fetched."""

    name: str
    source: str
    is_in_use: bool
    age: dt.timedelta | None


def known_screen(rows: Sequence[Row], file: str) -> Iterator[RenderableType]:
    """Yield a table of the schedules, and which file remembers them."""
    found = table(("", None), ("Name", None), ("Schedule", None), ("Age", None))
    for name, source, is_in_use, age in rows:
        words = length_words(max(age, dt.timedelta())) if age is not None else ""
        found.add_row(Text("in use" if is_in_use else "", RUNNING), Text(name), Text(source), Text(words))
    yield found
    yield Text()
    yield Text(f"Remembered in {file}", QUIET)
