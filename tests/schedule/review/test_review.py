import datetime as dt

import pytest

from ai4earth_cli.formats.toml import reader
from ai4earth_cli.schedule.model import Link, Schedule, Section, Speaker, Talk
from ai4earth_cli.schedule.review import doubts, doubts_of_another

BEFORE = dt.datetime(2020, 4, 1, tzinfo=dt.UTC)
AFTER = dt.datetime(2020, 6, 1, tzinfo=dt.UTC)


def doubted(talks: str, now: dt.datetime = BEFORE, workshop: str = "", delay: str = "") -> list[str]:
    """Return what is odd about a section of these talks, each as `talk what: message`."""
    schedule = reader.loads(
        f"""
        workshop = {{ title = "W", date = 2020-04-26, timezone = "Asia/Tokyo" {workshop} }}
        delay = [{delay}]
        section = [{{ title = "S", talk = [{talks}] }}, {{ title = "Other", talk = [] }}]
        """
    )
    return [
        f"{talk.id if talk else section.id if section else 'workshop'} {about}: {message}"
        for talk, about, message, _, section in doubts(schedule, now)
    ]


@pytest.mark.parametrize(
    ("talks", "said"),
    [
        (
            """
            { title = "a", start = "09:00", end = "10:00", room = "1", speakers = ["X Y"] },
            { title = "b", start = "09:30", end = "10:00", room = "2", speakers = ["Z", "x y"] },
            """,
            [
                "b time: x y speaks in 'a' at that time: change one of the times.",
                "b speakers: x y is X Y elsewhere: write one name in one way.",
            ],
        ),
        (
            """
            { title = "a", start = "09:00", end = "11:00", room = "1" },
            { title = "b", start = "09:30", end = "10:00", room = "2" },
            { title = "c", start = "10:30", end = "11:00", room = "1" },
            { title = "d", start = "10:40", end = "11:00", cancelled = true, room = "1" },
            { title = "e", start = "10:45", end = "11:00" },
            { title = "f", start = "11:00", end = "11:30" },
            """,
            ["c time: 'a' is still on in room '1': change one of the times."],
        ),
        (
            """
            { title = "a", start = "09:00", end = "11:00" },
            { title = "b", start = "09:30", end = "10:00" },
            { title = "c", start = "10:30", end = "11:00" },
            """,
            [
                "b time: 'a' is still on in section 'S': change one of the times, or write parallel = true there.",
                "c time: 'a' is still on in section 'S': change one of the times, or write parallel = true there.",
            ],
        ),
        (
            """
            { title = "a", start = "09:00", end = "10:00" },
            { title = "b", start = "10:05", end = "11:00" },
            { title = "c", date = 2020-04-27, start = "10:00", end = "11:00" },
            """,
            ["b time: nothing is listed from 10:00 to 10:05: add a break, if it is one."],
        ),
        (
            """
            { title = "long", start = "09:00", duration = "26h", room = "1" },
            { title = "a", date = 2020-04-27, start = "10:00", end = "10:30", room = "2" },
            { title = "b", date = 2020-04-27, start = "11:00", end = "11:30", room = "2" },
            { title = "c", date = 2020-04-27, start = "12:00", end = "12:30", room = "2" },
            """,
            ["c time: nothing is listed from 11:30 to 12:00: add a break, if it is one."],
        ),
        (
            """
            { title = "a", start = "10:00", end = "11:00" },
            { title = "some time" },
            { title = "b", start = "09:00", end = "09:50" },
            """,
            [
                "a time: nothing is listed from 09:50 to 10:00: add a break, if it is one.",
                "b time: it starts earlier than 'a', but stands below it in the file: move it above that.",
            ],
        ),
        (
            '{ title = "a", date = 2020-06-26, start = "10:00", end = "11:00" }',
            ["a time: it is on 2020-06-26, and the workshop on 2020-04-26: correct one of the dates."],
        ),
        (
            """
            { title = "a", speakers = ["Seyed M Mousavi", "Jing Li", "J Smith"] },
            { title = "b", speakers = ["Seyed M. Mousavi", "Jing Lee", "K Smith"] },
            { title = "c", speakers = ["Seyed Mousavi", "Cher"] },
            """,
            [
                "b speakers: Seyed M. Mousavi is Seyed M Mousavi elsewhere: write one name in one way.",
                "c speakers: Seyed Mousavi is Seyed M Mousavi elsewhere: write one name in one way.",
            ],
        ),
        (
            """
            { title = "a", speakers = ["Ana Maria Lopez", "Jan de Boer", "Li", "Al Bo Cy Dee"] },
            { title = "b", speakers = ["Ana Lopez", "Jan Boer", "LI", "Al X. Bo Cy Dee", "Al Bo Dee", "Al Cy Dee"] },
            """,
            [
                "b speakers: LI is Li elsewhere: write one name in one way.",
                "b speakers: Al X. Bo Cy Dee is Al Bo Cy Dee elsewhere: write one name in one way.",
            ],
        ),
        (
            '{ title = "a", paper = "http://p", links = [{ title = "Code", url = "HTTP://c" }], video = "https://v" }',
            [
                "a paper: paper begins with http: write https, if the address answers to it.",
                "a links: code begins with http: write https, if the address answers to it.",
            ],
        ),
        (
            '{ title = "a", video = "http://v", links = [{ title = "Video", url = "http://v" }] }',
            [
                "a video: video begins with http: write https, if the address answers to it.",
                "a links: video begins with http: write https, if the address answers to it.",
            ],
        ),
        (
            """
            { title = "long", start = "09:00", end = "12:00" },
            { title = "as long", start = "09:00", end = "12:00" },
            { title = "short", start = "10:00", end = "10:30" },
            { title = "after", start = "12:00", end = "12:30" },
            { title = "far after", start = "12:31", end = "13:00" },
            """,
            [
                "as-long time: 'long' is still on in section 'S': change one of the times, or write parallel = true there.",
                "short time: 'long' is still on in section 'S': change one of the times, or write parallel = true there.",
                "far-after time: nothing is listed from 12:30 to 12:31: add a break, if it is one.",
            ],
        ),
        (
            """
            { title = "Coffee", type = "Break", start = "10:00", end = "10:30" },
            { title = "coffee!", id = "second", start = "10:30", end = "11:00" },
            { title = "Coffee", start = "11:00", end = "11:30" },
            { title = "Coffee 2", id = "coffee-two", start = "11:30", end = "12:00" },
            """,
            [
                f"{id_} id: its title occurs twice, so that calendars may take another talk for it: give it an id of its own."
                for id_ in ("coffee", "coffee-2")
            ],
        ),
        (
            """
            { title = "short", start = "09:00", end = "09:30", speakers = ["X"], room = "1" },
            { title = "long", start = "09:30", end = "12:00", speakers = ["X", "x"], room = "1" },
            { title = "in it", start = "10:00", end = "10:30", speakers = ["X"], room = "2" },
            { title = "at its end", start = "12:00", end = "12:30", speakers = ["X"], room = "3" },
            """,
            [
                "in-it time: X speaks in 'long' at that time: change one of the times.",
                "long speakers: x is X elsewhere: write one name in one way.",
            ],
        ),
        (
            """
            { title = "at once", start = "09:00", end = "10:00" },
            { title = "with it", start = "09:00", end = "10:00", room = "1" },
            { title = "some time" },
            """,
            [],
        ),
        (
            """
            { title = "week before", date = 2020-04-19, start = "10:00", end = "11:00" },
            { title = "week after", date = 2020-05-03, start = "10:00", end = "11:00" },
            """,
            [],
        ),
        (
            """
            { title = "before", date = 2020-04-18, start = "10:00", end = "11:00" },
            { title = "after", date = 2020-05-04, start = "10:00", end = "11:00" },
            """,
            [
                "before time: it is on 2020-04-18, and the workshop on 2020-04-26: correct one of the dates.",
                "after time: it is on 2020-05-04, and the workshop on 2020-04-26: correct one of the dates.",
            ],
        ),
        ("", []),
    ],
)
def test_what_is_probably_a_mistake_is_doubted(talks: str, said: list[str]) -> None:
    """And nothing else."""
    assert doubted(talks) == said


def test_night_is_no_gap() -> None:
    """Nor is the time between it and the next day; what is in the night before the first day is doubted."""
    talks = """
        { title = "a", start = "03:59", end = "04:00" },
        { title = "b", start = "04:00", end = "23:00" },
        { title = "c", date = 2020-04-27, start = "01:00", end = "03:00" },
        { title = "d", date = 2020-04-27, start = "10:00", end = "11:00" },
    """
    gap = "c time: nothing is listed from 23:00 to Mon 01:00: add a break, if it is one."

    assert doubted(talks, workshop=', day_start = "04:00"') == [
        gap,
        "a time: it starts before the workshop's first day does, at 04:00: "
        "write date = 2020-04-27 if it is in the night after it.",
    ]
    assert doubted(talks) == [
        "d time: nothing is listed from 03:00 to 10:00: add a break, if it is one.",
    ]


def test_video_is_missed_once_the_workshop_is_over() -> None:
    """Not of breaks, of cancelled talks, of what never had a time and what is not recorded."""
    talks = """
        { title = "a", start = "09:00", end = "10:00" },
        { title = "b", start = "10:00", end = "11:00", type = "break" },
        { title = "c", start = "11:00", end = "12:00", cancelled = true },
        { title = "d", start = "11:00", end = "12:00", video = "https://v" },
        { title = "e" },
        { title = "f", start = "12:00", end = "12:30", recorded = false },
    """
    assert doubted(talks) == []
    assert doubted(talks, AFTER) == ["a talk: the event is over, and it has no video: add its address."]


def test_address_of_the_workshop_without_encryption_is_doubted() -> None:
    """Each by its key."""
    assert doubted("", workshop=', url = "http://u", livestream = "HTTP://l", chat = "http://c"') == [
        "workshop url: url begins with http: write https, if the address answers to it.",
        "workshop livestream: livestream begins with http: write https, if the address answers to it.",
        "workshop chat: chat begins with http: write https, if the address answers to it.",
    ]


@pytest.mark.parametrize(("clock", "missed"), [("11:59:59", []), ("12:00:00", ["short", "long"])])
def test_video_is_missed_from_the_moment_the_last_talk_ends(clock: str, missed: list[str]) -> None:
    """Though that talk is not the last of the file."""
    talks = """
        { title = "long", start = "09:00", end = "12:00" },
        { title = "short", start = "10:00", end = "11:00", room = "1" },
    """
    now = dt.datetime.fromisoformat(f"2020-04-26T{clock}+09:00")

    assert [line.split()[0] for line in doubted(talks, now) if "video" in line] == sorted(missed)


def test_address_of_the_workshop_with_encryption_is_not_doubted() -> None:
    """Nor is one that it does not have."""
    assert doubted("", workshop=', url = "https://u", livestream = "https://l"') == []


def doubted_of_another(talks: str) -> list[str]:
    """Return what is odd about somebody else's section of these talks after it, each as `talk: message`."""
    schedule = reader.loads(
        f"""
        workshop = {{ title = "W", date = 2020-04-26, timezone = "Asia/Tokyo" }}
        section = [{{ title = "S", talk = [{talks}] }}]
        """
    )
    return [f"{doubt.talk and doubt.talk.id}: {doubt.message}" for doubt in doubts_of_another(schedule, AFTER)]


@pytest.mark.parametrize(
    ("type_", "missed"),
    [
        ("Keynote", 1),
        ("Discussion", 0),
        ("Extended Discussion", 0),
        ("Discussions", 0),
        ("Opening", 0),
        ("Introduction", 0),
        ("Welcome", 0),
        ("Break", 0),
        ("Breakthrough", 1),
    ],
)
def test_video_is_not_missed_where_nobody_records_one(type_: str, missed: int) -> None:
    """As of what people only talk about, and of breaks; words of a type count, not parts of words."""
    talk = f'{{ title = "a", start = "09:00", end = "10:00", type = "{type_}" }}'

    assert len(doubted(talk, AFTER)) == missed


def test_video_is_not_missed_of_what_nobody_gives() -> None:
    """If its title says that it is such: a talk with a speaker may be called so."""
    talk = '{ title = "Panel discussion", start = "09:00", end = "10:00" }'

    assert doubted(talk, AFTER) == []
    assert len(doubted(talk.replace(" }", ', speakers = ["Ann"] }'), AFTER)) == 1


def test_cancelled_slot_is_no_gap() -> None:
    """People were told that it is off; a gap before it is one."""
    talks = """
        { title = "a", start = "09:00", end = "10:00" },
        { title = "b", start = "10:00", end = "10:30", cancelled = true },
        { title = "c", start = "10:30", end = "11:00" },
    """

    assert doubted(talks) == []
    assert doubted(talks.replace('"10:00", end = "10:30"', '"10:05", end = "10:30"')) == [
        "b time: nothing is listed from 10:00 to 10:05: add a break, if it is one."
    ]


def test_wait_for_a_late_talk_is_no_gap() -> None:
    """What was over by then stays, so that time is free which the plan has filled; a gap of the plan is told by it."""
    talks = """
        { title = "a", start = "09:00", end = "10:00" },
        { title = "b", start = "10:00", end = "10:30" },
        { title = "c", start = "10:40", end = "11:00" },
    """
    told = ["c time: nothing is listed from 10:30 to 10:40: add a break, if it is one."]

    assert doubted(talks) == doubted(talks, delay='{ from = "10:00", by = "15m" }') == told


def test_talk_in_a_late_room_is_not_out_of_order() -> None:
    """It is where it was planned."""
    talks = """
        { title = "a", start = "09:00", end = "10:00", room = "1" },
        { title = "b", start = "09:10", end = "10:20", room = "2" },
    """

    assert doubted(talks, delay='{ from = "09:00", by = "30m", room = "1" }') == []


@pytest.mark.parametrize(
    ("name", "is_several"),
    [
        ("Ann Lee, Bo Chen", True),
        ("Ann Lee and Bo Q. Chen", True),
        ("Ann Lee & Élise Bo & Cy Dee", True),
        ("Ann Lee; Stanford University", True),
        ("Lee, Ann", False),
        ("Ann Lee, PhD", False),
        ("Ann Lee, University of Oslo", False),
        ("The Sand and the Sea", False),
        ("Ann Lee", False),
        ("Ann Lee,", False),
    ],
)
def test_names_of_several_in_one_are_doubted(name: str, is_several: bool) -> None:  # noqa: FBT001
    """In a schedule of one's own; what another program has written stands as it came."""
    schedule = Schedule("W", dt.date(2020, 4, 26), dt.UTC, (), (Talk("a", None, "A", speakers=(Speaker(name),)),))
    said = f"'{name}' is written as one name: list several people separately, and write an affiliation in its own key."

    assert [doubt.message for doubt in doubts(schedule, BEFORE)] == ([said] if is_several else [])
    assert list(doubts_of_another(schedule, BEFORE)) == []


@pytest.mark.parametrize(("words", "is_several"), [(4, True), (5, False)])
def test_names_of_several_have_up_to_four_words(words: int, *, is_several: bool) -> None:
    """What is longer is no name."""
    name = f"{' '.join(['Ann'] * words)}, Bo Chen"
    talk = Talk("a", None, "A", speakers=(Speaker(name),))

    told = [("a", "speakers", "names look like those of several people")] if is_several else []
    assert about(Schedule("W", BEFORE.date(), dt.UTC, (), (talk,))) == told


def test_name_spelt_in_two_ways_is_told_of_speakers_and_chairs() -> None:
    """Initials before a name and one letter of a long first name make no other person; a chair is told by section."""
    schedule = reader.loads(
        """
        workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }
        [[section]]
        title = "S"
        chairs = ["Karthik Mukkavilli", "Kelly Kochanski"]
        talk = [
            { title = "a", speakers = ["S. Karthik Mukkavilli", "Stephan Rasp", "J. S. Bach", "Maria Silva"] },
            { title = "b", speakers = ["Stephen Rasp", "Stefan Rasp", "J. Bach", "K. Bach", "Mario Silva"] },
        ]
        """
    )

    assert [
        (doubt.talk and doubt.talk.id, doubt.section and doubt.section.id, doubt.message)
        for doubt in doubts(schedule, BEFORE)
    ] == [
        ("b", None, "Stephen Rasp is Stephan Rasp elsewhere: write one name in one way."),
        ("b", None, "J. Bach is J. S. Bach elsewhere: write one name in one way."),
        (None, "s", "Karthik Mukkavilli is S. Karthik Mukkavilli elsewhere: write one name in one way."),
    ]


def test_talks_of_a_parallel_section_may_be_at_once() -> None:
    """In a room, too; with those of another section, and for who speaks in both, they are as odd as any."""
    talks = """[
        { title = "a", start = "09:00", end = "11:00", room = "1", speakers = ["X Y"] },
        { title = "b", start = "09:30", end = "10:00", room = "1", speakers = ["X Y"] },
        { title = "c", start = "09:40", end = "10:00", room = "1" },
    ]"""
    head = 'workshop = { title = "W", date = 2030-04-26, timezone = "UTC" }\n'
    section = f'{{ title = "S", parallel = true, talk = {talks} }}'
    other = '{ title = "T", talk = [{ title = "d", start = "10:30", end = "11:00", room = "1" }] }'
    roomless = section.replace(', room = "1"', "")

    assert [doubt.message for doubt in doubts(reader.loads(f"{head}section = [{section}, {other}]"), BEFORE)] == [
        "X Y speaks in 'a' at that time: change one of the times.",
        "'a' is still on in room '1': change one of the times.",
    ]
    assert [doubt.message for doubt in doubts(reader.loads(f"{head}section = [{roomless}]"), BEFORE)] == [
        "X Y speaks in 'a' at that time: change one of the times.",
    ]


@pytest.mark.parametrize(
    ("start", "end", "is_doubted"),
    [("09:00", "10:00", False), ("09:00", "09:59", True), ("08:30", "09:00", False), ("08:29", "08:59", True)],
)
def test_talk_that_joins_on_another_may_stand_behind_a_later_one(start: str, end: str, *, is_doubted: bool) -> None:
    """Two have changed places; what joins on nothing of its section is probably a slip."""
    rows = [("first", "09:00", "09:30"), ("late", "10:00", "11:00"), ("early", start, end)]
    talks = ", ".join(f'{{ title = "{title}", start = "{begin}", end = "{last}" }}' for title, begin, last in rows)
    head = 'workshop = { title = "W", date = 2030-04-26, timezone = "UTC" }\n'
    other = '{ title = "T", talk = [{ title = "x", start = "08:00", end = "08:29" }] }'

    found = doubts(
        reader.loads(f'{head}section = [{{ title = "S", parallel = true, talk = [{talks}] }}, {other}]'), BEFORE
    )
    said = "it starts earlier than 'late', but stands below it in the file: move it above that."
    assert (said in {doubt.message for doubt in found}) == is_doubted


def at_once(count: int) -> str:
    """Return so many talks of ten minutes in one room, of which each begins while the one before it is on."""
    return ", ".join(
        f'{{ title = "t{number}", start = "09:0{number}", duration = "10m", room = "A", video = "https://v" }}'
        for number in range(count)
    )


def test_doubts_about_another_schedule_come_one_by_one() -> None:
    """However many are of a kind: what is told together is said by who tells it."""
    assert doubted_of_another(at_once(5)) == [
        f"t{number}: 't{number - 1}' is still on in room 'A': change one of the times." for number in (1, 2, 3, 4)
    ]


@pytest.mark.parametrize(("recorded", "missing"), [(1, []), (2, ["t3", "t2"])])
def test_video_is_missed_only_where_half_have_one(recorded: int, missing: list[str]) -> None:
    """Other organisers may record nothing; and the order of their files means nothing."""
    talks = ", ".join(
        f'{{ title = "t{number}", start = "1{number}:00", duration = "1h"'
        + (', video = "https://v" }' if number < recorded else " }")
        for number in (3, 2, 1, 0)
    )

    assert doubted_of_another(talks) == [
        f"{id_}: the event is over, and it has no video: add its address." for id_ in missing
    ]


def test_title_that_occurs_twice_is_no_doubt_where_talks_have_an_identity() -> None:
    """By which calendars know them."""
    assert doubted('{ title = "a", uid = "1" }, { title = "a", uid = "2" }') == []


ODD = """
    { title = "a", start = "09:00", end = "10:00", room = "1", speakers = ["X Y"], paper = "http://example.org" },
    { title = "b", start = "09:30", end = "10:00", room = "1", speakers = ["x y", "Ann Lee, Bo Ek"] },
    { title = "d", start = "08:00", end = "08:10", room = "2" },
    { title = "c", start = "11:00", end = "12:00", room = "2" },
    { title = "c", date = 2020-05-04, start = "10:00", end = "11:00", room = "2" },
"""


def test_many_of_a_kind_are_called_by_what_they_are() -> None:
    """Behind their number, in one line."""
    schedule = reader.loads(
        f"""workshop = {{ title = "W", date = 2020-04-26, timezone = "UTC", day_start = "08:05" }}
        section = [{{ title = "S", talk = [{ODD}] }}]"""
    )
    without = schedule._replace(talks=tuple(talk._replace(rooms=()) for talk in schedule.talks))
    found = [sorted({doubt.many for doubt in doubts(asked, AFTER)}) for asked in (schedule, without)]

    assert found[0] == [
        "gaps between talks",
        "links begin with http",
        "names are spelt in two ways",
        "names look like those of several people",
        "talks are more than a week from the first day",
        "talks have a title that occurs twice, and no id of their own",
        "talks have no video",
        "talks overlap another in their room",
        "talks start before the one that stands before them",
        "talks start in the night before the first day",
        "times someone speaks in two places at once",
    ]
    assert found[1] == [many.replace("in their room", "in their section") for many in found[0]]


@pytest.mark.parametrize(
    ("videos", "talks", "doubted"), [(0, 4, 0), (1, 4, 0), (2, 4, 2), (3, 4, 1), (4, 4, 0), (2, 5, 0), (3, 5, 2)]
)
def test_videos_of_another_are_missing_where_half_of_the_talks_have_one(videos: int, talks: int, doubted: int) -> None:
    """Or more."""
    rows = [f'{{ title = "t{number}", start = "1{number}:00", end = "1{number + 1}:00" }}' for number in range(talks)]
    schedule = reader.loads(
        f"""workshop = {{ title = "W", date = 2020-04-26, timezone = "UTC" }}
        section = [{{ title = "S", talk = [{", ".join(rows)}] }}]"""
    )
    found = tuple(
        talk._replace(video="https://example.org/v" if number < videos else None)
        for number, talk in enumerate(schedule.talks)
    )

    assert len(list(doubts_of_another(schedule._replace(talks=found), AFTER))) == doubted


def about(schedule: Schedule) -> list[tuple[str | None, str, str]]:
    """Return of each doubt the talk, what of it, and what many are called."""
    return [(doubt.talk and doubt.talk.id, doubt.about, doubt.many) for doubt in doubts(schedule, BEFORE)]


def test_each_link_without_encryption_is_named() -> None:
    """The workshop's own, each kind of a talk's, and others."""
    http = "http://example.org"
    talk = Talk("t", None, "T", video=http, paper=http, slides=http, website=http, links=(Link("Code", http),))
    schedule = Schedule("W", BEFORE.date(), dt.UTC, (), (talk,), url=http, livestream=http, chat=http)
    own = [(None, kind, "links begin with http") for kind in ("url", "livestream", "chat")]
    talks = [("t", kind, "links begin with http") for kind in ("video", "paper", "slides", "website", "links")]

    assert about(schedule) == [*own, *talks]


def test_names_are_doubted_where_they_stand() -> None:
    """Of a chair in the section, of a speaker in the talk."""
    section = Section("s", "S", chairs=("ann bee",))
    talks = (
        Talk("a", section, "A", speakers=(Speaker("Ann Bee"),)),
        Talk("b", section, "B", speakers=(Speaker("Cy Dee, Eve Fox"),)),
    )
    found = [
        (doubt.talk and doubt.talk.id, doubt.about, doubt.section and doubt.section.id)
        for doubt in doubts(Schedule("W", BEFORE.date(), dt.UTC, (section,), talks), BEFORE)
    ]

    assert sorted(found, key=str) == [("b", "speakers", None), (None, "chairs", "s")]


@pytest.mark.parametrize(
    ("one", "other", "is_doubted"),
    [
        ("Stephen Hawk", "Stephan Hawk", True),
        ("Stephen J. Hawk", "Stephan Hawk", True),
        ("Stephen Mc Hawk", "Stephan Mc Hawk", True),
        ("Stephen Mc Hawk", "Stephan Hawk", False),
        ("Stephen", "Stephan", False),
        ("Stephan Jay Hawk", "Stephan Joy Hawk", False),
        ("Ann Louise Hawk", "Amn Louise Hawk", False),
        ("Stefan Hawk", "Stefen Hawk", True),
        ("Stela Hawk", "Stelo Hawk", False),
        ("Stephen Hawk", "Stexyen Hawk", False),
        ("J. Al Hawk", "Al Hawk", True),
        ("Al Hawk", "El Hawk", False),
    ],
)
def test_names_that_are_nearly_one_are_doubted(one: str, other: str, is_doubted: bool) -> None:  # noqa: FBT001
    """By a letter of a long first name, by initials; not by more."""
    talks = Talk("a", None, "A", speakers=(Speaker(one),)), Talk("b", None, "B", speakers=(Speaker(other),))
    schedule = Schedule("W", BEFORE.date(), dt.UTC, (), talks)

    assert about(schedule) == ([("b", "speakers", "names are spelt in two ways")] if is_doubted else [])


def test_talks_without_a_section_and_a_room_may_be_at_once() -> None:
    """Nothing says that they are in one place."""
    rows = '{ title = "a", start = "09:00", end = "11:00" }, { title = "b", start = "09:30", end = "10:00" }'
    schedule = reader.loads(f'workshop = {{ title = "W", date = 2020-04-26, timezone = "UTC" }}\ntalk = [{rows}]')

    assert about(schedule) == []
