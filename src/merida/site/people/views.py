"""Pages about persons: for administrators, for oneself, and the one an invitation leads to."""

from __future__ import annotations

from datetime import timedelta
from typing import cast
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from merida.site.people import selectors, services
from merida.site.people.forms import InviteForm, JoinForm, OrganisationForm, RoleForm, TokenForm
from merida.site.people.models import Invitation, Membership, Person, Token
from merida.site.people.permissions import administrators_only
from merida.site.people.services.invitations import InvitationEnded, open_invitation

BACKEND = settings.AUTHENTICATION_BACKENDS[0]


@administrators_only
@require_safe
def persons(request: HttpRequest) -> HttpResponse:
    """Everybody, and the invitations that are open."""
    return _persons(request, InviteForm(), OrganisationForm())


@administrators_only
@require_POST
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody."""
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _persons(request, form, OrganisationForm(), status=422)
    services.invite_person(**form.cleaned_data, by=_me(request), at=timezone.now(), language=get_language() or "")
    messages.success(request, _("The invitation is on its way."))
    return redirect("people:persons")


@administrators_only
@require_POST
def add_organisation(request: HttpRequest) -> HttpResponse:
    """Add an organisation."""
    form = OrganisationForm(request.POST)
    if not form.is_valid():
        return _persons(request, InviteForm(), form, status=422)
    services.add_organisation(**form.cleaned_data, by=_me(request), at=timezone.now())
    return redirect("people:persons")


@administrators_only
@require_POST
def withdraw(request: HttpRequest, key: UUID) -> HttpResponse:
    """Withdraw an invitation."""
    services.withdraw_invitation(invitation=get_object_or_404(Invitation, pk=key), by=_me(request), at=timezone.now())
    return redirect("people:persons")


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, key: UUID) -> HttpResponse:
    """One person: roles, and a further one."""
    found = get_object_or_404(Person, pk=key)
    form = RoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.give_role(person=found, **form.cleaned_data, by=_me(request), at=timezone.now())
        return redirect("people:person", key)
    page = {"person": found, "memberships": selectors.memberships_of(found), "form": form}
    return render(request, "people/person.html", page, status=422 if request.method == "POST" else 200)


@administrators_only
@require_POST
def end_membership(request: HttpRequest, key: UUID) -> HttpResponse:
    """A role ends."""
    membership = get_object_or_404(Membership, pk=key)
    services.end_membership(membership=membership, by=_me(request), at=timezone.now())
    return redirect("people:person", membership.person_id)


@administrators_only
@require_POST
def remove(request: HttpRequest, key: UUID) -> HttpResponse:
    """Somebody leaves."""
    leaver = get_object_or_404(Person, pk=key)
    services.remove_leaver(person=leaver, by=_me(request), at=timezone.now())
    messages.success(request, _("%(person)s can come in no more.") % {"person": leaver})
    return redirect("people:persons")


@administrators_only
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """What would be sent if there were a mail server."""
    return render(request, "people/outbox.html", {"messages_kept": selectors.outbox(), "sends": settings.SENDS_MAIL})


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """One's own keys for programs; a new one is shown once."""
    form, secret = TokenForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        days, now = form.cleaned_data["days"], timezone.now()
        ends_at = now + timedelta(days=days) if days else None
        _made, secret = services.make_token(
            person=_me(request), name=form.cleaned_data["name"], scopes=form.cleaned_data["scopes"], by=_me(request),
            at=now, ends_at=ends_at,
        )  # fmt: skip
        form = TokenForm()
    page = {"tokens": selectors.tokens_of(_me(request)), "form": form, "secret": secret}
    return render(request, "people/tokens.html", page, status=422 if form.errors else 200)


@login_required
@require_POST
def revoke(request: HttpRequest, key: UUID) -> HttpResponse:
    """Revoke one of one's own keys."""
    token = get_object_or_404(Token, pk=key, person=_me(request))
    services.revoke_token(token=token, by=_me(request), at=timezone.now())
    return redirect("people:tokens")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, secret: str) -> HttpResponse:
    """Where an invitation leads: choose a name and a password, and be in."""
    try:
        invitation = open_invitation(secret, timezone.now())
        form = JoinForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            joined = services.accept_invitation(
                secret=secret, **form.cleaned_data, at=timezone.now(), language=get_language() or ""
            )
            login(request, joined, backend=BACKEND)
            return redirect("/")
    except InvitationEnded as ended:
        return render(request, "people/ended.html", {"sentence": str(ended)}, status=404)
    page = {"invitation": invitation, "form": form}
    return render(request, "people/accept.html", page, status=422 if form.errors else 200)


def _persons(
    request: HttpRequest, invite_form: InviteForm, organisation_form: OrganisationForm, status: int = 200
) -> HttpResponse:
    page = {
        "persons": selectors.persons(), "invitations": selectors.invitations(timezone.now()),
        "invite_form": invite_form, "organisation_form": organisation_form,
    }  # fmt: skip
    return render(request, "people/persons.html", page, status=status)


def _me(request: HttpRequest) -> Person:
    return cast(Person, request.user)
