"""The user's file: what it may say, what is wrong in it, and how it is edited."""

import datetime as dt

import pytest

from ai4earth_cli.errors import UserError
from ai4earth_cli.formats.toml.config.editor import edited
from ai4earth_cli.formats.toml.config.reader import read, zone_fault
from ai4earth_cli.schedule.mine import Choice, Config

WHOLE = """\
schedule = "38c3"   # on now
tz = "lima, Austin (Texas, USA), event"
event_tz = "Europe/Berlin"

# Those I go to.
[schedules]
38c3 = 'https://c.example/schedule.xml'  # in Hamburg
ours = { source = "~/two  spaces.md", event_date = 2027-05-04, event_tz = "lima" }
"""
C3 = Choice("https://c.example/schedule.xml", name="38c3")
OURS = Choice("~/two  spaces.md", "lima", dt.date(2027, 5, 4), "ours")


def test_file_says_what_is_in_use_and_what_is_known() -> None:
    """A source stays as it is written; commas separate zones."""
    zones = ("lima", " Austin (Texas, USA)", " event")

    assert read(WHOLE.encode()) == (Config(C3, zones, "Europe/Berlin", {"38c3": C3, "ours": OURS}), ())
    assert read(b"") == (Config(), ())
    assert read(b'tz = ["Austin, TX", "event"]') == (Config(tz=("Austin, TX", "event")), ())


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ('schedule = "./38c3"', Choice("./38c3")),
        ("schedule = { source = 'a' }", Choice("a")),
        ('schedule = { source = "a.xml", event_tz = "UTC" }', Choice("a.xml", "UTC")),
        ('[schedule]\nsource = "https://x"', Choice("https://x")),
    ],
)
def test_source_in_use_may_have_no_name(text: str, choice: Choice) -> None:
    """It is a file or an address then, with what it does not say itself."""
    assert read(text.encode()) == (Config(choice), ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'tz = "nowhere-at-all"\nshedule = "x.xml"\n[schedules]\na = 3\nb = { src = "x.xml" }\n"c.d" = "x"\n',
            [
                "1: the file: tz: No time zone",
                "2: the file: unknown key 'shedule': did you mean schedule?",
                '4: schedules: a is 3: write a file or an address in quotes, or { source = "…", event_tz = "…" }.',
                '5: schedules, b: it has no source: add source = "…".',
                "5: schedules, b: unknown key 'src': the keys here are source, event_tz, event_date.",
                "6: schedules: 'c.d' is not a name: use up to 50 letters from a to z, digits, - and _.",
            ],
        ),
        ("tz = 3", ["1: the file: tz is 3: write text in quotes."]),
        ("event_tz = true", ["1: the file: event_tz is true: write text in quotes."]),
        ("schedules = 1", ["1: the file: schedules is 1: write a table."]),
        ('schedule = "-"', ["1: the file: schedule is -, which is standard input: write a file or an address."]),
        ("schedule = ' '", ["1: the file: schedule is empty: write a file or an address, or leave it out."]),
        ('schedule = "c3"', ['1: the file: schedule is "c3": write a name of [schedules], or for a file ./c3.']),
        (
            'schedule = "c3"\n[schedules]\n38c3 = "x"\nb = "y"',
            ['1: the file: schedule is "c3": write one of 38c3, b, or for a file ./c3.'],
        ),
        (
            'schedule = "a"\n[schedules]\na = { source = 3 }',
            ["3: schedules, a: source is 3: write text in quotes."],
        ),
        (
            "schedule = { source = 'x', event_tz = 'nowhere' }\n[schedules]\na = {source='x', event_date='x'}",
            [
                "1: schedule: event_tz: No time zone",
                '3: schedules, a: event_date is "x": write a date like 2020-04-26, without quotes.',
            ],
        ),
        ("schedule: x", ["1: TOML: a key has no value: write = and the value behind it."]),
        ("a." * 30 + "b = 1", ["1: TOML: a key has more than 20 parts"]),
        (b"tz = '\xff'", ["1: the file: it is not text in UTF-8: save it with that encoding."]),
    ],
)
def test_all_that_is_wrong_is_told_at_once(text: str | bytes, said: list[str]) -> None:
    """As of a schedule file: by line, with what would be right."""
    config, faults = read(text if isinstance(text, bytes) else text.encode())
    shown = [fault.shown("")[1:] for fault in faults]

    assert config is None
    assert [line[: len(beginning)] for line, beginning in zip(shown, said, strict=True)] == said


def test_zone_that_is_looked_at_later_has_its_line() -> None:
    """With the choices on the same line, as texts."""
    error = UserError(
        "'IST' stands for several time zones. Choose one:\n  Europe/Dublin (Ireland)\n  Asia/Kolkata (India)"
    )
    said = '\'IST\' stands for several time zones. Choose one: "Europe/Dublin" (Ireland); "Asia/Kolkata" (India)'
    found = [zone_fault(WHOLE.encode(), path, error) for path in (("tz",), ("schedules", "ours", "event_tz"))]

    assert [(fault.line, fault.where, fault.message) for fault in found] == [
        (2, "the file", f"tz: {said}"),
        (8, "schedules, ours", f"event_tz: {said}"),
    ]


def test_edit_changes_one_place_and_no_comment() -> None:
    """Whichever place it is."""
    named = edited(WHOLE.encode(), "39c3", Choice("/x.xml", "Europe/Berlin")).decode()
    added = '39c3 = {source = "/x.xml", event_tz = "Europe/Berlin"}\n'
    assert named == WHOLE.replace('"38c3"', '"39c3"') + added
    assert edited(WHOLE.encode(), "ours", None).decode() == WHOLE.replace('"38c3"', '"ours"')
    assert edited(WHOLE.encode(), "38c3", Choice("/y")).decode() == WHOLE.replace(f"'{C3.source}'", '"/y"')
    assert edited(WHOLE.encode(), None, Choice("/x")).decode() == WHOLE.replace('"38c3"', '"/x"')
    assert edited(WHOLE.encode(), None, None).decode() == WHOLE.partition("\n")[2]


def test_table_on_lines_of_its_own_stays_one() -> None:
    """With its comments; what is not said any more goes."""
    text = '[schedules.a]\nsource = "/a" # here\nevent_tz = "UTC"\n'

    found = edited(text.encode(), "a", Choice("/b", event_date=dt.date(2027, 5, 4))).decode()
    assert found == 'schedule = "a"\n\n[schedules.a]\nsource = "/b" # here\nevent_date = 2027-05-04\n'


LAYOUTS = [
    "",
    "# only a comment",
    "\ufefftz = 'UTC'",
    "tz = 'UTC'\r\n[schedules]\r\na = '/b'\r\n",
    "schedules.a = '/a'\ntz = 'UTC'\n",
    "schedules.a.source = '/a'\ntz = 'UTC'\n",
    "schedules = { a = '/a' } # inline\n",
    "schedules = {}\n",
    "[schedules]\n",
    "[schedules]\na = { source = '/a', event_tz = 'UTC' } # x\n\n# end",
    "[schedules.a]\nsource = '/a'\n[schedule]\nsource = '/z'\n[schedules.c]\nsource = '/c'\n",
    "[schedule]\nsource = '/a'\nevent_tz = 'lima'\n[schedules]\na = '/b'\n",
    "schedule = { source = '/z', event_tz = 'UTC' } # k\ntz = 'UTC'",
]


@pytest.mark.parametrize(
    "choice", [Choice("/n\\e w é.xml"), Choice("/x", "lima"), Choice("/x", None, dt.date(2027, 5, 4))]
)
@pytest.mark.parametrize("text", LAYOUTS)
def test_what_is_written_is_read(text: str, choice: Choice) -> None:
    """In whatever layout the file is; the rest of it says what it said."""
    before, _ = read(text.encode())
    assert before is not None

    for name in ("a", "b"):
        named = choice._replace(name=name)
        expected = before._replace(schedule=named, schedules={**before.schedules, name: named})
        assert read(edited(text.encode(), name, choice)) == (expected, ())
    assert read(edited(text.encode(), None, choice)) == (before._replace(schedule=choice), ())
    assert read(edited(text.encode(), None, None)) == (before._replace(schedule=None), ())
