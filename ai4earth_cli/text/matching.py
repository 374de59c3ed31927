"""What people type against what is written: without case and accents, slips forgiven."""

import difflib
from collections.abc import Iterable


def fold(text: str) -> str:
    """Return `text` as ASCII in lower case, for comparing: `Cerrón` and `CERRON` fold alike.

    Letters that Unicode does not take apart (ø, ł, ß) and other scripts are transliterated.
    """
    if text.isascii():
        return text.casefold()
    import unicodedata

    apart = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    if not bare.isascii():
        from anyascii import anyascii  # loaded only where NFKD does not do

        bare = anyascii(bare)
    return bare.casefold()


def has_words(words: Iterable[str], text: str) -> bool:
    """Whether every one of the folded `words` occurs in `text`."""
    folded = fold(text)
    return all(word in folded for word in words)


def nearest(typed: str, known: Iterable[str], *, most: int = 3) -> list[str]:
    """Return up to `most` of the `known` names that `typed` is probably a slip for, nearest first.

    A name is near if the whole of it, or one of its words, is spelt like `typed`, with two letters the other way round
    at most, or begins with it.
    """
    wanted = fold(typed)
    if not wanted or len(wanted) > _LONGEST:
        return []
    matcher = difflib.SequenceMatcher(b=wanted)  # keeps what it learns about b, so b is what stays the same
    scored = ((_likeness(matcher, wanted, fold(name)), name) for name in dict.fromkeys(known))
    near = sorted((pair for pair in scored if pair[0] >= _NEAR), key=lambda pair: -pair[0])
    return [name for _, name in near[:most]]


_LONGEST = 100  # letters; what is longer is no slip, and would take long to compare
_SWAPPED = 0.95  # the commonest slip, of which difflib thinks little in short words
_BEGINS_SO = 0.9
_NEAR = 0.76  # difflib's ratio; below it the suggestions stop looking like what was typed


def _likeness(matcher: "difflib.SequenceMatcher[str]", wanted: str, name: str) -> float:
    best = 0.0
    for candidate in (name, *name.split()):
        if candidate.startswith(wanted):
            best = max(best, _BEGINS_SO)
        if len(candidate) > _LONGEST:
            continue
        if _is_swapped(candidate, wanted):
            best = max(best, _SWAPPED)
        matcher.set_seq1(candidate)
        least = max(best, _NEAR)  # for less than that, nothing long is compared
        if matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least:
            best = max(best, matcher.ratio())
    return best


def _is_swapped(name: str, wanted: str) -> bool:
    """Whether two letters beside each other have changed places, and all others are the same."""
    pairs = enumerate(zip(name, wanted, strict=False))
    place = next((place for place, (one, other) in pairs if one != other), 0)
    return name[:place] + name[place : place + 2][::-1] + name[place + 2 :] == wanted
