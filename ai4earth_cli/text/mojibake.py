"""Letters that an encoding accident took apart, put together again: UTF-8 that was read as something older."""

import functools
import re

_MEANT = (*map(chr, range(0xA1, 0xAD)), *map(chr, range(0xAE, 0x180)), *"–—‘’“”„•…€™")  # noqa: RUF001  letters as they are
_READ_AS = ("cp1252", "latin-1", "mac_roman")
_PAIRS = re.compile(r"[â‚][^\x00-\x7f]{2}|[ÂÃÄÅ¬√ƒ≈][^\x00-\x7f]")  # noqa: RUF001

# What may well stand behind such a letter or sign on purpose: `»IRMÃ«`, `Ä–Ö`, `√π`, `≈£20`.
_MAY_FOLLOW = frozenset("«»‹›“”‘’‚„–—…\xa0∂∑∏π∫∞Ωµ√")  # noqa: RUF001
_MAY_STAND_BEFORE_ANY = "≈"


def undone(text: str) -> str:
    """Return `text` with the accident undone where it is certain: `Cerr√≥n` and `CerrÃ³n` become `Cerrón`.

    What could be meant is left as it is, unless it stands inside a word.
    """
    return text if text.isascii() else _PAIRS.sub(_put_right, text)


def _put_right(found: re.Match[str]) -> str:
    meant = _accidents().get(found[0])
    if meant is None:
        return found[0]
    is_doubtful = found[0][1] in _MAY_FOLLOW and len(found[0]) == len("√π")
    if is_doubtful or found[0][0] in _MAY_STAND_BEFORE_ANY:
        around = found.string[max(found.start() - 1, 0) : found.start()], found.string[found.end() : found.end() + 1]
        return meant if all(letter.isascii() and letter.isalpha() for letter in around) else found[0]
    return meant


@functools.cache
def _accidents() -> dict[str, str]:
    """Return what each letter was made of, and the letter."""
    found: dict[str, str] = {}
    for codec in _READ_AS:
        for letter in _MEANT:
            found.setdefault(letter.encode().decode(codec, errors="replace"), letter)
    return {made: letter for made, letter in found.items() if "\ufffd" not in made}
