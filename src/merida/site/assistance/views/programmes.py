"""Pages of engagements and trainings: lists, one of them, recording and changing, what came of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from merida.site.assistance.forms.programmes import (
    BecauseForm,
    EngagementForm,
    FileForm,
    FollowUpForm,
    InitiativeForm,
    ProgrammeForm,
    ResultForm,
    TrainingForm,
)
from merida.site.assistance.models.programmes import Engagement, EngagementResult, Recorded, RegionalInitiative
from merida.site.assistance.models.training import Training, TrainingFollowUp
from merida.site.assistance.permissions import can_change_programme, can_record_programme
from merida.site.assistance.selectors.programmes import (
    engagement_page,
    engagements_page,
    follow_ups_page,
    training_page,
    trainings_page,
)
from merida.site.assistance.services.follow_ups import record_follow_up
from merida.site.assistance.services.participants import erase_participant, list_participants
from merida.site.assistance.services.participants_file import participants_in
from merida.site.assistance.services.programmes import (
    add_result,
    change_programme,
    record_engagement,
    record_initiative,
    record_training,
    withdraw_programme,
    withdraw_result,
)
from merida.site.evidence.labels import names
from merida.site.people.asked import act, asker, number, person, see_other
from merida.site.people.permissions import require
from merida.site.provenance.refusals import Refusal

FORMS: dict[type[Recorded], tuple[type[Any], Any, str]] = {
    Engagement: (EngagementForm, record_engagement, "engagement"),
    Training: (TrainingForm, record_training, "training"),
    RegionalInitiative: (InitiativeForm, record_initiative, "initiative"),
}


@require_GET
def engagements(request: HttpRequest) -> HttpResponse:
    """The engagements."""
    page = engagements_page(seen_by=asker(request), page=number(request))
    return render(request, "assistance/secretariat/programmes.html", {"page": page})


@require_GET
def trainings(request: HttpRequest) -> HttpResponse:
    """The trainings."""
    page = trainings_page(seen_by=asker(request), page=number(request))
    return render(request, "assistance/secretariat/programmes.html", {"page": page})


@require_GET
def engagement(request: HttpRequest, key: UUID) -> HttpResponse:
    """An engagement."""
    page = engagement_page(row=get_object_or_404(Engagement, pk=key), seen_by=asker(request))
    forms = {"result_form": ResultForm(), "withdraw_form": BecauseForm(initial={"seen": page.row.revision})}
    return render(request, "assistance/secretariat/engagement.html", {"page": page, **forms})


@require_GET
def training(request: HttpRequest, key: UUID) -> HttpResponse:
    """A training."""
    page = training_page(row=get_object_or_404(Training, pk=key), seen_by=asker(request))
    forms = {
        "file_form": FileForm(), "withdraw_form": BecauseForm(initial={"seen": page.row.revision}),
        "follow_up_form": FollowUpForm(initial={"done_on": timezone.localdate()}),
    }  # fmt: skip
    return render(request, "assistance/secretariat/training.html", {"page": page, **forms})


@act
@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, what: str) -> HttpResponseBase:
    """Record an engagement, a training or an initiative."""
    require(can_record_programme(asker(request)))
    kind, service, _name = FORMS[_model(what)]
    form: ProgrammeForm = kind(request.POST or None, said=names())
    if request.method == "POST" and form.is_valid():
        made = _tried(form, lambda: service(facts=form.facts(), by=person(request), at=timezone.now()))  # type: ignore[attr-defined]
        if made is not None:
            return see_other(reverse(f"assistance:{what}", args=[made.pk]))
    return render(request, "assistance/secretariat/record.html", {"form": form, "what": what, "row": None})


@act
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, what: str, key: UUID) -> HttpResponseBase:
    """Change what was recorded."""
    model = _model(what)
    row = get_object_or_404(model, pk=key)
    require(can_change_programme(asker(request), row.originator_id))
    kind, _service, _name = FORMS[model]
    begin = {name: getattr(row, name, None) for name in kind.base_fields} | {"seen": row.revision}
    begin |= {name: getattr(row, f"{name}_id") for name in ("initiative", "engagement") if hasattr(row, f"{name}_id")}
    form: ProgrammeForm = kind(request.POST or None, said=names(), initial=begin)
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"]
        done = _tried(
            form,
            lambda: change_programme(
                row=row, seen=row.revision if seen is None else seen, facts=form.facts(),  # type: ignore[attr-defined]
                by=person(request), at=timezone.now(),
            ),
        )  # fmt: skip
        if done is not None:
            return see_other(reverse(f"assistance:{what}", args=[key]))
    return render(request, "assistance/secretariat/record.html", {"form": form, "what": what, "row": row})


@act
@require_POST
def withdraw(request: HttpRequest, what: str, key: UUID) -> HttpResponseBase:
    """Recorded in error."""
    model = _model(what)
    if model is RegionalInitiative:
        raise Http404
    row: Any = get_object_or_404(model, pk=key)
    form = BecauseForm(request.POST)
    form.is_valid()
    withdraw_programme(
        row=row, seen=form.cleaned_data.get("seen") or 0, because=form.cleaned_data.get("because", ""),
        by=person(request), at=timezone.now(),
    )  # fmt: skip
    return see_other(reverse(f"assistance:{what}s"))


@act
@require_POST
def result(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """What came of an engagement."""
    row = get_object_or_404(Engagement, pk=key)
    form = ResultForm(request.POST)
    if not form.is_valid():
        raise Refusal(_first(form))
    given = form.cleaned_data | {"jurisdiction": "".join(form.cleaned_data["jurisdiction"][:1])}
    add_result(engagement=row, by=person(request), at=timezone.now(), **given)
    return see_other(reverse("assistance:engagement", args=[key]))


@act
@require_POST
def take_result_back(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """It was not so."""
    row = get_object_or_404(EngagementResult, pk=key)
    withdraw_result(result=row, by=person(request), at=timezone.now(), because=request.POST.get("because", ""))
    return see_other(reverse("assistance:engagement", args=[row.engagement_id]))


@act
@require_POST
def participants(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Take a list of participants over."""
    row = get_object_or_404(Training, pk=key)
    require(can_change_programme(asker(request), row.originator_id))
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        raise Refusal(_first(form))
    file = form.cleaned_data["file"]
    list_participants(
        training=row, participants=participants_in(file.read(), file.name), by=person(request), at=timezone.now()
    )
    return see_other(reverse("assistance:training", args=[key]))


@act
@require_POST
def forget(request: HttpRequest) -> HttpResponseBase:
    """Somebody asks to be forgotten."""
    require(can_record_programme(asker(request)))
    erase_participant(person=request.POST.get("person", ""), by=person(request), at=timezone.now())
    return see_other(reverse("assistance:trainings"))


@act
@require_GET
def follow_ups(request: HttpRequest) -> HttpResponseBase:
    """The questions about one's own trainings that are due, or will be."""
    require(can_record_programme(asker(request)))
    return render(request, "assistance/secretariat/follow_ups.html", {"page": follow_ups_page(seen_by=asker(request))})


@act
@require_POST
def follow_up(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """What became of what was learned."""
    row = get_object_or_404(TrainingFollowUp, pk=key)
    form = FollowUpForm(request.POST)
    if not form.is_valid():
        raise Refusal(_first(form))
    record_follow_up(follow_up=row, by=person(request), at=timezone.now(), **form.cleaned_data)
    return see_other(reverse("assistance:training", args=[row.training_id]))


def _model(what: str) -> type[Any]:
    for model, (_form, _service, name) in FORMS.items():
        if name == what:
            return model
    raise Http404


def _tried(form: ProgrammeForm, act: Any) -> Any:
    """What came of it; a refusal stands in the form."""
    try:
        return act()
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return None


def _first(form: Any) -> str:
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        return f"{label}: {errors[0]}" if label else str(errors[0])
    return _("This form is not complete.")
