"""Tell providers of a new request: each is asked in their own name whether they may see it, so that nothing leaks."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from merida.site.assistance.models.requests import Request, RequestWatch
from merida.site.assistance.selectors.requests import asker_name
from merida.site.evidence.labels import names
from merida.site.people.asking import acting_as
from merida.site.people.choices import Role
from merida.site.people.models import Person


def alert_providers(*, request_id: UUID, told: Iterable[UUID] = ()) -> int:
    """Mail to those who may see the request and want to be told, without organisations that know it; how many."""
    before = frozenset(told)
    watching = Person.objects.filter(
        is_active=True, memberships__role=Role.PROVIDER, memberships__until__isnull=True
    ).distinct()
    return sum(_tell(person, request_id, before) for person in watching.order_by("pk"))


def _tell(person: Person, request_id: UUID, before: frozenset[UUID]) -> bool:
    with acting_as(person) as asker, override(person.language or settings.LANGUAGE_CODE):
        request = Request.objects.circulated().filter(pk=request_id).first()
        if request is None or request.originator_id in asker.organisations or before & asker.organisations:
            return False
        watch = RequestWatch.objects.filter(person=person).first()
        if watch is not None and not (watch.mail and wanted(watch, request)):
            return False
        said = names()
        words = {
            "state": asker_name(request, said),
            "title": request.title,
            "url": settings.ADDRESS + reverse("assistance:request", args=[request.pk]),
        }
        send_mail(
            _("%(state)s asks for assistance") % words,
            _("%(state)s has circulated a request for assistance: %(title)s\n\nRead it and reply: %(url)s\n") % words,
            None, [person.email],
        )  # fmt: skip
        return True


def wanted(watch: RequestWatch, request: Request) -> bool:
    """Whether a request is of those that somebody wants to be told of."""
    for asked, has in (
        (watch.jurisdictions, [request.state]),
        (watch.provisions, [*request.provisions, *request.under]),
        (watch.kinds, request.kinds),
    ):
        if asked and not set(asked) & set(has):
            return False
    return True
