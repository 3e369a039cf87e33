"""Pages of cases: the first page, the list, one case, the events behind a number, and opening one."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from merida.site.people.asked import act, asker, person, see_other
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import record_reading
from merida.site.recovery.article57_codes import language
from merida.site.recovery.forms.cases import OpenForm
from merida.site.recovery.models import Case
from merida.site.recovery.permissions import can_keep_case, can_open_case
from merida.site.recovery.selectors.case import case_events_page, case_page
from merida.site.recovery.selectors.case_paper import case_paper, case_tables
from merida.site.recovery.selectors.cases import cases_page, home_page
from merida.site.recovery.services.cases import open_case
from merida.site.recovery.services.teams import leave_case
from merida.site.recovery.views.handing_on import paper_as_file, tables_as_file


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The first page of recovery."""
    page = home_page(today=timezone.localdate(), seen_by=asker(request))
    return render(request, "recovery/cases/home.html", {"page": page})


@require_GET
def cases(request: HttpRequest) -> HttpResponse:
    """The cases that one may see."""
    asked = {name: request.GET.get(name, "")[:100] for name in ("jurisdiction", "own", "page")}
    page = cases_page(query=request.GET.get("q", "").strip()[:100], seen_by=asker(request), **asked)
    return render(request, "recovery/cases/cases.html", {"page": page})


@act
@require_http_methods(["GET", "POST"])
def open_one(request: HttpRequest) -> HttpResponseBase:
    """Open a case."""
    require(can_open_case(asker(request)))
    form = OpenForm(request.POST or None, initial={"opened_on": timezone.localdate(), "aliases_withheld": True})
    if request.method == "POST" and form.is_valid():
        try:
            made = open_case(by=person(request), at=timezone.now(), **form.given())
            return see_other(reverse("recovery:case", args=[made.pk]))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    page = {
        "form": form, "title": _("Open a case"), "button": _("Open"), "back": reverse("recovery:cases"),
        "lead": _("Only you will see it, and whom you add to its team. Its number is drawn by lot."),
    }  # fmt: skip
    return render(request, "recovery/cases/form.html", page, status=422 if form.is_bound else 200)


@require_GET
def case(request: HttpRequest, key: UUID) -> HttpResponse:
    """One case; that it was read is written down."""
    found = get_object_or_404(Case, pk=key)
    page = case_page(case=found, today=timezone.localdate(), seen_by=asker(request))
    if request.user.is_authenticated:
        record_reading(subject=found, by=person(request).pk, at=timezone.now())
    return render(request, "recovery/cases/case.html", {"page": page})


@require_GET
def case_as_file(request: HttpRequest, key: UUID) -> HttpResponse:
    """The same to hand on, in Word or as a workbook; that it was taken is written down as read."""
    found, kind, said = get_object_or_404(Case, pk=key), request.GET.get("format", "docx"), language()
    page = case_page(case=found, today=timezone.localdate(), seen_by=asker(request))
    if request.user.is_authenticated:
        record_reading(subject=found, by=person(request).pk, at=timezone.now())
    if kind == "docx":
        return paper_as_file(case_paper(page, timezone.localdate(), said), "merida-case")
    return tables_as_file(case_tables(page, said), kind, "merida-case")


@require_GET
def case_events(request: HttpRequest, key: UUID) -> HttpResponse:
    """The events behind a number of the statement."""
    asked = {name: request.GET.get(name, "")[:60] for name in ("unit", "stage", "way", "account")}
    page = case_events_page(case=get_object_or_404(Case, pk=key), asked=asked)
    return render(request, "recovery/cases/case_events.html", {"page": page})


@act
@require_POST
def leave(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Somebody leaves the team."""
    found = get_object_or_404(Case, pk=key)
    require(can_keep_case(asker(request), found))
    try:
        member = get_object_or_404(Person, pk=UUID(request.POST.get("person", "")), teams__team=found.team)
    except ValueError:
        raise Refusal(_("Choose somebody of the team.")) from None
    leave_case(row=found, person=member, by=person(request), at=timezone.now())
    own = member.pk == person(request).pk
    return see_other(reverse("recovery:cases") if own else reverse("recovery:case", args=[found.pk]) + "#team")
