"""A zone from what people type."""

import datetime as dt
from collections.abc import Iterable

from ai4earth_cli.errors import UserError
from ai4earth_cli.localzone import local_zone
from ai4earth_cli.matching import fold, nearest
from ai4earth_cli.zones import iana_names, iana_zone, same_rules


def zone_called(typed: str, event: dt.tzinfo) -> dt.tzinfo:
    """Return the zone that `typed` names; `event` is the workshop's own.

    It may be `event`, `local`, an IANA name in any case, or the last part of one (`lima`, `new york`).
    Raises UserError that lists the choices where several zones fit, or the nearest names where none does.
    """
    if typed in iana_names():
        return iana_zone(typed)
    wanted = _comparable(typed)
    if wanted == "event":
        return event
    if wanted == "local":
        return local_zone() or dt.UTC
    matches = [name for name in iana_names() if _comparable(name) == wanted]
    matches = matches or [name for name in iana_names() if _comparable(name.rpartition("/")[2]) == wanted]
    if not matches:
        raise _unknown(typed)
    if not same_rules(matches):
        message = f"Several time zones are called {typed!r}. Write one of: {', '.join(matches)}."
        raise UserError(message)
    return iana_zone(max(matches, key=len))  # the same zone under two names: the fuller one says where


def _comparable(text: str) -> str:
    return fold(text.strip()).replace("_", " ")


def _unknown(typed: str) -> UserError:
    lasts = {name.rpartition("/")[2].replace("_", " "): name for name in iana_names()}
    near = [lasts.get(name, name) for name in nearest(typed, (*lasts, *iana_names()))]
    return UserError(f"No time zone is called {typed!r}. {_advice(dict.fromkeys(near))}")


def _advice(near: Iterable[str]) -> str:
    names = ", ".join(near)
    return f"Did you mean {names}?" if names else "Write one like Africa/Nairobi, Nairobi, local or event."
