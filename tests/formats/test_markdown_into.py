"""The schedule in a page that people write: where it goes, what stays, and what is refused."""

import datetime as dt

import pytest
from conftest import as_format
from hypothesis import assume, example, given
from hypothesis import strategies as st

from ai4earth_cli.errors import UserError
from ai4earth_cli.formats.families.edition import Edition
from ai4earth_cli.formats.markdown.into import merged
from ai4earth_cli.formats.toml.reader import loads
from ai4earth_cli.schedule.model import Notice, Schedule, Section, Speaker, Talk

NOW = dt.datetime(2020, 4, 26, tzinfo=dt.UTC)
ONE = "## Schedule\n\nToday.\n\n### Clouds\n\n| Start | Title |\n| --- | --- |\n| 9:00 | Fog |\n"
BELOW = ONE.removeprefix("## Schedule\n\n")
OLD = "### Old\n\n| Start | Title |\n| --- | --- |\n| 9:00 | Rain |\n"


def into(page: str, markdown: str = ONE) -> tuple[str, str]:
    """Return the page with the schedule, and where that went; once it is there, and with other line ends, as well."""
    data, where = merged(page.encode(), markdown, "index.md")
    assert merged(data, markdown, "index.md") == (data, "")
    dos = page.replace("\n", "\r\n").encode()
    ends = b"\r\n" if "\n" in page else b"\n"
    assert merged(b"\xef\xbb\xbf" + dos, markdown, "index.md").data == b"\xef\xbb\xbf" + data.replace(b"\n", ends)
    return data.decode(), where


@pytest.mark.parametrize("before", ["", "# W\n\nText  \n", "---\ntitle: W\n---\n\t\n", "a\n- "])
@pytest.mark.parametrize("behind", ["", "\n", "\n\n## Contact  \n\nUs", " b"])
def test_what_is_between_the_comments_is_replaced(before: str, behind: str) -> None:
    """And nothing else, with or without an end of the last line."""
    for old in ("", "\n", "\n\nold\n\n"):
        page = f"{before}<!-- ai4earth -->{old}<!--/ai4earth-->{behind}"

        found, where = into(page)
        assert (found, where) == (f"{before}<!-- ai4earth -->\n\n{ONE}\n<!--/ai4earth-->{behind}", "")


def test_comments_in_backticks_only_tell_of_them() -> None:
    """In a page that says how it is made."""
    told = "Between `<!-- ai4earth -->` and `<!-- /ai4earth -->`.\n"
    marked = "<!-- ai4earth -->\n\n{}\n<!-- /ai4earth -->\n"

    assert into(f"{told}\n{marked.format('old')}") == (f"{told}\n{marked.format(ONE)}", "")
    assert into(told) == (f"{told}\n{marked.format(ONE)}", " at the end")
    block = f"```html\n{marked.format('')}```\n"
    assert into(f"{block}\n{marked.format('old')}") == (f"{block}\n{marked.format(ONE)}", "")


@pytest.mark.parametrize(
    ("before", "schedule"),
    [
        ("## Schedule\n\n", BELOW),
        ("Programme of the day\n----\n\nText\n\n", BELOW),
        ("# Agenda\n\n### Rooms\n\n", BELOW),
        ("## Schedule\n\n## Contact\n\n", ONE),
        ("### Schedule\n\n", ONE),
        ("The schedule:\n\n", ONE),
    ],
)
def test_page_with_a_heading_of_its_own_needs_none_of_ours(before: str, schedule: str) -> None:
    """If the place is below it."""
    behind = "\n\n## Contact"

    found, _ = into(f"{before}<!-- ai4earth --><!-- /ai4earth -->{behind}")
    assert found == f"{before}<!-- ai4earth -->\n\n{schedule}\n<!-- /ai4earth -->{behind}"


BLOCK = f"<!-- ai4earth -->\n\n{ONE}\n<!-- /ai4earth -->"


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("", f"{BLOCK}\n"),
        ("Text", f"Text\n\n{BLOCK}"),
        ("Text\n", f"Text\n\n{BLOCK}\n"),
        ("Text\n\n", f"Text\n\n{BLOCK}\n"),
        ("| Name | Age |\n| --- | --- |\n| A | 9 |\n", f"| Name | Age |\n| --- | --- |\n| A | 9 |\n\n{BLOCK}\n"),
    ],
)
def test_page_without_tables_of_talks_gets_it_at_the_end(page: str, found: str) -> None:
    """Below an empty line."""
    assert into(page) == (found, " at the end")


@pytest.mark.parametrize(
    ("page", "found", "tables"),
    [
        (OLD, f"{BLOCK}\n", "a table"),
        (f"Text\n\n{OLD}\nEnd", f"Text\n\n{BLOCK}\n\nEnd", "a table"),
        (f"Text\n{OLD}End\n", f"Text\n\n{BLOCK}\nEnd\n", "a table"),
        (f"# T\n\n{OLD}\n***\n\n{OLD}\n## Us", f"# T\n\n{BLOCK}\n\n## Us", "2 tables"),
        (
            f"## Schedule\n\nNine\n\n## Sunday\n\n{OLD}\n\n\nMonday\n---\n\n{OLD[OLD.index('|'):]}",
            f"## Schedule\n\nNine\n\n{BLOCK.replace(ONE, BELOW)}\n",
            "2 tables",
        ),
    ],
)  # fmt: skip
def test_old_tables_with_the_headings_of_their_sections_give_way(page: str, found: str, tables: str) -> None:
    """What stands above and below stays."""
    assert into(page) == (found, f" in place of {tables}")


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("a\n<!-- ai4earth -->\n", "index.md:2: <!-- ai4earth --> has no <!-- /ai4earth --> below it: add it, or remove both."),
        ("<!-- /ai4earth -->\n", "index.md:1: <!-- /ai4earth --> has no <!-- ai4earth --> above it: add it, or remove both."),
        ("<!-- ai4earth -->\n<!-- ai4earth --><!-- /ai4earth -->", "index.md:2: <!-- ai4earth --> is there twice: remove one."),
        ("<!-- ai4earth --><!-- /ai4earth -->\n\n<!-- /ai4earth -->", "index.md:3: <!-- /ai4earth --> is there twice: remove one."),
        ("<!-- /ai4earth -->\n<!-- ai4earth -->", "index.md:1: <!-- /ai4earth --> stands above <!-- ai4earth -->: swap them."),
        (f"{OLD}\nBring a coat.\n\n{OLD}", "index.md:7: this line among the old tables would be lost: move it away, or write "
                                           "<!-- ai4earth --> and <!-- /ai4earth --> where the schedule is to stand."),
        (f"{OLD}\n<!-- a\nb -->\n{OLD}", "index.md:7: this line among the old tables would be lost: move it away, or write "
                                         "<!-- ai4earth --> and <!-- /ai4earth --> where the schedule is to stand."),
    ],
)  # fmt: skip
def test_page_that_leaves_it_open_is_refused(page: str, said: str) -> None:
    """With the line, and what would be right."""
    with pytest.raises(UserError) as error:
        merged(page.encode(), ONE, "index.md")

    assert (str(error.value), error.value.exit_code) == (f"{said} Nothing is written.", 1)


def test_page_in_another_encoding_is_refused() -> None:
    """Two in one file nobody could read."""
    with pytest.raises(UserError) as error:
        merged("Zürich".encode("latin-1"), ONE, "index.md")

    assert str(error.value) == ("index.md: it is not text in UTF-8: save it with that encoding. Nothing is written.")


@pytest.mark.parametrize("dates", [("2020-04-26",), ("2020-04-26", "2020-04-27")])
def test_what_was_pasted_before_gives_way(dates: tuple[str, ...]) -> None:
    """Whole, of one day or of several; a heading over all of one day stays, since it is the page's."""
    talks = "".join(f'[[section.talk]]\ntitle = "T"\ndate = {date}\nstart = "9:00"\nend = "10:00"\n' for date in dates)
    head = '[workshop]\ntitle = "W"\ndate = 2020-04-26\ntimezone = "UTC"\nlivestream = "https://x"\nnotices = ["N"]\n'
    schedule = loads(f'{head}[[section]]\ntitle = "S"\n{talks}')
    markdown = as_format("markdown", Edition(schedule, schedule.talks, NOW, NOW))
    above = "## Schedule\n\n" if len(dates) == 1 else ""
    rest = markdown.removeprefix("## Schedule\n\n")

    found, where = into(f"# W\n\n{markdown}\n## Us\n", markdown)
    assert found == f"# W\n\n{above}<!-- ai4earth -->\n\n{rest}\n<!-- /ai4earth -->\n\n## Us\n"
    assert where == (" in place of a table" if len(dates) == 1 else " in place of 2 tables")


def test_what_looks_like_the_comments_in_a_schedule_is_text() -> None:
    """In titles, names, addresses and notices, so that the next run finds its own."""
    mark = "<!-- /ai4earth --> <!-- ai4earth -->"
    talk = Talk(
        "t", Section("s", mark), mark, mark, (Speaker(mark, mark, f"https://x/{mark}"),), paper=f"https://x/{mark}"
    )
    schedule = Schedule(mark, NOW.date(), dt.UTC, (Section("s", mark),), (talk,), notices=(Notice(mark),))
    markdown = as_format("markdown", Edition(schedule, (talk,), NOW, NOW))

    found, _ = into("# W\n", markdown)
    assert found.count("<!-- ai4earth -->") == found.count("<!-- /ai4earth -->") == 1


parts = st.lists(
    st.sampled_from(
        [
            "\n",
            "\r\n",
            "\r",
            "a",
            "é ",
            "| Start | Title |\n|-|-|\n",
            "| 9:00 | A |\n",
            "# S\n",
            "\f",
            "```\n",
            "\u2028",
        ]
    )
)


@given(parts.map("".join), parts.map("".join))
def test_rest_of_any_page_stays_byte_for_byte(before: str, behind: str) -> None:
    """Whatever its lines end in; in a block of code the comments are none."""
    assume("```" not in before)
    page = f"{before}<!-- ai4earth -->x<!-- /ai4earth -->{behind}".encode()
    data = merged(page, ONE, "index.md").data

    assert data.startswith(f"{before}<!-- ai4earth -->".encode())
    assert data.endswith(f"<!-- /ai4earth -->{behind}".encode())
    assert merged(data, ONE, "index.md") == (data, "")


@given(parts.map("".join))
@example("\r```\n```\n| Start | Title |\n|-|-|\n```\n")
def test_any_page_is_given_the_comments_once_or_refused(page: str) -> None:
    """At the end, all that was there before."""
    try:
        data, where = merged(page.encode(), ONE, "index.md")
    except UserError:
        return
    assert merged(data, ONE, "index.md").where == ""
    if where == " at the end":
        assert data.startswith(page.encode())
