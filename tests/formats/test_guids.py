"""What apps know talks, people and workshops by."""

import datetime as dt
import uuid

import pytest

from ai4earth_cli.errors import UserError
from ai4earth_cli.formats.families import guids
from ai4earth_cli.schedule.model import Schedule


def test_person_is_the_same_in_every_talk(schedule: Schedule) -> None:
    """A person has one guid, however the name is written, and another in another workshop."""
    other = schedule._replace(date=dt.date(2021, 4, 26))

    assert guids.person_guid(schedule, "Søren Ek") == guids.person_guid(schedule, "Soren EK")
    assert guids.person_guid(schedule, "Søren Ek") != guids.person_guid(other, "Søren Ek")


@pytest.mark.parametrize(
    ("identity", "kept"),
    [
        ("b036385c-4e1e-4f6c-a3b6-8f3c1d2e5a70", True),
        ("b036385c-4e1e-4f6c-a3b6-8f3c1d2e5a70-2", False),
        ("ABC123", False),
        (None, False),
    ],
)
def test_talk_keeps_the_guid_of_its_source(schedule: Schedule, identity: str | None, *, kept: bool) -> None:
    """Apps know it by that, and so do those who have marked it there; what is none has one made of its id."""
    talk = schedule.talks[0]._replace(identity=identity)
    found = guids.talk_guid(schedule, talk)

    assert found == (uuid.UUID(identity) if identity and kept else guids.guid(schedule, "talk", talk.id))


@pytest.mark.parametrize(
    ("title", "year", "acronym"),
    [
        ("AI for Earth Sciences", 2020, "ai_for_earth_sciences_2020"),
        ("Søren's 2nd – Workshop!", 2020, "soren_s_2nd_workshop_2020"),
        ("?", 98, "workshop_0098"),
    ],
)
def test_acronym_is_made_of_title_and_year(schedule: Schedule, title: str, year: int, acronym: str) -> None:
    """The acronym has lower-case letters, digits and underscores, also where the title has none of them."""
    assert guids.acronym(schedule._replace(title=title, date=dt.date(year, 4, 26))) == acronym


@pytest.mark.parametrize(
    ("id_", "ending"), [("fei-air-quality", "fei-air-quality"), ("Ü1", "talk-u1"), ("?", "talk"), ("a_b", "a-b")]
)
def test_slug_ends_in_three_letters_or_more(schedule: Schedule, id_: str, ending: str) -> None:
    """The slug has the acronym, the number and what can be written of the id."""
    talk = schedule.talks[0]._replace(id=id_)

    assert guids.talk_slug(schedule, talk, 7) == f"ai_for_earth_sciences_2020-7-{ending}"


def test_numbers_that_meet_are_told_apart() -> None:
    """Of two talks that begin with the same number one keeps it, whatever their order; no others change."""
    many = [uuid.uuid5(uuid.NAMESPACE_URL, str(index)) for index in range(2000)]
    alone = {guid: guids.numbers([guid])[guid] for guid in many}
    holders: dict[int, uuid.UUID] = {}
    pairs = [(holders[alone[guid]], guid) for guid in many if holders.setdefault(alone[guid], guid) != guid]

    together = guids.numbers(many)

    assert guids.numbers(reversed(many)) == together
    assert len(set(together.values())) == 2000
    assert all(1 <= number <= 999_999 for number in together.values())
    assert {guid for guid in many if together[guid] != alone[guid]} == {max(pair) for pair in pairs}
    assert pairs != []


def test_numbers_are_refused_where_too_few_are_free() -> None:
    """Rather than looked for without end."""
    many = [uuid.UUID(int=number) for number in range(100_001)]

    with pytest.raises(UserError) as error:
        guids.numbers(many)

    assert len(set(guids.numbers(many[1:]).values())) == 100_000
    assert str(error.value) == (
        "The schedule has 100,001 talks or speakers, and export json and xml can number 100,000. "
        "Export another format, or split the file."
    )
