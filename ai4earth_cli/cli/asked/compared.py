"""What a schedule is compared with, and which of the differences are asked for."""

from ai4earth_cli import sources
from ai4earth_cli.cli.asked import Asked, Source, loaded, resolved
from ai4earth_cli.cli.asked.typed import read_once
from ai4earth_cli.cli.asked.wanted import Wanted, nothing_found, starred_in, talks_asked
from ai4earth_cli.errors import UserError
from ai4earth_cli.schedule.changes import Comparison, differences
from ai4earth_cli.schedule.model import Schedule, Talk, View
from ai4earth_cli.schedule.words import news
from ai4earth_cli.store import seen
from ai4earth_cli.store.files import Document
from ai4earth_cli.text.addresses import is_on_the_web


def old_asked(old: str | None, asked: Asked, source: Source) -> Asked | None:
    """Return OLD as a source; None if it is not given, and so the last look is meant.

    Raises UserError if there is nothing to compare with, and never will be.
    """
    if old is None:
        if sources.stamp(asked.schedule) is None and not is_on_the_web(asked.schedule or ""):
            message = "What can be read only once is not remembered. Name what to compare it with: ai4earth changes OLD"
            raise UserError(message)
        return None
    if not old.strip():
        message = "Name the schedule to compare with, or leave it out for what you last saw."
        raise UserError(message)
    if old == asked.schedule == "-":
        raise read_once()
    return resolved(source._replace(schedule=old))


def compared_with(view: View, old: Asked) -> Comparison:
    """Return what is different from another schedule."""
    return _compared(view, *loaded(old))


def compared_since(view: View, document: Document, asked: Asked, look: seen.Look | None) -> Comparison | None:
    """Return what is different since a look at what is asked about; None if there was none that can be read any more.

    What is looked at is both times read by the same reader, so that its own changes are none of the schedule's.
    """
    if look is None:
        return None
    earlier: Schedule | None = view.schedule
    if look.data != document.data:
        earlier = sources.reading_of(look.data, asked.given).schedule
    if earlier is None:
        return None
    return _compared(view, earlier, Document(document.name, look.data, None, look.fetched))._replace(since=look.at)


def hint_of_changes(view: View, document: Document, asked: Asked) -> str:
    """Return in one line that marked talks are not as they were at the last look; nothing if all are."""
    name = seen.name_of(asked.schedule)
    look = seen.last(name) if name else None
    compared = compared_since(view, document, asked, look)
    return news.marked_words(sum(compared.is_marked(view, one) for one in compared.found) if compared else 0)


def _compared(view: View, schedule: Schedule, document: Document) -> Comparison:
    origin = sources.origin(document)
    old = view._replace(schedule=schedule, origin=origin, starred=starred_in(schedule))
    same_format = view.origin is not None and origin.format == view.origin.format
    return Comparison(old, differences(schedule, view.schedule, same_format=same_format))


def passing(view: View, compared: Comparison, wanted: Wanted) -> tuple[Comparison, UserError | None]:
    """Return the differences of those talks that pass the filters, as they are or as they were.

    With the error that says so if no talk of either schedule does.
    """
    old, new = compared.old, view.schedule
    sections = {section.id: section for section in (*old.schedule.sections, *new.sections)}

    def as_now(talk: Talk) -> Talk:
        return talk._replace(section=talk.section and sections[talk.section.id])

    mine = view.starred | old.starred
    found = [one for one in compared.found if not wanted.starred or compared.is_marked(view, one)]
    both = new._replace(sections=tuple(sections.values()), talks=(*new.talks, *map(as_now, old.schedule.talks)))
    talks = talks_asked(view._replace(schedule=both), wanted._replace(starred=False))
    if talks is not None:
        known = set(talks)
        found = [one for one in found if any(as_now(talk) in known for talk in (one.talk, one.before) if talk)]
    missed = nothing_found(both, mine, wanted=wanted.starred) if talks == () or (wanted.starred and not mine) else None
    return compared._replace(found=tuple(found), left_out=len(compared.found) - len(found)), missed
