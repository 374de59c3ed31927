import datetime as dt

import pytest

from ai4earth_cli.errors import UserError
from ai4earth_cli.when import Days
from ai4earth_cli.when.dates import date_called


def december(day: int) -> dt.date:
    """Return that day of December 2027."""
    return dt.date(2027, 12, day)


# From Monday 27 December to Wednesday 5 January; talks start on three of these days.
EVENT = Days(december(27), dt.date(2028, 1, 5), dt.UTC, (december(27), december(29), dt.date(2028, 1, 3)))
TODAY = december(31)


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("yesterday", "2027-12-30"),
        ("Today", "2027-12-31"),
        ("tomorrow", "2028-01-01"),
        ("2027-12-27", "2027-12-27"),
        ("20271227", "2027-12-27"),
        ("2027-W52-1", "2027-12-27"),
        ("2027/12/27", "2027-12-27"),
        ("2027.1.2", "2027-01-02"),
        ("30 December", "2027-12-30"),
        ("the 30th of dec.", "2027-12-30"),
        ("Thu, December 30th", "2027-12-30"),
        ("December 30, 2026", "2026-12-30"),
        ("26 December", "2027-12-26"),
        ("5 January", "2028-01-05"),
        ("6 January", "2027-01-06"),
        ("1 Sept", "2027-09-01"),
        ("29 February 2028", "2028-02-29"),
        ("31 December", "2027-12-31"),
        ("30.12.", "2027-12-30"),
        ("30.12", "2027-12-30"),
        ("12/30", "2027-12-30"),
        ("13.1.2028", "2028-01-13"),
        ("1-13-2028", "2028-01-13"),
        ("tuesday", "2027-12-28"),
        ("Wed", "2027-12-29"),
        ("sun.", "2028-01-02"),
        ("mondays", "None"),
        ("WEDX", "None"),
        ("30 DECX", "None"),
        ("0001-01-01", "0001-01-01"),
        ("29 Decembro", "None"),
        ("30 dec 27", "None"),
        ("0000-01-01", "None"),
        ("2027-12", "None"),
        ("30-12.2027", "None"),
        ("30", "None"),
        ("", "None"),
        ("soon", "None"),
    ],
)
def test_date_is_read_or_not(typed: str, date: str) -> None:
    """What is left out is the event's: its year, its days of the week, those with a start before the others."""
    assert str(date_called(typed, EVENT, TODAY)) == date


GUESS = "Can't tell the day from the month in {}. Write it like 2027-12-27 or 27 December 2027."


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("mon", "'mon' may be Monday 2027-12-27 or Monday 2028-01-03. Write the date."),
        ("Friday 30 December", "30 December 2027 is a Thursday."),
        ("THUX 30 December", "30 December 2027 is a Thursday."),
        ("2027-02-29", "There is no 29 February 2027: February 2027 has 28 days."),
        ("0 May", "There is no 0 May 2027: May 2027 has 31 days."),
        ("31.4.2028", "There is no 31 April 2028: April 2028 has 30 days."),
        ("2027-13-01", "There is no month 13: a year has 12."),
        ("2027-00-10", "There is no month 0: a year has 12."),
        ("4/5/2028", GUESS.format("'4/5/2028'")),
        ("12.12.", GUESS.format("'12.12.'")),
        ("13/13/2028", GUESS.format("'13/13/2028'")),
        ("30.12.27", GUESS.format("'30.12.27'")),
    ],
)
def test_date_that_is_none_or_a_guess_says_so(typed: str, said: str) -> None:
    """With what the calendar has, or how to write it."""
    with pytest.raises(UserError) as caught:
        date_called(typed, EVENT, TODAY)

    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (27, "The event has no Wednesday: it is on Monday 2027-12-27."),
        (28, "The event has no Wednesday: it is from Monday 2027-12-27 to Tuesday 2027-12-28."),
        (29, None),
    ],
)
def test_weekday_is_one_of_the_event(last: int, said: str | None) -> None:
    """Up to its last day, whether or not anything starts on it."""
    event = EVENT._replace(last=december(last), known=())
    if said is None:
        assert date_called("wednesday", event, TODAY) == december(29)
    else:
        with pytest.raises(UserError) as caught:
            date_called("wednesday", event, TODAY)
        assert str(caught.value) == said


def test_year_is_one_in_which_something_starts() -> None:
    """Of an event that comes back, as some publish it: not a year in which that day has nothing."""
    days = (dt.date(2026, 8, 5), dt.date(2026, 8, 31), dt.date(2028, 8, 30), dt.date(2028, 8, 31), dt.date(2028, 9, 1))
    event = Days(days[0], days[-1], dt.UTC, days)

    assert date_called("1 september", event, TODAY) == dt.date(2028, 9, 1)
    assert date_called("30.8.", event, TODAY) == dt.date(2028, 8, 30)
    assert date_called("5 august", event, TODAY) == dt.date(2026, 8, 5)
    assert date_called("6 august", event, TODAY) == dt.date(2026, 8, 6)
    for typed in ("31 august", "31.8."):
        with pytest.raises(UserError) as caught:
            date_called(typed, event, TODAY)
        assert str(caught.value) == f"'{typed}' may be Monday 2026-08-31 or Thursday 2028-08-31. Write the year."
    assert date_called("31 august 2028", event, TODAY) == dt.date(2028, 8, 31)
    assert date_called("Thu., 31 August", event, TODAY) == dt.date(2028, 8, 31)
    with pytest.raises(UserError) as caught:
        date_called("tuesday 31 august", event, TODAY)
    assert str(caught.value).startswith("'tuesday 31 august' may be Monday 2026-08-31 or ")


def test_weekday_of_an_event_at_the_end_of_time() -> None:
    """There is no day to look at after it."""
    event = Days(dt.date.max, dt.date.max, dt.UTC)

    assert date_called("friday", event, TODAY) == dt.date.max
    with pytest.raises(UserError, match="The event has no Saturday: it is on Friday 9999-12-31"):
        date_called("saturday", event, TODAY)


LONG = Days(dt.date(2026, 6, 15), dt.date(2028, 6, 15), dt.UTC, (dt.date(2026, 6, 15), dt.date(2028, 6, 15)))


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("14 June", "2027-06-14"),
        ("16 June", "2026-06-16"),
        ("Thursday 15 June", "2028-06-15"),
        ("Mon. 15 June", "2026-06-15"),
        ("1 Jan.", "2027-01-01"),
    ],
)
def test_year_is_the_first_in_which_the_event_has_the_day(typed: str, date: str) -> None:
    """From its first day to its last, both included, unless a weekday tells another."""
    assert date_called(typed, LONG, TODAY) == dt.date.fromisoformat(date)


@pytest.mark.parametrize(("first", "year"), [("2026-12-31", 2026), ("2027-01-01", 2027)])
def test_first_day_of_an_event_without_talks_is_one_of_its_days(first: str, year: int) -> None:
    """And so is its last, in the year after."""
    days = Days(dt.date.fromisoformat(first), dt.date(2028, 1, 1), dt.UTC, ())

    assert date_called(f"{days.first.day} {days.first:%B}", days, TODAY) == dt.date(
        year, days.first.month, days.first.day
    )
    assert date_called("1 January", days, TODAY) == dt.date(max(year, 2027), 1, 1)
    assert date_called(
        "sat.", Days(dt.date(2028, 1, 1), dt.date(2028, 1, 9), dt.UTC, (dt.date(2028, 1, 8),)), TODAY
    ) == (dt.date(2028, 1, 8))


@pytest.mark.parametrize(
    ("weeks", "listed"),
    [(2, "2028-01-02 or Sunday 2028-01-09"), (4, "2028-01-02 or Sunday 2028-01-09 or Sunday 2028-01-16")],
)
def test_up_to_three_days_that_may_be_meant_are_listed(weeks: int, listed: str) -> None:
    """More would say no more."""
    known = tuple(dt.date(2028, 1, 2 + 7 * week) for week in range(weeks))
    with pytest.raises(UserError) as caught:
        date_called("sunday", Days(known[0], known[-1], dt.UTC, known), TODAY)

    assert str(caught.value) == f"'sunday' may be Sunday {listed}. Write the date."
