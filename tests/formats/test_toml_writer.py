"""Writing a schedule file: neatly laid out, and read back as the same schedule."""

import datetime as dt
from collections.abc import Callable

import pytest
from conftest import as_format
from hypothesis import given, settings
from hypothesis import strategies as st

from ai4earth_cli.errors import UserError
from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.toml.reader import described, loads
from ai4earth_cli.schedule.delays import delayed, is_sound
from ai4earth_cli.schedule.model import Delay, Link, Notice, Schedule, Section, Span, Speaker, Talk
from ai4earth_cli.store.files import shipped_text
from ai4earth_cli.text.printable import one_line
from ai4earth_cli.when.zone import iana_names, iana_zone
from ai4earth_cli.when.zone.zonenames import zone_called

NOW = dt.datetime(2020, 5, 1, tzinfo=dt.UTC)
HEAD = '[workshop]\ntitle = "W"\ndate = 2020-04-26\ntimezone = "America/Los_Angeles"\n'


def written(schedule: Schedule) -> str:
    """Return the whole schedule as a file."""
    return as_format("toml", Edition(schedule, schedule.talks, NOW, NOW))


def rewritten(text: str) -> str:
    """Return the schedule file `text`, which is read and written, once it is known to be the same schedule."""
    schedule = loads(text)
    again = written(schedule)
    assert loads(again) == schedule
    assert written(loads(again)) == again
    return again


def test_whole_workshop(schedule: Schedule, golden: Callable[[str, str], None]) -> None:
    """The shipped schedule is the file that is expected, and reads back as the same schedule."""
    golden("export/workshop.toml", written(schedule))
    assert loads(written(schedule)) == schedule


def test_every_key_has_its_place() -> None:
    """The keys stand in the order that the topic lists them; a long list has a line for each item."""
    text = r'''[workshop]
title = "A \"W\""
subtitle = "S"
date = 2020-04-26
timezone = "America/Los_Angeles"
url = "https://u"
livestream = "https://l"
chat = "https://c"
contact = "a@b"
notices = ["One", "Two"]
updated = 2020-04-28T17:56:50-07:00
revision = 3

[[section]]
id = "s"
title = "Sœction"
aliases = ["a", "b"]
chairs = ["C D"]
parallel = true

[[section.talk]]
id = "t"
start = "23:30"
end = 2020-04-28T00:30:00
date = 2020-04-27
type = "Spotlight"
title = "A \\ title"
speakers = [
    "A B",
    { name = "C D", affiliation = "University of the Place Where They Are", url = "https://c" },
]
authors = ["E F", { name = "G H", url = "https://g" }]
room = "R"
abstract = """
One "word".

Two: ""\"\\alpha""\"""
"""
language = "en"
cancelled = true
video = "https://v"
paper = "https://p"
slides = "https://s"
website = "https://w"
links = [{ title = "Code", url = "https://x" }]

[[section.talk]]
id = "u"
title = "Unscheduled"
abstract = "One line."
on_demand = true
'''

    assert rewritten(text) == text


def test_moment_that_the_zone_puts_out_of_reach_is_written_in_utc() -> None:
    """As it must be, to be read back."""
    text = '[workshop]\ntitle = "W"\ndate = 9998-12-31\ntimezone = "{}"\n[[section]]\ntitle = "S"\n[[section.talk]]\n'
    schedule = loads(text.format("+01:00") + 'title = "T"\nstart = "23:30"\nend = 9998-12-31T23:59:00Z\n')
    written = as_format("toml", Edition(schedule, schedule.talks, NOW, NOW))

    assert 'start = "23:30"\nend = 9998-12-31T23:59:00+00:00\n' in written
    assert loads(written) == schedule


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ('start = "9.10am"\nduration = "1h20m"', 'start = "09:10"\nend = "10:30"'),
        ("start = 09:10:00\nend = 09:30:30", 'start = "09:10"\nend = 09:30:30'),
        ("start = 09:10:00.5\nend = 09:30:00", 'start = 09:10:00.500000\nend = "09:30"'),
        ("start = 2020-04-26T18:10:00+02:00\nend = 18:30:00", 'start = "09:10"\nend = "09:30"'),
        ('start = "23:30"\nduration = "1h"', 'start = "23:30"\nend = 2020-04-27T00:30:00'),
        (
            'date = 2020-04-28\nstart = "23:30"\nduration = "1h"',
            'start = "23:30"\nend = 2020-04-29T00:30:00\ndate = 2020-04-28',
        ),
        ('start = 2020-03-08T01:30:00\nduration = "1h"', 'start = "01:30"\nend = "03:30"\ndate = 2020-03-08'),
        (
            'start = 2020-11-01T00:30:00\nduration = "1h"',
            'start = "00:30"\nend = 2020-11-01T01:30:00-07:00\ndate = 2020-11-01',
        ),
        (
            'start = 2020-11-01T01:30:00-07:00\nduration = "1h"',
            "start = 2020-11-01T01:30:00-07:00\nend = 2020-11-01T01:30:00-08:00",
        ),
        (
            'start = 2020-11-01T01:30:00-08:00\nduration = "1h"',
            "start = 2020-11-01T01:30:00-08:00\nend = 2020-11-01T02:30:00-08:00",
        ),
        (
            "start = 1883-11-18T19:55:00+00:00\nend = 1883-11-18T21:00:00+00:00",
            "start = 1883-11-18T19:55:00+00:00\nend = 1883-11-18T13:00:00-08:00",
        ),
    ],
)
def test_time_is_written_in_the_shortest_form_that_tells_it(read: str, expected: str) -> None:
    """By the clocks of the workshop; with an offset where these show a time twice, in UTC where its offset has seconds."""
    section = '\n[[section]]\nid = "s"\ntitle = "S"\n\n[[section.talk]]\nid = "t"\n'

    assert rewritten(f'{HEAD}{section}{read}\ntitle = "T"\n') == f'{HEAD}{section}{expected}\ntitle = "T"\n'


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("europe/berlin", "Europe/Berlin"),
        ("lima", "America/Lima"),
        ("UTC", "UTC"),
        ("Z", "+00:00"),
        ("-3", "UTC-03:00"),
        ("UTC+5:30", "UTC+05:30"),
        ("pdt", "PDT"),
        ("CEST (Europe/Berlin, UTC+2)", "Europe/Berlin"),
        ("Asia/Calcutta", "Asia/Calcutta"),
        ("Japan", "Japan"),
        ("japan", "Asia/Tokyo"),
        ("Pacific Time", "America/Los_Angeles"),
        ("aoe", "AoE"),
    ],
)
def test_zone_is_written_so_that_it_is_read_back(read: str, expected: str) -> None:
    """By its IANA name, which stays if it is of old times, or as the offset or the letters that it is."""
    assert rewritten(HEAD.replace("America/Los_Angeles", read)) == HEAD.replace("America/Los_Angeles", expected)


def test_part_of_the_talks_keeps_their_sections_only(schedule: Schedule) -> None:
    """An edition of all talks keeps the sections without talks too."""
    chosen = tuple(talk for talk in schedule.talks if talk.section and talk.section.id in {"solid-earth", "welcome"})
    part = loads(as_format("toml", Edition(schedule, chosen, NOW, NOW)))
    empty = Section("empty", "Empty")

    assert part == schedule._replace(
        sections=tuple(dict.fromkeys(talk.section for talk in chosen if talk.section)), talks=chosen
    )
    assert loads(written(schedule._replace(sections=(*schedule.sections, empty)))).sections[-1] == empty


def test_file_for_a_new_workshop_is_rewritten() -> None:
    """What `ai4earth new` writes is read back as the same schedule."""
    assert rewritten(shipped_text("formats/toml/new.toml"))


DAY = dt.date(2020, 4, 26)
MIDNIGHT = dt.datetime(2020, 4, 26, tzinfo=dt.UTC)
CHANGES = (  # of clocks: in Los Angeles, in Europe, and to the first standard time
    dt.datetime(2020, 3, 8, 10, tzinfo=dt.UTC),
    dt.datetime(2020, 11, 1, 9, tzinfo=dt.UTC),
    dt.datetime(2020, 10, 25, 1, tzinfo=dt.UTC),
    dt.datetime(1883, 11, 18, 20, tzinfo=dt.UTC),
)

texts = st.one_of(st.text(), st.text("\"\\{}[]#=,'\n é😀")).map(one_line).filter(bool)
some_texts = st.lists(texts, max_size=3).map(tuple)
abstracts = st.lists(st.just("") | texts, min_size=1).map(lambda lines: "\n".join(lines).strip() or None)
addresses = st.text("ab\\/?#%=,;é", max_size=20).map(lambda end: f"https://x/{end}")
offsets = st.integers(-48, 56).map(lambda quarters: dt.timezone(dt.timedelta(minutes=15 * quarters)))
zones = st.one_of(st.sampled_from(iana_names()).map(iana_zone), offsets)
letters = st.sampled_from(["PDT", "CEST"]).map(lambda letters: zone_called(letters, dt.UTC, DAY))
days = st.one_of(
    st.tuples(st.just(DAY), zones | letters), st.tuples(st.dates(dt.date(2, 1, 1), dt.date(9998, 12, 31)), zones)
)
near = st.builds(
    lambda moment, unit, count: moment + count * unit,
    st.sampled_from([MIDNIGHT, *CHANGES]),
    st.sampled_from([dt.timedelta(minutes=1), dt.timedelta(minutes=30), dt.timedelta(seconds=1)]),
    st.integers(-200, 200),
)
moments = st.one_of(near, st.datetimes(dt.datetime(3, 1, 1), dt.datetime(9990, 1, 1), timezones=st.just(dt.UTC)))  # noqa: DTZ001
spans = st.lists(moments, min_size=2, max_size=2, unique=True).map(lambda pair: Span(*sorted(pair))) | st.none()


notices = st.builds(
    lambda text, times: Notice(text, *times),
    texts,
    st.one_of(st.tuples(), st.tuples(moments), st.tuples(st.none(), moments), spans.filter(bool)),
)
people = st.lists(st.builds(Speaker, texts, st.none() | texts, st.none() | addresses), max_size=3).map(tuple)


@st.composite
def talks(draw: st.DrawFn, id_: str, section: Section | None) -> Talk:
    """Return a talk of the section, whose id begins with `id_`."""
    talk = st.builds(
        Talk,
        id=texts.map(lambda text: f"{id_} {text}"),
        section=st.just(section),
        title=texts,
        type=st.just("") | texts,
        **dict.fromkeys(("speakers", "authors"), people),
        span=spans,
        abstract=abstracts,
        cancelled=st.booleans(),
        links=st.lists(st.builds(Link, texts, addresses), max_size=3).map(tuple),
        rooms=st.lists(texts, max_size=3, unique=True).map(tuple),
        recorded=st.none() | st.booleans(),
        day=st.none() | st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1)),
        planned=st.none(),
        **dict.fromkeys(("language", "subtitle", "identity"), st.none() | texts),
        **dict.fromkeys(("video", "paper", "slides", "website"), st.none() | addresses),
    )
    return draw(talk.map(lambda drawn: drawn._replace(on_demand=drawn.on_demand and drawn.span is None)))


@st.composite
def sections(draw: st.DrawFn, number: int) -> Section:
    """Return a section whose names begin with letters and that number, and so are no other's."""
    aliases = tuple(f"a{number}.{place} {alias}" for place, alias in enumerate(draw(some_texts)))
    return Section(f"s{number}", f"t{number} {draw(texts)}", aliases, draw(some_texts), draw(st.booleans()))


@st.composite
def delays(draw: st.DrawFn, parts: list[Section], rows: list[Talk]) -> Delay:
    """Return a delay of a room, of a section or of everything."""
    places = [(None, None), *((room, None) for row in rows for room in row.rooms), *((None, part.id) for part in parts)]
    room, section = draw(st.sampled_from(places))
    return Delay(
        draw(moments), dt.timedelta(minutes=draw(st.integers(0, 1440))), draw(st.none() | moments), room, section
    )


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    """Return a schedule that a file can have: texts that print, ids unlike each other."""
    date, zone = draw(days)
    parts = [draw(sections(number)) for number in range(draw(st.integers(0, 3)))]
    of = [*((part.id, part) for part in parts), ("none", None)]  # talks of no section are behind all others
    rows = [draw(talks(f"{id_}.{number}", part)) for id_, part in of for number in range(draw(st.integers(0, 3)))]
    schedule = st.builds(
        Schedule,
        title=texts,
        date=st.just(date),
        timezone=st.just(zone),
        sections=st.just(tuple(parts)),
        talks=st.just(tuple(rows)),
        notices=st.lists(notices, max_size=3).map(tuple),
        updated=st.none() | moments,
        revision=st.integers(0, 3),
        day_start=st.none() | st.times(max_value=dt.time(11, 59)),
        delays=st.just(()),
        **dict.fromkeys(("id", "subtitle", "contact"), st.none() | texts),
        **dict.fromkeys(("url", "livestream", "chat"), st.none() | addresses),
    )
    plan = draw(schedule)
    late = delayed(plan._replace(delays=tuple(draw(st.lists(delays(parts, rows), max_size=3)))))
    return late if is_sound(late) else plan


@settings(max_examples=50)  # each is a long one
@given(schedule=schedules())
def test_any_schedule_is_read_back(schedule: Schedule) -> None:
    """In any zone, on any day, with any text; and what is read is written in the same letters."""
    text = written(schedule)
    again, faults = described(text)

    assert faults == ()
    assert again == schedule
    assert written(again) == text


@pytest.mark.parametrize("at", ["0001-01-01T00:00", "0001-12-31T23:59", "9999-01-01T00:00", "9999-12-31T23:59"])
def test_moment_that_no_file_can_say_is_refused(at: str) -> None:
    """As it is when a file is read."""
    moment = dt.datetime.fromisoformat(f"{at}Z")
    schedule = loads(HEAD)
    section = Section("s", "S")
    talk = Talk("t", section, "T", span=Span(NOW.replace(year=2), moment))
    said = f"{moment.isoformat()} can't be written: a schedule file has years from 2 to 9998."

    for wrong in (
        schedule._replace(sections=(section,), talks=(talk,)),
        schedule._replace(sections=(section,), talks=(talk._replace(span=Span(moment, moment)),)),
        schedule._replace(updated=moment),
    ):
        with pytest.raises(UserError) as caught:
            written(wrong)
        assert (str(caught.value), caught.value.exit_code) == (said, 1)


@pytest.mark.parametrize(("zone", "day"), [("-12:00", "0002-01-01"), ("+14:00", "9998-12-31")])
def test_moment_whose_year_is_out_of_reach_only_there_is_written_in_utc(zone: str, day: str) -> None:
    """The first and the last hours that a file can say, in a zone where it is another year then."""
    head = HEAD.replace("America/Los_Angeles", zone) + '[[section]]\ntitle = "S"\n[[section.talk]]\ntitle = "T"\n'
    hours = ("00:00:00", "00:30:00") if zone[0] == "-" else ("23:00:00", "23:30:00")
    start, end = (f"{day}T{hour}+00:00" for hour in hours)

    text = rewritten(f"{head}start = {start}\nend = {end}\n")

    assert f"start = {start}\nend = {end}\n" in text
