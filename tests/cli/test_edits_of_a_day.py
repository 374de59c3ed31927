"""What an organiser changes on the day, a line or two each: what `check` says after it, and `changes` to everybody."""

import json
from pathlib import Path

import pytest
from conftest import Outcome, Run

TEXT = """\
[workshop]
title = "W"
date = 2030-04-26
timezone = "America/Los_Angeles"
updated = 2030-04-20T12:00:00-07:00
revision = 1
notices = ["Mute yourself."]

[[section]]
id = "morning"
title = "Morning"
chairs = ["Kim Poe"]

[[section.talk]]
id = "clouds"
start = "09:00"
title = "Clouds"
speakers = ["Stephan Rasp"]

[[section.talk]]
id = "fog"
start = "09:30"
title = "Fog"
speakers = ["Bo Ek", "Cy Fox"]
paper = "https://example.org/fog.pdf"

[[section.talk]]
id = "coffee"
start = "10:00"
duration = "20m"
title = "Coffee"
type = "Break"

[[section]]
id = "noon"
title = "Noon"

[[section.talk]]
id = "rain"
start = "10:20"
title = "Rain"
speakers = ["Di Gil"]

[[section.talk]]
id = "snow"
start = "10:40"
end = "11:00"
title = "Snow"
speakers = ["Eva Hu"]

[[section.talk]]
id = "poster"
title = "Poster"
on_demand = true
"""
SUMMARY = "5 talks and 1 break in 2 sections, 26 April 2030, {} PDT\n"
QUIET = "0 faults, 0 warnings in 5 talks and 1 break: all is right\n"
ONE = "0 faults, 1 warning in 5 talks and 1 break\n"
FOG, SNOW, RAIN = 'title = "Fog"\n', 'title = "Snow"\n', 'title = "Rain"\n'


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of the test's own."""
    monkeypatch.chdir(tmp_path)


def edited(*replaced: tuple[str, str]) -> str:
    """Return the file with each of the texts, which it has once, replaced."""
    text = TEXT
    for old, new in replaced:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("text", "said", "changes"),
    [
        pytest.param(edited((FOG, f"{FOG}cancelled = true\n")), ["09:00–11:00", QUIET], ["cancelled fog"], id="cancelled"),
        pytest.param(edited((SNOW, f"{SNOW}cancelled = true\n")), ["09:00–10:40", QUIET], ["cancelled snow"], id="last cancelled"),
        pytest.param(  # with its section, to the end of the day
            edited(('start = "09:30"', 'start = "11:00"\nend = "11:30"')),
            ["09:00–11:30", QUIET],
            ["moved clouds", "moved fog"],
            id="moved: what was before it lasts until what is next",
        ),
        pytest.param(
            edited(('start = "10:20"', 'start = "11:00"\nend = "11:20"')),
            [
                "s.toml:47: section 'Noon', talk 2 'Snow': warning: nothing is listed from 10:20 to 10:40: add a break, "
                "if it is one.\n",
                "09:00–11:20",
                ONE,
            ],
            ["moved rain"],
            id="moved away",
        ),
        pytest.param(
            edited(('start = "09:00"', 'start = "09:30" '), ('start = "09:30"\ntitle = "Fog"', 'start = "09:00"\ntitle = "Fog"')),
            ["09:00–11:00", QUIET],
            ["moved fog", "moved clouds"],
            id="swapped by their starts",
        ),
        pytest.param(edited(('"Di Gil"', '"Gus Ito"')), ["09:00–11:00", QUIET], ["speakers rain"], id="speaker replaced"),
        pytest.param(
            edited(('"Di Gil"', '"Stephen Rasp"')),
            [
                "s.toml:42: section 'Noon', talk 1 'Rain': warning: Stephen Rasp is Stephan Rasp elsewhere: write one name "
                "in one way.\n",
                "09:00–11:00",
                ONE,
            ],
            ["speakers rain"],
            id="speaker replaced by one who is spelt otherwise elsewhere",
        ),
        pytest.param(
            edited((RAIN, f'{RAIN}video = "https://example.org/rain"\n')), ["09:00–11:00", QUIET], ["links rain"], id="link added"
        ),
        pytest.param(
            edited((RAIN, f'{RAIN}video = "http://example.org/rain"\n')),
            [
                "s.toml:42: section 'Noon', talk 1 'Rain': warning: video begins with http: write https, if the address answers "
                "to it.\n",
                "09:00–11:00",
                ONE,
            ],
            ["links rain"],
            id="link added without encryption",
        ),
        pytest.param(
            edited(('["Mute yourself."]', '["Mute yourself.", { text = "Lunch is in the bar.", from = "10:00", until = "11:00" }]')),
            ["09:00–11:00", QUIET],
            [],
            id="notice for an hour",
        ),
        pytest.param(edited((RAIN, 'title = "Rain and sleet"\n')), ["09:00–11:00", QUIET], ["title rain"], id="title corrected"),
        pytest.param(edited((RAIN, f'{RAIN}room = "Bar"\n')), ["09:00–11:00", QUIET], ["room rain"], id="another room"),
        pytest.param(
            edited(("on_demand = true\n", 'start = "11:00"\nend = "11:10"\n')),
            ["09:00–11:10", QUIET],
            ["moved poster"],
            id="given after all",
        ),
        pytest.param(
            edited(("on_demand = true\n", 'on_demand = true\n[[section.talk]]\ntitle = "Hail"\nstart = "11:00"\nend = "11:10"\n')),
            [
                "s.toml:5: workshop: warning: it is published, and 1 talk without an id would be another to calendars when "
                "its title changes. To write ids: ai4earth check FILE --write-ids\n",
                "09:00–11:10",
                ONE.replace("5 talks", "6 talks"),
            ],
            ["added hail"],
            id="one more talk",
        ),
    ],
)  # fmt: skip
def test_check_after_an_edit_is_quiet_or_right(text: str, said: list[str], changes: list[str], run: Run) -> None:
    """And `changes` says it of each talk that it is about."""
    Path("old.toml").write_text(TEXT, encoding="utf-8")
    Path("s.toml").write_text(text, encoding="utf-8")

    *warnings, times, tally = said
    summary = SUMMARY.format(times).replace("5 talks", tally.split(" in ")[1].partition(" and")[0])
    assert run("check", "s.toml", "--at", "2030-04-26 09:10") == Outcome(0, f"{''.join(warnings)}{summary}{tally}", "")
    lines = run("changes", "old.toml", "--schedule", "s.toml", "--json").out
    assert [f"{one['kind']} {one['talk']['id']}" for one in json.loads(lines)["changes"]] == changes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            edited(('start = "10:40"', 'start = "10:10"')),
            "s.toml:40: section 'Noon', talk 1 'Rain': it has a start but no end, and nothing follows it that day in its section: "
            'add its end, or duration = "20m".\n',
        ),
        (
            edited(('start = "10:40"', 'start = "11:40"')),
            "s.toml:47: section 'Noon', talk 2 'Snow': it ends at 11:00, before it starts at 11:40. "
            "If it ends after midnight, write end = 2030-04-27T11:00:00.\n",
        ),
        (
            edited(('start = "10:20"', 'start = "XX"')),
            "s.toml:40: section 'Noon', talk 1 'Rain': \"XX\" is not a time: leave out start and end, and if it never gets one "
            "write on_demand = true.\n",
        ),
        (
            edited(('["Mute yourself."]', '[{ text = "Lunch", from = "11:00", until = "10:00" }]')),
            "s.toml:7: workshop, notice 1: until is 10:00, which is not after from (11:00). "
            "For the next day, write until = 2030-04-27T10:00:00.\n",
        ),
    ],
)
def test_edit_that_cannot_be_is_one_fault(text: str, said: str, run: Run) -> None:
    """With its line and what would be right."""
    Path("s.toml").write_text(text, encoding="utf-8")

    assert run("check", "s.toml") == Outcome(1, f"{said}1 fault\n", "")
