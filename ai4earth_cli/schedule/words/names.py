"""Names of several people in words. Pure."""

from collections.abc import Sequence

from ai4earth_cli.schedule.model import Talk

_MOST_BRIEFLY = 3


def names_words(names: Sequence[str]) -> str:
    """Return all names: `Flo`, `Flo & Gus`, `Flo, Gus & Hal`."""
    *most, last = names or ("",)
    return f"{', '.join(most)} & {last}" if most else last


def names_briefly(names: Sequence[str]) -> str:
    """Return up to three names as `names_words` does, of more the first three and how many more: `A, B, C +8`."""
    more = len(names) - _MOST_BRIEFLY
    return f"{', '.join(names[:_MOST_BRIEFLY])} +{more}" if more > 0 else names_words(names)


def speaker_names(talk: Talk) -> str:
    """Return the names of all who speak, as `names_words` does."""
    return names_words([speaker.name for speaker in talk.speakers])


def speakers_briefly(talk: Talk) -> str:
    """Return the names of those who speak, as `names_briefly` does, for screens."""
    return names_briefly([speaker.name for speaker in talk.speakers])
