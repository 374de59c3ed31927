"""Mutated schedule files, taken through everything: `python tests/fuzz.py 100000` does so with that many.

What must hold of every text is in `check`; the suite runs it on a few hundred. Bugs show themselves here: this is
below the process's last resort, which would turn them into a line.
"""

import datetime as dt
import io
import json
import random
import sys
import time
from collections.abc import Iterable

from conftest import as_format
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.text import Text

from ai4earth_cli import records
from ai4earth_cli.errors import UserError
from ai4earth_cli.formats import WRITTEN
from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.toml import reader
from ai4earth_cli.formats.toml.editing.ids import with_ids
from ai4earth_cli.formats.toml.warnings import warnings
from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.identity import event
from ai4earth_cli.schedule.mine.agenda import agenda
from ai4earth_cli.schedule.mine.stars import star, starred
from ai4earth_cli.schedule.model import Given, Schedule, View
from ai4earth_cli.schedule.words import summary
from ai4earth_cli.screens.card import cards_screen
from ai4earth_cli.screens.day.agenda import agenda_screen
from ai4earth_cli.screens.now import now_screen
from ai4earth_cli.screens.people import info_screen, speakers_screen
from ai4earth_cli.screens.programme import next_screen, programme_screen
from ai4earth_cli.screens.sections import sections_screen
from ai4earth_cli.store import files
from ai4earth_cli.text.printable import JOINERS
from ai4earth_cli.when.moments import moment_called
from ai4earth_cli.when.zone import iana_zone

SMALL = """\
[workshop]
title = "AI for Earth Sciences"
subtitle = "ICLR 2020"
date = 2020-04-26
timezone = "America/Los_Angeles"
url = "https://ai4earth.example/"
livestream = "https://live.example/w"
chat = "https://chat.example"
contact = "hello@ai4earth.example"
notices = ["Bring a cup.", { text = "Mute.", from = "09:00", until = "10:00" }]
updated = 2020-04-28T17:56:50-07:00
revision = 3

[[section]]
id = "solid"
title = "Solid Earth"
aliases = ["rocks"]
chairs = ["Kelly Kochanski"]

[[section.talk]]
title = "Wavelet turbulence"
type = "Keynote"
speakers = ["Ann Bee", { name = "Carl Dee", affiliation = "Yale", url = "https://c.example" }]
start = "09:10"
end = "09:35"
room = "A"
language = "en"
abstract = "Waves.\\nMore waves."
video = "https://v.example/1"
links = [{ title = "Code", url = "https://code.example" }]

[[section.talk]]
title = "Fog"
start = "09:20"

[[section.talk]]
id = "coffee"
title = "Coffee"
type = "Break"
start = 09:35:00
duration = "1h30m"

[[section]]
title = "Ice and Snow"
parallel = true

[[section.talk]]
title = "Melting"
date = 2020-04-27
start = 2020-04-27T09:10:00+02:00
end = "10:00"
cancelled = true
paper = "https://p.example"
slides = "https://s.example"

[[section.talk]]
title = "Posters"
authors = ["Ann Bee", "Ed Fox"]
on_demand = true
website = "http://w.example"

[[delay]]
from = "09:15"
by = "10m"
until = "11:05"

[[delay]]
from = "09:30"
by = "5m"
section = "solid"
"""
REAL = (*[SMALL] * 16, *[files.shipped_text("formats/toml/new.toml")] * 3, files.read().data.decode())
NOW = dt.datetime(2020, 4, 26, 16, 20, tzinfo=dt.UTC)  # the first talk of SMALL is on
ZONES = (iana_zone("Pacific/Auckland"), iana_zone("Asia/Kathmandu"))
WIDTH = 50
MOST_SECONDS = 2  # of the processor's time: how busy the machine is else is no matter
HUGE = "9" * 4_301
TOKENS: tuple[str, ...] = (
    '"', '"""', "'", "[", "]", "[[", "]]", "{", "}", "=", ",", ".", "#", "\n", "\r\n", "\r", "\\", "\t", " ", "\x00", "\x1b",
    "é", "😀", "\u202e", "title", "start", "end", "speakers", "section", "talk", "[[section.talk]]\n", "[workshop]\n",
    '""', '" "', "0", "-1", "1e99", "inf", "nan", "true", "09:10:00", "24:00:00", "2020-02-30", "2020-04-26T09:10:00+99:99",
    '"09:10"', '"25:99"', '"00:00"', '"http://"', '"https://x"', "{ name = 3 }", '{ title = "x", url = "y" }', "[[]]",
    # numbers beyond what is printed, exported or counted
    HUGE, "0x" + "f" * 4_000, "-0x" + "f" * 4_000, "2147483647", "2147483648", "1e400",
    # what stands in itself
    "[" * 400 + "]" * 400, "[" * 1_000, "[" * 1_000 + "]" * 1_000, "{ a = " * 90 + "1" + " }" * 90, "a" + ".a" * 300,
)  # fmt: skip
TEXTS = (  # that elsewhere are more than text
    r'"\u001b]8;;http://evil\u001b\\click"', r'"\u009b2J\u202e\u200b\u2066"', '"[bold]x[/bold] [link=http://evil]y[/link]"', '"=1+1"',
    '"$(touch x) `touch x` \'; touch x"', r'"{{ 7 * 7 }} {% x %} <script>x</script> </style> ]]> --> | ~~ \\N"', '"javascript:x"',
    '"mailto:a@b?bcc=c"', '"a@b c@d"', r'"\ue000\U0010ffff"', '"' + "e\u0301" * 300 + '"', '"a"', '"Solid Earth"', '"coffee"', '"solid"',
    '"Z\u0351\u036b\u0343\u032a"', '"👩‍👩‍👧 漢字仮名 שלום"', '"""\nBEGIN:VEVENT\nEND:VEVENT\n"""', '"' + "x" * 2_000 + '"', '"' + "x " * 1_000 + '"',
    f'"{HUGE}"', '"Ann Bee"', '"Break"', '"break"', "'''\n\n  a\n\n\n b\n'''", r'"\"\"\" \\"', '"https://x y"', '"-"', '"  a  "',
)  # fmt: skip
ADDRESSES = (
    '"https://x"', '"HTTP://X"', '"http://[::1"', '"https://[::1]:8/"', '"https://x:y@z:99999/%zz#?"', "\"https://x/'()|[]{}~~%7E*_`\"",
    '"https://é/漢?=😀#"', '"https://x//"', '"https://x/' + "a" * 1_500 + '"', r'"http://x;y,z\\"',
)  # fmt: skip
TIMES = (  # among them the ends of the calendar, and what offsets and lengths make of them
    '"09:10"', '"12:00 am"', '"23:59"', "00:00:00.000001", "23:59:59.999999", '"10pm"', "2020-04-26T09:10:00.5", "2020-04-26T09:10:00Z",
    "0002-01-01T00:00:00+23:59", "9998-12-31T23:59:59.999999-23:59", "9998-12-31T23:59:59", "0002-01-02T00:00:00", "9999-12-31T23:59:59Z",
    "0001-01-01T00:00:00Z", "2020-11-01T01:30:00", "2020-03-08T02:30:00", "1883-11-18T12:00:00", "2020-04-26T09:10:00-23:59",
)  # fmt: skip
DATES = (
    "0001-01-01",
    "0002-01-01",
    "0002-01-02",
    "9998-12-30",
    "9998-12-31",
    "9999-12-31",
    "2020-03-08",
    "1800-01-01",
    "2020-04-27",
)
LENGTHS = (
    '"20m"', '"2914518d"', '"3000000d"', '"999999999d"', '"0.0000001m"', '"0.1m"', '"3 days"', '"300d"', f'"{HUGE}d"', f'"0.{HUGE}d"',
)  # fmt: skip
ZONE_NAMES = (
    '"Pacific/Kiritimati"', '"Asia/Manila"', '"Africa/Monrovia"', '"PDT"', '"+14:00"', '"-12:00"', '"+05:45"', '"kiritimati"', '"event"',
    '"UTC"', '"Z"', '"CEST (Europe/Berlin, UTC+2)"', '"EST5EDT"', '"Factory"', '"congo"', '"x"', '"Australia/Lord_Howe"',
)  # fmt: skip
LISTS = (
    "[]",
    '["a"]',
    '["a", "A", "á"]',
    '["Ann Bee", { name = "ANN BEE" }]',
    '[{ title = "x", url = "http://y" }]',
    "[1]",
    f"[{', '.join(TEXTS)}]",
)
KINDS = {  # what most often can still be read in place of the value of a key; texts for all others
    **dict.fromkeys(("url", "livestream", "chat", "video", "paper", "slides", "website"), ADDRESSES),
    **dict.fromkeys(("aliases", "chairs", "notices", "speakers", "authors", "links"), LISTS),
    **dict.fromkeys(("start", "end", "updated", "from", "until"), TIMES),
    "date": DATES,
    **dict.fromkeys(("duration", "by"), LENGTHS),
    "timezone": ZONE_NAMES,
    "revision": ("0", "7", "2147483647", "2147483648", "0xff", HUGE[:4_300], "0x" + "f" * 4_000),
    **dict.fromkeys(("cancelled", "parallel", "on_demand"), ("true", "false")),
}
TOKENS += TEXTS + ADDRESSES + TIMES + DATES + LENGTHS + ZONE_NAMES + LISTS


def mutated(seed: int) -> str:
    """Return a real file with some of its lines and tokens changed; the same for the same seed."""
    chance = random.Random(seed)
    text = chance.choice(REAL)
    for _ in range(chance.randint(1, 6)):
        lines = text.splitlines(keepends=True) or [""]
        here = chance.randrange(len(lines))
        line = lines[here]
        place = chance.randrange(len(line) + 1)
        match chance.randrange(14):
            case 0:
                lines[here] = ""
            case 1:
                lines[here] = line * 2
            case 2:
                there = chance.randrange(len(lines))
                lines[here], lines[there] = lines[there], line
            case 3:
                lines[here] = line[:place] + chance.choice(TOKENS) + line[place:]
            case 4:
                lines[here] = line[:place] + line[place + 1 :]
            case 5:
                key, equals, _ = line.partition(" = ")
                lines[here] = f"{key}{equals}{chance.choice(TOKENS)}\n"
            case 6:
                lines = lines[: here + 1]
            case _ if " = " in line:
                key = line.partition(" = ")[0]
                lines[here] = f"{key} = {chance.choice(KINDS.get(key, TEXTS))}\n"
        text = "".join(lines)
    return text


def check(text: str) -> None:
    """Assert that `text` is read, answered, shown and published without an error of ours, and soon.

    Or else that each of its faults is a line about a line that exists.
    """
    begin = time.process_time()
    schedule, faults = reader.described(text)
    if schedule:
        faults = tuple(warnings(text.encode(), schedule, NOW + dt.timedelta(days=5)))
    assert schedule or faults
    last = text.count("\n") + 1
    assert [fault for fault in faults if not 1 <= fault.line <= last] == []
    assert [said for fault in faults if not _is_line(said := f"{fault.where}: {fault.message}")] == []
    json.loads(records.as_json(records.verdict("f.toml", schedule, faults)))
    if schedule:
        _answer(schedule)
        _publish(schedule)
        found = reader.read(with_ids(text.encode(), schedule).data, Given()).schedule
        assert found
        assert found.id in {schedule.id, event(schedule)}
        assert found._replace(id=schedule.id) == schedule
    assert time.process_time() - begin < MOST_SECONDS


def _answer(schedule: Schedule) -> None:
    """Ask everything, for people and for programs, while a talk is on and before and after all of them."""
    assert _is_line(summary(schedule))
    moments = {NOW, *(span.start for _, span in questions.timed(schedule.talks[:1]))}
    for now in moments:
        view = View(schedule, now, ZONES)
        coming = questions.upcoming(schedule.talks, now)[:3]
        _read_by_people(now_screen(view, questions.situation(schedule, view.now), WIDTH))
        _read_by_people(next_screen(view, coming, 3, WIDTH))
    view = View(schedule, NOW, ZONES)
    _read_by_people(programme_screen(view, schedule.talks, WIDTH, clickable=False))
    _read_by_people(cards_screen(view, schedule.talks[:3]))
    _read_by_people(sections_screen(view, WIDTH))
    _read_by_people(speakers_screen(view, WIDTH))
    _read_by_people(info_screen(view, WIDTH))
    mine = frozenset(talk.id for talk in schedule.talks[::2])
    marks = [star(schedule, talk) for talk in schedule.talks[:2]]
    assert starred(schedule, marks) == {talk.id for talk in schedule.talks[:2]}
    entries = agenda(schedule, (talk for talk in schedule.talks if talk.id in mine))
    _read_by_people(agenda_screen(view._replace(starred=mine), entries, marks, WIDTH))
    _read_by_programs(view)
    for typed in ("10:40", "+90m", "sunday 9am", "9998-12-31T23:59", "0002-01-01"):
        try:
            moment_called(typed, ZONES[0], questions.event_days(schedule), NOW)
        except UserError as error:
            assert _is_line(str(error))


_PAPER = Console(width=WIDTH, file=io.StringIO(), markup=False, highlight=False, emoji=False, color_system=None)


def _read_by_people(parts: Iterable[RenderableType]) -> None:
    """Assert that a screen is text in its width, but for addresses, which are never broken."""
    for part in parts:
        unwrapped = isinstance(part, Text) and bool(part.no_wrap)
        with _PAPER.capture() as captured:
            _PAPER.print(part, soft_wrap=unwrapped)
        lines = captured.get().splitlines()
        assert [line for line in lines if not _prints(line)] == []
        assert unwrapped or [line for line in lines if cell_len(line.rstrip()) > WIDTH] == []


def _read_by_programs(view: View) -> None:
    for found in (
        records.answer(view, talks=records.talks(view, view.schedule.talks)),
        records.answer(
            view, sections=records.sections(view), speakers=json.loads("".join(records.speakers_json(view)))
        ),
        records.workshop(view),
    ):
        assert json.loads(records.as_json(found)) == found
    talks, speakers = list(records.talk_lines(view, view.schedule.talks)), list(records.speaker_lines(view))
    tabs = [{line.count("\t") for line in lines} for lines in (talks, records.section_lines(view), speakers)]
    assert [count for kind, most in zip(tabs, (8, 5, 10), strict=True) for count in kind if count != most] == []
    for line in (*talks, *speakers, *records.workshop_lines(view)):
        assert _is_line(line.replace("\t", ""))


def _publish(schedule: Schedule) -> None:
    """Write every format, and read back the one that is ours."""
    updated = schedule.updated or NOW
    edition = Edition(schedule, schedule.talks, NOW, updated, dt.timedelta(minutes=10))
    for name in WRITTEN:
        text = as_format(name, edition)
        text.encode()
        if name == "toml":
            assert reader.described(text) == (schedule, ())


def _is_line(text: str) -> bool:
    return bool(text) and _prints(text)


def _prints(line: str) -> bool:
    """Return whether a line holds what prints and joiners, whose place is tested elsewhere."""
    return all(letter.isprintable() or letter in JOINERS for letter in line)


def main(count: int, first: int = 0) -> None:
    """Check `count` mutated files from the seed `first` on, and say which seed fails."""
    readable = 0
    for seed in range(first, first + count):
        text = mutated(seed)
        try:
            check(text)
        except BaseException:
            sys.stderr.write(f"The seed is {seed}.\n")
            raise
        readable += reader.described(text)[0] is not None
    sys.stdout.write(f"{count} files taken through everything, of which {readable} were schedules.\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
