"""Outcomes counted as the codebook says: per review and not per file, by kind, provision, category, topic and State.

An outcome may stand in several rows; totals count it once. That no need was identified is in no count of needs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from merida import uncac
from merida.drafting.outcomes import CATEGORIES
from merida.drafting.reviews import About, Source, sources_of
from merida.finding.topics import topics
from merida.finding.values import Extracts
from merida.places.states import state

__all__ = ["KINDS", "Facts", "Summary", "Tally", "facts_of", "summarise"]

type By = Literal["kind", "article", "provision", "category", "topic", "state"]
KINDS = ("good_practice", "challenge", "assistance_need", "observation")
BY: tuple[By, ...] = ("kind", "article", "provision", "category", "topic", "state")


@dataclass(frozen=True, slots=True)
class Counted:
    """What counting needs of an outcome or a statement."""

    kind: str
    """One of `KINDS`, or `statement`."""
    provisions: tuple[str, ...]
    categories: tuple[str, ...]
    topics: tuple[str, ...]
    state: str | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What counting needs of a document."""

    about: About
    counted: tuple[Counted, ...]
    none_identified: bool
    figures: int


@dataclass(slots=True)
class Tally:
    """One row: how many outcomes of each kind, how many statements, in how many sources."""

    kinds: dict[str, int] = field(default_factory=dict)
    sources: int = 0
    last: int = -1
    """The source that was counted last."""

    @property
    def outcomes(self) -> int:
        """All outcomes of the row, each once."""
        return sum(self.kinds.get(kind, 0) for kind in KINDS)

    def add(self, kind: str, source: int) -> None:
        """Count one more."""
        self.kinds[kind] = self.kinds.get(kind, 0) + 1
        self.sources += source != self.last
        self.last = source


@dataclass(frozen=True, slots=True)
class Summary:
    """The tables, with what they rest on."""

    files: int
    sources: int
    reviews: int
    none_identified: int
    """Sources that say expressly of something that no need was identified."""
    figures: int
    total: Tally
    rows: dict[By, dict[str | None, Tally]]
    """Rows of each table in the order of the treaty, of the codebook, or of the alphabet; None is what has none."""
    set_aside: tuple[tuple[str, str], ...]
    """Files not counted, each with the file that was counted in its place."""
    corrigenda: tuple[str, ...]
    """Those of them that correct a document which was counted as it stands."""


def facts_of(extracts: Extracts) -> Facts:
    """What counting needs of these extracts."""
    document = extracts.document
    about = About(
        id=document.id,
        file=document.file,
        media_type=document.media_type,
        kind=document.kind,
        symbol=document.symbol,
        language=document.language,
        date=document.date,
        title=document.title,
        state=document.state,
        cycle=document.cycle,
    )
    counted = [
        Counted(one.kind, one.provisions, one.categories, one.topics, document.state)
        for one in extracts.findings
        if not one.none_identified
    ]
    counted += [
        Counted("statement", one.provisions, (), one.topics, one.state or document.state) for one in extracts.statements
    ]
    none = any(one.none_identified for one in extracts.findings)
    return Facts(about, tuple(counted), none, len(extracts.figures))


def summarise(given: Iterable[Facts]) -> Summary:
    """Count; of documents that are one source only one is counted."""
    facts = list(given)
    sources = sources_of(one.about for one in facts)
    total = Tally()
    rows: dict[By, dict[str | None, Tally]] = {by: {} for by in BY}
    for number, source in enumerate(sources):
        for one in facts[source.counted].counted:
            total.add(one.kind, number)
            for by in BY:
                for key in _keys(one, by):
                    rows[by].setdefault(key, Tally()).add(one.kind, number)
    counted = [facts[source.counted] for source in sources]
    return Summary(
        files=len(facts),
        sources=len(sources),
        reviews=sum(source.review for source in sources),
        none_identified=sum(one.none_identified for one in counted),
        figures=sum(one.figures for one in counted),
        total=total,
        rows={by: dict(sorted(table.items(), key=lambda row: _place(by, row[0]))) for by, table in rows.items()},
        set_aside=tuple(_set_aside(sources, facts)),
        corrigenda=tuple(facts[at].about.file for source in sources for at in source.corrigenda),
    )


def _set_aside(sources: Iterable[Source], facts: list[Facts]) -> Iterable[tuple[str, str]]:
    for source in sources:
        for at in source.others:
            yield facts[at].about.file, facts[source.counted].about.file


def _keys(one: Counted, by: By) -> Iterable[str | None]:
    match by:
        case "kind":
            return (one.kind,)
        case "article":
            return dict.fromkeys(spelling.partition("(")[0] for spelling in one.provisions) or (None,)
        case "provision":
            return one.provisions or (None,)
        case "category":  # only needs have categories
            return () if one.kind != "assistance_need" else one.categories or (None,)
        case "topic":
            return one.topics or (None,)
        case "state":
            return (one.state,)


def _place(by: By, key: str | None) -> tuple[object, ...]:
    if key is None:
        return (1,)
    match by:
        case "article" | "provision":
            return 0, uncac.order(key)
        case "kind":
            return 0, (*KINDS, "statement").index(key)
        case "category":
            return 0, CATEGORIES.index(key) if key in CATEGORIES else len(CATEGORIES), key
        case "topic":
            return 0, topics().index(key) if key in topics() else len(topics()), key
        case "state":
            return 0, state(key).name()
