"""What a lenient reader did about what it could not read: each remark, or of many of a kind their number."""

from collections.abc import Callable
from typing import Generic, TypeVar

from ai4earth_cli.errors import Fault

_MOST = 3  # of a kind, beyond which a number says more

Place = TypeVar("Place")
Located = tuple[int, str]  # its line, 0 if that is not known, and in words


class Remarks(Generic[Place]):
    """Remarks as they come, each about a place of the file, under what all of its kind say together."""

    def __init__(self) -> None:
        self._kinds: dict[str, list[tuple[Place, str]]] = {}
        self._counts: dict[str, int] = {}

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._kinds)

    def add(self, many: str, place: Place, message: str) -> None:
        """Note `message` about `place`; `many` says it of several: `talks have no title`."""
        self._counts[many] = self._counts.get(many, 0) + 1
        kind = self._kinds.setdefault(many, [])
        if len(kind) < _MOST:
            kind.append((place, message))

    def faults(self, located: Callable[[Place], Located]) -> tuple[Fault, ...]:
        """Return the remarks in the order of the file; `located` tells the line of a place and the place in words."""
        found = []
        for many, kind in self._kinds.items():
            count = self._counts[many]
            if count > _MOST:
                place, message = kind[0]
                line, where = located(place)
                found.append(Fault(line, "the file", f"{count} {many}; first: {where}: {message}", "remark"))
            else:
                found += [Fault(*located(place), message, "remark") for place, message in kind]
        return tuple(sorted(found, key=lambda fault: fault.line))


def as_it_is(place: Located) -> Located:
    """Return a place that is told by its line and in words already."""
    return place


def without_line(where: str) -> Located:
    """Return a place that is told in words alone."""
    return 0, where
