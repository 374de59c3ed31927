import datetime as dt
import os
import shutil
import subprocess
from pathlib import Path

import pytest
import tzdata

from ai4earth_cli import records, sources
from ai4earth_cli.errors import UserError
from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.model import View
from ai4earth_cli.when.zone import iana_names, iana_zone, label, zone_name
from ai4earth_cli.when.zone.zonenames import is_in_another, zone_called, zones_listed

SCHEDULE = sources.load()[0]
PACIFIC = SCHEDULE.timezone
DAY = SCHEDULE.date
NOON = dt.datetime(2020, 4, 26, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Europe/Berlin", "CEST (Europe/Berlin, UTC+2)"),
        (" EUROPE/BERLIN ", "CEST (Europe/Berlin, UTC+2)"),
        ("lima", "UTC-5 (America/Lima)"),
        ("new york", "EDT (America/New_York, UTC-4)"),
        ("america/new york", "EDT (America/New_York, UTC-4)"),
        ("Port-au-Prince", "EDT (America/Port-au-Prince, UTC-4)"),
        ("buenos aires", "UTC-3 (America/Argentina/Buenos_Aires)"),
        ("utc", "UTC"),
        ("z", "UTC"),
        ("event", "PDT (America/Los_Angeles, UTC-7)"),
        ("bangalore", "IST (Asia/Kolkata, UTC+5:30)"),
        ("Bengaluru", "IST (Asia/Kolkata, UTC+5:30)"),
        ("München", "CEST (Europe/Berlin, UTC+2)"),
        ("munich", "CEST (Europe/Berlin, UTC+2)"),
        ("Montréal", "EDT (America/Toronto, UTC-4)"),
        ("san francisco", "PDT (America/Los_Angeles, UTC-7)"),
        ("st. petersburg", "MSK (Europe/Moscow, UTC+3)"),
        ("xi'an", "CST (Asia/Shanghai, UTC+8)"),
        ("peru", "UTC-5 (America/Lima)"),
        ("PE", "UTC-5 (America/Lima)"),
        ("PER", "UTC-5 (America/Lima)"),
        ("uk", "BST (Europe/London, UTC+1)"),
        ("The Netherlands", "CEST (Europe/Amsterdam, UTC+2)"),
        ("netherlands", "CEST (Europe/Amsterdam, UTC+2)"),
        ("the philippines", "PST (Asia/Manila, UTC+8)"),
        ("czech republic", "CEST (Europe/Prague, UTC+2)"),
        ("germany", "CEST (Europe/Berlin, UTC+2)"),
        ("+05:30", "UTC+5:30"),
        ("-7", "UTC-7"),
        ("UTC+2", "UTC+2"),
        ("GMT-03:00", "UTC-3"),
        ("+1:59", "UTC+1:59"),
        ("+130", "UTC+1:30"),
        ("+14", "UTC+14"),
        ("-12:00", "UTC-12"),
        ("utc \u22123", "UTC-3"),
        ("+0545", "UTC+5:45"),
        ("PDT", "PDT (America/Los_Angeles, UTC-7)"),
        ("pst", "PDT (America/Los_Angeles, UTC-7)"),
        ("local", "PDT (America/Los_Angeles, UTC-7)"),
        ("UTC (UTC-3)", "UTC-3"),
        ("FOO (UTC-3)", "UTC-3"),
        ("PST (UTC-7)", "PDT (America/Los_Angeles, UTC-7)"),
        ("FOO (PST)", "PDT (America/Los_Angeles, UTC-7)"),
        ("IST (UTC+5:30)", "UTC+5:30"),
        ("FOO (Lima (Peru), UTC-5)", "UTC-5 (America/Lima)"),
        ("FOO (Eastern (most areas), United States)", "EDT (America/New_York, UTC-4)"),
        ("America/Denver (Texas, United States, UTC-6)", "MDT (America/Denver, UTC-6)"),
        (f"{'a' * 87} (Asia/Tokyo)", "JST (Asia/Tokyo, UTC+9)"),
        ("PST time", "PDT (America/Los_Angeles, UTC-7)"),
        ("paris, france", "CEST (Europe/Paris, UTC+2)"),
        ("san jose, usa", "PDT (America/Los_Angeles, UTC-7)"),
        ("athens", "EEST (Europe/Athens, UTC+3)"),
        ("CEST", "CEST (UTC+2)"),
        ("EDT", "EDT (UTC-4)"),
        ("CEST (UTC+2)", "CEST (UTC+2)"),
        ("EST (UTC-5)", "EST (UTC-5)"),
    ],
)
def test_zone_is_found_by_what_people_type(typed: str, shown: str) -> None:
    """Names, last parts, cities, countries, offsets, letters, and what a screen showed."""
    assert label(zone_called(typed, PACIFIC, DAY), NOON) == shown


def test_every_iana_name_is_found_and_what_is_shown_for_it_is_found_again() -> None:
    """In its own spelling, in lower case, and as `CEST (Europe/Berlin, UTC+2)`: always what the name itself shows."""
    shown = {name: label(iana_zone(name), NOON) for name in iana_names()}

    def found(*typed: str) -> list[str]:
        return [label(zone_called(name, PACIFIC, DAY), NOON) for name in typed]

    assert len(shown) > 500
    assert {name: found(name, name.lower(), text) for name, text in shown.items()} == {
        name: [text] * 3 for name, text in shown.items()
    }


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("AoE", "AoE (UTC-12)"),
        ("aoe", "AoE (UTC-12)"),
        ("Anywhere on Earth", "AoE (UTC-12)"),
        ("AoE (UTC-12)", "AoE (UTC-12)"),
        ("Pacific Time", "PDT (America/Los_Angeles, UTC-7)"),
        ("pacific", "PDT (America/Los_Angeles, UTC-7)"),
        ("PT", "PDT (America/Los_Angeles, UTC-7)"),
        ("Eastern Time", "EDT (America/New_York, UTC-4)"),
        ("US Eastern Time", "EDT (America/New_York, UTC-4)"),
        ("central time", "CDT (America/Chicago, UTC-5)"),
        ("Mountain Daylight Time", "MDT (America/Denver, UTC-6)"),
        ("Alaska Time", "AKDT (America/Anchorage, UTC-8)"),
        ("Newfoundland Time", "NDT (America/St_Johns, UTC-2:30)"),
        ("Pacific Time (US & Canada)", "PDT (America/Los_Angeles, UTC-7)"),
        ("(GMT-05:00) Eastern Time (US and Canada)", "EDT (America/New_York, UTC-4)"),
        ("Central European Time", "CEST (CET, UTC+2)"),
        ("Central European Summer Time", "CEST (CET, UTC+2)"),
        ("Greenwich Mean Time", "GMT (UTC)"),
        ("Eastern European Time", "EEST (EET, UTC+3)"),
        ("Western European Summer Time", "WEST (WET, UTC+1)"),
        ("Coordinated Universal Time", "UTC"),
        ("East Africa Time", "EAT (UTC+3)"),
        ("Japan Standard Time", "JST (Asia/Tokyo, UTC+9)"),
        ("Vancouver time", "PDT (America/Vancouver, UTC-7)"),
        ("PST (Vancouver time)", "PDT (America/Vancouver, UTC-7)"),
        ("UK time", "BST (Europe/London, UTC+1)"),
        ("event time", "PDT (America/Los_Angeles, UTC-7)"),
        ("W. Europe Standard Time", "CEST (Europe/Berlin, UTC+2)"),
        ("india standard time", "IST (Asia/Kolkata, UTC+5:30)"),
        ("US Mountain Standard Time", "MST (America/Phoenix, UTC-7)"),
        ("New York, NY", "EDT (America/New_York, UTC-4)"),
        ("New York, NY, USA", "EDT (America/New_York, UTC-4)"),
        ("NY", "EDT (America/New_York, UTC-4)"),
        ("Austin, TX", "CDT (America/Chicago, UTC-5)"),
        ("El Paso, Texas", "MDT (America/Denver, UTC-6)"),
        ("Ithaca, NY", "EDT (America/New_York, UTC-4)"),
        ("Washington, D.C.", "EDT (America/New_York, UTC-4)"),
        ("Atlanta, Georgia", "EDT (America/New_York, UTC-4)"),
        ("San Jose, CA", "PDT (America/Los_Angeles, UTC-7)"),
        ("Vancouver, CA", "PDT (America/Vancouver, UTC-7)"),
        ("Vancouver, WA", "PDT (America/Los_Angeles, UTC-7)"),
        ("Perth, WA", "AWST (Australia/Perth, UTC+8)"),
        ("Berlin, DE", "CEST (Europe/Berlin, UTC+2)"),
        ("California", "PDT (America/Los_Angeles, UTC-7)"),
        ("England", "BST (Europe/London, UTC+1)"),
        ("Scotland", "BST (Europe/London, UTC+1)"),
        ("wales", "BST (Europe/London, UTC+1)"),
        ("Belfast, Northern Ireland", "BST (Europe/London, UTC+1)"),
        ("Türkiye", "UTC+3 (Europe/Istanbul)"),
        ("Turkey", "UTC+3 (Europe/Istanbul)"),
        ("\N{EN DASH}7", "UTC-7"),
        ("UTC\N{EN DASH}3", "UTC-3"),
        ("UTC \N{EM DASH} 3", "UTC-3"),
        ("GMT\N{NON-BREAKING HYPHEN}3:30", "UTC-3:30"),
        ("\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH DIGIT SEVEN}", "UTC-7"),
        ("\N{FULLWIDTH PLUS SIGN}09:00", "UTC+9"),
        ("GMT+2", "UTC+2"),
        ("Москва", "MSK (Europe/Moscow, UTC+3)"),
    ],
)
def test_zone_is_found_by_what_people_say(typed: str, zone: str) -> None:
    """Times by their names, also Windows'; a city with its state; parts of countries; any dash."""
    assert label(zone_called(typed, PACIFIC, DAY), NOON) == zone


@pytest.mark.parametrize(
    ("typed", "event", "zone"),
    [
        ("Eastern Time", "America/Toronto", "America/Toronto"),
        ("Eastern", "America/Toronto", "America/Toronto"),
        ("ET", "America/Toronto", "America/Toronto"),
        ("Eastern Time", "Australia/Brisbane", "Australia/Brisbane"),
        ("AET", "Australia/Sydney", "Australia/Sydney"),
        ("Eastern Time", "Asia/Tokyo", "America/New_York"),
        ("Central European Time", "Europe/Paris", "Europe/Paris"),
        ("Central Time", "Asia/Shanghai", "America/Chicago"),
        ("Pacific Time", "Asia/Manila", "America/Los_Angeles"),
        ("Central Standard Time", "Asia/Shanghai", "America/Chicago"),
        ("Mountain Time", "America/Phoenix", "America/Denver"),
        ("Mountain Standard Time", "America/Phoenix", "America/Phoenix"),
    ],
)
def test_time_of_that_name_at_the_event_goes_before_others(typed: str, event: str, zone: str) -> None:
    """Not where letters alone agree (Shanghai's CST), nor where clocks do not on that day (Phoenix in April)."""
    assert zone_name(zone_called(typed, iana_zone(event), DAY), NOON) == zone


def test_time_of_a_name_is_known_without_an_event() -> None:
    """As in a file that says so of itself."""
    assert zone_name(zone_called("Pacific Time", None, DAY), NOON) == "America/Los_Angeles"


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("japan", "Asia/Tokyo"),
        ("Japan", "Asia/Tokyo"),
        ("NZ", "Pacific/Auckland"),
        ("gb", "Europe/London"),
        ("Portugal", "Europe/Lisbon"),
        ("iceland", "Atlantic/Reykjavik"),
        ("EST", "EST"),
    ],
)
def test_country_goes_before_a_name_of_old_times(typed: str, zone: str) -> None:
    """It has the zone of its largest part; Estonia's code is letters of a clock, and so means these."""
    assert str(zone_called(typed, PACIFIC, DAY)) == zone


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("berln", "No time zone is called 'berln'. Did you mean Europe/Berlin or Bern?"),
        ("san fransico", "No time zone is called 'san fransico'. Did you mean San Francisco?"),
        (
            "qqqq",
            "No time zone is called 'qqqq'. Write one like Africa/Nairobi, Nairobi, Kenya, UTC+3 or event.",
        ),
        (
            "東京",
            "Can't read '東京' as a time zone. "
            "Write it in Latin letters, like Africa/Nairobi, Nairobi, Kenya, UTC+3 or event.",
        ),
        (
            "\U00017000\U00017000\U00017000",  # letters that some versions of Unicode have no names for
            "Can't read '\U00017000\U00017000\U00017000' as a time zone. "
            "Write it in Latin letters, like Africa/Nairobi, Nairobi, Kenya, UTC+3 or event.",
        ),
        ("scotlnd", "No time zone is called 'scotlnd'. Did you mean Scotland?"),
        ("pacific tim", "No time zone is called 'pacific tim'. Did you mean US/Pacific?"),
        (
            "pacfic time",
            "No time zone is called 'pacfic time'. Write one like Africa/Nairobi, Nairobi, Kenya, UTC+3 or event.",
        ),
        ("CEST (Berln)", "No time zone is called 'Berln'. Did you mean Europe/Berlin or Bern?"),
        (f"{'a' * 92} (Berln)", "No time zone is called 'Berln'. Did you mean Europe/Berlin or Bern?"),
        (
            f"{'a' * 88} (Asia/Tokyo)",
            f"No time zone is called '{'a' * 60}…'. Write one like Africa/Nairobi, Nairobi, Kenya, UTC+3 or event.",
        ),
        (
            "CEST (qqqq)",
            "No time zone is called 'qqqq'. Write one like Africa/Nairobi, Nairobi, Kenya, UTC+3 or event.",
        ),
        (
            "UTCX3",
            "No time zone is called 'UTCX3'. Write one like Africa/Nairobi, Nairobi, Kenya, UTC+3 or event.",
        ),
        (
            "Boston, TX",
            "'Boston, TX' stands for several time zones. Choose one:\n"
            "  America/Chicago (Texas, United States, UTC-5)\n"
            "  America/Denver (Texas, United States, UTC-6)",
        ),
        (
            "Augusta, ME",
            "'Augusta, ME' stands for several time zones. Choose one:\n"
            "  Europe/Podgorica (Montenegro, UTC+2)\n"
            "  America/New_York (Maine, United States, UTC-4)",
        ),
        (
            "Paris, TX",
            "'Paris, TX' stands for several time zones. Choose one:\n"
            "  America/Chicago (Texas, United States, UTC-5)\n"
            "  America/Denver (Texas, United States, UTC-6)",
        ),
        (
            "samoa",
            "'samoa' stands for several time zones. Choose one:\n"
            "  Pacific/Pago_Pago (American Samoa, UTC-11)\n"
            "  Pacific/Apia (Samoa, UTC+13)",
        ),
        ("", "No time zone is called ''. Write one like Africa/Nairobi, Nairobi, Kenya, UTC+3 or event."),
        ("tel city", "No time zone is called 'tel city'. Did you mean America/Indiana/Tell_City?"),
        ("brokn", "No time zone is called 'brokn'. Did you mean Australia/Broken_Hill or Broken Arrow or The Bronx?"),
        ("germny", "No time zone is called 'germny'. Did you mean Germany?"),
        ("+25", "'+25' is outside -12:00 to +14:00, the offsets from UTC in use."),
        ("-12:30", "'-12:30' is outside -12:00 to +14:00, the offsets from UTC in use."),
        ("+14:01", "'+14:01' is outside -12:00 to +14:00, the offsets from UTC in use."),
        ("-12:01", "'-12:01' is outside -12:00 to +14:00, the offsets from UTC in use."),
        ("+1:60", "'+1:60' is outside -12:00 to +14:00, the offsets from UTC in use."),
        ("+1:75", "'+1:75' is outside -12:00 to +14:00, the offsets from UTC in use."),
        (
            "west",
            "'west' stands for several time zones. Choose one:\n  Australia/West (UTC+8)\n  Brazil/West (UTC-4)",
        ),
        (
            "springfield",
            "'springfield' stands for several time zones. Choose one:\n"
            "  America/Chicago (Springfield, United States, UTC-5)\n"
            "  America/New_York (Springfield, United States, UTC-4)",
        ),
        (
            "china",
            "'china' stands for several time zones. Choose one:\n"
            "  Asia/Shanghai (Beijing Time, China, UTC+8)\n"
            "  Asia/Urumqi (Xinjiang Time, China, UTC+6)",
        ),
        (
            "korea",
            "'korea' stands for several time zones. Choose one:\n"
            "  Asia/Pyongyang (North Korea, UTC+9)\n"
            "  Asia/Seoul (South Korea, UTC+9)",
        ),
        (
            "san juan",
            "'san juan' stands for several time zones. Choose one:\n"
            "  America/Argentina/San_Juan (UTC-3)\n"
            "  America/Puerto_Rico (San Juan, Puerto Rico, UTC-4)\n"
            "  Asia/Manila (San Juan, Philippines, UTC+8)",
        ),
        (
            "victoria",
            "'victoria' stands for several time zones. Choose one:\n"
            "  Asia/Hong_Kong (Victoria, Hong Kong, UTC+8)\n"
            "  America/Monterrey (Ciudad Victoria, Mexico, UTC-5)\n"
            "  America/Vancouver (Victoria, Canada, UTC-7)",
        ),
        (
            "usa",
            "'usa' stands for several time zones. Choose one:\n"
            "  America/New_York (Eastern (most areas), United States, UTC-4)\n"
            "  America/Chicago (Central (most areas), United States, UTC-5)\n"
            "  America/Los_Angeles (Pacific, United States, UTC-7)\n"
            "  America/Denver (Mountain (most areas), United States, UTC-6)\n"
            "  Pacific/Honolulu (Hawaii, United States, UTC-10)\n"
            "  America/Anchorage (Alaska (most areas), United States, UTC-8)\n"
            "  America/Adak (Alaska - western Aleutians, United States, UTC-9)",
        ),
        (
            "IST",
            "'IST' stands for several time zones. Choose one:\n"
            "  Asia/Kolkata (India, UTC+5:30)\n"
            "  Asia/Jerusalem (Israel, UTC+3)\n"
            "  Europe/Dublin (Ireland, UTC+1)",
        ),
        (
            "AEDT",
            "'AEDT' stands for several time zones. Choose one:\n"
            "  Australia/Sydney (New South Wales (most areas), Australia, UTC+10)\n"
            "  Australia/Melbourne (Victoria, Australia, UTC+10)\n"
            "  Australia/Hobart (Tasmania, Australia, UTC+10)\n"
            "  Antarctica/Macquarie (Macquarie Island, Australia, UTC+10)",
        ),
    ],
)
def test_zone_that_is_unknown_or_ambiguous_says_what_to_type(typed: str, said: str) -> None:
    """The nearest names, or all that fit with country and offset, to be copied."""
    with pytest.raises(UserError) as caught:
        zone_called(typed, PACIFIC, DAY)

    assert str(caught.value) == said


def test_cst_lists_a_zone_for_each_country_and_offset() -> None:
    """There are forty zones with these letters in 2020; each choice can be typed."""
    with pytest.raises(UserError) as caught:
        zone_called("CST", PACIFIC, DAY)
    first, *choices = str(caught.value).splitlines()

    assert first == "'CST' stands for several time zones. Choose one:"
    assert {"America/Chicago", "America/Havana", "Asia/Shanghai", "Asia/Taipei"} <= {
        line.split()[0] for line in choices
    }
    for line in choices:
        name = line.split()[0]
        assert str(zone_called(name, PACIFIC, DAY)) == name


@pytest.mark.parametrize(
    ("country", "cities"), [("canada", "Toronto"), ("australia", "Sydney"), ("brazil", "Sao_Paulo")]
)
def test_choices_of_a_country_are_the_zones_that_people_live_in(country: str, cities: str) -> None:
    """One for each offset, where most cities are, and those first."""
    with pytest.raises(UserError) as caught:
        zone_called(country, PACIFIC, DAY)

    assert str(caught.value).splitlines()[1].split()[0].endswith(f"/{cities}")


def test_et_is_not_ethiopia() -> None:
    """Where both EST and EDT are in use: America is among the choices."""
    with pytest.raises(UserError) as caught:
        zone_called("ET", PACIFIC, DAY)

    listed = [line.split()[0] for line in str(caught.value).splitlines()[1:]]
    assert listed[:2] == ["America/New_York", "America/Toronto"]
    assert "Africa/Addis_Ababa" in listed


def test_letters_of_the_event_go_before_a_zone_of_that_name() -> None:
    """EST in July means the zone of a workshop in New York, not Panama's hour."""
    york = iana_zone("America/New_York")

    assert zone_called("EST", york, dt.date(2020, 7, 1)) is york


def test_letters_of_the_event_are_those_of_its_whole_year() -> None:
    """In January of 2000 Khartoum had CAT, and EAT ever after in that year."""
    khartoum = iana_zone("Africa/Khartoum")

    for letters in ("CAT", "EAT"):
        assert zone_called(letters, khartoum, dt.date(2000, 4, 26)) is khartoum


def test_letters_are_judged_at_noon_in_utc() -> None:
    """Wherever this computer is: on 4 April 2020 the clocks of New Zealand went back at two in the afternoon."""
    day = dt.date(2020, 4, 4)

    assert label(zone_called("NZDT", None, day), NOON) == "NZDT (UTC+13)"
    assert zone_called("Auckland (UTC+13)", None, day) is iana_zone("Pacific/Auckland")
    assert label(zone_called("Auckland (UTC+12)", None, day), NOON) == "UTC+12"
    # Tonga's went on at 13:00 UTC of this day, and Hawaii's at 12:30 of that
    assert zone_called("Tongatapu (UTC+13)", None, dt.date(2016, 11, 5)) is iana_zone("Pacific/Tongatapu")
    with pytest.raises(UserError) as caught:
        zone_called("HDT", None, dt.date(1933, 4, 30))
    assert str(caught.value).endswith("Choose one:\n  Pacific/Honolulu (Hawaii, United States, UTC-10:30)")


def test_letters_are_found_on_the_last_day_of_a_month() -> None:
    """Other months have no such day."""
    assert label(zone_called("JST", None, dt.date(2020, 1, 31)), NOON) == "JST (UTC+9)"


def test_letters_that_only_another_place_has_that_day_are_not_taken_for_it() -> None:
    """On 26 April only Manila has PST; who types it for a workshop in Berlin does not mean Manila."""
    with pytest.raises(UserError) as caught:
        zone_called("PST", iana_zone("Europe/Berlin"), DAY)

    listed = {line.split()[0] for line in str(caught.value).splitlines()[1:]}
    assert {"America/Los_Angeles", "America/Vancouver", "Asia/Manila"} <= listed


@pytest.mark.parametrize(
    ("letters", "zones"),
    [
        ("PST", "Asia/Manila America/Los_Angeles America/Tijuana America/Vancouver"),
        ("IST", "Asia/Kolkata Asia/Jerusalem"),
        ("BST", "Europe/London Europe/Guernsey Europe/Isle_of_Man Europe/Jersey"),
    ],
)
def test_letters_of_a_day_in_december_offer_who_has_them_then(letters: str, zones: str) -> None:
    """Where most people live first: not Whitehorse, which had PST until that spring; all, if nobody has them."""
    with pytest.raises(UserError) as caught:
        zone_called(letters, None, dt.date(2020, 12, 1))

    assert [line.split()[0] for line in str(caught.value).splitlines()[1:]] == zones.split()


@pytest.mark.no_cover
def test_times_of_every_talk_in_every_zone_are_those_of_gnu_date() -> None:
    """An independent reader of the same rules."""
    date = shutil.which("date")
    version = subprocess.run([date or "date", "--version"], capture_output=True, text=True, check=False).stdout
    if "GNU" not in version:
        pytest.skip("GNU date is on Linux")
    talks = questions.upcoming(SCHEDULE.talks, NOON)
    spans = [span for _, span in questions.timed(talks)]
    moments = [*(span.start for span in spans), *(span.end for span in spans)]
    seconds = "\n".join(f"@{moment.timestamp():.0f}" for moment in moments)

    def shown(name: str) -> list[object]:
        view = View(SCHEDULE, NOON, (zone_called(name, PACIFIC, DAY),))
        return [talk[key] for key in ("start", "end") for talk in records.talks(view, talks)]

    def told(name: str) -> list[str]:
        told = subprocess.run(
            ["date", "--file=-", "+%Y-%m-%dT%H:%M:%S%:z"],
            input=seconds,
            env={**os.environ, "TZ": f":{Path(tzdata.__file__).parent / 'zoneinfo' / name}"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        return told.replace("-00:00", "+00:00").splitlines()  # which is how date says that nobody knows

    assert len(moments) == 56
    assert len(iana_names()) > 500
    assert {name: shown(name) for name in iana_names()} == {name: told(name) for name in iana_names()}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("lima", ("lima",)),
        ("lima,event", ("lima", "event")),
        (" lima , event,", (" lima ", " event")),
        ("CEST (Europe/Berlin, UTC+2),lima", ("CEST (Europe/Berlin, UTC+2)", "lima")),
        ("a((b,c),d),e", ("a((b,c),d)", "e")),
        ("a),b", ("a)", "b")),
        ("a(,b", ("a(,b",)),
        (",, ,", ()),
        ("", ()),
    ],
)
def test_zones_are_between_commas_outside_of_brackets(text: str, parts: tuple[str, ...]) -> None:
    """What is empty is none."""
    assert zones_listed(text) == parts


@pytest.mark.parametrize(
    ("event", "example"), [(None, "Nairobi, Kenya or UTC+3"), (PACIFIC, "Nairobi, Kenya, UTC+3 or event")]
)
def test_examples_have_the_event_if_its_zone_is_known(event: dt.tzinfo | None, example: str) -> None:
    """As a calendar may not say it."""
    with pytest.raises(UserError) as caught:
        zone_called("xyzzy", event, DAY)

    assert str(caught.value) == f"No time zone is called 'xyzzy'. Write one like Africa/Nairobi, {example}."


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Austin, TX", True),
        ("austin,TX", True),
        ("Ithaca, NY, USA", True),
        ("Kinshasa, Democratic Republic of the Congo", True),
        ("Bonaire, Saint Eustatius and Saba", True),  # a country
        ("Portland, Maine", True),  # not known there, but elsewhere in its country
        ("Denver, New York", False),  # both are cities
        ("Ely, Nevada", False),  # nowhere
        ("Xyzzy, TX", True),
        ("Xyzzy, USA, TX", True),
        ("Xyzzy, Texas", False),
        ("Springfield, Ontario", False),  # none in all of Canada
        ("Berlin, Lima", False),
        ("Boston, xyzzy, Lima", False),
        ("Berlin, XX", False),
        ("Berlin, Peru", False),
        ("Lima, event", False),
        ("LOCAL, TX", False),
        ("Event, TX", False),
        ("Kinshasa, local", False),
    ],
)
def test_text_with_a_comma_is_a_place_in_another_or_several(text: str, *, is_one: bool) -> None:
    """A city and what it is in, or may be in; a country; else zones that commas separate."""
    assert is_in_another(text) == is_one
