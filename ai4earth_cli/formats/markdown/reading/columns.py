"""What the columns of a table are, from the words of its head."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ai4earth_cli.formats.markdown.page.inline import cell, plain
from ai4earth_cli.text.matching import fold

# The head of the tables that this program writes. In these every row has a title or is a break, and
# what stands in brackets behind a title is never a part of it.
OWN_HEAD = ("Start", "End", "Type", "Speaker & Video", "Title and paper")

_WORDS = {
    "date": "date day datum tag",
    "start": "start starts begin begins beginning from time times when beginn uhrzeit zeit hour",
    "end": "end ends until till finish ende",
    "length": "duration length minutes dauer",
    "type": "type kind format art",
    "speakers": "speaker speakers presenter presenters name names author authors who by referent referenten sprecher "
    "vortragende",
    "title": "title titles talk talks what topic activity event presentation titel vortrag thema",
    "room": "room rooms location where hall venue stage place raum ort",
    "section": "section session track theme",
    "video": "video videos recording recordings",
    "slides": "slides slide",
    "paper": "paper papers pdf",
    "website": "website",
    "links": "link links materials",
    "abstract": "abstract description",
}
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words.split()}
_IN_BRACKETS = re.compile(r"\(([^()]{1,80})\)")


class Columns(NamedTuple):
    """The column of each kind that a table has, and what else its head says."""

    at: dict[str, int]
    is_own: bool = False  # written by this program
    has_videos: bool = False  # a speaker's link is a video
    has_papers: bool = False  # a title's link is a paper
    has_websites: bool = False
    has_several: bool = False  # of speakers: a comma stands between two people
    zone: str = ""  # what the head of the column of times says in brackets: `PDT`
    unread: tuple[tuple[int, str], ...] = ()  # those that are of no kind, with their heads


def columns(head: Sequence[str]) -> Columns | None:
    """Return what the columns are; None if the table is no programme: it has no start, or nothing that starts."""
    found = [cell(text, {}) for text in head]
    texts = [plain(told.text, told.links) for told in found]
    words = [re.findall("[a-z]+", fold(text)) for text in texts]
    at: dict[str, int] = {}
    for index, told in enumerate(words):
        kinds = [_KINDS[word] for word in told if word in _KINDS]
        if kinds:  # a date and a time in one column is no date alone
            at.setdefault(next((kind for kind in kinds if kind != "date"), "date"), index)
    if "title" not in at and "section" in at:  # a session is a talk to some, several to others
        at["title"] = at.pop("section")
    if "start" not in at or not at.keys() & {"title", "speakers", "type"}:
        return None
    speakers, titles = (words[at[kind]] if kind in at else [] for kind in ("speakers", "title"))
    zone = _IN_BRACKETS.search(texts[at["start"]])
    return Columns(
        at=at,
        is_own=tuple(texts) == OWN_HEAD,
        has_videos=not {"video", "videos", "recording", "recordings"}.isdisjoint(speakers),
        has_papers=not {"paper", "papers", "pdf"}.isdisjoint(titles),
        has_websites=not {"website", "page"}.isdisjoint(titles),
        has_several=not {"speakers", "presenters", "names", "authors", "s"}.isdisjoint(speakers),  # Speaker(s)
        zone=zone[1] if zone else "",
        unread=tuple((index, text) for index, text in enumerate(texts) if text and index not in at.values()),
    )
