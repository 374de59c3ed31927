"""What is said when an event is over, and what can still be done then. Pure; moments are in UTC."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.finding import search
from ai4earth_cli.schedule.model import Schedule, Span, Talk, View
from ai4earth_cli.schedule.words import count, date_words, moment_words
from ai4earth_cli.text.matching import fold

_A_WHILE = dt.timedelta(minutes=10)
_DAY = dt.timedelta(days=1)


class Suggestion(NamedTuple):
    """What can be done, and the command that does it."""

    what: str
    command: str


def over_words(view: View, talks: Sequence[Talk] | None = None) -> str:
    """Return `Over since Sunday 26 April 2020 · 29 talks, 21 recorded`, with the time if it is a day ago or less.

    All that is of `talks`, if not of the whole programme; what was cancelled was not held.
    """
    held = [talk for talk in (view.schedule.talks if talks is None else talks) if not talk.cancelled]
    recorded = sum(1 for talk in held if talk.video)
    known = count(sum(1 for talk in held if not talk.is_break), "talk")
    return f"{_since(view, questions.span(held))} · {known}{f', {recorded} recorded' if recorded else ''}"


def _since(view: View, span: Span | None) -> str:
    if span is None:
        return "Over"
    end = span.end
    if view.now - end < _DAY:
        return f"Over since {moment_words(end, view.zone)}"
    return f"Over since {date_words(end.astimezone(view.zone).date())}"


def suggestions(view: View, talks: Sequence[Talk] | None = None) -> tuple[Suggestion, ...]:
    """Return how to watch a talk, see what is recorded, and see the day again: each for talks that there are.

    They are of `talks`, if not of all.
    """
    schedule, again = view.schedule, view.again
    asked = schedule.talks if talks is None else talks
    timed = [(talk, span) for talk, span in questions.timed(asked) if span.length and not talk.cancelled]
    recorded = [(talk, span) for talk, span in timed if talk.video and not talk.is_break]
    found = []
    known = next((words for talk, _ in _from_the_middle(recorded) if (words := _known_by(schedule, talk))), None)
    if known:
        found.append(Suggestion("Watch one", f"ai4earth open {known}{again}"))
    if any(talk.video for talk in schedule.talks):
        found.append(Suggestion("Browse", f"ai4earth list --recorded{again}"))
    for _, span in _from_the_middle(recorded or timed)[:1]:
        found.append(Suggestion("Relive", f"ai4earth now --at {_moment(schedule, span)} --tz event{again}"))
    return tuple(found)


def _from_the_middle(talks: list[tuple[Talk, Span]]) -> list[tuple[Talk, Span]]:
    """Return the talks from the middle one on, which is no welcome, and then the others."""
    middle = len(talks) // 2
    return [*talks[middle:], *talks[:middle]]


def _known_by(schedule: Schedule, talk: Talk) -> str | None:
    """Return the last word of a speaker's name if it finds this talk and no other, and a shell takes it as it is."""
    for speaker in talk.known_speakers:
        word = fold(speaker.name.split()[-1])
        if word.isascii() and word.isalpha() and search(schedule, word) == (talk,):
            return word
    return None


def _moment(schedule: Schedule, span: Span) -> str:
    """Return a moment in a talk as --at reads it in the event's zone: `10:40`, with the date if there are several."""
    moment = (span.start + min(_A_WHILE, span.length / 2)).astimezone(schedule.timezone)
    is_one_day = moment.date() == schedule.date and len(questions.days(schedule)) == 1
    return f"{moment:%H:%M}" if is_one_day else f"{moment.date()}T{moment:%H:%M}"
