"""Pages of documents: the list, adding, progress, one document, its file and its pages as printed."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from merida.running import Source as ToRead
from merida.running import run_sources
from merida.site.evidence.forms import AddForm, JoinForm, PublishForm
from merida.site.evidence.models import Change, SourceDocument, Upload
from merida.site.evidence.permissions import can_add_documents
from merida.site.evidence.selectors.documents import document_page, documents_page, upload_page
from merida.site.evidence.selectors.sheets import SCALE
from merida.site.evidence.services.corrections import apply_change, reject_change
from merida.site.evidence.services.publishing import publish_document
from merida.site.evidence.services.uploading import Given, add_documents
from merida.site.evidence.services.versions import confirm_versions, join_documents, part_document
from merida.site.evidence.stage import draw_page
from merida.site.evidence.tasks import read_added
from merida.site.people.asked import act, asker, number, person, see_other
from merida.site.people.permissions import require
from merida.site.provenance import blobs
from merida.site.provenance.services import record_reading


@require_GET
def documents(request: HttpRequest) -> HttpResponse:
    """The list of documents."""
    query, kind = request.GET.get("q", "").strip()[:200], request.GET.get("kind", "")
    page = documents_page(seen_by=asker(request), query=query, kind=kind, page=number(request))
    return render(request, "evidence/documents.html", {"page": page})


@act
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponseBase:
    """Add files; then to the page where one sees them being read."""
    require(can_add_documents(asker(request)))
    form = AddForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = [_given(one) for one in (*form.cleaned_data["files"], *form.cleaned_data["folder"])]
        by = person(request)
        how = {name: form.cleaned_data[name] for name in ("kind", "kept_to")}
        upload = add_documents(files=given, by=by, at=timezone.now(), **how)
        read_added.enqueue(str(upload.pk), str(by.pk))
        return see_other(reverse("evidence:upload", args=[upload.pk]))
    most = {"megabytes": settings.UPLOAD_BYTES // 1_000_000, "files": settings.UPLOAD_FILES}
    return render(request, "evidence/add.html", {"form": form, "most": most})


@require_GET
def upload(request: HttpRequest, key: UUID) -> HttpResponse:
    """How far the reading of an upload has come; asked for again while something waits."""
    page = upload_page(upload=get_object_or_404(Upload, pk=key))
    part = getattr(request, "htmx", False)
    return render(request, "evidence/parts/progress.html" if part else "evidence/upload.html", {"page": page})


@require_GET
def document(request: HttpRequest, key: UUID) -> HttpResponse:
    """One document."""
    found = _document(request, key)
    page = document_page(document=found, seen_by=asker(request))
    context = {"page": page, "join_form": JoinForm(), "publish_form": PublishForm()}
    return render(request, "evidence/document.html", context)


@require_GET
def file(request: HttpRequest, key: UUID) -> FileResponse:
    """The file as it came: always to keep, never to run in the page."""
    found = _document(request, key)
    sent = FileResponse(blobs.open_blob(found.sha256), as_attachment=True, filename=found.name)
    sent["Content-Type"] = "application/octet-stream"
    return sent


@require_GET
def page_image(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    """A page of a PDF, drawn by a child and kept; the same for everybody who may see the document."""
    found = get_object_or_404(SourceDocument, pk=key)
    if not 1 <= number <= len(found.sheets):
        raise Http404
    kept = settings.DATA / "pages" / found.sha256[:2] / f"{found.sha256}-{number}.png"
    if not kept.is_file():
        source = ToRead(file=found.name, path=str(blobs.path_of(found.sha256)))
        (answer,) = run_sources([source], partial(draw_page, number=number, scale=SCALE))
        if answer.value is None:
            raise Http404
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = kept.with_suffix(f".{timezone.now().timestamp()}")
        part.write_bytes(answer.value)
        part.replace(kept)
    return HttpResponse(
        kept.read_bytes(), content_type="image/png", headers={"Cache-Control": "private, max-age=86400"}
    )


@act
@require_POST
def confirm(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """The versions of a text are as proposed."""
    found = get_object_or_404(SourceDocument, pk=key)
    confirm_versions(document=found, by=person(request), at=timezone.now())
    return see_other(reverse("evidence:document", args=[key]))


@act
@require_POST
def part(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """A document is a text of its own."""
    found = get_object_or_404(SourceDocument, pk=key)
    part_document(document=found, by=person(request), at=timezone.now(), because=request.POST.get("because", ""))
    return see_other(reverse("evidence:document", args=[key]))


@act
@require_POST
def join(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """A document is a version of another."""
    found, form = get_object_or_404(SourceDocument, pk=key), JoinForm(request.POST)
    if form.is_valid():
        leading = get_object_or_404(SourceDocument, pk=form.cleaned_data.pop("leading"))
        join_documents(document=found, leading=leading, by=person(request), at=timezone.now(), **form.cleaned_data)
    return see_other(reverse("evidence:document", args=[key]))


@act
@require_POST
def publish(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """The consent holder widens who sees a document."""
    found, form = get_object_or_404(SourceDocument, pk=key), PublishForm(request.POST)
    if form.is_valid():
        publish_document(document=found, by=person(request), at=timezone.now(), **form.cleaned_data)
    return see_other(reverse("evidence:document", args=[key]))


@act
@require_POST
def decide_change(request: HttpRequest, key: UUID, applied: bool) -> HttpResponseBase:
    """What a corrigendum asks for is applied, or is not what it asks."""
    change = get_object_or_404(Change, pk=key)
    decide = apply_change if applied else reject_change
    decide(change=change, by=person(request), at=timezone.now(), because=request.POST.get("because", ""))
    return see_other(reverse("evidence:document", args=[change.document_id]))


def _document(request: HttpRequest, key: UUID) -> SourceDocument:
    found = get_object_or_404(SourceDocument.objects.select_related("leading"), pk=key)
    record_reading(subject=found, by=asker(request).person, at=timezone.now())
    return found


def _given(one: UploadedFile[Any]) -> Given:
    return Given(one.name or "", one.chunks(), one.size or 0)
