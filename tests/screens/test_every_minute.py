"""`now` at every minute of the workshop's day, against the schedule file read without the program."""

import datetime as dt
import functools
import json
import subprocess
import sys
import tomllib
import zoneinfo
from typing import Any

from ai4earth_cli.store import files

PACIFIC = zoneinfo.ZoneInfo("America/Los_Angeles")
DAY = dt.datetime(2020, 4, 26, tzinfo=PACIFIC)


@functools.cache
def rows() -> list[dict[str, Any]]:
    """Return the talks that have times, as the file writes them."""
    document = tomllib.loads(files.shipped_schedule().read_text(encoding="utf-8"))
    return [talk for section in document["section"] for talk in section["talk"] if "start" in talk]


def expected(clock: str) -> dict[str, Any]:
    """Return what the file says about the minute `clock` (`09:05`; all the file's times have that form)."""
    on = [row for row in rows() if row["start"] <= clock < row["end"]]
    later = sorted(row["start"] for row in rows() if row["start"] > clock)
    if clock < "07:00":
        state = "before"
    elif clock >= "16:00":
        state = "after"
    else:
        state = "running" if any(row["type"] != "Break" for row in on) else "between"
    return {
        "state": state,
        "talks": [row["id"] for row in on],
        "next": [row["id"] for row in rows() if later and row["start"] == later[0]],
    }


ASK_EVERY_MINUTE = """
import sys
from ai4earth_cli.__main__ import main
for moment in sys.argv[1:]:
    main(["now", "--json", "--tz", "Asia/Kolkata", "--at", moment])
    print("---")
"""


def test_now_agrees_with_the_file_at_every_minute() -> None:
    """From 06:55 to 16:05 Pacific, asked in another zone, state, talks and next are what the file says."""
    moments = [DAY + dt.timedelta(minutes=minute) for minute in range(6 * 60 + 55, 16 * 60 + 5)]
    asked = [sys.executable, "-c", ASK_EVERY_MINUTE, *map(dt.datetime.isoformat, moments)]
    answers = subprocess.run(asked, capture_output=True, text=True, encoding="utf-8", check=True)

    for moment, text in zip(moments, answers.stdout.split("---\n"), strict=False):
        answer = json.loads(text)
        ids = {key: [talk["id"] for talk in answer[key]] for key in ("talks", "next")}

        assert {"state": answer["state"], **ids} == expected(f"{moment:%H:%M}"), moment
        assert {talk["status"] for talk in answer["talks"]} <= {"now"}
        assert {talk["status"] for talk in answer["next"]} <= {"upcoming"}
    assert answers.stdout.count("---\n") == len(moments) == 550
