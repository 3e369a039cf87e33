"""Amounts of money in cells, in figures or in words of six languages, with or without their currency."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib.resources import files

from merida.money import qualifiers
from merida.money.currencies import LANGUAGES, choose, currencies, name_after, sign_after, sign_before
from merida.money.numerals import decimal_of, find_numerals
from merida.money.qualifiers import Qualifier
from merida.money.units import Quantity, digits
from merida.money.written import find_amounts
from merida.reading.folding import fold, script_of
from merida.tabular.kinds import Told, Wrong, ascii_digits, words_of
from merida.tabular.numbers import FIGURES, number_of, sign_of
from merida.tabular.values import Value

__all__ = ["Money", "Sum", "quantity"]

_BARE = re.compile(r"(?<![A-Za-z.])[$＄£￡¥￥](?![A-Za-z])")
"""Signs that several currencies share: the column of currencies says which."""
_NOBODY: frozenset[str] = frozenset()
_NAMES = {
    "$": "dollar|peso",
    "＄": "dollar|peso",
    "£": "pound|lira",
    "￡": "pound|lira",
    "¥": "yen|yuan",
    "￥": "yen|yuan",
}
_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")
_SHORT = re.compile(r"(k|m|mn|mm|mio|bn|b|mds?|mrd|tn)\.?", re.IGNORECASE)
_SHORTS = {
    "k": 3, "m": 6, "mn": 6, "mm": 6, "mio": 6, "bn": 9, "b": 9, "md": 9, "mds": 9, "mrd": 9, "tn": 12,
}  # fmt: skip
"""Powers of ten by their short names, believed only beside a currency ("4,6 Mds EUR")."""
_LINK = re.compile(r"\s*(?:de\s|d['’]|of\s|من\s)?\s*", re.IGNORECASE)
_SIGNS = re.compile(r"[$＄£￡¥￥€₽₴₦₹₩₫]")
_BARE_FIGURES = re.compile(r"\d[\d.,]*")
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?[Ee][+-]?\d{1,3}")
_MINUS = re.compile(r"^\s*[-−–‑﹣－]|^\(.*\)$|\d\s*[-−]$")
_ABOUT = re.compile(r"^\s*[~≈±]|^\s*(?:c|ca|approx)\.\s", re.IGNORECASE)
_LARGEST = Decimal(10) ** 17
_BY_SCRIPT = {"latin": ("en", "fr", "es"), "ru": ("ru",), "ar": ("ar",), "zh": ("zh",)}


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount as a cell gives it: its number, how sure, and the currency if the cell names one.

    `others`: the currencies that have its sign or name too ("$", "dollars"); the column of currencies may say which.
    """

    value: Decimal
    currency: str | None = None
    qualifier: Qualifier = "exact"
    others: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Money:
    """An amount; `decimal` fixes the sign before decimals for tables whose amounts are written by programs."""

    decimal: str | None = None
    nought: bool = False
    """Whether nought is an amount."""

    def read(self, told: Told) -> Sum | None:
        """The amount; None where the cell says that it is not disclosed."""
        if "percent" in told.marks and isinstance(told.value, Decimal):
            raise Wrong("number_unreadable", written=f"{words_of(told.value * 100)} %")
        if isinstance(told.value, Decimal):
            return self._checked(Sum(told.value), told.text)
        if not isinstance(told.value, str):
            raise Wrong("number_unreadable", written=told.text)
        if self.decimal is not None:
            return self._checked(Sum(self._fixed(told.text)), told.text)
        text = ascii_digits(told.text)
        if _BARE_FIGURES.fullmatch(text):
            return self._checked(Sum(number_of(text, told.habit.decimal)), told.text)
        if fold(text).strip(" .()") in _undisclosed() or fold(text) in _undisclosed():
            return None
        if _MINUS.search(text) and FIGURES.search(text):
            raise Wrong("amount_negative", written=told.text)
        return self._checked(_written(text, told.habit.decimal), told.text)

    def vote(self, value: Value) -> str | None:
        """The sign before decimals, where the figures leave no doubt."""
        if isinstance(value, str) and self.decimal is None and not value.isdecimal():
            found = FIGURES.search(ascii_digits(value))
            sign = sign_of(found[0]) if found else None
            return f"decimal:{sign}" if sign else None
        return None

    def _fixed(self, text: str) -> Decimal:
        pattern = r"\d+(?:\.\d+)?" if self.decimal == "." else r"\d+(?:,\d+)?"
        if not re.fullmatch(pattern, text, re.ASCII):
            raise Wrong("amount_point", written=text)
        return Decimal(text.replace(",", "."))

    def _checked(self, told: Sum, written: str) -> Sum:
        if told.value < 0:
            raise Wrong("amount_negative", written=written)
        if told.value == 0 and not self.nought:
            raise Wrong("amount_zero")
        if told.value >= _LARGEST:
            raise Wrong("amount_impossible", written=written)
        return told


def quantity(told: Sum, currency: str | None) -> Quantity:
    """The amount in its currency: that of the cell, or of a column of currencies. `Wrong` if they differ or none is."""
    if told.currency and currency and currency not in {told.currency, *told.others}:
        raise Wrong("amount_currency", named=told.currency, currency=currency)
    unit = currency or told.currency
    if unit is None:
        raise Wrong("amount_no_currency", written=told.value)
    minor = told.value.scaleb(digits(unit))
    if minor != minor.to_integral_value():
        raise Wrong("amount_decimals", written=told.value, currency=unit)
    return Quantity(int(minor), unit)


def _written(text: str, decimal: str | None) -> Sum:
    if _ROUNDED.fullmatch(text):
        raise Wrong("number_rounded", written=text)
    runs = list(FIGURES.finditer(text))
    langs = _BY_SCRIPT.get(script_of(_CODE.sub("", text)), LANGUAGES)
    mentions = list(_mentions(text, runs, langs))
    # What several currencies share ("$", "dollars") counts only where nothing else names one ("$5 AUD").
    codes = tuple(dict.fromkeys(code for code, others in mentions if code and not others))
    if len(codes) > 1:
        raise Wrong("amount_two_currencies", written=text, currencies=", ".join(codes))
    if len(runs) > 1:
        if whole := _whole(text, langs, decimal, mentions):
            return whole
        raise Wrong("amount_several", written=text)
    code, others = (codes[0], _NOBODY) if codes else (mentions[0] if mentions else (None, _NOBODY))
    about: Qualifier = "about" if _ABOUT.search(text) else "exact"
    if runs:
        rest = _beside(text, runs[0], langs)
        short = _SHORT.fullmatch(rest) if code else None
        if not rest or short:
            scale = 10 ** _SHORTS[short[1].casefold()] if short else 1
            return Sum(number_of(runs[0][0], decimal) * scale, code, about, others)
    found = list(_in_words(text, langs, runs[0].start() if runs else len(text), decimal))
    values = {value for value, _ in found}
    if len(values) != 1:
        if whole := _whole(text, langs, decimal, mentions):
            return whole
        raise Wrong("number_unreadable", written=text)
    sure: list[Qualifier] = [qualifier for _, qualifier in found if qualifier != "exact"]
    return Sum(found[0][0], code, sure[0] if sure else about, others)


def _whole(
    text: str, langs: tuple[str, ...], decimal: str | None, mentions: list[tuple[str | None, frozenset[str]]]
) -> Sum | None:
    """A cell that is, as a whole, one amount as texts print it: "at least 20", 1亿2000万, "500+".

    None if no language reads it so, or two read it differently, or it is a range.
    """
    if sign := _COMPARED.match(text):
        rest = _written(text[sign.end() :], decimal)
        return replace(rest, qualifier=_COMPARES[sign[0].strip()]) if rest.qualifier == "exact" else None
    if len(text) > _LONG:
        return None
    named = any(code for code, _ in mentions)
    found = set()
    for lang in langs:
        told = list(find_amounts(text if named else f"{text} USD", lang))
        if len(told) == 1 and not (text[: told[0].start] + text[told[0].end :]).strip(" .()-–"):
            one = told[0]
            found.add((one.amount.value, one.qualifier, one.until, one.amount.currency))
    if len(found) != 1:
        return None
    value, qualifier, until, code = found.pop()
    if until:
        return None
    runs = [number_of(run[0], decimal) for run in FIGURES.finditer(text)]
    if any(run.scaleb(power) == value for run in runs for power in range(16)) or len(runs) != 1:
        others = next((others for _, others in mentions), _NOBODY)
        return Sum(value, code if named else None, qualifier, others)
    return None  # the column writes its decimals in another way


_LONG = 120
_COMPARED = re.compile(r"\s*[<>≤≥]\s*")
_COMPARES: dict[str, Qualifier] = {"<": "less_than", ">": "more_than", "≤": "at_most", "≥": "at_least"}


def _mentions(
    text: str, runs: list[re.Match[str]], langs: tuple[str, ...]
) -> Iterator[tuple[str | None, frozenset[str]]]:
    """The currencies that a cell names by code, sign or name, and which others share the sign or name."""
    known = currencies()
    yield from ((one[0], _NOBODY) for one in _CODE.finditer(text) if one[0] in known)
    for run in runs:
        for beside in (sign_before(text, run.start()), sign_after(text, run.end())):
            if beside:
                yield beside[1], _sharing(text)
    for lang in langs:
        for numeral in find_numerals(text, lang):
            # The sign stands after "million" too.
            if after := sign_after(text, numeral.end):
                yield after[1], _sharing(text)
            elif named := name_after(text, _linked(text, numeral.end), lang):
                code = named[1] or choose(text[_linked(text, numeral.end) : named[0]].strip(), named[2], lang)
                yield code, _NOBODY if named[1] else frozenset(named[2])


def _sharing(text: str) -> frozenset[str]:
    """The currencies that write the bare sign of this text."""
    found = _BARE.search(text)
    return _having(_NAMES[found[0]]) if found else _NOBODY


@cache
def _having(names: str) -> frozenset[str]:
    pattern = re.compile(names, re.IGNORECASE)
    return frozenset(one.code for one in currencies().values() if any(map(pattern.search, one.names["en"])))


def _linked(text: str, at: int) -> int:
    """Where a name may begin after a numeral: behind the space, and behind "de", "of", "من"."""
    found = _LINK.match(text, at)
    return found.end() if found else at


def _beside(text: str, run: re.Match[str], langs: tuple[str, ...]) -> str:
    """What stands beside the figures once their currency is taken away."""
    before, after = text[: run.start()], text[run.end() :]
    if found := sign_before(text, run.start()):
        before = before[: found[0]]
    if behind := sign_after(text, run.end()):
        after = text[behind[0] :]
    else:
        start = _linked(text, run.end())
        ends = [named[0] for lang in langs if (named := name_after(text, start, lang))]
        after = text[max(ends) :] if ends else after
    rest = _CODE.sub("", f"{_ABOUT.sub('', before)} {after}")
    return _SIGNS.sub("", rest).strip(" .,:/()\u00a0\u202f\u200f\u200e")


def _in_words(text: str, langs: tuple[str, ...], at: int, decimal: str | None) -> Iterator[tuple[Decimal, Qualifier]]:
    """What the cell says if it holds one numeral, by each language that reads a magnitude or number words in it."""
    for lang in langs:
        numerals = list(find_numerals(text, lang))
        if len(numerals) != 1 or (numerals[0].scale == 1 and not numerals[0].words):
            continue
        numeral = numerals[0]
        if numeral.start > at:
            continue  # a language that takes the comma of "4,6 million" for the end of a number
        value = numeral.value
        figures = FIGURES.search(text, numeral.start, numeral.end)
        if figures:
            naive = decimal_of(re.sub("[\u00a0\u2009\u202f]", " ", figures[0]), lang)
            value = value / naive * number_of(figures[0], decimal) if naive else value
        sure: Qualifier = "about" if numeral.about else "more_than" if numeral.more else "exact"
        before, after = qualifiers.before(text, numeral.start, lang), qualifiers.after(text, numeral.end, lang)
        yield value, (before or after or (0, sure))[1]


@cache
def _undisclosed() -> frozenset[str]:
    table = tomllib.loads((files(__package__) / "data" / "undisclosed.toml").read_text(encoding="utf-8"))
    return frozenset(fold(word) for words in table.values() for word in words)
