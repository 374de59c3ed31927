"""A talk in variables of the environment: each that `ai4earth help following` names, whole."""

import datetime as dt
import zoneinfo

from ai4earth_cli.formats.toml.reader import loads
from ai4earth_cli.records.variables import talk_variables
from ai4earth_cli.schedule.model import View

SCHEDULE = loads("""
workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }
[[section]]
title = "Solid Earth"
[[section.talk]]
title = "Welcome"
start = "08:00"
end = "09:00"
[[section.talk]]
id = "fog"
title = "Fog; and mist"
type = "Keynote"
room = "Aula"
start = "10:40"
end = "11:00"
speakers = ["Ada Lovelace", "Bo Chen"]
video = "https://example.org/v"
website = "https://example.org/w"
[[talk]]
title = "Poster"
""")
VIEW = View(SCHEDULE, dt.datetime(2020, 4, 26, 10, tzinfo=dt.UTC), (zoneinfo.ZoneInfo("Africa/Nairobi"),))


def told(number: int) -> dict[str, str]:
    """Return the variables of a talk by their ends."""
    variables = talk_variables(VIEW, SCHEDULE.talks[number])
    return {name.removeprefix("AI4EARTH_TALK_"): value for name, value in variables.items()}


def test_talk_with_all_there_is() -> None:
    """Its times are the reader's."""
    assert told(1) == {
        "ID": "fog",
        "NUMBER": "2",
        "TITLE": "Fog; and mist",
        "SPEAKERS": "Ada Lovelace; Bo Chen",
        "SECTION": "Solid Earth",
        "TYPE": "Keynote",
        "ROOM": "Aula",
        "START": "2020-04-26T13:40:00+03:00",
        "END": "2020-04-26T14:00:00+03:00",
        "VIDEO": "https://example.org/v",
    }


def test_what_a_talk_has_not_is_empty() -> None:
    """So that a script under `set -u` finds each of them."""
    assert told(2) == {**dict.fromkeys(told(1), ""), "ID": "poster", "NUMBER": "3", "TITLE": "Poster"}
