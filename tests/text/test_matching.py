import pytest

from ai4earth_cli.text.matching import fold, nearest


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Cerrón", "cerron"),
        ("CERRÓN", "cerron"),
        ("Søren", "soren"),
        ("Łukasz", "lukasz"),
        ("Straße", "strasse"),
        ("Đặng", "dang"),
        ("Нина", "nina"),
        ("e\u0301", "e"),
        ("Kane", "kane"),
        ("", ""),
    ],
)
def test_fold_takes_case_accents_and_special_letters_away(text: str, folded: str) -> None:
    """What people type without accents finds what is written with them."""
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mcgovren", ["Amy McGovern"]),
        ("Amy Mcgoven", ["Amy McGovern"]),
        ("cerran", ["Brian Cerrón"]),
        ("bri", ["Brian Cerrón"]),
        ("zzzz", []),
        ("", []),
    ],
)
def test_nearest_offers_names_spelt_alike(typed: str, found: list[str]) -> None:
    """A slip in one word of a name is enough to be offered it; something else is not."""
    assert nearest(typed, ["Amy McGovern", "Brian Cerrón", "Jing Li", "Jing Li"]) == found


def test_nearest_offers_the_likeliest_first_and_no_more_than_asked() -> None:
    """Of several near names the nearest leads."""
    assert nearest("moss", ["mosses", "most", "moss"], most=2) == ["moss", "mosses"]
