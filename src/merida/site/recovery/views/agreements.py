"""Pages of agreements: the list, one of them, several side by side; adding, amending, linking, making public."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from merida.site.people.asked import act, asker, person, see_other
from merida.site.people.permissions import require
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import record_reading
from merida.site.recovery.forms.returns import AgreementForm, BecauseForm, LinkForm, TopicForm
from merida.site.recovery.models import Agreement, Case
from merida.site.recovery.permissions import can_add_agreement, can_keep_agreement, can_publish_agreement, can_record
from merida.site.recovery.selectors.agreements import (
    agreement_page,
    agreements_page,
    comparison_page,
    comparison_table,
)
from merida.site.recovery.services.agreements import (
    add_agreement,
    amend_agreement,
    link_agreement,
    publish_agreement,
    say_not_applicable,
)
from merida.site.recovery.views.handing_on import table_as_file
from merida.site.recovery.views.returns import done


@require_GET
def agreements(request: HttpRequest) -> HttpResponse:
    """The agreements one may see."""
    page = agreements_page(kind=request.GET.get("kind", ""), seen_by=asker(request))
    return render(request, "recovery/returns/agreements.html", {"page": page})


@require_GET
def agreement(request: HttpRequest, key: UUID) -> HttpResponse:
    """One agreement, its versions, and topics of principles."""
    row = get_object_or_404(Agreement, pk=key)
    if request.user.is_authenticated:
        record_reading(subject=row, by=request.user.pk, at=timezone.now())
    page = agreement_page(agreement=row, seen_by=asker(request))
    return render(request, "recovery/returns/agreement.html", {"page": page})


@require_GET
def compare(request: HttpRequest) -> HttpResponse:
    """Agreements side by side; `format` sends the table."""
    page = comparison_page(chosen=request.GET.getlist("a"), seen_by=asker(request))
    if kind := request.GET.get("format"):
        return table_as_file(comparison_table(page), kind, "merida-agreements")
    return render(request, "recovery/returns/compare.html", {"page": page, "query": request.GET.urlencode()})


@act
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, key: UUID | None = None) -> HttpResponseBase:
    """An agreement, general or of a case."""
    case = get_object_or_404(Case, pk=key) if key else None
    require(can_record(asker(request), case) if case else can_add_agreement(asker(request)))
    form = AgreementForm(request.POST or None, about=case)
    if request.method == "POST" and form.is_valid():
        try:
            made = add_agreement(case=case, by=person(request), at=timezone.now(), **form.given())
            return see_other(reverse("recovery:agreement", args=[made.pk]))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    back = reverse("recovery:article57", args=[key]) if key else reverse("recovery:agreements")
    return _form(request, form, _("Add an agreement"), back)


@act
@require_http_methods(["GET", "POST"])
def amend(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """A further version."""
    row = get_object_or_404(Agreement, pk=key)
    require(can_keep_agreement(asker(request), row))
    form = AgreementForm(request.POST or None, about=row)
    back = reverse("recovery:agreement", args=[row.pk])
    if request.method == "POST" and done(form, amend_agreement, agreement=row, by=person(request), at=timezone.now()):
        return see_other(back)
    return _form(request, form, _("Add a version"), back)


@act
@require_POST
def publish(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Everybody may read it."""
    row = get_object_or_404(Agreement, pk=key)
    require(can_publish_agreement(asker(request), row))
    form = BecauseForm(request.POST)
    what_for = form.cleaned_data["because"] if form.is_valid() else ""
    publish_agreement(agreement=row, what_for=what_for, by=person(request), at=timezone.now())
    return see_other(reverse("recovery:agreement", args=[row.pk]))


@act
@require_POST
def not_applicable(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """A topic of principles does not apply, for a reason."""
    row = get_object_or_404(Agreement, pk=key)
    require(can_keep_agreement(asker(request), row))
    form = TopicForm(request.POST)
    if not form.is_valid():
        raise Refusal(_("Choose a topic from the list."))
    say_not_applicable(agreement=row, by=person(request), at=timezone.now(), **form.cleaned_data)
    return see_other(reverse("recovery:agreement", args=[row.pk]) + "#principles")


@act
@require_http_methods(["GET", "POST"])
def link(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """A case names an agreement that is here already."""
    case = get_object_or_404(Case, pk=key)
    require(can_record(asker(request), case))
    form = LinkForm(request.POST or None, about=case)
    back = reverse("recovery:article57", args=[case.pk])
    if request.method == "POST" and form.is_valid():
        row = get_object_or_404(Agreement, pk=form.cleaned_data["agreement"])
        link_agreement(case=case, agreement=row, by=person(request), at=timezone.now())
        return see_other(back)
    context = {"form": form, "case": case, "heading": _("Link an agreement"), "back": back}
    return render(request, "recovery/returns/form.html", context, status=422 if request.method == "POST" else 200)


def _form(request: HttpRequest, form: AgreementForm, heading: str, back: str) -> HttpResponse:
    context = {"form": form, "heading": heading, "back": back}
    status = 422 if request.method == "POST" else 200
    return render(request, "recovery/returns/agreement_form.html", context, status=status)
