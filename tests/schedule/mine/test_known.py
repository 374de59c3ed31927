"""The schedules that a user can choose: what they may be called, and how they are shown."""

import pytest

from ai4earth_cli.schedule.mine import Choice, is_name
from ai4earth_cli.schedule.mine.known import shown_source


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("a", True),
        ("38c3", True),
        ("my_Conf-2", True),
        ("x" * 50, True),
        ("x" * 51, False),
        ("", False),
        ("-", False),
        ("_x", False),
        ("a.toml", False),
        ("a/b", False),
        ("a\n", False),
        ("ä", False),
    ],
)
def test_name_of_a_schedule_is_no_path_and_no_address(text: str, *, is_one: bool) -> None:
    """Up to 50 letters, digits, hyphens and underscores."""
    assert is_name(text) == is_one


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("s.toml", "s.toml"),
        ("ada:secret@x/s.toml", "ada:secret@x/s.toml"),  # a file
        ("https://ada:secret@example.org/s.ics", "https://example.org/s.ics"),
        ("a\x1b[31mb", "a\ufffd[31mb"),
    ],
)
def test_source_is_shown_without_a_password(source: str, shown: str) -> None:
    """And as it prints."""
    assert shown_source(Choice(source)) == shown
