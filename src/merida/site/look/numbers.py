"""Numbers as each of the six languages writes them, always in the digits of the provisions (0-9)."""

from __future__ import annotations

from functools import cache

from babel import Locale
from babel.numbers import format_decimal, format_percent

_LOCALES = {"zh-hans": "zh_Hans", "zh": "zh_Hans"}


@cache
def locale(code: str) -> Locale:
    """The locale of a language, for Babel."""
    return Locale.parse(_LOCALES.get(code.lower(), code.replace("-", "_")))


def number(value: float, language: str) -> str:
    """1234567 as 1,234,567 in English, with no-break spaces in French and Russian."""
    return format_decimal(value, locale=locale(language), numbering_system="latn")


def percent(part: int, whole: int, language: str) -> str:
    """The share as a whole percentage; a dash where there is nothing to divide by."""
    if not whole:
        return "–"
    return format_percent(part / whole, locale=locale(language), numbering_system="latn")
