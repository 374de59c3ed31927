"""A cell is drawn as Rich draws its text, whether it is broken into lines or not."""

import pytest
from rich.console import Console
from rich.style import Style
from rich.text import Text

from ai4earth_cli.screens.pieces.parts import Cell, table

LIT = Style(bold=True, color="color(28)")
TEXTS = (
    Text(),
    Text("now", LIT),
    Text.assemble(("14:00–14:25", LIT), "\n", ("over", Style(dim=True))),
    Text("Tests of Wide Letters: 地球科学 at work"),
    Text.assemble(("Video", Style(link="https://example.org/1")), " ", "averyverylongwordthathasnoroom"),
)


def drawn(cell: Text | Cell, width: int) -> list[tuple[str, Style | None]]:
    """Return each letter that a table of one column draws, with its style unless it is a blank."""
    shown = table(("Name", width))
    shown.add_row(cell, style=Style(italic=True))
    segments = Console(width=80, color_system="256", force_terminal=True).render(shown)
    return [(letter, None if letter.isspace() else style) for text, style, _ in segments for letter in text]


@pytest.mark.parametrize("width", [1, 2, 3, 7, 11, 20, 39, 60])
def test_a_cell_is_drawn_as_its_text(width: int) -> None:
    """Also where a cell is too narrow for it."""
    assert [drawn(Cell(text), width) for text in TEXTS] == [drawn(text, width) for text in TEXTS]
