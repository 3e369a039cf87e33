"""Cases and the log of requests for programs: what one may see, as the pages have it; persons only by status."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from merida.site.evidence.labels import names
from merida.site.evidence.selectors.files import absolute
from merida.site.people.choices import Scope
from merida.site.people.interface import ERRORS, PageOut, api, may, page_of
from merida.site.provenance.asking import current
from merida.site.provenance.services import record_reading
from merida.site.recovery.api.plainly import coded, plain
from merida.site.recovery.models import Case, LegalRequest
from merida.site.recovery.selectors.case import CaseHead, case_page, head_of
from merida.site.recovery.selectors.requests_log import line_of, request_page, requests_found

TAG = ["recovery"]
LIST = {200: PageOut, **ERRORS}
ONE = {200: dict, **ERRORS}
OF_REQUEST = (
    "kind", "status", "from_jurisdiction", "to_jurisdiction", "channel", "provisions", "urgent", "ended_on",
    "answer_due_on",
)  # fmt: skip


@api.get("/recovery/cases", response=LIST, tags=TAG, summary="Cases", url_name="recovery_cases")
def cases(
    request: HttpRequest, cursor: str = "", limit: int = 50, jurisdiction: str = "", cluster: str = "", q: str = ""
) -> dict[str, Any]:
    """The cases that one may see: of one's teams, and those that published sources tell of."""
    may(request, Scope.READ)
    rows = Case.objects.prefetch_related("jurisdictions")
    if jurisdiction:
        rows = rows.filter(jurisdictions__jurisdiction=jurisdiction.upper()).distinct()
    if cluster:
        rows = rows.filter(cluster=cluster)
    if q:
        rows = rows.filter(Q(name__icontains=q) | Q(reference__icontains=q) | Q(cluster__icontains=q))
    found, following = page_of(rows, cursor, limit)
    return {"items": [_head(one, head_of(one)) for one in found], "next": following}


@api.get("/recovery/cases/{uuid:key}", response=ONE, tags=TAG, summary="A case", url_name="recovery_case")
def case(request: HttpRequest, key: UUID) -> dict[str, Any]:
    """One case: events, claims, statement, stages, orders, assets, claimants, custody, obstacles, requests."""
    may(request, Scope.READ)
    found = get_object_or_404(Case.objects.prefetch_related("jurisdictions"), pk=key)
    page = case_page(case=found, today=timezone.localdate(), seen_by=current())
    record_reading(subject=found, by=current().person, at=timezone.now())
    requests = found.requests.all()
    return _head(found, page.head) | {
        "deadlines": plain(page.soon), "statements": plain(page.statements), "stages": plain(page.stages),
        "events": plain(page.events), "facts": plain(page.facts), "differences": plain(page.apart),
        "orders": coded(
            page.orders, found.orders.all(), "kind", "ground", "jurisdiction", "finality"
        ),
        "assets": coded(page.assets, found.assets.all(), "kind", "location"),
        "claimants": [
            {"kind": one.kind, "jurisdiction": one.jurisdiction, "status": one.status}
            for one in found.claimants.order_by("id")
        ],
        "persons": [
            {"status": one.status, "status_on": plain(one.status_on), "review_on": plain(one.review_on),
             "erased_at": plain(one.erased_at)}
            for one in found.persons.order_by("id")
        ],
        "custody": plain(page.custody), "obstacles": coded(page.obstacles, found.obstacles.all(), "code"),
        "requests": coded(page.requests, requests, *OF_REQUEST),
        "assistance": plain(page.help),
    }  # fmt: skip


@api.get("/recovery/requests", response=LIST, tags=TAG, summary="The log of requests", url_name="recovery_requests")
def requests(
    request: HttpRequest, cursor: str = "", limit: int = 50, direction: str = "", kind: str = "", status: str = "",
    jurisdiction: str = "", channel: str = "", contact: str = "",
) -> dict[str, Any]:  # fmt: skip
    """The requests that one may see, in and out."""
    may(request, Scope.READ)
    asked = {
        "direction": direction, "kind": kind, "status": status, "jurisdiction": jurisdiction.upper(),
        "channel": channel, "contact": contact,
    }  # fmt: skip
    found, following = page_of(requests_found(asked), cursor, limit)
    said = names()
    return {"items": coded((line_of(one, said) for one in found), found, *OF_REQUEST), "next": following}


@api.get(
    "/recovery/requests/{uuid:key}", response=ONE, tags=TAG, summary="A request of the log", url_name="recovery_request"
)
def request_one(request: HttpRequest, key: UUID) -> dict[str, Any]:
    """One request with what became of it and its documents; their files are on the page."""
    may(request, Scope.READ)
    found = get_object_or_404(LegalRequest, pk=key)
    page = request_page(request=found, today=timezone.localdate(), seen_by=current())
    record_reading(subject=found, by=current().person, at=timezone.now())
    (line,) = coded([page.line], [found], *OF_REQUEST)
    return line | {
        "onward_limits": list(found.onward_limits),
        "steps": [
            {"kind": one.kind, "on": plain(one.on), "ground": one.ground, "channel": one.channel,
             "contact": one.contact, "words": one.words}
            for one in found.steps.all()
        ],
        "documents": plain(page.documents), "deadlines": plain(page.soon),
    }  # fmt: skip


def _head(row: Case, head: CaseHead) -> dict[str, Any]:
    roles = [{"role": one.role, "jurisdiction": one.jurisdiction} for one in row.jurisdictions.all()]
    told: dict[str, Any] = plain(head)
    return {"type": "case"} | told | {
        "url": absolute(head.url), "scope": row.scope, "jurisdictions": roles, "onward_limits": list(row.onward_limits),
    }  # fmt: skip
