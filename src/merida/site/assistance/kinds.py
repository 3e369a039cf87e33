"""The kinds of assistance of the rules of matching, with their names in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from merida.matching.kinds import CATEGORIES, KINDS, category_of, kind, kinds_in
from merida.site.evidence.codelists import reader_language

__all__ = ["CATEGORIES", "categories_of", "category_of", "kind_choices", "kind_name", "kinds_in", "kinds_of_assistance"]


def kinds_of_assistance() -> tuple[str, ...]:
    """The keys in their order."""
    return tuple(one.id for one in KINDS)


def kind_name(key: str, language: str = "") -> str:
    """The name in the reader's language; the key in words where the list does not have it."""
    try:
        return kind(key).label(language or reader_language())
    except KeyError:
        return key.replace("_", " ")


def kind_choices(language: str = "") -> tuple[tuple[str, str], ...]:
    """Keys with names, for forms."""
    return tuple((one.id, kind_name(one.id, language)) for one in KINDS)


def categories_of(keys: Iterable[str]) -> tuple[str, ...]:
    """The categories of several kinds, each once."""
    return tuple(dict.fromkeys(map(category_of, keys)))
