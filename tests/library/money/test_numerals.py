"""Numbers in digits and words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from merida.money.numerals import find_numerals

CASES = [
    ("en", "2,300", "2300"),
    ("en", "4.6 million", "4600000"),
    ("en", "one hundred and twenty-five", "125"),
    ("en", "half a million", "500000"),
    ("en", "sixteen", "16"),
    ("en", "two hundred thousand", "200000"),
    ("fr", "2 500", "2500"),
    ("fr", "quatre-vingt-dix-sept", "97"),
    ("fr", "soixante-quinze", "75"),
    ("fr", "3,4 millions", "3400000"),
    ("fr", "mille deux cents", "1200"),
    ("fr", "un million et demi", "1500000"),
    ("es", "9.000", "9000"),
    ("es", "treinta y cinco", "35"),
    ("es", "3,2 millones", "3200000"),
    ("es", "2 mil millones", "2000000000"),
    ("es", "veintidós", "22"),
    ("es", "medio millón", "500000"),
    ("ru", "40 тыс.", "40000"),
    ("ru", "2,7 млн", "2700000"),
    ("ru", "двадцать пять", "25"),
    ("ru", "девятисот", "900"),
    ("ru", "два с половиной миллиона", "2500000"),
    ("ru", "полмиллиона", "500000"),
    ("ar", "٣٠", "30"),
    ("ar", "إحدى عشرة", "11"),
    ("ar", "خمس وثلاثون", "35"),
    ("ar", "٤٫٦ ملايين", "4600000"),
    ("ar", "مائة وعشرون", "120"),
    ("zh", "十四", "14"),
    ("zh", "一百二十", "120"),
    ("zh", "460万", "4600000"),
    ("zh", "3.5亿", "350000000"),
    ("zh", "6 000", "6000"),
]


@pytest.mark.parametrize(("lang", "words", "value"), CASES)
def test_a_numeral_has_one_value(lang: str, words: str, value: str) -> None:
    (one,) = find_numerals(words, lang)
    assert (one.value, one.start, one.end) == (Decimal(value), 0, len(words))


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "the twenty-fifth session"), ("en", "third"), ("ar", "في المائة"), ("fr", "pour cent")]
)
def test_ordinals_and_per_cent_are_no_numerals(lang: str, words: str) -> None:
    assert list(find_numerals(words, lang)) == []
