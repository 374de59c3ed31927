"""The calendar: every property, read back by libraries that did not write it and imported by a calendar program."""

import datetime as dt
import os
import re
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
import vobject
from conftest import as_format
from hypothesis import given, settings
from hypothesis import strategies as st
from ics import Calendar

from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.toml.reader import loads
from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.delays import delayed
from ai4earth_cli.schedule.identity import uid
from ai4earth_cli.schedule.model import Delay, Schedule, Section, Span, Talk
from ai4earth_cli.text.printable import one_line

UPDATED = dt.datetime(2020, 4, 29, 0, 56, 50, tzinfo=dt.UTC)
HEAD = '[workshop]\ntitle = "W"\ndate = 2020-04-26\ntimezone = "America/Los_Angeles"\n'
A_TALK = '[[section]]\ntitle = "S"\n[[section.talk]]\nid = "t"\nstart = "09:10"\nend = "09:30"\ntitle = "T"\n'


def edition(schedule: Schedule, alarm: dt.timedelta | None = None) -> Edition:
    """Return the whole schedule as it is published after its last change."""
    return Edition(schedule, schedule.talks, UPDATED, UPDATED, alarm)


def exported(text: str, alarm: dt.timedelta | None = None) -> str:
    """Return the calendar of the schedule file `text`, each property on one line."""
    return unfolded(as_format("ics", edition(loads(text), alarm)))


def unfolded(calendar: str) -> str:
    """Return a calendar with each property on one line, since versions of icalendar fold at other places."""
    return calendar.replace("\r\n ", "").replace("\r\n", "\n")


def values(calendar: str, name: str) -> list[str]:
    """Return the values of the property `name` in an unfolded calendar."""
    return re.findall(rf"^{name}[:;](.*)$", calendar, re.MULTILINE)


def test_whole_workshop(schedule: Schedule, golden: Callable[[str, str], None]) -> None:
    """The shipped schedule is the calendar that is expected, and the same each time."""
    calendar = as_format("ics", edition(schedule))

    golden("export/workshop.ics", unfolded(calendar))
    assert as_format("ics", edition(schedule)) == calendar


def test_talk_with_every_key() -> None:
    """Each key of a talk and of the workshop reaches the property that carries it, its signs escaped."""
    calendar = exported(
        r"""
        [workshop]
        title = "AI, Earth; Sciences"
        subtitle = "Of 2020"
        date = 2020-04-26
        timezone = "America/Los_Angeles"
        url = "https://w"
        livestream = "https://l"
        revision = 3
        [[section]]
        title = "Solid, Earth"
        [[section.talk]]
        id = "t"
        start = "23:30"
        end = 2020-04-27T00:30:00
        type = "Spotlight"
        title = "\\Nabla; a, b"
        speakers = ["A B", { name = "C D", affiliation = "U", url = "https://c" }]
        room = "R, 1"
        abstract = "One.\n\nTwo."
        language = "en"
        video = "https://v?a,b;c"
        paper = "https://p"
        slides = "https://s"
        website = "https://h"
        links = [{ title = "Code", url = "https://x" }]
        """,
        dt.timedelta(minutes=10),
    )

    assert (
        calendar
        == r"""BEGIN:VCALENDAR
PRODID:-//ai4earth//ai4earth export ics//EN
VERSION:2.0
NAME:AI\, Earth\; Sciences
X-WR-CALNAME:AI\, Earth\; Sciences
DESCRIPTION:Of 2020
X-WR-TIMEZONE:America/Los_Angeles
URL:https://w
REFRESH-INTERVAL;VALUE=DURATION:PT1H
X-PUBLISHED-TTL:PT1H
BEGIN:VEVENT
UID:t@ai-earth-sciences-2020-04-26
DTSTAMP:20200429T005650Z
SEQUENCE:3
DTSTART:20200427T063000Z
DTEND:20200427T073000Z
SUMMARY:\\Nabla\; a\, b – A B\, C D
DESCRIPTION:A B\nC D\, U\, https://c\n\nType: Spotlight\nSection: Solid\, Earth\nRoom: R\, 1\n\nOne.\n\nTwo.\n\nVideo: https://v?a\,b\;c\nPaper: https://p\nSlides: https://s\nWebsite: https://h\nCode: https://x\nLivestream: https://l
X-AI4EARTH-PARTS:people facts abstract links
LOCATION:R\, 1
CATEGORIES:Solid\, Earth
STATUS:CONFIRMED
TRANSP:OPAQUE
URL:https://v?a,b;c
CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL=Video:https://v?a,b;c
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:\\Nabla\; a\, b – A B\, C D
TRIGGER:-PT10M
END:VALARM
END:VEVENT
END:VCALENDAR
"""
    )


def test_cancelled_break_with_nothing_else() -> None:
    """What is missing leaves no empty property; what is cancelled reminds nobody; a break leaves its time free."""
    calendar = exported(HEAD + A_TALK + 'type = "Break"\ncancelled = true', dt.timedelta(minutes=10))

    assert (
        calendar
        == r"""BEGIN:VCALENDAR
PRODID:-//ai4earth//ai4earth export ics//EN
VERSION:2.0
NAME:W
X-WR-CALNAME:W
X-WR-TIMEZONE:America/Los_Angeles
REFRESH-INTERVAL;VALUE=DURATION:PT1H
X-PUBLISHED-TTL:PT1H
BEGIN:VEVENT
UID:t@w-2020-04-26
DTSTAMP:20200429T005650Z
SEQUENCE:0
DTSTART:20200426T161000Z
DTEND:20200426T163000Z
SUMMARY:Cancelled: T
DESCRIPTION:Type: Break\nSection: S
X-AI4EARTH-PARTS:facts
CATEGORIES:S
STATUS:CANCELLED
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
"""
    )


def test_livestream_is_the_address_until_there_is_a_video() -> None:
    """Both are in the description."""
    live = exported(HEAD + 'livestream = "https://l"\n' + A_TALK)
    recorded = exported(HEAD + 'livestream = "https://l"\n' + A_TALK + 'video = "https://v"')

    assert values(live, "URL") == ["https://l"]
    assert values(live, "CONFERENCE") == ["VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL=Livestream:https://l"]
    assert values(live, "DESCRIPTION") == [r"Section: S\n\nLivestream: https://l"]
    assert values(recorded, "URL") == ["https://v"]
    assert values(recorded, "CONFERENCE") == ["VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL=Video:https://v"]
    assert values(recorded, "DESCRIPTION") == [r"Section: S\n\nVideo: https://v\nLivestream: https://l"]


def test_uid_stays_when_time_title_and_speakers_change(schedule: Schedule) -> None:
    """And is another for each talk, and for the same talk of another workshop."""
    uids = [uid(schedule, talk) for talk in schedule.talks]
    changed = [later(talk)._replace(title="New", speakers=()) for talk in schedule.talks]
    elsewhere = schedule._replace(date=dt.date(2020, 12, 12))

    assert [uid(schedule, talk) for talk in changed] == uids
    assert len(set(uids)) == len(uids)
    assert set(uids).isdisjoint(uid(elsewhere, talk) for talk in schedule.talks)


def test_uid_of_a_workshop_whose_title_has_no_letters() -> None:
    """Its date is left."""
    schedule = loads(HEAD.replace('"W"', '"?!"') + A_TALK)

    assert [uid(schedule, talk) for talk in schedule.talks] == ["t@2020-04-26"]


def test_talk_without_a_time_is_left_out(schedule: Schedule) -> None:
    """All others are there, in the order of the programme."""
    calendar = as_format("ics", edition(schedule))

    expected = [uid(schedule, talk) for talk in schedule.talks if talk.span]
    assert len(expected) < len(schedule.talks)
    assert values(unfolded(calendar), "UID") == expected


@pytest.mark.parametrize(
    ("zone", "names"),
    [
        ("Asia/Kathmandu", ["Asia/Kathmandu"]),
        ("UTC", ["UTC"]),
        ("Z", ["Etc/GMT+0"]),
        ("-08:00", ["Etc/GMT+8"]),
        ("+14:00", ["Etc/GMT-14"]),
        ("PDT", ["Etc/GMT+7"]),
        ("+05:30", []),
    ],
)
def test_zone_of_the_calendar_has_an_iana_name(zone: str, names: list[str]) -> None:
    """An offset of whole hours has one, whose sign is turned; others have none and are left out."""
    calendar = exported(HEAD.replace("America/Los_Angeles", zone))

    assert values(calendar, "X-WR-TIMEZONE") == names


@pytest.mark.parametrize(
    ("alarm", "trigger"),
    [
        (dt.timedelta(0), "P0D"),
        (dt.timedelta(minutes=90), "-PT1H30M"),
        (dt.timedelta(days=1), "-P1D"),
    ],
)
def test_reminder_comes_before_the_start(alarm: dt.timedelta, trigger: str) -> None:
    """Or at it, where the alarm is no time before."""
    assert values(exported(HEAD + A_TALK, alarm), "TRIGGER") == [trigger]


printable = st.text(min_size=1).map(one_line).filter(bool)


@settings(deadline=None)
@given(title=printable, speaker=printable, section=printable, abstract=st.lists(printable, min_size=1).map("\n".join))
def test_any_text_is_folded_between_characters_and_read_back(
    title: str, speaker: str, section: str, abstract: str
) -> None:
    """No line is longer than 75 octets, each is UTF-8 by itself, and vobject reads the text that was written."""
    schedule = loads(HEAD + A_TALK + 'speakers = ["A"]')
    (talk,) = schedule.talks
    talk = talk._replace(
        title=title,
        section=Section("s", section),
        speakers=(talk.speakers[0]._replace(name=speaker),),
        abstract=abstract,
    )
    calendar = as_format("ics", edition(schedule)._replace(talks=(talk,)))
    lines = calendar.encode().split(b"\r\n")
    event = vobject.readOne(calendar).vevent
    description = f"{speaker}\n\nSection: {section}\n\n{abstract}"

    assert [line for line in lines if len(line) > 75] == []
    assert [line.decode() for line in lines] == calendar.split("\r\n")
    assert calendar.count("\n") == calendar.count("\r\n") == calendar.count("\r")
    assert (event.summary.value, event.description.value) == (f"{title} – {speaker}", description)
    assert event.categories.value == [section]


def test_vobject_reads_what_was_written(schedule: Schedule) -> None:
    """Event by event: id, times, summary, place, section, status, address, and when it was changed."""
    schedule = with_rooms(schedule)
    calendar = vobject.readOne(as_format("ics", edition(schedule, dt.timedelta(minutes=10))))
    read = [
        (
            event.uid.value,
            event.dtstart.value,
            event.dtend.value,
            event.summary.value,
            event.location.value,
            event.categories.value,
            event.status.value,
            event.transp.value,
            event.url.value,
            event.conference.value,
            event.dtstamp.value,
            event.last_modified.value,
            event.sequence.value,
            [alarm.trigger.value for alarm in getattr(event, "valarm_list", [])],
        )
        for event in calendar.vevent_list
    ]

    assert read == [
        (
            uid(schedule, talk),
            talk.span.start,
            talk.span.end,
            summary(talk),
            talk.room,
            [talk.section.title] if talk.section else [],
            "CANCELLED" if talk.cancelled else "CONFIRMED",
            "TRANSPARENT" if talk.is_break or talk.cancelled else "OPAQUE",
            talk.video or schedule.livestream,
            talk.video or schedule.livestream,
            UPDATED,
            UPDATED,
            "4",
            [] if talk.cancelled else [dt.timedelta(minutes=-10)],
        )
        for talk in schedule.talks
        if talk.span
    ]


@pytest.mark.no_cover
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of ics' own code, on Python 3.13
def test_ics_reads_what_was_written(schedule: Schedule) -> None:
    """Event by event, in the order of time."""
    schedule = with_rooms(schedule)
    calendar = Calendar(as_format("ics", edition(schedule, dt.timedelta(minutes=10))))
    read = [
        (
            event.uid,
            event.begin.datetime,
            event.end.datetime,
            event.name,
            event.location,
            event.categories,
            event.status,
            event.transparent,
            event.url,
            event.created.datetime,
            event.last_modified.datetime,
            [alarm.trigger for alarm in event.alarms],
        )
        for event in sorted(calendar.events, key=lambda event: event.begin)
    ]

    assert read == [
        (
            uid(schedule, talk),
            talk.span.start,
            talk.span.end,
            summary(talk),
            talk.room,
            {talk.section.title} if talk.section else set(),
            "CANCELLED" if talk.cancelled else "CONFIRMED",
            talk.is_break or talk.cancelled,
            talk.video or schedule.livestream,
            UPDATED,
            UPDATED,
            [] if talk.cancelled else [dt.timedelta(minutes=-10)],
        )
        for talk in sorted(schedule.talks, key=lambda talk: talk.span.start if talk.span else UPDATED)
        if talk.span
    ]


def summary(talk: Talk) -> str:
    """Return the title with who speaks, if anyone does, and whether it is cancelled."""
    title = f"Cancelled: {talk.title}" if talk.cancelled else talk.title
    return " – ".join(filter(None, (title, ", ".join(speaker.name for speaker in talk.speakers))))


def later(talk: Talk) -> Talk:
    """Return the talk, if it has a time, an hour later."""
    hour = dt.timedelta(hours=1)
    return talk._replace(span=Span(talk.span.start + hour, talk.span.end + hour)) if talk.span else talk


def with_rooms(schedule: Schedule) -> Schedule:
    """Return the schedule with a room for each talk, and every fifth talk cancelled."""
    talks = [
        talk._replace(rooms=(f"Room {number % 3}",), cancelled=number % 5 == 0)
        for number, talk in enumerate(schedule.talks)
    ]
    return schedule._replace(talks=tuple(talks), revision=4)


@pytest.fixture
def khal(tmp_path: Path) -> Callable[..., str]:
    """Return a function that runs khal on a calendar of its own, with what it is asked, and returns its answer."""
    (tmp_path / "workshop").mkdir()
    config = tmp_path / "khal.conf"
    config.write_text(
        f"""
        [calendars]
        [[workshop]]
        path = {tmp_path / "workshop"}
        [sqlite]
        path = {tmp_path / "khal.db"}
        [locale]
        local_timezone = America/Los_Angeles
        default_timezone = America/Los_Angeles
        timeformat = %H:%M
        dateformat = %Y-%m-%d
        longdateformat = %Y-%m-%d
        datetimeformat = %Y-%m-%d %H:%M
        longdatetimeformat = %Y-%m-%d %H:%M
        """,
        encoding="utf-8",
    )
    own = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"), str(tmp_path))
    environment = {**os.environ, **own, "PYTHONUTF8": "1"}

    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "khal", "--config", str(config), *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    return run


@pytest.mark.skipif(find_spec("khal") is None, reason="khal is not installed: pip install khal")
def test_khal_takes_a_changed_talk_for_the_same(schedule: Schedule, khal: Callable[..., str], tmp_path: Path) -> None:
    """Imported again with another time, each talk is one entry, at the new time."""

    def imported(schedule: Schedule) -> list[str]:
        file = tmp_path / "workshop.ics"
        file.write_text(as_format("ics", edition(schedule)), encoding="utf-8", newline="")
        khal("import", "--batch", "--include-calendar", "workshop", str(file))
        form = "{uid} {start-long} {end-long} {title}"
        return khal("list", "--day-format", "", "--format", form, "2020-04-26", "1d").splitlines()

    def listed(schedule: Schedule) -> list[str]:
        return [
            f"{uid(schedule, talk)} {clock(span.start)} {clock(span.end)} {summary(talk)}"
            for talk, span in questions.timed(schedule.talks)
        ]

    def clock(moment: dt.datetime) -> str:
        return f"{moment.astimezone(schedule.timezone):%Y-%m-%d %H:%M}"

    changed = schedule._replace(talks=tuple(later(talk) for talk in schedule.talks), revision=1)
    start = dt.datetime(2020, 4, 26, 14, tzinfo=dt.UTC)
    late = delayed(changed._replace(delays=(Delay(start, dt.timedelta(minutes=10)),), revision=2))
    assert {talk.planned for talk in late.talks if talk.span} == {talk.span for talk in changed.talks if talk.span}

    assert imported(schedule) == listed(schedule)
    assert imported(changed) == listed(changed)
    assert imported(late) == listed(late)
    assert len(list((tmp_path / "workshop").glob("*.ics"))) == len(listed(schedule))
