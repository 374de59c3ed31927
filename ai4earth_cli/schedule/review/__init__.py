"""What in a schedule is probably a mistake, though it can be read. Pure; moments are in UTC."""

import datetime as dt
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.identity import slug
from ai4earth_cli.schedule.model import Schedule, Section, Span, Talk
from ai4earth_cli.schedule.review.spellings import spelt_in_two_ways, written_as_one
from ai4earth_cli.schedule.words import clock_words
from ai4earth_cli.schedule.words.clocks import unaided
from ai4earth_cli.text.matching import fold
from ai4earth_cli.text.printable import quoted

_SELDOM_RECORDED = {"break", "discussion", "discussions", "introduction", "opening", "welcome"}  # words of types
_FAR = dt.timedelta(days=7)
_TWO_PLACES = "times someone speaks in two places at once"
_OUT_OF_ORDER = "talks start before the one that stands before them"
_TWO_WAYS = "names are spelt in two ways"
_SEVERAL = "names look like those of several people"
_NO_VIDEO = "talks have no video"
_ARE_OPEN = "links begin with http"


About = Literal[
    "talk",
    "id",
    "time",
    "speakers",
    "chairs",
    "video",
    "paper",
    "slides",
    "website",
    "links",
    "url",
    "livestream",
    "chat",
]
_Addresses = tuple[tuple[About, str | None], ...]


class Doubt(NamedTuple):
    """What is odd: in which talk, what of it, in words, and of several in words.

    Where it is in no talk, it is in the `section`, or else in the workshop itself.
    """

    talk: Talk | None
    about: About
    message: str
    many: str
    section: Section | None = None


_Timed = tuple[Talk, Span]


def doubts(schedule: Schedule, now: dt.datetime) -> Iterator[Doubt]:
    """Yield what an organiser should look at again."""
    timed = sorted(questions.timed(talk for talk in schedule.talks if not talk.cancelled), key=_start)
    yield from _speakers_in_two_places(timed)
    yield from _talks_at_once(schedule, timed)
    yield from _gaps(schedule)
    yield from _out_of_order(schedule)
    yield from _far_from_the_day(schedule)
    yield from _ids_from_one_title(schedule)
    yield from _in_the_night_before(schedule)
    yield from _spelt_in_two_ways(schedule)
    yield from _written_as_one(schedule)
    yield from _without_video(schedule, now)
    yield from _without_encryption(schedule)


def doubts_of_another(schedule: Schedule, now: dt.datetime) -> Iterator[Doubt]:
    """Yield what is odd in a schedule that somebody else has made by other means.

    Its order means nothing, names stand as they come, and a video is missing only where half of the talks have one.
    """
    recordable = [talk for talk in schedule.talks if _is_recordable(talk)]
    left_out = {
        _OUT_OF_ORDER,
        _SEVERAL,
        *([_NO_VIDEO] if sum(bool(talk.video) for talk in recordable) * 2 < len(recordable) else []),
    }
    yield from (doubt for doubt in doubts(schedule, now) if doubt.many not in left_out)


def _planned(schedule: Schedule) -> Iterator[_Timed]:
    """Yield the talks that have a time, each with the span it was planned for, however late things run."""
    return ((talk, talk.planned or span) for talk, span in questions.timed(schedule.talks))


def _start(timed: _Timed) -> dt.datetime:
    return timed[1].start


def _overlaps(timed: Iterable[_Timed]) -> Iterator[tuple[Talk, Talk]]:
    """Yield each talk that starts while an earlier one is on, with that one; they come sorted by start."""
    longest: _Timed | None = None
    for talk, span in timed:
        if longest and span.start < longest[1].end:
            yield talk, longest[0]
        if longest is None or span.end > longest[1].end:
            longest = talk, span


def _named(talk: Talk) -> str:
    return quoted(talk.title)


def _speakers_in_two_places(timed: list[_Timed]) -> Iterator[Doubt]:
    talks: dict[str, list[_Timed]] = {}
    for talk, span in timed:
        for name in dict.fromkeys(fold(speaker.name) for speaker in talk.known_speakers):
            talks.setdefault(name, []).append((talk, span))
    for name, spoken in talks.items():
        for talk, other in _overlaps(spoken):
            who = next(speaker.name for speaker in talk.speakers if fold(speaker.name) == name)
            yield Doubt(
                talk, "time", f"{who} speaks in {_named(other)} at that time: change one of the times.", _TWO_PLACES
            )


def _talks_at_once(schedule: Schedule, timed: list[_Timed]) -> Iterator[Doubt]:
    """Yield talks that share a room, or in a file without rooms a section, at one time."""
    by_room = any(talk.rooms for talk in schedule.talks)
    many = "talks overlap another in their room" if by_room else "talks overlap another in their section"
    places: dict[str, list[_Timed]] = {}
    for talk, span in timed:
        sections = (f"section {quoted(talk.section.title)}",) if talk.section else ()
        for place in [f"room {quoted(room)}" for room in talk.rooms] if by_room else sections:
            places.setdefault(place, []).append((talk, span))
    for where, talks in places.items():
        for talk, other in _overlaps(talks):
            if talk.section and talk.section.parallel and talk.section == other.section:
                continue
            remedy = "change one of the times" if by_room else "change one of the times, or write parallel = true there"
            yield Doubt(talk, "time", f"{_named(other)} is still on in {where}: {remedy}.", many)


def _gaps(schedule: Schedule) -> Iterator[Doubt]:
    """Yield the talks before which nothing is planned, on a day that has begun.

    A cancelled slot is not a gap, and neither is the time until a talk that is late.
    """
    timed = sorted(_planned(schedule), key=_start)
    until: dt.datetime | None = None
    today: dt.date | None = None
    for talk, span in timed:
        day = questions.workshop_day(schedule, talk)
        if until and span.start > until and day == today:
            gap = until, span.start
            told = unaided(schedule.timezone, gap)
            free = " to ".join(clock_words(moment, told, day) for moment in gap)
            yield Doubt(
                talk,
                "time",
                f"nothing is listed from {free}: add a break, if it is one.",
                "gaps between talks",
            )
        until = max(until, span.end) if until else span.end
        today = day


def _out_of_order(schedule: Schedule) -> Iterator[Doubt]:
    """Yield what starts before the talk that stands before it, unless it joins on another: two have changed places."""
    timed = list(_planned(schedule))
    starts = {(talk.section, span.start) for talk, span in timed}
    ends = {(talk.section, span.end) for talk, span in timed}
    for (previous, earlier), (talk, span) in itertools.pairwise(timed):
        joins = (talk.section, span.start) in ends or (talk.section, span.end) in starts
        if previous.section == talk.section and span.start < earlier.start and not joins:
            yield Doubt(
                talk,
                "time",
                f"it starts earlier than {_named(previous)}, but stands below it in the file: move it above that.",
                _OUT_OF_ORDER,
            )


def _far_from_the_day(schedule: Schedule) -> Iterator[Doubt]:
    for talk in schedule.talks:
        day = questions.workshop_day(schedule, talk)
        if abs(day - schedule.date) > _FAR:
            message = f"it is on {day}, and the workshop on {schedule.date}: correct one of the dates."
            yield Doubt(talk, "time", message, "talks are more than a week from the first day")


def _ids_from_one_title(schedule: Schedule) -> Iterator[Doubt]:
    """Yield the talks whose ids are made from a title that others have too: dropping one would rename the next."""
    titles = Counter(slug(talk.title) for talk in schedule.talks)
    for talk in schedule.talks:
        made = slug(talk.title)
        if (
            titles[made] > 1
            and talk.identity is None
            and (talk.id == made or talk.id.removeprefix(f"{made}-").isdecimal())
        ):
            message = (
                "its title occurs twice, so that calendars may take another talk for it: give it an id of its own."
            )
            yield Doubt(talk, "id", message, "talks have a title that occurs twice, and no id of their own")


def _in_the_night_before(schedule: Schedule) -> Iterator[Doubt]:
    """Yield what is on the workshop's date by the calendar, and in the night before it by the programme."""
    begins = schedule.day_start or dt.time()
    for talk, span in questions.timed(schedule.talks):
        there = span.start.astimezone(schedule.timezone)
        if there.date() == schedule.date and there.time() < begins:
            advice = f"write date = {schedule.date + dt.timedelta(days=1)} if it is in the night after it"
            message = f"it starts before the workshop's first day does, at {begins:%H:%M}: {advice}."
            yield Doubt(talk, "time", message, "talks start in the night before the first day")


def _spelt_in_two_ways(schedule: Schedule) -> Iterator[Doubt]:
    for talk, section, name, first in spelt_in_two_ways(schedule):
        message = f"{name} is {first} elsewhere: write one name in one way."
        yield Doubt(talk, "speakers" if talk else "chairs", message, _TWO_WAYS, section)


def _written_as_one(schedule: Schedule) -> Iterator[Doubt]:
    for talk, name in written_as_one(schedule):
        remedy = "list several people separately, and write an affiliation in its own key"
        message = f"{quoted(name)} is written as one name: {remedy}."
        yield Doubt(talk, "speakers", message, _SEVERAL)


def _without_video(schedule: Schedule, now: dt.datetime) -> Iterator[Doubt]:
    if schedule.span and schedule.span.end <= now:
        for talk in schedule.talks:
            if _is_recordable(talk) and not talk.video:
                yield Doubt(talk, "talk", "the event is over, and it has no video: add its address.", _NO_VIDEO)


def _is_recordable(talk: Talk) -> bool:
    if talk.span is None or talk.cancelled or talk.recorded is False:
        return False
    told = talk.type if talk.speakers else f"{talk.type} {talk.title}"  # what nobody gives says by its title what it is
    return not set(re.findall(r"\w+", fold(told))) & _SELDOM_RECORDED


def _without_encryption(schedule: Schedule) -> Iterator[Doubt]:
    workshop: _Addresses = (("url", schedule.url), ("livestream", schedule.livestream), ("chat", schedule.chat))
    yield from (Doubt(None, about, f"{about} {_OPEN}", _ARE_OPEN) for about, url in workshop if _is_open(url))
    for talk in schedule.talks:
        own: _Addresses = (
            ("video", talk.video), ("paper", talk.paper), ("slides", talk.slides), ("website", talk.website)
        )  # fmt: skip
        yield from (Doubt(talk, about, f"{about} {_OPEN}", _ARE_OPEN) for about, url in own if _is_open(url))
        yield from (
            Doubt(talk, "links", f"{link.title.lower()} {_OPEN}", _ARE_OPEN)
            for link in talk.links
            if _is_open(link.url)
        )


_OPEN = "begins with http: write https, if the address answers to it."


def _is_open(url: str | None) -> bool:
    return url is not None and url.casefold().startswith("http:")
