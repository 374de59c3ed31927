"""What in a schedule is probably a mistake, though it can be read. Pure; moments are in UTC."""

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Iterator

from ai4earth_cli.schedule.model import Schedule, Section, Talk
from ai4earth_cli.schedule.questions import workshop_day
from ai4earth_cli.schedule.wording import clock
from ai4earth_cli.text.matching import fold
from ai4earth_cli.text.printable import quoted

Doubt = tuple[Talk | None, str, str]  # the talk, or None for the workshop; the key in question; what is odd

_FAR = dt.timedelta(days=7)


def doubts(schedule: Schedule, now: dt.datetime) -> Iterator[Doubt]:
    """Return what an organiser should look at again: a talk each, with the key it is about."""
    timed = sorted((talk for talk in schedule.talks if talk.start and not talk.cancelled), key=_start)
    yield from _speakers_in_two_places(timed)
    yield from _talks_at_once(schedule, timed)
    yield from _gaps(schedule, timed)
    yield from _out_of_order(schedule)
    yield from _far_from_the_day(schedule)
    yield from _spelt_in_two_ways(schedule)
    yield from _without_video(schedule, now)
    yield from _without_encryption(schedule)


def _start(talk: Talk) -> dt.datetime:
    return talk.start or dt.datetime.max.replace(tzinfo=dt.UTC)


def _overlaps(talks: Iterable[Talk]) -> Iterator[tuple[Talk, Talk]]:
    """Return each talk that starts while an earlier one is on, with that one; `talks` are sorted by start."""
    longest: Talk | None = None
    for talk in talks:
        if longest and longest.end and talk.start and talk.start < longest.end:
            yield talk, longest
        if longest is None or (talk.end and longest.end and talk.end > longest.end):
            longest = talk


def _named(talk: Talk) -> str:
    return quoted(talk.title)


def _speakers_in_two_places(timed: list[Talk]) -> Iterator[Doubt]:
    talks: dict[str, list[Talk]] = {}
    for talk in timed:
        for name in dict.fromkeys(fold(speaker.name) for speaker in talk.speakers):
            talks.setdefault(name, []).append(talk)
    for name, spoken in talks.items():
        for talk, other in _overlaps(spoken):
            who = next(speaker.name for speaker in talk.speakers if fold(speaker.name) == name)
            yield talk, "start", f"{who} speaks in {_named(other)} at that time: change one of the times."


def _talks_at_once(schedule: Schedule, timed: list[Talk]) -> Iterator[Doubt]:
    """Return talks that share a room, or in a file without rooms a section, at one time."""
    by_room = any(talk.room for talk in schedule.talks)
    places: dict[str | Section, list[Talk]] = {}
    for talk in timed:
        place = talk.room if by_room else talk.section
        if place:
            places.setdefault(place, []).append(talk)
    for talks in places.values():
        for talk, other in _overlaps(talks):
            where = f"room {quoted(talk.room or '')}" if by_room else f"section {quoted(talk.section.title)}"
            yield talk, "start", f"{_named(other)} is still on in {where}: change one of the times."


def _gaps(schedule: Schedule, timed: list[Talk]) -> Iterator[Doubt]:
    """Return the talks before which nothing is on, on a day that has begun."""
    for day, talks in itertools.groupby(timed, key=lambda talk: workshop_day(schedule, talk)):
        until: dt.datetime | None = None
        for talk in talks:
            if until and talk.start and talk.start > until:
                free = " to ".join(clock(moment, schedule.timezone, day) for moment in (until, talk.start))
                yield talk, "start", f"nothing is listed from {free}: add a break, if it is one."
            until = max(filter(None, (until, talk.end)), default=None)


def _out_of_order(schedule: Schedule) -> Iterator[Doubt]:
    timed = [talk for talk in schedule.talks if talk.start]
    for previous, talk in itertools.pairwise(timed):
        if previous.section == talk.section and _start(talk) < _start(previous):
            yield talk, "start", f"it starts before {_named(previous)}, which stands before it: put it there."


def _far_from_the_day(schedule: Schedule) -> Iterator[Doubt]:
    for talk in schedule.talks:
        day = workshop_day(schedule, talk)
        if abs(day - schedule.date) > _FAR:
            yield talk, "start", f"it is on {day}, and the workshop on {schedule.date}: correct one of the dates."


def _spelt_in_two_ways(schedule: Schedule) -> Iterator[Doubt]:
    spellings: dict[str, str] = {}
    for talk in schedule.talks:
        for speaker in talk.speakers:
            first = spellings.setdefault(_name_as_spoken(speaker.name), speaker.name)
            if first != speaker.name:
                yield talk, "speakers", f"{speaker.name} is {first} elsewhere: write one name in one way."


def _name_as_spoken(name: str) -> str:
    """Return a name folded, without punctuation and without the initials between first and last name."""
    words = re.sub(r"[^a-z0-9 ]", " ", fold(name)).split()
    middle = [word for word in words[1:-1] if len(word) > 1]
    return " ".join([*words[:1], *middle, *words[1:][-1:]])


def _without_video(schedule: Schedule, now: dt.datetime) -> Iterator[Doubt]:
    if schedule.end and schedule.end <= now:
        for talk in schedule.talks:
            if talk.start and not talk.video and not talk.is_break and not talk.cancelled:
                yield talk, "", 'the event is over, and it has no video: add video = "https://…".'


def _without_encryption(schedule: Schedule) -> Iterator[Doubt]:
    workshop = {"url": schedule.url, "livestream": schedule.livestream, "chat": schedule.chat}
    for key, url in workshop.items():
        if url and url.casefold().startswith("http:"):
            yield None, key, f"{key} begins with http: write https, if the address answers to it."
    for talk in schedule.talks:
        for link in talk.all_links:
            if link.url.casefold().startswith("http:"):
                key = link.title.lower() if link not in talk.links else "links"
                yield talk, key, f"{link.title.lower()} begins with http: write https, if the address answers to it."
