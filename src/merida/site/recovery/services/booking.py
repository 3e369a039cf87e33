"""Acts that move money too: a claimant is paid, upkeep is paid; the row and the event of the ledger are one act."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from merida.money.units import Quantity
from merida.money.when import When
from merida.site.people.models import Person
from merida.site.recovery.choices.cases import ClaimantKind, ClaimantStepKind, CustodyKind
from merida.site.recovery.choices.ledger import EventKind
from merida.site.recovery.models import Asset, Case, Claimant, ClaimantStep, Custody
from merida.site.recovery.services.orders import record_custody
from merida.site.recovery.services.persons import record_step_of_claimant
from merida.site.recovery.services.recording import record_event

OWN = {ClaimantKind.VICTIM, ClaimantKind.PRIOR_OWNER, ClaimantKind.STATE}


@transaction.atomic
def book_step_of_claimant(
    *, claimant: Claimant, kind: str, on: date, by: Person, at: datetime, amount: Quantity | None = None,
    words: str = "", drawn_on: str = "", booked: bool = True,
) -> ClaimantStep:  # fmt: skip
    """What became of a claim to assets; where it is paid, the ledger says from which stage."""
    step = record_step_of_claimant(claimant=claimant, kind=kind, on=on, by=by, at=at, amount=amount, words=words)
    if kind == ClaimantStepKind.PAID and booked:
        what = EventKind.VICTIMS if claimant.kind in OWN else EventKind.THIRD_PARTIES
        assets = [claimant.asset_id] if claimant.asset_id else []
        _booked(claimant.case, what, amount, on, by, at, at_stage=drawn_on, assets=assets)
    return step


@transaction.atomic
def book_custody(
    *, case: Case, asset: Asset, kind: str, on: date, by: Person, at: datetime, amount: Quantity | None = None,
    drawn_on: str = "", booked: bool = False, **more: Any,
) -> Custody:  # fmt: skip
    """How an asset is kept; a cost of upkeep taken out of the assets is an event of the ledger too."""
    made = record_custody(case=case, asset=asset, kind=kind, on=on, by=by, at=at, amount=amount, **more)
    if kind == CustodyKind.UPKEEP and booked:
        _booked(case, EventKind.CUSTODY, amount, on, by, at, at_stage=drawn_on, assets=[asset.pk])
    return made


def _booked(
    case: Case, kind: str, amount: Quantity | None, on: date, by: Person, at: datetime, **more: Any
) -> None:  # fmt: skip
    record_event(case=case, kind=kind, quantity=amount, when=When.of(on), by=by, at=at, **more)
