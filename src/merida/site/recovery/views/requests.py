"""Pages of the log of requests: the log, a request, writing one down, a document of one."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from merida.site.people.asked import act, asker, person, see_other
from merida.site.people.permissions import require
from merida.site.provenance.blobs import open_blob
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import record_reading
from merida.site.recovery.article57_codes import language
from merida.site.recovery.forms.requests import RequestForm
from merida.site.recovery.models import LegalRequest, RequestDocument
from merida.site.recovery.permissions import can_open_case
from merida.site.recovery.selectors.case_paper import paper, requests_table
from merida.site.recovery.selectors.cases import cases_to_choose
from merida.site.recovery.selectors.requests_log import FILTERS, log_lines, log_page, request_page
from merida.site.recovery.services.requests import record_request
from merida.site.recovery.views.handing_on import paper_as_file, table_as_file


@act
@require_GET
def requests(request: HttpRequest) -> HttpResponseBase:
    """The log of requests."""
    page = log_page(
        asked=_asked(request), page=request.GET.get("page", ""), today=timezone.localdate(), seen_by=asker(request)
    )
    return render(request, "recovery/cases/requests.html", {"page": page})


@act
@require_GET
def requests_as_file(request: HttpRequest) -> HttpResponseBase:
    """The log as the filter shows it, in Word, as a workbook or as CSV."""
    kind, said = request.GET.get("format", "docx"), language()
    table = requests_table(log_lines(_asked(request)), said)
    if kind != "docx":
        return table_as_file(table, kind, "merida-requests")
    return paper_as_file(paper(table.title, [table], timezone.localdate(), said), "merida-requests")


@act
@require_http_methods(["GET", "POST"])
def record(request: HttpRequest) -> HttpResponseBase:
    """Write a request down."""
    require(can_open_case(asker(request)))
    choices = cases_to_choose(seen_by=asker(request))
    initial = {"sent_on": timezone.localdate(), "case": request.GET.get("case", "")}
    form = RequestForm(request.POST or None, about=choices, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = record_request(by=person(request), at=timezone.now(), **form.given())
            return see_other(reverse("recovery:request", args=[made.pk]))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    page = {
        "form": form, "title": _("Write a request into the log"), "back": reverse("recovery:requests"),
        "lead": _("Without a case, only you will see it, and whom you add."),
    }  # fmt: skip
    return render(request, "recovery/cases/form.html", page, status=422 if form.is_bound else 200)


@require_GET
def one(request: HttpRequest, key: UUID) -> HttpResponse:
    """A request; that it was read is written down."""
    found = get_object_or_404(LegalRequest, pk=key)
    page = request_page(request=found, today=timezone.localdate(), seen_by=asker(request))
    record_reading(subject=found, by=person(request).pk, at=timezone.now())
    return render(request, "recovery/cases/request.html", {"page": page})


@require_GET
def file(request: HttpRequest, key: UUID) -> FileResponse:
    """A document of a request, as it was received: always to keep; that it was read is written down."""
    found = get_object_or_404(RequestDocument.objects.select_related("source"), pk=key)
    record_reading(subject=found, by=person(request).pk, at=timezone.now())
    sent = FileResponse(open_blob(found.source.sha256), as_attachment=True, filename=found.source.name)
    sent["Content-Type"] = "application/octet-stream"
    return sent


def _asked(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET.get(name, "")[:300] for name in FILTERS}
