import datetime as dt

import pytest

from ai4earth_cli import sources
from ai4earth_cli.errors import UserError
from ai4earth_cli.formats.toml import reader
from ai4earth_cli.schedule import finding, questions
from ai4earth_cli.schedule.finding import Filters
from ai4earth_cli.schedule.model import Schedule, Speaker, Talk

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
    assert ids(finding.search(SCHEDULE, typed)) == found


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
    assert finding.section_called(SCHEDULE, typed).id == id_


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
        finding.section_called(SCHEDULE, typed)

    assert str(caught.value) == said


def test_select_takes_any_of_the_sections_and_any_of_the_types_by_the_speaker() -> None:
    """Several of one filter widen, different filters narrow."""
    found = finding.select(SCHEDULE, Filters(["solid", "environet"], ["lightning", "Spotlight"], speaker="mousavi"))

    assert ids(found) == ["mousavi-hierarchical", "mousavi-dataset"]
    assert finding.select(SCHEDULE, Filters()) == SCHEDULE.talks
    assert finding.select(SCHEDULE, Filters(["solid"], ["keynote"])) == ()


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), ["a", "b", "c", "d"]),
        (Filters(rooms=["aula", "BAR"]), ["a", "b"]),
        (Filters(day=dt.date(2020, 4, 26)), ["a"]),
        (Filters(day=dt.date(2020, 4, 27)), ["b"]),
        (Filters(day=dt.date(2020, 4, 28)), []),
        (Filters(day=dt.date(2020, 5, 4), rooms=["bar"]), []),
    ],
)
def test_filters_by_room_and_day(filters: Filters, found: list[str]) -> None:
    """A day is one of the workshop's own zone."""
    assert ids(finding.select(CONFERENCE, filters)) == found


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (Filters(rooms=["aulaa"]), "No talk is in room 'aulaa'. Did you mean Aula? The rooms are: Aula, Bar."),
        (Filters(types=["x"]), "No talk is of type 'x'. The schedule names no types."),
        (Filters(speaker=""), "No talk is by ''. See who speaks: ai4earth speakers"),
        (Filters(speaker="x"), "No talk is by 'x'. See who speaks: ai4earth speakers"),
    ],
)
def test_filter_that_names_nothing_says_what_there_is(filters: Filters, said: str) -> None:
    """So that it can be typed."""
    with pytest.raises(UserError) as caught:
        finding.select(CONFERENCE, filters)

    assert str(caught.value) == said


NOON = dt.datetime(2020, 4, 26, 12, tzinfo=dt.UTC)  # 21:00 in Tokyo


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1", "2020-04-26"),
        ("3", "2020-05-04"),
        ("Sunday", "2020-04-26"),
        ("2020-04-27", "2020-04-27"),
        ("27 April", "2020-04-27"),
        ("27.4.2020", "2020-04-27"),
        ("today", "2020-04-26"),
        ("tomorrow", "2020-04-27"),
    ],
)
def test_day_is_a_number_or_a_date(typed: str, day: str) -> None:
    """Of one on which something is."""
    assert str(finding.day_called(CONFERENCE, typed, NOON)) == day


@pytest.mark.parametrize(("hour", "day"), [("14:59", "2020-04-26"), ("15:00", "2020-04-27")])
def test_today_is_by_the_clocks_of_the_workshop(hour: str, day: str) -> None:
    """Wherever who asks may be: in Tokyo the day begins at 15:00 UTC."""
    assert str(finding.day_called(CONFERENCE, "today", dt.datetime.fromisoformat(f"2020-04-26T{hour}Z"))) == day


DAYS = "The days are: 1 (Sunday 2020-04-26), 2 (Monday 2020-04-27), 3 (Monday 2020-05-04)."


@pytest.mark.parametrize(
    ("typed", "said", "exit_code"),
    [
        ("0", f"There is no day 0. {DAYS}", 2),
        ("4", f"There is no day 4. {DAYS}", 2),
        ("mo", f"Can't read 'mo' as a day. {DAYS}", 2),
        ("", f"Can't read '' as a day. {DAYS}", 2),
        ("monday", "'monday' may be Monday 2020-04-27 or Monday 2020-05-04. Write the date.", 2),
        ("tuesday", f"There is nothing on Tuesday 2020-04-28. {DAYS}", 1),
        ("yesterday", f"There is nothing on Saturday 2020-04-25. {DAYS}", 1),
    ],
)
def test_day_that_is_none_says_what_there_is(typed: str, said: str, exit_code: int) -> None:
    """What can't be read is used wrongly; a day with nothing on it is no fault of who asks."""
    with pytest.raises(UserError) as caught:
        finding.day_called(CONFERENCE, typed, NOON)

    assert (str(caught.value), caught.value.exit_code) == (said, exit_code)


def test_day_of_a_schedule_without_times_is_none() -> None:
    """It says so."""
    schedule = reader.loads('workshop = { title = "C", date = 2020-04-26, timezone = "UTC" }')
    with pytest.raises(UserError) as caught:
        finding.day_called(schedule, "1", NOON)

    assert str(caught.value) == "There is no day 1. The days are: none yet, since no talk has a time."


def test_by_day_has_the_unscheduled_last() -> None:
    """Under no day."""
    found = questions.by_day(CONFERENCE, reversed(CONFERENCE.talks))

    assert [(str(day), ids(rows)) for day, rows in found.items()] == [
        ("2020-04-26", ["a"]),
        ("2020-04-27", ["b"]),
        ("2020-05-04", ["c"]),
        ("None", ["d"]),
    ]


NAMES = reader.loads(
    """
    workshop = { title = "N", date = 2020-04-26, timezone = "UTC" }
    [[section]]
    title = "Solid Earth"
    aliases = ["geophysics", "seismology"]
    talk = [
      { title = "Rivers", type = "Talk", room = "Aula", speakers = ["Ada Waters", "Bo Ek"] },
      { title = "Wafers", type = "Talk", room = "Aula Nova", speakers = ["Cy Fox", "Cy Foxe"] },
      { title = "Deltas", type = "Keynote", room = "Aula" },
    ]
    [[section]]
    title = "Earth"
    talk = [
      { title = "Oceans and seas", id = "blue", speakers = ["Cy Fox"] },
      { title = "Foxes of the sea", speakers = ["Di Gil"] },
    ]
    """
)


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Earth", "Earth"),
        ("earth", "Earth"),
        ("solid earth", "Solid Earth"),
        ("solid", "Solid Earth"),
        ("geophysics", "Solid Earth"),
        ("seismology", "Solid Earth"),
        ("SEISMO", "Solid Earth"),
    ],
)
def test_section_asked_exactly_is_not_another_that_has_the_word(typed: str, title: str) -> None:
    """Every alias of a section names it, and so does a part of one."""
    assert finding.section_called(NAMES, typed).title == title


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("eart", "Several sections have 'eart' in their names: solid-earth, earth. Write one of them."),
        ("seismologie", "No section is called 'seismologie'. Did you mean solid-earth? The sections are: solid-earth, earth."),
        ("erth", "No section is called 'erth'. Did you mean solid-earth or earth? The sections are: solid-earth, earth."),
    ],
)  # fmt: skip
def test_section_that_is_not_certain_says_what_to_type(typed: str, said: str) -> None:
    """By its id, whichever of its names is the nearest; each section once."""
    with pytest.raises(UserError) as caught:
        finding.section_called(NAMES, typed)

    assert str(caught.value) == said


def test_a_part_of_a_speakers_name_is_enough_if_no_other_has_it() -> None:
    """As with rooms, sections and types; a whole name is one also where another begins with it."""
    people = ["Ann Lee", "Ann Leeson", "Bo Lee", *(f"Guest {number}" for number in range(21)), "Guest"]
    talks = tuple(Talk(str(place), None, "T", speakers=(Speaker(name),)) for place, name in enumerate(people))
    schedule = Schedule("S", dt.date(2026, 1, 1), dt.UTC, (), talks)

    def asked(typed: str) -> list[str]:
        return [talk.speakers[0].name for talk in finding.select(schedule, Filters(speaker=typed))]

    assert (asked("bo"), asked("LEE bo"), asked("ann lee"), asked("guest")) == (
        ["Bo Lee"],
        ["Bo Lee"],
        ["Ann Lee"],
        ["Guest"],
    )
    with pytest.raises(
        UserError, match=r"^Several speakers have 'lee' in their names: Ann Lee, Ann Leeson, Bo Lee\. W"
    ):
        asked("lee")
    with pytest.raises(UserError, match=r"Guest 18, Guest 19 and 2 more\. Write one of them\.$"):
        asked("gues")


@pytest.mark.parametrize("typed", ["", " "])
def test_empty_name_of_a_speaker_is_nobody(typed: str) -> None:
    """Rather than everybody."""
    with pytest.raises(UserError) as caught:
        finding.select(NAMES, Filters(speaker=typed))

    assert str(caught.value) == "No talk is by ''. See who speaks: ai4earth speakers"


LINKS = reader.loads(
    """
    workshop = { title = "L", date = 2020-04-26, timezone = "UTC", livestream = "https://live" }
    [[section]]
    title = "Main"
    talk = [
      { title = "Every one", video = "https://v", paper = "https://p", slides = "https://s", website = "https://w" },
      { title = "Some", paper = "https://p", links = [{ title = "Code", url = "https://c" }] },
      { title = "None" },
    ]
    """
)


@pytest.mark.parametrize(
    ("kind", "url"),
    [("video", "https://v"), ("paper", "https://p"), ("slides", "https://s"), ("website", "https://w")],
)
def test_link_of_a_talk_is_the_one_of_that_kind(kind: finding.Kind, url: str) -> None:
    """Of the one talk that is found."""
    assert finding.link(LINKS, "every", finding.search(LINKS, "every"), kind) == url


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("some", "'Some' has no video. It has: paper, code."),
        ("none", "'None' has no video, and no other link."),
        ("one", "2 talks match 'one'. Add a word, or give a number:\n  1  Every one\n  3  None"),
    ],
)
def test_link_that_is_not_there_says_what_is(typed: str, said: str) -> None:
    """Or which talks there are."""
    with pytest.raises(UserError) as caught:
        finding.link(LINKS, typed, finding.search(LINKS, typed), "video")

    assert (str(caught.value), caught.value.exit_code) == (said, 1)


@pytest.mark.parametrize(("count", "last"), [(20, []), (21, ["  … and 1 more"])])
def test_no_more_talks_are_listed_than_fit_a_screen(count: int, last: list[str]) -> None:
    """A word that hundreds have is no choice."""
    talks = tuple(LINKS.talks[0]._replace(id=f"{number}", title=f"Talk {number}") for number in range(1, count + 1))
    many = LINKS._replace(talks=talks)

    with pytest.raises(UserError) as caught:
        finding.link(many, "talk", talks, "video")
    lines = str(caught.value).splitlines()
    assert (lines[0], lines[20:]) == (
        f"{count} talks match 'talk'. Add a word, or give a number:",
        ["  20  Talk 20", *last],
    )


def test_livestream_is_the_workshops() -> None:
    """It has one, or says where to look."""
    assert finding.livestream(LINKS) == "https://live"
    with pytest.raises(UserError) as caught:
        finding.livestream(NAMES)

    assert (str(caught.value), caught.value.exit_code) == ("N has no livestream. See: ai4earth info", 1)


def test_room_that_is_not_certain_has_its_choices() -> None:
    """The nearest first, and then all there are, each once."""
    with pytest.raises(UserError) as caught:
        finding.room_called(NAMES, "aulla")

    assert str(caught.value) == (
        "No talk is in room 'aulla'. Did you mean Aula or Aula Nova? The rooms are: Aula, Aula Nova."
    )
    assert [finding.room_called(NAMES, typed) for typed in ("AULA", "aula nova")] == ["Aula", "Aula Nova"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("fox", ["wafers", "blue"]),
        ("sea", ["blue", "foxes-of-the-sea"]),
        ("ek ada", ["rivers"]),
        ("gil fox", ["foxes-of-the-sea"]),
        ("blue", ["blue"]),
        ("xx", []),
    ],
)
def test_search_goes_on_only_where_nothing_is_found(typed: str, found: list[str]) -> None:
    """From the names of each talk together to its title, and to all of it with its id."""
    assert ids(finding.search(NAMES, typed)) == found


WORDS = reader.loads(
    """
    workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }
    [[section]]
    title = "Solid Earth"
    chairs = ["Kelly Rock"]
    talk = [
      { title = "Rivers of 2020", start = "11:00", end = "12:00", abstract = "Water, and 12 lakes." },
      { title = "Deltas", start = "10:00", end = "11:00", speakers = ["Ada Solid"], abstract = "Mud and rivers." },
    ]
    """
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("1", ["deltas"]),
        ("002", ["rivers-of-2020"]),
        ("2 1", ["rivers-of-2020", "deltas"]),
        ("2 3", []),
        ("2020", ["rivers-of-2020"]),
        ("12", ["rivers-of-2020"]),
        ("0", ["rivers-of-2020"]),
        ("1000000", []),
        ("\u0661", ["rivers-of-2020"]),
        ("solid", ["deltas"]),
        ("earth", ["rivers-of-2020", "deltas"]),
        ("kelly deltas", ["deltas"]),
        ("river mud", ["deltas"]),
        ("water mud", []),
    ],
)
def test_search_takes_a_number_then_names_titles_sections_and_abstracts(typed: str, found: list[str]) -> None:
    """The number is that of the programme; a number that no talk has is a word like others."""
    assert ids(finding.search(WORDS, typed)) == found


def test_a_part_of_a_room_or_type_is_enough() -> None:
    """If no other has it."""
    assert (finding.room_called(NAMES, "nova"), finding.types_called(NAMES, "KEY")) == ("Aula Nova", ("Keynote",))
    with pytest.raises(UserError) as caught:
        finding.room_called(NAMES, "au")
    assert str(caught.value) == "Several rooms have 'au' in their names: Aula, Aula Nova. Write one of them."


LANGUAGES = reader.loads(
    """
    workshop = { title = "L", date = 2020-04-26, timezone = "UTC" }
    talk = [
      { title = "over", language = "de-CH", start = "09:00", end = "10:00", video = "https://v" },
      { title = "on", language = "en", start = "09:00", end = "11:00" },
      { title = "off", language = "en", start = "09:00", end = "11:00", cancelled = true },
      { title = "to come", start = "10:30", end = "11:00", video = "https://w" },
      { title = "some time" },
    ]
    """
)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(languages=["EN"]), ["on", "off"]),
        (Filters(languages=["de", "en"], left=dt.datetime(2020, 4, 26, 10, tzinfo=dt.UTC)), ["on", "off"]),
        (Filters(left=dt.datetime(2020, 4, 26, 11, tzinfo=dt.UTC)), ["some-time"]),
        (Filters(recorded=True), ["over", "to-come"]),
        (Filters(left=dt.datetime(2020, 4, 26, 10, tzinfo=dt.UTC)), ["on", "off", "to-come", "some-time"]),
    ],
)
def test_filters_by_language_video_and_what_is_left(filters: Filters, found: list[str]) -> None:
    """A part of a language's tag is enough; what ends at the moment is over, and what is cancelled is news till then."""
    assert ids(finding.select(LANGUAGES, filters)) == found


def test_language_that_no_talk_is_in_is_told() -> None:
    """With those that there are."""
    with pytest.raises(UserError) as caught:
        finding.select(LANGUAGES, Filters(languages=["fr"]))

    assert str(caught.value) == "No talk is in 'fr'. The languages are: de-CH, en."


SPELLINGS = reader.loads(
    """
    workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }
    talk = [
      { title = "A", type = "lecture", language = "de", start = "9:00", end = "10:00", room = "Saal 1" },
      { title = "B", type = "Lecture", language = "de-CH", start = "9:00", end = "10:00", room = "SAAL  1" },
      { title = "C", type = "Lecture  60 min", language = "en", start = "9:00", end = "10:00", room = "Saal 2" },
    ]
    """
)


@pytest.mark.parametrize(
    ("filters", "titles"),
    [
        (Filters(types=["Lecture"]), "AB"),
        (Filters(types=["lecture"]), "AB"),
        (Filters(types=["lecture   60  MIN"]), "C"),
        (Filters(types=["60 min"]), "C"),
        (Filters(rooms=["saal 1"]), "AB"),
        (Filters(rooms=["saal  2"]), "C"),
        (Filters(languages=["German"]), "AB"),
        (Filters(languages=["de"]), "AB"),
        (Filters(languages=["DE-ch"]), "B"),
        (Filters(languages=["english"]), "C"),
    ],
)
def test_name_is_found_in_each_of_its_spellings(filters: Filters, titles: str) -> None:
    """Neither case nor spaces count; a language has its name, too."""
    assert "".join(talk.title for talk in finding.select(SPELLINGS, filters)) == titles


def test_several_names_are_listed_once() -> None:
    """Whatever spellings they have."""
    with pytest.raises(UserError) as caught:
        finding.types_called(SPELLINGS, "lect")

    said = "Several types have 'lect' in their names: lecture, Lecture 60 min. Write one of them."
    assert str(caught.value) == said


def test_filter_has_as_many_names_as_anyone_types() -> None:
    """A hundred, and no more."""
    assert ids(finding.select(SCHEDULE, Filters(rooms=None, sections=["welcome"] * 100))) == ["welcome"]
    for filters in (Filters(sections=["x"] * 101), Filters(types=["x"] * 101), Filters(languages=["x"] * 101)):
        with pytest.raises(UserError, match=r"^One filter has 101 names: give it 100 at most\.$"):
            finding.select(SCHEDULE, filters)


def test_marked_ones_are_those_whose_ids_are_given() -> None:
    """No marks, no talks; without the filter all."""
    starred = [frozenset({"a", "d"}), frozenset[str](), None]

    assert [ids(finding.select(CONFERENCE, Filters(starred=marks))) for marks in starred] == [
        ["a", "d"], [], ["a", "b", "c", "d"],
    ]  # fmt: skip


HALLS = ", ".join(f'{{ title = "t{number}", room = "Hall {number}" }}' for number in range(20))
TWENTY = reader.loads(
    f"""
    workshop = {{ title = "T", date = 2020-04-26, timezone = "UTC" }}
    section = [{{ title = "S", chairs = ["Kelly Rock"], talk = [{HALLS}] }}]
    """
)


@pytest.mark.parametrize(("halls", "more"), [(20, ""), (21, " and 1 more"), (22, " and 2 more")])
def test_twenty_names_are_listed_to_choose_from(halls: int, more: str) -> None:
    """Of more their number."""
    talks = [
        talk._replace(rooms=(f"Hall {room}",)) for room, talk in enumerate([*TWENTY.talks, *TWENTY.talks[:2]][:halls])
    ]
    listed = ", ".join(f"Hall {room}" for room in range(20))
    with pytest.raises(UserError) as caught:
        finding.room_called(TWENTY._replace(talks=tuple(talks)), "hall")

    assert str(caught.value) == f"Several rooms have 'hall' in their names: {listed}{more}. Write one of them."


def test_exact_name_is_meant_where_another_has_it_as_a_part() -> None:
    """And spaces do not count."""
    talks = tuple(
        talk._replace(rooms=(room,))
        for talk, room in zip(CONFERENCE.talks, ("Hall", "Hall  A", "a hall"), strict=False)
    )
    schedule = CONFERENCE._replace(talks=talks)

    assert finding.rooms_called(schedule, "hall") == ("Hall",)
    assert finding.rooms_called(schedule, " HALL a ") == ("Hall  A",)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("rock t1", [1, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]),
        ("t5 rock kelly", [5]),
        ("wood t7", [7]),
        ("xx", []),
        ("none", []),
    ],
)
def test_words_of_chairs_and_authors_find_with_those_of_titles(typed: str, found: list[int]) -> None:
    """In any order."""
    talks = tuple(talk._replace(authors=(Speaker("Ann Wood"), Speaker("Bo Ek"))) for talk in TWENTY.talks)

    assert ids(finding.search(TWENTY._replace(talks=talks), typed)) == [f"t{number}" for number in found]


def test_talk_without_a_section_is_found_by_its_title() -> None:
    """And with another word of it by neither."""
    talk = Talk("t", None, "Fog over Oslo")
    schedule = CONFERENCE._replace(talks=(talk,))

    assert [len(finding.search(schedule, typed)) for typed in ("fog oslo t", "fog main", "fog none")] == [1, 0, 0]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (" " * 99 + "9", "There is no day 9. "),
        (" " * 100 + "1", "Can't read '1' as a day. "),
        ("x" * 101, f"Can't read '{'x' * 60}…' as a day. "),
    ],
)
def test_day_is_not_looked_for_in_what_is_too_long(typed: str, said: str) -> None:
    """A hundred letters are enough for any."""
    with pytest.raises(UserError) as caught:
        finding.day_called(CONFERENCE, typed, dt.datetime(2020, 4, 26, tzinfo=dt.UTC))

    assert str(caught.value).startswith(f"{said}The days are: 1 (Sunday 2020-04-26), 2 (")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["2"], ["t1"]),
        (["002", "1", "2"], ["t1", "t0"]),
        (["000002"], ["t1"]),
        (["0000002"], []),
        (["21"], []),
        (["0"], []),
        (["2", "x"], []),
        (["²"], []),
    ],
)
def test_numbers_are_those_of_the_programme(words: list[str], found: list[str]) -> None:
    """All of them, of six digits at most."""
    assert ids(finding.numbered(TWENTY, words)) == found


def test_type_that_is_asked_exactly_is_no_other_that_has_the_word() -> None:
    """Wherever it stands."""
    talks = tuple(Talk(type_, None, "T", type_) for type_ in ("Long talk", "Talk", "Talks"))

    assert finding.types_called(Schedule("W", dt.date(2020, 4, 26), dt.UTC, (), talks), "talk") == ("Talk",)


@pytest.mark.parametrize("typed", ["xxxx", "None"])
def test_what_a_talk_does_not_have_is_not_found(typed: str) -> None:
    """A section, to begin with."""
    schedule = Schedule("W", dt.date(2020, 4, 26), dt.UTC, (), (Talk("t", None, "T"),))

    assert finding.search(schedule, typed) == ()


@pytest.mark.parametrize(
    ("talks", "said"),
    [
        ((Talk("t", None, "T"),), "No talk matches all filters. Leave one out."),
        ((), "The schedule has no talks yet."),
    ],
)
def test_filters_that_leave_nothing_say_so(talks: tuple[Talk, ...], said: str) -> None:
    """Unless there was nothing."""
    error = finding.nothing_matches(Schedule("W", dt.date(2020, 4, 26), dt.UTC, (), talks))

    assert (str(error), error.exit_code) == (said, 1)
