"""Addresses in text from outside: what is one, and where a link may lead."""

import re

_BEGINNING = re.compile(r"https?://[^\s/?#<>\"]", re.IGNORECASE)
MOST_ADDRESS = 2_000  # letters; browsers and calendars cut off longer ones
_NEVER = ' <>"'
# Compiled where they are used, since most commands make no links.
_IN_TEXT = r"(?i)(https?://(?:[.,;:!?)\]']*+[^\s<>\".,;:!?)\]'])++)"
_MAIL = r"[^@\s:]+@[^@\s:]+"


def are_addresses(*texts: str) -> bool:
    """Whether printable lines are all addresses on the web: http or https, a host, no space, not too long."""
    together = "".join(texts)
    within = max(map(len, texts), default=0) <= MOST_ADDRESS
    return within and all(map(_BEGINNING.match, texts)) and not any(letter in together for letter in _NEVER)


def address_in(text: str) -> str | None:
    """Return the address (http or https) that `text` is, without space around it; None if it is none."""
    found = text.strip()
    return found if found.isprintable() and are_addresses(found) else None


def target(text: str) -> str | None:
    """Return where a link of `text` leads: to the web, or for an e-mail address to mailto; None for all else.

    The e-mail address is quoted, so that it cannot bring a subject or another recipient (RFC 6068).
    """
    if are_addresses(text):
        return text
    from urllib.parse import quote

    mail = text[len("mailto:") :] if text[: len("mailto:")].casefold() == "mailto:" else text
    return f"mailto:{quote(mail, safe='@')}" if re.fullmatch(_MAIL, mail) else None


def pieces(text: str) -> list[str]:
    """Return `text` cut so that every second piece is an address, without the full stop behind it."""
    return re.split(_IN_TEXT, text)


def unescaped(address: str) -> str:
    """Return an address with what it has in percent signs as letters: two that are then the same lead to one place."""
    from urllib.parse import unquote

    return unquote(address)


def is_on_the_web(source: str) -> bool:
    """Whether what names a schedule is an address of the web, and no file."""
    return source[:8].casefold().startswith(("http://", "https://"))


def without_password(address: str) -> str:
    """Return an address without the name and the password before its host: `https://example.org/x`."""
    scheme, behind = address.split("://", 1)
    end = next((place for place, letter in enumerate(behind) if letter in "/?#"), len(behind))
    host, colon, port = behind[:end].partition(":")
    if colon and "@" not in behind[:end] and not port.isdecimal() and not host.startswith("["):
        return (
            f"{scheme}://{behind.rpartition('@')[2]}"  # its password has a sign that ends a host: no part of it stays
        )
    return f"{scheme}://{behind[:end].rpartition('@')[2]}{behind[end:]}"


def host_of(address: str) -> str:
    """Return the host that an address leads to, as messages name it: `example.org`."""
    return re.split("[/?#]", without_password(address).split("://", 1)[1])[0]
