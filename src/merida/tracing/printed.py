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
_LATIN = ("en", "fr", "es")
_IN_WORDS = 3
"""Figures that an amount in words may have ("two hundred and thirty-five million"); longer ones are in digits."""


def _languages(words: str) -> tuple[str, ...]:
    return next((langs for script, langs in _SCRIPTS if script.search(words)), _LATIN)


@lru_cache(maxsize=4096)
def amounts_in(words: str, country: str | None = None) -> tuple[Written, ...]:
    """The amounts, read in the language of their script that finds most of them."""
    return max((tuple(find_amounts(words, lang, country)) for lang in _languages(words)), key=len)


@lru_cache(maxsize=4096)
def qualifier_in(words: str, quantity: Quantity) -> Qualifier:
    """How sure the words are of this amount; exact if they do not say."""
    figures = str(abs(quantity.minor)).rstrip("0")
    langs = _languages(words)
    if len(figures) > _IN_WORDS and langs != ("zh",):
        printed = "".join(str(int(one)) for one in re.findall(r"\d", words))
        if figures not in printed:
            return "exact"  # the words give another amount, or none
    for lang in langs:
        for found in find_amounts(words, lang):
            if Quantity.from_amount(found.amount) == quantity and (found.qualifier != "exact" or lang == "en"):
                return found.qualifier
    return "exact"
