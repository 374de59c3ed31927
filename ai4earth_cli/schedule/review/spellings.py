"""Names that are probably one person's, written in two ways, or those of several written as one. Pure."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ai4earth_cli.schedule.model import Schedule, Section, Talk
from ai4earth_cli.text.matching import fold

_BETWEEN = r"[,;&/]| and "
_MOST_WORDS = range(2, 5)  # of one name
_LONG_NAME = 6  # letters from which on two first names that differ in one are rather one


class Spelling(NamedTuple):
    """A name of a talk's speaker or a section's chair, which is `first` where it stands first in the schedule."""

    talk: Talk | None
    section: Section | None
    name: str
    first: str


def spelt_in_two_ways(schedule: Schedule) -> Iterator[Spelling]:
    """Yield the names that were written otherwise before: with initials, or another letter in a long first name."""
    spellings: dict[str, str] = {}
    names = [(talk, None, speaker.name) for talk in schedule.talks for speaker in talk.known_speakers]
    chairs = [(None, section, chair) for section in schedule.sections for chair in section.chairs]
    for talk, section, name in (*names, *chairs):
        first = _first_spelling(name, spellings)
        if first != name:
            yield Spelling(talk, section, name, first)


def written_as_one(schedule: Schedule) -> Iterator[tuple[Talk, str]]:
    """Yield the names of speakers that look like those of several: `Ann Lee, Bo Chen`."""
    for talk in schedule.talks:
        yield from ((talk, one.name) for one in talk.known_speakers if _is_several(one.name))


def _is_several(name: str) -> bool:
    parts = [part.split() for part in re.split(_BETWEEN, name)]
    return len(parts) > 1 and all(
        len(words) in _MOST_WORDS and all(word[0].isupper() for word in words) for words in parts
    )


def _first_spelling(name: str, spellings: dict[str, str]) -> str:
    """Return how this name was written first, or the name, which is added to the `spellings` then."""
    spoken = _name_as_spoken(name)
    keys = [spoken, *_with_a_letter_open(spoken)]
    first = next((spellings[key] for key in keys if key in spellings), name)
    for key in keys:
        spellings.setdefault(key, first)
    return first


def _with_a_letter_open(spoken: str) -> Iterator[str]:
    """Yield a name with each letter of a long first name left open in turn, so that Stephen meets Stephan."""
    first, _, rest = spoken.partition(" ")
    if rest and len(first) >= _LONG_NAME:
        yield from (f"{first[:place]}?{first[place + 1 :]} {rest}" for place in range(len(first)))


def _name_as_spoken(name: str) -> str:
    """Return a name folded, without punctuation and without the initials beside a first and a last name."""
    words = re.sub(r"[^a-z0-9 ]", " ", fold(name)).split()
    full = [place for place, word in enumerate(words[:-1]) if len(word) > 1]
    words = words[full[0] :] if full else words
    middle = [word for word in words[1:-1] if len(word) > 1]
    return " ".join([*words[:1], *middle, *words[1:][-1:]])
