"""How allauth is told what holds here: nobody joins without an invitation, and each sign-in stands in the log."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from merida.site.people.models import Person
from merida.site.provenance.services import record_act


class Adapter(DefaultAccountAdapter):
    """Sign-up is by invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never by oneself."""
        return False

    def post_login(self, request: HttpRequest, user: Person, **words: Any) -> HttpResponse:
        """Somebody has signed in; at that moment nobody was asking yet, so the entry is the installation's."""
        record_act(act="sign_in", subject=user, by=None, at=timezone.now())
        answer: HttpResponse = super().post_login(request, user, **words)
        return answer

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """A wrong password: that it was tried is logged, not with what."""
        super().authentication_failed(request, **credentials)
        record_act(act="sign_in_failed", subject=None, by=None, at=timezone.now())
