"""The screen of `use`: which schedule is in use, and which others are known."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from ai4earth_cli.schedule.mine.known import Choices, age_words, shown_source
from ai4earth_cli.screens.pieces import STRONG
from ai4earth_cli.screens.pieces.lines import labelled, place


def choices_screen(found: Choices) -> Iterator[RenderableType]:
    """Yield what is in use, what else is known, and which file says so."""
    labels = iter(("In use", "Known"))
    for known in found.known:
        label = next(labels, "")
        if known.choice is None:
            yield labelled(label, "the schedule that is shipped")
            continue
        choice = known.choice
        zone = choice.event_tz and f"event in {choice.event_tz}"
        date = choice.event_date and f"from {choice.event_date}"
        about = (choice.name, age_words(choice.source, known.changed, found.now), zone, date)
        yield labelled(label, " · ".join(part for part in about if part), STRONG if known.in_use else "")
        yield place("", shown_source(choice))
    if len(found.known) == 1:
        yield labelled("Known", "no other; to remember one: ai4earth use SOURCE")
    yield Text()
    yield place("File", found.file)
