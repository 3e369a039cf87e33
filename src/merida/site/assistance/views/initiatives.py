"""Pages of regional initiatives."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from merida.site.assistance.forms.programmes import PriorityForm, RoadmapForm, StepStateForm
from merida.site.assistance.models.programmes import InitiativePriority, RegionalInitiative, RoadmapStep
from merida.site.assistance.selectors.initiatives import initiative_page, member_page
from merida.site.assistance.selectors.programmes import initiatives_page
from merida.site.assistance.services.programmes import add_priority, add_roadmap_step, move_roadmap_step
from merida.site.evidence.labels import names
from merida.site.people.asked import act, asker, person, see_other
from merida.site.provenance.refusals import Refusal


@require_GET
def initiatives(request: HttpRequest) -> HttpResponse:
    """The regional initiatives."""
    return render(
        request, "assistance/secretariat/initiatives.html", {"page": initiatives_page(seen_by=asker(request))}
    )


@require_GET
def initiative(request: HttpRequest, key: UUID) -> HttpResponse:
    """A regional initiative."""
    row = get_object_or_404(RegionalInitiative, pk=key)
    page = initiative_page(row=row, seen_by=asker(request))
    said = names()
    forms = {"priority_form": PriorityForm(said=said), "step_form": RoadmapForm(said=said, initiative=row)}
    return render(request, "assistance/secretariat/initiative.html", {"page": page, **forms})


@require_GET
def member(request: HttpRequest, key: UUID, state: str) -> HttpResponse:
    """The needs of a member and what answers them."""
    row = get_object_or_404(RegionalInitiative, pk=key)
    if state not in row.members:
        raise Http404
    return render(
        request,
        "assistance/secretariat/member.html",
        {"page": member_page(row=row, code=state, seen_by=asker(request))},
    )


@act
@require_POST
def priority(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Add a priority."""
    row = get_object_or_404(RegionalInitiative, pk=key)
    form = PriorityForm(request.POST, said=names())
    given = _given(form)
    add_priority(initiative=row, by=person(request), at=timezone.now(), **given)
    return see_other(reverse("assistance:initiative", args=[key]))


@act
@require_POST
def step(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Add a step to the roadmap."""
    row = get_object_or_404(RegionalInitiative, pk=key)
    form = RoadmapForm(request.POST, said=names(), initiative=row)
    given = _given(form)
    chosen = given.pop("priority_id")
    found = InitiativePriority.objects.filter(pk=chosen).first() if chosen else None
    add_roadmap_step(initiative=row, priority=found, by=person(request), at=timezone.now(), **given)
    return see_other(reverse("assistance:initiative", args=[key]))


@act
@require_POST
def move_step(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """How far a step has come."""
    row = get_object_or_404(RoadmapStep, pk=key)
    form = StepStateForm(request.POST)
    if not form.is_valid():
        raise Refusal(_("Choose how far it has come from the list."))
    move_roadmap_step(step=row, by=person(request), at=timezone.now(), **form.cleaned_data)
    return see_other(reverse("assistance:initiative", args=[row.initiative_id]))


def _given(form: Any) -> dict[str, Any]:
    if not form.is_valid():
        name, errors = next(iter(form.errors.items()))
        raise Refusal(f"{form.fields[name].label}: {errors[0]}")
    return dict(form.said())
