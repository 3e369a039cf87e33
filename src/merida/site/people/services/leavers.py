"""Somebody leaves: everything they could come in by ends at once; what they decided stays."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.translation import gettext as _

from merida.site.people.models import Invitation, Membership, Person, TeamMembership, Token
from merida.site.people.permissions import refuse_unless_administrator, refuse_unless_self_or_administrator
from merida.site.provenance.services import record_act


@transaction.atomic
def end_sessions(*, person: Person, by: Person | None, at: datetime) -> int:
    """Sign a person out everywhere; how many sessions ended."""
    refuse_unless_self_or_administrator(person, by)
    keys = list(UserSession.objects.filter(user=person).values_list("session_key", flat=True))
    ended = Session.objects.filter(session_key__in=keys).delete()[0]
    UserSession.objects.filter(user=person).delete()
    record_act(act="end_sessions", subject=person, by=by.pk if by else None, at=at, number=ended)
    return ended


@transaction.atomic
def remove_leaver(*, person: Person, by: Person | None, at: datetime, because: str = "") -> None:
    """Somebody leaves: sessions, tokens, second factors, roles, places in teams and open invitations end at once."""
    refuse_unless_administrator(by)
    Person.objects.select_for_update().get(pk=person.pk)
    end_sessions(person=person, by=by, at=at)
    Token.objects.filter(person=person, revoked_at__isnull=True).update(revoked_at=at)
    Authenticator.objects.filter(user=person).delete()
    Membership.objects.live().filter(person=person).update(until=at)
    TeamMembership.objects.filter(person=person, until__isnull=True).update(until=at)
    Invitation.objects.filter(email=person.email, accepted_at__isnull=True, withdrawn_at__isnull=True).update(
        withdrawn_at=at
    )
    person.is_active, person.left_at = False, at
    person.set_unusable_password()
    person.save(update_fields=("is_active", "left_at", "password"))
    record_act(act="remove_leaver", subject=person, by=by.pk if by else None, at=at)


@transaction.atomic
def erase_person(*, person: Person, by: Person | None, at: datetime, because: str) -> None:
    """Erase name and address of somebody who left; the key stays, so decisions and log stay whole."""
    refuse_unless_administrator(by)
    if person.is_active:
        remove_leaver(person=person, by=by, at=at, because=because)
    EmailAddress.objects.filter(user=person).delete()
    Invitation.objects.filter(email=person.email).update(email="erased@invalid")
    person.name, person.email = _("Person erased"), f"{person.pk}@erased.invalid"
    person.save(update_fields=("name", "email"))
    record_act(act="erase_person", subject=person, by=by.pk if by else None, at=at)
