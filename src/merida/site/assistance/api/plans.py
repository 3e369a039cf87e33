"""The matrix of a State and its plans for programs: what one may see, as the pages have it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from merida.site.assistance.models.plans import Plan
from merida.site.assistance.selectors.helping import HelpLine, help_of
from merida.site.assistance.selectors.matrix import MatrixRow, matrix_page
from merida.site.assistance.selectors.plan_counts import plan_lines
from merida.site.assistance.selectors.plan_items import ReportLine, reports_of
from merida.site.assistance.selectors.plans import ItemLine, PlanLine, plan_tree
from merida.site.evidence.selectors.files import absolute
from merida.site.people.choices import Scope
from merida.site.people.interface import ERRORS, PageOut, api, may, page_of
from merida.site.provenance.asking import current

TAG = ["assistance"]


@api.get(
    "/assistance/states/{state}/matrix", response={200: dict, **ERRORS}, tags=TAG,
    summary="Recommendations and needs of a State with the answers of its institutions",
    url_name="assistance_matrix",
)  # fmt: skip
def matrix(
    request: HttpRequest, state: str, cycle: str = "", kind: str = "", status: str = "", institution: str = ""
) -> dict[str, Any]:
    """The matrix: public outcomes, and of answers and plans what one may see."""
    may(request, Scope.READ)
    asked = {"cycle": cycle, "kind": kind, "status": status, "institution": institution}
    page = matrix_page(state=state.upper(), seen_by=current(), today=timezone.localdate(), **asked)
    if page is None:
        raise Http404
    return {
        "state": page.state, "outcomes": page.all_rows, "given": page.given, "answered": page.answered,
        "items": [_row(one) for one in page.rows],
    }  # fmt: skip


@api.get("/assistance/plans", response={200: PageOut, **ERRORS}, tags=TAG, summary="Plans", url_name="assistance_plans")
def plans(request: HttpRequest, cursor: str = "", limit: int = 50, state: str = "") -> dict[str, Any]:
    """The plans that one may see."""
    may(request, Scope.READ)
    rows = Plan.objects.select_related("owner")
    found, following = page_of(rows.filter(state=state.upper()) if state else rows, cursor, limit)
    today = timezone.localdate()
    return {"items": [_plan(one) for one in plan_lines(found, today)], "next": following}


@api.get(
    "/assistance/plans/{uuid:key}", response={200: dict, **ERRORS}, tags=TAG, summary="A plan with its items",
    url_name="assistance_plan",
)  # fmt: skip
def plan(request: HttpRequest, key: UUID) -> dict[str, Any]:
    """One plan: its items in order, each with its number."""
    may(request, Scope.READ)
    found = get_object_or_404(Plan.objects.select_related("owner"), pk=key)
    tree = plan_tree(plan=found, seen_by=current(), today=timezone.localdate())
    helps, reports = help_of(one.id for one in tree.items), reports_of(found)
    items = [
        _item(one, helps.get(one.id, ())) | {"reports": [_report(said) for said in reports.get(one.id, ())]}
        for one in tree.items
    ]
    return _plan(tree.plan) | {"items": items}


def _row(one: MatrixRow) -> dict[str, Any]:
    told = asdict(one) | {"url": absolute(one.url)}
    for name in ("actions", "requests"):
        told[name] = [{"text": text, "url": absolute(url)} for text, url in told[name]]
    told["earlier"] = [line | {"url": absolute(line["url"])} for line in told["earlier"]]
    hidden = ("institution_url", "url", "assignment")
    told["answers"] = [{key: line[key] for key in line if key not in hidden} for line in told["answers"]]
    del told["ask_url"]
    return told


def _report(one: ReportLine) -> dict[str, Any]:
    """What was reported, and apart from it what a second body said."""
    return {
        "status": one.status, "words": one.words, "evidence": one.evidence, "reached": one.reached,
        "institution": one.said_by, "round": one.round_name, "at": one.at,
        "verified": [{"body": said.body, "verdict": said.verdict, "words": said.words} for said in one.verified],
    }  # fmt: skip


def _plan(one: PlanLine) -> dict[str, Any]:
    return asdict(one) | {"url": absolute(one.url)}


def _item(one: ItemLine, helps: tuple[HelpLine, ...]) -> dict[str, Any]:
    told = asdict(one) | {"url": absolute(one.url)}
    told["budget"] = {"minor": one.budget.minor, "currency": one.budget.currency} if one.budget else None
    told["answers"] = [line | {"url": absolute(line["url"]) if line["url"] else ""} for line in told["answers"]]
    told["assistance"] = [
        {"kind": one.kind, "title": one.title, "by": one.by, "url": absolute(one.url)} for one in helps
    ]
    return told
