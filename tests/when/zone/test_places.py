"""Which place a name means, at the thresholds that a small table of cities has exactly."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ai4earth_cli.errors import UserError
from ai4earth_cli.when.zone import places
from ai4earth_cli.when.zone.places import Place, cities_called, people_in, rivals_of
from ai4earth_cli.when.zone.zonenames import is_in_another, zone_called

EIGHT = (
    ("US", "America/Detroit"),
    ("US", "America/New_York"),
    ("CA", "America/Toronto"),
    ("PE", "America/Lima"),
    ("DE", "Europe/Berlin"),
    ("GB", "Europe/London"),
    ("AU", "Australia/Perth"),
    ("NZ", "Pacific/Auckland"),
)
CITIES = (  # name, country, zone, people, other names
    ("Tenfold", "DE", "Europe/Berlin", "1000", "big"),
    ("Tenfold", "PE", "America/Lima", "100", "big|small"),
    ("Nearly", "PE", "America/Lima", "101", ""),
    ("Nearly", "DE", "Europe/Berlin", "1000", ""),
    ("Zürich", "US", "America/Chicago", "250", "zurich"),
    ("Zurich", "CH", "Europe/Zurich", "500", ""),
    ("Lagos", "US", "America/Chicago", "249", ""),
    ("Lagos", "NG", "Africa/Lagos", "500", ""),
    ("Kralendijk", "BQ", "America/Kralendijk", "200", ""),
    ("Kralendijk", "NL", "Europe/Amsterdam", "200", ""),
    ("Nowhere", "ZZ", "Etc/UTC", "1", ""),
    *(("Eight", code, zone, "100", "nine") for code, zone in EIGHT),
    ("Nine", "JP", "Asia/Tokyo", "90", ""),
    ("Perth", "GB", "Europe/London", "900", "perth town"),
    ("Perth", "AU", "Australia/Perth", "100", ""),
)


@pytest.fixture(autouse=True)
def _small_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have those cities and no others."""
    shutil.copy(places._PACKAGE / "countries.tsv", tmp_path)  # noqa: SLF001  what stands beside the module
    shutil.copy(places._PACKAGE / "regions.tsv", tmp_path)  # noqa: SLF001
    (tmp_path / "cities.tsv").write_text("\n".join(map("\t".join, CITIES)), encoding="utf-8")
    monkeypatch.setattr(places, "_PACKAGE", tmp_path)
    for cached in (places._rows, places._people):  # noqa: SLF001
        cached.cache_clear()
    yield
    for cached in (places._rows, places._people):  # noqa: SLF001
        cached.cache_clear()


BERLIN, LIMA = ("Germany", "Europe/Berlin"), ("Peru", "America/Lima")


@pytest.mark.parametrize(
    ("typed", "country", "found"),
    [
        ("tenfold", "", [("Tenfold", *BERLIN)]),
        ("big", "", [("Tenfold", *BERLIN)]),
        ("small", "", [("Tenfold", *LIMA)]),
        ("tenfold", "peru", [("Tenfold", *LIMA)]),
        ("tenfold", "PE", [("Tenfold", *LIMA)]),
        ("tenfold", "france", []),
        ("NEARLY", "", [("Nearly", *BERLIN), ("Nearly", *LIMA)]),
        ("tenfol", "", []),
        ("", "", []),
    ],
)
def test_city_of_ten_times_the_people_is_meant(typed: str, country: str, found: list[tuple[str, str, str]]) -> None:
    """Unless the country says otherwise; where it has fewer, all that have the name are, the largest first."""
    assert cities_called(typed, *filter(None, [country])) == [Place(*place) for place in found]


@pytest.mark.parametrize(
    ("typed", "zone", "rivals"),
    [
        ("zurich", "Europe/Zurich", ["America/Chicago"]),
        ("lagos", "Africa/Lagos", []),
        ("perth", "Australia/Perth", ["Europe/London"]),
        ("perth", "Asia/Tokyo", ["Europe/London", "Australia/Perth"]),
    ],
)
def test_city_elsewhere_is_a_rival_from_half_the_people_on(typed: str, zone: str, rivals: list[str]) -> None:
    """Of the city of that name in the zone; where there is none, any is."""
    assert [place.zone for place in rivals_of(typed, [zone])] == rivals


def test_name_of_a_zone_that_a_rival_shares_is_several() -> None:
    """With the zone's own city first."""
    day = dt.date(2020, 4, 26)
    with pytest.raises(UserError) as caught:
        zone_called("zurich", None, day)

    assert str(caught.value) == (
        "'zurich' stands for several time zones. Choose one:\n"
        "  Europe/Zurich (UTC+2)\n"
        "  America/Chicago (Zürich, United States, UTC-5)"
    )
    assert str(zone_called("lagos", None, day)) == "Africa/Lagos"


def test_people_of_a_zone_are_those_of_all_its_cities() -> None:
    """None live in a zone without a city."""
    assert [people_in(zone) for zone in ("America/Chicago", "Africa/Lagos", "Africa/Nairobi")] == [499, 500, 0]


def test_eight_places_are_all_listed_and_of_more_one_for_each_country_and_offset() -> None:
    """Detroit and New York have the same."""
    listed = []
    for name in ("eight", "nine"):
        with pytest.raises(UserError) as caught:
            zone_called(name, None, dt.date(2020, 4, 26))
        listed.append([line.split()[0] for line in str(caught.value).splitlines()[1:]])
    eight, nine = listed

    assert eight == [zone for _, zone in EIGHT]
    assert sorted(nine) == sorted({*eight, "Asia/Tokyo"} - {"America/New_York"})


def test_country_behind_a_city_may_have_a_comma_in_its_name() -> None:
    """The first comma is behind the city."""
    named = "kralendijk, bonaire, saint eustatius and saba"

    assert str(zone_called(named, None, dt.date(2020, 4, 26))) == "America/Kralendijk"
    assert is_in_another(named)


def test_country_without_a_name_is_called_by_its_code() -> None:
    """The tables come from two sources."""
    assert cities_called("nowhere") == [Place("Nowhere", "ZZ", "Etc/UTC")]
