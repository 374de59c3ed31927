"""JSON in pieces is the JSON that there is at once."""

import json

import pytest

from ai4earth_cli.text.streamed import json_pieces

VALUES: list[object] = [
    None,
    "Cerrón",
    [],
    {},
    [1, [2, []], {}],
    {"Ä": {"ö": ["ü", {"é": None}]}, "none": []},
]


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("value", VALUES, ids=json.dumps)
def test_what_is_whole_is_what_python_writes(value: object, ascii_only: bool) -> None:  # noqa: FBT001
    """In two spaces, and in letters of their own unless other encodings are to be served."""
    assert "".join(json_pieces(value, ascii_only=ascii_only)) == json.dumps(value, ensure_ascii=ascii_only, indent=2)


@pytest.mark.parametrize("ascii_only", [True, False])
def test_what_is_made_as_it_is_written_is_a_list(ascii_only: bool) -> None:  # noqa: FBT001
    """At any depth, also beside what is whole, and if there is nothing in it."""
    made = {"é": iter([{"ö": iter(["ü", []])}, iter([]), {"a": [1]}]), "whole": {"ß": ["é"]}, "none": iter(())}
    whole = {"é": [{"ö": ["ü", []]}, [], {"a": [1]}], "whole": {"ß": ["é"]}, "none": []}

    assert "".join(json_pieces(made, ascii_only=ascii_only)) == json.dumps(whole, ensure_ascii=ascii_only, indent=2)
    assert "".join(json_pieces(iter(VALUES), ascii_only=ascii_only)) == json.dumps(
        VALUES, ensure_ascii=ascii_only, indent=2
    )


def test_letters_are_their_own_unless_asked_otherwise() -> None:
    """As most terminals and files have UTF-8."""
    assert "".join(json_pieces(iter(["é"]))) == '[\n  "é"\n]'
