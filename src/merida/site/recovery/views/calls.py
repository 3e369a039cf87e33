"""Pages of calls for data."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from merida.site.evidence.codelists import reader_language
from merida.site.evidence.selectors.files import KINDS, Sent
from merida.site.people.asked import act, asker, person, see_other, sent
from merida.site.people.permissions import require
from merida.site.people.selectors import organisation_of
from merida.site.provenance.models import Source
from merida.site.provenance.refusals import Refusal
from merida.site.recovery.call_sheet import template as workbook_of
from merida.site.recovery.forms.public import AnswerSheetForm, CallForm, RowForm
from merida.site.recovery.models import DataCall, DataSubmission
from merida.site.recovery.permissions import can_answer_call, can_open_call
from merida.site.recovery.selectors.calling import before_of, call_page, calls_page, preview
from merida.site.recovery.services.calling import (
    add_row,
    answer_call,
    keep_answer_file,
    open_call,
    read_answer,
    share_answer,
)


@act
@require_GET
def calls(request: HttpRequest) -> HttpResponse:
    """The calls for data."""
    return render(request, "recovery/public/calls.html", {"page": calls_page(seen_by=asker(request))})


@act
@require_http_methods(["GET", "POST"])
def open_one(request: HttpRequest) -> HttpResponseBase:
    """Open a call."""
    require(can_open_call(asker(request)))
    form = CallForm(request.POST or None, initial={"year": timezone.localdate().year - 1})
    if request.method == "POST" and form.is_valid():
        try:
            made = open_call(by=person(request), at=timezone.now(), **form.cleaned_data)
            return see_other(_url(made))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return render(
        request, "recovery/public/open_call.html", {"form": form}, status=422 if form.is_bound else 200
    )  # fmt: skip


@act
@require_GET
def call(request: HttpRequest, key: UUID) -> HttpResponse:
    """One call and the answers that one may see."""
    found = get_object_or_404(DataCall, pk=key)
    page = call_page(call=found, seen_by=asker(request))
    return render(
        request, "recovery/public/call.html", {"page": page, "form": AnswerSheetForm(), "row_form": RowForm()}
    )  # fmt: skip


@act
@require_GET
def template(request: HttpRequest, key: UUID) -> HttpResponse:
    """The spreadsheet to fill in."""
    found = get_object_or_404(DataCall, pk=key)
    require(can_answer_call(asker(request)))
    before = before_of(call=found, organisation=organisation_of(person(request)))
    data = workbook_of(name=found.name, note=found.note, before=before, language=reader_language())
    return sent(Sent(f"merida-call-{found.year}.xlsx", KINDS["xlsx"], data))


@act
@require_http_methods(["POST"])
def answer(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Take a filled-in sheet: show what it would keep; keep it when it is accepted. Or one row from the form."""
    found, by, at = get_object_or_404(DataCall, pk=key), person(request), timezone.now()
    require(can_answer_call(asker(request)))
    if "stage" in request.POST:
        return _row(request, found)
    if accepted := request.POST.get("accept"):
        source = get_object_or_404(Source, pk=_uuid(accepted), owner__in=asker(request).organisations)
        read = read_answer(call=found, source=source, by=by, language=reader_language())
        answer_call(call=found, rows=read.rows, by=by, at=at, source=source)
        return see_other(_url(found))
    form = AnswerSheetForm(request.POST, request.FILES)
    if not form.is_valid():
        raise Refusal(_("Choose the filled-in spreadsheet first."))
    file = form.cleaned_data["file"]
    source = keep_answer_file(name=file.name, chunks=file.chunks(), size=file.size, by=by, at=at)
    read = read_answer(call=found, source=source, by=by, language=reader_language())
    shown = preview(call=found, organisation=organisation_of(by), read=read, source=source.pk)
    page = call_page(call=found, seen_by=asker(request))
    return render(request, "recovery/public/call_preview.html", {"page": page, "preview": shown})


@act
@require_POST
def share(request: HttpRequest, key: UUID, submission: UUID) -> HttpResponseBase:
    """Let the members of this installation see one's answer."""
    found = get_object_or_404(DataSubmission, pk=submission, call=key)
    share_answer(submission=found, by=person(request), at=timezone.now())
    return see_other(_url(found.call))


def _row(request: HttpRequest, found: DataCall) -> HttpResponseBase:
    form = RowForm(request.POST)
    if form.is_valid():
        add_row(call=found, told=form.told(), by=person(request), at=timezone.now())
        return see_other(_url(found))
    page = call_page(call=found, seen_by=asker(request))
    return render(
        request, "recovery/public/call.html", {"page": page, "form": AnswerSheetForm(), "row_form": form}, status=422
    )


def _url(found: DataCall) -> str:
    return reverse("recovery:call", args=[found.pk])


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Refusal(_("Choose the filled-in spreadsheet again.")) from None
