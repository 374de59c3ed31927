"""The talks of a calendar: what each property of an event says of one."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypedDict

from ai4earth_cli.formats.families.calendar import PARTS
from ai4earth_cli.formats.families.calendar_reading.calendar import SPEAKER, SUBTITLE, Calendar, Properties, Value
from ai4earth_cli.formats.families.calendar_reading.entries import called, uid_of
from ai4earth_cli.formats.families.calendar_reading.occurrences import Occurrence
from ai4earth_cli.formats.families.calendar_reading.texts import OURS, Told, kinds_in, speakers_in, told, told_by_us
from ai4earth_cli.formats.families.remarks import Remarks
from ai4earth_cli.schedule.identity import made_ids
from ai4earth_cli.schedule.model import Link, Section, Talk
from ai4earth_cli.text.addresses import address_in
from ai4earth_cli.text.matching import fold
from ai4earth_cli.text.printable import one_line, quoted

_Field = Literal["video", "paper", "slides", "website"]
_FIELDS: dict[str, _Field] = {"Video": "video", "Paper": "paper", "Slides": "slides", "Website": "website"}
_LIVESTREAM = "Livestream"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")


class Programme(NamedTuple):
    """Talks, their sections in the order of first mention, and where all of them are shown."""

    talks: tuple[Talk, ...]
    sections: tuple[Section, ...]
    livestream: str | None


def programme(calendar: Calendar, held: Sequence[Occurrence], remarks: Remarks[str]) -> Programme:
    """Return the programme that these times of the calendar's events make."""
    events = {id(one.about): one.about for one in held}
    tellings = dict(zip(events, _tellings(calendar, list(events.values()), remarks), strict=True))
    sections = _sections(events.values())
    places = Counter(_location(about) for about in events.values())
    links = {key: _links(about, tellings[key], remarks) for key, about in events.items()}
    livestream = next((url for key in events for title, url in links[key] if title == _LIVESTREAM), None)
    all_cancelled = calendar.about.token("METHOD") == "CANCEL"
    ids = made_ids(tellings[id(one.about)].title for one in held)
    talks = []
    for one, id_, identity in zip(held, ids, _identities(held, remarks), strict=True):
        about, key = one.about, id(one.about)
        talk = _talk(one, tellings[key])
        talks.append(
            talk._replace(
                id=id_,
                identity=identity,
                section=sections.get(_category(about)),
                rooms=_rooms(_location(about), places),
                cancelled=talk.cancelled or all_cancelled,
                **_linked([link for link in links[key] if link.url != livestream]),
            )
        )
    return Programme(tuple(talks), tuple(sections.values()), livestream)


def _tellings(calendar: Calendar, events: Sequence[Properties], remarks: Remarks[str]) -> list[Told]:
    """Return what title and description of each event tell, by the habits of what wrote the calendar."""
    product = calendar.about.text("PRODID")
    found = _told_by_us(events) if product.startswith(OURS) else _told(events, product)
    for number, (one, about) in enumerate(zip(found, events, strict=True)):
        if not one.title:
            remarks.add("talks have no title", called(about), "It has no title: it is called Untitled.")
            found[number] = one._replace(title="Untitled")
    return found


def _told_by_us(events: Sequence[Properties]) -> list[Told]:
    return [
        told_by_us(about.text("SUMMARY"), about.text("DESCRIPTION"), about.text(PARTS).split(), off=_is_off(about))
        for about in events
    ]


def _told(events: Sequence[Properties], product: str) -> list[Told]:
    names_in_title = "pretalx" in product.casefold()
    found = [told(about.text("SUMMARY"), about.text("DESCRIPTION"), names_in_title=names_in_title) for about in events]
    kinds = kinds_in([one.title for one in found])
    if not kinds:
        return found
    return [one._replace(type=kind, title=title) for one, (kind, title) in zip(found, kinds, strict=True)]


def _talk(one: Occurrence, telling: Told) -> Talk:
    """Return what the event alone says of a talk."""
    about = one.about
    named = [speaker for value in about.all(SPEAKER) for speaker in speakers_in(value.text)]
    return Talk(
        id="",
        section=None,
        title=telling.title,
        type=telling.type,
        speakers=telling.speakers or tuple(dict.fromkeys(named)),
        span=one.span,
        abstract=telling.abstract,
        language=_language(about),
        cancelled=telling.cancelled or _is_off(about),
        subtitle=one_line(about.text(SUBTITLE)) or None,
        authors=telling.authors,
    )


def _is_off(about: Properties) -> bool:
    return about.token("STATUS") == "CANCELLED"


def _identities(held: Sequence[Occurrence], remarks: Remarks[str]) -> Iterator[str | None]:
    """Yield what calendars know each talk by: the UID, and the time where several have that."""
    uses = Counter(uid_of(one.about) for one in held)
    taken: Counter[str] = Counter()
    for one in held:
        uid = one_line(uid_of(one.about))
        if not uid:
            remarks.add("talks have no UID", called(one.about), "It has no UID: it is known by its title.")
            yield None
            continue
        time = one.place or (one.span and one.span.start)
        if uses[uid_of(one.about)] > 1 and time:
            if one.place is None:
                message = f"Its UID {quoted(uid)} is that of another talk, too: they are told apart by their times."
                remarks.add("talks share their UID with another", called(one.about), message)
            uid = f"{uid}-{time.year:04}{time:%m%dT%H%M%SZ}"
        taken[uid] += 1
        yield uid if taken[uid] == 1 else f"{uid}-{taken[uid]}"


def _category(about: Properties) -> str:
    return fold(one_line(about.text("CATEGORIES")))


def _sections(events: Iterable[Properties]) -> dict[str, Section]:
    """Return the sections by their folded names, each in the spelling that comes first."""
    titles: dict[str, str] = {}
    for about in events:
        titles.setdefault(_category(about), one_line(about.text("CATEGORIES")))
    titles.pop("", None)
    return {
        key: Section(id_, title) for (key, title), id_ in zip(titles.items(), made_ids(titles.values()), strict=True)
    }


def _location(about: Properties) -> str:
    """Return the name of a place; empty if the location is an address on the web."""
    place = one_line(about.text("LOCATION"))
    return "" if address_in(place) else place


def _rooms(place: str, places: Mapping[str, int]) -> tuple[str, ...]:
    """Return the rooms in `A, B` if each of them is the whole location of some talk, else that as one."""
    parts = place.split(", ")
    if len(parts) > 1 and all(part in places for part in parts):
        return tuple(dict.fromkeys(parts))
    return (place,) if place else ()


def _language(about: Properties) -> str | None:
    value = about.first("SUMMARY") or Value("")
    language = value.parameters.get("LANGUAGE", "")
    return language if _LANGUAGE.fullmatch(language) else None


def _links(about: Properties, telling: Told, remarks: Remarks[str]) -> list[Link]:
    """Return the links of a talk, each address once; what is no address is left out, with a remark if it should be."""
    found = {link.url: link for link in telling.links}
    for name, default in (("URL", "Website"), ("CONFERENCE", "Conference"), ("LOCATION", "Location"), ("ATTACH", "")):
        for value in about.all(name):
            url = address_in(value.text)
            if url:
                title = value.parameters.get("LABEL") or value.parameters.get("FILENAME") or default or _file_name(url)
                found.setdefault(url, Link(one_line(title), url))
            elif name == "URL" and value.text.strip():
                message = f"{quoted(value.text)} is not an address on the web (https://…): it is left out."
                remarks.add("talks have a URL that is not an address on the web", called(about), message)
    return list(found.values())


def _file_name(url: str) -> str:
    return url.partition("?")[0].rstrip("/").rpartition("/")[2] or url


class _Linked(TypedDict, total=False):
    video: str
    paper: str
    slides: str
    website: str
    links: tuple[Link, ...]


def _linked(links: Sequence[Link]) -> _Linked:
    """Return the fields of a talk that hold these links: the first of each name that has a field, and the rest."""
    fields = _Linked()
    rest = []
    for link in links:
        name = _FIELDS.get(link.title)
        if name and name not in fields:
            fields[name] = link.url
        else:
            rest.append(link)
    fields["links"] = tuple(rest)
    return fields
