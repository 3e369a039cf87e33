"""Questions about persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from merida.site.people.choices import Role
from merida.site.people.models import Invitation, Membership, Organisation, OutgoingMail, Person, Token
from merida.site.provenance.refusals import Refusal


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person as administrators see them: who, where, in which roles."""

    key: UUID
    name: str
    email: str
    is_active: bool
    left_at: datetime | None
    roles: tuple[Membership, ...]


def persons() -> Sequence[PersonLine]:
    """Everybody, those who left last."""
    live = Prefetch("memberships", Membership.objects.live().select_related("organisation"), to_attr="live")
    people = Person.objects.prefetch_related(live).order_by("-is_active", "name", "email")
    return [PersonLine(p.pk, p.name, p.email, p.is_active, p.left_at, tuple(p.live)) for p in people]


def memberships_of(person: Person) -> Sequence[Membership]:
    """A person's roles that hold today."""
    return list(person.memberships.filter(until__isnull=True).select_related("organisation"))


def invitations(at: datetime) -> Sequence[Invitation]:
    """Those that can still be accepted."""
    return list(
        Invitation.objects.filter(accepted_at__isnull=True, withdrawn_at__isnull=True, ends_at__gt=at).select_related(
            "organisation"
        )
    )


def organisations() -> Sequence[Organisation]:
    """All of them by name."""
    return list(Organisation.objects.all())


def tokens_of(person: Person) -> Sequence[Token]:
    """A person's tokens that work."""
    return list(person.tokens.filter(revoked_at__isnull=True))


def outbox(limit: int = 200) -> Sequence[OutgoingMail]:
    """The last messages that would have been sent."""
    return list(OutgoingMail.objects.all()[:limit])


def is_administrator(person: Person) -> bool:
    """Whether a person looks after this installation."""
    return person.memberships.filter(role=Role.ADMINISTRATOR, until__isnull=True).exists()


def organisation_of(person: Person) -> Organisation:
    """The organisation a person acts for: the one joined first."""
    membership = person.memberships.live().select_related("organisation").order_by("since", "id").first()
    if membership is None:
        raise Refusal(_("You belong to no organisation yet; ask an administrator to add you to one."))
    found: Organisation = membership.organisation
    return found
