"""A document read becomes rows: masthead, passages, proposals, all in one transaction, under one audience."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from merida.finding.values import Extracts
from merida.reading.lines import passage_lines
from merida.reading.values import Document
from merida.site.evidence.coding import under
from merida.site.evidence.folding import search_text
from merida.site.evidence.models import Figure, Finding, Passage, SourceDocument, Statement, Upload, UploadItem
from merida.site.evidence.services.versions import place_among_versions
from merida.site.evidence.stage import Read
from merida.site.people.choices import OrganisationKind
from merida.site.people.models import Organisation
from merida.site.provenance.choices import Audience
from merida.site.provenance.models import Source
from merida.site.provenance.services import Restrictions, handling_of, inherited

_REVIEWS = UUID("5f0f8a54-53c9-4a1d-9f2b-6d1f2c3b7a10")
_QUOTED = re.compile(r"\s*“[^”]*”")
_NARROWER = [Audience.PUBLIC, Audience.MEMBERS, Audience.ORGANISATIONS, Audience.REVIEW_TEAM, Audience.ORIGINATOR]
_COLUMNS = ("source", "footnotes", "marks", "cell", "pieces")


def review_team(state: str | None, cycle: int | None) -> UUID | None:
    """The key of a review's team: the same everywhere, without a row that would betray a review."""
    return uuid5(_REVIEWS, f"{state}:{cycle}") if state and cycle else None


def store_document(*, upload: Upload, item: UploadItem, read: Read, at: datetime) -> tuple[SourceDocument, bool]:
    """The document and whether it is new; the same file from the same owner is the document that is here already."""
    source = item.source
    assert source is not None
    known = SourceDocument.objects.filter(source=source).first()
    if known is not None:
        return known, False
    extracts = read.extracts
    restrictions = restrictions_of(extracts.document, upload)
    Source.objects.filter(pk=source.pk).update(
        media_type=extracts.document.media_type[:100], **restrictions.as_fields()
    )
    document = _document(extracts.document, source, upload, item, restrictions, at)
    document.sheets = [list(sheet) for sheet in read.sheets]
    document.save(force_insert=True)
    passages = Passage.objects.bulk_create(_passages(extracts.document, document))
    by_number = {passage.number: passage for passage in passages}
    Finding.objects.bulk_create(_findings(extracts, document, by_number))
    Statement.objects.bulk_create(_statements(extracts, document, by_number))
    Figure.objects.bulk_create(_figures(extracts, document, by_number))
    place_among_versions(document)
    return document, True


def restrictions_of(document: Document, upload: Upload) -> Restrictions:
    """Who may see a document: as its kind says, never wider than the person said, and public only with a symbol."""
    of_state = Organisation.objects.filter(kind=OrganisationKind.STATE, jurisdiction=document.state or "-")
    # A State may have several authorities here: the one that handed it in keeps the say.
    state = of_state.filter(pk=str(upload.originator_id)).first() or of_state.first()
    found = handling_of(
        upload.kind or document.kind,
        originator=upload.originator_id,
        state=state.pk if state else None,
        team=review_team(document.state, document.cycle),
    )
    if found.audience == Audience.PUBLIC and not document.symbol and not upload.kind:
        found = replace(found, audience=Audience.MEMBERS)
    if upload.kept_to and _NARROWER.index(Audience(upload.kept_to)) > _NARROWER.index(Audience(found.audience)):
        found = replace(found, audience=upload.kept_to)
    return found


def rule_of(kind: str, language: str | None, why: str) -> str:
    """A reason without the words it quotes: what many proposals share."""
    return f"{kind}, {language or '-'}: {_QUOTED.sub('', why)}"[:200]


def _document(
    read: Document, source: Source, upload: Upload, item: UploadItem, restrictions: Restrictions, at: datetime
) -> SourceDocument:
    return SourceDocument(
        source=source,
        sha256=read.id,
        name=item.name,
        media_type=read.media_type[:100],
        kind=upload.kind or read.kind,
        symbol=(read.symbol or "")[:100],
        job_number=(read.job_number or "")[:40],
        language=read.language or "",
        date=_day(read.date),
        title=read.title or "",
        body=read.body or "",
        session=read.session,
        agenda_item=(read.agenda_item or "")[:20],
        state=read.state or "",
        cycle=read.cycle,
        pages=read.pages,
        problems=[{"code": one.code, "message": one.message, "page": one.page} for one in read.problems],
        read_at=at,
        **restrictions.as_fields(),
    )


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None


def _passages(read: Document, document: SourceDocument) -> list[Passage]:
    shared: dict[str, Any] = inherited(document) | {
        "document": document,
        "language": document.language,
        "state": document.state,
        "cycle": document.cycle,
        "document_kind": document.kind,
    }
    return [
        Passage(
            number=passage.number,
            role=passage.role,
            text=_whole(passage.text),
            label=(passage.label or "")[:40],
            headings=[_whole(heading) for heading in passage.headings],
            page=passage.page,
            level=passage.level,
            line={name: line[name] for name in _COLUMNS if name in line},
            search_text=search_text(passage.text),
            **shared,
        )
        for passage, line in zip(read.passages, passage_lines(read), strict=True)
    ]


def _whole(text: str) -> str:
    """PostgreSQL keeps every sign but NUL."""
    return text.replace("\x00", "\ufffd")


def _shared(one: Any, document: SourceDocument, passages: dict[int, Passage]) -> dict[str, Any]:
    passage = passages[int(one.passage.rpartition("#")[2])]
    return inherited(document) | {
        "document": document,
        "passage": passage,
        "number": passage.number,
        "start": one.start,
        "end": one.end,
        "text": _whole(one.text),
        "provisions": list(one.provisions),
        "language": document.language,
        "state": document.state,
        "cycle": document.cycle,
        "document_kind": document.kind,
    }


def _findings(extracts: Extracts, document: SourceDocument, passages: dict[int, Passage]) -> list[Finding]:
    return [
        Finding(
            kind=one.kind,
            force=one.force or "",
            categories=list(one.categories),
            topics=list(one.topics),
            inherited=one.inherited,
            none_identified=one.none_identified,
            why=one.why,
            rule=rule_of(one.kind, document.language, one.why),
            under=under(one.provisions),
            **_shared(one, document, passages),
        )
        for one in extracts.findings
    ]


def _statements(extracts: Extracts, document: SourceDocument, passages: dict[int, Passage]) -> list[Statement]:
    return [
        Statement(
            speaker=(one.speaker or "")[:300],
            role=one.role or "",
            quantifier=one.quantifier or "",
            speaking_state=one.state or "",
            verb=one.verb[:100],
            verbs_also=[verb[:100] for verb in one.verbs_also],
            antecedent=(one.antecedent or "")[:300],
            topics=list(one.topics),
            why=one.why,
            rule=rule_of(one.role or "statement", document.language, one.why),
            **_shared(one, document, passages),
        )
        for one in extracts.statements
    ]


def _figures(extracts: Extracts, document: SourceDocument, passages: dict[int, Passage]) -> list[Figure]:
    return [
        Figure(
            value=one.value[:40],
            qualifier=one.qualifier,
            unit=(one.unit or "")[:100],
            unit_raw=(one.unit_raw or "")[:100],
            measure=one.measure or "",
            row=(one.row or "")[:300],
            column=(one.column or "")[:300],
            rule=rule_of("figure", document.language, one.qualifier),
            **_shared(one, document, passages),
        )
        for one in extracts.figures
    ]
