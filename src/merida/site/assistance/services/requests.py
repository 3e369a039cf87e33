"""A State asks for assistance: it writes, says who may see it, takes that back, closes. Nothing goes out by itself."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from merida import uncac
from merida.matching.kinds import known, ordered
from merida.site.assistance.choices_requests import CirculationKind, RequestAudience, RequestOrigin, RequestStatus
from merida.site.assistance.models.requests import Circulation, ContactPerson, Request
from merida.site.assistance.permissions import can_consent, can_make_request
from merida.site.assistance.services.match_audience import matches_follow
from merida.site.assistance.told import under
from merida.site.evidence.models import Finding
from merida.site.people.models import Organisation, Person
from merida.site.people.permissions import require
from merida.site.people.selectors import organisation_of
from merida.site.provenance.asking import current
from merida.site.provenance.choices import Audience
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import Restrictions, give_consent, inherited, record_act, record_decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a State asks for. Only the title and the text must be there; what else helps is advised, not demanded."""

    title: str
    text: str
    origin: str = RequestOrigin.DIRECT
    findings: tuple[UUID, ...] = ()
    language: str = ""
    kinds: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    institution: str = ""
    result: str = ""
    wanted_from: date | None = None
    wanted_until: date | None = None
    received_already: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask."""

    name: str = ""
    office: str = ""
    email: str = ""
    telephone: str = ""


@transaction.atomic
def make_request(*, asked: Asked, by: Person, at: datetime, contact: Contact | None = None) -> Request:
    """A request of one's own State, seen by nobody else until it consents."""
    require(can_make_request(current()))
    owner = organisation_of(by)
    asked = _checked(asked, owner)
    own = Restrictions(originator_id=owner.pk, consent_holder_id=owner.pk, audience=Audience.ORIGINATOR)
    request = Request(
        state=owner.jurisdiction, made_by=by, made_at=at, changed_at=at, **_columns(asked), **own.as_fields()
    )
    request.save(force_insert=True)
    _keep_contact(request, contact)
    record_act(act="make_request", subject=request, by=by.pk, at=at, origin=asked.origin)
    connection.check_constraints()
    return request


@transaction.atomic
def change_request(
    *, request: Request, asked: Asked, seen: int, by: Person, at: datetime, contact: Contact | None = None
) -> Request:
    """Write a request anew; who may see it stays as it is, and what it said before is kept with the State."""
    held = _held(request, seen)
    asked = _checked(asked, held.originator)
    before, after = _told(held), _columns(asked)
    for name, value in after.items():
        setattr(held, name, value)
    held.changed_at = at
    held.revision += 1
    held.save()
    _keep_contact(held, contact)
    changed = {name: value for name, value in _told(held).items() if value != before[name]}
    if changed:
        record_decision(
            act="change_request", subject=_of_the_state(held), before={name: before[name] for name in changed},
            after=changed, by=by, at=at,
        )  # fmt: skip
    connection.check_constraints()
    return held


@transaction.atomic
def consent_to_request(
    *, request: Request, to: str, seen: int, by: Person, at: datetime, organisations: Iterable[Organisation] = (),
    with_contact: bool = False, because: str = "",
) -> Request:  # fmt: skip
    """The State says who may see its request from now on; it may take this back at any time."""
    held = _held(request, seen)
    if held.status == RequestStatus.CLOSED:
        raise Refusal(_("This request is closed; make a new one."))
    if to not in RequestAudience.values:
        raise Refusal(_("Say to whom this request may be shown."))
    named = sorted({one.pk for one in organisations} - {held.originator_id}) if to == Audience.ORGANISATIONS else []
    if to == Audience.ORGANISATIONS and not named:
        raise Refusal(_("Name at least one organisation that may see this request."))
    consent = give_consent(
        subject=_of_the_state(held), widened_to=to, what_for=_("Circulation of a request for assistance"), by=by,
        at=at, named_organisations=named,
    )  # fmt: skip
    _say(held, CirculationKind.GIVEN, consent, by, at, circulated_to=to, organisations=named, because=because,
         contact_shown=with_contact and to == Audience.ORGANISATIONS)  # fmt: skip
    shown = {"audience": to, "named_organisations": named} if with_contact and named else _nobody()
    ContactPerson.objects.filter(request=held).update(**shown)
    moved = _moved(held, RequestStatus.CIRCULATED, at, circulated_at=at)
    matches_follow(moved)
    return moved


@transaction.atomic
def withdraw_consent(*, request: Request, seen: int, by: Person, at: datetime, because: str = "") -> Request:
    """The State takes its consent back: from now on the request is its own again."""
    held = _held(request, seen)
    if held.audience == Audience.ORIGINATOR:
        raise Refusal(_("Nobody else sees this request; there is no consent to withdraw."))
    _narrow(held, by=by, at=at, because=because)
    moved = _moved(held, RequestStatus.WITHDRAWN, at)
    matches_follow(moved)
    return moved


@transaction.atomic
def close_request(*, request: Request, seen: int, by: Person, at: datetime, because: str) -> Request:
    """The State wants this request answered no more; who saw it still sees that it is closed."""
    held = _held(request, seen)
    if not because.strip():
        raise Refusal(_("Say in a few words why this request is closed."))
    held.closed_because = because.strip()
    moved = _moved(held, RequestStatus.CLOSED, at)
    record_decision(
        act="close_request", subject=_of_the_state(moved), before={}, after={"status": moved.status}, by=by, at=at,
        because=because.strip(),
    )  # fmt: skip
    return moved


@transaction.atomic
def erase_contact(*, request: Request, by: Person, at: datetime) -> None:
    """Erase whom to ask: a person's name stands outside the log and goes without a trace."""
    held = Request.objects.get(pk=request.pk)
    require(can_consent(current(), held.consent_holder_id))
    ContactPerson.objects.filter(request=held).delete()
    record_act(act="erase_contact", subject=held, by=by.pk, at=at)


@transaction.atomic
def name_contact(*, contact: Contact, by: Person, at: datetime, audience: str) -> ContactPerson | None:
    """Whom providers may ask about assistance to one's State; without a name, nobody."""
    require(can_make_request(current()))
    owner = organisation_of(by)
    mine = ContactPerson.objects.filter(originator=owner, request=None, jurisdiction=owner.jurisdiction)
    record_act(act="name_contact", subject=owner, by=by.pk, at=at, audience=audience)
    if not contact.name.strip():
        mine.delete()
        return None
    own = Restrictions(originator_id=owner.pk, consent_holder_id=owner.pk, audience=audience)
    found = mine.first() or ContactPerson(jurisdiction=owner.jurisdiction)
    for name, value in (asdict(contact) | own.as_fields()).items():
        setattr(found, name, value)
    found.save()
    return found


def _narrow(held: Request, *, by: Person, at: datetime, because: str) -> None:
    consent = give_consent(
        subject=_of_the_state(held), widened_to=Audience.ORIGINATOR, what_for=_("Consent withdrawn"), by=by, at=at
    )
    _say(held, CirculationKind.WITHDRAWN, consent, by, at, because=because)
    ContactPerson.objects.filter(request=held).update(**_nobody())


def _say(held: Request, kind: str, consent: Any, by: Person, at: datetime, **how: Any) -> None:
    Circulation.objects.create(
        request=held, consent=consent, kind=kind, said_by=by, said_at=at, **how, **inherited(_of_the_state(held))
    )


def _of_the_state(held: Request) -> Request:
    """The request as its State's own: what the State decides about it is never shown to those who see the request."""
    own = copy.copy(held)
    own.audience, own.named_organisations = Audience.ORIGINATOR, []
    return own


def _nobody() -> dict[str, Any]:
    return {"audience": Audience.ORIGINATOR, "named_organisations": []}


def _moved(held: Request, status: str, at: datetime, **more: Any) -> Request:
    Request.objects.filter(pk=held.pk).update(
        status=status, changed_at=at, revision=held.revision + 1, closed_because=held.closed_because, **more
    )
    return Request.objects.get(pk=held.pk)


def _held(request: Request, seen: int) -> Request:
    require(can_consent(current(), Request.objects.get(pk=request.pk).consent_holder_id))
    held = Request.objects.select_for_update().get(pk=request.pk)  # a row that one may only read cannot be locked
    if held.revision != seen:
        raise Refusal(_("Somebody else changed this request meanwhile; look at it again, then decide."))
    return held


def _checked(asked: Asked, owner: Organisation | None) -> Asked:
    if not asked.title.strip() or not asked.text.strip():
        raise Refusal(_("Give the request a title and say what is asked for."))
    for spelling in asked.provisions:
        if not uncac.exists(spelling):
            said = _("The Convention has no provision “%(spelling)s”; write 57, 57(3), 57(3)(a) or ch.V.")
            raise Refusal(said % {"spelling": spelling[:30]})
    if asked.origin == RequestOrigin.REVIEWING and asked.findings:
        raise Refusal(
            _("A need seen when reviewing another State shows nothing of its report: describe it in your own words.")
        )
    if asked.wanted_from and asked.wanted_until and asked.wanted_until < asked.wanted_from:
        raise Refusal(_("The request ends before it begins; change one of the two days."))
    seen = Finding.objects.filter(pk__in=asked.findings)
    if owner is not None and owner.jurisdiction:
        seen = seen.filter(state=owner.jurisdiction)
    given = {name: getattr(asked, name) for name in ("title", "text", "institution", "result", "received_already")}
    return Asked(
        **{name: value.strip() for name, value in given.items()},
        origin=asked.origin if asked.origin in RequestOrigin.values else RequestOrigin.DIRECT,
        findings=tuple(seen.order_by("pk").values_list("pk", flat=True)),
        language=asked.language,
        kinds=ordered(filter(None, map(known, asked.kinds))),
        provisions=uncac.sort(asked.provisions),
        topics=asked.topics,
        wanted_from=asked.wanted_from,
        wanted_until=asked.wanted_until,
    )


def _columns(asked: Asked) -> dict[str, Any]:
    columns = {one.name: getattr(asked, one.name) for one in fields(asked)}
    listed = {name: list(value) if isinstance(value, tuple) else value for name, value in columns.items()}
    return listed | {"under": under(asked.provisions)}


def _told(held: Request) -> dict[str, Any]:
    """As a decision keeps it: keys and days as words."""
    told = {one.name: getattr(held, one.name) for one in fields(Asked)}
    told["findings"] = [str(key) for key in held.findings]
    for name in ("wanted_from", "wanted_until"):
        told[name] = told[name].isoformat() if told[name] else None
    return told


def _keep_contact(request: Request, contact: Contact | None) -> None:
    if contact is None:
        return
    mine = ContactPerson.objects.filter(request=request)
    if not contact.name.strip():
        mine.delete()
        return
    found = mine.first() or ContactPerson(request=request, **inherited(_of_the_state(request)))
    found.jurisdiction = request.state
    for name, value in asdict(contact).items():
        setattr(found, name, value.strip())
    found.save()
