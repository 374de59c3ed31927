"""What a lenient reader did about what it could not read."""

from collections.abc import Callable
from typing import Generic, TypeVar

from ai4earth_cli.schedule.faults import Fault

Place = TypeVar("Place")
Located = tuple[int, str]  # its line, 0 if that is not known, and in words


class Remarks(Generic[Place]):
    """Remarks as they come, each about a place of the file, under what all of its kind say together."""

    def __init__(self) -> None:
        self._noted: list[tuple[str, Place, str]] = []

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._noted)

    def add(self, many: str, place: Place, message: str) -> None:
        """Note `message` about `place`; `many` says it of several: `talks have no title`."""
        self._noted.append((many, place, message))

    def faults(self, located: Callable[[Place], Located]) -> tuple[Fault, ...]:
        """Return the remarks in the order of the file; `located` tells the line of a place and the place in words."""
        found = (Fault(*located(place), message, "remark", many=many) for many, place, message in self._noted)
        return tuple(sorted(found, key=lambda fault: fault.line))


def as_it_is(place: Located) -> Located:
    """Return a place that is told by its line and in words already."""
    return place


def without_line(where: str) -> Located:
    """Return a place that is told in words alone."""
    return 0, where
