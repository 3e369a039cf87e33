"""The States parties and signatories, the other States, the European Union and other jurisdictions, as data.

States are ISO 3166-1 alpha-3, the European Union is `EU`. Facts come from `data/`, loaded when first asked for.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


@dataclass(frozen=True, slots=True)
class State:
    """A State, an organization that may be a party, or another jurisdiction."""

    code: str
    """ISO 3166-1 alpha-3; `EU` for the European Union."""
    names: Mapping[str, str]
    """Language to the short name in UN usage, as in lists ("Iran (Islamic Republic of)")."""
    regional_group: str | None
    """UN regional group; None outside the groups."""
    subregion: str | None
    """Subregion of UN M49."""
    kind: str
    """`state`, `organization` or `jurisdiction`."""

    def __hash__(self) -> int:
        return hash(self.code)

    def name(self, lang: str = "en") -> str:
        """The short name in this language."""
        return self.names[lang]


def table(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table in `data/`."""
    text = (files("merida.places") / "data" / name).read_text(encoding="utf-8")
    return iter(csv.DictReader(text.splitlines()))


@cache
def states() -> tuple[State, ...]:
    """All of them, in the alphabetical order of their English names."""
    rows = [*table("states-parties.csv"), *table("others.csv")]
    return tuple(sorted((_read(row) for row in rows), key=_place))


def state(code: str) -> State:
    """The State of this code; KeyError with one sentence if there is none."""
    try:
        return _by_code()[code]
    except KeyError:
        raise KeyError(
            f"No State or jurisdiction has the code {code!r}; write ISO 3166-1 alpha-3 (KGZ) or EU."
        ) from None


@cache
def _by_code() -> dict[str, State]:
    return {state.code: state for state in states()}


@cache
def by_alpha2() -> Mapping[str, str]:
    """ISO 3166-1 alpha-2 to the code used here; the European Union's is the same in both."""
    rows = [*table("states-parties.csv"), *table("others.csv")]
    return MappingProxyType(
        {row["iso2"]: row.get("code") or row.get("iso3") or row["iso2"] for row in rows if row["iso2"]}
    )


def more_names() -> Iterator[tuple[str, str]]:
    """Codes and further English names from the table of States parties; other names stand in `aliases.csv`."""
    for row in table("states-parties.csv"):
        for name in filter(None, row["aliases_en"].split("; ")):
            yield row["iso3"] or row["iso2"], name


def _read(row: Mapping[str, str]) -> State:
    kind = row.get("kind") or ("organization" if "organization" in row["entity_type"] else "state")
    return State(
        code=row.get("code") or row.get("iso3") or row["iso2"],
        names=MappingProxyType({lang: row[f"name_{lang}"] for lang in LANGUAGES}),
        regional_group=row["un_regional_group"] or None,
        subregion=row["m49_subregion"] or None,
        kind=kind,
    )


def _place(state: State) -> str:
    letters = unicodedata.normalize("NFKD", state.name())
    return "".join(sign for sign in letters if not unicodedata.combining(sign)).casefold()
