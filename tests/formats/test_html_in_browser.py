"""The web page in Chromium: what its script shows, in several zones, before, during and after the day."""

import datetime as dt
from pathlib import Path

import pytest
import vobject
from axe_playwright_python.sync_playwright import Axe
from clock_changes import BERLIN, NAIROBI, TWICE
from pages import (
    AFTER,
    BEFORE,
    BREAK,
    DURING,
    EMPTY,
    GAP,
    LATE,
    NIGHT,
    OFFSET,
    ROOMS,
    ROOMS_ON,
    UNTIMED,
    Look,
    page_of,
    visible,
)
from playwright.sync_api import Browser, Page, expect

from ai4earth_cli.schedule.identity import uid
from ai4earth_cli.schedule.model import Schedule

pytestmark = pytest.mark.no_cover  # much of it, and nothing that no other test reaches

pytest_plugins = ["browsers"]
CONTRAST = {"type": "rule", "values": ["color-contrast"]}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def panel(page: Page) -> list[str]:
    """Return the headings and titles in the panel, each with the line of its times."""
    return page.locator("#now").locator("h3, .title, .times").all_inner_texts()


def rows(page: Page, status: str) -> list[str]:
    """Return the ids of the rows of that status, without `talk-`."""
    ids = page.locator(f"tr[data-status={status}]").evaluate_all("rows => rows.map((row) => row.id)")
    return [id_.removeprefix("talk-") for id_ in ids]


def times(page: Page, talk: str) -> str:
    """Return the times in a talk's row."""
    return page.locator(f"#talk-{talk} .times").inner_text()


ZONES = {
    "America/Los_Angeles": (
        "PDT (America/Los_Angeles, UTC-7).",
        {"welcome": "07:00–07:03", "mohan-wavelets": "10:30–10:55", "dj-spooky-art": "15:30–16:00"},
    ),
    "Asia/Kathmandu": (
        "Asia/Kathmandu, UTC+5:45; +1 and -1 mark the day after and the day before.",
        {"welcome": "19:45–19:48", "mohan-wavelets": "23:15–23:40", "dj-spooky-art": "04:15+1–04:45+1"},
    ),
    "Europe/Berlin": (
        "Europe/Berlin, UTC+2; +1 and -1 mark the day after and the day before.",
        {"welcome": "16:00–16:03", "mohan-wavelets": "19:30–19:55", "dj-spooky-art": "00:30+1–01:00+1"},
    ),
}


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("at", [BEFORE, DURING, AFTER])
def test_times_are_in_the_readers_zone(at: dt.datetime, zone: str, look: Look) -> None:
    """The browser's zone is the zone of every time, and is named; other days than the workshop's are marked."""
    page = look(at=at, timezone_id=zone)
    label, expected = ZONES[zone]

    assert {talk: times(page, talk) for talk in expected} == expected
    assert page.locator("header .quiet").first.inner_text() == f"Times in {label}"


def test_before_the_workshop(look: Look) -> None:
    """The page counts down to the first talk; nothing is over."""
    page = look(at=BEFORE, timezone_id="Europe/Berlin")

    assert panel(page) == ["Starts in 1 day 21 h", "First", "AI for Earth Sciences", "16:00–16:03"]
    assert page.locator("#now-heading").inner_text() == "Now 19:00"
    assert (rows(page, "past"), rows(page, "now")) == ([], [])
    assert page.locator("#talk-welcome .status").inner_text() == "next"


def test_during_a_talk(look: Look) -> None:
    """The running talk is marked and says how far it is, what is over is struck through and says so, what is next counts."""
    page = look(timezone_id="Asia/Kathmandu")
    over = page.locator("#talk-welcome")
    running = page.locator("#talk-mohan-wavelets")

    assert panel(page) == [
        "On now",
        "Wavelet-powered Neural Networks For Turbulence",
        "23:15–23:40",
        "Next in 15 min",
        "Time-varying Semantic Representations Of Planetary Observations For Discovering Novelties",
        "23:40–00:00+1",
    ]
    assert page.locator("#on .quiet").inner_text() == "10 min gone, 15 min left"
    assert page.locator("#on progress").evaluate("bar => bar.position") == pytest.approx(0.4, abs=0.02)
    assert rows(page, "now") == ["mohan-wavelets"]
    assert len(rows(page, "past")) == 14
    assert [row.locator(".status").text_content() for row in (over, running)] == ["over", "now"]
    expect(over.locator(".times")).to_have_css("text-decoration-line", "line-through")
    expect(running.locator(".times")).to_have_css("text-decoration-line", "none")


def test_break_and_gap(look: Look) -> None:
    """A break is called that; between two talks nothing is on, and the next one is counted down to."""
    assert panel(look(at=BREAK)) == [
        "Break",
        "Morning Break",
        "09:00–09:10",
        "Next in 6 min",
        "Hierarchical Attentive Modeling Of Earthquake Signals",
        "09:10–09:30",
    ]
    assert panel(look(at=GAP)) == [
        "Nothing is on right now.",
        "Next in 3 min",
        "Data Science for the Clean Energy Revolution",
        "14:30–15:00",
    ]


def test_after_the_workshop(look: Look) -> None:
    """Everything with a time is over, and where the recordings are is said."""
    page = look(at=AFTER)

    assert panel(page) == ["It is over."]
    assert page.locator("#on p").all_inner_texts() == [
        "It was on Sunday 26 April 2020.",
        "21 of 29 talks have a video. Show them",
    ]
    assert page.get_by_role("button", name="Add to calendar").count() == 0
    page.get_by_role("button", name="Show them").click()
    assert len(visible(page)) == 21
    assert rows(page, "now") == rows(page, "upcoming") == []
    assert len(rows(page, "past")) == page.locator("tbody .times").count()


def test_minutes_pass_without_anything_moving(look: Look) -> None:
    """While a talk goes on its bar and its words change, and nothing of the page moves or is said."""
    page = look()
    expect(page.locator("#zone optgroup")).to_have_count(2)
    boxes = "all => all.map((element) => JSON.stringify(element.getBoundingClientRect()))"
    before = page.locator("body *").evaluate_all(boxes)
    page.clock.run_for("10:00")

    assert page.locator("#on .quiet").inner_text() == "20 min gone, 5 min left"
    assert page.locator("#next h3").inner_text() == "Next in 5 min"
    assert page.locator("#on progress").evaluate("bar => bar.position") == pytest.approx(0.8, abs=0.02)
    assert (
        page.locator("#talk-mohan-wavelets").evaluate("row => row.style.getPropertyValue('--gone')").startswith("80.")
    )
    assert page.locator("body *").evaluate_all(boxes) == before
    assert page.locator("#said").text_content() == ""


def test_next_talk_begins_while_the_page_is_open(look: Look) -> None:
    """Five seconds after its start at the latest it is on, the one before is over, and a screen reader hears it once."""
    page = look(at=dt.datetime.fromisoformat("2020-04-26T17:54:58Z"))
    assert rows(page, "now") == ["mohan-wavelets"]
    page.clock.run_for("00:05")

    assert rows(page, "now") == ["chakraborty-time-varying"]
    assert page.locator("#talk-mohan-wavelets .status").text_content() == "over"
    assert page.locator("#said").text_content() == (
        "On now: Time-varying Semantic Representations Of Planetary Observations For Discovering Novelties."
        " Next: Noon Break."
    )


def test_talks_at_once_are_all_shown(look: Look) -> None:
    """Talks in several rooms are on together, cancelled ones never; a talk of another day is named with it."""
    page = look(ROOMS, at=ROOMS_ON, timezone_id="America/Los_Angeles")

    assert panel(page) == [
        "On now",
        "A <script>alert(2)</script> [spotlight]",
        "15:30-1–16:30-1",
        "Coffee",
        "16:00-1–17:00-1",
        "Elsewhere",
        "15:30-1–16:15-1",
        "Next in 1 day 22 h",
        "In the night",
        "14:30–15:30",
    ]
    assert "Monday 27 April 2020" in page.locator("#next").inner_text()
    assert rows(page, "now") == ["first", "coffee", "elsewhere"]
    assert page.locator("#talk-called-off .status").inner_text() == "cancelled"


@pytest.mark.parametrize(("hour", "named"), [(10, False), (11, True)])
def test_night_is_of_the_day_before(hour: int, named: bool, look: Look) -> None:  # noqa: FBT001  a parameter of the test
    """The day of the programme ends at four in the morning, and not before: then the film's is another."""
    page = look(NIGHT.replace('end = "03:00"', 'end = "05:00"'), at=dt.datetime(2020, 4, 26, hour, 59, tzinfo=dt.UTC))

    assert panel(page)[1:3] == ["Film", "01:30+1–05:00+1"]
    assert ("Saturday 25 April 2020" in page.locator("#on").inner_text()) == named


def test_zones_of_the_menu(look: Look) -> None:
    """The reader's zone comes first, then the workshop's, common ones and all; times and names follow the choice."""
    page = look(timezone_id="Asia/Tokyo")
    menu = page.get_by_label("Times in")
    expect(menu.locator("optgroup")).to_have_count(2)
    options = menu.locator("option").all_inner_texts()

    assert options[:4] == [
        "Yours: Asia/Tokyo",
        "The workshop's: PDT (America/Los_Angeles, UTC-7)",
        "UTC",
        "Honolulu (UTC-10)",
    ]
    assert "Kathmandu (UTC+5:45)" in options
    assert "America/New_York" in options
    seen = {}
    for zone in ("event", "UTC", "Asia/Kolkata", "Pacific/Auckland", "Asia/Tokyo"):
        menu.select_option(zone)
        name = page.locator("#zone-name").inner_text()
        seen[zone] = (
            name,
            times(page, "welcome"),
            page.locator("#on .times").inner_text(),
            page.locator("#clock").inner_text(),
        )
    assert seen == {
        "event": ("PDT (America/Los_Angeles, UTC-7)", "07:00–07:03", "10:30–10:55", "10:40"),
        "UTC": ("UTC", "14:00–14:03", "17:30–17:55", "17:40"),
        "Asia/Kolkata": ("Asia/Kolkata, UTC+5:30", "19:30–19:33", "23:00–23:25", "23:10"),
        "Pacific/Auckland": ("Pacific/Auckland, UTC+12", "02:00+1–02:03+1", "05:30+1–05:55+1", "05:40"),
        "Asia/Tokyo": ("Asia/Tokyo, UTC+9", "23:00–23:03", "02:30+1–02:55+1", "02:40"),
    }


def test_workshops_zone_is_the_page_as_it_stands(look: Look) -> None:
    """Back in the workshop's zone every row says what it says without the script."""
    page = look(at=BEFORE, timezone_id="Asia/Tokyo")
    page.get_by_label("Times in").select_option("event")
    without = look(java_script_enabled=False)

    texts = [shown.locator("tbody .times").all_inner_texts() for shown in (page, without)]
    assert texts[0] == texts[1]


def test_delays(look: Look) -> None:
    """The time that holds stands before how late that is and, struck, the one that was planned; and how old that is."""
    page = look(LATE, timezone_id="Africa/Nairobi")

    assert [" ".join(text.split()) for text in page.locator("tbody .when").all_inner_texts()] == [
        "20:30–21:05 +10 min planned 20:30–20:55 now",
        "21:05–21:30 +10 min, for 25 min planned 20:55–21:30 next",
        "21:30–22:00",
    ]
    expect(page.locator("#talk-on .planned")).to_have_css("text-decoration-line", "line-through")
    assert page.locator("#now .late").all_inner_texts() == ["+10 min", "+10 min, for 25 min"]
    assert page.locator("#age").inner_text() == "The programme here is 10 min old. Load the page again for a newer one."


def told(page: Page) -> dict[str, object]:
    """Return what the page says of its zone, and all its times: in the panel, under each day, in the rows."""
    return {
        "zone": page.locator("#zone-name").inner_text(),
        "panel": [page.locator("#clock").inner_text(), *page.locator("#now .times").all_inner_texts()],
        "days": [line.inner_text() for line in page.locator(".day > .zone").all() if line.is_visible()],
        "rows": page.locator("tbody .times").all_inner_texts(),
    }


SUNDAY = dt.datetime.fromisoformat("2026-10-25T08:00:10Z")
IN_BERLIN = {
    "zone": "CEST/CET (Europe/Berlin)",
    "panel": ["09:00 CET", "10:00 CET–11:00 CET"],
    "days": ["CET, UTC+1"],
    "rows": ["10:00 CEST–11:00 CEST", "23:00 CEST–04:00+1 CET", "10:00–11:00"],
}
IN_LONDON = {
    "zone": "Europe/London, UTC+1/UTC",
    "panel": ["08:00 UTC", "09:00 UTC–10:00 UTC"],
    "days": ["UTC"],
    "rows": ["09:00 UTC+1–10:00 UTC+1", "22:00 UTC+1–03:00+1 UTC", "09:00–10:00"],
}
IN_TOKYO = {
    "zone": "Asia/Tokyo, UTC+9",
    "panel": ["17:00", "18:00–19:00"],
    "days": [],
    "rows": ["17:00–18:00", "06:00+1–12:00+1", "18:00–19:00"],
}


def test_clocks_that_change_are_told_by_each_day_or_time(look: Look) -> None:
    """The event's, the reader's or nobody's: as the zone is chosen, and as before when it is chosen again."""
    page = look(BERLIN, at=SUNDAY, timezone_id="Europe/Berlin")
    menu = page.get_by_label("Times in")
    expect(menu.locator("optgroup")).to_have_count(2)
    seen = [told(page)]
    for zone in ("Europe/London", "Asia/Tokyo", "event"):
        menu.select_option(zone)
        page.clock.run_for("00:05")
        seen.append(told(page))

    assert seen == [IN_BERLIN, IN_LONDON, IN_TOKYO, IN_BERLIN]
    assert {"London (UTC+1/UTC)", "Berlin (UTC+2/UTC+1)"} < set(menu.locator("option").all_inner_texts())


def test_page_without_javascript_tells_clocks_that_change(look: Look) -> None:
    """As it stands, the page has the workshop's letters."""
    assert told(look(BERLIN, java_script_enabled=False)) == {**IN_BERLIN, "panel": [""]}


def test_only_the_readers_clocks_change(look: Look) -> None:
    """By half an hour, between two days of an event whose own do not; the clock of now says its own before both."""
    page = look(NAIROBI, at=dt.datetime.fromisoformat("2026-04-03T00:00:10Z"), timezone_id="Australia/Lord_Howe")

    assert told(page) == {
        "zone": "Australia/Lord_Howe, UTC+11/UTC+10:30",
        "panel": ["11:00 UTC+11", "18:00 UTC+11–19:00 UTC+11"],
        "days": ["UTC+11", "UTC+10:30"],
        "rows": ["18:00–19:00", "17:30–18:30"],
    }
    page.get_by_label("Times in").select_option("event")
    assert told(page) == {
        "zone": "EAT (Africa/Nairobi, UTC+3)",
        "panel": ["03:00", "10:00–11:00"],
        "days": [],
        "rows": ["10:00–11:00", "10:00–11:00"],
    }


def test_hour_that_is_shown_twice_is_told_apart(look: Look) -> None:
    """In the workshop's zone and in another; also in what the head and the section say."""
    page = look(TWICE, at=dt.datetime.fromisoformat("2026-10-25T00:40:10Z"), timezone_id="Europe/Berlin")
    head = page.locator(".dates, .part > .quiet")

    assert told(page) == {
        "zone": "CEST/CET (Europe/Berlin)",
        "panel": ["02:40 CEST", "02:30 CEST–02:50 CEST", "02:50 CEST–02:30 CET"],
        "days": [],
        "rows": ["02:30 CEST–02:50 CEST", "02:50 CEST–02:30 CET", "02:30 CET–02:50 CET", "02:55 CET–03:15 CET"],
    }
    assert head.all_inner_texts() == ["Sunday 25 October 2026, 02:30 CEST–03:15 CET · 4 talks", "02:30 CEST–03:15 CET"]
    page.get_by_label("Times in").select_option("Europe/London")
    assert head.all_inner_texts() == [
        "Sunday 25 October 2026, 01:30 UTC+1–02:15 UTC · 4 talks",
        "01:30 UTC+1–02:15 UTC",
    ]


def test_now_long_before_has_the_offset_of_now(look: Look) -> None:
    """In winter the clock beside times of the summer says that it is another hour's."""
    page = look(at=dt.datetime.fromisoformat("2020-01-26T18:40:10Z"), timezone_id="Europe/Berlin")

    assert page.locator("#now-heading").inner_text() == "Now 19:40 UTC+1"
    assert page.locator("#zone-name").inner_text() == "Europe/Berlin, UTC+2"


FOUND = {
    "cerron": ["cerron-landslides"],
    "CERRÓN": ["cerron-landslides"],
    "turbulence mohan": ["mohan-3d-turbulence", "mohan-wavelets"],
    "solid spotlight": ["mousavi-hierarchical"],
    "keynote kammen": ["kammen-clean-energy"],
    "noon": ["noon-break"],
    "nobody": [],
}


def test_search(look: Look) -> None:
    """Every word typed must be in title, speakers, type or section, in any case and without accents; Escape ends it."""
    page = look()
    search = page.get_by_label("Search")
    for typed, found in FOUND.items():
        search.fill(typed)
        assert (typed, visible(page)) == (typed, found)
        assert page.locator("#found").inner_text() == f"{len(found)} of 31"
        assert page.locator(".part:visible").count() == min(1, len(found))
        search.press("Escape")
        assert len(visible(page)) == 31
        assert page.locator("#found").inner_text() == ""


def test_search_of_other_scripts(look: Look) -> None:
    """Names are found as they are written and in ASCII."""
    page = look(ROOMS)
    for names, title in (
        (("soren l", "SØREN Ł"), "A <script>alert(2)</script> [spotlight]"),
        (("ivanov", "иванов"), "In the night"),
    ):
        for typed in names:
            page.get_by_label("Search").fill(typed)
            assert page.locator("tbody th:visible").all_inner_texts() == [title]


@pytest.mark.parametrize("anchor", ["#talk-rasp-weatherbench", "#section-environet"])
def test_address_of_a_talk_or_section_shows_it(anchor: str, look: Look) -> None:
    """Opened with its anchor, the page shows the talk or section."""
    page = look(anchor=anchor, viewport={"width": 390, "height": 800})

    expect(page.locator(f"[id='{anchor[1:]}']")).to_be_in_viewport()
    assert page.locator(":target").get_attribute("id") == anchor[1:]


def test_what_is_found_is_in_sight_on_a_phone(look: Look) -> None:
    """While something is searched for, nothing stands between the search box and the talks."""
    page = look(ROOMS, viewport={"width": 390, "height": 800})
    page.get_by_label("Search").fill("poster")

    expect(page.get_by_role("rowheader", name="Poster")).to_be_in_viewport()
    assert [page.locator(name).is_visible() for name in ("nav", ".notices")] == [False, False]
    page.get_by_label("Search").fill("")
    assert [page.locator(name).is_visible() for name in ("nav", ".notices")] == [True, True]


def test_link_to_what_the_search_hides_shows_it(look: Look) -> None:
    """The search is given up where a link leads to a talk it hides; odd ids work as any."""
    page = look(ROOMS)
    page.get_by_label("Search").fill("poster")
    page.goto(page.url + "#talk-a%20%22b%22%2F%3Cc%3E%23%25")

    expect(page.get_by_role("rowheader", name="In the night")).to_be_in_viewport()
    assert page.get_by_label("Search").input_value() == ""


def test_keyboard(look: Look) -> None:
    """Tab reaches the skip link first, then everything in order, each with an outline; Enter follows."""
    page = look(viewport={"width": 1280, "height": 800})
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the programme")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the programme")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#programme")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Link to Welcome")).to_be_focused()
    expect(page.get_by_role("link", name="Link to Welcome")).to_have_css("outline-style", "solid")
    expect(page.get_by_role("link", name="Link to Welcome")).to_have_css("opacity", "1")
    page.get_by_label("Search").focus()
    page.keyboard.type("rasp")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert page.locator("#zone-name").inner_text() == "PDT (America/Los_Angeles, UTC-7)"
    assert visible(page) == ["rasp-weatherbench"]


def test_without_javascript(look: Look) -> None:
    """The page is whole in the workshop's zone: nothing is over or on, and nothing that needs a script is there."""
    page = look(java_script_enabled=False, timezone_id="Asia/Tokyo")

    assert page.locator("header .quiet").first.inner_text() == "Times in PDT (America/Los_Angeles, UTC-7)."
    assert times(page, "dj-spooky-art") == "15:30–16:00"
    assert [page.locator(name).is_visible() for name in ("#now", "#tools", "nav", "table >> nth=0")] == [
        False,
        False,
        True,
        True,
    ]
    assert page.locator("tr[data-status]").count() == 0
    rooms = look(ROOMS, java_script_enabled=False)
    assert rows(rooms, "cancelled") == ["called-off"]
    expect(rooms.locator("#talk-called-off .title")).to_have_css("text-decoration-line", "line-through")
    expect(rooms.locator("#talk-first .times")).to_have_css("text-decoration-line", "none")


def test_add_to_calendar(look: Look, schedule: Schedule) -> None:
    """The button gives a calendar file with the talk."""
    page = look(at=BEFORE)
    talk = next(talk for talk in schedule.talks if talk.id == "cerron-landslides")
    with page.expect_download() as download:
        page.locator(f"#talk-{talk.id}").get_by_role("button", name="Add to calendar").click()

    assert download.value.suggested_filename == "talk-cerron-landslides.ics"
    event = vobject.readOne(Path(download.value.path()).read_text(encoding="utf-8")).vevent
    assert (event.uid.value, event.dtstart.value) == (uid(schedule, talk), talk.span and talk.span.start)


def test_calendar_without_javascript(look: Look) -> None:
    """One link has all that is held."""
    page = look(java_script_enabled=False)
    with page.expect_download() as download:
        page.get_by_role("link", name="Add all to calendar").click()

    assert download.value.suggested_filename == "ai-for-earth-sciences-2020-04-26.ics"
    assert Path(download.value.path()).read_text(encoding="utf-8").count("BEGIN:VEVENT") == 26


@pytest.mark.parametrize("text", [None, ROOMS, UNTIMED, EMPTY, BERLIN, TWICE])
def test_nothing_is_wider_than_the_window(text: str | None, look: Look) -> None:
    """From 320 pixels up there is no scrolling sideways, and nothing to be seen lies outside."""
    page = look(text, at=ROOMS_ON if text else DURING, timezone_id="Asia/Tokyo")
    for width in (320, 390, 768, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 700})
        right = page.locator("body *:visible").evaluate_all(
            "all => Math.max(...all.map((element) => element.getBoundingClientRect().right))"
        )
        assert right <= width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("text", "scheme"),
    [(None, "light"), (None, "dark"), (ROOMS, "light"), (ROOMS, "dark"), (UNTIMED, "light"), (EMPTY, "light")],
)
def test_accessibility(scheme: str, text: str | None, look: Look) -> None:
    """On a phone and a laptop axe finds nothing against WCAG 2.2 AA or good practice, contrast and targets included."""
    page = look(text, at=ROOMS_ON if text else DURING, color_scheme=scheme)
    page.locator("details").evaluate_all("all => all.forEach((details) => { details.open = true; })")
    rules = TAGS if scheme == "light" else CONTRAST  # nothing else is another in the dark
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        results = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
        assert results.generate_report() == "Found 0 accessibility violations:\n"


def test_tables_are_tables_to_a_screen_reader(look: Look) -> None:
    """On a phone too each section is a table with its name, its column heads and a head in each row."""
    page = look(viewport={"width": 390, "height": 800})
    table = page.get_by_role("table", name="Solid Earth", exact=True)

    assert table.get_by_role("columnheader").all_inner_texts() == ["Time", "Type", "Speaker", "Title", "Links"]
    assert table.get_by_role("rowheader").all_inner_texts()[2] == "Semi-supervised Clustering For Oil Prospectivity"
    assert page.get_by_role("heading", level=2).all_inner_texts()[:3] == ["Now 10:40", "Welcome", "Atmospheric Science"]


def test_texts_of_a_schedule_never_run(look: Look) -> None:
    """Scripts in titles are read, not run."""
    page = look(ROOMS, at=ROOMS_ON)

    assert page.locator("h1").inner_text() == "Rooms <b>bold</b>"
    assert page.locator(".subtitle").inner_text() == "</script><script>alert(1)</script>"
    assert page.locator("script").count() == 1


def test_policy_keeps_another_script_from_running(browser: Browser, tmp_path: Path) -> None:
    """Even if one got into the page, and neither could it load anything."""
    file = tmp_path / "page.html"
    more = "<script>document.title = 'ran'</script><img src='https://example.org/'>"
    file.write_text(page_of(ROOMS).replace("</main>", f"{more}</main>"), encoding="utf-8")
    page = browser.new_page()
    failed: list[tuple[str, str | None]] = []
    page.on("requestfailed", lambda request: failed.append((request.url, request.failure)))
    page.goto(file.as_uri())

    assert page.title().startswith("Rooms")
    assert page.locator("#now").is_visible()
    assert failed == [("https://example.org/", "csp")]
    page.close()


def test_schedules_without_times_or_talks(look: Look) -> None:
    """There is no panel without times, and nothing to search without talks."""
    untimed, empty = look(UNTIMED), look(EMPTY)

    assert [page.locator("#now").is_visible() for page in (untimed, empty)] == [False, False]
    assert [page.locator("#tools").is_visible() for page in (untimed, empty)] == [True, False]
    assert untimed.locator("tbody .when").inner_text().strip() == "unscheduled"


def test_zone_that_the_browser_does_not_know(look: Look) -> None:
    """A workshop's zone that is only an offset is shown all the same."""
    page = look(OFFSET, timezone_id="Europe/Berlin", at=dt.datetime.fromisoformat("2020-04-26T03:45:10Z"))
    assert times(page, "t") == "05:30–06:30"
    page.get_by_label("Times in").select_option("event")

    assert (times(page, "t"), page.locator("#zone-name").inner_text()) == ("09:00–10:00", "UTC+5:30")
    assert page.locator("#clock").inner_text() == "09:15"


def test_print(look: Look) -> None:
    """On paper there are the tables and open abstracts, without what only a screen needs."""
    page = look(ROOMS)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert [page.locator(name).is_visible() for name in ("#now", "#tools", "nav", "details p >> nth=0")] == [
        False,
        False,
        False,
        True,
    ]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#programme details[open]").count() == 0


def test_motion_only_for_those_who_like_it(look: Look) -> None:
    """Nothing moves by itself where the reader asked for less motion."""
    durations = {}
    for motion in ("reduce", "no-preference"):
        page = look(reduced_motion=motion)
        durations[motion] = page.evaluate(
            "getComputedStyle(document.querySelector('tr[data-status=now]'), '::after').transitionDuration"
        )

    assert durations == {"reduce": "0s", "no-preference": "1s"}
