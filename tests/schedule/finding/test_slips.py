"""What a query that finds nothing is taken for."""

import pytest

from ai4earth_cli.formats.toml import reader
from ai4earth_cli.schedule.finding import slips

SCHEDULE = reader.loads(
    """
    workshop = { title = "N", date = 2020-04-26, timezone = "UTC" }
    [[section]]
    title = "Solid Earth"
    chairs = ["Kelly Rock"]
    talk = [
      { title = "Wavelet-powered rivers", speakers = ["Ada Waters"], abstract = "A dune on Titan." },
      { title = "Deltas of 3D rivers", speakers = ["Søren Fox", "Cy Foxe"], abstract = "Titan and Earth" },
    ]
    """
)


@pytest.mark.parametrize(
    ("typed", "meant", "found"),
    [
        ("waters", "waters", 1),
        ("WATERS", "WATERS", 1),
        ("elta wafers", "elta wafers", 0),
        ("avele wafers", "avele Waters", 1),
        ("foxy", "Fox", 1),
        ("wafers", "Waters", 1),
        ("soren", "soren", 1),
        ("sooren", "Søren", 1),
        ("wavlet", "Wavelet", 1),
        ("wavlet riverz", "Wavelet rivers", 1),
        ("riverz", "rivers", 2),
        ("rivers kelli", "rivers Kelly", 2),
        ("titen", "Titan", 2),
        ("dune titen", "dune Titan", 1),
        ("wavlet xyzzy", "wavlet xyzzy", 0),
        ("wavlet foxe", "wavlet foxe", 0),
        ("3e", "3e", 0),
        ("wavlet " * 200, "wavlet " * 200, 0),
    ],
)
def test_slip_finds_the_nearest_word(typed: str, meant: str, found: int) -> None:
    """Each word for itself, first among names, titles and sections, then in abstracts; if together they find something."""
    understood, talks = slips.search_or_nearest(SCHEDULE, typed)

    assert (understood, len(talks)) == (meant, found)


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("waters x", "Did you mean Ada Waters?"),
        ("cy fax", "Did you mean Cy Foxe?"),
        ("wavlet", "Did you mean Wavelet?"),
        ("5 3", "The talks have the numbers 1 to 2, as ai4earth list shows."),
        ("3", "The talks have the numbers 1 to 2, as ai4earth list shows."),
        ("xyzzy", "See who speaks: ai4earth speakers"),
    ],
)
def test_who_or_what_may_be_meant_is_suggested(typed: str, advice: str) -> None:
    """Names before words of titles."""
    error = slips.nobody(typed, SCHEDULE)

    assert (str(error), error.exit_code) == (f"No talk found for '{typed}'. {advice}", 1)


def test_of_several_numbers_those_are_told_that_no_talk_has() -> None:
    """Not the one that is right."""
    said = "No talk found for '3 5'. The talks have the numbers 1 to 2, as ai4earth list shows."

    assert str(slips.nobody("1 3 2 5", SCHEDULE)) == said


def test_schedule_without_talks_suggests_no_numbers() -> None:
    """Since there are none."""
    error = slips.nobody("3", SCHEDULE._replace(talks=()))

    assert str(error) == "No talk found for '3'. See who speaks: ai4earth speakers"


def test_number_that_the_only_talk_has_not() -> None:
    """It has one."""
    schedule = reader.loads('workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }\ntalk = [{ title = "T" }]')

    assert (
        str(slips.nobody("2", schedule)) == "No talk found for '2'. The talk has the number 1, as ai4earth list shows."
    )


@pytest.mark.parametrize(
    ("typed", "meant"), [("wafers" + " " * 94, "Waters"), ("wafers" + " " * 95, None), ("cx", None)]
)
def test_slip_is_looked_for_in_what_someone_may_type(typed: str, meant: str | None) -> None:
    """A hundred letters, and words of three and more."""
    assert slips.meant_by(SCHEDULE, typed) == meant


def test_word_of_three_letters_may_be_meant() -> None:
    """Fox, and not Cy."""
    assert [slips.meant_by(SCHEDULE, typed) for typed in ("fxo", "foxx", "yc")] == ["Fox", "Fox", None]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0", "No talk found for '0'. The talks have the numbers 1 to 2, as ai4earth list shows."),
        ("2 0 9", "No talk found for '0 9'. The talks have the numbers 1 to 2, as ai4earth list shows."),
        ("fox", "No talk found for 'fox'. Did you mean Søren Fox or Cy Foxe?"),
    ],
)
def test_numbers_that_no_talk_has_are_told(typed: str, said: str) -> None:
    """And of names all that may be meant."""
    assert str(slips.nobody(typed, SCHEDULE)) == said


def test_of_several_words_that_are_as_near_the_first_is_meant() -> None:
    """Not all of them together, which no talk has."""
    schedule = reader.loads(
        'workshop = { title = "N", date = 2020-04-26, timezone = "UTC" }\n'
        'talk = [{ title = "A", speakers = ["Ida Andersen"] }, { title = "B", speakers = ["Bo Anderson"] }]'
    )

    assert slips.meant_by(schedule, "andersan") == "Andersen"
