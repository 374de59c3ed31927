import io
import sys
from pathlib import Path

import pytest

from ai4earth_cli import sources
from ai4earth_cli.errors import UserError
from ai4earth_cli.store import files

SMALL = 'workshop = { title = "Café", date = 2020-04-26, timezone = "UTC" }\n'


def said(source: str) -> str:
    """Return the complaint about a source that cannot be loaded."""
    with pytest.raises(UserError) as caught:
        sources.load(source)[0]
    assert caught.value.exit_code == 1
    return str(caught.value)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_file_is_read_with_and_without_a_byte_order_mark(mark: bytes, tmp_path: Path) -> None:
    """Editors on Windows put one there."""
    file = tmp_path / "s.toml"
    file.write_bytes(mark + SMALL.replace("\n", "\r\n").encode())

    assert sources.load(str(file))[0].title == "Café"


def test_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """As other programs have it; its faults are named so."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SMALL.encode())))
    assert sources.load("-")[0].title == "Café"

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x = 1")))
    assert said("-").startswith("standard input:1: the file: ")

    monkeypatch.setattr(sys, "stdin", None)
    assert said("-") == "Cannot read standard input: it is closed. Name a schedule file instead of -."


@pytest.mark.parametrize(
    ("name", "reason"), [("missing.toml", "No such file or directory"), ("", "Is a directory"), ("a\0b", "no file can have that name")]
)  # fmt: skip
def test_file_that_cannot_be_read_says_why_and_what_to_name(name: str, reason: str, tmp_path: Path) -> None:
    """Missing, a folder, or no name at all."""
    shown = str(tmp_path / name).replace("\0", "�")

    assert said(f"{tmp_path}/{name}".rstrip("/")) == (
        f"Cannot read {shown}: {reason}. Name a schedule file, or - for standard input."
    )


def test_file_in_another_encoding_says_where_it_stops_being_text(tmp_path: Path) -> None:
    """Latin-1 on the second line."""
    file = tmp_path / "s.toml"
    file.write_bytes("# ok\n# Café\n".encode("latin-1"))

    assert said(str(file)) == f"{file}:2: the file: it is not text in UTF-8: save it with that encoding."


def test_shipped_schedule_is_beside_the_package_or_inside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkout and an editable install have one copy of it; a wheel carries it inside."""
    assert files.shipped_schedule() == Path(files.__file__).parents[2] / "schedule.toml"

    (tmp_path / "schedule.toml").touch()
    monkeypatch.setattr(files, "_PACKAGE", tmp_path)
    assert files.shipped_schedule() == tmp_path / "schedule.toml"


def test_source_is_named_as_it_was_typed() -> None:
    """An address has its two slashes."""
    assert "https://example.org//a/../s.toml yet" in said("https://example.org//a/../s.toml")


@pytest.mark.parametrize("name", ["", "no-such-file", "\0", "x" * 5_000, str(files.shipped_schedule())])
def test_what_can_be_no_file_is_not_ones_own(name: str) -> None:
    """Nor is the shipped one, nor a folder."""
    assert not files.is_own(name)


def test_links_in_a_circle_are_not_ones_own(tmp_path: Path) -> None:
    """Nor do they end the program."""
    for name, other in (("one", "two"), ("two", "one")):
        (tmp_path / name).symlink_to(tmp_path / other)

    assert not files.is_own(str(tmp_path / "one"))


def test_what_others_wrote_meanwhile_stays(tmp_path: Path) -> None:
    """Whoever saves the file in an editor between the reading and the writing loses nothing, nor who removes it."""
    path = tmp_path / "s.toml"
    path.write_bytes(b"old")
    name, document = str(path), files.read(str(path))
    files.write_back(name, document, b"new")
    assert path.read_bytes() == b"new"

    for is_removed in (False, True):
        if is_removed:
            path.unlink()
        with pytest.raises(UserError) as caught:
            files.write_back(name, document, b"newer")
        assert str(caught.value) == (
            f"{name} was changed by someone else just now: nothing is written. Run the command again."
        )
        assert caught.value.exit_code == 1
    assert list(tmp_path.iterdir()) == []


def test_shipped_schedule_is_never_replaced(tmp_path: Path) -> None:
    """Nor by a link to it."""
    link = tmp_path / "link.toml"
    link.symlink_to(files.shipped_schedule())

    with pytest.raises(UserError, match=r"link\.toml is the schedule that is shipped") as caught:
        files.write_whole(str(link), [])
    assert caught.value.exit_code == 1
