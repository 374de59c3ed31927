"""What calendars write into titles and descriptions, since they have no fields for it: speakers, kinds, links."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ai4earth_cli.formats.families.authors import ONE, SEVERAL, authors_in
from ai4earth_cli.formats.families.titles import cancelled
from ai4earth_cli.schedule.model import Link, Speaker
from ai4earth_cli.schedule.words import CANCELLED
from ai4earth_cli.text.addresses import address_in
from ai4earth_cli.text.printable import one_line

OURS = "-//ai4earth//"  # the beginning of the PRODID of `export ics`
_SPEAKERS = re.compile(r"(?:speakers?|speaker\(s\)|presenters?|von|by) ?: ?(.+)", re.IGNORECASE)
_NAMES = re.compile(r"(?:[^,;()]|\([^()]*\))+")
_KIND = re.compile(r"\[([^\[\]]{1,40})\] ?(.+)")
_MARKUP = re.compile(r"</?[a-zA-Z]|&[a-zA-Z#]")
_FACTS = (ONE, SEVERAL, "Type: ", "Section: ", "Room: ", "Note: ")  # as `export ics` has them
_MOST_PARTS = 5  # of a name, between commas
_LONGEST_NAMES = 1_000  # characters; what is longer tells a story


class Told(NamedTuple):
    """What title and description say of a talk."""

    title: str
    speakers: tuple[Speaker, ...] = ()
    abstract: str | None = None
    type: str = ""
    links: tuple[Link, ...] = ()
    cancelled: bool = False
    authors: tuple[Speaker, ...] = ()


def told(summary: str, description: str, *, names_in_title: bool) -> Told:
    """Return what a foreign calendar tells; `names_in_title` if its titles are `Title - Names`."""
    lines = [one_line(line) for line in _plain(description).splitlines()]
    speakers: tuple[Speaker, ...] = ()
    for number, line in enumerate(lines):
        match = _SPEAKERS.fullmatch(line) if len(line) <= _LONGEST_NAMES else None
        if match and not re.search(r"\d", match[1]):
            speakers = speakers_in(match[1])
            del lines[number]
            break
    title = one_line(summary)
    if names_in_title and " - " in f"{title} ":  # behind which there may be no names
        title, _, names = f"{title} ".rpartition(" - ")
        speakers = speakers or speakers_in(names)
    off, title = cancelled(title)
    return Told(title, speakers, _text(lines), cancelled=off)


def kinds_in(titles: list[str]) -> list[tuple[str, str]] | None:
    """Return for each title `[kind] Title` the kind and the title; None unless every title has one."""
    matches = [match for title in titles if (match := _KIND.fullmatch(title))]
    return [(match[1].strip(), match[2]) for match in matches] if len(matches) == len(titles) else None


def speakers_in(names: str) -> tuple[Speaker, ...]:
    """Return who is named in `A (B), C`: A of B, and C."""
    parts = (name.partition("(") for name in _NAMES.findall(names))
    people = ((one_line(name), one_line(rest.partition(")")[0])) for name, _, rest in parts)
    return tuple(dict.fromkeys(Speaker(name, affiliation or None) for name, affiliation in people if name))


def told_by_us(summary: str, description: str, parts: Sequence[str], *, off: bool) -> Told:
    """Return what a calendar of `export ics` tells: people, facts, abstract and links are a block each.

    The `parts` are those that it says it has; one of 0.1.0 says nothing, and then a block is what it looks like. What
    is cancelled is so by its status, and its title says that, too.
    """
    has = parts.__contains__ if parts else _looks_so
    blocks = [block.splitlines() for block in description.split("\n\n")]
    summary = one_line(summary)
    title, speakers = _title_and_speakers(
        summary.removeprefix(CANCELLED) if off else summary, blocks[0] if has("people") else []
    )
    if speakers:
        del blocks[0]
    facts: list[str] = []
    if has("facts") and blocks and all(line.startswith(_FACTS) for line in blocks[0]):
        facts = blocks.pop(0)
    type_ = next((one_line(line.removeprefix("Type: ")) for line in facts if line.startswith("Type: ")), "")
    links: tuple[Link, ...] = ()
    if has("links") and blocks and (found := list(_links(blocks[-1]))) and len(found) == len(blocks[-1]):
        links = tuple(found)
        del blocks[-1]
    lines = [one_line(line) for block in blocks for line in (*block, "")]
    return Told(title, speakers, _text(lines), type_, links, off, authors_in(facts))


def _looks_so(_: str) -> bool:
    return True


def _title_and_speakers(summary: str, lines: list[str]) -> tuple[str, tuple[Speaker, ...]]:
    """Return both if the lines are of those whose names end the summary: `Title – A, B`.

    A name may have commas, as `Ann Li, PhD` has: of what a line begins with it is the longest that stands there.
    """
    end, people = len(summary), []
    for place, line in reversed(list(enumerate(lines))):
        words = line.split(", ")
        names = (", ".join(words[:number]) for number in range(min(len(words), _MOST_PARTS), 0, -1))
        before = ", " if place else " – "
        name = next((name for name in names if summary.endswith(before + name, 0, end)), None)
        if name is None:
            return summary, ()
        end -= len(before + name)
        people.append(_person(name, *line[len(name) :].split(", ")[1:]))
    return summary[:end], tuple(reversed(people))


def _person(name: str, *rest: str) -> Speaker:
    url = address_in(rest[-1]) if rest else None
    affiliation = ", ".join(rest[:-1] if url else rest)
    return Speaker(one_line(name), one_line(affiliation) or None, url)


def _links(lines: list[str]) -> Iterator[Link]:
    for line in lines:
        title, colon, text = line.rpartition(": ")
        url = address_in(text) if colon else None
        if url:
            yield Link(one_line(title), url)


def _plain(description: str) -> str:
    if not _MARKUP.search(description):
        return description
    from ai4earth_cli.text.markup import plain_text  # few descriptions have any

    return plain_text(description)


def _text(lines: list[str]) -> str | None:
    """Return the lines as paragraphs, one empty line between them at most."""
    return re.sub(r"\n\n\n+", "\n\n", "\n".join(lines)).strip() or None
