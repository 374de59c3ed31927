"""Who speaks: one person per name, with what any mention of it tells."""

from ai4earth_cli.formats.toml import reader
from ai4earth_cli.schedule.model import Schedule, Talk
from ai4earth_cli.schedule.people import everyone, given_again


def ids(talks: tuple[Talk, ...]) -> list[str]:
    """Return the ids, which say which talks they are."""
    return [talk.id for talk in talks]


def small(talks: str) -> Schedule:
    """Return a schedule of one section with these talks, written as TOML inline tables."""
    return reader.loads(
        f"""
        workshop = {{ title = "W", date = 2020-04-26, timezone = "UTC" }}
        section = [{{ title = "S", talk = [{talks}] }}]
        """
    )


def test_everyone_is_one_person_per_name_and_knows_what_any_mention_tells() -> None:
    """Alphabetically, accents aside."""
    schedule = small(
        """
        { title = "a", speakers = ["Zoe", "Émile"] },
        { title = "b", speakers = [{ name = "zoe", affiliation = "U" }, { name = "Emile", url = "https://e" }] }
        """
    )
    found = {speaker: ids(talks) for speaker, talks in everyone(schedule).items()}

    assert [(person.name, person.affiliation, person.url, talks) for person, talks in found.items()] == [
        ("Émile", None, "https://e", ["a", "b"]),
        ("Zoe", "U", None, ["a", "b"]),
    ]


def test_everyone_of_some_talks_is_who_gives_them() -> None:
    """With those of theirs; what is known of a person is from all talks."""
    schedule = small(
        """
        { title = "a", speakers = ["Zoe", "Ann"] },
        { title = "b", speakers = ["Bo"] },
        { title = "c", speakers = [{ name = "Zoe", affiliation = "U" }] },
        { title = "d" }
        """
    )
    a, b, _, d = schedule.talks

    assert [(person.name, person.affiliation, ids(talks)) for person, talks in everyone(schedule, [a, b]).items()] == [
        ("Ann", None, ["a"]),
        ("Bo", None, ["b"]),
        ("Zoe", "U", ["a"]),
    ]
    assert everyone(schedule, [d]) == {}


def test_first_affiliation_and_address_of_a_name_are_kept() -> None:
    """A second one does not replace them; the name is spelt as it was first."""
    schedule = small(
        """
        { title = "a", speakers = [{ name = "Zoe", affiliation = "First", url = "https://first" }] },
        { title = "b", speakers = [{ name = "ZOE", affiliation = "Second", url = "https://second" }] },
        """
    )

    assert [tuple(person) for person in everyone(schedule)] == [("Zoe", "First", "https://first")]


def test_same_talk_by_the_same_people_is_given_again() -> None:
    """At another time, in time's order; not if it is cancelled, by others, or by nobody."""
    schedule = small(
        """
        { id = "a", title = "Fog", start = "12:00", end = "12:30", speakers = ["Ann", "Bo"] },
        { id = "late", title = "FOG", start = "15:00", end = "15:30", speakers = ["bo", "Ann"] },
        { id = "early", title = "Fog", start = "09:00", end = "09:30", speakers = ["Ann", "Bo"] },
        { id = "off", title = "Fog", start = "10:00", end = "10:30", speakers = ["Ann", "Bo"], cancelled = true },
        { id = "alone", title = "Fog", start = "11:00", end = "11:30", speakers = ["Ann"] },
        { id = "other", title = "Ice", start = "11:00", end = "11:30", speakers = ["Ann", "Bo"] },
        { id = "untimed", title = "Fog", speakers = ["Ann", "Bo"] },
        { id = "x", title = "Lunch", start = "11:00", end = "11:30", speakers = ["TBA"] },
        { id = "y", title = "Lunch", start = "13:00", end = "13:30", speakers = ["TBA"] },
        """
    )
    talks = {talk.id: talk for talk in schedule.talks}
    again = {id_: [span.start.hour for span in given_again(schedule, talk)] for id_, talk in talks.items()}

    assert again == {
        "a": [9, 15], "late": [9, 12], "early": [12, 15], "off": [9, 12, 15], "alone": [], "other": [],
        "untimed": [9, 12, 15], "x": [], "y": [],
    }  # fmt: skip
