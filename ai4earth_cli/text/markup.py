"""HTML that people wrote into a text, as plain text. Markdown stays as it is written."""

import re

from ai4earth_cli.text.addresses import address_in

_TAG = re.compile(r"<(/?)([^<>]{1,3000})>")
_ENTITY = re.compile(r"&#?[A-Za-z0-9]{1,31};")  # only what ends properly: a query in an address has & too
_HREF = re.compile(r"(?i)\bhref\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_WRAPPED = frozenset({"p", "div", "br"})  # a text that has these ends its lines with them, and nowhere else
_OWN_LINE = ("- ", "* ", "+ ", "#", ">", "|", *(f"{number}. " for number in range(1, 10)))  # to Markdown
_BLOCKS = _tags(
    "article aside blockquote center dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr main ol p pre section"
    " table tbody td th thead tr ul"
)
_INLINE = _tags(
    "a abbr acronym b big br cite code del dfn em font i img ins kbd li mark q s samp small span strike strong sub sup"
    " tt u var"
)
_INSTEAD = {"li": "\n- ", "tr": "\n", "td": " ", "th": " "}
_UNSEEN = frozenset({"script", "style", "head"})
_KNOWN = _BLOCKS | _INLINE | _UNSEEN


def plain_text(text: str) -> str:
    """Return `text` without HTML: paragraphs, `- ` lists, and links as `words <address>`.

    Only tags that HTML has are taken for markup, so that `<insert name>` and `<https://…>` stay.
    Entities become what they mean. A text without either is returned as it is.
    """
    if "<" in text and any(_name(match[2]) in _KNOWN for match in _TAG.finditer(text)):
        text = _tidy(_without_tags(text))
    return unescaped(text)


def unescaped(text: str) -> str:
    """Return `text` with its entities (`&amp;`, `&#39;`) as what they mean."""
    if "&" not in text:
        return text
    import html  # loaded only where there are any: its table of names is large

    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)


def _name(inside: str) -> str:
    """Return what a tag is called: `br` for `br/` and `BR clear=all`; empty where it cannot be one."""
    words = inside[:40].replace("/", " ").split()
    return words[0].lower() if words and not inside[0].isspace() else ""


def _without_tags(text: str) -> str:
    names = {_name(tag[2]) for tag in _TAG.finditer(text)}
    if names & _WRAPPED and "pre" not in names:
        text = _unwrapped(text)
    parts: list[str] = []
    link: tuple[int, str] | None = None  # where its words begin in `parts`, and its address
    unseen = ""  # the name of the tag whose content is left out
    last = 0
    for tag in _TAG.finditer(text):
        name, closing = _name(tag[2]), bool(tag[1])
        if name not in _KNOWN or (unseen and (name != unseen or not closing)):
            continue
        if not unseen:
            parts.append(text[last : tag.start()])
        last = tag.end()
        unseen = name if name in _UNSEEN and not closing else ""
        if name == "a":
            _end_link(parts, link)
            link = None if closing else (len(parts), _address(tag[2]))
        else:
            parts.append(_instead(name, closing=closing))
    if not unseen:
        parts.append(text[last:])
    _end_link(parts, link)
    return "".join(parts)


def _unwrapped(text: str) -> str:
    """Return `text` with the lines of a paragraph as one; empty lines and what Markdown starts a line with stay."""
    joined: list[list[str]] = [[]]
    for line in map(str.strip, text.splitlines()):
        if line and joined[-1] and not line.startswith(_OWN_LINE):
            joined[-1].append(line)
        else:
            joined.append([line] if line else [])
    return "\n".join(map(" ".join, joined))


def _instead(name: str, *, closing: bool) -> str:
    """Return what is written in place of a tag."""
    if name == "br":
        return "\n"
    if name in _INSTEAD:
        return "" if closing else _INSTEAD[name]
    return "\n\n" if name in _BLOCKS else ""


def _address(tag: str) -> str:
    """Return where a link leads, if that is on the web."""
    found = _HREF.search(tag)
    return address_in(unescaped(found[1] or found[2] or found[3] or "")) or "" if found else ""


def _end_link(parts: list[str], link: tuple[int, str] | None) -> None:
    """Write the address of a link after its words, unless those are the address."""
    if link:
        begin, address = link
        words = "".join(parts[begin:]).strip()
        if address and address != words:
            parts.append(f" <{address}>" if words else address)


def _tidy(text: str) -> str:
    """Return `text` with no space around its lines, an empty line between paragraphs, and none between items."""
    lines: list[str] = []
    bullet = ""
    for line in map(str.strip, text.splitlines()):
        if line == "-":
            bullet = "- "
        elif line:
            line = bullet + line  # noqa: PLW2901  what stands in the list item's own paragraph
            bullet = ""
            if line.startswith("- ") and lines[1:] and lines[-1] == "" and lines[-2].startswith("- "):
                lines.pop()
            lines.append(line)
        elif lines and lines[-1]:
            lines.append("")
    return "\n".join(lines).strip()
