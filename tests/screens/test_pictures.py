"""The pictures of the README: what the program prints on a terminal with colours, as Rich draws it."""

import io
import re
from collections.abc import Callable

import pytest
from conftest import outside
from rich.console import Console
from rich.text import Text

PICTURES = {"list": "list --section solid --section theoretical --at 10:40 --tz event --tz nairobi"}
WIDTH = 110
FONT_FROM_THE_WEB = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)


@pytest.mark.parametrize("name", PICTURES)
def test_picture_is_what_the_program_prints(
    name: str, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it is in the README; --rewrite-golden draws it anew."""
    monkeypatch.setenv("COLUMNS", str(WIDTH))
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("FORCE_HYPERLINK", "0")
    printed = outside(*PICTURES[name].split()).stdout.rstrip("\n")
    canvas = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, legacy_windows=False)
    canvas.print(Text.from_ansi(printed))
    drawn = canvas.export_svg(title=f"ai4earth {PICTURES[name]}", unique_id="ai4earth")

    golden(f"pictures/{name}.svg", FONT_FROM_THE_WEB.sub("", drawn) + "\n")
