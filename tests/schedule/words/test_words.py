"""Dates, times, lengths and states in words, at the edges of minutes, hours and days."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import pytest

from ai4earth_cli.formats.toml import reader
from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule import words as wording
from ai4earth_cli.schedule.mine.known import age_words
from ai4earth_cli.schedule.model import Origin, Schedule, Section, Span, Talk, View
from ai4earth_cli.schedule.words.clocks import clocks
from ai4earth_cli.when.zone import iana_zone

PACIFIC, BERLIN, TOKYO = map(iana_zone, ("America/Los_Angeles", "Europe/Berlin", "Asia/Tokyo"))
SCHEDULE = reader.loads(
    """
    workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }
    [[section]]
    title = "S"
    talk = [
      { title = "first", start = "09:00", end = "10:00", speakers = ["A", "B", "C"] },
      { title = "second", date = 2020-04-27, start = "23:30", end = 2020-04-28T00:30:00 },
      { title = "some time" },
      { title = "off", start = "09:00", end = "10:00", cancelled = true },
    ]
    """
)
FIRST, SECOND, UNTIMED, OFF = SCHEDULE.talks


def utc(moment: str) -> dt.datetime:
    """Return a moment of April 2020 that is written `26T09:00`."""
    return dt.datetime.fromisoformat(f"2020-04-{moment}Z")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 min"),
        (1, "1 min"),
        (60, "1 min"),
        (61, "2 min"),
        (59 * 60, "59 min"),
        (59 * 60 + 1, "1 h"),
        (60 * 60, "1 h"),
        (60 * 60 + 1, "1 h 1 min"),
        (130 * 60, "2 h 10 min"),
        (24 * 60 * 60 - 60, "23 h 59 min"),
        (24 * 60 * 60 - 59, "1 day"),
        (24 * 60 * 60, "1 day"),
        (25 * 60 * 60 + 59 * 60, "1 day 1 h"),
        (76 * 60 * 60, "3 days 4 h"),
        (48 * 60 * 60 + 60, "2 days"),
    ],
)
def test_length_is_in_minutes_that_have_begun_and_beside_days_in_hours(seconds: int, words: str) -> None:
    """Parts that are zero are left out, unless all of them are."""
    assert wording.length_words(dt.timedelta(seconds=seconds)) == words


@pytest.mark.parametrize(
    ("now", "first", "second"),
    [
        ("26T08:59:31", ("in 1 min", ""), ("in 1 day 14 h", "")),
        ("26T09:00:00", ("on now, 1 h left", "now"), ("in 1 day 14 h", "")),
        ("26T09:59:59", ("on now, 1 min left", "now"), ("in 1 day 13 h", "")),
        ("26T10:00:00", ("over", "over"), ("in 1 day 13 h", "")),
        ("28T00:30:00", ("over", "over"), ("over", "over")),
    ],
)
def test_standing_of_a_talk_changes_at_its_start_and_its_end(
    now: str, first: tuple[str, str], second: tuple[str, str]
) -> None:
    """In words and in a word; what is cancelled or has no time stays so."""
    found = [(wording.standing(talk, utc(now)), wording.mark(talk, utc(now))) for talk in SCHEDULE.talks]

    assert found == [first, second, ("not scheduled", ""), ("cancelled", "off")]


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("26T00:00", "00:00"),
        ("26T23:59:59", "23:59"),
        ("27T00:00", "00:00+1"),
        ("25T23:59", "23:59-1"),
        ("28T09:05", "09:05+2"),
    ],
)
def test_time_on_another_day_is_marked(moment: str, shown: str) -> None:
    """By how many days it is off."""
    assert wording.clock(utc(moment), dt.UTC, dt.date(2020, 4, 26)) == shown


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("26T10:00", "26T11:00", "10:00–11:00"),
        ("26T23:50", "27T00:10", "23:50–Mon 00:10"),
        ("27T04:30", "27T05:00", "Mon 04:30–05:00"),
        ("27T04:30", "28T05:00", "Mon 04:30–Tue 05:00"),
        ("25T23:00", "26T05:00", "Sat 23:00–05:00"),
        ("26T10:00", "26T10:00", "10:00"),
        ("27T10:00", "27T10:00", "Mon 10:00"),
        ("20T10:00", "26T10:00", "Mon 10:00–10:00"),
        ("19T10:00", "26T10:00", "10:00-7–10:00"),
        ("18T10:00", "18T11:00", "10:00-8–11:00-8"),
        ("19T10:00", "19T11:00", "10:00-7–11:00-7"),
        ("20T10:00", "20T11:00", "Mon 10:00–11:00"),
        ("26T10:00", "30T10:00", "10:00–Thu 10:00"),
    ],
)
def test_time_on_another_day_has_its_name(start: str, end: str, words: str) -> None:
    """Once if both are on it; a week away or more it would be another day of that name."""
    span = Span(utc(start), utc(end))

    assert wording.from_to(span, clocks(dt.UTC, span), dt.date(2020, 4, 26)) == words


def test_times_are_in_each_of_the_readers_zones() -> None:
    """Marked by the workshop's own days; on lines of their own with letters, in one with cities."""
    moments = questions.moments(SCHEDULE.talks)
    one, several = ([clocks(zone, moments) for zone in zones] for zones in ((BERLIN,), (PACIFIC, BERLIN, TOKYO)))

    assert [wording.times(talk, SCHEDULE, several[2]) for talk in SCHEDULE.talks] == [
        "18:00–19:00",
        "Tue 08:30–09:30",
        "unscheduled",
        "18:00–19:00",
    ]
    assert wording.times_everywhere(FIRST, SCHEDULE, one) == "11:00–12:00"
    assert wording.times_everywhere(FIRST, SCHEDULE, several) == "02:00–03:00 PDT\n11:00–12:00 CEST\n18:00–19:00 JST"
    assert [wording.times_everywhere(UNTIMED, SCHEDULE, told) for told in (one, several)] == ["unscheduled"] * 2
    assert [wording.times_elsewhere(FIRST, SCHEDULE, told) for told in (one, several)] == [
        "",
        "11:00–12:00 Berlin · 18:00–19:00 Tokyo",
    ]
    monday = dt.date(2020, 4, 27)
    assert wording.times(FIRST, SCHEDULE, one[0], monday) == "Sun 11:00–12:00"
    assert wording.times_everywhere(FIRST, SCHEDULE, one, monday) == "Sun 11:00–12:00"
    assert wording.times_everywhere(FIRST, SCHEDULE, several[1:], monday) == "Sun 11:00–12:00 CEST\nSun 18:00–19:00 JST"
    assert wording.times_elsewhere(FIRST, SCHEDULE, several, monday) == "Sun 11:00–12:00 Berlin · Sun 18:00–19:00 Tokyo"


def test_letters_stand_beside_times_where_clocks_change_and_no_heading_tells() -> None:
    """Once, if both have the same."""
    start, end = (dt.datetime(2026, 10, 25, hour, tzinfo=dt.UTC) for hour in (8, 9))
    sunday = start.date()
    before = start - dt.timedelta(days=1)
    told = clocks(BERLIN, [before, start], {sunday: [start]})

    assert wording.clock_words(start, told, sunday) == "09:00"
    assert wording.clock_words(start, told, before.date()) == "Sun 09:00 CET"
    assert wording.clock_words(before, told, before.date()) == "10:00 CEST"
    assert wording.from_to(Span(start, end), told, sunday) == "09:00–10:00"
    assert wording.from_to(Span(start, end), told, before.date()) == "Sun 09:00–10:00 CET"
    assert wording.date_and_times(Span(before, end), BERLIN) == (
        "Saturday 24 October 2026, 10:00 CEST–Sun 10:00 CET (Europe/Berlin)"
    )


def test_title_says_that_a_talk_is_cancelled() -> None:
    """And nothing else."""
    assert [wording.marked_title(talk) for talk in (FIRST, OFF)] == ["first", "Cancelled: off"]


TWO_DAYS = """
workshop = { title = "W", date = 2020-04-26, timezone = "Asia/Tokyo" }
[[section]]
title = "S"
talk = [
  { title = "first", start = "00:30", end = "01:30" },
  { title = "second", date = 2020-04-27, start = "23:30", end = 2020-04-28T00:30:00 },
  { title = "third" },
]
"""


@pytest.mark.parametrize(
    ("now", "days"),
    [
        ("2020-04-25T17:00+09:00", ["25", "25", "25"]),
        ("2020-04-26T16:00+09:00", ["26", "26", "26"]),
        ("2020-04-18T16:00+09:00", ["25 Saturday 25 April 2020", "27 Monday 27 April 2020", "18"]),
        ("2020-04-19T16:00+09:00", ["19", "27 Monday 27 April 2020", "19"]),
        ("2020-05-02T16:00+09:00", ["25 Saturday 25 April 2020", "02", "02"]),
    ],
)
def test_times_have_weekdays_from_the_readers_today_or_a_week_away_the_date(now: str, days: list[str]) -> None:
    """Whatever the workshop's day is; one of a single day needs no date, which is above."""
    schedule = reader.loads(TWO_DAYS)
    view = View(schedule, dt.datetime.fromisoformat(now).astimezone(dt.UTC), (PACIFIC,))
    first, last = dt.date(2020, 4, 26), dt.date(2020, 4, 27)

    told = [wording.told_day(view, talk, (first, last)) for talk in schedule.talks]
    assert [f"{day:%d} {named}".strip() for day, named in told] == days
    one = [wording.told_day(view, talk, (first, first)) for talk in schedule.talks]
    assert [named for _, named in one] == ["", "", ""]
    in_tokyo = view._replace(now=dt.datetime.fromisoformat("2020-04-10T16:00Z"), zones=(TOKYO,))
    assert wording.told_day(in_tokyo, schedule.talks[0], (first, last)) == (first, "Sunday 26 April 2020")
    assert wording.told_day(in_tokyo, schedule.talks[2], (first, last)) == (dt.date(2020, 4, 11), "")
    heading = dt.date(2020, 4, 25)
    assert [wording.told_day(view, talk, (first, last), heading) for talk in schedule.talks] == [(heading, "")] * 3


@pytest.mark.parametrize(
    ("talks", "summary"),
    [
        (
            '{ title = "a", start = "09:00", end = "12:00" }, { title = "b", start = "10:00", end = "11:00" }',
            "2 talks in 1 section, 26 April 2020, 09:00–12:00 JST",
        ),
        ('{ title = "a", start = "23:00", end = 2020-04-27T01:00:00 }', "1 talk in 1 section, 26 April 2020, 23:00–Mon 01:00 JST"),
        (
            '{ title = "b", date = 2020-04-27, start = "09:00", end = "10:00" }, { title = "a", start = "09:00", end = "10:00" }, '
            '{ title = "c", date = 2020-04-30, start = "00:30", end = "10:00" }',
            "3 talks in 1 section, 26 April 2020 to 30 April 2020, JST",
        ),
        (
            '{ title = "a", start = "23:00", end = "23:30" }, { title = "b", date = 2020-04-27, start = "00:00", end = "01:00" }',
            "2 talks in 1 section, 26 April 2020 to 27 April 2020, JST",
        ),
        ('{ title = "a" }', "1 talk in 1 section, 26 April 2020, without times"),
        ("", "0 talks in 1 section, 26 April 2020, without times"),
    ],
)  # fmt: skip
def test_summary_says_how_many_and_when(talks: str, summary: str) -> None:
    """In the workshop's own zone: times for one day, the first and the last of several."""
    schedule = reader.loads(
        f"""
        workshop = {{ title = "W", date = 2020-04-26, timezone = "Asia/Tokyo" }}
        section = [{{ title = "S", talk = [{talks}] }}]
        """
    )

    assert wording.summary(schedule) == summary


def test_dates_and_moments_are_in_words() -> None:
    """Days of one digit have no leading zero; the date is the one in the zone, and the letters are those of that moment."""
    start, end = utc("26T22:30"), utc("27T00:30")
    winter = dt.datetime(2020, 1, 5, 12, tzinfo=dt.UTC)

    assert wording.date_words(winter.date()) == "Sunday 5 January 2020"
    assert wording.short_date(winter.date()) == "5 January 2020"
    assert wording.short_day(winter.date()) == "Sun 5"
    assert wording.days_and_clocks(Span(start, end), clocks(BERLIN, (start, end))) == "Mon 27 00:30–Mon 27 02:30"
    assert wording.moment_words(start, BERLIN) == "Monday 27 April 2020, 00:30 CEST"
    assert wording.moment_words(winter, BERLIN) == "Sunday 5 January 2020, 13:00 CET"
    assert (
        wording.date_and_times(Span(start, end), PACIFIC)
        == "Sunday 26 April 2020, 15:30–17:30 PDT (America/Los_Angeles, UTC-7)"
    )
    assert (
        wording.date_and_times(Span(start, end), BERLIN)
        == "Monday 27 April 2020, 00:30–02:30 CEST (Europe/Berlin, UTC+2)"
    )
    assert wording.date_and_times(Span(start, end), dt.UTC) == "Sunday 26 April 2020, 22:30–Mon 00:30 UTC"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2027-03-10", "2027-03-10", "Wednesday 10 March 2027"),
        ("2027-03-10", "2027-03-11", "10–11 March 2027"),
        ("2027-09-30", "2027-10-02", "30 September – 2 October 2027"),
        ("2027-12-30", "2028-01-02", "30 December 2027 – 2 January 2028"),
    ],
)
def test_days_say_once_what_they_share(first: str, last: str, words: str) -> None:
    """A single day has its weekday."""
    schedule = reader.loads(
        f"""
        workshop = {{ title = "W", date = {first}, timezone = "UTC" }}
        [[section]]
        title = "S"
        talk = [
          {{ title = "a", start = "09:00", end = "10:00" }},
          {{ title = "b", date = {last}, start = "09:00", end = "10:00" }},
        ]
        """
    )

    assert wording.dates_words(schedule) == words


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        ("2026-11-26T00:00", "2030-04-26T07:00", "3 years 5 months"),
        ("2026-11-26T00:00", "2027-11-26T00:00", "1 year"),
        ("2026-11-26T00:01", "2027-11-26T00:00", "11 months"),
        ("2026-01-26T00:00", "2026-03-26T00:00", "2 months"),
        ("2026-01-26T00:00", "2026-03-25T23:59", "58 days 23 h"),
        ("2026-01-26T00:00", "2026-01-26T02:10", "2 h 10 min"),
    ],
)
def test_what_is_far_away_is_told_in_years_and_months(now: str, then: str, words: str) -> None:
    """From two whole months on."""
    assert wording.far_words(*map(dt.datetime.fromisoformat, (now, then))) == words


@pytest.mark.parametrize(("talks", "words"), [(0, "0 talks"), (1, "1 talk"), (4, "4 talks")])
def test_talks_are_counted_without_breaks_if_there_are_none(talks: int, words: str) -> None:
    """Breaks are counted beside them."""
    off = OFF._replace(type="Break")

    assert wording.held_words(SCHEDULE.talks[:talks]) == words
    assert wording.held_words([*SCHEDULE.talks[:talks], off]) == f"{words} and 1 break".removeprefix("0 talks and ")


NIGHT = """
workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }
talk = [
  { title = "Party", start = "23:00", end = 2020-04-27T03:00:00 },
  { title = "Songs", date = 2020-04-27, day = 2020-04-26, start = "00:30", end = "01:00" },
  { title = "Tales", start = "23:50", end = 2020-04-27T00:05:00 },
  { title = "X" },
]
delay = [{ from = "23:50", by = "20m" }]
"""


@pytest.mark.parametrize(
    ("day", "shown"), [(27, ["since Sun 26", "", "", ""]), (26, ["", "", "", ""]), (None, ["", "", "", ""])]
)
def test_what_has_begun_before_the_day_says_when(day: int | None, shown: list[str]) -> None:
    """Not what begins after midnight, filed under the evening before or delayed until then."""
    schedule = reader.loads(NIGHT)
    asked = None if day is None else dt.date(2020, 4, day)
    view = View(schedule, utc("26T12:00"), (dt.UTC,), asked)

    assert [wording.begun_before(view, talk) for talk in schedule.talks] == shown


def posters(number: int) -> list[Talk]:
    """Return so many talks of one time, type and room."""
    span = Span(utc("26T09:00"), utc("26T10:00"))
    return [Talk(f"p{place}", None, f"P{place}", "Poster", span=span, rooms=("Hall",)) for place in range(number)]


def titles(talks: Iterable[Talk]) -> list[str]:
    """Return the titles."""
    return [talk.title for talk in talks]


def test_many_of_one_time_room_and_type_are_told_as_one() -> None:
    """From five on: as the first of them, at its place, without what is its own."""
    assert titles(wording.gathered(posters(4))) == ["P0", "P1", "P2", "P3"]
    first, *more = posters(5)
    first = first._replace(abstract="A", video="https://v", day=dt.date(2020, 4, 25), planned=first.span)
    same = [talk._replace(day=first.day) for talk in more]
    other = first._replace(id="other", title="Other", rooms=("Bar",))

    assert wording.gathered([other, first, *same]) == (
        other, first._replace(title="Poster · 5 talks", abstract=None, video=None),
    )  # fmt: skip
    assert titles(wording.gathered([talk._replace(type="") for talk in posters(5)])) == ["5 talks"]


@pytest.mark.parametrize(
    "different",
    [
        {"rooms": ("Bar",)},
        {"type": "Talk"},
        {"day": dt.date(2020, 4, 25)},
        {"span": Span(utc("26T09:00"), utc("26T10:01"))},
        {"section": Section("s", "S")},
        {},
    ],
)
def test_what_is_not_alike_stays_by_itself(different: dict[str, Any]) -> None:
    """A fifth one of another kind, and what is marked."""
    talks = posters(5)
    starred = frozenset[str]() if different else frozenset({"p4"})

    assert len(wording.gathered([*talks[:4], talks[4]._replace(**different)], starred)) == 5


@pytest.mark.parametrize("shared", [{"rooms": ()}, {"span": None}, {"cancelled": True}])
def test_what_has_no_place_or_time_to_share_stays_by_itself(shared: dict[str, Any]) -> None:
    """However many there are, and what is cancelled."""
    assert len(wording.gathered([talk._replace(**shared) for talk in posters(5)])) == 5


def test_what_has_no_time_is_said_to_be_on_demand_or_unscheduled() -> None:
    """In whichever zones."""
    untimed = [UNTIMED._replace(on_demand=on_demand) for on_demand in (True, False)]
    told = clocks(BERLIN, [utc("26T09:00")])

    assert [wording.times(talk, SCHEDULE, told) for talk in untimed] == ["on demand", "unscheduled"]
    assert [wording.times_everywhere(talk, SCHEDULE, [told, told]) for talk in untimed] == ["on demand", "unscheduled"]


@pytest.mark.parametrize(
    ("seconds", "ago", "copy", "file"),
    [
        (0, "just now", "copy of just now", "changed just now"),
        (59, "just now", "copy of just now", "changed just now"),
        (60, "1 min ago", "copy of 1 min ago", "changed 1 min ago"),
        (3 * 3600 + 59, "3 h ago", "copy of 3 h ago", "changed 3 h ago"),
    ],
)
def test_age_is_told_to_the_minute(seconds: int, ago: str, copy: str, file: str) -> None:
    """Of a copy and of a file."""
    now, age = utc("26T09:00"), dt.timedelta(seconds=seconds)

    assert wording.ago_words(age) == ago
    assert [age_words(source, now - age, now) for source in ("https://x", "s.toml", "-")] == [
        copy,
        file,
        "standard input",
    ]
    assert [age_words(source, None, now) for source in ("https://x", "s.toml", "-")] == [
        "no copy yet", "not there", "standard input",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fetched", "as_of"),
    [
        ("26T06:00", "as of Sunday 08:00"),
        ("20T09:00:01", "as of Monday 11:00"),
        ("20T09:00", "as of Monday 20 April 2020, 11:00"),
        (None, "as of Sunday 11:00"),
    ],
)
def test_copy_that_is_stale_is_told_by_its_day(fetched: str | None, as_of: str) -> None:
    """With its date from six days on; and who gave no newer one, and why."""
    now = utc("26T09:00")
    origin = Origin("https://ada:secret@example.org/s.ics", "ics", utc(fetched) if fetched else None, stale=True)
    ago = wording.ago_words(now - (origin.fetched or now))

    assert wording.as_of(origin, now, BERLIN) == as_of
    assert wording.stale_words(origin, "it is away", now, BERLIN) == (
        f"A{as_of[1:]} CEST, {ago}; nothing newer from example.org: it is away."
    )


@pytest.mark.parametrize(
    ("sections", "talks", "change", "said"),
    [
        (1, 1, False, "1 talk in 1 section, 26 April 2020, 09:00–10:00 UTC"),
        (0, 1, False, "1 talk, 26 April 2020, 09:00–10:00 UTC"),
        (0, 0, False, "0 talks in 0 sections, 26 April 2020, without times"),
        (1, 0, False, "0 talks in 1 section, 26 April 2020, without times"),
        (0, 1, True, "1 talk, 29 March 2020, 01:30 CET–03:30 CEST"),
    ],
)
def test_summary_tells_sections_if_there_are_any_or_no_talks(
    sections: int, talks: int, *, change: bool, said: str
) -> None:
    """And the zone once, or at each time if clocks change between the two."""
    start, end = (utc("26T09:00"), utc("26T10:00"))
    if change:
        start, end = dt.datetime(2020, 3, 29, 0, 30, tzinfo=dt.UTC), dt.datetime(2020, 3, 29, 1, 30, tzinfo=dt.UTC)
    schedule = Schedule(
        "W",
        start.date(),
        BERLIN if change else dt.UTC,
        (Section("s", "S"),) * sections,
        (Talk("t", None, "T", span=Span(start, end)),) * talks,
    )

    assert wording.summary(schedule) == said


def test_talk_without_a_time_stands_on_demand_or_is_not_scheduled() -> None:
    """At any moment."""
    found = [wording.standing(UNTIMED._replace(on_demand=on), utc("26T09:00")) for on in (True, False)]

    assert found == ["on demand", "not scheduled"]
