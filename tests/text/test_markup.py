import time

import pytest

from ai4earth_cli.text.markup import plain_text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p>One\ntwo.</p>\r\n<p>Three.</p>", "One two.\n\nThree."),
        ("One<br>two<br/>three<BR clear='all' />four", "One\ntwo\nthree\nfour"),
        ("<p>See:</p><ul>\n<li>fog</li>\n<li><p>rain</p></li></ul>and", "See:\n\n- fog\n- rain\n\nand"),
        ("Items:\n<ul><li>fog</li><li>rain</li></ul>", "Items:\n\n- fog\n- rain"),
        ("Some <b>bold</b>\nwords", "Some bold\nwords"),
        ("<h2>Head</h2>text", "Head\n\ntext"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<pre>a\nb</pre><p>c</p>", "a\nb\n\nc"),
        ("<p>a</p><script>if (1 < 2) <b>no</b></script><style>p {}</style>b", "a\n\nb"),
        ("<p>a</p><script>never ended", "a"),
        ("<p>a\n\n- b\n- c</p>", "a\n\n- b\n- c"),
        ("<p>a\nb</p>\n\n<p>c\nd</p>", "a b\n\nc d"),
        ("<div>a\nb</div>", "a b"),
        ("a\nb<br>c", "a b\nc"),
        ("<p>a\n* b\n+ c\n# d\n> e\n| f\n1. g\n9. h\n0. i</p>", "a\n* b\n+ c\n# d\n> e\n| f\n1. g\n9. h 0. i"),
        ("<table><tr><th>a</th><th>b</th></tr></table>", "a b"),
        ("<head>a</head>b<var>c</var>", "bc"),
        ("<p>a\n\nb\nc</p>", "a\n\nb c"),
        ("<script>a</b>c</script>d", "d"),
        ("<ul><li>a<br><br></li><li>b</li></ul>", "- a\n- b"),
        ("<ul><li>a</li><li>b<br><br></li><li>c</li></ul>", "- a\n- b\n- c"),
        ("<p>- a</p><p>b</p><p>- c</p>", "- a\n\nb\n\n- c"),
    ],
)
def test_html_becomes_paragraphs_and_lists(text: str, plain: str) -> None:
    """Blocks are paragraphs, items begin with a dash, and what is not text is left out."""
    assert plain_text(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ('<a href="https://a.example/?x=1&amp;y=2">words</a>!', "words <https://a.example/?x=1&y=2>!"),
        ("<a class=x href=https://a.example/>words</a>", "words <https://a.example/>"),
        ("<a href='https://a.example'>https://a.example</a>", "https://a.example"),
        ("<a href='https://a.example'></a>", "https://a.example"),
        ("<a href='https://a.example'>words", "words <https://a.example>"),
        (
            "<a href='https://a.example'>one<a href='https://b.example'>two</a>",
            "one <https://a.example>two <https://b.example>",
        ),
        ("<a href='javascript:alert(1)'>words</a>", "words"),
        ("<a name='x'>words</a></a>", "words"),
        ("words</a href='https://a.example'>!", "words!"),
        ("<a href='https://a.example'>https://<b>a</b>.example</a>", "https://a.example"),
    ],
)
def test_links_are_words_and_address(text: str, plain: str) -> None:
    """A link is its words and where it leads, once if they are the same; only to the web."""
    assert plain_text(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("fog &amp; rain &mdash; &#39;snow&#39; &lt;b&gt;", "fog & rain — 'snow' <b>"),
        ("https://a.example/?x=1&copy=2", "https://a.example/?x=1&copy=2"),
        ("&nosuch; &", "&nosuch; &"),
        ("<i>&lt;b&gt;</i>", "<b>"),
    ],
)
def test_entities_are_what_they_mean(text: str, plain: str) -> None:
    """An entity that ends properly is decoded, once, with markup around it or not."""
    assert plain_text(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a < b and c > d",
        "a < b\n  indented  \n",
        "<p ",
        f"a<{'/' * 41}p>b",  # of which the beginning alone is looked at
        "use <insert name> or <https://a.example> or < b>",
        "# Head\n\n* **bold** [words](https://a.example)\n  indented  \n",
        "</ >",
        "<>",
    ],
)
def test_markdown_is_left_as_written(text: str) -> None:
    """A text without a tag that HTML has is returned as it is."""
    assert plain_text(text) == text


@pytest.mark.no_cover
@pytest.mark.parametrize("part", ["<", "<a ", "<p>", "&", "<a href=", "<p>a\n", "<li>", "</a>", "<script>", "\n \n<p>"])
def test_long_texts_take_time_by_their_length(part: str) -> None:
    """A text of 200 kB that means harm is read within seconds, as a test machine counts them."""
    start = time.perf_counter()
    plain_text(part * (200_000 // len(part)))
    assert time.perf_counter() - start < 5
