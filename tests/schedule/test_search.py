import pytest

from ai4earth_cli import sources
from ai4earth_cli.errors import UserError
from ai4earth_cli.formats.toml import reader
from ai4earth_cli.schedule import questions, search
from ai4earth_cli.schedule.model import Talk
from ai4earth_cli.schedule.search import Filters

SCHEDULE = sources.load()[0]
CONFERENCE = reader.loads(
    """
    workshop = { title = "C", date = 2020-04-26, timezone = "Asia/Tokyo" }
    [[section]]
    title = "Main"
    talk = [
      { title = "a", start = "09:00", end = "10:00", room = "Aula" },
      { title = "b", start = 2020-04-27T09:00:00, end = 2020-04-27T10:00:00, room = "Bar" },
      { title = "c", start = 2020-05-04T00:10:00, end = 2020-05-04T10:00:00 },
      { title = "d" },
    ]
    """
)


def ids(talks: tuple[Talk, ...]) -> list[str]:
    """Return the ids, which say which talks they are."""
    return [talk.id for talk in talks]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mousavi", ["mousavi-hierarchical", "mousavi-dataset"]),
        ("mohan", ["mohan-3d-turbulence", "mohan-wavelets"]),
        ("cerron", ["cerron-landslides"]),
        ("CERRÓN", ["cerron-landslides"]),
        ("dj spooky", ["dj-spooky-art"]),
        ("paul miller", ["dj-spooky-art"]),
        ("weber kane", ["weber-kane-disaster-damage"]),
        ("mc govern", ["mcgovern-physical-insights"]),
        ("wavelet", ["mohan-wavelets"]),
        ("turbulence", ["mohan-3d-turbulence", "mohan-wavelets"]),
        ("mohan wavelet", ["mohan-wavelets"]),
        ("mohan-wavelets", ["mohan-wavelets"]),
        ("akaki", ["shibeshi-groundwater"]),
        ("nobody at all", []),
    ],
)
def test_search_finds_by_speaker_then_by_title_then_by_both(typed: str, found: list[str]) -> None:
    """Every word must occur; case and accents do not count."""
    assert ids(search.search(SCHEDULE.talks, typed)) == found


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("solid-earth", "solid-earth"),
        ("Solid Earth", "solid-earth"),
        ("SOLID", "solid-earth"),
        ("keynotes", "keynotes-discussion"),
        ("cryo", "hydro-and-cryospheres"),
    ],
)
def test_section_is_found_by_id_alias_title_or_part(typed: str, id_: str) -> None:
    """In any case."""
    assert search.section_called(SCHEDULE, typed).id == id_


ALL_SECTIONS = (
    "The sections are: welcome, atmospheric-science, hydro-and-cryospheres, solid-earth, theoretical-advances, "
    "remote-sensing, environet, keynotes-discussion."
)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("sold earth", f"No section is called 'sold earth'. Did you mean solid-earth? {ALL_SECTIONS}"),
        ("xyz", f"No section is called 'xyz'. {ALL_SECTIONS}"),
        ("", f"No section is called ''. {ALL_SECTIONS}"),
        (
            "ote",
            "Several sections have 'ote' in their names: remote-sensing, keynotes-discussion. Write one of them.",
        ),
    ],
)
def test_section_that_is_unknown_or_ambiguous_names_the_nearest_and_all(typed: str, said: str) -> None:
    """So that one of them can be typed."""
    with pytest.raises(UserError) as caught:
        search.section_called(SCHEDULE, typed)

    assert str(caught.value) == said


def test_select_takes_any_of_the_sections_and_any_of_the_types_by_the_speaker() -> None:
    """Several of one filter widen, different filters narrow."""
    found = search.select(SCHEDULE, Filters(["solid", "environet"], ["lightning", "Spotlight"], speaker="mousavi"))

    assert ids(found) == ["mousavi-hierarchical", "mousavi-dataset"]
    assert search.select(SCHEDULE, Filters()) == SCHEDULE.talks
    assert search.select(SCHEDULE, Filters(["solid"], ["keynote"])) == ()


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), ["a", "b", "c", "d"]),
        (Filters(rooms=["aula", "BAR"]), ["a", "b"]),
        (Filters(day="2020-04-27"), ["b"]),
        (Filters(day="2"), ["b"]),
        (Filters(day="Sunday"), ["a"]),
        (Filters(day="sun"), ["a"]),
        (Filters(day="3", rooms=["bar"]), []),
    ],
)
def test_filters_by_room_and_day(filters: Filters, found: list[str]) -> None:
    """A day is a date, a weekday or its number, in the workshop's own zone."""
    assert ids(search.select(CONFERENCE, filters)) == found


DAYS = "The days are: 1 (Sunday 2020-04-26), 2 (Monday 2020-04-27), 3 (Monday 2020-05-04)."


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (Filters(day="monday"), f"Several days are called 'monday'. {DAYS}"),
        (Filters(day="4"), f"No day is called '4'. {DAYS}"),
        (Filters(day="mo"), f"No day is called 'mo'. {DAYS}"),
        (Filters(rooms=["aulaa"]), "No talk is in room 'aulaa'. Did you mean Aula? The rooms are: Aula, Bar."),
        (Filters(types=["x"]), "No talk is of type 'x'. The schedule names no types."),
        (Filters(speaker=""), "No talk found for ''. See who speaks: ai4earth speakers"),
        (Filters(day=""), f"No day is called ''. {DAYS}"),
        (Filters(speaker="x"), "No talk found for 'x'. See who speaks: ai4earth speakers"),
    ],
)
def test_filter_that_names_nothing_says_what_there_is(filters: Filters, said: str) -> None:
    """So that it can be typed."""
    with pytest.raises(UserError) as caught:
        search.select(CONFERENCE, filters)

    assert str(caught.value) == said


def test_day_of_a_schedule_without_times_is_none() -> None:
    """It says so."""
    schedule = reader.loads('workshop = { title = "C", date = 2020-04-26, timezone = "UTC" }')
    with pytest.raises(UserError) as caught:
        search.day_called(schedule, "1")

    assert str(caught.value) == "No day is called '1'. The days are: none yet, since no talk has a time."


def test_by_day_has_the_unscheduled_last() -> None:
    """Under no day."""
    found = questions.by_day(CONFERENCE, reversed(CONFERENCE.talks))

    assert [(str(day), ids(rows)) for day, rows in found.items()] == [
        ("2020-04-26", ["a"]),
        ("2020-04-27", ["b"]),
        ("2020-05-04", ["c"]),
        ("None", ["d"]),
    ]
