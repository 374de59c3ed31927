import datetime as dt

import pytest

from ai4earth_cli.schedule.model import Schedule, Span, Talk, View
from ai4earth_cli.schedule.words.clocks import Clocks, clocks, readers_clocks, short_names, unaided
from ai4earth_cli.when.zone import iana_zone
from ai4earth_cli.when.zone.localzone import local_zone

BEFORE, AFTER = dt.datetime(2026, 10, 24, 12, tzinfo=dt.UTC), dt.datetime(2026, 10, 25, 12, tzinfo=dt.UTC)
SATURDAY, SUNDAY = BEFORE.date(), AFTER.date()


def told(found: Clocks) -> dict[str, object]:
    """Return all that clocks say of a Saturday and a Sunday, each with a heading of its own."""
    return {
        "label": found.label,
        "letters": found.letters,
        "city": found.city,
        "days": [found.of_day(day) for day in (SATURDAY, SUNDAY)],
        "offsets": [found.offset(day) for day in (SATURDAY, SUNDAY)],
        "beside": [found.beside(BEFORE, SATURDAY), found.beside(AFTER, SUNDAY), found.beside(AFTER)],
    }


def test_clocks_that_do_not_change_are_told_once() -> None:
    """Above all times stand letters, name and offset, and nothing beside one or over a day."""
    assert told(clocks(iana_zone("Africa/Nairobi"), [AFTER, BEFORE], {SATURDAY: [BEFORE], SUNDAY: [AFTER]})) == {
        "label": "EAT (Africa/Nairobi, UTC+3)",
        "letters": "EAT",
        "city": "Nairobi",
        "days": ["", ""],
        "offsets": ["UTC+3", "UTC+3"],
        "beside": ["", "", ""],
    }


def test_clocks_that_change_between_days_are_told_over_each() -> None:
    """In the order of time, not of the talks; a time that is under no heading has its letters."""
    assert told(clocks(iana_zone("Europe/Berlin"), [AFTER, BEFORE], {SATURDAY: [BEFORE], SUNDAY: [AFTER]})) == {
        "label": "CEST/CET (Europe/Berlin)",
        "letters": "CEST/CET",
        "city": "Berlin",
        "days": ["CEST, UTC+2", "CET, UTC+1"],
        "offsets": ["UTC+2", "UTC+1"],
        "beside": ["", "", "CET"],
    }


def test_clocks_that_change_within_a_day_are_told_beside_its_times() -> None:
    """The other day has its heading still."""
    assert told(clocks(iana_zone("Europe/Berlin"), [BEFORE, AFTER], {SATURDAY: [BEFORE, AFTER], SUNDAY: [AFTER]})) == {
        "label": "CEST/CET (Europe/Berlin)",
        "letters": "CEST/CET",
        "city": "Berlin",
        "days": ["", "CET, UTC+1"],
        "offsets": ["", "UTC+1"],
        "beside": ["CEST", "", "CET"],
    }


@pytest.mark.parametrize(
    ("name", "change", "label"),
    [
        ("Europe/Moscow", "2014-10-25T22:00Z", "UTC+4/UTC+3 (Europe/Moscow)"),  # MSK before and after
        ("Australia/Lord_Howe", "2026-04-04T15:00Z", "UTC+11/UTC+10:30 (Australia/Lord_Howe)"),
        ("America/Cancun", "2015-02-01T08:00Z", "CST/EST (America/Cancun)"),
        ("Europe/London", "1968-10-26T23:00Z", "BST (Europe/London, UTC+1)"),  # summer time that became the standard
        ("Pacific/Apia", "2011-12-30T10:00Z", "UTC-10/UTC+14 (Pacific/Apia)"),
    ],
)
def test_change_is_told_by_letters_or_where_these_stay_by_offsets(name: str, change: str, label: str) -> None:
    """A change is one of letters or offset, on either side of the moment at which it comes."""
    at = dt.datetime.fromisoformat(change)
    moments = at - dt.timedelta(microseconds=1), at

    assert clocks(iana_zone(name), moments).label == label
    assert [clocks(iana_zone(name), [moment]).change for moment in moments] == [False, False]


def test_zone_without_a_name_is_called_by_its_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule in TZ has none; where its clocks change it is not called by one of its offsets."""
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    zone = local_zone()
    assert zone

    changing, unchanging = clocks(zone, [BEFORE, AFTER]), clocks(zone, [AFTER])
    assert (changing.label, changing.city) == ("CEST/CET", "CEST/CET")
    assert (unchanging.label, unchanging.city) == ("CET (UTC+1)", "UTC+1")


@pytest.mark.parametrize(
    ("zone", "head"),
    [
        (iana_zone("Europe/Berlin"), "Berlin"),
        (iana_zone("America/New_York"), "New York"),
        (iana_zone("America/Argentina/Buenos_Aires"), "Buenos Aires"),
        (iana_zone("UTC"), "UTC"),
        (dt.UTC, "UTC"),
        (dt.timezone(dt.timedelta(hours=5, minutes=30)), "UTC+5:30"),
    ],
)
def test_column_is_called_by_the_city(zone: dt.tzinfo, head: str) -> None:
    """The last part of the name; a zone that is an offset is called by that."""
    assert clocks(zone, [BEFORE]).city == head


def test_first_moment_of_a_name_is_the_earliest() -> None:
    """In whatever order they come."""
    for moments in ([BEFORE, AFTER], [AFTER, BEFORE]):
        assert clocks(iana_zone("Africa/Nairobi"), moments).firsts == (BEFORE,)


def test_time_that_is_shown_twice_is_told_in_a_sentence() -> None:
    """Each of the two by its letters; any other needs none."""
    berlin = iana_zone("Europe/Berlin")
    first, second = (dt.datetime(2026, 10, 25, hour, 30, tzinfo=dt.UTC) for hour in (0, 1))

    assert [unaided(berlin, [moment]).beside(moment) for moment in (first, second, AFTER)] == ["CEST", "CET", ""]


def test_zones_under_each_other_are_told_apart_by_letters_or_by_cities() -> None:
    """By cities if two have the same letters, or if clocks change."""
    berlin, paris, tokyo = (
        clocks(iana_zone(name), [BEFORE]) for name in ("Europe/Berlin", "Europe/Paris", "Asia/Tokyo")
    )
    changing = clocks(iana_zone("Europe/Berlin"), [BEFORE, AFTER])

    assert short_names([berlin, tokyo]) == ("CEST", "JST")
    assert short_names([berlin, paris]) == ("Berlin", "Paris")
    assert short_names([changing, tokyo]) == ("Berlin", "Tokyo")


def test_clocks_of_a_reader_are_those_at_the_ends_of_what_is_shown() -> None:
    """With the days that have a heading; of nothing that has a time, at the first start of the schedule, or now."""
    berlin, tokyo = map(iana_zone, ("Europe/Berlin", "Asia/Tokyo"))
    talks = (Talk("a", None, "A", span=Span(BEFORE, AFTER)),)
    view = View(Schedule("W", SATURDAY, dt.UTC, (), talks), AFTER, (berlin, tokyo))
    later = Span(AFTER, AFTER + dt.timedelta(hours=1))

    assert readers_clocks(view, [None, talks[0].span, later], {SATURDAY: [Span(BEFORE, BEFORE)], SUNDAY: [later]}) == (
        Clocks(berlin, (BEFORE, AFTER), {SATURDAY: BEFORE, SUNDAY: AFTER}),
        Clocks(tokyo, (BEFORE,)),
    )
    assert readers_clocks(view, [later]) == (Clocks(berlin, (AFTER,)), Clocks(tokyo, (AFTER,)))
    assert readers_clocks(view, [None]) == (Clocks(berlin, (BEFORE,)), Clocks(tokyo, (BEFORE,)))
    without = view._replace(schedule=view.schedule._replace(talks=()))
    assert readers_clocks(without, []) == (Clocks(berlin, (AFTER,)), Clocks(tokyo, (AFTER,)))
