import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ai4earth_cli.text.printable import JOINERS, file_name, one_line, quoted


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Clouds [spotlight] at 1 km", "Clouds [spotlight] at 1 km"),
        ("  two   spaces ", "two spaces"),
        ("a\tb\nc\r\nd\u00a0e\u2028f", "a b c d e f"),
        ("\x1b[31mred\x1b]8;;https://x\x07", "[31mred]8;;https://x"),
        ("nul\0 and \x9b2J", "nul and 2J"),
        ("left\u202eright\u2066 zero\u200bwidth\ufeff", "leftright zerowidth"),
        ("😀 Ünï 漢字 שלום", "😀 Ünï 漢字 שלום"),
        ("\x1b\x07", ""),
    ],
)
def test_one_line_keeps_what_prints(text: str, line: str) -> None:
    """Control codes and what cannot be seen are gone, white space is one space, the rest stays."""
    assert one_line(text) == line


@given(st.text() | st.text("\u200c\u200dمیശ്👩🔬❤\ufe0fa ،\u202e\n"))
def test_one_line_is_one_printable_line_whatever_comes_in(text: str) -> None:
    """No control or format character is left except joiners, and doing it twice changes nothing."""
    line = one_line(text)
    left = {letter for letter in line if unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}

    assert left <= set(JOINERS)
    assert one_line(line) == line == line.strip()


@pytest.mark.parametrize(
    ("text", "repeated"),
    [
        ("soon", "'soon'"),
        ("", "''"),
        (" a\n\x1bb ", "'a b'"),
        ("x" * 60, f"'{'x' * 60}'"),
        ("x" * 61, f"'{'x' * 60}…'"),
    ],
)
def test_text_is_repeated_in_quotes_and_cut_after_60_letters(text: str, repeated: str) -> None:
    """On one line."""
    assert quoted(text) == repeated


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("schedule.toml", "schedule.toml"),
        ("a\tb\x1b[2Jc", "a�b�[2Jc"),
        ("\udcff.toml", "�.toml"),
        ("", "''"),
        (" ", " "),
    ],
)
def test_file_is_named_as_it_prints(path: str, shown: str) -> None:
    """What does not is a sign for it, and one without a name is shown as empty."""
    assert file_name(path) == shown
