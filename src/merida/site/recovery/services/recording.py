"""Record what a source claims and what is held to have happened; take it back with a reason; prefer a claim.

Nothing recorded is changed: a correction is a reversal, and where another claim is used, an event of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from merida.money.accounts import ACCOUNTS
from merida.money.events import KINDS
from merida.money.events import Event as Happening
from merida.money.events import transaction as booked
from merida.money.units import Quantity
from merida.money.when import When
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.provenance.asking import current
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import inherited, record_act, record_decision
from merida.site.recovery import loading_sql
from merida.site.recovery.choices.ledger import ClaimStatus, EventKind
from merida.site.recovery.models import Case, Claim, Event, Fact, Posting, Preference
from merida.site.recovery.permissions import can_record
from merida.site.recovery.services.converting import convert_events, count_events
from merida.site.recovery.services.suspecting import suspect_case
from merida.site.recovery.whose import code_of

_THESE = "e.id = any (%(ids)s)"
PREFERRED = "Another claim of this fact is preferred."


@transaction.atomic
def record_claim(
    *, case: Case, stage: str, by: Person, at: datetime, quantity: Quantity | None = None,
    until: Quantity | None = None, when: When | None = None, fact: Fact | None = None, key: str = "", **told: Any,
) -> Claim:  # fmt: skip
    """What one source says, in its words; the fact it speaks of now rests on the claim that stands first."""
    require(can_record(current(), case))
    if told.get("whose"):
        told["whose"] = code_of(told["whose"]) or told["whose"]
    fields = _told(stage, quantity, until, when, told)
    content = repr((str(case.pk), key or str(fact and fact.pk), sorted((k, repr(v)) for k, v in fields.items())))
    digest = _sha(content)
    known = Claim.objects.filter(originator=case.originator_id, team=case.team, digest=digest).first()
    if known:
        return known
    fact = fact or _fact(case, stage, key, digest)
    if fact.stage != stage:
        raise Refusal(_("This fact is of another stage; record it as a fact of its own."))
    claim = Claim(
        fact=fact, case=case, digest=digest, learnt_on=fields.pop("learnt_on", at.date()), recorded_at=at,
        recorded_by=by, **fields, **inherited(case),
    )  # fmt: skip
    claim.save(force_insert=True)
    record_act(act="record_claim", subject=claim, by=by.pk, at=at, fact=fact.pk)
    _settle(fact, by, at, PREFERRED)
    suspect_case(case=case, at=at)
    return claim


@transaction.atomic
def record_event(
    *, case: Case, kind: str, by: Person, at: datetime, quantity: Quantity | None = None,
    until: Quantity | None = None, when: When | None = None, at_stage: str = "", becomes: Quantity | None = None,
    shares: Iterable[tuple[str, Quantity]] = (), assets: Iterable[Any] = (), thing: str = "",
    claim: Claim | None = None, **told: Any,
) -> Event:  # fmt: skip
    """What happened, as a transaction whose postings sum to zero; without an amount nothing is posted."""
    require(can_record(current(), case))
    fields = _told(kind, quantity, until, when, told)
    parts = [(code, int(share.minor)) for code, share in shares]
    if parts and (quantity is None or sum(minor for _code, minor in parts) != quantity.minor):
        raise Refusal(_("The shares of a joint act add up to it, or none is stated."))
    found = list(assets)
    event = Event(
        case=case, claim=claim, fact=claim.fact if claim else None, rule="person" if claim else "", at_stage=at_stage,
        becomes_unit=becomes.unit if becomes else "", becomes_minor=becomes.minor if becomes else None,
        shares=[list(part) for part in parts], assets=found, thing=thing or (str(found[0]) if len(found) == 1 else ""),
        learnt_on=fields.pop("learnt_on", at.date()), recorded_at=at, recorded_by=by, **fields, **inherited(case),
    )  # fmt: skip
    event.save(force_insert=True)
    if quantity is not None and event.status == ClaimStatus.DONE and kind in KINDS:
        _post(event, quantity, when, becomes)
    record_act(act=f"record_{kind}", subject=event, by=by.pk, at=at)
    _count([event], at)
    connection.check_constraints()
    return event


@transaction.atomic
def reverse_event(*, event: Event, because: str, by: Person, at: datetime) -> Event:
    """Take an event back: the opposite postings, with the reason. What was true of the books then stays known."""
    require(can_record(current(), event))
    if not because.strip():
        raise Refusal(_("Say why this event is taken back."))
    if event.reverses_id or Event.objects.filter(reverses=event).exists():
        raise Refusal(_("This event was taken back already."))
    count_events(_THESE, {"ids": [event.pk]}, sign=-1)
    back = Event.objects.get(pk=event.pk)
    back.pk = Event._meta.pk.get_default()
    back._state.adding = True
    back.reverses_id, back.because, back.words, back.load_id = event.pk, because.strip(), "", None
    back.recorded_at, back.recorded_by, back.learnt_on = at, by, at.date()
    back.save(force_insert=True)
    Posting.objects.bulk_create(
        Posting(
            event=back, number=one.number, account=one.account, unit=one.unit, minor=-int(one.minor), **inherited(back)
        )
        for one in event.postings.order_by("number")
    )  # fmt: skip
    record_act(act="reverse_event", subject=back, by=by.pk, at=at, reverses=event.pk)
    connection.check_constraints()
    return back


@transaction.atomic
def prefer_claim(*, claim: Claim, because: str, by: Person, at: datetime) -> Preference:
    """Use this claim of its fact for totals from now on, whatever the rule says; the others stay visible."""
    require(can_record(current(), claim))
    if not because.strip():
        raise Refusal(_("A person who prefers a claim gives a reason."))
    before = Event.objects.live().filter(fact=claim.fact).first()
    made = Preference(
        fact=claim.fact, claim=claim, because=because.strip(), preferred_at=at, preferred_by=by, **inherited(claim)
    )
    made.save(force_insert=True)
    record_decision(
        act="prefer_claim", subject=claim.fact, before={"claim": str(before.claim_id) if before else None},
        after={"claim": str(claim.pk)}, by=by, at=at, because=because.strip(),
    )  # fmt: skip
    _settle(claim.fact, by, at, because.strip())
    return made


def _settle(fact: Fact, by: Person, at: datetime, because: str) -> None:
    """Let the event of a fact rest on the claim that stands first now."""
    values = {"load": None, "on": at.date(), "at": at, "by": by.pk, "because": because, "corrected": because}
    with connection.cursor() as cursor:
        cursor.execute(loading_sql.BEGIN)
        cursor.execute("insert into affected (fact_id) values (%s)", [fact.pk])
        loading_sql.run(cursor, loading_sql.MOVING, values)
        move(cursor, values)
    connection.check_constraints()


def move(cursor: Any, values: dict[str, Any]) -> None:
    """Reverse what no longer holds and add what holds now, as the table `moving` says; convert it and count it."""
    taken, given = "e.id in (select old_id from moving)", "e.id in (select new_id from moving)"
    cursor.execute("select count(*) from moving")
    many = cursor.fetchone()[0] >= loading_sql.MANY
    count_events(taken, {}, sign=-1)
    loading_sql.run(cursor, loading_sql.REVERSALS, values)
    loading_sql.run(cursor, loading_sql.EVENTS, values)
    if many:
        cursor.execute(loading_sql.KNOW_SIZES)
    convert_events(given, {}, values["on"])
    if many:
        cursor.execute(loading_sql.KNOW_SIZES)
    count_events(given, {})


def _told(
    stage: str, quantity: Quantity | None, until: Quantity | None, when: When | None, told: dict[str, Any]
) -> dict[str, Any]:
    if stage not in EventKind.values:
        raise Refusal(_("%(kind)s is no kind of event.") % {"kind": stage})
    if until is not None and (quantity is None or until.unit != quantity.unit or until.minor < quantity.minor):
        raise Refusal(_("A range goes upwards, in one unit."))
    codes = ("jurisdictions", "origins", "locations", "recipients")
    return {
        "stage": stage, "unit": quantity.unit if quantity else "", "minor": quantity.minor if quantity else None,
        "until_minor": until.minor if until else None, "happened": str(when or ""),
        "first": when.first if when else None, "last": when.last if when else None,
        **{name: sorted(set(value)) if name in codes else value for name, value in told.items()},
    }  # fmt: skip


def _fact(case: Case, stage: str, key: str, digest: str) -> Fact:
    # As in files: the claims of one key and stage are of one fact.
    told = loading_sql.fact_digest(key or digest, stage)
    found = Fact.objects.filter(originator=case.originator_id, team=case.team, digest=told).first()
    if found:
        return found
    fact = Fact(case=case, stage=stage, key=key[:200], digest=told, **inherited(case))
    fact.save(force_insert=True)
    return fact


def _post(event: Event, quantity: Quantity, when: When | None, becomes: Quantity | None) -> None:
    kind: Any = event.stage
    happening = Happening(str(event.pk), kind, quantity, when, event.learnt_on, event.at_stage or None, becomes)
    try:
        postings = booked(happening).postings
    except ValueError as error:
        raise Refusal(str(error).removeprefix(f"{event.pk}: ")) from None
    assert all(one.account in ACCOUNTS for one in postings)
    Posting.objects.bulk_create(
        Posting(
            event=event, number=number, account=one.account, unit=one.quantity.unit, minor=one.quantity.minor,
            **inherited(event),
        )
        for number, one in enumerate(postings, 1)
    )  # fmt: skip


def _count(events: Iterable[Event], at: datetime) -> None:
    values = {"ids": [one.pk for one in events]}
    convert_events(_THESE, values, at.date())
    count_events(_THESE, values)


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
