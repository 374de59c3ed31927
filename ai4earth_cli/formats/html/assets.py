"""The style and the script of the page, from the modules in the folder `page`, and the policy that allows only them."""

import base64
import functools
import hashlib
import re
from pathlib import Path

PAGE = Path(__file__).parent / "page"
_STYLES = ("page.css", "tools.css", "grid.css", "kiosk.css", "print.css")
_PURE = ("words.js", "clocks.js", "status.js", "filters.js", "calendar.js")
_SCRIPTS = (  # one script, in this order
    *(f"pure/{name}" for name in _PURE),
    *("elements.js", "talks.js", "zones.js", "stars.js", "filters.js", "grid.js", "now.js", "start.js"),
)
# What only someone who reads the modules needs: lines of comments, empty ones, and what stands before a line.
_FOR_READERS = re.compile(r"^\s*//[^\n]*\n|^\s*/\*(?:(?!\*/).)*\*/\n|^\s+", re.MULTILINE | re.DOTALL)

_ENDS = re.compile(r"([{};,])\n")  # of lines in a style sheet


@functools.cache
def style() -> str:
    """Return the style sheet."""
    return _ENDS.sub(r"\1", _joined(_STYLES)).replace(";}", "}")


@functools.cache
def script() -> str:
    """Return the script, whose modules share one scope."""
    return f"'use strict';\n{_joined(_SCRIPTS)}"


def policy() -> str:
    """Return a Content Security Policy (level 3) that allows this style, this script and the icon, and nothing else."""
    return (
        f"default-src 'none'; style-src '{_hash(style())}'; script-src '{_hash(script())}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _joined(names: tuple[str, ...]) -> str:
    return "".join(_FOR_READERS.sub("", (PAGE / name).read_text(encoding="utf-8")) for name in names)


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
