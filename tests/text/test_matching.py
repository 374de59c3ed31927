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


def test_nearest_offers_three_if_no_number_is_asked() -> None:
    """Each once, in the order they come where they are equally near."""
    assert nearest("moss", ["moss b", "moss a", "moss b", "moss c", "moss d"]) == ["moss b", "moss a", "moss c"]


@pytest.mark.parametrize(("alike", "letters", "found"), [(19, 25, True), (3, 4, False)])
def test_name_is_near_from_a_likeness_of_76_in_a_hundred_on(alike: int, letters: int, found: bool) -> None:  # noqa: FBT001
    """So many of its letters must be those that were typed."""
    typed, name = ("a" * alike + other * (letters - alike) for other in "bc")

    assert nearest(typed, [name]) == ([name] if found else [])


def test_name_that_begins_so_is_nearer_than_one_that_is_spelt_much_alike() -> None:
    """Though most of it is not typed; but not nearer than one with a single letter more."""
    assert nearest("abcdef", ["abcdeg", "abcdefghijklmnopqr", "abxcdef"]) == ["abxcdef", "abcdefghijklmnopqr", "abcdeg"]


@pytest.mark.parametrize(("letters", "found"), [(100, True), (101, False)])
def test_what_is_longer_than_100_letters_is_no_slip(letters: int, found: bool) -> None:  # noqa: FBT001
    """It would take long to compare."""
    name = "x" * letters

    assert nearest(name, [name]) == ([name] if found else [])


@pytest.mark.parametrize(("letters", "found"), [(100, True), (101, False)])
def test_name_of_more_than_100_letters_is_not_compared(letters: int, found: bool) -> None:  # noqa: FBT001
    """But each of its words is."""
    name = "x" * letters

    assert nearest("x" * 99 + "y", [name]) == ([name] if found else [])
    assert nearest("nwo", [f"{name} now"]) == [f"{name} now"]


def test_name_that_is_longer_than_what_was_typed_is_near_if_enough_is_alike() -> None:
    """Here 38 of the 50 letters of both."""
    assert nearest("a" * 19, ["b" * 12 + "a" * 19]) == ["b" * 12 + "a" * 19]


@pytest.mark.parametrize(
    ("typed", "name", "found"),
    [
        ("nwo", "now", True),
        ("lmia", "Lima", True),
        ("nwo", "Right now", True),
        ("won", "now", False),  # two letters that are not neighbours
        ("nxo", "now", False),  # neighbours that are others
        ("nwoo", "now", False),  # and a letter more
        ("now!", "Now", True),
        ("wnxo", "nwox", False),  # two pairs
    ],
)
def test_letters_the_other_way_round_are_near(typed: str, name: str, found: bool) -> None:  # noqa: FBT001
    """Two beside each other, in a name or one of its words, however short it is."""
    assert nearest(typed, [name]) == ([name] if found else [])


def test_name_spelt_alike_is_nearer_than_a_beginning_from_nine_in_ten_on() -> None:
    """And than letters the other way round from nineteen in twenty on."""
    assert nearest("abcdefghi", ["abcdefghixyzxyz", "abcdefghzi"]) == ["abcdefghzi", "abcdefghixyzxyz"]
    assert nearest("abcdefghij", ["abcdefghijxyzxyz", "abcdefghiz"]) == ["abcdefghijxyzxyz", "abcdefghiz"]


def test_letters_the_other_way_round_are_nearer_than_a_beginning() -> None:
    """But not than the name itself."""
    assert nearest("lmia", ["lmiabc", "lima", "lmia"]) == ["lmia", "lima", "lmiabc"]
