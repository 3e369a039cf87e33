"""Keys for programs: shown once, kept as a digest, with scopes, revocable; they die with their person."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from merida.site.people.models import Person, Token
from merida.site.people.permissions import refuse_unless_self_or_administrator
from merida.site.provenance.services import record_act

PREFIX = "merida_"


@transaction.atomic
def make_token(
    *,
    person: Person,
    name: str,
    scopes: Iterable[str],
    by: Person | None,
    at: datetime,
    ends_at: datetime | None = None,
) -> tuple[Token, str]:
    """Make a key for a program; the second value is shown to the person now and never again."""
    refuse_unless_self_or_administrator(person, by)
    secret = PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(
        person=person, name=name, digest=_digest(secret), scopes=sorted(set(scopes)), made_at=at, ends_at=ends_at
    )
    record_act(act="make_token", subject=token, by=by.pk if by else None, at=at, scopes=token.scopes)
    return token, secret


@transaction.atomic
def revoke_token(*, token: Token, by: Person | None, at: datetime) -> None:
    """The key works no more."""
    refuse_unless_self_or_administrator(token.person, by)
    if Token.objects.filter(pk=token.pk, revoked_at__isnull=True).update(revoked_at=at):
        record_act(act="revoke_token", subject=token, by=by.pk if by else None, at=at)


def person_of_token(secret: str, *, at: datetime) -> Token | None:
    """The live token of this secret, with its person; None for any other, without saying why."""
    if not secret.startswith(PREFIX):
        return None
    token = Token.objects.select_related("person").filter(digest=_digest(secret), revoked_at__isnull=True).first()
    if token is None or not token.person.is_active or (token.ends_at and token.ends_at <= at):
        return None
    if token.used_on != at.date():
        Token.objects.filter(pk=token.pk).update(used_on=at.date())
    return token


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
