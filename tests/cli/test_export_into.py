"""`export markdown --into`: the workshop's own page kept up to date, whole or not at all."""

import shlex
from pathlib import Path

import pytest
from conftest import Outcome, Run

from ai4earth_cli.store import files

PAGE = "# W\r\n\r\n| Start | Title |\r\n| --- | --- |\r\n| 9:00 | Old |\r\n\r\nContact: us"


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a page in the working folder."""
    monkeypatch.chdir(tmp_path)
    Path("index.md").write_bytes(PAGE.encode())
    return Path("index.md")


def test_page_follows_the_day(run: Run, page: Path) -> None:
    """Old tables give way once; then only what is between the comments is another, and what is no other is not written."""
    assert run("export", "markdown", "--into", "index.md", "--at", "10:40") == Outcome(
        0, "", "index.md: 29 talks and 2 breaks in place of a table\n"
    )
    before, written, behind = (
        page.read_bytes().replace(b"<!-- ai4earth -->", b"|||").replace(b"<!-- /ai4earth -->", b"|||").split(b"|||")
    )
    assert (before, behind) == (b"# W\r\n\r\n", b"\r\n\r\nContact: us")
    assert written.decode() == f"\n\n{run('export', 'markdown', '--at', '10:40').out}\n".replace("\n", "\r\n")
    file = page.stat().st_ino

    assert run("export", "--into", "index.md", "--at", "10:40").err == "index.md: 29 talks and 2 breaks, as they were\n"
    assert page.stat().st_ino == file
    page.rename("index.markdown_")
    assert run("export", "--into", "index.markdown_", "--at", "10:40").err.endswith(", as they were\n")
    Path("index.markdown_").rename("index.md")
    assert run("export", "md", "--into", "index.md", "--at", "10:55").err == "index.md: 29 talks and 2 breaks\n"
    assert page.stat().st_ino != file
    assert [path.name for path in Path().iterdir()] == ["index.md"]


@pytest.mark.parametrize(
    ("arguments", "exit_code", "said"),
    [
        ("ics --into index.md", 2, "--into writes Markdown into a page of Markdown, and not ics. Write ics with --output."),
        ("--into index.html", 2, "--into writes Markdown into a page of Markdown, and not html. Write html with --output."),
        ("--into index.md --output page.md", 2, "Use --output or --into, not both."),
        ("markdown --into half.toml", 2,
         "half.toml is not a page: --into takes one in Markdown. To write the file anew: ai4earth export toml --output half.toml"),
        ("--into none.md", 1, "There is no page none.md to change. To write a new file, use --output."),
        ("--into -", 1, "There is no page - to change. To write a new file, use --output."),
        ("--into .", 1, "There is no page . to change. To write a new file, use --output."),
        (f"markdown --into {shlex.quote(str(files.shipped_schedule()))}", 1,
         f"There is no page {files.shipped_schedule()} to change. To write a new file, use --output."),
        ("--into half.md", 1, "half.md:1: <!-- ai4earth --> has no <!-- /ai4earth --> below it: add it, or remove both. Nothing is written."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_written(
    arguments: str, exit_code: int, said: str, run: Run, page: Path
) -> None:
    """The page stays as it was."""
    for name in ("half.md", "half.toml"):
        Path(name).write_text("<!-- ai4earth -->", encoding="utf-8")

    assert run("export", *shlex.split(arguments)) == Outcome(exit_code, "", f"{said}\n")
    assert page.read_bytes() == PAGE.encode()
    assert sorted(path.name for path in Path().iterdir()) == ["half.md", "half.toml", "index.md"]


def test_page_in_html_is_refused_unless_it_has_a_place_for_markdown(run: Run, page: Path) -> None:
    """Browsers show Markdown as it is; where something reads it there, the comments say so."""
    html = "<!doctype html>\n<p>Our day</p>\n"
    page.write_text(html, encoding="utf-8")

    said = (
        "index.md is a page in HTML, and --into writes Markdown. Where something turns that into HTML, put "
        "<!-- ai4earth --> and <!-- /ai4earth --> into the page. Nothing is written.\n"
    )
    assert run("export", "markdown", "--into", "index.md") == Outcome(2, "", said)
    assert page.read_text(encoding="utf-8") == html

    page.write_text(f"{html}<!-- ai4earth -->\n<!-- /ai4earth -->\n", encoding="utf-8")
    assert run("export", "markdown", "--into", "index.md").exit_code == 0
    assert page.read_text(encoding="utf-8").startswith(f"{html}<!-- ai4earth -->\n\n## Schedule\n")


def test_page_too_large_to_be_one_is_refused(run: Run, page: Path) -> None:
    """As a schedule is."""
    with page.open("ab") as file:
        file.truncate(40_000_001)

    assert run("export", "--into", "index.md") == Outcome(
        1, "", "Cannot read index.md: it has more than 40 MB, which is too large for a schedule.\n"
    )
