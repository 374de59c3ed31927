"""Reading a schedule file: what is right, and every fault with its line and remedy."""

import datetime as dt
import re

import pytest

from ai4earth_cli.errors import UserError
from ai4earth_cli.formats.toml.reader import loads
from ai4earth_cli.schedule.model import Link, Notice, Section, Span, Speaker, Talk

HEAD = '[workshop]\ntitle = "W"\ndate = 2020-04-26\ntimezone = "America/Los_Angeles"\n'
UTC = dt.UTC


def a_talk(lines: str) -> str:
    """Return a file of one section with one talk whose keys are `lines`; they begin on line 9."""
    return f'{HEAD}[[section]]\ntitle = "S"\n[[section.talk]]\ntitle = "T"\n{lines}'


def faults(text: str) -> str:
    """Return what reading `text` complains of."""
    with pytest.raises(UserError) as caught:
        loads(text, "f.toml")
    assert caught.value.exit_code == 1
    return str(caught.value)


LONG = "5: TOML: a key or a number has more than 100 letters: shorten it, or put text in quotes."
HEX = f"0x{'f' * 5_000}"
REACH = "is out of reach: write one from 2 to 9998."


def workshop_of(date: str, zone: str) -> str:
    """Return a file of that date and that zone alone."""
    return f'[workshop]\ntitle = "W"\ndate = {date}\ntimezone = "{zone}"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (a_talk('start = "09:00"\nduration = "2914518d"'), f"10: DURATION: The year 9999 in UTC {REACH}"),
        (a_talk('start = "09:00"\nduration = "3000000d"'), f"10: DURATION: The year that it ends in {REACH}"),
        (a_talk('start = 0002-01-01T00:00:00+23:59\nduration = "1h"'), f"9: START: The year 1 in UTC {REACH}"),
        (a_talk('start = "09:00"\nend = 9998-12-31T23:59:59-23:59'), f"10: END: The year 9999 in UTC {REACH}"),
        (a_talk("date = 9999-01-01"), f"9: DATE: The year 9999 {REACH}"),
        (a_talk('date = 0001-12-31\nstart = "09:00"\nduration = "1h"'), f"9: DATE: The year 1 {REACH}"),
        *(
            (workshop_of(date, zone), f"3: WORKSHOP: date: The year {int(date[:4])} {REACH}")
            for date in ("0001-12-31", "9999-01-01")
            for zone in ("UTC", "peru", "kiritimati", "Asia/Manila", "+14:00")
        ),
        (HEAD + "updated = 9999-01-01T00:00:00Z", f"5: WORKSHOP: updated: The year 9999 {REACH}"),
        (HEAD + f"revision = {2**31}", "5: WORKSHOP: revision is 2147483648: write 0 or more, and at most 2147483647."),
        (
            HEAD + f"revision = {HEX}",
            LONG,
        ),
        (
            HEAD + f"chat = -{HEX}".replace("-0x", "0x"),
            LONG,
        ),
        (HEAD + f"chat = -{10**60 - 1}", f"5: WORKSHOP: chat is -{'9' * 59}…: write text in quotes."),
        (
            HEAD + f"[[section]]\ntitle = {HEX}",
            LONG.replace("5", "6", 1),
        ),
    ],
)
def test_number_or_moment_that_cannot_be_shown_is_a_fault(text: str, said: str) -> None:
    """By an organiser, in any zone, or in a calendar; the fault is a line."""
    places = {"WORKSHOP": "workshop", "SECTION": "section 1", "TOML": "TOML"}
    talk = "section 'S', talk 1 'T'"
    for key in ("duration", "start", "end", "date"):
        places[key.upper()] = f"{talk}: {key}"
    line, place, message = said.split(": ", 2)

    assert faults(text) == f"f.toml:{line}: {places[place]}: {message}"


@pytest.mark.parametrize("date", ["0002-01-01", "9998-12-31"])
@pytest.mark.parametrize("zone", ["UTC", "peru", "kiritimati", "Asia/Manila", "+14:00", "-12:00"])
def test_first_and_last_day_are_days_in_every_zone(date: str, zone: str) -> None:
    """With a talk at noon UTC."""
    text = workshop_of(date, zone) + '[[section]]\ntitle = "S"\n[[section.talk]]\ntitle = "T"\n'
    schedule = loads(f'{text}start = {date}T12:00:00Z\nduration = "1m"\n')

    assert schedule.span
    assert (str(schedule.date), str(schedule.span.start)) == (date, f"{date} 12:00:00+00:00")


def test_last_revision_is_read() -> None:
    """The largest that a calendar can hold (RFC 5545 §3.3.8)."""
    assert loads(HEAD + f"revision = {2**31 - 1}").revision == 2**31 - 1


@pytest.mark.parametrize("depth", [100, 400, 1_000, 5_000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{ a = ", " }"), ("[", ""), ("{ a = ", "")])
def test_lists_in_lists_are_faulted_however_deep(opening: str, closing: str, depth: int) -> None:
    """Closed or not."""
    said = faults(f"{HEAD}chat = {opening * depth}1{closing * depth}\n")

    assert said.startswith("f.toml:")


def test_zone_of_several_is_a_fault_of_one_line() -> None:
    """With the choices in it."""
    assert faults(workshop_of("2020-04-26", "congo")) == (
        "f.toml:4: workshop: timezone: 'congo' stands for several time zones. Choose one: "
        '"Africa/Kinshasa" (Dem. Rep. of Congo (west), Democratic Republic of the Congo, UTC+1); '
        '"Africa/Lubumbashi" (Dem. Rep. of Congo (east), Democratic Republic of the Congo, UTC+2); '
        '"Africa/Brazzaville" (Republic of the Congo, UTC+1)'
    )


def test_talk_with_every_key_is_read() -> None:
    """Each key of the format reaches the value it names."""
    schedule = loads(
        a_talk(
            """
            id = "t"
            start = "09:10"
            end = "09:30"
            date = 2020-04-27
            type = "Spotlight"
            subtitle = "Sub"
            recorded = false
            uid = "x@y"
            day = 2020-04-26
            speakers = ["A B", { name = "C D", affiliation = "U", url = "https://c" }]
            room = "R"
            abstract = "  One.\\n\\nTwo.  "
            language = "en"
            cancelled = true
            video = "https://v"
            paper = "https://p"
            slides = "https://s"
            website = "https://w"
            links = [{ title = "Code", url = "https://l" }]
            """
        )
    )

    assert schedule.talks == (
        Talk(
            id="t",
            section=Section("s", "S"),
            title="T",
            type="Spotlight",
            speakers=(Speaker("A B"), Speaker("C D", "U", "https://c")),
            span=Span(dt.datetime(2020, 4, 27, 16, 10, tzinfo=UTC), dt.datetime(2020, 4, 27, 16, 30, tzinfo=UTC)),
            rooms=("R",),
            abstract="One.\n\nTwo.",
            language="en",
            cancelled=True,
            video="https://v",
            paper="https://p",
            slides="https://s",
            website="https://w",
            links=(Link("Code", "https://l"),),
            subtitle="Sub",
            recorded=False,
            identity="x@y",
            day=dt.date(2020, 4, 26),
        ),
    )


def test_talk_of_no_section_in_several_rooms_is_read() -> None:
    """It stands behind those of the sections, and each of its rooms counts once."""
    schedule = loads(
        HEAD + '[[talk]]\ntitle = "N"\nroom = ["B", "A", "B"]\n[[section]]\ntitle = "S"\n[[section.talk]]\ntitle = "T"'
    )

    assert [(talk.title, talk.section and talk.section.id, talk.rooms) for talk in schedule.talks] == [
        ("T", "s", ()), ("N", None, ("B", "A")),
    ]  # fmt: skip
    assert schedule.talks[1].room == "B, A"


def test_talk_may_take_no_time() -> None:
    """Only where that is written as a length: an end at the start is taken for a slip."""
    (talk,) = loads(a_talk('start = "09:10"\nduration = "0m"')).talks
    assert talk.span == Span(*[dt.datetime(2020, 4, 26, 16, 10, tzinfo=UTC)] * 2)
    assert "it ends at 09:10, when it starts at 09:10" in faults(a_talk('start = "09:10"\nend = "09:10"'))


def test_workshop_with_every_key_is_read() -> None:
    """A moment without a zone is in the workshop's."""
    schedule = loads(
        HEAD
        + """
        subtitle = "S"
        url = "https://u"
        livestream = "https://l"
        chat = "https://c"
        contact = "a@b"
        notices = ["One", "Two"]
        updated = 2020-04-28T17:56:50
        revision = 3
        day_start = "4.30am"
        """
    )

    assert (schedule.title, schedule.subtitle, schedule.date) == ("W", "S", dt.date(2020, 4, 26))
    assert (str(schedule.timezone), schedule.url, schedule.livestream) == (
        "America/Los_Angeles",
        "https://u",
        "https://l",
    )
    assert (schedule.chat, schedule.contact, schedule.notices) == ("https://c", "a@b", (Notice("One"), Notice("Two")))
    assert (schedule.updated, schedule.revision) == (dt.datetime(2020, 4, 29, 0, 56, 50, tzinfo=UTC), 3)
    assert (schedule.sections, schedule.talks, schedule.day_start) == ((), (), dt.time(4, 30))
    assert [loads(HEAD + line).day_start for line in ("", "day_start = 11:59:00", 'day_start = "midnight"')] == [
        None,
        dt.time(11, 59),
        dt.time(),
    ]


@pytest.mark.parametrize(
    ("lines", "times"),
    [
        ('start = "09:10"\nend = "09:30"', "26T16:10 26T16:30"),
        ('start = "9:10"\nend = "9.30am"', "26T16:10 26T16:30"),
        ("start = 09:10:00\nend = 09:30:00", "26T16:10 26T16:30"),
        ('start = "09:10"\nduration = "1h20m"', "26T16:10 26T17:30"),
        ("start = 2020-04-27T09:10:00\nend = 09:30:00", "27T16:10 27T16:30"),
        ('start = "2020-04-27 09:10"\nend = "09:30"', "27T16:10 27T16:30"),
        ("start = 2020-04-26T09:10:00+02:00\nend = 09:30:00", "26T07:10 26T07:30"),
        ('date = 2020-04-28\nstart = "09:10"\nend = "09:30"', "28T16:10 28T16:30"),
        ('start = "23:30"\nend = 2020-04-27T00:30:00', "27T06:30 27T07:30"),
        ('start = "23:30"\nend = "24:00"', "27T06:30 27T07:00"),
        ('start = "2020-04-27 23:30"\nend = "24.00"', "28T06:30 28T07:00"),
        ('start = "23:30"\nend = "2020-04-27T24:00"', "27T06:30 28T07:00"),
        ('start = "24:00"\nduration = "1h"', "27T07:00 27T08:00"),
        ("", "unscheduled"),
    ],
)
def test_time_is_read_in_each_form(lines: str, times: str) -> None:
    """An end without a date is on the day of the start, 24:00 its end; an offset at the start holds for the end."""
    (talk,) = loads(a_talk(lines)).talks
    shown = f"{talk.span.start:%dT%H:%M} {talk.span.end:%dT%H:%M}" if talk.span else "unscheduled"

    assert shown == times


def test_talk_across_a_clock_change_keeps_its_wall_clock() -> None:
    """On the night of 8 March 2020 an hour was skipped in Los Angeles."""
    (talk,) = loads(a_talk("start = 2020-03-08T01:30:00\nend = 2020-03-08T03:30:00")).talks

    assert talk.span
    assert talk.span.length == dt.timedelta(hours=1)


def test_ids_are_made_from_titles_unlike_each_other() -> None:
    """And unlike those that are written down."""
    schedule = loads(
        HEAD
        + """
        [[section]]
        title = "Solid Earth & Søren"
        talk = [{ title = "Lunch" }, { title = "Lunch" }, { id = "lunch-2", title = "x" }, { title = "…" }]
        """
    )

    assert schedule.sections[0].id == "solid-earth-soren"
    assert [talk.id for talk in schedule.talks] == ["lunch", "lunch-3", "lunch-2", "untitled"]


def test_text_is_made_printable() -> None:
    """Control codes do not come in, markup is kept as text."""
    (talk,) = loads(a_talk('speakers = ["A\\u001b[31m\\tB"]\nroom = "[bold]R"')).talks

    assert (talk.speakers, talk.room) == ((Speaker("A[31m B"),), "[bold]R")


WHERE = "section 'S', talk 1 'T'"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('end = "09:30"', '9: it has no start: add start = "09:10".'),
        ('duration = "20m"', '9: it has no start: add start = "09:10".'),
        (
            'start = "09:30"',
            "9: it has a start but no end, and nothing follows it that day in its section: "
            'add its end, or duration = "20m".',
        ),
        *(
            (
                f'start = "{nothing}"\nend = "{nothing}"\nduration = "x"',
                f'9: "{nothing}" is not a time: leave out start and end, and if it never gets one write on_demand = true.',
            )
            for nothing in ("---", "XX", "–", "tba", "N/A", "", "?")
        ),
        ('start = "XX"', '9: "XX" is not a time: leave out start and end, and if it never gets one write on_demand = true.'),
        ('start = "9:00"\nduration = "1h"\non_demand = true',
         "11: it is on demand, and has a start: leave one of them out."),
        ('end = "9:00"\non_demand = true', "10: it is on demand, and has an end: leave one of them out."),
        ('duration = "1h"\non_demand = true', "10: it is on demand, and has a duration: leave one of them out."),
        ('duration = "1h"\non_demand = false', '9: it has no start: add start = "09:10".'),
        ('authors = "A"', '9: authors is "A": write ["A"], a list in square brackets.'),
        ("authors = [1]", '9: authors has 1: write a name in quotes, or { name = "…", affiliation = "…" }.'),
        (
            'start = "09:30"\nend = "10:00"\nduration = "20m"',
            "11: it has an end and a duration: leave one of them out.",
        ),
        (
            'start = "09:30"\nend = "09:10"',
            "10: it ends at 09:10, before it starts at 09:30. If it ends after midnight, write end = 2020-04-27T09:10:00.",
        ),
        (
            'start = "09:30"\nend = "09:30"',
            "10: it ends at 09:30, when it starts at 09:30. If it ends after midnight, write end = 2020-04-27T09:30:00.",
        ),
        (
            'start = "09:30"\nend = 2020-04-25T09:10:00',
            "10: it ends at 2020-04-25 09:10, before it starts at 2020-04-26 09:30.",
        ),
        (
            'start = "25:00"\nend = "26:00"',
            '9: start: "25:00" is not a time. Use "09:10", 09:10:00, 2020-04-26T09:10:00 or that with an offset.\n'
            '10: end: "26:00" is not a time. Use "09:10", 09:10:00, 2020-04-26T09:10:00 or that with an offset.',
        ),
        (
            "start = 9\nend = 2020-04-26",
            '9: start: 9 is not a time. Use "09:10", 09:10:00, 2020-04-26T09:10:00 or that with an offset.\n'
            '10: end: 2020-04-26 is not a time. Use "09:10", 09:10:00, 2020-04-26T09:10:00 or that with an offset.',
        ),
        ('start = "09:10"\nduration = "20"', '10: duration is "20": write one like "20m", "1h" or "1h30m".'),
        (
            "start = 2020-03-08T02:30:00\nend = 2020-03-08T03:30:00",
            "9: start: 2020-03-08 02:30 is not a single moment in America/Los_Angeles: clocks skipped that time. "
            "Write 2020-03-08T01:30:00-08:00 or 2020-03-08T03:30:00-07:00.",
        ),
        ('date = "Monday"', '9: date is "Monday": write a date like 2020-04-26, without quotes.'),
        ('speaker = ["x"]', "9: unknown key 'speaker': did you mean speakers?"),
        ("date = 2020-04-26T09:00:00", "9: date is 2020-04-26T09:00:00: write a date like 2020-04-26, without quotes."),
        ("cancelled = 1", "9: cancelled is 1: write true or false."),
        ("room = true", "9: room is true: write text in quotes."),
        ('room = ""', "9: room is empty: write something or leave it out."),
        ('room = "\\u001b"', "9: room has nothing that prints: write something or leave it out."),
        ('abstract = " "', "9: abstract is empty: write something or leave it out."),
        ('video = "ftp://x"', '9: video is "ftp://x": write an address that begins with https:// or http://.'),
        ('video = "https:// x"', '9: video is "https:// x": write an address that begins with https:// or http://.'),
        ('speakers = "A"', '9: speakers is "A": write ["A"], a list in square brackets.'),
        ('speakers = " "', '9: speakers is "": write a list in square brackets.'),
        ("speakers = 3", "9: speakers is 3: write a list in square brackets."),
        (
            'speakers = [\n"A",\n3]',
            '11: speakers has 3: write a name in quotes, or { name = "…", affiliation = "…" }.',
        ),
        ('speakers = [""]', "9: speakers is empty: write something or leave it out."),
        ("speakers = [{}]", '9, speaker 1: it has no name: add name = "…".'),
        (
            'speakers = [{ name = "A", foo = 1, bar = 2, bazz = 3 }]',
            "\n".join(
                f"9, speaker 1 'A': unknown key '{key}': the keys here are name, affiliation, url."
                for key in ("foo", "bar", "bazz")
            ),
        ),
        ('speakers = [{ name = "A", mail = "x" }]', "9, speaker 1 'A': unknown key 'mail': the keys here are name, affiliation, url."),
        ("links = [3]", '9: links has 3: write { title = "…", url = "https://…" }.'),
        ('links = [{ title = "Code" }]', "9, link 1 'Code': it has no url: add url = \"https://…\"."),
        ("links = { a = 1 }", "9: links is a table: write a list in square brackets."),
        ("room = [1]", "9: room has 1: write text in quotes."),
        ("room = 09:10:00", "9: room is 09:10:00: write text in quotes."),
        (f'cancelled = "{"x" * 70}"', f'9: cancelled is "{"x" * 60}…": write true or false.'),
    ],
)  # fmt: skip
def test_fault_of_a_talk_says_its_line_and_remedy(lines: str, said: str) -> None:
    """Each fault on a line of its own, in the order of the file."""
    expected = re.sub(r"^(\d+)(, [^:]*)?: ", rf"f.toml:\1: {WHERE}\2: ", said, flags=re.MULTILINE)

    assert faults(a_talk(lines)) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "",
            'f.toml:1: the file: it has no [workshop]: add the table, with title = "…", date and timezone.',
        ),
        (
            "[workshop]\n",
            'f.toml:1: workshop: it has no timezone: add timezone = "America/Los_Angeles".\n'
            "f.toml:1: workshop: it has no date: add date = 2020-04-26, the day of talks that have no date.\n"
            'f.toml:1: workshop: it has no title: add title = "…".',
        ),
        (
            HEAD + '[section]\ntitle = "S"\n[talk]\ntitle = "T"\n',
            "f.toml:5: the file: [section] is one table: write [[section]] above each.\n"
            "f.toml:7: the file: [talk] is one table: write [[talk]] above each.",
        ),
        (
            HEAD + '[[section]]\ntitle = "S"\n[section.talk]\ntitle = "T"\n',
            "f.toml:7: section 'S': [section.talk] is one table: write [[section.talk]] above each.",
        ),
        ("workshop = 3", "f.toml:1: the file: workshop is 3: write a table."),
        (
            '[workshop]\ntitle = "W"\ndate = 2020-04-26\ntimezone = "local"',
            "f.toml:4: workshop: timezone is 'local': name the workshop's own zone, like \"America/Los_Angeles\".",
        ),
        (
            '[workshop]\ntitle = "W"\ndate = 2020-04-26\ntimezone = "Berln"',
            "f.toml:4: workshop: timezone: No time zone is called 'Berln'. Did you mean Europe/Berlin or Bern?",
        ),
        (
            HEAD + "notices = [3]\nrevision = -1\nupdated = 2020-11-01T01:30:00\n",
            'f.toml:5: workshop: notices has 3: write text in quotes, or { text = "…", until = "13:00" }.\n'
            "f.toml:6: workshop: revision is -1: write 0 or more, and at most 2147483647.\n"
            "f.toml:7: workshop: updated: 2020-11-01 01:30 is not a single moment in America/Los_Angeles: "
            "clocks showed that time twice. Write 2020-11-01T01:30:00-07:00 or 2020-11-01T01:30:00-08:00.",
        ),
        (
            HEAD + 'day_start = "12:00"\n',
            'f.toml:5: workshop: day_start is "12:00": write a time before noon, like "04:00".',
        ),
        (
            HEAD + "day_start = 4\n",
            'f.toml:5: workshop: day_start is 4: write a time before noon, like "04:00".',
        ),
        (
            '[workshop]\ntitle = "W"\ndate = 2020-04-26T09:00:00\ntimezone = "UTC"\nrevision = true\n',
            "f.toml:3: workshop: date is 2020-04-26T09:00:00: write a date like 2020-04-26, without quotes.\n"
            "f.toml:5: workshop: revision is true: write a whole number.",
        ),
        (
            '[workshop]\ntitle = "W"\ndate = 2020-04-26\ntimezone = "UTC"\nupdated = 2020-04-26\nrevision = 1.0\n',
            "f.toml:5: workshop: updated is 2020-04-26: write a date and time like 2020-04-28T17:56:50-07:00, without quotes.\n"
            "f.toml:6: workshop: revision is 1.0: write a whole number.",
        ),
        (HEAD + "[[sections]]\n", "f.toml:5: the file: unknown key 'sections': did you mean section?"),
        (HEAD + "[zzz]\n", "f.toml:5: the file: unknown key 'zzz': the keys here are workshop, section, talk, delay."),
        (
            HEAD + '[[section]]\ntitle = "A"\n[[section]]\ntitle = "a"\nid = "b"\n',
            "f.toml:8: section 'a': 'a' already names section 'A': give it another name.",
        ),
        (
            HEAD + '[[section]]\ntitle = "A"\n[[section]]\ntitle = "B"\naliases = ["a"]\n',
            "f.toml:9: section 'B': 'a' already names section 'A': give it another name.",
        ),
        (
            HEAD + '[[section]]\nid = "x"\ntitle = "A"\n[[section]]\ntitle = "B"\naliases = ["b2", "X"]\n',
            "f.toml:10: section 'B': 'X' already names section 'A': give it another name.",
        ),
        (
            HEAD + '[[section]]\ntitle = "A"\naliases = ["x"]\n[[section]]\nid = "x"\ntitle = "B"\n',
            "f.toml:7: section 'A': 'x' already names section 'B': give it another name.",
        ),
        (
            HEAD + '[[section]]\ntitle = "A"\naliases = ["a1", "a2"]\n[[section]]\ntitle = "B"\naliases = ["b1", "A2"]\n',
            "f.toml:10: section 'B': 'A2' already names section 'A': give it another name.",
        ),
        (
            HEAD + '[[section]]\nid = "x"\ntitle = "A"\n[[section]]\nid = "x"\ntitle = "B"\n',
            "f.toml:9: section 'B': its id 'x' is already that of section 'A': give it another.",
        ),
        (
            HEAD + '[[section]]\n[[section.talk]]\ntitle = "Fully Reversible Neural Networks"\nvideo = 1\n',
            'f.toml:5: section 1: it has no title: add title = "…".\n'
            "f.toml:8: section 1, talk 1 'Fully Reversible…': video is 1: write text in quotes.",
        ),
    ],
)  # fmt: skip
def test_fault_of_the_file_says_its_line_and_remedy(text: str, said: str) -> None:
    """The workshop's table, the sections, and what is no TOML at all."""
    assert faults(text) == said
