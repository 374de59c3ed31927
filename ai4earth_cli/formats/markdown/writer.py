"""The schedule as the workshop's page has it, in GitHub-flavoured Markdown and kramdown alike.

Times are in the workshop's zone. kramdown still makes quotation marks curly, as in the rest of a page.
"""

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Sequence

from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.markdown.escaped import as_link, as_part, as_text, linked
from ai4earth_cli.formats.markdown.page.inline import shielded
from ai4earth_cli.formats.markdown.page.people import people
from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.model import Link, Section, Speaker, Talk
from ai4earth_cli.schedule.words import date_words
from ai4earth_cli.schedule.words.clocks import Clocks, clocks
from ai4earth_cli.schedule.words.lateness import late_words
from ai4earth_cli.text import addresses

_HEAD = "| Start | End | Type | Speaker & Video | Title and paper |\n| --- | --- | --- | --- | --- |"

_FIRST = dt.datetime.min.replace(tzinfo=dt.UTC)


def pieces(edition: Edition) -> Iterator[str]:
    """Yield where to watch, the notices, and a table for each section, under a heading for each day of several.

    Times that are over at the edition's `now` are struck through: of a talk that is on the start. Talks without a
    time, `XX`, keep their place among the others of their section, and are struck when the workshop is over; among
    several days they are a part of their own.
    """
    gap = ""
    for part in _parts(edition):
        yield f"{gap}{part}\n"
        gap = "\n"


def _parts(edition: Edition) -> Iterator[str]:
    """Yield headings, paragraphs and tables, between which is an empty line."""
    days = questions.by_day(edition.schedule, edition.talks)
    dates = [date for date in days if date]
    if len(dates) > 1:
        yield from _about(edition)
        for date, talks in days.items():
            yield from _day(date, talks, edition)
        return
    date = dates[0] if dates else edition.schedule.date
    told = _clocks(date, edition.talks, edition)
    yield "## Schedule"
    yield f"{date_words(date)}. {_zone(told)}"
    yield from _about(edition)
    yield from _sections(edition.talks, told, edition)


def _about(edition: Edition) -> Iterator[str]:
    """Yield where to watch and to talk, and each notice that holds, as lines that no Markdown takes for a list."""
    schedule = edition.schedule
    links = ("Watch", "livestream", schedule.livestream), ("Chat", "chat", schedule.chat)
    told = [f"**{label}:** {as_link(name, url)}" for label, name, url in links if url]
    if told:
        yield " · ".join(told)
    yield from (f"**Note:** {_with_links(notice)}" for notice in questions.notices(schedule, edition.now))


def _with_links(text: str) -> str:
    """Return a line as it comes out as it is, its addresses as links."""
    found = addresses.pieces(text)
    words = [re.sub(r"\S(?:.*\S)?", lambda plain: as_text(plain[0]), piece) for piece in found[::2]]
    links = [*(as_link(address, address) for address in found[1::2]), ""]
    return "".join(itertools.chain.from_iterable(zip(words, links, strict=True)))


def _day(date: dt.date | None, talks: Sequence[Talk], edition: Edition) -> Iterator[str]:
    yield f"## {date_words(date)}" if date else "## Unscheduled"
    told = _clocks(date or edition.schedule.date, talks, edition)
    if date:
        yield _zone(told)
    yield from _sections(talks, told, edition)


def _clocks(date: dt.date, talks: Sequence[Talk], edition: Edition) -> Clocks:
    """Return the workshop's clocks at these talks of a day, or without any time at its noon."""
    zone = edition.schedule.timezone
    noon = dt.datetime.combine(date, dt.time(12), tzinfo=zone).astimezone(dt.UTC)
    return clocks(zone, questions.moments(talks) or {noon})


def _zone(told: Clocks) -> str:
    return f"All times are in {as_text(told.label)}."


def _sections(talks: Sequence[Talk], told: Clocks, edition: Edition) -> Iterator[str]:
    sections: dict[Section | None, list[Talk]] = {}
    for talk in talks:
        sections.setdefault(talk.section, []).append(talk)
    for section, listed in sorted(sections.items(), key=_has_heading):  # what has none cannot stand below one
        if section:
            yield f"### {as_text(section.title)}"
        yield "\n".join((_HEAD, *(_row(talk, told, edition) for talk in _in_order(listed))))


def _has_heading(part: tuple[Section | None, list[Talk]]) -> bool:
    return part[0] is not None


def _in_order(talks: Sequence[Talk]) -> list[Talk]:
    """Return the talks by time; one without stays behind the one that it follows in the file."""
    at = _FIRST
    placed = []
    for talk in talks:
        at = talk.span.start if talk.span else at
        placed.append((at, talk))
    return [talk for _, talk in sorted(placed, key=lambda row: row[0])]


def _row(talk: Talk, told: Clocks, edition: Edition) -> str:
    struck = zip(_times(talk, told, edition), _are_over(talk, edition), strict=True)
    times = [_struck(time) if is_over else time for time, is_over in struck]
    return f"| {' | '.join((*times, _type(talk), _speakers(talk), _title(talk)))} |"


def _are_over(talk: Talk, edition: Edition) -> tuple[bool, bool]:
    """Return whether the start and the end of a talk are over, or will not be."""
    status = questions.status(talk, edition.now)
    if status == "unscheduled":
        everything = edition.schedule.span
        is_over = everything is not None and everything.end <= edition.now
        return is_over, is_over
    return status != "upcoming", status in {"past", "cancelled"}


def _times(talk: Talk, told: Clocks, edition: Edition) -> tuple[str, str]:
    if talk.span is None:
        return "XX", "XX"
    day = questions.workshop_day(edition.schedule, talk)
    return _clock(talk.span.start, told, day), _clock(talk.span.end, told, day)


def _clock(moment: dt.datetime, told: Clocks, day: dt.date) -> str:
    """Return the page's `7:03`, marked `+1` on the next day, where clocks change on that day as `2:30 CET`."""
    there = moment.astimezone(told.zone)
    days = (there.date() - day).days
    shift = f"{days:+d}" if days else ""
    return f"{there.hour}:{there:%M}{shift} {told.beside(moment)}".rstrip()


def _type(talk: Talk) -> str:
    """Return the type with the slides; for a break its title, as on the page."""
    name = talk.title if talk.is_break else talk.type or ("Slides" if talk.slides else "")
    cell = as_link(name, talk.slides)
    return _struck(cell) if talk.is_break and talk.cancelled else cell


def _speakers(talk: Talk) -> str:
    """Return the names with the video; if people have pages of their own, those, and the video behind them."""
    names = [_name(speaker, is_alone=len(talk.speakers) == 1) for speaker in talk.speakers]
    if talk.video and not any(speaker.url for speaker in talk.speakers):
        return linked(_listed(names) or "Video", talk.video)
    title = "website" if len(names) == 1 and not talk.video else ""  # else that one link would be to the video
    people = [linked(name, speaker.url, title) for name, speaker in zip(names, talk.speakers, strict=True)]
    return _listed(people) + (f" ({as_link('video', talk.video)})" if talk.video else "")


def _name(speaker: Speaker, *, is_alone: bool) -> str:
    """Return a name and its affiliation; `Keynote & Earth Sciences Team`, which is read as one, as it is."""
    name, affiliation = as_part(speaker.name), as_part(speaker.affiliation or "")
    if affiliation:
        return f"{name}, {affiliation}" if is_alone else f"{name} ({affiliation})"
    told = as_text(speaker.name)
    is_one = is_alone and people(shielded(told), (), has_several=False) == (Speaker(speaker.name),)
    return told if is_one else name


def _listed(names: Sequence[str]) -> str:
    return " & ".join((*([", ".join(names[:-1])] if names[1:] else []), *names[-1:]))


def _title(talk: Talk) -> str:
    """Return the title with the paper, or else the website, and in brackets what no column has."""
    about = [Link(name, url) for name, url in (("paper", talk.paper), ("website", talk.website)) if url]
    title = "" if talk.is_break else as_link(talk.title, about.pop(0).url if about else None)
    authors = " & ".join(as_part(author.name) for author in talk.authors)
    known = (
        "cancelled" if talk.cancelled else None,
        "on demand" if talk.on_demand else None,
        late_words(talk).partition(",")[0],
        authors and f"by {authors}",
        *map(as_part, talk.rooms),
    )
    notes = (*filter(None, known), *(as_link(link.title, link.url) for link in (*about, *talk.links)))
    said = f"({', '.join(notes)})" if notes else ""
    if title == as_text(talk.title) and not said:
        title = re.sub(r"\)$", "&#41;", title)  # or what the title has in brackets would be a note
    return " ".join(filter(None, (_struck(title) if title and talk.cancelled else title, said)))


def _struck(cell: str) -> str:
    return f"~~{cell}~~"
