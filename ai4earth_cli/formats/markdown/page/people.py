"""Who speaks, from the cell of a table: `Ann Lee (MIT), Bo Ek & Cy Fox`."""

import re

from ai4earth_cli.formats.markdown.page.inline import Anchor, links_of, plain, worded
from ai4earth_cli.schedule.model import Speaker

_SEPARATOR = re.compile(r"\([^()]*\)|(?P<between> & | and |, and |; |, | · )")
_AFFILIATION = re.compile(r"([^()]+) \(([^()]+)\)")
_GROUP = re.compile(
    r"(?i)\b(?:team|teams|committee|group|panel|panelists|panellists|organi[sz]ers|speakers|authors|chairs)$"
)
_INSTITUTION = re.compile(
    r"\b(?:[A-Z]{2,}|(?i:univ\w{0,9}|institut\w{0,3}|college|lab|labs|laborator\w{1,4}|cent(?:er|re)|school|department"
    r"|research|inc|ltd|gmbh|academy|agency|ministry))\b"
)


def people(text: str, links: tuple[Anchor, ...], *, has_several: bool, is_exact: bool = False) -> tuple[Speaker, ...]:
    """Return the people that a shielded cell names, each with the link that is theirs.

    One comma stands before an affiliation, as this program writes it, unless the column `has_several`. What `is_exact`
    is so written, and no name behind a comma has to be guessed to be an institution's.
    """
    parts, between = _parts(text)
    names = [plain(part, links) for part in parts]
    if between == [", "] and (not has_several or (not is_exact and _INSTITUTION.search(names[1]))):
        parts, names = [f"{parts[0]} ({parts[1]})"], [f"{names[0]} ({names[1]})"]
    if _GROUP.search(names[-1]) and any(" " not in name for name in names):  # `Keynote & Earth Sciences Team`
        parts, names = [text], [plain(text, links)]
    found: list[Speaker] = []
    for part, name in zip(parts, names, strict=True):
        if has_several and not is_exact and found and not found[-1].affiliation and _INSTITUTION.search(name):
            found[-1] = found[-1]._replace(affiliation=name)
        elif name:
            found.append(_speaker(part, links))
    return tuple(found)


def _parts(text: str) -> tuple[list[str], list[str]]:
    """Return a list taken apart, and what stood between its parts; what is in brackets is whole."""
    parts, between, start = [], [], 0
    for found in _SEPARATOR.finditer(text):
        if found["between"]:
            parts.append(text[start : found.start()])
            between.append(found["between"])
            start = found.end()
    return [*parts, text[start:]], between


def _speaker(part: str, links: tuple[Anchor, ...]) -> Speaker:
    words, theirs = worded(part, links).strip(), links_of(part, links)
    told = _AFFILIATION.fullmatch(words)
    name, affiliation = (plain(told[1]), plain(told[2])) if told else (plain(words), None)
    return Speaker(name, affiliation or None, theirs[0][1].url if theirs else None)
