import pytest

from ai4earth_cli.formats.families.titles import cancelled


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("[CANCELLED] Fog", "Fog"),
        ("Chinas social credit system ! CANCELLED !", "Chinas social credit system"),
        ("Cancelled: Fog", "Fog"),
        ("Canceled event: Fog", "Fog"),
        ("Fog CANCELED!!!!!!", "Fog"),
        ("Fog - cancelled", "Fog"),
        ("Fog (Abgesagt)", "Fog"),
        ("Fog! (canceled)", "Fog!"),
        ("*** ABGESAGT *** Nebel", "Nebel"),
        ("CANCELLED (Re)thinking fog", "(Re)thinking fog"),
        ("Fog CANCELLED", "Fog"),
        ("ENTFÄLLT: Nebel", "Nebel"),
        ("Nebel – fällt aus", "Nebel"),
        ("Cancelled", "Cancelled"),
        ("[cancelled]", "[cancelled]"),
    ],
)
def test_title_that_says_it_is_cancelled(title: str, rest: str) -> None:
    """The word stands apart at an end of the title, in marks or capitals, and is left out."""
    assert cancelled(title) == (True, rest)


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Fog",
        "Cancelled flights and fog",
        "Cancelled events: fog",
        "How fog got cancelled",
        "How fog got cancelled!",
        "Un-cancelled",
        "Cancelled-flight law",
        "Cancelledness: a study",
        "Fog, cancelled",
        "CANCELLED FOG",
        "The cancelled talk: fog",
        "İ [CANCELLED]",  # in lower case it is longer, so that places differ
    ],
)
def test_title_that_has_the_word_as_its_own(title: str) -> None:
    """A title that is about what is cancelled is left alone."""
    assert cancelled(title) == (False, title)
