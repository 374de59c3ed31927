"""Copies of what the web had: private, whole, and overlooked where they are damaged."""

import datetime as dt
import os
import stat
import zlib
from pathlib import Path

import pytest

from ai4earth_cli.store import private
from ai4earth_cli.store.web.copies import Copy, keep, recalled
from ai4earth_cli.store.web.fetch import Validators

NOW = dt.datetime(2020, 4, 26, 7, tzinfo=dt.UTC)
COPY = Copy(
    b"a\nb\x00", NOW, NOW - dt.timedelta(hours=1), Validators('"e"', None), 60, "no", NOW + dt.timedelta(hours=1)
)
ADDRESS = "https://example.org/s.xml"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a cache that is empty."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "ai4earth"


def test_copy_comes_back_as_it_was(folder: Path) -> None:
    """For the user alone."""
    assert recalled(ADDRESS) is None
    keep(ADDRESS, COPY)

    assert recalled(ADDRESS) == COPY
    assert recalled("https://me:x@example.org/s.xml") == COPY
    assert recalled(f"{ADDRESS}?2") is None
    if os.name != "nt":
        (file,) = folder.iterdir()
        assert [stat.S_IMODE(path.stat().st_mode) for path in (folder, file)] == [0o700, 0o600]


@pytest.mark.parametrize(
    "about",
    [
        b"",
        b"{}",
        b"[1]",
        b'["1", 1, null, null, 0, "", 0]',
        b'[1, 1, 5, null, 0, "", 0]',
        b'[1, 1, "a\\r\\nCookie: x", null, 0, "", 0]',
        b'[1, 1, null, null, "x", "", 0]',
        b'[1e300, 1, null, null, 0, "", 0]',
        b'[NaN, 1, null, null, 0, "", 0]',
        b"[" * 100_000,
    ],
)
def test_what_no_copy_has_is_overlooked(about: bytes, folder: Path) -> None:
    """Also with the right check sum, which does not tell who wrote it."""
    keep(ADDRESS, COPY)
    (file,) = folder.iterdir()
    text = about + b"\nx"
    private.write(file, b"%08x\n%s" % (zlib.crc32(text), text))

    assert recalled(ADDRESS) is None


def test_damage_is_overlooked(folder: Path) -> None:
    """A byte more is no copy."""
    keep(ADDRESS, COPY)
    (file,) = folder.iterdir()
    file.write_bytes(file.read_bytes() + b"x")

    assert recalled(ADDRESS) is None


def test_without_a_place_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing is said."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    keep(ADDRESS, COPY)

    assert recalled(ADDRESS) is None


@pytest.mark.parametrize(
    ("modified", "found"),
    [
        ("Sun, 26 Apr 2020 06:00:00 GMT", dt.datetime(2020, 4, 26, 6, tzinfo=dt.UTC)),
        ("Sun, 26 Apr 2020 06:00:00 -0000", COPY.changed),
        ("yesterday", COPY.changed),
        (None, COPY.changed),
    ],
)
def test_change_is_when_the_server_says_or_when_it_was_seen(modified: str | None, found: dt.datetime) -> None:
    """A date without a zone says nothing."""
    assert COPY._replace(validators=Validators(None, modified)).modified == found
