"""Where a talk of a conference app leads: its links, attachments and own page."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ai4earth_cli.schedule.model import Link, Speaker
from ai4earth_cli.text.addresses import address_in, host_of
from ai4earth_cli.text.printable import one_line

_SCHEME = re.compile(r"[a-z][a-z0-9+-]{0,30}:(?!\d)", re.IGNORECASE | re.ASCII)
_FRAB_FILES = "/system/"  # of its uploads, which frab publishes below the base and not at the root
_NO_FILE = "/attachments/original/missing.png"  # what frab writes for an attachment that has none


class Reference(NamedTuple):
    """A link or an attachment as the file has it."""

    url: str
    title: str = ""
    type: str = ""
    attached: bool = False


class Links(NamedTuple):
    """The links of a talk, each kind in its place; and those that are no address."""

    video: str | None
    paper: str | None
    slides: str | None
    website: str | None
    others: tuple[Link, ...]
    speakers: tuple[Speaker, ...]
    unread: tuple[str, ...]


def address(text: str, base: str, *, attached: bool = False) -> str | None:
    """Return the address (http or https) that `text` is, or leads to from `base`; None if it is none.

    A link without a scheme gets one (`www.example.org`); an `attached` file is rather a name beside others.
    """
    text = text.strip().replace(" ", "%20")
    if text[:8].lower().startswith(("http://", "https://")):
        return address_in(text)
    if text.startswith("//"):
        return address_in(f"https:{text}")
    if not text or text.startswith("#") or _SCHEME.match(text):
        return None
    if _begins_with_host(text) and (text.startswith("www.") or not attached):
        return address_in(f"https://{text}")
    if base and (attached or "/" in text):
        return _joined(base, text)
    return None


def _begins_with_host(text: str) -> bool:
    labels = re.split("[/?#:]", text[:300], maxsplit=1)[0].split(".")
    known = all(label.replace("-", "").isalnum() for label in labels)
    return len(labels) > 1 and known and labels[-1].isalpha() and len(labels[-1]) > 1


def _joined(base: str, path: str) -> str | None:
    if path.startswith(_FRAB_FILES):
        return address_in(f"{base.rstrip('/')}{path}")
    from urllib.parse import urljoin  # loaded only for the few that need it

    try:
        return address_in(urljoin(base if "/" in base.partition("://")[2] else f"{base}/", path))
    except ValueError:  # brackets that hold no IPv6 address
        return None


def links_of(references: Sequence[Reference], page: str | None, base: str, people: tuple[Speaker, ...]) -> Links:
    """Return the links of a talk, whose own page is `page`.

    The first of each kind is told by its type, or by the words it begins with; a link that is titled with
    a speaker's name is the speaker's.
    """
    if not references:
        return Links(None, None, None, page, (), people, ())
    kinds: dict[str, str] = {}
    others: dict[str, str] = {}
    names = {speaker.name for speaker in people}
    pages: dict[str, str] = {}
    unread = []
    for reference in references:
        url = address(reference.url, base, attached=reference.attached)
        kind = _kind(reference)
        if url is None:
            unread.append(reference.url)
        elif reference.title in names:
            pages.setdefault(reference.title, url)
        elif not kind or kinds.setdefault(kind, url) != url:
            title = reference.title or one_line(reference.type).capitalize()
            others.setdefault(url, title or host_of(url).removeprefix("www."))
    if page:
        kinds.setdefault("website", page)
    found = tuple(Link(title, url) for url, title in others.items() if url not in kinds.values())
    speakers = tuple(_with_page(speaker, pages.get(speaker.name)) for speaker in people) if pages else people
    unread = [url for url in unread if url.strip() not in {"", _NO_FILE}]
    video, paper, slides, website = map(kinds.get, ("video", "paper", "slides", "website"))
    return Links(video, paper, slides, website, found, speakers, tuple(unread))


def _with_page(speaker: Speaker, url: str | None) -> Speaker:
    return speaker if speaker.url or not url else speaker._replace(url=url)


def _kind(reference: Reference) -> str:
    title, type_ = reference.title.casefold(), reference.type.casefold()
    if type_ == "related":
        return ""
    if type_ in {"media", "video"} or title.startswith("video"):
        return "video"
    if type_ == "slides" or title.startswith("slides"):
        return "slides"
    if type_ == "paper" or title == "paper":
        return "paper"
    return "website" if title == "website" else ""
