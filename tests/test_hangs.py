"""What is made to take long, and doesn't: texts without end, names without number, brackets in brackets."""

import datetime as dt
import gc
import itertools
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Run

from ai4earth_cli import records
from ai4earth_cli.errors import UserError
from ai4earth_cli.formats.toml import reader
from ai4earth_cli.formats.toml.reading.lines import lines
from ai4earth_cli.formats.toml.warnings import warnings
from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.finding import Filters, day_called, select
from ai4earth_cli.schedule.model import Schedule, View
from ai4earth_cli.schedule.people import everyone
from ai4earth_cli.text.matching import nearest
from ai4earth_cli.when.clocktimes import length_of_time, time_of_day
from ai4earth_cli.when.moments import moment_called
from ai4earth_cli.when.zone.localzone import local_zone
from ai4earth_cli.when.zone.zonenames import zone_called

SOON = (
    4  # seconds of the processor, a wide margin: what is asked here takes a tenth of a second, and took half a minute
)
NOON = dt.datetime(2020, 4, 26, 12, tzinfo=dt.UTC)
WORKSHOP = 'workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }\n'


@pytest.fixture(autouse=True)
def _soon() -> Iterator[None]:
    """Hold each test to the time that people wait."""
    begin = time.process_time()
    yield
    assert time.process_time() - begin < SOON


def talk(lines: str) -> str:
    """Return a file with one talk that has those lines."""
    return f'{WORKSHOP}[[section]]\ntitle = "S"\n[[section.talk]]\ntitle = "T"\n{lines}\n'


def fault(text: str) -> str:
    """Return the only fault of a file."""
    schedule, found = reader.described(text)
    assert schedule is None
    return "\n".join(one.shown("f") for one in found)


NINES = "9" * 60


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            talk('start = "09:00"\nduration = "' + "9" * 20_000 + '"'),
            f'f:7: section \'S\', talk 1 \'T\': duration is "{NINES}…": write one like "20m", "1h" or "1h30m".',
        ),
        (
            talk('end = "10:00"\nstart = "' + "9" * 20_000 + '"'),
            f"f:7: section 'S', talk 1 'T': start: \"{NINES}…\" is not a time. "
            'Use "09:10", 09:10:00, 2020-04-26T09:10:00 or that with an offset.',
        ),
        (
            talk('video = "https://' + "a" * 50_000 + '"'),
            f"f:6: section 'S', talk 1 'T': video is \"https://{'a' * 52}…\": write an address of at most 2,000 letters.",
        ),
        (
            talk('video = "https://' + "a" * 1_980 + '<"'),
            f"f:6: section 'S', talk 1 'T': video is \"https://{'a' * 52}…\": "
            "write an address that begins with https:// or http://.",
        ),
        (
            'workshop = { title = "W", date = 2020-04-26, timezone = "' + "a (" * 20_000 + '" }',
            f"f:1: workshop: timezone: No time zone is called '{'a (' * 20}…'. "
            "Write one like Africa/Nairobi, Nairobi, Kenya or UTC+3.",
        ),
        (
            f"{WORKSHOP}{'a.' * 5_000}a = 1",
            "f:2: TOML: a key has more than 20 parts: a schedule's have two, as section.talk.",
        ),
        (
            f"{WORKSHOP}{chr(39)}a{chr(39)}{' . ' + chr(34) + 'b' + chr(34)} {'.c' * 5_000} = 1",
            "f:2: TOML: a key has more than 20 parts: a schedule's have two, as section.talk.",
        ),
        (
            f"{WORKSHOP}\nx = {'[' * 1_000}{']' * 1_000}",
            "f:3: TOML: lists or tables are nested too deeply: a schedule needs no more than six levels.",
        ),
        (
            f"{WORKSHOP}\nx = {'{ a = ' * 300}1{'}' * 300}",
            "f:3: TOML: lists or tables are nested too deeply: a schedule needs no more than six levels.",
        ),
        (
            f"{WORKSHOP}\nx = [\n{'9' * 100_000}]",
            "f:4: TOML: a key or a number has more than 100 letters: shorten it, or put text in quotes.",
        ),
        (
            f"{WORKSHOP}x = 0x{'_f' * 50_000}",
            "f:2: TOML: a key or a number has more than 100 letters: shorten it, or put text in quotes.",
        ),
        (
            talk(f"speakers = [{', '.join(['{ name = 3 }'] * 201)}]"),
            "f:6: section 'S', talk 1 'T': speakers has 201 names: write 200 at most, or the name of the group.",
        ),
        (
            f'{WORKSHOP}section = [{{ title = "S", chairs = {["Ann"] * 201} }}]',
            "f:2: section 'S': chairs has 201 names: write 200 at most, or the name of the group.",
        ),
        (
            WORKSHOP + '[[delay]]\nfrom = "10:00"\nby = "9m"\n' * 501,
            "f:1502: delay 501: the file has 501 delays: keep 500 at most, and remove those of days that are over.",
        ),
    ],
    ids=lambda text: text[-30:],
)
def test_file_that_goes_beyond_any_schedule_has_one_fault(text: str, said: str) -> None:
    """It says on which line, and what would be right."""
    assert fault(text) == said


@pytest.mark.parametrize(
    "text",
    [
        talk(f'video = "https://{"a" * 1_992}"'),
        talk(f"speakers = {['Ann'] * 200}"),
        talk('start = "09:00"\nduration = "' + " " * 98 + '1m"'),
        talk('end = "10:00"\nstart = "' + " " * 95 + '09:00"'),
        f'{WORKSHOP}section = [{{ title = "S", chairs = {["Ann"] * 200} }}]',
        WORKSHOP + '[[delay]]\nfrom = "10:00"\nby = "9m"\n' * 500,
        f'{WORKSHOP}# {"[" * 1000}\nsection = [{{ title = \'{"[" * 1000}\', id = "\\"{"a." * 1000}" }}]',
        f'{WORKSHOP}section = [{{ title = """{"[" * 100}""\\"""" }}, {{ title = \'\'\'{"{" * 100}\'\' \'\'\' }}]',
    ],
    ids=lambda text: text[-30:],
)
def test_file_that_goes_as_far_as_a_schedule_may_is_read(text: str) -> None:
    """Brackets and dots in texts and comments count for nothing."""
    schedule, faults = reader.described(text)

    assert (schedule is None, faults) == (False, ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (".".join("a" * 20) + " = 1", "unknown key 'a': the keys here are workshop, section, talk, delay."),
        (f"x = {'[' * 20}{']' * 20}", "unknown key 'x': the keys here are workshop, section, talk, delay."),
        (f"{'a' * 100} = 1", f"unknown key '{'a' * 60}…': the keys here are workshop, section, talk, delay."),
    ],
)
def test_what_is_just_not_too_much_is_a_fault_of_another_kind(text: str, said: str) -> None:
    """Twenty parts, twenty brackets, a hundred letters."""
    assert fault(WORKSHOP + text) == f"f:2: the file: {said}"


HOSTILE: dict[str, Callable[[int], str]] = {
    "keys": lambda n: WORKSHOP + "".join(f"key{i} = 1\n" for i in range(n // 10)),
    "quoted keys": lambda n: WORKSHOP + "".join(f"'k{i}' = 1\n" for i in range(n // 10)),
    "dotted keys": lambda n: WORKSHOP + "".join(f"{'a.' * 18}b{i} = 1\n" for i in range(n // 45)),
    "tables": lambda n: WORKSHOP + "".join(f"[t{i}]\n" for i in range(n // 10)),
    "arrays of tables": lambda n: WORKSHOP + "[[section]]\ntitle = 'S'\n" * (n // 25),
    "deep arrays of tables": lambda n: WORKSHOP + f"[[{'.'.join('a' * 18)}]]\n" * (n // 40),
    "talks": lambda n: talk("") + "[[section.talk]]\ntitle = 'T'\nx = 1\n" * (n // 35),
    "comments": lambda n: WORKSHOP + "#\n" * n + "x = 1",
    "one comment": lambda n: WORKSHOP + "#" * 8 * n + "\nx = 1",
    "blank lines": lambda n: WORKSHOP + " \r\n" * n + "x = 1",
    "blank line": lambda n: WORKSHOP + " \t" * 4 * n + "x = 1",
    "a long text": lambda n: WORKSHOP + f'x = "{"a" * 8 * n}"',
    "escapes": lambda n: WORKSHOP + 'x = "' + '\\"' * n + '"',
    "quotes": lambda n: WORKSHOP + 'x = """' + '"" \\"' * n + '"""',
    "an open text": lambda n: WORKSHOP + 'x = "' + '\\"' * n,
    "an open text of many lines": lambda n: WORKSHOP + "x = '''" + "'' \n" * n,
    "a long key": lambda n: WORKSHOP + f'"{"a" * 8 * n}" = 1',
    "inline tables": lambda n: WORKSHOP + f"x = [{'{a = 1},' * (n // 8)}]",
    "an inline table": lambda n: WORKSHOP + f"x = {{{','.join(f'k{i}=1' for i in range(n // 8))}}}",
    "a list": lambda n: WORKSHOP + f"x = [{'1,' * n}]",
    "a list of floats": lambda n: WORKSHOP + f"x = [{'1.5,' * n}]",
    "empty notices": lambda n: WORKSHOP.replace(" }", f", notices = [{repr('') + ',' * (n // 4)}] }}"),
    "titles all alike": lambda n: WORKSHOP + f"section = [{'{title=`S`},'.replace('`', chr(34)) * (n // 12)}]",
    "a title of many words": lambda n: WORKSHOP + f"section = [{{title='{'S ' * n}'}}]",
    "a key twice": lambda n: WORKSHOP + "x = 1\n" * n,
    "brackets": lambda n: WORKSHOP + "x = " + "]" * n,
}


@pytest.mark.no_cover
@pytest.mark.parametrize("name", HOSTILE)
def test_work_of_reading_a_file_grows_as_its_text(name: str) -> None:
    """Eight times the text takes some eight times as long, and not sixty-four: reading, faults and lines together."""

    def seconds(length: int) -> float:
        text = HOSTILE[name](length)
        best = float("inf")
        for _ in range(3):
            begin = time.process_time()
            schedule, faults = reader.described(text)
            if schedule:
                lines(text)
            best = min(best, time.process_time() - begin)
        assert schedule or faults
        return best

    gc.disable()  # as in the program
    try:
        few, many = seconds(1_000), seconds(8_000)
    finally:
        gc.enable()
    assert many < 24 * few + 0.02


@pytest.mark.parametrize("text", ["9" * 20_000, "9" * 4_301, "9" * 101, "9" * 20_000 + "m", " " * 20_000 + "10:40"])
def test_no_endless_text_is_a_time_a_length_or_a_day(text: str, schedule: Schedule) -> None:
    """Nobody means them, and numbers of so many digits are none to Python."""
    assert (time_of_day(text), length_of_time(text)) == (None, None)
    for question in (
        lambda: moment_called(text, dt.UTC, questions.event_days(schedule), NOON),
        lambda: zone_called(text, dt.UTC, NOON.date()),
        lambda: day_called(schedule, text, NOON),
    ):
        with pytest.raises(UserError):
            question()


def test_time_and_length_may_have_a_hundred_letters() -> None:
    """And no more."""
    assert (time_of_day(f"{'09:10':>100}"), time_of_day(f"{'09:10':>101}")) == (dt.time(9, 10), None)
    assert (length_of_time(f"{'1h':<100}"), length_of_time(f"{'1h':<101}")) == (dt.timedelta(hours=1), None)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["now", "--at", "9" * 20_000], f"'{NINES}…' is not a time. Try 10:40, "),
        (["now", "--at", "9" * 4_301], f"'{NINES}…' is not a time. Try 10:40, "),
        (["export", "ics", "--alarm", "9" * 20_000], f"Can't read '{NINES}…' as a length of time. Use one like "),
        (["list", "--day", "9" * 20_000], f"Can't read '{NINES}…' as a day. The days are: "),
        (["next", "9" * 20_000], "Invalid value for '[N]': write a whole number from 1 to 999999."),
        (["next", "1000000"], "Invalid value for '[N]': write a whole number from 1 to 999999."),
        (["now", "--tz", "a (" * 20_000], f"No time zone is called '{'a (' * 20}…'. "),
        (["now", "--tz", "a (" * 30 + ")" * 10], "No time zone is called 'a'. "),
        (["now", "--tz", "a (a (a (a (a (a (a))))))"], "No time zone is called 'a'. "),
        (
            ["now", *["--tz=lima"] * 2_000],
            "2000 time zones are asked for: give 20 at most, with --tz or in AI4EARTH_TZ.",
        ),
        (["now", *["--tz=lima"] * 21], "21 time zones are asked for: give 20 at most, with --tz or in AI4EARTH_TZ."),
        (["list", *["--section=x"] * 2_000], "One filter has 2000 names: give it 100 at most."),
        (["list", *["--room=x"] * 101], "One filter has 101 names: give it 100 at most."),
        (["list", *["--type=x"] * 101], "One filter has 101 names: give it 100 at most."),
    ],
    ids=lambda value: str(value)[-20:],
)
def test_question_that_nobody_asks_is_refused(arguments: list[str], said: str, run: Run) -> None:
    """It is used wrongly, and the message says what would be right."""
    outcome = run(*arguments)

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err.startswith(said)


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        (",".join(["lima"] * 21), "21 time zones are asked for: give 20 at most, with --tz or in AI4EARTH_TZ."),
        ("lima" + "," * 100_000, ""),
        ("a (" * 20_000, f"AI4EARTH_TZ: No time zone is called '{'a (' * 20}…'. "),
        (",(" * 20_000, f"AI4EARTH_TZ: No time zone is called '{'(,' * 30}…'. "),
        ("lima,CEST (Europe/Berlin, UTC+2),America/New_York (Eastern (most areas), United States, UTC-4)", ""),
    ],
)
def test_zones_of_the_variable_are_few_and_short(
    setting: str, said: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As those of the option."""
    monkeypatch.setenv("AI4EARTH_TZ", setting)
    outcome = run("now", "--at", "2020-04-26T10:40", "--plain")

    assert outcome.exit_code == (2 if said else 0)
    assert outcome.err.startswith(said)


def test_twenty_zones_are_not_too_many(run: Run) -> None:
    """Nor a hundred names of a filter, one digit less of a number."""
    assert run("now", *["--tz=UTC"] * 20, "--plain").exit_code == 0
    assert run("list", *["--section=environet"] * 100, "--plain").exit_code == 0
    assert run("next", "999999", "--plain", "--at", "2020-04-26").exit_code == 0


@pytest.mark.parametrize(
    ("shown", "zone"),
    [
        ("America/New_York (Eastern (most areas), United States, UTC-4)", "America/New_York"),
        ("Africa/Kinshasa (Dem. Rep. of Congo (west), Democratic Republic of the Congo, UTC+1)", "Africa/Kinshasa"),
        ("-05 (America/Lima, UTC-5)", "America/Lima"),
    ],
)
def test_zone_may_be_pasted_from_what_is_shown(shown: str, zone: str) -> None:
    """From a list of choices, with brackets in its brackets, and from the head of a screen."""
    assert str(zone_called(shown, None, NOON.date())) == zone


def test_zone_of_this_computer_is_no_endless_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where it has the form of a rule: letters, and how far from UTC."""
    monkeypatch.setenv("TZ", f"<{'A' * 97}>5")
    assert local_zone() is not None

    for setting in (f"<{'A' * 98}>5", f"<{'A' * 100_000}>5"):
        monkeypatch.setenv("TZ", setting)
        with pytest.raises(UserError, match="which is not a time zone: set it to one like Africa/Nairobi"):
            local_zone()


def many_speakers(talks: int) -> Schedule:
    """Return a schedule of talks with as many speakers as they may have, and an abstract of some length."""
    names = [f"P{number}" for number in range(200)]
    rows = f"[[section.talk]]\ntitle = 'T'\nspeakers = {names}\nabstract = '{'a' * 1000}'\n"
    return reader.loads(talk("") + rows * talks)


def test_speakers_as_json_share_the_text_of_a_talk() -> None:
    """Two hundred people in each of ten talks are two thousand talks with two hundred people each: ten texts."""
    schedule = many_speakers(10)
    pieces = list(records.speakers_json(View(schedule, NOON, (dt.UTC,))))
    talks = [piece for piece in pieces if '"abstract"' in piece]

    assert (len(talks), len({piece.lstrip(",\n ") for piece in talks})) == (2_000, 10)


@pytest.mark.parametrize("ascii_only", [True, False])
def test_speakers_as_json_are_laid_out_as_all_json(ascii_only: bool, schedule: Schedule) -> None:  # noqa: FBT001
    """Piece by piece or at once, also where nobody speaks."""
    for asked in (schedule, schedule._replace(talks=())):
        view = View(asked, NOON, (dt.UTC,))
        text = "".join(records.speakers_json(view, ascii_only=ascii_only))
        people = everyone(asked).items()
        expected = [{**person._asdict(), "talks": records.talks(view, talks)} for person, talks in people]

        assert json.loads(text)["speakers"] == expected
        assert text == records.as_json(records.answer(view, speakers=expected), ascii_only=ascii_only) + "\n"


def test_name_without_end_is_nobodys_slip() -> None:
    """Not the whole of it, nor a word of it; beginnings are still found."""
    long = "ab" * 100_000
    words = " ".join(["mousawi"] * 20_000)

    assert nearest("mousavi", [long, f"Mousawi {long}", words, f"mousavian {long}"], most=9) == [
        f"mousavian {long}",
        f"Mousawi {long}",
        words,
    ]
    assert nearest(long, [long]) == []


def test_section_is_not_looked_at_whole_for_each_of_its_talks(schedule: Schedule) -> None:
    """A hundred thousand chairs, a hundred thousand talks."""
    section = schedule.sections[0]._replace(chairs=tuple(f"Chair {number}" for number in range(100_000)))
    talks = tuple(itertools.repeat(schedule.talks[0]._replace(section=section), 100_000))
    crowded = schedule._replace(sections=(section,), talks=talks)

    assert [len(rows) for rows in questions.by_section(talks).values()] == [100_000]
    assert len(select(crowded, Filters([section.id]))) == 100_000


def test_warnings_tell_a_long_title_in_short() -> None:
    """However many talks are on beside that one."""
    other = f"[[section.talk]]\ntitle = 'U'\nid = 'u%d'\nroom = '{'R' * 1_000}'\nstart = '10:00'\nend = '10:30'\n"
    text = talk(f"room = '{'R' * 1_000}'\nstart = '09:00'\nend = '12:00'\n").replace(
        '"T"', f'"{"T" * 100_000}"'
    ) + "".join(other % number for number in range(200))
    schedule, _ = reader.described(text)
    assert schedule

    assert {found.message for found in warnings(text.encode(), schedule, dt.datetime(2020, 4, 1, tzinfo=dt.UTC))} == {
        f"'{'T' * 60}…' is still on in room '{'R' * 60}…': change one of the times."
    }


COMMANDS = (
    "now --json", "list", "list --json", "list --plain", "talk T", "sections", "speakers", "speakers --plain", "info", "check",
    "export csv", "export html", "export ics", "export json", "export markdown", "export toml", "export xml",
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("lines", [f"speakers = {['Ann'] * 200}", f'video = "https://{"a" * 1_990}"'])
def test_file_that_goes_as_far_as_it_may_is_soon_answered(command: str, lines: str, run: Run, tmp_path: Path) -> None:
    """By every command."""
    file = tmp_path / "s.toml"
    file.write_text(talk(f'{lines}\nstart = "09:00"\nend = "10:00"'), encoding="utf-8")
    where = [str(file)] if command == "check" else ["--schedule", str(file)]

    assert run(*command.split(), *where).exit_code == 0
