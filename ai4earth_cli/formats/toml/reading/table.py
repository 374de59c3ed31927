"""One table of a schedule file, read key by key; what is wrong with it is noted, not raised."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ai4earth_cli.errors import UserError
from ai4earth_cli.text.addresses import MOST_ADDRESS, are_addresses
from ai4earth_cli.text.matching import nearest
from ai4earth_cli.text.printable import one_line, quoted

_KINDS = {
    str: "text in quotes",
    bool: "true or false",
    int: "a whole number",
    list: "a list in square brackets",
    dict: "a table",
    dt.date: "a date like 2020-04-26, without quotes",
    dt.datetime: "a date and time like 2020-04-28T17:56:50-07:00, without quotes",
}


_NAMES = {"speakers", "authors", "chairs"}  # lists, of which people write one name alone
_BLOCKS = {"section", "talk", "delay"}  # tables that files have in double brackets


Path = tuple[str | int, ...]  # of keys and indices: ("section", 0, "title")
Problem = tuple[Path, str, str]  # the path of what is wrong, its place in words, the message


class Table:
    """A table at `path`, called `where` in messages; all tables of a file share one list of `problems`.

    Each question about a key answers with nothing (None, or no items) if the key is missing or
    wrong. `only_known`, asked last, reports the keys that nobody asked about.
    """

    def __init__(self, values: Mapping[str, Any], path: Path, where: str, problems: list[Problem]) -> None:
        self.values = values
        self.path = path
        self.where = where
        self.problems = problems
        self.asked: list[str] = []

    def problem(self, message: str, *keys: str | int) -> None:
        """Note what is wrong with the value at `keys`, or without keys with the table itself."""
        self.problems.append(((*self.path, *keys), self.where, message))

    def take(self, key: str) -> Any:  # noqa: ANN401  whatever TOML holds
        """Return the value of `key` as tomllib gives it."""
        self.asked.append(key)
        return self.values.get(key)

    def typed(self, key: str, kind: type) -> Any:  # noqa: ANN401  of the kind asked for
        """Return the value of `key` if it is of that very type (a bool is no int, a datetime no date)."""
        value = self.take(key)
        if value is None or type(value) is kind:
            return value
        right = _KINDS[kind]
        if key in _NAMES and isinstance(value, str) and value.strip():
            right = f"[{shown(value)}], {right}"
        self.problem(f"{key} is {shown(value)}: write {right}.", key)
        return None

    def text(self, key: str) -> str | None:
        """Return the text at `key` as one printable line."""
        value = self.typed(key, str)
        return None if value is None else self.printable(value, key)

    def required_text(self, key: str, example: str = "…") -> str:
        """Return the text at `key`; empty, and a problem, if there is none."""
        if key not in self.values:
            self.problem(f'it has no {key}: add {key} = "{example}".')
        return self.text(key) or ""

    def paragraphs(self, key: str) -> str | None:
        """Return the text at `key`, its lines kept, each printable."""
        value = self.typed(key, str)
        if value is None or not self.printable(value, key):
            return None
        return "\n".join(one_line(line) for line in value.splitlines()).strip()

    def address(self, key: str) -> str | None:
        """Return the address at `key`, which must be http or https."""
        value = self.text(key)
        if value is not None and len(value) > MOST_ADDRESS:
            self.problem(f"{key} is {shown(value)}: write an address of at most {MOST_ADDRESS:,} letters.", key)
            return None
        if value is None or are_addresses(value):
            return value
        self.problem(f"{key} is {shown(value)}: write an address that begins with https:// or http://.", key)
        return None

    def text_or_texts(self, key: str) -> tuple[str, ...]:
        """Return the text at `key`, or the texts of the list there, each as one printable line."""
        if isinstance(self.values.get(key), list):
            return tuple(dict.fromkeys(self.texts(key)))
        text = self.text(key)
        return (text,) if text else ()

    def texts(self, key: str, *, most: int | None = None) -> tuple[str, ...]:
        """Return the texts of the list at `key`, each as one printable line; none, and a problem, beyond `most`."""
        found = []
        for index, value in self.items(key, most=most):
            if isinstance(value, str):
                found.append(self.printable(value, key, index))
            else:
                self.problem(f"{key} has {shown(value)}: write text in quotes.", key, index)
        return tuple(text for text in found if text)

    def items(self, key: str, *, most: int | None = None) -> Iterator[tuple[int, Any]]:
        """Return the items of the list at `key`, each with its index; none, and a problem, beyond `most`."""
        found = self.typed(key, list) or ()
        if most is not None and len(found) > most:
            self.problem(f"{key} has {len(found)} names: write {most} at most, or the name of the group.", key)
            found = ()
        return enumerate(found)

    def tables(self, key: str) -> Iterator["Table"]:
        """Yield the tables of the list at `key`; none, and a problem, where single brackets make it one table."""
        name = ".".join([*(part for part in self.path if isinstance(part, str)), key])
        shape = f"[[{name}]] above each" if key in _BLOCKS else '{ title = "…", url = "https://…" }'
        if isinstance(self.values.get(key), dict) and key in _BLOCKS:
            self.asked.append(key)
            self.problem(f"[{name}] is one table: write {shape}.", key)
            return
        for index, value in self.items(key):
            if isinstance(value, dict):
                yield self.child(value, key, index)
            else:
                self.problem(f"{key} has {shown(value)}: write {shape}.", key, index)

    def child(self, values: Mapping[str, Any], key: str, index: int) -> "Table":
        """Return the item of the list at `key` as a table, called by its title or name."""
        place = called(key, index, values.get("title") or values.get("name"))
        where = f"{self.where}, {place}" if self.where else place
        return Table(values, (*self.path, key, index), where, self.problems)

    def only_known(self) -> None:
        """Report every key that was not asked about, with the nearest that could have been meant."""
        for key in (key for key in self.values if key not in self.asked):
            near = nearest(key, self.asked, most=1)
            advice = f"did you mean {near[0]}?" if near else f"the keys here are {', '.join(self.asked)}."
            self.problem(f"unknown key {quoted(key)}: {advice}", key)

    def printable(self, value: str, *keys: str | int) -> str | None:
        """Return `value`, which stands at `keys`, as one printable line; None, and a problem, if nothing is left."""
        text = one_line(value)
        if not text:
            problem = "has nothing that prints" if value.strip() else "is empty"
            self.problem(f"{keys[0]} {problem}: write something or leave it out.", *keys)
        return text or None


def shown(value: object) -> str:
    """Return a value of the file as a message quotes it: short, and as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a table"
    text = one_line(str(value))
    most = 60
    text = text if len(text) <= most else f"{text[:most]}…"
    return f'"{text}"' if isinstance(value, str) else text


def on_one_line(error: UserError) -> str:
    """Return what an error says, with the choices that it lists written as texts of TOML."""
    said, *choices = str(error).splitlines()
    listed = "; ".join(re.sub(r"^ *(\S+)", r'"\1"', choice) for choice in choices)
    return f"{said} {listed}".strip()


def called(key: str, index: int, title: object) -> str:
    """Return what an item of the list at `key` is called: `talk 2 'Fully Reversible…'`, `section 'Solid Earth'`."""
    number = f"{key.removesuffix('s')} {index + 1}"
    if not isinstance(title, str):
        return number
    return f"section {_short(title)}" if key == "section" else f"{number} {_short(title)}"


def _short(title: str, most: int = 20) -> str:
    text = one_line(title)
    return f"'{text}'" if len(text) <= most else f"'{text[:most].rsplit(' ', 1)[0]}…'"
