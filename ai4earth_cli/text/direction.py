"""Text in scripts that run from right to left, kept from turning round what stands beside it."""

import re

# The blocks in which letters run from right to left (UAX #9, and DerivedBidiClass.txt for what is to come).
_FIRST_OF_ALL = "\u0590"
_RIGHT_TO_LEFT = (
    (_FIRST_OF_ALL, "\u08ff"),
    ("\ufb1d", "\ufdff"),
    ("\ufe70", "\ufefe"),
    ("\U00010800", "\U00010fff"),
    ("\U0001e800", "\U0001efff"),
)
# What screens put between and around texts. Compiled where it is used, since most have no such letters.
_BETWEEN = "( ?· ?|^,? +| *\n|  +| $)"
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


def isolated(text: str) -> str:
    """Return `text` with each part of each line that has letters from right to left in an isolate (UAX #9 §2.4.2).

    A terminal that reorders such letters takes a line for one paragraph: without isolates the next
    column, or a time, is drawn before them. Isolates take up no cells.
    """
    if not _turns(text):
        return text
    parts = re.split(_BETWEEN, text)
    return "".join(f"{_FIRST_STRONG_ISOLATE}{part}{_POP_ISOLATE}" if _turns(part) else part for part in parts)


def _turns(text: str) -> bool:
    """Whether a letter of it runs from right to left."""
    if text.isascii() or max(text) < _FIRST_OF_ALL:
        return False
    return any(first <= letter <= last for letter in set(text) for first, last in _RIGHT_TO_LEFT)
