"""What a query that finds nothing is probably a slip for. Pure."""

import re
from collections.abc import Iterable, Sequence

from ai4earth_cli.errors import NOTHING_FOUND, UserError
from ai4earth_cli.schedule.finding import search
from ai4earth_cli.schedule.model import Schedule, Talk
from ai4earth_cli.text.matching import fold, nearest
from ai4earth_cli.text.printable import MOST_TYPED, quoted

_SHORTEST = 3  # letters of a word that another may be a slip for


def search_or_nearest(schedule: Schedule, typed: str) -> tuple[str, tuple[Talk, ...]]:
    """Return a query and the talks it finds; where there are none, those of what it is probably a slip for."""
    found = search(schedule, typed)
    meant = None if found else meant_by(schedule, typed)
    return (meant, search(schedule, meant)) if meant else (typed, found)


def meant_by(schedule: Schedule, typed: str) -> str | None:
    """Return a query that finds something, each word as the schedule spells the one it is most like.

    Words of names, titles, sections and chairs go before those of abstracts. None if a word is like none of them.
    """
    if len(typed) > MOST_TYPED:
        return None
    for texts in (_texts(schedule), (talk.abstract or "" for talk in schedule.talks)):
        known = dict.fromkeys(word for text in texts for word in re.findall(r"\w+", text) if len(word) >= _SHORTEST)
        meant = _spelt(typed, tuple(known))
        if meant and search(schedule, meant):
            return meant
    return None


def _spelt(typed: str, known: Sequence[str]) -> str | None:
    """Return a query with each word as it is spelt among the known ones; None as soon as one is like none of them."""
    folded = [fold(word) for word in known]
    words: list[str] = []
    for word in fold(typed).split():
        near = [word] if any(word in other for other in folded) else nearest(word, known, most=1)
        if not near:
            return None
        words += near
    return " ".join(words)


def nobody(typed: str, schedule: Schedule) -> UserError:
    """Return the error that says no talk was found, and what may be meant, or what numbers are."""
    names = [speaker.name for talk in schedule.talks for speaker in talk.known_speakers]
    choices = nearest(typed, names) or list(filter(None, [meant_by(schedule, typed)]))
    hint = f"Did you mean {' or '.join(choices)}?" if choices else "See who speaks: ai4earth speakers"
    if typed.replace(" ", "").isdecimal() and schedule.talks:
        known = set(map(str, range(1, len(schedule.talks) + 1)))
        beyond = (number for number in typed.split() if number not in known)
        typed = " ".join(beyond) or typed
        numbers = f"s have the numbers 1 to {len(schedule.talks)}" if schedule.talks[1:] else " has the number 1"
        hint = f"The talk{numbers}, as ai4earth list shows."
    return UserError(f"No talk found for {quoted(typed)}. {hint}", exit_code=NOTHING_FOUND)


def _texts(schedule: Schedule) -> Iterable[str]:
    for talk in schedule.talks:
        yield from (speaker.name for speaker in talk.known_speakers)
    for talk in schedule.talks:
        yield talk.title
    for section in schedule.sections:
        yield from (section.title, *section.chairs)
