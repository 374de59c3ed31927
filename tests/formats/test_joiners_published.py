"""Joiners that spelling needs, from the file to every format and answer."""

import json
from pathlib import Path

import pytest
from conftest import Run

from ai4earth_cli.errors import UserError
from ai4earth_cli.formats.toml import reader

TITLE = "می\u200cخواهم 👩\u200d🔬"
SPEAKER = "ශ්\u200dරී"
TEXT = f"""
workshop = {{ title = "{TITLE}", date = 2027-05-10, timezone = "UTC" }}
[[section]]
title = "S"
talk = [{{ title = "{TITLE}", speakers = ["{SPEAKER}"], start = "10:00", end = "10:30", abstract = "{TITLE}" }}]
"""


@pytest.mark.parametrize("name", ["csv", "html", "ics", "json", "markdown", "toml", "xml"])
def test_format_has_the_joiners(name: str, run: Run, tmp_path: Path) -> None:
    """What the file has is what is published."""
    file = tmp_path / "joiners.toml"
    file.write_text(TEXT, encoding="utf-8")
    outcome = run("export", name, "--schedule", str(file))
    published = outcome.out.replace("\r\n ", "")

    assert (outcome.exit_code, outcome.err) == (0, "")
    assert TITLE in (json.dumps(json.loads(published), ensure_ascii=False) if name == "json" else published)
    assert SPEAKER in (json.dumps(json.loads(published), ensure_ascii=False) if name == "json" else published)


def test_exported_file_is_read_as_the_same_schedule(run: Run, tmp_path: Path) -> None:
    """No letter is lost on the way."""
    file = tmp_path / "joiners.toml"
    file.write_text(TEXT, encoding="utf-8")

    assert reader.loads(run("export", "toml", "--schedule", str(file)).out) == reader.loads(TEXT)


@pytest.mark.parametrize("command", ["list", "list --json", "list --plain", "talk میخواهم", "talk می\u200cخواهم"])
def test_answer_has_the_joiners(command: str, run: Run, tmp_path: Path) -> None:
    """A search finds them, typed with or without."""
    file = tmp_path / "joiners.toml"
    file.write_text(TEXT, encoding="utf-8")

    assert TITLE in run(*command.split(), "--schedule", str(file)).out


def test_line_that_is_no_toml_is_shown_with_its_joiners() -> None:
    """The other characters that do not print have something in their place."""
    with pytest.raises(UserError) as caught:
        reader.loads("title = می\u200cخ\u202e")
    assert "title = می\u200cخ\ufffd" in str(caught.value)
