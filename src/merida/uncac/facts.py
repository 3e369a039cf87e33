"""The articles and chapters as data: titles in six languages, obligation, review cycle, a summary of each provision.

Facts come from `data/` beside this module; the summaries are in our own words, and titles other than English are
marked there for review. The treaty's own text is not shipped: an administrator brings it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the Convention."""

    number: int
    titles: Mapping[str, str] = field(hash=False)
    """Language to title."""
    chapter: str
    """Roman numeral: "V"."""
    obligation: str
    """`mandatory`, `shall-consider`, `optional` or `descriptive`: the strongest of its parts."""
    cycle: int | None
    """Cycle of the review mechanism in which it is reviewed, 1 or 2; None if it is in none."""
    provisions: tuple[str, ...]
    """Spellings of all its parts in treaty order, itself first: `57`, `57(1)`, ..."""

    def title(self, lang: str = "en") -> str:
        """The title as the official version in this language has it."""
        return self.titles[lang]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the Convention."""

    roman: str
    titles: Mapping[str, str] = field(hash=False)
    cycle: int | None
    articles: tuple[int, ...]

    def title(self, lang: str = "en") -> str:
        """The title as the official version in this language has it."""
        return self.titles[lang]


@dataclass(frozen=True, slots=True)
class ProvisionFacts:
    """What is known of one provision."""

    spelling: str
    level: str
    """`chapter`, `article`, `paragraph`, `subparagraph` or `item`."""
    titles: Mapping[str, tuple[str, ...]] = field(hash=False)
    """Language to the path of titles: chapter, then article unless this is a chapter."""
    obligation_type: str | None
    """`mandatory`, `shall-consider`, `optional`, `descriptive`; None for a chapter."""
    operative_verbs: tuple[str, ...]
    """Its operative words ("shall", "may"); empty where they stand in what it is part of."""
    cycle: int | None
    summary: str | None
    """One English sentence in our own words; None for a chapter or an article made of paragraphs."""
    text: str | None = None
    """The treaty's words, if a text was given."""


def articles() -> tuple[Article, ...]:
    """The 71 articles in order."""
    return tuple(_articles().values())


def article(number: int) -> Article:
    """The article of this number; KeyError with one sentence if there is none."""
    try:
        return _articles()[number]
    except KeyError:
        raise KeyError(f"The Convention has no article {number}; its articles are 1 to 71.") from None


def chapters() -> tuple[Chapter, ...]:
    """The eight chapters in order."""
    return tuple(_chapters().values())


def chapter(roman: str) -> Chapter:
    """The chapter of this Roman numeral ("V"); KeyError with one sentence if there is none."""
    try:
        return _chapters()[roman]
    except KeyError:
        raise KeyError(f"The Convention has no chapter {roman!r}; write I to VIII.") from None


def provision(spelling: str, texts: Mapping[str, str] | None = None) -> ProvisionFacts:
    """The facts of a provision (`57(3)(a)`, `ch.V`), with its text if `texts` (from `load_text`) has it.

    KeyError with one sentence if the Convention has no such provision.
    """
    row = _rows().get(spelling)
    if row is None:
        raise KeyError(f"The Convention has no provision {spelling!r}; write 57, 57(3), 57(3)(a) or ch.V.")
    places = [f"ch.{row['chapter_roman']}", *([row["article_number"]] if row["article_number"] else [])]
    return ProvisionFacts(
        spelling=spelling,
        level=row["level"],
        titles=MappingProxyType({lang: tuple(_titles()[place][lang] for place in places) for lang in LANGUAGES}),
        obligation_type=row["obligation_type"] or None,
        operative_verbs=tuple(verb.strip() for verb in row["operative_verbs"].split(";") if verb.strip()),
        cycle=_cycle(row),
        summary=_summaries().get(spelling),
        text=texts.get(spelling) if texts else None,
    )


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["provision_id"]: row for row in _table("provisions.csv")}


@cache
def _titles() -> dict[str, Mapping[str, str]]:
    titles: dict[str, dict[str, str]] = {}
    for row in _table("titles.csv"):
        titles.setdefault(row["provision"], {})[row["lang"]] = row["title"]
    return {place: MappingProxyType(names) for place, names in titles.items()}


@cache
def _summaries() -> dict[str, str]:
    return {row["provision"]: row["summary"] for row in _table("summaries.csv")}


@cache
def _articles() -> dict[int, Article]:
    parts: dict[str, list[str]] = {}
    for spelling, row in _rows().items():
        parts.setdefault(row["article_number"], []).append(spelling)
    return {
        int(number): Article(
            number=int(number),
            titles=_titles()[number],
            chapter=_rows()[number]["chapter_roman"],
            obligation=_rows()[number]["obligation_type"],
            cycle=_cycle(_rows()[number]),
            provisions=tuple(spellings),
        )
        for number, spellings in parts.items()
        if number
    }


@cache
def _chapters() -> dict[str, Chapter]:
    return {
        row["chapter_roman"]: Chapter(
            roman=row["chapter_roman"],
            titles=_titles()[spelling],
            cycle=_cycle(row),
            articles=tuple(one.number for one in articles() if one.chapter == row["chapter_roman"]),
        )
        for spelling, row in _rows().items()
        if row["level"] == "chapter"
    }


def _cycle(row: Mapping[str, str]) -> int | None:
    return int(row["in_review_cycle"]) if row["in_review_cycle"] else None


def _table(name: str) -> Iterator[dict[str, str]]:
    text = (files("merida.uncac") / "data" / name).read_text(encoding="utf-8")
    return iter(csv.DictReader(text.splitlines()))
