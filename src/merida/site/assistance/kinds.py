"""The kinds of assistance, as the rules of matching list them, with their names and the categories they belong to."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from merida.site.evidence.codelists import reader_language


@cache
def _listed() -> dict[str, dict[str, Any]]:
    text = (files("merida.matching") / "data" / "kinds.toml").read_text(encoding="utf-8")
    return {one["id"]: one for one in tomllib.loads(text)["kind"]}


def kinds_of_assistance() -> tuple[str, ...]:
    """The keys in their order."""
    return tuple(_listed())


def kind_name(key: str, language: str = "") -> str:
    """The name in the reader's language; the key in words where the list does not have it."""
    found = _listed().get(key)
    labels = found["label"] if found else {}
    return str(labels.get(language or reader_language()) or labels.get("en") or key.replace("_", " "))


def kind_choices(language: str = "") -> tuple[tuple[str, str], ...]:
    """Keys with names, for forms."""
    return tuple((key, kind_name(key, language)) for key in _listed())


def category_of(key: str) -> str:
    """The reader's category (codebook) that a kind belongs to; a category is its own."""
    found = _listed().get(key)
    return str(found["category"]) if found else key


def kinds_in(category: str) -> tuple[str, ...]:
    """The kinds of a category."""
    return tuple(key for key, one in _listed().items() if one["category"] == category)


def categories_of(keys: Iterable[str]) -> tuple[str, ...]:
    """The categories of several kinds, each once."""
    return tuple(dict.fromkeys(map(category_of, keys)))
