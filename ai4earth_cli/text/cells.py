"""How many cells of a terminal text takes, and text shortened to so many, by words."""

import bisect
import itertools

_ELLIPSIS = "…"
_DROPPED_BEFORE_IT = " ,;:.-–—·/("
_FIRST_UNUSUAL = "\u0300"  # letters before it take a cell each, and so do these signs of ours
_USUAL_SIGNS = "▶…–"
_NO_CELL = {"Mn", "Me", "Cf"}  # marks over other letters, and what only formats
_EMOJI = "\ufe0f"  # after a sign: show it as an emoji, two cells wide
_JAMO = "\u1160", "\u11ff"  # vowels and finals, which are drawn into the syllable before them


def cells(text: str) -> int:
    """Return the cells that `text` takes in a terminal: two for wide letters, none for combining marks (UAX #11).

    Where terminals differ, as in emoji of several signs, it is the larger number.
    """
    return sum(map(_cells, text))


def _cells(letter: str) -> int:
    if letter < _FIRST_UNUSUAL or letter in _USUAL_SIGNS:
        return 1
    import unicodedata  # which most titles need nothing of

    if letter == _EMOJI:
        return 1  # more, for the sign before it
    if unicodedata.category(letter) in _NO_CELL or _JAMO[0] <= letter <= _JAMO[1]:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def shortened(text: str, most: int) -> str:
    """Return `text` in at most that many cells: if it takes more, as many of its first words as fit, and `…`.

    Where not even one fits, it is as many letters; no mark is taken from its letter.
    """
    if cells(text) <= most:
        return text
    taken = list(itertools.accumulate(map(_cells, text)))
    place = bisect.bisect_right(taken, most - cells(_ELLIPSIS))  # from which on there is no room
    words = text[: place + 1].rpartition(" ")[0].rstrip(_DROPPED_BEFORE_IT)
    return f"{words or text[: _letters_end(text, place)]}{_ELLIPSIS}" if most > 0 else ""


def _letters_end(text: str, place: int) -> int:
    """Return the end of the last letter before `place` that has all its marks before it, too."""
    while place and _belongs_to_the_one_before(text, place):
        place -= 1
    return place


def _belongs_to_the_one_before(text: str, place: int) -> bool:
    return text[place - 1] == "\u200d" or text[place] == _EMOJI or not _cells(text[place])
