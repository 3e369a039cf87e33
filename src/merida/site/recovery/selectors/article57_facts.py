"""What is said of the return of a case, for the path of article 57: positions of States, and the record of the case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet

from merida.site.recovery.article57_codes import BASIS_OF, CLAIMANT_OF, GROUND_OF, ROUTE_OF, assertion
from merida.site.recovery.choices.cases import JurisdictionRole, OrderKind
from merida.site.recovery.choices.requests import LegalRequestKind
from merida.site.recovery.choices.returns import TRANCHES
from merida.site.recovery.models import Case, Claimant, Event, LegalRequest, Order, Position
from merida.site.recovery.selectors.told import said_event
from merida.site.recovery.whose import code_of
from merida.tracing.article57 import RECORD, Assertion, Facts
from merida.tracing.article57 import Claimant as ClaimantFact

REQUESTS = {LegalRequestKind.ENFORCEMENT, LegalRequestKind.DOMESTIC_ORDER, LegalRequestKind.RETURN}
"""Requests of another State for confiscation or return; mutual legal assistance alone is none."""


def tranches_of(case: Case) -> tuple[Any, ...]:
    """The transfers of a case (where none is told: receipts, or what was agreed), and how much is said of each."""
    own = Count("positions", filter=Q(positions__replaced_by__isnull=True, positions__taken_back=False))
    rows = Event.objects.live().filter(case=case, stage__in=TRANCHES, status__in=STOOD).annotate(own=own)
    found = list(rows.order_by("first", "recorded_at", "id"))
    stage = next((stage for stage in TRANCHES if any(one.stage == stage for one in found)), "")
    return tuple(one for one in found if one.stage == stage)


def positions_of(case: Case, tranche: Event | None = None) -> list[Position]:
    """What is said of the whole return; what a State says of a tranche takes the place of what it says of all."""
    found = list(Position.objects.live().filter(Q(event=None) | Q(event=tranche), case=case).select_related("event"))
    own = {(one.by, one.topic) for one in found if one.event_id}
    return [one for one in found if one.event_id or (one.by, one.topic) not in own]


STOOD = ("done", "granted", "agreed")
"""What is a tranche: done or promised, not only reported or sought."""


def facts_of(
    case: Case, positions: Iterable[Position], agreements: Iterable[str] = (), tranche: Event | None = None
) -> Facts:
    """All that is said of a case, or of a tranche of it, and its record, as the library takes it."""
    roles = dict[str, str]()
    for one in case.jurisdictions.all():
        roles.setdefault(one.role, one.jurisdiction)
    told = [
        assertion(one.topic, one.value, by=one.by, source=one.source, words=one.words, on=one.happened)
        for one in positions
    ]
    record = [*_of_orders(case), *_of_requests(case), *_of_events(case, tranche)]
    record += [assertion("offence", one, by=RECORD, source=str(case)) for one in case.offences]
    record += [assertion("arrangement", kind, by=RECORD, source=str(case)) for kind in dict.fromkeys(agreements)]
    known = [one for one in (*told, *record) if one is not None]
    return Facts(
        assertions=tuple(_once(known)),
        requested=roles.get(JurisdictionRole.REQUESTED, ""),
        requesting=roles.get(JurisdictionRole.REQUESTING, ""),
        claimants=tuple(
            ClaimantFact(CLAIMANT_OF[one.kind], one.status)  # type: ignore[arg-type]
            for one in Claimant.objects.filter(case=case)
        ),
    )


def _of_orders(case: Case) -> list[Assertion | None]:
    """The grounds of orders of confiscation; a freeze says nothing of disposal."""
    orders = Order.objects.filter(case=case, kind=OrderKind.CONFISCATION)
    return [
        assertion("ground", GROUND_OF[one.ground], by=RECORD, source=str(one), on=str(one.made_on or ""))
        for one in orders
        if one.ground in GROUND_OF
    ]


def _of_requests(case: Case) -> list[Assertion | None]:
    found = LegalRequest.objects.filter(case=case, kind__in=REQUESTS)
    return [assertion("request", "yes", by=RECORD, source=str(one), on=str(one.sent_on)) for one in found]


def _of_events(case: Case, tranche: Event | None) -> list[Assertion | None]:
    """Route, ground and basis as transfers have them; the basis is that of the State whose statement it rests on.

    Of a tranche, its own transfer tells; what that leaves open, the confiscation does.
    """
    rows = Event.objects.live().filter(case=case, stage__in=("confiscated", "approved", "transferred"))
    if tranche is None:
        return _told_by(rows)
    own = _told_by(Event.objects.filter(pk=tranche.pk))
    told = {one.topic for one in own if one}
    return [*own, *(one for one in _told_by(rows.filter(stage="confiscated")) if one and one.topic not in told)]


def _told_by(rows: QuerySet[Event]) -> list[Assertion | None]:
    made: list[Assertion | None] = []
    for one in rows.select_related("claim"):
        source = (one.claim.source if one.claim else "") or said_event(one)
        whose = (code_of(one.claim.whose) if one.claim else "") or RECORD
        for topic, codes, value in (
            ("route", ROUTE_OF, one.route), ("ground", GROUND_OF, one.ground), ("basis", BASIS_OF, one.disposal),
        ):  # fmt: skip
            if value in codes:
                by = whose if topic == "basis" else RECORD
                made.append(assertion(topic, codes[value], by=by, source=source, on=one.happened))
    return made


def _once(told: Iterable[Assertion]) -> list[Assertion]:
    seen: dict[tuple[str, str, str], Assertion] = {}
    for one in told:
        seen.setdefault((one.by, one.topic, one.value), one)
    return list(seen.values())
