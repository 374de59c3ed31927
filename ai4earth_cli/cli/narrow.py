"""Help in a narrow terminal: Typer's is never narrower than 50 columns, and has 30 for what stands before a text."""

import shutil
from collections.abc import Sequence

from typer.core import TyperCommand

_Context = TyperCommand.context_class  # Typer's own click has no public name


class _Formatter(_Context.formatter_class):  # type: ignore[name-defined,misc]
    """Help as wide as the terminal."""

    def __init__(self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None) -> None:
        super().__init__(indent_increment, width or shutil.get_terminal_size().columns - 1, max_width)

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names and texts beside each other, what is longer than a quarter of the width above its text."""
        super().write_dl(rows, min(col_max, self.width // 4), col_spacing)


class NarrowContext(_Context):  # type: ignore[valid-type,misc]
    """The context of a command whose help is to be narrow."""

    formatter_class = _Formatter
