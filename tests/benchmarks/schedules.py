"""Schedules of any size, made up: the same text for the same number of talks, and `check` doubts its five breaks only.

Five days of a large conference. Sessions of up to twelve talks run side by side before and after a plenary; so
however many talks there are, one is on at `environments.NOW`, and one, a break, comes next.
"""

import datetime as dt
from collections.abc import Iterator

FIRST_DAY = dt.date(2020, 4, 24)
DAYS = 5
FEWEST_TALKS = 2 * DAYS + 1  # a plenary and a break a day, and a talk to be found
PLENARY_BEGINS, BREAK_BEGINS, BREAK_ENDS = dt.time(10, 20), dt.time(11), dt.time(11, 20)
LENGTH = dt.timedelta(minutes=15)
TALKS_PER_SESSION = 12
TYPES = ("Spotlight", "Lightning", "Regular")
METHODS = ("Learning", "Forecasting", "Mapping", "Detecting", "Downscaling", "Emulating", "Classifying")
SUBJECTS = ("Sea Ice From Satellite Images", "Earthquakes With Neural Networks", "Rainfall At One Kilometre")
GIVEN_NAMES = ("Ada", "Benoît", "Chen", "Dorothy", "Ève", "Søren", "Goro", "Łukasz", "José", "Katherine", "Mary")
SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "we", "xi")

WORKSHOP = f"""\
[workshop]
title = "A Large Conference"
date = {FIRST_DAY}
timezone = "America/Los_Angeles"
"""


def schedule(talks: int) -> str:
    """Return a schedule file of so many talks, FEWEST_TALKS or more."""
    return "\n".join([WORKSHOP, *_plenaries(), *_sessions(talks - 2 * DAYS)])


def surname(number: int) -> str:
    """Return a name that is no part of another number's: `Babaceko`."""
    letters = []
    for _ in range(4):
        number, digit = divmod(number, len(SYLLABLES))
        letters.append(SYLLABLES[digit])
    return "".join(reversed(letters)).capitalize()


def _plenaries() -> Iterator[str]:
    yield '[[section]]\nid = "plenary"\ntitle = "Plenary"\n'
    for number in range(DAYS):
        day, name = FIRST_DAY + dt.timedelta(days=number), f"Grace {surname(number)}"
        begin, middle, end = (dt.datetime.combine(day, time) for time in (PLENARY_BEGINS, BREAK_BEGINS, BREAK_ENDS))
        yield _talk(f"plenary-{number}", begin, middle, "Invited", f"Plenary Of Day {number + 1}", name)
        yield _talk(f"break-{number}", middle, end, "Break", "Break")


def _sessions(talks: int) -> Iterator[str]:
    sessions = -(-talks // TALKS_PER_SESSION)
    for session in range(sessions):
        yield f'[[section]]\nid = "session-{session}"\ntitle = "Session {session}"\n'
        numbers = range(session * TALKS_PER_SESSION, min(talks, (session + 1) * TALKS_PER_SESSION))
        day, half = divmod(session * 2 * DAYS // sessions, 2)
        begin = _begin(FIRST_DAY + dt.timedelta(days=day), len(numbers), is_morning=not half)
        for place, number in enumerate(numbers):
            start = begin + place * LENGTH
            title = f"{METHODS[number % len(METHODS)]} {SUBJECTS[number % len(SUBJECTS)]}, Part {number}"
            name = f"{GIVEN_NAMES[number % len(GIVEN_NAMES)]} {surname(number + DAYS)}"
            yield _talk(f"talk-{number}", start, start + LENGTH, TYPES[number % len(TYPES)], title, name)


def _begin(day: dt.date, talks: int, *, is_morning: bool) -> dt.datetime:
    """Return when a session begins: in the morning so that it ends when the plenary begins, without a gap."""
    if is_morning:
        return dt.datetime.combine(day, PLENARY_BEGINS) - talks * LENGTH
    return dt.datetime.combine(day, BREAK_ENDS)


def _talk(id_: str, start: dt.datetime, end: dt.datetime, type_: str, title: str, *speakers: str) -> str:
    names = ", ".join(f'"{name}"' for name in speakers)
    return f"""\
[[section.talk]]
id = "{id_}"
date = {start:%Y-%m-%d}
start = "{start:%H:%M}"
end = "{end:%H:%M}"
type = "{type_}"
title = "{title}"
speakers = [{names}]
video = "https://example.org/videos/{id_}"
paper = "https://example.org/papers/{id_}.pdf"
"""
