"""Invitations: the only way in. The link is mailed once; what is kept of it is a digest."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from merida.site.people.models import Invitation, Organisation, Person
from merida.site.people.permissions import refuse_unless_administrator
from merida.site.people.services.memberships import add_person
from merida.site.provenance.services import record_act

LASTS = timedelta(days=14)


class InvitationEnded(Exception):  # noqa: N818  # no error of ours: the page says it in a sentence
    """The link was used, withdrawn or is too old, or never was one: which of these is not said."""


@transaction.atomic
def invite_person(
    *, email: str, organisation: Organisation, role: str, by: Person | None, at: datetime, language: str = "",
    post: bool = True,
) -> tuple[Invitation, str]:  # fmt: skip
    """Invite somebody to an organisation in a role; the invitation and the address that was mailed."""
    refuse_unless_administrator(by)
    secret = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=email.strip().lower(), organisation=organisation, role=role, digest=_digest(secret), invited_by=by,
        invited_at=at, ends_at=at + LASTS,
    )  # fmt: skip
    address = settings.ADDRESS + reverse("people:accept", args=[secret])
    if post:
        _post(invitation, address, language)
    record_act(
        act="invite_person",
        subject=invitation,
        by=by.pk if by else None,
        at=at,
        role=role,
        organisation=organisation.pk,
    )
    return invitation, address


def _post(invitation: Invitation, address: str, language: str) -> None:
    with override(language or None):
        EmailMessage(
            subject=_("Invitation to Merida"),
            body=_(
                "%(inviter)s invites you to work in Merida for %(organisation)s.\n\n"
                "To choose a password, open this address before %(end)s:\n%(address)s\n"
            )
            % {
                "inviter": invitation.invited_by or "Merida",
                "organisation": invitation.organisation,
                "address": address,
                "end": invitation.ends_at.date().isoformat(),
            },
            to=[invitation.email],
        ).send()


@transaction.atomic
def accept_invitation(*, secret: str, name: str, password: str, at: datetime, language: str = "") -> Person:
    """Become a member by the link one was mailed; somebody known already gets the further role."""
    invitation = open_invitation(secret, at, lock=True)
    person = Person.objects.filter(email=invitation.email).first()
    if person is None:
        person = add_person(email=invitation.email, name=name, password=password, language=language, by=None, at=at)
    elif not person.is_active:
        person.is_active, person.left_at, person.name = True, None, name
        person.set_password(password)
        person.save(update_fields=("is_active", "left_at", "name", "password"))
    person.memberships.get_or_create(
        organisation=invitation.organisation, role=invitation.role, until=None, defaults={"since": at}
    )
    invitation.accepted_at = at
    invitation.save(update_fields=("accepted_at",))
    record_act(act="accept_invitation", subject=invitation, by=None, at=at, person=person.pk)
    return person


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Person | None, at: datetime) -> None:
    """The link works no more."""
    refuse_unless_administrator(by)
    Invitation.objects.filter(pk=invitation.pk, accepted_at__isnull=True, withdrawn_at__isnull=True).update(
        withdrawn_at=at
    )
    record_act(act="withdraw_invitation", subject=invitation, by=by.pk if by else None, at=at)


def open_invitation(secret: str, at: datetime, *, lock: bool = False) -> Invitation:
    """The invitation a link stands for, if it can still be accepted."""
    rows = Invitation.objects.select_for_update() if lock else Invitation.objects.select_related("organisation")
    found = rows.filter(
        digest=_digest(secret), accepted_at__isnull=True, withdrawn_at__isnull=True, ends_at__gt=at
    ).first()
    if found is None:
        raise InvitationEnded(_("This invitation has ended or was used; ask for a new one."))
    return found


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
