"""The bytes of a page as text, accidents of its encoding undone."""

import re

from ai4earth_cli.formats.families.remarks import Located, Remarks
from ai4earth_cli.text.mojibake import undone
from ai4earth_cli.text.printable import quoted

MOST_LINES = 10_000


def text_of(data: bytes) -> tuple[str, Remarks[Located]]:
    """Return a page as text whose lines end in a line feed, and what was done to its letters."""
    remarks: Remarks[Located] = Remarks()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
        remarks.add("pages are not UTF-8", (1, "the page"), "it is not UTF-8: read as Windows-1252.")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > MOST_LINES:
        message = f"everything behind line {MOST_LINES} is left out."
        remarks.add("pages are too long", (MOST_LINES + 1, "the page"), message)
        del lines[MOST_LINES:]
    for index, line in enumerate(lines):
        lines[index] = undone(line)
        if lines[index] != line:
            message = f"an encoding accident is undone: {_mended(line, lines[index])}."
            remarks.add("encoding accidents are undone", (index + 1, "the page"), message)
    return "\n".join(lines), remarks


def _mended(before: str, after: str) -> str:
    """Return the first word that was put right, and what it was."""
    pairs = zip(re.findall(_WORD, before), re.findall(_WORD, after), strict=False)
    wrong, right = next((pair for pair in pairs if pair[0] != pair[1]), (before, after))
    return f"{quoted(wrong)} is read as {quoted(right)}"


_WORD = r"[^\s\[\]()|*~\"]+"
