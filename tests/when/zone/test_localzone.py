import datetime as dt
import os
import shutil
import struct
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

import pytest
import tzdata
import tzlocal

from ai4earth_cli.errors import UserError
from ai4earth_cli.when.zone import label
from ai4earth_cli.when.zone.localzone import local_zone

WORKSHOP = dt.datetime(2020, 4, 26, 14, 0, tzinfo=dt.UTC)


def shown(zone: dt.tzinfo | None) -> str | None:
    """Return the workshop's first minute in `zone`, as a screen shows it."""
    return f"{WORKSHOP.astimezone(zone):%H:%M} {label(zone, WORKSHOP)}" if zone else None


@pytest.fixture
def tokyo(tmp_path: Path) -> Path:
    """Return a compiled zone file under a folder called zoneinfo, as systems keep them; the last one counts."""
    path = tmp_path / "zoneinfo" / "old" / "zoneinfo" / "Asia" / "Tokyo"
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
        ("posix/Europe/Berlin", "16:00 CEST (Europe/Berlin, UTC+2)"),
        (":posix/Europe/Berlin", "16:00 CEST (Europe/Berlin, UTC+2)"),
        ("right/Europe/Berlin", "16:00 CEST (Europe/Berlin, UTC+2)"),
        ("Etc/UTC", "14:00 UTC"),
        ("US/Pacific", "07:00 PDT (America/Los_Angeles, UTC-7)"),
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


def test_tz_that_is_a_name_and_a_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some tzdata take it for New York's, others for a zone of its own: the clock is the same."""
    monkeypatch.setenv("TZ", "EST5EDT")

    label = shown(local_zone())

    assert label is not None
    assert label.startswith("10:00 EDT (")


def test_tz_may_be_the_path_of_a_zone_file(tokyo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file under zoneinfo has that name; a copy of it elsewhere has none."""
    copy = shutil.copy(tokyo, tokyo.parent.parent.parent / "copy")

    monkeypatch.setenv("TZ", f":{tokyo}")
    assert shown(local_zone()) == "23:00 JST (Asia/Tokyo, UTC+9)"

    monkeypatch.setenv("TZ", str(copy))
    assert shown(local_zone()) == "23:00 JST (UTC+9)"


@pytest.mark.parametrize(
    "setting",
    [
        "Foo/Bar", "posix/Foo", "posix/", "/", "/no/such/file", "nonsense", "EST5EDT,nonsense", "é", "/dev/zero", "/dev/stdin", "/proc/self/mem",
        "AAA-24:59:59BBB", "aaa-24", "AAA-23:59", "AAA0BBB-24", "AAA0BBB99999999999999999999",
    ],
)  # fmt: skip
def test_tz_that_is_no_zone_is_refused(setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather than taken for UTC, as the C library does."""
    monkeypatch.setenv("TZ", setting)
    with pytest.raises(UserError) as caught:
        local_zone()

    expected = (
        f"The environment variable TZ is {setting!r}, which is not a time zone: set it to one like Africa/Nairobi."
    )
    assert str(caught.value) == expected


def test_tz_of_more_than_100_letters_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Though it would be a rule."""
    monkeypatch.setenv("TZ", f"<{'A' * 97}>-1")
    with pytest.raises(UserError) as caught:
        local_zone()

    assert str(caught.value).startswith(f"The environment variable TZ is '<{'A' * 59}…', which is not a time zone:")


@pytest.mark.parametrize(
    "setting", ["AAA-22:59:59BBB", "<+2259>-22:59", "<A24>1", "AAA0BBB,J60,J300", f"<{'A' * 96}>-1"]
)
def test_tz_may_be_most_of_a_day_from_utc(setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond that no clock could show it in summer; digits in a name are none of its hours, nor are days of a year."""
    monkeypatch.setenv("TZ", setting)
    zone = local_zone()

    assert zone
    assert [dt.datetime(2020, month, 1, tzinfo=dt.UTC).astimezone(zone).tzname() for month in range(1, 13)]


def whole(name: str) -> bytes:
    """Return the bytes of a compiled zone file."""
    return (Path(tzdata.__file__).parent / "zoneinfo" / name).read_bytes()


TOKYO = whole("Asia/Tokyo")


@pytest.mark.parametrize("length", [0, 3, 4, 43, 44, 45, 60, 100, 200, len(TOKYO) - 2, len(TOKYO) - 1])
def test_zone_file_that_is_cut_is_none(length: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever that is; zoneinfo would look for the end of a cut last line for ever."""
    file = tmp_path / "cut"
    file.write_bytes(TOKYO[:length])
    monkeypatch.setenv("TZ", f":{file}")

    with pytest.raises(UserError, match="which is not a time zone"):
        local_zone()


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (0, b"X"),  # it is no such file
        (44 + 7 + 20, b"\xff\xff\xff\xff"),  # it has four thousand million pairs of something
        (44 + 7 + 44 + 9 * 8, b"\x09"),  # a change to a kind of time that it has not
        (44 + 7 + 44 + 9 * 9, b"\x7f\xff\xff\xff"),  # an offset of 68 years
        (44 + 7 + 44 + 9 * 9 + 4, b"\x02"),  # neither summer time nor not, of which Python 3.11 crashes
        (44 + 7 + 44 + 9 * 9 + 5, b"\x7f"),  # letters that it has not
        (len(TOKYO) - 7, b"\xff"),  # a rule that is no ASCII
    ],
)
def test_zone_file_that_is_damaged_is_none(
    place: int, value: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before zoneinfo trusts it."""
    file = tmp_path / "damaged"
    file.write_bytes(TOKYO[:place] + value + TOKYO[place + len(value) :])
    monkeypatch.setenv("TZ", str(file))

    with pytest.raises(UserError, match="which is not a time zone"):
        local_zone()


def test_zone_file_of_the_first_version_has_no_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One block, and nothing behind it."""
    file = tmp_path / "first"
    file.write_bytes(
        struct.pack(">4s c 15x 6L", b"TZif", b"\0", 0, 0, 0, 0, 1, 4) + struct.pack(">l B b", 3600, 0, 0) + b"CET\0"
    )
    monkeypatch.setenv("TZ", str(file))

    assert shown(local_zone()) == "15:00 CET (UTC+1)"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such thing")
def test_pipe_is_no_zone_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And is not waited for."""
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.setenv("TZ", str(tmp_path / "pipe"))

    with pytest.raises(UserError, match="which is not a time zone"):
        local_zone()


@pytest.mark.parametrize("folder", ["posix", "right"])
def test_file_of_a_zone_under_posix_or_right_is_the_zone(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Named by TZ or by the system's link; leap seconds, which those under right/ count, put no talk off."""
    path = tmp_path / "zoneinfo" / folder / "Asia" / "Tokyo"
    path.parent.mkdir(parents=True)
    shutil.copy(Path(tzdata.__file__).parent / "zoneinfo" / "Asia" / "Tokyo", path)

    monkeypatch.setenv("TZ", f":{path}")
    assert shown(local_zone()) == "23:00 JST (Asia/Tokyo, UTC+9)"

    monkeypatch.delenv("TZ")
    assert shown(local_zone(path)) == "23:00 JST (Asia/Tokyo, UTC+9)"


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


def test_summer_time_without_dates_is_that_of_the_c_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """From the second Sunday of March to the first of November, at two o'clock."""
    monkeypatch.setenv("TZ", "EST5EDT4")
    zone = local_zone()
    edges = ("2020-03-08T06:59", "2020-03-08T07:00", "2020-11-01T05:59", "2020-11-01T06:00")

    assert [dt.datetime.fromisoformat(f"{edge}Z").astimezone(zone).strftime("%H:%M %Z") for edge in edges] == [
        "01:59 EST",
        "03:00 EDT",
        "01:59 EDT",
        "01:00 EST",
    ]


def test_zone_file_without_letters_is_shown_by_its_offset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As one that has digits for letters."""
    (tmp_path / "bare").write_bytes(compiled(b"", letters=b"\0", footer=b"\n\n"))
    monkeypatch.setenv("TZ", str(tmp_path / "bare"))

    assert shown(local_zone()) == "15:00 UTC+1"


def compiled(
    kinds: bytes = b"\0",
    types: tuple[tuple[int, int, int], ...] = ((3600, 0, 0),),
    letters: bytes = b"CET\0",
    leaps: int = 0,
    footer: bytes = b"\nCET-1\n",
) -> bytes:
    """Return a zone file of two blocks, as RFC 8536 §3 has it, with one change of clocks in 1970 for each of the kinds."""

    def block(width: int) -> bytes:
        counts = struct.pack(">4s c 15x 6L", b"TZif", b"2", 0, 0, leaps, len(kinds), len(types), len(letters))
        own = b"".join(struct.pack(">l B B", *one) for one in types)
        return counts + bytes(width * len(kinds)) + kinds + own + letters + bytes(leaps * (width + 4))

    return block(4) + block(8) + footer


@pytest.mark.parametrize(
    ("data", "is_one"),
    [
        (compiled(), True),
        (compiled(b""), True),
        (compiled(b"\0\1", ((3600, 0, 0), (7200, 1, 0))), True),
        (compiled(leaps=1), True),
        (compiled(leaps=27, kinds=b"\0\0\0"), True),
        (compiled(leaps=4_900), True),  # 98,000 bytes
        (compiled(leaps=5_100), False),  # 102,000
        (compiled(footer=b"\n\n"), True),
        (compiled(types=((86_399, 0, 3),)), True),
        (compiled(types=((-86_399, 1, 0),)), True),
        (compiled(b"\1"), False),  # of one kind, the second
        (compiled(b"", ()), False),  # none at all
        (compiled(types=((86_400, 0, 0),)), False),
        (compiled(types=((-86_400, 0, 0),)), False),
        (compiled(types=((3600, 2, 0),)), False),
        (compiled(types=((3600, 0, 4),)), False),
        (compiled(footer=b""), False),
        (compiled(footer=b"\n"), False),
        (compiled(footer=b"CET-1\n"), False),
        (compiled(footer=b"\nCET-1"), False),
        (compiled(footer=b"\nCET-23\n"), False),
        (b"X" + compiled()[1:], False),
        (
            struct.pack(">4s c 15x 6L", b"TZif", b"\0", 0, 0, 0, 0, 1, 4) + struct.pack(">l B B", 3600, 0, 0) + b"CE",
            False,
        ),
        (compiled()[:60], False),
    ],
)
def test_zone_file_is_taken_if_its_counts_are_right(
    data: bytes, *, is_one: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On both sides of each boundary."""
    file = tmp_path / "compiled"
    file.write_bytes(data)
    monkeypatch.setenv("TZ", str(file))

    if is_one:
        assert local_zone() is not None
    else:
        with pytest.raises(UserError, match="which is not a time zone"):
            local_zone()
