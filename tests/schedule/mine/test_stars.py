"""By what a marked talk is known, and that its mark survives what happens to a programme."""

import datetime as dt

import pytest

from ai4earth_cli.schedule.identity import known_as
from ai4earth_cli.schedule.mine.stars import Star, gone, nothing_marked, star, starred
from ai4earth_cli.schedule.model import Schedule, Span, Talk

HOUR = dt.timedelta(hours=1)
NINE = dt.datetime(2020, 4, 26, 9, tzinfo=dt.UTC)
GUID = "0c5e5ab2-6d7b-5a4f-9d0e-3f8f1b7a2c11"


def schedule(*talks: Talk, title: str = "My Event", day: int = 26, id_: str | None = None) -> Schedule:
    """Return a schedule of these talks."""
    return Schedule(title, dt.date(2020, 4, day), dt.UTC, (), talks, id=id_)


def talk(id_: str, identity: str | None = None) -> Talk:
    """Return a talk at nine."""
    return Talk(id_, None, id_.title(), identity=identity, span=Span(NINE, NINE + dt.timedelta(hours=1)))


@pytest.mark.parametrize(
    ("identity", "known"),
    [
        (None, "red@my-event-2020-04-26"),
        ("red@example.org", "red@example.org"),
        ("urn:uuid:1", "urn:uuid:1"),
        (GUID, GUID),
        ("ABC123", "ABC123@my-event-2020-04-26"),
        ("1001", "1001@my-event-2020-04-26"),
        (GUID.replace("-", ""), f"{GUID.replace('-', '')}@my-event-2020-04-26"),
        (f"{GUID}0", f"{GUID}0@my-event-2020-04-26"),
        ("a" * 36, f"{'a' * 36}@my-event-2020-04-26"),
    ],
)
def test_talk_is_known_among_those_of_all_events(identity: str | None, known: str) -> None:
    """By what only it can have, or with its event behind it."""
    assert known_as(schedule(), talk("red", identity)) == known


def test_events_own_id_stands_behind_its_talks() -> None:
    """Whatever happens to its title and date."""
    assert known_as(schedule(id_="w", title="New", day=27), talk("red")) == "red@w"


def test_what_is_written_down() -> None:
    """The identity, and how the talk was then."""
    assert star(schedule(), talk("red")) == Star("red@my-event-2020-04-26", NINE, "Red", "my-event-2020-04-26")
    assert star(schedule(), talk("red")._replace(span=None)).start is None


def test_new_title_time_and_neighbours_keep_a_star() -> None:
    """And an export of other ids, where the source has guids."""
    mark = star(schedule(talk("red", GUID)), talk("red", GUID))
    moved = Talk("new", None, "New", identity=GUID)

    assert starred(schedule(talk("red"), moved, title="Other", day=25), [mark]) == {"new"}


def test_star_of_another_event_is_none_here() -> None:
    """Though a talk there has the same id."""
    mark = star(schedule(talk("red"), title="Other"), talk("red"))

    assert starred(schedule(talk("red")), [mark]) == frozenset()
    assert gone(schedule(talk("red")), [mark]) == ()
    assert starred(schedule(talk("red")), []) == frozenset()


def test_star_without_its_talk_is_gone() -> None:
    """It is of this event by its id, or title and date."""
    before = schedule(talk("red"), talk("blue"))
    marks = [star(before, one) for one in before.talks]

    assert gone(schedule(talk("blue")), marks) == (marks[0],)


def test_event_of_another_date_is_known_by_the_talks_that_are_left() -> None:
    """As when a day of workshops is put before it."""
    before = schedule(talk("red", "red@x"), talk("blue", "blue@x"))
    marks = [star(before, one) for one in before.talks]

    assert gone(schedule(talk("blue", "blue@x"), day=25), marks) == (marks[0],)


def test_new_names_from_the_source_keep_a_star() -> None:
    """As some calendars have at each export: a talk is then known by its title and start, if only one is so."""
    mark = star(schedule(talk("red", "1@a")), talk("red", "1@a"))
    renamed, twice = talk("red", "2@a"), talk("red", "3@a")._replace(id="other")
    untimed = renamed._replace(span=None)

    assert starred(schedule(renamed), [mark]) == {"red"}
    assert gone(schedule(renamed), [mark]) == ()
    for talks in ((), (renamed, twice), (untimed,), (renamed._replace(title="Red!"),)):
        assert (starred(schedule(*talks), [mark]), gone(schedule(*talks), [mark])) == (frozenset(), (mark,))
    assert starred(schedule(renamed, title="Other"), [mark]) == frozenset()
    assert starred(schedule(untimed), [mark._replace(start=None)]) == {"red"}


def test_talk_marked_by_both_of_its_names_is_there_once() -> None:
    """And neither mark is of one that is gone."""
    old, new = talk("red", "1@a"), talk("red", "2@a")
    marks = [star(schedule(one), one) for one in (old, new)]

    assert starred(schedule(new), marks) == {"red"}
    assert gone(schedule(new), marks) == ()


def test_lost_name_is_found_by_the_planned_start() -> None:
    """However late things run where it is looked for, or ran where it was marked."""
    planned = talk("red", "a@example.org")
    late = planned._replace(identity="b@example.org", span=Span(NINE + HOUR, NINE + 2 * HOUR), planned=planned.span)

    assert starred(schedule(late), [star(schedule(planned), planned)]) == {"red"}
    assert starred(schedule(planned), [star(schedule(late), late)]) == {"red"}
    assert starred(schedule(late), [Star("c@example.org", NINE + HOUR, "Red", "my-event-2020-04-26")]) == {"red"}


def test_where_nothing_is_marked_is_said_how_to_mark() -> None:
    """By what everyone can type."""
    error = nothing_marked()

    assert str(error) == (
        "No talk of this programme is marked. Mark one by its number, or by name or title: ai4earth star 1"
    )
    assert error.exit_code == 1
