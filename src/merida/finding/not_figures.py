"""Numbers that count nothing: dates, times, labels, symbols, fractions, references.

Patterns are data (`data/not_figures.toml`); they are only looked for when a numeral already seems to count something.
"""

from __future__ import annotations

import re
from functools import cache

from merida.finding.lexicon import load

_YEAR = r"(?<![\d.,])(?:1[89]|20|21|[٢۲][٠۰]|[١۱][٩۹])\d\d(?![\d]|[.,٬]\d)"
_DAY = r"(?<!\d)\d{1,2}(?!\d)"
_AND = {
    "en": r"and|to|or|through|&",
    "fr": r"et|à|ou|au",
    "es": r"y|a|o|al|e",
    "ru": r"и|до|или|по",
    "ar": r"و|إلى|أو",
    "zh": r"和|至|到|及|、",
}


@cache
def _masks(lang: str) -> re.Pattern[str]:
    """Everything that is no figure by its form, in one pattern."""
    table = load("not_figures")
    parts = [*table["names"]["any"], *table["names"].get(lang, ())]
    months = table["months"][lang]
    parts += [
        date.replace("{month}", months).replace("{day}", _DAY).replace("{year}", _YEAR) for date in table["dates"][lang]
    ]
    labels = "|".join(table["labels"][lang])
    # Letters hang on numerals in references: 12 bis, 7a, 16.5.
    number = r"\(?[\d٠-٩]+(?:[./]\d+)*(?:\s?(?:bis|ter)\b|[a-zа-я]\b)?\)?(?![.,]?\d)"
    glue = rf"(?:\s*[,،;–-]\s*(?:(?:{_AND[lang]})\s+)?|\s*(?:{_AND[lang]})\s*)"
    edge = "" if lang == "zh" else r"(?<![\w])"
    sign = r"(?:No\.?|Nos\.?|n[o°º]s?|núm\.|№|رقم)?"
    gap = r"\s?" if lang == "zh" else r"\s+"
    parts.append(rf"{edge}(?i:{labels}){gap}{sign}\s*{number}(?:{glue}{number})*")
    return re.compile("|".join(f"(?:{part})" for part in parts))


@cache
def _fraction(lang: str) -> re.Pattern[str]:
    return re.compile(load("not_figures")["fractions"][lang], re.IGNORECASE)


def masked(text: str, lang: str) -> list[tuple[int, int]]:
    """Where dates, times, labels with their numerals, symbols, addresses and fixed names stand, in order."""
    return [found.span() for found in _masks(lang).finditer(text)]


def is_fraction(text: str, end: int, lang: str) -> bool:
    """Whether the numeral that ends at `end` is the first part of a fraction: "two thirds", "trois quarts"."""
    return bool(_fraction(lang).match(text, end))


def inside(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether [start, end) touches one of the spans."""
    return any(first < end and start < last for first, last in spans)
