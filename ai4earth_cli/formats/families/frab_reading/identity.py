"""By what a talk of a conference app is known: its own guid, code or number, else its title."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ai4earth_cli.formats.families.frab_reading.source import Row
from ai4earth_cli.schedule.identity import unlike
from ai4earth_cli.text.printable import one_line

_CODE_IN_URL = re.compile(r"/talk/([A-Z0-9]{5,8})/?", re.ASCII)


def identities(rows: Sequence[Row]) -> list[tuple[str | None, bool]]:
    """Return for each talk its identity, all different, and whether a talk before it has the one it would have had.

    It is what its source knows it by (the guid, else pretalx's code, else an id, else the slug): the first of them that
    no talk before it has, so that the first of several that share a guid keeps it whatever is added. If all are taken,
    it is the guid with a number.
    """
    counts = {key: Counter(one_line(row.texts.get(key) or "") for row in rows) for key in ("id", "slug")}
    taken: set[str] = set()
    uses: dict[str, int] = {}
    found: list[tuple[str | None, bool]] = []
    for row in rows:
        first = ""
        for known in _known_by(row, counts):
            if known not in taken:
                taken.add(known)
                found.append((known, bool(first)))
                break
            first = first or known
        else:
            found.append((unlike(first, taken, uses) if first else None, bool(first)))
    return found


def _known_by(row: Row, counts: Mapping[str, Counter[str]]) -> Iterator[str]:
    """Yield what a talk may be known by, the best first; ids and slugs that are its alone."""
    texts = row.texts
    yield from filter(None, (one_line(texts.get(key) or "") for key in ("guid", "code")))
    code = _CODE_IN_URL.search(texts.get("url") or "")
    if code:
        yield code[1]
    for key, count in counts.items():
        known = one_line(texts.get(key) or "")
        if known and count[known] == 1:
            yield known
