"""Tables of delays: what a small programme is after each, whole."""

import datetime as dt
from typing import NamedTuple

import pytest

from ai4earth_cli.formats.toml.reader import loads
from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.delays import TooLong, delayed, has_any, is_sound, said, taken_back, too_long
from ai4earth_cli.schedule.model import Delay, Schedule, Section, Span, Talk
from ai4earth_cli.schedule.words.lateness import late_words, standing_lines

HEAD = 'workshop = {{ title = "W", date = {}, timezone = "{}" }}\n'
ROWS = """
section = [{ id = "main", title = "Main", talk = [
  { id = "a", title = "A", start = "10:00", end = "10:30", room = "R" },
  { id = "b", title = "B", start = "10:30", end = "11:00", room = "R" },
] }]
talk = [
  { id = "c", title = "C", start = "10:30", end = "11:00", room = ["S", "T"] },
  { id = "lunch", title = "Lunch", type = "Break", start = "11:00", end = "11:40" },
  { id = "d", title = "D", start = "11:40", end = "12:00", room = "R" },
  { id = "x", title = "X" },
]
"""
PROGRAMME = HEAD.format("2020-04-26", "UTC") + ROWS


def held(text: str) -> list[str]:
    """Return each talk's time that holds, by the workshop's clocks, with how late it is, if it is."""
    schedule = loads(text)
    return [" ".join(filter(None, (talk.id, clocks(talk.span, schedule), late_words(talk)))) for talk in schedule.talks]


def clocks(span: Span | None, schedule: Schedule) -> str:
    """Return two times in the workshop's zone."""
    return "–".join(f"{moment.astimezone(schedule.timezone):%H:%M}" for moment in span or ())


class Case(NamedTuple):
    """Delays as a file has them, and the programme after them."""

    delays: str
    talks: list[str]
    said: list[str]


CASES = {
    "before all of it": Case(
        '{ from = "09:00", by = "10m" }',
        ["a 10:10–10:40 +10 min", "b 10:40–11:10 +10 min", "c 10:40–11:10 +10 min", "lunch 11:10–11:50 +10 min",
         "d 11:50–12:10 +10 min", "x"],
        ["Everything is 10 min late from 09:00 UTC on."],
    ),
    "what is on is extended, what comes is later": Case(
        '{ from = "10:15", by = "10m" }',
        ["a 10:00–10:40 +10 min", "b 10:40–11:10 +10 min", "c 10:40–11:10 +10 min", "lunch 11:10–11:50 +10 min",
         "d 11:50–12:10 +10 min", "x"],
        ["Everything is 10 min late from 10:15 UTC on."],
    ),
    "what is over at that moment stays, what is to start then starts later": Case(
        '{ from = "10:30", by = "1h30m" }',
        ["a 10:00–10:30", "b 12:00–12:30 +1 h 30 min", "c 12:00–12:30 +1 h 30 min", "lunch 12:30–13:10 +1 h 30 min",
         "d 13:10–13:30 +1 h 30 min", "x"],
        ["Everything is 1 h 30 min late from 10:30 UTC on."],
    ),
    "a break gives way": Case(
        '{ from = "10:15", by = "10m", until = "11:40" }',
        ["a 10:00–10:40 +10 min", "b 10:40–11:10 +10 min", "c 10:40–11:10 +10 min", "lunch 11:10–11:40 +10 min, for 30 min",
         "d 11:40–12:00", "x"],
        ["Everything is 10 min late from 10:15 until 11:40 UTC.", "Lunch is 30 min instead of 40 min: 11:10–11:40."],
    ),
    "a break gives way wholly": Case(
        '{ from = "10:15", by = "40m", until = "11:40" }',
        ["a 10:00–11:10 +40 min", "b 11:10–11:40 +40 min", "c 11:10–11:40 +40 min", "lunch 11:40–11:40 +40 min, for 0 min",
         "d 11:40–12:00", "x"],
        ["Everything is 40 min late from 10:15 until 11:40 UTC.", "Lunch is 0 min instead of 40 min."],
    ),
    "a break that is on gives way at its end": Case(
        '{ from = "11:10", by = "10m", until = "11:40" }',
        ["a 10:00–10:30", "b 10:30–11:00", "c 10:30–11:00", "lunch 11:00–11:40", "d 11:40–12:00", "x"],
        ["Everything is 10 min late from 11:10 until 11:40 UTC."],
    ),
    "a break across until ends on time": Case(
        '{ from = "10:45", by = "15m", until = "11:20" }',
        ["a 10:00–10:30", "b 10:30–11:15 +15 min", "c 10:30–11:15 +15 min", "lunch 11:15–11:40 +15 min, for 25 min",
         "d 11:40–12:00", "x"],
        ["Everything is 15 min late from 10:45 until 11:20 UTC.", "Lunch is 25 min instead of 40 min: 11:15–11:40."],
    ),
    "a second, shorter one counts from the plan, and from its moment on": Case(
        '{ from = "10:15", by = "20m" }, { from = "11:15", by = "5m" }',
        ["a 10:00–10:50 +20 min", "b 10:50–11:15 +15 min, for 25 min", "c 10:50–11:15 +15 min, for 25 min",
         "lunch 11:15–11:45 +5 min, for 30 min",
         "d 11:45–12:05 +5 min", "x"],
        ["Everything is 20 min late from 10:15 until 11:15 UTC.", "Everything is 5 min late from 11:15 UTC on.",
         "B is 25 min instead of 30 min: 10:50–11:15.", "C is 25 min instead of 30 min: 10:50–11:15.",
         "Lunch is 30 min instead of 40 min: 11:15–11:45."],
    ),
    "a second, longer one": Case(
        '{ from = "10:35", by = "30m" }, { from = "10:15", by = "5m", until = "11:40" }',
        ["a 10:00–10:35 +5 min", "b 11:00–11:30 +30 min", "c 11:00–11:30 +30 min", "lunch 11:30–12:10 +30 min",
         "d 12:10–12:30 +30 min", "x"],
        ["Everything is 5 min late from 10:15 until 10:35 UTC.", "Everything is 30 min late from 10:35 UTC on."],
    ),
    "on time again from a moment on": Case(
        '{ from = "10:15", by = "20m" }, { from = "11:30", by = "0m" }',
        ["a 10:00–10:50 +20 min", "b 10:50–11:20 +20 min", "c 10:50–11:20 +20 min", "lunch 11:20–11:40 +20 min, for 20 min",
         "d 11:40–12:00", "x"],
        ["Everything is 20 min late from 10:15 until 11:30 UTC.", "Everything is on time from 11:30 UTC on.",
         "Lunch is 20 min instead of 40 min: 11:20–11:40."],
    ),
    "two rooms at once": Case(
        '{ from = "10:15", by = "10m", room = "r" }, { from = "10:20", by = "20m", room = "T" }',
        ["a 10:00–10:40 +10 min", "b 10:40–11:10 +10 min", "c 10:50–11:20 +20 min", "lunch 11:00–11:40",
         "d 11:50–12:10 +10 min", "x"],
        ["Everything in room 'R' is 10 min late from 10:15 UTC on.", "Everything in room 'T' is 20 min late from 10:20 UTC on."],
    ),
    "a room after everything": Case(
        '{ from = "10:15", by = "10m" }, { from = "10:35", by = "20m", room = "R", until = "11:40" }',
        ["a 10:00–10:50 +20 min", "b 10:50–11:20 +20 min", "c 10:40–11:10 +10 min", "lunch 11:10–11:50 +10 min",
         "d 11:40–12:00", "x"],
        ["Everything is 10 min late from 10:15 UTC on.", "Everything in room 'R' is 20 min late from 10:35 until 11:40 UTC."],
    ),
    "everything after a section": Case(
        '{ from = "10:15", by = "30m", section = "MAIN" }, { from = "10:30", by = "10m" }',
        ["a 10:00–10:40 +10 min", "b 10:40–11:10 +10 min", "c 10:40–11:10 +10 min", "lunch 11:10–11:50 +10 min",
         "d 11:50–12:10 +10 min", "x"],
        ["Everything in section 'Main' is 30 min late from 10:15 until 10:30 UTC.", "Everything is 10 min late from 10:30 UTC on."],
    ),
    "a second, shorter one while a talk is on ends that at once, if it may": Case(
        '{ from = "10:15", by = "20m" }, { from = "10:40", by = "5m" }',
        ["a 10:00–10:40 +10 min", "b 10:40–11:05 +5 min, for 25 min", "c 10:40–11:05 +5 min, for 25 min",
         "lunch 11:05–11:45 +5 min",
         "d 11:45–12:05 +5 min", "x"],
        ["Everything is 20 min late from 10:15 until 10:40 UTC.", "Everything is 5 min late from 10:40 UTC on.",
         "B is 25 min instead of 30 min: 10:40–11:05.", "C is 25 min instead of 30 min: 10:40–11:05."],
    ),
    "a second, shorter one with an until": Case(
        '{ from = "10:15", by = "20m" }, { from = "10:40", by = "10m", until = "11:40" }',
        ["a 10:00–10:40 +10 min", "b 10:40–11:10 +10 min", "c 10:40–11:10 +10 min",
         "lunch 11:10–11:40 +10 min, for 30 min", "d 11:40–12:00", "x"],
        ["Everything is 20 min late from 10:15 until 10:40 UTC.",
         "Everything is 10 min late from 10:40 until 11:40 UTC.",
         "Lunch is 30 min instead of 40 min: 11:10–11:40."],
    ),
    "a second, shorter one and a third, longer one": Case(
        '{ from = "10:15", by = "20m" }, { from = "10:40", by = "5m" }, { from = "11:00", by = "15m" }',
        ["a 10:00–10:40 +10 min", "b 10:40–11:15 +15 min", "c 10:40–11:15 +15 min",
         "lunch 11:15–11:55 +15 min", "d 11:55–12:15 +15 min", "x"],
        ["Everything is 20 min late from 10:15 until 10:40 UTC.",
         "Everything is 5 min late from 10:40 until 11:00 UTC.",
         "Everything is 15 min late from 11:00 UTC on."],
    ),
    "two rooms of one talk: the one that is told last holds": Case(
        '{ from = "10:15", by = "10m", room = "S" }, { from = "10:15", by = "20m", room = "T" }',
        ["a 10:00–10:30", "b 10:30–11:00", "c 10:50–11:20 +20 min", "lunch 11:00–11:40", "d 11:40–12:00", "x"],
        ["Everything in room 'S' is 10 min late from 10:15 UTC on.",
         "Everything in room 'T' is 20 min late from 10:15 UTC on."],
    ),
    "two rooms at once, a second, shorter one in one of them": Case(
        '{ from = "10:15", by = "20m", room = "R", until = "11:40" }, { from = "10:40", by = "5m", room = "R" }, { from = "10:35", by = "15m", room = "S", until = "11:40" }',
        ["a 10:00–10:40 +10 min", "b 10:40–11:05 +5 min, for 25 min", "c 10:30–11:15 +15 min", "lunch 11:00–11:40",
         "d 11:45–12:05 +5 min", "x"],
        ["Everything in room 'R' is 20 min late from 10:15 until 10:40 UTC.",
         "Everything in room 'S' is 15 min late from 10:35 until 11:40 UTC.",
         "Everything in room 'R' is 5 min late from 10:40 UTC on.", "B is 25 min instead of 30 min: 10:40–11:05."],
    ),
    "a room on time again while all else is late": Case(
        '{ from = "10:15", by = "20m" }, { from = "10:40", by = "0m", room = "R" }',
        ["a 10:00–10:40 +10 min", "b 10:40–11:00 +10 min, for 20 min", "c 10:50–11:20 +20 min",
         "lunch 11:20–12:00 +20 min", "d 11:40–12:00", "x"],
        ["Everything is 20 min late from 10:15 UTC on.",
         "Everything in room 'R' is on time from 10:40 UTC on.", "B is 20 min instead of 30 min: 10:40–11:00."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_programme_after_delays(name: str) -> None:
    """Each talk at the time that holds, and what is said of it all."""
    delays, talks, said = CASES[name]
    text = f"{PROGRAMME}delay = [{delays}]\n"

    assert held(text) == talks
    assert list(standing_lines(loads(text))) == said


def test_nothing_is_said_of_what_is_on_time() -> None:
    """But that."""
    assert list(standing_lines(loads(PROGRAMME))) == ["Everything is on time."]


def test_plan_is_kept() -> None:
    """To delay it again is to count from the plan again; without delays it is the plan."""
    schedule = loads(f'{PROGRAMME}delay = [{{ from = "10:15", by = "10m" }}]\n')

    assert delayed(schedule) == schedule
    assert delayed(schedule._replace(delays=())) == loads(PROGRAMME)
    assert questions.numbers(schedule) == questions.numbers(loads(PROGRAMME))


def test_what_is_cancelled_gives_way() -> None:
    """It is no reason for others to be too long."""
    text = PROGRAMME.replace('title = "Lunch", type = "Break"', 'title = "Lunch", cancelled = true')

    found = held(f'{text}delay = [{{ from = "10:15", by = "10m", until = "11:40" }}]\n')
    assert found[3:5] == ["lunch 11:10–11:40 +10 min", "d 11:40–12:00"]


NIGHT = """
talk = [
  { id = "late", title = "Late", start = "23:30", end = "23:50" },
  { id = "last", title = "Last", start = "23:50", end = 2020-04-27T00:10:00 },
  { id = "morning", title = "Morning", date = 2020-04-27, start = "09:00", end = "10:00" },
]
"""


def test_delay_across_midnight() -> None:
    """A talk stays one of its day; until may be on the next."""
    text = HEAD.format("2020-04-26", "Europe/Berlin") + NIGHT
    late = f'{text}delay = [{{ from = "23:40", by = "20m", until = 2020-04-27T08:00:00 }}]\n'

    assert held(late) == ["late 23:30–00:10 +20 min", "last 00:10–00:30 +20 min", "morning 09:00–10:00"]
    schedule = loads(late)
    assert [questions.workshop_day(schedule, talk).day for talk in schedule.talks] == [26, 26, 27]
    assert list(standing_lines(schedule)) == ["Everything is 20 min late from Sun 26 23:40 until Mon 27 08:00 CEST."]


@pytest.mark.parametrize(
    ("date", "talks", "said"),
    [
        ("2020-10-25", ["a 01:30–02:00 +30 min", "b 02:00–02:30 +30 min"], "from 01:10 CEST until 04:00 CET"),
        ("2020-03-29", ["a 01:30–03:00 +30 min", "b 03:00–03:30 +30 min"], "from 01:10 CET until 04:00 CEST"),
    ],
)
def test_delay_across_a_clock_change(date: str, talks: list[str], said: str) -> None:
    """Half an hour is half an hour, whatever clocks show."""
    first = '{ id = "a", title = "A", start = "01:00", duration = "30m" }'
    text = HEAD.format(date, "Europe/Berlin") + (
        f'talk = [{first}, {{ id = "b", title = "B", start = "01:30", duration = "30m" }}]\n'
        'delay = [{ from = "01:00", by = "30m", until = "04:00" }]\n'
    )
    assert held(text) == talks
    extended = text.replace('from = "01:00"', 'from = "01:10"')
    assert list(standing_lines(loads(extended))) == [f"Everything is 30 min late {said}."]


NINE = dt.datetime(2020, 4, 26, 9, tzinfo=dt.UTC)
TEN = NINE + dt.timedelta(hours=1)
MINUTES = dt.timedelta(minutes=10)


HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def of_days(*spans: tuple[float, float], day_start: dt.time | None = None) -> Schedule:
    """Return a schedule of talks from and to so many hours after midnight of the first day."""
    midnight = NINE.replace(hour=0)
    hours = ([midnight + dt.timedelta(hours=hour) for hour in span] for span in spans)
    talks = tuple(Talk(str(number), None, "T", span=Span(*span)) for number, span in enumerate(hours))
    return Schedule("W", NINE.date(), dt.UTC, (), (*talks, Talk("x", None, "X")), day_start=day_start)


def at(hours: float) -> dt.datetime:
    """Return the moment that is so many hours after midnight of the first day."""
    return NINE.replace(hour=0) + dt.timedelta(hours=hours)


THREE_DAYS = of_days((24 + 9, 24 + 13), (9, 10), (9, 13), (13, 21), (48 + 9, 48 + 11))
ROOMS = THREE_DAYS._replace(
    talks=tuple(
        talk._replace(rooms=("R",), section=Section("s", "S")) if place in {0, 1} else talk
        for place, talk in enumerate(THREE_DAYS.talks)
    )
)


@pytest.mark.parametrize(
    ("schedule", "start", "by", "until"),
    [
        (THREE_DAYS, 9, 10, 24 + 9),
        (THREE_DAYS, 20.9, 10, 24 + 9),
        (THREE_DAYS, 21.5, 10, 24 + 9),  # what is late goes on
        (THREE_DAYS, 24 + 5.9, 10, 24 + 9),  # the night is one of the evening's
        (THREE_DAYS, 24 + 6, 10, 48 + 9),
        (THREE_DAYS, -100, 10, 9),
        (THREE_DAYS, 48 + 9, 10, None),
        (THREE_DAYS, 9, 12 * 60, 24 + 9),
        (THREE_DAYS, 9, 12 * 60 + 1, 48 + 9),  # which the first night is too short for
        (of_days((9, 12), (18, 19)), 9, 10, None),  # a pause is no night
        (of_days((9, 12), (22, 32.1), (33, 34)), 9, 10, None),  # through the night
        (of_days((9, 12), (22, 32), (33, 34)), 9, 10, 33),
        (of_days((9, 12), (20, 32), (32.5, 34)), 9, 10, 32.5),  # half a day is in the background
        (of_days((23, 25.5), (26, 27), (33, 34)), 23, 10, 33),
        (of_days((20, 28.5), (33, 34), day_start=dt.time(4)), 20, 10, 33),
        (of_days((20, 21), (28.5, 29), (33, 34), day_start=dt.time(4)), 20, 10, 28.5),
    ],
)
def test_delay_ends_with_its_day(schedule: Schedule, start: float, by: int, until: float | None) -> None:
    """With the night before what the next one begins with, unless the programme goes on through it."""
    (delay,) = said(schedule, Delay(at(start), dt.timedelta(minutes=by)))
    assert delay == Delay(at(start), dt.timedelta(minutes=by), None if until is None else at(until))


def test_day_of_a_room_or_a_section_is_its_own() -> None:
    """What is cancelled ends no day."""
    for place in (Delay(at(9), MINUTES, room="R"), Delay(at(9), MINUTES, section="s")):
        assert said(ROOMS, place)[0].until == at(24 + 9)
        assert said(ROOMS, place._replace(start=at(24 + 9)))[0].until is None
    off = THREE_DAYS._replace(talks=(THREE_DAYS.talks[0]._replace(cancelled=True), *THREE_DAYS.talks[1:]))
    assert said(off, Delay(at(9), MINUTES))[0].until == at(48 + 9)


def test_day_is_the_one_that_a_talk_is_filed_under() -> None:
    """Whatever clocks say."""
    talks = (THREE_DAYS.talks[0]._replace(day=NINE.date()), *THREE_DAYS.talks[1:])
    assert said(THREE_DAYS._replace(talks=talks), Delay(at(9), MINUTES))[0].until == at(48 + 9)


def test_new_delay_takes_the_place_of_those_about_the_same_that_begin_with_it_or_later_that_day() -> None:
    """What was before stays, and what is about something else, or said of another day."""
    known = Delay(at(9), MINUTES), Delay(at(10), MINUTES), Delay(at(10), MINUTES, room="R"), Delay(at(24 + 8), MINUTES)
    schedule = ROOMS._replace(delays=known)
    until = at(24 + 9)

    new = Delay(at(10), 2 * MINUTES)
    assert said(schedule, new) == (known[0], *known[2:], new._replace(until=until))
    new = Delay(at(9), 2 * MINUTES)
    assert said(schedule, new) == (*known[2:], new._replace(until=until))
    for end, left in ((at(10), known[1:]), (at(10.1), known[2:]), (at(24 + 8), known[2:]), (at(48), (known[2],))):
        new = Delay(at(9), 2 * MINUTES, end)
        assert said(schedule, new) == (*left, new)


def test_what_is_on_time_anyway_need_not_be_said() -> None:
    """Else it would stay in the file for ever."""
    late = Delay(at(9), MINUTES, at(24 + 9))
    on_time = Delay(at(9), dt.timedelta())

    assert said(THREE_DAYS, on_time) == ()
    assert said(THREE_DAYS._replace(delays=(late,)), on_time) == ()
    from_noon = Delay(at(12), dt.timedelta())
    told = (late, from_noon._replace(until=at(24 + 9)))
    assert said(THREE_DAYS._replace(delays=(late,)), from_noon) == told


def test_what_is_taken_back_is_of_a_room_or_a_section_or_everything() -> None:
    """Of a room only what was said of that room; before the event and after it all of it."""
    known = Delay(at(9), MINUTES), Delay(at(10), MINUTES, room="R"), Delay(at(10), MINUTES, section="s")
    schedule = ROOMS._replace(delays=known)

    assert taken_back(schedule, "R", None, at(10)) == (known[0], known[2])
    assert taken_back(schedule, None, "s", at(10)) == known[:2]
    for now in (at(10), at(-1), at(100)):
        assert taken_back(schedule, None, None, now) == ()


def test_what_was_late_on_the_days_before_stays_so() -> None:
    """And what is said of later days; what goes on through the night is on time from the morning on."""
    over, open_, later = Delay(at(9), MINUTES, at(24 + 9)), Delay(at(10), MINUTES), Delay(at(48 + 8), MINUTES)
    today = Delay(at(24 + 9), 2 * MINUTES, at(48 + 9))
    schedule = ROOMS._replace(delays=(over, today, later))

    for now in (at(24 + 6), at(24 + 9), at(48 + 5)):
        assert taken_back(schedule, None, None, now) == (over, later)
    assert taken_back(schedule, None, None, at(48 + 6)) == (over, today)
    assert taken_back(schedule, None, None, at(24)) == (today, later)
    on_time = Delay(at(24 + 9), dt.timedelta())
    schedule = ROOMS._replace(delays=(open_, today))
    found = taken_back(schedule, None, None, at(24 + 8))
    assert found == (open_, on_time)
    assert taken_back(ROOMS._replace(delays=found), None, None, at(24 + 8)) == found
    room = open_._replace(room="R")
    assert taken_back(ROOMS._replace(delays=(room,)), "R", None, at(24 + 8)) == (room, on_time._replace(room="R"))
    section = open_._replace(section="s")
    found = taken_back(ROOMS._replace(delays=(section,)), None, "s", at(24 + 8))
    assert found == (section, on_time._replace(section="s"))
    assert taken_back(ROOMS._replace(delays=(open_,)), "R", None, at(24 + 8)) == (open_,)  # of which nothing was said
    gone = (open_, on_time)  # which nothing is late of
    assert taken_back(ROOMS._replace(delays=gone), None, None, at(48 + 8)) == gone


@pytest.mark.parametrize(
    ("delay", "any_"),
    [
        (Delay(at(20.9), MINUTES, at(24 + 9)), True),
        (Delay(at(21), MINUTES, at(24 + 9)), False),
        (Delay(at(21), MINUTES, at(24 + 9.1)), True),
        (Delay(at(50), MINUTES), True),
        (Delay(at(9), MINUTES, room="Q"), False),
    ],
)
def test_delay_has_a_talk_or_none(delay: Delay, *, any_: bool) -> None:
    """One that is on at its start, or to come before its end."""
    assert has_any(delayed(THREE_DAYS._replace(delays=(delay,))), delay) == any_


def test_talk_that_is_late_already_is_on_until_its_end() -> None:
    """Though by the plan it is over."""
    late = delayed(THREE_DAYS._replace(delays=(Delay(at(20), 3 * MINUTES, at(24 + 9)),)))

    assert has_any(late, Delay(at(21.4), MINUTES, at(24 + 9)))
    assert not has_any(late, Delay(at(21.5), MINUTES, at(24 + 9)))


@pytest.mark.parametrize(
    ("start", "until", "held"),
    [
        (10, 12, (9, 22)),
        (10, 22, (9, 22)),
        (10, 22.5, (9, 22.5)),
        (10, 23, (9, 23)),
        (8, 12, (10, 22)),
        (8, None, (10, 23)),
        (10, None, (9, 23)),
    ],
)
def test_what_lasts_half_a_day_gives_way(start: float, until: float | None, held: tuple[float, float]) -> None:
    """It is no reason for a delay to be wrong."""
    delay = Delay(at(start), HOUR, None if until is None else at(until))
    schedule = of_days((9, 22))._replace(delays=(delay,))

    assert delayed(schedule).talks[0].span == Span(at(held[0]), at(held[1]))
    assert list(too_long(delayed(schedule))) == []


@pytest.mark.parametrize(
    ("delay", "sound"),
    [
        (Delay(NINE, MINUTES), True),
        (Delay(NINE, MINUTES, until=TEN), False),  # which A would end after
        (Delay(NINE, MINUTES, until=NINE), False),
        (Delay(NINE, MINUTES, until=TEN + 4 * MINUTES, room="R"), True),
        (Delay(NINE, MINUTES, room="Q"), False),
        (Delay(NINE, MINUTES, section="s"), False),
        (Delay(NINE, dt.timedelta(days=1)), True),
    ],
)
def test_delay_is_sound_as_a_file_could_have_it(delay: Delay, *, sound: bool) -> None:
    """It is about what there is, ends after it begins, and lets nothing be too long."""
    talk = Talk("a", None, "A", span=Span(TEN - 2 * MINUTES, TEN), rooms=("R",))
    schedule = delayed(Schedule("W", NINE.date(), dt.UTC, (), (talk,), delays=(delay,)))

    assert is_sound(schedule) == sound


def test_talk_that_would_end_after_the_year_of_clocks_is_beyond() -> None:
    """As no file could have it."""
    last = dt.datetime(9998, 12, 31, 23, tzinfo=dt.UTC)
    talk = Talk("a", None, "A", span=Span(last, last + MINUTES))
    schedule = Schedule("W", last.date(), dt.UTC, (), (talk,), delays=(Delay(NINE, dt.timedelta(days=1)),))

    assert not is_sound(delayed(schedule))
    assert list(too_long(delayed(schedule))) == []


@pytest.mark.parametrize(
    ("until", "is_told"), [(10, False), (10.5, True), (11, True), (11.16, True), (11 + 1 / 6, False), (13, False)]
)
def test_talk_that_would_outlast_its_delay_is_told(until: float, is_told: bool) -> None:  # noqa: FBT001
    """With which delay it is, and when it would end; not what begins where the delay ends."""
    schedule = of_days((10, 11))._replace(delays=(Delay(at(1), MINUTES, at(2)), Delay(at(9), MINUTES, at(until))))
    (talk, _) = delayed(schedule).talks

    assert list(too_long(delayed(schedule))) == ([TooLong(1, talk, at(11) + MINUTES)] if is_told else [])


def test_every_talk_that_is_too_long_is_told() -> None:
    """Also behind one without a time."""
    first = of_days((10, 11)).talks[0]
    schedule = of_days((10, 11))._replace(
        talks=(first._replace(id="x", span=None), first), delays=(Delay(at(9), MINUTES, at(11)),)
    )

    assert [(one.talk.id, one.end) for one in too_long(delayed(schedule))] == [(first.id, at(11) + MINUTES)]


def test_what_takes_no_time_is_late_from_its_own_moment_on() -> None:
    """A gong at the start of a delay is still to come; one that was before it is over."""
    schedule = of_days((9, 9), (10, 10))._replace(delays=(Delay(at(10), MINUTES),))

    assert [talk.span for talk in delayed(schedule).talks[:2]] == [
        Span(at(9), at(9)),
        Span(at(10) + MINUTES, at(10) + MINUTES),
    ]


def test_delay_from_the_first_talk_of_a_later_day_stays() -> None:
    """On a day without talks it is not today's."""
    later = Delay(at(48 + 9), MINUTES)
    schedule = of_days((9, 10), (48 + 9, 48 + 10))._replace(delays=(later,))

    assert taken_back(schedule, None, None, at(24 + 12)) == (later,)


def test_night_that_is_filed_under_the_day_after_is_no_end_of_it() -> None:
    """A delay that begins with it lasts until the next morning."""
    night, *rest = of_days((24 + 5, 24 + 6), (22, 23), (48 + 9, 48 + 10)).talks
    schedule = of_days((22, 23))._replace(talks=(night._replace(day=at(24).date()), *rest))

    assert said(schedule, Delay(at(24 + 5), MINUTES))[0].until == at(48 + 9)
