"""`check --write-ids`: what it writes into a file, what stays as it was, and what it refuses."""

import datetime as dt
import io
import re
import sys
from pathlib import Path

import pytest
from conftest import Outcome, Run, as_format
from webserver import Page, serving

from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.toml.editing.ids import Written, with_ids
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
id = "w-2030-05-04"
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

    assert with_ids(TEXT.encode(), schedule) == Written(WRITTEN.encode(), 2, 6, workshop=True)
    assert loads(WRITTEN) == schedule._replace(id="w-2030-05-04")
    dos = TEXT.replace("\n", "\r\n").encode()
    assert with_ids(mark + dos, schedule).data == mark + WRITTEN.replace("\n", "\r\n").encode()
    assert with_ids(WRITTEN.encode(), loads(WRITTEN)) == Written(WRITTEN.encode(), 0, 0, workshop=False)
    inline = 'workshop = { title = "W", date = 2030-05-04, timezone = "UTC" }\nsection = [{title = "M", talk = []}]'
    written = inline.replace("{title", '{id = "m", title').replace("{ title", '{ id = "w-2030-05-04", title')
    assert with_ids(inline.encode(), loads(inline)).data.decode() == written
    dotted = 'workshop.title = "W"\nworkshop.date = 2030-05-04\nworkshop.timezone = "UTC"\n'
    assert with_ids(dotted.encode(), loads(dotted)) == Written(dotted.encode(), 0, 0, workshop=False)


def test_check_writes_ids_once(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And tells what is left to put right."""
    monkeypatch.chdir(tmp_path)
    Path("s.toml").write_bytes(TEXT.encode())

    assert run("check", "s.toml", "--at", "2030-01-01") == Outcome(
        0,
        "s.toml:6: workshop: warning: it is published, and 5 talks without an id would be another to calendars when "
        "its title changes. To write ids: ai4earth check FILE --write-ids\n"
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
        0, f"Written to s.toml: ids of the workshop, 2 sections & 6 talks.\n{TALLY}", ""
    )
    assert Path("s.toml").read_bytes() == WRITTEN.encode()
    assert run("check", "--write-ids", "s.toml", "--at", "2030-01-01") == Outcome(
        0, f"Everything has an id; nothing is written.\n{TALLY}", ""
    )
    assert Path("s.toml").read_bytes() == WRITTEN.encode()


@pytest.mark.parametrize("title", ["Night Camp", "…", "A-B: c 2029", "1"])
@pytest.mark.parametrize("name", ["ics", "xml", "json"])
def test_what_is_published_is_known_as_before(title: str, name: str) -> None:
    """To calendars and apps: also once the title and the date are others."""
    text = TEXT.replace('title = "W"', f'title = "{title}"')
    before, after = loads(text), loads(with_ids(text.encode(), loads(text)).data.decode())
    now = dt.datetime(2030, 5, 2, tzinfo=dt.UTC)
    later = after._replace(title="Another", date=dt.date(2031, 5, 4))
    known = [
        re.findall(
            r'UID:\S+|guid[=":]+ ?"?[0-9a-f-]+|acronym\W+\w+', as_format(name, Edition(one, one.talks, now, now))
        )
        for one in (before, after, later)
    ]

    assert known[0] == known[1] == known[2] != []


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
