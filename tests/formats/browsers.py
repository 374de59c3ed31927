"""The web page in Chromium, for all tests that look at one."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pages import DURING, Look, page_of, published
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from ai4earth_cli.schedule.model import Schedule

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")  # the first takes half the time
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once for all modules."""
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        pytest.skip("there is no Chromium here: install it, as with apt-get install chromium-headless-shell")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def look(browser: Browser, schedule: Schedule, tmp_path: Path) -> Iterator[Look]:
    """Return a function that opens a page; in the end nothing was asked for but it, and no error was told."""
    asked: list[str] = []
    told: list[str] = []
    opened: list[Page] = []

    def told_by_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            told.append(message.text)

    def look(text: str | None = None, *, at: dt.datetime = DURING, anchor: str = "", **options: Any) -> Page:
        file = tmp_path / "page.html"
        file.write_text(page_of(text) if text else published(schedule), encoding="utf-8", newline="\n")
        context = browser.new_context(
            **{"timezone_id": "America/Los_Angeles", "reduced_motion": "reduce", "locale": "en-US", **options}
        )
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", told_by_console)
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("dialog", lambda dialog: told.append(dialog.message))
        page.clock.install(time=at)
        page.goto(file.as_uri() + anchor)  # or what is asked of it
        opened.append(page)
        return page

    yield look
    for page in opened:
        page.context.close()
    allowed = (tmp_path / "page.html").as_uri()
    assert {url.partition("#")[0].partition("?")[0] for url in asked if not url.startswith(("data:", "blob:"))} <= {
        allowed
    }
    assert told == []
