"""Personal links: an institution answers without signing in, until the link ends or is taken back."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from merida.site.assistance.models.institutions import Institution, InstitutionContact, PersonalLink
from merida.site.assistance.permissions import can_keep_plan
from merida.site.assistance.services.institutions import kept_by
from merida.site.look.dates import day
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.provenance.asking import Asker, asking, current
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import record_act

LASTS = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link stands for."""

    link: UUID
    institution: UUID
    owner: UUID
    made_by: UUID


@transaction.atomic
def make_link(
    *, institution: Institution, by: Person, at: datetime, lasts: timedelta = LASTS
) -> tuple[PersonalLink, str]:
    """A link and its address, which is told this once: only its digest is kept."""
    require(can_keep_plan(current(), institution.owner_id))
    if institution.closed_at is not None:
        raise Refusal(_("%(name)s is closed; add it again to write to it.") % {"name": institution.name})
    secret = secrets.token_urlsafe(32)
    link = PersonalLink(
        institution=institution, digest=_digest(secret), made_by=by, made_at=at, ends_at=at + lasts,
        **kept_by(institution.owner),
    )  # fmt: skip
    link.save(force_insert=True)
    record_act(act="make_link", subject=link, by=by.pk, at=at, institution=institution.pk)
    return link, settings.ADDRESS + reverse("assistance:answer", args=[secret])


@transaction.atomic
def post_link(*, institution: Institution, by: Person, at: datetime) -> PersonalLink:
    """Make a link and mail it to the institution, in the language of its letters."""
    contact = InstitutionContact.objects.filter(institution=institution).first()
    if contact is None or not contact.email:
        raise Refusal(
            _("%(name)s has no e-mail address; add one, or hand the link over yourself.") % {"name": institution.name}
        )
    link, address = make_link(institution=institution, by=by, at=at)
    with override(contact.language or None):
        EmailMessage(
            subject=_("Recommendations under the Convention against Corruption: your answer"),
            body=_(
                "%(authority)s asks %(institution)s to say what was done about the recommendations and needs listed "
                "behind this address. You need no account; the address is yours alone and works until %(end)s:\n"
                "%(address)s\n"
            )
            % {
                "authority": institution.owner, "institution": institution, "address": address,
                "end": day(link.ends_at, (contact.language or "en").partition("-")[0]),
            },
            to=[contact.email],
        ).send()  # fmt: skip
    return link


@transaction.atomic
def revoke_link(*, link: PersonalLink, by: Person, at: datetime) -> None:
    """The link works no more."""
    require(can_keep_plan(current(), link.institution.owner_id))
    if link.revoked_at is None:
        link.revoked_at = at
        link.save(update_fields=("revoked_at",))
        record_act(act="revoke_link", subject=link, by=by.pk, at=at)


def opened(secret: str, at: datetime) -> Opened | None:
    """What an address stands for, if it still works; the same nothing for a wrong, ended and revoked one."""
    with connection.cursor() as cursor:
        cursor.execute("select link, institution, owner, made_by from assistance_link(%s, %s)", [_digest(secret), at])
        row = cursor.fetchone()
    return Opened(*row) if row else None


@contextmanager
def as_institution(link: Opened) -> Iterator[Asker]:
    """Nobody, who sees the rows of this institution and nothing else."""
    with asking(Asker(teams=frozenset({link.institution}))) as asker:
        yield asker


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
