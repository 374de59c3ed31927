"""Stars, chips, the address, the grid and the kiosk of the web page, in Chromium."""

import datetime as dt
import re
from pathlib import Path

import pytest
import vobject
from axe_playwright_python.sync_playwright import Axe
from pages import AFTER, BEFORE, DURING, ROOMS, ROOMS_ON, Look, visible
from playwright.sync_api import Page, ViewportSize, expect

from ai4earth_cli.schedule import questions
from ai4earth_cli.schedule.identity import uid
from ai4earth_cli.schedule.model import Schedule

pytestmark = pytest.mark.no_cover  # much of it, and nothing that no other test reaches

pytest_plugins = ["browsers"]
PHONE: ViewportSize = {"width": 390, "height": 800}
LAPTOP: ViewportSize = {"width": 1280, "height": 800}
HOSTILE = "<img src=x onerror=alert(1)>"
CAMP = """
workshop = { title = "Camp", date = 2020-04-26, timezone = "UTC", chat = "https://example.org/" }
section = [{ title = "<b>S</b>", talk = [
""" + "".join(
    f'{{ title = "{HOSTILE} {number}", room = "Tent <{number}>", type = "<i>", language = "fr",'
    f' start = 2020-04-26T{8 + number % 3:02}:{number:02}:00, duration = "{120 + number * 30}m" }},\n'
    for number in range(14)
) + """
{ title = "שלום עולם", start = 2020-04-27T09:00:00, duration = "30m", room = "Tent <1>" },
] }]
"""  # fmt: skip
CAMP_ON = dt.datetime.fromisoformat("2020-04-26T10:15:10Z")


def star(page: Page, *talks: str) -> None:
    """Mark talks, or no more."""
    for talk in talks:
        page.locator(f"#talk-{talk} .star").click()


def chip(page: Page, name: str) -> None:
    """Choose a filter."""
    page.locator("#filter").evaluate("filter => { filter.open = true; }")
    page.locator("#chips").get_by_role("button", name=name).click()


def address(page: Page) -> str:
    """Return what the address says, once it says it."""
    page.clock.run_for(300)
    return page.url.partition("page.html")[2]


def test_stars_are_kept_and_shown_alone(look: Look) -> None:
    """A star is pressed or not, is there after a reload, and Mine shows only what has one."""
    page = look(at=BEFORE)
    star(page, "welcome", "mohan-wavelets", "cerron-landslides")
    star(page, "cerron-landslides")
    page.reload()
    pressed = page.locator("tr .star[aria-pressed=true]")

    assert [button.get_attribute("aria-label") for button in pressed.all()] == [
        "Star AI for Earth Sciences",
        "Star Wavelet-powered Neural Networks For Turbulence",
    ]
    page.get_by_role("button", name="Mine 2").click()
    assert visible(page) == ["welcome", "mohan-wavelets"]
    assert address(page) == "?mine"
    assert page.locator("#morning-break .star").count() == 0


def test_panel_has_the_star_of_the_row(look: Look) -> None:
    """Pressed here, it is pressed there."""
    page = look()
    page.locator("#on .star").click()

    expect(page.locator("#talk-mohan-wavelets .star")).to_have_attribute("aria-pressed", "true")


def test_mine_marks_what_overlaps(look: Look) -> None:
    """Both of the talks say which other one is held meanwhile, there only."""
    page = look(ROOMS, at=ROOMS_ON)
    star(page, "first", "elsewhere")
    assert page.locator(".overlap").count() == 0
    page.get_by_role("button", name="Mine 2").click()

    assert page.locator(".overlap").all_inner_texts() == [
        "Overlaps: Elsewhere",
        "Overlaps: A <script>alert(2)</script> [spotlight]",
    ]


def test_my_calendar_is_that_of_the_program(look: Look, schedule: Schedule) -> None:
    """What is starred and to come, with the UIDs that every export has."""
    page = look(at=BEFORE)
    chosen = [talk for talk in schedule.talks if talk.span and not talk.is_break]
    for talk in chosen:
        star(page, talk.id)
    with page.expect_download() as download:
        page.get_by_role("button", name="My calendar").click()
    events = vobject.readOne(Path(download.value.path()).read_text(encoding="utf-8")).vevent_list

    assert download.value.suggested_filename == "my-talks.ics"
    assert {(event.uid.value, event.dtstart.value, event.dtend.value) for event in events} == {
        (uid(schedule, talk), *talk.span) for talk in chosen if talk.span
    }
    assert len(events) == len(chosen) == 26


def test_nothing_that_is_over_goes_into_a_calendar(look: Look) -> None:
    """Afterwards there is none to be had."""
    page = look(at=AFTER)
    star(page, "welcome")

    assert page.get_by_role("button", name="My calendar").count() == 0
    assert page.get_by_role("button", name="Add to calendar").count() == 0


def test_link_to_mine_asks_first(look: Look, schedule: Schedule) -> None:
    """What a link carries is named, and taken over only if wanted."""
    numbers = questions.numbers(schedule)
    anchor = f"#mine={numbers['mohan-wavelets']},{numbers['welcome']},99"
    page = look(anchor=anchor)

    assert page.locator("#offered li").all_inner_texts() == [
        "Wavelet-powered Neural Networks For Turbulence",
        "AI for Earth Sciences",
    ]
    expect(page.locator("#offer-heading")).to_be_focused()
    page.get_by_role("button", name="No, thanks").click()
    assert (page.locator("#offer").is_visible(), page.locator(".star[aria-pressed=true]").count()) == (False, 0)
    page.evaluate("hash => { location.hash = hash; }", anchor)
    page.get_by_role("button", name="Add to mine").click()
    assert visible(page) == ["welcome", "mohan-wavelets"]
    assert address(page) == "?mine"
    expect(page.get_by_role("link", name="Link to mine")).to_have_attribute(
        "href", f"#mine={numbers['welcome']},{numbers['mohan-wavelets']}"
    )


def test_link_to_what_is_mine_already_shows_it(look: Look, schedule: Schedule) -> None:
    """Nothing is asked then."""
    page = look()
    star(page, "welcome")
    page.evaluate("hash => { location.hash = hash; }", f"#mine={questions.numbers(schedule)['welcome']}")

    expect(page.get_by_role("button", name="Mine 1")).to_have_attribute("aria-pressed", "true")
    assert not page.locator("#offer").is_visible()


def test_what_is_kept_may_be_spoilt(look: Look) -> None:
    """Then nothing is starred, and a star can be set."""
    page = look()
    page.evaluate("localStorage.setItem(`ai4earth ${document.body.dataset.event} stars`, '{\"a\":')")
    page.reload()
    star(page, "welcome")

    expect(page.get_by_role("button", name="Mine 1")).to_be_visible()


def test_chips_go_together_are_counted_and_cleared_at_once(look: Look) -> None:
    """Each chip says how many talks it would leave; the address says which are on."""
    page = look()
    chip(page, "Atmospheric Science")
    chip(page, "Spotlight")
    counts = page.locator("#chips").get_by_role("button").all_inner_texts()

    assert [text for text in counts if not text.endswith(" 0")] == [
        "Recorded 1",
        "Atmospheric Science 1",
        "Solid Earth 1",
        "Theoretical Advances 2",
        "Remote Sensing 1",
        "Invited 1",
        "Spotlight 1",
        "Lightning 3",
    ]
    assert visible(page) == ["fei-air-quality"]
    assert page.locator("#filter > summary").inner_text() == "Filter · 2 on"
    assert address(page) == "?section=Atmospheric+Science&type=Spotlight"
    page.reload()
    assert visible(page) == ["fei-air-quality"]
    page.get_by_role("button", name="Show all").click()
    assert (len(visible(page)), address(page)) == (31, "")
    expect(page.get_by_label("Search")).to_be_focused()


def test_what_is_over_can_be_hidden(look: Look) -> None:
    """And goes as time passes."""
    page = look(at=dt.datetime.fromisoformat("2020-04-26T17:54:58Z"))
    chip(page, "Hide what is over")
    assert "mohan-wavelets" in visible(page)
    page.clock.run_for("00:05")

    assert "mohan-wavelets" not in visible(page)
    assert "welcome" not in visible(page)


def test_address_and_browser_remember(look: Look) -> None:
    """The zone and what is chosen are there again without an address; what was searched for is not."""
    page = look()
    page.get_by_label("Times in").select_option("event")
    expect(page.locator("#zone optgroup")).to_have_count(2)
    page.get_by_label("Times in").select_option("Asia/Tokyo")
    page.get_by_label("Search").fill("wavelets")
    chip(page, "Recorded")

    assert address(page) == "?tz=Asia%2FTokyo&q=wavelets&recorded"
    page.goto(page.url.partition("?")[0])
    assert page.locator("#zone-name").inner_text() == "Asia/Tokyo, UTC+9"
    assert len(visible(page)) == 21
    page.goto(page.url.partition("?")[0] + "?q=nobody&tz=Mars/Olympus")
    assert page.locator("#none").inner_text().splitlines()[0] == "Nothing found for “nobody”."
    page.get_by_role("button", name="Show all").last.click()
    assert len(visible(page)) == 31


def test_no_hits_says_for_what(look: Look) -> None:
    """Also what chips and stars have to do with it."""
    page = look(ROOMS)
    page.get_by_role("button", name="Mine").click()
    assert page.locator("#none p").all_inner_texts()[:2] == [
        "Nothing found in your talks.",
        "Mark talks with ☆, and they are here.",
    ]
    page.get_by_label("Search").fill(HOSTILE)
    assert page.locator("#none p").first.inner_text() == f"Nothing found for “{HOSTILE}” in your talks."


def test_same_link_clicked_twice_shows_the_talk_twice(look: Look) -> None:
    """A search in between hides it, and the address does not change."""
    page = look()
    for _ in range(2):
        page.locator("#on a").first.click()
        expect(page.locator("#talk-mohan-wavelets")).to_be_in_viewport()
        chip(page, "Atmospheric Science")
        assert not page.locator("#talk-mohan-wavelets").is_visible()
        page.evaluate(
            "document.querySelector('#next').append(Object.assign(document.createElement('a'), {href: '#talk-mohan-wavelets', textContent: 'again'}))"
        )
        page.get_by_role("link", name="again").click()
        expect(page.locator("#talk-mohan-wavelets")).to_be_in_viewport()


def test_now_is_always_in_reach(look: Look) -> None:
    """On a phone a button leads to the talk that runs, from wherever one is."""
    page = look(viewport=PHONE)
    button = page.get_by_role("button", name="Now", exact=True)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(button).to_be_in_viewport()
    button.click()

    expect(page.locator("#talk-mohan-wavelets")).to_be_in_viewport()
    expect(page.locator("#talk-mohan-wavelets")).to_be_focused()
    assert not look(at=AFTER).get_by_role("button", name="Now", exact=True).is_visible()


def test_many_at_once_are_a_list(look: Look) -> None:
    """What ends soonest is first, what lasts all day last; only today's links are open."""
    page = look(CAMP, at=CAMP_ON, viewport=PHONE, timezone_id="UTC")
    lines = page.locator("#on .lines li").all_inner_texts()

    assert page.locator("#on h3").inner_text() == "On now · 13 talks"
    assert [line.split(" ")[-2] for line in map(" ".join, map(str.split, lines[:3]))] == ["min", "min", "min"]
    assert page.locator("#on details summary").inner_text() == "5 more"
    assert "all day" in (page.locator("#on .lines li").last.text_content() or "")
    assert page.locator("nav details").evaluate_all("all => all.map((one) => one.open)") == [True, False]
    assert page.locator("img").count() == 0


def test_word_longer_than_a_phone_is_broken(look: Look) -> None:
    """Rather than that all is wider than the phone; how long is left is on one line."""
    page = look(CAMP.replace(HOSTILE, f"{HOSTILE} {'x' * 90}"), at=CAMP_ON, viewport=PHONE, timezone_id="UTC")

    left = page.locator("#on .lines li").first.locator("> :last-child").bounding_box()
    assert left is not None
    assert (left["x"] + left["width"] < PHONE["width"], left["height"] < 30) == (True, True)
    assert page.locator("#on .lines .what").first.evaluate("what => what.scrollWidth <= what.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_chips_narrow_the_panel(look: Look) -> None:
    """Who chose a room is told what is on there."""
    page = look(ROOMS, at=ROOMS_ON)
    chip(page, "Two")
    assert page.locator("#on .title").all_inner_texts() == ["Coffee"]
    chip(page, "Two")
    chip(page, "Poster")
    assert page.locator("#on h3").inner_text() == "None of what you chose is on right now."


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_rooms_side_by_side(scheme: str, look: Look) -> None:
    """A column for each room, a line where it is now; a talk's link leads to its row. Narrow windows keep the list."""
    page = look(ROOMS, at=ROOMS_ON, viewport=LAPTOP, timezone_id="Europe/Berlin", color_scheme=scheme)
    page.get_by_role("button", name="Rooms side by side").click()

    assert page.locator("#grid .head").all_inner_texts() == ["One", "Two", "Three", "No room", "No room"]
    assert page.locator("#grid .slot").first.inner_text().startswith("00:30–01:30 A <script>")
    assert page.locator("#grid .line:visible").count() == 1
    assert (
        Axe().run(page, options={"resultTypes": ["violations"]}).generate_report()
        == "Found 0 accessibility violations:\n"
    )
    page.set_viewport_size(PHONE)
    expect(page.locator("#grid")).to_be_hidden()
    expect(page.locator("#programme")).to_be_visible()
    page.set_viewport_size(LAPTOP)
    page.locator("#grid").get_by_role("link", name="Elsewhere").click()
    expect(page.locator("#talk-elsewhere")).to_be_in_viewport()
    assert address(page) == "#talk-elsewhere"


@pytest.mark.parametrize("anchor", ["", "?kiosk"])
def test_words_longer_than_a_phone_is_wide_are_broken(anchor: str, look: Look) -> None:
    """In titles, names and notices, of rows and of what is on: nothing has to be scrolled sideways."""
    word = "x" * 120
    text = ROOMS
    for written in ('title = "A ', '"Søren ', 'title = "Parallel ', 'notices = ["', 'title = "Coffee'):
        text = text.replace(written, f"{written} {word} ")
    page = look(text, at=ROOMS_ON, viewport=PHONE, timezone_id="Europe/Berlin", anchor=anchor)

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_talk_of_years_does_not_hang_the_rooms_side_by_side(look: Look) -> None:
    """What begins on a day is seen on that day, and not for each hour until it is over."""
    page = look(
        ROOMS.replace("[[section.talk]]", '[[section.talk]]\ntitle = "Online"\nroom = "One"\nstart = 2020-05-02T00:00:00\n'
                      "end = 9000-01-01T00:00:00\n[[section.talk]]", 1),
        at=ROOMS_ON, viewport=LAPTOP, timezone_id="Europe/Berlin", anchor="?view=grid",
    )  # fmt: skip

    assert page.locator("#grid .scroller").last.locator(".hour").count() == 49


def test_line_is_on_the_day_of_most_that_is_on(look: Look) -> None:
    """Something that lasts for days makes the day before reach into this one."""
    text = """
        workshop = { title = "Days", date = 2020-04-26, timezone = "Europe/Berlin" }
        talk = [
          { title = "Before", start = "10:00", end = "11:00", room = "One" },
          { title = "Games", start = "12:00", end = 2020-04-28T12:00:00, room = "Two" },
          { title = "A", date = 2020-04-27, start = "10:00", end = "12:00", room = "One" },
          { title = "B", date = 2020-04-27, start = "10:00", end = "12:00", room = "Three" },
        ]
    """
    page = look(text, at="2020-04-27T08:30:00Z", viewport=LAPTOP, timezone_id="Europe/Berlin", anchor="?view=grid")

    assert page.locator("#grid .line:visible").count() == 1
    assert page.locator("#grid .scroller").last.locator(".line:visible").count() == 1
    page.get_by_role("button", name="Now", exact=True).click()
    expect(page.locator("#grid").get_by_role("link", name="A", exact=True)).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_tools_are_accessible(scheme: str, look: Look) -> None:
    """With every chip open, something chosen and starred, an offer and a list of many."""
    page = look(CAMP, at=CAMP_ON, anchor="?room=Tent+<1>#mine=3,4", color_scheme=scheme)
    page.locator("details").evaluate_all("all => all.forEach((details) => { details.open = true; })")
    only = {"runOnly": ["color-contrast"]} if scheme == "dark" else {}  # nothing else is another in the dark
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        results = Axe().run(page, options={"resultTypes": ["violations"], **only})
        assert results.generate_report() == "Found 0 accessibility violations:\n"
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_kiosk_is_large_and_has_no_controls(look: Look) -> None:
    """Now and next fill the screen, whatever is on, for days, in the zone of the event."""
    page = look(at=DURING, anchor="?kiosk", viewport={"width": 1920, "height": 1080}, timezone_id="Asia/Tokyo")
    fits = "() => document.documentElement.scrollHeight <= innerHeight"

    assert page.locator("#clock").inner_text() == "10:40"
    assert page.get_by_role("button").count() == 0
    assert page.evaluate(fits)
    assert float(page.locator("#on .title").evaluate("title => getComputedStyle(title).fontSize.slice(0, -2)")) > 50
    elements = page.locator("#now *").count()
    page.clock.run_for("00:15:00")
    assert page.locator("#on .title").inner_text().startswith("Time-varying")
    assert page.evaluate(fits)
    assert page.locator("#now *").count() < 2 * elements
    page.clock.fast_forward("48:00:00")
    assert page.locator("#on h3").inner_text() == "It is over."


def test_kiosk_of_a_room(look: Look) -> None:
    """It tells of that room only."""
    page = look(CAMP, at=CAMP_ON, anchor="?kiosk&room=Tent+<1>", viewport=LAPTOP)

    assert page.locator("#on .title").all_inner_texts() == [f"{HOSTILE} 1"]
    assert page.locator("#next .title").all_inner_texts() == ["שלום עולם"]


def test_day_of_the_reader_is_named(look: Look) -> None:
    """Where the programme's Sunday is Sunday night and Monday."""
    page = look(timezone_id="Asia/Tokyo")
    assert page.locator("header .yours").inner_text() == "In Asia/Tokyo: Sunday 26 April 23:00 to Monday 27 April 08:00"
    assert not look().locator("header .yours").is_visible()


def test_browser_that_keeps_nothing(look: Look) -> None:
    """Stars are known until the page is left."""
    page = look()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })")
    page.reload()
    star(page, "welcome")

    expect(page.get_by_role("button", name="Mine 1")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_workshop_is_printed_on_two_pages(javascript: bool, look: Look) -> None:  # noqa: FBT001  a parameter of the test
    """With the addresses of its links, in tables, whatever the screen shows."""
    page = look(java_script_enabled=javascript)
    data = page.pdf(format="A4", prefer_css_page_size=True)
    page.emulate_media(media="print")
    after = "link => getComputedStyle(link, '::after').content"

    assert len(re.findall(rb"/Type /Page\b", data)) == 2
    assert "organizers.html" in page.locator("tbody .links a[href^=http]").first.evaluate(after)
    assert page.locator("tbody tr").first.evaluate("row => getComputedStyle(row).display") == "table-row"


def test_grid_is_printed_as_tables(look: Look) -> None:
    """Paper does not scroll sideways."""
    page = look(ROOMS, at=ROOMS_ON, viewport=LAPTOP, anchor="?view=grid")
    assert page.locator("#grid").is_visible()
    page.emulate_media(media="print")

    assert [page.locator(name).is_visible() for name in ("#grid", "#programme")] == [False, True]
