"""Names of codes in the reader's language, read once a page; States in the alphabetical order of the language."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from merida.site.evidence.choices import Force, Kind, Status
from merida.site.evidence.codelists import List, all_in_force, reader_language


@dataclass(frozen=True, slots=True)
class Names:
    """The lists in force and the language to say them in."""

    lists: dict[str, List]
    language: str

    def of(self, name: str, key: str) -> str:
        """The name of an entry; its key in words where the list does not have it."""
        found = self.lists.get(name)
        entry = found.by_key.get(key) if found else None
        return entry.name(self.language) if entry else key.replace("_", " ")

    def state(self, code: str) -> str:
        """The name of a State or jurisdiction; nothing for none."""
        return self.of("jurisdictions", code) if code else ""

    def cycle(self, cycle: int | None) -> str:
        """The name of a cycle with its phase; nothing for none."""
        return self.of("cycles", str(cycle)) if cycle is not None else ""

    def fact(self, code: str, name: str) -> str:
        """A fact of a State: its regional group, review group or subregion; empty where it has none."""
        found = self.lists.get("jurisdictions")
        entry = found.by_key.get(code) if found else None
        return str((entry.facts.get(name) if entry else "") or "")

    def states_with(self, name: str, value: str) -> list[str]:
        """The codes of the States with this fact."""
        found = self.lists.get("jurisdictions")
        return [one.key for one in found.entries if (one.facts.get(name) or "") == value] if found else []

    def by_name(self, codes: Iterable[str]) -> list[tuple[str, str]]:
        """States as (code, name) in the alphabetical order of the language: never by a number."""
        return sorted(((code, self.state(code)) for code in set(codes)), key=lambda pair: alphabetical(pair[1]))

    def choices(self, name: str) -> tuple[tuple[str, str], ...]:
        """The entries of a list in its order, for a form."""
        found = self.lists.get(name)
        return tuple((one.key, one.name(self.language)) for one in found.entries) if found else ()


def names(language: str = "") -> Names:
    """The names in force, in the reader's language: one query."""
    return Names(all_in_force(), language or reader_language())


def alphabetical(name: str) -> tuple[str, str]:
    """A key for sorting names: without accents first, then as written."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return plain.casefold().removeprefix("ال"), name


def kind_label(kind: str) -> str:
    """The codebook's word for a kind of outcome."""
    return str(Kind(kind).label) if kind in Kind.values else kind


def force_label(force: str) -> str:
    """The codebook's word for the wording of a recommendation."""
    return str(Force(force).label) if force in Force.values else ""


def status_label(status: str) -> str:
    """What became of a proposal."""
    return str(Status(status).label)
