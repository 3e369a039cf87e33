"""The middleware that says who asks: one transaction around the whole request, undone if the request fails."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from merida.site.people.asking import asker_of
from merida.site.people.models import Token
from merida.site.people.services.tokens import person_of_token
from merida.site.provenance.asking import asking

API = "/api/"


class WhoAsks:
    """ATOMIC_REQUESTS would open its transaction too late: what a middleware sets would be gone before the view."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token = bearer(request)
        if token is not None:
            request.user = token.person
        request.token = token  # type: ignore[attr-defined]
        person = request.user if request.user.is_authenticated else None
        with asking(asker_of(person)) as asker:
            request.asker = asker  # type: ignore[attr-defined]
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            return response


def bearer(request: HttpRequest) -> Token | None:
    """The token a program sends; only the programming interface takes one."""
    kind, _, secret = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not request.path.startswith(API):
        return None
    return person_of_token(secret.strip(), at=timezone.now())
