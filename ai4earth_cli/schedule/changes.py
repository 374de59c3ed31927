"""What is different between two programmes: which talks came, went, moved, and what else of them is another. Pure."""

import datetime as dt
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from typing import Literal, NamedTuple, get_args

from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.identity import uid
from ai4earth_cli.schedule.model import Schedule, Talk, View
from ai4earth_cli.text.addresses import unescaped

Kind = Literal["added", "removed", "cancelled", "reinstated", "moved", "room", "title", "speakers", "links"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_LAST = dt.datetime.max.replace(tzinfo=dt.UTC)
_Key = Callable[[Schedule, Talk], Hashable]  # what tells a talk; None where nothing does
_Pairs = dict[int, int]  # places in the old schedule by places in the new one


class Difference(NamedTuple):
    """A talk that is not as it was, and in what.

    `talk` is as it is now or, if it was removed, as it was; `before` is None for one that was added.
    """

    talk: Talk
    before: Talk | None
    kinds: tuple[Kind, ...]

    @property
    def is_gone(self) -> bool:
        """Whether the talk was removed, so that it has no number any more."""
        return "removed" in self.kinds


class Comparison(NamedTuple):
    """What is different from an older schedule, which is `old` as the same reader sees it.

    `since` is when it was last looked at (UTC), None if it is another source; filters have `left_out` so many talks.
    """

    old: View
    found: tuple[Difference, ...]
    since: dt.datetime | None = None
    left_out: int = 0

    def is_marked(self, view: View, difference: Difference) -> bool:
        """Return whether a talk is marked, by what it is known in `view`, or was before."""
        _, before, _ = difference
        is_marked_now = not difference.is_gone and difference.talk.id in view.starred
        return is_marked_now or (before is not None and before.id in self.old.starred)


def differences(old: Schedule, new: Schedule, *, same_format: bool = True) -> tuple[Difference, ...]:
    """Return the talks that are not as they were, in the order of the programme.

    A talk is the same by what its source knows it by, else by title, start and speakers, else by its id, else by less.
    Where the schedules are not of the same format, what one of them says of no talk at all is not compared.
    """
    before = _pairs(old, new)
    untold = frozenset[Kind]() if same_format else _untold(old, new)
    found = []
    for place, talk in enumerate(new.talks):
        was = old.talks[before[place]] if place in before else None
        kinds = _kinds(was, talk, untold) if was else ("added",)
        if kinds:
            found.append(Difference(talk, was, kinds))
    left = set(range(len(old.talks))) - set(before.values())
    found += [Difference(old.talks[place], old.talks[place], ("removed",)) for place in sorted(left)]
    if not same_format and not (_has_untimed(old) and _has_untimed(new)):
        found = [one for one in found if one.talk.span or one.kinds[0] not in {"added", "removed"}]
    return _in_order(old, new, found)


def _in_order(old: Schedule, new: Schedule, found: Sequence[Difference]) -> tuple[Difference, ...]:
    """Return the differences by start, then in the order of the new schedule, what was removed behind it."""
    numbers, before = questions.numbers(new), questions.numbers(old)

    def place(one: Difference) -> tuple[dt.datetime, bool, int]:
        known = before if one.is_gone else numbers
        return (one.talk.span.start if one.talk.span else _LAST), one.is_gone, known[one.talk.id]

    return tuple(sorted(found, key=place))


def _kinds(before: Talk, after: Talk, untold: Collection[Kind]) -> tuple[Kind, ...]:
    differ = {
        "cancelled": after.cancelled and not before.cancelled,
        "reinstated": before.cancelled and not after.cancelled,
        "moved": before.span != after.span,
        "room": _rooms(before) != _rooms(after),
        "title": before.title != after.title,
        "speakers": _names(before) != _names(after),
        "links": _addresses(before) != _addresses(after),
    }
    return tuple(kind for kind in KINDS if differ.get(kind) and kind not in untold)


def _untold(old: Schedule, new: Schedule) -> frozenset[Kind]:
    """Return what one of two schedules says of no talk."""
    tell: dict[Kind, Callable[[Talk], object]] = {
        "room": lambda talk: talk.rooms,
        "speakers": lambda talk: talk.speakers,
        "links": lambda talk: talk.all_links,
    }
    return frozenset(
        kind for kind, told in tell.items() if not all(any(map(told, schedule.talks)) for schedule in (old, new))
    )


def _has_untimed(schedule: Schedule) -> bool:
    return any(talk.span is None for talk in schedule.talks)


def _rooms(talk: Talk) -> set[str]:
    """Return the names of a talk's rooms; some formats have them as one, `A, B`."""
    return set((talk.room or "").split(", "))


def _names(talk: Talk) -> list[str]:
    return sorted(speaker.name for speaker in talk.speakers)


def _addresses(talk: Talk) -> set[str]:
    return {unescaped(link.url) for link in talk.all_links}


def _start(talk: Talk) -> dt.datetime | None:
    """Return when it was to start: a delay moves coffee to where tea was."""
    span = talk.planned or talk.span
    return span and span.start


_SURE: tuple[_Key, ...] = (
    lambda _, talk: (talk.title.casefold(), _start(talk), *_names(talk)),
    uid,
    lambda _, talk: None if talk.identity else talk.id,
    lambda _, talk: (talk.title.casefold(), _start(talk)),
)
_WEAK: tuple[_Key, ...] = (
    lambda schedule, talk: (talk.title.casefold(), questions.workshop_day(schedule, talk)),
    lambda _, talk: talk.title.casefold(),
    lambda _, talk: (talk.span.start, *_names(talk)) if talk.span and talk.known_speakers else None,
)


def _pairs(old: Schedule, new: Schedule) -> _Pairs:
    """Return which talk of `old` each talk of `new` is, both by their places.

    A title comes before an id, since ids that are made from titles count those that are the same. Where guids or UIDs
    last, two talks that have different ones are not the same for what they have in common.
    """
    found = _more({}, old, new, lambda _, talk: talk.identity)
    do_last = bool(found)
    for key in _SURE:
        found = _more(found, old, new, key)
    for key in _WEAK:
        found = _more(found, old, new, key, nameless=do_last)
    return found


def _more(found: _Pairs, old: Schedule, new: Schedule, key: _Key, *, nameless: bool = False) -> _Pairs:
    """Return these pairs and those that `key` makes of the talks left, or of the `nameless` ones, without identity."""

    def left(schedule: Schedule, paired: Collection[int]) -> dict[Hashable, int]:
        return _alone(
            (key(schedule, talk), place)
            for place, talk in enumerate(schedule.talks)
            if place not in paired and not (nameless and talk.identity)
        )

    come, gone = left(new, found.keys()), left(old, set(found.values()))
    return found | {place: gone[told] for told, place in come.items() if told in gone}


def _alone(told: Iterable[tuple[Hashable, int]]) -> dict[Hashable, int]:
    """Return the place of each talk by what is told of it; not what is told of several."""
    known: dict[Hashable, int | None] = {}
    for key, place in told:
        known[key] = None if key in known else place
    return {key: place for key, place in known.items() if key is not None and place is not None}
