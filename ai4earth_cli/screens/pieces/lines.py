"""Lines of a screen: text with a label, and addresses, which are never broken where they have room."""

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.console import RenderableType
from rich.style import Style
from rich.text import Text

from ai4earth_cli.schedule.model import Talk
from ai4earth_cli.screens.pieces import QUIET, grid
from ai4earth_cli.text.addresses import pieces, target

_LABEL_WIDTH = 8


def labelled(name: str, value: str, style: Style | str = "") -> RenderableType:
    """Return a line with a label, wrapped beside it."""
    return _beside(name, Text(value, style))


def _beside(name: str, value: Text) -> RenderableType:
    shown = grid(1)
    shown.add_column(width=_LABEL_WIDTH, no_wrap=True)
    shown.add_column(overflow="fold")
    shown.add_row(Text(name, QUIET), value)
    return shown


class Address(Text):
    """A line that ends with an address, written out and never broken, so that it can be clicked and copied."""

    def __init__(self, before: Text, url: str) -> None:
        super().__init__(no_wrap=True, overflow="ignore", end="\n")
        self.before, self.url = before, Text(url, Style(link=target(url)))
        self.append_text(before)
        self.append_text(self.url)

    def fitted(self, width: int) -> Text:
        """Return it for a terminal of `width` columns: where it is wider the address has a line of its own.

        One that has no room there either stays, so that more than its last letters stand on the next line.
        """
        if self.cell_len <= width or self.url.cell_len > width:
            return self
        self.before.rstrip()
        return _unwrapped([line for line in (self.before, self.url) if line])


def _unwrapped(lines: Iterable[Text]) -> Text:
    text = Text("\n").join(lines)
    text.no_wrap, text.overflow = True, "ignore"
    return text


def address(name: str, url: str) -> Address:
    """Return a line with a label and an address."""
    return Address(Text(f"{name:<{_LABEL_WIDTH}} ", QUIET), url)


def place(name: str, where: str) -> Text:
    """Return a line with a label and an address or the path of a file, which stays beside it however long it is."""
    return _unwrapped([Text.assemble((f"{name:<{_LABEL_WIDTH}} ", QUIET), (where, Style(link=target(where))))])


def linked(text: str, width: int, name: str | None = None) -> Iterator[RenderableType]:
    """Yield text in which every address is a link, behind a label if there is a `name`, in `width` columns.

    An address that has no room in a line has one of its own, where none is broken.
    """
    room = width if name is None else width - _LABEL_WIDTH - 1
    parts: list[Text | Address] = [Text()]
    for number, piece in enumerate(pieces(text)):
        if number % 2 and cell_len(piece) > room:
            parts += [Address(Text(), piece), Text()]
        else:
            parts[-1].append(piece, Style(link=target(piece)) if number % 2 else "")
    for part in parts:
        if isinstance(part, Address) or name is None:
            if part:
                yield part
        elif part.plain.strip() or part is parts[0]:
            yield _beside(name, part)
            name = ""


def links(talk: Talk) -> Iterator[Text]:
    """Return a line for every link of the talk."""
    return (address(link.title, link.url) for link in talk.all_links)
