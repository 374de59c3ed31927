import datetime as dt

import pytest

from ai4earth_cli.errors import UserError
from ai4earth_cli.when import Days
from ai4earth_cli.when.moments import moment_called
from ai4earth_cli.when.zone import iana_zone

EVENT = Days(dt.date(2020, 4, 26), dt.date(2020, 4, 26), iana_zone("America/Los_Angeles"))
BERLIN = iana_zone("Europe/Berlin")
NOW = dt.datetime(2026, 11, 22, 15, 44, tzinfo=dt.UTC)
UNREAD = "{} is not a time. Try 10:40, 26 April 2020 10:40, 2020-04-26T10:40-07:00, tomorrow 10:40, +90m or now."


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("now", "2026-11-22T15:44"),
        ("10:40", "2020-04-26T08:40"),
        ("10am", "2020-04-26T08:00"),
        ("10", "2020-04-26T08:00"),
        ("0", "2020-04-25T22:00"),
        ("10.40", "2020-04-26T08:40"),
        ("4.26", "2020-04-26T02:26"),
        ("23", "2020-04-26T21:00"),
        ("Mon. 27 April 10:40", "2020-04-27T08:40"),
        ("Monday, 27 April 10:40", "2020-04-27T08:40"),
        ("27. April 10:40", "2020-04-27T08:40"),
        ("27 Apr. 10:40", "2020-04-27T08:40"),
        ("27 Sept 10:40", "2020-09-27T08:40"),
        ("27.04.2020 10:40", "2020-04-27T08:40"),
        ("2020.04.27 10:40", "2020-04-27T08:40"),
        ("13.4.2020", "2020-04-12T22:00"),
        ("4/13/2020", "2020-04-12T22:00"),
        ("12/13/2020", "2020-12-12T23:00"),
        ("1000/4/27", "1000-04-26T23:06:32"),
        ("27.4.1000", "1000-04-26T23:06:32"),
        ("4/27/1000", "1000-04-26T23:06:32"),
        ("٢٧.٤.٢٠٢٠", None),
        ("10:40GMT+2", "2020-04-26T08:40"),
        ("10:40UTC-3", "2020-04-26T13:40"),
        ("13:40 am", None),
        ("13:40 P.M.", None),
        ("10:40 noon", None),
        ("10:40 midnight", None),
        ("10:40 April", None),
        ("X 10:40", None),
        ("24", None),
        ("23:59", "2020-04-26T21:59"),
        ("24:00", "2020-04-26T22:00"),
        ("24:01", None),
        ("24:00 pm", None),
        ("2020-04-26 24:00", "2020-04-26T22:00"),
        ("2020-04-26T24:00-07:00", "2020-04-27T07:00"),
        ("26 April 24.00", "2020-04-26T22:00"),
        ("2020-04-26T10:24:00", "2020-04-26T08:24"),
        ("9998-12-31 24:00", None),
        ("9999-12-31T24:00", None),
        ("-1", None),
        ("10:40:31", "2020-04-26T08:40:31"),
        ("10:40 new york, united states", "2020-04-26T14:40"),
        ("10:40 kinshasa, democratic republic of the congo", "2020-04-26T09:40"),
        ("10:40 +1:59", "2020-04-26T08:41"),
        ("10:40+1:59", "2020-04-26T08:41"),
        ("10:40 one two three four five six seven", None),
        ("noon", "2020-04-26T10:00"),
        ("at 10:40", "2020-04-26T08:40"),
        ("2020-04-26T10:40-07:00", "2020-04-26T17:40"),
        ("2020-04-26T10:40Z", "2020-04-26T10:40"),
        ("2020-04-27 10:40", "2020-04-27T08:40"),
        ("2020-04-27", "2020-04-26T22:00"),
        ("10:40 PDT", "2020-04-26T17:40"),
        ("10:40PDT", "2020-04-26T17:40"),
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
        ("Mon 27 April 10:40 event", "2020-04-27T17:40"),
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
        ("28.4.", "2020-04-27T22:00"),
        ("28.4. 10:40", "2020-04-28T08:40"),
        ("10.40 28.4.", "2020-04-28T08:40"),
        ("28.4", "2020-04-27T22:00"),
        ("today at 9", None),
        ("31.2.2020x", None),
        ("April", None),
        ("26 April 20", None),
        ("today", "2026-11-21T23:00"),
        ("tomorrow", "2026-11-22T23:00"),
        ("Yesterday", "2026-11-20T23:00"),
        ("tomorrow 10:40", "2026-11-23T09:40"),
        ("10.40 today", "2026-11-22T09:40"),
        ("today at 10:40 auckland", "2026-11-22T21:40"),
        ("today 10:40 new york", "2026-11-22T15:40"),
        (f"{'10:40':>100}", "2020-04-26T08:40"),
        ("soon", None),
        ("25", None),
        ("", None),
        ("0001-01-01T00:00+10:00", None),
        ("+90m", "2026-11-22T17:14"),
        ("-1h30m", "2026-11-22T14:14"),
        ("+2d", "2026-11-24T15:44"),
        ("in 20 minutes", "2026-11-22T16:04"),
        ("In an hour", "2026-11-22T16:44"),
        ("in 1 hour and 20 minutes", "2026-11-22T17:04"),
        ("20 min from now", "2026-11-22T16:04"),
        ("2 days ago", "2026-11-20T15:44"),
        ("a week ago", "2026-11-15T15:44"),
        ("1 day, 2 hours ago", "2026-11-21T13:44"),
        ("in new york", None),
        ("in", None),
        ("ago", None),
        ("days ago", None),
        ("+", None),
        ("-90", None),
        ("+9999999d", None),
    ],
)
def test_moment_is_read_or_refused(typed: str, moment: str | None) -> None:
    """What is left out is the schedule's or the reader's; today is that of the zone in which it is read."""
    if moment is None:
        with pytest.raises(UserError) as caught:
            moment_called(typed, BERLIN, EVENT, NOW)
        assert str(caught.value) == UNREAD.format(repr(typed))
    else:
        found = moment_called(typed, BERLIN, EVENT, NOW)
        assert (found, found.tzinfo) == (dt.datetime.fromisoformat(f"{moment}Z"), dt.UTC)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "2020-10-25 02:30",
            "2020-10-25 02:30 is not a single moment in Europe/Berlin: clocks showed that time twice. "
            "Write 2020-10-25T02:30:00+02:00 or 2020-10-25T02:30:00+01:00.",
        ),
        (
            "8 March 2:30am PDT",
            "2020-03-08 02:30 is not a single moment in America/Los_Angeles: clocks skipped that time. "
            "Write 2020-03-08T01:30:00-08:00 or 2020-03-08T03:30:00-07:00.",
        ),
        (
            "4/5/2020 10:40",
            "Can't tell the day from the month in '4/5/2020'. Write it like 2020-04-26 or 26 April 2020.",
        ),
        ("2020-02-30", "There is no 30 February 2020: February 2020 has 29 days."),
        ("2020-02-30T10:40-07:00", "There is no 30 February 2020: February 2020 has 29 days."),
        ("30 Feb 10:40 PDT", "There is no 30 February 2020: February 2020 has 29 days."),
        ("Monday 10:40", "The event has no Monday: it is on Sunday 2020-04-26."),
        ("Monday 26 April 10:40", "26 April 2020 is a Sunday."),
        ("10:40 berln", "No time zone is called 'berln'. Did you mean Europe/Berlin or Bern?"),
    ],
)
def test_moment_of_a_zone_that_has_it_not_says_so(typed: str, said: str) -> None:
    """Skipped and repeated hours, and a zone behind the time that nobody knows."""
    with pytest.raises(UserError) as caught:
        moment_called(typed, BERLIN, EVENT, NOW)

    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("Sunday 10:40", "2020-04-26T08:40"),
        ("Monday 10:40", "2020-04-27T08:40"),
        ("Mon", "2020-04-26T22:00"),
        ("Monday 27 April 10:40", "2020-04-27T08:40"),
        ("Tuesday 28 April 10:40", "2020-04-28T08:40"),
        ("Tuesday 10:40", None),
        ("Saturday 10:40", None),
    ],
)
def test_weekday_alone_is_one_of_the_days_of_the_event(typed: str, moment: str | None) -> None:
    """Up to its last; with its date beside it, it may be any."""
    two_days = EVENT._replace(last=dt.date(2020, 4, 27))
    if moment is None:
        with pytest.raises(UserError) as caught:
            moment_called(typed, BERLIN, two_days, NOW)
        said = "The event has no {}: it is from Sunday 2020-04-26 to Monday 2020-04-27."
        assert str(caught.value) == said.format(typed.split(maxsplit=1)[0])
    else:
        assert moment_called(typed, BERLIN, two_days, NOW) == dt.datetime.fromisoformat(f"{moment}Z")


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("+1:60", "'+1:60' is outside -12:00 to +14:00, the offsets from UTC in use."),
        ("+14:01", "'+14:01' is outside -12:00 to +14:00, the offsets from UTC in use."),
        (
            "one two three four five six",
            "No time zone is called 'one two three four five six'. "
            "Write one like Africa/Nairobi, Nairobi, Kenya, UTC+3 or event.",
        ),
    ],
)
def test_zone_behind_a_time_is_refused_as_it_is_alone(zone: str, said: str) -> None:
    """It may have six words."""
    with pytest.raises(UserError) as caught:
        moment_called(f"10:40 {zone}", BERLIN, EVENT, NOW)

    assert str(caught.value) == said


def test_what_is_longer_than_100_letters_is_not_looked_at() -> None:
    """Though it be spaces."""
    with pytest.raises(UserError) as caught:
        moment_called(f"{'10:40':>101}", BERLIN, EVENT, NOW)

    assert str(caught.value) == UNREAD.format("'10:40'")


@pytest.mark.parametrize(
    ("typed", "moment"), [("today", "22T10:00"), ("today 10:40", "22T20:40"), ("today 10:40 utc", "22T10:40")]
)
def test_today_is_that_of_the_zone_it_is_read_in(typed: str, moment: str) -> None:
    """At the reader's, where it is the day after already; the zone behind a time has a today of its own."""
    now = dt.datetime(2026, 11, 22, 23, 30, tzinfo=dt.UTC)
    found = moment_called(typed, iana_zone("Pacific/Kiritimati"), EVENT, now)

    assert found == dt.datetime.fromisoformat(f"2026-11-{moment}Z")


@pytest.mark.parametrize(("letters", "moment"), [("CEST", "00:30"), ("CET", "01:30")])
def test_letters_tell_the_first_of_two_hours_from_the_second(letters: str, moment: str) -> None:
    """Where the clocks of the event showed it twice, wherever the reader is."""
    event = EVENT._replace(zone=BERLIN)
    found = moment_called(f"2020-10-25 02:30 {letters}", iana_zone("Asia/Tokyo"), event, NOW)

    assert found == dt.datetime.fromisoformat(f"2020-10-25T{moment}Z")
