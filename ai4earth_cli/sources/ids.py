"""Ids, written into the schedule file that was read."""

from ai4earth_cli.schedule.model import Schedule
from ai4earth_cli.schedule.words import count
from ai4earth_cli.schedule.words.names import names_words
from ai4earth_cli.sources.late import check_own, rewritten
from ai4earth_cli.store.files import Document


def written_ids(named: str | None, document: Document, schedule: Schedule, again: str) -> str:
    """Write the ids that are made from titles into a schedule file, and return in words what that came to.

    `again` are the options that ask for it again. Raises UserError, before anything is written, if it is not the
    user's to change.
    """
    from ai4earth_cli.formats.toml.editing.ids import with_ids

    check_own(named, document, again)
    written = with_ids(document.data, schedule)
    kinds = (written.sections, "section"), (written.talks, "talk")
    told = [*(["the workshop"] if written.workshop else []), *(count(number, kind) for number, kind in kinds if number)]
    held = names_words(told)
    if not held:
        return "Everything has an id; nothing is written."
    rewritten(named or "", document, written.data)
    return f"Written to {document.name}: ids of {held}."
