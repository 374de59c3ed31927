"""The favourites that EventFahrplan shares as JSON: no schedule, since no talk has a time."""

import json
from collections.abc import Iterator

from ai4earth_cli.schedule.mine.favourites import Favourite
from ai4earth_cli.text.addresses import address_in
from ai4earth_cli.text.printable import one_line


def favourites_in(data: bytes) -> tuple[Favourite, ...]:
    """Return the favourites that these bytes hold; none if they are of another kind."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return ()
    lectures = document.get("lectures") if isinstance(document, dict) else None
    return tuple(_favourites(lectures)) if isinstance(lectures, list) else ()


def _favourites(lectures: list[object]) -> Iterator[Favourite]:
    for lecture in lectures:
        texts = (
            {key: one_line(value) for key, value in lecture.items() if isinstance(value, str)}
            if isinstance(lecture, dict)
            else {}
        )
        if texts.get("title"):
            yield Favourite(texts["title"], texts.get("lecture_id") or None, address_in(texts.get("url", "")))
