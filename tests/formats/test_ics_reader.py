import datetime as dt
import random
from pathlib import Path

import pytest

from ai4earth_cli.formats.ics.reader import read
from ai4earth_cli.schedule.faults import Fault
from ai4earth_cli.schedule.model import Given, Link, Reading, Schedule, Section, Span, Speaker, Talk
from ai4earth_cli.text.printable import quoted
from ai4earth_cli.when.zone import iana_zone

WORKSHOP = Path(__file__).parent.parent / "golden" / "export" / "workshop.ics"
BERLIN = Given(iana_zone("Europe/Berlin"))


def calendar(*lines: str) -> bytes:
    """Return a calendar of these lines."""
    return "\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR", ""]).encode()


def event(*lines: str, uid: str = "1", start: str = "DTSTART:20200426T100000Z", summary: str = "Clouds") -> str:
    """Return the lines of an event."""
    named = [f"UID:{uid}"] if uid else []
    titled = [f"SUMMARY:{summary}"] if summary else []
    return "\r\n".join(["BEGIN:VEVENT", *named, *([start] if start else []), *titled, *lines, "END:VEVENT"])


def reading(*lines: str, given: Given = BERLIN) -> Reading:
    """Return what the reader makes of a calendar of these lines."""
    return read(calendar(*lines), given)


def schedule(*lines: str, given: Given = BERLIN) -> Schedule:
    """Return the schedule of a calendar of these lines."""
    found = reading(*lines, given=given)
    assert found.schedule
    return found.schedule


def talk(*lines: str, start: str = "DTSTART:20200426T100000Z", summary: str = "Clouds") -> Talk:
    """Return the talk of a calendar with that event alone."""
    (only,) = schedule(event(*lines, start=start, summary=summary)).talks
    return only


def said(*lines: str, given: Given = BERLIN) -> list[str]:
    """Return the faults and remarks, each as one line."""
    return [f"{fault.level} {fault.where}: {fault.message}" for fault in reading(*lines, given=given).faults]


def times(*lines: str, given: Given = BERLIN) -> list[str]:
    """Return the starts, in UTC, with the lengths in minutes."""
    spans = [one.span for one in schedule(*lines, given=given).talks if one.span]
    return [f"{span.start:%m-%d %H:%M} {span.length / dt.timedelta(minutes=1):.0f}" for span in spans]


def utc(text: str) -> dt.datetime:
    """Return a moment in UTC."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def test_whole_calendar() -> None:
    """Every property that a schedule has a place for is read."""
    found = reading(
        "PRODID:-//Example//EN",
        "X-WR-CALNAME:Earth Days",
        "X-WR-CALDESC:A conference",
        "X-WR-TIMEZONE:Europe/Berlin",
        "URL:https://example.org/",
        event(
            "DTEND:20200426T103000Z",
            "SEQUENCE:3",
            "LAST-MODIFIED:20200401T120000Z",
            "LOCATION:Hall A\\, 2nd floor",
            "CATEGORIES:Earth\\, Air,Water",
            "DESCRIPTION:Speakers: Ada Lin (UCB\\, Berkeley)\\, Bo\\n\\nAbout clouds.\\NAnd rain.",
            "URL:https://example.org/1",
            "CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL=Zoom:https://zoom.example/1",
            "ATTACH:https://example.org/files/slides.pdf?x=%2C",
            "ATTACH;FILENAME=Notes:https://example.org/notes",
            "ATTACH;VALUE=BINARY:AAAA",
            "ATTENDEE;CN=Nobody:mailto:nobody@example.org",
            "X-ALT-DESC;FMTTYPE=text/html:<b>Something else</b>",
        ).replace("SUMMARY:", "SUMMARY;LANGUAGE=en-GB:"),
    )
    assert found == Reading(
        Schedule(
            title="Earth Days",
            date=dt.date(2020, 4, 26),
            timezone=iana_zone("Europe/Berlin"),
            sections=(Section("earth-air", "Earth, Air"),),
            subtitle="A conference",
            url="https://example.org/",
            updated=utc("2020-04-01T12:00"),
            revision=3,
            talks=(
                Talk(
                    id="clouds",
                    identity="1",
                    section=Section("earth-air", "Earth, Air"),
                    title="Clouds",
                    speakers=(Speaker("Ada Lin", "UCB, Berkeley"), Speaker("Bo")),
                    span=Span(utc("2020-04-26T10:00"), utc("2020-04-26T10:30")),
                    rooms=("Hall A, 2nd floor",),
                    abstract="About clouds.\nAnd rain.",
                    language="en-GB",
                    website="https://example.org/1",
                    links=(
                        Link("Zoom", "https://zoom.example/1"),
                        Link("slides.pdf", "https://example.org/files/slides.pdf?x=%2C"),
                        Link("Notes", "https://example.org/notes"),
                    ),
                ),
            ),
        )
    )


def test_own_calendar_reads_back() -> None:
    """A calendar of `export ics` says again who speaks, what kind of talk it is, where, and under which id."""
    found = read(WORKSHOP.read_bytes(), Given())
    assert found.faults == ()
    assert found.schedule
    assert (found.schedule.title, found.schedule.subtitle) == ("AI for Earth Sciences", "ICLR 2020 workshop")
    assert found.schedule.livestream == "https://slideslive.com/38926811/ai-for-earth-sciences"
    (kammen,) = (one for one in found.schedule.talks if one.id == "kammen-clean-energy")
    assert kammen._replace(span=None) == Talk(
        id="kammen-clean-energy",
        identity="kammen-clean-energy@ai-for-earth-sciences-2020-04-26",
        section=kammen.section,
        title="Data Science for the Clean Energy Revolution",
        type="Keynote",
        speakers=(Speaker("Prof. Daniel M. Kammen", "UC Berkeley"),),
        video="https://slideslive.com/38926760/",
        website="https://en.wikipedia.org/wiki/Daniel_Kammen",
    )


@pytest.mark.parametrize(
    ("summary", "description", "told"),
    [
        ("Clouds – Ada, Bo", r"Ada, UCB, https://a.example\nBo\n\nOn rain.", ("Clouds", "Ada|UCB|https://a.example Bo||", "On rain.", 0)),
        ("Sea – Ice", r"Type: Talk\nRoom: A\n\nOn ice.\n\nAnd snow.\n\nNotes: https://n.example", ("Sea – Ice", "", "On ice.\n\nAnd snow.", 1)),
        ("Sea", r"Section: X", ("Sea", "", None, 0)),
        ("Sea", r"See: nothing\nNotes: https://n.example", ("Sea", "", "See: nothing\nNotes: https://n.example", 0)),
        ("Sea – Bo", "Bo", ("Sea", "Bo||", None, 0)),
        ("Sea – Ann Li, PhD", "Ann Li, PhD", ("Sea", "Ann Li, PhD||", None, 0)),
        ("Sea – Doe, J., Sr., Bo", r"Doe, J., Sr., U, V, https://a.example\nBo, PhD", ("Sea", "Doe, J., Sr.|U, V|https://a.example Bo|PhD|", None, 0)),
        ("Sea – Ice – Bo", "Bo, Ice", ("Sea – Ice", "Bo|Ice|", None, 0)),
        ("Sea – A, B, C, D, E, F", "A, B, C, D, E, F", ("Sea – A, B, C, D, E, F", "", "A, B, C, D, E, F", 0)),
        ("Sea", "", ("Sea", "", None, 0)),
    ],
)  # fmt: skip
def test_own_description(summary: str, description: str, told: tuple[str, str, str | None, int]) -> None:
    """The blocks of a description of ours are told from an abstract that looks like none of them."""
    escaped = description.replace(",", r"\,")
    (one,) = schedule("PRODID:-//ai4earth//x//EN", event(f"DESCRIPTION:{escaped}", summary=summary)).talks
    people = " ".join(f"{who.name}|{who.affiliation or ''}|{who.url or ''}" for who in one.speakers)
    assert (one.title, people, one.abstract, len(one.links)) == told


@pytest.mark.parametrize("end", [b"\r\n", b"\r\r\n", b"\n", b"\r", b"\n\n"])
def test_line_ends_of_every_kind(end: bytes) -> None:
    """Lines may end as the standard says, or as what became of that on its way."""
    data = calendar(event("DESCRIPTION:long", "  er")).replace(b"\r\n", end)
    found = read(data, BERLIN).schedule
    assert found
    assert [(one.title, one.abstract) for one in found.talks] == [("Clouds", "long er")]


def test_fold_within_a_character() -> None:
    """A line is joined before it is decoded."""
    data = (
        calendar(event(summary="Grüße")).replace("ü".encode(), b"\xc3\r\n \xbc").replace(b"\xc3\x9f", b"\xc3\r\n\t\x9f")
    )
    found = read(data, BERLIN).schedule
    assert found
    assert found.talks[0].title == "Grüße"


def test_byte_order_mark() -> None:
    """A byte order mark before the first line is no part of it."""
    assert read(b"\xef\xbb\xbf" + calendar(event()), BERLIN).schedule
    assert read(b"\xef\xbb\xbf" + calendar(event(summary="?")).replace(b"?", b"\xe9"), BERLIN).schedule


def test_lines_that_are_not_utf8_are_latin1() -> None:
    """A line that is no UTF-8 is read as Windows writes Latin-1, the others stay what they are."""
    data = calendar(event("LOCATION:Zürich", summary="?")).replace(b"?", b"Gr\xfc\xdfe \x96 ja")
    found = read(data, BERLIN).schedule
    assert found
    assert [(one.title, one.room) for one in found.talks] == [("Grüße – ja", "Zürich")]


@pytest.mark.parametrize(
    ("description", "abstract"),
    [
        (r"a\nb\Nc", "a\nb\nc"),
        (r"a\r\nb", "a\nb"),
        (r"a\\nb\\, c\\; d", "a\nb, c; d"),
        (r"a\nb C:\\new", "a\nb C:\\new"),
        (r"a\n\n\n\n\nb", "a\n\nb"),
        ("a\x1b[31m  b", "a[31m b"),
    ],
)
def test_escaped_line_ends(description: str, abstract: str) -> None:
    """Line ends are escaped once, or in the whole calendar twice."""
    assert talk(f"DESCRIPTION:{description}").abstract == abstract


def test_markup_in_a_description() -> None:
    """A description with tags is read as what a browser would show."""
    assert talk("DESCRIPTION:About <b>clouds</b>").abstract == "About clouds"


@pytest.mark.parametrize(
    ("start", "shown"),
    [
        ("DTSTART:20200426T100000Z", "04-26 10:00 0"),
        ("DTSTART;TZID=America/New_York:20200426T100000", "04-26 14:00 0"),
        ('DTSTART;TZID="America/New_York":20200426T100000', "04-26 14:00 0"),
        ("DTSTART;TZID=/mozilla.org/20050126_1/America/New_York:20200426T100000", "04-26 14:00 0"),
        ("DTSTART;TZID=Eastern Standard Time:20200426T100000", "04-26 14:00 0"),
        ("DTSTART;TZID=eastern standard time:20200426T100000", "04-26 14:00 0"),
        ("DTSTART;TZID=UTC+2:20200426T100000", "04-26 08:00 0"),
        ("DTSTART;TZID=America/New_York:20200426T100000Z", "04-26 10:00 0"),
        ("DTSTART;VALUE=DATE-TIME:20200426T100000", "04-26 08:00 0"),
        ("DTSTART:20200426T100000+0100", "04-26 09:00 0"),
        ("DTSTART;VALUE=DATE:20200426", "04-25 22:00 1440"),
        ("DTSTART:20200426", "04-25 22:00 1440"),
        ("DTSTART;VALUE=DATE:20200426T100000", "04-25 22:00 1440"),
        ("DTSTART:20200329", "03-28 23:00 1380"),
    ],
)
def test_starts(start: str, shown: str) -> None:
    """A start is in UTC, in a zone by any of its names, in the event's, or a whole day, however long that is."""
    assert times("X-WR-TIMEZONE:Europe/Berlin", event(start=start)) == [shown]


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (["DTEND:20200426T104500Z"], "04-26 10:00 45"),
        (["DTEND;TZID=Europe/Berlin:20200426T130000"], "04-26 10:00 60"),
        (["DURATION:PT1H30M"], "04-26 10:00 90"),
        (["DURATION:P1D"], "04-26 10:00 1440"),
        (["DTEND:", "DURATION:pt5m"], "04-26 10:00 5"),
        (["DTEND:20200426T100000Z"], "04-26 10:00 0"),
        (["DTEND:20200426T095959Z"], "04-26 10:00 0"),
        (["DURATION:-PT5M"], "04-26 10:00 0"),
        (["DURATION:soon"], "04-26 10:00 0"),
        (["DTEND:20200426T1X"], "04-26 10:00 0"),
        ([f"DURATION:P{'9' * 90}D"], "04-26 10:00 0"),
    ],
)
def test_lengths(lines: list[str], shown: str) -> None:
    """A talk lasts until its end, else for its duration, else no time; what cannot be is no time."""
    assert times(event(*lines)) == [shown]


def test_whole_days_until_a_date() -> None:
    """The end of whole days is the first day that is not of them."""
    assert times(event("DTEND;VALUE=DATE:20200429", start="DTSTART;VALUE=DATE:20200426")) == ["04-25 22:00 4320"]


def test_ends_that_cannot_be_are_remarks() -> None:
    """What is done about an end that is none, or is before the start, is told."""
    assert said(event("DTEND:soon"), event("DTEND:20200426T090000Z", uid="2", summary="Rain")) == [
        "remark 'Clouds': Can't read when it ends: it has no length here.",
        "remark 'Rain': It ends before it starts: it has no length here.",
    ]


OWN_ZONE = """\
BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


def own_zone(name: str) -> str:
    """Return a VTIMEZONE of that name with the rules of Central Europe."""
    return OWN_ZONE.format(name=name).replace("\n", "\r\n")


@pytest.mark.parametrize(("date", "hour"), [("20200115", 9), ("20200715", 8), ("20201231", 9), ("20200329", 8)])
def test_zone_by_the_rules_of_the_calendar(date: str, hour: int) -> None:
    """A zone with a name of its own has the rules that the calendar gives it."""
    found = schedule(own_zone("Ours"), event(start=f"DTSTART;TZID=Ours:{date}T100000"), given=Given())
    (span,) = (one.span for one in found.talks)
    assert span
    assert span.start.hour == hour
    assert found.timezone == dt.timezone(dt.timedelta(hours=10 - hour))
    assert str(found.date) == f"{span.start:%Y-%m-%d}"


def test_zone_by_rules_that_begin_and_end() -> None:
    """Before the first onset the offset before it holds, after the last rule has ended the last one; RDATEs are onsets."""
    zone = """\
BEGIN:VTIMEZONE
TZID:Ours
BEGIN:STANDARD
DTSTART:20200401T000000
RDATE:20200501T000000,20200601T000000
TZOFFSETFROM:+0500
TZOFFSETTO:+0600
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20200415T000000Z
RRULE:FREQ=YEARLY;UNTIL=20210415T000000Z
TZOFFSETFROM:+0600
TZOFFSETTO:+0700
END:DAYLIGHT
BEGIN:DAYLIGHT
DTSTART:20230101T000000
RRULE:FREQ=YEARLY;COUNT=2
TZOFFSETFROM:+0700
TZOFFSETTO:+0800
END:DAYLIGHT
END:VTIMEZONE"""
    starts = ["20200301", "20200402", "20200416", "20200502", "20220416"]
    events = [event(start=f"DTSTART;TZID=Ours:{date}T120000", uid=date) for date in starts]
    assert times(zone, *events) == ["03-01 07:00 0", "04-02 06:00 0", "04-16 05:00 0", "05-02 06:00 0", "04-16 05:00 0"]


@pytest.mark.parametrize("name", ["Europe/London", "GMT Standard Time"])
def test_names_go_before_rules(name: str) -> None:
    """A zone that has a name of the IANA's or of Windows' is that, whatever rules the calendar gives it."""
    assert times(own_zone(name), event(start=f"DTSTART;TZID={name}:20200715T100000")) == ["07-15 09:00 0"]


def test_rules_that_say_where_they_are_of() -> None:
    """The place that libical writes beside a zone's rules goes before them."""
    zone = own_zone("Ours").replace("TZID:Ours", "TZID:Ours\r\nX-LIC-LOCATION:Europe/London")
    assert times(zone, event(start="DTSTART;TZID=Ours:20200715T100000")) == ["07-15 09:00 0"]


@pytest.mark.parametrize(
    "zone",
    [
        "BEGIN:VTIMEZONE\r\nTZID:Ours\r\nEND:VTIMEZONE",
        own_zone("Ours").replace("+0200", "east"),
        own_zone("Ours").replace("16010101T030000", "once"),
        "",
    ],
)
def test_unknown_zone_is_the_events(zone: str) -> None:
    """Times in a zone that nothing explains are read in the event's, with a remark."""
    lines = [zone, event(start="DTSTART;TZID=Ours:20200715T100000")]
    assert times(*lines) == ["07-15 08:00 0"]
    assert said(*lines) == ["remark 'Clouds': No time zone is called 'Ours': its times are read in the event's."]


def test_few_names_are_looked_for_everywhere() -> None:
    """Letters and cities are compared for the first names only, since that takes long; so are no long ones."""
    names = ["Xa", "Xb", "Xc", "UTC+2", "x" * 101]
    events = [event(start=f"DTSTART;TZID={name}:20200715T100000", uid=name) for name in names]
    assert said(*events) == [f"remark 'Clouds': No time zone is called {quoted(name)}: its times are read in the event's." for name in names]  # fmt: skip


def test_rules_across_midnight_name_the_day() -> None:
    """The day of a floating time in a zone by rules is that of its clocks."""
    found = schedule(own_zone("Ours"), event("RRULE:FREQ=DAILY", start="DTSTART:20200426T003000"), event(uid="2", start="DTSTART;TZID=Ours:20200427T003000"), given=Given())  # fmt: skip
    assert [f"{one.span.start:%d %H:%M}" for one in found.talks if one.span] == ["26 22:30", "26 22:30"]


def test_most_used_zone_is_the_events() -> None:
    """The zone that most starts name is the event's, and X-WR-TIMEZONE only where none does."""
    here = event(start="DTSTART;TZID=Asia/Tokyo:20200426T100000")
    there = [event(start="DTSTART;TZID=Europe/Paris:20200426T100000", uid=uid) for uid in "23"]
    assert schedule("X-WR-TIMEZONE:Africa/Nairobi", here, *there).timezone == iana_zone("Europe/Paris")
    assert schedule("X-WR-TIMEZONE:Africa/Nairobi", event()).timezone == iana_zone("Africa/Nairobi")
    assert schedule("X-WR-TIMEZONE:Berlin", event(), given=Given()).timezone == iana_zone("Europe/Berlin")
    assert schedule("X-WR-TIMEZONE:Nowhere", event()).timezone == iana_zone("Europe/Berlin")


def test_only_utc() -> None:
    """Where all is in UTC the event is, until someone says where it is."""
    assert said(event(), given=Given()) == [
        "remark the calendar: All times are in UTC, and so are the days: set the event's own time zone with --event-tz ZONE."
    ]
    assert schedule(event(), given=Given()).timezone == dt.UTC
    assert said(event()) == []
    assert schedule(event()).timezone == iana_zone("Europe/Berlin")


def test_no_zone() -> None:
    """Times without a zone in a calendar without one are a fault that names the option."""
    assert reading(event(start="DTSTART:20200426T100000"), given=Given()).schedule is None
    assert said(event(start="DTSTART:20200426T100000"), given=Given()) == [
        "fault the calendar: Its times name no time zone: say with --event-tz ZONE in which one they are, like Europe/Berlin."
    ]


@pytest.mark.parametrize(("clock", "read_as"), [("20200329T023000", "01:30"), ("20201025T023000", "00:30")])
def test_time_that_clocks_skip_or_repeat(clock: str, read_as: str) -> None:
    """A time that clocks skipped or showed twice is read as the first of the two, with a remark."""
    found = reading(event(start=f"DTSTART;TZID=Europe/Berlin:{clock}"))
    assert found.schedule
    assert {f"{one.span.start:%H:%M}" for one in found.schedule.talks if one.span} == {read_as}
    assert {fault.level for fault in found.faults} == {"remark"}
    assert f"it is read as {read_as} UTC." in found.faults[0].message


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART:soon",),
        ("DTSTART:20201332T100000Z",),
        ("DTSTART:00010101T000000Z",),
        ("DTSTART:99980101T000000Z", "DURATION:P400D"),
        ("DTSTART:99981231", "DURATION:P9D"),
        ("DTSTART:99990101T000000Z",),
        (f"DTSTART:{'2' * 200}",),
    ],
)
def test_talk_whose_time_cannot_be_read(lines: tuple[str, ...]) -> None:
    """A time that is none costs the talk it is of, and no other."""
    found = reading(event(*lines, start=""), event(uid="2", summary="Rain"))
    assert found.schedule
    assert [one.title for one in found.schedule.talks] == ["Rain"]
    assert [fault.where for fault in found.faults] == ["'Clouds'"]
    assert found.faults[0].message.startswith("Can't read when it is ('")


def test_talk_without_a_time() -> None:
    """An event with a title and no start is a talk without a time, behind the others."""
    found = schedule(event(start="", summary="Some day"), event(uid="2"))
    assert [(one.title, bool(one.span)) for one in found.talks] == [("Clouds", True), ("Some day", False)]
    alone = schedule(event(start=""), given=Given(None, dt.date(2020, 4, 26)))
    assert (alone.date, alone.timezone, alone.title) == (dt.date(2020, 4, 26), dt.UTC, "Calendar")
    assert schedule(event(start=""), given=Given()).date == dt.date(2000, 1, 1)


def test_event_that_says_nothing() -> None:
    """An event with neither a title nor a time is left out."""
    assert said(event(start="", summary="")) == [
        "fault the calendar: It has no talk: a calendar has one VEVENT for each.",
        "remark '1': It has neither a title nor a time: it is left out.",
    ]
    assert said(event(start="", summary="", uid=""))[1] == (
        "remark 'an event without a title': It has neither a title nor a time: it is left out."
    )


def test_talk_without_a_title() -> None:
    """A time without a title is a talk, since something is on."""
    assert [one.title for one in schedule(event(summary="")).talks] == ["Untitled"]
    assert said(event(summary="")) == ["remark '1': It has no title: it is called Untitled."]


def test_no_calendar() -> None:
    """Bytes that are no calendar, or have no talk, end in one line."""
    assert [fault.message for fault in read(b"\x00\xff", BERLIN).faults] == [
        "This is not a calendar: it has no line BEGIN:VCALENDAR."
    ]
    assert said("BEGIN:VTODO", "SUMMARY:Buy tea", "END:VTODO") == [
        "fault the calendar: It has no talk: a calendar has one VEVENT for each."
    ]


def test_lines_that_cannot_be_read() -> None:
    """A line that is none costs itself."""
    bad = ["SUMMARY", 'LOCATION;X="A:B', "URL;X Y Z=:https://a.example", "DESCRIPTION;=x:y", "???", "UNKNOWN;;;"]
    found = reading(event(*bad))
    assert found.schedule
    assert [one.title for one in found.schedule.talks] == ["Clouds"]
    assert {fault.many for fault in found.faults} == {"lines cannot be read"}
    assert [fault.message for fault in found.faults] == [f"The line {quoted(line)} cannot be read." for line in bad[:4]]
    assert said("NAME", event()) == ["remark 'the file': The line 'NAME' cannot be read."]


def test_components_that_end_badly() -> None:
    """An alarm's properties are not its talk's, an END too many ends nothing, and one too few costs no talk."""
    alarm = "BEGIN:VALARM\r\nSUMMARY:Alarm\r\nURL:https://a.example\r\nEND:VALARM"
    lines = ["END:VEVENT", event(alarm), "BEGIN:VEVENT", "DTSTART:20200426T110000Z", event(uid="3", summary="Rain")]
    found = schedule(*lines, "END:VCALENDAR", "END:VCALENDAR")
    assert sorted(one.title for one in found.talks) == ["Clouds", "Rain", "Untitled"]
    assert [one.website for one in found.talks] == [None, None, None]
    assert schedule("BEGIN:STANDARD", "END:STANDARD", event()).talks


@pytest.mark.parametrize("cut", [b"", b"END:VEVENT", b"END:VEVENT\r\nEND:VCAL", b"\r\nBEGIN:VEVENT\r\nSUMMARY:Rain"])
def test_half_a_calendar_is_none(cut: bytes) -> None:
    """Who has a good copy keeps that."""
    found = read(calendar(event()).partition(b"END:VEVENT")[0] + cut, BERLIN)
    message = (
        "It ends in the middle: no line END:VCALENDAR follows its last talk. Fetch it again; "
        "if that is all there is, add the lines END:VEVENT and END:VCALENDAR."
    )
    assert found == Reading(None, (Fault(0, "the file", message),))


def test_what_follows_a_calendar_is_passed_over() -> None:
    """A second calendar must end, too."""
    assert read(calendar(event()) + b"<!-- made by hand -->\nend:vevent\n", BERLIN).schedule
    assert read(calendar(event()) + calendar(event(uid="2")).lower(), BERLIN).schedule
    assert not read(calendar(event()) + b"BEGIN:VCALENDAR\n", BERLIN).schedule


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (["RRULE:FREQ=DAILY;COUNT=3"], ["04-26 08:00 60", "04-27 08:00 60", "04-28 08:00 60"]),
        (["RRULE:FREQ=DAILY;UNTIL=20200427T080000Z"], ["04-26 08:00 60", "04-27 08:00 60"]),
        (["RRULE:FREQ=DAILY;UNTIL=20200427T075959Z"], ["04-26 08:00 60"]),
        (["RRULE:FREQ=DAILY;UNTIL=20200427T100000"], ["04-26 08:00 60", "04-27 08:00 60"]),
        (["RRULE:FREQ=DAILY;UNTIL=20200427"], ["04-26 08:00 60", "04-27 08:00 60"]),
        (["RRULE:FREQ=WEEKLY;COUNT=2;UNTIL=99991231T235959Z"], ["04-26 08:00 60", "05-03 08:00 60"]),
        (["RRULE:FREQ=WEEKLY;UNTIL=00010101T000000Z"], ["04-26 08:00 60"]),
        (["RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=MO;COUNT=3"], ["04-26 08:00 60", "05-04 08:00 60", "05-10 08:00 60"]),
        (["RRULE:FREQ=MONTHLY;BYDAY=1MO;COUNT=1"], ["04-26 08:00 60", "05-04 08:00 60"]),
        (["RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;BYMONTH=5;COUNT=1"], ["04-26 08:00 60", "05-31 08:00 60"]),
        (["RRULE:FREQ=DAILY;COUNT=3", "EXDATE;TZID=Europe/Berlin:20200427T100000"], ["04-26 08:00 60", "04-28 08:00 60"]),
        (["RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20200426T080000Z,20200428T080000Z"], ["04-27 08:00 60"]),
        (["RRULE:FREQ=DAILY;COUNT=2", "EXDATE;VALUE=DATE:20200427", "EXDATE:never"], ["04-26 08:00 60"]),
        (["RDATE:20200428T090000Z,20200427T070000Z/PT3H"], ["04-26 08:00 60", "04-27 07:00 60", "04-28 09:00 60"]),
        (["RDATE:99981231T233000Z,00010101T000000Z"], ["04-26 08:00 60"]),
        (["EXDATE:20200427T080000Z"], ["04-26 08:00 60"]),
    ],
)  # fmt: skip
def test_repetitions(lines: list[str], shown: list[str]) -> None:
    """What repeats is there each time, at the same hour of the clock, but not where it is left out."""
    start = "DTSTART;TZID=Europe/Berlin:20200426T100000"
    assert times(event("DURATION:PT1H", *lines, start=start)) == shown


def test_repetitions_across_a_change_of_clocks() -> None:
    """What repeats at ten o'clock does so before and after clocks change."""
    start = "DTSTART;TZID=Europe/Berlin:20200328T100000"
    assert times(event("RRULE:FREQ=DAILY;COUNT=2", start=start)) == ["03-28 09:00 0", "03-29 08:00 0"]


def test_times_of_a_series_have_identities_of_their_own() -> None:
    """Each time of a series is known by its UID and when it is planned, whatever moves it."""
    moved = event("RECURRENCE-ID:20200427T100000Z", start="DTSTART:20200427T150000Z", summary="Clouds, later")
    gone = event("RECURRENCE-ID;VALUE=DATE:20200428", "STATUS:CANCELLED", start="DTSTART:20200428T100000Z")
    found = schedule(event("RRULE:FREQ=DAILY;COUNT=3"), moved, gone)
    assert [(one.id, one.identity, one.title, one.cancelled) for one in found.talks] == [
        ("clouds", "1-20200426T100000Z", "Clouds", False),
        ("clouds-later", "1-20200427T100000Z", "Clouds, later", False),
        ("clouds-2", "1-20200427T220000Z", "Clouds", True),
    ]


def test_place_in_a_series_that_cannot_be_read() -> None:
    """An event that says badly which of a series it is is a talk of its own."""
    lines = [event("RECURRENCE-ID:second")]
    assert times(*lines) == ["04-26 10:00 0"]
    assert said(*lines) == ["remark 'Clouds': Can't read which of a series it is ('second'): it is a talk of its own."]


def test_endless_rule_is_held_on_the_days_of_the_event() -> None:
    """What repeats without end, from long before, is there on the days that the other talks make."""
    others = [event(start=f"DTSTART:2020042{day}T120000Z", uid=f"o{day}", summary="Rain") for day in (6, 7)]
    daily = event("RRULE:FREQ=DAILY", "DURATION:PT1H", start="DTSTART:20190101T080000Z", summary="Breakfast")
    assert times(daily, *others) == ["04-26 08:00 60", "04-27 08:00 60", "04-26 12:00 0", "04-27 12:00 0"]
    assert said(daily, *others) == [
        "remark 'Breakfast': It repeats for longer than the event: only the times on days of other talks are listed."
    ]


def test_long_rule_that_ends_with_the_event() -> None:
    """What repeats very often is there each time while the others last that long."""
    other = event("DTEND:20210426T100000Z", uid="2", start="DTSTART:20200426T100000Z")
    assert len(times(event("RRULE:FREQ=DAILY;COUNT=150"), other)) == 151


def test_midnight_ends_the_last_day_of_the_event() -> None:
    """A last talk that ends at midnight makes no further day."""
    party = event("DTEND:20200426T220000Z", start="DTSTART:20200426T180000Z", uid="2", summary="Party")
    daily = event("RRULE:FREQ=DAILY", start="DTSTART:20200425T220000Z")
    assert times(daily, party) == ["04-25 22:00 0", "04-26 18:00 240"]


@pytest.mark.parametrize(("rule", "count"), [("DAILY", 100), ("WEEKLY", 53), ("YEARLY;COUNT=5", 2)])
def test_endless_rule_alone(rule: str, count: int) -> None:
    """What alone repeats without end does so for a year, and a hundred times at most."""
    lines = [event(f"RRULE:FREQ={rule}")]
    assert len(times(*lines)) == count
    assert said(*lines) == [
        "remark 'Clouds': It repeats for longer than the event: only those of its first year are listed."
    ]


@pytest.mark.parametrize(("count", "remarks"), [(100, 0), (101, 1)])
def test_rule_that_is_met_very_often(count: int, remarks: int) -> None:
    """A hundred times are as many as one rule has before it goes on for long."""
    assert len(said(event(f"RRULE:FREQ=DAILY;COUNT={count}"))) == remarks


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;UNTIL=20201399",
        "FREQ=SECONDLY",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
        "FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=13",
        "FREQ=DAILY;BYMONTHDAY=13",
        "FREQ=WEEKLY;BYHOUR=9",
        "COUNT=3",
        "whenever",
        "FREQ=DAILY;" * 30,
    ],
)
def test_rules_that_are_not_read(rule: str) -> None:
    """A rule that could search without end, or is none, leaves the first time and a remark."""
    assert times(event(f"RRULE:{rule}")) == ["04-26 10:00 0"]
    assert said(event(f"RRULE:{rule}"))[0].endswith(": only its first time is listed.")


def test_calendar_that_repeats_too_much() -> None:
    """All rules of a calendar share a number of steps, after which they stop, with a remark."""
    events = [event("RRULE:FREQ=DAILY;COUNT=99", uid=str(number)) for number in range(60)]
    assert 4_900 < len(times(*events)) < 5_060
    assert len(said(*events)) == 11
    assert said(*events)[0].startswith("remark 'Clouds': The calendar has too many repetitions to read them all: ")


def test_rule_that_leaves_the_calendar() -> None:
    """A rule ends where years do."""
    assert len(times(event("RRULE:FREQ=MONTHLY;COUNT=50", start="DTSTART:99981101T100000Z"))) == 2


def test_newest_state_wins() -> None:
    """Of events with one UID and different SEQUENCE the highest is the talk."""
    found = reading(
        event("SEQUENCE:2", summary="New"), event("SEQUENCE:1", summary="Old"), event("SEQUENCE:x", summary="Odd")
    )
    assert found.schedule
    assert [one.title for one in found.schedule.talks] == ["New"]
    assert found.schedule.revision == 2
    assert [fault.message for fault in found.faults] == [
        "A newer state of it is there, too (SEQUENCE:2): this one is left out.",
        "A newer state of it is there, too (SEQUENCE:2): this one is left out.",
    ]


@pytest.mark.parametrize(("number", "revision"), [("999999999", 999_999_999), ("1000000000", 0), ("-1", 0), ("²", 0)])
def test_sequence(number: str, revision: int) -> None:
    """A SEQUENCE has as many digits as calendars can count, or is none."""
    assert schedule(event(f"SEQUENCE:{number}")).revision == revision


def test_uid_repeated_or_missing() -> None:
    """Talks with one UID are all kept and told apart, and one without is known by its id."""
    found = reading(
        event(),
        event(start="DTSTART:20200426T110000Z"),
        event(),
        event(start=""),
        event(uid=""),
        event(uid="", summary="B"),
    )
    assert found.schedule
    assert [(one.id, one.identity) for one in found.schedule.talks] == [
        ("clouds", "1-20200426T100000Z"),
        ("clouds-2", "1-20200426T110000Z"),
        ("clouds-3", "1-20200426T100000Z-2"),
        ("clouds-4", None),
        ("b", None),
        ("clouds-5", "1"),
    ]
    assert [fault.message for fault in found.faults] == [
        *["Its UID '1' is that of another talk, too: they are told apart by their times."] * 3,
        *["It has no UID: it is known by its title."] * 2,
    ]


@pytest.mark.parametrize(
    ("summary", "lines", "title", "cancelled"),
    [
        ("Clouds", ["STATUS:CANCELLED"], "Clouds", True),
        ("Clouds", ["STATUS: cancelled "], "Clouds", True),
        ("Clouds", ["STATUS:CONFIRMED"], "Clouds", False),
        ("[CANCELLED] Clouds", [], "Clouds", True),
        ("Canceled event: Clouds", [], "Clouds", True),
        ("! CANCELLED ! Clouds", [], "Clouds", True),
        ("Clouds CANCELED!!!!!!", [], "Clouds", True),
        ("Cancelled flights", [], "Cancelled flights", False),
    ],
)
def test_cancelled(summary: str, lines: list[str], title: str, *, cancelled: bool) -> None:
    """A talk is cancelled by its status, or by what stands before or behind its title."""
    one = talk(*lines, summary=summary)
    assert (one.title, one.cancelled) == (title, cancelled)


def test_calendar_that_cancels() -> None:
    """A calendar whose method is to cancel cancels every talk."""
    assert [one.cancelled for one in schedule("METHOD:CANCEL", event(), event(uid="2")).talks] == [True, True]


def test_rooms() -> None:
    """A location is a room, several if each of them is one elsewhere, or a link if it is an address."""
    places = ["A", "B", r"A\, B", r"B\, C", "https://zoom.example/1", "", "papers.html?x=1"]
    found = schedule(*[event(f"LOCATION:{place}", uid=str(number)) for number, place in enumerate(places)])
    assert [one.rooms for one in found.talks] == [("A",), ("B",), ("A", "B"), ("B, C",), (), (), ("papers.html?x=1",)]
    assert found.talks[4].links == (Link("Location", "https://zoom.example/1"),)


def test_sections_differ_in_more_than_case() -> None:
    """One spelling of a category, the first, is the section's title."""
    found = schedule(event("CATEGORIES:Earth"), event("CATEGORIES:EARTH", uid="2"), event(uid="3"))
    assert found.sections == (Section("earth", "Earth"),)
    assert [one.section and one.section.title for one in found.talks] == ["Earth", "Earth", None]


def test_links() -> None:
    """Each address is there once, and what is none is left out, a URL with a remark."""
    one = talk("URL:https://a.example", "ATTACH:https://a.example", "ATTACH:cid:1", "ATTACH:https://b.example/")
    assert (one.website, one.links) == ("https://a.example", (Link("b.example", "https://b.example/"),))
    assert talk("URL:https://a.example", "URL:https://b.example").links == (Link("Website", "https://b.example"),)
    assert said(event("URL:javascript:alert(1)", "URL:")) == [
        "remark 'Clouds': 'javascript:alert(1)' is not an address on the web (https://…): it is left out."
    ]


@pytest.mark.parametrize(
    ("description", "speakers", "abstract"),
    [
        (r"Speaker: Ada Lin\nOn clouds.", ("Ada Lin",), "On clouds."),
        (r"von: Ada Lin\, Bo\n\nÜber Wolken.", ("Ada Lin", "Bo"), "Über Wolken."),
        (r"On clouds.\nSPEAKERS: Ada\; Bo (UCB)", ("Ada", "Bo"), "On clouds."),
        (r"von: 10:00 bis: 11:00", (), "von: 10:00 bis: 11:00"),
        (r"The speaker: nobody", (), "The speaker: nobody"),
        (f"Speaker: {'a' * 1000}", (), f"Speaker: {'a' * 1000}"),
        ("Speaker: ()", (), None),
    ],
)
def test_speakers_in_a_description(description: str, speakers: tuple[str, ...], abstract: str | None) -> None:
    """Who speaks is said on a line of the description, which then is no part of the abstract."""
    one = talk(f"DESCRIPTION:{description}")
    assert (tuple(who.name for who in one.speakers), one.abstract) == (speakers, abstract)


@pytest.mark.parametrize(
    ("product", "summary", "title", "speakers"),
    [
        ("-//pretalx//example.org//EN", "Sea - Ice - Ada, Bo", "Sea - Ice", ("Ada", "Bo")),
        ("-//pretalx//example.org//EN", "Sea - ", "Sea", ()),
        ("-//pretalx//example.org//EN", "Sea", "Sea", ()),
        ("-//Other//EN", "Sea - Ada", "Sea - Ada", ()),
    ],
)
def test_names_in_titles(product: str, summary: str, title: str, speakers: tuple[str, ...]) -> None:
    """Names stand behind the titles of pretalx, and of nobody else."""
    (one,) = schedule(f"PRODID:{product}", event(summary=summary)).talks
    assert (one.title, tuple(who.name for who in one.speakers)) == (title, speakers)


def test_kinds_before_titles() -> None:
    """A kind in brackets is one if every title has one."""
    first, second = event(summary="[open-space] Chess"), event(summary="[talk]Go", uid="2")
    assert [(one.type, one.title) for one in schedule(first, second).talks] == [("open-space", "Chess"), ("talk", "Go")]
    found = schedule(first, second, event(uid="3"))
    assert [(one.type, one.title) for one in found.talks] == [
        ("", "[open-space] Chess"),
        ("", "[talk]Go"),
        ("", "Clouds"),
    ]


@pytest.mark.parametrize(
    ("lines", "title", "subtitle"),
    [
        (["NAME:A", "X-WR-CALNAME:B"], "A", "B"),
        (["X-WR-CALNAME:B", "X-WR-CALDESC:B"], "B", None),
        (["DESCRIPTION:C"], "C", None),
        ([], "Calendar", None),
    ],
)
def test_title_of_a_calendar(lines: list[str], title: str, subtitle: str | None) -> None:
    """A calendar is called what it says first, and what it is about is the subtitle."""
    found = schedule(*lines, event())
    assert (found.title, found.subtitle) == (title, subtitle)


@pytest.mark.parametrize(("changed", "updated"), [("20200401T120000Z", utc("2020-04-01T12:00")), ("20200401T120000", None), ("00010101T000000Z", None), ("x", None)])  # fmt: skip
def test_last_change(changed: str, updated: dt.datetime | None) -> None:
    """The last change is a moment in UTC, or is not known."""
    assert schedule(event(f"LAST-MODIFIED:{changed}")).updated == updated


def test_language_is_a_tag() -> None:
    """A language that is no tag is none."""
    assert schedule(event().replace("SUMMARY:", "SUMMARY;LANGUAGE=the Queen's:")).talks[0].language is None


@pytest.mark.no_cover
def test_any_bytes_are_read() -> None:
    """Whatever happens to a calendar, reading it ends, with a schedule whose ids differ or with a fault."""
    dice = random.Random(14)
    whole = calendar(
        own_zone("Ours"),
        event("DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=5;UNTIL=20210101", "EXDATE:20200427T100000Z", start="DTSTART:20200426T100000"),
        event("RECURRENCE-ID:20200428T100000Z", "SEQUENCE:1", "LOCATION:A\\, B", "DESCRIPTION:von: Ada (B)\\n\\nx"),
    )  # fmt: skip
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 6)):
            place = dice.randrange(len(data))
            data[place : place + dice.randrange(4)] = dice.choice(
                [b"", b"9", b"\xff", b":", b";", b"\n", b'"', b"\\", b"Z"]
            )
        found = read(bytes(data), dice.choice([BERLIN, Given()]))
        talks = found.schedule.talks if found.schedule else ()
        assert len({one.id for one in talks}) == len(talks)
        assert found.schedule or any(fault.level == "fault" for fault in found.faults)


def test_date_alone_is_a_whole_day() -> None:
    """Also where nothing says that it is a date."""
    found = schedule(event(start="DTSTART:20200426")).talks[0].span

    assert found
    assert [f"{moment:%d %H:%M}" for moment in found] == ["25 22:00", "26 22:00"]


def test_one_of_several_zones_is_not_the_events() -> None:
    """Times that name none are in the one that is given."""
    found = schedule(own_zone("Asia/Tokyo"), own_zone("America/Lima"), event(start="DTSTART:20200426T100000"))

    assert found.timezone == iana_zone("Europe/Berlin")
