"""Tables of delays across midnight and across a clock change: what a small programme is after each, whole."""

import pytest
from test_delays import Case, held

from ai4earth_cli.formats.toml.reader import loads
from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.words.lateness import standing_lines

NIGHT = """
workshop = { title = "W", date = 2020-04-26, timezone = "Europe/Berlin", day_start = "04:00" }
talk = [
  { id = "late", title = "Late", start = "23:30", end = "23:50", room = "A" },
  { id = "last", title = "Last", start = "23:50", end = 2020-04-27T00:10:00, room = "A" },
  { id = "film", title = "Film", start = "23:00", end = 2020-04-27T01:00:00, room = "B" },
  { id = "deep", title = "Deep", date = 2020-04-27, start = "00:10", end = "00:30", room = "A" },
  { id = "morning", title = "Morning", date = 2020-04-27, start = "09:00", end = "10:00", room = "A" },
]
"""
NIGHTS = {
    "until the next day": Case(
        '{ from = "23:40", by = "30m", until = 2020-04-27T08:00:00 }',
        ["late 23:30–00:20 +30 min", "last 00:20–00:40 +30 min", "film 23:00–01:30 +30 min",
         "deep 00:40–01:00 +30 min", "morning 09:00–10:00"],
        ["Everything is 30 min late from Sun 26 23:40 until Mon 27 08:00 CEST."],
    ),
    "a second, shorter one after midnight": Case(
        '{ from = "23:40", by = "30m", until = 2020-04-27T08:00:00 }, { from = 2020-04-27T00:05:00, by = "20m", until = 2020-04-27T08:00:00 }',
        ["late 23:30–00:10 +20 min", "last 00:10–00:30 +20 min", "film 23:00–01:20 +20 min",
         "deep 00:30–00:50 +20 min", "morning 09:00–10:00"],
        ["Everything is 30 min late from Sun 26 23:40 until Mon 27 00:05 CEST.",
         "Everything is 20 min late from Mon 27 00:05 until 08:00 CEST."],
    ),
    "two rooms at once": Case(
        '{ from = "23:40", by = "30m", room = "A", until = 2020-04-27T08:00:00 }, { from = "23:45", by = "1h", room = "B" }',
        ["late 23:30–00:20 +30 min", "last 00:20–00:40 +30 min", "film 23:00–02:00 +1 h",
         "deep 00:40–01:00 +30 min", "morning 09:00–10:00"],
        ["Everything in room 'A' is 30 min late from Sun 26 23:40 until Mon 27 08:00 CEST.",
         "Everything in room 'B' is 1 h late from Sun 26 23:45 CEST on."],
    ),
    "from after midnight on, and on time in the morning": Case(
        '{ from = 2020-04-27T00:05:00, by = "10m" }, { from = 2020-04-27T08:00:00, by = "0m" }',
        ["late 23:30–23:50", "last 23:50–00:20 +10 min", "film 23:00–01:10 +10 min",
         "deep 00:20–00:40 +10 min", "morning 09:00–10:00"],
        ["Everything is 10 min late from Mon 27 00:05 until 08:00 CEST.",
         "Everything is on time from Mon 27 08:00 CEST on."],
    ),
    "on time again from midnight on": Case(
        '{ from = "23:40", by = "30m" }, { from = 2020-04-27T00:00:00, by = "0m" }',
        ["late 23:30–00:00 +10 min", "last 00:00–00:10 +10 min, for 10 min", "film 23:00–01:00", "deep 00:10–00:30",
         "morning 09:00–10:00"],
        ["Everything is 30 min late from Sun 26 23:40 until Mon 27 00:00 CEST.",
         "Everything is on time from Mon 27 00:00 CEST on.", "Last is 10 min instead of 20 min: Mon 27 00:00–00:10."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NIGHTS)
def test_programme_across_midnight(name: str) -> None:
    """Each talk stays one of its day, which begins at four."""
    delays, talks, said = NIGHTS[name]
    text = f"{NIGHT}delay = [{delays}]\n"
    schedule = loads(text)

    assert held(text) == talks
    assert list(standing_lines(schedule)) == said
    assert [questions.workshop_day(schedule, talk).day for talk in schedule.talks] == [26, 26, 26, 26, 27]


CHANGE = """
workshop = { title = "W", date = DATE, timezone = "Europe/Berlin" }
talk = [
  { id = "a", title = "A", start = "01:00", duration = "40m", room = "A" },
  { id = "b", title = "B", start = "01:40", duration = "30m", room = "A" },
  { id = "c", title = "C", start = "01:00", duration = "2h", room = "B" },
  { id = "d", title = "D", start = "05:00", duration = "1h", room = "A" },
]
"""
AUTUMN, SPRING = (CHANGE.replace("DATE", date) for date in ("2020-10-25", "2020-03-29"))
AUTUMNS = {
    "all of it": Case(
        '{ from = "01:10", by = "30m", until = "05:00" }',
        ["a 01:00–02:10 +30 min", "b 02:10–02:40 +30 min", "c 01:00–02:30 +30 min", "d 05:00–06:00"],
        ["Everything is 30 min late from 01:10 CEST until 05:00 CET."],
    ),
    "a second, shorter one": Case(
        '{ from = "01:10", by = "30m" }, { from = 2020-10-25T02:15:00+02:00, by = "20m" }',
        ["a 01:00–02:10 +30 min", "b 02:10–02:30 +20 min, for 20 min", "c 01:00–02:20 +20 min", "d 05:20–06:20 +20 min"],
        ["Everything is 30 min late from 01:10 until 02:15 CEST.",
         "Everything is 20 min late from 02:15 CEST on.", "B is 20 min instead of 30 min: 02:10–02:30 CEST."],
    ),
    "two rooms at once": Case(
        '{ from = "01:10", by = "30m", room = "A", until = "05:00" }, { from = "01:20", by = "1h", room = "B" }',
        ["a 01:00–02:10 +30 min", "b 02:10–02:40 +30 min", "c 01:00–03:00 +1 h", "d 05:00–06:00"],
        ["Everything in room 'A' is 30 min late from 01:10 CEST until 05:00 CET.",
         "Everything in room 'B' is 1 h late from 01:20 CEST on."],
    ),
    "from the hour that clocks show twice on": Case(
        '{ from = 2020-10-25T02:30:00+01:00, by = "1h" }',
        ["a 01:00–01:40", "b 01:40–02:10", "c 01:00–02:00", "d 06:00–07:00 +1 h"],
        ["Everything is 1 h late from 02:30 CET on."],
    ),
}  # fmt: skip
SPRINGS = {
    "all of it": Case(
        '{ from = "01:10", by = "30m", until = "05:00" }',
        ["a 01:00–03:10 +30 min", "b 03:10–03:40 +30 min", "c 01:00–04:30 +30 min", "d 05:00–06:00"],
        ["Everything is 30 min late from 01:10 CET until 05:00 CEST."],
    ),
    "a second, shorter one": Case(
        '{ from = "01:10", by = "30m" }, { from = 2020-03-29T03:15:00+02:00, by = "20m" }',
        ["a 01:00–03:10 +30 min", "b 03:10–03:30 +20 min, for 20 min", "c 01:00–04:20 +20 min", "d 05:20–06:20 +20 min"],
        ["Everything is 30 min late from 01:10 CET until 03:15 CEST.",
         "Everything is 20 min late from 03:15 CEST on.", "B is 20 min instead of 30 min: 03:10–03:30."],
    ),
    "two rooms at once": Case(
        '{ from = "01:10", by = "30m", room = "A", until = "05:00" }, { from = "01:20", by = "1h", room = "B" }',
        ["a 01:00–03:10 +30 min", "b 03:10–03:40 +30 min", "c 01:00–05:00 +1 h", "d 05:00–06:00"],
        ["Everything in room 'A' is 30 min late from 01:10 CET until 05:00 CEST.",
         "Everything in room 'B' is 1 h late from 01:20 CET on."],
    ),
    "from the hour that clocks skip on": Case(
        '{ from = 2020-03-29T02:30:00+01:00, by = "1h" }',
        ["a 01:00–01:40", "b 01:40–03:10", "c 01:00–05:00 +1 h", "d 06:00–07:00 +1 h"],
        ["Everything is 1 h late from 03:30 CEST on."],
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "case"), [*((AUTUMN, case) for case in AUTUMNS.values()), *((SPRING, case) for case in SPRINGS.values())]
)
def test_programme_across_a_clock_change(text: str, case: Case) -> None:
    """In autumn B ends in the first of the hours that are shown twice, in spring behind the one that is not shown."""
    delays, talks, said = case
    late = f"{text}delay = [{delays}]\n"

    assert held(late) == talks
    assert list(standing_lines(loads(late))) == said
