"""What a file with hostile texts comes to: text."""

import json
import re
import shlex
from pathlib import Path

import pytest
from conftest import Run

import ai4earth_cli


def written(folder: Path, text: str, name: str = "s.toml") -> str:
    """Return the path of a file with that text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


HOSTILE = (
    "\x1b[31mred\x1b]52;c;ZXZpbA==\x07\x1b]0;title\x07\x1b]8;;http://evil\x1b\\click \x9b2J\x00 "
    "\u202eright\u202c \u2066iso\u2069 zero\u200bwidth\ufeff\r\nline\ttab [bold]markup[/bold] :smile: \\ \" ' "
    "😀👩‍👩‍👧 漢字仮名 שלום مرحبا e\u0301 Z\u0351\u036b\u0343"
)


def hostile_schedule() -> str:
    """Return a schedule in which every text is hostile."""
    text = json.dumps(HOSTILE, ensure_ascii=True).replace("\\ud83d\\ude00", "😀")
    text = json.loads(text)  # as a person would paste it
    quoted = "".join(f"\\u{ord(letter):04x}" if ord(letter) < 0x10000 else letter for letter in text)
    long = "long " * 4_000
    return f"""
[workshop]
title = "{quoted}"
subtitle = "{quoted}"
date = 2020-04-26
timezone = "UTC"
notices = ["{quoted}"]
contact = "{quoted}"
[[section]]
title = "{quoted}"
chairs = ["{quoted}"]
[[section.talk]]
title = "{quoted}"
type = "{quoted}"
room = "{quoted}"
abstract = "{quoted}"
language = "{quoted}"
start = "09:00"
end = "10:00"
speakers = [{{ name = "{quoted}", affiliation = "{quoted}" }}]
links = [{{ title = "{quoted}", url = "https://x" }}]
[[section.talk]]
title = "{long}"
start = "10:00"
end = "11:00"
"""


COMMANDS = ["now", "next", "list", "talk red", "sections", "speakers", "info"]


@pytest.mark.no_cover
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("width", ["1", "50", "200"])
def test_hostile_text_reaches_no_terminal_as_a_command(
    command: str, width: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor breaks a line, nor is read as markup; the only escape sequences are styles of ours.

    All that is invisible are isolates of ours, each closed on its line, and the joiners of an emoji.
    """
    monkeypatch.setenv("COLUMNS", width)
    monkeypatch.setenv("FORCE_COLOR", "1")
    file = written(tmp_path, hostile_schedule())
    outcome = run(*command.split(), "--schedule", file, "--at", "09:30", "--tz", "UTC")
    bare = re.sub(r"\x1b\[[0-9;]*m", "", outcome.out)
    bare = re.sub("\u2068([^\u2068\u2069\n]+)\u2069", r"\1", bare)

    assert (outcome.exit_code, outcome.err) == (0, "")
    assert {letter for letter in bare if not letter.isprintable()} <= {"\n", "\u200d"}
    if width == "200":
        assert "[bold]markup[/bold]" in bare
        assert ":smile:" in bare


@pytest.mark.parametrize("command", COMMANDS)
def test_hostile_text_breaks_no_line_and_no_json(command: str, run: Run, tmp_path: Path) -> None:
    """Each line has its fields, and JSON is JSON without control characters."""
    file = written(tmp_path, hostile_schedule())
    asked = [*command.split(), "--schedule", file, "--at", "09:30", "--tz", "UTC"]
    plain_lines, as_json = run(*asked, "--plain").out, run(*asked, "--json").out

    assert {letter for letter in plain_lines if not letter.isprintable()} <= {"\n", "\t", "\u200d"}
    assert len({line.count("\t") for line in plain_lines.splitlines()}) == 1
    assert {letter for letter in as_json if not letter.isprintable()} <= {"\n", "\u200d"}
    assert json.loads(as_json)["version"] == 1


YEAR_800 = """
workshop = { title = "W", date = 0800-12-25, timezone = "UTC", updated = 0800-12-24T00:00:00Z }
[[section]]
title = "S"
[[section.talk]]
title = "T"
start = "09:00"
end = "10:00"
"""


@pytest.mark.parametrize("name", ["ics", "html"])
def test_calendars_have_four_digits_of_a_year(name: str, run: Run, tmp_path: Path) -> None:
    """RFC 5545 §3.3.4; `%Y` has three for the year 800 on Linux."""
    outcome = run("export", name, "--schedule", written(tmp_path, YEAR_800), "--at", "0800-12-25T08:00")

    stamps = re.findall(r"(DTSTAMP|LAST-MODIFIED|DTSTART|DTEND):(\w+)", outcome.out)
    assert dict(stamps) == {
        "DTSTAMP": "08001224T000000Z",
        "LAST-MODIFIED": "08001224T000000Z",
        "DTSTART": "08001225T090000Z",
        "DTEND": "08001225T100000Z",
    }


def test_messages_have_four_digits_of_a_year(run: Run, tmp_path: Path) -> None:
    """As the file has them."""
    file = written(tmp_path, YEAR_800.replace('end = "10:00"', "end = 0800-12-24T10:00:00"))

    assert run("now", "--schedule", file).err == (
        f"{file}:8: section 'S', talk 1 'T': it ends at 0800-12-24 10:00, before it starts at 0800-12-25 09:00.\n"
    )


def test_no_year_is_written_without_its_zeros() -> None:
    """`%Y` and its kin have as many digits as the year has, on some systems."""
    modules = {path.name: path.read_text(encoding="utf-8") for path in Path(ai4earth_cli.__file__).parent.rglob("*.py")}

    assert {name for name, text in modules.items() if re.search(r"%[YGFDcx]", text)} == {"inert.py"}  # a comment


def test_what_is_suggested_of_an_early_year_can_be_typed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A moment of an event of two days, with its date."""
    monkeypatch.setenv("COLUMNS", "300")
    talk = '[[section.talk]]\ntitle = "U"\ndate = 0800-12-26\nstart = "09:00"\nend = "10:00"\n'
    file = written(tmp_path, f"{YEAR_800}\n{talk}")
    (line,) = (line for line in run("now", "--schedule", file).out.splitlines() if line.startswith("Relive"))
    _, _, *asked = shlex.split(line)

    assert "0800-12-2" in line
    assert run(*asked).exit_code == 0
