"""What is said when an event is over, and what can be done then."""

import datetime as dt
import shlex
from pathlib import Path

import pytest

from ai4earth_cli.formats.toml import reader
from ai4earth_cli.schedule.model import Schedule, View
from ai4earth_cli.schedule.words.afterwards import Suggestion, over_words, suggestions
from ai4earth_cli.when.zone import iana_zone

SHIPPED = reader.loads((Path(__file__).parents[3] / "schedule.toml").read_text(encoding="utf-8"))
TOKYO = iana_zone("Asia/Tokyo")
NOW = dt.datetime(2020, 5, 1, tzinfo=dt.UTC)


def made(*talks: str) -> Schedule:
    """Return a schedule of talks, each written as in the file."""
    head = 'workshop = { title = "W", date = 2020-04-26, timezone = "UTC" }\n[[section]]\ntitle = "S"\n'
    return reader.loads(f"{head}talk = [{', '.join(f'{{ {talk} }}' for talk in talks)}]")


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2020-04-26T23:00", "Over since Monday 27 April 2020, 08:00 JST · 29 talks, 21 recorded"),
        ("2020-04-27T22:59", "Over since Monday 27 April 2020, 08:00 JST · 29 talks, 21 recorded"),
        ("2020-04-27T23:00", "Over since Monday 27 April 2020 · 29 talks, 21 recorded"),
    ],
)
def test_since_when_is_told_in_the_readers_zone_and_for_a_day_with_the_time(moment: str, words: str) -> None:
    """How many talks there were is without the breaks."""
    assert over_words(View(SHIPPED, dt.datetime.fromisoformat(f"{moment}Z"), (TOKYO,))) == words


def test_without_times_and_videos_it_is_over() -> None:
    """There is nothing to go on with."""
    schedule = made('title = "one"')

    assert over_words(View(schedule, NOW, (TOKYO,))) == "Over · 1 talk"
    assert suggestions(View(schedule, NOW, (TOKYO,))) == ()


def test_a_talk_from_the_middle_is_suggested() -> None:
    """By one name that a shell and `open` take as it is; the moment is ten minutes into it."""
    assert suggestions(View(SHIPPED, NOW, (TOKYO,))) == (
        Suggestion("Watch one", "ai4earth open boesen"),
        Suggestion("Browse", "ai4earth list --recorded"),
        Suggestion("Relive", "ai4earth now --at 09:54 --tz event"),
    )


@pytest.mark.parametrize(
    ("talks", "commands"),
    [
        (['title = "one", start = "09:00", end = "09:10"'], ["now --at 09:05 --tz event"]),
        (['title = "one", start = "09:00", end = "09:10", cancelled = true'], []),
        (['title = "one", start = "09:00", end = "12:00"'], ["now --at 09:10 --tz event"]),
        (['title = "one", video = "https://a.b/"'], ["list --recorded"]),
        (
            [
                'title = "one", start = "09:00", end = "09:30", video = "https://a.b/", speakers = ["Bo D\'Arc"]',
                'title = "two", start = "10:00", end = "10:30", video = "https://a.b/", speakers = ["Al Twice"]',
                'title = "six", start = "11:00", end = "11:30", video = "https://a.b/", speakers = ["Bo Twice"]',
            ],
            ["list --recorded", "now --at 10:10 --tz event"],
        ),
        (
            [
                'title = "one", start = "09:00", end = "09:30", video = "https://a.b/", speakers = ["Ada Maria Lopez"]',
                'title = "two", date = 2020-04-27, start = "10:00", end = "11:00", speakers = ["Ida Maria Flo"]',
            ],
            ["open lopez", "list --recorded", "now --at 2020-04-26T09:10 --tz event"],
        ),
        (
            ['title = "one", start = "09:00", end = "09:30", video = "https://a.b/", speakers = ["Zoë"]'],
            ["open zoe", "list --recorded", "now --at 09:10 --tz event"],
        ),
        (
            [
                'title = "one", start = "09:00", end = "09:30", video = "https://a.b/", speakers = ["Zoë Müller"]',
                'title = "two", date = 2020-04-27, start = "10:00", end = "11:00", video = "https://a.b/"',
            ],
            ["open muller", "list --recorded", "now --at 2020-04-27T10:10 --tz event"],
        ),
    ],
)
def test_only_what_there_is_is_suggested(talks: list[str], commands: list[str]) -> None:
    """Not a name that several have, nor one with signs; among several days the moment has its date."""
    found = [
        suggestion.command for suggestion in suggestions(View(made(*talks), NOW, (TOKYO,), again=" --schedule s.toml"))
    ]

    assert found == [f"ai4earth {command} --schedule s.toml" for command in commands]
    assert all(shlex.split(command) == command.split() for command in found)


def test_what_is_over_may_be_some_of_the_talks() -> None:
    """Which are counted, timed and suggested."""
    schedule = made(
        'title = "one", start = "09:00", end = "09:30", video = "https://a.b/", speakers = ["Ada Lopez"]',
        'title = "two", start = "10:00", end = "10:30", video = "https://a.b/", speakers = ["Bo Flo"]',
    )
    view = View(schedule, NOW, (TOKYO,))

    assert over_words(view, schedule.talks[:1]) == "Over since Sunday 26 April 2020 · 1 talk, 1 recorded"
    assert suggestions(view, schedule.talks[:1])[0] == Suggestion("Watch one", "ai4earth open lopez")
