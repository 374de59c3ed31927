"""Zones by the names that Windows has for them, as Outlook and Exchange write them (Unicode CLDR's windowsZones)."""

import functools


def windows_zone(name: str) -> str | None:
    """Return the IANA name of the zone that Windows calls `name`, in any case: `W. Europe Standard Time`."""
    return _zones().get(name.casefold())


@functools.cache
def _zones() -> dict[str, str]:
    from tzlocal.windows_tz import win_tz  # slow to load, and few calendars need it

    return {name.casefold(): zone for name, zone in win_tz.items()}
