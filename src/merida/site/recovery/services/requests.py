"""The log of requests, in and out: written down, what became of each, with its documents."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from merida.site.people.asking import acting_as
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.people.selectors import organisation_of
from merida.site.provenance.asking import current
from merida.site.provenance.keys import new_key
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import (
    COLUMNS,
    Restrictions,
    handling_of,
    inherited,
    receive_source,
    record_act,
    record_decision,
)
from merida.site.recovery.choices.cases import DeadlineKind
from merida.site.recovery.choices.requests import (
    ENDS,
    SETTLES,
    Channel,
    Direction,
    LegalRequestKind,
    RefusalGround,
    RequestDocumentKind,
    RequestStepKind,
)
from merida.site.recovery.models import Case, LegalRequest, RequestDocument, RequestStep
from merida.site.recovery.permissions import can_keep_case, can_open_case
from merida.site.recovery.services.deadlines import expect, met
from merida.site.recovery.services.teams import place_in_team

QUIET = {RequestStepKind.CONTACTED, RequestStepKind.INFORMATION_GIVEN}
"""Steps that change nothing of where a request stands, once it was acknowledged."""

DESCRIBED = (
    "kind", "from_jurisdiction", "to_jurisdiction", "subject", "provisions", "our_reference", "their_reference",
    "channel", "contact", "urgent",
)  # fmt: skip


@transaction.atomic
def record_request(
    *, direction: str, kind: str, from_jurisdiction: str, to_jurisdiction: str, subject: str, channel: str,
    sent_on: date, by: Person, at: datetime, case: Case | None = None, answer_due_on: date | None = None,
    **described: Any,
) -> LegalRequest:  # fmt: skip
    """Write a request into the log. Without a case it is its writer's alone until others join."""
    require(can_open_case(current()) if case is None else can_keep_case(current(), case))
    _check(direction, kind, channel, from_jurisdiction, to_jurisdiction, subject)
    if answer_due_on and answer_due_on < sent_on:
        raise Refusal(_("An answer cannot be due before the request was sent; give a later day."))
    key = new_key()
    if case is None:
        place_in_team(team=key, person=by, at=at)
        owner = organisation_of(by).pk
        restrictions = handling_of("legal_request", originator=owner, team=key).as_fields()
    else:
        restrictions = inherited(case)
    with acting_as(by):
        request = LegalRequest(
            id=key, case=case, direction=direction, kind=kind, from_jurisdiction=from_jurisdiction,
            to_jurisdiction=to_jurisdiction, subject=subject.strip(), channel=channel, sent_on=sent_on,
            answer_due_on=answer_due_on, recorded_by=by, recorded_at=at, **described, **restrictions,
        )  # fmt: skip
        request.save(force_insert=True)
        _step(request, RequestStepKind.SENT, sent_on, by, at, channel=channel, contact=request.contact)
        expect(of=request, kind=DeadlineKind.ANSWER_DUE, due_on=answer_due_on)
        record_act(act="record_request", subject=request, by=by.pk, at=at, kind=kind, direction=direction)
    return request


@transaction.atomic
def describe_request(*, request: LegalRequest, by: Person, at: datetime, **described: Any) -> LegalRequest:
    """What is learnt of it later, as their reference, or was written down wrongly; what was before is kept."""
    require(can_keep_case(current(), request))
    if unknown := set(described) - set(DESCRIBED):
        raise TypeError(f"A request has no {', '.join(sorted(unknown))}.")
    checked = ("direction", "kind", "channel", "from_jurisdiction", "to_jurisdiction", "subject")
    _check(*(described.get(name, getattr(request, name)) for name in checked))
    before = {name: getattr(request, name) for name in described}
    changed = {name: value for name, value in described.items() if value != before[name]}
    if changed:
        for name, value in changed.items():
            setattr(request, name, value)
        request.save(update_fields=list(changed))
        record_decision(
            act="describe_request", subject=request, before={name: before[name] for name in changed}, after=changed,
            by=by, at=at,
        )  # fmt: skip
    return request


@transaction.atomic
def record_step_of_request(
    *, request: LegalRequest, kind: str, on: date, by: Person, at: datetime, ground: str = "", channel: str = "",
    contact: str = "", words: str = "", answer_due_on: date | None = None,
) -> RequestStep:  # fmt: skip
    """What became of a request on a day; a refusal has its ground, of article 46(21) or another."""
    require(can_keep_case(current(), request))
    request = LegalRequest.objects.select_for_update().get(pk=request.pk)
    if kind not in RequestStepKind.values or kind == RequestStepKind.SENT:
        raise Refusal(_("Choose from the list what happened."))
    if on < request.sent_on:
        raise Refusal(_("Nothing happened to a request before it was sent; give a later day."))
    if (kind == RequestStepKind.REFUSED) != (ground in RefusalGround.values):
        raise Refusal(_("A refusal, and nothing else, has a ground; choose “no reason given” if none was."))
    if request.ended_on and kind in ENDS:
        raise Refusal(_("This request has ended already; write down another one."))
    step = _step(
        request, kind, on, by, at, ground=ground, channel=channel or request.channel, contact=contact.strip(),
        words=words.strip(),
    )  # fmt: skip
    before = request.status
    if kind not in QUIET or request.status == RequestStepKind.INFORMATION_ASKED:
        request.status = kind
    if kind in ENDS:
        request.ended_on = on
    settled = kind in ENDS or (kind in SETTLES and answer_due_on is None)
    request.answer_due_on = None if settled else answer_due_on or request.answer_due_on
    request.save(update_fields=("status", "ended_on", "answer_due_on"))
    if settled:
        met(of=request, on=on)
    elif not request.ended_on:
        expect(of=request, kind=DeadlineKind.ANSWER_DUE, due_on=answer_due_on)
    record_decision(
        act="record_step_of_request", subject=request, before={"status": before},
        after={"status": request.status, "step": str(step.pk), "ground": ground}, by=by, at=at,
    )  # fmt: skip
    return step


@transaction.atomic
def add_document(
    *, request: LegalRequest, kind: str, chunks: Iterable[bytes], name: str, media_type: str, by: Person,
    at: datetime, title: str = "", from_whom: str = "", purpose: str = "", onward_limits: Iterable[str] = (),
) -> RequestDocument:  # fmt: skip
    """A document of a request: kept for its team alone, with whose it is, what for, and the limits on passing it on."""
    require(can_keep_case(current(), request))
    if kind not in RequestDocumentKind.values:
        raise Refusal(_("Choose a kind of document from the list."))
    limits = dict.fromkeys((*request.onward_limits, *onward_limits))
    own = {column: getattr(request, column) for column in COLUMNS}
    own |= {"purpose": purpose.strip() or request.purpose, "onward_limits": tuple(limits)}
    source, _new = receive_source(
        chunks=chunks, name=name, media_type=media_type, owner=organisation_of(by), by=by, at=at,
        restrictions=Restrictions(**own | {"named_organisations": tuple(request.named_organisations)}),
    )  # fmt: skip
    document = RequestDocument(
        request=request, source=source, kind=kind, title=title.strip() or source.name, from_whom=from_whom.strip(),
        added_at=at, **inherited(request) | {"purpose": own["purpose"], "onward_limits": list(limits)},
    )  # fmt: skip
    document.save(force_insert=True)
    record_act(act="add_document", subject=document, by=by.pk, at=at, request=request.pk)
    return document


def _check(direction: str, kind: str, channel: str, sender: str, addressee: str, subject: str) -> None:
    if direction not in Direction.values or kind not in LegalRequestKind.values or channel not in Channel.values:
        raise Refusal(_("Choose direction, kind and channel from the lists."))
    if not sender or not addressee or sender == addressee:
        raise Refusal(_("A request goes from one jurisdiction to another; choose two."))
    if not subject.strip():
        raise Refusal(_("Say what the request is about, without naming a person."))


def _step(request: LegalRequest, kind: str, on: date, by: Person, at: datetime, **more: Any) -> RequestStep:
    step = RequestStep(request=request, kind=kind, on=on, recorded_by=by, recorded_at=at, **more, **inherited(request))
    step.save(force_insert=True)
    return step
