import datetime as dt
import shutil
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

import pytest
import tzdata
import tzlocal

from ai4earth_cli.errors import UserError
from ai4earth_cli.localzone import local_zone
from ai4earth_cli.zones import label

WORKSHOP = dt.datetime(2020, 4, 26, 14, 0, tzinfo=dt.UTC)


def shown(zone: dt.tzinfo | None) -> str | None:
    """Return the workshop's first minute in `zone`, as a screen shows it."""
    return f"{WORKSHOP.astimezone(zone):%H:%M} {label(zone, WORKSHOP)}" if zone else None


@pytest.fixture
def tokyo(tmp_path: Path) -> Path:
    """Return a compiled zone file under a folder called zoneinfo, as systems keep them."""
    path = tmp_path / "zoneinfo" / "Asia" / "Tokyo"
    path.parent.mkdir(parents=True)
    shutil.copy(Path(tzdata.__file__).parent / "zoneinfo" / "Asia" / "Tokyo", path)
    return path


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("Africa/Nairobi", "17:00 EAT (Africa/Nairobi, UTC+3)"),
        (":Europe/Berlin", "16:00 CEST (Europe/Berlin, UTC+2)"),
        ("America/Mexico_City", "09:00 CDT (America/Mexico_City, UTC-5)"),
        ("Europe/Volgograd", "18:00 UTC+4 (Europe/Volgograd)"),
        ("EST5EDT", "10:00 EDT (EST5EDT, UTC-4)"),
        ("EST5", "09:00 EST (UTC-5)"),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "16:00 CEST (UTC+2)"),
        ("CET-1CEST", "16:00 CEST (UTC+2)"),
        ("<+0545>-5:45", "19:45 UTC+5:45"),
        ("", "14:00 UTC"),
    ],
)
def test_tz_is_read_in_each_of_its_forms(setting: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the rules of the workshop's date: Mexico and Volgograd have changed theirs since."""
    monkeypatch.setenv("TZ", setting)

    assert shown(local_zone()) == expected


def test_tz_may_be_the_path_of_a_zone_file(tokyo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file under zoneinfo has that name; a copy of it elsewhere has none."""
    copy = shutil.copy(tokyo, tokyo.parent.parent.parent / "copy")

    monkeypatch.setenv("TZ", f":{tokyo}")
    assert shown(local_zone()) == "23:00 JST (Asia/Tokyo, UTC+9)"

    monkeypatch.setenv("TZ", str(copy))
    assert shown(local_zone()) == "23:00 JST (UTC+9)"


@pytest.mark.parametrize("setting", ["Foo/Bar", "/", "/no/such/file", "nonsense", "EST5EDT,nonsense", "é"])
def test_tz_that_is_no_zone_is_refused(setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather than taken for UTC, as the C library does."""
    monkeypatch.setenv("TZ", setting)
    with pytest.raises(UserError) as caught:
        local_zone()

    expected = f"The environment variable TZ is {setting!r}, which is no time zone: set it to one like Africa/Nairobi."
    assert str(caught.value) == expected


def test_without_tz_the_link_of_the_system_says_the_zone(tokyo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the name that counts, so that every date has its rules."""
    monkeypatch.delenv("TZ")
    link = tokyo.parent / "localtime"
    link.symlink_to(tokyo)

    assert shown(local_zone(link)) == "23:00 JST (Asia/Tokyo, UTC+9)"


def conflicting() -> str:
    """Do as tzlocal does where two settings of a system contradict each other."""
    raise ZoneInfoNotFoundError


@pytest.mark.parametrize(
    ("tzlocal_says", "expected"),
    [
        (lambda: "Asia/Tokyo", "23:00 JST (Asia/Tokyo, UTC+9)"),
        (lambda: None, None),
        (lambda: "No/Such", None),
        (conflicting, None),
    ],
)
def test_other_systems_are_asked_by_tzlocal(
    tzlocal_says: object, expected: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it cannot tell is no zone at all."""
    monkeypatch.delenv("TZ")
    monkeypatch.setattr(tzlocal, "get_localzone_name", tzlocal_says)

    assert shown(local_zone(tmp_path / "missing")) == expected


def test_unnamed_copy_of_a_zone_file_still_gives_its_rules(tokyo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system's file is a copy and not a link, there is no name but there are hours."""
    monkeypatch.delenv("TZ")
    monkeypatch.setattr(tzlocal, "get_localzone_name", lambda: None)
    copy = shutil.copy(tokyo, tokyo.parent.parent.parent / "localtime")

    assert shown(local_zone(Path(copy))) == "23:00 JST (UTC+9)"
