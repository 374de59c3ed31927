import datetime as dt

import pytest

from ai4earth_cli.when.clocktimes import length_of_time, time_of_day


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
