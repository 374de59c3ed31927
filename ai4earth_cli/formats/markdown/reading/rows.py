"""One row of a table as a talk that has no time yet: its title, people, rooms and links."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ai4earth_cli.formats.markdown.page.clocks import is_nothing
from ai4earth_cli.formats.markdown.page.inline import Anchor, Cell, cell, has_links, is_link, links_of, plain, without
from ai4earth_cli.formats.markdown.page.people import people
from ai4earth_cli.formats.markdown.reading.columns import Columns
from ai4earth_cli.schedule.model import Link, Speaker, Talk

# What the words of a link say it is, where a row has several.
_NAMED = {
    **dict.fromkeys(("video", "recording", "watch", "youtube"), "video"),
    **dict.fromkeys(("paper", "pdf", "arxiv", "preprint"), "paper"),
    **dict.fromkeys(("slides", "slide"), "slides"),
    **dict.fromkeys(("website", "homepage"), "website"),
}
_PAPERS = re.compile(r"(?i)https?://[^/?#]*(?:arxiv|openreview|doi)\.org/|\.pdf(?:$|[?#])|/papers?/")
_PAGES = re.compile(r"(?i)\.html?(?:$|[?#])|/wiki/")
_VIDEOS = re.compile(r"(?i)https?://[^/?#]*(?:slideslive|youtube|youtu|vimeo|ccc)\.")
_CANCELLED = re.compile(r"(?i)\bcancell?ed\b")
_SAYS_CANCELLED = re.compile(r"(?i)^[\[(! ]{0,3}cancell?ed[\])!: ]{1,3}|[\[(! ]{1,3}cancell?ed[\])! ]{0,3}$")
_ROOM = re.compile(
    r"(?i)\b(?:room|hall|auditorium|stage|theat(?:er|re)|foyer|building|floor|lecture hall|saal|raum|zoom)\b"
)
_BREAK = re.compile(r"(?i)\b(?:break|lunch|coffee|dinner|pause)\b")


def row(texts: Sequence[str], columns: Columns, references: Mapping[str, str]) -> tuple[Talk, dict[str, Cell]] | None:
    """Return a row as a talk without id, time and section, and its cells by kind; None if it says nothing."""
    cells = {kind: cell(texts[index], references) for kind, index in columns.at.items() if index < len(texts)}
    talk = Talk(id="", section=None, title="")
    for kind, take in _TAKERS.items():
        if kind in cells and _is_said(cells[kind], columns):
            talk = take(talk, cells[kind], columns)
    talk = _called(talk, columns)
    return (talk, cells) if talk.title else None


def _is_said(found: Cell, columns: Columns) -> bool:
    """Whether a cell says anything: a talk that this program wrote may be called `TBA`."""
    return bool(found.text) and (columns.is_own or not is_nothing(plain(found.text, found.links)))


def _called(talk: Talk, columns: Columns) -> Talk:
    """Return the talk with a title: a row without one is called by its type (`Morning Break`), or by who speaks."""
    if not talk.title and (columns.is_own or not talk.speakers):
        return talk._replace(title=talk.type, type="Break")
    if not talk.title:
        return talk._replace(title=talk.type or ", ".join(speaker.name for speaker in talk.speakers))
    is_break = not (talk.type or talk.speakers or columns.is_own) and _BREAK.search(talk.title)
    return talk._replace(type="Break") if is_break else talk


def _title(talk: Talk, found: Cell, columns: Columns) -> Talk:
    text, notes = _apart(found.text, columns)
    talk = _noted(talk, notes, found.links, columns)
    for sign, anchor in links_of(text, found.links):
        kind = _kind(anchor)
        if kind and text != sign:
            text = without(text, sign)
        talk = _with(talk, _NAMED.get(anchor.title) or kind or _about(talk, anchor, columns), anchor)
    title = plain(text, found.links)
    kept = title if columns.is_own else _SAYS_CANCELLED.sub("", title)
    cancelled = talk.cancelled or found.is_struck or (kept != title and bool(kept))
    return talk._replace(title=kept or title, cancelled=cancelled)


def _apart(text: str, columns: Columns) -> tuple[str, str]:
    """Return a title without the brackets behind it, and what is in these if that is no part of the title."""
    before, bracket, notes = _last_brackets(text)
    is_note = columns.is_own or has_links(notes)
    if bracket and (is_note or _CANCELLED.fullmatch(notes) or _ROOM.search(notes)):
        return before.rstrip(), notes
    return text, ""


def _last_brackets(text: str) -> tuple[str, bool, str]:
    """Return what stands before the brackets at the end of `text`, whether there are any, and what is in them."""
    depth = 0
    for index in range(len(text) - 1, -1, -1) if text.endswith(")") else ():
        depth += (text[index] == ")") - (text[index] == "(")
        if depth == 0:
            return text[:index], True, text[index + 1 : -1]
    return text, False, ""


def _noted(talk: Talk, notes: str, links: tuple[Anchor, ...], columns: Columns) -> Talk:
    """Return the talk with what the brackets behind its title say: that it is cancelled, its rooms, more links.

    And in our own tables, that it is on demand, and by whom.
    """
    rooms = []
    for note in notes.split(", ") if notes else ():
        if is_link(note):
            ((_, anchor),) = links_of(note, links)
            talk = _with(talk, _kind(anchor), anchor)
        elif _CANCELLED.fullmatch(note):
            talk = talk._replace(cancelled=True)
        elif columns.is_own and note == "on demand":
            talk = talk._replace(on_demand=True)
        elif columns.is_own and note.startswith("+"):
            continue  # how late it is: its times are those that hold
        elif columns.is_own and note.startswith("by "):
            talk = talk._replace(authors=people(note.removeprefix("by "), (), has_several=True, is_exact=True))
        elif plain(note, links):
            rooms.append(plain(note, links))
    return talk._replace(rooms=(*talk.rooms, *rooms))


def _about(talk: Talk, anchor: Anchor, columns: Columns) -> str:
    """Return whether the link of a title is a paper or a website."""
    if _PAPERS.search(anchor.url):
        return "paper"
    if columns.has_websites or not columns.has_papers or (_PAGES.search(anchor.url) and not talk.website):
        return "website"
    return "paper"


def _speakers(talk: Talk, found: Cell, columns: Columns) -> Talk:
    text = found.text
    for sign, anchor in links_of(text, found.links):
        if _kind(anchor):
            text = without(text, sign)
            talk = _with(talk, _kind(anchor), anchor)
    if not is_link(text):
        return talk._replace(speakers=_named(text, found.links, columns))
    ((_, anchor),) = links_of(text, found.links)
    named = _named(anchor.shielded, (), columns)
    is_video = not talk.video and _NAMED.get(anchor.title) != "website" and _is_video(anchor, columns)
    if is_video or len(named) != 1:
        return _with(talk, "video" if is_video else "website", anchor)._replace(speakers=named)
    return talk._replace(speakers=(named[0]._replace(url=anchor.url),))


def _named(text: str, links: tuple[Anchor, ...], columns: Columns) -> tuple[Speaker, ...]:
    return people(text, links, has_several=columns.has_several, is_exact=columns.is_own)


def _is_video(anchor: Anchor, columns: Columns) -> bool:
    """Whether a link over all of the speakers is the video and no page of theirs."""
    return bool(_VIDEOS.search(anchor.url)) or (columns.has_videos and "/~" not in anchor.url)


def _type(talk: Talk, found: Cell, _: Columns) -> Talk:
    name = plain(found.text, found.links)
    for anchor in found.links:
        talk = _with(talk, "video" if _VIDEOS.search(anchor.url) else "slides", anchor)
    is_slides = bool(found.links) and name.casefold() == "slides"
    return talk._replace(
        type="" if is_slides else name, cancelled=talk.cancelled or (found.is_struck and not talk.title)
    )


def _rooms(talk: Talk, found: Cell, _: Columns) -> Talk:
    return talk._replace(rooms=(*talk.rooms, plain(found.text, found.links)))


def _abstract(talk: Talk, found: Cell, _: Columns) -> Talk:
    for anchor in found.links:
        talk = _with(talk, _kind(anchor), anchor)
    return talk if is_link(found.text) else talk._replace(abstract=plain(found.text, found.links))


def _linked(kind: str) -> Callable[[Talk, Cell, Columns], Talk]:
    """Return what takes the links of a column that is named for a kind of link."""

    def take(talk: Talk, found: Cell, _: Columns) -> Talk:
        for anchor in found.links:
            talk = _with(talk, kind or _kind(anchor), anchor)
        return talk

    return take


def _kind(anchor: Anchor) -> str:
    """Return what the words of a link say it is; nothing if they are words like any others."""
    return _NAMED.get(anchor.text.casefold(), "")


def _with(talk: Talk, kind: str, anchor: Anchor) -> Talk:
    """Return the talk with a link of a kind; of no kind, or of one it has already, by the words of the link."""
    if kind and getattr(talk, kind) is None:
        link: dict[str, Any] = {kind: anchor.url}
        return talk._replace(**link)
    return talk._replace(links=(*talk.links, Link(anchor.text or anchor.url, anchor.url)))


# In which order the columns of a row are read, and by what.
_TAKERS: dict[str, Callable[[Talk, Cell, Columns], Talk]] = {
    "title": _title,
    "type": _type,
    "speakers": _speakers,
    "room": _rooms,
    "abstract": _abstract,
    **{kind: _linked(kind) for kind in ("video", "slides", "paper", "website")},
    "links": _linked(""),
}
