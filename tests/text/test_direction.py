import pytest

from ai4earth_cli.text.direction import isolated


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Soil – Erde – 土 – 👩‍🔬", "Soil – Erde – 土 – 👩‍🔬"),
        ("שלום", "<שלום>"),
        ("عمر الشريف", "<عمر الشريف>"),
        ("מבוא (part 1)", "<מבוא (part 1)>"),
        ("٣", "<٣>"),
        ("\u058f · \u0590 · \u08ff · \u0900", "\u058f · <\u0590> · <\u08ff> · \u0900"),
        ("\u0590", "<\u0590>"),
        (
            "\ufb1c · \ufb1d · \ufdff · \ufe6f · \ufe70 · \ufefe",
            "\ufb1c · <\ufb1d> · <\ufdff> · \ufe6f · <\ufe70> · <\ufefe>",
        ),
        ("𐤀 and \U0001e900", "<𐤀 and \U0001e900>"),
        ("Ada · דוד · Room 3 · אולם 3", "Ada · <דוד> · Room 3 · <אולם 3>"),
        (" · chair דוד · 10:00–10:30", " · <chair דוד> · 10:00–10:30"),
        ("אחת\nTwo\nשלוש \n", "<אחת>\nTwo\n<שלוש> \n"),
        ("  שלום ", "  <שלום> "),
        ("· דוד ·", "· <דוד> ·"),
        (", האוניברסיטה", ", <האוניברסיטה>"),
        ("וידאו    https://x", "<וידאו>    https://x"),
        ("", ""),
    ],
)
def test_each_part_with_right_to_left_letters_is_isolated(text: str, shown: str) -> None:
    """Here < stands for U+2068 and > for U+2069; what stands between two texts is in neither."""
    assert isolated(text) == shown.replace("<", "\u2068").replace(">", "\u2069")
