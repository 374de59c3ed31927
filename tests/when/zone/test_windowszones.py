import pytest

from ai4earth_cli.when.zone.windowszones import windows_zone


@pytest.mark.parametrize("name", ["W. Europe Standard Time", "w. europe standard time"])
def test_name_in_any_case(name: str) -> None:
    """A name of Windows' is found in any case."""
    assert windows_zone(name) == "Europe/Berlin"


def test_unknown_name() -> None:
    """A name that Windows does not have is none."""
    assert windows_zone("Europe/Berlin") is None
