"""The amounts printed in the words of a source, whichever language they are in."""

from __future__ import annotations

import re
from functools import lru_cache

from merida.money.qualifiers import Qualifier
from merida.money.units import Quantity
from merida.money.written import Written, find_amounts

_SCRIPTS = (
    (re.compile(r"[\u0600-\u06ff]"), ("ar",)),
    (re.compile(r"[\u0400-\u04ff]"), ("ru",)),
    (re.compile(r"[\u3400-\u9fff]"), ("zh",)),
)
_DIGIT = re.compile(r"\d")
_LATIN = ("en", "fr", "es")
_IN_WORDS = 3
"""Figures that an amount in words may have ("two hundred and thirty-five million"); longer ones are in digits."""


def _languages(words: str) -> tuple[str, ...]:
    return next((langs for script, langs in _SCRIPTS if script.search(words)), _LATIN)


@lru_cache(maxsize=4096)
def amounts_in(words: str, country: str | None = None) -> tuple[Written, ...]:
    """The amounts, read in the language of their script that finds most of them."""
    read = (tuple(find_amounts(words, lang, country)) for lang in _languages(words))
    return max(read, key=lambda found: sum(2 if one.until else 1 for one in found))


@lru_cache(maxsize=4096)
def qualifier_in(words: str, quantity: Quantity) -> Qualifier:
    """How sure the words are of this amount; exact if they do not say."""
    figures = str(abs(quantity.minor)).rstrip("0")
    langs = _languages(words)
    if len(figures) > _IN_WORDS and langs != ("zh",):
        printed = "".join(_DIGIT.findall(words))
        if not printed.isascii():
            printed = "".join(str(int(one)) for one in printed)
        if figures not in printed:
            return "exact"  # the words give another amount, or none
    for lang in langs[::-1] if "entre " in words.lower() else langs:
        for found in find_amounts(words, lang):
            if found.until and Quantity.from_amount(found.until) == quantity:
                return "at_most"
            if Quantity.from_amount(found.amount) == quantity and (found.qualifier != "exact" or lang == "en"):
                return "at_least" if found.until and found.qualifier == "exact" else found.qualifier
    return "exact"
