"""The two invisible characters that spelling needs: zero-width joiner and non-joiner."""

import re
import unicodedata

_JOINER = "\u200d"
_VIRAMA = 9  # canonical combining class of the signs that join consonants

# Blocks of scripts whose letters change their form with their neighbours: Arabic to N'Ko, the Brahmic
# scripts of India and of South-East Asia, Mongolian, and what was added to them later.
_SCRIPTS = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1700-\u18af\u1900-\u1cff\ua800-\ua8ff\ua980-\uabff"
    "\ufb50-\ufdff\ufe70-\ufefe\U00010a00-\U00010fff\U00011000-\U00011fff\U0001e900-\U0001e95f]"
)
_EMOJI = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")  # \ufe0f asks for the coloured form of the one before
_RUN = re.compile("([\u200c\u200d])[\u200c\u200d]*")


def without_lone_joiners(text: str) -> str:
    """Return `text` with joiners only where they show: one between two letters or two emoji.

    After UAX #31 §2.3, though by script instead of by the shape of each letter. A joiner may also end a
    word after a virama, which is how Malayalam was written before it had letters of its own for that.
    """
    return _RUN.sub(lambda run: run[1] if _shows(run) else "", text)


def _shows(run: re.Match[str]) -> bool:
    before = run.string[max(run.start() - 1, 0) : run.start()]
    after = run.string[run.end() : run.end() + 1]
    if _is_letter(before):
        return _is_letter(after) or (run[1] == _JOINER and unicodedata.combining(before) == _VIRAMA)
    return run[1] == _JOINER and bool(_EMOJI.match(before) and _EMOJI.match(after))


def _is_letter(letter: str) -> bool:
    """Whether this is a letter or a mark of a script that uses joiners."""
    return bool(_SCRIPTS.match(letter)) and unicodedata.category(letter)[0] in "LM"
