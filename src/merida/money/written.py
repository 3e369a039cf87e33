"""Amounts of money as a text writes them: "about 4.6 million US dollars", "460万美元", "не менее 1 млн тугриков"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from merida.money import currencies, qualifiers, ranges
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

_BRACKET = re.compile(r"\s?[(（]([^()（）\d]{3,120})[)）]")


@dataclass(frozen=True, slots=True)
class Written:
    """An amount written at [start, end): exact to the currency's minor unit, with how exact it is said to be.

    `until` is the upper end where a range is written ("between 4 and 6 million dollars").
    """

    amount: Amount
    qualifier: Qualifier
    start: int
    end: int
    until: Amount | None = None


@dataclass(frozen=True, slots=True)
class _Money:
    """A numeral with its currency, if it has one, and where both begin and end."""

    numeral: Numeral
    code: str | None
    start: int
    end: int


def find_amounts(text: str, lang: str, country: str | None = None) -> Iterator[Written]:
    """The amounts of a text in order. A bare "francs" is the currency named before, else that of `country`, else none.

    An amount finer than the minor unit of its currency is no amount and is left out.
    """
    if not currencies.may_name(text, lang):
        return
    named: list[str] = []
    low: _Money | None = None
    waiting: Written | None = None  # may yet turn out to be the lower end of a range
    for numeral in find_numerals(text, lang):
        money = _money(text, numeral, lang, tuple(named), country)
        whole = _range(text, lang, low, money) if low else None
        if waiting and not whole and _told_again(text, waiting, money):
            continue
        if whole is None and waiting:
            yield waiting
        waiting, low = whole or _single(text, lang, money), None if whole else money
        if waiting:
            named.append(waiting.amount.currency)
    if waiting:
        yield waiting


def _told_again(text: str, first: Written, money: _Money) -> bool:
    """Whether brackets repeat the amount, as in "US$ 5,000 (five thousand dollars)"."""
    again = money.code == first.amount.currency and _amount(money.numeral.value, money.code) == first.amount
    return again and text[first.end : money.start].strip() in ("(", "（")


def _money(text: str, numeral: Numeral, lang: str, named: tuple[str, ...], country: str | None) -> _Money:
    """A numeral with the currency beside it; the sign before it, unless a name behind says whose sign it is."""
    before = currencies.sign_before(text, numeral.start) or currencies.name_before(text, numeral.start, lang)
    after = _after(text, numeral, lang, named, country)
    if before:
        start, code = before
        sign = text[start : numeral.start].strip()
        if after and currencies.shared(sign, after[1]):
            return _Money(numeral, after[1], start, after[0])
        if sign.startswith("Rs"):
            code = currencies.of_family("rupees", code, named, country)
        joined = after is not None and (after[1] == code or lang == "zh")  # 港币7000万元
        return _Money(numeral, code, start, after[0] if after and joined else numeral.end)
    end, named_code = after or (numeral.end, None)
    return _Money(numeral, named_code, numeral.start, end)


def _after(
    text: str, numeral: Numeral, lang: str, named: tuple[str, ...], country: str | None
) -> tuple[int, str] | None:
    """Where the currency behind a numeral ends, and its code; a word such as 余 or "environ" may stand between."""
    for start in _starts(text, numeral, lang):
        link = _LINKS[lang].match(text, start) if lang in _LINKS else None
        at = link.end() if link else start
        if sign := currencies.sign_after(text, at):
            return sign
        if found := currencies.name_after(text, at, lang):
            end, code, candidates = found
            code = code or currencies.choose(text[at:end].strip(), candidates, lang, named, country)
            if code:
                return end, code
    return None


def _starts(text: str, numeral: Numeral, lang: str) -> Iterator[int]:
    """Where the currency of a numeral may begin."""
    yield numeral.end
    if behind := qualifiers.after(text, numeral.end, lang):
        yield behind[0]
    if (again := _again(text, numeral, lang)) is not None:
        yield again


def _again(text: str, numeral: Numeral, lang: str) -> int | None:
    """Where brackets end that say the number again in words: "12 000 000 (двенадцать миллионов) рублей"."""
    bracket = _BRACKET.match(text, numeral.end) if not numeral.words else None
    told = [one.value for one in find_numerals(bracket[1], lang) if one.words] if bracket else []
    return bracket.end() if bracket and told == [numeral.value] else None


def _range(text: str, lang: str, low: _Money, high: _Money) -> Written | None:
    """The range of two amounts of one currency, which may be named once; None if they are none."""
    code = high.code or low.code
    first, last = low.numeral, high.numeral
    if code is None or (low.code and high.code and low.code != high.code):
        return None
    opened = ranges.before(text, low.start, lang)
    if not ranges.joins(text, low.end, high.start, lang, opened is not None) or ranges.moves(text, low.start):
        return None
    # "4 to 6 million" begins at 4 million
    value = first.value * (last.scale if first.scale == 1 and first.value < 1000 <= last.value else 1)
    if not value < last.value:
        return None
    amounts = _amount(value, code), _amount(last.value, code)
    if amounts[0] is None or amounts[1] is None:
        return None
    start = low.start if opened is None else opened
    front = qualifiers.before(text, start, lang)
    behind = qualifiers.after(text, high.end, lang)
    if front:
        return Written(amounts[0], front[1], front[0] + _spaces(text, front[0]), high.end, amounts[1])
    end, sure = behind or (high.end, "exact")
    return Written(amounts[0], sure, start, end, amounts[1])


def _single(text: str, lang: str, money: _Money) -> Written | None:
    amount = _amount(money.numeral.value, money.code) if money.code else None
    return _qualified(text, lang, amount, money) if amount else None


def _amount(value: Decimal, code: str) -> Amount | None:
    try:
        return Amount.of(value, code)
    except ValueError:
        return None


def _qualified(text: str, lang: str, amount: Amount, money: _Money) -> Written:
    numeral, start, end = money.numeral, money.start, money.end
    front, behind = qualifiers.before(text, start, lang), qualifiers.after(text, end, lang)
    if front:
        return Written(amount, front[1], front[0] + _spaces(text, front[0]), end)
    if numeral.about or numeral.more:
        return Written(amount, "about" if numeral.about else "more_than", start, end)
    inside = qualifiers.after(text, numeral.end, lang)
    if inside and inside[0] <= end:
        return Written(amount, inside[1], start, end)
    if behind:
        return Written(amount, behind[1], start, behind[0])
    return Written(amount, "exact", start, end)


def _spaces(text: str, at: int) -> int:
    return len(text[at:]) - len(text[at:].lstrip())
