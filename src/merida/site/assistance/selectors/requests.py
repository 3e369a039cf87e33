"""Requests for assistance as pages and programs see them: what one may not see does not exist for one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from merida.site.assistance.choices_requests import (
    CirculationKind,
    ReplyAnswer,
    RequestAudience,
    RequestOrigin,
    RequestStatus,
)
from merida.site.assistance.kinds import kind_name
from merida.site.assistance.models.activities import Activity
from merida.site.assistance.models.requests import Circulation, ContactPerson, Reply, Request
from merida.site.assistance.permissions import can_consent, can_make_request, can_reply
from merida.site.assistance.selectors.advice import advice
from merida.site.assistance.selectors.helping import actions_helped
from merida.site.evidence.choices import Kind, Status
from merida.site.evidence.labels import Names, kind_label, names
from merida.site.evidence.models import Finding
from merida.site.people.models import Organisation
from merida.site.provenance.asking import Asker
from merida.site.provenance.choices import Audience

MOST_NEEDS = 200


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request in a list, and for programs."""

    id: UUID
    url: str
    title: str
    text: str
    language: str
    state: str
    state_name: str
    asked_by: str
    origin: str
    origin_label: str
    status: str
    status_label: str
    kinds: tuple[str, ...]
    kind_labels: tuple[str, ...]
    provisions: tuple[str, ...]
    institution: str
    result: str
    received_already: str
    wanted_from: date | None
    wanted_until: date | None
    circulated_at: datetime | None
    changed_at: datetime
    new: bool = False


@dataclass(frozen=True, slots=True)
class NeedLine:
    """An outcome of a review that a request may rest on."""

    id: UUID
    url: str
    ask_url: str
    kind: str
    kind_label: str
    text: str
    language: str
    provisions: tuple[str, ...]
    asked: bool
    """Whether a request of the State rests on it already."""


@dataclass(frozen=True, slots=True)
class CirculationLine:
    """What the State said about who may see its request."""

    at: datetime
    by: str
    withdrawn: bool
    to: str
    organisations: tuple[str, ...]
    with_contact: bool
    because: str


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """A reply of a provider."""

    at: datetime
    organisation: str
    answer: str
    answer_label: str
    text: str
    activity_title: str
    activity_url: str


@dataclass(frozen=True, slots=True)
class ContactLine:
    """Whom to ask."""

    name: str
    office: str
    email: str
    telephone: str


@dataclass(frozen=True, slots=True)
class OwnRequestsPage:
    """A State's own requests, and the needs identified that none of them rests on."""

    state: str
    state_name: str
    lines: tuple[RequestLine, ...]
    needs: tuple[NeedLine, ...]
    challenges: tuple[NeedLine, ...]
    new_url: str
    contact: ContactLine | None


@dataclass(frozen=True, slots=True)
class RequestPage:
    """One request."""

    request: RequestLine
    seen: int
    own: bool
    """Whether one may say who sees it."""
    rests_on: tuple[NeedLine, ...]
    advice: tuple[str, ...]
    circulations: tuple[CirculationLine, ...]
    seen_by: str
    """In words: who sees it now."""
    replies: tuple[ReplyLine, ...]
    contact: ContactLine | None
    closed_because: str
    may_reply: bool
    may_circulate: bool
    may_withdraw: bool
    actions: tuple[tuple[str, str], ...] = ()
    """Of the State's plans, which it helps."""


def own_requests_page(*, seen_by: Asker, organisation: Organisation) -> OwnRequestsPage:
    """The requests of one's own authority and the needs of one's State."""
    said = names()
    rows = Request.objects.filter(originator=organisation).select_related("originator")
    contact = ContactPerson.objects.filter(originator=organisation, request=None).first()
    found = needs_of(organisation.jurisdiction, rows) if can_make_request(seen_by) else []
    return OwnRequestsPage(
        state=organisation.jurisdiction,
        state_name=said.state(organisation.jurisdiction),
        lines=tuple(request_lines(rows, said)),
        needs=tuple(one for one in found if one.kind == Kind.ASSISTANCE_NEED),
        challenges=tuple(one for one in found if one.kind != Kind.ASSISTANCE_NEED),
        new_url=reverse("assistance:make_request"),
        contact=_contact(contact),
    )


def needs_of(state: str, requests: Iterable[Request]) -> list[NeedLine]:
    """The needs identified and challenges of a State's own reviews that one may see."""
    if not state:
        return []
    asked = {key for one in requests for key in one.findings}
    rows = (
        Finding.objects.counted()
        .filter(state=state, kind__in=(Kind.ASSISTANCE_NEED, Kind.CHALLENGE), none_identified=False)
        .exclude(status=Status.REJECTED)
        .order_by("kind", "-cycle", "document", "number", "start")[:MOST_NEEDS]
    )
    return [_need(one, one.pk in asked) for one in rows]


def request_page(*, request: Request, seen_by: Asker) -> RequestPage:
    """One request with what one may know of it: its circulation and other providers' replies are the State's."""
    said = names()
    own = can_consent(seen_by, request.consent_holder_id)
    contact = ContactPerson.objects.filter(request=request).first()
    circulated = request.audience != Audience.ORIGINATOR
    return RequestPage(
        request=request_line(request, said),
        seen=request.revision,
        own=own,
        rests_on=tuple(_need(one, True) for one in Finding.objects.live().filter(pk__in=request.findings)),
        advice=tuple(advice(request, has_contact=contact is not None)) if own else (),
        circulations=tuple(_circulations(request)) if own else (),
        seen_by=_seen_by(request) if own else "",
        replies=tuple(_replies(request)),
        contact=_contact(contact),
        closed_because=request.closed_because,
        may_reply=can_reply(seen_by) and not own and request.status == RequestStatus.CIRCULATED,
        may_circulate=own and request.status != RequestStatus.CLOSED,
        may_withdraw=own and circulated,
        actions=actions_helped(request) if own else (),
    )


def request_lines(rows: Iterable[Request], said: Names | None = None, new: Collection[UUID] = ()) -> list[RequestLine]:
    """Requests as lines; those of `new` are marked."""
    said = said or names()
    return [request_line(one, said, new=one.pk in new) for one in rows]


def asker_name(one: Request, said: Names) -> str:
    """Who asks: the State; of a network or regional organization, its own name."""
    return said.state(one.state) if one.state else str(one.originator or "")


def request_line(one: Request, said: Names, *, new: bool = False) -> RequestLine:
    """A request as a line."""
    return RequestLine(
        id=one.pk,
        url=reverse("assistance:request", args=[one.pk]),
        title=one.title,
        text=one.text,
        language=one.language,
        state=one.state,
        state_name=asker_name(one, said),
        asked_by=one.originator.name if one.originator else "",
        origin=one.origin,
        origin_label=str(RequestOrigin(one.origin).label),
        status=one.status,
        status_label=str(RequestStatus(one.status).label),
        kinds=tuple(one.kinds),
        kind_labels=tuple(kind_name(key, said.language) for key in one.kinds),
        provisions=tuple(one.provisions),
        institution=one.institution,
        result=one.result,
        received_already=one.received_already,
        wanted_from=one.wanted_from,
        wanted_until=one.wanted_until,
        circulated_at=one.circulated_at,
        changed_at=one.changed_at,
        new=new,
    )


def requests_seen(seen_by: Asker) -> QuerySet[Request]:
    """Requests of others that were circulated and that one may see."""
    rows = Request.objects.circulated().exclude(originator__in=seen_by.organisations)
    return rows.select_related("originator").order_by("-circulated_at", "-id")


def open_requests(seen_by: Asker, state: str) -> Sequence[Request]:
    """Requests of a State that one may see and that are wanted still."""
    return list(requests_seen(seen_by).filter(state=state))


def _circulations(request: Request) -> list[CirculationLine]:
    rows = list(Circulation.objects.filter(request=request).select_related("said_by"))
    keys = {key for row in rows for key in row.organisations}
    called = dict(Organisation.objects.filter(pk__in=keys).values_list("pk", "name"))
    return [
        CirculationLine(
            at=row.said_at,
            by=str(row.said_by),
            withdrawn=row.kind == CirculationKind.WITHDRAWN,
            to=str(RequestAudience(row.circulated_to).label) if row.circulated_to else "",
            organisations=tuple(sorted(called[key] for key in row.organisations if key in called)),
            with_contact=row.contact_shown,
            because=row.because,
        )
        for row in rows
    ]


def _seen_by(request: Request) -> str:
    if request.audience == Audience.ORGANISATIONS:
        found = Organisation.objects.filter(pk__in=request.named_organisations).order_by("name")
        return ", ".join(found.values_list("name", flat=True))
    if request.audience == Audience.ORIGINATOR:
        return _("Only your authority")
    return str(RequestAudience(request.audience).label)


def _replies(request: Request) -> list[ReplyLine]:
    rows = list(Reply.objects.filter(request=request).select_related("organisation"))
    titles = dict(Activity.objects.filter(pk__in=[row.activity for row in rows]).values_list("pk", "title"))
    return [
        ReplyLine(
            at=row.replied_at,
            organisation=row.organisation.name,
            answer=row.answer,
            answer_label=str(ReplyAnswer(row.answer).label),
            text=row.text,
            activity_title=titles.get(row.activity, "") if row.activity else "",
            activity_url=reverse("assistance:activity", args=[row.activity]) if row.activity in titles else "",
        )
        for row in rows
    ]


def _contact(found: ContactPerson | None) -> ContactLine | None:
    return ContactLine(found.name, found.office, found.email, found.telephone) if found else None


def _need(one: Finding, asked: bool) -> NeedLine:
    return NeedLine(
        id=one.pk,
        url=reverse("evidence:outcome", args=[one.pk]),
        ask_url=f"{reverse('assistance:make_request')}?outcome={one.pk}",
        kind=one.kind,
        kind_label=kind_label(one.kind),
        text=one.text,
        language=one.language,
        provisions=tuple(one.provisions),
        asked=asked,
    )
