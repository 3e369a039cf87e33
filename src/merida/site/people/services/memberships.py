"""Organisations, roles in them, and places in the teams of reviews and cases."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db import transaction

from merida.site.people.models import Membership, Organisation, Person, TeamMembership
from merida.site.people.permissions import refuse_unless_administrator
from merida.site.provenance.services import record_act


def _key(by: Person | None) -> UUID | None:
    return by.pk if by else None


@transaction.atomic
def add_organisation(*, name: str, kind: str, by: Person | None, at: datetime, jurisdiction: str = "") -> Organisation:
    """Add an organisation; one of this name that is there already is given back."""
    refuse_unless_administrator(by)
    made, new = Organisation.objects.get_or_create(
        name=" ".join(name.split()), defaults={"kind": kind, "jurisdiction": jurisdiction}
    )
    if new:
        record_act(act="add_organisation", subject=made, by=_key(by), at=at, kind=kind, jurisdiction=jurisdiction)
    return made


@transaction.atomic
def add_person(
    *, email: str, name: str, by: Person | None, at: datetime, password: str | None = None, language: str = ""
) -> Person:
    """Add somebody who can sign in at once: for the command line, the demonstration and accepted invitations."""
    person = Person.objects.create_user(email, password, name=name, language=language, joined_at=at)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    record_act(act="add_person", subject=person, by=_key(by), at=at)
    return person


@transaction.atomic
def give_role(*, person: Person, organisation: Organisation, role: str, by: Person | None, at: datetime) -> Membership:
    """A person acts for an organisation in a role from now on."""
    refuse_unless_administrator(by)
    found = Membership.objects.live().filter(person=person, organisation=organisation, role=role).first()
    if found:
        return found
    made = Membership.objects.create(person=person, organisation=organisation, role=role, since=at)
    record_act(act="give_role", subject=made, by=_key(by), at=at, person=person.pk, role=role)
    return made


@transaction.atomic
def end_membership(*, membership: Membership, by: Person | None, at: datetime) -> None:
    """A role ends; what was done in it stays."""
    refuse_unless_administrator(by)
    if Membership.objects.live().filter(pk=membership.pk).update(until=at):
        record_act(act="end_membership", subject=membership, by=_key(by), at=at, person=membership.person_id)


@transaction.atomic
def join_team(*, person: Person, team: UUID, kind: str, by: Person | None, at: datetime) -> TeamMembership:
    """A person joins the team of a review or case; whether `by` may say so, the application of the team knows."""
    found = TeamMembership.objects.filter(person=person, team=team, until__isnull=True).first()
    if found:
        return found
    made = TeamMembership.objects.create(person=person, team=team, kind=kind, since=at)
    record_act(act="join_team", subject=made, by=_key(by), at=at, person=person.pk, team=team)
    return made


@transaction.atomic
def leave_team(*, person: Person, team: UUID, by: Person | None, at: datetime) -> None:
    """A person leaves a team and sees its rows no more."""
    place = TeamMembership.objects.filter(person=person, team=team, until__isnull=True).first()
    if place:
        TeamMembership.objects.filter(pk=place.pk).update(until=at)
        record_act(act="leave_team", subject=place, by=_key(by), at=at, person=person.pk, team=team)
