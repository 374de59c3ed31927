"""Encoding accidents, undone only where they are certain."""

import pytest

from ai4earth_cli.text.mojibake import undone


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ("Brian Cerr√≥n", "Brian Cerrón"),
        ("CerrÃ³n, naÃ¯ve, Å¡koda", "Cerrón, naïve, škoda"),
        ("K√∂ln and FranÃ§oise", "Köln and Françoise"),
        ("donâ€™t, don‚Äôt, donâ\x80\x99t", "don’t, don’t, don’t"),
        ("Ca≈°a", "Caša"),
        ("¬© 10Â°", "© 10°"),
    ],
)
def test_utf8_that_was_read_as_something_older_is_read_again(broken: str, meant: str) -> None:
    """Letters that Windows-1252, Latin-1 or Mac OS Roman made of UTF-8 are the letters they were."""
    assert undone(broken) == meant


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "1/√π dx",
        "¬∞",
        "«IRMÃ»",
        "»FÄ«",
        "Ä–Ö",
        "about ≈£20",
        "â la carte",
        "x ≥ √2",
        "Cerrón",
        "Ãß",
        "Ã\ufffd",
        "√π",
        "Å”",
    ],
)
def test_what_may_be_meant_stays(text: str) -> None:
    """Formulas, quotation marks behind capitals and letters that make no other letter are left as they are."""
    assert undone(text) == text


@pytest.mark.parametrize(
    ("text", "meant"), [("a√∂b", "aöb"), ("2a√∂b2", "2aöb2"), ("√∂b", "√∂b"), ("a√∂", "a√∂"), ("2√∂b", "2√∂b")]
)
def test_a_doubtful_pair_is_undone_inside_a_word_only(text: str, meant: str) -> None:
    """A pair that mathematics has too needs a letter on each side."""
    assert undone(text) == meant
