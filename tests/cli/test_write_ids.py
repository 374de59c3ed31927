"""`check --write-ids`: what it writes into a file, what stays as it was, and what it refuses."""

import io
import sys
from pathlib import Path

import pytest
from conftest import Outcome, Run
from webserver import Page, serving

from ai4earth_cli.formats.toml.editing.ids import with_ids
from ai4earth_cli.formats.toml.reader import loads
from ai4earth_cli.store import files

TEXT = """\
#:schema ./schedule.schema.json
[workshop]
title = "W"   # ours
date = 2030-05-04
timezone = "UTC"
updated = 2030-05-01T10:00:00Z

# The morning
[[section]]   # one
# comes first
title = "Main Hall"

  [[section.talk]]

    # was at ten
    start = "10:30"
    end = "10:50"
    title = "Clouds & Fog"
  [[section.talk]]
    title = "Clouds, fog"
    start = "10:50"
    end = "11:20"
  [[section.talk]]
    title = "Rain"
    id = "clouds-fog-2"
  [[section.talk]]
    title = "…"
[[section]]
title = "Poster"
talk = [{title = "Ice", uid = "x@y"}, { id = "own", title = "Ice" }, { title = "ice" }]
[[talk]]
title = "Lunch"  # of no section"""
WRITTEN = """\
#:schema ./schedule.schema.json
[workshop]
title = "W"   # ours
date = 2030-05-04
timezone = "UTC"
updated = 2030-05-01T10:00:00Z

# The morning
[[section]]   # one
id = "main-hall"
# comes first
title = "Main Hall"

  [[section.talk]]
    id = "clouds-fog"

    # was at ten
    start = "10:30"
    end = "10:50"
    title = "Clouds & Fog"
  [[section.talk]]
    id = "clouds-fog-3"
    title = "Clouds, fog"
    start = "10:50"
    end = "11:20"
  [[section.talk]]
    title = "Rain"
    id = "clouds-fog-2"
  [[section.talk]]
    id = "untitled"
    title = "…"
[[section]]
id = "poster"
title = "Poster"
talk = [{id = "ice", title = "Ice", uid = "x@y"}, { id = "own", title = "Ice" }, { id = "ice-2", title = "ice" }]
[[talk]]
id = "lunch"
title = "Lunch"  # of no section"""
TALLY = "8 talks in 2 sections, 4 May 2030, 10:30–11:20 UTC\n0 faults, 0 warnings in 8 talks: all is right\n"


def test_ids_are_those_that_were_made_from_titles() -> None:
    """So nothing is another for who knows the talks by them; and all else is as it was, to the byte."""
    schedule = loads(TEXT)
    mark = b"\xef\xbb\xbf"

    assert with_ids(TEXT.encode(), schedule) == (WRITTEN.encode(), 2, 6)
    assert loads(WRITTEN) == schedule
    dos = TEXT.replace("\n", "\r\n").encode()
    assert with_ids(mark + dos, schedule).data == mark + WRITTEN.replace("\n", "\r\n").encode()
    assert with_ids(WRITTEN.encode(), schedule) == (WRITTEN.encode(), 0, 0)
    inline = 'workshop = { title = "W", date = 2030-05-04, timezone = "UTC" }\nsection = [{title = "M", talk = []}]'
    assert with_ids(inline.encode(), loads(inline)).data.decode() == inline.replace("{title", '{id = "m", title')


def test_check_writes_ids_once(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And tells what is left to put right."""
    monkeypatch.chdir(tmp_path)
    Path("s.toml").write_bytes(TEXT.encode())

    assert run("check", "s.toml", "--at", "2030-01-01") == Outcome(
        0,
        "s.toml:6: workshop: warning: it is published, and 5 talks without an id would be another to calendars when "
        "its title changes. To write ids: ai4earth check --write-ids\n"
        "s.toml:13: section 'Main Hall', talk 1 'Clouds & Fog': warning: its title occurs twice, so that calendars may "
        "take another talk for it: give it an id of its own, as ai4earth check --write-ids does.\n"
        "s.toml:19: section 'Main Hall', talk 2 'Clouds, fog': warning: its title occurs twice, so that calendars may "
        "take another talk for it: give it an id of its own, as ai4earth check --write-ids does.\n"
        "s.toml:30: section 'Poster', talk 3 'ice': warning: its title occurs twice, so that calendars may "
        "take another talk for it: give it an id of its own, as ai4earth check --write-ids does.\n"
        "8 talks in 2 sections, 4 May 2030, 10:30–11:20 UTC\n0 faults, 4 warnings in 8 talks\n",
        "",
    )
    assert run("check", "--write-ids", "s.toml", "--at", "2030-01-01") == Outcome(
        0, f"Written to s.toml: ids of 2 sections and 6 talks.\n{TALLY}", ""
    )
    assert Path("s.toml").read_bytes() == WRITTEN.encode()
    assert run("check", "--write-ids", "s.toml", "--at", "2030-01-01") == Outcome(
        0, f"Every section and talk has an id; nothing is written.\n{TALLY}", ""
    )
    assert Path("s.toml").read_bytes() == WRITTEN.encode()


def test_file_that_is_not_published_may_do_without_ids(run: Run, tmp_path: Path) -> None:
    """Until titles repeat."""
    file = tmp_path / "s.toml"
    file.write_text(TEXT.replace("updated", "# updated").replace("Clouds, fog", "Sun").replace('"ice"', '"Hail"'))

    assert run("check", str(file), "--at", "2030-01-01").out == TALLY


def test_what_is_not_ones_own_is_never_written(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with `late`; and a file that is wrong is told to be."""
    monkeypatch.chdir(tmp_path)
    shipped = files.shipped_schedule().read_bytes()
    Path("page.md").write_text("## M\n\n| Start | Title |\n| --- | --- |\n| 9:10 | Clouds |\n", encoding="utf-8")
    Path("bad.toml").write_text("[workshop]\n", encoding="utf-8")

    for source, where in (
        ([], ("--event-tz", "UTC")),
        (["page.md"], ("--event-tz", "UTC", "--event-date", "2030-05-04")),
    ):
        what = source[0] if source else "the schedule that is shipped"
        typed = f" --schedule page.md {' '.join(where)}" if source else ""
        assert run("check", "--write-ids", *source, *where) == Outcome(
            2,
            "",
            f"ai4earth never changes {what}: that needs a schedule file of your own. To copy it and use the copy: "
            f"ai4earth export toml{typed} --output schedule.toml && ai4earth use schedule.toml\n",
        )
    copy = "--output schedule.toml && ai4earth use schedule.toml\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert run("check", "--write-ids", "-") == Outcome(
        2,
        "",
        "ai4earth never changes standard input: that needs a schedule file of your own. To copy it and use the copy: "
        f"ai4earth export toml --schedule - {copy}",
    )
    with serving(lambda _: Page(TEXT.encode())) as server:
        assert run("check", "--write-ids", server.address) == Outcome(
            2,
            "",
            f"ai4earth never changes {server.address}: that needs a schedule file of your own. To copy it and use the copy: "
            f"ai4earth export toml --schedule {server.address} {copy}",
        )
    assert run("check", "--write-ids", "bad.toml") == run("check", "bad.toml")
    assert run("check", "--write-ids", "--json", "bad.toml") == Outcome(2, "", "Use --json or --write-ids, not both.\n")
    assert files.shipped_schedule().read_bytes() == shipped
    assert Path("bad.toml").read_text(encoding="utf-8") == "[workshop]\n"
