"""Words of the site in each of the six languages: what the columns and choices of a spreadsheet are known by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import override

LOCALES: Mapping[str, str] = {"ar": "ar", "en": "en", "es": "es", "fr": "fr", "ru": "ru", "zh": "zh-hans"}
"""Languages as documents spell them, and as Django does."""


def in_each(words: str | Promise) -> dict[str, str]:
    """The words in each language."""
    found = {}
    for language, code in LOCALES.items():
        with override(code):
            found[language] = str(words)
    return found


def names_of(words: str | Promise) -> dict[str, tuple[str, ...]]:
    """The same as a column takes its heads."""
    return {language: (said,) for language, said in in_each(words).items()}


def labels_of(choices: Iterable[tuple[str, str | Promise]]) -> dict[str, tuple[str, ...]]:
    """Choices with all the labels they are known by."""
    return {value: tuple(dict.fromkeys(in_each(label).values())) for value, label in choices}
