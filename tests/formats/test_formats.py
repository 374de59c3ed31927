"""Which format some bytes are in."""

from pathlib import Path

import pytest

from ai4earth_cli.formats import FORMATS, WRITTEN, reader_of, told, writer_of
from ai4earth_cli.store.files import shipped_schedule

EXPORTS = Path(__file__).parents[1] / "golden" / "export"
TABLE = "| Start | Title |\n| --- | --- |\n| 9:00 | A |\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("", "toml"),
        ("# only a comment", "toml"),
        ("# a comment\n\n  [ [ section", "toml"),
        ('[workshop]\ntitle = """\n' + TABLE, "toml"),
        ('# a\n\nworkshop = { title = "W" }\n' + TABLE, "toml"),
        ("[[section]]\n" + TABLE, "toml"),
        ("sections, all\n" + TABLE, "markdown"),
        ("# Heading\n\n" + TABLE, "markdown"),
        ("[sections](x)\n" + TABLE, "markdown"),
        ("title,start\n", "toml"),
        (" \n{", "json"),
        ("[]", "toml"),
        ("\r\nBEGIN:VCALENDAR\r\n", "ics"),
        ("begin:vcalendar", "ics"),
        ("BEGIN:VCARD", "toml"),
        ("<schedule>", "xml"),
        ("<?xml version='1.0'?>\n<!-- <iCalendar> -->\n<schedule", "xml"),
        ("<!DOCTYPE schedule><schedule>", "xml"),
        ("<iCalendar xmlns:x='y'>", "xcal"),
        ("<?xml version='1.0'?><!-- - -> --><x:icalendar>", "xcal"),
        ("<vcalendar>", "xcal"),
        ("<!doctype HTML><html>", "html"),
        ("<!-- page --><!DOCTYPE html>", "html"),
        ("<!-- page -->\n<HTML lang=en>", "html"),
        ("<head>", "html"),
        ("<", "xml"),
        ("<!-- without end", "xml"),
        ("<rss>", "xml"),
    ],
)
def test_content_tells_the_format(text: str, name: str) -> None:
    """From the beginning, with a byte order mark or without."""
    assert told(text.encode()) == name
    assert told(text.encode("utf-8-sig")) == name


def test_encoding_of_two_bytes_is_seen_through() -> None:
    """XML may be in UTF-16, and is told from its root all the same."""
    assert told("<?xml version='1.0'?><schedule/>".encode("utf-16")) == "xml"


@pytest.mark.parametrize("name", WRITTEN)
def test_own_exports_are_told_apart(name: str) -> None:
    """What is written in a format that is read is told to be in that, and read by its reader."""
    suffix = {"markdown": "md"}.get(name, name)
    data = (EXPORTS / f"workshop.{suffix}").read_bytes()
    assert hasattr(writer_of(name), "pieces")
    if FORMATS[name].reader or name == "html":
        assert told(data) == name
    if FORMATS[name].reader:
        assert hasattr(reader_of(name), "read")


def test_shipped_schedule_is_toml() -> None:
    """The shipped file is told by its first table."""
    assert told(shipped_schedule().read_bytes()) == "toml"
