import datetime as dt
import random

import pytest

from ai4earth_cli.formats.xcal import read
from ai4earth_cli.schedule.model import Given, Reading, Schedule, Section, Span, Speaker, Talk
from ai4earth_cli.when.zone import iana_zone

BERLIN = Given(iana_zone("Europe/Berlin"))

STANDARD = """\
<?xml version="1.0" encoding="utf-8"?>
<icalendar xmlns="urn:ietf:params:xml:ns:icalendar-2.0"><vcalendar>
 <properties>
  <prodid><text>-//Example//EN</text></prodid>
  <x-wr-calname><text>Earth Days</text></x-wr-calname>
 </properties>
 <components>
  <vevent>
   <properties>
    <uid><text>1</text></uid>
    <dtstart><parameters><tzid><text>Europe/Berlin</text></tzid></parameters><date-time>2020-04-26T10:00:00</date-time></dtstart>
    <duration><duration>PT30M</duration></duration>
    <summary><parameters><language><text>en</text></language></parameters><text>Clouds</text></summary>
    <description><text>Speaker: Ada

On clouds &amp; rain.</text></description>
    <categories><text>Earth</text><text>Air</text></categories>
    <url><uri>https://example.org/1</uri></url>
    <rrule><recur><freq>DAILY</freq><until>2020-04-28</until><byday>SU</byday><byday>MO</byday></recur></rrule>
    <rdate><period><start>2020-05-01T10:00:00Z</start><end>2020-05-01T11:00:00Z</end></period></rdate>
    <x-other><unknown>?</unknown></x-other>
   </properties>
   <components><valarm><properties><summary><text>Alarm</text></summary></properties></valarm></components>
  </vevent>
  <vevent><properties>
   <uid><text>2</text></uid>
   <dtstart><date>2020-04-27</date></dtstart>
   <summary><text>Excursion</text></summary>
  </properties></vevent>
 </components>
</vcalendar></icalendar>
"""

OLDER = """\
<?xml version="1.0" encoding="UTF-8"?>
<iCalendar xmlns:pentabarf="http://pentabarf.org" xmlns:xCal="urn:ietf:params:xml:ns:xcal">
 <vcalendar>
  <version>2.0</version>
  <prodid>-//Pentabarf//Schedule//EN</prodid>
  <x-wr-calname>Earth Days</x-wr-calname>
  <vevent>
   <method>PUBLISH</method>
   <uid>1@Earth@example.org</uid>
   <pentabarf:event-id>1</pentabarf:event-id>
   <pentabarf:title>Not this one</pentabarf:title>
   <pentabarf:subtitle>and rain</pentabarf:subtitle>
   <dtstart>20200426T100000</dtstart>
   <dtend>20200426T110000</dtend>
   <duration>01:00</duration>
   <summary>Clouds</summary>
   <description></description>
   <status>CANCELLED</status>
   <categories>Earth</categories>
   <location>Hall A</location>
   <attendee>Ada Lin</attendee>
   <attendee>Bo</attendee>
   <attendee>mailto:nobody@example.org</attendee>
  </vevent>
 </vcalendar>
</iCalendar>
"""


def utc(text: str) -> dt.datetime:
    """Return a moment in UTC."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def test_standard_form() -> None:
    """The XML of RFC 6321 says what the same calendar in lines would."""
    found = read(STANDARD.encode(), Given())
    assert found.faults == ()
    assert found.schedule
    talks = found.schedule.talks
    assert [(one.identity, one.span and f"{one.span.start:%m-%d %H:%M}") for one in talks] == [
        ("1-20200426T080000Z", "04-26 08:00"),
        ("1-20200427T080000Z", "04-27 08:00"),
        ("1-20200501T100000Z", "05-01 10:00"),
        ("2", "04-26 22:00"),
    ]
    assert talks[0] == Talk(
        id="clouds",
        identity="1-20200426T080000Z",
        section=Section("earth", "Earth"),
        title="Clouds",
        speakers=(Speaker("Ada"),),
        span=Span(utc("2020-04-26T08:00"), utc("2020-04-26T08:30")),
        abstract="On clouds & rain.",
        language="en",
        website="https://example.org/1",
    )
    assert talks[-1].span == Span(utc("2020-04-26T22:00"), utc("2020-04-27T22:00"))


def test_older_form() -> None:
    """What frab and Pentabarf publish names speakers as attendees, and has a subtitle."""
    assert read(OLDER.encode(), BERLIN) == Reading(
        Schedule(
            title="Earth Days",
            date=dt.date(2020, 4, 26),
            timezone=iana_zone("Europe/Berlin"),
            sections=(Section("earth", "Earth"),),
            talks=(
                Talk(
                    id="clouds",
                    identity="1@Earth@example.org",
                    section=Section("earth", "Earth"),
                    title="Clouds",
                    subtitle="and rain",
                    speakers=(Speaker("Ada Lin"), Speaker("Bo")),
                    span=Span(utc("2020-04-26T08:00"), utc("2020-04-26T09:00")),
                    rooms=("Hall A",),
                    cancelled=True,
                ),
            ),
        )
    )


def test_older_form_names_no_zone() -> None:
    """The older form has no zones, so that one must be given."""
    assert [fault.level for fault in read(OLDER.encode(), Given()).faults] == ["fault"]


def test_zone_by_rules() -> None:
    """A VTIMEZONE in XML is one, and its parameters may be attributes."""
    observance = (
        "<dtstart>2000-01-01T00:00:00</dtstart><tzoffsetfrom>-03:00</tzoffsetfrom><tzoffsetto>-03:30</tzoffsetto>"
    )
    text = OLDER.replace("<dtstart>", '<dtstart tzid="Ours">').replace(
        "<vevent>", f"<vtimezone><tzid>Ours</tzid><standard>{observance}</standard></vtimezone><vevent>"
    )
    found = read(text.encode(), Given()).schedule
    assert found
    assert found.talks[0].span == Span(utc("2020-04-26T13:30"), utc("2020-04-26T14:30"))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "It can't be read as XML: no element found: line 1, column 0."),
        (b"<iCalendar>", "It can't be read as XML: no element found: line 1, column 11."),
        (b'<?xml version="1.0" encoding="bogus"?><a/>', "It can't be read as XML: unknown encoding: bogus."),
        (b"<iCalendar/>", "It has no talk: a calendar has one VEVENT for each."),
        (
            b"<!DOCTYPE a><iCalendar/>",
            "It has a DOCTYPE, which is not accepted. Remove the line that begins with <!DOCTYPE.",
        ),
        (
            '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16"),
            "It has a DOCTYPE, which is not accepted. Remove the line that begins with <!DOCTYPE.",
        ),
        (b"<a>" * 200_000 + b"</a>" * 200_000, "It has no talk: a calendar has one VEVENT for each."),
        (b"<vcalendar>" * 50_000 + b"</vcalendar>" * 50_000, "It has no talk: a calendar has one VEVENT for each."),
        (b"<vevent>" * 1_000, "It can't be read as XML: no element found: line 1, column 8000."),
        (
            b"<a " + b" ".join(b'a%d=""' % number for number in range(50_000)) + b"/>",
            "It has no talk: a calendar has one VEVENT for each.",
        ),
    ],
)
def test_what_is_no_calendar(data: bytes, message: str) -> None:
    """What is no XML, has a DOCTYPE, or is a flood of elements or attributes ends in one line."""
    found = read(data, BERLIN)
    assert (found.schedule, [fault.message for fault in found.faults]) == (None, [message])


def test_flood_within_a_property() -> None:
    """However deep a text lies within a property, it is its text."""
    text = OLDER.replace("Clouds", f"{'<a>' * 50_000}Clouds{'</a>' * 50_000}")
    found = read(text.encode(), BERLIN).schedule
    assert found
    assert found.talks[0].title == "Clouds"


def test_any_bytes_are_read() -> None:
    """Whatever happens to a document, reading it ends."""
    dice = random.Random(14)
    for _ in range(200):
        data = bytearray(dice.choice([STANDARD, OLDER]).encode())
        for _ in range(dice.randint(1, 4)):
            place = dice.randrange(len(data))
            data[place : place + dice.randrange(3)] = dice.choice([b"", b"9", b"x", b":", b"T"])
        found = read(bytes(data), BERLIN)
        assert found.schedule or found.faults
