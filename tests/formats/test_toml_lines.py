"""The line of every key, in every way that TOML can be laid out."""

import tomllib
from typing import Any

import pytest

from ai4earth_cli.formats.toml.reading.lines import lines, nearest_line
from ai4earth_cli.formats.toml.reading.table import Path

LAYOUTS = '''\
# a comment with [brackets] and "quotes
a.b."c d" = 1   # ]
[ workshop ]
title = "a # b ]"
"quoted\\tkey" = 'x'
notices = [   # a comment, with ]
  "x, ] y",
  """many
lines "quoted" \\""" ]""",
  \'\'\'raw
\'\'\',
  [1, [2]],
]

[[section]]
talk = [ { t = 10:00:00, who = ["a", { n = "b" }] },
  { t = 2020-04-26 10:00:00 },
]
[[section]]
empty = {}
[[section.talk]]
x = """"""
[section.more]
y = true
[[section.talk]]
last = -1.5e3'''

EXPECTED = {
    ("a", "b", "c d"): 2,
    ("workshop",): 3,
    ("workshop", "title"): 4,
    ("workshop", "quoted\tkey"): 5,
    ("workshop", "notices"): 6,
    ("workshop", "notices", 0): 7,
    ("workshop", "notices", 1): 8,
    ("workshop", "notices", 2): 10,
    ("workshop", "notices", 3, 1, 0): 12,
    ("section",): 15,
    ("section", 0): 15,
    ("section", 0, "talk", 0, "who", 1, "n"): 16,
    ("section", 0, "talk", 1, "t"): 17,
    ("section", 1): 19,
    ("section", 1, "empty"): 20,
    ("section", 1, "talk", 0): 21,
    ("section", 1, "talk", 0, "x"): 22,
    ("section", 1, "more", "y"): 24,
    ("section", 1, "talk", 1): 25,
    ("section", 1, "talk", 1, "last"): 26,
}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_layout_of_toml_has_its_lines(line_end: str) -> None:
    """Dotted and quoted keys, arrays over lines, strings of all kinds, tables of all kinds, either line end."""
    found = lines(LAYOUTS.replace("\n", line_end))

    assert {path: found[path] for path in EXPECTED} == EXPECTED


def paths(value: Any, path: Path = ()) -> set[Path]:
    """Return the paths of everything that tomllib finds."""
    if isinstance(value, dict):
        inner = {(*path, key): item for key, item in value.items()}
    elif isinstance(value, list):
        inner = {(*path, index): item for index, item in enumerate(value)}
    else:
        return {path}
    return {path}.union(*(paths(item, place) for place, item in inner.items()))


def test_lines_are_known_for_exactly_what_tomllib_finds() -> None:
    """No path is missed and none is made up."""
    assert set(lines(LAYOUTS)) == paths(tomllib.loads(LAYOUTS)) - {()}


def test_line_of_what_is_not_there_is_that_of_the_table_it_is_missing_from() -> None:
    """A missing key points to its table, however far up that is; a missing table to the top."""
    assert nearest_line(lines(LAYOUTS), ("section", 1, "title")) == 19
    assert nearest_line(lines(LAYOUTS), ("section", 1, "nothing", 0, "x")) == 19
    assert nearest_line(lines(LAYOUTS), ("section", 1, "talk", 1, "links", 0, "url")) == 25
    assert nearest_line(lines(LAYOUTS), ("nothing",)) == 1
