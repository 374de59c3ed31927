"""The JSON Schema of the schedule file, which editors read."""

import json
import tomllib
from typing import Any

import jsonschema
import pytest
from conftest import Run

from ai4earth_cli.formats.toml import reader
from ai4earth_cli.store import files

SCHEMA = json.loads(files.shipped_text("formats/toml/schedule.schema.json"))
GOOD = 'workshop = { title = "W", date = 2030-04-26, timezone = "UTC" }\n'
DOUBTFUL = 'workshop = { title = "W", date = 2030-04-26, timezone = "UTC", url = "http://u" }\n'


def plain(value: Any) -> Any:
    """Return what TOML holds as JSON has it: dates and times as strings."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def schema_accepts(text: str) -> bool:
    """Whether the schema finds nothing wrong with a TOML text."""
    return bool(jsonschema.Draft7Validator(SCHEMA).is_valid(plain(tomllib.loads(text))))


def test_schema_is_printed(run: Run) -> None:
    """As it is shipped, and it is a schema."""
    jsonschema.Draft7Validator.check_schema(SCHEMA)

    assert json.loads(run("check", "--schema").out) == SCHEMA


def test_schema_is_named_in_the_first_line_of_the_shipped_files() -> None:
    """As Taplo and editors with TOML support understand."""
    path = files.shipped_schedule()
    first = path.read_text(encoding="utf-8").splitlines()[0]

    named = path.parent / first.removeprefix("#:schema ")
    assert named.read_text(encoding="utf-8") == files.shipped_text("formats/toml/schedule.schema.json")
    assert files.shipped_text("formats/toml/new.toml").splitlines()[0] == "#:schema ./schedule.schema.json"


EVERY_KEY = """
[workshop]
title = "W"
subtitle = "S"
date = 2020-04-26
timezone = "UTC"
day_start = "04:00"
url = "https://u"
livestream = "https://l"
chat = "https://c"
contact = "a@b"
notices = ["n", { text = "m", from = "12:00", until = "13:00" }]
updated = 2020-04-28T17:56:50Z
revision = 3
id = "w"
[[section]]
id = "s"
title = "S"
aliases = ["a"]
chairs = ["c"]
parallel = true
[[section.talk]]
id = "t"
start = "9.10am"
end = 2020-04-27T10:00:00
date = 2020-04-27
type = "T"
title = "T"
speakers = ["A", { name = "B", affiliation = "U", url = "https://b" }]
authors = ["A", { name = "B", affiliation = "U", url = "https://b" }]
room = "R"
abstract = "A"
language = "en"
cancelled = true
video = "https://v"
paper = "https://p"
slides = "https://s"
website = "https://w"
links = [{ title = "L", url = "https://l" }]
subtitle = "S"
recorded = false
uid = "x@y"
day = 2020-04-26
[[section.talk]]
title = "U"
start = 10:00:00
duration = "1h"
[[talk]]
title = "N"
room = ["A", "B"]
on_demand = true
[[delay]]
from = "10:40"
by = "10m"
until = 2020-04-28T10:00:00
section = "s"
[[delay]]
from = "10:40"
by = "0m"
room = "A"
"""


def keys(schema: Any, definitions: Any) -> set[str]:
    """Return every key that a schema, followed through its references, allows."""
    found: set[str] = set()
    for name, inner in schema.get("properties", {}).items():
        found |= {name} | keys(inner, definitions)
    for inner in (*schema.get("oneOf", []), *([schema["items"]] if "items" in schema else [])):
        found |= keys(inner, definitions)
    if "$ref" in schema:
        found |= keys(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    return found


def text_keys(value: Any) -> set[str]:
    """Return every key in a TOML document."""
    if isinstance(value, dict):
        return set(value).union(*map(text_keys, value.values()))
    return set().union(*map(text_keys, value)) if isinstance(value, list) else set()


@pytest.mark.no_cover
def test_schema_and_reader_know_the_same_keys() -> None:
    """A file with every key of the schema is right, for both; a key more or of another type is wrong, for both."""
    document = tomllib.loads(EVERY_KEY)

    assert keys(SCHEMA, SCHEMA["definitions"]) == text_keys(document)
    assert reader.described(EVERY_KEY)[1] == ()
    assert schema_accepts(EVERY_KEY)
    for line in [line for line in EVERY_KEY.splitlines() if " = " in line]:
        key = line.partition(" = ")[0]
        for change in (f"{key} = [[]]", f"{key} = []" if key in {"cancelled", "recorded", "revision", "parallel", "on_demand"} else f"{key} = true",
                       f"{line}\nx{key} = 1", "" if key in {"timezone", "start"} else f'{key} = " "'):  # fmt: skip
            broken = EVERY_KEY.replace(f"\n{line}\n", f"\n{change}\n", 1)
            if change == 'cancelled = " "' or broken != EVERY_KEY:
                assert reader.described(broken)[1] != (), change
                assert not schema_accepts(broken), change


@pytest.mark.parametrize(
    "text", [GOOD, DOUBTFUL, files.shipped_text("formats/toml/new.toml"), files.read().data.decode()]
)
def test_schema_accepts_what_the_reader_accepts(text: str) -> None:
    """The files that are shipped among them."""
    assert reader.described(text)[1] == ()
    assert schema_accepts(text)
