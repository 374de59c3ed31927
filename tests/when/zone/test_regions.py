from pathlib import Path

import pytest

from ai4earth_cli.when.zone import own_name, places, zone_table

ROWS = [
    line.split("\t")
    for line in (Path(places.__file__).parent / "regions.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("country", "code", "name", "zones"), ROWS, ids=[row[2] for row in ROWS])
def test_region_keeps_zones_of_its_country_that_are_called_so_today(
    country: str, code: str, name: str, zones: str
) -> None:
    """As zone.tab has them, each once; a region is found by its name and by its abbreviation."""
    keeps = zones.split("|")
    found = [place.zone for place in places.regions_called(name)]

    assert set(keeps) <= {zone for of, zone, _ in zone_table() if of == country}
    assert len(keeps) == len(set(keeps))
    assert [own_name(zone) for zone in keeps] == keeps
    assert found == keeps
    assert not code or set(keeps) <= {place.zone for place in places.regions_called(code)}
