"""The links of a talk in a table: short words that carry them, or addresses with what they lead to."""

from collections.abc import Iterator

from rich.style import Style
from rich.text import Text

from ai4earth_cli.schedule.model import Link, Talk
from ai4earth_cli.text.addresses import target

_ALL_KNOW = ("Video", "Paper", "Slides")  # worth a word also where it can't be clicked: `open` knows them
_OTHER = "link"
_MOST_OTHERS = 3


def words(talk: Talk, *, clickable: bool) -> list[str]:
    """Return a word for each link, `video`, `paper`, `slides`; of others only if they can be clicked, and only some."""
    return [word for word, _ in _named(talk, clickable=clickable)]


def linked_words(talk: Talk, *, clickable: bool) -> Text:
    """Return those words, each a link if they can be clicked."""
    named = _named(talk, clickable=clickable)
    return Text(" ").join(Text(word, Style(link=target(link.url)) if clickable else "") for word, link in named)


def addressed(talk: Talk) -> list[str]:
    """Return a line for each link with what it is and its address."""
    return [f"{_word(link):<6} {link.url}" for link in talk.all_links]


def _named(talk: Talk, *, clickable: bool) -> Iterator[tuple[str, Link]]:
    others = 0
    for link in talk.all_links:
        word = _word(link)
        others += word == _OTHER
        if link.title in _ALL_KNOW or (clickable and (word != _OTHER or others <= _MOST_OTHERS)):
            yield word, link


def _word(link: Link) -> str:
    return link.title.casefold() if link.title in {*_ALL_KNOW, "Website"} else _OTHER
