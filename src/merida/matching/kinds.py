"""Kinds of assistance: one list for requests, activities and proposals, with its way to and from other lists.

The list is `data/kinds.toml`: labels in six languages, the reader's seven categories, the OECD's types of aid.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from merida.matching.finder import Finder
from merida.matching.knowledge import forms_of, load, sector_says
from merida.matching.words import content

CATEGORIES = (
    "legislative_assistance",
    "institution_building",
    "policymaking",
    "capacity_building",
    "research_and_data",
    "international_cooperation_facilitation",
    "other",
)
"""The reader's categories of assistance, in the order of the codebook."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of assistance."""

    id: str
    category: str
    """The one of `CATEGORIES` that it belongs to."""
    labels: Mapping[str, str] = field(hash=False)
    near: tuple[str, ...] = ()
    """Kinds that answer nearly the same wish."""
    aid_types: tuple[str, ...] = ()
    """Codes of types of aid of the OECD that say this kind."""

    def label(self, lang: str = "en") -> str:
        """Its name in a language."""
        return self.labels[lang]


def _kinds() -> tuple[Kind, ...]:
    return tuple(
        Kind(
            id=row["id"],
            category=row["category"],
            labels=MappingProxyType(row["label"]),
            near=tuple(row["near"]),
            aid_types=tuple(row.get("aid", ())),
        )
        for row in load("kinds")["kind"]
    )


KINDS = _kinds()
"""All kinds, in the order in which they are shown."""
_BY_ID = {kind.id: kind for kind in KINDS}
_BY_LABEL = {label.casefold(): kind.id for kind in KINDS for label in kind.labels.values()}


def kind(name: str) -> Kind:
    """The kind of this id; KeyError with one sentence if there is none."""
    try:
        return _BY_ID[name]
    except KeyError:
        raise KeyError(f"There is no kind of assistance {name!r}; there are {', '.join(_BY_ID)}.") from None


def known(name: str) -> str | None:
    """The id of a kind or category, from its id or its label in any language; None if it is neither."""
    plain = name.strip()
    key = plain.casefold().replace(" ", "_").replace("-", "_")
    return key if key in _BY_ID or key in CATEGORIES else _BY_LABEL.get(plain.casefold())


def category_of(name: str) -> str:
    """The category of a kind; a category is its own."""
    return _BY_ID[name].category if name in _BY_ID else name


def kinds_in(category: str) -> tuple[str, ...]:
    """The kinds of a category."""
    return tuple(kind.id for kind in KINDS if kind.category == category)


def kinds_of_aid(code: str) -> tuple[str, ...]:
    """The kinds that a type of aid of the OECD says ("D01": mentoring); none for types that say nothing of it."""
    return tuple(kind.id for kind in KINDS if code in kind.aid_types)


def kinds_of_sector(code: str) -> tuple[str, ...]:
    """The kinds that a purpose code of the OECD says."""
    return sector_says(code, "kinds")


@cache
def finder() -> Finder:
    """Finds kinds in words."""
    return Finder({row["id"]: forms_of(row["words"]) for row in load("kinds")["kind"] if "words" in row}, between=3)


def kinds_said(text: str) -> tuple[str, ...]:
    """The kinds that a text says in words, in the order of the list."""
    return ordered(finder().find(content(text)))


def ordered(names: Iterable[str]) -> tuple[str, ...]:
    """Kinds and categories in the order of the lists, without repeats."""
    given = set(names)
    return tuple(name for name in (*_BY_ID, *CATEGORIES) if name in given)
