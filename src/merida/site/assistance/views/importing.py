"""A spreadsheet of engagements or trainings: hand it in, see what it would do, accept it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_GET, require_http_methods

from merida.drafting.workbook import sheet_of_rows
from merida.site.assistance.forms.programmes import FileForm
from merida.site.assistance.permissions import can_record_programme
from merida.site.assistance.programme_sheets import HEADS
from merida.site.assistance.services.importing import accept_programmes, keep_programme_file, preview
from merida.site.evidence.selectors.files import KINDS, Sent
from merida.site.people.asked import act, asker, person, see_other, sent
from merida.site.people.permissions import require
from merida.site.provenance.models import Source


@act
@require_http_methods(["GET", "POST"])
def hand_in(request: HttpRequest, what: str) -> HttpResponseBase:
    """Hand a spreadsheet in."""
    _known(what)
    require(can_record_programme(asker(request)))
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        source = keep_programme_file(name=file.name, data=file.read(), by=person(request), at=timezone.now())
        return see_other(reverse("assistance:import_preview", args=[what, source.pk]))
    return render(request, "assistance/secretariat/import.html", {"form": form, "what": what})


@act
@require_http_methods(["GET", "POST"])
def look(request: HttpRequest, what: str, key: UUID) -> HttpResponseBase:
    """What it would do; accept it."""
    _known(what)
    require(can_record_programme(asker(request)))
    source = get_object_or_404(Source, pk=key, owner__in=asker(request).organisations)
    found = preview(source=source, what=what, by=person(request))
    if request.method == "POST":
        n = accept_programmes(preview=found, by=person(request), at=timezone.now())
        messages.success(request, ngettext("%(n)d row was recorded.", "%(n)d rows were recorded.", n) % {"n": n})
        return see_other(reverse(f"assistance:{what}"))
    return render(request, "assistance/secretariat/import_preview.html", {"page": found, "source": source})


@require_GET
def empty_sheet(request: HttpRequest, what: str) -> HttpResponse:
    """The columns to fill in, in the reader's language."""
    _known(what)
    heads = [str(head) for head in HEADS[what].values()]
    name = f"merida-{what}-{get_language()}.xlsx"
    return sent(Sent(name, KINDS["xlsx"], sheet_of_rows(what, heads, [])))


def _known(what: str) -> None:
    if what not in HEADS:
        raise Http404
