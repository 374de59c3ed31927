"""What no schedule file needs, found before tomllib takes long over it: deep nesting, endless keys and numbers."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what tells faults is loaded where there are any
    from ai4earth_cli.schedule.faults import Fault

_DEEPEST = 20  # of brackets in each other, and parts of a key
_LONGEST = 100  # letters of a key without quotes, a number, a date

_ONE_LINE = r'"(?:[^"\\\n]++|\\.)*+"?|\'[^\'\n]*+\'?'
# A string of any kind, which may lack its end: so that each letter is looked at once, whatever comes.
STRING = (
    r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{0,5}'
    r"|'''(?:[^']++|'{1,2}(?!'))*+'{0,5}"
    rf"|{_ONE_LINE}"
)
_ENDLESS_KEY = rf"\.(?:[ \t]*+(?:[\w-]++|{_ONE_LINE})[ \t]*+\.){{{_DEEPEST - 1}}}"
_TOKEN = re.compile(rf"{STRING}|#[^\n]*+|[\[\]{{}}]|{_ENDLESS_KEY}", re.DOTALL)
_ENDLESS_WORD = re.compile(rf"(?<![\w.:+-])[\w.:+-]{{{_LONGEST + 1}}}")
_SHORTEN = f"a key or a number has more than {_LONGEST} letters: shorten it, or put text in quotes."


def excess(text: str) -> "Fault | None":
    """Return the first place at which `text` goes beyond any schedule; None if it doesn't, be it TOML or not."""
    depth = end = 0
    for token in _TOKEN.finditer(text):
        start = token.start()
        if start - end > _LONGEST and (word := _ENDLESS_WORD.search(text, end, start)):
            return _beyond(text, word.start(), _SHORTEN)
        opening, end = text[start], token.end()
        if opening == ".":
            return _beyond(
                text, start, f"a key has more than {_DEEPEST} parts: a schedule's have two, as section.talk."
            )
        depth += (opening in "[{") - (opening in "]}")
        if depth > _DEEPEST:
            return _beyond(
                text, start, "lists or tables are nested too deeply: a schedule needs no more than six levels."
            )
    word = _ENDLESS_WORD.search(text, end)
    return _beyond(text, word.start(), _SHORTEN) if word else None


def _beyond(text: str, position: int, message: str) -> "Fault":
    from ai4earth_cli.schedule.faults import Fault

    return Fault(text.count("\n", 0, position) + 1, "TOML", message)
