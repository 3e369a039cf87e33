"""Amounts as six languages write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from merida.money import Amount, find_amounts

CASES = [
    ("en", "approximately 4.6 million US dollars", [("4600000", "USD", "about")]),
    ("en", "US$ 12.50 or more", [("12.50", "USD", "at_least")]),
    ("en", "up to 10,000 euros", [("10000", "EUR", "at_most")]),
    ("en", "$1.2bn and half a million pounds sterling", [("1200000000", "USD", "exact"), ("500000", "GBP", "exact")]),
    (
        "en",
        "12.5 million Swiss francs, of which 2 million francs",
        [("12500000", "CHF", "exact"), ("2000000", "CHF", "exact")],
    ),
    ("en", "2,000 Deutsche Mark", [("2000", "DEM", "exact")]),
    ("en", "1,000 yen", [("1000", "JPY", "exact")]),
    ("fr", "près de 800\u00a0000 euros", [("800000", "EUR", "about")]),
    ("fr", "plus d’un million et demi d’euros", [("1500000", "EUR", "more_than")]),
    ("fr", "500 millions de francs CFA", [("500000000", "XOF", "exact")]),
    ("es", "unos 3,2 millones de euros y 9.000 dólares", [("3200000", "EUR", "about"), ("9000", "USD", "exact")]),
    ("es", "al menos 10.000 dólares de los Estados Unidos", [("10000", "USD", "at_least")]),
    ("ru", "не менее 1 млн тугриков", [("1000000", "MNT", "at_least")]),
    ("ru", "4,6 млн долл. США", [("4600000", "USD", "exact")]),
    ("ru", "менее 50 тыс. евро", [("50000", "EUR", "less_than")]),
    ("ar", "نحو 1,6 مليون يورو", [("1600000", "EUR", "about")]),
    ("ar", "لا يقل عن ١٠ ٠٠٠ دولار", [("10000", "USD", "at_least")]),
    ("zh", "460万美元", [("4600000", "USD", "exact")]),
    ("zh", "至少1万美元", [("10000", "USD", "at_least")]),
    ("zh", "5亿元人民币", [("500000000", "CNY", "exact")]),
]


@pytest.mark.parametrize(("lang", "text", "wanted"), CASES)
def test_amounts_as_written(lang: str, text: str, wanted: list[tuple[str, str, str]]) -> None:
    found = [(one.amount, one.qualifier) for one in find_amounts(text.replace("\u00a0", " "), lang)]
    assert found == [(Amount.of(value, code), qualifier) for value, code, qualifier in wanted]


def test_a_bare_word_means_the_money_of_the_country() -> None:
    assert [one.amount.currency for one in find_amounts("2 million francs", "en", "CHE")] == ["CHF"]
    assert list(find_amounts("2 million francs", "en")) == []


def test_what_is_finer_than_the_currency_is_no_amount() -> None:
    assert list(find_amounts("1.5 yen", "en")) == []


def test_the_place_is_exact() -> None:
    text = "Some said that approximately 4.6 million US dollars were returned."
    (one,) = find_amounts(text, "en")
    assert text[one.start : one.end] == "approximately 4.6 million US dollars"


def _printed(lang: str) -> list[tuple[str, str]]:
    lines = (Path(__file__).parent / "amounts_printed.tsv").read_text(encoding="utf-8").splitlines()
    return [(text, wanted) for one, text, wanted in (line.split("\t") for line in lines[1:]) if one == lang]


def _said(text: str, lang: str) -> str:
    found = find_amounts(text, lang)
    return " | ".join(
        f"{one.amount.value} {one.amount.currency} {one.qualifier}{f' {one.until.value}' if one.until else ''}"
        for one in found
    )


def _normal(wanted: str) -> str:
    """The wanted values with the decimals of their currency."""
    parts = [part.split() for part in wanted.split("|")] if wanted != "none" else []
    return " | ".join(
        " ".join(
            [str(Amount.of(value, code).value), code, qualifier, *(str(Amount.of(one, code).value) for one in until)]
        )
        for value, code, qualifier, *until in parts
    )


@pytest.mark.parametrize("lang", ["ar", "en", "es", "fr", "ru", "zh"])
def test_amounts_as_documents_print_them(lang: str) -> None:
    cases = _printed(lang)
    assert len(cases) > 70
    assert {text: _said(text, lang) for text, _ in cases} == {text: _normal(wanted) for text, wanted in cases}


def test_a_range_keeps_both_ends_and_a_rise_is_none() -> None:
    (one,) = find_amounts("bribes of between $4 million and $6 million a year", "en")
    assert (one.amount, one.until) == (Amount.of(4000000, "USD"), Amount.of(6000000, "USD"))
    assert [one.until for one in find_amounts("rose from $4 million to $6 million", "en")] == [None, None]


def test_rupees_are_those_of_the_country() -> None:
    assert [one.amount.currency for one in find_amounts("Rs 12.5 million", "en", "PAK")] == ["PKR"]
    assert [one.amount for one in find_amounts("45 lakh rupees", "en", "IND")] == [Amount.of(4500000, "INR")]
