"""Text in scripts that run from right to left, kept from turning round what stands beside it."""

import re

# The blocks in which letters run from right to left (UAX #9, and DerivedBidiClass.txt for what is to come).
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
_BETWEEN = re.compile("( ?· ?|^,? +| *\n|  +| $)")  # what screens put between and around texts
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


def isolated(text: str) -> str:
    """Return `text` with each part of each line that has letters from right to left in an isolate (UAX #9 §2.4.2).

    A terminal that reorders such letters takes a line for one paragraph: without isolates the next
    column, or a time, is drawn before them. Isolates take up no cells.
    """
    if not _RIGHT_TO_LEFT.search(text):
        return text
    parts = _BETWEEN.split(text)
    return "".join(
        f"{_FIRST_STRONG_ISOLATE}{part}{_POP_ISOLATE}" if _RIGHT_TO_LEFT.search(part) else part for part in parts
    )
