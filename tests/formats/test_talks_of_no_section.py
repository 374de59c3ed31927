"""A talk of no section, in several rooms, with a UID that comes from elsewhere, in the formats that are written."""

import datetime as dt

from conftest import as_format

from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.toml import reader
from ai4earth_cli.schedule.identity import uid

FILE = """\
[workshop]
title = "Loose"
date = 2020-11-01
timezone = "America/Los_Angeles"

[[section]]
id = "s"
title = "S"

[[section.talk]]
id = "a"
start = "09:00"
end = "09:30"
title = "A"

[[talk]]
id = "lunch"
start = "09:30"
end = "09:40"
title = "Lunch"
room = ["One", "Two"]

[[talk]]
id = "fog"
start = 2020-11-01T01:30:00-08:00
duration = "0m"
title = "Fog"
uid = "x@y"

[[talk]]
id = "mist"
start = "10:00"
duration = "0m"
title = "Mist"
"""
NOW = dt.datetime(2020, 11, 1, 8, tzinfo=dt.UTC)
SCHEDULE = reader.loads(FILE)
EDITION = Edition(SCHEDULE, SCHEDULE.talks, NOW, NOW)


def test_file_is_written_as_it_was_read() -> None:
    """What takes no time has a length that says so, also where only an offset tells the hour."""
    assert as_format("toml", EDITION) == FILE


def test_uid_from_elsewhere_is_kept() -> None:
    """In calendars, where others are made."""
    assert [uid(SCHEDULE, talk) for talk in SCHEDULE.talks[1:3]] == ["lunch@loose-2020-11-01", "x@y"]
    assert "UID:x@y" in as_format("ics", EDITION)


def test_calendar_says_nothing_of_a_section() -> None:
    """No category, and no description if there is nothing else to say."""
    lines = as_format("ics", EDITION).split("\r\n")
    assert [line for line in lines if line.startswith(("CATEGORIES", "DESCRIPTION", "LOCATION"))] == [
        "DESCRIPTION:Section: S",
        "CATEGORIES:S",
        r"DESCRIPTION:Room: One\, Two",
        r"LOCATION:One\, Two",
    ]


def test_table_without_heading_is_first() -> None:
    """Below a heading it would be that section's."""
    text = as_format("markdown", EDITION)
    assert text.index("Lunch") < text.index("### S") < text.index("| A |")
