"""What is open in a State's authority: for who takes the work over, and for the minister on one page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse

from merida.site.assistance.choices_plans import DeliveryStatus, Standing
from merida.site.assistance.choices_requests import RequestStatus
from merida.site.assistance.models.institutions import Delivery, Institution, InstitutionContact, PersonalLink
from merida.site.assistance.models.plans import Plan, PlanRound
from merida.site.assistance.models.requests import Request
from merida.site.assistance.selectors.matrix import AnswerLine, MatrixRow, matrix_rows
from merida.site.assistance.selectors.plans import ItemLine, PlanTree, plan_tree
from merida.site.evidence.labels import names
from merida.site.people.models import Membership, Organisation
from merida.site.provenance.asking import Asker
from merida.site.provenance.choices import Audience
from merida.site.provenance.models import Consent


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """Something that an institution has not answered or not finished."""

    row: MatrixRow
    answer: AnswerLine


@dataclass(frozen=True, slots=True)
class OpenInstitution:
    """An institution with its contact and what it owes."""

    name: str
    url: str
    person: str
    email: str
    postal: str
    unanswered: int
    open: int
    links: int


@dataclass(frozen=True, slots=True)
class OpenRound:
    """A round that is not over."""

    name: str
    plan: str
    url: str
    due_on: date
    remind_on: date
    reminded_at: datetime | None


@dataclass(frozen=True, slots=True)
class HandoverPage:
    """Everything that is open."""

    state: str
    state_name: str
    state_url: str
    authority: str
    colleagues: tuple[tuple[str, str], ...]
    institutions: tuple[OpenInstitution, ...]
    answers: tuple[OpenAnswer, ...]
    unassigned: tuple[MatrixRow, ...]
    deliveries: tuple[tuple[str, str, datetime], ...]
    links: tuple[tuple[str, datetime], ...]
    plans: tuple[PlanTree, ...]
    actions: tuple[tuple[str, ItemLine], ...]
    rounds: tuple[OpenRound, ...]
    requests: tuple[tuple[str, str, str], ...]
    """Title, address and status of the requests for assistance that are not closed."""
    consents: tuple[tuple[str, str, datetime], ...]
    """Audience, what for, when."""


@dataclass(frozen=True, slots=True)
class MinisterPage:
    """One page for the minister."""

    state: str
    state_name: str
    authority: str
    on: date
    outcomes: int
    challenges: int
    needs: int
    planned: int
    """Outcomes that an action of a plan answers."""
    given: int
    answered: int
    in_hand: int
    done: int
    in_place: int
    not_taken_up: tuple[OpenAnswer, ...]
    overdue: tuple[OpenAnswer, ...]
    plans: tuple[PlanTree, ...]
    next_due: tuple[tuple[date, str, str], ...]
    late_actions: tuple[tuple[str, ItemLine], ...]


SHOWN = 6
"""Lines of each list that one page has room for."""


def handover_page(*, owner: Organisation, seen_by: Asker, now: datetime) -> HandoverPage:
    """Everything open in an authority."""
    said, today = names(), now.date()
    rows = matrix_rows(state=owner.jurisdiction, said=said, today=today, seen_by=seen_by)
    open_ = tuple(
        OpenAnswer(row, one)
        for row in rows
        for one in row.answers
        if one.status in ("", Standing.NOT_BEGUN, Standing.IN_HAND)
    )
    links = PersonalLink.objects.filter(institution__owner=owner, revoked_at__isnull=True, ends_at__gt=now)
    links = links.select_related("institution").order_by("ends_at")
    waiting = Delivery.objects.filter(owner=owner, status=DeliveryStatus.WAITING).select_related("institution")
    plans = tuple(plan_tree(plan=one, seen_by=seen_by, today=today) for one in _plans(owner))
    rounds = PlanRound.objects.filter(plan__owner=owner, due_on__gte=today).select_related("plan")
    fellows = Membership.objects.live().filter(organisation=owner).select_related("person").order_by("person__name")
    return HandoverPage(
        state=owner.jurisdiction,
        state_name=said.state(owner.jurisdiction),
        state_url=reverse("assistance:state", args=[owner.jurisdiction]),
        authority=str(owner),
        colleagues=tuple((str(one.person), str(one.get_role_display())) for one in fellows),
        institutions=tuple(_institutions(owner, open_, [one.institution_id for one in links])),
        answers=open_,
        unassigned=tuple(row for row in rows if not row.answers),
        deliveries=tuple(
            (str(one.institution or one.name), reverse("assistance:delivery", args=[one.pk]), one.came_at)
            for one in waiting
        ),
        links=tuple((one.institution.name, one.ends_at) for one in links),
        plans=plans,
        actions=tuple((tree.plan.name, one) for tree in plans for one in tree.actions if not _closed(one)),
        rounds=tuple(
            OpenRound(
                one.name, one.plan.name, reverse("assistance:plan", args=[one.plan_id]), one.due_on, one.remind_on,
                one.reminded_at,
            )
            for one in rounds
        ),
        requests=tuple(
            (one.title, reverse("assistance:request", args=[one.pk]), str(RequestStatus(one.status).label))
            for one in Request.objects.filter(originator=owner).exclude(status=RequestStatus.CLOSED)
        ),
        consents=tuple(
            (str(Audience(one.widened_to).label), one.what_for, one.given_at)
            for one in Consent.objects.filter(
                given_for=owner, subject_type__startswith="assistance."
            ).order_by("-given_at")[:20]
        ),
    )  # fmt: skip


def minister_page(*, owner: Organisation, seen_by: Asker, today: date) -> MinisterPage:
    """What a minister needs to see: how much is answered, done, late, refused, and what comes next."""
    said = names()
    rows = matrix_rows(state=owner.jurisdiction, said=said, today=today, seen_by=seen_by)
    answers = [OpenAnswer(row, one) for row in rows for one in row.answers]
    plans = tuple(plan_tree(plan=one, seen_by=seen_by, today=today) for one in _plans(owner))
    late = tuple((tree.plan.name, one) for tree in plans for one in tree.actions if one.overdue)
    due = [(one.due_on, f"{one.plan.name}: {one.name}", "") for one in _rounds(owner, today)]
    due += [
        (one.ends_on, one.text, one.url)
        for tree in plans
        for one in tree.actions
        if one.ends_on and one.ends_on >= today and not _closed(one)
    ]
    return MinisterPage(
        state=owner.jurisdiction,
        state_name=said.state(owner.jurisdiction),
        authority=str(owner),
        on=today,
        outcomes=len(rows),
        challenges=sum(row.kind == "challenge" for row in rows),
        needs=sum(row.kind == "assistance_need" for row in rows),
        planned=sum(bool(row.actions) for row in rows),
        given=len(answers),
        answered=sum(bool(one.answer.status) for one in answers),
        in_hand=sum(one.answer.status == Standing.IN_HAND for one in answers),
        done=sum(one.answer.status == Standing.DONE for one in answers),
        in_place=sum(one.answer.status == Standing.ALREADY_IN_PLACE for one in answers),
        not_taken_up=tuple(one for one in answers if one.answer.status == Standing.NOT_TAKEN_UP)[:SHOWN],
        overdue=tuple(one for one in answers if one.answer.overdue)[:SHOWN],
        plans=plans,
        next_due=tuple(sorted(due, key=lambda one: one[:2])[:SHOWN]),
        late_actions=late[:SHOWN],
    )


def _plans(owner: Organisation) -> list[Plan]:
    return list(Plan.objects.filter(owner=owner).select_related("owner"))


def _rounds(owner: Organisation, today: date) -> list[PlanRound]:
    return list(PlanRound.objects.filter(plan__owner=owner, due_on__gte=today).select_related("plan"))


def _closed(one: ItemLine) -> bool:
    return one.status in (Standing.DONE, Standing.ALREADY_IN_PLACE, Standing.NOT_TAKEN_UP)


def _institutions(owner: Organisation, open_: tuple[OpenAnswer, ...], links: list[UUID]) -> list[OpenInstitution]:
    contacts = {one.institution_id: one for one in InstitutionContact.objects.filter(institution__owner=owner)}
    found = []
    for one in Institution.objects.filter(owner=owner, closed_at__isnull=True):
        contact = contacts.get(one.pk)
        mine = {line.answer.assignment: line.answer.status for line in open_ if line.answer.institution_id == one.pk}
        found.append(
            OpenInstitution(
                name=one.name,
                url=reverse("assistance:institution", args=[one.pk]),
                person=contact.person if contact else "",
                email=contact.email if contact else "",
                postal=contact.postal if contact else "",
                unanswered=sum(not status for status in mine.values()),
                open=sum(bool(status) for status in mine.values()),
                links=links.count(one.pk),
            )
        )
    return found
