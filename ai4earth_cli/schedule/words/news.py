"""What has changed, in words: `moved 10:55 → 11:15`. Pure."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.changes import KINDS, Comparison, Difference, Kind
from ai4earth_cli.schedule.model import Link, Schedule, Talk, View
from ai4earth_cli.schedule.words import clock_words, count, from_to, moment_words, short_date, short_day
from ai4earth_cli.schedule.words.clocks import Clocks
from ai4earth_cli.schedule.words.names import speaker_names
from ai4earth_cli.text.addresses import unescaped

_COUNTED = {
    "room": "in another room",
    "title": "renamed",
    "speakers": "with other speakers",
    "links": "with other links",
}


def first_look(name: str) -> str:
    """Return what is said if a source, by its name, was not looked at before."""
    return (
        f"Nothing to compare with yet: this is the first look at {name}. "
        "What it has is remembered; next time this tells what has changed."
    )


def summary(view: View, compared: Comparison) -> str:
    """Return in one line what changed: `Since Sunday 26 April 2020, 09:15 PDT: 2 moved, 1 cancelled.`."""
    counts = Counter(kind for one in compared.found for kind in one.kinds)
    parts = [f"{counts[kind]} {_COUNTED.get(kind, kind)}" for kind in KINDS if counts[kind]]
    rest = f" The filters leave out {count(compared.left_out, 'other change')}." if compared.left_out else ""
    return f"{beside(view, compared)}: {', '.join(parts) or 'nothing has changed'}.{rest}"


def beside(view: View, compared: Comparison) -> str:
    """Return what a schedule is compared with: `Since Sunday 26 April 2020, 09:15 PDT`, `Compared with old.ics`."""
    if compared.since is not None:
        return f"Since {moment_words(compared.since, view.zone)}"
    return f"Compared with {compared.old.origin.name if compared.old.origin else 'another schedule'}"


def marked_words(number: int) -> str:
    """Return in one line how many marked talks are not as they were; nothing for none."""
    have = "has" if number == 1 else "have"
    return f"{number} of your marked talks {have} changed: ai4earth changes --starred" if number else ""


def by_day(schedule: Schedule, found: Iterable[Difference]) -> dict[dt.date | None, list[Difference]]:
    """Return differences under the days of the programme that their talks are on, those without a time last."""
    days: dict[dt.date | None, list[Difference]] = {}
    for one in found:
        days.setdefault(questions.workshop_day(schedule, one.talk) if one.talk.span else None, []).append(one)
    return {day: days[day] for day in sorted(days, key=lambda day: day or dt.date.max)}


def words(view: View, one: Difference, told: Clocks) -> Iterator[str]:
    """Yield what is different in a talk, old → new, a line for each kind; times are by the clocks that are `told`.

    Of a title only the old one, since the new one stands beside it.
    """
    before, after = one.before or one.talk, one.talk
    for kind in one.kinds:
        if kind == "moved":
            yield f"moved {_moved(view, before, after, told)}"
        elif kind == "links":
            yield ", ".join(f"{link.title} {what}" for link, what in links(before, after))
        elif kind == "title":
            yield f"was called {before.title}"
        elif kind in _SAID:
            yield f"{kind} {_SAID[kind](before) or 'none'} → {_SAID[kind](after) or 'none'}"
        else:
            yield kind


_SAID: dict[Kind, Callable[[Talk], str | None]] = {
    "room": lambda talk: talk.room,
    "speakers": speaker_names,
}


def links(before: Talk, after: Talk) -> Iterator[tuple[Link, str]]:
    """Yield the links that are not as they were, each with `added`, `changed` or `removed`."""
    old, new = ([*talk.all_links] for talk in (before, after))
    here, there = ({unescaped(link.url) for link in links} for links in (new, old))
    gone = [link for link in old if unescaped(link.url) not in here]
    come = [link for link in new if unescaped(link.url) not in there]
    titles = {link.title for link in gone}
    yield from ((link, "changed" if link.title in titles else "added") for link in come)
    changed = {link.title for link in come}
    yield from ((link, "removed") for link in gone if link.title not in changed)


def _moved(view: View, before: Talk, after: Talk, told: Clocks) -> str:
    """Return `10:55 → 11:15`, with the days if that is another one, and with the ends if the length is another."""
    days = [questions.workshop_day(view.schedule, talk) for talk in (before, after)]
    spans = before.span, after.span
    has_ends = None in spans or len({span.length for span in spans if span}) > 1
    several = len({day for day, span in zip(days, spans, strict=True) if span}) > 1
    named = short_date if len({(day.year, day.month) for day in days}) > 1 else short_day
    shown = []
    for talk, span, day in zip((before, after), spans, days, strict=True):
        if span is None:
            shown.append("on demand" if talk.on_demand else "unscheduled")
            continue
        shown_day = span.start.astimezone(told.zone).date() if several else day
        time = from_to(span, told, shown_day) if has_ends else clock_words(span.start, told, shown_day)
        shown.append(f"{named(shown_day)} {time}" if several else time)
    return " → ".join(shown)
