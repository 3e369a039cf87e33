"""Outcomes as a list: what a number opens; the same rows for pages, files and programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from merida.site.evidence.labels import names
from merida.site.evidence.selectors.counting import per_review
from merida.site.evidence.selectors.exploring import Choice, choices
from merida.site.evidence.selectors.filters import Narrowed, outcomes
from merida.site.evidence.selectors.outcomes import OutcomeLine, lines_of, with_places
from merida.site.provenance.asking import Asker

PER_PAGE = 50
ORDER = ("state", "cycle", "document", "number", "start", "id")


@dataclass(frozen=True, slots=True)
class OutcomesPage:
    """The outcomes asked for, a page of them."""

    asked: Narrowed
    total: int
    reviews: int
    lines: Page[OutcomeLine]
    choices: tuple[Choice, ...]
    explore_url: str
    exports: tuple[tuple[str, str], ...]


class _Known(Paginator[OutcomeLine]):
    """A paginator that was told how many there are; its rows become lines a page at a time."""

    def __init__(self, rows: Any, total: int) -> None:
        super().__init__(rows, PER_PAGE)
        self._total = total

    @property
    def count(self) -> int:
        """How many there are."""
        return self._total


def outcomes_page(*, asked: Narrowed, seen_by: Asker, page: int = 1) -> OutcomesPage:
    """A page of the outcomes asked for, by State, review and place in the document."""
    said = names()
    found = outcomes(asked, said)
    reviews = per_review(found)
    shown = _Known(with_places(found).order_by(*ORDER), sum(reviews.values())).get_page(page)
    rows: Any = shown.object_list
    shown.object_list = lines_of(rows, seen_by)
    return OutcomesPage(
        asked=asked,
        total=sum(reviews.values()),
        reviews=sum(1 for state, cycle in reviews if state and cycle),
        lines=shown,
        choices=choices(asked, said),
        explore_url=asked.address("evidence:explore"),
        exports=tuple(
            (kind, asked.address("evidence:outcomes_file", format=kind)) for kind in ("csv", "xlsx", "jsonl")
        ),
    )


def every_outcome(*, asked: Narrowed, seen_by: Asker) -> Iterator[OutcomeLine]:
    """All of them, in the same order."""
    yield from lines_of(with_places(outcomes(asked, names())).order_by(*ORDER), seen_by)
