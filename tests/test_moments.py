import datetime as dt

import pytest

from ai4earth_cli.errors import UserError
from ai4earth_cli.moments import length_of_time, moment_called, time_of_day
from ai4earth_cli.zones import iana_zone

PACIFIC = iana_zone("America/Los_Angeles")
DAY = dt.date(2020, 4, 26)
NOW = dt.datetime(2026, 11, 22, 15, 44, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("09:10", "09:10:00"),
        ("9:10", "09:10:00"),
        ("9.10am", "09:10:00"),
        ("9:10 p.m.", "21:10:00"),
        ("12pm", "12:00:00"),
        ("12am", "00:00:00"),
        ("12:30 AM", "00:30:00"),
        ("1pm", "13:00:00"),
        ("09:10:30", "09:10:30"),
        ("noon", "12:00:00"),
        ("Midnight", "00:00:00"),
        ("13pm", "None"),
        ("0am", "None"),
        ("24:00", "None"),
        ("10:60", "None"),
        ("10", "None"),
        ("٩:١٠", "None"),
        ("later", "None"),
        ("", "None"),
    ],
)
def test_time_of_day_is_read_in_each_form(text: str, time: str) -> None:
    """As people write times; a bare number, or what is on no clock, is none."""
    assert str(time_of_day(text)) == time


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("20m", 20),
        ("90 min", 90),
        ("1h30m", 90),
        ("1 hour 5 minutes", 65),
        ("1.5h", 90),
        ("2d", 2880),
        ("2 days", 2880),
        ("0m", None),
        ("20", None),
        ("m", None),
        ("20 mice", None),
        ("20m and more", None),
        ("99999999999d", None),
        ("", None),
    ],
)
def test_length_of_time_is_read_in_each_form(text: str, minutes: int | None) -> None:
    """Days, hours and minutes; a number without a unit, or nothing at all, is no length."""
    assert length_of_time(text) == (None if minutes is None else dt.timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("now", "2026-11-22T15:44:00+00:00"),
        ("10:40", "2020-04-26T17:40:00+00:00"),
        ("10am", "2020-04-26T17:00:00+00:00"),
        ("2020-04-26T10:40-07:00", "2020-04-26T17:40:00+00:00"),
        ("2020-04-26T10:40Z", "2020-04-26T10:40:00+00:00"),
        ("2020-04-27 10:40", "2020-04-27T17:40:00+00:00"),
        ("2020-04-27", "2020-04-27T07:00:00+00:00"),
    ],
)
def test_moment_is_read_in_each_form(typed: str, moment: str) -> None:
    """Without a date it is on the workshop's day, without a zone in the reader's."""
    assert moment_called(typed, PACIFIC, DAY, NOW).isoformat() == moment


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "soon",
            "No moment is written 'soon'. Write one like 10:40, 2020-04-26T10:40 or 2020-04-26T10:40-07:00, or now.",
        ),
        (
            "2020-11-01T01:30",
            "2020-11-01 01:30 is no single moment in America/Los_Angeles: clocks showed that time twice. "
            "Write 2020-11-01T01:30-07:00 or 2020-11-01T01:30-08:00.",
        ),
        (
            "0001-01-01T00:00+10:00",
            "No moment is written '0001-01-01T00:00+10:00'. "
            "Write one like 10:40, 2020-04-26T10:40 or 2020-04-26T10:40-07:00, or now.",
        ),
    ],
)
def test_moment_that_cannot_be_read_says_what_to_write(typed: str, said: str) -> None:
    """And one that clocks showed twice says which there are."""
    with pytest.raises(UserError) as caught:
        moment_called(typed, PACIFIC, DAY, NOW)

    assert str(caught.value) == said
