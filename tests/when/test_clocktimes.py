import datetime as dt

import pytest

from ai4earth_cli.when.clocktimes import clock_on, length_of_time, time_of_day


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
        ("1PM", "13:00:00"),
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
        (f"{'9:10':>100}", "09:10:00"),
        (f"{'9:10':>101}", "None"),
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
        ("1 week", 10080),
        ("0m", None),
        ("20", None),
        ("m", None),
        ("20 mice", None),
        ("20 mins", None),
        ("٣m", None),
        ("20m and more", None),
        (f"{'20m':<100}", 20),
        (f"{'20m':<101}", None),
        ("99999999999d", None),
        ("", None),
    ],
)
def test_length_of_time_is_read_in_each_form(text: str, minutes: int | None) -> None:
    """Days, hours and minutes; a number without a unit, or nothing at all, is no length."""
    assert length_of_time(text) == (None if minutes is None else dt.timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("9.10am", "2020-12-31 09:10:00"),
        (" 23:59 ", "2020-12-31 23:59:00"),
        ("24:00", "2021-01-01 00:00:00"),
        ("24.00", "2021-01-01 00:00:00"),
        ("24:00:00", "2021-01-01 00:00:00"),
        ("24:00:01", "None"),
        ("24:01", "None"),
        ("25:00", "None"),
        ("24:00 am", "None"),
        ("2020-04-26T24:00", "2020-04-27 00:00:00"),
        ("2020-04-26 24:00+02:00", "2020-04-27 00:00:00+02:00"),
        ("2020-04-26T10:24:00", "2020-04-26 10:24:00"),
        ("9999-12-31T24:00", "None"),
        ("2020-04-26", "None"),
        (f"{'24:00':>101}", "2021-01-01 00:00:00"),
        (f"2020-04-26T10:40:00.{'0' * 80}", "2020-04-26 10:40:00"),
        (f"2020-04-26T10:40:00.{'0' * 81}", "None"),
        ("24:00" * 30, "None"),
    ],
)
def test_clock_is_read_on_a_day(text: str, shown: str) -> None:
    """A date of its own goes before the day; 24:00 is the end of either, and nothing is after it."""
    assert str(clock_on(dt.date(2020, 12, 31), text)) == shown
