"""Persons and claimants of a case: named under keys of their own, with a status, and erased by destroying the key."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from merida.money.units import Quantity
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.provenance.asking import current
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import inherited, record_act, record_decision
from merida.site.recovery.choices.cases import ClaimantKind, ClaimantStepKind, DeadlineKind, ProceduralStatus
from merida.site.recovery.models import (
    Asset,
    Case,
    Claimant,
    ClaimantStep,
    PersonInCase,
    PersonKey,
    StatusOfPerson,
)
from merida.site.recovery.names_under_key import new_secret, sealed
from merida.site.recovery.permissions import can_keep_case
from merida.site.recovery.selectors.publishing import misnamed
from merida.site.recovery.services.deadlines import expect, met
from merida.site.recovery.services.orders import amount_of

REVIEW = timedelta(days=180)
SOON = timedelta(days=7)
NEXT: dict[str, set[str]] = {
    ClaimantStepKind.CLAIMED: {ClaimantStepKind.RECOGNIZED, ClaimantStepKind.REJECTED},
    ClaimantStepKind.REJECTED: {ClaimantStepKind.RECOGNIZED},
    ClaimantStepKind.RECOGNIZED: {ClaimantStepKind.PAID, ClaimantStepKind.REJECTED},
    ClaimantStepKind.PAID: {ClaimantStepKind.PAID},
}


@transaction.atomic
def name_person(
    *, case: Case, name: str, status: str, on: date, by: Person, at: datetime, identifiers: str = "",
    review_on: date | None = None,
) -> PersonInCase:  # fmt: skip
    """A person whom the case concerns; the status is looked at again on a day."""
    require(can_keep_case(current(), case))
    if not name.strip():
        raise Refusal(_("Give the name."))
    if status not in ProceduralStatus.values:
        raise Refusal(_("Choose a procedural status from the list."))
    key = _key(case)
    person = PersonInCase(
        case=case, key=key, sealed=sealed({"name": name.strip(), "identifiers": identifiers.strip()}, key.secret),
        status=status, status_on=on, review_on=review_on or on + REVIEW, **inherited(case),
    )  # fmt: skip
    person.save(force_insert=True)
    _status(person, by, at, "")
    record_act(act="name_person", subject=person, by=by.pk, at=at, case=case.pk)
    return person


@transaction.atomic
def set_procedural_status(
    *, person: PersonInCase, status: str, on: date, by: Person, at: datetime, because: str = "",
    review_on: date | None = None,
) -> PersonInCase:  # fmt: skip
    """Where the person stands from a day on. The reason may speak of her, so it is sealed and not in the log."""
    require(can_keep_case(current(), person))
    person = PersonInCase.objects.select_for_update().get(pk=person.pk)
    if status not in ProceduralStatus.values:
        raise Refusal(_("Choose a procedural status from the list."))
    if person.erased_at:
        raise Refusal(_("This person was erased; nothing more is recorded of her."))
    before = person.status
    person.status, person.status_on, person.review_on = status, on, review_on or on + REVIEW
    person.save(update_fields=("status", "status_on", "review_on"))
    _status(person, by, at, because)
    _look_at_what_is_public(person.case, at)
    record_decision(
        act="set_procedural_status", subject=person, before={"status": before},
        after={"status": status, "on": str(on)}, by=by, at=at,
    )  # fmt: skip
    return person


@transaction.atomic
def erase_person(*, person: PersonInCase, by: Person, at: datetime) -> PersonInCase:
    """Destroy the key: name, identifiers and reasons are noise from now on; what was done and when stays verifiable."""
    require(can_keep_case(current(), person))
    person = PersonInCase.objects.select_for_update().get(pk=person.pk)
    if not person.erased_at:
        _destroy(person, at)
        met(of=person, on=at.date())
        record_decision(act="erase_person", subject=person, before={}, after={"erased": True}, by=by, at=at)
    return person


@transaction.atomic
def name_claimant(
    *, case: Case, name: str, kind: str, on: date, by: Person, at: datetime, asset: Asset | None = None,
    amount: Quantity | None = None, jurisdiction: str = "", words: str = "",
) -> Claimant:  # fmt: skip
    """Somebody claims a right to assets of the case."""
    require(can_keep_case(current(), case))
    if not name.strip():
        raise Refusal(_("Give the name."))
    if kind not in ClaimantKind.values:
        raise Refusal(_("Choose from the list on what the claim rests."))
    if asset is not None and not case.case_assets.filter(asset=asset).exists():
        raise Refusal(_("Choose assets of this case."))
    key = _key(case)
    claimant = Claimant(
        case=case, asset=asset, kind=kind, jurisdiction=jurisdiction, key=key,
        sealed=sealed({"name": name.strip()}, key.secret), **inherited(case),
    )  # fmt: skip
    claimant.save(force_insert=True)
    _claimed(claimant, ClaimantStepKind.CLAIMED, on, by, at, amount, words)
    record_act(act="name_claimant", subject=claimant, by=by.pk, at=at, case=case.pk, kind=kind)
    return claimant


@transaction.atomic
def record_step_of_claimant(
    *, claimant: Claimant, kind: str, on: date, by: Person, at: datetime, amount: Quantity | None = None,
    words: str = "",
) -> ClaimantStep:  # fmt: skip
    """A claim to assets is recognized, rejected or paid, in the order in which that can be."""
    require(can_keep_case(current(), claimant))
    claimant = Claimant.objects.select_for_update().get(pk=claimant.pk)
    if kind not in NEXT[claimant.status]:
        raise Refusal(_("That cannot follow here: a claim is recognized before it is paid."))
    if kind == ClaimantStepKind.PAID and (amount is None or amount.minor <= 0):
        raise Refusal(_("Give the amount."))
    before, claimant.status = claimant.status, kind
    claimant.save(update_fields=("status",))
    step = _claimed(claimant, kind, on, by, at, amount, words)
    record_decision(
        act=f"{VERBS[kind]}_claim", subject=claimant, before={"status": before},
        after={"status": kind, "on": str(on), "step": str(step.pk)}, by=by, at=at,
    )  # fmt: skip
    return step


VERBS: dict[str, str] = {
    ClaimantStepKind.RECOGNIZED: "recognize", ClaimantStepKind.REJECTED: "reject", ClaimantStepKind.PAID: "pay",
}  # fmt: skip


def recognize_claim(
    *, claimant: Claimant, on: date, by: Person, at: datetime, amount: Quantity | None = None, words: str = ""
) -> ClaimantStep:
    """The right is recognized."""
    kind = ClaimantStepKind.RECOGNIZED
    return record_step_of_claimant(claimant=claimant, kind=kind, on=on, by=by, at=at, amount=amount, words=words)


def reject_claim(*, claimant: Claimant, on: date, by: Person, at: datetime, words: str = "") -> ClaimantStep:
    """The right is not recognized."""
    return record_step_of_claimant(claimant=claimant, kind=ClaimantStepKind.REJECTED, on=on, by=by, at=at, words=words)


def pay_claim(
    *, claimant: Claimant, on: date, amount: Quantity, by: Person, at: datetime, words: str = ""
) -> ClaimantStep:
    """The claimant was paid; the money itself moves in the ledger."""
    kind = ClaimantStepKind.PAID
    return record_step_of_claimant(claimant=claimant, kind=kind, on=on, by=by, at=at, amount=amount, words=words)


@transaction.atomic
def erase_claimant(*, claimant: Claimant, by: Person, at: datetime) -> Claimant:
    """Destroy the key of a claimant's name; the amounts stay."""
    require(can_keep_case(current(), claimant))
    claimant = Claimant.objects.select_for_update().get(pk=claimant.pk)
    if not claimant.erased_at:
        _destroy(claimant, at)
        record_decision(act="erase_claimant", subject=claimant, before={}, after={"erased": True}, by=by, at=at)
    return claimant


def _look_at_what_is_public(case: Case, at: datetime) -> None:
    """Whoever is not, or no longer, finally convicted may be named in a publication: the team is reminded of it."""
    if misnamed(case):
        words = _("A publication names somebody against the rule of wording: take it back, or publish anew.")
        expect(of=case, kind=DeadlineKind.OTHER, due_on=at.date() + SOON, words=words)


def _key(case: Case) -> PersonKey:
    key = PersonKey(secret=new_secret(), **inherited(case))
    key.save(force_insert=True)
    return key


def _destroy(row: PersonInCase | Claimant, at: datetime) -> None:
    key, row.key, row.erased_at, row.sealed = row.key, None, at, b""
    row.save(update_fields=("key", "erased_at", "sealed"))
    if key is not None:
        key.delete()


def _status(person: PersonInCase, by: Person, at: datetime, because: str) -> None:
    assert person.key is not None
    words = sealed({"because": because.strip()}, person.key.secret) if because.strip() else b""
    StatusOfPerson(
        person=person, status=person.status, on=person.status_on, review_on=person.review_on, sealed=words, set_by=by,
        set_at=at, **inherited(person),
    ).save(force_insert=True)  # fmt: skip
    expect(of=person, kind=DeadlineKind.STATUS_REVIEW, due_on=person.review_on)


def _claimed(
    claimant: Claimant, kind: str, on: date, by: Person, at: datetime, amount: Quantity | None, words: str
) -> ClaimantStep:
    kept = b""
    if words.strip():
        if claimant.key is None:
            raise Refusal(_("This claimant was erased; nothing more is said of them."))
        kept = sealed({"words": words.strip()}, claimant.key.secret)
    step = ClaimantStep(
        claimant=claimant, kind=kind, on=on, sealed=kept, recorded_by=by, recorded_at=at, **amount_of(amount),
        **inherited(claimant),
    )  # fmt: skip
    step.save(force_insert=True)
    return step
