"""Pages of requests for assistance: a State's own and those circulated to one, consent, replies, alerts."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from merida.site.assistance.forms.requests import (
    CloseForm,
    ConsentForm,
    ReplyForm,
    RequestForm,
    StateContactForm,
    WatchForm,
    WithdrawForm,
)
from merida.site.assistance.models.activities import Activity
from merida.site.assistance.models.requests import ContactPerson, Request
from merida.site.assistance.permissions import can_consent, can_make_request, can_reply
from merida.site.assistance.selectors.asking import first_words, watch_words
from merida.site.assistance.selectors.helping import own_action
from merida.site.assistance.selectors.here import activities_for
from merida.site.assistance.selectors.requests import own_requests_page, request_page
from merida.site.assistance.selectors.requests_seen import requests_page
from merida.site.assistance.services import answering, requests
from merida.site.assistance.services.helping import name_help
from merida.site.assistance.tasks import tell_providers
from merida.site.people.asked import act, asker, person, see_other
from merida.site.people.permissions import require
from merida.site.people.selectors import organisation_of


@act
@require_GET
def listed(request: HttpRequest) -> HttpResponseBase:
    """One's own requests, and those of others that were circulated to one."""
    seen_by = asker(request)
    own = own_requests_page(seen_by=seen_by, organisation=organisation_of(person(request)))
    narrowed = {name: request.GET.get(name, "") for name in ("state", "provision", "kind")}
    page = requests_page(seen_by=seen_by, by=person(request), number=_number(request), **narrowed)
    if can_reply(seen_by):
        answering.look_at_requests(by=person(request), at=timezone.now())
    context = {"page": page, "own": own if can_make_request(seen_by) else None, "may_watch": can_reply(seen_by)}
    return render(request, "assistance/requests/requests.html", context)


@act
@require_http_methods(["GET", "POST"])
def make(request: HttpRequest) -> HttpResponseBase:
    """Write a request, from an outcome of a review or from nothing."""
    require(can_make_request(asker(request)))
    outcome = request.GET.get("outcome", "")
    findings, initial = first_words(outcome, asker(request))
    form = RequestForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        how: dict[str, Any] = {"by": person(request), "at": timezone.now()}
        made = requests.make_request(asked=form.asked(findings), contact=form.contact(), **how)
        if action := own_action(request.GET.get("action", "")):
            name_help(item=action, keys=[f"request:{made.pk}"], **how)
        return see_other(_page(made))
    context = {"form": form, "needs": findings, "crumbs": _crumbs(_("New request"))}
    return render(request, "assistance/requests/write.html", context)


@act
@require_GET
def one(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """One request."""
    found = get_object_or_404(Request.objects.select_related("originator"), pk=key)
    page = request_page(request=found, seen_by=asker(request))
    context = {"page": page, "crumbs": _crumbs(found.title), "here": activities_for(found, asker(request)),
               "withdraw_form": WithdrawForm(initial={"seen": page.seen}),
               "close_form": CloseForm(initial={"seen": page.seen})}  # fmt: skip
    if page.may_reply:
        context["reply_form"] = ReplyForm(activities=_activities(request))
    return render(request, "assistance/requests/request.html", context)


@act
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Write a request anew."""
    found = _own(request, key)
    form = RequestForm(request.POST or None, initial=_words(found))
    if request.method == "POST" and form.is_valid():
        requests.change_request(
            request=found, asked=form.asked(tuple(found.findings)), seen=_seen(form, found), contact=form.contact(),
            by=person(request), at=timezone.now(),
        )  # fmt: skip
        return see_other(_page(found))
    context = {"form": form, "request_title": found.title, "crumbs": _crumbs(found.title, _page(found), _("Change"))}
    return render(request, "assistance/requests/write.html", context)


@act
@require_http_methods(["GET", "POST"])
def consent(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """To whom, what they will see, and that it may be taken back."""
    found = _own(request, key)
    initial = {"seen": found.revision, "organisations": found.named_organisations}
    form = ConsentForm(request.POST or None, initial=initial, without=found.originator_id)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        told = [str(one) for one in found.named_organisations]
        requests.consent_to_request(request=found, by=person(request), at=timezone.now(), **given)
        transaction.on_commit(partial(tell_providers.enqueue, str(found.pk), told))
        return see_other(_page(found))
    context = {"form": form, "page": request_page(request=found, seen_by=asker(request)),
               "crumbs": _crumbs(found.title, _page(found), _("Consent"))}  # fmt: skip
    return render(request, "assistance/requests/consent.html", context)


@act
@require_POST
def withdraw(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """The consent is taken back."""
    found, form = _own(request, key), WithdrawForm(request.POST)
    if form.is_valid():
        requests.withdraw_consent(request=found, by=person(request), at=timezone.now(), **form.cleaned_data)
    return see_other(_page(found))


@act
@require_POST
def close(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """The request is wanted no more."""
    found, form = _own(request, key), CloseForm(request.POST)
    seen = form.data.get("seen", "")
    requests.close_request(
        request=found, because=form.data.get("because", ""), seen=int(seen) if seen.isdecimal() else -1,
        by=person(request), at=timezone.now(),
    )  # fmt: skip
    return see_other(_page(found))


@act
@require_POST
def erase(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Whom to ask is erased."""
    found = _own(request, key)
    requests.erase_contact(request=found, by=person(request), at=timezone.now())
    return see_other(_page(found))


@act
@require_POST
def reply(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """A provider replies."""
    require(can_reply(asker(request)))
    found = get_object_or_404(Request.objects.select_related("originator"), pk=key)
    form = ReplyForm(request.POST, activities=_activities(request))
    if form.is_valid():
        given = form.cleaned_data
        chosen = given.pop("activity")
        activity = Activity.objects.filter(pk=chosen).first() if chosen else None
        answering.reply_to_request(request=found, by=person(request), at=timezone.now(), activity=activity, **given)
        return see_other(f"{_page(found)}#replies")
    page = request_page(request=found, seen_by=asker(request))
    context = {"page": page, "crumbs": _crumbs(found.title), "reply_form": form}
    return render(request, "assistance/requests/request.html", context, status=422)


@act
@require_http_methods(["GET", "POST"])
def watch(request: HttpRequest) -> HttpResponseBase:
    """What one wants to be told of."""
    require(can_reply(asker(request)))
    form = WatchForm(request.POST or None, initial=watch_words(person(request)))
    if request.method == "POST" and form.is_valid():
        answering.watch_requests(by=person(request), **form.cleaned_data)
        return see_other(reverse("assistance:requests"))
    return render(request, "assistance/requests/watch.html", {"form": form, "crumbs": _crumbs(_("Alerts"))})


@act
@require_http_methods(["GET", "POST"])
def contact(request: HttpRequest) -> HttpResponseBase:
    """Whom providers may ask about assistance to one's State."""
    require(can_make_request(asker(request)))
    owner = organisation_of(person(request))
    known = ContactPerson.objects.filter(originator=owner, request=None).first()
    names = ("name", "office", "email", "telephone", "audience")
    form = StateContactForm(request.POST or None, initial={name: getattr(known, name) for name in names if known})
    if request.method == "POST" and form.is_valid():
        requests.name_contact(
            contact=form.contact(), audience=form.cleaned_data["audience"], by=person(request), at=timezone.now()
        )
        return see_other(reverse("assistance:requests"))
    return render(request, "assistance/requests/contact.html", {"form": form, "crumbs": _crumbs(_("Contact"))})


def _own(request: HttpRequest, key: UUID) -> Request:
    """A request of one's own; what one may not see is not there."""
    found = get_object_or_404(Request.objects.select_related("originator"), pk=key)
    require(can_consent(asker(request), found.consent_holder_id))
    return found


def _seen(form: RequestForm, found: Request) -> int:
    seen = form.cleaned_data.get("seen")
    return found.revision if seen is None else seen


def _words(found: Request) -> dict[str, Any]:
    names = ("origin", "title", "text", "language", "kinds", "institution", "result", "wanted_from", "wanted_until",
             "received_already")  # fmt: skip
    words = {name: getattr(found, name) for name in names}
    known = ContactPerson.objects.filter(request=found).first()
    person_ = (
        {f"contact_{name}": getattr(known, name) for name in ("name", "office", "email", "telephone")} if known else {}
    )
    return words | person_ | {"provisions": ", ".join(found.provisions), "seen": found.revision}


def _activities(request: HttpRequest) -> list[tuple[str, str]]:
    rows = Activity.objects.going_on().filter(originator__in=asker(request).organisations).order_by("title")[:200]
    return [(str(one.pk), one.title) for one in rows]


def _page(found: Request) -> str:
    return reverse("assistance:request", args=[found.pk])


def _crumbs(*rest: str) -> list[tuple[str, str]]:
    """The way here: the list, then pairs of words and address, the last without one."""
    crumbs = [(_("Requests"), reverse("assistance:requests"))]
    if len(rest) == 3:
        crumbs.append((rest[0], rest[1]))
    return [*crumbs, (rest[-1], "")]


def _number(request: HttpRequest) -> int:
    given = request.GET.get("page", "")
    return int(given) if given.isdecimal() and len(given) < 7 else 1
