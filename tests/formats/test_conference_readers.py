"""What schedule.xml and schedule.json have in common, read from both: each test compares the two."""

import datetime as dt

import pytest
from conferences import CONFERENCE, DAY, TALK, messages, read, schedule, talk

from ai4earth_cli.schedule.model import Given, Link, Section, Span, Speaker, Talk
from ai4earth_cli.when.zone import iana_zone

BERLIN = iana_zone("Europe/Berlin")
UNZONED = {"title": "Clouds 2017", "start": "2017-12-27"}


def utc(text: str) -> dt.datetime:
    """Return the moment in UTC that `text` is."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def span(start: str, end: str) -> Span:
    """Return the span between two moments in UTC."""
    return Span(utc(start), utc(end))


def test_event_is_read_with_its_talks() -> None:
    """An event gives its title, first day, zone, tracks and talks."""
    found = schedule(TALK | {"track": "Weather", "persons": ["Ada", "Ada", " "], "type": "lecture", "subtitle": "Low"})
    weather = Section("weather", "Weather")
    assert (found.title, found.date, found.timezone) == ("Clouds 2017", dt.date(2017, 12, 27), BERLIN)
    assert found.sections == (weather,)
    assert found.talks == (
        Talk(
            id="fog",
            section=weather,
            title="Fog",
            type="lecture",
            speakers=(Speaker("Ada"),),
            span=span("2017-12-27T10:00", "2017-12-27T10:30"),
            rooms=("Hall",),
            subtitle="Low",
            identity="g1",
        ),
    )


def test_event_is_described() -> None:
    """An event's subtitle and address are taken; a title that is missing is the acronym, or none."""
    event = CONFERENCE | {"subtitle": "All of them", "url": "https://clouds.example/", "acronym": "c17"}
    found = schedule(TALK, conference=event)
    assert (found.subtitle, found.url) == ("All of them", "https://clouds.example/")
    assert schedule(TALK, conference=event | {"title": ""}).title == "c17"
    assert schedule(TALK, conference={"time_zone_name": "UTC"}).title == "Untitled"


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("Berlin", "Europe/Berlin"),
        ("Eastern Time (US & Canada)", "America/New_York"),
        ("Indiana (East)", "America/Indiana/Indianapolis"),
        ("UTC", "UTC"),
    ],
)
def test_zone_is_the_one_that_is_named(name: str, zone: str) -> None:
    """A zone has its IANA name, Rails' name or that of a city."""
    assert schedule(TALK, conference=CONFERENCE | {"time_zone_name": name}).timezone == iana_zone(zone)


@pytest.mark.parametrize("name", ["Cloudland", "local", "x" * 200])
def test_zone_that_is_unknown_is_remarked(name: str) -> None:
    """A zone that nobody knows, or that would be the reader's own, is replaced by what the dates share."""
    found, faults = read(TALK, conference=CONFERENCE | {"time_zone_name": name})
    assert found is not None
    assert found.timezone == dt.timezone(dt.timedelta(hours=1))
    assert [fault.level for fault in faults] == ["remark", "remark"]
    assert faults[0].message.endswith("is unknown.")


def test_zone_without_a_name_is_the_offset_of_all_dates() -> None:
    """Where all dates have one offset and no zone is named, it is that, with a remark."""
    found, faults = read(TALK, conference=UNZONED)
    assert found is not None
    assert found.timezone == dt.timezone(dt.timedelta(hours=1))
    assert [str(fault.message) for fault in faults] == [
        "It names no time zone. All its dates are in UTC+1, which is taken; --event-tz names another."
    ]


def test_zone_without_a_name_may_be_utc() -> None:
    """Dates that all end in Z make it UTC."""
    found, _ = read(TALK | {"date": "2017-12-27T10:00:00Z", "start": "10:00"}, conference=UNZONED)
    assert found is not None
    assert found.timezone is dt.UTC


@pytest.mark.parametrize(
    ("given", "zone"),
    [("Europe/Berlin", BERLIN), ("Asia/Tokyo", dt.timezone(dt.timedelta(hours=1)))],
)
def test_zone_given_goes_before_an_offset_it_agrees_with(given: str, zone: dt.tzinfo) -> None:
    """A given zone is taken for the offset of the dates if it has that offset at all of them, and only then."""
    found, _ = read(TALK, conference=UNZONED, given=Given(iana_zone(given)))
    assert found is not None
    assert found.timezone == zone


def test_zone_given_does_not_agree_outside_the_calendar() -> None:
    """A date that has no moment in the given zone does not stop the reading."""
    found, _ = read(TALK, TALK | {"date": "0001-01-01T00:00:00+01:00"}, conference=UNZONED, given=Given(BERLIN))
    assert found is not None
    assert found.timezone == dt.timezone(dt.timedelta(hours=1))


def test_zone_of_the_days_does_where_talks_have_none() -> None:
    """Where talks have no offset, that of the days is taken."""
    found, _ = read(TALK | {"date": "2017-12-27T11:00:00"}, conference=UNZONED)
    assert found is not None
    assert found.talks[0].span == span("2017-12-27T10:00", "2017-12-27T10:30")


@pytest.mark.parametrize(
    "dates",
    [("2017-12-27T11:00:00", "2017-12-27T11:00:00"), ("2017-12-27T11:00:00+01:00", "2017-12-27T11:00:00+02:00")],
)
def test_zone_that_nothing_tells_is_asked_for(dates: tuple[str, str]) -> None:
    """Dates without an offset, or with several, need --event-tz; with it they are read."""
    talks = [TALK | {"date": date, "guid": date} for date in dates]
    day = {"date": "2017-12-27"}
    assert messages(read(*talks, conference=UNZONED, day=day)) == [
        "It does not say its time zone. Name it with --event-tz, as in --event-tz Europe/Berlin."
    ]
    found, _ = read(*talks, conference=UNZONED, day=day, given=Given(BERLIN))
    assert found is not None
    assert found.timezone == BERLIN


def test_unknown_zone_and_no_offset_are_told_together() -> None:
    """Both faults of a zone are in one line."""
    day = {"date": "2017-12-27"}
    event = CONFERENCE | {"time_zone_name": "Cloudland"}
    assert messages(read(TALK | {"date": ""}, conference=event, day=day)) == [
        "Its time zone 'Cloudland' is unknown."
        " It does not say its time zone. Name it with --event-tz, as in --event-tz Europe/Berlin."
    ]


@pytest.mark.parametrize(
    ("date", "start"),
    [
        ("2017-12-27T11:00:00+01:00", "11:00"),
        ("2017-12-27T10:00:00+00:00", "11:00"),  # start on the event's clock
        ("2017-12-27T10:00:00Z", "10:00"),  # and on the date's own
        ("2017-12-27T11:00:00", "11:00"),
        ("2017-12-27 11:00:00 +0100", "11:00"),
        ("2017-12-27 10:00:00 UTC", "11:00"),
        ("2017-12-27T11:00", ""),
        ("2017-12-27", "11:00"),
        ("", "11:00"),
        ("", "2017-12-27T11:00:00+01:00"),  # as in schedule2
    ],
)
def test_start_is_told_by_the_date_else_by_the_day(date: str, start: str) -> None:
    """The date decides, on its own clock or the event's; else it is the day and the time."""
    assert talk(date=date, start=start).span == span("2017-12-27T10:00", "2017-12-27T10:30")


def test_start_on_neither_clock_is_remarked() -> None:
    """A start that is the time of the date on no clock is remarked, and the date holds."""
    found, faults = read(TALK | {"start": "17:00"})
    assert found is not None
    assert found.talks[0].span == span("2017-12-27T10:00", "2017-12-27T10:30")
    assert [fault.message for fault in faults] == [
        "Its start '17:00' and its date '2017-12-27T11:00:00+01:00' differ: the time of the date is used."
    ]


@pytest.mark.parametrize(
    ("start", "change", "day", "moment"),
    [
        ("03:59", None, {"date": "2017-12-27"}, "2017-12-28T02:59"),
        ("04:00", None, {"date": "2017-12-27"}, "2017-12-27T03:00"),
        ("08:59", "09:00:00", DAY, "2017-12-28T07:59"),
        ("09:00", "09:00:00", DAY, "2017-12-27T08:00"),
        ("00:00", "00:00", DAY, "2017-12-26T23:00"),
        ("05:59", None, DAY, "2017-12-28T04:59"),  # within the day only on the next morning
        ("06:00", None, DAY, "2017-12-27T05:00"),
    ],
)
def test_start_before_the_change_of_the_day_is_after_midnight(
    start: str, change: str | None, day: dict[str, str], moment: str
) -> None:
    """A time before the day's change is on the next date; the day's start and end tell where no change is written."""
    event = CONFERENCE | ({"day_change": change} if change else {})
    found = schedule(TALK | {"date": "", "start": start}, conference=event, day=day).talks[0]
    assert found.span is not None
    assert found.span.start == utc(moment)


def test_date_alone_that_is_not_the_days_is_meant() -> None:
    """A date without a time that differs from the day's is the date of the talk."""
    found = talk(date="2017-12-28", start="00:30")
    assert (found.span, found.day) == (span("2017-12-27T23:30", "2017-12-28T00:00"), dt.date(2017, 12, 27))


def test_days_without_a_date_follow_from_the_first() -> None:
    """A day without a date has that of the event, or the one that is given."""
    late = TALK | {"date": "", "start": "12:00"}
    expected = span("2017-12-27T11:00", "2017-12-27T11:30")
    assert schedule(late, day={"index": "1"}).talks[0].span == expected
    event = {"title": "Clouds", "time_zone_name": "Europe/Berlin"}
    given = Given(date=dt.date(2017, 12, 27))
    assert schedule(late, day={}, conference=event, given=given).talks[0].span == expected


def test_event_without_any_date_asks_for_one() -> None:
    """Where nothing tells a date, --event-date is the remedy."""
    event = {"title": "Clouds", "time_zone_name": "Europe/Berlin"}
    assert messages(read(TALK | {"date": ""}, conference=event, day={})) == [
        "It does not say its date. Name its first day with --event-date, as in --event-date 2020-04-26."
    ]


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_day_out_of_reach_has_no_times(year: str) -> None:
    """A day in a year that has not all its moments gives no time to a talk that relies on it."""
    found, faults = read(TALK | {"date": ""}, day={"date": f"{year}-01-01"})
    assert found is not None
    assert found.talks[0].span is None
    assert [fault.message for fault in faults] == ["It has no time: its date is '', its start '11:00'."]


def test_first_day_out_of_reach_is_no_days_date() -> None:
    """An event that starts in such a year lends its days no dates."""
    event = CONFERENCE | {"start": "9999-12-31"}
    found, _ = read(TALK | {"date": ""}, conference=event, day={})
    assert found is not None
    assert (found.date, found.talks[0].span) == (dt.date(9999, 12, 31), None)


def test_talk_without_a_time_is_kept() -> None:
    """A talk whose date and start can't be read has no span, and its filed day."""
    found, faults = read(TALK | {"date": "soon", "start": "later"})
    assert found is not None
    assert (found.talks[0].span, found.talks[0].day) == (None, dt.date(2017, 12, 27))
    assert [fault.message for fault in faults] == ["It has no time: its date is 'soon', its start 'later'."]


def test_date_out_of_reach_is_remarked() -> None:
    """A date in the first or last year has no moment."""
    found, faults = read(TALK | {"date": "9999-12-27T11:00:00+01:00"})
    assert found is not None
    assert found.talks[0].span is None
    assert faults[0].message.startswith("The year 9999 is out of reach")


def test_time_that_clocks_skip_is_read_once() -> None:
    """A time that clocks skipped is taken at the first reading, with a remark of both."""
    found, faults = read(TALK | {"date": "2017-03-26T02:30:00", "start": "02:30"}, day={"date": "2017-03-26"})
    assert found is not None
    assert found.talks[0].span == span("2017-03-26T01:30", "2017-03-26T02:00")
    assert len(faults) == 1
    assert faults[0].message.endswith("The first of them is taken.")


def test_filed_day_is_kept_where_it_is_not_the_date() -> None:
    """A talk after midnight belongs to the day it is filed under; one before it to its own."""
    night = TALK | {"guid": "g2", "date": "2017-12-28T01:00:00+01:00", "start": "01:00"}
    assert [talk.day for talk in schedule(TALK, night).talks] == [None, dt.date(2017, 12, 27)]


@pytest.mark.parametrize(
    ("date", "start", "day"),
    [
        ("2017-12-26", "2017-12-26T23:30:00+00:00", "2017-12-27"),  # wafer's date is UTC's
        ("2017-12-27", "2017-12-27T00:00:00+05:00", "2017-12-27"),  # on a clock of its own
        ("", "2017-12-26T10:00:00", "2017-12-26"),
        ("2017-12-26", "0001-01-01T00:00:00+00:00", "0001-01-01"),
    ],
)
def test_filed_day_is_that_of_its_start(date: str, start: str, day: str) -> None:
    """The date of a day is that of its start on the event's clock, whatever is written as its date."""
    found = schedule(TALK | {"date": "2017-12-29T11:00:00+01:00"}, day={"date": date, "start": start})
    assert found.talks[0].day == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("0:45", 45),
        ("00:45", 45),
        ("55:23", 55 * 60 + 23),
        ("0:90", 90),
        ("1:02:30", 26 * 60 + 30),
        ("0:02:30", 2 * 60 + 30),
        ("00:20:00", 20),
        ("0:45:00", 45),
        ("0:20:00", 20 * 60),
        ("6944:11:40", (6944 * 24 + 11) * 60 + 40),
        ("45", 45),
        ("45.0", 45),
        ("PT45M", 45),
        ("P1DT1H", 25 * 60),
        ("PT90S", 1.5),
        ("1h30m", 90),
        ("00:00", 0),
    ],
)
def test_duration_has_many_forms(text: str, minutes: float) -> None:
    """Two parts are hours and minutes, three days, hours and minutes; ISO 8601 and bare minutes are read too."""
    found = talk(duration=text).span
    assert found is not None
    assert found.length == dt.timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["", "P", "PT", "-1:00", "long", "1:2:3:4", "9999999"])
def test_duration_that_is_none_makes_no_length(text: str) -> None:
    """A duration that is missing or no length is remarked, and the talk takes no time."""
    found, faults = read(TALK | {"duration": text})
    assert found is not None
    assert found.talks[0].span == span("2017-12-27T10:00", "2017-12-27T10:00")
    assert len(faults) == 1


def test_duration_beyond_all_years_leaves_no_time() -> None:
    """A duration that leads out of the calendar is remarked."""
    found, faults = read(TALK | {"duration": "999999:00:00"})
    assert found is not None
    assert found.talks[0].span == Span(utc("2017-12-27T10:00"), utc("2017-12-27T10:00") + dt.timedelta(days=999999))
    found, faults = read(TALK | {"date": "9998-12-27T11:00:00+01:00", "duration": "99:00:00"})
    assert found is not None
    assert found.talks[0].span is None
    assert [fault.message for fault in faults] == ["Its duration '99:00:00' is too long, so it has no time."]


@pytest.mark.parametrize(
    ("end", "duration", "minutes"),
    [
        ("2017-12-27T12:00:00+01:00", "0:30", 60),  # an offset makes it certain
        ("2017-12-27T12:00:00", "0:30", 30),
        ("2017-12-27T12:00:00", "", 60),
        ("2017-12-27T10:00:00+01:00", "0:30", 30),  # before the start
        ("9999-12-27T10:00:00+01:00", "0:30", 30),
    ],
)
def test_end_goes_before_the_duration_if_it_is_certain(end: str, duration: str, minutes: int) -> None:
    """An end with an offset decides; one without only where there is no duration."""
    found = talk(end=end, duration=duration).span
    assert found is not None
    assert found.length == dt.timedelta(minutes=minutes)


def test_identity_is_the_best_that_is_its_own() -> None:
    """A talk is known by its guid, else its code, else a unique id, else a unique slug, else by nothing."""
    times = {"title": "Fog", "date": TALK["date"], "duration": "0:30"}
    talks = [
        {"guid": "g", "code": "ABCDEF", "id": "1"},
        {"guid": "", "code": "GHIJKL", "id": "2"},
        {"id": "3", "url": "https://pretalx.example/c/talk/MNOPQR/"},
        {"id": "4", "slug": "fog"},
        {"id": "5", "slug": "rain"},
        {"id": "5", "slug": "snow"},
        {"slug": "hail"},
        {"slug": "hail"},
    ]
    found = schedule(*(times | talk for talk in talks))
    assert [talk.identity for talk in found.talks] == ["g", "GHIJKL", "MNOPQR", "4", "rain", "snow", None, None]
    assert [talk.id for talk in found.talks] == ["fog", *(f"fog-{number}" for number in range(2, 9))]


def test_repeated_guid_is_told_apart() -> None:
    """Of several talks with one guid the first keeps it, others have their own id, else a number; all are kept."""
    talks = [TALK | {"guid": "g", "id": number} for number in ("1", "2", "3", "3", "3")]
    found, faults = read(*talks)
    assert found is not None
    assert [talk.identity for talk in found.talks] == ["g", "2", "g-2", "g-3", "g-4"]
    assert {(fault.many, fault.message) for fault in faults} == {
        ("talks repeat a guid", "It has the guid of a talk before it.")
    }
    assert [fault.where for fault in faults] == [f"talk {number} 'Fog'" for number in range(2, 6)]


def test_guid_that_is_like_a_made_one_is_told_apart() -> None:
    """A number is not given where another has it."""
    talks = [TALK | {"guid": guid} for guid in ("g", "g-2", "g")]
    found, _ = read(*talks)
    assert found is not None
    assert [talk.identity for talk in found.talks] == ["g", "g-2", "g-3"]


def test_room_around_the_talk_wins() -> None:
    """A room in the talk does not count where it is in one."""
    assert talk(room="Cellar").rooms == ("Hall",)


@pytest.mark.parametrize(
    ("text", "section"), [("", None), (" ", None), ("Low clouds", Section("low-clouds", "Low clouds"))]
)
def test_track_may_be_empty(text: str, section: Section | None) -> None:
    """A talk without a track has no section."""
    assert talk(track=text).section == section


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("", None),
        ("en", "en"),
        ("De", "de"),
        ("pt-br", "pt-BR"),
        ("zh_hant_TW", "zh-Hant-TW"),
        ("de-formal", "de-formal"),
        ("English", "en"),
    ],
)
def test_language_is_a_tag(text: str, tag: str | None) -> None:
    """A language is written as a tag, whatever its case; empty is none."""
    assert talk(language=text).language == tag


def test_languages_that_are_no_single_tag_are_remarked() -> None:
    """Of two languages the first is taken; what is no language is left out."""
    found, faults = read(TALK | {"language": "de, en"}, TALK | {"guid": "g2", "language": "??"})
    assert found is not None
    assert [talk.language for talk in found.talks] == ["de", None]
    assert [fault.message for fault in faults] == [
        "It is in several languages, 'de, en'. The first is taken.",
        "'??' is not a language. Use a tag like 'en'.",
    ]


def test_links_find_their_places() -> None:
    """The first link of a kind is in its place, told by its type or words; others keep their order."""
    links = [
        ("https://v.example/1", "Video recording (mp4)", ""),
        ("https://v.example/2", "Video recording (WebM)", ""),
        ("https://a.example/", "Notes", "related"),
        ("https://b.example/", "Slides of others", "related"),
        ("https://feedback.example/", "", "FEEDBACK"),
        ("https://www.host.example/path?x", "", ""),
        ("https://a.example/", "Again", ""),
    ]
    attachments = [("https://c.example/s.pdf", "Slides (PDF)", ""), ("https://c.example/p.pdf", "", "paper")]
    found = talk(links=links, attachments=attachments, url="https://page.example/")
    assert (found.video, found.slides, found.paper, found.website) == (
        "https://v.example/1",
        "https://c.example/s.pdf",
        "https://c.example/p.pdf",
        "https://page.example/",
    )
    assert found.links == (
        Link("Video recording (WebM)", "https://v.example/2"),
        Link("Notes", "https://a.example/"),
        Link("Slides of others", "https://b.example/"),
        Link("Feedback", "https://feedback.example/"),
        Link("host.example", "https://www.host.example/path?x"),
    )


def test_links_of_other_fields_are_taken_and_logos_dropped() -> None:
    """A feedback address is a link, a download the video, the page elsewhere the website; a logo is nothing."""
    found = talk(
        feedback_url="https://f.example/",
        video_download_url="https://v.example/",
        origin_url="https://o.example/",
        logo="/l.png",
    )
    assert (found.video, found.website, found.links) == (
        "https://v.example/",
        "https://o.example/",
        (Link("Feedback", "https://f.example/"),),
    )


def test_website_is_not_the_events_page() -> None:
    """A talk's address that is the event's, or a URN, is not its website; one that is also a link is shown once."""
    event = CONFERENCE | {"url": "https://clouds.example/"}
    assert schedule(TALK | {"url": "https://clouds.example/"}, conference=event).talks[0].website is None
    assert talk(url="urn:uuid:1").website is None
    both = talk(
        url="https://a.example/", links=[("https://a.example/", "More", ""), ("https://a.example/", "Website", "web")]
    )
    assert (both.website, both.links) == ("https://a.example/", ())


def test_link_titled_with_a_speaker_is_theirs() -> None:
    """A link that has a speaker's name leads to the speaker's page."""
    found = talk(persons=["Ada", "Bob"], links=[("https://ada.example/", "Ada", "web")])
    assert (found.speakers, found.links) == ((Speaker("Ada", url="https://ada.example/"), Speaker("Bob")), ())


@pytest.mark.parametrize(
    ("text", "attached", "url"),
    [
        ("www.example.org", False, "https://www.example.org"),
        ("example.org:8080/a b", False, "https://example.org:8080/a%20b"),
        ("//example.org/a", False, "https://example.org/a"),
        ("HTTP://example.org", False, "HTTP://example.org"),
        ("talks/1", False, "https://clouds.example/2017/talks/1"),
        ("slides.pdf", True, "https://clouds.example/2017/slides.pdf"),
        ("/media/slides.pdf", True, "https://clouds.example/media/slides.pdf"),
        (
            "/system/event_attachments/slides.pdf",
            True,
            "https://clouds.example/2017/system/event_attachments/slides.pdf",
        ),
    ],
)
def test_link_is_made_whole(text: str, attached: bool, url: str) -> None:  # noqa: FBT001  from the table
    """A link without a scheme gets one, a relative one the base; frab's uploads are below the base."""
    event = CONFERENCE | {"base_url": "https://clouds.example/2017/"}
    key = "attachments" if attached else "links"
    found = schedule(TALK | {key: [(text, "More", "")]}, conference=event).talks[0]
    assert found.links == (Link("More", url),)


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("javascript:alert(1)", "https://clouds.example"),
        ("mailto:ada@clouds.example", ""),
        ("Notes", "https://clouds.example"),
        ("#top", "https://clouds.example"),
        ("talks/1", "https://[clouds.example"),  # brackets that hold no IPv6 address
        ("https://clouds.example/<script>", ""),
        ("", ""),
    ],
)
def test_link_that_is_no_address_is_remarked(text: str, base: str) -> None:
    """What leads nowhere on the web is left out."""
    event = CONFERENCE | {"base_url": base}
    found, faults = read(TALK | {"attachments": [], "links": [(text, "x", "")]}, conference=event)
    assert found is not None
    assert found.talks[0].links == ()
    assert len(faults) == 1
    assert faults[0].message.endswith("is not an address on the web. It is left out.")


def test_relative_attachment_without_a_base_is_remarked() -> None:
    """Without a base a relative attachment leads nowhere, and one that frab has lost never does."""
    attachments = [("/system/a.pdf", "Slides", ""), ("/attachments/original/missing.png", "file", "")]
    found, faults = read(TALK | {"attachments": attachments, "url": "talks/1"})
    assert found is not None
    assert (found.talks[0].slides, found.talks[0].website) == (None, None)
    assert [fault.message for fault in faults] == [
        "Its url 'talks/1' is not an address on the web. It is left out.",
        "'/system/a.pdf' is not an address on the web. It is left out.",
    ]


def test_link_without_anything_is_passed_over() -> None:
    """A link that has neither address nor title is not worth a remark."""
    assert talk(links=[("", "", "")]).links == ()


@pytest.mark.parametrize(("optout", "recorded"), [("true", False), ("false", None)])
def test_opting_out_means_no_recording(optout: str, recorded: bool | None) -> None:  # noqa: FBT001  from the table
    """A talk that is not to be recorded says so; else nothing is said."""
    assert talk(optout=optout).recorded is recorded


@pytest.mark.parametrize(
    ("changes", "title", "cancelled"),
    [
        ({"title": "[CANCELLED] Fog"}, "Fog", True),
        ({"subtitle": "cancelled"}, "Fog", True),
        ({"subtitle": "abgesagt!"}, "Fog", True),
        ({"state": "cancelled"}, "Fog", True),
        ({"status": "confirmed"}, "Fog", False),
        ({"subtitle": "How flights get cancelled"}, "Fog", False),
    ],
)
def test_cancelled_talk_is_cancelled(changes: dict[str, str], title: str, cancelled: bool) -> None:  # noqa: FBT001
    """A talk is cancelled where its title says so, or its subtitle says nothing else, or its state."""
    found = talk(**changes)
    assert (found.title, found.cancelled) == (title, cancelled)


def test_title_that_is_missing_is_made_up() -> None:
    """A talk without a title is called by its subtitle, else its slug, else Untitled, with a remark."""
    talks = [{"subtitle": "Low"}, {"slug": "fog"}, {}]
    found, faults = read(
        *({"guid": str(n), "date": TALK["date"], "duration": "1"} | talk for n, talk in enumerate(talks))
    )
    assert found is not None
    assert [(talk.title, talk.subtitle) for talk in found.talks] == [("Low", None), ("fog", None), ("Untitled", None)]
    assert [fault.message for fault in faults] == [
        f"It has no title. It is called '{title}'." for title in ("Low", "fog", "Untitled")
    ]


def test_event_that_says_nothing_is_left_out() -> None:
    """An event with neither title nor time is a remark, and no talk if it is the only one."""
    found, faults = read({"guid": "g"}, TALK)
    assert found is not None
    assert [talk.title for talk in found.talks] == ["Fog"]
    assert [fault.message for fault in faults] == ["It has neither a title nor a time. It is left out."]
    assert messages(read({"guid": "g"})) == ["There is no talk in it."]


@pytest.mark.parametrize(
    ("abstract", "description", "text"),
    [
        ("", "", None),
        ("Fog.", "", "Fog."),
        ("", "Fog.", "Fog."),
        ("Fog.", "Rain.", "Fog.\n\nRain."),
        ("Fog.", "Fog.\r\n\r\nAnd more  of it.", "Fog.\n\nAnd more of it."),
        ("Fog and rain.", "Fog", "Fog and rain."),
        ("<p>Fog &amp; rain</p>", "", "Fog & rain"),
    ],
)
def test_abstract_is_shown_once(abstract: str, description: str, text: str | None) -> None:
    """The abstract and the description are one text; what both say is there once, without HTML."""
    assert talk(abstract=abstract, description=description).abstract == text
