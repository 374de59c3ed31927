"""The delays of a schedule file, written into it; with them what calendars must notice.

Text is put in and taken out, and nothing else is touched: a document of tomlkit would take a comment away with the
delay above it, write headers anew, and need ten seconds for 10,000 talks.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from ai4earth_cli.formats.toml.editing.file import (
    Change,
    blank_before,
    changed,
    edited,
    indent,
    line_end,
    line_start,
    next_line,
)
from ai4earth_cli.formats.toml.reading.lines import positions, value_at
from ai4earth_cli.formats.toml.reading.table import Path
from ai4earth_cli.formats.toml.writer import delay_pairs
from ai4earth_cli.schedule.model import Delay, Schedule
from ai4earth_cli.when.zone import stamp

_ARRAY: Path = ("delay",)
_DEPTH = 2  # of the path of a delay, and of a key of the workshop
_COMMA = re.compile(r"(?:\s++|#[^\n]*+)*+,")
_COMMA_BESIDE = re.compile(r"([ \t]*+,)[ \t]*+")
_REST = re.compile(r"[ \t]*+(?:#[^\r\n]*+)?(?=\r?\n)")  # of a line that ends behind a value
_OWN_KEY = re.compile(r"(?:[A-Za-z0-9_-]++|\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+\.[ \t]*+")


class _Own:
    """The paths of the workshop and of delays."""

    def __contains__(self, path: object) -> bool:
        return isinstance(path, tuple) and path[0] in {"workshop", "delay"}


def with_delays(data: bytes, schedule: Schedule, delays: Sequence[Delay], now: dt.datetime) -> bytes:
    """Return the file, which holds `schedule`, with these delays in place of its own, as of `now` (UTC).

    Those that stay are left as they are written. Its revision is raised, and it was updated now.
    """
    renewed = dict(_renewed(schedule, delays))

    def change(text: str) -> str:
        for delay in delays:
            if delay not in schedule.delays and delay not in renewed.values():
                # before any is taken out, so that it goes to the place of the last one
                text = changed(text, _with_another(text, delay, schedule))
        places = positions(text, _Own())
        gone = [place for place, delay in enumerate(schedule.delays) if delay not in delays and place not in renewed]
        values = {"updated": stamp(now, schedule.timezone), "revision": str(schedule.revision + 1)}
        taken = (part for place in gone for part in _without(text, places, ("delay", place)))
        put = (part for place, delay in renewed.items() for part in _with_pairs(text, places, place, delay, schedule))
        return changed(text, [*_with_values(text, places, values), *taken, *put])

    return edited(data, change)


def _renewed(schedule: Schedule, delays: Sequence[Delay]) -> Iterator[tuple[int, Delay]]:
    """Yield by its place in the file each delay that only has another length or end now, and what it is to be."""
    fresh = {_known_as(delay): delay for delay in delays if delay not in schedule.delays}
    for place, delay in enumerate(schedule.delays):
        if delay not in delays and _known_as(delay) in fresh:
            yield place, fresh.pop(_known_as(delay))


def _known_as(delay: Delay) -> tuple[object, ...]:
    return delay.start, delay.room, delay.section, delay.until is None


def _with_pairs(
    text: str, places: Mapping[Path, int], place: int, delay: Delay, schedule: Schedule
) -> Iterator[Change]:
    """Yield what gives a delay its length and its end in place of those it has."""
    pairs = dict(delay_pairs(delay, schedule))
    for key in ("by", "until"):
        there = places.get(("delay", place, key))
        if there is not None and pairs[key] is not None:
            old = value_at(text, there)
            yield Change(old.start, old.stop, str(pairs[key]))


def _with_values(text: str, places: Mapping[Path, int], values: Mapping[str, str]) -> Iterator[Change]:
    """Yield what puts values into the workshop's table: in place of the old ones, or behind its last key."""
    own = [place for path, place in places.items() if path[0] == "workshop" and len(path) == _DEPTH]
    last = max(place for place in own if text[place] != "[")  # not the header of a table in it
    end = value_at(text, last).stop
    prefix = _OWN_KEY.match(text, last)
    before = indent(text, last)
    behind = ""
    for key, value in values.items():
        place = places.get(("workshop", key))
        pair = f"{prefix[0] if prefix else ''}{key} = {value}"
        if place is not None:
            old = value_at(text, place)
            yield Change(old.start, old.stop, value)
        elif before is None:  # an inline table
            behind += f", {pair}"
        else:
            behind += f"{before}{pair}{line_end(text)}"
    yield _line_put(text, next_line(text, end), behind) if before is not None else Change(end, end, behind)


def _line_put(text: str, place: int, lines: str) -> Change:
    """Return the change that puts lines in where a line begins, or behind the last one, which may lack its end."""
    is_within = not text[:place] or text[place - 1] == "\n"
    return Change(place, place, lines if is_within or not lines else line_end(text) + lines)


def _with_another(text: str, delay: Delay, schedule: Schedule) -> Iterator[Change]:
    """Yield what puts a delay behind the last one, or at the end; an empty line before it."""
    places = positions(text, _Own())
    pairs = [f"{key} = {value}" for key, value in delay_pairs(delay, schedule) if isinstance(value, str)]
    if _is_array(text, places):
        yield from _with_item(text, places, f"{{ {', '.join(pairs)} }}")
        return
    known = [place for path, place in places.items() if path[0] == "delay" and len(path) > _DEPTH]
    place = next_line(text, value_at(text, max(known)).stop) if known else len(text)
    blank = [""] if blank_before(text, place) == place else []
    table = "".join(f"{line}{line_end(text)}" for line in (*blank, "[[delay]]", *pairs))
    yield _line_put(text, place, table)


def _is_array(text: str, places: Mapping[Path, int]) -> bool:
    return _ARRAY in places and text[places[_ARRAY]] != "["


def _with_item(text: str, places: Mapping[Path, int], item: str) -> Iterator[Change]:
    """Yield what puts an item behind the last one of the list of delays, on a line of its own if that has one."""
    items = [place for path, place in places.items() if path[0] == "delay" and len(path) == _DEPTH]
    if not items:
        first = value_at(text, places[_ARRAY]).start + 1
        yield Change(first, first, item)
        return
    last = max(items)
    end = value_at(text, last).stop
    comma = _COMMA_BESIDE.match(text, end)
    more = "," if comma else ""
    place = comma.end(1) if comma else end
    rest = _REST.match(text, place)
    before = indent(text, last)
    if not comma:
        yield Change(end, end, ",")
    if rest and before is not None:
        yield Change(rest.end(), rest.end(), f"{line_end(text)}{before}{item}{more}")
    else:
        yield Change(place, place, f" {item}{more}")


def _without(text: str, places: Mapping[Path, int], path: Path) -> Iterator[Change]:
    """Yield what takes a delay out: with the empty line before it, or with its comma."""
    start = places[path]
    if not _is_array(text, places):
        keys = [place for known, place in places.items() if known[:_DEPTH] == path and len(known) > _DEPTH]
        first = line_start(text, start)
        last = next_line(text, value_at(text, max(keys)).stop)
        is_top = not first and blank_before(text, next_line(text, last)) == last
        yield Change(blank_before(text, first), next_line(text, last) if is_top else last, "")
        return
    end = value_at(text, start).stop
    beside, comma = _COMMA_BESIDE.match(text, end), _COMMA.match(text, end)
    end = beside.end() if beside else end
    rest = _REST.match(text, end)
    if rest and indent(text, start) is not None:
        yield Change(line_start(text, start), next_line(text, end), "")
    else:
        yield Change(start, end, "")
    if comma and not beside:
        yield Change(comma.end() - 1, comma.end(), "")
