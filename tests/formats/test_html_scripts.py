"""The pure modules of the page's script, by node's test runner; test_html_in_browser.py has the rest."""

import shutil
import subprocess
from pathlib import Path

import pytest

TESTS = Path(__file__).parent / "html"


def test_pure_modules() -> None:
    """All of their tests pass, and there are some."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no node here: install it, as with apt-get install nodejs")
    files = sorted(map(str, TESTS.glob("*.test.mjs")))
    done = subprocess.run(
        [node, "--test", "--test-reporter=tap", *files], capture_output=True, encoding="utf-8", check=False
    )

    assert len(files) == 4
    assert done.returncode == 0, done.stdout
    assert "# fail 0\n" in done.stdout
