"""How the work grows with the talks: counted in calls, not in seconds, so that it cannot drift unseen."""

import cProfile
import datetime as dt
import functools
import shlex
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Run

from ai4earth_cli import records
from ai4earth_cli.cli import COMMANDS
from ai4earth_cli.formats import WRITTEN, writer_of
from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.markdown.changes import dumps as news_in_markdown
from ai4earth_cli.formats.toml import reader
from ai4earth_cli.formats.toml.warnings import warnings
from ai4earth_cli.records.changes import change_lines, changes_found
from ai4earth_cli.schedule import finding, questions
from ai4earth_cli.schedule.changes import Comparison, differences
from ai4earth_cli.schedule.mine import favourites, stars
from ai4earth_cli.schedule.model import Schedule, Span, View
from ai4earth_cli.schedule.people import everyone
from ai4earth_cli.screens.day.changes import changes_screen
from ai4earth_cli.screens.programme import next_screen, programme_screen
from ai4earth_cli.text.streamed import json_pieces

FEW, MANY = 100, 1_000
WHOLE = 3_000  # talks: enough that nothing but them counts in the memory that an export takes
HELD_BACK = 16_384  # letters: what a text file and the buffer below it hold
FIRST_DAY = dt.date(2020, 4, 26)
NOW = dt.datetime(2020, 4, 26, 10, tzinfo=dt.UTC)


def conference(talks: int, days: int = 2) -> str:
    """Return a schedule of so many talks: twelve a section, thirty talks to a speaker, all in a few days."""
    lines = ['workshop = { title = "Big", date = 2020-04-26, timezone = "Europe/Berlin" }']
    for number in range(talks):
        if number % 12 == 0:
            lines.append(f'[[section]]\ntitle = "Track {number}"')
        lines.append(
            f'[[section.talk]]\ntitle = "Talk {number}"\nroom = "Room {number // 12}"\nduration = "20m"\n'
            f"start = {FIRST_DAY + dt.timedelta(days=number % days)}T{8 + number % 12:02}:00:00\n"
            f'speakers = ["Speaker {number // 30}"]'
        )
    return "\n".join(lines)


@functools.cache
def big(talks: int) -> Schedule:
    """Return that schedule, read once, by who wants it first."""
    return reader.loads(conference(talks))


def calls(question: Callable[[], object]) -> int:
    """Return how many functions of Python and of C were called to answer."""
    profile = cProfile.Profile()
    profile.runcall(question)
    return sum(entry.callcount for entry in profile.getstats())


def view(schedule: Schedule) -> View:
    """Return the schedule as someone in Berlin reads it."""
    return View(schedule, NOW, (schedule.timezone,))


def as_json(schedule: Schedule) -> Iterator[str]:
    """Yield the answer to `list --json`."""
    return json_pieces(records.answer(view(schedule), talks=records.each_talk(view(schedule), schedule.talks)))


def written(name: str) -> Callable[[Schedule], Iterator[str]]:
    """Return a function that yields what `export` writes in a format."""
    return lambda schedule: writer_of(name).pieces(Edition(schedule, schedule.talks, NOW, NOW))


# Of the others, which need to know all rooms of a day, and have ids for apps, the slots of all talks come first.
AS_THEY_GO = [pytest.param(written(name), id=name) for name in WRITTEN if name not in {"json", "xml"}]


def later(schedule: Schedule) -> Schedule:
    """Return the schedule with every other talk an hour later and elsewhere, and every third one gone."""
    talks = (talk for place, talk in enumerate(schedule.talks) if place % 3)
    hour = dt.timedelta(hours=1)
    return schedule._replace(
        talks=tuple(
            talk._replace(span=Span(talk.span.start + hour, talk.span.end + hour), rooms=("Elsewhere",))
            if place % 2 and talk.span
            else talk
            for place, talk in enumerate(talks)
        )
    )


def renamed(schedule: Schedule) -> Schedule:
    """Return the schedule with all talks under one title, by ids that are of no use."""
    return schedule._replace(
        talks=tuple(talk._replace(id=f"x{place}", title="T") for place, talk in enumerate(schedule.talks))
    )


def compared(schedule: Schedule) -> Comparison:
    """Return what is different when it is later."""
    return Comparison(view(schedule), differences(schedule, later(schedule)))


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "question",
    [
        lambda schedule: questions.on_at(schedule.talks, NOW),
        lambda schedule: questions.next_after(schedule.talks, NOW),
        lambda schedule: questions.state(schedule, NOW),
        lambda schedule: questions.by_section(schedule.talks),
        lambda schedule: questions.by_day(schedule, schedule.talks),
        everyone,
        questions.days,
        lambda schedule: finding.search(schedule, "speaker 1"),
        lambda schedule: finding.select(
            schedule, finding.Filters(["track-0"], (), ["room 0"], "speaker 1", NOW.date())
        ),
        lambda schedule: finding.day_called(schedule, "1", NOW),
        lambda schedule: questions.dates(schedule, schedule.talks),
        lambda schedule: stars.starred(schedule, [stars.star(schedule, talk) for talk in schedule.talks]),
        lambda schedule: favourites.matches(schedule, favourites.favourites_of(schedule)),
        lambda schedule: list(records.talk_lines(view(schedule), schedule.talks)),
        lambda schedule: records.talks(view(schedule), schedule.talks),
        lambda schedule: list(as_json(schedule)),
        lambda schedule: records.sections(view(schedule)),
        lambda schedule: list(records.speakers_json(view(schedule))),
        lambda schedule: list(programme_screen(view(schedule), schedule.talks, 80, clickable=True)),
        lambda schedule: list(next_screen(view(schedule), schedule.talks, len(schedule.talks), 80)),
        lambda schedule: differences(schedule, later(schedule)),
        lambda schedule: differences(schedule, renamed(schedule), same_format=False),
        lambda schedule: list(changes_screen(view(later(schedule)), compared(schedule), 80)),
        lambda schedule: changes_found(view(later(schedule)), compared(schedule)),
        lambda schedule: list(change_lines(view(later(schedule)), compared(schedule))),
        lambda schedule: list(news_in_markdown(view(later(schedule)), compared(schedule))),
        lambda schedule: reader.loads(conference(len(schedule.talks))),
        lambda schedule: warnings(conference(len(schedule.talks)).encode(), schedule, NOW),
    ],
)
def test_ten_times_the_talks_are_ten_times_the_work(question: Callable[[Schedule], object]) -> None:
    """And no more: every question looks at each talk a fixed number of times."""
    few, many = (calls(functools.partial(question, big(talks))) for talks in (FEW, MANY))

    assert 1 < many / few < 11


DURING = "--at 2020-04-26T08:10Z"  # 10:10 in Berlin
FORMS = ("", " --plain", " --json")
LINES = [
    *(f"{command}{form} {DURING}" for command in ("now", "next", "list", "talk talk") for form in FORMS),
    *(f"{command}{form} {DURING}" for command in ("sections", "speakers", "info") for form in ("", " --json")),
    *(f"export {name}" for name in WRITTEN),
    *(f"status{form} {DURING}" for form in ("", " --waybar")),
    *(
        "star --all talk",
        f"list --left --day 1 --room 'Room 0' {DURING}",
        f"agenda {DURING}",
        f"agenda --json {DURING}",
        f"list --starred {DURING}",
    ),
    *("open talk", f"changes BEFORE {DURING}", f"check {DURING}", f"late 10m {DURING}", "use"),
]
OF_NO_SCHEDULE = {"help", "new"}
NOT_ANSWERED = {"watch"}  # it stays; what it shows is what `now` does
ASKS_WHICH = "open"  # and ends with 1
UNDOING = {"late": ["late", "0m", *DURING.split()], "star": ["star", "--all", "--remove"]}  # or there is nothing to do


def test_every_command_is_counted() -> None:
    """So that a new one is, too."""
    commands = {name for group in COMMANDS.values() for name in group}

    assert {line.split()[0] for line in LINES} == commands - OF_NO_SCHEDULE - NOT_ANSWERED


@pytest.mark.no_cover
@pytest.mark.parametrize("line", LINES)
def test_ten_times_the_talks_are_ten_times_the_calls_and_bytes_of_a_command(
    line: str, run: Run, tmp_path: Path
) -> None:
    """At most: from the schedule, which is kept from the first time, to the last line of output.

    What is marked overlaps as little in the larger one, since each overlap is told of at both of its talks.
    """
    words, counted, allocated = shlex.split(line), [], []
    for talks in (50, 500):
        file = tmp_path / f"{talks}.toml"
        is_about_marks = words[0] in {"star", "agenda"} or "--starred" in words
        text = conference(talks, talks // 12 if is_about_marks else 2)
        file.write_text(text, encoding="utf-8")
        if is_about_marks:
            run("star", "--all", "talk", "--schedule", str(file))
        if words[0] == "changes":
            before = tmp_path / f"{talks}-before.toml"
            before.write_text(text.replace('room = "Room 1', 'room = "Hall 1'), encoding="utf-8")
            words[1:2] = [str(before)]
        asked = [*words, *([] if words[0] in {"check", "use"} else ["--schedule"]), str(file)]
        undoing = [*UNDOING[words[0]], "--schedule", str(file)] if words[0] in UNDOING else ["--version"]  # nothing
        assert run(*asked).exit_code == (words[0] == ASKS_WHICH)  # what is loaded, and kept, is in both of the next
        assert run(*undoing).exit_code == 0
        tracemalloc.start()
        run(*asked)
        allocated.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert run(*undoing).exit_code == 0
        counted.append(calls(lambda asked=asked: run(*asked)))  # type: ignore[misc]

    assert counted[1] / counted[0] < 11
    assert allocated[1] / allocated[0] < 11


def test_lines_are_made_one_by_one() -> None:
    """Each is there before the next, so that `| head` need not wait; only their numbers are known before the first."""
    lines = records.talk_lines(view(big(MANY)), big(MANY).talks)
    next(lines)

    assert calls(lambda: next(lines)) < 50


@pytest.mark.no_cover
@pytest.mark.parametrize("pieces", [as_json, written("ics"), written("csv"), written("toml")])
def test_what_is_written_as_it_is_made_begins_before_a_third_of_the_work(
    pieces: Callable[[Schedule], Iterator[str]],
) -> None:
    """As much of it as standard output holds back before it writes, so that `| head` need not wait."""
    schedule = big(MANY)

    def made(most: int) -> int:
        length = 0
        for piece in pieces(schedule):
            length += len(piece)
            if length > most:
                break
        return length

    assert made(HELD_BACK) < 2 * HELD_BACK
    # The numbers of all talks come first. Where JSON is encoded in C, which is one call, they are a fourth of the calls.
    assert calls(lambda: made(HELD_BACK)) < calls(lambda: made(sys.maxsize)) / 3


@pytest.mark.no_cover
@pytest.mark.parametrize("pieces", [as_json, *AS_THEY_GO])
def test_what_is_written_as_it_is_made_is_never_whole_in_memory(pieces: Callable[[Schedule], Iterator[str]]) -> None:
    """What is allocated at once is little beside the text: the numbers of the talks, and one talk."""
    schedule = big(WHOLE)
    list(pieces(big(FEW)))  # what is loaded and cached by the first is not counted
    tracemalloc.start()
    try:
        length = sum(map(len, pieces(schedule)))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < length / 2
