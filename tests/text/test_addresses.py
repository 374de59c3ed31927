"""What is an address, and where a link made of text may lead."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ai4earth_cli.text.addresses import (
    address_in,
    are_addresses,
    host_of,
    is_on_the_web,
    pieces,
    target,
    without_password,
)
from ai4earth_cli.text.printable import one_line


@pytest.mark.parametrize(
    ("text", "leads_to"),
    [
        ("https://example.org/a?b#c", "https://example.org/a?b#c"),
        ("HTTP://x", "HTTP://x"),
        ("ann@example.org", "mailto:ann@example.org"),
        ("mailto:ann@example.org", "mailto:ann@example.org"),
        ("MAILTO:ann@example.org", "mailto:ann@example.org"),
        ("a@b.c?bcc=evil", "mailto:a@b.c%3Fbcc%3Devil"),
        ("a,b&c@d.e", "mailto:a%2Cb%26c@d.e"),
        ("a@b.c?bcc=evil@x", None),
        ("a@b,c@d", None),
        ("@b", None),
        ("a@", None),
        ("Ann <ann@example.org>", None),
        ("javascript://x/%0aalert(1)", None),
        ("javascript:a@b", None),
        ("mailto:javascript:a@b", None),
        ("file:///etc/passwd", None),
        ("ssh://-oProxyCommand=x", None),
        ("vscode://x@y", None),
        ("data://x", None),
        ("https://", None),
        ("https:///x", None),
        ("https://x y", None),
        ('https://x"', None),
        ("see https://x", None),
        ("", None),
    ],
)
def test_link_leads_to_the_web_or_to_a_mailbox_and_nowhere_else(text: str, leads_to: str | None) -> None:
    """Whatever scheme it has; and an e-mail address brings no more than one recipient."""
    assert target(text) == leads_to


@given(st.text() | st.from_regex(r"[a-z]*:?/{0,2}[^ ]*@?[^ ]*", fullmatch=True))
def test_no_text_leads_elsewhere(text: str) -> None:
    """The scheme is one of three, and an e-mail address has nothing behind it."""
    found = target(one_line(text))

    assert found is None or are_addresses(found) or re.fullmatch(r"mailto:[\w%.~-]+@[\w%.~-]+", found, re.ASCII)


def test_several_are_addresses_only_if_each_is() -> None:
    """None of them makes up for another."""
    assert are_addresses("https://a", "http://b/c")
    assert not are_addresses("https://a", "b")
    assert not are_addresses("https://", "a")
    assert are_addresses()
    assert are_addresses("https://a/" + "x" * 1990, "https://b/" + "x" * 1990)
    assert not are_addresses("https://b", "https://a/" + "x" * 1991)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("See https://a.b/c. Or (http://d)!", ["See ", "https://a.b/c", ". Or (", "http://d", ")!"]),
        ("https://a", ["", "https://a", ""]),
        ("no address: https:// here", ["no address: https:// here"]),
    ],
)
def test_text_is_cut_at_its_addresses(text: str, cut: list[str]) -> None:
    """Full stops and brackets behind one are not part of it."""
    assert pieces(text) == cut


@pytest.mark.parametrize(
    "text",
    [
        "https://a.example",
        "https://a.example/X",
        "HTTP://a.example/b?c=d#e",
        " https://a.example/ü\n",
        "https://a.example/" + "x" * 1982,
    ],
)
def test_address_on_the_web_is_taken(text: str) -> None:
    """Both http and https are taken, without spaces around, up to 2,000 characters."""
    assert address_in(text) == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://",
        "https:///a",
        "ftp://a.example",
        "javascript:alert(1)",
        "https://a.example/b c",
        "https://a.example/<b>",
        "https://a.example/\x1b[31m",
        "https://a.example/\u202e",
        "https://a.example/" + "x" * 1983,
    ],
)
def test_anything_else_is_no_address(text: str) -> None:
    """Other schemes, spaces, angle brackets, control codes and endless ones are not."""
    assert address_in(text) is None


@pytest.mark.parametrize(
    ("source", "is_address"),
    [
        ("https://x", True), ("HTTPS://X", True), ("http://x", True), ("http://", True), ("https://", True),
        ("https:/x", False), ("http:x", False), ("xhttp://x", False), ("./http://x", False), ("s.toml", False), ("-", False),
    ],
)  # fmt: skip
def test_address_of_the_web_is_told_from_a_file(source: str, is_address: bool) -> None:  # noqa: FBT001
    """By how it begins, in any case."""
    assert is_on_the_web(source) == is_address


@pytest.mark.parametrize(
    ("address", "shown", "host"),
    [
        ("https://example.org", "https://example.org", "example.org"),
        ("https://example.org:8080/x?y@z", "https://example.org:8080/x?y@z", "example.org:8080"),
        ("https://ada:secret@example.org/x", "https://example.org/x", "example.org"),
        ("https://ada@example.org?a=b", "https://example.org?a=b", "example.org"),
        ("https://ada:se@cret@example.org#top", "https://example.org#top", "example.org"),
        ("https://ada:se/cret@example.org/x", "https://example.org/x", "example.org"),
        ("https://ada:se?cret@example.org/x", "https://example.org/x", "example.org"),
        ("https://ada:se#c@ret@example.org", "https://example.org", "example.org"),
        ("https://ada:12@example.org/a@b", "https://example.org/a@b", "example.org"),
        ("https://[2001:db8::1]/x@y", "https://[2001:db8::1]/x@y", "[2001:db8::1]"),
        ("https://[2001:db8::1]:80/x", "https://[2001:db8::1]:80/x", "[2001:db8::1]:80"),
        ("https://ada:12:34/x@y", "https://y", "y"),
        ("https://a://b", "https://a://b", "a:"),
        ("https://ada@b/://c@d", "https://b/://c@d", "b"),
        ("https://adaX:secret@example.org/x", "https://example.org/x", "example.org"),
        ("https://ada:12@example.org:8080/x@y", "https://example.org:8080/x@y", "example.org:8080"),
    ],
)
def test_no_part_of_a_password_is_shown(address: str, shown: str, host: str) -> None:
    """Whatever signs it has; a port and an address of IPv6 are none."""
    assert (without_password(address), host_of(address)) == (shown, host)
