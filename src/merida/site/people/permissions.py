"""Who may do what to persons and organisations; the command line acts for the installation itself and may."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from merida.site.people.choices import Role
from merida.site.people.models import Person
from merida.site.provenance.asking import Asker, current


def can_look_after_people(asker: Asker) -> bool:
    """Administrators add and remove persons; they need no right on any content for it."""
    return Role.ADMINISTRATOR in asker.roles


def require(allowed: bool) -> Asker:
    """Who asks, if they may; else a refusal in one sentence."""
    if not allowed:
        raise PermissionDenied(_("You may not do this; ask an administrator for the role."))
    return current()


def administrators_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for administrators: others must sign in first, or are told that it is not theirs."""

    @login_required
    @wraps(view)
    def asked(request: HttpRequest, *arguments: Any, **words: Any) -> HttpResponse:
        if not can_look_after_people(current()):
            raise PermissionDenied
        return view(request, *arguments, **words)

    return cast(Callable[..., HttpResponse], asked)


def refuse_unless_administrator(by: Person | None) -> None:
    """Raise unless an administrator asks, or the command line (nobody)."""
    asker = current()
    if by is not None and not (asker.person == by.pk and can_look_after_people(asker)):
        raise PermissionDenied(_("Only an administrator may do this."))


def refuse_unless_self_or_administrator(person: Person, by: Person | None) -> None:
    """Raise unless one does it to oneself, or is an administrator."""
    if by is None or by.pk != person.pk or current().person != person.pk:
        refuse_unless_administrator(by)
