"""What detectors suspect: what waits for a decision, and what was decided, each with the claims side by side."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from merida.money.qualified import Stated
from merida.money.when import When
from merida.site.provenance.asking import Asker
from merida.site.recovery.choices.ledger import ClaimStatus, EventKind, Verdict
from merida.site.recovery.models import Claim, Suspicion
from merida.site.recovery.permissions import can_decide_suspicion
from merida.site.recovery.selectors.entries import stated_of, when_of

KINDS = {
    "digits": _("Digits changed places, or one digit differs"),
    "conversion": _("A conversion that no rate of that day supports"),
    "cumulative": _("A total among the events it adds up"),
    "stock": _("What stood at a date among what happened"),
    "twice": _("The same event told twice"),
    "parts": _("Parts beside their whole, or that do not add up to it"),
    "status": _("Sought, ordered, agreed or reported taken for done"),
    "spending": _("Spending without a transfer, or among transfers"),
}
PAGE = 25


@dataclass(frozen=True, slots=True)
class ClaimShown:
    """A claim as it is compared."""

    key: UUID
    case: str
    case_url: str
    stage: str
    status: str
    stated: Stated | None
    when: When | None
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class SuspicionShown:
    """A suspicion with its claims and, once made, the decision."""

    key: UUID
    kind: str
    label: str
    reason: str
    settled: bool
    claims: tuple[ClaimShown, ...]
    verdict: str
    because: str
    decided_by: str
    decided_at: datetime | None
    decide_url: str


@dataclass(frozen=True, slots=True)
class SuspicionsPage:
    """Suspicions of a kind, waiting or decided."""

    found: Page[SuspicionShown]
    kind: str
    standing: str
    kinds: tuple[tuple[str, str, int], ...]
    waiting: int
    decided: int


def suspicions_page(*, kind: str, standing: str, page: int, seen_by: Asker) -> SuspicionsPage:
    """The suspicions this person may see."""
    rows = Suspicion.objects.all()
    counts = dict(Counter(rows.filter(decision=None).values_list("kind", flat=True)))
    decided = rows.exclude(decision=None).count()
    standing = "decided" if standing == "decided" else "waiting"
    rows = rows.exclude(decision=None) if standing == "decided" else rows.filter(decision=None)
    rows = rows.filter(kind=kind) if kind in KINDS else rows
    pages = Paginator(rows.select_related("decision__decided_by").order_by("settled", "kind", "id"), PAGE)
    found: Any = pages.get_page(page)
    keys = {key for one in found.object_list for key in one.claims}
    claims = {one.pk: claim_shown(one) for one in Claim.objects.filter(pk__in=keys).select_related("case")}
    found.object_list = [_shown(one, claims, seen_by) for one in found.object_list]
    kinds = tuple((key, str(label), counts.get(key, 0)) for key, label in KINDS.items())
    return SuspicionsPage(found, kind if kind in KINDS else "", standing, kinds, sum(counts.values()), decided)


def suspected(claims: set[UUID]) -> int:
    """How many suspicions about these claims wait."""
    return Suspicion.objects.filter(Q(claims__overlap=list(claims)), decision=None).count()


def _shown(one: Suspicion, claims: dict[UUID, ClaimShown], seen_by: Asker) -> SuspicionShown:
    decision = getattr(one, "decision", None)
    url = reverse("recovery:decide_suspicion", args=[one.pk])
    return SuspicionShown(
        one.pk, one.kind, str(KINDS.get(one.kind, one.kind)), one.reason, one.settled,
        tuple(claims[key] for key in one.claims if key in claims),
        str(Verdict(decision.verdict).label) if decision else "", decision.because if decision else "",
        str(decision.decided_by) if decision else "", decision.decided_at if decision else None,
        url if decision is None and can_decide_suspicion(seen_by, one) else "",
    )  # fmt: skip


def claim_shown(one: Claim) -> ClaimShown:
    """A claim for a table."""
    return ClaimShown(
        one.pk, str(one.case), reverse("recovery:case", args=[one.case_id]), str(EventKind(one.stage).label),
        str(ClaimStatus(one.status).label), stated_of(one), when_of(one), one.words, one.source,
    )  # fmt: skip
