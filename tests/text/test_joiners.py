import pytest

from ai4earth_cli.text.matching import fold
from ai4earth_cli.text.printable import one_line, quoted

NON_JOINER, JOINER = "\u200c", "\u200d"
SPELT_WITH = {
    "Persian": f"می{NON_JOINER}خواهم",
    "Sinhala": f"ශ්{JOINER}රී",
    "Malayalam, as it was written before 2008": f"അവന്{JOINER} വന്നു",
    "Malayalam at the end": f"അവന്{JOINER}",
    "Bengali": f"র{JOINER}্যাব",
    "Kannada": f"ರಾಜ್{NON_JOINER}ಕುಮಾರ್",
    "Mongolian": f"ᠪᠠ{JOINER}ᠶ",
    "Adlam": f"\U0001e900{NON_JOINER}\U0001e901",
    "woman scientist": f"👩{JOINER}🔬",
    "with a tone": f"👩🏽{JOINER}🔬",
    "family": f"👨{JOINER}👩{JOINER}👧",
    "heart on fire": f"❤\ufe0f{JOINER}🔥",
    "rainbow": f"🏳\ufe0f{JOINER}🌈",
    "shaking head": f"🙂{JOINER}↔\ufe0f",
}


@pytest.mark.parametrize("name", SPELT_WITH)
def test_joiner_that_shows_stays(name: str) -> None:
    """Between letters of scripts that use it, after a virama, and in emoji."""
    assert one_line(f" {SPELT_WITH[name]}  x") == f"{SPELT_WITH[name]} x"
    assert quoted(SPELT_WITH[name]) == f"'{SPELT_WITH[name]}'"


@pytest.mark.parametrize("joiner", [NON_JOINER, JOINER])
@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{}", ""),
        ("{}{}", ""),
        ("pay{}pal", "paypal"),
        ("a{}", "a"),
        ("{}می", "می"),
        ("می{} ", "می"),
        ("می{} خ", "می خ"),
        ("می،{}خ", "می،خ"),
        ("می{}، خ", "می، خ"),
        ("漢{}字", "漢字"),
        ("שלו{}ם", "שלום"),
        ("{}👩", "👩"),
        ("👩{}", "👩"),
        ("👩{} 🔬", "👩 🔬"),
        ("👩{}x", "👩x"),
        ("a{}🔬", "a🔬"),
        ("a  {} b", "a b"),
    ],
)
def test_joiner_that_shows_nothing_goes(text: str, line: str, joiner: str) -> None:
    """Beside other scripts, at either end of a word, and alone."""
    assert one_line(text.replace("{}", joiner)) == line


def test_of_several_joiners_the_first_stays() -> None:
    """A key that was held down too long is one joiner; a non-joiner joins no emoji, nor ends a word."""
    assert one_line(f"می{NON_JOINER}{NON_JOINER}{JOINER}خ") == f"می{NON_JOINER}خ"
    assert one_line(f"👩{NON_JOINER}🔬") == "👩🔬"
    assert one_line(f"അവന്{NON_JOINER}") == "അവന്"


def test_other_invisible_characters_go_from_beside_joiners() -> None:
    """What turns text round, isolates it or takes up no space is no joiner."""
    assert one_line(f"می{NON_JOINER}\u202eخ\u2066\u200b\u2069\ufeff") == f"می{NON_JOINER}خ"


@pytest.mark.parametrize("name", SPELT_WITH)
def test_search_ignores_joiners(name: str) -> None:
    """What is typed without them finds what is written with them."""
    text = SPELT_WITH[name]

    assert fold(text.replace(JOINER, "").replace(NON_JOINER, "")) == fold(text)
