"""The questions: what is on, what comes next, who speaks, in which section. Pure; moments are in UTC."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal

from ai4earth_cli.errors import NOTHING_FOUND, UserError
from ai4earth_cli.matching import fold, has_words, nearest
from ai4earth_cli.model import Schedule, Section, Speaker, Talk

Status = Literal["past", "now", "upcoming", "unscheduled"]
State = Literal["before", "running", "between", "after"]


def status(talk: Talk, now: dt.datetime) -> Status:
    """Return where `talk` stands at `now`: on from its start up to, not including, its end.

    A cancelled talk is never on: it is past as soon as it would have started.
    """
    if talk.start is None or talk.end is None:
        return "unscheduled"
    if now < talk.start:
        return "upcoming"
    return "past" if talk.cancelled or talk.end <= now else "now"


def state(schedule: Schedule, now: dt.datetime) -> State:
    """Return where the whole workshop stands: a break, like a gap, is `between`."""
    start, end = schedule.start, schedule.end
    if start is None or end is None:
        today = now.astimezone(schedule.timezone).date()
        return "before" if today < schedule.date else "after" if today > schedule.date else "between"
    if now < start:
        return "before"
    if end <= now:
        return "after"
    return "between" if all(talk.is_break for talk in on_at(schedule.talks, now)) else "running"


def on_at(talks: Iterable[Talk], now: dt.datetime) -> tuple[Talk, ...]:
    """Return the talks and breaks that are on."""
    return tuple(talk for talk in talks if status(talk, now) == "now")


def next_after(talks: Iterable[Talk], now: dt.datetime) -> tuple[Talk, ...]:
    """Return those that start next: one, or all that start at that same moment."""
    coming = upcoming(talks, now)
    return tuple(talk for talk in coming if talk.start == coming[0].start)


def upcoming(talks: Iterable[Talk], now: dt.datetime) -> tuple[Talk, ...]:
    """Return the talks that are still to start and not cancelled, the earliest first."""
    coming = (talk for talk in talks if status(talk, now) == "upcoming" and not talk.cancelled)
    return tuple(sorted(coming, key=_start))


def by_section(talks: Iterable[Talk]) -> dict[Section, tuple[Talk, ...]]:
    """Return the talks under their sections, in the order of the file, within each by time, unscheduled last."""
    sections: dict[Section, list[Talk]] = {}
    for talk in talks:
        sections.setdefault(talk.section, []).append(talk)
    return {section: tuple(sorted(rows, key=_start)) for section, rows in sections.items()}


def programme(schedule: Schedule) -> dict[Section, tuple[Talk, ...]]:
    """Return every section with its talks, the empty ones too."""
    return dict.fromkeys(schedule.sections, ()) | by_section(schedule.talks)


def span(talks: Sequence[Talk]) -> tuple[dt.datetime, dt.datetime] | None:
    """Return the first start and the last end; None where no talk has a time."""
    starts = [talk.start for talk in talks if talk.start]
    ends = [talk.end for talk in talks if talk.end]
    return (min(starts), max(ends)) if starts and ends else None


def select(
    schedule: Schedule, sections: Sequence[str] = (), types: Sequence[str] = (), speaker: str | None = None
) -> tuple[Talk, ...]:
    """Return the talks in any of the sections, of any of the types and by the speaker, as people name them.

    Raises UserError for a section, a type or a speaker that the schedule does not have.
    """
    chosen = {section_called(schedule, typed) for typed in sections}
    kinds = {type_called(schedule, typed) for typed in types}
    talks = by_speaker(schedule.talks, speaker) if speaker else schedule.talks
    if speaker and not talks:
        raise nobody(speaker, schedule)
    return tuple(talk for talk in talks if (not chosen or talk.section in chosen) and (not kinds or talk.type in kinds))


def section_called(schedule: Schedule, typed: str) -> Section:
    """Return the section whose id, alias or title is `typed`, or has it as a part that no other section has."""
    wanted = fold(typed)
    names = {
        section: [fold(name) for name in (section.id, section.title, *section.aliases)] for section in schedule.sections
    }
    exact = [section for section in names if wanted in names[section]]
    part = [section for section in names if wanted and any(wanted in name for name in names[section])]
    if len(exact or part) == 1:
        return (exact or part)[0]
    if part:
        problem, choices = "Several sections are called", [section.id for section in part]
    else:
        ids = {name: section.id for section in names for name in names[section]}
        problem, choices = "No section is called", [ids[name] for name in nearest(typed, ids)]
    hint = f" Did you mean {' or '.join(dict.fromkeys(choices))}?" if choices else ""
    known = ", ".join(section.id for section in schedule.sections)
    message = f"{problem} {typed!r}.{hint} The sections are: {known}."
    raise UserError(message)


def type_called(schedule: Schedule, typed: str) -> str:
    """Return the type of talk that is spelt `typed`, in any case."""
    kinds = dict.fromkeys(talk.type for talk in schedule.talks if talk.type)
    for kind in kinds:
        if fold(kind) == fold(typed):
            return kind
    choices = nearest(typed, kinds)
    hint = f" Did you mean {' or '.join(choices)}?" if choices else ""
    message = f"No talk is of type {typed!r}.{hint} The types are: {', '.join(kinds)}."
    raise UserError(message)


def search(talks: Iterable[Talk], typed: str) -> tuple[Talk, ...]:
    """Return the talks whose speakers' names have every word of `typed`.

    Where there is none, those whose titles have; or else whose names, title and id have them together.
    """
    talks = tuple(talks)
    words = fold(typed).split()
    return (
        by_speaker(talks, typed)
        or tuple(talk for talk in talks if has_words(words, talk.title))
        or tuple(talk for talk in talks if has_words(words, f"{_names(talk)} {talk.title} {talk.id}"))
    )


def by_speaker(talks: Iterable[Talk], typed: str) -> tuple[Talk, ...]:
    """Return the talks whose speakers' names together have every word of `typed`."""
    words = fold(typed).split()
    return tuple(talk for talk in talks if talk.speakers and has_words(words, _names(talk)))


def nobody(typed: str, schedule: Schedule) -> UserError:
    """Return the error that says no talk was found, and whose name is spelt like `typed`."""
    names = [speaker.name for talk in schedule.talks for speaker in talk.speakers]
    titles = [talk.title for talk in schedule.talks]
    choices = nearest(typed, names) or nearest(typed, titles)
    hint = f"Did you mean {' or '.join(choices)}?" if choices else "See who speaks: ai4earth speakers"
    return UserError(f"No talk found for {typed!r}. {hint}", exit_code=NOTHING_FOUND)


def link(schedule: Schedule, typed: str, kind: str) -> str:
    """Return the address of the `kind` (`video`, `paper`, `slides`, `website`) of the one talk that `typed` finds.

    Raises UserError where it finds none, or several, or one without such a link.
    """
    talks = search(schedule.talks, typed)
    if not talks:
        raise nobody(typed, schedule)
    if len(talks) > 1:
        titles = "\n".join(f"  {talk.title}" for talk in talks)
        message = f"{len(talks)} talks are found for {typed!r}. Add a word of the title:\n{titles}"
        raise UserError(message, exit_code=NOTHING_FOUND)
    url: str | None = getattr(talks[0], kind)
    if url is None:
        links = ", ".join(found.title.lower() for found in talks[0].all_links)
        message = f"'{talks[0].title}' has no {kind}. It has: {links or 'no link at all'}."
        raise UserError(message, exit_code=NOTHING_FOUND)
    return url


def livestream(schedule: Schedule) -> str:
    """Return the address of the livestream; raises UserError where there is none."""
    if schedule.livestream is None:
        message = f"{schedule.title} has no livestream. See: ai4earth info"
        raise UserError(message, exit_code=NOTHING_FOUND)
    return schedule.livestream


def everyone(schedule: Schedule) -> dict[Speaker, tuple[Talk, ...]]:
    """Return who speaks, alphabetically by the name as it is written, each with their talks in the file's order.

    The same name is one person; the first mention that gives an affiliation or an address says who that is.
    """
    talks: dict[str, list[Talk]] = {}
    known: dict[str, Speaker] = {}
    for talk in schedule.talks:
        for speaker in talk.speakers:
            name = fold(speaker.name)
            talks.setdefault(name, []).append(talk)
            earlier = known.setdefault(name, speaker)
            known[name] = Speaker(earlier.name, earlier.affiliation or speaker.affiliation, earlier.url or speaker.url)
    return {known[name]: tuple(talks[name]) for name in sorted(talks)}


def workshop_day(schedule: Schedule, talk: Talk) -> dt.date:
    """Return the day of `talk` in the workshop's own zone."""
    return talk.start.astimezone(schedule.timezone).date() if talk.start else schedule.date


def _names(talk: Talk) -> str:
    return " ".join(speaker.name for speaker in talk.speakers)


_LAST = dt.datetime.max.replace(tzinfo=dt.UTC)


def _start(talk: Talk) -> dt.datetime:
    return talk.start or _LAST
