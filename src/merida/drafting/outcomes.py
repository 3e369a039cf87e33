"""The table of outcomes of a corpus: groups of articles x category, regional group or topic, counted by the codebook.

An outcome is counted once in each row and column where it belongs, and once in every total; the denominator is stated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from merida.drafting.groups import Group, groups_of
from merida.drafting.values import Cell, Row, Table
from merida.drafting.words import day, known, number, say

type By = Literal["category", "region", "topic"]
DASH = "–"


@dataclass(frozen=True, slots=True)
class Review:
    """A review of the corpus: the unit of evidence."""

    key: str
    state: str
    """Code of the State reviewed."""
    name: str
    """Its name in the paper's language."""
    phase: str = ""
    region: str | None = None
    """UN regional group."""
    symbol: str = ""
    date: str = ""
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome counted, in the words of its document."""

    id: str
    review: str
    """Key of its review."""
    text: str
    provisions: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    source: str = ""
    href: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Corpus:
    """A frozen, named list of reviews, with its day."""

    name: str
    frozen_on: date
    reviews: tuple[Review, ...]
    outcomes: tuple[Outcome, ...]
    what: str = "technical_assistance_needs"
    """Key of the words for what is counted."""
    none_identified: int = 0
    """Reviews that say expressly that there is no need."""
    undecided: int = 0
    """Outcomes proposed and not yet decided, in no figure."""
    topic_names: dict[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands behind one cell."""

    outcomes: frozenset[str]
    reviews: frozenset[str]


@dataclass(frozen=True, slots=True)
class Crossed:
    """The table before it is put into words: rows, columns and the outcomes in every cell."""

    by: By
    rows: tuple[Group, ...]
    columns: tuple[str, ...]
    cells: dict[tuple[str, str], Counted] = field(hash=False)
    """By key of row and of column; `*` is the total."""
    merged: bool = False
    """Whether regional groups of few States were put together."""


def cross(corpus: Corpus, by: By = "category", least: int = 0, groups: Sequence[Group] | None = None) -> Crossed:
    """The outcomes of the corpus in rows and columns. `least`: regional groups of fewer States are merged."""
    small = _small_regions(corpus.reviews, least) if by == "region" and least else frozenset[str]()
    columns_of = _columns_of(corpus, by, small)
    outcomes: dict[tuple[str, str], set[str]] = {}
    reviews: dict[tuple[str, str], set[str]] = {}
    rows: set[Group] = set()
    columns: set[str] = set()
    for outcome in corpus.outcomes:
        mine, across = groups_of(outcome.provisions, groups), columns_of(outcome)
        rows.update(mine)
        columns.update(across)
        for row in (*(group.key for group in mine), "*"):
            for column in (*across, "*"):
                outcomes.setdefault((row, column), set()).add(outcome.id)
                reviews.setdefault((row, column), set()).add(outcome.review)
    if by == "region":
        columns |= {_region(review, small) for review in corpus.reviews}
    cells = {place: Counted(frozenset(ids), frozenset(reviews[place])) for place, ids in outcomes.items()}
    ordered = tuple(sorted(rows, key=lambda group: group.place))
    return Crossed(by, ordered, tuple(sorted(columns, key=_column_place(by))), cells, bool(small))


def table(
    corpus: Corpus,
    by: By = "category",
    language: str = "en",
    least: int = 0,
    link: Callable[[str, str], str | None] = lambda _row, _column: None,
    numbered: int = 1,
) -> Table:
    """The table in words; `link` gives the address that opens a cell's outcomes, by keys of row and column."""
    crossed = cross(corpus, by, least)
    all_reviews = len(corpus.reviews)

    def cells(row: str) -> tuple[Cell, ...]:
        found = []
        for column in (*crossed.columns, "*"):
            here = crossed.cells.get((row, column))
            n = len(here.outcomes) if here else 0
            found.append(Cell(number(n, language) if n else DASH, n, link(row, column) if n else None))
        here = crossed.cells.get((row, "*"))
        n = len(here.reviews) if here else 0
        found.append(Cell(say(language, "of", n=n, all=all_reviews), None, link(row, "*") if n else None))
        return tuple(found)

    body = [Row(group.label(language), cells(group.key)) for group in crossed.rows]
    heads = [column_name(by, column, language, corpus.topic_names) for column in crossed.columns]
    what = say(language, corpus.what)
    return Table(
        title=say(language, f"by_{by}", what=what),
        columns=(
            say(language, "group_of_articles"),
            *heads,
            say(language, "total"),
            say(language, "reviews"),
        ),
        rows=(*body, Row(say(language, "total"), cells("*"), "total")),
        number=say(language, "table_number", n=numbered),
        notes=notes(corpus, language, crossed.merged, least),
        widths=(1.75,),
    )


def notes(corpus: Corpus, language: str, merged: bool = False, least: int = 0) -> tuple[str, ...]:
    """What is said under the table: corpus, day, denominator, how to read it."""
    found = [
        say(
            language,
            "corpus_note",
            corpus=corpus.name,
            date=day(corpus.frozen_on, language),
            n=len({outcome.review for outcome in corpus.outcomes}),
            all=len(corpus.reviews),
        ),
        say(language, "several_rows_note"),
    ]
    if corpus.none_identified:
        found.append(say(language, "none_identified_note", n=corpus.none_identified))
    if corpus.undecided:
        found.append(say(language, "unconfirmed_note", n=corpus.undecided))
    if merged:
        found.append(say(language, "merged_note", least=least))
    return tuple(found)


def column_name(by: By, column: str, language: str, topic_names: dict[str, str]) -> str:
    """The head of a column."""
    if column in ("", "other_groups"):
        empty = "regional_groups.none" if by == "region" else "without"
        return say(language, column or empty)
    if by == "topic":
        return topic_names.get(column, column.replace("_", " "))
    key = f"{'regional_groups' if by == 'region' else 'categories'}.{column}"
    return say(language, key) if known(key) else column.replace("_", " ")


def _columns_of(corpus: Corpus, by: By, small: frozenset[str]) -> Callable[[Outcome], tuple[str, ...]]:
    if by == "category":
        return lambda outcome: outcome.categories or ("",)
    if by == "topic":
        return lambda outcome: outcome.topics or ("",)
    regions = {review.key: _region(review, small) for review in corpus.reviews}
    return lambda outcome: (regions[outcome.review],)


def _region(review: Review, small: frozenset[str]) -> str:
    region = review.region or ""
    return "other_groups" if region in small else region


def _small_regions(reviews: Iterable[Review], least: int) -> frozenset[str]:
    """Regional groups with fewer States than `least`; the next smallest joins while they are too few together."""
    states: dict[str, set[str]] = {}
    for review in reviews:
        states.setdefault(review.region or "", set()).add(review.state)
    by_size = sorted(states, key=lambda region: (len(states[region]), region))
    small = [region for region in by_size if len(states[region]) < least]
    while small and len(small) < len(by_size) and len(set().union(*(states[one] for one in small))) < least:
        small.append(by_size[len(small)])
    return frozenset(small)


def _column_place(by: By) -> Callable[[str], tuple[int, str]]:
    order = list(CATEGORIES) if by == "category" else []

    def place(column: str) -> tuple[int, str]:
        if column in ("", "other_groups"):
            return 1_000, column
        return (order.index(column) if column in order else 100), column

    return place


CATEGORIES = (
    "legislative_assistance",
    "institution_building",
    "policymaking",
    "capacity_building",
    "research_and_data",
    "international_cooperation_facilitation",
    "other",
)
