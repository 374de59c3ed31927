"""Who wrote what is told, as lines of a description: neither calendars nor conference apps have a field for that."""

from collections.abc import Iterable, Sequence

from ai4earth_cli.schedule.model import Speaker
from ai4earth_cli.text.printable import one_line

ONE, SEVERAL = "Author: ", "Authors: "


def author_lines(authors: Sequence[Speaker]) -> list[str]:
    """Return the authors in one line, or if a name has a comma in a line each."""
    names = [author.name for author in authors]
    if any("," in name for name in names):
        return [f"{ONE}{name}" for name in names]
    return [f"{SEVERAL}{', '.join(names)}"] if names else []


def authors_in(lines: Iterable[str]) -> tuple[Speaker, ...]:
    """Return the authors that lines among others tell."""
    names: list[str] = []
    for line in lines:
        if line.startswith(ONE):
            names.append(line.removeprefix(ONE))
        elif line.startswith(SEVERAL):
            names += line.removeprefix(SEVERAL).split(", ")
    return tuple(Speaker(name) for name in map(one_line, names) if name)
