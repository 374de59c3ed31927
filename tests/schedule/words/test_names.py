import pytest

from ai4earth_cli.formats.toml.reader import loads
from ai4earth_cli.schedule.model import Speaker, Talk
from ai4earth_cli.schedule.words.names import (
    by_surname,
    listed,
    names_briefly,
    names_words,
    speaker_names,
    speakers_briefly,
    told_apart,
)

PARTICLES = (
    "van von vom zu zum zur der den de del della dello degli di da das do dos du des le la las los el al ten ter te af av"
    " st. 't"
)
SUFFIXES = "Jr Sr. II III IV PhD Ph.D. MD"


@pytest.mark.parametrize(
    ("names", "all_of_them", "briefly"),
    [
        ("", "", ""),
        ("Flo", "Flo", "Flo"),
        ("Flo Gus", "Flo & Gus", "Flo & Gus"),
        ("Flo Gus Hal", "Flo, Gus & Hal", "Flo, Gus & Hal"),
        ("Flo Gus Hal Ida", "Flo, Gus, Hal & Ida", "Flo, Gus, Hal +1"),
        ("A B C D E F G H I J K", "A, B, C, D, E, F, G, H, I, J & K", "A, B, C +8"),
    ],
)
def test_names_are_joined(names: str, all_of_them: str, briefly: str) -> None:
    """Briefly beyond three; those of a talk are its speakers'."""
    talk = Talk("t", None, "T", speakers=tuple(map(Speaker, names.split())))

    assert (names_words(names.split()), names_briefly(names.split())) == (all_of_them, briefly)
    assert (speaker_names(talk), speakers_briefly(talk)) == (all_of_them, briefly)


@pytest.mark.parametrize(
    ("name", "sorted_by"),
    [
        ("Arvind T Mohan", "mohan"),
        ("Mearg Belay B. Shibeshi", "shibeshi"),
        ("Brian Cerrón", "cerron"),
        ("Mohan, Arvind", "mohan"),
        ("van Gogh, Vincent", "van gogh"),
        ("Vincent van Gogh", "gogh"),
        ("Juana de la Cruz", "cruz"),
        ("Juana De la Cruz", "de la cruz"),
        ("Ann Van den Berg", "van den berg"),
        ("Hadeer A El Ashhab", "el ashhab"),
        ("Van Morrison", "morrison"),
        ("Di Wu", "wu"),
        ("Ann Van 't Hof", "van 't hof"),
        *((f"Ann {word} Berg", f"{word} Berg".lower()) for word in PARTICLES.title().split() if word != "'T"),
        *((f"Ann {word} Berg", "berg") for word in PARTICLES.split()),
        *((f"Ann Berg {word}", "berg") for word in SUFFIXES.split()),
        ("Martin King Jr.", "king"),
        ("Ada Lovelace, PhD", "lovelace"),
        ("Becci (@genderbeitrag)", "becci"),
        ("Martin Herfurt @mherfurt", "herfurt"),
        ("@quanten", "quanten"),
        ("Xu, Wei", "xu"),
        ("Wei Xu", "xu"),
        ("Martin King, Jr.", "king"),
        ("Malcolm, X", "malcolm"),
        ("Malcolm Little X", "x"),
        ("Ada Lovelace MDX", "mdx"),
        ("Lovelace, Mdx", "lovelace"),
        ("Ada Lovelace, MdX", "ada lovelace"),
        ("(?)", "(?)"),
        ("", ""),
    ],
)
def test_name_is_sorted_by_its_surname(name: str, sorted_by: str) -> None:
    """Particles count if their owners write them with a capital."""
    assert by_surname(name)[0] == sorted_by


def test_talks_of_one_title_are_told_apart_by_when_and_where_they_are() -> None:
    """By the event's clocks; a title that no other has tells enough."""
    schedule = loads(
        """
        workshop = { title = "W", date = 2020-10-24, timezone = "Europe/Berlin" }
        talk = [
          { id = "a", title = "Tea", start = "09:00", end = "09:30", room = ["Bar", "Aula"] },
          { id = "b", title = "Tea", start = "09:00", end = "09:30", date = 2020-10-25 },
          { id = "c", title = "Tea" },
          { id = "d", title = "Tea", on_demand = true },
          { id = "e", title = "Fog", start = "09:00", end = "09:30", room = "Bar" },
        ]
        """
    )

    assert told_apart(schedule, schedule.talks) == {
        "a": "Tea · Sat 24 09:00 CEST · Bar, Aula",
        "b": "Tea · Sun 25 09:00 CET",
        "c": "Tea · not scheduled",
        "d": "Tea · on demand",
        "e": "Fog",
    }
    assert told_apart(schedule, schedule.talks[:1]) == {"a": "Tea"}
    assert listed(schedule, schedule.talks[1:4]) == [
        "3  Tea · Sun 25 09:00 CET",
        "4  Tea · not scheduled",
        "5  Tea · on demand",
    ]
    assert listed(schedule, schedule.talks[:2]) == [
        "1  Tea · Sat 24 09:00 CEST · Bar, Aula",
        "3  Tea · Sun 25 09:00 CET",
    ]
