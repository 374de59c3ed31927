import datetime as dt

import pytest

from ai4earth_cli.errors import UserError
from ai4earth_cli.when.moments import Days, moment_called
from ai4earth_cli.when.zones import iana_zone

EVENT = Days(dt.date(2020, 4, 26), dt.date(2020, 4, 26), iana_zone("America/Los_Angeles"))
BERLIN = iana_zone("Europe/Berlin")
NOW = dt.datetime(2026, 11, 22, 15, 44, tzinfo=dt.UTC)
EXAMPLES = "Write one like 10:40, 26 April 2020 10:40, 2020-04-26T10:40-07:00, +90m or now."


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("now", "2026-11-22T15:44"),
        ("10:40", "2020-04-26T08:40"),
        ("10am", "2020-04-26T08:00"),
        ("10", "2020-04-26T08:00"),
        ("0", "2020-04-25T22:00"),
        ("noon", "2020-04-26T10:00"),
        ("at 10:40", "2020-04-26T08:40"),
        ("2020-04-26T10:40-07:00", "2020-04-26T17:40"),
        ("2020-04-26T10:40Z", "2020-04-26T10:40"),
        ("2020-04-27 10:40", "2020-04-27T08:40"),
        ("2020-04-27", "2020-04-26T22:00"),
        ("10:40 PDT", "2020-04-26T17:40"),
        ("10:40 local", "2020-04-26T17:40"),
        ("10:40 peru", "2020-04-26T15:40"),
        ("10:40 new york", "2020-04-26T14:40"),
        ("10:40 +05:30", "2020-04-26T05:10"),
        ("10:40+05:30", "2020-04-26T05:10"),
        ("10:40Z", "2020-04-26T10:40"),
        ("2020-04-26 10:40 PDT", "2020-04-26T17:40"),
        ("26 April 2020 10:40", "2020-04-26T08:40"),
        ("27 April 10:40", "2020-04-27T08:40"),
        ("April 27th, 9.30pm", "2020-04-27T19:30"),
        ("10:40 on the 27th of April", "2020-04-27T08:40"),
        ("10:40 on 27 of April", "2020-04-27T08:40"),
        ("27 Apr 10 am CEST", "2020-04-27T08:00"),
        ("Sunday 10:40", "2020-04-26T08:40"),
        ("Monday 10:40", None),
        ("Mon 27 April 10:40 event", "2020-04-27T17:40"),
        ("Monday 26 April 10:40", None),
        ("Sunday", "2020-04-25T22:00"),
        ("1 May 2021", "2021-04-30T22:00"),
        ("2020/4/27 noon", "2020-04-27T10:00"),
        ("27.4.2020", "2020-04-26T22:00"),
        ("4/27/2020 10:40", "2020-04-27T08:40"),
        ("2020-11-01 01:30 PDT", "2020-11-01T08:30"),
        ("2020-11-01 01:30 PST", "2020-11-01T09:30"),
        ("9999-12-31T23:59Z", None),
        ("٣", None),
        ("26-4/2020", None),
        ("31.2.2020x", None),
        ("31 April", None),
        ("April", None),
        ("26 April 20", None),
        ("tomorrow", None),
        ("soon", None),
        ("25", None),
        ("24:00", None),
        ("", None),
        ("0001-01-01T00:00+10:00", None),
        ("+90m", "2026-11-22T17:14"),
        ("-1h30m", "2026-11-22T14:14"),
        ("+2d", "2026-11-24T15:44"),
        ("+", None),
        ("-90", None),
        ("+9999999d", None),
    ],
)
def test_moment_is_read_or_refused(typed: str, moment: str | None) -> None:
    """What is left out is the schedule's or the reader's, never today's; where the order is a guess, it is refused."""
    if moment is None:
        with pytest.raises(UserError) as caught:
            moment_called(typed, BERLIN, EVENT, NOW)
        assert str(caught.value) == f"No moment is written {typed!r}. {EXAMPLES}"
    else:
        assert moment_called(typed, BERLIN, EVENT, NOW).isoformat(timespec="minutes") == f"{moment}+00:00"


@pytest.mark.parametrize("typed", ["4/5/2020", "4/26", "26.4.", "4.26", "2020-13-45", "2020/2/31"])
def test_date_whose_order_is_not_certain_says_so(typed: str) -> None:
    """Or whose numbers are no date in any order that is."""
    with pytest.raises(UserError) as caught:
        moment_called(typed, BERLIN, EVENT, NOW)

    assert str(caught.value) == f"Which is the day and which the month in '{typed}' is not certain. {EXAMPLES}"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "2020-10-25 02:30",
            "2020-10-25 02:30 is no single moment in Europe/Berlin: clocks showed that time twice. "
            "Write 2020-10-25T02:30:00+02:00 or 2020-10-25T02:30:00+01:00.",
        ),
        (
            "8 March 2:30am PDT",
            "2020-03-08 02:30 is no single moment in America/Los_Angeles: clocks skipped that time. "
            "Write 2020-03-08T01:30:00-08:00 or 2020-03-08T03:30:00-07:00.",
        ),
        ("10:40 berln", "No time zone is called 'berln'. Did you mean Europe/Berlin or Bern?"),
    ],
)
def test_moment_of_a_zone_that_has_it_not_says_so(typed: str, said: str) -> None:
    """Skipped and repeated hours, and a zone behind the time that nobody knows."""
    with pytest.raises(UserError) as caught:
        moment_called(typed, BERLIN, EVENT, NOW)

    assert str(caught.value) == said
