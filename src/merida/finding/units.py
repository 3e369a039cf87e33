"""What a number counts: percent, money, or the noun phrase after it, as an English plural where that is sure.

Words are data (`data/units.toml`, `merida/money`); this module knows how the six languages put a noun after a number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from merida.finding import units_chinese, units_nouns
from merida.finding.lexicon import load
from merida.money import currencies
from merida.money.numerals import find_numerals

PERCENT = re.compile(
    r"\s*[-‑]?\s*(?P<raw>%|٪|％|﹪|per\s?cent\b(?!age)|percent\b|pct\b|pour[\s-]?cent\b|por[\s-]?ciento\b|p\.\s?100|процент(?!н)\w*|"
    r"في\s+الم(?:ائ|ئ|ا)ة|بالم(?:ائ|ئ|ا)ة)",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\s?\((?:\d[\d.,]*|[^\W\d][\w-]{2,30}(?: [\w-]{3,20}){0,3})\)(?=\s\w)")
_SPACES = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted in [start, end): `name` is an English plural, an ISO 4217 code or `percent`; `raw` as printed."""

    name: str
    raw: str
    start: int
    end: int
    kind: str = "count"


@dataclass(frozen=True, slots=True)
class Context:
    """What decides a bare "francs": currencies named so far, the latest last, and the State the document is about."""

    money: tuple[str, ...] = ()
    country: str | None = None


def unit_of(text: str, start: int, end: int, value: Decimal, scaled: bool, lang: str, context: Context) -> Unit | None:
    """The unit of the numeral at [start, end): around it for signs, after it for words; None if nothing is counted."""
    if lang == "zh" and text.endswith("百分之", 0, start):
        return Unit("percent", "百分之", start - 3, end, "percent")
    again = _AGAIN.match(text, end)  # "twenty-two (22) judges"
    if again:
        end = again.end()
    found = PERCENT.match(text, end)
    if found:
        return Unit("percent", found["raw"], found.start("raw"), found.end(), "percent")
    sign = currencies.sign_before(text, start)
    if sign and text[sign[0] : start].strip():
        raw = text[sign[0] : start].strip()
        after = currencies.name_after(text, end, lang)
        if after and after[1] == sign[1]:  # "$5,000 US dollars" and the like
            return Unit(sign[1], raw, sign[0], after[0], "money")
        return Unit(_own_dollar(raw, sign[1], context), raw, sign[0], end, "money")
    sign = currencies.sign_after(text, end)
    if sign:
        return Unit(sign[1], text[end : sign[0]].strip(), end, sign[0], "money")
    return _words(text, end, value, scaled, lang, context)


def _own_dollar(raw: str, code: str, context: Context) -> str:
    """A bare $ means the United States' dollar in a document of the United Nations, whoever the State is."""
    return code


def _words(text: str, end: int, value: Decimal, scaled: bool, lang: str, context: Context) -> Unit | None:
    among = _among(lang)
    if among and (found := among.match(text, end)):
        of_all = next(iter(find_numerals(text[found.end() : found.end() + 40], lang)), None)
        if of_all and of_all.start == 0:
            unit = _words(text, found.end() + of_all.end, of_all.value, of_all.scale > 1, lang, context)
            if unit and unit.kind == "count":
                return Unit(unit.name, unit.raw, end, end, "count")
    link = _link(lang)
    at = end
    if link and (found := link.match(text, end)):
        at = found.end()
    money = currencies.name_after(text, at, lang)
    if money:
        stop, code, candidates = money
        raw = text[at:stop].strip()
        chosen = code or currencies.choose(raw, candidates, lang, context.money, context.country)
        if chosen:
            return Unit(chosen, raw, at, stop, "money")
    if lang == "zh":
        noun = units_chinese.noun_after(text, end)
    elif at > end and not scaled and lang in ("fr", "es"):
        noun = None  # "12 de mayo", "2 des membres": a link belongs to millions and dozens
    else:
        noun = units_nouns.noun_after(text, at, lang, value)
    if noun is None:
        return None
    name, first, stop = noun
    return Unit(name, text[first:stop], first, stop)


@cache
def _among(lang: str) -> re.Pattern[str] | None:
    entry = load("units")["among"][lang]
    return re.compile(entry, re.IGNORECASE) if entry != "(?!)" else None


@cache
def _link(lang: str) -> re.Pattern[str] | None:
    entry = load("units")["link"][lang]
    return re.compile(r"\s*" + entry, re.IGNORECASE) if entry else None


def money_before(text: str, lang: str) -> Sequence[str]:
    """Currencies named with their country anywhere in a text: what bare "francs" beside them mean."""
    return ()
