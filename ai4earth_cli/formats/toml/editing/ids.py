"""The ids that are made from titles, written into a schedule file: what is known by them stays known.

Text is put in and nothing else is touched: tomlkit adds a key behind the others of a table, and people look for an id
before them.
"""

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from ai4earth_cli.formats.toml.reading.lines import positions, talk_paths, value_at
from ai4earth_cli.schedule.identity import event
from ai4earth_cli.schedule.model import Schedule

if TYPE_CHECKING:
    from ai4earth_cli.formats.toml.reading.table import Path

# A header, and how far its first key is indented. Not possessive around a group: before Python 3.11.5 that loses it.
_HEADER = re.compile(r"[^\n]*+\n(?=(?:[ \t]*+(?:#[^\n]*+)?\r?\n)*([ \t]*+))")
_WORKSHOP = ("workshop",)
_OPENING = re.compile(r"\{[ \t]*+")


class Written(NamedTuple):
    """A file in which everything has an id, and how many of its sections and talks had none, or the workshop."""

    data: bytes
    sections: int
    talks: int
    workshop: bool


def with_ids(data: bytes, schedule: Schedule) -> Written:
    """Return the file, which holds `schedule`, with the ids that were made from titles, each before the other keys."""
    encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
    text = data.decode(encoding)
    ids: dict[Path, str] = {("section", number): section.id for number, section in enumerate(schedule.sections)}
    ids |= dict(zip(talk_paths(schedule), (talk.id for talk in schedule.talks), strict=True))
    places = positions(text, {*ids, *((*path, "id") for path in ids)})
    made = [path for path in ids if (*path, "id") not in places]
    table = None if schedule.id else _table(text)
    if table is not None:
        ids[_WORKSHOP], places[_WORKSHOP] = event(schedule), table
        made.append(_WORKSHOP)
    parts, end = [], 0
    for path in sorted(made, key=lambda path: places[path]):
        line, place = _line(text, places[path], ids[path])
        parts += [text[end:place], line]
        end = place
    kinds = [path[-2] for path in made if path != _WORKSHOP]
    found = "".join([*parts, text[end:]]).encode(encoding)
    return Written(found, kinds.count("section"), kinds.count("talk"), table is not None)


def _table(text: str) -> int | None:
    """Return where the table of the workshop begins; None if its keys stand without one, as `workshop.title`."""
    place = positions(text, {_WORKSHOP})[_WORKSHOP]
    if text[place] == "[":
        return place
    value = value_at(text, place).start
    return value if text[value] == "{" else None


def _line(text: str, place: int, id_: str) -> tuple[str, int]:
    """Return the id as it is written into a table that begins at a place in the text, and the place for it."""
    pair = f'id = "{id_}"'
    header = _HEADER.match(text, place)
    if text[place] == "[" and header:
        ends = "\r\n" if header[0].endswith("\r\n") else "\n"
        return f"{header[1]}{pair}{ends}", header.end()
    opening = _OPENING.match(text, place)
    return f"{pair}, ", opening.end() if opening else place
