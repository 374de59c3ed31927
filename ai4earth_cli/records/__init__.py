"""Answers for programs: JSON objects and tab-separated lines. Moments are ISO 8601 with offset."""

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.model import Origin, Schedule, Span, Speaker, Talk, View
from ai4earth_cli.when.zone import zone_name

if TYPE_CHECKING:  # loaded by `check` only
    from ai4earth_cli.schedule.faults import Fault

Record = dict[str, Any]

VERSION = 1  # of the shape of the JSON; within a version it only grows


def answer(view: View, state: questions.State | None = None, **found: object) -> Record:
    """Return the object every command prints: the schedule, the moment asked about, the state, and what was found.

    The `state` is that at the moment asked about; it is asked for if it is not known.
    """
    schedule = view.schedule
    span = schedule.span
    start, end = _stamps(span, view)
    return {
        "version": VERSION,
        "schedule": {
            "title": schedule.title,
            "subtitle": schedule.subtitle,
            "timezone": zone_name(schedule.timezone, span.start if span else view.now),
            "start": start,
            "end": end,
            "url": schedule.url,
            "livestream": schedule.livestream,
        },
        "source": source(view.origin, view),
        "at": _stamp(view.now, view),
        "timezone": zone_name(view.zone, view.now),
        "state": state or questions.state(schedule, view.now),
        **found,
    }


def source(origin: Origin | None, view: View) -> Record | None:
    """Return where a schedule comes from as an object; None of one that was made up."""
    if origin is None:
        return None
    name, format_, fetched, stale = origin
    return {"name": name, "format": format_, "fetched": _stamp(fetched, view), "stale": stale}


def talks(view: View, found: Iterable[Talk]) -> list[Record]:
    """Return the talks as objects."""
    return list(each_talk(view, found))


def each_talk(view: View, found: Iterable[Talk]) -> Iterator[Record]:
    """Yield the talks as objects, made one by one; only their numbers are known before the first."""
    numbers = questions.numbers(view.schedule)
    for talk in found:
        yield _talk(view, talk, numbers[talk.id])


def sections(view: View) -> list[Record]:
    """Return the sections as objects, in the order of the file."""
    found = []
    for section, rows in questions.programme(view.schedule).items():
        start, end = _stamps(questions.span(rows), view)
        found.append(
            {
                "id": section.id,
                "title": section.title,
                "aliases": list(section.aliases),
                "chairs": list(section.chairs),
                "parallel": section.parallel,
                "start": start,
                "end": end,
                "talks": len(rows),
            }
        )
    return found


def rooms(view: View) -> list[Record]:
    """Return the rooms as objects, in the order in which talks name them."""
    found = []
    for room, rows in questions.by_room(view.schedule).items():
        start, end = _stamps(questions.span(rows), view)
        found.append({"name": room, "start": start, "end": end, "talks": len(rows)})
    return found


def speakers_json(view: View, talks: Sequence[Talk] | None = None, *, ascii_only: bool = False) -> Iterator[str]:
    """Yield the answer to `speakers` as pieces of JSON text: who gives one of `talks`, if not of all, with theirs.

    The text of a talk is made once, though it stands under each of its speakers.
    """

    def text(record: Record, depth: int) -> str:
        return as_json(record, ascii_only=ascii_only).replace("\n", "\n" + "  " * depth)

    from ai4earth_cli.schedule.people import everyone

    numbers = questions.numbers(view.schedule)
    known: dict[str, str] = {}
    comma = ""
    yield text(answer(view, speakers=[]), 0).removesuffix("]\n}")
    for speaker, spoken in everyone(view.schedule, talks).items():
        person = {**_speaker(speaker), "talks": []}
        yield f"{comma}\n    {text(person, 2)}".removesuffix("]\n    }")
        comma = ""
        for talk in spoken:
            if talk.id not in known:
                known[talk.id] = text(_talk(view, talk, numbers[talk.id]), 4)
            yield f"{comma}\n        {known[talk.id]}"
            comma = ","
        yield "\n      ]\n    }"
    yield "\n  ]\n}\n" if comma else "]\n}\n"


def workshop(view: View) -> Record:
    """Return the answer to `info`: its schedule has every field of the file's `[workshop]`."""
    schedule = view.schedule
    record = answer(view)
    record["schedule"] |= {
        "id": schedule.id,
        "date": schedule.date.isoformat(),
        "chat": schedule.chat,
        "contact": schedule.contact,
        "notices": list(questions.notices(schedule, view.now)),
        "updated": _stamp(schedule.updated, view),
        "revision": schedule.revision,
        "day_start": schedule.day_start.isoformat("minutes") if schedule.day_start else None,
    }
    return record


def verdict(file: str, schedule: Schedule | None, faults: "Iterable[Fault]") -> Record:
    """Return the answer to `check`: the faults of the file, and what was read where there are none."""
    span = schedule.span if schedule else None
    return {
        "version": VERSION,
        "file": file,
        "faults": [
            {"line": fault.line, "where": fault.where, "message": fault.message, "level": fault.level}
            for fault in faults
        ],
        "talks": len(schedule.talks) if schedule else None,
        "sections": len(schedule.sections) if schedule else None,
        "start": span.start.astimezone(schedule.timezone).isoformat() if schedule and span else None,
        "end": span.end.astimezone(schedule.timezone).isoformat() if schedule and span else None,
    }


def as_json(record: object, *, ascii_only: bool = False) -> str:
    """Return an object, or a value in one, as JSON text."""
    import json

    return json.dumps(record, ensure_ascii=ascii_only, indent=2)


def talk_lines(view: View, found: Iterable[Talk]) -> Iterator[str]:
    """Yield a line per talk: status, start, end, section id, type, speakers, title, room, number."""
    numbers = questions.numbers(view.schedule)
    for talk in found:
        yield _line(
            questions.status(talk, view.now),
            *_stamps(talk.span, view),
            talk.section and talk.section.id,
            talk.type,
            "; ".join(speaker.name for speaker in talk.speakers),
            talk.title,
            talk.room,
            str(numbers[talk.id]),
        )


def section_lines(view: View) -> Iterator[str]:
    """Yield a line per section: id, title, chairs, start, end, number of talks; without sections, one per room."""
    for record in () if view.schedule.sections else rooms(view):
        yield _line(None, record["name"], None, record["start"], record["end"], str(record["talks"]))
    for record in sections(view):
        fields = (record["id"], record["title"], "; ".join(record["chairs"]), record["start"], record["end"])
        yield _line(*fields, str(record["talks"]))


def speaker_lines(view: View, talks: Sequence[Talk] | None = None) -> Iterator[str]:
    """Yield a line per speaker and talk: name, affiliation, then the fields of `talk_lines`."""
    from ai4earth_cli.schedule.people import everyone

    speakers = everyone(view.schedule, talks)
    lines = talk_lines(view, itertools.chain.from_iterable(speakers.values()))
    for speaker, spoken in speakers.items():
        for line in itertools.islice(lines, len(spoken)):
            yield _line(speaker.name, speaker.affiliation, line)


def workshop_lines(view: View) -> Iterator[str]:
    """Yield a line per field of the workshop: its name and value; one for each notice."""
    for name, value in workshop(view)["schedule"].items():
        values: Sequence[object] = value if isinstance(value, list) else [value]
        for item in values:
            yield _line(name, None if item is None else str(item))


def _line(*fields: str | None) -> str:
    return "\t".join(field or "" for field in fields)


def _stamp(moment: dt.datetime | None, view: View) -> str | None:
    return moment.astimezone(view.zone).isoformat() if moment else None


def _stamps(span: Span | None, view: View) -> tuple[str | None, str | None]:
    return (_stamp(span.start, view), _stamp(span.end, view)) if span else (None, None)


def _talk(view: View, talk: Talk, number: int) -> Record:
    start, end = _stamps(talk.span, view)
    planned = dict(zip(("start", "end"), _stamps(talk.planned, view), strict=True)) if talk.planned else None
    return {
        "id": talk.id,
        "number": number,
        "section": {"id": talk.section.id, "title": talk.section.title} if talk.section else None,
        "type": talk.type or None,
        "title": talk.title,
        "subtitle": talk.subtitle,
        "speakers": [_speaker(speaker) for speaker in talk.speakers],
        "authors": [_speaker(author) for author in talk.authors],
        "start": start,
        "end": end,
        "planned": planned,
        "day": questions.workshop_day(view.schedule, talk).isoformat() if talk.span or talk.day else None,
        "minutes": round(talk.span.length / dt.timedelta(minutes=1)) if talk.span else None,
        "status": questions.status(talk, view.now),
        "on_demand": talk.on_demand,
        "room": talk.room,
        "rooms": list(talk.rooms),
        "language": talk.language,
        "abstract": talk.abstract,
        "cancelled": talk.cancelled,
        "starred": talk.id in view.starred,
        "recorded": talk.recorded,
        "links": {
            "video": talk.video,
            "paper": talk.paper,
            "slides": talk.slides,
            "website": talk.website,
            "other": [{"title": link.title, "url": link.url} for link in talk.links],
        },
    }


def _speaker(speaker: Speaker) -> Record:
    return {"name": speaker.name, "affiliation": speaker.affiliation, "url": speaker.url}
