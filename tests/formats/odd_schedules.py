"""Schedules that exports are tried on besides the workshop's own."""

import datetime as dt

from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.toml.reader import loads
from ai4earth_cli.schedule.model import Schedule

NOW = dt.datetime(2020, 4, 26, 17, 40, tzinfo=dt.UTC)  # 10:40 in Los Angeles

DAYS = """
[workshop]
title = "Quake Days"
date = 2020-10-24
timezone = "Europe/Berlin"
livestream = "https://example.org/live"
[[section]]
title = "Waves"
[[section.talk]]
title = "Opening"
start = "09:00"
end = "09:30"
room = "Hall 1"
type = "Talk"
language = "de"
abstract = "First.\\nSecond."
speakers = [{ name = "Ann Lee", affiliation = "MIT", url = "https://example.org/~ann" }, "Bo Ek"]
video = "https://example.org/opening"
[[section.talk]]
title = "Panel"
start = "09:00"
end = "10:00"
room = "Hall 2"
speakers = ["Bo Ek", "Cy Fox", "Di Gil"]
links = [{ title = "Code", url = "https://example.org/code" }]
[[section.talk]]
title = "Lunch"
type = "break"
start = "12:00"
end = "13:00"
cancelled = true
website = "https://example.org/menu"
[[section.talk]]
title = "Night walk"
start = "23:30"
end = 2020-10-25T00:20:00
cancelled = true
paper = "https://example.org/night"
website = "https://example.org/walk"
slides = "https://example.org/slides"
[[section]]
title = "Soil"
[[section.talk]]
title = "After the clocks went back"
date = 2020-10-25
start = "09:00"
end = "10:00"
video = "https://example.org/after"
[[section.talk]]
title = "Some day"
cancelled = true
"""

HOSTILE = r"""
[workshop]
title = "地球 & <Erde> \u0000 ]]>"
date = 2020-04-26
timezone = "Asia/Tokyo"
url = "HTTPS://Erde.example/ä(1)?q=100%&copy;=2"
[[section]]
title = "# 1. {{ page.url }} | *bold*"
[[section.talk]]
id = "?"
title = "^a | b *c* _d_ `e` [f](g) <h> &amp; ~~i~~ \\| www.example.org https://example.org me@example.org -- ... $1$ ^2"
start = "09:00"
end = "09:20"
speakers = [{ name = "<b>*R*</b> | S", affiliation = "[T]", url = "https://example.org/a_(b)|c~~d" }]
paper = "https://example.org/a_(b)|c~~d?x=1&lt;=2#e"
room = "A|B"
abstract = "<script>\u0007alert(1)</script>\r\n&nbsp;\u0085"
[[section.talk]]
title = "-"
"""

UNTIMED = """
[workshop]
title = "?"
date = 2020-04-26
timezone = "UTC+05:30"
[[section]]
title = "Posters"
[[section.talk]]
title = "One"
type = "Poster"
"""

EMPTY = '[workshop]\ntitle = "Nothing yet"\ndate = 2020-04-26\ntimezone = "Etc/GMT+5"\n'

LONG = """
[workshop]
title = "A long walk"
date = 1880-01-01
timezone = "America/New_York"
[[section]]
title = "Walk"
[[section.talk]]
title = "West"
start = 1880-01-01T10:00:30
duration = "200h"
slides = "https://example.org/map"
"""

NIGHT = """
[workshop]
title = "Night Camp"
date = 2027-03-26
timezone = "Europe/Berlin"
day_start = "02:30"
[[section]]
title = "Main"
[[section.talk]]
title = "Film"
start = 2027-03-27T02:00:00
duration = "1h"
[[section.talk]]
title = "Breakfast"
start = 2027-03-27T02:30:00
duration = "1h"
[[section.talk]]
title = "Exhibition"
start = 2027-03-27T10:00:00
end = 2027-03-29T18:00:00
"""

SECONDS = """
[workshop]
title = "To the second"
date = 2020-04-26
timezone = "UTC"
[[section]]
title = "Main"
talk = [
  { title = "Longer", start = 09:00:00, end = 09:20:20 },
  { title = "Shorter", start = 09:20:20, end = 09:40:00 },
  { title = "Shortest", start = 09:40:00, end = 09:40:01 },
]
"""

ODD = {
    "days": DAYS,
    "night": NIGHT,
    "hostile": HOSTILE,
    "untimed": UNTIMED,
    "empty": EMPTY,
    "long": LONG,
    "seconds": SECONDS,
}


def edition(schedule: Schedule, now: dt.datetime = NOW) -> Edition:
    """Return all of a schedule as published at `now`."""
    return Edition(schedule, schedule.talks, now, schedule.updated or now)


def odd_edition(name: str, now: dt.datetime = NOW) -> Edition:
    """Return all of one of the ODD schedules as published at `now`."""
    return edition(loads(ODD[name]), now)
