"""Who speaks, and where else the same can be heard."""

from collections.abc import Sequence

from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.model import Schedule, Span, Speaker, Talk
from ai4earth_cli.text.matching import fold


def everyone(schedule: Schedule, talks: Sequence[Talk] | None = None) -> dict[Speaker, tuple[Talk, ...]]:
    """Return who speaks, alphabetically by the name as it is written, each with their talks in the file's order.

    It is who gives one of `talks`, if not of all, with those of theirs. The same name is one person; the first mention
    in the schedule that gives an affiliation or an address says who that is.
    """
    asked = None if talks is None else {talk.id for talk in talks}
    spoken: dict[str, list[Talk]] = {}
    known: dict[str, Speaker] = {}
    for talk in schedule.talks:
        for speaker in talk.known_speakers:
            name = fold(speaker.name)
            if asked is None or talk.id in asked:
                spoken.setdefault(name, []).append(talk)
            earlier = known.setdefault(name, speaker)
            known[name] = Speaker(earlier.name, earlier.affiliation or speaker.affiliation, earlier.url or speaker.url)
    return {known[name]: tuple(spoken[name]) for name in sorted(spoken)}


def given_again(schedule: Schedule, talk: Talk) -> list[Span]:
    """Return when else a talk is given: those of one title and the same speakers that are not cancelled."""
    if not talk.known_speakers:
        return []
    others = (other for other in schedule.talks if other.id != talk.id and not other.cancelled)
    return sorted(span for other, span in questions.timed(others) if _heard(other) == _heard(talk))


def _heard(talk: Talk) -> tuple[str, frozenset[str]]:
    return fold(talk.title), frozenset(fold(speaker.name) for speaker in talk.speakers)
