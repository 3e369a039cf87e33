"""Which documents a corpus of this kind, cycle and date would hold now."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from merida.site.evidence.choices import DocumentKind
from merida.site.evidence.models import SourceDocument


def eligible(
    document_kind: str = DocumentKind.EXECUTIVE_SUMMARY, cycle: int | None = None, published_by: date | None = None
) -> list[SourceDocument]:
    """The counted documents that such a corpus would hold, one a review: the latest, if there are several texts."""
    found: QuerySet[SourceDocument] = SourceDocument.objects.leading().filter(kind=document_kind).exclude(state="")
    if cycle is not None:
        found = found.filter(cycle=cycle)
    if published_by is not None:
        found = found.filter(date__lte=published_by)
    by_review: dict[tuple[str, int | None], SourceDocument] = {}
    for one in found.order_by("date", "read_at", "id"):
        by_review[one.state, one.cycle] = one
    return list(by_review.values())
