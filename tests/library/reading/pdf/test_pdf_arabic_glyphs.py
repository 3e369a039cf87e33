"""Characters with their places to words: slanted type, letters that stand with their vowel signs, dates in Latin."""

from itertools import count

import pytest

from merida.reading.pdf.bidi import logical
from merida.reading.pdf.glyphs import Glyph
from merida.reading.pdf.righttoleft import in_order, rows


def drawn(seen: str, wide: float = 6.0, base: float = 100.0) -> list[Glyph]:
    """The signs of a line as seen from left to right, side by side."""
    numbers = count()
    return [
        Glyph(sign, next(numbers), 50 + wide * at, 50 + wide * (at + 1), base, 12.0)
        for at, sign in enumerate(seen)
        if sign != " "
    ]


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("November 2094 3", "3 November 2094"),
        ("March 2101 10-14", "10-14 March 2101"),
        ("3 November 2094", "3 November 2094"),
        ("Rule 2094", "Rule 2094"),
    ],
)
def test_the_day_of_a_latin_date_stands_at_the_right_end_of_an_arabic_line(seen: str, meant: str) -> None:
    assert in_order(drawn(seen))[0] == meant


def test_a_letter_that_stands_with_its_vowel_signs_comes_down_to_its_line() -> None:
    signs = drawn("ةمدقم")
    raised, shadda = signs[2], Glyph("\u0651", 9, 66.0, 68.0, 96.5, 12.0)
    raised.hung, raised.base, raised.x0, raised.x1 = True, 96.5, 64.0, 66.0
    (row,) = rows([*signs, shadda])
    assert in_order(row)[0] == "مقدّمة"


def test_a_raised_letter_far_from_any_line_is_a_line_of_its_own() -> None:
    signs = drawn("ةمدقم")
    signs[2].hung, signs[2].base = True, 40.0
    assert sorted(len(row) for row in rows(signs)) == [1, 4]


def test_words_in_slanted_type_are_parted_though_their_signs_touch() -> None:
    signs = [*drawn("داسفلا"), *drawn("ةحفاكم")]
    for at, sign in enumerate(signs):
        second = at >= 6
        sign.x0, sign.x1 = 50 + 5 * at - 1, 50 + 5 * at + 6
        sign.word, sign.slant = 1 + second, True
    assert in_order(signs)[0] == "مكافحة الفساد"
    for sign in signs:
        sign.slant = False
    assert in_order(signs)[0] == "مكافحةالفساد"


def test_a_section_number_in_arabic_digits_runs_from_right_to_left() -> None:
    assert "".join("تاظحالم -١-٢"[at] for at in logical("تاظحالم -١-٢")) == "٢-١- ملاحظات"
    assert "".join("تاظحالم -2-1"[at] for at in logical("تاظحالم -2-1")) == "2-1- ملاحظات"
