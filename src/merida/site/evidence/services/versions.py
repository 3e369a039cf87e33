"""Which documents are versions of one text: proposed when a document comes, decided by a person, counted once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from merida.site.evidence import kinship
from merida.site.evidence.choices import Because, Kinship, Relation, Status
from merida.site.evidence.models import Figure, Finding, Passage, SourceDocument, Statement
from merida.site.evidence.permissions import can_edit_register
from merida.site.evidence.services.corrections import propose_changes
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.provenance.asking import current
from merida.site.provenance.services import record_decision

_SEARCHED = (Relation.LEADING, Relation.TRANSLATION, Relation.CORRIGENDUM)


def place_among_versions(document: SourceDocument) -> None:
    """Find the document's place among those that may be the same text, and the others' anew where nobody decided."""
    known = [one for one in _candidates(document) if one.kinship != Kinship.PARTED]
    _arrange([one for one in known if one.pk != document.pk] + [document])
    for corrigendum in {one.pk: one for one in [*known, document]}.values():
        if corrigendum.relation == Relation.CORRIGENDUM:
            propose_changes(corrigendum)


@transaction.atomic
def confirm_versions(*, document: SourceDocument, by: Person, at: datetime) -> None:
    """A person holds the proposed versions of a text to be so."""
    require(can_edit_register(current()))
    for one in SourceDocument.objects.filter(Q(pk=document.pk) | Q(leading=document)).select_for_update():
        _decide(one, "confirm_versions", {"kinship": Kinship.CONFIRMED}, by, at)


@transaction.atomic
def part_document(*, document: SourceDocument, by: Person, at: datetime, because: str = "") -> None:
    """A person says that a document is a text of its own: it is counted by itself."""
    require(can_edit_register(current()))
    leading = document.leading
    after = {"kinship": Kinship.PARTED, "relation": Relation.LEADING, "leading": None, "because": Because.PERSON}
    _decide(document, "part_document", after, by, at, because)
    _count(document)
    if leading is None:
        _arrange(list(SourceDocument.objects.filter(leading=document)))


@transaction.atomic
def join_documents(
    *, document: SourceDocument, leading: SourceDocument, relation: str, by: Person, at: datetime, because: str = ""
) -> None:
    """A person says that a document is a version of another."""
    require(can_edit_register(current()))
    head = leading.leading or leading
    if head.pk == document.pk:
        return
    after = {
        "kinship": Kinship.CONFIRMED, "relation": relation, "leading": head, "because": Because.PERSON,
    }  # fmt: skip
    SourceDocument.objects.filter(leading=document).update(leading=head)
    _decide(document, "join_documents", after, by, at, because)
    _count(document)
    if relation == Relation.CORRIGENDUM:
        propose_changes(document)


def _candidates(document: SourceDocument) -> Iterable[SourceDocument]:
    shared = Q(pk=document.pk)
    if document.symbol:
        shared |= Q(symbol__istartswith=kinship.symbol(document.symbol).base)
    if document.job_number:
        shared |= Q(job_number__istartswith=kinship.job(document.job_number))
    if document.state and document.cycle:
        shared |= Q(state=document.state, cycle=document.cycle, kind=document.kind)
    return SourceDocument.objects.filter(shared).order_by("read_at", "id").select_for_update()


def _arrange(documents: list[SourceDocument]) -> None:
    by_key = {str(one.pk): one for one in documents}
    if not by_key:
        return
    decided = set(
        Finding.objects.filter(document__in=documents, closed_at__isnull=True)
        .exclude(status=Status.PROPOSED)
        .values_list("document_id", flat=True)
    )
    facts = [
        kinship.Facts(
            id=key, kind=one.kind, symbol=one.symbol or None, job_number=one.job_number or None,
            language=one.language or None, media_type=one.media_type, state=one.state or None, cycle=one.cycle,
            decided=one.pk in decided, place=place,
        )
        for place, (key, one) in enumerate(sorted(by_key.items(), key=lambda pair: (pair[1].read_at, pair[0])))
    ]  # fmt: skip
    for family in kinship.families(facts):
        for kin in family:
            _place(by_key[kin.id], by_key.get(kin.of or ""), kin)


def _place(document: SourceDocument, leading: SourceDocument | None, kin: kinship.Kin) -> None:
    if document.kinship == Kinship.CONFIRMED and document.leading_id is not None:
        return
    before = (document.leading_id, document.relation, document.because)
    document.leading, document.relation, document.because = leading, kin.relation, kin.because
    if before != (document.leading_id, document.relation, document.because):
        document.save(update_fields=["leading", "relation", "because"])
        _count(document)


def _count(document: SourceDocument) -> None:
    """Tell the rows of a document whether they are counted and searched."""
    counted = document.relation == Relation.LEADING
    searched = document.relation in _SEARCHED
    for model in (Finding, Statement, Figure):
        model.objects.filter(document=document).exclude(counted=counted).update(counted=counted)
    Passage.objects.filter(document=document).exclude(searched=searched).update(searched=searched)


def _decide(
    document: SourceDocument, act: str, after: dict[str, Any], by: Person, at: datetime, because: str = ""
) -> None:
    before = {name: _plain(getattr(document, name)) for name in after}
    for name, value in after.items():
        setattr(document, name, value)
    document.save(update_fields=list(after))
    said = {name: _plain(value) for name, value in after.items()}
    record_decision(act=act, subject=document, before=before, after=said, by=by, at=at, because=because)


def _plain(value: Any) -> Any:
    return str(value.pk) if isinstance(value, SourceDocument) else value
