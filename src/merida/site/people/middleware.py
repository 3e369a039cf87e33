"""The middleware that says who asks: one transaction around the whole request, undone if the request fails."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase

from merida.site.people.asking import asker_of
from merida.site.people.models import Person
from merida.site.provenance.asking import asking


class WhoAsks:
    """ATOMIC_REQUESTS would open its transaction too late: what a middleware sets would be gone before the view."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        person = request.user if isinstance(request.user, Person) else None
        if person is None and not request.user.is_authenticated:
            asker = asker_of(None)
        else:
            asker = asker_of(Person.objects.filter(pk=request.user.pk).first())
        with asking(asker):
            request.asker = asker  # type: ignore[attr-defined]
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            return response
