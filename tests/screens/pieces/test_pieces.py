"""Our tables are drawn as Rich draws its own, whether their texts are broken into lines or not."""

import pytest
from rich import box
from rich.console import Console
from rich.style import Style
from rich.table import Table
from rich.text import Text

from ai4earth_cli.screens.pieces import QUIET, grid, table

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


WIDTHS = [1, 2, 3, 7, 11, 20, 39, 60, None]


@pytest.mark.parametrize("width", WIDTHS)
def test_table_is_drawn_as_rich_draws_it(width: int | None) -> None:
    """With blanks of its own, also where a cell is too narrow for its text, or as wide as it is."""
    ours = table(("Name", width), ("", 2))
    theirs = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0), header_style=QUIET, border_style=QUIET)
    theirs.add_column("Name", width=width, overflow="fold")
    theirs.add_column("", width=2, overflow="fold")
    for text in TEXTS:
        for one in (ours, theirs):
            one.add_row(text, Text("12"), style=Style(italic=True))

    assert drawn(ours) == drawn(theirs)


@pytest.mark.parametrize("gap", [1, 2])
@pytest.mark.parametrize("width", WIDTHS)
def test_grid_is_drawn_as_rich_draws_it(gap: int, width: int | None) -> None:
    """Its last column has no blanks behind it."""
    ours, theirs = grid(gap), Table.grid(padding=(0, gap, 0, 0))
    for one in (ours, theirs):
        one.add_column(width=width)
        one.add_column(overflow="fold")
        for text in TEXTS:
            one.add_row(text, text, style=Style(italic=True))

    assert drawn(ours) == drawn(theirs)
