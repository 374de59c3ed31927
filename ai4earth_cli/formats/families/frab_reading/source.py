"""What schedule.xml and schedule.json both say of an event and its talks, as they write it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ai4earth_cli.formats.families.frab_reading.links import Reference

_NAMES = ("public_name", "name", "full_public_name", "full_name", "display_name")
_AFFILIATIONS = ("affiliation", "organization", "organisation", "company")

Texts = Mapping[str, str]  # keys (tags, attributes) and what is written there; what is missing is not in it


class Row(NamedTuple):
    """A talk as it is written: the day and the room it is filed under, its texts, people and links.

    `day` counts the days of the file from 0; None if it is under none. `place` counts the talks of
    the file from 0, and `path` leads to it where the format has no lines.
    """

    place: int
    path: str
    day: int | None
    room: str
    texts: Texts
    people: Sequence[Texts] = ()
    references: Sequence[Reference] = ()
    opted_out: bool = False


class Source(NamedTuple):
    """An event as it is written. `tracks` are names by what talks call them; `ours` is a file of this program."""

    event: Texts
    days: Sequence[Texts]
    rows: Sequence[Row]
    tracks: Texts
    ours: bool = False


def name_of(person: Texts) -> str:
    """Return what a person is called, under whichever key."""
    return next((person[key] for key in _NAMES if person.get(key)), "")


def affiliation_of(person: Texts) -> str | None:
    """Return where a person works, under whichever key."""
    return next((person[key] for key in _AFFILIATIONS if person.get(key)), None)


def is_true(text: str) -> bool:
    """Whether a text says yes, as XML and people write it."""
    return text.strip().casefold() in {"true", "1", "yes"}
