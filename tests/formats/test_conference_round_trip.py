"""Our own schedule.xml and schedule.json, read back."""

import datetime as dt
import json
import tomllib
from pathlib import Path

import pytest
from conferences import CONFERENCE, NOTHING_GIVEN, TALK, as_json, as_xml
from conftest import as_format

from ai4earth_cli.formats import reader_of
from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.schedule_json import reader as json_reader
from ai4earth_cli.formats.schedule_xml import reader as xml_reader
from ai4earth_cli.formats.toml.reader import loads
from ai4earth_cli.schedule.model import Link, Speaker
from ai4earth_cli.when.zone import iana_zone

NOW = dt.datetime(2020, 4, 26, tzinfo=dt.UTC)
ROOT = Path(__file__).parents[2]
EXPORTS = ROOT / "tests" / "golden" / "export"


def test_both_exports_read_back_alike() -> None:
    """The two exports of a schedule are the same schedule, but for the subtitle, which schedule.xml has no place for."""
    from_xml, xml_faults = xml_reader.read((EXPORTS / "workshop.xml").read_bytes(), NOTHING_GIVEN)
    from_json, json_faults = json_reader.read((EXPORTS / "workshop.json").read_bytes(), NOTHING_GIVEN)
    assert (xml_faults, json_faults) == ((), ())
    assert from_xml is not None
    assert from_json is not None
    assert from_json.subtitle == "ICLR 2020 workshop"
    assert from_xml._replace(subtitle=from_json.subtitle) == from_json


def test_exports_keep_what_the_file_says() -> None:
    """Titles, times, sections, speakers, links and rooms of the shipped schedule come back, and the guids are kept."""
    found, _ = json_reader.read((EXPORTS / "workshop.json").read_bytes(), NOTHING_GIVEN)
    assert found is not None
    file = tomllib.loads((ROOT / "schedule.toml").read_text(encoding="utf-8"))
    assert found.title == file["workshop"]["title"]
    assert found.timezone == iana_zone("America/Los_Angeles")
    assert [section.title for section in found.sections] == list(
        dict.fromkeys(
            section["title"] for section in file["section"] if any("start" in talk for talk in section["talk"])
        )
    )
    written = {
        (
            section["title"],
            talk["title"],
            tuple(map(_name, talk.get("speakers", ()))),
            *map(talk.get, ("video", "paper")),
        )
        for section in file["section"]
        for talk in section["talk"]
        if "start" in talk
    }
    read = {
        (talk.section and talk.section.title, talk.title, tuple(map(_called, talk.speakers)), talk.video, talk.paper)
        for talk in found.talks
    }
    assert read == written
    assert {talk.rooms for talk in found.talks} == {()}
    guids = [event["guid"] for event in _events()]
    assert sorted(str(talk.identity) for talk in found.talks) == sorted(guids)


def _name(speaker: str | dict[str, str]) -> str:
    return speaker if isinstance(speaker, str) else speaker["name"]


def _called(speaker: Speaker) -> str:
    return speaker.name


def _events() -> list[dict[str, str]]:
    conference = json.loads((EXPORTS / "workshop.json").read_text(encoding="utf-8"))["schedule"]["conference"]
    return [event for day in conference["days"] for events in day["rooms"].values() for event in events]


def test_export_says_more_than_its_fields() -> None:
    """In a file of ours the description is affiliations, the version the revision, and text is never HTML."""
    event = TALK | {
        "abstract": "Use <b> &amp; <i>.",
        "description": "Ada, Rain Inc\nNobody, Here",
        "persons": ["Ada", "Bob"],
        "title": "Cancelled: Fog",
        "track": "Weather",
        "url": "https://clouds.example/",
        "links": [("https://ada.example/", "Ada", "web"), ("https://more.example/", "Slides of old", "related")],
    }
    conference = CONFERENCE | {"version": "revision 3 of 2017-12-01 10:00+01:00"}
    xml = as_xml(event, conference=conference).replace(b"<conference>", b'<generator name="ai4earth" /><conference>')
    document = json.loads(as_json(event, conference=conference)) | {"generator": {"name": "ai4earth"}}
    from_xml, _ = xml_reader.read(xml, NOTHING_GIVEN)
    from_json, _ = json_reader.read(json.dumps(document).encode(), NOTHING_GIVEN)
    assert from_xml is not None
    assert from_xml == from_json
    talk = from_xml.talks[0]
    assert from_xml.revision == 3
    assert (talk.title, talk.cancelled, talk.abstract) == ("Fog", True, "Use <b> &amp; <i>.")
    assert talk.speakers == (Speaker("Ada", "Rain Inc", "https://ada.example/"), Speaker("Bob"))
    assert (talk.website, talk.links) == (None, (Link("Slides of old", "https://more.example/"),))


def test_version_is_the_revision_where_the_schedule_says_no_date() -> None:
    """The time of its file is that of a checkout."""
    workshop = 'workshop = { title = "W", date = 2020-04-26, timezone = "UTC", revision = 3 }'
    schedule = loads(f'{workshop}\ntalk = [{{ title = "T", start = "9:00", end = "10:00" }}]')
    text = as_format("xml", Edition(schedule, schedule.talks, NOW, NOW))
    found = xml_reader.read(text.encode(), NOTHING_GIVEN).schedule

    assert "<version>revision 3</version>" in text
    assert found
    assert found.revision == 3


def test_export_without_a_version_has_no_revision() -> None:
    """A file of ours whose version someone has changed is of no revision."""
    document = json.loads(as_json(TALK)) | {"generator": {"name": "ai4earth"}}
    found, _ = json_reader.read(json.dumps(document).encode(), NOTHING_GIVEN)
    assert found is not None
    assert found.revision == 0


@pytest.mark.parametrize("name", ["xml", "json"])
def test_what_is_not_recorded_is_so_in_what_is_published(name: str) -> None:
    """Who films reads it there; of the others nothing is said."""
    talks = '{ title = "A", start = "9:00", end = "10:00", recorded = false }, { title = "B", start = "10:00", end = "11:00" }'
    schedule = loads(f'workshop = {{ title = "W", date = 2020-04-26, timezone = "UTC" }}\ntalk = [{talks}]')
    text = as_format(name, Edition(schedule, schedule.talks, NOW, NOW))
    found = reader_of(name).read(text.encode(), NOTHING_GIVEN).schedule

    assert found
    assert [talk.recorded for talk in found.talks] == [False, None]
