"""What people write into a title because their tool has no field for it: that a talk is cancelled."""

_WORDS = ("cancelled event", "canceled event", "cancelled", "canceled", "abgesagt", "entfällt", "fällt aus")
_DASHES = "-\u2013\u2014"
_MARKS = "*!()[]{}<>:|"
_AROUND = f" \t.,;/_{_DASHES}{_MARKS}"


def cancelled(title: str) -> tuple[bool, str]:
    """Return whether `title` says that the talk is cancelled, and the title without that.

    It does so at its start or end: `[CANCELLED] Clouds`, `Clouds ! CANCELLED !`, `Cancelled: Clouds`,
    `Canceled event: Clouds`, `CANCELLED Clouds`, `Abgesagt`. A word of the title itself (`Cancelled flights`) is left
    alone.
    """
    small = title.casefold()
    if len(small) == len(title):  # so that a place in the one is the same place in the other
        for word in _WORDS:
            if word in small:
                rest = _without(title, small, word)
                if rest is not None:
                    return True, rest or title
    return False, title


def _without(title: str, small: str, word: str) -> str | None:
    """Return the title without `word`; None if that is part of it."""
    start = len(title) - len(title.lstrip(_AROUND))
    end = start + len(word)
    if small.startswith(word, start):
        rest = title[end:].lstrip(_AROUND)
        if not rest or _apart(title[start:end], title[end : len(title) - len(rest)], rest):
            return title[end:].lstrip(f" \t.,;/_{_DASHES}*!)]}}>:|")
    end = len(title.rstrip(_AROUND))
    start = end - len(word)
    if small.endswith(word, 0, end):
        rest = title[:start].rstrip(_AROUND)
        if _apart(title[start:end], title[len(rest) : start], rest):
            return _ended(title[:start].rstrip(f" \t/_{_DASHES}([{{<:|"))
    return None


def _apart(word: str, gap: str, rest: str) -> bool:
    """Whether what stands between the word and the rest of the title sets it off, or capitals do."""
    if not gap:
        return False
    dashed = gap.strip() != gap and any(dash in gap for dash in _DASHES)
    return dashed or any(mark in gap for mark in _MARKS) or (word.isupper() and not rest.isupper())


def _ended(title: str) -> str:
    """Return `title` without the marks after its last space: those of `Clouds !`, not those of `Clouds!`."""
    bare = title.rstrip("*! ")
    return bare if title[len(bare) :].startswith(" ") else title
