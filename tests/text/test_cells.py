import pytest
from hypothesis import given
from hypothesis import strategies as st

from ai4earth_cli.text.cells import cells, shortened
from ai4earth_cli.text.printable import one_line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("Earth", 5),
        ("Erdöl", 5),
        ("Erdo\u0308l", 5),  # the mark on its own
        ("地球", 4),
        ("ﾁｷｭｳ", 4),  # half as wide
        ("\u1112\u1161\u11ab", 2),  # one syllable in three letters
        ("नि", 2),  # a vowel sign that stands beside its letter
        ("🌍", 2),
        ("❤\ufe0f", 2),
        ("a\u20dd", 1),  # in a circle
        ("\u02ff\u0300", 1),  # the last usual letter, and the first mark
        ("\u115f\u1160\u11ff\u1200", 3),  # around the vowels and finals
        ("Ｆ", 2),
        ("Ω …–▶", 5),
        ("👩\u200d🔬", 4),  # as terminals show it that do not join
    ],
)
def test_cells_are_those_of_a_terminal(text: str, expected: int) -> None:
    """Two for wide letters, none for marks."""
    assert cells(text) == expected


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("Solid Earth", 11, "Solid Earth"),
        ("Solid Earth", 10, "Solid…"),
        ("Solid Earth", 6, "Solid…"),
        ("Solid Earth", 5, "Soli…"),
        ("Solid Earth", 1, "…"),
        ("Solid Earth", 0, ""),
        ("Clouds, at 1 km", 9, "Clouds…"),
        ("INTERCOMPARISON OF X RAYS", 20, "INTERCOMPARISON OF…"),
        ("PHOENIX lands", 9, "PHOENIX…"),
        ("Clouds – at 1 km", 11, "Clouds…"),
        ("地球の科学", 10, "地球の科学"),
        ("地球の科学", 9, "地球の科…"),
        ("地球の科学", 8, "地球の…"),
        ("o\u0308o\u0308o\u0308", 2, "o\u0308…"),
        ("\u1112\u1161\u11ab\u1112\u1161\u11ab", 3, "\u1112\u1161\u11ab…"),
        ("👩\u200d🔬👩\u200d🔬", 7, "👩\u200d🔬…"),
        ("👩\u200d🔬👩\u200d🔬", 4, "…"),
    ],
)
def test_text_is_shortened_by_words_or_where_none_fits_by_letters(text: str, most: int, expected: str) -> None:
    """At most so many cells, on both sides of each end; no mark leaves its letter, and no comma stands at the end."""
    assert shortened(text, most) == expected


@given(st.text(), st.integers(0, 30))
def test_shortened_text_never_takes_more_cells(text: str, most: int) -> None:
    """Whatever the letters are."""
    assert cells(shortened(one_line(text), most)) <= most


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        (" ab cd", 4, " ab…"),
        (" abcd", 4, " ab…"),
        ("a bcde", 4, "a…"),
        ("e\u0301\u0302\u0303fgh", 2, "e\u0301\u0302\u0303…"),
        ("xe\u0301\u0302fgh", 2, "x…"),
        ("ab\u1160\u11ffcd", 3, "ab\u1160\u11ff…"),
        ("👩\u200d🔬x", 3, "…"),
        ("ab❤\ufe0fc", 4, "ab…"),
        ("ab\u1112\u1161\ufe0fc", 5, "ab…"),
    ],
)
def test_text_ends_with_a_word_or_a_whole_letter(text: str, most: int, expected: str) -> None:
    """Whose marks, vowels and finals stay with it."""
    assert shortened(text, most) == expected
