"""Text and links that come out of Markdown as they are, GitHub's and kramdown's."""

import re
from urllib.parse import quote

from ai4earth_cli.text.printable import one_line

# What either Markdown would read as markup. A backslash stands before what both let it stand before;
# references do for the rest: for `|` and `` ` ``, which tables look at first, and for `{`, since Jekyll
# runs what stands in `{{` and `{%` before any Markdown is read. The two that GitHub would make links of
# are taken apart: an escape would not stop it from seeing an e-mail address.
_SIGNS = (
    r"(?P<escaped>[*_\[\]<>#}$]|--+|\.\.\.+|://)|(?P<referenced>[\\`|~^{]|&(?=#?\w+;))"
    r"|(?P<site>(?<=www)\.)|(?P<mail>(?<=\S)@(?=\S))"
)
_MARKUP = re.compile(_SIGNS, re.IGNORECASE)
# What would take one name for several, or for a name and what stands behind it, where a cell is read back.
_APART = re.compile(rf"{_SIGNS}|(?P<apart>[,;](?= )|[()]|(?<= )&(?= )|(?<=\S) (?=and ))", re.IGNORECASE)


def as_link(name: str, url: str | None, title: str = "") -> str:
    """Return a name with a link to an address, if there is one, and with a title of the link, if there is that."""
    return linked(as_text(name), url, title)


def linked(text: str, url: str | None, title: str = "") -> str:
    """Return what is Markdown already with a link to an address, if there is one."""
    behind = f' "{title}"' if title else ""
    return f"[{text}]({_destination(url)}{behind})" if url else text


def _destination(url: str) -> str:
    """Return an address without what would end it, a cell or a strike: spaces, brackets, pipes, `~~`."""
    encoded = quote(url, safe="!#$&'*+,/:;=?@[]%").replace("~~", "%7E%7E")
    return re.sub(r"&(?=#?\w+;)", "&amp;", encoded)


def as_text(text: str) -> str:
    """Return text on one line and written so that it comes out as it is."""
    return _MARKUP.sub(_harmless, one_line(text))


def as_part(text: str) -> str:
    """Return text as `as_text` does, and as one part of a list whose parts may have brackets behind them."""
    return _APART.sub(_harmless, one_line(text))


def _harmless(found: re.Match[str]) -> str:
    markup = found[0]
    return {
        "escaped": "".join(f"\\{letter}" for letter in markup) if markup[0] in "-." else f"\\{markup}",
        **dict.fromkeys(("referenced", "apart"), "".join(f"&#{ord(letter)};" for letter in markup)),
        "site": "\\.",
        "mail": "@<!-- -->",
    }[found.lastgroup or "escaped"]
