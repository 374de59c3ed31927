import datetime as dt
import os
import runpy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ai4earth_cli.errors import UserError
from ai4earth_cli.when import zone as zones
from ai4earth_cli.when.zone import iana_names, iana_zone, label, later, moment, offset, own_name, since_1970, stamp

NOW = dt.datetime(2020, 4, 26, 17, 40, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        (iana_zone("Europe/Berlin"), "CEST (Europe/Berlin, UTC+2)"),
        (iana_zone("America/New_York"), "EDT (America/New_York, UTC-4)"),
        (iana_zone("Asia/Kathmandu"), "UTC+5:45 (Asia/Kathmandu)"),
        (iana_zone("America/St_Johns"), "NDT (America/St_Johns, UTC-2:30)"),
        (iana_zone("Etc/UTC"), "UTC"),
        (iana_zone("Zulu"), "UTC"),
        (iana_zone("Etc/GMT"), "GMT (UTC)"),
        (iana_zone("Etc/GMT+5"), "UTC-5 (Etc/GMT+5)"),
        (iana_zone("CET"), "CEST (CET, UTC+2)"),
        (iana_zone("Asia/Calcutta"), "IST (Asia/Kolkata, UTC+5:30)"),
        (iana_zone("US/Pacific"), "PDT (America/Los_Angeles, UTC-7)"),
        (iana_zone("Japan"), "JST (Asia/Tokyo, UTC+9)"),
        (iana_zone("Europe/Oslo"), "CEST (Europe/Oslo, UTC+2)"),
        (iana_zone("Iceland"), "GMT (Atlantic/Reykjavik, UTC)"),
        (iana_zone("UTC"), "UTC"),
        (dt.UTC, "UTC"),
        (dt.timezone(dt.timedelta(hours=5, minutes=30)), "UTC+5:30"),
    ],
)
def test_zone_is_shown_as_people_know_it(zone: dt.tzinfo, shown: str) -> None:
    """Letters, today's name and offset stand once each; a zone without letters shows its offset instead."""
    assert label(zone, NOW) == shown


@pytest.mark.parametrize(
    ("name", "today"),
    [
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("Japan", "Asia/Tokyo"),
        ("Iceland", "Atlantic/Reykjavik"),
        ("CET", "CET"),
        ("Kwajalein", "Pacific/Kwajalein"),
        ("America/Lima", "America/Lima"),
        ("Etc/GMT+5", "Etc/GMT+5"),
    ],
)
def test_zone_has_a_name_of_today(name: str, today: str) -> None:
    """Its own where that is no link, or is what its clocks are called."""
    assert own_name(name) == today


def test_name_of_today_is_that_of_the_same_clocks() -> None:
    """In every month since 1970, and it is itself a name of today."""
    moments = [dt.datetime(year, month, 1, tzinfo=dt.UTC) for year in range(1970, 2038) for month in range(1, 13)]
    others = {}
    for name in iana_names():
        today = iana_zone(own_name(name))
        assert own_name(today.key) == today.key
        if today.key != name:
            others[name] = [then for then in moments if offset(iana_zone(name), then) != offset(today, then)]

    assert len(others) > 100
    assert {name: then for name, then in others.items() if then} == {}


@pytest.mark.parametrize(
    ("name", "wall", "said"),
    [
        ("America/Los_Angeles", "2020-03-08T02:30", "skipped that time. Write 2020-03-08T01:30:00-08:00 or 2020-03-08T03:30:00-07:00."),
        ("America/Los_Angeles", "2020-11-01T01:30", "showed that time twice. Write 2020-11-01T01:30:00-07:00 or 2020-11-01T01:30:00-08:00."),
        ("Australia/Lord_Howe", "2020-10-04T02:10", "skipped that time. Write 2020-10-04T01:40:00+10:30 or 2020-10-04T02:40:00+11:00."),
        ("Australia/Lord_Howe", "2020-04-05T01:45", "showed that time twice. Write 2020-04-05T01:45:00+11:00 or 2020-04-05T01:45:00+10:30."),
        ("America/Santiago", "2020-09-06T00:30", "skipped that time. Write 2020-09-05T23:30:00-04:00 or 2020-09-06T01:30:00-03:00."),
        ("Pacific/Apia", "2011-12-30T12:00", "skipped that time. Write 2011-12-29T12:00:00-10:00 or 2011-12-31T12:00:00+14:00."),
    ],
)  # fmt: skip
def test_time_that_clocks_skipped_or_repeated_is_refused_with_both_readings(name: str, wall: str, said: str) -> None:
    """In both hemispheres, by whole and half hours and by a whole day."""
    with pytest.raises(UserError) as caught:
        moment(dt.datetime.fromisoformat(wall), iana_zone(name))

    assert str(caught.value) == f"{wall.replace('T', ' ')} is not a single moment in {name}: clocks {said}"


def test_year_that_no_zone_reaches_is_refused() -> None:
    """The ends of Python's calendar have no UTC."""
    with pytest.raises(UserError, match=r"^The year 1 is out of reach: write one from 2 to 9998\.$"):
        moment(dt.datetime(1, 1, 1), iana_zone("Asia/Tokyo"))  # noqa: DTZ001  a wall clock


@pytest.mark.parametrize(
    ("wall", "zone", "said"),
    [
        ("0002-01-01T00:00+00:00", "UTC", None),
        ("0002-01-01T00:00+00:01", "UTC", "year 1 in UTC"),
        ("0002-01-01T00:00", "Asia/Tokyo", "year 1 in UTC"),
        ("0002-01-01T09:19", "Asia/Tokyo", None),
        ("0001-12-31T23:59-23:59", "UTC", "year 1"),
        ("9998-12-31T23:59", "UTC", None),
        ("9998-12-31T23:59-00:01", "UTC", "year 9999 in UTC"),
        ("9998-12-31T12:00", "Pacific/Pago_Pago", None),
        ("9998-12-31T13:00", "Pacific/Pago_Pago", "year 9999 in UTC"),
        ("9999-01-01T00:00+14:00", "UTC", "year 9999"),
    ],
)
def test_moment_is_one_that_every_zone_can_show(wall: str, zone: str, said: str | None) -> None:
    """By its clock and in UTC, on each side of both ends."""
    try:
        found = moment(dt.datetime.fromisoformat(wall), iana_zone(zone))
        for name in ("Pacific/Kiritimati", "Asia/Manila", "Etc/GMT+12"):
            found.astimezone(iana_zone(name)).isoformat()
    except UserError as error:
        assert str(error) == f"The {said} is out of reach: write one from 2 to 9998."
    else:
        assert said is None


@pytest.mark.parametrize(
    ("seconds", "found"),
    [
        (0, "1970-01-01 00:00:00+00:00"),
        (-62_104_060_800, "0002-01-01 00:00:00+00:00"),
        (-62_104_060_801, None),
        (253_370_764_799, "9998-12-31 23:59:59+00:00"),
        (253_370_764_800, None),
        (2**40, None),
        (-(2**40), None),
        (2**62, None),
        (2**80, None),
    ],
)
def test_time_of_a_file_system_is_a_moment_or_none(seconds: int, found: str | None) -> None:
    """Some hold more than the calendar does."""
    assert since_1970(seconds) == (found and dt.datetime.fromisoformat(found))


def test_end_is_one_that_every_zone_can_show() -> None:
    """The last minute is, the next is not, nor what is no number of days."""
    start = dt.datetime(9998, 12, 31, 23, 0, tzinfo=dt.UTC)
    assert later(start, dt.timedelta(minutes=59)).isoformat() == "9998-12-31T23:59:00+00:00"

    with pytest.raises(UserError, match=r"^The year 9999 in UTC is out of reach: write one from 2 to 9998\.$"):
        later(start, dt.timedelta(hours=1))
    with pytest.raises(UserError, match=r"^The year that it ends in is out of reach: write one from 2 to 9998\.$"):
        later(start, dt.timedelta.max)


@given(
    st.sampled_from(iana_names()).map(iana_zone),
    st.datetimes(min_value=dt.datetime(1900, 1, 1), max_value=dt.datetime(2100, 1, 1), timezones=st.just(dt.UTC)),  # noqa: DTZ001
)
def test_every_wall_time_stands_for_one_moment_or_is_refused(zone: dt.tzinfo, instant: dt.datetime) -> None:
    """What a clock in any zone shows at a moment reads back as that moment, unless it is shown twice."""
    wall = instant.astimezone(zone).replace(tzinfo=None, fold=0)
    try:
        found = moment(wall, zone)
        assert (found, found.tzinfo) == (instant, dt.UTC)
    except UserError as error:
        assert "twice" in str(error)


def test_offset_counts_minutes_where_history_had_seconds() -> None:
    """Monrovia was 44 minutes and 30 seconds behind until 1972."""
    assert offset(iana_zone("Africa/Monrovia"), dt.datetime(1960, 1, 1, tzinfo=dt.UTC)) == "UTC-0:44"


def test_moment_with_an_offset_is_that_moment_in_utc() -> None:
    """Whatever the zone."""
    found = moment(dt.datetime.fromisoformat("2020-04-26T10:40+05:30"), iana_zone("Asia/Tokyo"))

    assert (found, found.tzinfo) == (dt.datetime(2020, 4, 26, 5, 10, tzinfo=dt.UTC), dt.UTC)


@pytest.mark.parametrize("told", [None, "", "/opt/zones"])
def test_where_other_programs_find_zones_stays_as_it_is(told: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which the browser and the pager inherit; zoneinfo is told of none only while it loads."""
    monkeypatch.delenv("PYTHONTZPATH", raising=False)
    if told is not None:
        monkeypatch.setenv("PYTHONTZPATH", told)
    runpy.run_path(zones.__file__)

    assert os.environ.get("PYTHONTZPATH") == told


@pytest.mark.parametrize(
    ("zone", "moment", "written"),
    [
        ("Europe/Berlin", "2020-04-26T17:40:00+00:00", "2020-04-26T19:40:00+02:00"),
        ("UTC", "2020-04-26T17:40:00+00:00", "2020-04-26T17:40:00+00:00"),
        ("Asia/Kathmandu", "2020-04-26T17:40:00+00:00", "2020-04-26T23:25:00+05:45"),
        ("Europe/Berlin", "1890-01-01T00:00:00+00:00", "1890-01-01T00:00:00+00:00"),  # 53 min 28 s ahead
        ("Africa/Monrovia", "1970-01-01T00:00:00+00:00", "1970-01-01T00:00:00+00:00"),  # 44 min 30 s behind
        ("Etc/GMT-14", "9998-12-31T09:59:59+00:00", "9998-12-31T23:59:59+14:00"),
        ("Etc/GMT-14", "9998-12-31T10:00:00+00:00", "9998-12-31T10:00:00+00:00"),
    ],
)
def test_moment_is_written_with_its_offset_if_that_can_be_read_again(zone: str, moment: str, written: str) -> None:
    """Else in UTC: offsets have no seconds, and years are those that are whole in every zone."""
    assert stamp(dt.datetime.fromisoformat(moment), iana_zone(zone)) == written
