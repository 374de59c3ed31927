"""Names of people and of talks in words. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.model import Schedule, Talk
from ai4earth_cli.when.zone import letters

_MOST_BRIEFLY = 3
_MOST_LINES = 20  # that someone chooses one from
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "phd", "ph.d", "md"}
_PARTICLES = {
    *("van", "von", "vom", "zu", "zum", "zur", "der", "den", "de", "del", "della", "dello", "degli", "di", "da", "das"),
    *("do", "dos", "du", "des", "le", "la", "las", "los", "el", "al", "ten", "ter", "te", "af", "av", "st.", "'t"),
}


def names_words(names: Sequence[str]) -> str:
    """Return all names: `Flo`, `Flo & Gus`, `Flo, Gus & Hal`."""
    *most, last = names or ("",)
    return f"{', '.join(most)} & {last}" if most else last


def names_briefly(names: Sequence[str]) -> str:
    """Return up to three names as `names_words` does, of more the first three and how many more: `A, B, C +8`."""
    more = len(names) - _MOST_BRIEFLY
    return f"{', '.join(names[:_MOST_BRIEFLY])} +{more}" if more > 0 else names_words(names)


def speaker_names(talk: Talk) -> str:
    """Return the names of all who speak, as `names_words` does."""
    return names_words([speaker.name for speaker in talk.speakers])


def speakers_briefly(talk: Talk) -> str:
    """Return the names of those who speak, as `names_briefly` does, for screens."""
    return names_briefly([speaker.name for speaker in talk.speakers])


def by_surname(name: str) -> tuple[str, str]:
    """Return what a name is sorted by: the surname as far as it is told by the name itself, and the whole of it.

    That is the last word, or what stands before a comma. A particle belongs to it if its owner writes it with a
    capital (Van den Berg in Belgium, Di Stefano, El Ashhab), and not in small letters (van Gogh, von Neumann).
    """
    from ai4earth_cli.text.matching import fold  # only lists of people are sorted

    before, comma, behind = name.partition(",")
    is_turned = comma and behind.strip(" .").casefold() not in _SUFFIXES
    plain = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", before)
    words = [word for word in plain.split() if not word.startswith("@")] or name.split() or [""]
    while words[2:] and words[-1].strip(".").casefold() in _SUFFIXES:
        words.pop()
    first = place = len(words) - 1
    while place > 1 and words[place - 1].casefold() in _PARTICLES:
        place -= 1
        if words[place][0].isupper():
            first = place
    return fold(" ".join(words if is_turned else words[first:]).lstrip("@'")), fold(name)


def listed(schedule: Schedule, talks: Iterable[Talk]) -> list[str]:
    """Return `18  Fog` for each talk, in the order of the programme, titles below each other."""
    numbers, known = questions.numbers(schedule), questions.in_order(schedule, talks)
    titles = told_apart(schedule, known)
    wide = len(str(len(numbers)))
    return [f"{numbers[talk.id]:>{wide}}  {titles[talk.id]}" for talk in known]


def shortened(lines: Sequence[str]) -> list[str]:
    """Return the first of many lines, and how many more there are."""
    more = len(lines) - _MOST_LINES
    return [*lines[:_MOST_LINES], *([f"  … and {more} more"] if more > 0 else [])]


def told_apart(schedule: Schedule, talks: Sequence[Talk]) -> dict[str, str]:
    """Return the titles of talks by their ids; what several have with when, by the event's clocks, and where it is."""
    uses = Counter(talk.title for talk in talks)
    return {talk.id: " · ".join(_told(schedule, talk)) if uses[talk.title] > 1 else talk.title for talk in talks}


def _told(schedule: Schedule, talk: Talk) -> list[str]:
    if talk.span is None:
        when = "on demand" if talk.on_demand else "not scheduled"
    else:
        there = talk.span.start.astimezone(schedule.timezone)
        when = f"{there:%a} {there.day} {there:%H:%M} {letters(schedule.timezone, talk.span.start)}"
    return [talk.title, when, *([talk.room] if talk.room else [])]
