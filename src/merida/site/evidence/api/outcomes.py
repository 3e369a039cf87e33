"""Outcomes for programs: lists, one with its history, decisions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from merida.site.evidence.api.schemas import Correct, Decide, OutcomeOut, OutcomesOut
from merida.site.evidence.coding import Coding
from merida.site.evidence.labels import names
from merida.site.evidence.models import Finding
from merida.site.evidence.selectors.files import finding_line
from merida.site.evidence.selectors.filters import narrowed, outcomes
from merida.site.evidence.selectors.outcomes import lines_of, outcome_page, with_places
from merida.site.evidence.services import deciding
from merida.site.people.choices import Scope
from merida.site.people.interface import ERRORS, ErrorOut, api, may, page_of
from merida.site.provenance.asking import current

DECIDED = {200: OutcomeOut, 409: ErrorOut, **ERRORS}


@api.get("/outcomes", response={200: OutcomesOut, **ERRORS}, tags=["outcomes"], summary="Outcomes")
def listed(
    request: HttpRequest, cursor: str = "", limit: int = 50, provision: str = "", state: str = "", group: str = "",
    subregion: str = "", cycle: str = "", kind: str = "", category: str = "", topic: str = "", language: str = "",
    force: str = "", decision: str = "", source: str = "",
) -> dict[str, Any]:  # fmt: skip
    """The outcomes that the page of the same address lists: counted versions only; rejected ones only if asked for."""
    may(request, Scope.READ)
    rows = outcomes(narrowed(request.GET), names())
    found, following = page_of(with_places(rows), cursor, limit)
    return {
        "items": [finding_line(one) for one in lines_of(found, current())],
        "next": following,
        "total": rows.count(),
    }


@api.get("/outcomes/{uuid:key}", response={200: OutcomeOut, **ERRORS}, tags=["outcomes"], summary="An outcome")
def one(request: HttpRequest, key: UUID) -> dict[str, Any]:
    """One outcome."""
    may(request, Scope.READ)
    return _line(key)


@api.get("/outcomes/{uuid:key}/history", tags=["outcomes"], summary="Its history", response={200: dict, **ERRORS})
def history(request: HttpRequest, key: UUID) -> dict[str, Any]:
    """Every decision, and the rows that came before."""
    may(request, Scope.READ)
    page = outcome_page(row=_row(key), seen_by=current())
    told = ("at", "by", "act", "because", "before", "after", "undone")
    return {
        "outcome": finding_line(page.outcome),
        "earlier": [finding_line(earlier) for earlier in page.earlier],
        "decisions": [{name: getattr(decision, name) for name in told} for decision in page.history],
    }


@api.post("/outcomes/{uuid:key}/confirm", response=DECIDED, tags=["decisions"], summary="Confirm")
def confirm(request: HttpRequest, key: UUID, decision: Decide) -> dict[str, Any]:
    """These words are an outcome, coded as they stand. Scope: decide."""
    return _decide(request, key, decision, deciding.confirm_finding)


@api.post("/outcomes/{uuid:key}/reject", response=DECIDED, tags=["decisions"], summary="Reject")
def reject(request: HttpRequest, key: UUID, decision: Decide) -> dict[str, Any]:
    """These words are no outcome. Scope: decide."""
    return _decide(request, key, decision, deciding.reject_finding)


@api.post("/outcomes/{uuid:key}/undo", response=DECIDED, tags=["decisions"], summary="Undo the last decision")
def undo(request: HttpRequest, key: UUID, decision: Decide) -> dict[str, Any]:
    """Take back the last decision. Scope: decide."""
    return _decide(request, key, decision, deciding.undo_decision)


@api.post("/outcomes/{uuid:key}/correct", response=DECIDED, tags=["decisions"], summary="Correct the coding")
def correct(request: HttpRequest, key: UUID, decision: Correct) -> dict[str, Any]:
    """The outcome stands with another coding; the answer is the row that replaces it. Scope: decide."""
    coding = Coding(
        kind=decision.kind, provisions=tuple(decision.provisions), categories=tuple(decision.categories),
        topics=tuple(decision.topics), force=decision.force or "", none_identified=decision.none_identified,
    )  # fmt: skip
    return _decide(request, key, decision, lambda **how: deciding.correct_finding(coding=coding, **how))


def _decide(request: HttpRequest, key: UUID, decision: Decide, act: Callable[..., Any]) -> dict[str, Any]:
    may(request, Scope.DECIDE)
    by = request.user
    made = act(row=_row(key), seen=decision.seen, by=by, at=timezone.now(), because=decision.because)
    return _line(made.pk)


def _row(key: UUID) -> Finding:
    found: Finding = get_object_or_404(with_places(Finding.objects.all()), pk=key)
    return found


def _line(key: UUID) -> dict[str, Any]:
    return finding_line(lines_of([_row(key)], current())[0])
