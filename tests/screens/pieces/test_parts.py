"""Our tables are drawn as Rich draws its own, whether their texts are broken into lines or not."""

import copy

import pytest
from rich.console import Console
from rich.style import Style
from rich.table import Table
from rich.text import Text

from ai4earth_cli.screens.pieces.parts import grid, table

LIT = Style(bold=True, color="color(28)")
TEXTS = (
    Text(),
    Text("now", LIT),
    Text.assemble(("14:00–14:25", LIT), "\n", ("over", Style(dim=True))),
    Text("Tests of Wide Letters: 地球科学 at work"),
    Text.assemble(("Video", Style(link="https://example.org/1")), " ", "averyverylongwordthathasnoroom"),
)


def drawn(shown: Table) -> list[tuple[str, Style | None]]:
    """Return each letter that a table of texts draws, with its style unless it is a blank."""
    segments = Console(width=80, color_system="256", force_terminal=True).render(shown)
    return [(letter, None if letter.isspace() else style) for text, style, _ in segments for letter in text]


@pytest.mark.parametrize("width", [1, 2, 3, 7, 11, 20, 39, 60, None])
def test_rows_are_drawn_as_rich_draws_them(width: int | None) -> None:
    """Also where a cell is too narrow for its text, or as wide as it is."""
    for ours in (table(("Name", width), ("", 2)), grid(), grid(1)):
        theirs = copy.deepcopy(ours)
        for text in TEXTS:
            ours.add_row(text, Text("12"), style=Style(italic=True))
            Table.add_row(theirs, text, Text("12"), style=Style(italic=True))

        assert drawn(ours) == drawn(theirs)
