"""Mark talks, and unmark them."""

from collections.abc import Iterable, Sequence
from typing import Annotated

import typer

from ai4earth_cli.cli.asked import Source, asking_of, loaded, resolved
from ai4earth_cli.cli.asked.typed import query_asked, read_once
from ai4earth_cli.cli.options import EventDate, EventZone, Offline, Query, Refresh, ScheduleFile
from ai4earth_cli.cli.saying import answer, say
from ai4earth_cli.errors import NOTHING_FOUND, UserError
from ai4earth_cli.schedule import finding, questions
from ai4earth_cli.schedule.finding import slips
from ai4earth_cli.schedule.mine.agenda import agenda
from ai4earth_cli.schedule.mine.stars import Star, gone, ids_of, star, starred
from ai4earth_cli.schedule.model import Schedule, Talk
from ai4earth_cli.schedule.words import count, length_words, moment_words
from ai4earth_cli.schedule.words.names import listed, shortened
from ai4earth_cli.store import stars
from ai4earth_cli.text.matching import fold, has_words
from ai4earth_cli.text.printable import file_name, quoted

EXAMPLES = (
    "ai4earth star 15 18",
    "ai4earth star --remove wavelet",
)


def command(
    words: Query = None,
    *,
    remove: Annotated[bool, typer.Option("--remove", help="Unmark instead.")] = False,
    all_: Annotated[
        bool, typer.Option("--all", help="All talks that are found; with --remove and no QUERY, all that are marked.")
    ] = False,
    from_: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="Mark what another app has marked: its favourites as a calendar or a schedule.json, a file or an "
            "address; - is standard input.",
        ),
    ] = None,
    schedule: ScheduleFile = None,
    event_tz: EventZone = None,
    event_date: EventDate = None,
    refresh: Refresh = False,
    offline: Offline = False,
) -> None:
    """Mark talks, or take over what an app has marked."""
    if from_ is not None and (words or remove or all_):
        message = "Use --from alone: it marks what the file holds."
        raise UserError(message)
    if not words and from_ is None and not (remove and all_):
        message = "Which talk? Give its number, or words of a name or the title. To see what is marked: ai4earth agenda"
        raise UserError(message)
    source = Source(schedule, event_tz, event_date, refresh, offline)
    asked = resolved(source)
    if from_ == asked.schedule == "-":
        raise read_once()
    programme, _ = loaded(asked)
    if from_ is not None:
        _take_over(programme, from_, source)
    elif remove:
        _unmark(programme, query_asked(words) if words else "", all_=all_)
    else:
        _mark(programme, _asked(programme, query_asked(words or ()), all_=all_))


def _asked(schedule: Schedule, typed: str, *, all_: bool) -> Sequence[Talk]:
    """Return the talk that a query finds, or those whose numbers it is, or all that it finds.

    Raises UserError if it finds none, and if it finds several and not all are wanted.
    """
    found = finding.numbered(schedule, typed.split())
    if found:
        return found
    found = finding.search(schedule, typed)
    if not found:
        raise slips.nobody(typed, schedule)
    _check_one(_lines(schedule, found), typed, all_=all_)
    return found


def _check_one(found: Sequence[str], typed: str, *, all_: bool) -> None:
    """Raise UserError if what is found is several, and not all are wanted."""
    if len(found) > 1 and not all_:
        raise finding.several(found, typed, "or give a number, or --all")


def _mark(schedule: Schedule, found: Sequence[Talk]) -> None:
    """Mark talks, and say which of the others that are marked they overlap."""
    before = starred(schedule, stars.read())
    fresh = [talk for talk in found if talk.id not in before]
    if fresh:
        stars.add(star(schedule, talk) for talk in fresh)
    marked = before | {talk.id for talk in fresh}
    numbers = questions.numbers(schedule)
    overlaps = {
        entry.talk.id: entry.overlaps
        for entry in agenda(schedule, (talk for talk in schedule.talks if talk.id in marked))
    }
    for talk in questions.in_order(schedule, found):
        answer([f"★ {numbers[talk.id]}  {talk.title}{' (marked before)' if talk.id in before else ''}"])
        answer(
            shortened(
                [
                    f"  overlaps {numbers[other.id]} by {length_words(length)}: {other.title}"
                    for other, length in overlaps[talk.id]
                ]
            )
        )


def _unmark(schedule: Schedule, typed: str, *, all_: bool) -> None:
    """Unmark what a query finds among the marked talks and those that are gone; all of them without a query."""
    marks = stars.read()
    there = ids_of(schedule, marks)
    marked = frozenset(there.values())
    talks = tuple(talk for talk in schedule.talks if talk.id in marked)
    lost = gone(schedule, marks)
    if typed:
        talks, lost = _among(schedule, talks, lost, typed)
    if not talks and not lost:
        found = f"No marked talk matches {quoted(typed)}" if typed else "No talk is marked"
        message = f"{found}. To see what is marked: ai4earth agenda"
        raise UserError(message, exit_code=NOTHING_FOUND)
    if not finding.numbered(schedule, typed.split()):
        _check_one([*_lines(schedule, talks), *(f"  {one.title}" for one in lost)], typed, all_=all_)
    ids = {talk.id for talk in talks}
    stars.remove((*(one for one in marks if there.get(one.identity) in ids), *lost))
    answer(_lines(schedule, talks, "Not marked any more: "))
    answer(f"Not marked any more: {one.title}" for one in lost)


def _among(
    schedule: Schedule, talks: tuple[Talk, ...], lost: tuple[Star, ...], typed: str
) -> tuple[tuple[Talk, ...], tuple[Star, ...]]:
    """Return those of the marked talks that a query finds, and if there are none those that are gone."""
    numbered = finding.numbered(schedule, typed.split())
    if numbered:
        return tuple(talk for talk in numbered if talk in talks), ()
    found = finding.search(schedule._replace(talks=talks), typed)
    folded = fold(typed).split()
    return found, () if found else tuple(one for one in lost if has_words(folded, one.title))


def _take_over(schedule: Schedule, named: str, source: Source) -> None:
    """Mark what is in a file of favourites, and say what was found and what was not."""
    from ai4earth_cli.schedule.mine.favourites import matches
    from ai4earth_cli.sources.favourites import favourites

    wanted = favourites(named, schedule, asking_of(source))
    talks, missing = matches(schedule, wanted)
    if not talks:
        message = f"None of the {count(len(wanted), 'talk')} in {file_name(named)} is in {schedule.title}."
        raise UserError(message, exit_code=NOTHING_FOUND)
    before = starred(schedule, stars.read())
    fresh = questions.in_order(schedule, (talk for talk in talks if talk.id not in before))
    if fresh:
        stars.add(star(schedule, talk) for talk in fresh)
    answer(_lines(schedule, fresh, "★ "))
    told = [f"{count(len(fresh), 'talk')} marked"]
    told += [f"{len(talks) - len(fresh)} marked before"] if len(talks) > len(fresh) else []
    told += [f"{len(missing)} not found"] if missing else []
    answer([", ".join(told)])
    lines = []
    for one in missing:
        when = f", {moment_words(one.start, schedule.timezone)}" if one.start else ""
        lines.append(f"Not found: {one.title}{when}")
    for line in shortened(lines):
        say(line)


def _lines(schedule: Schedule, talks: Iterable[Talk], sign: str = "  ") -> list[str]:
    """Return the talks with their numbers, a line each."""
    return [f"{sign}{line if sign.isspace() else line.strip()}" for line in listed(schedule, talks)]
