"""Agreements, the path of article 57 and use for programs: what one may see, in the codes of the library."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from merida.site.evidence.selectors.files import absolute
from merida.site.people.choices import Scope
from merida.site.people.interface import ERRORS, PageOut, api, may, page_of
from merida.site.provenance.asking import current
from merida.site.provenance.services import record_reading
from merida.site.recovery.api.plainly import coded, plain
from merida.site.recovery.models import Agreement, Case, CaseAgreement, Use
from merida.site.recovery.selectors.agreements import agreement_page, as_value
from merida.site.recovery.selectors.article57_facts import facts_of, positions_of, tranches_of
from merida.site.recovery.selectors.use import use_page
from merida.tracing.article57_paths import paths

TAG = ["recovery"]
ONE = {200: dict, **ERRORS}


@api.get(
    "/recovery/agreements", response={200: PageOut, **ERRORS}, tags=TAG, summary="Agreements on returns",
    url_name="recovery_agreements",
)  # fmt: skip
def agreements(request: HttpRequest, cursor: str = "", limit: int = 50, party: str = "") -> dict[str, Any]:
    """The agreements that one may see, with their versions and terms in codes and words."""
    may(request, Scope.READ)
    rows = Agreement.objects.prefetch_related("versions__terms")
    if party:
        rows = rows.filter(parties__contains=[party.upper()])
    found, following = page_of(rows, cursor, limit)
    return {"items": [_agreement(one) for one in found], "next": following}


@api.get(
    "/recovery/agreements/{uuid:key}", response=ONE, tags=TAG, summary="An agreement", url_name="recovery_agreement"
)
def agreement(request: HttpRequest, key: UUID) -> dict[str, Any]:
    """One agreement, checked against the topics of principles."""
    may(request, Scope.READ)
    found = get_object_or_404(Agreement, pk=key)
    page = agreement_page(agreement=found, seen_by=current())
    record_reading(subject=found, by=current().person, at=timezone.now())
    principles = [{"set": name, "topics": plain(topics)} for name, topics in page.principles]
    return _agreement(found) | {"principles": principles}


@api.get(
    "/recovery/cases/{uuid:key}/article-57", response=ONE, tags=TAG, summary="The path of article 57 of a case",
    url_name="recovery_article57",
)  # fmt: skip
def article57(request: HttpRequest, key: UUID, tranche: str = "") -> dict[str, Any]:
    """What each State says, and what follows for each letter of 57(3); of the whole return or of one tranche."""
    may(request, Scope.READ)
    found = _read(key)
    tranches = tranches_of(found)
    chosen = next((one for one in tranches if str(one.pk) == tranche), None)
    if tranche and chosen is None:
        raise Http404
    kinds = [one.agreement.kind for one in CaseAgreement.objects.filter(case=found).select_related("agreement")]
    facts = facts_of(found, positions_of(found, chosen), kinds, chosen)
    return {
        "case": str(found.pk), "tranche": tranche or None, "tranches": [str(one.pk) for one in tranches],
        "said": plain(facts.assertions),
        "paths": [plain(one) | {"overall": one.overall.letter, "answer": one.overall.code} for one in paths(facts)],
    }  # fmt: skip


@api.get(
    "/recovery/cases/{uuid:key}/use", response=ONE, tags=TAG, summary="The use of what was returned",
    url_name="recovery_use",
)  # fmt: skip
def use(request: HttpRequest, key: UUID) -> dict[str, Any]:
    """The tree of uses, what each level holds (levels are never added), and what does not agree."""
    may(request, Scope.READ)
    found = _read(key)
    page = use_page(case=found, seen_by=current())
    rows = Use.objects.filter(case=found)
    return {
        "case": str(found.pk), "uses": coded(page.lines, rows, "purposes", "form"),
        "totals": plain(page.totals), "alerts": list(page.alerts),
        "beneficiaries": {"women": page.women, "men": page.men, "sex_not_told": page.unstated},
    }  # fmt: skip


def _read(key: UUID) -> Case:
    found = get_object_or_404(Case, pk=key)
    record_reading(subject=found, by=current().person, at=timezone.now())
    return found


def _agreement(row: Agreement) -> dict[str, Any]:
    url = absolute(f"/recovery/agreements/{row.pk}/")
    return {"type": "agreement", **plain(as_value(row)), "url": url}
