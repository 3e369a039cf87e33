"""Institutions of an authority: the list, one with all it was given and said, one assignment with its history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q
from django.urls import reverse

from merida.site.assistance.choices_plans import DeliveryStatus, Via
from merida.site.assistance.models.institutions import (
    Assignment,
    Delivery,
    Institution,
    InstitutionContact,
    InstitutionReply,
    PersonalLink,
)
from merida.site.assistance.selectors.matrix import latest_replies, standing_label
from merida.site.assistance.selectors.progress_asked import ActionLine, actions_of
from merida.site.evidence.labels import force_label, kind_label, names
from merida.site.people.models import Organisation


@dataclass(frozen=True, slots=True)
class InstitutionLine:
    """An institution in the list."""

    id: UUID
    url: str
    name: str
    person: str
    email: str
    given: int
    answered: int
    waiting: int
    """Deliveries to look at."""


@dataclass(frozen=True, slots=True)
class GivenLine:
    """An outcome as an institution has it to answer, and what it said last."""

    id: UUID
    url: str
    number: int
    kind_label: str
    text: str
    language: str
    provisions: tuple[str, ...]
    force_label: str
    cycle_name: str
    due_on: date | None
    overdue: bool
    asked: str
    status: str
    status_label: str
    remark: str
    on_day: date | None
    said_at: datetime | None


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """Something that came in."""

    id: UUID
    url: str
    institution: str
    name: str
    via_label: str
    status: str
    status_label: str
    came_at: datetime
    said_by: str


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A personal link; its address cannot be shown again."""

    id: UUID
    made_at: datetime
    ends_at: datetime
    works: bool


@dataclass(frozen=True, slots=True)
class InstitutionsPage:
    """The institutions of an authority."""

    state: str
    state_url: str
    lines: tuple[InstitutionLine, ...]
    deliveries: tuple[DeliveryLine, ...]


@dataclass(frozen=True, slots=True)
class InstitutionPage:
    """One institution."""

    id: UUID
    name: str
    state: str
    state_name: str
    state_url: str
    person: str
    email: str
    postal: str
    language: str
    closed: bool
    given: tuple[GivenLine, ...]
    answered: int
    actions: tuple[ActionLine, ...]
    deliveries: tuple[DeliveryLine, ...]
    links: tuple[LinkLine, ...]


@dataclass(frozen=True, slots=True)
class SaidLine:
    """A reply in the history."""

    status_label: str
    remark: str
    on_day: date | None
    said_by: str
    via_label: str
    source: str
    source_url: str
    place: str
    taken_by: str
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class AssignmentPage:
    """One outcome for one institution, with every reply."""

    line: GivenLine
    institution: str
    institution_url: str
    state_url: str
    outcome_url: str
    withdrawn: bool
    replies: tuple[SaidLine, ...]


def institutions_page(*, owner: Organisation) -> InstitutionsPage:
    """The institutions with how much each has answered."""
    rows = Institution.objects.filter(owner=owner, closed_at__isnull=True).annotate(
        given=Count("assignments", filter=Q(assignments__withdrawn_at__isnull=True), distinct=True),
        waiting=Count("deliveries", filter=Q(deliveries__status=DeliveryStatus.WAITING), distinct=True),
    )
    contacts = {one.institution_id: one for one in InstitutionContact.objects.filter(institution__in=rows)}
    live = Assignment.objects.live().filter(institution__owner=owner, replies__isnull=False)
    answered = dict(live.values_list("institution").annotate(n=Count("id", distinct=True)))
    return InstitutionsPage(
        state=owner.jurisdiction,
        state_url=reverse("assistance:state", args=[owner.jurisdiction]),
        lines=tuple(
            InstitutionLine(
                id=one.pk,
                url=reverse("assistance:institution", args=[one.pk]),
                name=one.name,
                person=contacts[one.pk].person if one.pk in contacts else "",
                email=contacts[one.pk].email if one.pk in contacts else "",
                given=one.given,
                answered=answered.get(one.pk, 0),
                waiting=one.waiting,
            )
            for one in rows
        ),
        deliveries=deliveries_of(owner),
    )


def deliveries_of(owner: Organisation, institution: Institution | None = None) -> tuple[DeliveryLine, ...]:
    """What came in, the latest first; those that wait before those decided."""
    rows = Delivery.objects.filter(owner=owner).defer("data", "answers").select_related("institution")
    if institution is not None:
        rows = rows.filter(institution=institution)
    found = sorted(rows.order_by("-came_at", "-id")[:50], key=lambda one: one.status != DeliveryStatus.WAITING)
    return tuple(
        DeliveryLine(
            id=one.pk,
            url=reverse("assistance:delivery", args=[one.pk]),
            institution=one.institution.name if one.institution else "",
            name=one.name,
            via_label=str(Via(one.via).label),
            status=one.status,
            status_label=str(DeliveryStatus(one.status).label),
            came_at=one.came_at,
            said_by=one.said_by,
        )
        for one in found
    )


def institution_page(*, institution: Institution, now: datetime) -> InstitutionPage:
    """One institution: what it was given, what it said, how to reach it."""
    owner = institution.owner
    contact = InstitutionContact.objects.filter(institution=institution).first()
    given = given_lines(
        Assignment.objects.live().filter(institution=institution).order_by("cycle", "number", "id"), now
    )
    links = PersonalLink.objects.filter(institution=institution)[:20]
    return InstitutionPage(
        id=institution.pk,
        name=institution.name,
        state=owner.jurisdiction,
        state_name=names().state(owner.jurisdiction),
        state_url=reverse("assistance:state", args=[owner.jurisdiction]),
        person=contact.person if contact else "",
        email=contact.email if contact else "",
        postal=contact.postal if contact else "",
        language=contact.language if contact else "",
        closed=institution.closed_at is not None,
        given=given,
        answered=sum(bool(one.status) for one in given),
        actions=actions_of(institution, now.date()),
        deliveries=deliveries_of(owner, institution),
        links=tuple(
            LinkLine(one.pk, one.made_at, one.ends_at, one.revoked_at is None and one.ends_at > now) for one in links
        ),
    )


def assignment_page(*, assignment: Assignment, now: datetime) -> AssignmentPage:
    """One assignment with its history, the latest reply first."""
    replies = InstitutionReply.objects.filter(assignment=assignment).select_related("source", "taken_by")
    return AssignmentPage(
        line=given_lines([assignment], now)[0],
        institution=assignment.institution.name,
        institution_url=reverse("assistance:institution", args=[assignment.institution_id]),
        state_url=reverse("assistance:state", args=[assignment.state]),
        outcome_url=reverse("evidence:outcome", args=[assignment.outcome_id]),
        withdrawn=assignment.withdrawn_at is not None,
        replies=tuple(
            SaidLine(
                status_label=standing_label(one.status),
                remark=one.remark,
                on_day=one.on_day,
                said_by=one.said_by,
                via_label=str(Via(one.via).label),
                source=one.source.name if one.source else "",
                source_url=reverse("assistance:kept_file", args=[one.source_id]) if one.source else "",
                place=one.place,
                taken_by=str(one.taken_by),
                taken_at=one.taken_at,
            )
            for one in replies.order_by("-taken_at", "-id")
        ),
    )


def given_lines(rows: Iterable[Assignment], now: datetime) -> tuple[GivenLine, ...]:
    """Assignments with what was said last."""
    found = list(rows)
    last, said, today = latest_replies(one.pk for one in found), names(), now.date()
    return tuple(
        GivenLine(
            id=one.pk,
            url=reverse("assistance:assignment", args=[one.pk]),
            number=place,
            kind_label=kind_label(one.kind),
            text=one.text,
            language=one.language,
            provisions=tuple(one.provisions),
            force_label=force_label(one.force),
            cycle_name=said.cycle(one.cycle),
            due_on=one.due_on,
            overdue=one.pk not in last and one.due_on is not None and one.due_on < today,
            asked=one.remark,
            status=last[one.pk].status if one.pk in last else "",
            status_label=standing_label(last[one.pk].status if one.pk in last else ""),
            remark=last[one.pk].remark if one.pk in last else "",
            on_day=last[one.pk].on_day if one.pk in last else None,
            said_at=last[one.pk].taken_at if one.pk in last else None,
        )
        for place, one in enumerate(found, 1)
    )
