"""`check` and `new`, the schema, and what hostile files and surroundings come to."""

import io
import json
import os
import subprocess
import sys
import threading
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import Outcome, Run, outside

from ai4earth_cli import files
from ai4earth_cli.formats import toml

SCHEMA = json.loads(files.shipped_text("schedule.schema.json"))
GOOD = 'workshop = { title = "W", date = 2030-04-26, timezone = "UTC" }\n'
BAD = "workshop = { title = 1, date = 2020-04-26, timezone = 'UTC' }\n"
DOUBTFUL = 'workshop = { title = "W", date = 2030-04-26, timezone = "UTC", url = "http://u" }\n'
GOOD_SAYS = "0 talks in 0 sections, 26 April 2030, without times\n"
UNIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such thing")


def written(folder: Path, text: str, name: str = "s.toml") -> str:
    """Return the path of a file with that text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_shipped_schedule_is_right(run: Run) -> None:
    """Seen on its day, all that can be said of it is that the page's links have no encryption, and a gap."""
    outcome = run("check", "--at", "10:40")
    *warnings, summary = outcome.out.splitlines()

    assert (outcome.exit_code, outcome.err) == (0, "")
    assert summary == "31 talks in 8 sections, 26 April 2020, 07:00–16:00 PDT"
    others = [line.partition("warning: ")[2] for line in warnings if "begins with http" not in line]
    assert others == ["nothing is listed from 14:25 to 14:30: add a break, if it is one."]
    assert len(warnings) == 25


def test_check_tells_faults_and_warnings_and_counts_them(run: Run, tmp_path: Path) -> None:
    """Faults make it fail, warnings do with --strict; the file may be standard input or stand in the variable."""
    good, bad, doubtful = (
        written(tmp_path, text, f"{number}.toml") for number, text in enumerate((GOOD, BAD, DOUBTFUL))
    )
    fault = f"{bad}:1: workshop: title is 1: write text in quotes.\n"
    warning = f"{doubtful}:1: workshop: warning: url begins with http: write https, if the address answers to it.\n"

    assert run("check", good) == Outcome(0, GOOD_SAYS, "")
    assert run("check", bad) == Outcome(1, fault, "")
    assert run("check", doubtful) == Outcome(0, warning + GOOD_SAYS, "")
    assert run("check", "--strict", doubtful) == Outcome(1, warning + GOOD_SAYS, "")
    assert run("check", good, bad, doubtful) == Outcome(1, GOOD_SAYS + fault + warning + GOOD_SAYS, "")


def test_check_reads_standard_input_and_the_variable(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As every command does."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BAD.encode())))
    assert run("check", "-") == Outcome(1, "standard input:1: workshop: title is 1: write text in quotes.\n", "")

    monkeypatch.setenv("AI4EARTH_SCHEDULE", written(tmp_path, GOOD))
    assert run("check") == Outcome(0, GOOD_SAYS, "")


def test_check_tells_programs(run: Run, tmp_path: Path) -> None:
    """One object for one file."""
    bad, doubtful = written(tmp_path, BAD), written(tmp_path, DOUBTFUL, "d.toml")
    outcome = run("check", "--json", bad)

    assert outcome.exit_code == 1
    assert json.loads(outcome.out) == {
        "version": 1,
        "file": bad,
        "faults": [{"line": 1, "where": "workshop", "message": "title is 1: write text in quotes.", "level": "fault"}],
        "talks": None,
        "sections": None,
        "start": None,
        "end": None,
    }
    assert [fault["level"] for fault in json.loads(run("check", "--json", doubtful).out)["faults"]] == ["warning"]
    shipped = json.loads(run("check", "--json").out)
    assert [shipped[key] for key in ("talks", "sections", "start", "end")] == [
        31,
        8,
        "2020-04-26T07:00:00-07:00",
        "2020-04-26T16:00:00-07:00",
    ]
    assert run("check", "--json", bad, doubtful) == Outcome(
        2, "", "JSON is about one file: name one, or leave --json out.\n"
    )


def test_new_writes_a_file_that_is_right_and_never_over_another(run: Run, tmp_path: Path) -> None:
    """With a hint of what to do next."""
    path = str(tmp_path / "next.toml")
    assert run("new", path) == Outcome(0, f"Wrote {path}. Change it, then: ai4earth check {path}\n", "")
    assert run("check", "--strict", path) == Outcome(0, "2 talks in 1 section, 4 May 2030, 09:00–09:30 CEST\n", "")

    before = Path(path).read_bytes()
    assert run("new", path) == Outcome(
        1, "", f"{path} is there already, and stays as it is. Name a file that does not exist.\n"
    )
    assert Path(path).read_bytes() == before


@pytest.mark.parametrize(
    ("name", "reason"), [("no/folder.toml", "No such file or directory"), ("a\0b", "no file can have that name")]
)
def test_new_says_why_it_cannot_write(name: str, reason: str, run: Run, tmp_path: Path) -> None:
    """And where it could."""
    path = f"{tmp_path}/{name}"
    shown = path.replace("\0", "")

    assert run("new", path) == Outcome(
        1, "", f"Cannot write {shown}: {reason}. Name a file in a folder that can be written to.\n"
    )


@UNIX
def test_new_leaves_nothing_behind_on_a_full_disk(run: Run, tmp_path: Path) -> None:
    """A limit on the size of files stands for it."""
    import resource

    path = tmp_path / "n.toml"
    _, hard = before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        outcome = run("new", str(path))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert outcome == Outcome(
        1, "", f"Cannot write {path}: File too large. Name a file in a folder that can be written to.\n"
    )
    assert not path.exists()


def plain(value: Any) -> Any:
    """Return what TOML holds as JSON has it: dates and times as strings."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def schema_accepts(text: str) -> bool:
    """Whether the schema finds nothing wrong with a TOML text."""
    return bool(jsonschema.Draft7Validator(SCHEMA).is_valid(plain(tomllib.loads(text))))


def test_schema_is_printed(run: Run) -> None:
    """As it is shipped, and it is a schema."""
    jsonschema.Draft7Validator.check_schema(SCHEMA)

    assert json.loads(run("check", "--schema").out) == SCHEMA


def test_schema_is_named_in_the_first_line_of_the_shipped_files() -> None:
    """As Taplo and editors with TOML support understand."""
    path = files.shipped_schedule()
    first = path.read_text(encoding="utf-8").splitlines()[0]

    assert (path.parent / first.removeprefix("#:schema ")).read_text(encoding="utf-8") == files.shipped_text(
        "schedule.schema.json"
    )
    assert files.shipped_text("new.toml").splitlines()[0] == "#:schema ./schedule.schema.json"


EVERY_KEY = """
[workshop]
title = "W"
subtitle = "S"
date = 2020-04-26
timezone = "UTC"
url = "https://u"
livestream = "https://l"
chat = "https://c"
contact = "a@b"
notices = ["n"]
updated = 2020-04-28T17:56:50Z
revision = 3
[[section]]
id = "s"
title = "S"
aliases = ["a"]
chairs = ["c"]
[[section.talk]]
id = "t"
start = "9.10am"
end = 2020-04-27T10:00:00
date = 2020-04-27
type = "T"
title = "T"
speakers = ["A", { name = "B", affiliation = "U", url = "https://b" }]
room = "R"
abstract = "A"
language = "en"
cancelled = true
video = "https://v"
paper = "https://p"
slides = "https://s"
website = "https://w"
links = [{ title = "L", url = "https://l" }]
[[section.talk]]
title = "U"
start = 10:00:00
duration = "1h"
"""


def keys(schema: Any, definitions: Any) -> set[str]:
    """Return every key that a schema, followed through its references, allows."""
    found: set[str] = set()
    for name, inner in schema.get("properties", {}).items():
        found |= {name} | keys(inner, definitions)
    for inner in (*schema.get("oneOf", []), *([schema["items"]] if "items" in schema else [])):
        found |= keys(inner, definitions)
    if "$ref" in schema:
        found |= keys(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    return found


def text_keys(value: Any) -> set[str]:
    """Return every key in a TOML document."""
    if isinstance(value, dict):
        return set(value).union(*map(text_keys, value.values()))
    return set().union(*map(text_keys, value)) if isinstance(value, list) else set()


def test_schema_and_reader_know_the_same_keys() -> None:
    """A file with every key of the schema is right, for both; a key more or of another type is wrong, for both."""
    document = tomllib.loads(EVERY_KEY)

    assert keys(SCHEMA, SCHEMA["definitions"]) == text_keys(document)
    assert toml.read(EVERY_KEY)[1] == []
    assert schema_accepts(EVERY_KEY)
    for line in [line for line in EVERY_KEY.splitlines() if " = " in line]:
        key = line.partition(" = ")[0]
        for change in (f"{key} = [[]]", f"{key} = []" if key in {"cancelled", "revision"} else f"{key} = true",
                       f"{line}\nx{key} = 1", "" if key in {"timezone", "start"} else f'{key} = " "'):  # fmt: skip
            broken = EVERY_KEY.replace(f"\n{line}\n", f"\n{change}\n", 1)
            if change == 'cancelled = " "' or broken != EVERY_KEY:
                assert toml.read(broken)[1] != [], change
                assert not schema_accepts(broken), change


@pytest.mark.parametrize("text", [GOOD, DOUBTFUL, files.shipped_text("new.toml"), files.read()[1]])
def test_schema_accepts_what_the_reader_accepts(text: str) -> None:
    """The files that are shipped among them."""
    assert toml.read(text)[1] == []
    assert schema_accepts(text)


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


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("width", ["1", "50", "200"])
def test_hostile_text_reaches_no_terminal_as_a_command(
    command: str, width: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor breaks a line, nor is read as markup; the only escape sequences are styles of ours."""
    import re

    monkeypatch.setenv("COLUMNS", width)
    monkeypatch.setenv("FORCE_COLOR", "1")
    file = written(tmp_path, hostile_schedule())
    outcome = run(*command.split(), "--schedule", file, "--at", "09:30", "--tz", "UTC")
    bare = re.sub(r"\x1b\[[0-9;]*m", "", outcome.out)

    assert (outcome.exit_code, outcome.err) == (0, "")
    assert {letter for letter in bare if not letter.isprintable()} <= {"\n"}
    if width == "200":
        assert "[bold]markup[/bold]" in bare
        assert ":smile:" in bare


@pytest.mark.parametrize("command", COMMANDS)
def test_hostile_text_breaks_no_line_and_no_json(command: str, run: Run, tmp_path: Path) -> None:
    """Each line has its fields, and JSON is JSON without control characters."""
    file = written(tmp_path, hostile_schedule())
    asked = [*command.split(), "--schedule", file, "--at", "09:30", "--tz", "UTC"]
    plain_lines, as_json = run(*asked, "--plain").out, run(*asked, "--json").out

    assert {letter for letter in plain_lines if not letter.isprintable()} <= {"\n", "\t"}
    assert len({line.count("\t") for line in plain_lines.splitlines()}) == 1
    assert {letter for letter in as_json if not letter.isprintable()} <= {"\n"}
    assert json.loads(as_json)["version"] == 1


@UNIX
@pytest.mark.parametrize("arguments", ["now", "list --plain", "list --json", "--help", "check"])
def test_output_that_cannot_be_written_is_said(arguments: str) -> None:
    """A full disk, and no output at all: one line, exit code 1."""
    with Path("/dev/full").open("w") as full:
        outcome = outside(*arguments.split(), stdout=full)
    assert (outcome.returncode, outcome.stderr) == (1, "Cannot print the answer: No space left on device.\n")

    closed = subprocess.run(
        ["sh", "-c", f'exec "{sys.executable}" -m ai4earth_cli {arguments} >&-'], stderr=subprocess.PIPE, check=False
    )
    assert (closed.returncode, closed.stderr) == (1, b"Cannot print the answer: standard output is closed.\n")


def test_output_without_our_letters_gets_the_nearest_it_has() -> None:
    """A terminal of ASCII only."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "COLUMNS": "80"}
    outcome = outside("talk", "cerron", "--at", "08:50", "--tz", "event", env=environment)

    assert (outcome.returncode, outcome.stderr) == (0, "")
    assert outcome.stdout.isascii()
    assert "Brian Cerron" in outcome.stdout
    assert "08:48-09:00 PDT" in outcome.stdout


def test_bug_with_a_file_of_ours_shows_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is nothing that a person can put right."""
    monkeypatch.setattr("ai4earth_cli.files.shipped_text", lambda name: Path("/no/such", name).read_text())
    from ai4earth_cli.__main__ import main

    with pytest.raises(FileNotFoundError):
        main(["check", "--schema"])


@UNIX
def test_named_pipe_is_read_and_is_not_waited_for_for_ever(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a shell's <( ) makes one; nobody at its other end is said so."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(GOOD,))
    writer.start()
    assert run("check", str(pipe)) == Outcome(0, GOOD_SAYS, "")
    writer.join()

    monkeypatch.setattr(files, "_PATIENCE", 0.1)
    assert run("check", str(pipe)) == Outcome(
        1,
        "",
        f"Cannot read {pipe}: it is a pipe, and nobody wrote to it for 0.1 seconds. "
        "Name a schedule file, or - for standard input.\n",
    )


@UNIX
def test_file_without_end_is_refused(run: Run) -> None:
    """Before it fills the memory."""
    assert run("check", "/dev/zero") == Outcome(
        1, "", "Cannot read /dev/zero: it has more than 40 MB, and is no schedule.\n"
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", 'the file: it has no [workshop]: add the table, with title = "…", date and timezone.'),
        ("title = 1".encode("utf-16"), "the file: it is not text in UTF-8: save it with that encoding."),
        (bytes(range(128)), 'TOML: this is no key, table or comment: write key = "value", [[section]] or # comment.'),
        (b"\x00" * 100, 'TOML: this is no key, table or comment: write key = "value", [[section]] or # comment.'),
    ],
)
def test_file_that_is_no_schedule_is_said_in_a_line(data: bytes, said: str, run: Run, tmp_path: Path) -> None:
    """Empty, in UTF-16, binary."""
    file = tmp_path / "s.toml"
    file.write_bytes(data)
    outcome = run("check", str(file))

    assert outcome.exit_code == 1
    assert (outcome.out + outcome.err).splitlines()[0] == f"{file}:1: {said}"
