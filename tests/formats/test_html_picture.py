"""The picture of the web page in the README: what it shows on a phone, in Chromium."""

from collections.abc import Callable

import pytest
from conftest import GOLDEN
from pages import DURING, Look

pytest_plugins = ["browsers"]
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
READ = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = [];
  while (texts.nextNode()) {
    if (!texts.currentNode.parentElement.checkVisibility({ contentVisibilityAuto: true })) continue;
    const range = document.createRange();
    range.selectNode(texts.currentNode);
    const { top, width, height } = range.getBoundingClientRect();
    if (top >= 0 && top < innerHeight && width > 1 && height > 1) seen.push(texts.currentNode.data.trim());
  }
  return seen.filter(Boolean);
}"""


def test_picture_shows_what_the_page_has_on_a_phone(
    look: Look, golden: Callable[[str, str], None], pytestconfig: pytest.Config
) -> None:
    """Fonts differ from one computer to the next, so it is told by its text; --rewrite-golden takes both anew."""
    page = look(at=DURING, timezone_id="Africa/Nairobi", **PHONE)
    if pytestconfig.getoption("--rewrite-golden"):
        page.screenshot(path=GOLDEN / "pictures" / "phone.png")

    golden("pictures/phone.txt", "".join(f"{text}\n" for text in page.evaluate(READ)))
