"""What is wrong with a text that is no TOML, in words that say what to write."""

import re
import tomllib

from ai4earth_cli.schedule.faults import Fault
from ai4earth_cli.text.printable import JOINERS, one_line

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_SEPARATORS = ",;\t"  # of CSV, as spreadsheets of several countries write it
_FEW_SEPARATORS = 2
_MOST_SHOWN = 100  # letters of a line, so that the caret below it stays in sight

# What tomllib says begins with, and what it means to an organiser.
_WORDS = (
    ("Unterminated string", 'a text is not closed: write " at its end'),
    ("Illegal character '\\n'", 'a text is not closed on its line: write " at its end, or """ around several lines'),
    ("Illegal character '\\r'", "a line ends in the middle: save the file with ordinary line ends"),
    ("Illegal character", "a control character stands here: remove it"),
    ("Found invalid character", "a control character stands here: remove it"),
    ("Unescaped '\\'", "a backslash has a meaning of its own: write two, or put the text in single quotes"),
    ("Invalid hex value", "write four hexadecimal digits behind \\u, eight behind \\U"),
    ("Escaped character", "no character has that number"),
    ("Invalid date or datetime", "there is no such date or time"),
    ("Invalid value", 'this is not a value: write text in quotes ("…"), lists in [ ], dates and numbers bare'),
    ("Invalid statement", 'this is not a key, a table or a comment: write key = "value", [[section]] or # comment'),
    ("Invalid initial character for a key part", "a key is missing here: write one of letters, digits, - and _"),
    ("Expected '='", "a key has no value: write = and the value behind it"),
    ("Expected newline", "more follows the value: one key to a line, text and times in quotes, dates like 2020-04-26"),
    ("Expected \"'", "a text is not closed: write ' at its end"),
    ("Expected ']]'", "the table's name is not closed: write ]] at its end"),
    ("Expected ']'", "the table's name is not closed: write ] at its end"),
    ("Unclosed array", "a list is not closed: write ] at its end, and commas between its items"),
    ("Unclosed inline table", "a table is not closed: write } at its end, and commas between its keys"),
    ("Duplicate inline table key", "a key stands twice in this table: remove one"),
    ("Cannot overwrite a value", "this key has a value already: remove one of them"),
    ("Cannot declare", "this table is there already: put its keys together, or write [[ ]] for one more of a list"),
    ("Cannot mutate", "this table is complete already: put its keys together"),
    ("Cannot redefine", "this table is there already: put its keys together"),
)  # fmt: skip


def syntax_fault(text: str, error: tomllib.TOMLDecodeError) -> Fault:
    """Return what made tomllib give up on `text`, with the line and a caret under the place."""
    if _is_csv(text):
        message = "this looks like CSV, which can be written but not read. What can be read: ai4earth help formats"
        return Fault(1, "the file", message)
    said = str(error)
    place = _PLACE.search(said)
    lines = text.split("\n")
    line, column = (int(place[1]), int(place[2])) if place and place[1] else _end(lines)
    words = next((words for beginning, words in _WORDS if said.startswith(beginning)), _PLACE.sub("", said))
    return Fault(line, "TOML", f"{words}.", excerpt=_excerpt(lines[line - 1], column))


def _is_csv(text: str) -> bool:
    """Whether the first line has three names or more between commas, semicolons or tabs, and nothing of TOML."""
    first = text.split("\n", 1)[0]
    return not any(sign in first for sign in "=[]{}#") and max(map(first.count, _SEPARATORS)) >= _FEW_SEPARATORS


def _end(lines: list[str]) -> tuple[int, int]:
    """Return the line and the column behind the last letter of the text."""
    last = max((number for number, line in enumerate(lines, start=1) if line.strip()), default=1)
    return last, len(lines[last - 1].rstrip()) + 1


def _excerpt(line: str, column: int) -> tuple[str, ...]:
    """Return the line, made printable, and a caret below that column."""
    before, behind = line[: column - 1].expandtabs(4), line[column - 1 :]
    start = max(0, len(before) - _MOST_SHOWN // 2)
    shown = "".join(
        letter if letter.isprintable() or letter in JOINERS else "\ufffd" for letter in before[start:] + behind.rstrip()
    )
    return (shown[:_MOST_SHOWN], " " * (len(before) - start) + "^") if one_line(shown) else ()
