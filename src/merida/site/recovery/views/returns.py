"""Pages of article 57, steps and use of a case: what States say, costs, the tree of use, and the same as files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from merida.site.people.asked import act, asker, person, see_other
from merida.site.people.permissions import require
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import record_reading
from merida.site.recovery.article57_codes import language
from merida.site.recovery.forms.fields import ActForm
from merida.site.recovery.forms.returns import (
    BecauseForm,
    CorrectUseForm,
    CostForm,
    PositionForm,
    ReportForm,
    UseForm,
)
from merida.site.recovery.models import Case, Event, Position, Use
from merida.site.recovery.permissions import can_record
from merida.site.recovery.selectors.article57 import article57_page
from merida.site.recovery.selectors.article57_facts import tranches_of
from merida.site.recovery.selectors.article57_paper import article57_paper, article57_tables
from merida.site.recovery.selectors.steps import steps_page
from merida.site.recovery.selectors.use import use_page, use_table
from merida.site.recovery.services.positions import record_cost, record_position, take_back_position
from merida.site.recovery.services.use import correct_use, record_use, report_on_use, take_back_use
from merida.site.recovery.views.handing_on import paper_as_file, table_as_file, tables_as_file


@require_GET
def article57(request: HttpRequest, key: UUID) -> HttpResponse:
    """Article 57 of a case: conditions, in whose words, what supports or lacks them."""
    case = _read(request, key)
    page = article57_page(case=case, seen_by=asker(request), tranche=_tranche(request, case))
    return render(request, "recovery/returns/article57.html", {"page": page})


@require_GET
def article57_as_file(request: HttpRequest, key: UUID) -> HttpResponse:
    """The same as a paper in Word, or as a workbook."""
    kind, today = request.GET.get("format", "docx"), timezone.localdate()
    if kind not in ("docx", "xlsx"):
        raise Http404
    case, said = _read(request, key), language()
    page = article57_page(case=case, seen_by=asker(request), tranche=_tranche(request, case))
    tables = [(str(number), one) for number, one in enumerate(article57_tables(page, said), 1)]
    if not tables:
        raise Http404
    if kind == "docx":
        return paper_as_file(article57_paper(page, today, said), "merida-article-57")
    return tables_as_file(tables, kind, "merida-article-57")


@require_GET
def return_steps(request: HttpRequest, key: UUID) -> HttpResponse:
    """The steps of the return, without an arrangement or with one."""
    page = steps_page(case=_read(request, key), way=request.GET.get("way", ""), seen_by=asker(request))
    return render(request, "recovery/returns/steps.html", {"page": page})


@act
@require_http_methods(["GET", "POST"])
def add_position(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Record what a State says."""
    case = _kept(request, key)
    tranche = request.GET.get("tranche", "")
    form = PositionForm(request.POST or None, about=case, initial={"event": tranche})
    if request.method == "POST" and done(form, record_position, case=case, by=person(request), at=timezone.now()):
        of = form.cleaned_data.get("event")
        return see_other(reverse("recovery:article57", args=[case.pk]) + (f"?tranche={of}" if of else ""))
    return _form(request, form, case, _("Add what is said"), "article57")


@act
@require_POST
def take_position_back(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """A position was recorded wrongly."""
    row = get_object_or_404(Position.objects.live(), pk=key)
    require(can_record(asker(request), row))
    form = BecauseForm(request.POST)
    because = form.cleaned_data["because"] if form.is_valid() else ""
    take_back_position(position=row, by=person(request), at=timezone.now(), because=because)
    return see_other(reverse("recovery:article57", args=[row.case_id]))


@act
@require_http_methods(["GET", "POST"])
def add_cost(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Record a cost of the return."""
    case = _kept(request, key)
    form = CostForm(request.POST or None, about=case)
    if request.method == "POST" and done(form, record_cost, case=case, by=person(request), at=timezone.now()):
        return see_other(reverse("recovery:article57", args=[case.pk]) + "#costs")
    return _form(request, form, case, _("Add a cost"), "article57")


@require_GET
def use(request: HttpRequest, key: UUID) -> HttpResponse:
    """What was made of what was returned."""
    page = use_page(case=_read(request, key), seen_by=asker(request))
    return render(request, "recovery/returns/use.html", {"page": page})


@require_GET
def use_as_file(request: HttpRequest, key: UUID) -> HttpResponse:
    """The same as CSV or a workbook."""
    table = use_table(use_page(case=_read(request, key), seen_by=asker(request)))
    return table_as_file(table, request.GET.get("format", "csv"), "merida-use")


@act
@require_http_methods(["GET", "POST"])
def add_use(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Record an allocation, a project or a disbursement."""
    case = _kept(request, key)
    form = UseForm(request.POST or None, about=case, initial={"under": request.GET.get("under", "")})
    if request.method == "POST" and done(form, record_use, case=case, by=person(request), at=timezone.now()):
        return see_other(reverse("recovery:use", args=[case.pk]))
    return _form(request, form, case, _("Add a use"), "use")


@act
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Tell a use better, with the reason."""
    row = _live_use(request, key)
    form = CorrectUseForm(request.POST or None, about=row)
    if request.method == "POST" and done(form, correct_use, use=row, by=person(request), at=timezone.now()):
        return see_other(reverse("recovery:use", args=[row.case_id]))
    return _form(
        request, form, row.case, _("Correct a use"), "use", take_back=reverse("recovery:take_back_use", args=[row.pk])
    )


@act
@require_POST
def take_use_back(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """A use was recorded wrongly."""
    row = _live_use(request, key)
    form = BecauseForm(request.POST)
    because = form.cleaned_data["because"] if form.is_valid() else ""
    take_back_use(use=row, by=person(request), at=timezone.now(), because=because)
    return see_other(reverse("recovery:use", args=[row.case_id]))


@act
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Record what an observer reports."""
    row = _live_use(request, key)
    form = ReportForm(request.POST or None, about=row)
    if request.method == "POST" and done(form, report_on_use, use=row, by=person(request), at=timezone.now()):
        return see_other(reverse("recovery:use", args=[row.case_id]))
    return _form(request, form, row.case, _("Add a report on “%(use)s”") % {"use": row.title}, "use")


def done(form: ActForm, service: Callable[..., Any], **more: Any) -> bool:
    """Do what the form asks; what is refused is said in the form, where what was typed stays."""
    if not form.is_valid():
        return False
    try:
        service(**form.given(), **more)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _read(request: HttpRequest, key: UUID) -> Case:
    """A case that one may see; whoever is signed in and reads a restricted one is in the log."""
    case = get_object_or_404(Case, pk=key)
    if request.user.is_authenticated:
        record_reading(subject=case, by=request.user.pk, at=timezone.now())
    return case


def _tranche(request: HttpRequest, case: Case) -> Event | None:
    """The tranche that is asked for, if the case has it."""
    key = request.GET.get("tranche", "")
    return next((one for one in tranches_of(case) if str(one.pk) == key), None) if key else None


def _kept(request: HttpRequest, key: UUID) -> Case:
    case = get_object_or_404(Case, pk=key)
    require(can_record(asker(request), case))
    return case


def _live_use(request: HttpRequest, key: UUID) -> Use:
    row: Use = get_object_or_404(Use.objects.live().select_related("case"), pk=key)
    require(can_record(asker(request), row))
    return row


def _form(request: HttpRequest, form: Any, case: Case, heading: str, back: str, **more: Any) -> HttpResponse:
    if request.method == "POST":
        messages.error(request, _("Something is missing or wrong; see the fields marked."))
    context = {"form": form, "case": case, "heading": heading, "back": reverse(f"recovery:{back}", args=[case.pk])}
    status = 422 if request.method == "POST" else 200
    return render(request, "recovery/returns/form.html", context | more, status=status)
