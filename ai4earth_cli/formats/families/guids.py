"""What apps that load a conference know its talks, people and rooms by: derived, where a source has none of its own."""

import itertools
import re
import uuid
from collections.abc import Iterable
from typing import Literal

from ai4earth_cli.errors import NOTHING_FOUND, UserError
from ai4earth_cli.schedule.identity import slug
from ai4earth_cli.schedule.model import Schedule, Talk
from ai4earth_cli.text.matching import fold

_LARGEST = 999_999  # a slug in schedule-without-person.xml.xsd has at most six digits
_MOST = 100_000  # for which a file has room; of more, many would look far for a number that is free
_SHORTEST = 3  # and at least three letters of a talk's own

_SHORTEST_ACRONYM = 4  # letters, in both schemas
_MADE = re.compile(r"(?a)(?:(.+)-)?(\d{4})-\d{2}-\d{2}")  # as `identity.event` makes what has no id
_UUID = re.compile(r"(?ai)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

Kind = Literal["talk", "person", "room"]


def acronym(schedule: Schedule) -> str:
    """Return what the workshop is called in names that machines read: its id, or `ai_for_earth_sciences_2020`.

    It stays that if `check --write-ids` has made the id, of title and date.
    """
    made = _MADE.fullmatch(schedule.id or "")
    if made:
        return f"{slug(made[1] or '', '_') or 'workshop'}_{made[2]}"
    if schedule.id:
        name = slug(schedule.id, "_")
        return name if len(name) >= _SHORTEST_ACRONYM else f"workshop_{name}".strip("_")
    return f"{slug(schedule.title, '_') or 'workshop'}_{schedule.date.year:04}"


def guid(schedule: Schedule, kind: Kind, name: str) -> uuid.UUID:
    """Return the UUID (version 5, RFC 9562 §5.5) of a talk, whose `name` is its id, or a person or a room.

    The workshop's id, or else its title and year, is part of it; the title, times and place in the file
    of a talk are not.
    """
    event = acronym(schedule) if not schedule.id or _MADE.fullmatch(schedule.id) else schedule.id
    return uuid.uuid5(uuid.NAMESPACE_URL, f"ai4earth:{event}/{kind}/{name}")


def talk_guid(schedule: Schedule, talk: Talk) -> uuid.UUID:
    """Return the UUID that the source knows a talk by, if that is one, else that of its id."""
    known = talk.identity or ""
    return uuid.UUID(known) if _UUID.fullmatch(known) else guid(schedule, "talk", talk.id)


def person_guid(schedule: Schedule, name: str) -> uuid.UUID:
    """Return the UUID of a person, the same for every way to write the name that folds alike."""
    return guid(schedule, "person", fold(name))


def numbers(guids: Iterable[uuid.UUID]) -> dict[uuid.UUID, int]:
    """Return a whole number from 1 to 999,999 for each guid, no two the same.

    A number is the first of a series, made from the guid alone, that no smaller guid has. So the order
    of `guids` does not matter, and one more changes the number of another only if both begin
    their series with the same: one time in a million for each pair. Raises UserError if there are
    so many that finding a number that is free would take long.
    """
    known_once = set(guids)
    if len(known_once) > _MOST:
        message = (
            f"The schedule has {len(known_once):,} talks or speakers, and export json and xml can number {_MOST:,}. "
            "Export another format, or split the file."
        )
        raise UserError(message, exit_code=NOTHING_FOUND)
    taken: dict[int, uuid.UUID] = {}
    for known in sorted(known_once):
        series = (uuid.uuid5(known, str(attempt)).int % _LARGEST + 1 for attempt in itertools.count())
        taken[next(number for number in series if number not in taken)] = known
    return {known: number for number, known in taken.items()}


def talk_slug(schedule: Schedule, talk: Talk, number: int) -> str:
    """Return the name of a talk for addresses and files: `ai_for_earth_sciences_2020-104-fei-air-quality`."""
    words = slug(talk.id)
    ending = words if len(words) >= _SHORTEST else f"talk-{words}".strip("-")
    return f"{acronym(schedule)}-{number}-{ending}"
