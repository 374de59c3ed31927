import datetime as dt
import json
from collections.abc import Collection

import pytest
from conftest import Outcome, Run

from ai4earth_cli.formats.toml import reader
from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.model import View
from ai4earth_cli.schedule.words.glance import Glance, glance, line
from ai4earth_cli.text.cells import cells
from ai4earth_cli.when.zone import iana_zone

DAYS = """
workshop = { title = "Days", date = 2020-04-26, timezone = "UTC" }
talk = [
  { title = "Exhibition", id = "x", start = "08:00", end = "20:00", room = "Foyer" },
  { title = "Coffee", start = "10:30", end = "11:00", type = "Break" },
  { title = "A", id = "a", start = "10:00", end = "10:40", room = "One" },
  { title = "B", id = "b", start = "10:00", end = "10:50" },
  { title = "C", id = "c", start = "10:00", end = "10:20", cancelled = true },
  { title = "D $(x)", id = "d", start = "11:00", end = "11:20" },
  { title = "E", id = "e", start = "11:00", end = "11:20" },
  { title = "F", id = "f", date = 2020-04-27, start = "19:59", end = "20:20" },
  { title = "G", id = "g", date = 2020-04-29, start = "10:00", end = "10:20" },
]
"""


def seen(clock: str, starred: Collection[str] = (), day: int = 26, text: str = DAYS) -> Glance | None:
    """Return what is seen at a glance at that time."""
    schedule = reader.loads(text)
    now = dt.datetime.combine(dt.date(2020, 4, day), dt.time.fromisoformat(clock), tzinfo=dt.UTC)
    return glance(View(schedule, now, (dt.UTC,)), questions.situation(schedule, now), starred)


def shown(found: Glance | None, width: int = 200) -> tuple[str, str, int] | None:
    """Return its kind, its line and how much is over."""
    return found and (found.kind, line(found, width), found.percentage)


@pytest.mark.parametrize(
    ("clock", "day", "expected"),
    [
        ("07:59:59", 25, None),
        ("08:00", 25, ("before", "in 1 day: Exhibition", 0)),
        ("07:49:59", 26, ("before", "in 11 min: Exhibition", 0)),
        ("07:50", 26, ("soon", "in 10 min: Exhibition", 0)),
        ("08:00", 26, ("now", "▶ Exhibition · 12 h left · next 10:00 2 talks", 0)),
        ("10:00", 26, ("now", "▶ 2 on now · 40 min left · next 10:30 Coffee", 0)),
        ("10:30", 26, ("now", "▶ 2 on now · 10 min left · next 11:00 2 talks", 75)),
        ("10:45", 26, ("now", "▶ B · 5 min left · next 11:00 2 talks", 90)),
        ("10:49:59", 26, ("now", "▶ B · 1 min left · next 11:00 2 talks", 98)),
        ("10:50", 26, ("soon", "Coffee · 10 min left · next 11:00 2 talks", 66)),
        ("19:58", 26, ("now", "▶ Exhibition · 2 min left", 99)),
        ("19:59", 26, ("now", "▶ Exhibition · 1 min left · next 19:59+1 F", 99)),
        ("20:00", 26, ("before", "in 23 h 59 min: F", 0)),
        ("20:00", 28, ("before", "in 14 h: G", 0)),
        ("20:20", 27, None),
        ("10:20", 29, None),
    ],
)
def test_glance_is_of_what_matters_at_that_moment(clock: str, day: int, expected: tuple[str, str, int] | None) -> None:
    """What lasts half a day, and a break, only where there is nothing else; nothing that is over a day away."""
    assert shown(seen(clock, day=day)) == expected


def test_late_is_said_of_what_starts_late() -> None:
    """Not of what only ends late; and a night that is late is of its evening, not of the day after."""
    late = DAYS + '[[delay]]\nfrom = "10:05"\nby = "15m"\nuntil = 2020-04-27T08:00:00\n'
    text = late.replace('"Exhibition", id', '"Exhibition", cancelled = true, id')
    night = text.replace("11:00", "23:50").replace("11:20", "23:58").replace("until = 2020-04-27T08:00:00", "")

    assert shown(seen("09:40", text=text.replace("08:00", "09:00"))) == ("before", "in 20 min: 2 talks", 0)
    assert shown(seen("11:06", text=text)) == ("soon", "Coffee · 9 min left · +15 min · next 11:15 2 talks", 70)
    assert (seen("23:00", text=night) or night)[0] == "break"


def test_break_is_told_from_talks() -> None:
    """Until ten minutes before it ends; a gap within a day is one, too."""
    text = DAYS.replace('{ title = "Exhibition"', '# { title = "Exhibition"').replace('"10:50"', '"10:30"')
    gap = text.replace('{ title = "Coffee"', '# { title = "Coffee"')

    assert shown(seen("10:49:59", text=text)) == ("break", "Coffee · 11 min left · next 11:00 2 talks", 63)
    assert shown(seen("10:50", text=text)) == ("soon", "Coffee · 10 min left · next 11:00 2 talks", 66)
    assert shown(seen("10:45", text=gap)) == ("break", "in 15 min: 2 talks", 0)
    assert shown(seen("10:50", text=gap)) == ("soon", "in 10 min: 2 talks", 0)


def test_first_to_end_tells_what_is_left() -> None:
    """Not the first to begin."""
    text = DAYS.replace('"10:40", room = "One"', '"11:30", room = "One"').replace(
        '"B", id = "b", start = "10:00"', '"B", id = "b", start = "10:20"'
    )

    assert shown(seen("10:25", text=text)) == ("now", "▶ 2 on now · 25 min left · next 10:30 Coffee", 16)


def test_starred_talk_stands_for_all_that_are_on() -> None:
    """And for all that are next."""
    assert shown(seen("10:30", ("b", "e"))) == ("now", "▶ B · 20 min left · next 11:00 E", 60)
    assert shown(seen("10:30", {"d"})) == ("now", "▶ 2 on now · 10 min left · next 11:00 D $ (x)", 75)


def test_first_of_several_starred_ones_is_told() -> None:
    """Though another ends before it."""
    text = DAYS.replace('"10:40", room = "One"', '"10:55", room = "One"')

    assert shown(seen("10:20", ("a", "b"), text=text)) == ("now", "▶ A · 35 min left · next 10:30 Coffee", 36)


def test_of_talks_that_end_together_the_longest_is_told() -> None:
    """Wherever it stands."""
    text = DAYS.replace('"10:40", room = "One"', '"10:50", room = "One"').replace(
        'id = "a", start = "10:00"', 'id = "a", start = "10:10"'
    )

    assert shown(seen("10:30", text=text)) == ("now", "▶ 2 on now · 20 min left · next 11:00 2 talks", 60)


@pytest.mark.parametrize(
    ("clock", "start", "end", "percentage"),
    [
        ("10:02", "10:00", "10:03", 66),
        ("10:02:59.999999", "10:00", "10:03", 66),
        ("10:02:00.999999", "10:00", "10:03", 66),
        ("10:29", "10:00", "11:40", 29),
        ("10:00:59", "10:00", "10:01", 0),
        ("10:00:40", "10:00:30", "10:03:30", 0),
    ],
)
def test_percentage_is_that_of_the_minute_that_has_begun(clock: str, start: str, end: str, percentage: int) -> None:
    """Rounded down, and none of a minute that began before the talk."""
    text = f'workshop = {{ title = "W", date = 2020-04-26, timezone = "UTC" }}\ntalk = [{{ title = "A", start = "{start}", end = "{end}" }}]'
    found = seen(clock, text=text)

    assert found
    assert found.percentage == percentage


def test_glance_is_whole() -> None:
    """Of what is on with nothing behind it, and of what is to come, which is late."""
    text = """
    workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }
    talk = [{ title = "A", start = "10:00", end = "10:30" }, { title = "B", start = "11:00", end = "11:30", room = "R" }]
    delay = [{ from = "10:40", by = "15m" }]
    """

    assert seen("10:10", text=text.replace("11:30", "11:10").replace('start = "11:00"', 'cancelled = true, start = "11:00"')) == (
        "now", "▶ ", "A", " · 20 min left", "", "", 33, ("A · 20 min left",),
    )  # fmt: skip
    assert seen("10:50", text=text) == (
        "break", "in 25 min: ", "B", " · +15 min", "", "", 0, ("11:15 B · R",),
    )  # fmt: skip


def test_times_are_those_of_the_readers_clock() -> None:
    """Marked by the reader's date, and with letters where clocks show them twice."""
    text = """
    workshop = { title = "W", date = 2020-10-24, timezone = "UTC" }
    talk = [{ title = "A", start = "21:00", end = "23:00" }, { title = "B", date = 2020-10-25, start = "00:30", end = "02:00" }]
    """
    schedule = reader.loads(text)
    now = dt.datetime(2020, 10, 24, 21, 30, tzinfo=dt.UTC)
    found = questions.situation(schedule, now)

    def next_lead(zone: str) -> str | None:
        told = glance(View(schedule, now, (iana_zone(zone),)), found)
        return told and told.next_lead

    assert next_lead("Europe/Berlin") == " · next 02:30+1 CEST"
    assert next_lead("Asia/Tokyo") == " · next 09:30"


def test_details_name_all_that_is_on_and_next() -> None:
    """A line each, with the room, and nothing in it that a bar would take for a command."""
    found = seen("10:30")

    assert found
    assert found.details == ("A · 10 min left · One", "B · 20 min left", "11:00 D $ (x)", "11:00 E")


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (300, "▶ Wavelet-powered Neural Networks For Turbulence · 15 min left · next 10:55 Time-varying Semantic "
              "Representations Of Planetary Observations For Discovering Novelties"),
        (98, "▶ Wavelet-powered Neural Networks For Turbulence · 15 min left · next 10:55 Time-varying Semantic…"),
        (97, "▶ Wavelet-powered Neural Networks For Turbulence · 15 min left · next 10:55 Time-varying…"),
        (89, "▶ Wavelet-powered Neural Networks For Turbulence · 15 min left · next 10:55 Time-varying…"),
        (88, "▶ Wavelet-powered Neural Networks For Turbulence · 15 min left · next 10:55"),
        (75, "▶ Wavelet-powered Neural Networks For Turbulence · 15 min left · next 10:55"),
        (74, "▶ Wavelet-powered Neural Networks For Turbulence · 15 min left"),
        (62, "▶ Wavelet-powered Neural Networks For Turbulence · 15 min left"),
        (61, "▶ Wavelet-powered Neural Networks For… · 15 min left"),
        (26, "▶ Wavelet-p… · 15 min left"),
        (25, "▶ Wavelet-powered Neural…"),
        (4, "▶ W…"),
        (3, "▶…"),
        (1, "…"),
    ],
)  # fmt: skip
def test_line_is_shortened_by_words(width: int, expected: str, run: Run) -> None:
    """What comes next gives way first, then the title, then how long it lasts."""
    outcome = run("status", "--at", "10:40", "--tz", "event", "--width", str(width))

    assert outcome == Outcome(0, f"{expected}\n", "")
    assert cells(expected) <= width


def test_line_without_a_width_has_90_cells(run: Run) -> None:
    """Which is room for a title, and a word of the next."""
    assert run("status", "--at", "10:40", "--tz", "event").out == (
        "▶ Wavelet-powered Neural Networks For Turbulence · 15 min left · next 10:55 Time-varying…\n"
    )


def test_wide_letters_count_two() -> None:
    """A title without spaces is cut between letters, also the next one."""
    text = (
        DAYS.replace('"B"', '"地球の科学"')
        .replace('"D $(x)"', '"気候変動"')
        .replace('{ title = "E"', '# { title = "E"')
    )
    found = seen("10:45", text=text)

    assert found
    assert line(found, 47) == "▶ 地球の科学 · 5 min left · next 11:00 気候変動"
    assert line(found, 46) == "▶ 地球の科学 · 5 min left · next 11:00 気候変…"
    assert line(found, 42) == "▶ 地球の科学 · 5 min left · next 11:00 気…"
    assert line(found, 41) == "▶ 地球の科学 · 5 min left · next 11:00"
    assert line(found, 25) == "▶ 地球の科学 · 5 min left"
    assert line(found, 24) == "▶ 地球の科学"
    assert line(found, 11) == "▶ 地球の科…"


def test_letter_and_a_mark_that_there_is_more_say_something() -> None:
    """Of a title without spaces; a mark alone does not."""
    found = seen("10:45", text=DAYS.replace('"D $(x)"', '"Clouds"').replace('{ title = "E"', '# { title = "E"'))

    assert found
    assert line(found, 36) == "▶ B · 5 min left · next 11:00 Clouds"
    assert line(found, 32) == "▶ B · 5 min left · next 11:00 C…"
    assert line(found, 31) == "▶ B · 5 min left · next 11:00"


def test_line_that_fits_is_whole() -> None:
    """To the cell, if nothing is next."""
    found = seen("19:58")

    assert found
    assert [line(found, width) for width in (26, 25)] == ["▶ Exhibition · 2 min left", "▶ Exhibition · 2 min left"]
    assert line(found, 24) == "▶ Exhibition"
    brief = seen("10:10", day=29)
    assert brief
    assert [line(brief, width) for width in (17, 16)] == ["▶ G · 10 min left", "▶ G"]


def test_waybar_gets_an_object_on_one_line(run: Run) -> None:
    """Its text and its tooltip are markup there."""
    outcome = run("status", "--waybar", "--at", "10:40", "--tz", "event", "--width", "60")

    assert outcome.out.count("\n") == 1
    assert json.loads(outcome.out) == {
        "text": "▶ Wavelet-powered Neural Networks For… · 15 min left",
        "tooltip": "Wavelet-powered Neural Networks For Turbulence · 15 min left\n10:55 Time-varying Semantic "
        "Representations Of Planetary Observations For Discovering Novelties",
        "class": "now",
        "percentage": 40,
    }
