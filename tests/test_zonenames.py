import datetime as dt

import pytest

from ai4earth_cli.errors import UserError
from ai4earth_cli.zonenames import zone_called
from ai4earth_cli.zones import iana_names, iana_zone

PACIFIC = iana_zone("America/Los_Angeles")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        (" EUROPE/BERLIN ", "Europe/Berlin"),
        ("lima", "America/Lima"),
        ("new york", "America/New_York"),
        ("New_York", "America/New_York"),
        ("buenos aires", "America/Argentina/Buenos_Aires"),
        ("utc", "UTC"),
        ("event", "America/Los_Angeles"),
        ("local", "Africa/Nairobi"),
    ],
)
def test_zone_is_found_by_what_people_type(typed: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An IANA name in any case, its last part, `event` and `local`."""
    monkeypatch.setenv("TZ", "Africa/Nairobi")

    assert str(zone_called(typed, PACIFIC)) == name


@pytest.mark.parametrize("name", iana_names())
def test_every_iana_name_is_itself(name: str) -> None:
    """Exactly as it is written, whatever else is called so."""
    assert str(zone_called(name, PACIFIC)) == name


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("berln", "No time zone is called 'berln'. Did you mean Europe/Berlin?"),
        ("qqqq", "No time zone is called 'qqqq'. Write one like Africa/Nairobi, Nairobi, local or event."),
        ("west", "Several time zones are called 'west'. Write one of: Australia/West, Brazil/West."),
    ],
)
def test_zone_that_is_unknown_or_ambiguous_says_what_to_type(typed: str, said: str) -> None:
    """The nearest names, or all that fit."""
    with pytest.raises(UserError) as caught:
        zone_called(typed, PACIFIC)

    assert str(caught.value) == said


def test_local_is_utc_where_nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """POSIX takes an empty TZ for UTC."""
    monkeypatch.setenv("TZ", "")

    assert zone_called("local", PACIFIC) == dt.UTC
