"""The floor: the least that a Typer program does to print a schedule's rows, as lines or as one Rich table.

It trusts its file and knows one way to write a time. Its lines are those of `ai4earth list --plain`, byte for byte.
"""

import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import typer

app = typer.Typer()


@dataclass(frozen=True)
class Row:
    """A talk, with its times as this computer's clock shows them."""

    status: str
    start: dt.datetime | None
    end: dt.datetime | None
    section: str
    type: str
    speakers: str
    title: str
    room: str
    number: int


@app.command()
def plain(file: Path, at: str) -> None:
    """Print a line per talk."""
    lines = []
    for row in rows(file, dt.datetime.fromisoformat(at)):
        start, end = (moment.isoformat() if moment else "" for moment in (row.start, row.end))
        what = f"{row.type}\t{row.speakers}\t{row.title}\t{row.room}\t{row.number}"
        lines.append(f"{row.status}\t{start}\t{end}\t{row.section}\t{what}")
    typer.echo("\n".join(lines))


@app.command()
def table(file: Path, at: str) -> None:
    """Print one table."""
    from rich.console import Console  # here, so that `plain` does not load it
    from rich.table import Table
    from rich.text import Text

    programme = Table("", "Time", "Type", "Speaker", "Title")
    for row in rows(file, dt.datetime.fromisoformat(at)):
        time = f"{row.start:%H:%M}–{row.end:%H:%M}" if row.start and row.end else ""
        # as Text, which is quicker than markup, and titles may have brackets
        programme.add_row(*map(Text, (row.status, time, row.type, row.speakers, row.title)))
    Console().print(programme)


def rows(file: Path, now: dt.datetime) -> Iterator[Row]:
    """Yield the talks in the order of the file, numbered by start, those without one last."""
    document = tomllib.loads(file.read_text(encoding="utf-8"))
    day, zone = document["workshop"]["date"], ZoneInfo(document["workshop"]["timezone"])
    talks = [(section["id"], talk) for section in document["section"] for talk in section["talk"]]
    starts = [_moment(talk.get("start"), day, zone) for _, talk in talks]
    order = sorted(range(len(talks)), key=lambda place: (starts[place] is None, starts[place] or now))
    numbers = {place: number for number, place in enumerate(order, 1)}
    for place, ((section, talk), start) in enumerate(zip(talks, starts, strict=True)):
        end = _moment(talk.get("end"), day, zone)
        names = "; ".join(who if isinstance(who, str) else who["name"] for who in talk.get("speakers", ()))
        status, room = _status(start, end, now), talk.get("room", "")
        yield Row(status, start, end, section, talk["type"], names, talk["title"], room, numbers[place])


def _moment(clock: str | None, day: dt.date, zone: ZoneInfo) -> dt.datetime | None:
    return dt.datetime.combine(day, dt.time.fromisoformat(clock), zone).astimezone() if clock else None


def _status(start: dt.datetime | None, end: dt.datetime | None, now: dt.datetime) -> str:
    if start is None or end is None:
        return "unscheduled"
    return "past" if end <= now else "now" if start <= now else "upcoming"
