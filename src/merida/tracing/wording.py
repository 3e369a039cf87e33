"""Names of codes in six languages, and the law of rules, from the data of this package."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of article 57: its id, the provisions it follows, one line that says it."""

    id: str
    law: tuple[str, ...]
    line: str


@cache
def table(name: str) -> dict[str, Any]:
    """A table of data of this package."""
    return tomllib.loads((files(__package__) / "data" / f"{name}.toml").read_text(encoding="utf-8"))


def in_language(names: dict[str, str], language: str) -> str:
    """The name in a language: "zh-hans" is "zh", and English stands for a language that is none of the six."""
    return names.get(language.split("-", maxsplit=1)[0].lower()) or names["en"]


def named(kind: str, code: str, language: str = "en", *, of: str = "article57_words") -> str:
    """The name of a code; what has none, as a provision or the name of a State, is its own."""
    names = table(of).get(kind, {}).get(code)
    return in_language(names, language) if names else code


def rule(id: str, language: str = "en") -> Rule:
    """A rule by its id; KeyError if there is none."""
    found = table("article57")["rules"][id]
    return Rule(id, tuple(found["law"]), in_language(found, language))


def rules() -> tuple[str, ...]:
    """The ids of all rules."""
    return tuple(table("article57")["rules"])
