"""The reviewed lists of this package as data: terms, bodies, regions and what the OECD's codes say of them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from merida.matching.finder import Finder

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
__all__ = ["LANGUAGES", "forms_of", "load", "provisions_of_term", "sector_says", "subjects"]


@cache
def load(name: str) -> Mapping[str, Any]:
    """The list `data/<name>.toml`."""
    return tomllib.loads((files(__package__) / "data" / f"{name}.toml").read_text(encoding="utf-8"))


def forms_of(table: Mapping[str, Any]) -> tuple[str, ...]:
    """The forms of an entry in all languages."""
    return tuple(form for lang in LANGUAGES for form in table.get(lang, ()))


@cache
def subjects() -> Finder:
    """Finds terms ("procurement"), bodies ("body.judges") and regions ("region.sahel")."""
    told = load("terms")
    forms = {name: forms_of(term) for name, term in told["term"].items()}
    forms |= {f"body.{name}": forms_of(body) for name, body in told["body"].items()}
    forms |= {f"region.{name}": region["words"] for name, region in load("places").items() if "words" in region}
    return Finder(forms)


@cache
def provisions_of_term(name: str) -> tuple[str, ...]:
    """Where the Convention speaks of a term; nothing for what is no term of its own."""
    term = load("terms")["term"].get(name)
    return tuple(term["provisions"]) if term else ()


def sector_says(code: str, what: str) -> tuple[str, ...]:
    """The `terms`, `bodies` or `kinds` that a purpose code of the OECD says."""
    return tuple(load("sectors")[what].get(code, ()))
