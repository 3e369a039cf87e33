"""Documents, passages, statements, figures and uploads for programs."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from ninja import File, Form, Query, Status, UploadedFile

from merida.site.evidence.api.schemas import DocumentOut, DocumentsOut, UploadOut
from merida.site.evidence.models import Figure, Passage, SourceDocument, Statement, Upload
from merida.site.evidence.selectors.documents import upload_page
from merida.site.evidence.selectors.files import absolute
from merida.site.evidence.services.uploading import Given, add_documents
from merida.site.evidence.tasks import read_added
from merida.site.people.choices import Scope
from merida.site.people.interface import ERRORS, PageOut, api, may, page_of, part_of
from merida.site.provenance.asking import current
from merida.site.provenance.services import record_reading

_SAME = (
    "kind",
    "media_type",
    "date",
    "session",
    "cycle",
    "pages",
    "problems",
    "sha256",
    "relation",
    "audience",
    "read_at",
)
_EMPTY = ("symbol", "job_number", "language", "title", "body", "state")


@api.get("/documents", response={200: DocumentsOut, **ERRORS}, tags=["documents"], summary="Documents")
def documents(
    request: HttpRequest, cursor: str = "", limit: int = 50, kind: str = "", state: str = "", cycle: int | None = None,
    language: str = "",
    counted: Annotated[bool, Query(description="Only the version of each text that is counted.")] = False,
) -> dict[str, Any]:  # fmt: skip
    """The documents that the token's person may see, oldest first."""
    may(request, Scope.READ)
    asked = {"kind": kind, "state": state.upper(), "cycle": cycle, "language": language}
    rows = SourceDocument.objects.filter(**{name: value for name, value in asked.items() if value})
    found, following = page_of(rows.leading() if counted else rows, cursor, limit)
    return {"items": [document_line(one) for one in found], "next": following}


@api.get("/documents/{uuid:key}", response={200: DocumentOut, **ERRORS}, tags=["documents"], summary="A document")
def document(request: HttpRequest, key: UUID) -> dict[str, Any]:
    """One document."""
    may(request, Scope.READ)
    return document_line(_document(key))


@api.get(
    "/documents/{uuid:key}/passages", response={200: PageOut, **ERRORS}, tags=["documents"], summary="Its passages"
)
def passages(request: HttpRequest, key: UUID, cursor: str = "", limit: int = 100) -> dict[str, Any]:
    """The passages in reading order, as `merida read` prints them."""
    may(request, Scope.READ)
    found = _document(key)
    rows, following = part_of(Passage.objects.filter(document=found).order_by("number"), cursor, limit)
    return {"items": [passage_line(one, found) for one in rows], "next": following}


@api.get(
    "/documents/{uuid:key}/statements", response={200: PageOut, **ERRORS}, tags=["documents"], summary="Statements"
)
def statements(request: HttpRequest, key: UUID, cursor: str = "", limit: int = 100) -> dict[str, Any]:
    """What was said at the meeting."""
    may(request, Scope.READ)
    found = _document(key)
    live = Statement.objects.live().filter(document=found).order_by("number", "start", "id")
    rows, following = part_of(live, cursor, limit)
    return {"items": [statement_line(one, found) for one in rows], "next": following}


@api.get("/documents/{uuid:key}/figures", response={200: PageOut, **ERRORS}, tags=["documents"], summary="Figures")
def figures(request: HttpRequest, key: UUID, cursor: str = "", limit: int = 100) -> dict[str, Any]:
    """The numbers that count or measure something."""
    may(request, Scope.READ)
    found = _document(key)
    live = Figure.objects.live().filter(document=found).order_by("number", "start", "id")
    rows, following = part_of(live, cursor, limit)
    return {"items": [figure_line(one, found) for one in rows], "next": following}


@api.post("/documents", response={202: UploadOut, **ERRORS}, tags=["documents"], summary="Add documents")
def add(
    request: HttpRequest, files: File[list[UploadedFile]], kind: Form[str] = "", kept_to: Form[str] = ""
) -> Status[dict[str, Any]]:
    """Add files, or zip archives of files, to be read. Scope: upload."""
    may(request, Scope.UPLOAD)
    given = [Given(one.name or "", one.chunks(), one.size or 0) for one in files]
    by: Any = request.user
    upload = add_documents(files=given, by=by, at=timezone.now(), kind=kind, kept_to=kept_to)
    read_added.enqueue(str(upload.pk), str(by.pk))
    return Status(202, _upload(upload))


@api.get("/uploads/{uuid:key}", response={200: UploadOut, **ERRORS}, tags=["documents"], summary="How far an upload is")
def upload(request: HttpRequest, key: UUID) -> dict[str, Any]:
    """Each file with what became of it."""
    may(request, Scope.READ)
    return _upload(get_object_or_404(Upload, pk=key))


def document_line(one: SourceDocument) -> dict[str, Any]:
    """A document as a line of `merida read`."""
    return {
        "type": "document",
        "id": one.pk,
        "file": one.name,
        **{name: getattr(one, name) for name in _SAME},
        **{name: getattr(one, name) or None for name in _EMPTY},
        "leading": one.leading_id,
        "url": absolute(reverse("evidence:document", args=[one.pk])),
    }


def passage_line(one: Passage, document: SourceDocument) -> dict[str, Any]:
    """A passage as a line of `merida read`."""
    return {
        "type": "passage",
        "document": document.sha256,
        "id": f"{document.sha256}#{one.number}",
        "label": one.label or None,
        "role": one.role,
        "headings": one.headings,
        "text": one.text,
        "page": one.page,
        "source": one.line.get("source"),
        "footnotes": one.line.get("footnotes", []),
        "level": one.level,
    }


def statement_line(one: Statement, document: SourceDocument) -> dict[str, Any]:
    """A statement as a line of `merida find`, and what was decided."""
    names = ("speaker", "role", "quantifier", "verb", "antecedent")
    return {
        "type": "statement",
        "passage": f"{document.sha256}#{one.number}",
        **{name: getattr(one, name) or None for name in names},
        "state": one.speaking_state or None,
        **{name: getattr(one, name) for name in ("verbs_also", "provisions", "topics", "start", "end", "text")},
        "id": str(one.pk),
        "status": one.status,
    }


def figure_line(one: Figure, document: SourceDocument) -> dict[str, Any]:
    """A figure as a line of `merida find`, and what was decided."""
    line: dict[str, Any] = {
        "type": "figure",
        "passage": f"{document.sha256}#{one.number}",
        "value": one.value,
        "qualifier": one.qualifier,
        "unit": one.unit or None,
        "measure": one.measure or None,
        **{name: getattr(one, name) for name in ("start", "end", "text")},
    }
    if one.row or one.column:
        line |= {"row": one.row, "column": one.column, "provisions": one.provisions}
    return line | {"id": str(one.pk), "status": one.status}


def _document(key: UUID) -> SourceDocument:
    found = get_object_or_404(SourceDocument, pk=key)
    record_reading(subject=found, by=current().person, at=timezone.now())
    return found


def _upload(one: Upload) -> dict[str, Any]:
    page = upload_page(upload=one)
    names = ("id", "total", "read", "known", "failed", "waiting")
    items = [
        {"name": item.name, "reading": item.reading, "problem": item.problem or None, "document": item.document_id}
        for item in page.items
    ]
    return {name: getattr(page.upload, name) for name in names} | {"items": items}
