"""Amounts of money as a text writes them: "about 4.6 million US dollars", "460万美元", "не менее 1 млн тугриков"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from merida.money import currencies, qualifiers
from merida.money.amounts import Amount
from merida.money.numerals import Numeral, find_numerals
from merida.money.qualifiers import Qualifier

# What stands between "million" and the currency.
_LINKS = {
    "en": re.compile(r"\s+of\s+", re.IGNORECASE),
    "fr": re.compile(r"\s*(?:d['’]|de\s+)", re.IGNORECASE),
    "es": re.compile(r"\s+de\s+", re.IGNORECASE),
    "ar": re.compile(r"\s+من\s+"),
}


@dataclass(frozen=True, slots=True)
class Written:
    """An amount written at [start, end): exact to the currency's minor unit, with how exact it is said to be."""

    amount: Amount
    qualifier: Qualifier
    start: int
    end: int


def find_amounts(text: str, lang: str, country: str | None = None) -> Iterator[Written]:
    """The amounts of a text in order. A bare "francs" is the currency named before, else that of `country`, else none.

    An amount finer than the minor unit of its currency is no amount and is left out.
    """
    named: list[str] = []
    for numeral in find_numerals(text, lang):
        money = _currency(text, numeral, lang, tuple(named), country)
        if money is None:
            continue
        code, start, end = money
        try:
            amount = Amount.of(numeral.value, code)
        except ValueError:
            continue
        named.append(code)
        yield _qualified(text, lang, amount, numeral, start, end)


def _currency(
    text: str, numeral: Numeral, lang: str, named: tuple[str, ...], country: str | None
) -> tuple[str, int, int] | None:
    """The code of the currency beside a numeral, and where number and currency begin and end."""
    before = currencies.sign_before(text, numeral.start)
    if before:
        return before[1], before[0], numeral.end
    after = currencies.sign_after(text, numeral.end)
    if after:
        return after[1], numeral.start, after[0]
    link = _LINKS[lang].match(text, numeral.end) if lang in _LINKS else None
    at = link.end() if link else numeral.end
    found = currencies.name_after(text, at, lang)
    if found is None:
        return None
    end, code, candidates = found
    code = code or currencies.choose(text[at:end].strip(), candidates, lang, named, country)
    return (code, numeral.start, end) if code else None


def _qualified(text: str, lang: str, amount: Amount, numeral: Numeral, start: int, end: int) -> Written:
    front, behind = qualifiers.before(text, start, lang), qualifiers.after(text, end, lang)
    if front:
        return Written(amount, front[1], front[0] + _spaces(text, front[0]), end)
    if numeral.about or numeral.more:
        return Written(amount, "about" if numeral.about else "more_than", start, end)
    if behind:
        return Written(amount, behind[1], start, behind[0])
    return Written(amount, "exact", start, end)


def _spaces(text: str, at: int) -> int:
    return len(text[at:]) - len(text[at:].lstrip())
