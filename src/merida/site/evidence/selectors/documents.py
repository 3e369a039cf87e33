"""Documents: the list, one document with its versions, and how far an upload has come."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.urls import reverse

from merida.site.evidence.choices import Kinship, Reading, Relation, Status
from merida.site.evidence.labels import Names, names
from merida.site.evidence.models import Change, Finding, SourceDocument, Upload, UploadItem
from merida.site.evidence.permissions import can_add_documents, can_confirm_finding, can_edit_register, can_publish
from merida.site.evidence.selectors.desk import clear_rules
from merida.site.provenance.asking import Asker
from merida.site.provenance.choices import Audience

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in a list."""

    id: UUID
    url: str
    desk_url: str
    title: str
    name: str
    symbol: str
    kind: str
    kind_label: str
    language: str
    language_label: str
    date: date | None
    state: str
    state_name: str
    cycle_name: str
    relation: str
    relation_label: str
    because_label: str
    kinship: str
    kinship_label: str
    audience: str
    audience_label: str
    media_type: str
    problems: int
    proposed: int = 0
    decided: int = 0


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """The list of documents with what it can be narrowed by."""

    lines: Page[DocumentLine]
    uploads: tuple[UploadLine, ...]
    query: str
    kind: str
    kinds: tuple[tuple[str, str], ...]
    may_add: bool
    add_url: str
    clear: int
    """Proposals of rules that were always right, which may be confirmed together."""
    clear_url: str


@dataclass(frozen=True, slots=True)
class UploadLine:
    """An upload and how far it has come."""

    id: UUID
    url: str
    name: str
    at: datetime
    total: int
    read: int
    known: int
    failed: int
    waiting: int

    @property
    def finished(self) -> bool:
        """Whether nothing waits."""
        return not self.waiting

    @property
    def done(self) -> int:
        """How many no longer wait."""
        return self.total - self.waiting


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A file of an upload."""

    name: str
    reading: str
    reading_label: str
    problem: str
    document_id: UUID | None
    document_url: str
    title: str


@dataclass(frozen=True, slots=True)
class UploadPage:
    """An upload with its files."""

    upload: UploadLine
    items: tuple[ItemLine, ...]
    progress_url: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What a corrigendum asks for."""

    id: UUID
    said: str
    before: str
    after: str
    act: str
    status: str
    status_label: str
    certain: bool
    apply_url: str
    reject_url: str
    corrected_url: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One document: its masthead, versions, corrigenda, problems, and what may be done."""

    document: DocumentLine
    body: str
    session: int | None
    job_number: str
    pages: int | None
    sha256: str
    read_at: datetime
    file_url: str
    problems: tuple[dict[str, object], ...]
    versions: tuple[DocumentLine, ...]
    changes: tuple[ChangeLine, ...]
    review_url: str
    passages: int
    kinds: tuple[tuple[str, int], ...]
    may_decide: bool
    may_group: bool
    may_publish: bool
    grouping_waits: bool
    confirm_versions_url: str
    part_url: str
    join_url: str
    publish_url: str


def documents_page(*, seen_by: Asker, query: str = "", kind: str = "", page: int = 1) -> DocumentsPage:
    """The documents that a person may see, the latest first."""
    found = SourceDocument.objects.order_by("-read_at", "-id")
    if kind:
        found = found.filter(kind=kind)
    if query:
        found = found.filter(
            Q(symbol__icontains=query) | Q(title__icontains=query) | Q(name__icontains=query) | Q(state=query.upper())
        )
    shown = Paginator(found, PER_PAGE).get_page(page)
    counts = _counts([one.pk for one in shown.object_list])
    said = names()
    lines = cast("Page[DocumentLine]", shown)  # the same page, its rows told
    lines.object_list = [line_of(one, said, counts) for one in shown.object_list]
    uploads = Upload.objects.order_by("-at", "-id")[:5]
    return DocumentsPage(
        lines=lines,
        uploads=tuple(_upload_lines(list(uploads))),
        query=query,
        kind=kind,
        kinds=tuple((str(value), str(label)) for value, label in SourceDocument._meta.get_field("kind").choices or ()),
        may_add=can_add_documents(seen_by),
        add_url=reverse("evidence:add"),
        clear=sum(clear_rules().values()) if can_confirm_finding(seen_by) else 0,
        clear_url=reverse("evidence:confirm_clear"),
    )


def upload_page(*, upload: Upload) -> UploadPage:
    """An upload with the state of each file."""
    items = UploadItem.objects.filter(upload=upload).select_related("document").order_by("place")
    return UploadPage(
        upload=_upload_lines([upload])[0],
        items=tuple(
            ItemLine(
                name=item.name,
                reading=item.reading,
                reading_label=str(Reading(item.reading).label),
                problem=item.problem,
                document_id=item.document_id,
                document_url=reverse("evidence:document", args=[item.document_id]) if item.document_id else "",
                title=str(item.document) if item.document else "",
            )
            for item in items
        ),
        progress_url=reverse("evidence:upload", args=[upload.pk]),
    )


def document_page(*, document: SourceDocument, seen_by: Asker) -> DocumentPage:
    """One document for its own page."""
    head = document.leading or document
    versions = list(SourceDocument.objects.filter(Q(pk=head.pk) | Q(leading=head)).order_by("read_at", "id"))
    counts = _counts([one.pk for one in versions])
    kinds = Counter(
        dict(
            Finding.objects.live()
            .filter(document=document, none_identified=False)  # "no need was identified" is in no count of needs
            .values_list("kind")
            .annotate(n=Count("id"))
            .order_by()
        )
    )
    said = names()
    waits = any(one.kinship == Kinship.PROPOSED for one in versions) and len(versions) > 1
    return DocumentPage(
        document=line_of(document, said, counts),
        body=document.body,
        session=document.session,
        job_number=document.job_number,
        pages=document.pages,
        sha256=document.sha256,
        read_at=document.read_at,
        file_url=reverse("evidence:file", args=[document.pk]),
        problems=tuple(document.problems),
        versions=tuple(line_of(one, said, counts) for one in versions),
        changes=changes_of(head),
        review_url=reverse("evidence:review", args=[document.state, document.cycle])
        if document.state and document.cycle
        else "",
        passages=document.passages.count(),
        kinds=tuple(kinds.items()),
        may_decide=can_confirm_finding(seen_by, document),
        may_group=can_edit_register(seen_by),
        may_publish=can_publish(seen_by, document) and document.audience != Audience.PUBLIC,
        grouping_waits=waits,
        confirm_versions_url=reverse("evidence:confirm_versions", args=[head.pk]),
        part_url=reverse("evidence:part", args=[document.pk]),
        join_url=reverse("evidence:join", args=[document.pk]),
        publish_url=reverse("evidence:publish", args=[document.pk]),
    )


def changes_of(head: SourceDocument) -> tuple[ChangeLine, ...]:
    """What the corrigenda of a text ask for."""
    found = (
        Change.objects.filter(Q(document=head) | Q(document__leading=head))
        .select_related("passage", "corrected")
        .order_by("document", "passage__number", "id")
    )
    return tuple(
        ChangeLine(
            id=one.pk,
            said=one.passage.text,
            before=one.corrected.text if one.corrected else one.old,
            after=one.after if one.corrected else one.new,
            act=one.act,
            status=one.status,
            status_label=str(one.get_status_display()),
            certain=one.corrected_id is not None,
            apply_url=reverse("evidence:apply_change", args=[one.pk]),
            reject_url=reverse("evidence:reject_change", args=[one.pk]),
            corrected_url=f"{reverse('evidence:desk', args=[one.corrected.document_id])}#passage-{one.corrected.number}"
            if one.corrected
            else "",
        )
        for one in found
    )


def line_of(one: SourceDocument, said: Names, counts: dict[UUID, tuple[int, int]] | None = None) -> DocumentLine:
    """A document as a line of a list."""
    proposed, decided = (counts or {}).get(one.pk, (0, 0))
    return DocumentLine(
        id=one.pk,
        url=reverse("evidence:document", args=[one.pk]),
        desk_url=reverse("evidence:desk", args=[one.pk]),
        title=one.title or one.name,
        name=one.name,
        symbol=one.symbol,
        kind=one.kind,
        kind_label=str(one.get_kind_display()),
        language=one.language,
        language_label=str(one.get_language_display()),
        date=one.date,
        state=one.state,
        state_name=said.state(one.state),
        cycle_name=said.cycle(one.cycle),
        relation=one.relation,
        relation_label=str(Relation(one.relation).label),
        because_label=str(one.get_because_display()),
        kinship=one.kinship,
        kinship_label=str(one.get_kinship_display()),
        audience=one.audience,
        audience_label=str(Audience(one.audience).label),
        media_type=one.media_type,
        problems=len(one.problems),
        proposed=proposed,
        decided=decided,
    )


def _counts(documents: list[UUID]) -> dict[UUID, tuple[int, int]]:
    """Of each document: outcomes that wait and outcomes decided."""
    rows = (
        Finding.objects.live()
        .filter(document__in=documents)
        .values_list("document")
        .annotate(
            waits=Count("id", filter=Q(status=Status.PROPOSED)), done=Count("id", filter=~Q(status=Status.PROPOSED))
        )
        .order_by()
    )
    return {document: (waits, done) for document, waits, done in rows}


def _upload_lines(uploads: list[Upload]) -> list[UploadLine]:
    rows = (
        UploadItem.objects.filter(upload__in=uploads)
        .values_list("upload", "reading")
        .annotate(n=Count("id"))
        .order_by()
    )
    counts: dict[UUID, Counter[str]] = {one.pk: Counter() for one in uploads}
    for upload, reading, n in rows:
        counts[upload][reading] += n
    return [
        UploadLine(
            id=one.pk,
            url=reverse("evidence:upload", args=[one.pk]),
            name=one.name,
            at=one.at,
            total=counts[one.pk].total(),
            read=counts[one.pk][Reading.READ],
            known=counts[one.pk][Reading.KNOWN],
            failed=counts[one.pk][Reading.FAILED],
            waiting=counts[one.pk][Reading.WAITING] + counts[one.pk][Reading.READING],
        )
        for one in uploads
    ]
