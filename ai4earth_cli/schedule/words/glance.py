"""What is on in a line, for prompts and bars: what is on, how long still, what comes next. Pure."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.model import Span, Talk, View
from ai4earth_cli.schedule.questions import Situation
from ai4earth_cli.schedule.words import clock, gathered, length_words
from ai4earth_cli.schedule.words.clocks import unaided
from ai4earth_cli.text.cells import cells, shortened
from ai4earth_cli.text.inert import inert

Kind = Literal["before", "now", "break", "soon"]

_AHEAD = dt.timedelta(days=1)  # what starts later is not worth a place in a bar
_SOON = dt.timedelta(minutes=10)
_LEAST_TITLE = 10  # cells: with less of a title, how long it lasts gives way


class Glance(NamedTuple):
    """What a bar shows of a moment.

    `lead` stands before the title, `left` and `next_lead` behind it, `next_title` last; any may be empty.
    `percentage` is how much of what is on is over, 0 if nothing is; `details` are lines for who points at it.
    """

    kind: Kind
    lead: str
    title: str
    left: str
    next_lead: str
    next_title: str
    percentage: int
    details: tuple[str, ...]


def glance(view: View, found: Situation, starred: Collection[str] = ()) -> Glance | None:
    """Return what is to see at a glance; None if nothing is on and nothing starts within a day.

    Of talks at one time it is the first whose id is among the `starred`, else their number.
    """
    on, coming = _foremost(found.on), found.coming
    start = coming[0].span.start if coming and coming[0].span else None
    if start and start - view.now > _AHEAD:
        start, coming = None, ()
    title = _title(coming, starred, "talk")
    details = tuple(inert(line) for line in (*_on_lines(view, on), *_coming_lines(view, coming)))
    if on:
        talk, span = _picked(on, starred)
        is_break = all(one.is_break for one in on)
        soon = bool(is_break and start and start - view.now <= _SOON)
        next_lead = f" · next {_clock(view, start)}" if start else ""
        return Glance(
            "soon" if soon else "break" if is_break else "now",
            "" if is_break else "▶ ",
            _title(on, starred, "on now"),
            f" · {length_words(span.end - view.now)} left{_late(talk)}",
            next_lead,
            title,
            _percentage(span, view.now),
            details,
        )
    if start is None:
        return None
    kind = _kind_between(view, found, start)
    starts_late = all(talk.planned and talk.span and talk.span.start > talk.planned.start for talk in coming)
    late = _late(coming[0]) if starts_late else ""
    return Glance(kind, f"in {length_words(start - view.now)}: ", title, late, "", "", 0, details)


def line(seen: Glance, width: int) -> str:
    """Return it in one line of at most `width` cells: the next title gives way first, then the title, by words."""
    head = f"{seen.lead}{seen.title}{seen.left}"
    room = width - cells(head) - cells(seen.next_lead)
    if seen.next_lead and room >= 0:
        following = shortened(seen.next_title, room - 1)
        if _says_something(following, seen.next_title):
            return f"{head}{seen.next_lead} {following}"
        return f"{head}{seen.next_lead}"
    if cells(head) <= width:
        return head
    room = width - cells(seen.lead) - cells(seen.left)
    if room >= _LEAST_TITLE:
        return f"{seen.lead}{shortened(seen.title, room)}{seen.left}"
    room = width - cells(seen.lead)
    return f"{seen.lead}{shortened(seen.title, room)}" if room > 1 else shortened(f"{seen.lead}{seen.title}", width)


def _says_something(short: str, title: str) -> bool:
    """Whether a shortened title has a whole word of it at least, or letters of one without spaces."""
    first, space, _ = title.partition(" ")
    return short == title or (cells(short) > cells(first) if space else cells(short) > 1)


def _kind_between(view: View, found: Situation, start: dt.datetime) -> Kind:
    if start - view.now <= _SOON:
        return "soon"
    today, day = questions.day_reached(view.schedule, view.now), questions.workshop_day(view.schedule, found.coming[0])
    return "before" if found.state == "before" or today != day else "break"


def _foremost(talks: Sequence[Talk]) -> tuple[Talk, ...]:
    """Return the talks that are on, but those that last half a day, and breaks, only where nothing else is on."""
    brief = questions.foreground(talks)
    return tuple([talk for talk in brief if not talk.is_break] or brief)


def _picked(talks: Sequence[Talk], starred: Collection[str]) -> tuple[Talk, Span]:
    """Return the talk that its length and its progress are told of: the starred one, else the first to end."""
    timed = list(questions.timed(talks))
    mine = [pair for pair in timed if pair[0].id in starred]
    return min(mine[:1] or timed, key=lambda pair: pair[1][::-1])


def _title(talks: Sequence[Talk], starred: Collection[str], many: str) -> str:
    mine = [talk for talk in talks if talk.id in starred]
    shown = mine[:1] or gathered(talks)
    if len(shown) == 1:
        return inert(shown[0].title)
    return f"{len(talks)} {many}{'' if many == 'on now' else 's'}" if shown else ""


def _percentage(span: Span, now: dt.datetime) -> int:
    """Return how much of a talk was over when the minute began: a bar may repeat its answer until the next."""
    over = now.replace(second=0, microsecond=0) - span.start
    return max(100 * over // span.length, 0)


def _on_lines(view: View, on: Sequence[Talk]) -> list[str]:
    return [
        f"{talk.title} · {length_words(span.end - view.now)} left{_place(talk)}"
        for talk, span in questions.timed(gathered(on))
    ]


def _coming_lines(view: View, coming: Sequence[Talk]) -> list[str]:
    return [
        f"{_clock(view, span.start)} {talk.title}{_place(talk)}" for talk, span in questions.timed(gathered(coming))
    ]


def _place(talk: Talk) -> str:
    return f" · {talk.room}" if talk.room else ""


def _late(talk: Talk) -> str:
    """Return ` · +10 min` for a talk that is delayed, else nothing."""
    if not talk.planned:
        return ""
    from ai4earth_cli.schedule.words.lateness import late_words  # on the day only

    return f" · {late_words(talk)}"


def _clock(view: View, moment: dt.datetime) -> str:
    """Return a time by the reader's clock, marked `+1` if it is tomorrow's, and `CET` if clocks show it twice."""
    shown = clock(moment, view.zone, view.now.astimezone(view.zone).date())
    return f"{shown} {unaided(view.zone, (moment,)).beside(moment)}".rstrip()
