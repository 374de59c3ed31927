"""One talk of a conference app: its texts, people and links."""

import datetime as dt
import functools
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ai4earth_cli.formats.families.authors import authors_in
from ai4earth_cli.formats.families.frab_reading.links import Reference, address, links_of
from ai4earth_cli.formats.families.frab_reading.source import Row, Texts, affiliation_of, name_of
from ai4earth_cli.formats.families.remarks import Remarks
from ai4earth_cli.formats.families.titles import cancelled
from ai4earth_cli.schedule.model import Section, Span, Speaker, Talk
from ai4earth_cli.text.addresses import address_in
from ai4earth_cli.text.markup import plain_text
from ai4earth_cli.text.printable import one_line, quoted

_ROOM = "Room: "
_MOST_PARTS = 5  # of a name, between commas
_TAG = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")
_NAMES = {"english": "en", "englisch": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr"}
_SCRIPT, _REGION = 4, 2  # letters of these parts of a tag
_LONGEST = 100  # letters of a language
_OFF = {"cancelled", "canceled"}
_ADDRESSES = {"video_download_url": "Video", "feedback_url": "Feedback"}


class Shared(NamedTuple):
    """What all talks of an event share: its title and addresses, tracks by name, and whether this program wrote it."""

    title: str
    base: str
    addresses: frozenset[str]
    sections: Mapping[str, Section]
    ours: bool
    remarks: Remarks[Row | None]


class Known(NamedTuple):
    """What is known of a talk beside its row: its ids, whether its title cancels it, its track, its time."""

    id: str
    identity: str | None
    title: str
    cancelled: bool
    track: str
    day: dt.date | None
    span: Span | None


def written_title(row: Row) -> str:
    """Return the title of a talk as it is written; its subtitle or slug where it has none."""
    texts = row.texts
    return one_line(texts.get("title") or "") or next(
        (text for key in ("subtitle", "slug") if (text := one_line(texts.get(key) or ""))), "Untitled"
    )


def talk_of(row: Row, known: Known, shared: Shared) -> Talk:
    """Return the talk that `row` describes."""
    texts = row.texts
    subtitle, off = one_line(texts.get("subtitle") or ""), known.cancelled
    if subtitle and not shared.ours and cancelled(subtitle) == (True, subtitle):  # it says nothing else
        subtitle, off = "", True
    state = texts.get("state") or texts.get("status")
    speakers, abstract, authors = _ours(row) if shared.ours else (_people(row), _abstract(texts), ())
    links = links_of(_references(row), _page(row, shared), shared.base, speakers)
    for text in links.unread:
        message = f"{quoted(text)} is not an address on the web. It is left out."
        shared.remarks.add("links are not addresses on the web", row, message)
    return Talk(
        id=known.id,
        section=shared.sections.get(known.track),
        title=known.title,
        type=one_line(texts.get("type") or ""),
        speakers=links.speakers,
        span=known.span,
        rooms=_rooms(row, known.track or shared.title, shared),
        abstract=abstract or None,
        language=_language(row, shared.remarks),
        cancelled=off or (state is not None and state.casefold() in _OFF),
        video=links.video,
        paper=links.paper,
        slides=links.slides,
        website=links.website,
        links=links.others,
        subtitle=subtitle if subtitle != known.title and subtitle else None,
        recorded=False if row.opted_out else None,
        authors=authors,
        identity=known.identity,
        day=known.day,
    )


def _rooms(row: Row, place: str, shared: Shared) -> tuple[str, ...]:
    """Return the room of a talk; in a file of this program `place` is none, unless the description says so."""
    room = one_line(row.room or row.texts.get("room") or "")
    if shared.ours and room == place and f"{_ROOM}{room}" not in (row.texts.get("description") or "").splitlines():
        return ()
    return (room,) if room else ()


def _page(row: Row, shared: Shared) -> str | None:
    """Return a talk's own page; None if that is the event's."""
    text = row.texts.get("url") or row.texts.get("origin_url")
    if not text or shared.ours or text.startswith("urn:"):  # ours has it among the links
        return None
    page = address(text, shared.base)
    if page is None:
        message = f"Its url {quoted(text)} is not an address on the web. It is left out."
        shared.remarks.add("links are not addresses on the web", row, message)
    return None if page in shared.addresses else page


def _references(row: Row) -> Sequence[Reference]:
    more = [Reference(row.texts[key], title) for key, title in _ADDRESSES.items() if row.texts.get(key)]
    return [*row.references, *more] if more else row.references


def _people(row: Row) -> tuple[Speaker, ...]:
    speakers: dict[str, Speaker] = {}
    for person in row.people:
        name = one_line(name_of(person))
        if name:
            speakers.setdefault(name, Speaker(name, affiliation_of(person), address_in(person.get("url") or "")))
    return tuple(speakers.values())


def _abstract(texts: Texts) -> str:
    abstract, description = texts.get("abstract"), texts.get("description")
    first = _lines(plain_text(abstract)) if abstract else ""
    second = _lines(plain_text(description)) if description else ""
    return _once(first, second) if first and second else first or second


def _ours(row: Row) -> tuple[tuple[Speaker, ...], str, tuple[Speaker, ...]]:
    """Return who speaks, the abstract and who wrote it, as a file of this program says in its description."""
    lines = (row.texts.get("description") or "").splitlines()
    affiliations: dict[str, str] = {}
    for words in (line.split(", ", _MOST_PARTS) for line in lines):
        for number in range(1, len(words)):  # since a name may have commas
            affiliations[", ".join(words[:number])] = one_line(", ".join(words[number:]))
    people = (person._replace(affiliation=affiliations.get(person.name)) for person in _people(row))
    return tuple(people), _lines(row.texts.get("abstract") or ""), authors_in(lines)


def _lines(text: str) -> str:
    """Return `text` printable, its lines kept."""
    return "\n".join(map(one_line, text.splitlines())).strip()


def _once(abstract: str, description: str) -> str:
    """Return both, or the one that has the other in it."""
    if abstract in description:
        return description
    return abstract if description in abstract else f"{abstract}\n\n{description}"


def _language(row: Row, remarks: Remarks[Row | None]) -> str | None:
    text = row.texts.get("language")
    if not text:
        return None
    tag, others = language(text)
    if tag is None:
        remarks.add("talks are in an unknown language", row, f"{quoted(text)} is not a language. Use a tag like 'en'.")
    elif others:
        message = f"It is in several languages, {quoted(text)}. The first is taken."
        remarks.add("talks are in several languages, of which the first is taken", row, message)
    return tag


@functools.cache
def language(text: str) -> tuple[str | None, bool]:
    """Return the first language that `text` names, as a tag (BCP 47), and whether it names others."""
    words = [word.strip() for word in re.split("[,;/|&+]", one_line(text[:_LONGEST]))]
    tags = [_NAMES.get(word.casefold(), word) for word in words if word]
    if not tags or not _TAG.fullmatch(tags[0]):
        return None, False
    first, *others = re.split("[-_]", tags[0])
    return "-".join([first.lower(), *map(_part, others)]), len(tags) > 1


def _part(part: str) -> str:
    """Return a later part of a tag as it is usually written: `zh-Hant-TW` (RFC 5646 §2.1.1)."""
    if len(part) == _REGION:
        return part.upper()
    return part.capitalize() if len(part) == _SCRIPT else part.lower()
