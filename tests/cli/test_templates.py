"""A line of the reader's own for each talk: --format."""

from pathlib import Path

import pytest
from conftest import Outcome, Run

FIELDS = (
    "number, title, speakers, start, end, section, type, room, status, id, subtitle, day, minutes, rooms, language, "
    "abstract, cancelled, starred, recorded, authors, on_demand, planned, video, paper, slides, website"
)
KNOWN = "Use text without braces, and of these: %a %A %b %B %d %H %I %j %m %M %p %S %U %w %y %Y %z %%."
SCHEDULE = """
workshop = { title = "W", date = 2020-04-26, timezone = "Europe/Berlin" }
[[section]]
title = "Solid Earth"
[[section.talk]]
title = "A {brace} {0} [b]"
start = "09:00"
duration = "90m"
room = ["A", "B"]
speakers = ["Ada Brown", "Cy Fox"]
authors = ["Di Gil"]
abstract = '''
One.

Two.'''
video = "https://example.org/v"
recorded = true
[[talk]]
title = "Poster"
[[delay]]
from = "10:00"
by = "5m"
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Write the schedule, and return where it is."""
    path = tmp_path / "w.toml"
    path.write_text(SCHEDULE, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("command", "template", "lines"),
    [
        ("list", "{start:%H:%M}-{end:%H:%M} {title}", ["09:00-10:35 A {brace} {0} [b]", "- Poster"]),
        ("list", "{speakers}|{rooms}|{room}|{section}", ["Ada Brown; Cy Fox|A; B|A, B|solid-earth", "|||"]),
        ("list", "{minutes} {starred} {recorded} {video}", ["95 no yes https://example.org/v", " no  "]),
        ("list", r"{number}\t{abstract}\\n", ["1\tOne. Two.\\n", "2\t\\n"]),
        ("list", "{{title}} 100%", ["{title} 100%", "{title} 100%"]),
        ("list", "{start} {day:%A}", ["2020-04-26T09:00:00+02:00 Sunday", " "]),
        ("list", "", ["", ""]),
        (
            "list",
            "{authors} {on_demand} {planned}",
            ["Di Gil no 2020-04-26T09:00:00+02:00/2020-04-26T10:30:00+02:00", " no "],
        ),
        ("now", "{status} {title}", ["now A {brace} {0} [b]"]),
        ("next --at 08:00", "{status}", ["upcoming"]),
    ],
)
def test_line_for_each_talk(command: str, template: str, lines: list[str], file: str, run: Run) -> None:
    """What is not known is empty, a text is on one line, and braces of titles are no fields."""
    asked = ["--schedule", file, "--tz", "event", "--format", template]

    assert run(*command.split(), *asked, *([] if "--at" in command else ["--at", "10:00"])) == Outcome(
        0, "".join(f"{line}\n" for line in lines), ""
    )


def test_marked_talks(file: str, run: Run) -> None:
    """As agenda has them."""
    run("star", "1", "--schedule", file)

    assert run("agenda", "--schedule", file, "--format", "{number} {starred}") == Outcome(0, "1 yes\n", "")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["{x}"], f"Talks have no field 'x'. The fields are: {FIELDS}."),
        (["{}"], f"Talks have no field ''. The fields are: {FIELDS}."),
        (["{title!r}"], f"Talks have no field 'title!r'. The fields are: {FIELDS}."),
        (["{title.__class__}"], f"Talks have no field 'title.__class__'. The fields are: {FIELDS}."),
        (["{start"], "A brace in '{start' has no pair. Write {{ or }} for a brace itself."),
        (["{title:>9}"], "Can't write title as '>9'. Only start, end and day take a format, as in {start:%H:%M}."),
        (["{start:%A %Z}"], f"Can't write start as '%A %Z'. {KNOWN}"),
        (
            ["{start:%H {title}}"],
            f"Can't write start as '%H {{title}}'. {KNOWN}",
        ),
        (["\udcff{title}"], "'{title}' has bytes that are not UTF-8. Type it again in UTF-8."),
        (["", "--json"], "Use --json or --format, not both."),
        (["", "--plain"], "Use --plain or --format, not both."),
        (["x", "--json"], "Use --json or --format, not both."),
        (["x", "--plain"], "Use --plain or --format, not both."),
        (["x", "--section", "solid", "--plain"], "Use --plain or --format, not both."),
        (["x", "--json", "--plain"], "Use --json or --format, not both."),
    ],
)
def test_what_is_wrong_is_told(options: list[str], said: str, run: Run) -> None:
    """With the fields that there are."""
    assert run("list", "--format", *options) == Outcome(2, "", f"{said}\n")


@pytest.mark.parametrize("options", [["--json", "--plain"], ["--plain", "--json"]])
def test_answer_has_one_form(options: list[str], run: Run) -> None:
    """Whichever is said first."""
    assert run("list", *options) == Outcome(2, "", "Use --json or --plain, not both.\n")


def test_form_is_refused_whichever_comes_first(run: Run) -> None:
    """Also where the line comes last."""
    assert run("list", "--plain", "--format", "x") == Outcome(2, "", "Use --plain or --format, not both.\n")
