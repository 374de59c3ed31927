import io

import pytest
from rich.console import Console, RenderableType
from rich.text import Text

from ai4earth_cli.screens.pieces.lines import address, linked

URL = "https://example.org/" + "x" * 20  # 40 letters


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (49, [f"Watch    {URL}"]),
        (48, ["Watch", URL]),
        (40, ["Watch", URL]),
        (39, [f"Watch    {URL}"]),
    ],
)
def test_address_has_a_line_of_its_own_where_it_has_room_there_only(width: int, lines: list[str]) -> None:
    """Where it has none at all, it is the terminal that breaks it, and it stays where it is."""
    assert address("Watch", URL).fitted(width).plain.splitlines() == lines


def test_address_without_a_label_leaves_no_empty_line() -> None:
    """It goes on with what stands above."""
    assert address("", URL).fitted(45).plain == URL


def printed(parts: list[RenderableType], width: int) -> list[str]:
    """Return lines as they are printed where nothing is broken."""
    paper = io.StringIO()
    console = Console(width=width, file=paper)
    for part in parts:
        console.print(part, soft_wrap=isinstance(part, Text) and bool(part.no_wrap))
    return [line.rstrip() for line in paper.getvalue().splitlines()]


@pytest.mark.parametrize(
    ("width", "name", "lines"),
    [
        (50, None, [f"See {URL} for", "all."]),
        (39, None, ["See", URL, " for all."]),
        (50, "Note", ["Note     See", f"         {URL}", "         for all."]),
        (48, "Note", ["Note     See", URL, "         for all."]),
    ],
)
def test_address_in_a_text_is_not_broken(width: int, name: str | None, lines: list[str]) -> None:
    """It stands beside the label, else in a line of its own."""
    found = printed(list(linked(f"See {URL} for all.", width, name)), width)

    assert [line.strip() for line in found] == [line.strip() for line in lines]


def test_text_that_ends_with_an_address_ends_there() -> None:
    """And one that begins with it has its label first."""
    assert printed(list(linked(URL, 45, "Note")), 45) == ["Note", URL]
    assert printed(list(linked(f"See {URL}", 39)), 39) == ["See", URL]
