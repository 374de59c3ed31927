"""What a schedule is compared with, and which of the differences are asked for."""

from ai4earth_cli import sources
from ai4earth_cli.cli import settings
from ai4earth_cli.cli.request import Source, given_asked, schedule_asked
from ai4earth_cli.cli.starred import only_starred, starred_in
from ai4earth_cli.cli.wanted import Wanted, talks_asked
from ai4earth_cli.errors import UserError
from ai4earth_cli.schedule.changes import Comparison, differences
from ai4earth_cli.schedule.model import Schedule, Talk, View
from ai4earth_cli.store import seen
from ai4earth_cli.store.files import Document


def name_asked(old: str | None, source: Source) -> str | None:
    """Return by what the last look at a source is known; None if it is compared with OLD.

    Raises UserError if there is nothing to compare with, and never will be.
    """
    named = settings.source_called(source.schedule).source
    if old is not None:
        if not old.strip():
            message = "Name the schedule to compare with, or leave it out for what you last saw."
            raise UserError(message)
        if old == named == "-":
            message = "Standard input can be read only once: name a file for one of the two."
            raise UserError(message)
        return None
    name = seen.name_of(named)
    if name is None and sources.stamp(named) is None:
        message = "What can be read only once is not remembered. Name what to compare it with: ai4earth changes OLD"
        raise UserError(message)
    return name


def compared_asked(
    view: View, document: Document, source: Source, old: str | None, look: seen.Look | None
) -> Comparison | None:
    """Return what is different from OLD, or since a look; None if there was none that can be read any more."""
    if old is not None:
        return _compared(view, *schedule_asked(source._replace(schedule=old)))
    if look is None:
        return None
    earlier: Schedule | None = view.schedule
    if look.data != document.data:
        given = given_asked(source, settings.source_called(source.schedule))
        earlier = sources.reading_of(look.data, given).schedule
    if earlier is None:
        return None
    seen_then = Document(document.name, look.data, None, look.fetched)
    return _compared(view, earlier, seen_then)._replace(since=look.at)


def _compared(view: View, schedule: Schedule, document: Document) -> Comparison:
    origin = sources.origin(document)
    old = view._replace(schedule=schedule, origin=origin, starred=starred_in(schedule))
    same_format = view.origin is not None and origin.format == view.origin.format
    return Comparison(old, differences(schedule, view.schedule, same_format=same_format))


def passing(view: View, compared: Comparison, wanted: Wanted) -> Comparison:
    """Return the differences of those talks that pass the filters, as they are or as they were.

    Raises UserError if no talk of either schedule does.
    """
    old, new = compared.old, view.schedule
    sections = {section.id: section for section in (*old.schedule.sections, *new.sections)}

    def as_now(talk: Talk) -> Talk:
        return talk._replace(section=talk.section and sections[talk.section.id])

    mine = only_starred(view.starred | old.starred, wanted=wanted.starred)
    found = compared.found if mine is None else [one for one in compared.found if compared.is_marked(view, one)]
    both = new._replace(sections=tuple(sections.values()), talks=(*new.talks, *map(as_now, old.schedule.talks)))
    talks = talks_asked(view._replace(schedule=both), wanted._replace(starred=False))
    if talks is not None:
        known = set(talks)
        found = [one for one in found if any(as_now(talk) in known for talk in (one.talk, one.before) if talk)]
    return compared._replace(found=tuple(found), left_out=len(compared.found) - len(found))
