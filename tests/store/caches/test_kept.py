"""Schedules are recalled as they were read; a cache that is damaged or cannot be is no hindrance."""

import contextlib
import datetime as dt
import itertools
import os
import socket
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from conftest import Outcome, Run, as_format, outside

from ai4earth_cli import sources
from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.toml.reader import loads
from ai4earth_cli.schedule.model import Schedule
from ai4earth_cli.store import private
from ai4earth_cli.store.caches import kept

UNIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such thing")

ODD = """delay = [{ from = "08:00", by = "10m", until = "23:00" }, { from = "08:05", by = "15m", section = "empty" }]
workshop = { title = "Odd", date = 2020-04-26, timezone = "ZONE", updated = 2020-04-28T17:56:50-07:00, notices = ["N", { text = "M", from = "9:00", until = "10:00" }], day_start = "04:00" }
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
EVERYTHING = (
    ODD
    + """
[[section.talk]]
id = "all"
uid = "all@example.org"
title = "All there is"
subtitle = "To say"
type = "Poster"
authors = [{ name = "Eve", affiliation = "F" }]
room = ["R", "S"]
day = 2020-04-25
start = "05:00"
duration = "5m"
abstract = "One.\\n\\nTwo."
language = "de-CH"
recorded = false
paper = "https://example.org/p"
slides = "https://example.org/s"
website = "https://example.org/w"
[[section.talk]]
title = "Whenever"
on_demand = true
"""
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a cache that is empty."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "ai4earth"


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """Return a schedule file that is too large to be kept with what was read."""
    talk = """[[section.talk]]\ntitle = "Talk {}"\nstart = "09:00"\nduration = "5m"\nspeakers = ["Ada"]\n#{}\n"""
    file = tmp_path / "large.toml"
    head = ODD.replace("ZONE", "America/Los_Angeles")
    file.write_text(head + "".join(talk.format(number, "-" * 1_000) for number in range(150)), encoding="utf-8")
    return file


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "+05:30", "-03:30", "UTC", "CEST", "nairobi"])
def test_what_is_kept_is_recalled(zone: str) -> None:
    """The same values, of the same types; the zone with the same rules, name and letters."""
    schedule = loads(EVERYTHING.replace("ZONE", zone))
    kept.keep(b"data", "toml", schedule)
    recalled = kept.recalled(b"data", "toml")

    assert recalled == schedule
    assert repr(recalled) == repr(schedule)


def test_shipped_schedule_is_recalled(schedule: Schedule) -> None:
    """All 31 rows of it."""
    kept.keep(b"data", "toml", schedule)

    assert kept.recalled(b"data", "toml") == schedule


def test_other_bytes_are_another_schedule(schedule: Schedule) -> None:
    """A file that was changed is read anew."""
    kept.keep(b"data", "toml", schedule)

    assert kept.recalled(b"date", "toml") is None
    assert kept.recalled(b"data", "ics") is None


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
    """Nothing is parsed for it, of a small schedule or a large one."""
    first = [sources.load(source)[0] for source in (None, str(large))]
    assert sorted(len(file.name) for file in folder.iterdir()) == [len("schedule-") + digits for digits in (8, 64)]

    monkeypatch.setattr("tomllib.loads", None)
    assert [sources.load(source)[0] for source in (None, str(large))] == first


def test_check_sum_of_another_is_told_apart(folder: Path, schedule: Schedule) -> None:
    """Of small schedules two may have the same: what is kept begins with what it was read from."""
    kept.keep(b"data", "toml", schedule)
    (file,) = folder.iterdir()
    kept.keep(b"date", "toml", schedule)
    (other,) = set(folder.iterdir()) - {file}
    other.write_bytes(file.read_bytes())

    assert kept.recalled(b"data", "toml") == schedule
    assert kept.recalled(b"date", "toml") is None


def test_small_ones_push_out_no_large_one(folder: Path, large: Path, schedule: Schedule) -> None:
    """Whoever writes a schedule changes it often, and a large one takes longer to read anew."""
    sources.load(str(large))
    (file,) = folder.iterdir()
    for number in range(10):
        kept.keep(b"%d" % number, "toml", schedule)

    assert file.exists()


def test_faulty_file_is_not_kept(folder: Path, large: Path, run: Run) -> None:
    """Its faults are told each time."""
    large.write_text(large.read_text(encoding="utf-8").replace('"09:00"', '"nine"', 1), encoding="utf-8")
    said = (
        f"{large}:21: section 'Empty', talk 1 'Talk 0': start: \"nine\" is not a time. "
        'Use "09:10", 09:10:00, 2020-04-26T09:10:00 or that with an offset.\n'
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
        kept.keep(b"%d" % number, "toml", schedule)
        grow_old(folder)

    assert len(list(folder.iterdir())) == 8
    assert [kept.recalled(b"%d" % number, "toml") is None for number in range(10)] == [True, True, *[False] * 8]


def grow_old(folder: Path) -> None:
    """Make every file a minute older than it was, those that were there before older still."""
    for age, file in enumerate(sorted(folder.iterdir(), key=lambda file: -file.lstat().st_mtime_ns)):
        seconds = dt.datetime.now(dt.UTC).timestamp() - 60 * age - 60
        os.utime(file, (seconds, seconds), follow_symlinks=False)


def test_only_what_has_a_name_of_ours_is_given_up(folder: Path, schedule: Schedule) -> None:
    """Whatever else lies in the folder stays, however old; a draft that a crash has left goes."""
    folder.mkdir(parents=True)
    digits = "0" * 8
    strange = ["notes.txt", digits, f"schedule-{digits}.bak", f"schedule-{'0' * 7}", f"schedule-{'G' * 8}", ".hidden"]
    for name in strange:
        (folder / name).write_text("mine")
    (folder / f"schedule-{'1' * 8}").mkdir()
    (folder / f"schedule-{'2' * 8}").symlink_to("notes.txt")
    (folder / f".schedule-{digits}.0123456789ab").write_text("a draft")
    before = {file.name for file in folder.iterdir() if not file.name.endswith("ab")}
    grow_old(folder)
    for number in range(10):
        kept.keep(b"%d" % number, "toml", schedule)

    left = {file.name for file in folder.iterdir()}
    assert before < left
    assert len(left - before) == 8


@UNIX
def test_what_is_kept_is_private(folder: Path, schedule: Schedule) -> None:
    """In a folder of the same kind, whatever the umask allows; also where an older file was not."""
    before = os.umask(0)
    try:
        kept.keep(b"data", "toml", schedule)
        (file,) = folder.iterdir()
        assert (folder.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)

        file.chmod(0o666)
        kept.keep(b"data", "toml", schedule)
        assert file.stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)


def poisoned(folder: Path, text: bytes) -> Schedule | None:
    """Return what is recalled once that text is in the only file, in its place and under a check sum that is right."""
    (file,) = folder.iterdir()
    _, beginning, _ = file.read_bytes().split(b"\n", 2)
    whole = beginning + b"\n" + text
    file.write_bytes(b"%08x\n" % zlib.crc32(whole) + whole)
    return kept.recalled(b"data", "toml")


def kept_columns(folder: Path) -> list[str]:
    """Return what the only file says of the schedule."""
    (file,) = folder.iterdir()
    return file.read_bytes().split(b"\n", 2)[2].decode().split("\x1e")


def with_columns(folder: Path, columns: Sequence[str]) -> Schedule | None:
    """Return what is recalled where the only file has these columns."""
    return poisoned(folder, "\x1e".join(columns).encode())


WRONG = (
    "0", "-1", "1", "7", str(2**31), "9" * 5_000, "0.5", "nan", "", " ", " a", "a  b", "a\n", "a\n\nb", "\x1b[31mred", "\u202e",
    "javascript:alert(1)", "https://x y", "https://x/\u202e", "https://x/\x1b[31m", "99999999999999999 X", "de\u202e", "https://", "https://x", "x", "../../../../etc/passwd", "/dev/zero", "UTC/../UTC",
    "2020-02-30", "2020-04-26", "0001-01-01", "9999-12-31", "2020-04-26T09:00:00", "2020-04-26T09:00:00+01:00",
    "0001-01-01T00:00:00+00:00", "9999-12-31T23:00:00+00:00", "86400 UTC", "3600 \x1b", "0.5 X", "04:00:00+01:00", "01", "10", "00", "11", "²",
)  # fmt: skip


def mistaken(columns: list[str]) -> Iterator[list[str]]:
    """Yield the columns with another text in place of one, with one too many or too few, and the same of columns."""
    for place, column in enumerate(columns):
        texts = column.split("\x1f")
        for number, wrong in itertools.product({0, len(texts) - 1}, WRONG):
            yield [*columns[:place], "\x1f".join([*texts[:number], wrong, *texts[number + 1 :]]), *columns[place + 1 :]]
        for other in (texts[1:], [*texts, texts[0]], [*texts[::-1], ""], [column * 2], [column[:-1]]):
            yield [*columns[:place], "\x1f".join(other), *columns[place + 1 :]]
        yield [*columns[:place], *columns[place + 1 :]]
        yield [*columns[:place], column, *columns[place:]]
        yield columns[:place]


@pytest.mark.no_cover
def test_wrong_content_with_a_right_check_sum_is_overlooked(folder: Path) -> None:
    """Whatever stands for each of the values: what is recalled is a schedule that a file could say, or nothing."""
    schedule = loads(EVERYTHING.replace("ZONE", "America/Los_Angeles"))
    kept.keep(b"data", "toml", schedule)
    columns = kept_columns(folder)
    tried = recalled = 0
    for wrong in mistaken(columns):
        found = with_columns(folder, wrong)
        tried += 1
        recalled += found is not None
        if found and recalled % 3 == 0:  # which takes the longest
            now = dt.datetime(2020, 4, 26, 17, 40, tzinfo=dt.UTC)
            edition = Edition(found, found.talks, now, now)
            again = loads(as_format("toml", edition))
            assert again._replace(talks=()) == found._replace(talks=()), wrong
            assert {repr(talk) for talk in again.talks} == {repr(talk) for talk in found.talks}, wrong
    assert tried > 60 * len(WRONG)
    assert recalled < tried / 4
    assert with_columns(folder, columns) == schedule


@pytest.mark.parametrize(
    "text",
    [b"", b"\xff", b"\x1e", b"\x1f", b"\x1e" * 100_000, b"9" * 5_000, b"2", b"2147483647", b"2147483648", b"0\x1e0"],
    ids=lambda text: f"{text[:12]!r}",
)
def test_text_that_is_no_schedule_is_overlooked(text: bytes, folder: Path, schedule: Schedule) -> None:
    """No text, too much or too little of it, too long a number."""
    kept.keep(b"data", "toml", schedule)

    assert poisoned(folder, text) is None


SAME = "nothing that a file could not say"


@pytest.mark.parametrize(
    ("column", "another", "kind"),
    [
        ("soren-s-talk|unscheduled", "soren-s-talk|another", SAME),
        ("soren-s-talk|unscheduled", "soren-s-talk|soren-s-talk", "two talks of one id"),
        ("soren-s-talk|unscheduled", "soren-s-talk", "an id too few"),
        ("soren-s-talk|unscheduled", "soren-s-talk|unscheduled|another", "an id too many"),
        ("solid-earth|empty", "solid-earth|solid-earth", "two sections of one id"),
        ("2020-04-26T22:30:00+00:00", "2020-04-26T16:10:00.499999+00:00", "an end before the start"),
        ("2020-04-26T22:30:00+00:00", "2020-04-26T16:10:00.500000+00:00", SAME),
        ("0|0", "0|-1", "the section before the first"),
        ("0|0", "0|1", SAME),
        ("0|0", "0|2", "the section behind the last"),
        ("10|15", "10|1440", SAME),
        ("10|15", "10|1441", "more than a day late"),
        ("2|0", "3|-1", "fewer than none"),
        ("00", "01", SAME),
        ("00", "02", "neither yes nor no"),
        ("00", "000", "one flag too many"),
        ("https://example.org/v", "javascript:alert(1)", "an address that runs"),
        ("2020-04-26", "0002-01-01", SAME),
        ("2020-04-26", "0001-12-31", "a day before all"),
        ("America/Los_Angeles", "Europe/Berlin", SAME),
        ("America/Los_Angeles", "../zones", "a path for a zone"),
        ("America/Los_Angeles", "19800 UTC+05:30", SAME),
        ("America/Los_Angeles", "7200 CEST", SAME),
        ("America/Los_Angeles", "7200 UTC+05:30", "letters of another offset"),
        ("America/Los_Angeles", "86399 X", SAME),
        ("America/Los_Angeles", "86400 X", "a day from Greenwich"),
        ("2020-04-26T17:00:00+00:00", "2020-04-26T16:00:00+00:00", "a notice that ends as it begins"),
        ("2020-04-26T17:00:00+00:00", "2020-04-26T16:00:01+00:00", SAME),
        ("N|M", "|M", "a notice that says nothing"),
        ("2020-04-29T00:56:50+00:00", "2020-04-29T00:56:50", "a moment of no zone"),
        ("04:00:00", "11:59:59.999999", SAME),
        ("04:00:00", "12:00:00", "a day that begins at noon"),
        ("04:00:00", "25:00:00", "a time that no clock shows"),
        ("empty", "nowhere", "a delay of a section that is none"),
    ],
)  # fmt: skip
def test_only_what_a_file_could_say_is_recalled(column: str, another: str, kind: str, folder: Path) -> None:
    """On both sides of each boundary."""
    kept.keep(b"data", "toml", loads(ODD.replace("ZONE", "America/Los_Angeles")))
    columns = kept_columns(folder)
    columns[columns.index(column.replace("|", "\x1f"))] = another.replace("|", "\x1f")

    assert (with_columns(folder, columns) is not None) == (kind == SAME)


@pytest.mark.parametrize(("more", "is_one"), [([], True), ([""], False), (["x"], False)])
def test_nothing_stands_behind_a_schedule(more: list[str], is_one: bool, folder: Path, schedule: Schedule) -> None:  # noqa: FBT001
    """Not even a column of nothing."""
    kept.keep(b"data", "toml", schedule)

    assert (with_columns(folder, [*kept_columns(folder), *more]) is not None) == is_one


@pytest.mark.parametrize(("abstract", "is_one"), [("One.\n\nTwo.", True), ("One.\n\x1b[2J", False), ("\nOne.", False)])
def test_abstract_has_several_printable_lines(abstract: str, is_one: bool, folder: Path) -> None:  # noqa: FBT001
    """And begins with one that says something."""
    text = ODD.replace("ZONE", "UTC").replace('title = "Unscheduled"', 'title = "Unscheduled"\nabstract = "What."')
    kept.keep(b"data", "toml", loads(text))
    columns = kept_columns(folder)
    columns[columns.index("What.")] = abstract

    assert (with_columns(folder, columns) is not None) == is_one


@pytest.mark.parametrize(("revision", "is_one"), [(str(2**31 - 1), True), (str(2**31), False), ("true", False)])
def test_revision_is_what_a_calendar_can_count(revision: str, is_one: bool, folder: Path) -> None:  # noqa: FBT001
    """RFC 5545 §3.3.8."""
    kept.keep(b"data", "toml", loads(ODD.replace("ZONE", "UTC").replace("date = ", "revision = 77, date = ")))
    columns = kept_columns(folder)
    columns[columns.index("77")] = revision

    assert (with_columns(folder, columns) is not None) == is_one


def test_schedule_of_nothing_is_recalled() -> None:
    """Without a section and a talk."""
    nothing = loads('workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }')
    kept.keep(b"data", "toml", nothing)

    assert kept.recalled(b"data", "toml") == nothing


@UNIX
@pytest.mark.parametrize("kind", ["pipe", "link", "folder", "device", "socket", "others write", "group writes"])
def test_what_is_not_an_ordinary_file_of_ones_own_is_overlooked(
    kind: str, folder: Path, large: Path, run: Run, tmp_path: Path
) -> None:
    """The answer is the same and comes at once."""
    answer = run("now", "--schedule", str(large))
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    file.unlink()
    if kind == "pipe":
        os.mkfifo(file)
    elif kind == "link":
        (tmp_path / "elsewhere").write_bytes(whole)
        file.symlink_to(tmp_path / "elsewhere")
    elif kind == "device":
        file.symlink_to("/dev/zero")
    elif kind == "folder":
        file.mkdir()
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as listener, contextlib.chdir(folder):
            listener.bind(file.name)  # which may not be long
    else:
        file.write_bytes(whole)
        file.chmod(0o602 if kind == "others write" else 0o620)
    data = large.read_bytes()

    assert kept.recalled(data, "toml") is None
    assert run("now", "--schedule", str(large)) == answer
    assert (kept.recalled(data, "toml") is None) == (kind == "folder")  # all else is replaced


@UNIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_file_of_somebody_else_is_overlooked(folder: Path, schedule: Schedule) -> None:
    """Even with the same content."""
    kept.keep(b"data", "toml", schedule)
    (file,) = folder.iterdir()
    os.chown(file, 12345, -1)

    assert kept.recalled(b"data", "toml") is None


def test_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    """Of as many bytes as are allowed, it is."""
    file = tmp_path / "folder" / "file"
    private.write(file, b"four")

    assert (private.read(file, 4), private.read(file, 3)) == (b"four", None)


def test_standard_input_is_not_kept(folder: Path) -> None:
    """Which is often meant to leave nothing behind."""
    answer = outside("list", "--plain", "--schedule", "-", input=ODD.replace("ZONE", "UTC"))

    assert (answer.returncode, len(answer.stdout.splitlines()), answer.stderr) == (0, 2, "")
    assert not folder.exists()


@UNIX
def test_nothing_is_kept_without_a_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or it would be in whatever folder the command is typed in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "nowhere")
    sources.load()

    assert list(tmp_path.iterdir()) == []
