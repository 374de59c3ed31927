"""The talks that another app has marked, from a file or an address of them."""

from ai4earth_cli.errors import NOTHING_FOUND, UserError
from ai4earth_cli.schedule.mine.favourites import Favourite, favourites_of
from ai4earth_cli.schedule.model import Given, Schedule
from ai4earth_cli.schedule.words.verdict import unreadable
from ai4earth_cli.sources import Asking, examined


def favourites(named: str, schedule: Schedule, asking: Asking) -> tuple[Favourite, ...]:
    """Return the favourites in a source, at times in the zone of the `schedule` where it does not say one.

    Raises UserError if it can't be read.
    """
    document, reading = examined(named, Given(schedule.timezone, schedule.date), asking)
    if reading.schedule:
        return favourites_of(reading.schedule)
    from ai4earth_cli.formats.favourites import favourites_in

    found = favourites_in(document.data)
    if not found:
        faults = unreadable(document.name, reading.faults)
        message = f"{faults}\nFavourites are read from a calendar or a schedule.json, as apps export them."
        raise UserError(message, exit_code=NOTHING_FOUND)
    return found
