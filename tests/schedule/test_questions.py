import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ai4earth_cli import sources
from ai4earth_cli.formats.toml import reader
from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.model import Delay, Notice, Schedule, Span, Talk

SCHEDULE = sources.load()[0]
HOUR, SECOND = dt.timedelta(hours=1), dt.timedelta(seconds=1)


def pacific(clock: str) -> dt.datetime:
    """Return the moment that `clock` shows on the workshop's day in Pacific Daylight Time."""
    return dt.datetime.fromisoformat(f"2020-04-26T{clock}-07:00").astimezone(dt.UTC)


def ids(talks: tuple[Talk, ...]) -> list[str]:
    """Return the ids, which say which talks they are."""
    return [talk.id for talk in talks]


def small(talks: str, timezone: str = "UTC") -> Schedule:
    """Return a schedule of one section with these talks, written as TOML inline tables."""
    return reader.loads(
        f"""
        workshop = {{ title = "W", date = 2020-04-26, timezone = "{timezone}" }}
        section = [{{ title = "S", talk = [{talks}] }}]
        """
    )


@pytest.mark.parametrize(
    ("clock", "state", "on", "coming"),
    [
        ("06:59:59", "before", [], ["welcome"]),
        ("07:00", "running", ["welcome"], ["mcgovern-physical-insights"]),
        ("07:03", "running", ["mcgovern-physical-insights"], ["fei-air-quality"]),
        ("09:00", "between", ["morning-break"], ["mousavi-hierarchical"]),
        ("14:27", "between", [], ["kammen-clean-energy"]),
        ("15:59:59", "running", ["dj-spooky-art"], []),
        ("16:00", "after", [], []),
    ],
)
def test_what_is_on_and_what_comes(clock: str, state: str, on: list[str], coming: list[str]) -> None:
    """A talk is on from its start up to, not including, its end; breaks and gaps are between."""
    now = pacific(clock)

    assert questions.state(SCHEDULE, now) == state
    assert ids(questions.on_at(SCHEDULE.talks, now)) == on
    assert ids(questions.next_after(SCHEDULE.talks, now)) == coming


def test_talks_at_once_are_all_on_and_all_next() -> None:
    """Where rooms run in parallel, and a break in one of them does not stop the others."""
    schedule = small(
        """
        { title = "a", start = "09:00", end = "10:00" }, { title = "b", start = "09:30", end = "10:30" },
        { title = "tea", type = "Break", start = "10:00", end = "10:30" },
        { title = "c", start = "11:00", end = "12:00" }, { title = "d", start = "11:00", end = "11:30" },
        """
    )
    at = {clock: dt.datetime.fromisoformat(f"2020-04-26T{clock}Z") for clock in ("09:40", "10:10", "10:40")}

    assert ids(questions.on_at(schedule.talks, at["09:40"])) == ["a", "b"]
    assert questions.state(schedule, at["10:10"]) == "running"
    assert questions.state(schedule, at["10:40"]) == "between"
    assert ids(questions.next_after(schedule.talks, at["10:40"])) == ["c", "d"]


def test_cancelled_talk_is_never_on_and_never_next() -> None:
    """It is cancelled before and after it would have started."""
    schedule = small(
        """
        { title = "off", start = "09:00", end = "10:00", cancelled = true },
        { title = "on", start = "11:00", end = "12:00" }
        """
    )
    before, during = (dt.datetime.fromisoformat(f"2020-04-26T{clock}Z") for clock in ("08:00", "09:30"))

    assert [questions.status(schedule.talks[0], now) for now in (before, during)] == ["cancelled", "cancelled"]
    assert ids(questions.on_at(schedule.talks, during)) == []
    assert ids(questions.next_after(schedule.talks, before)) == ["on"]


@pytest.mark.parametrize(("date", "state"), [("25", "before"), ("26", "between"), ("27", "after")])
def test_schedule_without_times_goes_by_its_date(date: str, state: str) -> None:
    """In its own zone: before its day it is to come, after it is over."""
    schedule = small('{ title = "some time" }', "Asia/Tokyo")

    assert schedule.span is None
    for clock in ("00:00", "12:00", "23:59:59"):
        assert questions.state(schedule, dt.datetime.fromisoformat(f"2020-04-{date}T{clock}+09:00")) == state
    assert questions.span(schedule.talks) is None


@given(st.datetimes(min_value=dt.datetime(2020, 4, 25), max_value=dt.datetime(2020, 4, 28), timezones=st.just(dt.UTC)))  # noqa: DTZ001
def test_every_talk_has_one_status_at_every_moment(now: dt.datetime) -> None:
    """Past, on, to come and unscheduled talks are all the talks, in that order of time."""
    by_status = {status: [] for status in ("past", "now", "upcoming", "unscheduled")}  # type: dict[str, list[Talk]]
    for talk in SCHEDULE.talks:
        by_status[questions.status(talk, now)].append(talk)

    assert sum(map(len, by_status.values())) == 31
    assert len(by_status["unscheduled"]) == 3
    assert all(talk.span and talk.span.end <= now for talk in by_status["past"])
    assert all(talk.span and talk.span.start <= now < talk.span.end for talk in by_status["now"])
    assert all(talk.span and talk.span.start > now for talk in by_status["upcoming"])


NIGHT = """
workshop = { title = "Night", date = 2027-07-30, timezone = "Europe/Berlin", day_start = "04:00" }
[[section]]
title = "Main"
talk = [
  { title = "Opening", start = "04:00", end = "21:00", room = "Dome" },
  { title = "Jeopardy", start = "23:30", duration = "4h30m", room = "Dome" },
  { title = "Film", date = 2027-07-31, start = "03:59", duration = "2m", room = "Dome" },
  { title = "Breakfast", date = 2027-07-31, start = "10:00", duration = "1h", room = "Dome" },
]
"""


def test_night_belongs_to_the_day_before() -> None:
    """What starts before `day_start` does; what lasts past it is on the next day too, and what ends with it is not."""
    schedule = reader.loads(NIGHT)
    friday, saturday, sunday = (dt.date(2027, 7, 30) + dt.timedelta(days=days) for days in range(3))

    assert {day: ids(talks) for day, talks in questions.by_day(schedule, schedule.talks).items()} == {
        friday: ["opening", "jeopardy", "film"],
        saturday: ["breakfast"],
    }
    assert [
        [talk.id for talk in schedule.talks if questions.is_on_day(schedule, talk, day)]
        for day in (friday, saturday, sunday)
    ] == [["opening", "jeopardy", "film"], ["film", "breakfast"], []]
    assert questions.dates(schedule, schedule.talks) == (friday, saturday)
    assert questions.dates(schedule, schedule.talks[:2]) == (friday, friday)
    assert questions.dates(schedule, schedule.talks[:3]) == (friday, saturday)


@pytest.mark.parametrize(
    ("talks", "last"),
    [
        ('{ title = "a", start = "20:00", end = 2020-04-27T06:00:00 }', "2020-04-26"),
        ('{ title = "a", start = "20:00", end = 2020-04-27T06:01:00 }', "2020-04-27"),
        ('{ title = "a", start = "20:00", end = 2020-04-29T06:00:00 }', "2020-04-28"),
        ('{ title = "a", start = "20:00", end = 2020-04-29T06:00:00, cancelled = true }', "2020-04-26"),
        ('{ title = "a", start = "20:00", end = "24:00" }, { title = "b" }', "2020-04-26"),
        ('{ title = "b" }', "2020-04-26"),
    ],
)
def test_dates_are_up_to_the_last_end(talks: str, last: str) -> None:
    """But for a night, which is no day more."""
    schedule = small(talks)

    assert [str(date) for date in questions.dates(schedule, schedule.talks)] == ["2020-04-26", last]


def test_by_section_sorts_by_time_with_the_unscheduled_last() -> None:
    """Whatever the order of the file and of the titles; a section without talks is in the programme too."""
    schedule = reader.loads(
        """
        workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }
        [[section]]
        title = "Z"
        talk = [
          { title = "b", start = "10:00", end = "11:00" },
          { title = "a" },
          { title = "c", start = "09:00", end = "10:00" },
        ]
        [[section]]
        title = "Empty"
        [[section]]
        title = "A"
        talk = [{ title = "d", start = "08:00", end = "09:00" }]
        """
    )
    found, programme = questions.by_section(schedule.talks), questions.programme(schedule)

    assert [(section and section.title, ids(rows)) for section, rows in found.items()] == [
        ("Z", ["c", "b", "a"]),
        ("A", ["d"]),
    ]
    assert [(section.title, ids(rows)) for section, rows in programme.items()] == [
        ("Z", ["c", "b", "a"]),
        ("Empty", []),
        ("A", ["d"]),
    ]


LONG_FIRST = """
{ title = "later", start = "11:00", end = "11:30" },
{ title = "long", start = "10:00", end = "15:00" },
{ title = "short", start = "12:00", end = "12:30" },
{ title = "cancelled", start = "08:00", end = "23:00", cancelled = true },
"""


def at(clock: str) -> dt.datetime:
    """Return the moment that `clock` shows on the day of a `small` schedule."""
    return dt.datetime.fromisoformat(f"2020-04-26T{clock}Z")


def test_span_is_from_the_first_start_to_the_last_end() -> None:
    """Whichever talks these are: neither the first talk of the file nor its last need have them."""
    schedule = small(LONG_FIRST)

    assert questions.span(schedule.talks[:3]) == (at("10:00"), at("15:00"))
    assert questions.span(schedule.talks) == (at("08:00"), at("23:00"))
    assert questions.span(()) is None


def test_workshop_lasts_until_its_longest_talk_is_over() -> None:
    """What is cancelled does not make it longer."""
    schedule = small(LONG_FIRST)
    clocks = ("09:59:59", "10:00", "14:59:59", "15:00")

    assert schedule.span == (at("10:00"), at("15:00"))
    assert [questions.state(schedule, at(clock)) for clock in clocks] == ["before", "running", "running", "after"]
    _, on, also_on, *_ = schedule.talks
    assert questions.situation(schedule, at("12:10"))[:3] == ("running", (on, also_on), ())


def test_cancelled_slot_is_told_from_its_start_up_to_its_end() -> None:
    """Of the talks that were asked for; an answer that is not there says what would be."""
    schedule = small(
        '{ title = "off", start = "09:00", end = "10:00", cancelled = true },'
        '{ title = "later", start = "10:00", end = "11:00" }',
    )
    off, later = schedule.talks
    moments = ("08:59:59", "09:00", "09:59:59", "10:00")

    found = [questions.situation(schedule, at(moment)).cancelled for moment in moments]
    assert found == [(), (off,), (off,), ()]
    assert questions.situation(schedule, at("09:00"), (later,)).cancelled == ()


def test_what_is_at_hand_has_begun_last_or_else_starts_next() -> None:
    """An exhibition that goes on is not; nothing is when all is over."""
    schedule = small(
        '{ title = "a", start = "09:00", end = "10:00" },'
        '{ title = "b", start = "09:30", end = "10:00" },'
        '{ title = "c", start = "10:30", end = "11:00" }',
    )
    one, two, three = ({talk.id} for talk in schedule.talks)
    moments = ("08:00", "09:00", "09:30", "10:00", "10:30", "11:00")

    found = [questions.at_hand(schedule.talks, at(moment)) for moment in moments]
    assert found == [one, one, two, three, three, set()]


def test_workshop_whose_talks_are_all_cancelled_has_their_times() -> None:
    """There are no others to go by; nothing is on."""
    schedule = small('{ title = "off", start = "09:00", end = "10:00", cancelled = true }')

    assert schedule.span == (at("09:00"), at("10:00"))
    assert questions.state(schedule, at("09:30")) == "between"


@pytest.mark.parametrize(
    ("talks", "last"),
    [
        ('{ title = "a", start = "09:00", end = 2020-04-28T00:10:00 }, { title = "b", start = "10:00", end = "11:00" }', 28),
        ('{ title = "a", start = "09:00", end = "10:00" }', 26),
        ('{ title = "a", date = 2020-04-25, start = "09:00", end = "10:00" }', 26),
        ('{ title = "a" }', 26),
    ],
)  # fmt: skip
def test_event_lasts_until_the_day_its_last_talk_ends(talks: str, last: int) -> None:
    """In the workshop's own zone; and at least until the workshop's own day."""
    schedule = small(talks, "Asia/Tokyo")

    days = questions.event_days(schedule)
    assert (days.first, days.last, days.zone) == (dt.date(2020, 4, 26), dt.date(2020, 4, last), schedule.timezone)


def test_talks_that_come_are_the_earliest_first_and_next_are_those_that_start_together() -> None:
    """A talk that starts at this very moment has started."""
    schedule = small(
        """
        { title = "later", start = "11:00", end = "12:00" }, { title = "soon", start = "10:00", end = "12:00" },
        { title = "as soon", start = "10:00", end = "10:30" }, { title = "past", start = "08:00", end = "09:00" },
        { title = "off", start = "09:30", end = "10:00", cancelled = true }, { title = "some time" },
        """
    )

    assert ids(questions.upcoming(schedule.talks, at("09:00"))) == ["soon", "as-soon", "later"]
    assert ids(questions.next_after(schedule.talks, at("09:00"))) == ["soon", "as-soon"]
    assert ids(questions.next_after(schedule.talks, at("10:00"))) == ["later"]
    assert ids(questions.next_after(schedule.talks, at("11:00"))) == []


def test_days_are_those_of_the_workshops_own_zone() -> None:
    """Each once, in their order; what has no time is on the workshop's day and makes no day."""
    schedule = small(
        """
        { title = "a", date = 2020-04-28, start = "00:10", end = "01:00" }, { title = "b" },
        { title = "c", start = "23:50", end = 2020-04-27T00:10:00 }, { title = "d", start = "10:00", end = "11:00" },
        """,
        "Asia/Tokyo",
    )

    assert questions.days(schedule) == [dt.date(2020, 4, 26), dt.date(2020, 4, 28)]
    assert [questions.workshop_day(schedule, talk).day for talk in schedule.talks] == [28, 26, 26, 26]
    assert [(day and day.day, ids(rows)) for day, rows in questions.by_day(schedule, schedule.talks).items()] == [
        (26, ["c", "d"]),
        (28, ["a"]),
        (None, ["b"]),
    ]


def test_numbers_are_those_of_the_programme() -> None:
    """By start, then room in the order in which talks name them, then as in the file; the unscheduled come last."""
    schedule = small(
        """
        { title = "some time", room = "Hall" }, { title = "late", start = "11:00", end = "12:00", room = "Hall" },
        { title = "aula", start = "10:00", end = "12:00", room = "Aula" },
        { title = "hall", start = "10:00", end = "10:30", room = "Hall" },
        { title = "also aula", start = "10:00", end = "10:30", room = "Aula", cancelled = true },
        """
    )

    assert questions.numbers(schedule) == {"hall": 1, "aula": 2, "also-aula": 3, "late": 4, "some-time": 5}


def test_talk_is_on_the_day_it_is_filed_under() -> None:
    """Whatever clocks say; it is also found on the days that it lasts into, if not only for their night.

    It has a day without a time.
    """
    schedule = small(
        """
        { title = "night", date = 2020-04-27, start = "05:00", end = "06:00", day = 2020-04-26 },
        { title = "early", start = "09:00", end = "10:00", day = 2020-04-27 },
        { title = "long", start = "23:00", end = 2020-04-28T01:00:00, day = 2020-04-26 },
        { title = "some time", day = 2020-04-29 },
        """
    )

    assert [questions.workshop_day(schedule, talk).day for talk in schedule.talks] == [26, 27, 26, 29]
    on_days = [
        [talk.id for talk in schedule.talks if questions.is_on_day(schedule, talk, dt.date(2020, 4, day))]
        for day in (26, 27, 28, 29)
    ]
    assert on_days == [["night", "long"], ["early", "long"], [], []]


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2020-04-26T23:30", 26),
        ("2020-04-27T00:30", 26),
        ("2020-04-27T05:59", 26),
        ("2020-04-27T06:00", 27),
        ("2020-04-27T10:30", 27),
        ("2020-04-28T00:30", 28),
    ],
)
def test_day_goes_on_as_long_as_what_is_filed_under_it(now: str, day: int) -> None:
    """In the night, until something of the next day has begun."""
    schedule = small(
        """
        { title = "evening", start = "22:00", end = "24:00", day = 2020-04-26 },
        { title = "night", date = 2020-04-27, start = "05:00", end = "06:00", day = 2020-04-26 },
        { title = "early", date = 2020-04-27, start = "10:00", end = "23:00", day = 2020-04-27 },
        """
    )

    assert questions.day_reached(schedule, dt.datetime.fromisoformat(f"{now}Z")).day == day


@pytest.mark.parametrize(("now", "day"), [("02:59:59", 26), ("03:00", 27), ("04:59", 27), ("05:00", 27)])
def test_next_day_is_reached_where_something_of_it_begins(now: str, day: int) -> None:
    """At its start, also while the night before goes on."""
    schedule = small(
        """
        { title = "night", date = 2020-04-27, start = "01:00", end = "05:00", day = 2020-04-26 },
        { title = "early", date = 2020-04-27, start = "03:00", end = "04:00", day = 2020-04-27 },
        """
    )

    assert questions.day_reached(schedule, dt.datetime.fromisoformat(f"2020-04-27T{now}Z")).day == day


def test_break_beside_an_exhibition_is_one() -> None:
    """What lasts half a day or more counts only where nothing else is on."""
    schedule = small(
        """
        { title = "Exhibition", start = "08:00", end = "20:00" },
        { title = "Coffee", type = "Break", start = "10:00", end = "10:30" },
        """
    )
    states = [questions.state(schedule, dt.datetime(2020, 4, 26, 10, minute, tzinfo=dt.UTC)) for minute in (0, 30)]

    assert states == ["between", "running"]


TWO_DAYS = small(
    """
    { title = "a", start = "09:00", end = "10:00" },
    { title = "night", start = "22:00", end = 2020-04-27T02:00:00 },
    { title = "off", start = "22:00", end = 2020-04-27T02:00:00, cancelled = true },
    { title = "b", start = 2020-04-27T09:00:00, end = 2020-04-27T10:00:00 },
    """
)


@pytest.mark.parametrize(
    ("now", "today"),
    [
        ("2020-04-25T23:59:59Z", None),
        ("2020-04-26T00:00:00Z", dt.date(2020, 4, 26)),
        ("2020-04-27T23:59:59Z", dt.date(2020, 4, 27)),
        ("2020-04-28T00:00:00Z", None),
    ],
)
def test_today_is_one_of_several_days(now: str, today: dt.date | None) -> None:
    """Of a programme of one day, nothing is said of days."""
    moment = dt.datetime.fromisoformat(now)

    assert questions.today(TWO_DAYS, moment) == today
    assert questions.today(small('{ title = "a", start = "09:00", end = "10:00" }'), moment) is None


def test_what_lasts_into_the_next_day_is_on_both_and_what_is_cancelled_on_its_first() -> None:
    """And what its source files under a day is on that, cancelled or not."""
    sunday, monday = dt.date(2020, 4, 26), dt.date(2020, 4, 27)
    on = [[talk.id for talk in TWO_DAYS.talks if questions.is_on_day(TWO_DAYS, talk, day)] for day in (sunday, monday)]
    filed = [talk._replace(day=sunday) for talk in TWO_DAYS.talks[1:3]]

    assert on == [["a", "night", "off"], ["night", "b"]]
    assert [questions.is_on_day(TWO_DAYS, talk, monday) for talk in filed] == [False, False]
    late = filed[1]._replace(span=TWO_DAYS.talks[3].span)
    assert [questions.is_on_day(TWO_DAYS, late, day) for day in (sunday, monday)] == [True, False]
    assert questions.is_on_day(TWO_DAYS, late._replace(cancelled=False), monday)


def test_talks_are_in_each_of_their_rooms() -> None:
    """In the order in which the rooms are named; without one in none."""
    schedule = small(
        """
        { title = "a", start = "12:00", end = "12:30", room = ["B", "A"] },
        { title = "b", start = "09:00", end = "09:30", room = "A" },
        { title = "c" },
        """
    )

    assert {room: ids(talks) for room, talks in questions.by_room(schedule).items()} == {"B": ["a"], "A": ["a", "b"]}
    assert list(questions.by_room(schedule)) == ["B", "A"]


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("08:59:59", ["until ten", "always"]),
        ("09:00", ["from nine", "until ten", "nine to ten", "always"]),
        ("09:59:59", ["from nine", "until ten", "nine to ten", "always"]),
        ("10:00", ["from nine", "always"]),
    ],
)
def test_notices_for_a_while_come_first(now: str, told: list[str]) -> None:
    """From their start up to their end."""
    nine, ten = at("09:00"), at("10:00")
    notices = (
        Notice("always"),
        Notice("from nine", nine),
        Notice("until ten", None, ten),
        Notice("nine to ten", nine, ten),
    )

    assert questions.notices(small("")._replace(notices=notices), at(now)) == tuple(told)


def test_notice_for_a_while_is_during_a_span_that_has_some_of_it() -> None:
    """What holds all the time is for no span."""
    nine, ten = at("09:00"), at("10:00")
    spans = [
        Span(nine - HOUR, nine),
        Span(nine - HOUR, nine + SECOND),
        Span(ten - SECOND, ten + HOUR),
        Span(ten, ten + HOUR),
    ]
    notices = Notice("N", nine, ten), Notice("N", nine), Notice("N", None, ten), Notice("N")

    assert [[notice.is_during(span) for span in spans] for notice in notices] == [
        [False, True, True, False],
        [False, True, True, True],
        [True, True, True, False],
        [False] * 4,
    ]


def test_numbers_are_those_of_the_plan() -> None:
    """Whatever is late, and what has no time behind all else."""
    first, second, third, fourth = small(
        """
        { title = "a", start = "09:00", end = "09:30" },
        { title = "b", start = "10:00", end = "10:30" },
        { title = "c" },
        { title = "d", start = "08:00", end = "08:30" },
        """
    ).talks
    late = first._replace(span=Span(at("11:00"), at("11:30")), planned=first.span)
    schedule = small("")._replace(talks=(second, third, late, fourth), delays=(Delay(at("08:00"), 2 * HOUR),))

    assert questions.numbers(schedule) == {"d": 1, "a": 2, "b": 3, "c": 4}
    assert ids(questions.in_order(schedule, schedule.talks)) == ["d", "b", "a", "c"]


def test_situation_of_some_talks_is_theirs_and_the_state_of_all() -> None:
    """What is on and cancelled among them; that others are on shows in the state."""
    a, b, off, later = small(
        """
        { title = "a", start = "09:00", end = "10:00" },
        { title = "b", start = "09:00", end = "10:00" },
        { title = "off", start = "09:00", end = "10:00", cancelled = true },
        { title = "later", start = "11:00", end = "12:00" },
        """
    ).talks
    schedule = small("")._replace(talks=(a, b, off, later))
    found = [questions.situation(schedule, at("09:30"), talks) for talks in (None, (b, later), (off,), ())]

    assert [tuple(one) for one in found] == [
        ("running", (a, b), (later,), (off,)),
        ("running", (b,), (later,), ()),
        ("running", (), (), (off,)),
        ("running", (), (), ()),
    ]
