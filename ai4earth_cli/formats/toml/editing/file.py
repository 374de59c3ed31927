"""A file's bytes, changed as a document of tomlkit: what is not changed stays byte for byte."""

import re
from collections.abc import Callable, MutableMapping
from typing import Any, cast

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.items import Comment, Item, Table, Whitespace

_MARK = b"\xef\xbb\xbf"  # a byte order mark, which editors on Windows put before a file


def edited(data: bytes, change: Callable[[TOMLDocument], None]) -> bytes:
    """Return the file after `change` has been made to its document; it must be TOML in UTF-8.

    What is new has the line ends that all of the file has, and a byte order mark stays.
    """
    document = tomlkit.parse(data.removeprefix(_MARK).decode())
    change(document)
    text = tomlkit.dumps(document)
    if b"\n" in data and data.count(b"\n") == data.count(b"\r\n"):
        text = re.sub(r"(?<!\r)\n", "\r\n", text)
    return (_MARK if data.startswith(_MARK) else b"") + text.encode()


def put(table: MutableMapping[str, Any], key: str, value: Item) -> None:
    """Put a value at `key`: in place of the old one, or behind the last key and before what is above the next table."""
    if key in table or not isinstance(table, Table):
        table[key] = value
        return
    behind = taken_from_the_end(table)
    table[key] = value
    for item in behind:
        table.add(item)


def taken_from_the_end(table: Table) -> list[Comment | Whitespace]:
    """Take the comments and empty lines behind a table's last key away from it, and return them."""
    body = table.value.body
    behind = []
    while body and body[-1][0] is None:
        behind.append(cast("Comment | Whitespace", body.pop()[1]))
    return behind[::-1]
