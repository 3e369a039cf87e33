"""Pages of activities: the list, one, typing and correcting, who already does this here, publishing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from merida.site.assistance.choices_requests import ActivityStatus
from merida.site.assistance.forms.activities import (
    ActForm,
    ActivityForm,
    CameForms,
    HereForm,
    PartForms,
    PublisherForm,
    typed_again,
)
from merida.site.assistance.kinds import kind_choices
from merida.site.assistance.models.activities import Activity, Publisher
from merida.site.assistance.models.requests import Request
from merida.site.assistance.permissions import can_tell_activities
from merida.site.assistance.selectors.activities import activities_page, activity_page
from merida.site.assistance.selectors.here import HerePage, here_page
from merida.site.assistance.selectors.publishing import iati_file, left_out
from merida.site.assistance.services import activities
from merida.site.assistance.told import Told
from merida.site.evidence.selectors.files import Sent
from merida.site.people.asked import act, asker, person, see_other, sent
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.people.selectors import organisation_of


@require_GET
def listed(request: HttpRequest) -> HttpResponseBase:
    """One's own organisation's activities, or all that one may see."""
    asked = {
        name: request.GET.get(name, "").strip()[:200] for name in ("state", "provision", "kind", "status", "query")
    }
    mine = can_tell_activities(asker(request)) and not request.GET.get("all")
    own = organisation_of(request.user) if mine and isinstance(request.user, Person) else None
    page = activities_page(seen_by=asker(request), own=own, number=_number(request), **asked)
    context = {"page": page, "kinds": kind_choices(), "statuses": ActivityStatus.choices}
    return render(request, "assistance/requests/activities.html", context)


@require_GET
def one(request: HttpRequest, key: UUID) -> HttpResponse:
    """One activity."""
    found = get_object_or_404(Activity.objects.select_related("originator"), pk=key)
    page = activity_page(activity=found, seen_by=asker(request))
    form = ActForm(initial={"seen": page.seen, "audience": found.audience})
    context = {"page": page, "form": form, "crumbs": _crumbs(page.activity.title)}
    return render(request, "assistance/requests/activity.html", context)


@act
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponseBase:
    """Type an activity; before it is kept one sees who already does this there."""
    require(can_tell_activities(asker(request)))
    return _typed(request, None, None)


@act
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Tell an activity anew."""
    found = _own(request, key)
    return _typed(request, found, activities.told_last(found))


@act
@require_POST
def show(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Say who may see it."""
    found, given = _own(request, key), _acted(request)
    activities.show_activity(
        activity=found, audience=given["audience"], seen=given["seen"], by=person(request), at=timezone.now()
    )
    return see_other(_page(found))


@act
@require_POST
def take_back(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """It should not have been told."""
    found, given = _own(request, key), _acted(request)
    activities.take_back_activity(
        activity=found, seen=given["seen"], because=given["because"], by=person(request), at=timezone.now()
    )
    return see_other(_page(found))


@act
@require_GET
def here(request: HttpRequest) -> HttpResponseBase:
    """Who already does this here, without registering anything."""
    form = HereForm(request.GET or None)
    page = here_page(planned=form.planned(), seen_by=asker(request)) if form.is_bound and form.is_valid() else None
    context = {"form": form, "page": page, "crumbs": _crumbs(_("Who already does this here"))}
    return render(request, "assistance/requests/here.html", context)


@act
@require_GET
def iati(request: HttpRequest) -> HttpResponseBase:
    """One's own published activities in IATI 2.03."""
    require(can_tell_activities(asker(request)))
    owner = organisation_of(person(request))
    data = iati_file(organisation=owner, teller=activities.teller_of(owner), at=timezone.now())
    return sent(Sent("activities.xml", "application/xml", data))


@act
@require_http_methods(["GET", "POST"])
def publisher(request: HttpRequest) -> HttpResponseBase:
    """How one's organisation is called in IATI, and which activities the file leaves out."""
    require(can_tell_activities(asker(request)))
    owner = organisation_of(person(request))
    teller = activities.teller_of(owner)
    form = PublisherForm(request.POST or None, initial={"ref": teller.ref, "kind": teller.kind})
    if request.method == "POST" and form.is_valid():
        activities.name_publisher(by=person(request), at=timezone.now(), **form.cleaned_data)
        return see_other(reverse("assistance:publisher"))
    known = Publisher.objects.filter(organisation=owner).exists()
    context = {"form": form, "left_out": left_out(owner), "known": known, "crumbs": _crumbs(_("Publish in IATI"))}
    return render(request, "assistance/requests/publisher.html", context)


def _typed(request: HttpRequest, found: Activity | None, before: Told | None) -> HttpResponseBase:
    initial: dict[str, Any] = {"audience": "public", "status": "planned"}
    if before and found:
        initial = typed_again(before) | {"seen": found.revision, "audience": found.audience}
    form = ActivityForm(request.POST or None, initial=initial)
    parts = PartForms(request.POST or None, prefix="part", initial=_parts(before))
    came = CameForms(request.POST or None, prefix="came", initial=_came(before))
    page: HerePage | None = None
    answers = [one for one in request.POST.getlist("answers") if _is_key(one)] or list(before.answers if before else ())
    if request.method == "POST" and form.is_valid() and parts.is_valid() and came.is_valid():
        page = here_page(planned=form.planned(found.same_as if found else None), seen_by=asker(request))
        looked = f"{form.cleaned_data['jurisdictions']}{form.cleaned_data['provisions']}{form.cleaned_data['kinds']}"
        nobody = not (page.activities or page.requests)
        if "look" not in request.POST and (nobody or form.cleaned_data["looked"] == looked):
            told = form.told(
                before,
                [part for one in parts if (part := one.part())],
                [made for one in came if (made := one.came())],
                list(Request.objects.filter(pk__in=answers).values_list("pk", flat=True)),
            )
            return see_other(_page(_kept(request, form, found, told)))
        again = request.POST.copy()
        again["looked"] = looked
        form.data = again
    context = {"form": form, "parts": parts, "came": came, "here": page, "answers": answers, "activity": found,
               "crumbs": _crumbs(found.title if found else _("New activity"))}  # fmt: skip
    return render(request, "assistance/requests/type.html", context)


def _kept(request: HttpRequest, form: ActivityForm, found: Activity | None, told: Told) -> Activity:
    how: dict[str, Any] = {"told": told, "by": person(request), "at": timezone.now()}
    if found is None:
        return activities.add_activity(audience=form.cleaned_data["audience"], **how)
    seen = form.cleaned_data["seen"]
    return activities.correct_activity(activity=found, seen=found.revision if seen is None else seen, **how)


def _parts(before: Told | None) -> list[dict[str, Any]]:
    return [{"role": one.role, "name": one.name, "ref": one.ref} for one in (before.parts if before else ())]


def _came(before: Told | None) -> list[dict[str, Any]]:
    told = before.outcomes if before else ()
    return [{"kind": one.kind, "title": one.title, "jurisdiction": one.jurisdiction, "on": one.on} for one in told]


def _own(request: HttpRequest, key: UUID) -> Activity:
    found: Activity = get_object_or_404(Activity.objects.select_related("originator"), pk=key)
    require(can_tell_activities(asker(request)) and found.originator_id in asker(request).organisations)
    return found


def _acted(request: HttpRequest) -> dict[str, Any]:
    form = ActForm(request.POST)
    return form.cleaned_data if form.is_valid() else {"seen": -1, "because": "", "audience": ""}


def _page(found: Activity) -> str:
    return reverse("assistance:activity", args=[found.pk])


def _crumbs(last: str) -> list[tuple[str, str]]:
    return [(_("Activities"), reverse("assistance:activities")), (last, "")]


def _number(request: HttpRequest) -> int:
    given = request.GET.get("page", "")
    return int(given) if given.isdecimal() and len(given) < 7 else 1


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
