"""The lists in force: read once a version and kept; names in the reader's language. Written by services.codebook."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language

from merida.site.evidence.models import CodeList

LISTS = ("categories", "topics", "cycles", "jurisdictions", "regional_groups", "subregions", "provisions")
EDITABLE = ("categories", "topics", "cycles", "jurisdictions")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list."""

    key: str
    names: dict[str, str]
    facts: dict[str, Any]

    def name(self, language: str) -> str:
        """In this language, else in English, else its key in words."""
        return self.names.get(language) or self.names.get("en") or self.key.replace("_", " ")


@dataclass(frozen=True, slots=True)
class List:
    """A list in one of its versions."""

    name: str
    version: int
    entries: tuple[Entry, ...]
    by_key: dict[str, Entry]


def in_force(name: str) -> List:
    """The list as it is in force."""
    found = CodeList.objects.filter(name=name).order_by("-version").values_list("version", "digest").first()
    return _read(name, *found) if found else List(name, 0, (), {})


def all_in_force() -> dict[str, List]:
    """Every list as it is in force: one query."""
    rows = CodeList.objects.order_by("name", "-version").distinct("name").values_list("name", "version", "digest")
    return {name: _read(name, version, digest) for name, version, digest in rows}


def keys(name: str) -> tuple[str, ...]:
    """The keys of a list in force, in order."""
    return tuple(entry.key for entry in in_force(name).entries)


def reader_language() -> str:
    """The language of the page, as documents spell it: `zh`, not `zh-hans`."""
    return (get_language() or "en").partition("-")[0]


@lru_cache(maxsize=64)
def _read(name: str, version: int, digest: str) -> List:
    """Versions never change, so they are kept."""
    entries = tuple(
        Entry(row["key"], row.get("names", {}), row.get("facts", {}))
        for row in CodeList.objects.get(name=name, version=version, digest=digest).entries
    )
    return List(name, version, entries, {entry.key: entry for entry in entries})
