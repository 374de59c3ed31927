"""The schedule in its own format, as `toml` reads it: what is written and read again is the same schedule."""

import datetime as dt
from collections.abc import Iterable, Iterator

from ai4earth_cli.errors import NOTHING_FOUND, UserError
from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.toml.reading.times import NO_TIME
from ai4earth_cli.schedule.model import Delay, Link, Notice, Schedule, Section, Speaker, Talk
from ai4earth_cli.when.zone import YEARS, moment, stamp

_WIDTH = 100  # columns; a longer list has a line for each item

# A key and its value as TOML writes it, or the items of a list; what is empty is left out.
Pair = tuple[str, str | list[str] | None]


def pieces(edition: Edition) -> Iterator[str]:
    """Yield the tables of the schedule as TOML 1.0, its keys in the order of `ai4earth help schedule-file`.

    Where the edition has all talks, all sections are kept; else those that its talks are in. Raises UserError, before
    the first, if no file could be read that has one of the times.
    """
    for instant in _moments(edition):
        if instant.year not in YEARS:
            said = f"{instant.isoformat()} can't be written: a schedule file has years from {YEARS[0]} to {YEARS[-1]}."
            raise UserError(said, exit_code=NOTHING_FOUND)
    talks: dict[Section | None, list[Talk]] = {}
    for talk in edition.talks:
        talks.setdefault(talk.section, []).append(talk)
    schedule = edition.schedule
    is_whole = len(edition.talks) == len(schedule.talks)
    yield _table("[workshop]", _workshop(schedule))
    for section in schedule.sections:
        if is_whole or section in talks:
            yield f"\n{_table('[[section]]', _section(section))}"
            for talk in talks.get(section, ()):
                yield f"\n{_table('[[section.talk]]', _talk(talk, schedule))}"
    for talk in talks.get(None, ()):
        yield f"\n{_table('[[talk]]', _talk(talk, schedule))}"
    for delay in schedule.delays if is_whole else _delays(edition):
        yield f"\n{_table('[[delay]]', delay_pairs(delay, schedule))}"


def _moments(edition: Edition) -> Iterator[dt.datetime]:
    """Yield the moments (UTC) that are written: other schedules have years that this format has not."""
    if edition.schedule.updated:
        yield edition.schedule.updated
    for talk in edition.talks:
        yield from talk.planned or talk.span or ()


def _table(header: str, pairs: Iterable[Pair]) -> str:
    return "".join((f"{header}\n", *(f"{_line(key, value)}\n" for key, value in pairs if value)))


def _line(key: str, value: str | list[str]) -> str:
    if isinstance(value, str):
        return f"{key} = {value}"
    line = f"{key} = [{', '.join(value)}]"
    return line if len(line) <= _WIDTH else "\n".join((f"{key} = [", *(f"    {item}," for item in value), "]"))


def _workshop(schedule: Schedule) -> Iterator[Pair]:
    zone = schedule.timezone
    yield "id", _text(schedule.id)
    yield "title", _text(schedule.title)
    yield "subtitle", _text(schedule.subtitle)
    yield "date", schedule.date.isoformat()
    yield "timezone", _text("+00:00" if zone is dt.UTC else str(zone))  # "UTC" would read as the IANA zone
    yield "day_start", _time(schedule.day_start) if schedule.day_start else None
    yield "url", _text(schedule.url)
    yield "livestream", _text(schedule.livestream)
    yield "chat", _text(schedule.chat)
    yield "contact", _text(schedule.contact)
    yield "notices", [_notice(notice, schedule) for notice in schedule.notices]
    yield "updated", stamp(schedule.updated, zone) if schedule.updated else None
    yield "revision", str(schedule.revision) if schedule.revision else None


def _section(section: Section) -> Iterator[Pair]:
    yield "id", _text(section.id)
    yield "title", _text(section.title)
    yield "aliases", [_quoted(text) for text in section.aliases]
    yield "chairs", [_quoted(text) for text in section.chairs]
    yield "parallel", "true" if section.parallel else None


def _talk(talk: Talk, schedule: Schedule) -> Iterator[Pair]:
    yield "id", _text(talk.id)
    yield from _times(talk, schedule)
    yield "type", _text(talk.type)
    yield "title", _text(talk.title)
    yield "subtitle", _text(talk.subtitle)
    yield "speakers", [_person(speaker) for speaker in talk.speakers]
    yield "authors", [_person(author) for author in talk.authors]
    yield "room", [_quoted(room) for room in talk.rooms] if talk.rooms[1:] else _text(talk.room)
    yield "abstract", _paragraphs(talk.abstract)
    yield "language", _text(talk.language)
    yield "cancelled", "true" if talk.cancelled else None
    yield "video", _text(talk.video)
    yield "paper", _text(talk.paper)
    yield "slides", _text(talk.slides)
    yield "website", _text(talk.website)
    yield "links", [_link(link) for link in talk.links]
    yield "recorded", None if talk.recorded is None else str(talk.recorded).lower()
    yield "on_demand", "true" if talk.on_demand else None
    yield "uid", _text(talk.identity)
    yield "day", talk.day.isoformat() if talk.day else None


def _times(talk: Talk, schedule: Schedule) -> Iterator[Pair]:
    """Yield when the talk was to be: by the clocks of the workshop's zone, or if these do not tell, with the offset."""
    span = talk.planned or talk.span
    if span is None:
        return
    zone = schedule.timezone
    start, end = (_wall(moment, zone) for moment in span)
    takes_time = span.start != span.end
    if start is None:
        yield "start", stamp(span.start, zone)
        if takes_time:
            yield "end", stamp(span.end, zone)  # without an offset it would be taken in that of the start
        else:
            yield "duration", _quoted(NO_TIME)
        return
    yield "start", _time(start.time())
    if not takes_time:
        yield "duration", _quoted(NO_TIME)
    elif end is None:
        yield "end", stamp(span.end, zone)
    else:
        yield "end", _time(end.time()) if end.date() == start.date() else end.isoformat()
    yield "date", start.date().isoformat() if start.date() != schedule.date else None


def _delays(edition: Edition) -> Iterator[Delay]:
    """Yield the delays that are about some of the talks."""
    rooms = {room for talk in edition.talks for room in talk.rooms}
    sections = {talk.section.id for talk in edition.talks if talk.section}
    for delay in edition.schedule.delays:
        if (delay.room is None or delay.room in rooms) and (delay.section is None or delay.section in sections):
            yield delay


def delay_pairs(delay: Delay, schedule: Schedule) -> Iterator[Pair]:
    """Yield the keys of a delay, with its times as the file has those of talks: it ends on the day it starts on."""
    start, until = _bounds(delay.start, delay.until, schedule)
    yield "from", start
    yield "by", _quoted(f"{delay.by // dt.timedelta(minutes=1)}m")
    yield "until", until
    yield "room", _text(delay.room)
    yield "section", _text(delay.section)


def _bounds(start: dt.datetime | None, until: dt.datetime | None, schedule: Schedule) -> tuple[str | None, str | None]:
    """Return from when and until when something is (UTC), if it says so, in the shortest form that tells it."""
    zone = schedule.timezone
    first, last = (moment and _wall(moment, zone) for moment in (start, until))
    if start and not first:
        last = None  # without an offset it would be taken in that of the start
    day = first.date() if first else schedule.date
    return _bound(start, first, schedule.date, zone), _bound(until, last, day, zone)


def _bound(moment: dt.datetime | None, wall: dt.datetime | None, day: dt.date, zone: dt.tzinfo) -> str | None:
    if moment and not wall:
        return stamp(moment, zone)
    if wall is None:
        return None
    return _time(wall.time()) if wall.date() == day else wall.isoformat()


def _notice(notice: Notice, schedule: Schedule) -> str:
    text, (from_, until) = _quoted(notice.text), _bounds(notice.start, notice.end, schedule)
    if not (from_ or until):
        return text
    pairs = (("text", text), ("from", from_), ("until", until))
    return f"{{ {', '.join(f'{key} = {value}' for key, value in pairs if value)} }}"


def _wall(instant: dt.datetime, zone: dt.tzinfo) -> dt.datetime | None:
    """Return what clocks in `zone` show at a moment (UTC); None if that is no single moment."""
    wall = instant.astimezone(zone).replace(tzinfo=None)
    try:
        moment(wall, zone)
    except UserError:
        return None
    return wall


def _time(time: dt.time) -> str:
    return time.isoformat() if time.second or time.microsecond else f'"{time:%H:%M}"'


def _text(text: str | None) -> str | None:
    return _quoted(text) if text else None


def _quoted(text: str) -> str:
    """Return a basic string; what is read has no control characters that would have to be escaped."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _paragraphs(text: str | None) -> str | None:
    """Return a text of several lines as one that begins and ends on lines of its own."""
    if text is None or "\n" not in text:
        return _text(text)
    lines = text.replace("\\", "\\\\").replace('"""', '""\\"')
    return f'"""\n{lines}\n"""'


def _person(speaker: Speaker) -> str:
    if speaker.affiliation or speaker.url:
        return _inline({"name": speaker.name, "affiliation": speaker.affiliation, "url": speaker.url})
    return _quoted(speaker.name)


def _link(link: Link) -> str:
    return _inline({"title": link.title, "url": link.url})


def _inline(parts: dict[str, str | None]) -> str:
    pairs = ", ".join(f"{key} = {_quoted(text)}" for key, text in parts.items() if text)
    return f"{{ {pairs} }}"
