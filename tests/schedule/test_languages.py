"""What languages are called."""

import pytest

from ai4earth_cli.schedule.words.languages import language_words


@pytest.mark.parametrize(
    ("tag", "words"),
    [("en", "English"), ("DE", "German"), ("de-CH", "German (de-CH)"), ("tlh", "tlh"), ("x-klingon", "x-klingon")],
)
def test_language_by_its_tag(tag: str, words: str) -> None:
    """In words where they are known, with the whole tag where that says more."""
    assert language_words(tag) == words
