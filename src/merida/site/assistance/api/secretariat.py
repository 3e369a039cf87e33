"""For programs: the indicators of a year, the grid, and the matches that one sees."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from merida.site.assistance.models.matches import Match
from merida.site.assistance.selectors.grid import CHAPTERS, GridAsked, grid_page
from merida.site.assistance.selectors.indicators import indicators_page
from merida.site.assistance.selectors.matches import MatchLine, match_lines, match_page
from merida.site.assistance.selectors.year import Asked
from merida.site.assistance.selectors.year_papers import indicator_lines
from merida.site.evidence.selectors.files import absolute
from merida.site.people.choices import Scope
from merida.site.people.interface import ERRORS, api, may, page_of
from merida.site.provenance.asking import current

ANY = {200: dict, **ERRORS}
TAG = ["assistance"]


@api.get(
    "/assistance/indicators/{year}", response=ANY, tags=TAG, url_name="assistance_indicators",
    summary="The indicators of a year",
)  # fmt: skip
def indicators(request: HttpRequest, year: int) -> dict[str, Any]:
    """As one may see them: States once, laws once, persons and attendances apart."""
    may(request, Scope.READ)
    if not 1990 <= year <= 2200:
        raise Http404
    page = indicators_page(asked=Asked(year), seen_by=current())
    _about, *lines = indicator_lines(page, timezone.now())
    return {
        "year": year,
        "indicators": [one for one in lines if one["type"] == "indicator"],
        "demand": [one for one in lines if one["type"] == "demand"],
        "money": [{"amount": amount, "activities": n} for amount, n in page.money],
    }


@api.get("/assistance/grid", response=ANY, tags=TAG, url_name="assistance_grid", summary="Needs and assistance")
def grid(request: HttpRequest, by: str = "article", chapter: str = "", group: str = "") -> dict[str, Any]:
    """States by provision or regions by category; counts of null are withheld, not zero."""
    may(request, Scope.READ)
    asked = GridAsked("region" if by == "region" else "article", chapter if chapter in CHAPTERS else "", group[:80])
    page = grid_page(asked=asked, seen_by=current())
    rows = [
        {
            "row": row.key, "column": key, "needs": cell.needs, "requests": cell.requests,
            "assistance": cell.activities, "state": cell.state, "why": cell.why,
            "url": absolute(cell.url) if cell.url else None,
        }
        for row in page.rows
        for (key, _label, _url), cell in zip(page.columns, row.cells, strict=True)
        if cell.state != "empty"
    ]  # fmt: skip
    return {"by": asked.by, "cells": rows}


@api.get("/assistance/matches", response=ANY, tags=TAG, url_name="assistance_matches", summary="Matches that one sees")
def matches(request: HttpRequest, cursor: str = "", limit: int = 50, standing: str = "") -> dict[str, Any]:
    """What one may not see is not among them."""
    may(request, Scope.READ)
    every = Match.objects.filter(standing=standing) if standing else Match.objects.all()
    rows, following = page_of(every, cursor, limit)
    return {"items": [_match(line) for line in match_lines(rows, current())], "next": following}


@api.get(
    "/assistance/matches/{uuid:key}", response=ANY, tags=TAG, url_name="assistance_match",
    summary="A match with its steps",
)  # fmt: skip
def match(request: HttpRequest, key: UUID) -> dict[str, Any]:
    """Each step, and what the State and the provider said a year later; both stay."""
    may(request, Scope.READ)
    page = match_page(match=get_object_or_404(Match, pk=key), seen_by=current())
    steps = sorted((*page.steps, *page.state_answers, *page.provider_answers), key=lambda one: one.at)
    told = [
        {"step": one.step, "side": one.side, "organisation": one.whose, "at": one.at, "because": one.because}
        | ({"met": one.met_key} if one.met else {})
        for one in steps
    ]
    return _match(page.line) | {"steps": told, "ask_on": page.ask_on}


def _match(line: MatchLine) -> dict[str, Any]:
    return {
        "id": str(line.id), "url": absolute(line.url), "standing": line.standing, "score": line.score / 100,
        "reasons": list(line.reasons), "rules": line.rules, "request": asdict(line.request) if line.request else None,
        "activity": asdict(line.activity) if line.activity else None,
    }  # fmt: skip
