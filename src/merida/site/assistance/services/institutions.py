"""Acts of the focal point towards institutions: name one, give it outcomes to answer, take them back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from merida.site.assistance.models.institutions import Assignment, Institution, InstitutionContact
from merida.site.assistance.permissions import can_keep_plan
from merida.site.evidence.choices import Kind
from merida.site.evidence.models import Finding
from merida.site.people.models import Organisation, Person
from merida.site.people.permissions import require
from merida.site.provenance.asking import current
from merida.site.provenance.choices import Audience
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import inherited, record_act, record_decision

ASKED = (Kind.CHALLENGE, Kind.ASSISTANCE_NEED)
"""The kinds of outcome that somebody is asked to act on."""


def kept_by(owner: Organisation) -> dict[str, object]:
    """The columns of a row that is the authority's own until it is shared."""
    return {"originator_id": owner.pk, "consent_holder_id": owner.pk, "audience": Audience.ORIGINATOR}


@transaction.atomic
def add_institution(
    *, owner: Organisation, name: str, by: Person, at: datetime, person: str = "", email: str = "", postal: str = "",
    language: str = "",
) -> Institution:  # fmt: skip
    """An institution that answers without signing in; one of this name that is there already is opened again."""
    require(can_keep_plan(current(), owner.pk))
    name = " ".join(name.split())
    if not name:
        raise Refusal(_("Give the institution a name."))
    found = Institution.objects.filter(owner=owner, name__iexact=name).first()
    if found is None:
        found = Institution(owner=owner, name=name, **kept_by(owner))
        found.save(force_insert=True)
        record_act(act="add_institution", subject=found, by=by.pk, at=at)
    elif found.closed_at is not None:
        found.closed_at = None
        found.save(update_fields=("closed_at",))
        record_act(act="open_institution", subject=found, by=by.pk, at=at)
    if any((person, email, postal, language)) or not InstitutionContact.objects.filter(institution=found).exists():
        _contact(found, person, email, postal, language)
    return found


@transaction.atomic
def change_institution(
    *, institution: Institution, name: str, by: Person, at: datetime, person: str = "", email: str = "",
    postal: str = "", language: str = "",
) -> Institution:  # fmt: skip
    """Another name, or another address to write to; the address before is not kept."""
    require(can_keep_plan(current(), institution.owner_id))
    name = " ".join(name.split())
    others = Institution.objects.filter(owner=institution.owner_id, name__iexact=name).exclude(pk=institution.pk)
    if not name or others.exists():
        raise Refusal(_("Give the institution a name that no other has."))
    if name != institution.name:
        before, institution.name = institution.name, name
        institution.save(update_fields=("name",))
        record_decision(
            act="rename_institution", subject=institution, before={"name": before}, after={"name": name}, by=by, at=at
        )
    _contact(institution, person, email, postal, language)
    record_act(act="change_contact", subject=institution, by=by.pk, at=at)
    return institution


@transaction.atomic
def close_institution(*, institution: Institution, by: Person, at: datetime) -> None:
    """It is written to no more and its links work no more; what it said stays."""
    require(can_keep_plan(current(), institution.owner_id))
    institution.closed_at = at
    institution.save(update_fields=("closed_at",))
    record_act(act="close_institution", subject=institution, by=by.pk, at=at)


@transaction.atomic
def assign_outcomes(
    *, institution: Institution, outcomes: Sequence[Finding], by: Person, at: datetime, due_on: date | None = None,
    remark: str = "",
) -> list[Assignment]:  # fmt: skip
    """Give an institution outcomes to answer; those it has already get the new day and remark."""
    require(can_keep_plan(current(), institution.owner_id))
    if not outcomes:
        raise Refusal(_("Choose at least one recommendation or need."))
    if institution.closed_at is not None:
        raise Refusal(_("%(name)s is closed; add it again to write to it.") % {"name": institution.name})
    state = institution.owner.jurisdiction
    if any(one.state != state or one.kind not in ASKED or one.closed_at is not None for one in outcomes):
        raise Refusal(
            _("Only recommendations and needs of your own State, as they stand today, can be given to answer.")
        )
    held = {
        one.outcome_id: one for one in Assignment.objects.live().filter(institution=institution, outcome__in=outcomes)
    }
    made = []
    for outcome in outcomes:
        if known := held.get(outcome.pk):
            known.due_on, known.remark = due_on or known.due_on, remark or known.remark
            known.save(update_fields=("due_on", "remark"))
            made.append(known)
            continue
        one = Assignment(
            institution=institution, outcome=outcome, state=outcome.state, cycle=outcome.cycle, kind=outcome.kind,
            text=outcome.text, language=outcome.language, provisions=outcome.provisions, force=outcome.force,
            due_on=due_on, remark=remark, number=outcome.number, assigned_by=by, assigned_at=at,
            **inherited(institution) | kept_by(institution.owner),
        )  # fmt: skip
        one.save(force_insert=True)
        made.append(one)
    record_act(act="assign_outcomes", subject=institution, by=by.pk, at=at, assignments=[one.pk for one in made])
    return made


@transaction.atomic
def withdraw_assignment(*, assignment: Assignment, by: Person, at: datetime) -> None:
    """The institution need not answer this one; what it said of it stays in the history."""
    require(can_keep_plan(current(), assignment.institution.owner_id))
    if assignment.withdrawn_at is None:
        assignment.withdrawn_at = at
        assignment.save(update_fields=("withdrawn_at",))
        record_act(act="withdraw_assignment", subject=assignment, by=by.pk, at=at)


def _contact(institution: Institution, person: str, email: str, postal: str, language: str) -> None:
    InstitutionContact.objects.update_or_create(
        institution=institution,
        defaults={
            "person": person.strip(), "email": email.strip(), "postal": postal.strip(), "language": language,
            **kept_by(institution.owner),
        },
    )  # fmt: skip
