"""How late things run in a schedule file: what may be wrong with it, and how it is written into one."""

import datetime as dt

import pytest
from conftest import as_format

from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.toml.editing.delays import with_delays
from ai4earth_cli.formats.toml.reader import described, loads
from ai4earth_cli.schedule.model import Delay

WORKSHOP = """\
[workshop]
title = "W"
date = 2020-04-26
timezone = "America/Los_Angeles"
[[section]]
id = "main"
title = "Main Hall"
[[section.talk]]
title = "A"
start = "10:30"
end = "10:50"
room = "Aula"
[[talk]]
title = "B"
start = "11:00"
end = "11:30"
[[delay]]
"""
NOW = dt.datetime(2020, 4, 26, 17, 40, tzinfo=dt.UTC)
TEN = dt.timedelta(minutes=10)


@pytest.mark.parametrize(
    ("delay", "said"),
    [
        ("", ['17: it has no from: add from = "10:40".', '17: it has no by: add by = "10m".']),
        ('from = "soon"\nby = "10m"', ['18: from: "soon" is not a time. Use "09:10", 09:10:00, 2020-04-26T09:10:00 or that with an offset.']),
        ('from = 2020-03-08T02:30:00\nby = "10m"', [
            "18: from: 2020-03-08 02:30 is not a single moment in America/Los_Angeles: clocks skipped that time. "
            "Write 2020-03-08T01:30:00-08:00 or 2020-03-08T03:30:00-07:00."]),
        ('from = "10:40"\nby = 10', ["19: by is 10: write text in quotes."]),
        *((f'from = "10:40"\nby = "{by}"', [
            f'19: by is "{by}": write whole minutes, like "10m" or "1h30m", up to a day, or "0m" for on time.'])
          for by in ("soon", "-5m", "0.5m", "25h", "")),
        ('from = "10:40"\nby = "10m"\nuntil = "10:40"', [
            "20: until is 10:40, which is not after from (10:40). For the next day, write until = 2020-04-27T10:40:00."]),
        ('from = "10:40"\nby = "10m"\nuntil = "11:20"', [
            "20: 'B' would end at 11:40, and until is 11:20: make by shorter, write an until at the end of a break, or leave it out."]),
        ('from = "10:40"\nby = "10m"\nuntil = "11:30"', [
            "20: 'B' would end at 11:40, and until is 11:30: make by shorter, write an until at the end of a break, or leave it out."]),
        ('from = "10:40"\nby = "10m"\nroom = "Aulas"', ["20: no room is called 'Aulas': did you mean 'Aula'?"]),
        ('from = "10:40"\nby = "10m"\nroom = "Q"', ["20: no room is called 'Q': write one that talks are in, or remove the delay."]),
        ('from = "10:40"\nby = "10m"\nsection = "mains"', ["20: no section is called 'mains': did you mean 'main'?"]),
        ('from = "10:40"\nby = "10m"\nroom = "Aula"\nsection = "main"', ["21: it has a room and a section: leave one of them out."]),
        ('from = "10:40"\nby = "10m"\nfor = "x"', ["20: unknown key 'for': the keys here are from, until, by, room, section."]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line_and_remedy(delay: str, said: list[str]) -> None:
    """And of each delay only the talk that would end last."""
    schedule, faults = described(f"{WORKSHOP}{delay}\n")

    assert schedule is None
    assert [f"{fault.line}: {fault.message}" for fault in faults] == said
    assert {fault.where for fault in faults} == {"delay 1"}


def test_talk_beyond_the_last_year_is_told() -> None:
    """As other times out of reach are."""
    talk = 'talk = [{ title = "T", start = 9998-12-31T23:00:00, duration = "30m" }]\n'
    text = f'workshop = {{ title = "W", date = 9998-12-30, timezone = "UTC" }}\n{talk}'
    _, faults = described(f'{text}delay = [{{ from = "10:00", by = "1h" }}]\n')

    assert [fault.message for fault in faults] == [
        "'T' would end in a year that is out of reach: write one up to 9998."
    ]


@pytest.mark.parametrize("section", ["main", "MAIN HALL"])
def test_section_is_called_by_id_or_title(section: str) -> None:
    """Whatever its case."""
    schedule = loads(f'{WORKSHOP}from = "10:40"\nby = "1h30m"\nsection = "{section}"\n')

    assert schedule.delays == (Delay(NOW, 9 * TEN, section="main"),)


def test_part_of_a_schedule_is_written_with_the_delays_that_are_about_it() -> None:
    """Those of a room or a section that is not in it would be a fault."""
    delay = 'from = "10:40"\nby = "10m"\n'
    schedule = loads(f'{WORKSHOP}{delay}[[delay]]\n{delay}section = "main"\n[[delay]]\n{delay}room = "Aula"\n')
    first, second = (as_format("toml", Edition(schedule, (talk,), NOW, NOW)) for talk in schedule.talks)

    assert loads(first).delays == schedule.delays
    assert loads(second).delays == schedule.delays[:1]


BARE = """\
#:schema ./schedule.schema.json
[workshop]
title = 'W'   # ours
date = 2020-04-26
timezone = "America/Los_Angeles"

# The morning
[[talk]]
title = "A" # a
start = "10:30"
end = "10:50"
"""
DATED = 'timezone = "America/Los_Angeles"\nupdated = 2020-04-26T10:40:00-07:00\nrevision = {}\n'
PLAIN = 'timezone = "America/Los_Angeles"\n'
LATE = '\n[[delay]]\nfrom = "10:40"\nby = "10m"\n'
LATER = '\n[[delay]]\nfrom = "10:50"\nby = "20m"\nuntil = 2020-04-27T00:10:00\n'
FIRST = Delay(NOW, TEN)
SECOND = Delay(NOW + TEN, 2 * TEN, dt.datetime(2020, 4, 27, 7, 10, tzinfo=dt.UTC))


def changed(text: str, *delays: Delay) -> str:
    """Return a file with those delays, once it is known to be the same with other line ends and a mark before it."""
    schedule = loads(text)
    found = with_delays(text.encode(), schedule, delays, NOW)
    dos = text.replace("\n", "\r\n").encode()
    assert with_delays(dos, schedule, delays, NOW) == found.replace(b"\n", b"\r\n")
    assert with_delays(b"\xef\xbb\xbf" + text.encode(), schedule, delays, NOW) == b"\xef\xbb\xbf" + found
    again = loads(found.decode())
    assert (again.delays, again.updated, again.revision) == (delays, NOW, schedule.revision + 1)
    return found.decode()


def test_delay_is_written_at_the_end_and_taken_back() -> None:
    """With the moment, and a raised revision; all else stays."""
    first = changed(BARE, FIRST)
    both = changed(first, FIRST, SECOND)

    assert first == BARE.replace(PLAIN, DATED.format(1)) + LATE
    assert both == BARE.replace(PLAIN, DATED.format(2)) + LATE + LATER
    assert changed(both, SECOND) == BARE.replace(PLAIN, DATED.format(3)) + LATER
    assert changed(both) == BARE.replace(PLAIN, DATED.format(3))


def test_what_is_there_stays_as_it_is_written() -> None:
    """Other delays among it, before other tables, and what stands behind a value."""
    text = BARE.replace(PLAIN, f"{PLAIN}updated = 2020-04-01T00:00:00Z  # by hand\nrevision = 4 # so far\n").replace(
        "# The morning", "[[delay]]   # traffic\nfrom = '10:40'\nby = '10 min'\n\n# The morning"
    )
    found = changed(text, FIRST, SECOND)

    assert found == text.replace("2020-04-01T00:00:00Z", "2020-04-26T10:40:00-07:00").replace("= 4", "= 5").replace(
        "by = '10 min'\n\n", f"by = '10 min'\n{LATER}\n"
    )


def test_file_of_inline_tables_stays_one() -> None:
    """And one without an end of its last line."""
    text = 'workshop = { title = "W", date = 2020-04-26, timezone = "America/Los_Angeles", revision = 1 }\ndelay = []'
    workshop = text.partition("\n")[0].replace("revision = 1", "revision = 2, updated = 2020-04-26T10:40:00-07:00")

    found = with_delays(text.encode(), loads(text), (FIRST,), NOW).decode()
    assert loads(found).delays == (FIRST,)
    assert found == f'{workshop}\ndelay = [{{ from = "10:40", by = "10m" }}]'


def test_times_that_clocks_show_twice_have_an_offset() -> None:
    """The start, and with it the end."""
    text = 'workshop = { title = "W", date = 2020-10-25, timezone = "Europe/Berlin" }\n'
    one = dt.datetime(2020, 10, 25, 0, 30, tzinfo=dt.UTC)
    hour = dt.timedelta(hours=1)
    for start, until in ((one, one + 2 * hour), (one - hour, one), (one - hour, one + 2 * hour), (one, None)):
        delay = Delay(start, TEN, until)
        assert loads(with_delays(text.encode(), loads(text), (delay,), NOW).decode()).delays == (delay,)
