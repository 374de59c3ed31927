"""Large schedules are recalled as they were read; a cache that is damaged or cannot be is no hindrance."""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Outcome, Run

from ai4earth_cli import cache, files
from ai4earth_cli.formats.toml import loads
from ai4earth_cli.model import Schedule

ODD = """
workshop = { title = "Odd", date = 2020-04-26, timezone = "ZONE", updated = 2020-04-28T17:56:50-07:00, notices = ["N"] }
[[section]]
title = "Solid Earth"
aliases = ["geophysics"]
chairs = ["Ada"]
[[section.talk]]
title = "Søren's \u2028 talk"
start = 2020-04-26T09:10:00.5
end = 2020-04-27T00:30:00+02:00
cancelled = true
speakers = ["A", { name = "B", affiliation = "C", url = "https://example.org/b" }]
video = "https://example.org/v"
links = [{ title = "Code", url = "https://example.org/code" }]
[[section.talk]]
title = "Unscheduled"
[[section]]
title = "Empty"
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a cache that is empty."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "ai4earth"


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """Return a schedule file that is worth keeping."""
    talk = """[[section.talk]]\ntitle = "Talk {}"\nstart = "09:00"\nduration = "5m"\nspeakers = ["Ada"]\n"""
    file = tmp_path / "large.toml"
    head = ODD.replace("ZONE", "America/Los_Angeles")
    file.write_text(head + "".join(talk.format(number) for number in range(1_500)), encoding="utf-8")
    return file


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "+05:30", "UTC", "CEST", "nairobi"])
def test_what_is_kept_is_recalled(zone: str) -> None:
    """The same values, of the same types; the zone with the same rules, name and letters."""
    schedule = loads(ODD.replace("ZONE", zone))
    cache.keep(b"data", schedule)
    recalled = cache.recalled(b"data")

    assert recalled == schedule
    assert repr(recalled) == repr(schedule)


def test_shipped_schedule_is_recalled(schedule: Schedule) -> None:
    """All 31 rows of it."""
    cache.keep(b"data", schedule)

    assert cache.recalled(b"data") == schedule


def test_other_bytes_are_another_schedule(schedule: Schedule) -> None:
    """A file that was changed is read anew."""
    cache.keep(b"data", schedule)

    assert cache.recalled(b"date") is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[:-1],
        lambda data: data.replace(b"Solid", b"Liquid"),
        lambda data: b"\xff" + data,
        lambda data: data.partition(b"\n")[2],
    ],
)
def test_damage_is_mended(damage: Callable[[bytes], bytes], folder: Path, large: Path, run: Run) -> None:
    """What does not fit its check sum is read from the schedule itself, and kept anew."""
    answer = run("list", "--plain", "--schedule", str(large))
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage(whole))

    assert run("list", "--plain", "--schedule", str(large)) == answer
    assert file.read_bytes() == whole


def test_second_reading_is_the_cache(folder: Path, large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is parsed for it; a small schedule is not kept at all."""
    files.load()
    assert not folder.exists()
    first = files.load(str(large))

    monkeypatch.setattr("tomllib.loads", None)
    assert files.load(str(large)) == first


def test_faulty_file_is_not_kept(folder: Path, large: Path, run: Run) -> None:
    """Its faults are told each time."""
    large.write_text(large.read_text(encoding="utf-8").replace('"09:00"', '"nine"', 1), encoding="utf-8")
    said = (
        f"{large}:21: section 'Empty', talk 1 'Talk 0': start is \"nine\", which is no time: "
        'write "09:10", 09:10:00, 2020-04-26T09:10:00 or that with an offset.\n'
    )

    assert [run("now", "--schedule", str(large)) for _ in range(2)] == [Outcome(1, "", said)] * 2
    assert not folder.exists()


def test_cache_that_cannot_be_is_no_hindrance(
    tmp_path: Path, large: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a file is in its place, the answer is the same, and nothing is said."""
    answer = run("now", "--schedule", str(large))
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))

    assert run("now", "--schedule", str(large)) == answer
    assert (answer.exit_code, answer.err) == (0, "")


def test_oldest_are_given_up(folder: Path, schedule: Schedule) -> None:
    """Eight are kept, so that the cache of somebody who writes a schedule does not grow with every change."""
    for number in range(10):
        cache.keep(b"%d" % number, schedule)
        for age, file in enumerate(sorted(folder.iterdir(), key=lambda file: -file.stat().st_mtime_ns)):
            seconds = dt.datetime.now(dt.UTC).timestamp() - 60 * age - 60
            os.utime(file, (seconds, seconds))

    assert len(list(folder.iterdir())) == 8
    assert [cache.recalled(b"%d" % number) is None for number in range(10)] == [True, True, *[False] * 8]
