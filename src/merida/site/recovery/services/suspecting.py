"""Let the detectors look at claims and keep what they propose, once; a person decides, and is not asked again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from django.db import transaction
from django.utils.translation import gettext as _

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


@transaction.atomic
def suspect(*, load: Load, by: Person, at: datetime) -> int:
    """Look at the cases and clusters a load touched; how many suspicions are new."""
    cases = set(load.claims.values_list("case_id", flat=True))
    clusters = set(load.claims.exclude(cluster="").values_list("cluster", flat=True))
    rows = Claim.objects.filter(originator=load.originator_id)
    near = rows.filter(case__in=cases) | rows.filter(cluster__in=clusters)
    added = 0
    # Only claims that the same people may see are compared: else a suspicion would tell one of the other.
    ordered = sorted(near.select_related("case"), key=_whose)
    for _key, group in groupby(ordered, key=_whose):
        added += _suspect(list(group), load, at)
    record_act(act="suspect", subject=load, by=by.pk, at=at, suspicions=added)
    return added


def suspect_case(*, case: Case, at: datetime) -> int:
    """Look at the claims of a case after one was written down; how many suspicions are new."""
    same = {name: getattr(case, name) for name in COLUMNS}
    return _suspect(list(Claim.objects.filter(case=case, **same).select_related("case")), None, at)


def _whose(claim: Claim) -> str:
    return repr([getattr(claim, name) for name in COLUMNS])


def _suspect(claims: list[Claim], load: Load | None, at: datetime) -> int:
    rates = provider()
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
