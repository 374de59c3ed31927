"""What stands inside a line of Markdown: words, links, strikes; marks of emphasis and escapes are gone.

A line is worked on with every letter *shielded* that an escape, a reference or a code span keeps
from being markup: moved out of the way into Unicode's private planes. `plain` brings it back.
"""

import html
import re
from collections.abc import Mapping
from typing import NamedTuple

from ai4earth_cli.text.addresses import address_in
from ai4earth_cli.text.printable import one_line

_SHIELD = 0xF0000  # and more: a letter that is no markup
_LINK = 0x100000  # and more: the place of a link
_MOST_LINKS = 1000
_LITERAL = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|&(?P<entity>#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|`(?P<code>[^`|]+)`"
)
_TAGS = r"!--|/?(?:a|b|big|center|code|em|font|i|kbd|mark|p|small|span|strong|sub|sup|u)\b"
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_STRUCK_TAG = re.compile(r"</?(?:s|del|strike)>", re.IGNORECASE)
_TAG = re.compile(rf"<(?:{_TAGS})[^<>]*>", re.IGNORECASE)
_PICTURE = re.compile(r"!\[([^\[\]]*)\]\([^()]*\)")
_ANCHOR = re.compile(
    r"\[(?P<text>[^\[\]]*)\](?:"
    r"\( ?<?(?P<url>[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?: [\"'](?P<title>[^\"']*)[\"'])? ?\)"
    r"|\[(?P<key>[^\[\]]*)\])?"
    r"|(?P<bare>https?://[^\s<>|\"]+)",
    re.IGNORECASE,
)
_EMPHASIS = re.compile(
    r"(?P<stars>\*\*\*|\*\*|\*)(?=[^\s*])(?P<strong>[^*]*)(?<=\S)(?P=stars)(?!\*)"
    r"|(?<![^\W_])(?P<lines>___|__|_)(?=[^\s_])(?P<low>[^_]*)(?<=\S)(?P=lines)(?!\w)"
)
_STRIKE = re.compile("~~+")
_MARKUP = re.compile(r"[\[<~*_]|://")
_HIDDEN = re.compile("[\U000f0000-\U0010ffff]")


class Anchor(NamedTuple):
    """A link of a line: its words, where it leads (http or https), its title in quotes, and its words shielded."""

    text: str
    url: str
    title: str = ""
    shielded: str = ""


class Cell(NamedTuple):
    """What a cell or a line says: its words, shielded, with one sign for each of its links.

    `dropped` is the links that are no addresses on the web, of which only the words are left.
    """

    text: str = ""
    links: tuple[Anchor, ...] = ()
    is_struck: bool = False
    dropped: tuple[str, ...] = ()


def shielded(line: str) -> str:
    """Return `line` as one printable line in which all that still looks like markup is markup."""
    return _LITERAL.sub(_shield, one_line(line))


def cell(line: str, references: Mapping[str, str]) -> Cell:
    """Return what a shielded line says; `references` are the addresses that the page gives names to."""
    if not _MARKUP.search(line):
        return Cell(line.strip())
    if "<" in line or "![" in line:
        line = _TAG.sub("", _STRUCK_TAG.sub("~~", _BREAK.sub(" ", line)))
        line = _PICTURE.sub(r"\1", line)  # a picture is what it is called
    links: list[Anchor] = []
    dropped: list[str] = []

    def sign(found: re.Match[str]) -> str:
        target = _target(found, references)
        if target is None:
            return found[0]
        url = address_in(_bare(target)) if len(links) < _MOST_LINKS else None
        if url is None:
            dropped.append(one_line(_bare(target)))
            return found["text"] or ""
        words = _unmarked(_STRIKE.sub("", found["text"] or ""))
        links.append(Anchor(plain(words), url, (found["title"] or "").casefold(), words))
        return chr(_LINK + len(links) - 1)

    signed = _ANCHOR.sub(sign, line) if "[" in line or "://" in line else line
    text = _STRIKE.sub("", signed)
    return Cell(_unmarked(text).strip(), tuple(links), text != signed, tuple(dropped))


def plain(text: str, links: tuple[Anchor, ...] = ()) -> str:
    """Return shielded words as they are read, each link by its own words."""
    if text.isascii():
        return one_line(text)
    return one_line(_HIDDEN.sub(lambda found: _shown(ord(found[0]), links), text))


def worded(text: str, links: tuple[Anchor, ...]) -> str:
    """Return shielded words with those of each link in the place of its sign, shielded, too."""
    return _HIDDEN.sub(
        lambda found: links[ord(found[0]) - _LINK].shielded if ord(found[0]) >= _LINK else found[0], text
    )


def links_of(text: str, links: tuple[Anchor, ...]) -> list[tuple[str, Anchor]]:
    """Return those of the `links` whose signs are in `text`, in its order, each with its sign."""
    return [(letter, links[ord(letter) - _LINK]) for letter in text if ord(letter) >= _LINK]


def has_links(text: str) -> bool:
    """Whether there are signs of links in `text`."""
    return any(ord(letter) >= _LINK for letter in text)


def is_link(text: str) -> bool:
    """Whether `text` is the sign of one link and nothing else."""
    return len(text) == 1 and ord(text) >= _LINK


def without(text: str, sign: str) -> str:
    """Return `text` without the sign of a link, and without the brackets around it if they hold no more."""
    for opening, closing in ("()", "[]"):
        for held in (sign, f" {sign}", f"{sign} ", f" {sign} "):
            text = text.replace(f"{opening}{held}{closing}", "")
    return text.replace(sign, "").strip()


def _shield(found: re.Match[str]) -> str:
    literal = found["escaped"] or found["code"] or html.unescape(found[0])
    return "".join(chr(_SHIELD + ord(letter)) if letter.isascii() else letter for letter in literal)


def _target(found: re.Match[str], references: Mapping[str, str]) -> str | None:
    """Return where a link leads, whatever that is; None where the brackets are only brackets."""
    if found["bare"] or found["url"]:
        return found["bare"] or found["url"]
    return references.get(reference_key(found["key"] or found["text"] or ""))


def reference_key(name: str) -> str:
    """Return by which name a page's definition `[name]: https://…` is found."""
    return plain(name).casefold()


def _unmarked(text: str) -> str:
    """Return `text` without the marks of emphasis, one inside another too."""
    if "*" not in text and "_" not in text:
        return text
    return _EMPHASIS.sub(_strong, _EMPHASIS.sub(_strong, text))


def _strong(found: re.Match[str]) -> str:
    return found["strong"] or found["low"]


def _shown(code: int, links: tuple[Anchor, ...]) -> str:
    return links[code - _LINK].text if code >= _LINK else chr(code - _SHIELD)


def _bare(text: str) -> str:
    """Return shielded text as it was meant, white space and all."""
    return _HIDDEN.sub(lambda found: chr(ord(found[0]) - _SHIELD), text)
