"""What is different between two programmes, and which talk is which."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ai4earth_cli.formats.toml.reader import loads
from ai4earth_cli.schedule.changes import Comparison, Difference, differences
from ai4earth_cli.schedule.model import Link, Origin, Schedule, Talk, View
from ai4earth_cli.schedule.words import news
from ai4earth_cli.schedule.words.clocks import clocks

HEAD = 'workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }\n'
NOON = dt.datetime(2020, 4, 26, 12, tzinfo=dt.UTC)


def schedule(*talks: str) -> Schedule:
    """Return a schedule of talks that last an hour, each `title | start | whatever else`, the start maybe empty."""
    rows = []
    for talk in talks:
        title, start, more = (*(part.strip() for part in talk.split("|")), "", "")[:3]
        length = "" if "duration" in more else ', duration = "1h"'
        when = f'start = "{start}"{length}' if start else ""
        rows.append(f"{{ {', '.join(filter(None, (f'title = {title!r}', when, more)))} }}")
    return loads(f"{HEAD}talk = [{', '.join(rows)}]")


def told(old: Schedule, new: Schedule, *, same_format: bool = True) -> list[str]:
    """Return what is different, in words, each line behind the title that the talk has now."""
    view = View(new, NOON, (dt.UTC,))
    zone = clocks(dt.UTC, [NOON])
    found = differences(old, new, same_format=same_format)
    return [f"{one.talk.title}: {', '.join(news.words(view, one, zone))}" for one in found]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (["A | 09:00"], ["A | 09:00"], []),
        (["A | 09:00"], [], ["A: removed"]),
        ([], ["A | 09:00"], ["A: added"]),
        (["A | 09:00"], ["A | 09:00 | cancelled = true"], ["A: cancelled"]),
        (["A | 09:00 | cancelled = true"], ["A | 09:00"], ["A: reinstated"]),
        (["A | 09:00"], ["A | 09:15"], ["A: moved 09:00 → 09:15"]),
        (
            ["A | 09:00"],
            ["A | 09:00 | date = 2020-04-27"],
            ["A: moved Sun 26 09:00 → Mon 27 09:00"],
        ),
        (  # filed under the evening before, and shown with the day that clocks have
            ["A | 01:00 | day = 2020-04-26, date = 2020-04-27"],
            ["A | 02:00 | date = 2020-04-27"],
            ["A: moved Mon 27 01:00 → Mon 27 02:00"],
        ),
        (
            ["A | 09:00"],
            ["A | 09:00 | date = 2020-05-03"],
            ["A: moved 26 April 2020 09:00 → 3 May 2020 09:00"],
        ),
        (["A | 09:00"], ["A | 09:00 | duration = '2h'"], ["A: moved 09:00–10:00 → 09:00–11:00"]),
        (["A | 09:00"], ["A || on_demand = true"], ["A: moved 09:00–10:00 → on demand"]),
        (["A"], ["A | 09:15 | date = 2020-05-03"], ["A: moved unscheduled → 09:15–10:15"]),
        (["A"], ["A | 09:15"], ["A: moved unscheduled → 09:15–10:15"]),
        (["A | 09:15"], ["A"], ["A: moved 09:15–10:15 → unscheduled"]),
        (["A | 09:00 | room = 'X'"], ["A | 09:00 | room = ['X', 'Y']"], ["A: room X → X, Y"]),
        (["A | 09:00 | room = ['Y', 'X']"], ["A | 09:00 | room = ['X', 'Y']"], []),
        (["A | 09:00"], ["A | 09:00 | room = 'X'"], ["A: room none → X"]),
        (["A | 09:00 | id = 'a'"], ["B | 09:00 | id = 'a'"], ["B: was called A"]),
        (["A | 09:00 | speakers = ['S', 'T']"], ["A | 09:00 | speakers = ['T']"], ["A: speakers S & T → T"]),
        (["A | 09:00 | speakers = ['S', 'T']"], ["A | 09:00 | speakers = ['T', 'S']"], []),
        (["A | 09:00 | speakers = ['S']"], ["A | 09:00"], ["A: speakers S → none"]),
        (["A | 09:00"], ["A | 09:00 | video = 'https://v'"], ["A: Video added"]),
        (
            ["A | 09:00 | video = 'https://v', paper = 'https://p', slides = 'https://s'"],
            ["A | 09:00 | video = 'https://w', slides = 'https://s'"],
            ["A: Video changed, Paper removed"],
        ),
        (
            ["A | 09:00 | room = 'X'"],
            ["A | 11:00 | room = 'Y', cancelled = true"],
            ["A: cancelled, moved 09:00 → 11:00, room X → Y"],
        ),
        (["A | 09:00 | abstract = 'x'"], ["A | 09:00 | abstract = 'y', language = 'en'"], []),
    ],
)
def test_each_kind_of_change_is_told(old: list[str], new: list[str], said: list[str]) -> None:
    """And what is none is not: another order, an abstract."""
    assert told(schedule(*old), schedule(*new)) == said


def test_length_is_told_where_it_changes() -> None:
    """With both ends then."""
    longer = loads(f'{HEAD}talk = [{{ title = "A", start = "09:00", end = "10:30" }}]')

    assert told(schedule("A | 09:00"), longer) == ["A: moved 09:00–10:00 → 09:00–10:30"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        # a guid or UID goes before all else
        (["A | 09:00 | uid = 'u'"], ["B | 11:00 | uid = 'u'"], ["B: moved 09:00 → 11:00, was called A"]),
        (
            ["A | 09:00 | uid = 'u'", "B | 10:00 | uid = 'v'"],
            ["B | 09:00 | uid = 'u'", "A | 10:00 | uid = 'v'"],
            ["B: was called A", "A: was called B"],
        ),
        # where these last, another one at another time is another talk, and at the same time the same
        (
            ["K | 09:00 | uid = 'u'", "B | 10:00 | uid = 'v'"],
            ["K | 14:00 | uid = 'w'", "B | 10:00 | uid = 'v'"],
            ["K: removed", "K: added"],
        ),
        (["K | 09:00 | uid = 'u'", "B | 10:00 | uid = 'v'"], ["K | 09:00 | uid = 'w'", "B | 10:00 | uid = 'v'"], []),
        # where every export makes new ones, they tell nothing
        (["K | 09:00 | uid = 'u'"], ["K | 14:00 | uid = 'w'"], ["K: moved 09:00 → 14:00"]),
        # titles swapped: with ids made from them the talks changed places, with their own ids they were renamed
        (
            ["A | 09:00", "B | 10:00"],
            ["B | 09:00", "A | 10:00"],
            ["B: moved 10:00 → 09:00", "A: moved 09:00 → 10:00"],
        ),
        (
            ["A | 09:00 | id = 'a'", "B | 10:00 | id = 'b'"],
            ["B | 09:00 | id = 'a'", "A | 10:00 | id = 'b'"],
            ["B: was called A", "A: was called B"],
        ),
        # ids renamed, or given for the first time
        (["A | 09:00 | id = 'a'"], ["A | 09:00 | id = 'b'"], []),
        (["A | 09:00"], ["A | 11:00 | id = 'b'"], ["A: moved 09:00 → 11:00"]),
        (["A | 09:00 | speakers = ['S']"], ["B | 09:00 | speakers = ['S']"], ["B: was called A"]),
        # nobody who speaks is nobody in particular
        (["A | 09:00 | speakers = ['TBA']"], ["B | 09:00 | speakers = ['TBA']"], ["B: added", "A: removed"]),
        (["A | 09:00"], ["B | 09:00"], ["B: added", "A: removed"]),
        # of two that share a title, ids count: the second takes the id of the first that is gone
        (["Lunch | 09:00", "Lunch | 14:00"], ["Lunch | 14:00"], ["Lunch: removed"]),
        (["Lunch | 14:00"], ["Lunch | 09:00", "Lunch | 14:00"], ["Lunch: added"]),
        # the same title each day
        (
            ["Lunch | 12:00 | uid = 'a'", "Lunch | 12:00 | uid = 'b', date = 2020-04-27"],
            ["Lunch | 13:00 | uid = 'c'", "Lunch | 13:00 | uid = 'd', date = 2020-04-27"],
            ["Lunch: moved 12:00 → 13:00", "Lunch: moved 12:00 → 13:00"],
        ),
        # two posters of one title change places: their own ids and speakers tell them
        (
            ["P | 09:00 | id = 'a', speakers = ['S']", "P | 10:00 | id = 'b', speakers = ['T']"],
            ["P | 10:00 | id = 'a', speakers = ['S']", "P | 09:00 | id = 'b', speakers = ['T']"],
            ["P: moved 10:00 → 09:00", "P: moved 09:00 → 10:00"],
        ),
        # in a calendar that was exported, the UID is the id with the event
        (["A | 09:00 | id = 'a'"], ["B | 10:00 | uid = 'a@w-2020-04-26'"], ["B: moved 09:00 → 10:00, was called A"]),
    ],
)
def test_talk_is_known_again(old: list[str], new: list[str], said: list[str]) -> None:
    """By what its source knows it by, else by title, start and speakers, else by its id, else by less."""
    assert told(schedule(*old), schedule(*new)) == said


def test_another_format_is_compared_by_what_it_tells() -> None:
    """A calendar without speakers, rooms, links or talks without a time has not lost them."""
    full = schedule("A | 09:00 | speakers = ['S'], room = 'X', video = 'https://v'", "B", "C | 10:00")
    bare = schedule("A | 09:15", "C | 10:00")

    assert told(full, bare, same_format=False) == ["A: moved 09:00 → 09:15"]
    assert told(bare, full, same_format=False) == ["A: moved 09:15 → 09:00"]
    assert told(full, bare) == ["A: moved 09:00 → 09:15, room X → none, speakers S → none, Video removed", "B: removed"]
    assert told(full, schedule("A | 09:00 | speakers = ['T'], room = 'Y'", "D", "C | 10:00"), same_format=False) == [
        "A: room X → Y, speakers S → T",
        "D: added",
        "B: removed",
    ]


def test_what_has_no_time_is_compared_with_another_format_if_both_have_it() -> None:
    """Else only what comes or goes of it is not told."""
    full, bare = (
        schedule("A | 09:00 | id = 'a'", "B | | id = 'b'"),
        schedule("A | 09:00 | id = 'a'", "C | 09:00 | id = 'b'"),
    )

    assert told(full, bare, same_format=False) == ["C: moved unscheduled → 09:00–10:00, was called B"]
    assert told(bare, full, same_format=False) == ["B: moved 09:00–10:00 → unscheduled, was called C"]
    assert told(full, schedule("A | 10:00 | id = 'a'"), same_format=False) == ["A: moved 09:00 → 10:00"]


def test_links_of_another_format_are_compared_if_both_have_some() -> None:
    """One for all of them is enough."""
    old, new = (schedule(f"A | 09:00 | video = 'https://{host}'", "B | 10:00") for host in "vw")

    assert told(old, new, same_format=False) == ["A: Video changed"]


def test_what_came_has_nothing_before_it_and_what_went_itself() -> None:
    """As it was."""
    old, new = schedule("A | 09:00"), schedule("B | 10:00")

    assert differences(old, new) == (
        Difference(old.talks[0], old.talks[0], ("removed",)),
        Difference(new.talks[0], None, ("added",)),
    )


def test_talks_that_have_everything_in_common_but_an_id_are_told_by_that() -> None:
    """In whichever order they come."""
    rows = "A | 09:00 | id = 'a', room = 'X'", "A | 09:00 | id = 'b', room = 'Y'"

    assert told(schedule(*rows), schedule(*reversed(rows))) == []


def test_changes_have_the_order_of_the_programme() -> None:
    """What was removed stands where it was, behind what is there then; the unscheduled last."""
    old = schedule("Gone | 10:00", "Moved | 08:00", "Lost")
    new = schedule("Late | 11:00", "Same start | 10:00", "Found", "Moved | 12:00")

    assert [one.talk.title for one in differences(old, new)] == [
        *("Same start", "Gone", "Late", "Moved", "Found", "Lost"),
    ]


def test_marked_talk_is_mine_as_it_is_and_as_it_was() -> None:
    """An id that another talk has by now marks that one only where it is marked now."""
    talk, other = Talk("a", None, "A"), Talk("b", None, "B")
    view = View(schedule(), NOON, (dt.UTC,), starred=frozenset("a"))
    compared = Comparison(view._replace(starred=frozenset("b")), ())

    assert compared.is_marked(view, Difference(talk, None, ("added",)))
    assert compared.is_marked(view, Difference(other, other, ("removed",)))
    assert compared.is_marked(view, Difference(talk._replace(id="c"), other, ("moved",)))
    assert not compared.is_marked(view, Difference(talk, talk, ("removed",)))
    assert not compared.is_marked(view, Difference(other, None, ("added",)))


def test_summary_names_what_it_is_compared_with() -> None:
    """Also if that was made up."""
    view = View(schedule(), NOON, (dt.UTC,))

    assert news.summary(view, Comparison(view, ())) == "Compared with another schedule: nothing has changed."
    assert news.summary(view, Comparison(view, (), NOON, 1)) == (
        "Since Sunday 26 April 2020, 12:00 UTC: nothing has changed. The filters leave out 1 other change."
    )


def test_links_are_told_by_their_addresses() -> None:
    """A link that is only called otherwise is the same."""
    before, after = Talk("a", None, "A", links=(Link("Code", "https://c"),)), Talk("a", None, "A", website="https://c")

    assert list(news.links(before, after)) == []


ROWS = st.lists(
    st.tuples(st.sampled_from("ABC"), st.sampled_from(["", "09:00", "10:00"]), st.sampled_from(["", "uid", "id"])),
    max_size=6,
)


def made(rows: list[tuple[str, str, str]]) -> Schedule:
    """Return a schedule of these talks, some with UIDs or ids of their own."""
    own = (f"{key} = '{key}-{place}'" if key else "" for place, (*_, key) in enumerate(rows))
    return schedule(*(f"{title} | {start} | {more}" for (title, start, _), more in zip(rows, own, strict=True)))


@given(ROWS, ROWS)
def test_every_talk_is_told_of_once(old_rows: list[tuple[str, str, str]], new_rows: list[tuple[str, str, str]]) -> None:
    """What comes and what goes make up the difference in number, and a schedule is not different from itself."""
    old, new = made(old_rows), made(new_rows)
    found = differences(old, new)
    come, gone = (sum(kind in one.kinds for one in found) for kind in ("added", "removed"))

    assert come - gone == len(new.talks) - len(old.talks)
    assert differences(new, new) == ()
    assert len({(one.is_gone, one.talk.id) for one in found}) == len(found)
    back = differences(new, old)
    assert [come, gone] == [sum(kind in one.kinds for one in back) for kind in ("removed", "added")]


def test_address_spelt_otherwise_is_the_same() -> None:
    """As exports spell it, with percent signs for what is no ASCII or a sign of their own."""
    one, other = (
        loads(
            'workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }\n'
            f'talk = [{{ title = "T", start = "9:00", end = "10:00", website = "{website}" }}]'
        )
        for website in ("https://x.example/ü(1)#a", "https://x.example/%C3%BC%281%29#a")
    )

    assert differences(one, other) == ()


@pytest.mark.parametrize(
    ("since", "name", "left_out", "said"),
    [
        (NOON, None, 0, "Since Sunday 26 April 2020, 12:00 UTC: 1 added, 1 removed, 1 moved, 2 in another room."),
        (None, "old.ics", 1, "Compared with old.ics: 1 added, 1 removed, 1 moved, 2 in another room. "
                             "The filters leave out 1 other change."),
        (None, None, 2, "Compared with another schedule: 1 added, 1 removed, 1 moved, 2 in another room. "
                        "The filters leave out 2 other changes."),
    ],
)  # fmt: skip
def test_summary_counts_what_is_different(
    since: dt.datetime | None, name: str | None, left_out: int, said: str
) -> None:
    """In one line, kind by kind, behind what it is compared with."""
    old = schedule("A | 09:00 | room = 'X'", "B | 10:00 | room = 'X'", "C")
    new = schedule("A | 09:15 | room = 'Y'", "B | 10:00 | room = 'Z'", "D")
    before = View(old, NOON, (dt.UTC,), origin=Origin(name, "ics") if name else None)
    compared = Comparison(before, differences(old, new), since, left_out)
    view = View(new, NOON, (dt.UTC,))

    assert news.summary(view, compared) == said
    nothing = news.summary(view, compared._replace(found=(), left_out=0))
    assert nothing == f"{said[: said.index(': ')]}: nothing has changed."
