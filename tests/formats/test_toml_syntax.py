"""What is no TOML, in the words that tell an organiser what to write."""

import datetime as dt
import tomllib

import pytest

from ai4earth_cli.formats.toml import reader
from ai4earth_cli.formats.toml.warnings import warnings

CASES = {
    'title = "W': '1: TOML: a text is not closed: write " at its end.\n  title = "W\n            ^',
    'title = "W\nx = 1': (
        '1: TOML: a text is not closed on its line: write " at its end, or """ around several lines.\n  title = "W\n            ^'
    ),
    "a = '''x\n\n": "1: TOML: a text is not closed: write ' at its end.\n  a = '''x\n          ^",
    "x = 1\ntitle = W\n": (
        '2: TOML: this is not a value: write text in quotes ("…"), lists in [ ], dates and numbers bare.\n'
        "  title = W\n          ^"
    ),
    "x = 1\nx = 2": "2: TOML: this key has a value already: remove one of them.\n  x = 2\n       ^",
    "[a]\n[a]\n": (
        "2: TOML: this table is there already: put its keys together, or write [[ ]] for one more of a list.\n  [a]\n    ^"
    ),
    "[a\n": "1: TOML: the table's name is not closed: write ] at its end.\n  [a\n    ^",
    "[[a]\n": "1: TOML: the table's name is not closed: write ]] at its end.\n  [[a]\n     ^",
    "a = [1 2]": "1: TOML: a list is not closed: write ] at its end, and commas between its items.\n  a = [1 2]\n         ^",
    "a = {b = 1": "1: TOML: a table is not closed: write } at its end, and commas between its keys.\n  a = {b = 1\n            ^",
    "a = {b = 1, b = 2}": "1: TOML: a key stands twice in this table: remove one.\n  a = {b = 1, b = 2}\n                   ^",
    "d = 2020-02-30": "1: TOML: there is no such date or time.\n  d = 2020-02-30\n      ^",
    'a = "\\q"': (
        "1: TOML: a backslash has a meaning of its own: write two, or put the text in single quotes.\n"
        '  a = "\\q"\n         ^'
    ),
    'a = "\\uZZZZ"': (
        '1: TOML: write four hexadecimal digits behind \\u, eight behind \\U.\n  a = "\\uZZZZ"\n         ^'
    ),
    'a = "\\ud800"': '1: TOML: no character has that number.\n  a = "\\ud800"\n             ^',
    "a b = 1": "1: TOML: a key has no value: write = and the value behind it.\n  a b = 1\n    ^",
    "a = 1 b = 2": "1: TOML: more follows the value: one key to a line, text and times in quotes, dates like 2020-04-26.\n"
    "  a = 1 b = 2\n        ^",
    "\t= 3": '1: TOML: this is not a key, a table or a comment: write key = "value", [[section]] or # comment.\n      = 3\n      ^',
    'a = "b\x1b"': '1: TOML: a control character stands here: remove it.\n  a = "b\ufffd"\n        ^',
    "# \x00": "1: TOML: a control character stands here: remove it.\n  # \ufffd\n    ^",
    "a = " + "[" * 5000: "1: TOML: lists or tables are nested too deeply: a schedule needs no more than six levels.",
    "\na = " + "9" * 5000: "2: TOML: a key or a number has more than 100 letters: shorten it, or put text in quotes.",
    'a = "' + "x" * 200 + "\n": (
        '1: TOML: a text is not closed on its line: write " at its end, or """ around several lines.\n'
        f"  {'x' * 50}\n  {' ' * 50}^"
    ),
    "a.b = 1\na = 2": "2: TOML: this key has a value already: remove one of them.\n  a = 2\n       ^",
    "a = {}\na.b = 1": "2: TOML: this table is complete already: put its keys together.\n  a.b = 1\n         ^",
}


@pytest.mark.parametrize("text", CASES, ids=lambda text: text[:20])
def test_text_that_is_no_toml_shows_where_and_what_to_write(text: str) -> None:
    """With the line and a caret; one fault, because what follows is guesswork."""
    schedule, (fault,) = reader.described(text)

    assert schedule is None
    assert fault.shown("f") == f"f:{CASES[text]}"


@pytest.mark.parametrize("line", ["start,end,title", "start;end;title", "start\tend\ttitle", "\ufeffstart,end,title"])
def test_table_of_a_spreadsheet_is_told_as_one(line: str) -> None:
    """It is not a schedule file with a fault in its first line."""
    schedule, (fault,) = reader.described(f"{line}\n9:00,9:30,Fog\n")

    assert schedule is None
    assert fault.shown("f") == (
        "f:1: the file: this looks like CSV, which can be written but not read. What can be read: ai4earth help formats"
    )


@pytest.mark.parametrize("line", ["a, b", "a = [1, 2, 3", "start, end # , x"])
def test_line_with_commas_is_no_table_of_a_spreadsheet(line: str) -> None:
    """Two names are too few, and signs of TOML are none of CSV's."""
    _, (fault,) = reader.described(f"{line}\n")

    assert fault.where == "TOML"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # from Python 3.14 on the error is made of parts
def test_words_that_a_later_python_may_use_are_shown_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather than hidden."""

    def unheard_of(_text: str) -> dict[str, object]:
        raise tomllib.TOMLDecodeError(said)

    said = "Something new (at line 2, column 1)"
    monkeypatch.setattr(tomllib, "loads", unheard_of)
    _, (fault,) = reader.described("a = 1\n\n")

    assert fault.shown("f") == "f:2: TOML: Something new."


def test_warnings_know_their_lines() -> None:
    """Of the key they are about, or of the talk where it has no such key."""
    text = """
[workshop]
title = "W"
date = 2020-04-26
timezone = "UTC"
chat = "http://c"

[[section]]
title = "S"
[[section.talk]]
title = "a"
end = "10:00"
start = "09:00"
[[section.talk]]
title = "b"
paper = "http://p"
start = "10:30"
end = "11:00"
"""
    schedule, _ = reader.described(text)
    assert schedule
    found = warnings(text.encode(), schedule, dt.datetime(2020, 5, 1, tzinfo=dt.UTC))

    assert [(fault.line, fault.where, fault.level) for fault in found] == [
        (6, "workshop", "warning"),
        (10, "section 'S', talk 1 'a'", "warning"),
        (14, "section 'S', talk 2 'b'", "warning"),
        (16, "section 'S', talk 2 'b'", "warning"),
        (17, "section 'S', talk 2 'b'", "warning"),
    ]
