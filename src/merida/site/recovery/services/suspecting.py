"""Let the detectors look at claims and keep what they propose, once; a person decides, and is not asked again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from merida.money.rates import RateProvider
from merida.site.people.asking import acting_as
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.provenance.asking import current
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import COLUMNS, inherited, record_act
from merida.site.recovery.choices.ledger import Verdict
from merida.site.recovery.models import Case, Claim, Load, Suspicion, SuspicionDecision
from merida.site.recovery.permissions import can_decide_suspicion
from merida.site.recovery.selectors.entries import claims_of
from merida.site.recovery.selectors.rates import provider
from merida.tracing.detectors import propose

LOOKED_AT = 5_000
"""Rows of a load that the detectors look at while somebody waits; a larger one is for the worker."""
LOOKING = "looking"
"""The count of a load that stands while the worker has not looked at it."""
AT_ONCE = 300
"""Cases compared at once, so that memory does not grow with the load."""


@transaction.atomic
def suspect(*, load: Load, by: Person, at: datetime) -> int:
    """Look at the cases and clusters a load touched; how many suspicions are new."""
    added, rates = 0, provider()
    standing = Claim.objects.filter(originator=load.originator_id).standing()
    for cases, clusters in _parts(load):
        near = standing.filter(Q(case__in=cases) | Q(cluster__in=clusters))
        # Only claims that the same people may see are compared: else a suspicion would tell one of the other.
        ordered = sorted(near.select_related("case"), key=_whose)
        for _key, group in groupby(ordered, key=_whose):
            added += _suspect(list(group), load, at, rates)
    counts = {name: count for name, count in load.counts.items() if name != LOOKING}
    Load.objects.filter(pk=load.pk).update(counts=counts)
    record_act(act="suspect", subject=load, by=by.pk, at=at, suspicions=added)
    return added


def look_at(*, load_id: UUID, by: UUID) -> int:
    """What the worker does."""
    person = Person.objects.get(pk=by)
    with acting_as(person):
        return suspect(load=Load.objects.get(pk=load_id), by=person, at=timezone.now())


def _parts(load: Load) -> Iterator[tuple[set[UUID], set[str]]]:
    """The cases and clusters of a load, some at a time; a cluster whole, for its claims are compared."""
    pairs = load.claims.values_list("cluster", "case_id").distinct().order_by("cluster", "case_id")
    cases: set[UUID] = set()
    clusters: set[str] = set()
    for cluster, of_cluster in groupby(pairs.iterator(chunk_size=5_000), key=lambda pair: pair[0]):
        for _cluster, case in of_cluster:
            cases.add(case)
            if not cluster and len(cases) >= AT_ONCE:
                yield cases, clusters
                cases, clusters = set(), set()
        clusters |= {cluster} if cluster else set()
        if len(cases) >= AT_ONCE:
            yield cases, clusters
            cases, clusters = set(), set()
    if cases:
        yield cases, clusters


def suspect_case(*, case: Case, at: datetime) -> int:
    """Look at the claims of a case after one was written down; how many suspicions are new."""
    same = {name: getattr(case, name) for name in COLUMNS}
    claims = Claim.objects.filter(case=case, **same).standing()
    return _suspect(list(claims.select_related("case")), None, at, provider())


def _whose(claim: Claim) -> str:
    return repr([getattr(claim, name) for name in COLUMNS])


def _suspect(claims: list[Claim], load: Load | None, at: datetime, rates: RateProvider) -> int:
    by_key = {str(one.pk): one for one in claims}
    told = claims_of(Claim.objects.filter(pk__in=[one.pk for one in claims]))
    found = {}
    for one in propose(told, rates):
        digest = _digest(one.suspicion, (by_key[key].digest for key in one.claims))
        first = by_key[one.claims[0]]
        found[digest] = Suspicion(
            load=load, kind=one.suspicion, claims=[by_key[key].pk for key in one.claims], digest=digest,
            reason=one.reason, settled=one.settled, proposed_at=at, **inherited(first),
        )  # fmt: skip
    if not found:
        return 0
    whose = {"originator": claims[0].originator_id, "team": claims[0].team}
    known = set(Suspicion.objects.filter(digest__in=list(found), **whose).values_list("digest", flat=True))
    rows = [one for digest, one in found.items() if digest not in known]
    Suspicion.objects.bulk_create(rows, batch_size=1_000)
    return len(rows)


def _digest(kind: str, claims: Iterable[str]) -> str:
    return hashlib.sha256(f"{kind} {' '.join(sorted(claims))}".encode()).hexdigest()


@transaction.atomic
def decide_suspicion(
    *, suspicion: Suspicion, verdict: str, because: str, by: Person, at: datetime
) -> SuspicionDecision:
    """Confirm or reject a suspicion; what was decided stays."""
    require(can_decide_suspicion(current(), suspicion))
    if verdict not in Verdict.values:
        raise Refusal(_("Confirm or reject the suspicion."))
    if verdict == Verdict.REJECTED and not because.strip():
        raise Refusal(_("Say why this is no reason for doubt."))
    if SuspicionDecision.objects.filter(suspicion=suspicion).exists():
        raise Refusal(_("Somebody decided this already; what was decided stays."))
    made = SuspicionDecision(
        suspicion=suspicion, verdict=verdict, because=because.strip(), decided_at=at, decided_by=by,
        **inherited(suspicion),
    )  # fmt: skip
    made.save(force_insert=True)
    record_act(act="decide_suspicion", subject=suspicion, by=by.pk, at=at, verdict=verdict)
    return made
