"""JSON as it is made, so that what is long is never whole in memory."""

from collections.abc import Iterator, Mapping


def json_pieces(value: object, *, ascii_only: bool = False, margin: str = "\n") -> Iterator[str]:
    """Yield pieces of the text that json.dumps has for `value`, indented by two spaces from `margin` on.

    An iterator, here or as a value of a mapping, is written as a list, and used up.
    """
    import json

    if isinstance(value, Iterator):
        yield from _enclosed("[]", (("", item) for item in value), margin, ascii_only=ascii_only)
    elif isinstance(value, Mapping) and not _is_whole(value):
        items = ((f"{json.dumps(key, ensure_ascii=ascii_only)}: ", item) for key, item in value.items())
        yield from _enclosed("{}", items, margin, ascii_only=ascii_only)
    else:
        yield json.dumps(value, ensure_ascii=ascii_only, indent=2).replace("\n", margin)


def _enclosed(brackets: str, items: Iterator[tuple[str, object]], margin: str, *, ascii_only: bool) -> Iterator[str]:
    within, before = f"{margin}  ", brackets[0]
    for name, item in items:
        yield f"{before}{within}{name}"
        yield from json_pieces(item, ascii_only=ascii_only, margin=within)
        before = ","
    yield brackets if before == brackets[0] else f"{margin}{brackets[1]}"


def _is_whole(value: object) -> bool:
    """Whether nothing in it is still to be made."""
    if isinstance(value, Mapping):
        return all(map(_is_whole, value.values()))
    return not isinstance(value, Iterator)
