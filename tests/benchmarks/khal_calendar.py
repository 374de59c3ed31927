"""The workshop as khal's calendar, exported by us, and moved so that a talk is on now."""

import datetime as dt
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from environments import Environment

TALK_ON = "Wavelet-powered Neural Networks For Turbulence"
ITS_START = dt.datetime(2020, 4, 26, 17, 30, tzinfo=dt.UTC)  # it takes 25 minutes, which the benchmarks do not

CONFIGURATION = """\
[calendars]
[[workshop]]
path = {home}/workshop
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


def first_day(calendar: str, zone: str) -> str:
    """Return the date, in `zone`, on which the first event of a calendar starts."""
    starts = re.findall(r"^DTSTART:(\d{8}T\d{6})Z", calendar, re.MULTILINE)
    return f"{_moment(min(starts)).astimezone(ZoneInfo(zone)):%Y-%m-%d}"


def moved(calendar: str, now: dt.datetime) -> str:
    """Return a calendar (iCalendar, moments in UTC) with its events moved so that TALK_ON began at `now`."""
    move = now - ITS_START

    def later(found: re.Match[str]) -> str:
        return f"{found[1]}:{_moment(found[2]) + move:%Y%m%dT%H%M%SZ}"

    return re.sub(r"^(DTSTART|DTEND):(\d{8}T\d{6})Z", later, calendar, flags=re.MULTILINE)


def fill(khal: Environment, calendar: str, variables: Mapping[str, str], home: Path) -> None:
    """Make `home` the home of a person whose only calendar in khal, which caches it, is this one."""
    (home / "workshop").mkdir()
    (home / "khal").mkdir()
    configuration = CONFIGURATION.format(home=home, zone=variables["TZ"])
    (home / "khal" / "config").write_text(configuration, encoding="utf-8")
    file = home / "workshop.ics"
    file.write_text(calendar, encoding="utf-8", newline="")
    command = [khal.program("khal"), "import", "--batch", "--include-calendar", "workshop", str(file)]
    subprocess.run(command, env=variables, check=True, stdout=subprocess.DEVNULL)


def _moment(stamp: str) -> dt.datetime:
    return dt.datetime.strptime(stamp, "%Y%m%dT%H%M%S").replace(tzinfo=dt.UTC)
