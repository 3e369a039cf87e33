"""Requests and activities for programs: what one may see, and who already does what where."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from merida import uncac
from merida.money.amounts import Amount
from merida.money.units import Quantity
from merida.site.assistance.models.activities import Activity
from merida.site.assistance.models.requests import Request
from merida.site.assistance.selectors.activities import ActivityLine, activity_lines, activity_page
from merida.site.assistance.selectors.here import Planned, here_page
from merida.site.assistance.selectors.requests import RequestLine, request_lines, request_page
from merida.site.evidence.selectors.files import absolute
from merida.site.people.choices import Scope
from merida.site.people.interface import ERRORS, PageOut, api, may, page_of
from merida.site.provenance.asking import current

TAG = ["assistance"]


@api.get(
    "/assistance/requests", response={200: PageOut, **ERRORS}, tags=TAG, summary="Requests for assistance",
    url_name="assistance_requests",
)  # fmt: skip
def requests(
    request: HttpRequest, cursor: str = "", limit: int = 50, state: str = "", provision: str = "", kind: str = ""
) -> dict[str, Any]:
    """The requests that one may see: one's own, and those that a State circulated to one."""
    may(request, Scope.READ)
    rows = Request.objects.select_related("originator")
    if state:
        rows = rows.filter(state=state.upper())
    if provision and uncac.exists(provision):
        rows = rows.filter(under__contains=[provision])
    if kind:
        rows = rows.filter(kinds__contains=[kind])
    found, following = page_of(rows, cursor, limit)
    return {"items": [request_item(one) for one in request_lines(found)], "next": following}


@api.get(
    "/assistance/requests/{uuid:key}", response={200: dict, **ERRORS}, tags=TAG, summary="A request for assistance",
    url_name="assistance_request",
)  # fmt: skip
def request_one(request: HttpRequest, key: UUID) -> dict[str, Any]:
    """One request."""
    may(request, Scope.READ)
    found = get_object_or_404(Request.objects.select_related("originator"), pk=key)
    page = request_page(request=found, seen_by=current())
    return request_item(page.request) | {
        "topics": list(found.topics), "closed_because": page.closed_because,
        "rests_on": [{"id": one.id, "text": one.text, "url": absolute(one.url)} for one in page.rests_on],
        "replies": [
            {"organisation": one.organisation, "answer": one.answer, "text": one.text, "at": one.at}
            for one in page.replies
        ],
    }  # fmt: skip


@api.get(
    "/assistance/activities", response={200: PageOut, **ERRORS}, tags=TAG, summary="Activities",
    url_name="assistance_activities",
)  # fmt: skip
def activities(
    request: HttpRequest, cursor: str = "", limit: int = 50, state: str = "", provision: str = "", kind: str = "",
    once: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """The activities that one may see; with `once`, one record of each that several publishers tell."""
    may(request, Scope.READ)
    rows = Activity.objects.live()
    if state:
        rows = rows.filter(jurisdictions__contains=[state.upper()])
    if provision and uncac.exists(provision):
        rows = rows.filter(under__contains=[provision])
    if kind:
        rows = rows.filter(kinds__contains=[kind])
    if once:
        rows = rows.once()
    found, following = page_of(rows.select_related("originator"), cursor, limit)
    return {"items": [activity_item(one) for one in activity_lines(found, current())], "next": following}


@api.get(
    "/assistance/activities/{uuid:key}", response={200: dict, **ERRORS}, tags=TAG, summary="An activity",
    url_name="assistance_activity",
)  # fmt: skip
def activity_one(request: HttpRequest, key: UUID) -> dict[str, Any]:
    """One activity."""
    may(request, Scope.READ)
    found = get_object_or_404(Activity.objects.select_related("originator"), pk=key)
    page = activity_page(activity=found, seen_by=current())
    return activity_item(page.activity) | {
        "descriptions": dict(found.descriptions), "target": page.target, "counted": page.counted,
        "days": dict(page.days),
        "participants": [
            {"role": one.role, "name": one.name, "ref": one.ref, "jurisdiction": one.jurisdiction}
            for one in page.parts
        ],
        "outcomes": [
            {"kind": one.kind, "title": one.title, "jurisdiction": one.jurisdiction, "on": one.on}
            for one in page.outcomes
        ],
        "answers": [{"id": one.id, "title": one.title, "url": absolute(one.url)} for one in page.answers],
        "also_told": [absolute(one.url) for one in page.also_told],
    }  # fmt: skip


@api.get(
    "/assistance/here", response={200: dict, **ERRORS}, tags=TAG, summary="Who already does this here",
    url_name="assistance_here",
)  # fmt: skip
def here(request: HttpRequest, state: str = "", provision: str = "", kind: str = "") -> dict[str, Any]:
    """Activities in a State on a provision or of a kind, the nearest first with reasons, and requests they serve."""
    may(request, Scope.READ)
    planned = Planned(
        jurisdictions=(state.upper(),) if state else (), kinds=(kind,) if kind else (),
        provisions=(provision,) if uncac.exists(provision) else (),
    )  # fmt: skip
    page = here_page(planned=planned, seen_by=current())
    return {
        "activities": [activity_item(one.activity) | {"reasons": list(one.reasons)} for one in page.activities],
        "requests": [request_item(one.request) | {"reasons": list(one.reasons)} for one in page.requests],
    }


def request_item(line: RequestLine) -> dict[str, Any]:
    """A request as programs get it."""
    left = ("new", "kind_labels", "status_label", "origin_label", "changed_at")
    return (
        {"type": "request"}
        | {name: value for name, value in asdict(line).items() if name not in left}
        | {"url": absolute(line.url)}
    )


def activity_item(line: ActivityLine) -> dict[str, Any]:
    """An activity as programs get it; money in major units, as text that is exact."""
    left = ("own", "kind_labels", "status_label", "audience_label", "money", "states", "changed_at")
    return {"type": "activity"} | {name: value for name, value in asdict(line).items() if name not in left} | {
        "url": absolute(line.url), "jurisdictions": [code for code, _name in line.states],
        "money": [_money(one) for one in line.money],
    }  # fmt: skip


def _money(one: Quantity) -> dict[str, str]:
    return {"value": f"{Amount(one.minor, one.unit).value:f}", "currency": one.unit}
