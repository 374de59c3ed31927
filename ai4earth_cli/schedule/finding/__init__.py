"""Talks, sections, rooms and days from what people type. Pure."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from ai4earth_cli.errors import NOTHING_FOUND, UserError
from ai4earth_cli.schedule.model import Schedule, Section, Talk
from ai4earth_cli.schedule.questions import day_reached, days, event_days, is_on_day, numbers
from ai4earth_cli.schedule.words.languages import language_words
from ai4earth_cli.schedule.words.names import listed, shortened
from ai4earth_cli.text.matching import fold, has_words, nearest
from ai4earth_cli.text.printable import MOST_TYPED, quoted

_MOST_NAMES = 100
_MOST_LISTED = 20  # names that someone chooses one from
_MOST_DIGITS = 6  # of a talk's number


class Filters(NamedTuple):
    """Which talks are asked for, as people name them: any of the sections, of the types and so on.

    `day` is a day of the programme: what starts on it, or still lasts. `recorded` asks for what has a video, `left`
    for what is not over at that moment (UTC), cancelled or not; `starred` has the ids of those that are marked, if only
    these are asked for.
    """

    sections: Sequence[str] | None = None
    types: Sequence[str] | None = None
    rooms: Sequence[str] | None = None
    speaker: str | None = None
    day: dt.date | None = None
    languages: Sequence[str] | None = None
    recorded: bool = False
    left: dt.datetime | None = None
    starred: frozenset[str] | None = None


def select(schedule: Schedule, filters: Filters) -> tuple[Talk, ...]:
    """Return the talks that pass all the filters.

    Raises UserError for a section, a type, a room, a language or a speaker that the schedule does not have,
    and for more names than anyone types.
    """
    for names in (filters.sections, filters.types, filters.rooms, filters.languages):
        if len(names or ()) > _MOST_NAMES:
            message = f"One filter has {len(names or ())} names: give it {_MOST_NAMES} at most."
            raise UserError(message)
    sections = {section_called(schedule, typed) for typed in filters.sections or ()}
    types = {name for typed in filters.types or () for name in types_called(schedule, typed)}
    rooms = {name for typed in filters.rooms or () for name in rooms_called(schedule, typed)}
    languages = {name for typed in filters.languages or () for name in languages_called(schedule, typed)}
    speaker = None if filters.speaker is None else speaker_called(schedule, filters.speaker)
    return tuple(
        talk
        for talk in schedule.talks
        if (speaker is None or any(fold(known.name) == speaker for known in talk.known_speakers))
        and (not sections or talk.section in sections)
        and (not types or talk.type in types)
        and (not rooms or rooms & set(talk.rooms))
        and (not languages or talk.language in languages)
        and (not filters.day or is_on_day(schedule, talk, filters.day))
        and (talk.video or not filters.recorded)
        and (filters.left is None or talk.span is None or filters.left < talk.span.end)
        and (filters.starred is None or talk.id in filters.starred)
    )


def nothing_matches(schedule: Schedule) -> UserError:
    """Return the error that says that no talk passes all the filters, or that there is none."""
    said = "No talk matches all filters. Leave one out." if schedule.talks else "The schedule has no talks yet."
    return UserError(said, exit_code=NOTHING_FOUND)


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
        raise _several([section.id for section in part], typed, "sections")
    ids = {name: section.id for section in names for name in names[section]}
    hint = _hint(dict.fromkeys(ids[name] for name in nearest(typed, ids)))
    known = ", ".join(section.id for section in schedule.sections)
    message = f"No section is called {quoted(typed)}.{hint} The sections are: {known}."
    raise UserError(message)


def types_called(schedule: Schedule, typed: str) -> tuple[str, ...]:
    """Return the type of talk that is spelt `typed` or alone has it as a part, in each of its spellings."""
    return _alike([talk.type for talk in schedule.talks if talk.type], typed, "No talk is of type", "types")


def room_called(schedule: Schedule, typed: str) -> str:
    """Return the room that is spelt `typed`, in any case, or is the only one to have it as a part."""
    return rooms_called(schedule, typed)[0]


def rooms_called(schedule: Schedule, typed: str) -> tuple[str, ...]:
    """Return what `room_called` does, in each of its spellings."""
    return _alike([room for talk in schedule.talks for room in talk.rooms], typed, "No talk is in room", "rooms")


def languages_called(schedule: Schedule, typed: str) -> tuple[str, ...]:
    """Return the languages of talks that are called `typed`: by a tag of BCP 47, in any case, or in English.

    A language is that of every region, as RFC 4647 §3.3.1 has it: `de` is `de-CH`, too.
    """
    tags = dict.fromkeys(talk.language for talk in schedule.talks if talk.language)
    languages = {tag: tag.partition("-")[0] for tag in tags}
    named = tuple(tag for tag, main in languages.items() if fold(typed) in {fold(main), fold(language_words(main))})
    return named or _alike(tags, typed, "No talk is in", "languages")


def _alike(known: Iterable[str], typed: str, problem: str, called: str) -> tuple[str, ...]:
    """Return every spelling of the name that `typed` is, or that alone has it as a part, case and spaces aside."""
    spellings: dict[str, list[str]] = {}
    for name in dict.fromkeys(known):
        spellings.setdefault(_squeezed(name), []).append(name)
    names, wanted = [first for first, *_ in spellings.values()], _squeezed(typed)
    part = [name for name in spellings if wanted and wanted in name]
    if wanted in spellings or len(part) == 1:
        return tuple(spellings[wanted if wanted in spellings else part[0]])
    if part:
        raise _several([spellings[name][0] for name in part], typed, called)
    listed = f"The {called} are: {', '.join(names)}." if names else f"The schedule names no {called}."
    message = f"{problem} {quoted(typed)}.{_hint(nearest(typed, names))} {listed}"
    raise UserError(message)


def _squeezed(name: str) -> str:
    return " ".join(fold(name).split())


def speaker_called(schedule: Schedule, typed: str) -> str:
    """Return the folded name of the speaker who is spelt `typed`, or is the only one to have every word of it."""
    people = {fold(known.name): known.name for talk in schedule.talks for known in talk.known_speakers}
    wanted = fold(typed).strip()
    part = [name for name in people if wanted and has_words(wanted.split(), name)]
    if wanted in people or len(part) == 1:
        return wanted if wanted in people else part[0]
    if part:
        raise _several([people[name] for name in part], typed, "speakers")
    hint = _hint(nearest(typed, people.values()))
    message = f"No talk is by {quoted(typed)}.{hint} See who speaks: ai4earth speakers"
    raise UserError(message)


def _several(names: Sequence[str], typed: str, called: str) -> UserError:
    more = f" and {len(names) - _MOST_LISTED} more" if len(names) > _MOST_LISTED else ""
    listed = f"{', '.join(names[:_MOST_LISTED])}{more}"
    return UserError(f"Several {called} have {quoted(typed)} in their names: {listed}. Write one of them.")


def _hint(names: Iterable[str]) -> str:
    choices = " or ".join(names)
    return f" Did you mean {choices}?" if choices else ""


def day_called(schedule: Schedule, typed: str, now: dt.datetime) -> dt.date:
    """Return the day of the programme that `typed` is: its number from 1, or a date as `date_called` reads it.

    Today is the day of the programme at `now`, by the workshop's clocks. Raises UserError for what is no
    day, and for one on which nothing is.
    """
    from ai4earth_cli.when.dates import date_called  # which few ask for

    known = days(schedule)
    listed = ", ".join(f"{number} ({day:%A} {day})" for number, day in enumerate(known, start=1))
    advice = f"The days are: {listed or 'none yet, since no talk has a time'}."
    text = typed.strip() if len(typed) <= MOST_TYPED else ""
    if text.isascii() and text.isdecimal() and 0 < int(text) <= len(known):
        return known[int(text) - 1]
    day = date_called(text, event_days(schedule), day_reached(schedule, now))
    if day is None:
        is_number = text.isascii() and text.isdecimal()
        problem = f"There is no day {text}." if is_number else f"Can't read {quoted(typed)} as a day."
        message = f"{problem} {advice}"
        raise UserError(message)
    if not any(is_on_day(schedule, talk, day) for talk in schedule.talks):
        message = f"There is nothing on {day:%A} {day}. {advice}"
        raise UserError(message, exit_code=NOTHING_FOUND)
    return day


def search(schedule: Schedule, typed: str) -> tuple[Talk, ...]:
    """Return the talks whose numbers `typed` is, or those whose speakers' names have every word of it.

    Where there is none, those whose titles have; or else whose names, authors, title, section, chairs and id have
    them together; or else whose abstracts have.
    """
    talks = schedule.talks
    words = fold(typed).split()
    return (
        numbered(schedule, typed.split())
        or by_speaker(talks, typed)
        or tuple(talk for talk in talks if has_words(words, talk.title))
        or tuple(talk for talk in talks if has_words(words, _about(talk)))
        or tuple(talk for talk in talks if talk.abstract and has_words(words, talk.abstract))
    )


def numbered(schedule: Schedule, words: Sequence[str]) -> tuple[Talk, ...]:
    """Return the talks whose numbers the words are, each once; none if one of the words is not a talk's number."""
    if not all(word.isascii() and word.isdecimal() and len(word) <= _MOST_DIGITS for word in words):
        return ()
    known = {str(number): id_ for id_, number in numbers(schedule).items()}
    ids = dict.fromkeys(known.get(word.lstrip("0")) for word in words)
    talks = {talk.id: talk for talk in schedule.talks}
    return () if None in ids else tuple(talks[id_] for id_ in ids if id_)


def _about(talk: Talk) -> str:
    section = " ".join((talk.section.title, *talk.section.chairs)) if talk.section else ""
    authors = " ".join(author.name for author in talk.authors)
    return f"{_names(talk)} {authors} {talk.title} {section} {talk.id}"


def by_speaker(talks: Iterable[Talk], typed: str) -> tuple[Talk, ...]:
    """Return the talks whose speakers' names together have every word of `typed`."""
    words = fold(typed).split()
    return tuple(talk for talk in talks if talk.speakers and has_words(words, _names(talk)))


def several(lines: Sequence[str], typed: str, advice: str) -> UserError:
    """Return the error that `typed` has found several talks, a line each, where one is wanted."""
    titles = "\n".join(shortened(lines))
    message = f"{len(lines)} talks match {quoted(typed)}. Add a word, {advice}:\n{titles}"
    return UserError(message, exit_code=NOTHING_FOUND)


Kind = Literal["video", "paper", "slides", "website"]


def link(schedule: Schedule, typed: str, talks: Sequence[Talk], kind: Kind) -> str:
    """Return the address of that kind of the one talk that `typed` has found.

    Raises UserError if it has found several, or one without such a link.
    """
    if len(talks) > 1:
        raise several([f"  {line}" for line in listed(schedule, talks)], typed, "or give a number")
    talk = talks[0]
    url = {"video": talk.video, "paper": talk.paper, "slides": talk.slides, "website": talk.website}[kind]
    if url is None:
        links = ", ".join(found.title.lower() for found in talk.all_links)
        has = f"{kind}. It has: {links}" if links else f"{kind}, and no other link"
        message = f"'{talk.title}' has no {has}."
        raise UserError(message, exit_code=NOTHING_FOUND)
    return url


def livestream(schedule: Schedule) -> str:
    """Return the address of the livestream; raises UserError if there is none."""
    if schedule.livestream is None:
        message = f"{schedule.title} has no livestream. See: ai4earth info"
        raise UserError(message, exit_code=NOTHING_FOUND)
    return schedule.livestream


def _names(talk: Talk) -> str:
    return " ".join(speaker.name for speaker in talk.speakers)
